"""The manners of this program towards the servers of assemblies.

One connection per host, never two requests at once, a pause between them that grows
when the server is slow or fails; robots.txt is obeyed (RFC 9309); the User-Agent says
who asks and where to complain; a redirect to another host is never followed.
"""

import ipaddress
import threading
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

import requests
from msgspec import Struct, field
from protego import Protego

import reader
from reader.errors import (
    Bilingual,
    Cancelled,
    ForbiddenByRobots,
    HostRefused,
    RedirectedElsewhere,
)
from reader.sources.clock import Cancel, Clock, SystemClock, never
from reader.sources.delay import DEFAULT_DELAY, LEAST_DELAY
from reader.sources.network import Network, network_in_force
from reader.sources.passwords import PASSWORDS
from reader.sources.transport import (
    SIZE_LIMIT,
    AbandonedError,
    NoAnswerError,
    Reply,
    Timeouts,
    exchange,
    in_background,
)

PROGRAM = "gijiroku-reader"
CONTACT = "https://github.com/gijiroku-reader/gijiroku-reader"
USER_AGENT = f"{PROGRAM}/{reader.__version__} (+{CONTACT})"

ATTEMPTS = 4  # the first try and three more
SLOW = 5.0  # seconds; a server that takes longer is given longer pauses
LONGEST_PAUSE = 60.0  # seconds that back-off reaches at most
LONGEST_RETRY_AFTER = 600.0  # seconds; a host that asks for more is left alone
REDIRECTS = 5
_ROBOTS_LIMIT = 512 * 1024  # bytes; RFC 9309 asks for at least 500 KiB
_REDIRECT_STATUS = frozenset({301, 302, 303, 307, 308})


