"""Blog exports as programs really write them."""

from datetime import date

import pytest

from reader.errors import NotMinutes
from reader.library.records import Post
from reader.sources import movabletype

BODY = "一行目は<b>太い</b>。A&amp;B\n二行目\n\n<a href='https://blog.example/'>リンク</a>の段落"


def export(body: str = BODY, *headers: str, more: str = "") -> str:
    head = "\n".join(["AUTHOR: 雛形まち", "TITLE: 図書館: 夜", *headers])
    return f"{head}\n-----\nBODY:\n{body}\n-----\n{more}--------\n"


def the_post(text: str) -> Post:
    assert movabletype.looks_like(text)
    (post,) = movabletype.read_posts(text, "blog.txt")
    return post


@pytest.mark.parametrize(
    "breaks", ["CONVERT BREAKS: 1", "CONVERT BREAKS: __default__", "STATUS: Draft"]
)
def test_plain_lines_with_inline_tags_are_lines_of_text(breaks: str) -> None:
    post = the_post(export(BODY, breaks))
    assert post.text == "一行目は太い。A&B\n二行目\n\nリンクの段落"
    assert post.title == "図書館: 夜"


@pytest.mark.parametrize("breaks", ["CONVERT BREAKS: 0", "CONVERT BREAKS: richtext"])
def test_lines_of_finished_html_are_no_breaks(breaks: str) -> None:
    assert the_post(export("<p>夜も\n開いて</p>", breaks)).text == "夜も 開いて"


def test_blocks_among_plain_lines_stay_as_they_are() -> None:
    body = "前の<br />\n行\n\n<blockquote>引用\nの文</blockquote>\n\n後"
    post = the_post(export(body, "CONVERT BREAKS: 1"))
    assert post.text == "前の\n行\n\n引用 の文\n\n後"


def test_lines_of_hyphens_in_a_body_end_nothing() -> None:
    body = "前\n-----\t\n中\n--------\t\n後"
    more = "EXTENDED BODY:\n続き\n-----\n"
    post = the_post(export(body, "CONVERT BREAKS: 1", more=more).replace("\n", "\r\n"))
    assert post.text == "前\n-----\n中\n--------\n後\n続き"


def test_comments_are_not_the_posts_words() -> None:
    more = "EXCERPT:\n抜粋\n-----\nCOMMENT:\nAUTHOR: 見本\n\n一\n-----\nCOMMENT:\nAUTHOR: 例\n\n二\n-----\n"
    post = the_post(export("本文", more=more))
    assert (post.text, post.author) == ("本文", "雛形まち")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("02/20/2025 09:15:00 PM", date(2025, 2, 20)),
        ("02/20/2025 12:00:00 AM", date(2025, 2, 20)),
        ("02/20/2025 21:15:00", date(2025, 2, 20)),
        ("2/20/2025 21:15", date(2025, 2, 20)),
        ("02/30/2025 21:15:00", None),
        ("昨日", None),
    ],
)
def test_dates(written: str, day: date | None) -> None:
    assert the_post(export(BODY, f"DATE: {written}")).date == day


def test_noon_and_midnight_are_two_posts() -> None:
    posts = {
        the_post(export(BODY, f"DATE: 02/20/2025 12:00:00 {half}")).id for half in ("AM", "PM")
    }
    assert len(posts) == 2
    assert the_post(export(BODY, "DATE: 02/20/2025 00:00:00")).id in posts


def test_unknown_keys_do_no_harm_and_any_key_may_come_first() -> None:
    text = "CATEGORY: 区政\nX MOOD: よい\nCATEGORY: 図書館\nTITLE: 題\n-----\nBODY:\n本文\n-----\n--------\n"
    post = the_post(text + "12:30 更新\n")
    assert post.categories == ("区政", "図書館")
    assert (post.title, post.author) == ("題", None)


def test_comments_for_a_post_that_is_elsewhere_are_no_post() -> None:
    alone = "TITLE: 題\nNO ENTRY: 1\n-----\nCOMMENT:\nAUTHOR: 見本\n\n一\n-----\n--------\n"
    (post,) = movabletype.read_posts(alone + export(), "blog.txt")
    assert post.title == "図書館: 夜"
    with pytest.raises(NotMinutes):
        movabletype.read_posts(alone, "blog.txt")
