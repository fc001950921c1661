"""How the reader likes quotes: the format, the headings, what is done to the words.

The pattern of a heading is plain text with placeholders:

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
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from reader.errors import Bilingual, TemplateProblem

PLACEHOLDERS = ("姓", "氏名", "区議", "役職", "発言者", "質問", "答弁", "回")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class HeadingPatterns(Struct, frozen=True):
    """One pattern for each kind of part; "" writes no heading."""

    question: str = "{姓}{区議}{質問}"
    answer: str = "{役職}{答弁}"
    other: str = "{発言者}"

    def check(self) -> None:
        """Raises TemplateProblem where a pattern cannot be used."""
        for pattern in (self.question, self.answer, self.other):
            check_pattern(pattern)


def check_pattern(pattern: str) -> None:
    """Raises TemplateProblem for an unknown placeholder or a brace that stands alone."""
    for name in PLACEHOLDER.findall(pattern):
        if name not in PLACEHOLDERS:
            known = "".join(f"{{{placeholder}}}" for placeholder in PLACEHOLDERS)
            raise TemplateProblem(
                why=Bilingual(
                    f"見出しの型に使えない「{{{name}}}」があります。使えるのは {known} です",
                    f"the heading pattern holds “{{{name}}}”; it may hold {known}",
                )
            )
    if re.search("[{}]", PLACEHOLDER.sub("", pattern)):
        raise TemplateProblem(
            why=Bilingual(
                f"見出しの型「{pattern}」の {'{'} と {'}'} が組になっていません",
                f"the braces of the heading pattern “{pattern}” are not in pairs",
            )
        )


class QuoteFormat(StrEnum):
    """Where the quote is to be pasted."""

    HTML = "html"  # 書式付きテキスト: text/html and text/plain together
    SOURCE = "source"  # HTML ソース, as text/plain
    MARKDOWN = "markdown"
    TEXT = "text"
    MOVABLETYPE = "movabletype"

    @property
    def suffix(self) -> str:
        """How the name of a file in this format ends."""
        return {
            QuoteFormat.HTML: "html",
            QuoteFormat.SOURCE: "html",
            QuoteFormat.MARKDOWN: "md",
        }.get(self, "txt")


class QuoteOptions(Struct, frozen=True):
    """How the reader likes quotes.

    Attributes:
        halfwidth: full-width letters and figures (Ａ-Ｚ ａ-ｚ ０-９) become half-width in
            the quoted paragraphs; nothing else changes.
        source_line: the source is named under the quote.
        mark_estimated: 「（対応は推定）」 stands behind a heading whose link nobody confirmed.
        patterns: how headings are written.
        headings: headings typed by hand, by the index of the first part under them.
        surnames: name → surname, as far as known.
        author, written: of a Movable Type entry; without them the lines are left out.
    """

    halfwidth: bool = False
    source_line: bool = True
    mark_estimated: bool = False
    patterns: HeadingPatterns = field(default_factory=HeadingPatterns)
    headings: Mapping[int, str] = field(default_factory=dict[int, str])
    surnames: Mapping[str, str] = field(default_factory=dict[str, str])
    author: str | None = None
    written: datetime | None = None
