"""What the header says of a result: whose and how many hits, what was searched, what is
missing, and the ways out of an empty one.

Links in the words are ``missing:架空区議会``, ``drop:期間`` (or several), ``synonyms:on``, ``synonyms:off``,
``search:`` with another query, ``new:all`` and ``download:``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication

from reader.library.records import Assembly, PostKind
from reader.search.conditions import council_test, source_test
from reader.search.query import FieldName, Query, positive_terms
from reader.search.results import Facets, SearchResult
from reader.ui.facets import asked_days, endings_known
from reader.ui.filter_words import filter_name, filter_value
from reader.ui.nothing_here import Step
from reader.ui.people import called, person
from reader.ui.wording import GAP, beside, listed, span

Days = tuple[date, date]

_OF_MINUTES = (
    FieldName.COUNCIL,
    FieldName.MEETING,
    FieldName.SPEAKER,
    FieldName.ROLE,
    FieldName.KIND,
    FieldName.ENDING,
)
"""Filters that no post passes."""


def title(query: Query, in_force: Mapping[str, str], result: SearchResult) -> str:
    """「25件」; of a query of filters alone that names someone, 「見本太郎議員の質問　12件」."""
    if not result.total:
        return QCoreApplication.translate("ResultWords", "見つかりませんでした")
    words = QCoreApplication.translate("ResultWords", "{0}件")
    if not result.exact:
        words = QCoreApplication.translate("ResultWords", "約{0}件")
    count = words.format(f"{result.total:,}")
    who = in_force.get(FieldName.SPEAKER.value) or in_force.get(FieldName.ROLE.value)
    if who is None or positive_terms(query):
        return count
    whose = {
        "質問": QCoreApplication.translate("ResultWords", "{0}の質問　{1}"),
        "答弁": QCoreApplication.translate("ResultWords", "{0}の答弁　{1}"),
    }.get(
        in_force.get(FieldName.KIND.value, ""),
        QCoreApplication.translate("ResultWords", "{0}の発言　{1}"),
    )
    return whose.format(_full_name(called(who), result), count)


def _full_name(asked: str, result: SearchResult) -> str:
    """Who is meant, where all hits are of one person; else as it was asked."""
    names = {person(hit.speaker) for hit in result.hits if hit.speaker is not None}
    return names.pop() if len(names) == 1 and len(result.facets.speakers) <= 1 else asked


def synonyms_applied(words: Sequence[str]) -> str:
    """「類義語「電子化」「デジタル化」も検索　外す」 as rich text; "" without any."""
    if not words:
        return ""
    said = QCoreApplication.translate("ResultWords", "類義語も検索：{0}").format(listed(words))
    off = QCoreApplication.translate("ResultWords", "外す")
    return f'{escape(said)}　<a href="synonyms:off">{off}</a>'


def endings_unknown(in_force: Mapping[str, str], result: SearchResult) -> str:
    """How far it is known how answers end, for a query that asks for it; "" where it is all known."""
    known = result.facets.endings_known
    if FieldName.ENDING.value not in in_force or known is None or known.known == known.total:
        return ""
    return escape(endings_known(known))


# --- what was searched -------------------------------------------------------


def scope(
    assemblies: Sequence[Assembly], posts: int, in_force: Mapping[str, str], documents: int = 0
) -> str:
    """「架空区議会 令和5年4月〜令和7年2月、未取得 412会議 ／ ブログの記事 25件」 as rich text.

    Where the query names councils, a source or a period, only of these.

    Args:
        posts, documents: how many the library holds.
    """
    asked = asked_days(in_force.get(FieldName.DATE.value))
    parts = [
        _of_council(one, asked)
        for one in assemblies_asked(assemblies, in_force)
        if one.sittings or one.missing
    ]
    if posts and _asks(PostKind.POST, in_force):
        words = QCoreApplication.translate("ResultWords", "ブログの記事 {0}件")
        parts.append(words.format(f"{posts:,}"))
    if documents and _asks(PostKind.DOCUMENT, in_force):
        words = QCoreApplication.translate("ResultWords", "文書 {0}件")
        parts.append(words.format(f"{documents:,}"))
    return beside(parts)


def assemblies_asked(assemblies: Sequence[Assembly], in_force: Mapping[str, str]) -> list[Assembly]:
    """The councils that a query with these filters searches."""
    councils = in_force.get(FieldName.COUNCIL.value)
    sources = in_force.get(FieldName.SOURCE.value)
    return [
        one
        for one in assemblies
        if (councils is None or any(council_test(it)(one.name) for it in councils.split("|")))
        and (
            sources is None
            or any(
                source_test(it)(None, one.family or "", one.entry_url) for it in sources.split("|")
            )
        )
    ]


def _asks(kind: PostKind, in_force: Mapping[str, str]) -> bool:
    sources = in_force.get(FieldName.SOURCE.value)
    if any(name.value in in_force for name in _OF_MINUTES):
        return False
    return sources is None or any(source_test(it)(kind, "", None) for it in sources.split("|"))


def _of_council(one: Assembly, asked: Days | None) -> str:
    words = GAP.join(escape(part) for part in (one.name, _held(one, asked)) if part)
    missing = missing_count(one, asked)
    if missing:
        said = QCoreApplication.translate("ResultWords", "未取得 {0}会議").format(f"{missing:,}")
        link = f'<a href="missing:{escape(one.name)}">{said}</a>'
        words = QCoreApplication.translate("ResultWords", "{0}、{1}").format(words, link)
    return words


def _held(one: Assembly, asked: Days | None) -> str:
    """The period that was searched, and how it differs from the one that was asked for."""
    if one.first is None or one.last is None:
        return ""
    if asked is None:
        return span(one.first, one.last)
    first, last = max(one.first, asked[0]), min(one.last, asked[1])
    if first > last:
        words = QCoreApplication.translate("ResultWords", "この期間はなし（あるのは{0}）")
        return words.format(span(one.first, one.last))
    found = span(first, last)
    earlier = asked[0] != date.min and asked[0].year < one.first.year
    later = asked[1] != date.max and asked[1].year > one.last.year
    if earlier or later:
        words = QCoreApplication.translate("ResultWords", "{0}（指定は{1}）")
        return words.format(found, _asked(asked, one))
    return found


def _asked(asked: Days, one: Assembly) -> str:
    """The asked period; an open end is that of what the library holds."""
    first, last = asked
    if first == date.min:
        first = one.first or last
    if last == date.max:
        last = one.last or first
    return span(first, last)


def missing_count(one: Assembly, asked: Days | None) -> int:
    """How many sittings of a council are missing, of a period or of all."""
    return one.missing if asked is None else len(_missing_days(one, asked))


def _missing_days(one: Assembly, asked: Days | None) -> list[date]:
    first, last = asked or (date.min, date.max)
    return [day for day in one.missing_days if first <= day <= last]


def days_to_fetch(one: Assembly, asked: Days | None) -> Days | None:
    """The period to look for minutes in: of what is missing, else as asked; None for any."""
    days = _missing_days(one, asked)
    if days:
        return days[0], days[-1]
    if asked is None or date.min in asked:
        return None
    return asked[0], min(asked[1], date.today())


# --- out of an empty result --------------------------------------------------


def ways_out(
    assemblies: Sequence[Assembly],
    in_force: Mapping[str, str],
    others: Mapping[str, Facets],
    synonyms: Sequence[str],
    spellings: Mapping[str, int],
) -> list[str]:
    """For an empty result, links: missing years first, then dropping a filter, then other words.

    Args:
        others: for each filter in force the facets without it, as far as they are counted.
        synonyms: what would be searched for as well.
        spellings: other queries and how many hits they have.
    """
    return [
        *_ways_to_fetch(assemblies_asked(assemblies, in_force), in_force),
        *_ways_to_widen(in_force, others),
        *_other_words(synonyms, spellings),
    ]


def nothing(ways: bool, in_force: Mapping[str, str]) -> tuple[str, Sequence[Step]]:
    """What stands in the list of an empty result.

    Args:
        ways: whether there is a way out of it (see `ways_out`).
        in_force: the filters. Where none of them is to blame they are offered to be dropped all
            the same: other words are looked for with fewer conditions.
    """
    if ways:
        return QCoreApplication.translate(
            "ResultWords", "この検索に当たる発言や記事はありません。上の候補から探し直せます。"
        ), ()
    return QCoreApplication.translate(
        "ResultWords",
        "この検索に当たる発言や記事はありません。短い言葉や、別の言い方で探してみてください。",
    ), [*_ways_to_drop(in_force), (to_download(), "download:")]


def nothing_new() -> tuple[str, Sequence[Step]]:
    """What stands in the list of a saved search's new hits where there are none any more."""
    told = QCoreApplication.translate("ResultWords", "前回見てから新しいものはありません。")
    return told, [
        (QCoreApplication.translate("ResultWords", "すべての結果を表示"), "new:all"),
    ]


