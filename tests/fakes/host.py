"""A host on this computer for tests: its manners, its log, and every way to misbehave.

What a family of search systems answers is its own fake's (`answer`); this is what all hosts share:
robots.txt, a session cookie, redirects, slow and broken answers, 429 and 503, a captive portal.
"""

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, urlsplit

HTML = "text/html"
JSON = "application/json; charset=UTF-8"
MISSING = (404, b"<html><body>Not Found</body></html>", HTML)
COOKIE = "fake_session=1"


# --- ways to misbehave ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Status:
    """Answer with this status."""

    code: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b"sorry"


@dataclass(frozen=True, slots=True)
class Page:
    """Answer with this page instead."""

    body: bytes
    content_type: str = HTML


@dataclass(frozen=True, slots=True)
class Change:
    """Answer with the right body, changed."""

    how: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class BreakOff:
    """Promise the whole body, send half of it, hang up."""


@dataclass(frozen=True, slots=True)
class Reset:
    """Hang up without a word."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Say nothing until the event is set (at most a minute)."""

    until: threading.Event


@dataclass(frozen=True, slots=True)
class Call:
    """Do something first, then answer as ever."""

    what: Callable[[], None]


Fault = Status | Page | Change | BreakOff | Reset | Hold | Call

CAPTIVE_PORTAL = """<html><head><title>Free Wi-Fi</title></head><body>
<form action="/login"><p>Wi-Fi をご利用になるにはログインしてください</p>
<input type="password" name="p"></form></body></html>""".encode()


def redirect(target: str) -> Status:
    """A redirect to `target`."""
    return Status(302, (("Location", target),), b"")


@dataclass(slots=True)
class _Planned:
    part: str
    fault: Fault
    left: int | None


# --- the server ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """A request that came in.

    Attributes:
        path: with its query.
        fields: of the form or the query, decoded.
        started: seconds (monotonic).
        at_once: how many requests were under way, this one included.
    """

    method: str
    path: str
    fields: tuple[tuple[str, str], ...]
    agent: str
    started: float
    at_once: int

    def value(self, name: str) -> str | None:
        return dict(self.fields).get(name)


class FakeHost:
    """The server; a context manager that serves as long as it is open.

    Attributes:
        encoding: of forms and queries.
        robots: the text of robots.txt; None answers 404.
        cookie_from: the beginning of a path whose answer sets a session cookie, without which
            everything else is answered by `stranger`; None where no cookie is needed.
        log: every request, in the order they came.
    """

    encoding = "utf-8"

    def __init__(self, port: int = 0) -> None:
        self.robots: bytes | None = None
        self.cookie_from: str | None = None
        self.log: list[Request] = []
        self._planned: list[_Planned] = []
        self._guard = threading.Lock()
        self._under_way = 0
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.fake = self
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        """Status, body and type of the right answer."""
        raise NotImplementedError

    def stranger(self) -> bytes:
        """What someone without the session cookie is shown."""
        return b"<html><body>Session expired.</body></html>"

    def reply(
        self, method: str, path: str, fields: list[tuple[str, str]], cookie: str
    ) -> tuple[int, bytes, str, tuple[tuple[str, str], ...]]:
        """The right answer, with its headers."""
        if path == "/robots.txt":
            if self.robots is None:
                return (*MISSING, ())
            return 200, self.robots, "text/plain", ()
        if self.cookie_from is not None and COOKIE not in cookie:
            if not path.startswith(self.cookie_from):
                return 200, self.stranger(), HTML, ()
            return (*self.answer(method, path, fields), (("Set-Cookie", f"{COOKIE}; Path=/"),))
        return (*self.answer(method, path, fields), ())

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.02)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def root(self) -> str:
        """The server's address, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def fail(self, part: str, fault: Fault, *, times: int | None = 1) -> None:
        """Misbehave on the next `times` requests (None: for ever) whose path holds `part`."""
        with self._guard:
            self._planned.append(_Planned(part, fault, times))

    def asked(self, part: str) -> list[Request]:
        """The requests whose path holds `part`."""
        return [request for request in self.log if part in request.path]

    def enter(self, handler: BaseHTTPRequestHandler, fields: list[tuple[str, str]]) -> Fault | None:
        """Note a request down; gives the fault that is planned for it."""
        with self._guard:
            self._under_way += 1
            agent = handler.headers.get("User-Agent", "")
            self.log.append(
                Request(
                    handler.command,
                    handler.path,
                    tuple(fields),
                    agent,
                    time.monotonic(),
                    self._under_way,
                )
            )
            for planned in self._planned:
                if planned.part in handler.path and planned.left != 0:
                    if planned.left is not None:
                        planned.left -= 1
                    return planned.fault
        return None

    def leave(self) -> None:
        with self._guard:
            self._under_way -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeHost

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is no fault of the server's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True  # head and body are two writes; do not wait between them
    server: _Server

    def do_GET(self) -> None:
        self._serve(
            parse_qsl(
                urlsplit(self.path).query,
                keep_blank_values=True,
                encoding=self.server.fake.encoding,
            )
        )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode("ascii")
        self._serve(parse_qsl(body, keep_blank_values=True, encoding=self.server.fake.encoding))

    def _serve(self, fields: list[tuple[str, str]]) -> None:
        fault = self.server.fake.enter(self, fields)
        self._under_way = True
        try:
            self._misbehave(fault, fields)
        except (BrokenPipeError, ConnectionResetError):  # the other side gave up
            self.close_connection = True
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._under_way:
            self._under_way = False
            self.server.fake.leave()

    def _misbehave(self, fault: Fault | None, fields: list[tuple[str, str]]) -> None:
        match fault:
            case Status(code, headers, body):
                self._send(code, body, HTML, headers)
            case Page(body, content_type):
                self._send(200, body, content_type)
            case Reset():
                # Linger 0 makes closing a reset.
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.close_connection = True
                self.connection.close()
            case _:
                if isinstance(fault, Hold):
                    fault.until.wait(60)
                if isinstance(fault, Call):
                    fault.what()
                cookie = self.headers.get("Cookie", "")
                code, body, kind, headers = self.server.fake.reply(
                    self.command, self.path, fields, cookie
                )
                if isinstance(fault, Change):
                    body = fault.how(body)
                self._send(code, body, kind, headers, half=isinstance(fault, BreakOff))

    def _send(
        self,
        code: int,
        body: bytes,
        content_type: str,
        headers: tuple[tuple[str, str], ...] = (),
        *,
        half: bool = False,
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if half:
            body = body[: len(body) // 2]
            self.close_connection = True
        # Whoever has the last byte may ask again before this thread runs on.
        self._leave()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are kept in the log, not on the screen."""
