"""Posts without a mark around them: what is a post, and where a name ends and one begins.

The tables are in `reader.minutes.posts`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.minutes import posts

KANJI = "一-鿿㐀-䶿\uf900-\ufaff々〆\U00020000-\U0003ffff"
"""Kanji, for a character class in a pattern."""

NAME = re.compile(rf"[{KANJI}ヶケノツッヵぁ-ゖゝゞァ-ヺー・（）]+")
"""What names are written in."""

_EXACT = frozenset(posts.EXACT)
_MAX_WORD = max(map(len, posts.WORDS))


@lru_cache(maxsize=1 << 14)
def is_post(text: str) -> bool:
    """Whether `text` is a post and nothing else (区長, 文化・スポーツ部長), no name before it."""
    if text in _EXACT:
        return True
    if any(is_post(base) for base in _without_additions(text)):
        return True
    return any(
        body
        and body not in posts.DIRECTIONS
        and _uncovered(body) == 0
        and not _ill_begun(body)
        and (_chained(body) or not (text.endswith("委員長") or _KATAKANA.fullmatch(body)))
        for body in _bodies(text)
    )


_ADDITION = re.compile(r"(?:職務代理者.*|兼務|事務取扱|取扱|兼任|代理|代行)$")
_SECOND = re.compile(r"・[^・]*(?:兼務|事務取扱|取扱|兼任|代理|代行)$")
_FACILITY = re.compile(r".*(?:館|センター|所|署|院|校|園|場)長")


def _without_additions(text: str) -> Iterator[str]:
    """「健康推進部長・保健所長兼務」 without what was added, in each way it may be read."""
    for addition in (_ADDITION, _SECOND):
        base = addition.sub("", text)
        if base and base != text:
            yield base


def _bodies(text: str) -> Iterator[str]:
    """What may stand before the title: nothing, a department, a place with its head (図書館)."""
    for title in posts.TITLES:
        if text.endswith(title):
            yield text[: -len(title)]
    if _FACILITY.fullmatch(text):
        yield text[:-1]


@lru_cache(maxsize=1 << 15)
def _uncovered(body: str) -> int:
    """How many characters of `body` no chain of known words covers, at least."""
    best = [0] + [len(body) + 1] * len(body)
    for end in range(1, len(body) + 1):
        best[end] = best[end - 1] + (0 if _foreign(body[end - 1]) else 1)
        for length in range(1, min(_MAX_WORD, end) + 1):
            word = body[end - length : end]
            if word in posts.WORDS or (length > 1 and word in _EXACT) or word in _TITLE_WORDS:
                best[end] = min(best[end], best[end - length])
    return best[-1]


_TITLE_WORDS = frozenset(posts.TITLES)
_KATAKANA = re.compile(r"[ァ-ヺー]+")


@lru_cache(maxsize=1 << 14)
def _chained(body: str) -> bool:
    """Whether known words alone make up `body`: スマートシティ, but no surname in katakana."""
    return not body or any(
        body.startswith(word) and _chained(body[len(word) :]) for word in posts.WORDS
    )


_FOREIGN = re.compile(r"[ァ-ヺー・A-Za-zＡ-Ｚａ-ｚ0-9０-９]")


def _foreign(character: str) -> bool:
    """Katakana, letters and figures are hardly ever part of a surname here."""
    return _FOREIGN.match(character) is not None


_NEVER_FIRST = frozenset("部課局室係班館所園場等のと・及兼")


def _ill_begun(body: str) -> bool:
    """Whether a post cannot begin like this: 部障害者福祉 was cut from 日下部."""
    return body[0] in _NEVER_FIRST and not any(
        body.startswith(word) for word in posts.WORDS if len(word) > 1
    )


@lru_cache(maxsize=1 << 14)
def split_post(text: str) -> tuple[str, str] | None:
    """Name and post of a label that runs them together; None where it holds no post.

    Every cut is weighed: a post should be a chain of known words, a name should be as
    long as surnames (or whole names) are.
    """
    best: tuple[float, int] | None = None
    for cut in range(1, len(text)):
        cost = post_cost(text[cut:])
        if cost is None:
            continue
        cost += _name_cost(text[:cut])
        if _foreign(text[cut - 1]) and _foreign(text[cut]):
            cost += 6.0  # within スポーツ
        if best is None or cost < best[0]:
            best = (cost, cut)
    if best is None or best[0] >= _TOO_COSTLY:
        return None
    return text[: best[1]], text[best[1] :]


_TOO_COSTLY = 12.0
_UNKNOWN_PLACE = 1.4
_PLACE = re.compile(
    rf"(?P<place>[{KANJI}]{{2,3}})[区市町村](?P<rest>(?:立|保健|清掃|児童|福祉|消防|教育|スポーツ|社会|観光|文化|議会).*)"
)


def post_cost(post: str) -> float | None:
    """How unlikely `post` is as a whole post; None where it is none at all."""
    if post in _EXACT:
        return -0.5 if len(post) > 2 else 0.0
    costs = [_body_cost(body) for body in _bodies(post)]
    costs += [cost for base in _without_additions(post) if (cost := post_cost(base)) is not None]
    return min(costs) if costs else None


def _body_cost(body: str) -> float:
    if not body:
        return 1.0
    cost = 2.0 * _uncovered(body) + (2.0 if _ill_begun(body) else 0.0)
    place = _PLACE.fullmatch(body)
    if place is not None:
        usual = 0.3 if len(place["place"]) == 2 else 0.7
        cost = min(cost, usual + 2.0 * _uncovered(place["rest"].removeprefix("立")))
    if len(body) > 3 and body[1] in posts.LANDSCAPE and not _ill_begun(body[2:]):
        cost = min(cost, _UNKNOWN_PLACE + 2.0 * _uncovered(body[2:]))
    return cost


_INNER_KATAKANA = re.compile(rf"[{KANJI}]+[ァ-ヺー]{{2,}}[{KANJI}]+")
_LIKEKANJI = re.compile(rf"[{KANJI}ヶケノツッ之]+")


def _name_cost(name: str) -> float:
    """How unlikely `name` is as a surname or a whole name."""
    bare = re.sub(r"（[^）]*）", "", name)
    if NAME.fullmatch(bare) is None:
        return 9.0
    cost = 0.0
    if bare[-1] in "副区" or (bare[-1] in posts.PLACE_ENDINGS and len(bare) > 2):
        cost += 3.0
    if any(bare[-length:] in posts.WORDS for length in range(2, len(bare))):
        cost += 1.0  # せりざわ総務｜委員長
    if _INNER_KATAKANA.search(bare):
        cost += 3.0
    if len(bare) == 1:
        return cost + (0.5 if bare in posts.SINGLE_SURNAMES else 3.0)
    if _LIKEKANJI.fullmatch(bare) is None:
        return cost + (0.3 if len(bare) <= 7 else 2.0 + len(bare) - 7)
    if len(bare) == 3:
        return cost + (0.2 if bare in posts.TRIPLE_SURNAMES else 0.8)
    if len(bare) in (4, 5) and bare[-1] in posts.LANDSCAPE:
        cost += 1.5  # 見本大井｜保健所長
    return cost + {2: 0.0, 4: 1.0, 5: 1.5}.get(len(bare), 2.5 + len(bare) - 6)
