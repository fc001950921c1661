"""How the hosts of minutes and blogs are reached: proxy, patience, and pauses of the reader's."""

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import quote, urlsplit

from msgspec import Struct, field

LEAST_PATIENCE = 10.0  # seconds
DEFAULT_PATIENCE = 60.0  # seconds without a byte
MOST_PATIENCE = 300.0  # seconds


class ProxyKind(StrEnum):
    """Through what requests go."""

    SYSTEM = "system"  # what the system (or the environment) says
    NONE = "none"
    ADDRESS = "address"


class Network(Struct, frozen=True):
    """What the reader chose for every request.

    Attributes:
        address: of the proxy: a host with its port; "" is no address.
        user: the name that the proxy wants to hear; "" without.
        patience: seconds to wait for the next byte.
        delays: hostname → seconds between two requests; only ever lengthens a pause.
    """

    proxy: ProxyKind = ProxyKind.SYSTEM
    address: str = ""
    user: str = ""
    patience: float = DEFAULT_PATIENCE
    delays: Mapping[str, float] = field(default_factory=dict[str, float])

    def delay_of(self, host: str) -> float:
        """The seconds that the reader wants between two requests to `host`; 0 without a wish."""
        return self.delays.get((urlsplit(f"//{host}").hostname or "").lower(), 0.0)

    @property
    def wants_password(self) -> bool:
        """Whether the proxy is one that knows its users."""
        return self.proxy is ProxyKind.ADDRESS and bool(self.address and self.user)

    def proxies(self, password: str = "") -> dict[str, str | None] | None:
        """What `requests` is told about proxies; None leaves it to the system."""
        match self.proxy:
            case ProxyKind.NONE:
                # With a None in their places, requests does not ask the environment.
                return {"http": None, "https": None, "all": None}
            case ProxyKind.ADDRESS if self.address:
                login = ""
                if self.user:
                    login = f"{_in_url(self.user)}:{_in_url(password)}@"
                url = f"http://{login}{self.address}"
                return {"http": url, "https": url}
            case _:
                return None


class _InForce:
    """Holds what is in force in this process."""

    network = Network()


def network_in_force() -> Network:
    """What holds for every request of this process."""
    return _InForce.network


def put_in_force(network: Network) -> None:
    """Let the next request of this process, and all after it, go another way."""
    _InForce.network = network


def proxy_address(words: str) -> str:
    """What a person wrote as a proxy's address, as ``host:port``; "" stays "".

    Raises:
        ValueError: it is none.
    """
    words = words.strip()
    if not words:
        return ""
    try:
        parts = urlsplit(words if "//" in words else f"//{words}")
        host, port = parts.hostname, parts.port
    except ValueError:  # a port beyond 65535, half a bracket
        host, port, parts = None, None, urlsplit("")
    more = (parts.username, parts.path.strip("/"), parts.query, parts.fragment)
    if parts.scheme not in ("", "http") or not host or port is None or any(more):
        raise ValueError(f"no proxy's address: {words}")
    if any(letter.isspace() for letter in host):
        raise ValueError(f"no proxy's address: {words}")
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _in_url(words: str) -> str:
    """A name or password within a proxy's URL.

    It arrives in UTF-8 (RFC 7617, section 2.1): requests sends what it finds there as Latin-1.
    """
    return quote(words.encode().decode("latin-1"), safe="")
