"""The walk through a council's tree: which of its pages to open, in which order.

A tab may cover several years; opening it shows these years and the meetings of the
newest; a year shows its meetings; a meeting shows its sittings. Every page repeats its
siblings, years and leaves may stand beside each other, and deeper levels exist, so the
walk trusts no depth: it opens what it has not opened yet and what can hold the period,
and it looks at all of a page that it has opened. A tab that shows none of its
other years is asked for them by their names.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from unicodedata import normalize

from msgspec import Struct

from reader.errors import HostRefused, NotMinutes
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind
from reader.minutes.wareki import find_year, wareki_year
from reader.sources.council import Entry
from reader.sources.kensakusystem.names import (
    Span,
    is_year,
    parse_file_name,
    span_of,
    tidy,
)
from reader.sources.kensakusystem.pages import Leaf, Node, Tree

ReadTree = Callable[[str | None], Tree]
"""Opens a node by its value; None gives the first page of the tree."""

_COMMITTEE = re.compile(r"委員会|協議会|分科会|検討会|審査会|調査会|理事会|懇談会")
_ERA_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)\s*(?:元|\d{1,2})\s*年")
_log = logging.getLogger(__name__)


class Year(Struct, frozen=True):
    """A tab of the tree.

    Attributes:
        label: what a person reads on it (令和 2年～令和 5年).
        value: what opens it.
        span: the years it covers, as far as it tells.
    """

    label: str
    value: str
    span: Span


def years_of(root: Tree) -> tuple[Year, ...]:
    """The tabs on the tree's first page, newest first."""
    tabs = [_year(node) for node in root.nodes if is_year(node.value)]
    return tuple(sorted(tabs, key=_newest_first))


def _year(node: Node) -> Year:
    own = span_of(node.value)
    if find_year(node.label) is None:
        return Year(node.label, node.value, own)
    told = span_of(node.label)
    return Year(node.label, node.value, told)


def _newest_first(year: Year) -> int:
    """Tabs are ordered by their value, the newest of their years."""
    return -(find_year(year.value) or 0)


