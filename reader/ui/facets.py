"""From counted hits to what the filter strip offers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.library.records import Assembly, SittingInfo
from reader.minutes.wareki import wareki_year
from reader.search.conditions import ENDING_WORDS, KIND_WORDS, MEETING_WORDS, days
from reader.search.query import FieldName
from reader.search.results import EndingsKnown, Facets
from reader.ui.endings import ending_name
from reader.ui.filter_strip import Choice, Offers
from reader.ui.filter_words import kind_name, meeting_name, source_names
from reader.ui.people import called

_YEARS = 20
"""The latest years that the period's chip offers; the histogram has them all."""


def offers(
    facets: Facets,
    in_force: Mapping[str, str],
    others: Mapping[str, Facets],
    assemblies: Sequence[Assembly],
    *,
    exact: bool,
) -> Offers:
    """What a query may be narrowed to.

    Args:
        facets: of its hits.
        in_force: its filters.
        others: for each filter in force the facets without it, as far as they are counted.
        exact: whether the facets are of all hits.
    """

    def of(name: str) -> Facets | None:
        return others.get(name) if name in in_force else facets

    period = FieldName.DATE.value
    counted = of(period)
    years = counted.years if counted is not None else None
    return Offers(
        in_force=in_force,
        choices={
            name: offered
            for name, choices in _CHOICES.items()
            if (found := of(name)) is not None
            and (offered := choices(found, assemblies)) is not None
        },
        notes=_notes(facets),
        years=years,
        chosen=_chosen_years(in_force.get(period), years or {}),
        exact=exact,
    )


def offers_of_library(
    sittings: Sequence[SittingInfo], assemblies: Sequence[Assembly], whole: Facets | None
) -> Offers:
    """What a search may begin with, before anything is searched for.

    Args:
        whole: everything counted; until it is known, what the list of sittings tells.
    """
    if whole is not None:
        return offers(whole, {}, {}, assemblies, exact=True)
    years: Counter[int] = Counter()
    councils: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one in sittings:
        if one.date is not None:
            years[one.date.year] += one.speeches
        if one.assembly is not None:
            councils[one.assembly] += one.speeches
        kinds[one.kind] += one.speeches
    told = Facets(years=dict(sorted(years.items())), councils=councils, meeting_kinds=kinds)
    found = offers(told, {}, {}, assemblies, exact=True)
    known = (FieldName.DATE, FieldName.COUNCIL, FieldName.MEETING)
    return Offers(
        choices={name: found.choices[name] for name in known},
        # A blog's years are not among them.
        years=found.years,
    )


def _councils(facets: Facets, assemblies: Sequence[Assembly]) -> list[Choice]:
    counts = dict.fromkeys((one.name for one in assemblies), 0) | dict(facets.councils)
    return [Choice(name, name, count) for name, count in _ranked(counts)]


def _meetings(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    return [
        Choice(word, meeting_name(kind), facets.meeting_kinds.get(kind, 0))
        for kind, word in MEETING_WORDS.items()
    ]


def _speakers(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    return [Choice(value, called(value), count) for value, count in _ranked(facets.speakers)]


def _kinds(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    return [
        Choice(word, kind_name(kind), facets.kinds.get(kind, 0))
        for kind, word in KIND_WORDS.items()
    ]


def _endings(facets: Facets, _: Sequence[Assembly]) -> list[Choice] | None:
    counts = facets.endings
    if counts is None:
        return None
    return [
        Choice(word, ending_name(kind), counts.get(kind, 0)) for kind, word in ENDING_WORDS.items()
    ]


def _notes(facets: Facets) -> dict[str, str]:
    """What is to be known of a chip's counts."""
    known = facets.endings_known
    if known is None or known.known == known.total:
        return {}
    return {FieldName.ENDING.value: endings_known(known)}


def endings_known(known: EndingsKnown) -> str:
    """「結びは3,705会議のうち1,200会議で分かっています」."""
    return QCoreApplication.translate(
        "Listing", "結びは{0}会議のうち{1}会議で分かっています"
    ).format(f"{known.total:,}", f"{known.known:,}")


def _sources(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    blogs = [Choice(name, name, count) for name, count in facets.blogs.items()]
    names = source_names()
    choices = [
        Choice("会議録", names["会議録"], facets.minutes),
        Choice("ブログ", names["ブログ"], facets.posts),
        *blogs,
    ]
    if facets.documents:
        choices.append(Choice("文書", names["文書"], facets.documents))
    return choices


def _categories(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    return [Choice(name, name, count) for name, count in facets.categories.items()]


def _periods(facets: Facets, _: Sequence[Assembly]) -> list[Choice]:
    this_year = date.today().year

    def since(year: int) -> int:
        return sum(count for one, count in facets.years.items() if one >= year)

    offers = [
        (this_year - 1, QCoreApplication.translate("Listing", "昨年から")),
        (this_year - 4, QCoreApplication.translate("Listing", "この5年")),
    ]
    years = [
        Choice(
            str(year),
            QCoreApplication.translate("Listing", "{0}（{1}）").format(
                year, wareki_year(date(year, 12, 31))
            ),
            count,
        )
        for year, count in sorted(facets.years.items(), reverse=True)
    ]
    return [*(Choice(f"{year}..", label, since(year)) for year, label in offers), *years[:_YEARS]]


_CHOICES: Mapping[str, Callable[[Facets, Sequence[Assembly]], list[Choice] | None]] = {
    FieldName.DATE.value: _periods,
    FieldName.COUNCIL.value: _councils,
    FieldName.MEETING.value: _meetings,
    FieldName.SPEAKER.value: _speakers,
    FieldName.KIND.value: _kinds,
    FieldName.ENDING.value: _endings,
    FieldName.SOURCE.value: _sources,
    FieldName.CATEGORY.value: _categories,
}


def asked_days(period: str | None) -> tuple[date, date] | None:
    """The first and last day of a period filter, over all its alternatives; None without one.

    An open end is `date.min` or `date.max`.
    """
    if period is None:
        return None
    found = [span for value in period.split("|") if (span := days(value)) is not None]
    if not found:
        return None
    return min(first for first, _ in found), max(last for _, last in found)


def _chosen_years(period: str | None, years: Mapping[int, int]) -> tuple[int, int] | None:
    asked = asked_days(period)
    if asked is None:
        return None
    first, last = asked[0].year, asked[1].year
    if asked[0] == date.min:
        first = min(*years, last) if years else last
    if asked[1] == date.max:
        last = max(*years, first) if years else first
    return first, last


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((str(name), count) for name, count in counts.items()), key=lambda pair: -pair[1])