class Answer(Struct, frozen=True):
    """What a host gave for an address.

    Attributes:
        url: the address that answered, after redirects on the same host.
        etag, modified: the validators that it gave, for the next time; None without.
        unchanged: nothing has changed since the validators that were sent: `data` is empty.
    """

    url: str
    data: bytes
    content_type: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class _Host(Struct):
    """What every session of this process shares about a host."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float | None = None  # when the last exchange ended
    penalty: float = 0.0  # seconds of pause that failures and slow answers earned


class Manners:
    """The hosts this process talks to; shared by every session, so none is asked twice at once.

    Attributes:
        clock: the time that pauses are measured by.
    """

    def __init__(self, clock: Clock | None = None, network: Network | None = None) -> None:
        self.clock: Clock = clock or SystemClock()
        self._network = network
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    @property
    def network(self) -> Network:
        """How hosts are reached: as given, else as is in force in this process."""
        return self._network or network_in_force()

    def host(self, name: str) -> _Host:
        """The shared state of the host `name` (with its port)."""
        with self._guard:
            return self._hosts.setdefault(name.lower(), _Host())


MANNERS = Manners()
"""Those of this process."""


def is_loopback(hostname: str) -> bool:
    """Whether `hostname` is this very computer."""
    if hostname == "localhost":
        return True
    try:
        return ipaddress.ip_address(hostname).is_loopback
    except ValueError:  # a name
        return False


class PoliteSession:
    """A conversation with one host, by the manners.

    Every method may raise `Cancelled`, `HostUnreachable`, `HostRefused`,
    `ForbiddenByRobots` and `RedirectedElsewhere`.

    Parameters:
        url: any address on the host.
        delay: seconds between two requests; below `least` only for this computer. Where the
            reader wants a longer pause for this host (`Manners.network`), that one holds.
        least: the shortest pause that may be wished for, in seconds.
        cancelled: asked again and again while waiting.
    """

    def __init__(
        self,
        url: str,
        *,
        delay: float = DEFAULT_DELAY,
        least: float = LEAST_DELAY,
        cancelled: Cancel = never,
        manners: Manners = MANNERS,
        timeouts: Timeouts | None = None,
        limit: int = SIZE_LIMIT,
    ) -> None:
        parts = urlsplit(url)
        self.host = parts.netloc.rpartition("@")[2]
        self._home = parts
        self._cancelled = cancelled
        self._manners = manners
        self._given_timeouts = timeouts
        self._limit = limit
        self._shared = manners.host(self.host)
        self._robots: Protego | None = None
        self._requests = requests.Session()
        self._requests.headers["User-Agent"] = USER_AGENT
        self._local = is_loopback(parts.hostname or "")
        if self._local:
            self._requests.trust_env = False  # no proxy stands before this computer
        least = 0.0 if self._local else least
        self._delay = delay if delay >= least else least

    @property
    def delay(self) -> float:
        """The seconds between two requests, after the reader's and the host's wishes."""
        return max(self._delay, self._manners.network.delay_of(self.host))

    def close(self) -> None:
        """Give the connection back."""
        self._requests.close()

    def __enter__(self) -> "PoliteSession":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def get(
        self,
        url: str,
        *,
        readable: frozenset[int] = frozenset(),
        etag: str | None = None,
        modified: str | None = None,
    ) -> Answer:
        """What stands at `url` (absolute, on this host).

        Args:
            readable: statuses of 4xx whose body is an answer too, for it says what is wrong.
            etag, modified: of an earlier answer; where nothing has changed since, the answer
                says so and holds nothing (RFC 9110, section 13).
        """
        told = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in told.items() if value}
        return self._ask("GET", url, None, readable, headers)

    def ask_later(self) -> None:
        """Let the next request wait longer: the host said in its own words that it is busy."""
        self._slow_down(max(2 * self._shared.penalty, 2 * self.delay))

    def post(
        self, url: str, fields: Iterable[tuple[str, str]], *, encoding: str = "utf-8"
    ) -> Answer:
        """The answer to a form with `fields`, in their order, percent-encoded in `encoding`."""
        body = urlencode(list(fields), encoding=encoding, errors="strict").encode("ascii")
        return self._ask("POST", url, body)

    def insist_on_permission(self, url: str) -> None:
        """Raise `ForbiddenByRobots` where robots.txt does not allow programs to fetch `url`."""
        if not self._rules().can_fetch(url, PROGRAM):
            raise ForbiddenByRobots(host=self.host)

    # --- one question, with its redirects -----------------------------------

    def _ask(
        self,
        method: str,
        url: str,
        body: bytes | None,
        readable: frozenset[int] = frozenset(),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        for _ in range(REDIRECTS + 1):
            self._insist_on_host(url)
            self.insist_on_permission(url)
            reply = self._persist(method, url, body, headers)
            target = _target(url, reply)
            if target is None:
                break
            url = target
            if reply.status in {301, 302, 303}:  # as browsers do
                method, body = "GET", None
        else:
            raise self._refused(Bilingual("転送が繰り返されています", "it redirects in circles"))
        unchanged = reply.status == 304 and bool(headers)
        sound = unchanged or 200 <= reply.status < 300 or reply.status in readable
        if not sound:
            raise self._refused_status(reply.status)
        return Answer(
            url,
            reply.data,
            reply.headers.get("Content-Type", ""),
            reply.headers.get("ETag"),
            reply.headers.get("Last-Modified"),
            unchanged,
        )

    def _insist_on_host(self, url: str) -> None:
        """No other host is asked; http may become https, the name must stay."""
        there, home = urlsplit(url), self._home
        same_name = there.scheme in {"http", "https"} and there.hostname == home.hostname
        if same_name and (_port(there) == _port(home) or {_port(there), _port(home)} == {80, 443}):
            return
        raise RedirectedElsewhere(host=self.host, target=there.netloc or url, url=url)

    # --- robots.txt ----------------------------------------------------------

    def _rules(self) -> Protego:
        """The host's robots.txt, read once; without one everything is allowed (RFC 9309)."""
        if self._robots is None:
            text = self._robots_text(f"{self._home.scheme}://{self.host}/robots.txt")
            self._robots = Protego.parse(text)
            asked = self._robots.crawl_delay(PROGRAM)
            if asked is not None:
                self._delay = max(self._delay, asked)
        return self._robots

    def _robots_text(self, url: str) -> str:
        for _ in range(REDIRECTS + 1):
            self._insist_on_host(url)
            reply = self._persist("GET", url, None)
            target = _target(url, reply)
            if target is None:
                break
            url = target
        else:
            return ""
        if not 200 <= reply.status < 300:
            return ""
        return reply.data[:_ROBOTS_LIMIT].decode("utf-8-sig", "replace")

    # --- one request, asked again where that may help -------------------------

    def _persist(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """The answer to one request, after as many tries as the manners allow."""
        retry_after = 0.0
        attempt = 0
        while True:
            attempt += 1
            try:
                reply = self._once(method, url, body, headers, retry_after)
            except NoAnswerError as trouble:
                if attempt == ATTEMPTS or not trouble.passing:
                    raise trouble.error from trouble
                retry_after = 0.0
                continue
            if reply.status != 429 and reply.status < 500:
                return reply
            error = self._refused_status(reply.status)
            retry_after = self._retry_after(reply)
            if attempt == ATTEMPTS:
                raise error
            if retry_after > LONGEST_RETRY_AFTER:
                raise self._refused(_come_back(reply.status, retry_after))

    def _retry_after(self, reply: Reply) -> float:
        """The seconds a host asks to be left alone (a number or a date), else 0."""
        asked = reply.headers.get("Retry-After", "").strip()
        if asked.isdecimal():
            return float(asked)
        try:
            moment = parsedate_to_datetime(asked)
        except ValueError:  # absent or nonsense
            return 0.0
        return max(0.0, moment.timestamp() - self._manners.clock.calendar())

    def _once(
        self,
        method: str,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str] | None,
        retry_after: float,
    ) -> Reply:
        """One exchange, alone on the host and after its pause."""
        self._take_turn(retry_after)
        clock, shared, network = self._manners.clock, self._shared, self._manners.network
        started = clock.now()

        def password() -> str:
            return PASSWORDS.of(network.address, network.user) if network.wants_password else ""

        def done() -> None:
            shared.free_at = clock.now()
            shared.lock.release()

        def work() -> Reply:
            return exchange(
                self._requests,
                method,
                url,
                body,
                host=self.host,
                timeouts=self._given_timeouts or Timeouts(read=network.patience),
                limit=self._limit,
                headers=headers,
                proxies=None if self._local else network.proxies(password()),
            )

        try:
            reply = in_background(work, self._cancelled, done)
        except AbandonedError as error:
            raise Cancelled from error
        except NoAnswerError:
            self.ask_later()
            raise
        took = clock.now() - started
        if reply.status == 429 or reply.status >= 500:
            self.ask_later()
        elif took > SLOW:
            self._slow_down(took)
        else:
            shared.penalty = shared.penalty / 2 if shared.penalty > 2 * self.delay else 0.0
        return reply

    def _slow_down(self, seconds: float) -> None:
        self._shared.penalty = min(seconds, LONGEST_PAUSE)

    def _take_turn(self, retry_after: float) -> None:
        """Wait until no one else asks this host and its pause is over; then hold the lock."""
        shared, clock = self._shared, self._manners.clock
        while not shared.lock.acquire(timeout=0.05):
            if self._cancelled():
                raise Cancelled
        try:
            if self._cancelled():
                raise Cancelled
            if shared.free_at is not None:
                pause = max(self.delay, shared.penalty, retry_after)
                left = shared.free_at + pause - clock.now()
                if left > 0:
                    clock.wait(left, self._cancelled)
        except BaseException:  # also Ctrl+C: whoever gives up must not keep the others out
            shared.lock.release()
            raise

    # --- sentences ------------------------------------------------------------

    def _refused(self, why: Bilingual, status: int | None = None) -> HostRefused:
        return HostRefused(host=self.host, why=why, status=status)

    def _refused_status(self, status: int) -> HostRefused:
        return self._refused(
            _STATUS.get(status, Bilingual(f"HTTP {status}", f"HTTP {status}")), status
        )


