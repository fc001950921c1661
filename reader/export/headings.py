"""The headings over a quote, as bloggers write them: 「架空区議質問」「区長答弁」「架空区議再質問」「区長」.

Their patterns are explained in `reader.export.wishes`.
"""

import re
from collections.abc import Mapping

from reader.export.selection import PartKind
from reader.export.wishes import PLACEHOLDER, HeadingPatterns, check_pattern
from reader.minutes.model import Speaker

_ASSEMBLY = re.compile("([都道府県市区町村])(?:議会|会)?$")
_WITHOUT_NAME = {PartKind.QUESTION: "質問", PartKind.ANSWER: "答弁", PartKind.OTHER: ""}


def member_title(assembly: str | None) -> str:
    """区議, 市議, 町議, 村議, 県議, 都議, 府議 or 道議 after the assembly's name, else 議員."""
    match = _ASSEMBLY.search(re.sub(r"\s", "", assembly or ""))
    return f"{match[1]}議" if match else "議員"


def question_word(turn: int) -> str:
    """質問, 再質問, 再々質問; from the fourth round on, counted."""
    words = ("質問", "再質問", "再々質問")
    return words[turn - 1] if turn <= len(words) else f"質問（{turn}回目）"


def heading(
    speaker: Speaker,
    kind: PartKind,
    turn: int,
    assembly: str | None,
    patterns: HeadingPatterns,
    surnames: Mapping[str, str],
) -> str:
    """The heading of a part.

    Parameters:
        turn: the round's number, from 1.
        surnames: name → surname, as far as known (see `reader.export.surnames`).

    Raises:
        TemplateProblem: the pattern cannot be used.
    """
    pattern = {
        PartKind.QUESTION: patterns.question,
        PartKind.ANSWER: patterns.answer,
        PartKind.OTHER: patterns.other,
    }[kind]
    check_pattern(pattern)
    if not pattern.strip():
        return ""
    title = member_title(assembly)
    name = speaker.name or ""
    surname = surnames.get(name, name)
    if not name:
        title = "議員" if speaker.seat is not None or kind is PartKind.QUESTION else ""
        surname = f"{speaker.seat}番" if speaker.seat is not None else ""
    values = {
        "姓": surname,
        "氏名": name or surname,
        "区議": title,
        "役職": speaker.role or name or surname,
        "発言者": speaker.role or surname + title,
        "質問": question_word(turn),
        "答弁": "答弁" if turn == 1 else "",
        "回": str(turn),
    }
    written = PLACEHOLDER.sub(lambda match: values[match[1]], pattern).strip()
    return written or _WITHOUT_NAME[kind]