def no_minutes() -> tuple[str, Sequence[Step]]:
    """What stands in the list of sittings where the library holds none."""
    told = QCoreApplication.translate("ResultWords", "会議録はまだありません。")
    return told, [(to_download(), "download:")]


def to_download() -> str:
    """The words of the way to more minutes."""
    return QCoreApplication.translate("ResultWords", "会議録を取り込む…")


def _ways_to_drop(in_force: Mapping[str, str]) -> Sequence[Step]:
    if not in_force:
        return ()
    # Which they are is in sight over the list, and the words have to fit into a narrow one.
    words = QCoreApplication.translate("ResultWords", "絞り込みを外す")
    if len(in_force) > 1:
        words = QCoreApplication.translate("ResultWords", "絞り込みをすべて外す")
    return [(words, _drop(in_force))]


def _drop(names: Iterable[str]) -> str:
    """The link that drops filters."""
    return f"drop:{' '.join(names)}"


def _ways_to_fetch(assemblies: Sequence[Assembly], in_force: Mapping[str, str]) -> list[str]:
    asked = asked_days(in_force.get(FieldName.DATE.value))
    links: list[str] = []
    for one in assemblies:
        if not one.entry_url:
            continue
        missing, days = missing_count(one, asked), _missing_days(one, asked)
        if days:
            words = QCoreApplication.translate(
                "ResultWords", "未取得の{0}（{1}会議）を取り込む：{2}"
            )
            words = words.format(span(days[0], days[-1]), f"{missing:,}", one.name)
        elif missing:
            words = QCoreApplication.translate("ResultWords", "未取得の{0}会議を取り込む：{1}")
            words = words.format(f"{missing:,}", one.name)
        elif asked is not None and not _holds_all(one, asked):
            words = QCoreApplication.translate(
                "ResultWords", "この期間の会議録を探して取り込む：{0}"
            )
            words = words.format(one.name)
        else:
            continue
        links.append(_link(f"missing:{one.name}", words))
    return links


