"""Marks and words by which it is told where a quote begins and ends."""

import re

_BREAKS = '\n。．！？!?「」『』“”"【】〔〕［］[]<>＜＞《》〈〉：:｜|■●◆○◎▼▲※…'
BREAK = re.compile(f"[{re.escape(_BREAKS)}]")
"""What parts sentences, lines, and a writer's own words from quoted ones."""
SENTENCE_END = "。！？!?」』）)．"
FULL_STOPS = "。．！？!?"
MARKER = re.compile(
    r"(?:[（(〔［\[【〈<＜][^）)〕］\]】〉>＞]{0,4}略[^）)〕］\]】〉>＞]{0,4}[)）〕］\]】〉>＞]"
    r"|[…‥]|・{3,}|\.{3,}|[〜~]*(?:[前中後]略|以下略|途中省略)[〜~]*)+"
)
"""What a writer puts where something was left out."""
REPORTS = re.compile(
    r"(?:と|との|という|といった|とか|って)(?:、|,|の|い|言|述|答|話|説|発|回|語|し|さ|な|っ|ご|う|お|か|も|は|書|あ|主|批|反|指|質|問)"
)
"""How a writer's own words behind a quote begin: 「と答えた」."""
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
LEADS = re.compile(
    r"(?:[はがもでにとを]|から|より|ば|よると|れば|いて|[、,・]|^[(（]?[0-9０-９①-⑳一二三四五]{1,2}[.．)）]?)$"
)
"""How a writer's own words before a quote end: 「区長は」, 「答弁によると、」, 「1.」."""


def is_aside(words: str) -> bool:
    """Whether words beside a quote are the writer's: （後略）, （区長）."""
    return (_ASIDE.fullmatch(words) or MARKER.fullmatch(words)) is not None
