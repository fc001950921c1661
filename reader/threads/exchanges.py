"""Where one member's question begins and ends, told from the turns and the chair's words.

It runs over every sitting at import, so it reads the chair's speeches once and a
member's speech only where a decision hangs on it. Passages and links are not needed:
an exchange's id is the number of its first question speech.
"""

import re
from enum import Enum, auto
from statistics import median

from msgspec import Struct, field

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import Bounds, Style

_NAMED = r"(?:議員|委員(?!長)|君|さん|氏)"

_CHAIR = re.compile(
    # 鈴木議員の質問を終わります。 but not 質問を終わりにしてください
    r"(?P<ends>(?:質問|質疑|質疑応答|発言)[はをも、]?[^。\n]{0,8}終(?:わり(?!に)|了|え|結))"
    # 次に、２番見本太郎議員。
    rf"|(?P<next>(?:次に|次は|続きまして|続いて|引き続きまして|それでは)、?[^。、\n]{{0,24}}{_NAMED}(?=[。、\s　]|の(?:質問|質疑|発言)|$))"
    r"|(?P<debate>討論)"
    r"|(?P<agenda>議題(?:に供|とし|とい|に追加)|上程|採決(?:に入|いた|を行|し)|散会|延会|閉会|提案理由"
    r"|(?:説明|報告|朗読)(?:を?(?:お?願い|求め|いたさせ|させ|聴取|受け)|のため)|報告事項|案件(?:は|を|に)|本件[をは](?:これで|以上で)?終)"
    r"|(?P<asking>一般質問|代表質問|総括質問|緊急質問|関連質問|質疑|質問)"
)

_STATEMENT = re.compile(
    r"立場(?:から|で|に立って?)[^。]{0,20}(?:討論|意見|賛成|反対)|(?:賛成|反対)(?:の)?討論|討論を(?:行|いた|させ)|討論に参加"
    r"|動議|議事進行|提案(?:理由|説明|者を代表)|趣旨(?:説明|弁明)|委員会(?:における|に付託|の)[^。]{0,30}(?:審査|報告)"
    r"|(?:審査|調査|視察|派遣)[^。]{0,20}(?:経過|結果|概要)[^。]{0,30}報告|御?ご?報告(?:申し上げ|いたします|させていただきます)"
)

_ASKS = re.compile(
    r"伺[いっうえ]|お尋ね|質問(?:を|も|に|は)?(?:いた|さ|し|入|移|行|続)|お聞かせ|聞かせて|お聞き|お示し|示してくださ|お答え|答弁[をは願]"
    r"|(?:見解|所見|認識|考え|説明|方針)を[^。]{0,12}(?:求め|問|聞)|教えて|確認(?:し|さ|を)"
    r"|(?:でしょう|です|ます|ません|ました|でした|いかが|どう|ない|のか|だろう)か(?:ね|な)?[。？?」\s]|いかが|[？?]"
)

_ASKS_PLAINLY = re.compile(
    r"(?:お?伺い(?:し|いた)?ま|伺って|お尋ね(?:し|いた)|質問(?:を|も)?(?:いたし|さ|し)ま|お聞かせ|お示し|お答え(?:く|を)"
    r"|答弁を[^。]{0,8}(?:求|願)|答弁願|(?:見解|所見)を[^。]{0,12}(?:求め|問))"
)

_ANSWERS = re.compile(
    r"(?<!再)お?答え(?:を|は)?(?:いた|申し上げ|し(?:ます|たい)|させ)|(?<!を)答弁(?:いた|申し上げ|させ)"
)

_GAP = 60
"""Characters from the chair between a question and its answer that are still a mere call."""

_OPENING = 120
"""How far into a speech its speaker says that it is an answer."""

_LONG = 1000
"""Characters of a turn that hardly asks about one matter alone."""
_MANY = 3
_SEVERAL = 2
_MATTER = re.compile(
    r"^[ \t　]*(?:まず|初めに|はじめに|最初に|次に|続いて|続きまして|最後に|終わりに"
    r"|(?:大きな|大きく|質問の?)?第?[ 　]*[\d０-９一二三四五六七八九十]{1,3}[ 　]*"
    r"(?:点[目め]?|項目[目め]?|番[目め]|つ[目め]|問[目め]?|件[目め]|の(?:ご|御)?質問|に)?[、，はに]"
    r"|[（(〔【][\d０-９]{1,2}[）)〕】])",
    re.MULTILINE,
)
"""A paragraph that opens a matter."""
_EDGE = 400
"""How far from its ends a speech says what it is (a debate, a report, a motion)."""


class _Stage(Enum):
    ANY = auto()
    DEBATE = auto()


class _Open(Struct):
    """An exchange while its end is still ahead.

    Attributes:
        turns: numbers of the question speeches.
        answers: number of answer speeches so far.
        rounds: question turns that got an answer, plus the open one.
        gap: characters the chair spoke since the last question turn.
        answered_at_once: an answer followed a question with no more than a call between.
        plenary: the chair of the whole assembly presides, not that of a committee.
    """

    key: str
    first: int
    last: int
    questioner: Speaker
    turns: list[int]
    answers: int = 0
    gap: int = 0
    answered_at_once: bool = False
    plenary: bool = False
    rounds: list[list[int]] = field(default_factory=list[list[int]])


