"""What can be done with an address that a person pasted: the verdict, and why."""

from enum import StrEnum

from msgspec import Struct

from reader.errors import Bilingual, ForbiddenByRobots, UnknownSystem
from reader.sources.clock import Cancel, never
from reader.sources.council import Council
from reader.sources.delay import DEFAULT_DELAY
from reader.sources.http import MANNERS, Manners
from reader.sources.systems import open_system
from reader.sources.transport import Timeouts


class Verdict(StrEnum):
    """What the program can do with an address."""

    ALLOWED = "allowed"  # download
    FORBIDDEN = "forbidden"  # robots.txt: open in the browser, import what was saved
    UNKNOWN = "unknown"  # no search system that is known


class Assessment(Struct, frozen=True):
    """An address, judged.

    Attributes:
        url: as it was pasted.
        council: whose minutes they are; None where that could not be read.
        family: the search system (``kensakusystem``); None where it was not recognised.
        sentence: what can be done, and why.
    """

    url: str
    council: Council | None
    family: str | None
    verdict: Verdict
    sentence: Bilingual


FAMILY_NAMES = {
    "kensakusystem": Bilingual("会議録検索システム（kensakusystem.jp）", "kensakusystem.jp"),
    "ndl": Bilingual("国会会議録検索システム", "the search system of the Diet’s minutes"),
    "discussnet": Bilingual("DiscussNet Premium", "DiscussNet Premium"),
    "voices": Bilingual("VOICES", "VOICES"),
    "dbsearch": Bilingual("DB-Search", "DB-Search"),
}
"""What the systems are called."""


def assess(
    url: str,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
    timeouts: Timeouts | None = None,
) -> Assessment:
    """Judge an address: asks the host for its robots.txt and for a page or two.

    What robots.txt is asked about is the address that a download would use: many hosts allow
    the pages and forbid only what holds the minutes.

    Raises:
        SourceError: the host gave no answer to judge by: `HostUnreachable`, `HostRefused`,
            `RedirectedElsewhere`, or `NotMinutes` for a login page. That says nothing of the
            address; it may be tried again.
        Cancelled: `cancelled` said so.
    """
    family: str | None = None
    council: Council | None = None
    try:
        with open_system(
            url, delay=delay, cancelled=cancelled, manners=manners, timeouts=timeouts
        ) as system:
            family = system.family
            try:
                council = system.open()
            except ForbiddenByRobots:
                council = system.council
                raise
    except ForbiddenByRobots as error:
        sentence = _forbidden(str(error.values["host"]), family, council)
        return Assessment(url, council, family, Verdict.FORBIDDEN, sentence)
    except UnknownSystem:
        return Assessment(url, None, None, Verdict.UNKNOWN, _UNKNOWN)
    return Assessment(url, council, family, Verdict.ALLOWED, _allowed(family, council))


_UNKNOWN = Bilingual(
    "この URL の会議録検索システムは見分けられないため、ダウンロードできません。ブラウザーで開いて保存したページや PDF を取り込むことはできます。",
    "The search system at this URL was not recognised, so its minutes cannot be downloaded. You can open it in your browser and import the pages or PDF files that you save.",
)


def _allowed(family: str, council: Council) -> Bilingual:
    system = FAMILY_NAMES[family]
    return Bilingual(
        f"{council.name}の会議録をダウンロードできます。{system.ja}の robots.txt では禁じられていません。",
        f"The minutes of {council.name} can be downloaded ({system.en}; robots.txt does not forbid it).",
    )


def _forbidden(host: str, family: str | None, council: Council | None) -> Bilingual:
    whose = Bilingual("", "")
    if council is not None:
        whose = Bilingual(f"{council.name}の", f" of {council.name}")
    system = Bilingual("", "")
    if family is not None:
        name = FAMILY_NAMES[family]
        system = Bilingual(f"（{name.ja}）", f" ({name.en})")
    return Bilingual(
        f"{whose.ja}会議録{system.ja}は、{host} が robots.txt でプログラムによる取得を認めていないため、ダウンロードしません。ブラウザーで開いて保存したページを取り込むことはできます。",
        f"The minutes{whose.en}{system.en} are not downloaded, for {host} does not allow programs to fetch them (robots.txt). You can open them in your browser, save the pages, and import those.",
    )
