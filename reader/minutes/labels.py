"""Who speaks: a label (what stands after the speech mark) taken apart.

Labels differ from council to council, and within one: ``２０番（見本太郎議員）``,
``見本太郎議員``, ``（見本太郎区長）``, ``議長（見本宏明君）``, ``市長（見本　宏）``,
``２番　見本太郎君``, ``見本委員長``, ``見本都市計画課長``, ``企画部長``, ``議事日程``.
"""

import re
from enum import StrEnum
from functools import lru_cache

from reader.minutes import posts
from reader.minutes.model import Speaker
from reader.minutes.post_grammar import NAME, is_post, post_cost, split_post
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
        seat = number(match["seat"])
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
    speaker = _bracketed(text) or _plain(text)
    bare = _unwrapped(text).replace("　", "")
    if speaker.role is None and _CONTENTS.match(bare) and not _HONORIFIC.search(bare.rstrip("）")):
        return NOBODY
    return speaker


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
    if post_cost(rest) is not None:
        return Speaker(name, rest)
    return Speaker(name + (_name(rest) or ""))


def _adds_post(inner: str) -> bool:
    """Whether a bracket holds another post or a note, not a name."""
    if _HONORIFIC.search(inner):
        return False
    return _ADDED.search(inner) is not None or is_post(inner.replace("　", ""))


def _names_person(inner: str) -> bool:
    return NAME.fullmatch(_name(inner) or "") is not None


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
    split = split_post(joined)
    if split is not None:
        return Speaker(_name(split[0]), split[1])
    name = _name(joined)
    return Speaker(name) if name and len(name) <= 16 and NAME.fullmatch(name) else NOBODY


def _name(text: str) -> str | None:
    name = text.replace("　", "").strip("　 ")
    while True:
        match = _HONORIFIC.search(name)
        if match is None or match.start() == 0:
            return name or None
        name = name[: match.start()]


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
    return PostClass.UNKNOWN if post_cost(role) is None else PostClass.EXECUTIVE
