"""Like topics as a table that Excel opens; see `reader.export.result_table`."""

from collections.abc import Iterable, Iterator

from reader.export.result_table import csv_head, csv_line, name_of
from reader.export.source_line import public_url
from reader.minutes.meeting import squeeze
from reader.search.conditions import ENDING_WORDS
from reader.threads.asked import Asked

COLUMNS = (
    "日付",
    "議会",
    "会議",
    "質問者",
    "話題",
    "質問の文",
    "答弁者",
    "結び",
    "結びの文",
    "類似度",
    "URL",
    "ID",
)


def asked_table(found: Iterable[Asked]) -> Iterator[bytes]:
    """The file's parts in order."""
    yield csv_head(COLUMNS)
    for one in found:
        url, _ = public_url(one.url, "")
        yield csv_line(
            (
                one.date.isoformat() if one.date else "",
                one.assembly or "",
                squeeze(one.meeting or ""),
                name_of(one.questioner),
                one.title,
                one.ask,
                "・".join(who.role or name_of(who) for who in one.answerers),
                ENDING_WORDS[one.ending] if one.ending else "",
                one.closing,
                f"{one.likeness:.2f}",
                url or "",
                one.topic,
            )
        )
