"""FastCGI records, and a client that may break every rule of the protocol."""

import socket
import struct

BEGIN_REQUEST, ABORT_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT, STDERR = range(1, 8)
GET_VALUES = 9
KEEP_CONNECTION = 1


def header(kind, request, length, padding=0):
    return struct.pack(">BBHHBB", 1, kind, request, length, padding, 0)


def record(kind, content=b"", request=1, padded=True):
    padding = -len(content) % 8 if padded else 0
    return header(kind, request, len(content), padding) + content + b"\0" * padding


def begin(request=1, flags=KEEP_CONNECTION, role=1):
    return record(BEGIN_REQUEST, struct.pack(">HB5x", role, flags), request)


def _length(size):
    return struct.pack(">B", size) if size < 128 else struct.pack(">I", size | 0x80000000)


def pairs(parameters):
    packed = b""
    for name, value in parameters.items():
        name, value = name.encode(), str(value).encode()
        packed += _length(len(name)) + _length(len(value)) + name + value
    return packed


def stream(kind, content, request=1):
    """Content in records of 32 KiB, as nginx cuts it, and the empty one that ends it."""
    return b"".join(record(kind, content[start:start + 32768], request)
                    for start in range(0, len(content), 32768)) + record(kind, b"", request)


def request(parameters, body=b"", request=1, flags=KEEP_CONNECTION):
    """A whole well-formed request as bytes."""
    return (begin(request, flags) + stream(PARAMS, pairs(parameters), request) +
            stream(STDIN, body, request))


def parameters(method, uri, account, body=b"", **more):
    """What nginx would send (deploy/nginx), already authenticated."""
    values = {
        "REQUEST_METHOD": method,
        "REQUEST_URI": uri,
        "QUERY_STRING": uri.partition("?")[2],
        "HTTP_CONTENT_TYPE": "application/json" if body else "",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "REQUEST_ID": "0123456789abcdef0123456789abcdef",
        "ACCOUNT_ID": str(account),
        "KEY_ID": "1",
        "KEY_SCOPES": "3",
        "KEY_RATE_LIMIT": "0",
    }
    values.update(more)
    return {name: value for name, value in values.items() if value is not None}


class Connection:
    """A connection to the application's socket."""

    def __init__(self, path, timeout=8):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(timeout)
        self.socket.connect(path)

    def send(self, data):
        """False when the application has closed the connection."""
        try:
            self.socket.sendall(data)
            return True
        except (BrokenPipeError, ConnectionResetError):
            return False

    def read(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    def answer(self):
        """The answer as bytes, or None when the connection ended without a whole one."""
        output = b""
        try:
            while True:
                _, kind, _, length, padding, _ = struct.unpack(">BBHHBB", self.read(8))
                content = self.read(length + padding)[:length]
                if kind == STDOUT:
                    output += content
                elif kind == END_REQUEST:
                    return output
        except (EOFError, ConnectionResetError):
            return None

    def ask(self, parameters, body=b"", flags=KEEP_CONNECTION):
        self.send(request(parameters, body, flags=flags))
        return self.answer()

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def status_of(output):
    """The HTTP status of an answer, or None."""
    if output is None:
        return None
    for line in output.split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
        if line.lower().startswith(b"status:"):
            return int(line.split()[1])
    return 200
