"""A post's own headings say what is a question and what the answer to it."""

import pytest

from reader.minutes.model import Speaker, SpeechKind
from reader.quotes.headings import headed_parts

POST = """目黒の話ではない、架空区の話。

見本区議質問

　図書館の開館時間について伺います。

区長答弁

　検討してまいります、と申し上げます。

見本区議再質問

　いつまでに検討するのか伺います。

区長

　年度内に結論を出してまいります。

|

コメント
"""


def test_headings_part_a_post_into_questions_and_answers() -> None:
    parts = headed_parts(POST)
    assert [(one.heading, one.speaker, one.kind) for one in parts] == [
        ("見本区議質問", Speaker("見本"), SpeechKind.QUESTION),
        ("区長答弁", Speaker(None, "区長"), SpeechKind.ANSWER),
        ("見本区議再質問", Speaker("見本"), SpeechKind.QUESTION),
        ("区長", Speaker(None, "区長"), SpeechKind.ANSWER),
    ]
    assert [POST[one.start : one.end] for one in parts] == [
        "図書館の開館時間について伺います。",
        "検討してまいります、と申し上げます。",
        "いつまでに検討するのか伺います。",
        "年度内に結論を出してまいります。",
    ]


@pytest.mark.parametrize(
    ("question", "answer", "who", "whose"),
    [
        ("【質問】", "【答弁】", Speaker(), Speaker()),
        ("■見本太郎議員", "■教育長の答弁", Speaker("見本太郎"), Speaker(None, "教育長")),
        ("●見本委員：", "●企画経営部長：", Speaker("見本"), Speaker(None, "企画経営部長")),
        ("見本市議の質問", "市長の回答", Speaker("見本"), Speaker(None, "市長")),
    ],
)
def test_headings_as_people_write_them(
    question: str, answer: str, who: Speaker, whose: Speaker
) -> None:
    text = f"{question}\n図書館の開館時間について伺います。\n{answer}\n検討してまいります、と存じます。"
    first, second = headed_parts(text)
    assert (first.speaker, second.speaker) == (who, whose)


@pytest.mark.parametrize(
    "text",
    [
        "きょうは雨。\n区長は検討すると答えた。\n図書館に行った。",
        "質問\n図書館の開館時間について伺います。",
        "職員の質問\n図書館はいつ開きますか、と聞かれた。\n館内のようす\n本が並んでいる。",
    ],
)
def test_a_post_without_questions_and_answers_has_no_parts(text: str) -> None:
    assert headed_parts(text) == []
