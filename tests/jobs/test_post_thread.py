"""A post that quotes an exchange under headings is read as a thread."""

from datetime import date

from reader.jobs.post_thread import post_thread
from reader.library.records import Post

TEXT = """見本区議質問

図書館の開館時間について伺います。

区長答弁

検討してまいります、と申し上げます。
続きはまた書く。"""


def post() -> Post:
    return Post("post:1", "図書館", date(2025, 3, 1), None, None, (), "", TEXT, "p.txt")


def said(proved: list[tuple[int, int]]) -> list[str]:
    found = post_thread(post(), proved)
    assert found is not None
    return [speech.text for speech in found[0].speeches]


def test_the_writers_own_words_behind_a_proven_quote_are_nobodys_answer() -> None:
    quote = "検討してまいります、と申し上げます。"
    start = TEXT.index(quote)
    assert said([(start, start + len(quote))]) == ["図書館の開館時間について伺います。", quote]


def test_where_nothing_is_proven_the_headings_decide() -> None:
    assert said([]) == [
        "図書館の開館時間について伺います。",
        "検討してまいります、と申し上げます。\n続きはまた書く。",
    ]
