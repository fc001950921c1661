"""Single posts: saved pages, and texts copied from them."""

from datetime import date
from pathlib import Path

import pytest
from fakes import blog_texts as blog
from fakes.saved import write

from reader.errors import NotMinutes
from reader.library.records import Post
from reader.sources import article, files
from reader.sources.page import Page

BODY = "<p>架空区議会で「窓口のオンライン化」が話題になった。</p><blockquote><p>　検討してまいります。区長はそう答えたのだが、いつまでにとは言わなかった。</p></blockquote>"
HEAD = (
    '<link rel="canonical" href="https://blog.example.jp/2025/02/a.html">'
    '<meta property="article:published_time" content="2025-02-09T01:00:00+09:00">'
    '<meta name="author" content="雛形まち">'
    '<link rel="alternate" type="application/rss+xml" title="コメント" href="/comments.xml">'
    '<link rel="alternate" type="application/rdf+xml" href="/index.rdf">'
    '<link rel="alternate" type="application/atom+xml" href="atom.xml">'
)


def post_of(path: Path) -> Post:
    (post,) = files.read(path)
    assert isinstance(post, Post)
    return post


def test_a_saved_page_is_its_post_to_the_letter(tmp_path: Path) -> None:
    post = post_of(write(tmp_path, "a.html", blog.page(HEAD, BODY)))
    assert post.text == (
        "架空区議会で「窓口のオンライン化」が話題になった。\n\n"
        "　検討してまいります。区長はそう答えたのだが、いつまでにとは言わなかった。"
    )
    assert (post.title, post.date) == ("窓口の話", date(2025, 2, 9))
    assert (post.author, post.url) == ("雛形まち", "https://blog.example.jp/2025/02/a.html")


def test_without_a_template_s_marks_the_main_text_is_found(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>第{n}段落。区の予算は毎年増えていて、窓口の数は減っている。</p>" for n in range(9)
    )
    html = blog.page(HEAD, "").replace(
        "<div class='comments'>", f"<article>{paragraphs}</article><div class='comments'>"
    )
    post = post_of(write(tmp_path, "a.html", html.replace("class='entry-body-text'", "")))
    assert "第0段落。" in post.text
    assert "第8段落。" in post.text
    assert "トップページ" not in post.text


def test_a_page_that_is_no_article_is_none(tmp_path: Path) -> None:
    html = f"<html><head><title>案内</title></head><body>{BODY}</body></html>"
    with pytest.raises(NotMinutes):
        post_of(write(tmp_path, "a.html", html))


def test_an_article_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotMinutes):
        post_of(write(tmp_path, "a.html", blog.page(HEAD, "")))


def test_the_feeds_of_a_page_are_found_those_of_comments_last() -> None:
    text = blog.page(HEAD, BODY)
    assert article.looks_like(Page("a.html", text))
    assert article.feeds_of(text, "https://blog.example.jp/2025/02/a.html") == [
        "https://blog.example.jp/2025/02/atom.xml",
        "https://blog.example.jp/index.rdf",
        "https://blog.example.jp/comments.xml",
    ]


COPIED = (
    "« 前の記事 (25-2-1) | トップページ | 次の記事(25-2-20) »\n\n窓口の話 (25-2-9)\n\n"
    "架空区議会で「窓口のオンライン化」が話題になった。\n\n 検討してまいりますと区長は答えた。\nいつまでにとは言わない。\n\n|\n\n"
    "« 前の記事 (25-2-1) | トップページ | 次の記事(25-2-20) »\n\nコメント\n\nコメントを書く\n"
)


def test_a_copied_post_is_its_words_without_what_the_blog_prints_around(tmp_path: Path) -> None:
    post = post_of(write(tmp_path, "copied.txt", COPIED))
    assert (post.title, post.date) == ("窓口の話 (25-2-9)", date(2025, 2, 9))
    assert post.text == (
        "架空区議会で「窓口のオンライン化」が話題になった。\n\n"
        "検討してまいりますと区長は答えた。\nいつまでにとは言わない。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "買い物の覚え書き\n\n牛乳と卵を買うこと。それから窓口に寄って、書類を受け取ってくること。忘れずに。",
        "今日は天気がよかった。\n2025年2月9日に窓口へ行った。書類を受け取って、そのまま帰ってきた。",
        "題 (25-2-31)\n\n" + "日付のない日の話を書いておく。" * 5,
    ],
)
def test_a_text_that_does_not_show_that_it_is_a_post_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotMinutes):
        post_of(write(tmp_path, "note.txt", text))
