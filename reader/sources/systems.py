"""Which system publishes the minutes at an address."""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from reader.errors import HostRefused, UnknownSystem
from reader.sources import dbsearch, discussnet, voices
from reader.sources.address import web_address
from reader.sources.clock import Cancel, never
from reader.sources.council import CouncilSystem
from reader.sources.dbsearch.fetch import DbSearchSystem
from reader.sources.decode import decode_leniently
from reader.sources.delay import DEFAULT_DELAY, LEAST_DELAY
from reader.sources.discussnet.fetch import DiscussNetSystem
from reader.sources.http import MANNERS, Manners, PoliteSession
from reader.sources.kensakusystem import KensakuSystem
from reader.sources.kensakusystem.names import is_own_host
from reader.sources.kensakusystem.pages import is_of_the_system
from reader.sources.ndl.fetch import HOST, DietSystem
from reader.sources.page import Page
from reader.sources.transport import Timeouts
from reader.sources.voices.fetch import VoicesSystem

_GONE = frozenset({403, 404, 410})
_KENSAKU_PATH = re.compile(r"/cgi-bin\d*/(?:See|ResultFrame|r_\w+|Search2|GetPerson)\.exe", re.I)
_DIET_PATH = re.compile(r"/api/(?:meeting_list|meeting|speech)$|/txt/[0-9A-Za-z]{21}\b")
_VOICES_PATH = re.compile(r"\bvoiweb\.exe\b|\bg0\dv_\w+\.asp\b", re.IGNORECASE)
_DBSEARCH_PATH = re.compile(r"/index\.php/\d{3,}$")


class System(Struct, frozen=True):
    """A family of search systems whose minutes can be downloaded.

    Attributes:
        name: as in `Sitting.family`.
        at: whether an address alone tells that it is of this family.
        knows: whether a page tells.
        kind: what downloads from it.
    """

    name: str
    at: Callable[[SplitResult], bool]
    knows: Callable[[str], bool]
    kind: Callable[..., CouncilSystem]


def _at_diet(address: SplitResult) -> bool:
    return address.hostname == HOST or _DIET_PATH.match(address.path) is not None


def _at_discussnet(address: SplitResult) -> bool:
    return address.hostname == "ssp.kaigiroku.net" or "/tenant/" in address.path


def _is_discussnet(page: str) -> bool:
    return discussnet.FAMILY.knows(Page("", page))


def _at_voices(address: SplitResult) -> bool:
    host = address.hostname or ""
    return host.endswith(".gijiroku.com") or _VOICES_PATH.search(address.path) is not None


def _is_voices(page: str) -> bool:
    return voices.FAMILY.knows(Page("", page)) or _VOICES_PATH.search(page) is not None


def _at_dbsearch(address: SplitResult) -> bool:
    host = address.hostname or ""
    return host.endswith(".dbsr.jp") or _DBSEARCH_PATH.search(address.path) is not None


def _is_dbsearch(page: str) -> bool:
    return dbsearch.FAMILY.knows(Page("", page))


def _never(page: str) -> bool:
    """An interface has no pages."""
    return False


def _at_kensakusystem(address: SplitResult) -> bool:
    return is_own_host(address.hostname or "") or _KENSAKU_PATH.search(address.path) is not None


_LAST = System(KensakuSystem.family, _at_kensakusystem, is_of_the_system, KensakuSystem)
SYSTEMS: tuple[System, ...] = (
    System(DietSystem.family, _at_diet, _never, DietSystem),
    System(DiscussNetSystem.family, _at_discussnet, _is_discussnet, DiscussNetSystem),
    System(VoicesSystem.family, _at_voices, _is_voices, VoicesSystem),
    System(DbSearchSystem.family, _at_dbsearch, _is_dbsearch, DbSearchSystem),
    _LAST,
)


def open_system(
    url: str,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
    timeouts: Timeouts | None = None,
) -> CouncilSystem:
    """The system behind `url`, any address of a council's.

    Where the address tells the family, nothing is asked of the host yet; else the page is.
    A page that tells nothing is left to kensakusystem.jp's family, which knows where else
    its council's doors may be, and raises `UnknownSystem` when it is opened in vain.

    Raises:
        UnknownSystem: `url` is no web address.
        SourceError: the page could not be asked for; see `PoliteSession`.
    """
    address = web_address(url)
    if address is None:
        raise UnknownSystem(url=url)
    parts = urlsplit(address)
    found = next((one for one in SYSTEMS if one.at(parts)), None)
    if found is None:
        with PoliteSession(
            address, delay=delay, cancelled=cancelled, manners=manners, timeouts=timeouts
        ) as session:
            found = _by_page(session, address)
    return found.kind(address, delay=delay, cancelled=cancelled, manners=manners, timeouts=timeouts)


def least_delay(url: str) -> float:
    """The seconds that the terms of what is behind `url` ask for between two requests, as far as
    the address alone tells."""
    parts = urlsplit(url)
    kind = next((one.kind for one in SYSTEMS if one.at(parts)), None)
    return getattr(kind, "least_delay", LEAST_DELAY)


def _by_page(session: PoliteSession, address: str) -> System:
    try:
        page = decode_leniently(session.get(address.partition("#")[0]).data)
    except HostRefused as error:
        if error.values.get("status") not in _GONE:
            raise
        page = ""
    return next((one for one in SYSTEMS if one.knows(page)), _LAST)
