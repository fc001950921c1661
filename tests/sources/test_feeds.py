"""Feeds as blogs really send them."""

from datetime import date

import pytest
from fakes import blog_texts as blog

from reader.errors import DamagedMinutes, NotMinutes
from reader.library.records import PostKind
from reader.sources import feeds


def read(text: str | bytes) -> feeds.Feed:
    data = text.encode() if isinstance(text, str) else text
    assert feeds.looks_like(data)
    return feeds.read_feed(data, "feed.xml")


def test_atom_tells_everything_of_a_post() -> None:
    found = read(blog.atom([("a.html", "窓口 & <夜>", "<p>一段落。</p><p>二段落。</p>")]))
    (post,) = found.posts
    assert (found.blog.title, found.blog.page) == (blog.TITLE, "https://blog.example.jp/")
    assert (post.title, post.author) == ("窓口 & <夜>", "雛形まち")
    assert (post.url, post.categories) == ("https://blog.example.jp/a.html", ("架空区政",))
    assert (post.text, post.partial) == ("一段落。\n\n二段落。", False)


def test_the_day_is_that_of_japan() -> None:
    (post,) = read(blog.atom([("a.html", "題", "<p>一</p>")])).posts
    assert post.date == date(2025, 2, 9)


def test_rss_1() -> None:
    (post,) = read(blog.rss1()).posts
    assert (post.title, post.date, post.author) == ("窓口の話", date(2025, 2, 9), "雛形まち")
    assert (post.text, post.categories) == ("一段落。\n\n二段落。", ("架空区政",))


def test_rss_2_with_a_summary_only_is_known_to_be_a_part() -> None:
    item = (
        "<item><title>題</title><link>https://blog.example.jp/?p=1</link><guid isPermaLink='false'>"
        "1</guid><pubDate>Sat, 08 Feb 2025 23:00:00 +0000</pubDate>"
        "<description>はじめの一行。&lt;br&gt;次の行</description></item>"
    )
    (post,) = read(blog.rss2(item)).posts
    assert (post.text, post.partial) == ("はじめの一行。\n次の行", True)
    assert post.date == date(2025, 2, 9)


def test_the_same_post_has_the_same_id_however_its_address_is_written() -> None:
    def id_of(link: str) -> str:
        (post,) = read(blog.rss2(f"<item><title>題</title><link>{link}</link></item>")).posts
        return post.id

    one = id_of("https://blog.example.jp/a/")
    assert one == id_of("http://Blog.example.jp/a?utm_source=rss#c1")
    assert one != id_of("https://blog.example.jp/b/")


def test_guids_of_two_blogs_are_not_mixed_up() -> None:
    def names(page: str) -> tuple[str, ...]:
        item = "<item><title>題</title><guid isPermaLink='false'>7</guid></item>"
        (post,) = read(blog.rss2(item, page)).posts
        return post.identities

    assert names("https://one.example.jp/") != names("https://two.example.jp/")


def test_old_encodings_are_read() -> None:
    text = blog.rss1().replace('encoding="utf-8"', 'encoding="EUC-JP"')
    (post,) = read(text.encode("euc_jp")).posts
    assert post.title == "窓口の話"


def test_a_broken_feed_gives_what_can_be_read_or_says_so() -> None:
    whole = blog.rss2("<item><title>題</title><description>一 & 二</description></item>")
    (post,) = read(whole).posts
    assert post.text == "一 & 二"
    with pytest.raises(DamagedMinutes):
        read('<?xml version="1.0"?><rss version="2.0"><channel><title>題')
    with pytest.raises(NotMinutes):
        read(blog.rss2(""))


def test_entities_are_not_blown_up_and_no_file_is_read() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ああああああああああ">'
        + "".join(
            f'<!ENTITY {name} "{f"&{before};" * 10}">'
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + '<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>題</title>'
        "<item><title>&i;&x;</title><description>本文</description></item></channel></rss>"
    )
    try:
        text = str(feeds.read_feed(bomb.encode(), "feed.xml"))
    except (DamagedMinutes, NotMinutes):
        return
    assert len(text) < 10_000
    assert "root:" not in text


def test_entries_of_hatena_s_publishing_api_are_posts_as_they_look() -> None:
    entry = (
        "<entry><id>tag:x,2013:1</id><title>題</title><updated>2013-04-15T00:00:00+09:00</updated>"
        "<published>2014-10-22T13:05:03+09:00</published>"
        "<app:edited>2014-11-20T23:48:59+09:00</app:edited>"
        '<content type="text/x-markdown">**太い**本文</content>'
        '<hatena:formatted-content type="text/html" '
        'xmlns:hatena="http://www.hatena.ne.jp/info/xmlns#">'
        "&lt;p&gt;&lt;b&gt;太い&lt;/b&gt;本文&lt;/p&gt;</hatena:formatted-content>"
        "<app:control><app:draft>yes</app:draft></app:control></entry>"
    )
    (post,) = read(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:app="http://www.w3.org/2007/app"><title>日記</title>{entry}</feed>'
    ).posts
    assert (post.html, post.kind) == ("<p><b>太い</b>本文</p>", PostKind.DRAFT)
    assert post.date == date(2013, 4, 15)
