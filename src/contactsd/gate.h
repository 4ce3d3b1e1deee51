#ifndef GATE_H
#define GATE_H

struct request;

/*
 * What every request passes before its handler: nginx's question about a key,
 * the identity nginx learned, the rate of the key, the route, its scopes, the
 * kind of body. Refused requests are answered here.
 */
void gate_enter(struct request *);

#endif