def find_exchanges(sitting: Sitting) -> tuple[Bounds, ...]:
    """The exchanges of a sitting, in order and without overlap.

    One member's question with all its rounds is one exchange; the chair's words and a
    recess inside do not end it, the chair's 「質問を終わります」, a call of the next
    member, a new agenda item, or another member who asks do. Explanations, reports,
    motions, votes and debates are none: an exchange needs a member's turn and an answer,
    or a turn that asks in so many words.

    Parameters:
        sitting: only `speeches` is read: kinds, speakers, and the text where needed.

    Returns:
        bounds with speech numbers counted from 1, `last` inclusive.
    """
    speeches = sitting.speeches
    found: list[Bounds] = []
    current: _Open | None = None
    stage = _Stage.ANY
    plenary = _presided_by_assembly_chair(speeches)
    for number, speech in enumerate(speeches, 1):
        match speech.kind:
            case SpeechKind.CHAIR:
                ends, stage = _listen(speech.text, stage)
                if current is not None:
                    if ends:
                        _close(current, speeches, found)
                        current = None
                    else:
                        current.gap += len(speech.text)
            case SpeechKind.QUESTION:
                key = speech.speaker.name or speech.label
                if current is not None and current.key == key:
                    if current.answers or not _broke_off(speeches[current.last - 1].text):
                        _ask_again(current, number)
                        continue
                    current = None
                if current is not None and _ANSWERS.search(speech.text, 0, _OPENING):
                    # an auditor, a committee's chair or the mover of a bill answers
                    _answer(current, number)
                    continue
                if current is not None:
                    _close(current, speeches, found)
                    current = None
                if stage is not _Stage.DEBATE and not _is_statement(speech.text):
                    current = _Open(
                        key,
                        number,
                        number,
                        speech.speaker,
                        [number],
                        plenary=plenary,
                        rounds=[[number]],
                    )
            case SpeechKind.ANSWER:
                if current is not None:
                    _answer(current, number)
            case SpeechKind.OTHER:
                pass
    if current is not None:
        _close(current, speeches, found)
    return tuple(found)


def _presided_by_assembly_chair(speeches: tuple[Speech, ...]) -> bool:
    chair = next((speech for speech in speeches if speech.kind is SpeechKind.CHAIR), None)
    return chair is not None and "議長" in (chair.speaker.role or chair.label)


def _broke_off(text: str) -> bool:
    """A member who was interrupted before a question began."""
    return len(text) < _GAP and _ASKS.search(text) is None


def _answer(current: _Open, number: int) -> None:
    current.answers += 1
    current.last = number
    if current.gap <= _GAP:
        current.answered_at_once = True


def _ask_again(current: _Open, number: int) -> None:
    if current.last == current.turns[-1]:
        current.rounds[-1].append(number)
    else:
        current.rounds.append([number])
    current.turns.append(number)
    current.last = number
    current.gap = 0


def _listen(text: str, stage: _Stage) -> tuple[bool, _Stage]:
    """Whether the chair's words end the running exchange, and the stage they leave."""
    ends = False
    for match in _CHAIR.finditer(text):
        group = match.lastgroup
        if group == "debate":
            ends = True
            stage = _Stage.DEBATE
        elif group == "asking":
            stage = _Stage.ANY
        else:
            ends = True
            if group == "agenda":
                stage = _Stage.ANY
    return ends, stage


def _is_statement(text: str) -> bool:
    """A debate, a report, a motion or an explanation by a member."""
    if len(text) <= 2 * _EDGE:
        return _STATEMENT.search(text) is not None and _ASKS_PLAINLY.search(text) is None
    if _STATEMENT.search(text, 0, _EDGE) is None:
        return False
    return _ASKS_PLAINLY.search(text) is None


def _close(current: _Open, speeches: tuple[Speech, ...], found: list[Bounds]) -> None:
    texts = [speeches[turn - 1].text for turn in current.turns]
    if current.answers:
        talk = current.answered_at_once and max(map(len, texts)) >= _GAP
        real = talk or any(_ASKS.search(text) for text in texts)
    else:
        real = any(_ASKS_PLAINLY.search(text, max(0, len(text) - _EDGE)) for text in texts)
    if real:
        style = _style(current, speeches)
        found.append(Bounds(current.first, current.last, current.questioner, style))


def _style(current: _Open, speeches: tuple[Speech, ...]) -> Style:
    """How the member asks, told from the shape of the turns.

    * 一括: the first turn asks about several matters (or is very long), and what follows
      are a few further rounds; so most plenaries, where a chair of the whole assembly
      presides.
    * 分割: several turns, each about several matters or long.
    * 一問一答: many short rounds about one matter each; so most committees.

    Matters are counted by the words that open them at a paragraph's start.
    """
    turns = [[speeches[turn - 1].text for turn in turns] for turns in current.rounds]
    lengths = [sum(map(len, texts)) for texts in turns]
    later = lengths[1:]
    matters = [sum(len(_MATTER.findall(text)) for text in texts) for texts in turns]
    if len(later) >= _SEVERAL and sum(later) > lengths[0]:
        return Style.BUNKATSU if median(later) >= _LONG else Style.ICHIMON
    if lengths[0] >= 2 * _LONG or matters[0] >= _MANY:
        return Style.IKKATSU
    if current.plenary and (matters[0] >= _SEVERAL or lengths[0] >= _LONG):
        return Style.IKKATSU
    if len(lengths) == 1 and lengths[0] >= _LONG:
        return Style.IKKATSU
    return Style.ICHIMON
