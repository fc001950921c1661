"""A post becomes a draft that says the same."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.draft import draft_text
from reader.export.draft_of_post import draft_of_post, is_quote_heading
from reader.export.templates import default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.library.records import DraftItemKind, Post
from reader.sources.html_text import html_to_text
from reader.sources.movabletype import read_posts

TEMPLATES = default_templates()


def post_of(html: str) -> Post:
    return Post("post:1", "題", None, None, None, (), html, html_to_text(html), "x")


def kinds(post: Post) -> list[tuple[str, str]]:
    return [
        (item.heading or "引用" if item.kind is DraftItemKind.QUOTE else "メモ", item.text)
        for item in draft_of_post(post).items
    ]


def again(post: Post) -> Post:
    """The post that its draft makes when it is exported and imported."""
    options = QuoteOptions(written=datetime(2025, 1, 2, 3, 4))
    text = draft_text(draft_of_post(post), QuoteFormat.MOVABLETYPE, options, TEMPLATES)
    (made,) = read_posts(text.quote.text, "draft.txt")
    return made


def bare(text: str) -> str:
    return "".join(text.split())


def test_what_stands_under_the_bloggers_headings_becomes_quotes() -> None:
    post = post_of(
        "<p>整理しておく。</p><p><strong>見本区議質問</strong></p><p>　伺います。</p>"
        "<p>　二つ目です。</p><p>区長答弁</p><p>検討してまいります。</p>"
        "<p>出典：架空区議会 会議録</p><p>以上である。</p>"
    )
    assert kinds(post) == [
        ("メモ", "整理しておく。"),
        ("見本区議質問", "　伺います。\n\n　二つ目です。"),
        ("区長答弁", "検討してまいります。"),
        ("メモ", "出典：架空区議会 会議録\n\n以上である。"),
    ]
    assert bare(again(post).text) == bare(post.text)


def test_a_blockquote_says_where_a_quote_ends() -> None:
    post = post_of(
        "<h3>質問した人</h3><blockquote><p>伺います。</p></blockquote><p>これは私の言葉。</p>"
        "<blockquote>（略）です。</blockquote>"
    )
    assert kinds(post) == [
        ("質問した人", "伺います。"),
        ("メモ", "これは私の言葉。"),
        ("引用", "（略）です。"),
    ]
    assert again(post).text == post.text


def test_an_omission_is_one_again_and_links_stay() -> None:
    post = post_of(
        "<p>区長</p><blockquote><p>一。</p><p>（中略）</p><p>二。</p></blockquote>"
        '<p>詳しくは<a href="https://example.jp/a">議会の頁</a>、<b>「太字」</b>です。1. 番号</p><hr>'
        "<ul><li>項目</li></ul>"
    )
    (quote, note) = draft_of_post(post).items
    assert [quote.text[slice(*span)] for span in quote.shown] == ["一。", "二。"]
    assert "[議会の頁](<https://example.jp/a>)" in note.text
    made = again(post)
    assert made.text == post.text
    assert '<a href="https://example.jp/a">議会の頁</a>' in made.html
    assert "<hr" in made.html


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("西崎区議再質問", True),
        ("区長", True),
        ("教育長答弁", True),
        ("区長は答弁しなかった。", False),
        ("散歩メモ", False),
        ("", False),
    ],
)
def test_headings_of_quotes_are_told_from_other_lines(words: str, known: bool) -> None:
    assert is_quote_heading(words) is known


PIECES = st.text(st.sampled_from("区長質問答弁。、一二三　 -*_#[]()&ab1."), min_size=1, max_size=12)
ELEMENTS = st.builds(
    lambda tag, words: f"<{tag}>{words.replace('&', '&amp;')}</{tag}>",
    st.sampled_from(["p", "h3", "blockquote", "li", "strong", "div", "em"]),
    PIECES,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ELEMENTS | PIECES | st.just("<br>") | st.just("<hr>"), max_size=12).map("".join))
def test_no_post_loses_a_word_on_the_way(html: str) -> None:
    post = post_of(html.replace("& ", "&amp; "))
    if post.text.strip():
        assert bare(again(post).text) == bare(post.text)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "coding"),
    [("cocolog-export.txt", "utf-8"), ("cocolog-export-eucjp-crlf.txt", "euc_jp")],
)
def test_the_real_exports_come_back_as_they_were(shared_data: Path, name: str, coding: str) -> None:
    posts = read_posts((shared_data / "blog" / name).read_bytes().decode(coding), name)
    assert len(posts) >= 1
    for post in posts:
        made = again(post)
        assert made.title == post.title
        assert made.text == post.text
    headings = [item.heading for item in draft_of_post(posts[0]).items if item.heading]
    assert headings == ["西崎区議質問", "区長答弁", "西崎区議再質問", "区長"]


@pytest.mark.shared
def test_the_post_that_started_it_all_comes_back_as_it_was(shared_data: Path) -> None:
    body = (shared_data / "blog" / "meguro-digital-2020-09-22.txt").read_text(encoding="utf-8")
    entry = f"TITLE: 目黒区のデジタル対応 (20-9-22)\nCONVERT BREAKS: 1\n-----\nBODY:\n{body}\n-----\n--------\n"
    (post,) = read_posts(entry, "post.txt")
    made = again(post)
    assert made.title == post.title
    lines = [line.strip() for line in post.text.split("\n") if line.strip()]
    assert [line.strip() for line in made.text.split("\n") if line.strip()] == lines
    headings = [item.heading for item in draft_of_post(post).items if item.heading]
    assert headings == ["西崎区議質問", "区長答弁", "西崎区議再質問", "区長"]
