#ifndef SERVICE_H
#define SERVICE_H

struct request;

/* GET /v1/status, and nginx's GET /readyz: do the service and its database answer (contract, parts 1 and 2)? */
void handle_service_status(struct request *);

#endif
