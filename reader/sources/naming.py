"""What a council is called, from the pages of its search system."""

import re
from html import unescape

_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})</title>", re.IGNORECASE)
_HEADING = re.compile(r"<h1[^<>]*>(.{1,300}?)</h1>", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"\balt=\"([^\"]{1,100})\"", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(
    r"(?P<name>[一-鿿々ヶケノァ-ヺーぁ-ゖ]{1,12}?(?:[都道府県区市町村]議会|市会)|[一-鿿]{1,4}[都道府県]会)"
)


def council_of(page: str) -> str | None:
    """「見本市議会」 from a page's title, its heading or the text of its pictures, in this order."""
    places = [match[1] for match in _TITLE.finditer(page)]
    places += [match[1] for match in _HEADING.finditer(page)]
    places += [match[1] for match in _ALT.finditer(page)]
    for place in places:
        found = _NAME.search(unescape(_TAG.sub(" ", _ALT.sub(r">\1<", place))))
        if found is not None:
            return found["name"]
    return None