_STATUS = {
    401: Bilingual("HTTP 401、ログインが必要です", "HTTP 401, a login is required"),
    403: Bilingual("HTTP 403、アクセスが認められていません", "HTTP 403, access is not allowed"),
    404: Bilingual("HTTP 404、ページが見つかりません", "HTTP 404, the page was not found"),
    410: Bilingual("HTTP 410、ページがなくなりました", "HTTP 410, the page is gone"),
    429: Bilingual("HTTP 429、アクセスが多すぎます", "HTTP 429, too many requests"),
    500: Bilingual("HTTP 500、サーバーの内部エラー", "HTTP 500, an internal server error"),
    502: Bilingual("HTTP 502、サーバーの一時的な不調", "HTTP 502, a temporary server fault"),
    503: Bilingual("HTTP 503、混雑または保守中", "HTTP 503, busy or under maintenance"),
    504: Bilingual("HTTP 504、サーバーの一時的な不調", "HTTP 504, a temporary server fault"),
}


def _come_back(status: int, seconds: float) -> Bilingual:
    minutes = round(seconds / 60)
    return Bilingual(
        f"HTTP {status}、{minutes}分後に再開できるとのことです",
        f"HTTP {status}, try again in {minutes} minutes",
    )


def _target(url: str, reply: Reply) -> str | None:
    """The address that a redirect names, absolute."""
    location = reply.headers.get("Location")
    if reply.status not in _REDIRECT_STATUS or not location:
        return None
    return urljoin(url, location)


def _port(parts: SplitResult) -> int:
    """The port of an address; -1 for one that is none."""
    try:
        return parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:  # http://host:99999/
        return -1
