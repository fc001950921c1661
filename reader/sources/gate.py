"""Telling that a page stands where minutes were expected: a login, a CAPTCHA, a captive portal."""

import re

from reader.errors import Bilingual, NotMinutes

_GATE = re.compile(
    r"type\s*=\s*[\"']?password|captcha|ログイン|log ?in|sign ?in|wi-?fi", re.IGNORECASE
)
_LOGIN_PAGE = Bilingual(
    "ログイン画面や認証のページが返ってきました。ブラウザーで開いて確かめてください",
    "a login page or a CAPTCHA came instead; open it in your browser to see",
)
_OTHER_PAGE = Bilingual(
    "会議録検索システムのものではないページが返ってきました",
    "the page does not belong to the search system",
)


def is_gate(page: str) -> bool:
    """Whether a page asks who one is."""
    return _GATE.search(page) is not None


def wrong_page(page: str, what: object) -> NotMinutes:
    """The sentence for a page that stands where something else was expected.

    Args:
        what: what was expected, in the error's sentence.
    """
    return NotMinutes(what=what, why=_LOGIN_PAGE if is_gate(page) else _OTHER_PAGE)
