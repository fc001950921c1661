"""How the window speaks of a quote: what differs, never why."""

from html import escape

from PySide6.QtCore import QCoreApplication

from reader.library.quotes import Quote
from reader.minutes.meeting import squeeze
from reader.quotes.model import Edit, EditKind, Verdict
from reader.ui.people import person
from reader.ui.theme import current_theme
from reader.ui.wording import day

_AROUND = 24
"""Characters that are shown beside a difference."""
_LONGEST = 80
"""Characters of a part left out that are shown."""
_TOKENS = {
    Verdict.EXACT: "success",
    Verdict.WIDTH: "accent",
    Verdict.SHORTENED: "chair",
    Verdict.ALTERED: "warning",
}


def verdict_words(quote: Quote) -> str:
    """「正確な引用」, 「省略あり」 …"""
    words = {
        Verdict.EXACT: QCoreApplication.translate("Quotes", "正確な引用"),
        Verdict.WIDTH: QCoreApplication.translate("Quotes", "全角・半角のみ相違"),
        Verdict.SHORTENED: QCoreApplication.translate("Quotes", "省略あり"),
        Verdict.ALTERED: QCoreApplication.translate("Quotes", "語句が異なる"),
    }
    if quote.passage.verdict is Verdict.ALTERED:
        omits = any(edit.kind is EditKind.OMITTED for edit in quote.passage.edits)
        if only_marks_differ(quote):
            return QCoreApplication.translate("Quotes", "句読点・記号が異なる")
        if omits:
            return QCoreApplication.translate("Quotes", "語句が異なる・省略あり")
    return words[quote.passage.verdict]


def verdict_token(verdict: Verdict) -> str:
    """The theme's colour for a verdict."""
    return _TOKENS[verdict]


def only_marks_differ(quote: Quote) -> bool:
    """Whether no letter differs in the minutes' words: punctuation, brackets."""
    start = quote.passage.speech_start
    return all(
        not any(map(str.isalnum, quote.words[edit.speech_start - start : edit.speech_end - start]))
        and edit.end - edit.start <= 1
        for edit in quote.passage.edits
        if edit.kind not in (EditKind.WIDTH, EditKind.OMITTED)
    ) and all(edit.kind is not EditKind.ADDED for edit in quote.passage.edits)


def source_words(quote: Quote) -> str:
    """Where a quote comes from: meeting, day (unless the meeting's title names it), speaker."""
    meeting, when = squeeze(quote.meeting or quote.sitting), ""
    if quote.date and f"{quote.date.month}月{quote.date.day}日" not in meeting:
        when = day(quote.date)
    parts = [quote.assembly or "", meeting, when]
    return " ".join(part for part in (*parts, person(quote.speaker)) if part)


def places_words(quote: Quote) -> str:
    """That the origin is not certain; "" where it is."""
    if quote.places <= 1:
        return ""
    words = QCoreApplication.translate(
        "Quotes", "同じ文が{0}会議にあり、どの会議からの引用かは分かりません。"
    )
    return words.format(quote.places)


def difference_html(quote: Quote, text: str) -> str:
    """The differences as rich text: the minutes' words struck out, the post's underlined.

    Args:
        text: of the post.
    """
    passage, theme = quote.passage, current_theme()
    parts: list[str] = []
    at = passage.start
    for edit in passage.edits:
        if edit.kind is EditKind.WIDTH and passage.verdict is not Verdict.WIDTH:
            continue
        parts.append(_same(text[at : edit.start], first=at == passage.start))
        parts.append(_edit(edit, quote, text, theme.warning, theme.muted))
        at = edit.end
    parts.append(_same(text[at : passage.end], last=True))
    return "".join(parts)


def _edit(edit: Edit, quote: Quote, text: str, ink: str, muted: str) -> str:
    start = quote.passage.speech_start
    theirs = quote.words[edit.speech_start - start : edit.speech_end - start]
    mine = text[edit.start : edit.end]
    if len(theirs) > _LONGEST:
        theirs = theirs[: _LONGEST // 2] + "……" + theirs[-_LONGEST // 2 :]
    gone = f'<s style="color:{muted}">{escape(_line(theirs))}</s>' if theirs.strip() else ""
    new = f'<b style="color:{ink}"><u>{escape(_line(mine))}</u></b>' if mine.strip() else ""
    if edit.kind is EditKind.OMITTED:
        new = f'<span style="color:{muted}">{escape(_line(mine))}</span>'
    return gone + new


def _same(words: str, *, first: bool = False, last: bool = False) -> str:
    """Words that both have; of many those beside a difference."""
    words = _line(words)
    head, tail = ("", words[-_AROUND:]) if first else (words[:_AROUND], words[-_AROUND:])
    if last:
        tail = ""
    if len(words) > len(head) + len(tail):
        words = f"{head}…{tail}"
    return escape(words)


def _line(words: str) -> str:
    return " ".join(words.split()) if words.strip() else ""
