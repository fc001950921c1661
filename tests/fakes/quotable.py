"""An exchange of a fictional ward, ready to be quoted: two rounds, the second one a guess."""

from datetime import date

from reader.export.selection import LinkState, PartKind, QuotedPart, Selection
from reader.minutes.model import Speaker
from reader.minutes.sentences import paragraphs

MEMBER = Speaker(name="見本太郎", seat=12)
MAYOR = Speaker(name="架空花子", role="区長")

ASKED = """\
　大きな１点目、図書館のＡＩ案内についてです。
　昨年度の利用は３，０００件でした。
　今後の拡充を伺います。"""
SAID = """\
　まず、第１点目、図書館のＡＩ案内についてでございますが、評価を行っているところでございます。
　拡充につきましては、検討してまいります。"""
AGAIN = "　検討はいつまでに終わるのか、再度伺います。"
SAID_AGAIN = "　検討は年内に終えたいと考えております。"

SURNAMES = {"見本太郎": "見本", "架空花子": "架空"}


def part(
    speech: int, speaker: Speaker, kind: PartKind, turn: int, text: str, link: LinkState
) -> QuotedPart:
    """A whole speech as a part, everything ticked."""
    spans = paragraphs(text)
    return QuotedPart(
        speech=speech,
        speaker=speaker,
        kind=kind,
        round=turn,
        text=text,
        start=0,
        end=len(text),
        spoken=spans,
        paragraphs=spans,
        ticked=(True,) * len(spans),
        link=link,
    )


def selection(*, summary_record: bool = False) -> Selection:
    """Seven paragraphs: three asked, two answered, one asked again, one answered (a guess)."""
    question, answer = PartKind.QUESTION, PartKind.ANSWER
    return Selection(
        sitting="架空区議会:R020220A",
        assembly="架空区議会",
        meeting="令和2年第1回定例会（第3日 2月20日）",
        date=date(2020, 2, 20),
        url="https://www.kensakusystem.jp/kakuu/index.html",
        family="kensakusystem",
        summary_record=summary_record,
        parts=(
            part(3, MEMBER, question, 1, ASKED, LinkState.CERTAIN),
            part(5, MAYOR, answer, 1, SAID, LinkState.CERTAIN),
            part(7, MEMBER, question, 2, AGAIN, LinkState.CERTAIN),
            part(8, MAYOR, answer, 2, SAID_AGAIN, LinkState.ESTIMATED),
        ),
        title="図書館のＡＩ案内",
    )
