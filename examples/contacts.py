#!/usr/bin/env python3
"""The API from Python 3, with nothing installed. After deploy/quickstart:

    . var/env
    python3 examples/contacts.py

A client written for the hosted service needs two lines changed: base and key.
"""
import json
import os
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request

base = os.environ["CONTACTS_URL"]
key = os.environ["CONTACTS_API_KEY"]
# A certificate of a public authority needs no file.
trust = ssl.create_default_context(cafile=os.environ.get("CONTACTS_CA_FILE"))


class Refused(Exception):
    def __init__(self, status, error):
        super().__init__(error["message"])
        self.status = status
        self.code = error["code"]
        self.details = error["details"]


def call(method, path, body=None, **headers):
    """One call. Waits and tries again when the service says so; every call may be repeated."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers["Authorization"] = f"Bearer {key}"
    if body is not None:
        headers["Content-Type"] = "application/json"
        body = json.dumps(body).encode()
    request = urllib.request.Request(f"{base}/v1{path}", body, headers, method=method)
    for attempt in range(1, 6):
        try:
            with urllib.request.urlopen(request, context=trust) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as answer:
            if answer.code not in (429, 503) or attempt == 5:
                raise Refused(answer.code, json.load(answer)["error"]) from None
            time.sleep(int(answer.headers.get("Retry-After", 1)))


def all_contacts(**parameters):
    """Every contact of a list, page by page."""
    parameters = {"limit": 100, **parameters}
    while True:
        page = call("GET", "/contacts?" + urllib.parse.urlencode(parameters))
        yield from page["contacts"]
        parameters["cursor"] = page["pagination"]["next_cursor"]
        if parameters["cursor"] is None:
            return


phone = "15555550101"

answer = call("POST", "/contacts", {
    "phone": phone,
    "first_name": "Ana",
    "last_name": "Silva",
    "email": "ana@example.com",
    "tags": ["Lead"],
    "custom_fields": {"plan": "free", "city": "Porto"},
})
contact = answer["contact"]
print("created" if answer["created"] else "updated", contact["id"], "version", contact["version"])

page = call("GET", "/contacts?limit=20&offset=0&tag=Lead")
print(page["pagination"]["total"], "with the tag Lead")

for found in all_contacts(**{"custom_fields[city]": "Porto"}):
    print("lives in Porto:", found["id"], found["first_name"])

answer = call("POST", f"/contacts/{contact['id']}/evaluate", {"branches": [
    {"name": "paying", "filter": {"field": "custom_fields.plan", "op": "in", "value": ["pro", "team"]}},
    {"name": "lead", "filter": {"field": "tags", "op": "has", "value": "Lead"}},
]})
print("is a", answer["match"])

found = call("POST", "/contacts/search", {"limit": 20, "filter": {"all": [
    {"field": "custom_fields.city", "op": "eq", "value": "Porto"},
    {"not": {"field": "tags", "op": "has", "value": "unsubscribed"}},
]}})
print("may be written to:", found["pagination"]["total"])

# Only if nobody changed the contact since it was read.
answer = call("PATCH", f"/contacts/{contact['id']}", {"custom_fields": {"plan": "pro"}},
              If_Match=f'"{contact["version"]}"')
changed = answer["contact"]
print("plan is", changed["custom_fields"]["plan"], "version", changed["version"])

call("POST", f"/contacts/{contact['id']}/tags", {"add": ["Customer"], "remove": ["Lead"]})

try:
    call("POST", "/contacts", {"phone": "+1 555 555-0101"})
except Refused as refused:
    print(refused.status, refused.code, refused.details[0]["field"], refused.details[0]["message"])

call("DELETE", f"/contacts/{contact['id']}")
print("deleted", contact["id"])
