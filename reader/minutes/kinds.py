"""What each speech of a sitting does: question, answer, chair, other.

The post alone does not tell: a 副委員長 presides while the 委員長 is away and asks like any
member while he is there; a committee's 委員長 presides over the committee, but reports to
the plenary. So the whole sitting is looked at: who presides, and who speaks around.
"""

import re
from collections.abc import Sequence

from reader.minutes.labels import NOBODY, PostClass, post_class
from reader.minutes.model import Speaker, SpeechKind

_KINDS = {
    PostClass.MEMBER: SpeechKind.QUESTION,
    PostClass.CHAIR: SpeechKind.CHAIR,
    PostClass.EXECUTIVE: SpeechKind.ANSWER,
    PostClass.WITNESS: SpeechKind.ANSWER,
    PostClass.SECRETARIAT: SpeechKind.OTHER,
    PostClass.UNKNOWN: SpeechKind.OTHER,
}

_HOUSE = re.compile(r"議長(?!会)")
_ACTS = re.compile(
    r"会議を(?:開|再開|閉)|(?:開会|再開|休憩|散会|閉会|開議|続行|中断)(?:を|と)?(?:いたし|し|させていただき)?ま[すし]|議題(?:と|に)|異議(?:は)?(?:ござい|あり|な)"
    r"|お諮り|採決|(?:投票|開票|点呼|議場|起立|挙手)|(?:御|ご)?質[疑問](?:に入|を終|を許|をお受け|は(?:ござい|あり)ません|(?:等)?(?:が|は)?(?:ござい|あり)ました)"
    r"|(?:御|ご)?発言(?:を)?(?:願|お願|許|は(?:ござい|あり)ません|の?(?:ある|通告))|ほかに(?:は)?(?:ござい|あり|よろし|(?:御|ご)?[質発意])|議事を進"
    r"|(?:説明|答弁|報告|朗読)(?:を|が)?(?:願い|お願い|求め)|(?:質問|質疑|説明|報告|討論)(?:を|は)終わ|(?:決定|決し|了承|認め)(?:いたし|し)?ました"
    r"|これより|日程第|予定表|本日の(?:予定|案件|会議|日程|委員会)|(?:次に|続いて|それでは|では)、?[^。]{0,30}(?:に入|に移|に進)|委員長を(?:代わ|交代|務め)"
)
"""What only whoever presides says and does."""

_CALLS = re.compile(
    r"(?:はい、?|次に、?|それでは、?|では、?)?[^。]{0,24}(?:君|委員|議員|部長|課長|区長|市長|町長|村長|知事|教育長|所長|室長|次長|参事|どうぞ)"
    r"[。、]?\s*(?:どうぞ。?)?"
)
_ASKS = re.compile(r"伺[いう]|お尋ね|お聞き|お聞かせ|でしょうか|質問(?:を)?(?:いたし|し|させて)")
_SHORT = 120
_LONG = 300


def classify(
    labels: Sequence[str], speakers: Sequence[Speaker], texts: Sequence[str]
) -> list[SpeechKind]:
    """The kind of every speech of one sitting, in order.

    Args:
        labels, speakers, texts: of the speeches, in order, of one length.
    """
    classes = [post_class(speaker.role) for speaker in speakers]
    house = _presided_by_house(speakers, classes)
    kinds: list[SpeechKind] = []
    for speaker, part in zip(speakers, classes, strict=True):
        kind = SpeechKind.OTHER if speaker == NOBODY else _KINDS[part]
        if speaker.role is not None and part is PostClass.MEMBER:
            kind = _of_office(speaker.role, house)
        elif part is PostClass.CHAIR and house is not _is_house(speaker.role):
            # A committee's chairman reports to the plenary; the 議長 is a guest of a committee.
            kind = SpeechKind.OTHER
        kinds.append(kind)
    _tell_deputies(speakers, texts, kinds, house=house is True)
    return kinds


def _is_house(role: str | None) -> bool:
    return role is not None and _HOUSE.search(role) is not None


def _presided_by_house(speakers: Sequence[Speaker], classes: Sequence[PostClass]) -> bool | None:
    """Whether the 議長 presides (a plenary) or a 委員長; None where nobody does.

    Whoever presides opens the meeting, so the first of them tells.
    """
    for speaker, part in zip(speakers, classes, strict=True):
        if part is PostClass.CHAIR:
            return _is_house(speaker.role)
    return None


def _of_office(role: str, house: bool | None) -> SpeechKind:
    """The kind for a member who is named with an office (総務委員長, 理事)."""
    if role == "理事":
        # On a committee a member who arranges its business, in a plenary an officer of the city.
        return SpeechKind.ANSWER if house else SpeechKind.QUESTION
    if role.endswith("長"):
        # Reports of committees. Where nobody else presides, 総務委員長 is the chair of 総務委員会.
        return SpeechKind.CHAIR if house is None else SpeechKind.OTHER
    return SpeechKind.QUESTION


def _tell_deputies(
    speakers: Sequence[Speaker], texts: Sequence[str], kinds: list[SpeechKind], *, house: bool
) -> None:
    """Turn the speeches of deputies who do not preside into questions.

    What a deputy says between two speeches of the chief is judged together: he presides if
    at least half of it is what only a chair says.
    """
    chiefs = [
        index
        for index, kind in enumerate(kinds)
        if kind is SpeechKind.CHAIR and not _is_deputy(speakers[index].role)
    ]
    if not chiefs:
        return
    asks = _asks_plenary if house else _asks_committee
    for before, after in zip([-1, *chiefs], [*chiefs, len(kinds)], strict=True):
        deputies = [
            index
            for index in range(before + 1, after)
            if kinds[index] is SpeechKind.CHAIR and _is_deputy(speakers[index].role)
        ]
        if 2 * sum(asks(texts[index]) for index in deputies) > len(deputies):
            for index in deputies:
                kinds[index] = SpeechKind.QUESTION


def _is_deputy(role: str | None) -> bool:
    return role is not None and role.startswith("副")


def _asks_committee(text: str) -> bool:
    """Whether a 副委員長 speaks as a member, as he mostly does."""
    spoken = text.strip()
    if _CALLS.fullmatch(spoken):
        return False
    if len(spoken) <= _SHORT:
        return _ACTS.search(spoken) is None
    # Members too say 議題 and 休憩; a chair does so as he begins or ends.
    return not (_ACTS.search(spoken[:40]) or _ACTS.search(spoken[-50:]))


def _asks_plenary(text: str) -> bool:
    """Whether a 副議長 speaks as a member, as he hardly ever does."""
    return len(text) > _LONG and _ASKS.search(text) is not None and _asks_committee(text)
