/*
 * A little contacts service that must never be copied: it answers without
 * reading request bodies and goes on with the kept connection. It exists so that
 * the smuggling test is known to be able to fail: tests/hostile/run starts it behind the
 * shipped nginx files in place of contactsd and expects the attack to succeed.
 *
 * It believes ACCOUNT_ID, keeps contacts in memory, and takes the account of a key from
 * the key itself: ck_ and the account's number in hexadecimal, zeroes in front.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fcgiapp.h>

enum { THREADS = 64, CONTACTS = 4096, PHONE = 24, NAME = 64, DATABASE_MICROSECONDS = 1000 };

static struct contact {
	long account; /* 0: free */
	char phone[PHONE];
	char name[NAME];
} contacts[CONTACTS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *
parameter(FCGX_Request *request, const char *name)
{
	const char *value = FCGX_GetParam(name, request->envp);

	return value != NULL ? value : "";
}

static struct contact *
find(long account, const char *phone)
{
	for (int i = 0; i < CONTACTS; i++)
		if (contacts[i].account == account &&
		    (phone == NULL || strcmp(contacts[i].phone, phone) == 0))
			return &contacts[i];
	return NULL;
}

/* The text behind "key":" in a document, up to the next quote. */
static void
member(const char *document, const char *key, char *value, size_t size)
{
	const char *start = strstr(document, key);

	start = start != NULL ? strchr(start + strlen(key), ':') : NULL;
	start = start != NULL ? strchr(start, '"') : NULL;
	snprintf(value, size, "%.*s", start != NULL ? (int)strcspn(start + 1, "\"") : 0,
	    start != NULL ? start + 1 : "");
}

static void
answer(FCGX_Request *request, int status, const char *headers, const char *body)
{
	FCGX_FPrintF(request->out,
	    "Status: %d\r\n%sContent-Type: application/json; charset=utf-8\r\n"
	    "Content-Length: %d\r\n\r\n",
	    status, headers, (int)strlen(body));
	FCGX_PutS(body, request->out);
}

static void
answer_contact(FCGX_Request *request, const struct contact *contact, bool listed)
{
	char body[256];

	snprintf(body, sizeof(body),
	    listed ? "{\"success\":true,\"contacts\":[{\"phone\":\"%s\",\"first_name\":\"%s\"}]}" :
		     "{\"success\":true,\"contact\":{\"phone\":\"%s\",\"first_name\":\"%s\"}}",
	    contact->phone, contact->name);
	answer(request, 200, "", body);
}

static void
refuse(FCGX_Request *request, int status)
{
	char body[128];

	snprintf(body, sizeof(body), "{\"success\":false,\"error\":{\"request_id\":\"%s\"}}",
	    parameter(request, "REQUEST_ID"));
	answer(request, status, "", body);
}

static void
upsert(FCGX_Request *request, long account)
{
	char document[8192], phone[PHONE], name[NAME];
	int size;
	struct contact *contact;

	/* The mistake: what is refused is left where it is, unread or half read. */
	if (strstr(parameter(request, "HTTP_CONTENT_TYPE"), "json") == NULL) {
		refuse(request, 415);
		return;
	}
	size = FCGX_GetStr(document, sizeof(document) - 1, request->in);
	if (size == sizeof(document) - 1) {
		refuse(request, 400);
		return;
	}
	document[size > 0 ? size : 0] = '\0';
	member(document, "\"phone\"", phone, sizeof(phone));
	member(document, "\"first_name\"", name, sizeof(name));
	if ((contact = find(account, phone)) == NULL && (contact = find(0, NULL)) == NULL) {
		refuse(request, 503);
		return;
	}
	contact->account = account;
	memcpy(contact->phone, phone, sizeof(phone));
	memcpy(contact->name, name, sizeof(name));
	answer_contact(request, contact, false);
}

static void
serve(FCGX_Request *request)
{
	const char *method = parameter(request, "REQUEST_METHOD");
	const char *uri = parameter(request, "REQUEST_URI");
	const char *key = strstr(parameter(request, "HTTP_AUTHORIZATION"), "ck_");
	const char *phone = strstr(uri, "/contacts/");
	long account = atol(parameter(request, "ACCOUNT_ID"));
	struct contact *contact;
	char headers[128];

	if (*parameter(request, "INTERNAL_ROUTE") != '\0') {
		account = key != NULL ? strtol(key + strlen("ck_"), NULL, 16) : 0;
		snprintf(headers, sizeof(headers),
		    "X-Account-Id: %ld\r\nX-Key-Id: 1\r\nX-Key-Scopes: 3\r\nX-Key-Rate-Limit: 0\r\n",
		    account);
		answer(request, account > 0 ? 200 : 401, headers, "{}");
		return;
	}
	fprintf(stderr, "request_id=%s account=%ld %s\n", parameter(request, "REQUEST_ID"), account,
	    method);
	if (phone != NULL) {
		phone += strlen("/contacts/");
		phone += strncmp(phone, "cnt_", 4) == 0 ? 4 : 0;
		if ((contact = find(account, phone)) == NULL) {
			refuse(request, 404);
		} else if (strcmp(method, "DELETE") == 0) {
			contact->account = 0;
			answer(request, 200, "", "{\"success\":true}");
		} else {
			answer_contact(request, contact, false);
		}
	} else if (strcmp(method, "POST") == 0 && strcmp(uri, "/v1/contacts") == 0) {
		upsert(request, account);
	} else if (strcmp(method, "GET") == 0 && (contact = find(account, NULL)) != NULL) {
		answer_contact(request, contact, true);
	} else if (strcmp(method, "GET") == 0) {
		answer(request, 200, "", "{\"success\":true,\"status\":\"ok\",\"contacts\":[]}");
	} else {
		refuse(request, 405);
	}
}

static void *
work(void *argument)
{
	FCGX_Request request;

	FCGX_InitRequest(&request, *(int *)argument, 0);
	while (FCGX_Accept_r(&request) == 0) {
		usleep(DATABASE_MICROSECONDS);
		pthread_mutex_lock(&lock);
		serve(&request);
		pthread_mutex_unlock(&lock);
		FCGX_Finish_r(&request);
	}
	return NULL;
}

int
main(void)
{
	const char *path = getenv("CONTACTSD_SOCKET");
	/* A socket that was handed over is descriptor 3. */
	int listener = 3;
	pthread_t thread;

	FCGX_Init();
	if (getenv("LISTEN_FDS") == NULL)
		listener = FCGX_OpenSocket(path, 1024);
	for (int i = 1; i < THREADS; i++)
		pthread_create(&thread, NULL, work, &listener);
	work(&listener);
	return 0;
}
