"""What the middle pane lists: entries made from results, sittings, exchanges, bookmarks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from html import escape

from PySide6.QtCore import QCoreApplication

from reader.export.source_line import squeeze
from reader.library.records import (
    Assembly,
    Bookmark,
    Draft,
    DraftItemKind,
    ExchangeInfo,
    OwnerKind,
    PostInfo,
    SittingInfo,
)
from reader.minutes.meeting import short_meeting
from reader.minutes.model import MeetingKind, SpeechKind
from reader.minutes.wareki import period, wareki_year
from reader.search.results import Facets, Hit
from reader.ui.entries import Entry, Mark
from reader.ui.people import person, who_asks_whom
from reader.ui.place import Place, View
from reader.ui.search_bar import Choice
from reader.ui.wording import joined, span

_DAY_IN_TITLE = re.compile(r"\s*[0-9０-９]+月\s*[0-9０-９]+日(?=）)")

_MARKS = {
    SpeechKind.QUESTION: Mark.QUESTION,
    SpeechKind.ANSWER: Mark.ANSWER,
    SpeechKind.CHAIR: Mark.CHAIR,
    SpeechKind.OTHER: Mark.OTHER,
}


def kind_name(kind: str) -> str:
    """What a kind of speech is called in the window."""
    return {
        "question": QCoreApplication.translate("Listing", "質問"),
        "answer": QCoreApplication.translate("Listing", "答弁"),
        "chair": QCoreApplication.translate("Listing", "議長"),
        "other": QCoreApplication.translate("Listing", "その他"),
    }.get(kind, kind)


def of_hits(hits: Iterable[Hit], query: str) -> list[Entry]:
    """Search results."""
    return [_hit(hit, query) for hit in hits]


def _hit(hit: Hit, query: str) -> Entry:
    if hit.post is not None:
        return Entry(
            title=hit.title or QCoreApplication.translate("Listing", "（無題の記事）"),
            date=str(hit.date or ""),
            where=QCoreApplication.translate("Listing", "ブログ"),
            people="",
            place=Place(post=hit.post, offset=_first_match(hit), query=query),
            mark=Mark.POST,
            snippet=hit.snippet,
            highlights=tuple(hit.highlights),
        )
    who = person(hit.speaker) if hit.speaker else ""
    if hit.questioner and hit.kind is SpeechKind.ANSWER:
        people = f"{person(hit.questioner)} → {who}"
    else:
        people = who
    return Entry(
        title=hit.topic.title if hit.topic else people or short_meeting(hit.meeting or ""),
        date=str(hit.date or ""),
        where=squeeze(short_meeting(hit.meeting or "")),
        people=people,
        place=Place(
            sitting=hit.sitting,
            exchange=hit.exchange,
            topic=hit.topic.id if hit.topic else None,
            speech=hit.number,
            offset=_first_match(hit),
            query=query,
            view=View.THREAD if hit.exchange else View.FULL_TEXT,
        ),
        mark=_MARKS.get(hit.kind or SpeechKind.OTHER, Mark.OTHER),
        snippet=hit.snippet,
        highlights=tuple(hit.highlights),
    )


def _first_match(hit: Hit) -> int:
    """Where the first match stands in the speech or post."""
    return hit.start + (hit.highlights[0][0] if hit.highlights else 0)


def of_sittings(infos: Iterable[SittingInfo]) -> list[Entry]:
    """Sittings, in the given order."""
    return [
        Entry(
            title=sitting_title(info),
            date=str(info.date or ""),
            where=info.assembly or "",
            people=(
                QCoreApplication.translate("Listing", "質疑 {0}件・発言 {1}件").format(
                    info.exchanges, info.speeches
                )
            ),
            place=Place(sitting=info.id, view=View.THREAD if info.exchanges else View.FULL_TEXT),
            mark=Mark.QUESTION if info.exchanges else Mark.OTHER,
        )
        for info in infos
    ]


def of_exchanges(
    found: Iterable[tuple[SittingInfo, Sequence[ExchangeInfo]]],
) -> list[Entry]:
    """The exchanges of sittings; a sitting without any is listed itself."""
    entries: list[Entry] = []
    for info, exchanges in found:
        if not exchanges:
            entries += of_sittings([info])
        for exchange in exchanges:
            entries.append(
                Entry(
                    title=who_asks_whom(exchange),
                    date=str(info.date or ""),
                    where=squeeze(short_meeting(info.meeting or "")),
                    people="",
                    place=Place(sitting=info.id, exchange=exchange.id),
                    mark=Mark.QUESTION,
                )
            )
    return entries


def of_posts(posts: Iterable[PostInfo]) -> list[Entry]:
    """Posts, in the given order."""
    return [
        Entry(
            title=post.title or QCoreApplication.translate("Listing", "（無題の記事）"),
            date=str(post.date or ""),
            where="",
            people="",
            place=Place(post=post.id),
            mark=Mark.POST,
        )
        for post in posts
    ]


def of_arrivals(
    found: Iterable[tuple[SittingInfo, Sequence[ExchangeInfo]]], posts: Iterable[PostInfo]
) -> list[Entry]:
    """Exchanges of sittings, and posts, the newest day first."""
    entries = [*of_exchanges(found), *of_posts(posts)]
    # The sort is stable: the exchanges of a day keep their order.
    return sorted(entries, key=lambda entry: entry.date, reverse=True)


def of_bookmarks(bookmarks: Iterable[Bookmark]) -> list[Entry]:
    """Bookmarks, in the given order."""
    return [
        Entry(
            title=one.title,
            date="",
            where="　".join(f"#{tag}" for tag in one.tags),
            people=one.note.split("\n", 1)[0]
            or (
                QCoreApplication.translate("Listing", "更新後の本文にこの箇所はありません")
                if one.lost
                else ""
            ),
            place=Place(
                sitting=one.owner if one.owner_kind is OwnerKind.SITTING else None,
                post=one.owner if one.owner_kind is OwnerKind.POST else None,
                speech=one.speech,
                offset=one.start,
            ),
            mark=Mark.POST,
            snippet=one.exact[:160],
            bookmark=one.id,
        )
        for one in bookmarks
    ]


def of_draft(draft: Draft) -> list[Entry]:
    """The quotes and notes of a draft, in order."""
    return [
        Entry(
            title=item.heading
            or (
                QCoreApplication.translate("Listing", "引用")
                if item.kind is DraftItemKind.QUOTE
                else QCoreApplication.translate("Listing", "メモ")
            ),
            date="",
            where="",
            people="",
            place=Place(sitting=item.sitting, speech=item.speech, offset=item.start or 0),
            mark=Mark.QUESTION if item.kind is DraftItemKind.QUOTE else Mark.OTHER,
            snippet=item.text[:160],
        )
        for item in draft.items
    ]


def chosen_years(period_text: str | None) -> tuple[int, int] | None:
    """The years that a date filter covers, for the histogram."""
    if not period_text:
        return None
    first, _, last = period_text.partition("..")
    start, end = period(first.strip()), period((last or first).strip())
    if start is None or end is None:
        return None
    return start[0].year, end[1].year


def sitting_title(info: SittingInfo) -> str:
    """「令和7年第1回定例会（第2日）」: the day of the month stands beside it anyway."""
    title = squeeze(info.meeting or info.id)
    return _DAY_IN_TITLE.sub("", title).replace("（）", "") if info.date else title


# --- words about what was searched -------------------------------------------


def scope_words(assemblies: Sequence[Assembly], chosen: str | None) -> str:
    """「目黒区議会 令和5年〜令和7年2月、未取得 412会議」 as rich text, one part a council.

    Args:
        chosen: the council that the query is narrowed to.
    """
    parts: list[str] = []
    for one in assemblies:
        if chosen is not None and one.name != chosen:
            continue
        if not one.sittings and not one.missing:
            continue
        words = escape(one.name)
        if one.first and one.last:
            words += " " + escape(span(one.first, one.last))
        if one.missing:
            missing = QCoreApplication.translate("Listing", "未取得 {0}会議").format(
                f"{one.missing:,}"
            )
            link = f'<a href="missing:{escape(one.name)}">{missing}</a>'
            words = QCoreApplication.translate("Listing", "{0}、{1}").format(words, link)
        parts.append(words)
    return joined(parts)


def choices(facets: Facets, assemblies: Sequence[Assembly]) -> dict[str, list[Choice]]:
    """What each filter chip offers, by the name of its field in the query language."""
    names = {
        MeetingKind.PLENARY.value: QCoreApplication.translate("Listing", "本会議"),
        MeetingKind.COMMITTEE.value: QCoreApplication.translate("Listing", "委員会"),
    }
    # In a query these words are Japanese whatever the window speaks.
    japanese_meetings = {
        MeetingKind.PLENARY.value: "本会議",
        MeetingKind.COMMITTEE.value: "委員会",
    }
    japanese_kinds = {"question": "質問", "answer": "答弁", "chair": "議長", "other": "その他"}
    return {
        "議会": [Choice(name, name, count) for name, count in _ranked(facets.councils)]
        or [Choice(one.name, one.name) for one in assemblies],
        "会議": [
            Choice(japanese_meetings.get(kind, kind), names.get(kind, kind), count)
            for kind, count in _ranked(facets.meeting_kinds)
        ]
        or [Choice(word, names[kind]) for kind, word in japanese_meetings.items()],
        "発言者": [Choice(name, name, count) for name, count in _ranked(facets.speakers)],
        "種別": [
            Choice(japanese_kinds.get(kind, kind), kind_name(kind), count)
            for kind, count in _ranked(facets.kinds)
        ]
        or [Choice(word, kind_name(kind)) for kind, word in japanese_kinds.items()],
        "出典": [
            Choice(value, label, count)
            for value, label, count in (
                ("会議録", QCoreApplication.translate("Listing", "会議録"), facets.minutes),
                ("ブログ", QCoreApplication.translate("Listing", "ブログ"), facets.posts),
            )
            if count or not (facets.minutes or facets.posts)
        ],
        "期間": _periods(facets),
    }


def _periods(facets: Facets) -> list[Choice]:
    today = date.today()
    offers = [
        (f"{today.year - 1}-{today.month:02}..", QCoreApplication.translate("Listing", "この1年")),
        (f"{today.year - 3}-{today.month:02}..", QCoreApplication.translate("Listing", "この3年")),
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
    return [*(Choice(value, label) for value, label in offers), *years[:20]]


def _ranked(counts: Mapping[StrEnum, int] | Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((str(name), count) for name, count in counts.items()), key=lambda pair: -pair[1])
