"""A keep-alive HTTPS client of the service, one connection each; and psql."""

import http.client
import json
import os
import ssl
import subprocess
import urllib.parse

URL = urllib.parse.urlsplit(os.environ["CONTACTS_URL"])
STACK = os.environ["STACK_DIR"]


def tls():
    context = ssl.create_default_context(cafile=os.environ["CONTACTS_CA_FILE"])
    context.set_alpn_protocols(["http/1.1"])
    return context


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    def is_envelope(self):
        """True of every answer the service may give (contract, part 1)."""
        try:
            document = self.json
        except ValueError:
            return False
        if self.headers.get("content-type") != "application/json; charset=utf-8":
            return False
        if self.status < 400:
            return document.get("success") is True
        return document.get("success") is False and \
            document["error"]["request_id"] == self.headers.get("x-request-id")

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Client:
    def __init__(self, key, timeout=15):
        self.key = key
        self.timeout = timeout
        self.context = tls()
        self.connection = None

    def call(self, method, path, body=None, headers=None):
        """Sends one request. A dict is sent as JSON, bytes as they are."""
        if isinstance(body, dict):
            body = json.dumps(body).encode()
        sent = {"Authorization": "Bearer " + self.key}
        if body is not None:
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                URL.hostname, URL.port, timeout=self.timeout, context=self.context)
        try:
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except Exception:
            self.close()
            raise

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def sql(query):
    return subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", query], check=True,
                          capture_output=True, text=True).stdout.strip()


def new_account(name):
    return int(sql(f"SELECT contacts.create_account('{name}')"))


def new_key(account, scopes="array['contacts:read', 'contacts:write']", limit="NULL"):
    return sql(f"SELECT contacts.create_key({account}, 'test', {scopes}, {limit}, NULL)")
