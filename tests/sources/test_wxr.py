"""WordPress's exports."""

import io
from datetime import date

import pytest
from fakes import blog_texts as blog

from reader.errors import DamagedMinutes, NotMinutes
from reader.library.records import Post, PostKind
from reader.sources import wxr


def export(*items: str) -> bytes:
    head = blog.rss2("".join(items)).replace(
        "<rss ",
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" ',
    )
    return head.encode()


def item(
    kind: str, status: str, content: str = "一段落。\n二行目。\n\n二段落。", number: int = 1
) -> str:
    return (
        f"<item><title>記事{number}</title><link>https://blog.example.jp/{number}/</link>"
        f'<guid isPermaLink="false">https://blog.example.jp/?p={number}</guid>'
        "<pubDate>Sat, 08 Feb 2025 16:00:00 +0000</pubDate><dc:creator>machi</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        "<excerpt:encoded><![CDATA[抜粋]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2025-02-09 01:00:00</wp:post_date>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
        '<category domain="category" nicename="a">架空区政</category>'
        '<category domain="post_tag" nicename="b">窓口</category>'
        '<category domain="nav_menu" nicename="c">メニュー</category></item>'
    )


def read(data: bytes) -> list[Post]:
    assert wxr.looks_like(data)
    return list(wxr.read_posts(io.BytesIO(data), "export.xml"))


def test_posts_drafts_and_pages_are_told_apart_and_the_rest_is_left_out() -> None:
    kinds = [
        ("post", "publish"),
        ("post", "draft"),
        ("page", "publish"),
        ("attachment", "inherit"),
        ("post", "trash"),
        ("nav_menu_item", "publish"),
        ("revision", "inherit"),
    ]
    found = read(export(*(item(*one, number=n) for n, one in enumerate(kinds))))
    assert [(post.title, post.kind) for post in found] == [
        ("記事0", PostKind.POST),
        ("記事1", PostKind.DRAFT),
        ("記事2", PostKind.PAGE),
    ]


def test_a_post_has_its_local_day_its_categories_and_its_blog() -> None:
    (post,) = read(export(item("post", "publish")))
    assert (post.date, post.author) == (date(2025, 2, 9), "machi")
    assert post.categories == ("架空区政", "窓口")
    assert post.blog is not None
    assert (post.blog.title, post.blog.page) == (blog.TITLE, "https://blog.example.jp/")
    assert post.text == "一段落。\n二行目。\n\n二段落。"


def test_blocks_of_the_newer_editor_are_html_already() -> None:
    content = "<!-- wp:paragraph -->\n<p>一段落。</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:quote --><blockquote><p>引用</p></blockquote><!-- /wp:quote -->"
    (post,) = read(export(item("post", "publish", content)))
    assert post.text == "一段落。\n\n引用"
    assert "wp:" not in post.html


def test_what_came_before_a_break_is_kept_and_the_break_is_told() -> None:
    data = export(item("post", "publish"), item("post", "publish", number=2))
    found: list[Post] = []
    with pytest.raises(DamagedMinutes):
        found.extend(wxr.read_posts(io.BytesIO(data[: data.rindex(b"<wp:post_id>")]), "export.xml"))
    stream = wxr.read_posts(io.BytesIO(data[: data.rindex(b"<wp:post_id>")]), "export.xml")
    assert next(stream).title == "記事1"


def test_an_export_without_posts_says_so() -> None:
    with pytest.raises(NotMinutes):
        read(export(item("attachment", "inherit")))
