"""The headings over a quote, as bloggers write them: 「架空区議質問」「区長答弁」「架空区議再質問」「区長」.

A pattern is plain text with placeholders:

==========  ==============================================================
{姓}        the surname; the full name where the surname is not known
{氏名}      the full name
{区議}      区議, 市議, 県議 … after the assembly's name; 議員 otherwise
{役職}      the post (区長, 教育長); the name where there is none
{発言者}    the post, or for an ordinary member {姓}{区議}
{質問}      質問, 再質問, 再々質問, 質問（4回目） …
{答弁}      答弁 in the first round, nothing in later ones
{回}        the round's number
==========  ==============================================================
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.errors import Bilingual, TemplateProblem
from reader.export.selection import PartKind
from reader.minutes.model import Speaker

PLACEHOLDERS = ("姓", "氏名", "区議", "役職", "発言者", "質問", "答弁", "回")


@dataclass(frozen=True, slots=True)
class HeadingPatterns:
    """One pattern for each kind of part; "" writes no heading."""

    question: str = "{姓}{区議}{質問}"
    answer: str = "{役職}{答弁}"
    other: str = "{発言者}"

    def check(self) -> None:
        """Raises TemplateProblem where a pattern cannot be used."""
        for pattern in (self.question, self.answer, self.other):
            check_pattern(pattern)


_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ASSEMBLY = re.compile("([都道府県市区町村])(?:議会|会)?$")
_WITHOUT_NAME = {PartKind.QUESTION: "質問", PartKind.ANSWER: "答弁", PartKind.OTHER: ""}


def check_pattern(pattern: str) -> None:
    """Raises TemplateProblem for an unknown placeholder or a brace that stands alone."""
    for name in _PLACEHOLDER.findall(pattern):
        if name not in PLACEHOLDERS:
            known = "".join(f"{{{placeholder}}}" for placeholder in PLACEHOLDERS)
            raise TemplateProblem(
                why=Bilingual(
                    f"見出しの型に使えない「{{{name}}}」があります。使えるのは {known} です",
                    f"the heading pattern holds “{{{name}}}”; it may hold {known}",
                )
            )
    if re.search("[{}]", _PLACEHOLDER.sub("", pattern)):
        raise TemplateProblem(
            why=Bilingual(
                f"見出しの型「{pattern}」の {'{'} と {'}'} が組になっていません",
                f"the braces of the heading pattern “{pattern}” do not pair",
            )
        )


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
    written = _PLACEHOLDER.sub(lambda match: values[match[1]], pattern).strip()
    return written or _WITHOUT_NAME[kind]
