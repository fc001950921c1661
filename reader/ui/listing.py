"""What the middle pane lists: entries made from results, sittings, exchanges, bookmarks."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.library.records import (
    Bookmark,
    ExchangeInfo,
    OwnerKind,
    PostInfo,
    PostKind,
    SittingInfo,
)
from reader.minutes.meeting import short_meeting, squeeze
from reader.minutes.model import SpeechKind
from reader.search.query import FieldName, fields
from reader.search.results import Hit
from reader.threads.model import EndingKind
from reader.ui.blog_words import kind_words
from reader.ui.edition_labels import edition_words
from reader.ui.entries import Entry, Mark
from reader.ui.people import person, who_asks_whom
from reader.ui.place import Place, View

_DAY_IN_TITLE = re.compile(r"\s*[0-9０-９]+月\s*[0-9０-９]+日(?=）)")

_YEAR_OF_MEETING = re.compile(r"^\w{2}(?:[0-9０-９]+|元)年(?!度)\s*")

_MARKS = {
    SpeechKind.QUESTION: Mark.QUESTION,
    SpeechKind.ANSWER: Mark.ANSWER,
    SpeechKind.CHAIR: Mark.CHAIR,
    SpeechKind.OTHER: Mark.OTHER,
}


def of_hits(hits: Iterable[Hit], query: str) -> list[Entry]:
    """Search results."""
    asked = FieldName.ENDING.value in fields(query)
    return [_hit(hit, query, asked) for hit in hits]


def _hit(hit: Hit, query: str, ending_asked: bool) -> Entry:
    if hit.post is not None:
        return Entry(
            title=hit.title or QCoreApplication.translate("Listing", "（無題の記事）"),
            date=hit.date,
            where=QCoreApplication.translate("Listing", "文書")
            if hit.document
            else QCoreApplication.translate("Listing", "ブログ"),
            people="",
            place=Place(post=hit.post, offset=_first_match(hit), query=query),
            mark=Mark.OTHER if hit.document else Mark.POST,
            snippet=hit.snippet,
            highlights=tuple(hit.highlights),
            document=hit.document,
        )
    meeting = squeeze(short_meeting(hit.meeting or ""))
    who = person(hit.speaker) if hit.speaker else ""
    if hit.questioner and hit.kind is SpeechKind.ANSWER:
        people = f"{person(hit.questioner)} → {who}"
    else:
        people = who
    return Entry(
        title=hit.topic.title if hit.topic else meeting or people,
        date=hit.date,
        # Without a topic it is the title.
        where=meeting if hit.topic else "",
        people=people,
        brief=who if people != who else "",
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
        # Where no word is asked for, but how answers end, the sentence that says so stands alone.
        snippet="" if ending_asked and hit.ending and not hit.highlights else hit.snippet,
        highlights=tuple(hit.highlights),
        ending=hit.ending if ending_asked or _tells(hit) else None,
    )


def _tells(hit: Hit) -> bool:
    """Whether it is worth a line how the answer ends."""
    return hit.ending is not None and hit.ending.kind is not EndingKind.OTHER


def _first_match(hit: Hit) -> int:
    """Where the first match stands in the speech or post."""
    return hit.start + (hit.highlights[0][0] if hit.highlights else 0)


def of_sittings(infos: Iterable[SittingInfo]) -> list[Entry]:
    """Sittings, in the given order."""
    return [
        Entry(
            title=sitting_title(info),
            date=info.date,
            where="　".join(
                [*edition_words(info.preliminary, info.summary), *filter(None, [info.assembly])]
            ),
            people=(
                QCoreApplication.translate("Listing", "質疑 {0}件・発言 {1}件").format(
                    info.exchanges, info.speeches
                )
            ),
            brief=QCoreApplication.translate("Listing", "質疑 {0}件").format(info.exchanges),
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
                    date=info.date,
                    where="　".join(
                        [
                            *edition_words(info.preliminary, info.summary),
                            squeeze(short_meeting(info.meeting or "")),
                        ]
                    ),
                    people="",
                    brief=without_year(squeeze(short_meeting(info.meeting or ""))),
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
            date=post.date,
            where=kind_words(post.kind),
            people="",
            place=Place(post=post.id),
            mark=Mark.OTHER if post.kind is PostKind.DOCUMENT else Mark.POST,
            document=post.kind is PostKind.DOCUMENT,
        )
        for post in posts
    ]


def of_arrivals(
    found: Iterable[tuple[SittingInfo, Sequence[ExchangeInfo]]], posts: Iterable[PostInfo]
) -> list[Entry]:
    """Exchanges of sittings, and posts, the newest day first."""
    entries = [*of_exchanges(found), *of_posts(posts)]
    # The sort is stable: the exchanges of a day keep their order.
    return sorted(entries, key=lambda entry: entry.date or date.min, reverse=True)


def of_bookmarks(bookmarks: Iterable[Bookmark]) -> list[Entry]:
    """Bookmarks, in the given order."""
    return [
        Entry(
            title=one.title,
            date=None,
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
            mark=Mark.OTHER,
            snippet=one.exact[:160],
            bookmark=one.id,
        )
        for one in bookmarks
    ]


def without_year(meeting: str) -> str:
    """「第1回定例会」 of 「令和7年第1回定例会」: the year is that of the day beside it."""
    return _YEAR_OF_MEETING.sub("", meeting) or meeting


def sitting_title(info: SittingInfo) -> str:
    """「令和7年第1回定例会（第2日）」: the day of the month stands beside it anyway."""
    title = squeeze(info.meeting or info.id)
    return _DAY_IN_TITLE.sub("", title).replace("（）", "") if info.date else title
