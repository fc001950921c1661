"""Who speaks: a label (what stands after the speech mark) taken apart.

Labels differ from council to council, and within one: ``２０番（見本太郎議員）``,
``見本太郎議員``, ``（見本太郎区長）``, ``議長（見本宏明君）``, ``市長（見本　宏）``,
``２番　見本太郎君``, ``見本委員長``, ``見本都市計画課長``, ``企画部長``, ``議事日程``.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from reader.minutes import posts
from reader.minutes.model import Speaker
from reader.minutes.wareki import number


class PostClass(StrEnum):
    """The part that a post plays in a meeting."""

    MEMBER = "member"
    CHAIR = "chair"
    EXECUTIVE = "executive"
    SECRETARIAT = "secretariat"
    WITNESS = "witness"
    UNKNOWN = "unknown"


NOBODY = Speaker()

_SPACES = re.compile(r"[\s　]+")
_NUMERAL = "[0-9０-９]{1,3}|[〇一二三四五六七八九十百]{1,6}"
_SEAT = re.compile(rf"第?(?P<seat>{_NUMERAL})番(?P<rest>.*)", re.DOTALL)
_HONORIFIC = re.compile(r"(?:議員|委員|君|くん|さん|氏|殿|様)$")
_BRACKET = re.compile(
    r"(?P<before>[^（）]*)（(?P<inner>(?:[^（）]|（[^（）]*）)*)）(?P<after>.*)", re.DOTALL
)
_ADDED = re.compile(r"(?:兼務|事務取扱|取扱|兼任|代理|代行|欠員|続|つづき)$")
_CONTENTS = re.compile(
    r"(?:議事日程|日程|名簿|議題|目次|会議録情報|出席|欠席|付議|付託|案件|資料|参照|署名|会期|開会|閉会|本文|審査|報告書|表紙"
    r"|議案|請願|陳情|配付|配布|別紙|質問通告|通告|速記|議会構成|追加日程|巻末|附録|付録|奥付|本日の会議)"
)
_NAME = re.compile(
    r"[一-鿿㐀-䶿\uf900-\ufaff々〆ヶケノツッヵぁ-ゖゝゞァ-ヺー・\U00020000-\U0003ffff（）]+"
)
_KANJI = "一-鿿㐀-䶿\uf900-\ufaff々〆\U00020000-\U0003ffff"
_BOARDS = re.compile(
    r"(?:教育|監査|農業|選挙管理|公平|人事|公安|収用|労働|固定資産評価|海区漁業調整)委員"
)


@lru_cache(maxsize=1 << 14)
def parse_label(label: str) -> Speaker:
    """The speaker that a label names.

    Args:
        label: what stood after the speech mark, with or without padding inside.

    Returns:
        Name, post and seat as far as the label tells; all None for what is no speaker
        (議事日程, a roster). A bracketed letter that tells namesakes apart belongs to the
        name: 「見本（慎）委員」 is 見本（慎）.
    """
    text = _SPACES.sub("　", label.strip().replace("(", "（").replace(")", "）"))
    if not text:
        return NOBODY
    seat: int | None = None
    match = _SEAT.fullmatch(text)
    if match is not None:
        seat = number(match["seat"].translate(_WIDE_DIGITS))
        text = match["rest"].strip("　")
        text = re.sub(r"^(?:議員|委員)(?=[（　])", "", text).strip("　")
        text = _unwrapped(text)
        if text in ("", "議員", "委員"):
            return Speaker(seat=seat)
        found = _bracketed(text)
        if found is None:
            # A seat stands before a member: what follows is a name, however it ends.
            tokens = text.split("　")
            if len(tokens) > 1 and is_post(tokens[0]):
                return Speaker(_name("".join(tokens[1:])), tokens[0], seat)
            found = Speaker(_name(text))
        return Speaker(found.name, found.role, seat)
    if _CONTENTS.match(_unwrapped(text).replace("　", "")) and not _HONORIFIC.search(text):
        return NOBODY
    return _bracketed(text) or _plain(text)


_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def _unwrapped(text: str) -> str:
    """`text` without brackets that enclose all of it."""
    if text.startswith("（") and text.endswith("）") and text.count("（") == 1:
        return text[1:-1]
    return text


_NAMED_LAST = re.compile(r"(?P<post>.*）[^（）]*)（(?P<name>[^（）]+(?:君|議員|さん|氏))）")


def _bracketed(text: str) -> Speaker | None:
    match = _NAMED_LAST.fullmatch(text)
    if match is not None:
        return Speaker(_name(match["name"]), match["post"].replace("　", ""))
    match = _BRACKET.fullmatch(text)
    if match is None:
        return None
    before, inner, after = (match[part].strip("　") for part in ("before", "inner", "after"))
    if not before and not after:
        return _bracketed(inner) or _plain(inner)
    if not before:
        return None
    if after and not after.startswith("（"):
        return _namesake(before, inner, after)
    joined = before.replace("　", "")
    if joined in ("委員", "議員"):
        return Speaker(_name(inner))
    if is_post(joined):
        if _adds_post(inner):
            return Speaker(None, joined)
        return Speaker(_name(inner), joined)
    if _adds_post(inner):
        return _plain(before)
    plain = _plain(before)
    if (
        plain.role is not None
        and plain.name is not None
        and len(inner) > 1
        and _names_person(inner)
    ):
        # No post that the tables know, but a whole name in the brackets: all before is the post.
        return Speaker(_name(inner), joined)
    if plain.role is not None:
        return plain
    if _HONORIFIC.search(inner) or not _HONORIFIC.search(joined):
        return (
            Speaker(_name(inner), joined)
            if len(inner) > 1
            else Speaker(f"{_name(before)}（{inner}）")
        )
    return Speaker(_name(before))


def _namesake(before: str, inner: str, after: str) -> Speaker:
    """「見本（慎）委員」「見本（一）道路課長」: the bracket belongs to the name."""
    name = f"{before.replace('　', '')}（{inner}）"
    rest = after.replace("　", "")
    if rest.count("（"):
        rest = rest[: rest.index("（")]
    if _HONORIFIC.fullmatch(rest):
        return Speaker(name)
    if _post_cost(rest) is not None:
        return Speaker(name, rest)
    return Speaker(name + (_name(rest) or ""))


def _adds_post(inner: str) -> bool:
    """Whether a bracket holds another post or a note, not a name."""
    if _HONORIFIC.search(inner):
        return False
    return _ADDED.search(inner) is not None or is_post(inner.replace("　", ""))


def _names_person(inner: str) -> bool:
    return _NAME.fullmatch(_name(inner) or "") is not None


def _plain(text: str) -> Speaker:
    """A label without brackets that tell name and post apart."""
    tokens = text.split("　")
    if len(tokens) > 1 and any(len(token) > 1 for token in tokens):
        if is_post(tokens[0]) and not is_post(tokens[-1]):
            return Speaker(_name("".join(tokens[1:])), tokens[0])
        for cut in range(1, len(tokens)):
            post = "".join(tokens[cut:])
            if is_post(post):
                return Speaker(_name("".join(tokens[:cut])), post)
    joined = "".join(tokens)
    if is_post(joined):
        return Speaker(role=joined)
    if re.search(r"(?:議員|君|くん|さん|氏|殿|様)$", joined):
        for post in posts.EXACT:
            # 参考人見本太郎君
            if joined.startswith(post) and len(_name(joined[len(post) :]) or "") > 1:
                return Speaker(_name(joined[len(post) :]), post)
        return Speaker(_name(joined))
    split = _split(joined)
    if split is not None:
        return Speaker(_name(split[0]), split[1])
    name = _name(joined)
    return Speaker(name) if name and len(name) <= 16 and _NAME.fullmatch(name) else NOBODY


def _name(text: str) -> str | None:
    name = text.replace("　", "").strip("　 ")
    while True:
        match = _HONORIFIC.search(name)
        if match is None or match.start() == 0:
            return name or None
        name = name[: match.start()]


# --- posts ------------------------------------------------------------------

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
        body and body not in posts.DIRECTIONS and _uncovered(body) == 0 and not _ill_begun(body)
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
def _split(text: str) -> tuple[str, str] | None:
    """Name and post of a label that runs them together; None where it holds no post.

    Every cut is weighed: a post should be a chain of known words, a name should be as
    long as surnames (or whole names) are.
    """
    best: tuple[float, int] | None = None
    for cut in range(1, len(text)):
        cost = _post_cost(text[cut:])
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
    rf"(?P<place>[{_KANJI}]{{2,3}})[区市町村](?P<rest>(?:立|保健|清掃|児童|福祉|消防|教育|スポーツ|社会|観光|文化|議会).*)"
)


def _post_cost(post: str) -> float | None:
    """How unlikely `post` is as a whole post; None where it is none at all."""
    if post in _EXACT:
        return -0.5 if len(post) > 2 else 0.0
    costs = [_body_cost(body) for body in _bodies(post)]
    costs += [cost for base in _without_additions(post) if (cost := _post_cost(base)) is not None]
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


_INNER_KATAKANA = re.compile(rf"[{_KANJI}]+[ァ-ヺー]{{2,}}[{_KANJI}]+")
_LIKE_KANJI = re.compile(rf"[{_KANJI}ヶケノツッ之]+")


def _name_cost(name: str) -> float:
    """How unlikely `name` is as a surname or a whole name."""
    bare = re.sub(r"（[^）]*）", "", name)
    if _NAME.fullmatch(bare) is None:
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
    if _LIKE_KANJI.fullmatch(bare) is None:
        return cost + (0.3 if len(bare) <= 7 else 2.0 + len(bare) - 7)
    if len(bare) == 3:
        return cost + (0.2 if bare in posts.TRIPLE_SURNAMES else 0.8)
    if len(bare) in (4, 5) and bare[-1] in posts.LANDSCAPE:
        cost += 1.5  # 見本大井｜保健所長
    return cost + {2: 0.0, 4: 1.0, 5: 1.5}.get(len(bare), 2.5 + len(bare) - 6)


_CHAIR = re.compile(
    r"(?:副|臨時|仮|年長|最年長)?(?:議長|委員長|座長|分科会長)(?:職務代理者|職務代行者?|代理|代行)?|副?会長"
)
_SECRETARIAT = re.compile(
    r"(?:[区市町村県都道府]?議会)?(?:事務局|局)(?:長|次長|書記|参事|主幹|主査|主任|主事|職員)?|事務局.*係長"
    r"|書記長?|[区市町村県都道府]?議会(?:事務局|局).*|議事(?:調査)?(?:課|係|担当).*|専門員|調査室長"
)
_WITNESS = re.compile(
    r"(?:.*[^府])?参考人|公述人|証人|.*(?:請願|陳情)(?:代表)?者|意見陳述人|補佐人"
)
_MEMBER = re.compile(
    r"理事|提出者|発議者|提案者|動議提出者|紹介議員|委員外議員|議員|委員|.*(?:調査団|視察団)(?:副?団長|長)"
)


def post_class(role: str | None) -> PostClass:
    """The part that the holder of `role` plays; no post is a member's.

    CHAIR is whoever may preside over the meeting itself (議長, 副委員長, 座長): a committee's
    chairman named with his committee (総務委員長) is a member here, the head of a board
    (選挙管理委員会委員長, 農業委員会会長) belongs to the executive.
    """
    if role is None:
        return PostClass.MEMBER
    if _CHAIR.fullmatch(role):
        return PostClass.CHAIR
    if _SECRETARIAT.fullmatch(role):
        return PostClass.SECRETARIAT
    if _WITNESS.fullmatch(role):
        return PostClass.WITNESS
    if _MEMBER.fullmatch(role):
        return PostClass.MEMBER
    if _BOARDS.match(role):
        return PostClass.EXECUTIVE
    if re.fullmatch(r".*委員会?(?:副|臨時)?委員長|.*(?:副|臨時)?委員長", role):
        return PostClass.MEMBER
    if re.fullmatch(
        r".*(?:町会|自治会|商店会|連合会|協会|組合|医師会|協議会|団体)(?:の)?(?:副)?(?:会長|理事長|代表|代表者|組合長)",
        role,
    ):
        return PostClass.WITNESS
    return PostClass.UNKNOWN if _post_cost(role) is None else PostClass.EXECUTIVE