def _holds_all(one: Assembly, asked: Days) -> bool:
    if one.first is None or one.last is None:
        return False
    return one.first <= asked[0] and min(asked[1], date.today()) <= one.last


def _ways_to_widen(in_force: Mapping[str, str], others: Mapping[str, Facets]) -> list[str]:
    counts = {name: found.minutes + found.posts + found.documents for name, found in others.items()}
    links: list[str] = []
    # The most rewarding first; filters that are not counted yet keep their order. One that makes
    # no difference is no way out.
    ways = [name for name in in_force if counts.get(name) != 0]
    for name in sorted(ways, key=lambda name: -counts.get(name, 0)):
        words = QCoreApplication.translate("ResultWords", "「{0}：{1}」の絞り込みを外す")
        words = words.format(filter_name(name), filter_value(name, in_force[name]))
        if name in counts:
            words += _counted(counts[name])
        links.append(_link(_drop([name]), words))
    if len(in_force) > 1 and not any(counts.values()):
        words = QCoreApplication.translate("ResultWords", "絞り込みをすべて外す")
        links.append(_link(_drop(in_force), words))
    return links


def _other_words(synonyms: Sequence[str], spellings: Mapping[str, int]) -> list[str]:
    links: list[str] = []
    if synonyms:
        words = QCoreApplication.translate("ResultWords", "類義語も探す：{0}")
        links.append(_link("synonyms:on", words.format(listed(synonyms))))
    for text, count in spellings.items():
        words = QCoreApplication.translate("ResultWords", "「{0}」で探す").format(text)
        links.append(_link(f"search:{text}", words + _counted(count)))
    return links


def _counted(count: int) -> str:
    return QCoreApplication.translate("ResultWords", "（{0}件）").format(f"{count:,}")


def _link(target: str, words: str) -> str:
    return f'<a href="{escape(target)}">{escape(words)}</a>'
