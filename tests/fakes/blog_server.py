"""A blog on this computer: pages, feeds and pictures, with validators, redirects and faults."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


@dataclass(slots=True)
class Resource:
    """What stands at a path.

    Attributes:
        validated: an ETag is sent, and 304 where it is still the same.
        location: where a redirect leads, with a status of 301.
    """

    data: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    validated: bool = False
    location: str | None = None


@dataclass(slots=True)
class BlogServer:
    """Serves what is in `resources`; everything else is not found.

    Attributes:
        log: every request, in order: (path, the headers).
    """

    resources: dict[str, Resource] = field(default_factory=dict[str, Resource])
    log: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)  # pyright: ignore[reportUnknownVariableType]
    _server: ThreadingHTTPServer | None = None

    def put(self, path: str, content: str | bytes, content_type: str = "", **more: object) -> str:
        """Place something at a path, and give its address."""
        data = content.encode() if isinstance(content, str) else content
        kind = content_type or "text/html; charset=utf-8"
        self.resources[path] = Resource(data, kind, **more)  # pyright: ignore[reportArgumentType]
        return self.url(path)

    def url(self, path: str = "/") -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one == path for one, _ in self.log)

    def __enter__(self) -> "BlogServer":
        blog = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                blog.log.append((self.path, dict(self.headers.items())))
                found = blog.resources.get(self.path)
                if found is None:
                    self.send_error(404)
                    return
                tag = f'"{sha256(found.data).hexdigest()[:12]}"' if found.validated else None
                if tag is not None and self.headers.get("If-None-Match") == tag:
                    self.send_response(304)
                    self.end_headers()
                    return
                self.send_response(301 if found.location else found.status)
                if found.location:
                    self.send_header("Location", found.location)
                if tag is not None:
                    self.send_header("ETag", tag)
                self.send_header("Content-Type", found.content_type)
                self.send_header("Content-Length", str(len(found.data)))
                self.end_headers()
                self.wfile.write(found.data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()
