"""Lines of a speech that nobody spoke: headings, stage directions, clock, page, rules."""

import re
from collections.abc import Iterator

from reader.minutes.model import Span, SpanKind

_GAP = r"[ \t　]*"
_FIGURE = "[0-9０-９〇一二三四五六七八九十]{1,3}"
_TIME = rf"(?:(?:午前|午後)?{_GAP}{_FIGURE}{_GAP}時(?:{_GAP}{_FIGURE}{_GAP}分?|{_GAP}半)?|正午|(?:午前|午後)?零時(?:{_GAP}{_FIGURE}{_GAP}分)?)"
_EVENT = (
    r"(?:開会|開議|開場|休憩|再開|続行|散会|閉会|閉議|延会|流会|終了|中断|開始|中止|休会|開式|閉式)"
)
CLOCK_WORDS = rf"{_GAP}(?:{_TIME}{_GAP}(?:ちょうど)?{_GAP}{_EVENT}|午前|午後|正午)"
"""What follows a mark that is a clock line's, not a speaker's (a pattern)."""

_CLOCK = re.compile(
    rf"{_GAP}[〇○◯]?{_GAP}[（〔]?{_GAP}{_TIME}{_GAP}(?:ちょうど)?{_GAP}{_EVENT}(?:{_GAP}・{_GAP}{_EVENT})?{_GAP}[〕）]?{_GAP}"
)
_HEADING = re.compile(r"[ \t　]+◎.*")
_STAGE = re.compile(
    rf"{_GAP}(?:〔[^〔〕]*〕{_GAP})+|{_GAP}（[^（）。]{{1,80}}）{_GAP}|{_GAP}\([^()。]*[ぁ-ゖ一-鿿][^()。]*\){_GAP}"
)
_STAGE_OPENS = re.compile(rf"{_GAP}〔[^〕]*")
_STAGE_LINES = 4
_PAGE = re.compile(r"[ \t　]*<PAGE=\"?[^\">]*\"?>[ \t　]*", re.IGNORECASE)
_LINE = "―─━ー－\\-‐−—–=＝…_＿┄┈~～*＊・．"
_ORNAMENT = "◇◆○●□■☆★※　 "
_RULE = re.compile(rf"{_GAP}[{_LINE}]{{3,}}(?:[{_ORNAMENT}]+[{_LINE}]+)*{_GAP}")


def find_spans(text: str) -> tuple[Span, ...]:
    """All such lines of `text`, in order, without their line breaks; leading padding is outside."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for start, end, kind in _kinds(text):
        if kind is not None:
            line = text[start:end]
            stripped = line.strip(" \t　")
            offset = start + line.index(stripped)
            yield Span(offset, offset + len(stripped), kind)


def _kinds(text: str) -> Iterator[tuple[int, int, SpanKind | None]]:
    """Every line that is not blank, with its kind; a stage direction may run over lines."""
    within = 0
    for start, end in _lines(text):
        line = text[start:end]
        if not line or line.isspace():
            within = 0
            continue
        if within:
            within = 0 if "〕" in line else within - 1
            yield start, end, SpanKind.STAGE
            continue
        if _STAGE_OPENS.fullmatch(line) and _closes(text, end):
            within = _STAGE_LINES
            yield start, end, SpanKind.STAGE
            continue
        yield start, end, line_kind(line)


def _closes(text: str, end: int) -> bool:
    """Whether a bracket that a line opens is closed at the end of one of the next lines."""
    for line in text[end + 1 : end + 400].split("\n")[: _STAGE_LINES - 1]:
        if "〔" in line or not line.strip():
            return False
        if "〕" in line:
            return line.rstrip(" \t　").endswith("〕")
    return False


def line_kind(line: str) -> SpanKind | None:
    """The kind of one line; None where somebody may have spoken it."""
    if not line or line.isspace():
        return None
    if _PAGE.fullmatch(line):
        return SpanKind.PAGE
    if _RULE.fullmatch(line):
        return SpanKind.RULE
    if _HEADING.fullmatch(line):
        return SpanKind.HEADING
    if _STAGE.fullmatch(line):
        return SpanKind.STAGE
    if _CLOCK.fullmatch(line):
        return SpanKind.CLOCK
    return None


def spoken_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The lines of `text` that are neither blank nor spans, without line breaks."""
    return tuple((start, end) for start, end, kind in _kinds(text) if kind is None)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1


def is_arranged(text: str) -> bool:
    """Whether a text is arranged in lines (a roster, a count of votes), and not written in
    sentences: most of it stands in lines that end none."""
    lines = [line.strip() for line in text.split("\n")]
    written = sum(len(line) for line in lines if "。" in line)
    return 2 * written < sum(map(len, lines))
