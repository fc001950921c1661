"""A result list as a table that Excel opens: CSV as RFC 4180 has it, UTF-8 with a byte order
mark, by which Excel tells UTF-8 from the system's own encoding.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from reader.export.source_line import public_url
from reader.minutes.meeting import squeeze
from reader.minutes.model import Speaker
from reader.search.conditions import ENDING_WORDS, KIND_WORDS
from reader.search.results import Hit

COLUMNS = (
    "日付",
    "会議",
    "質問者",
    "発言者",
    "役職",
    "種別",
    "話題",
    "抜粋",
    "結び",
    "結びの文",
    "出典",
    "URL",
    "ID",
)

_BLOG = "ブログ"
_DOCUMENT = "文書"

# What a spreadsheet takes for a formula, full-width forms and leading white space included:
# "CSV Injection", owasp.org.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def table(hits: Iterable[Hit]) -> Iterator[bytes]:
    """The file's parts in order: the byte order mark with the headings, then a row a hit.

    Cells hold what was published, unchanged, but for two things: one that a spreadsheet would
    take for a formula has an apostrophe before it, and an address holds no session's token.
    """
    yield csv_head(COLUMNS)
    for hit in hits:
        yield csv_line(_cells(hit))


def _cells(hit: Hit) -> tuple[str, ...]:
    day = hit.date.isoformat() if hit.date else ""
    url, _ = public_url(hit.url, "")
    if hit.post is not None:
        title = hit.title or ""
        source = _DOCUMENT if hit.document else _BLOG
        return (day, *[""] * 5, title, hit.snippet, "", "", source, url or "", hit.post)
    return (
        day,
        squeeze(hit.meeting or ""),
        name_of(hit.questioner),
        name_of(hit.speaker),
        (hit.speaker.role if hit.speaker else None) or "",
        KIND_WORDS[hit.kind] if hit.kind else "",
        hit.topic.title if hit.topic else "",
        hit.snippet,
        ENDING_WORDS[hit.ending.kind] if hit.ending else "",
        hit.ending.sentence if hit.ending else "",
        hit.assembly or "",
        url or "",
        hit.speech or "",
    )


def name_of(speaker: Speaker | None) -> str:
    """What a speaker is called in a cell; "" of nobody."""
    if speaker is None:
        return ""
    if speaker.name is None and speaker.seat is not None:
        return f"{speaker.seat}番"
    return speaker.name or ""


def csv_head(columns: Iterable[str]) -> bytes:
    """The beginning of a file: the byte order mark and the headings."""
    return b"\xef\xbb\xbf" + csv_line(columns)


def csv_line(cells: Iterable[str]) -> bytes:
    """A row of a file."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(map(_guarded, cells))
    # Half of a surrogate pair, out of a damaged page, can be stored but not encoded.
    return buffer.getvalue().encode("utf-8", "replace")


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
