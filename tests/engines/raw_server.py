"""A server on this computer that writes the bytes of an answer as a test says: torn, doubled, packed, misnamed."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.engines.loopback import TOKEN, TOKEN_PATH, Plan, events_of
from tests.engines.serving import QuietHandler, Serving

if TYPE_CHECKING:
    from collections.abc import Callable

    Answering = Callable[["RawHandler", list[bytes]], None]


class RawServer(Serving):
    """`answering` gets the handler and the events of `plan`, their letters unescaped, and writes the whole answer."""

    def __init__(self, answering: Answering, plan: Plan | None = None) -> None:
        self.answering, self.plan = answering, plan or Plan()
        self.heads: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        super().__init__(type("Handler", (RawHandler,), {"raw": self}), "raw-server")


class RawHandler(QuietHandler):
    raw: RawServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path == TOKEN_PATH:
            given = {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"}
            self.whole(200, json.dumps(given).encode(), "application/json")
            return
        self.raw.heads.append({name.lower(): value for name, value in self.headers.items()})
        self.raw.bodies.append(body)
        events = events_of(self.path, self.raw.plan)
        self.raw.answering(self, [_unescaped(event) for event in events or ()])

    def whole(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        """One answer of known length."""
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def begin(self, kind: str = "text/event-stream", **headers: str) -> None:
        """The head of an answer that ends where the connection does."""
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.close_connection = True

    def write(self, piece: bytes) -> None:
        self.wfile.write(piece)
        self.wfile.flush()

    def hang_up(self) -> None:
        """Close at once, between two bytes."""
        self.wfile.flush()
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


def _unescaped(event: bytes) -> bytes:
    """The same event with its letters as they are: JSON's escapes would leave nothing to tear apart."""
    head, mark, data = event.decode().partition("data: ")
    with suppress(ValueError):
        data = json.dumps(json.loads(data), ensure_ascii=False) + "\n\n"
    return f"{head}{mark}{data}".encode()
