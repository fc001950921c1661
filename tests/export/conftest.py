"""A sitting of a fictional ward's assembly, and the exchange in it."""

from datetime import date

import pytest
from msgspec.structs import replace

from reader.export.templates import Templates, default_templates
from reader.minutes.ids import exchange_id, passage_id
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import (
    Exchange,
    Link,
    Passage,
    PassageKind,
    Round,
    Style,
    Topic,
)

ID = "架空区議会:R020220A"
MEMBER = Speaker(name="見本たろう", seat=12)
MAYOR = Speaker(name="架空花子", role="区長")
SUPERINTENDENT = Speaker(name="仮名次郎", role="教育長")
CHAIR = Speaker(name="例示三郎", role="議長")

ROSTER = """\
　出席議員（３名）
　　１番　　例　示　三　郎　　　　１２番　　見　本　たろう　　　　１３番　　標　本　　　環
　出席説明員
　　区　長　　　架　空　花　子　　　　教育長　　　仮　名　次　郎
"""
QUESTION = """\
　区民の見本たろうです。通告に従い質問いたします。
　〔見本たろう議員登壇〕
　大きな１点目、図書館のＡＩ案内についてです。
　昨年度の利用は３，０００件でした。<b>*とても*</b>多い数です。
　予算は足りているのでしょうか。
　　　〇午後２時３７分休憩
　今後の拡充を伺います。
　大きな２点目、公園の遊具についてです。
　更新の計画を伺います。
　以上で質問を終わります。
"""
MAYOR_SAYS = """\
　見本たろう議員の質問に順次お答えいたします。
　まず、第１点目、図書館のＡＩ案内についてでございますが、評価を行っているところでございます。
　拡充につきましては、検討してまいります。
　次に、第２点目、公園の遊具についてでございますが、令和５年度から更新してまいります。"""
SUPERINTENDENT_SAYS = """\
　私からは、図書館の職員の研修についてお答えいたします。
1. 研修は年２回です。
"""
AGAIN = "　それから、図書館の件です。検討はいつまでに終わるのか、再度伺います。"
MAYOR_AGAIN = "　検討は年内に終えたいと考えております。"


def _speech(speaker: Speaker, kind: SpeechKind, text: str) -> Speech:
    return Speech(label="", speaker=speaker, kind=kind, text=text.rstrip("\n"))


def _passage(
    number: int, text: str, first: str, last: str, kind: PassageKind, topic: str | None
) -> Passage:
    start = text.rindex("\n", 0, text.index(first)) + 1 if "\n" in text else 0
    end = text.index(last) + len(last)
    return Passage(passage_id(ID, number, start), number, start, end, kind, topic)


@pytest.fixture
def sitting() -> Sitting:
    """令和2年2月20日 of 架空区議会, as kensakusystem gives it."""
    return Sitting(
        id=ID,
        assembly="架空区議会",
        meeting="令和 2年第１回定例会（第3日 2月20日）",
        date=date(2020, 2, 20),
        url="https://www.kensakusystem.jp/kakuu/cgi-bin3/See.exe?Code=a1b2c3d4e5f6g7h8i9",
        family="kensakusystem",
        reference="R020220A",
        speeches=(
            _speech(Speaker(), SpeechKind.OTHER, ROSTER),
            _speech(CHAIR, SpeechKind.CHAIR, "次に、１２番見本たろう議員。"),
            _speech(MEMBER, SpeechKind.QUESTION, QUESTION),
            _speech(CHAIR, SpeechKind.CHAIR, "説明員の答弁を求めます。"),
            _speech(MAYOR, SpeechKind.ANSWER, MAYOR_SAYS),
            _speech(SUPERINTENDENT, SpeechKind.ANSWER, SUPERINTENDENT_SAYS),
            _speech(MEMBER, SpeechKind.QUESTION, AGAIN),
            _speech(MAYOR, SpeechKind.ANSWER, MAYOR_AGAIN),
        ),
    )


@pytest.fixture
def exchange() -> Exchange:
    """見本たろう's question: the library through two rounds, the park in one."""
    x = exchange_id(ID, 3)
    library, park = f"{x}t3-55", f"{x}t3-140"
    q, a = PassageKind.QUESTION, PassageKind.ANSWER
    asked = _passage(3, QUESTION, "大きな１点目", "今後の拡充を伺います。", q, library)
    asked_park = _passage(3, QUESTION, "大きな２点目", "更新の計画を伺います。", q, park)
    thanks = _passage(3, QUESTION, "以上で", "終わります。", PassageKind.REMARK, None)
    said = _passage(5, MAYOR_SAYS, "まず、第１", "検討してまいります。", a, library)
    said_park = _passage(5, MAYOR_SAYS, "次に、第２", "更新してまいります。", a, park)
    trained = _passage(6, SUPERINTENDENT_SAYS, "1. 研修", "年２回です。", a, library)
    trained = replace(trained, id=passage_id(ID, 6, 0), start=0)
    again = _passage(7, AGAIN, "それから", "再度伺います。", q, library)
    said_again = _passage(8, MAYOR_AGAIN, "検討は", "おります。", a, library)
    return Exchange(
        id=x,
        questioner=MEMBER,
        style=Style.IKKATSU,
        topics=(
            Topic(
                library,
                "図書館のＡＩ案内",
                (asked.id, said.id, trained.id, again.id, said_again.id),
            ),
            Topic(park, "公園の遊具", (asked_park.id, said_park.id)),
        ),
        rounds=(
            Round(
                speeches=(3, 4, 5, 6),
                questions=(asked, asked_park),
                answers=(said, said_park, trained),
                remarks=(thanks,),
                links=(
                    Link(asked.id, said.id, 0.95),
                    Link(asked.id, trained.id, 0.9),
                    Link(asked_park.id, said_park.id, 0.97),
                ),
            ),
            Round(
                speeches=(7, 8),
                questions=(again,),
                answers=(said_again,),
                remarks=(),
                links=(Link(again.id, said_again.id, 0.4),),
            ),
        ),
    )


@pytest.fixture
def library_topic(exchange: Exchange) -> str:
    """The id of the topic that goes through both rounds."""
    return exchange.topics[0].id


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The templates that ship with the program."""
    return default_templates()