class Walk:
    """One walk through the tree, for the sittings of a period.

    Parameters:
        read: opens a page of the tree.
        since, until: the first and last day wanted; None is an open end.
        kinds: plenaries or committees only; None for both.
    """

    def __init__(
        self,
        read: ReadTree,
        *,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> None:
        self._read = read
        self._since = since
        self._until = until
        self._kinds = kinds
        self._opened: set[str] = set()
        self._listed: set[str] = set()
        self._years: dict[str, Year] = {}
        self._late: list[Year] = []

    def entries(self) -> Iterator[Entry]:
        """The sittings, newest year first, a year's plenaries before its committees."""
        root = self._read(None)
        tabs = years_of(root)
        self._years = {tab.value: tab for tab in tabs}
        for tab in tabs:
            if self._wanted(tab.span):
                yield from self._tab(tab)
        # Some trees have no tabs, or show on their first page what no tab holds,
        # or keep years below a node that is none.
        yield from self._year("", root)
        while self._late:
            self._late.sort(key=_newest_first)
            year = self._late.pop(0)
            if self._wanted(year.span):
                yield from self._tab(year)

    def _tab(self, tab: Year) -> Iterator[Entry]:
        page = self._open(tab.value)
        # Before the meetings' pages are opened, which repeat the years.
        waiting = self._new_years(page)
        yield from self._year(tab.value, page)
        # A page that lists its years lists all of them.
        guessed = [] if waiting else self._unshown_years(tab, _years_on(page))
        waiting += guessed
        while waiting:
            waiting.sort(key=_newest_first)
            year = waiting.pop(0)
            if not self._wanted(year.span) or year.value in self._opened:
                continue
            try:
                page = self._open(year.value)
            except (HostRefused, NotMinutes) as error:
                if year not in guessed:
                    raise
                _log.info("no year of that name: %s (%s)", year.value, error)
                continue
            waiting += self._new_years(page)
            yield from self._year(year.value, page)

    def _unshown_years(self, tab: Year, shown: set[str]) -> list[Year]:
        """The years that a tab covers and its page does not show, by the names they would have."""
        first, last = tab.span.first, tab.span.last or find_year(tab.value)
        if first is None or last is None:
            return []
        names = [name for number in range(first, last + 1) for name in _names_of(number)]
        return [
            Year(name, name, span_of(name))
            for name in names
            if name not in self._years and _plain(name) not in shown
        ]

    def _new_years(self, page: Tree) -> list[Year]:
        """The years that a page reveals beside those known."""
        found = [_year(node) for node in page.nodes if is_year(node.value)]
        new = [year for year in found if year.value not in self._years]
        self._years |= {year.value: year for year in new}
        return new

    def _year(self, value: str, page: Tree) -> Iterator[Entry]:
        """A year's sittings: its plenaries, newest first, then its committees."""
        nodes = self._new_nodes(page)
        committees = [node for node in nodes if _COMMITTEE.search(node.value)]
        others = [node for node in nodes if node not in committees]
        found: list[Entry] = []
        for node in others:
            found += self._meeting(node)
        # The year's page repeats leaves of its meetings; under these they have a name.
        found += self._entries(page.leaves, tidy(value))
        yield from _sorted(entry for entry in found if entry.kind is MeetingKind.PLENARY)
        if self._kinds is MeetingKind.PLENARY:
            return
        rest = [entry for entry in found if entry.kind is not MeetingKind.PLENARY]
        for node in committees:
            rest += self._meeting(node)
        yield from _sorted(rest)

    def _new_nodes(self, page: Tree) -> list[Node]:
        """The nodes of a page that are no years, were not met yet and can hold the period."""
        new = [
            node
            for node in page.nodes
            if not is_year(node.value)
            and node.value not in self._opened
            and self._wanted(span_of(node.value))
        ]
        self._opened |= {node.value for node in new}
        return new

    def _meeting(self, node: Node) -> list[Entry]:
        """The sittings under a node, and under what opens below it."""
        page = self._open(node.value)
        self._late += self._new_years(page)
        found = self._entries(page.leaves, tidy(node.value))
        for child in self._new_nodes(page):
            found += self._meeting(child)
        return found

    def _entries(self, leaves: tuple[Leaf, ...], heading: str) -> list[Entry]:
        """The sittings among the leaves that lie in the period and were not listed yet."""
        entries: list[Entry] = []
        for leaf in leaves:
            if leaf.name in self._listed:
                continue
            name = parse_file_name(leaf.name)
            if name is None:
                _log.info("not a sitting, passed over: %s (%s)", leaf.name, leaf.label)
                continue
            self._listed.add(leaf.name)
            if not self._in_period(name.date, name.year):
                continue
            title = _title(heading, leaf.label)
            kind = meeting_kind(title, leaf.name)
            if self._kinds is None or kind is self._kinds:
                entries.append(Entry(leaf.name, title, name.date, kind))
        return entries

    def _open(self, value: str) -> Tree:
        self._opened.add(value)
        return self._read(value)

    def _wanted(self, span: Span) -> bool:
        return span.meets(self._since, self._until)

    def _in_period(self, day: date | None, year: int) -> bool:
        if day is None:
            return self._wanted(Span(year, year))
        return (self._since is None or self._since <= day) and (
            self._until is None or day <= self._until
        )


def _years_on(page: Tree) -> set[str]:
    """The years (令和7年) of which a page shows a node or a sitting."""
    shown = {
        _plain(match.group()) for node in page.nodes for match in _ERA_YEAR.finditer(node.value)
    }
    names = [parse_file_name(leaf.name) for leaf in page.leaves]
    return shown | {wareki_year(name.date) for name in names if name and name.date}


def _plain(year: str) -> str:
    return "".join(normalize("NFKC", year).split())


def _names_of(year: int) -> list[str]:
    """A year as the tree spells it, newest era first: 令和元年 and 平成31年, 令和 7年."""
    names = dict.fromkeys(wareki_year(day) for day in (date(year, 12, 31), date(year, 1, 1)))
    return [re.sub(r"(?<=\D)(\d)年", lambda match: f" {match[1]}年", name) for name in names]


def _title(heading: str, label: str) -> str:
    """「令和8年3月定例会」 and 「（第11日 3月12日）」 as one title."""
    if label.startswith(("（", "(")) or not label:
        return heading + label
    if find_year(label) is not None:
        return label
    return f"{heading} {label}".strip()


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    """Newest first; of one day, in the order of the names."""
    by_name = sorted(entries, key=lambda entry: entry.reference)
    return sorted(by_name, key=lambda entry: entry.date or date.min, reverse=True)
