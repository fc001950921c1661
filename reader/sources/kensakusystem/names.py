"""What the system's own names tell: file names of sittings, addresses, labels of the tree."""

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct

from reader.minutes.wareki import ERAS, find_year

# Era letter, yymmdd, `_2` for a second sitting that day, A for a plenary or B and later
# for committees, a serial. Anything else is a table of contents (MOKU), a roster (MEIB),
# bills (GIAN), votes (KETS), or a page of its own (.html).
_FILE_NAME = re.compile(
    r"(?P<era>[RHS])(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:_(?P<second>\d))?(?P<letter>[A-Z])\d{0,2}",
    re.ASCII,
)
_ERA_START = {era.letter: era.first.year - 1 for era in ERAS}
_YEAR_LABEL = re.compile(r"\s*(?:明治|大正|昭和|平成|令和)\s*(?:元|\d{1,2})\s*年(?P<fiscal>度)?\s*")
_RANGE_MARK = re.compile(r"[～〜~]|から|－|―|‐|-")
_SPACES = re.compile(r"\s+")
_CGI_FOLDER = re.compile(r"/cgi-bin\d*/.*$", re.DOTALL)
_HOST = "www.kensakusystem.jp"


class FileName(Struct, frozen=True):
    """A sitting's file name, taken apart.

    Attributes:
        year: by the western count.
        date: None where the name leaves month or day open (00) or is no date.
    """

    year: int
    date: date | None
    letter: str


def parse_file_name(name: str) -> FileName | None:
    """What `name` (``R080119_2B10``) tells; None for what is not a sitting's minutes."""
    match = _FILE_NAME.fullmatch(name)
    if match is None:
        return None
    year = _ERA_START[match["era"]] + int(match["year"])
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        day = None
    return FileName(year, day, match["letter"])


class Span(Struct, frozen=True):
    """The years that a tab or node covers; None is an open end."""

    first: int | None
    last: int | None

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether a sitting of these years may lie between the days (both included)."""
        if since is not None and self.last is not None and self.last < since.year:
            return False
        return until is None or self.first is None or self.first <= until.year


EVERY_YEAR = Span(None, None)


def is_year(label: str) -> bool:
    """Whether a node's value is a year and nothing else (令和 8年, 令和元年, 令和6年度)."""
    return _YEAR_LABEL.fullmatch(unicodedata.normalize("NFKC", label)) is not None


def span_of(label: str) -> Span:
    """The years named by 「令和 2年～令和 5年」, 「令和 6年～」, 「～平成12年」 or 「令和 7年 総務委員会 」.

    A fiscal year (年度) reaches into the spring of the next one.
    """
    text = unicodedata.normalize("NFKC", label)
    mark = _RANGE_MARK.search(text)
    if mark is None:
        year = find_year(text)
        if year is None:
            return EVERY_YEAR
        return Span(year, year + 1 if "年度" in text else year)
    first, last = find_year(text[: mark.start()]), find_year(text[mark.end() :])
    if first is not None and last is not None and first > last:
        first, last = last, first
    if last is not None and "年度" in text:
        last += 1
    return Span(first, last)


def tidy(label: str) -> str:
    """A node's value as a heading: 「令和 8年  3月定例会 」 → 「令和8年3月定例会」."""
    return _SPACES.sub("", label)


def home_of(url: str) -> str:
    """The folder of a council's pages, ending in ``/``, from any of its addresses.

    Addresses of kensakusystem.jp itself become https and get their www, so that a
    council has one address however it was pasted. A session token is left behind.
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower()
    if is_own_host(host):
        scheme, host = "https", _HOST
    path = _CGI_FOLDER.sub("/", parts.path)
    folder = path.rpartition("/")[0] + "/"
    if path and not path.endswith("/") and "." not in path.rpartition("/")[2]:
        folder = path + "/"  # …/meguro
    return urlunsplit((scheme, host, folder, "", ""))


def page_of(url: str) -> str | None:
    """The page a pasted address names (``sapphire.html``), None for a folder or a CGI."""
    path = urlsplit(url.strip()).path
    if _CGI_FOLDER.search(path):
        return None
    name = path.rpartition("/")[2]
    return name if "." in name else None


def is_own_host(host: str) -> bool:
    """Whether `host` is kensakusystem.jp itself (councils may run the product elsewhere)."""
    return host in {"kensakusystem.jp", _HOST}
