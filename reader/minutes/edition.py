"""Which edition of the minutes a record is: preliminary or final, word for word or a summary.

Councils put a preliminary record (速報版) on their pages days after a sitting and replace it by
the final one (確定版) weeks later, often under another address. Some committees keep no record
word for word at all, but a summary (要点記録). Both say so in the title, before the first speech
or in a note under the last one::

    令和7年第1回定例会（第1日 2月17日）【速報版】
    ※この会議録は速報版であり、校正前のものです。
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from reader.minutes.normalize import fold


class Edition(Struct, frozen=True):
    """What a record says of itself.

    Attributes:
        preliminary: it will be replaced (速報版, 未定稿, 校正前 …).
        summary: it is not word for word (要点記録, 会議録概要 …).
    """

    preliminary: bool = False
    summary: bool = False


_RECORD = "(?:会議録|議事録|会議記録|記録|本文|テキスト)"
_PRELIMINARY = re.compile(
    rf"速報版|{_RECORD}速報|速報{_RECORD}|[(【\[〔<]速報[)】\]〕>]|未定稿|未校[正閲]|未確定[稿版]"
    rf"|校[正閲]前|暫定版|暫定(?:的な)?{_RECORD}|仮{_RECORD}|{_RECORD}[(【](?:仮|案|暫定)[)】]"
    rf"|(?:正式|公式)な?の?{_RECORD}(?:では(?:ありません|ございません|ない)|とは異な"
    r"|[がの](?:調製|作成|発行|完成|公開|掲載)[^。]{0,8}まで)"
)
_REPLACED = re.compile(
    r"(?:速報版|暫定版|未定稿)[^。]{0,12}(?:掲載を?終了|削除|差し替え(?:ました|済)|置き換え(?:ました|済))|確定版です"
)
_SUMMARY = re.compile(
    rf"要点(?:記録|筆記)|要旨(?:記録|筆記)|要約(?:記録|筆記)|概要(?:記録|版)|{_RECORD}[\s・(【]*の?(?:要点|要旨|要約|概要|概略)"
    r"|(?:会議|委員会|審査|質疑)の?(?:概要|要旨|要点)(?!説明)|[(【](?:要点|要旨|概要|要約)[)】]|逐語(?:記録|録)?では(?:ありません|ない)"
)
_NOTE = re.compile(r"[\s　]*[※(（【〔\[＊*注■●]")
_LONGEST_NOTE = 120
_LONGEST_HEADING = 40
_LAST_LINES = 3


def edition_of(
    titles: Sequence[str | None], opening: Sequence[str] = (), closing: str = ""
) -> Edition:
    """What a record says of itself.

    What members say is never asked: they speak of a 速報版 as of anything else.

    Args:
        titles: the meeting's name, and that of the page.
        opening: the texts before the first speech.
        closing: the last text, under which a note may stand.
    """
    told = [line for line in titles if line]
    for text in opening:
        told += [line for line in text.split("\n") if _tells(line)]
    last = closing.rstrip().split("\n")[-_LAST_LINES:]
    told += [line for line in last if _NOTE.match(line) and len(line) <= _LONGEST_NOTE]
    plain = ["".join(fold(line).split()) for line in told]
    return Edition(
        any(_PRELIMINARY.search(line) and not _REPLACED.search(line) for line in plain),
        any(_SUMMARY.search(line) for line in plain),
    )


def _tells(line: str) -> bool:
    """Whether a line before the first speech is a heading or a note, and no item of business."""
    length = len(line.strip())
    return length <= (_LONGEST_NOTE if _NOTE.match(line) else _LONGEST_HEADING)


_MARKS = re.compile(
    r"[(【\[〔<](?:速報版?|未定稿|校[正閲]前|未校[正閲]|暫定版?|確定版?|正式版)[)】\]〕>]|(?:会議録)?(?:速報版|暫定版|確定版)|未定稿"
)


def without_marks(meeting: str) -> str:
    """A folded name of a meeting without what only tells the edition (「【速報版】」)."""
    return _MARKS.sub("", meeting)
