"""A fictional exchange taken apart by hand: two topics, two rounds, every kind of link."""

from msgspec.structs import replace

from reader.minutes import ids
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import (
    ALGORITHM,
    Exchange,
    Link,
    Passage,
    PassageKind,
    Round,
    Style,
    Threads,
    Topic,
)

MEMBER = Speaker("𠮷野太郎", None, 5)
CHAIR = Speaker("議事花子", "議長")
MAYOR = Speaker("見本健", "区長")

HELLO = "　𠮷野太郎です。通告に従い質問いたします。"
LIBRARY = (
    "\n　第１点目、図書館の開館時間について。\n　夜に本を借りられないという声が届いています。"
    "開館時間を延長すべきと考えますが、いかがでしょうか。"
)
POND = "\n　第２点目、ため池の柵について。\n　柵が古くなっています。早急に直すよう求めます。"
LIBRARY_ANSWER = (
    "　まず第１点目、図書館についてでございますが、"
    + "利用の実態を調べながら、職員の配置や費用も含めて考えてまいりました。" * 12
    + "\n　開館時間の延長を検討してまいります。"
)
POND_ANSWER = "\n　次に、第２点目、ため池につきましては、来年度に柵を取り替えます。"
AGAIN = "　再質問いたします。図書館はいつから延長するのか伺います。"
AGAIN_ANSWER = "　図書館の御質問ですが、時期は未定でございます。"
THANKS = "\n　以上です。"

SPEECHES = (
    ("議長", CHAIR, SpeechKind.CHAIR, "　次に、５番𠮷野太郎議員。\n　　〔𠮷野太郎議員登壇〕"),
    ("５番（𠮷野太郎議員）", MEMBER, SpeechKind.QUESTION, HELLO + LIBRARY + POND),
    ("区長", MAYOR, SpeechKind.ANSWER, LIBRARY_ANSWER + POND_ANSWER),
    ("５番（𠮷野太郎議員）", MEMBER, SpeechKind.QUESTION, AGAIN),
    ("区長", MAYOR, SpeechKind.ANSWER, AGAIN_ANSWER + THANKS),
    ("議長", CHAIR, SpeechKind.CHAIR, "　𠮷野太郎議員の質問を終わります。"),
)
SITTING = Sitting(
    id="架空区議会:k1",
    assembly="架空区議会",
    meeting="令和6年第1回定例会（第2日 2月20日）",
    date=None,
    url=None,
    speeches=tuple(Speech(label, who, kind, text) for label, who, kind, text in SPEECHES),
)
EXCHANGE_ID = ids.exchange_id(SITTING.id, 2)
LIBRARY_TOPIC = ids.topic_id(EXCHANGE_ID, 2, len(HELLO))
POND_TOPIC = ids.topic_id(EXCHANGE_ID, 2, len(HELLO + LIBRARY))


def passage(
    speech: int, words: str, kind: PassageKind, topic: str | None = None, ask: str = ""
) -> Passage:
    """The passage of a speech that says `words`, with its ask sentence."""
    text = SITTING.speeches[speech - 1].text
    start = text.index(words)
    at = text.index(ask, start) if ask else 0
    return Passage(
        ids.passage_id(SITTING.id, speech, start),
        speech,
        start,
        start + len(words),
        kind,
        topic,
        ask=(at, at + len(ask)) if ask else (0, 0),
    )


Q, A, R = PassageKind.QUESTION, PassageKind.ANSWER, PassageKind.REMARK
LIBRARY_Q = passage(
    2, LIBRARY, Q, LIBRARY_TOPIC, "開館時間を延長すべきと考えますが、いかがでしょうか。"
)
POND_Q = passage(2, POND, Q, POND_TOPIC, "早急に直すよう求めます。")
LIBRARY_A = passage(3, LIBRARY_ANSWER, A, LIBRARY_TOPIC, "開館時間の延長を検討してまいります。")
POND_A = passage(3, POND_ANSWER, A, POND_TOPIC)
AGAIN_Q = passage(4, AGAIN, Q, LIBRARY_TOPIC)
AGAIN_A = passage(5, AGAIN_ANSWER, A, LIBRARY_TOPIC)
HELLO_R = passage(2, HELLO, R)
THANKS_R = passage(5, THANKS, R)

FIRST_ROUND = Round(
    speeches=(2, 3),
    questions=(LIBRARY_Q, POND_Q),
    answers=(LIBRARY_A, POND_A),
    remarks=(HELLO_R,),
    links=(Link(LIBRARY_Q.id, LIBRARY_A.id, 0.95), Link(POND_Q.id, POND_A.id, 0.9)),
)
SECOND_ROUND = Round(
    speeches=(4, 5, 6),
    questions=(AGAIN_Q,),
    answers=(AGAIN_A,),
    remarks=(THANKS_R,),
    links=(Link(AGAIN_Q.id, AGAIN_A.id, 0.9),),
)
EXCHANGE = Exchange(
    EXCHANGE_ID,
    MEMBER,
    Style.IKKATSU,
    (
        Topic(
            LIBRARY_TOPIC,
            "図書館の開館時間",
            (LIBRARY_Q.id, LIBRARY_A.id, AGAIN_Q.id, AGAIN_A.id),
        ),
        Topic(POND_TOPIC, "ため池の柵", (POND_Q.id, POND_A.id)),
    ),
    (FIRST_ROUND, SECOND_ROUND),
)


def exchange(**first_round: object) -> Exchange:
    """The exchange with other links (or candidates …) in its first round."""
    return replace(EXCHANGE, rounds=(replace(FIRST_ROUND, **first_round), SECOND_ROUND))


def threads(of: Exchange = EXCHANGE) -> Threads:
    """The threads of the sitting."""
    return Threads(SITTING.id, ALGORITHM, (of,))
