"""A proxy on this computer: it passes requests on, and keeps a list of them."""

import base64
import http.client
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Passed:
    """A request that came to the proxy.

    Attributes:
        url: whole, as a proxy is asked.
        login: "user:password", or "" where none was given.
    """

    url: str
    login: str


class FakeProxy:
    """The proxy; a context manager that serves as long as it is open.

    Attributes:
        login: "user:password" that it insists on; "" lets everybody through.
        log: every request, in the order they came.
    """

    def __init__(self, login: str = "") -> None:
        self.login = login
        self.log: list[Passed] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.fake = self
        self._thread = threading.Thread(
            target=lambda: self._server.serve_forever(poll_interval=0.02), daemon=True
        )

    @property
    def address(self) -> str:
        """Its host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeProxy


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: _Server

    def do_GET(self) -> None:
        scheme, _, word = self.headers.get("Proxy-Authorization", "").partition(" ")
        login = base64.b64decode(word).decode() if scheme == "Basic" else ""
        fake = self.server.fake
        fake.log.append(Passed(self.path, login))
        if fake.login and login != fake.login:
            self._send(407, b"who are you?", "text/plain")
            return
        parts = urlsplit(self.path)
        asked = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        asked.request("GET", parts.path, headers={"User-Agent": self.headers["User-Agent"]})
        answer = asked.getresponse()
        self._send(answer.status, answer.read(), answer.getheader("Content-Type", ""))
        asked.close()

    def _send(self, code: int, body: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are kept in the log, not on the screen."""
