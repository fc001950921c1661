"""One exchange with a server: send, read all of the answer, tell what went wrong.

Nothing here decides about waiting, repeating or robots.txt; see `reader.sources.http`.
"""

import threading
import time
from collections.abc import Callable, Mapping

import requests
import urllib3
from msgspec import Struct

from reader.errors import Bilingual, HostRefused, HostUnreachable, ReaderError
from reader.sources.clock import Cancel
from reader.sources.network import DEFAULT_PATIENCE

CONNECT_TIMEOUT = 15.0  # seconds
WHOLE_TIMEOUT = 600.0  # seconds for one answer
SIZE_LIMIT = 64 * 1024 * 1024  # bytes of one answer, unpacked
_CHUNK = 64 * 1024
_POLL = 0.05  # seconds between two looks at the cancel button


class Timeouts(Struct, frozen=True):
    """Seconds to wait for a connection, for the next byte, and for the whole answer."""

    connect: float = CONNECT_TIMEOUT
    read: float = DEFAULT_PATIENCE
    whole: float = WHOLE_TIMEOUT


class Reply(Struct, frozen=True):
    """A complete answer of a server, of any status."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class NoAnswerError(Exception):
    """An exchange that gave no answer.

    Attributes:
        error: what to tell the person.
        passing: whether asking again may help.
    """

    def __init__(self, error: ReaderError, *, passing: bool) -> None:
        self.error = error
        self.passing = passing
        super().__init__(str(error))


def exchange(
    session: requests.Session,
    method: str,
    url: str,
    body: bytes | None,
    *,
    host: str,
    timeouts: Timeouts,
    limit: int = SIZE_LIMIT,
    headers: Mapping[str, str] | None = None,
    proxies: Mapping[str, str | None] | None = None,
) -> Reply:
    """Send one request and read its whole answer; redirects are not followed.

    Parameters:
        body: form data, already percent-encoded.
        host: the name for the sentences of errors.
        limit: bytes of the answer that are read at most.
        headers: further ones of the request.
        proxies: by scheme, as `requests` wants them; None asks the system.

    Raises:
        NoAnswerError: no connection, a time-out, a broken or too large answer.
    """
    sent = dict(headers or {})
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    deadline = time.monotonic() + timeouts.whole
    try:
        with session.request(
            method,
            url,
            data=body,
            headers=sent,
            stream=True,
            allow_redirects=False,
            timeout=(timeouts.connect, timeouts.read),
            proxies=dict(proxies) if proxies is not None else None,  # pyright: ignore[reportArgumentType]
        ) as response:
            if response.status_code == 407:
                raise NoAnswerError(_unreachable(host, _PROXY_PASSWORD), passing=False)
            data = bytearray()
            for chunk in response.iter_content(_CHUNK):
                data += chunk
                if len(data) > limit:
                    raise NoAnswerError(_too_large(host, limit), passing=False)
                if time.monotonic() > deadline:
                    raise NoAnswerError(_unreachable(host, _NO_ANSWER), passing=True)
            return Reply(response.status_code, response.headers, bytes(data))
    except requests.RequestException as error:
        why, passing = _explain(error)
        raise NoAnswerError(_unreachable(host, why), passing=passing) from error


_NO_ANSWER = Bilingual("時間内に応答がありません", "no answer in time")
_NO_CONNECTION = Bilingual("接続を確立できません", "no connection could be made")
_BROKEN_OFF = Bilingual("通信が途中で切れました", "the connection broke off")
_BAD_CERTIFICATE = Bilingual(
    "証明書を確認できず、安全に接続できません", "its certificate could not be verified"
)
_NO_PROXY = Bilingual("プロキシーに接続できません", "the proxy could not be reached")
_PROXY_PASSWORD = Bilingual(
    "プロキシーがユーザー名とパスワードを求めています。「設定」の「ネットワーク」で確かめてください",
    "the proxy wants a user name and a password; see Settings, Network",
)
_BAD_ADDRESS = Bilingual("URL が正しくありません", "the URL is not valid")


def _explain(error: requests.RequestException) -> tuple[Bilingual, bool]:
    """The phrase for an error of `requests`, and whether asking again may help."""
    match error:
        case requests.exceptions.SSLError():
            return _BAD_CERTIFICATE, False
        case requests.exceptions.ProxyError():
            # The only trace of the status with which a proxy refused a tunnel (http.client).
            wants = "407" in str(error)
            return _PROXY_PASSWORD if wants else _NO_PROXY, False
        case requests.exceptions.Timeout():
            return _NO_ANSWER, True
        case requests.exceptions.InvalidURL() | requests.exceptions.InvalidSchema():
            return _BAD_ADDRESS, False
        case _ if _never_connected(error):
            # Offline, or no such host: the person should hear it at once.
            return _NO_CONNECTION, False
        case _:
            return _BROKEN_OFF, True


def _never_connected(error: requests.RequestException) -> bool:
    inner: object = error.args[0] if error.args else None
    if isinstance(inner, urllib3.exceptions.MaxRetryError):
        inner = inner.reason
    return isinstance(inner, urllib3.exceptions.NewConnectionError)


def _unreachable(host: str, why: Bilingual) -> HostUnreachable:
    return HostUnreachable(host=host, why=why)


def _too_large(host: str, limit: int) -> HostRefused:
    size = limit // (1024 * 1024)
    return HostRefused(
        host=host,
        why=Bilingual(f"応答が {size} MB を超えました", f"the answer is larger than {size} MB"),
    )


class AbandonedError(Exception):
    """The person cancelled while an answer was under way."""


def in_background(work: Callable[[], Reply], cancelled: Cancel, done: Callable[[], None]) -> Reply:
    """Run `work` on a thread of its own, so that a silent server cannot hold a cancel up.

    Parameters:
        done: called on that thread when the exchange is really over, which after a
            cancel may be later than the return of this function.

    Raises:
        AbandonedError: `cancelled` said so; the exchange ends by itself.
        NoAnswerError: from `work`.
    """
    outcome: list[Reply | Exception] = []
    over = threading.Event()

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # carried to the caller's thread, raised there
            outcome.append(error)
        finally:
            done()
            over.set()

    threading.Thread(target=run, name="exchange", daemon=True).start()
    while not over.wait(_POLL):
        if cancelled():
            raise AbandonedError
    result = outcome[0]
    if isinstance(result, Exception):
        raise result
    return result
