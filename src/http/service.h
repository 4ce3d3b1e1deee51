#ifndef SERVICE_H
#define SERVICE_H

struct request;

/* GET /v1/status: the service and its database answer (contract, part 2). */
void handle_service_status(struct request *);

#endif
