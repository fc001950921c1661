"""Following a blog: found at its address, asked again, its posts kept up to date."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import blog_texts as texts
from fakes.blog_server import BlogServer
from fakes.saved import write

from reader.errors import ForbiddenByRobots, HostRefused, NotABlog, NotFound
from reader.jobs import blogs
from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.library.library import Library
from reader.library.records import Blog, Interval, Post
from reader.search.engine import SearchEngine
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker
from reader.sources.blogs import Found

BODY = (
    "<p>架空区議会で「窓口のオンライン化」が話題になった。</p><p>区長は検討すると答えている。</p>"
)
PAGE = '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'


@pytest.fixture
def server() -> Iterator[BlogServer]:
    with BlogServer() as server:
        server.put("/", f"<html><head>{PAGE}</head><body>ブログ</body></html>")
        serve(server, ("a.html", "窓口の話", BODY))
        yield server


def serve(server: BlogServer, *posts: tuple[str, str, str]) -> None:
    feed = texts.atom(list(posts), page=server.url("/"))
    server.put("/atom.xml", feed, "application/atom+xml", validated=True)


def look(address: str) -> Found:
    return blogs.look(address, delay=0)


def followed(library: Library, server: BlogServer, interval: Interval = Interval.DAILY) -> Blog:
    blog, _ = blogs.take(library, look(server.url("/")), interval)
    assert blog is not None
    return library.blogs.get(blog)


def check(library: Library) -> Report:
    return blogs.check(library, library.blogs.all(), delay=0)


def stored(library: Library) -> list[Post]:
    return [library.posts.get(info.id) for info in library.posts.infos()]


def test_a_blog_is_found_from_its_page_and_followed(library: Library, server: BlogServer) -> None:
    blog = followed(library, server)
    assert (blog.title, blog.feed) == (texts.TITLE, server.url("/atom.xml"))
    (post,) = stored(library)
    assert (post.title, post.url) == ("窓口の話", server.url("/a.html"))
    assert library.posts.infos()[0].blog == blog.id


def test_the_address_may_be_that_of_the_feed_or_have_no_scheme(server: BlogServer) -> None:
    assert look(server.url("/atom.xml")).feed is not None
    with pytest.raises(NotABlog):
        look("めぐろのブログ")


def test_what_has_not_changed_is_not_sent_again(library: Library, server: BlogServer) -> None:
    followed(library, server)
    assert check(library).there == 0
    path, headers = server.log[-1]
    assert path == "/atom.xml"
    assert headers["If-None-Match"]


def test_new_posts_come_and_changed_ones_are_renewed(library: Library, server: BlogServer) -> None:
    followed(library, server)
    before = {post.title: post.id for post in stored(library)}
    serve(
        server,
        ("b.html", "続きの話", "<p>続き。</p>"),
        ("a.html", "窓口の話（訂正）", BODY + "<p>訂正。</p>"),
    )
    report = check(library)
    assert (report.new, report.changed) == (1, 1)
    found = {post.title: post for post in stored(library)}
    assert found["窓口の話（訂正）"].id == before["窓口の話"]
    assert found["窓口の話（訂正）"].text.endswith("訂正。")


def test_a_post_whose_address_changed_is_known_by_its_guid(
    library: Library, server: BlogServer
) -> None:
    followed(library, server)
    moved = texts.atom([("a.html", "窓口の話", BODY)], page=server.url("/"))
    href = f'href="{server.url("/a.html")}"'
    server.put("/atom.xml", moved.replace(href, f'href="{server.url("/new/a.html")}"'))
    check(library)
    (post,) = stored(library)
    assert post.url == server.url("/new/a.html")


def test_a_summary_does_not_take_the_place_of_the_whole(
    library: Library, server: BlogServer
) -> None:
    followed(library, server)
    link = server.url("/a.html")
    item = f"<item><title>窓口の話</title><link>{link}</link><description>架空区議会で</description></item>"
    server.put("/atom.xml", texts.rss2(item, page=server.url("/")))
    check(library)
    (post,) = stored(library)
    assert post.text.endswith("区長は検討すると答えている。")


def test_the_export_of_a_blog_and_its_feed_are_the_same_posts(
    library: Library, worker: IndexWorker, server: BlogServer, tmp_path: Path
) -> None:
    export = (
        "AUTHOR: 雛形まち\nTITLE: 窓口の話\nCONVERT BREAKS: 0\nDATE: 02/09/2025 01:00:00 AM\n"
        f"-----\nBODY:\n{BODY}\n-----\n--------\n"
    )
    path = write(tmp_path, "export.txt", export)
    import_paths(library, [path], worker, Report())
    (before,) = stored(library)
    blog = followed(library, server)
    import_paths(library, [path], worker, Report())
    (post,) = stored(library)
    assert (post.id, post.url) == (before.id, server.url("/a.html"))
    assert library.posts.infos()[0].blog == blog.id


def test_two_posts_of_a_day_under_one_title_stay_two(library: Library, server: BlogServer) -> None:
    followed(library, server)
    serve(
        server,
        ("b.html", "窓口の話", "<p>まったく別の話をしよう。</p>"),
        ("a.html", "窓口の話", BODY),
    )
    check(library)
    assert len(stored(library)) == 2


def test_why_a_blog_could_not_be_asked_is_kept_until_it_can(
    library: Library, server: BlogServer
) -> None:
    blog = followed(library, server)
    server.put("/atom.xml", "", status=404)
    report = check(library)
    (failure,) = report.failed
    assert isinstance(failure.why, HostRefused)
    trouble = library.blogs.get(blog.id).trouble
    assert trouble is not None
    assert "404" in trouble.ja
    serve(server, ("a.html", "窓口の話", BODY))
    check(library)
    assert library.blogs.get(blog.id).trouble is None


def test_robots_are_obeyed_for_pages_and_feeds(server: BlogServer) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /atom.xml\n", "text/plain")
    with pytest.raises(ForbiddenByRobots):
        look(server.url("/"))
    assert server.asked("/atom.xml") == 0


def test_a_feed_that_has_moved_to_another_host_is_found_there(
    library: Library, server: BlogServer
) -> None:
    with BlogServer() as old:
        old.put("/feed", "", location=server.url("/atom.xml"))
        found = look(old.url("/feed"))
        assert found.feed is not None
        assert old.asked("/robots.txt") == server.asked("/robots.txt") == 1


def test_a_page_without_a_feed_is_taken_as_the_one_post_it_is(
    library: Library, server: BlogServer
) -> None:
    address = server.put("/post", texts.page("", BODY * 3))
    found = look(address)
    assert found.feed is None
    blog, report = blogs.take(library, found, None)
    assert (blog, report.new) == (None, 1)
    assert stored(library)[0].url == address


def test_a_page_that_is_no_blog_says_so(server: BlogServer) -> None:
    with pytest.raises(NotABlog) as caught:
        look(server.put("/other", "<html><body><p>案内</p></body></html>"))
    assert "/other" in caught.value.message("en")


def test_only_those_whose_time_has_come_are_asked(library: Library, server: BlogServer) -> None:
    blog = followed(library, server, Interval.DAILY)
    asked = server.asked("/atom.xml")
    now = datetime.now(UTC)
    blogs.check_due(library, moment=now + timedelta(hours=23), delay=0)
    assert server.asked("/atom.xml") == asked
    blogs.check_due(library, moment=now + timedelta(hours=25), delay=0)
    assert server.asked("/atom.xml") == asked + 1
    library.blogs.set_intervals({blog.id: Interval.WEEKLY})
    blogs.check_due(library, moment=now + timedelta(days=3), delay=0)
    library.blogs.set_intervals({blog.id: Interval.NEVER})
    blogs.check_due(library, moment=now + timedelta(days=30), delay=0)
    assert server.asked("/atom.xml") == asked + 1


def test_a_blog_that_is_removed_comes_back_as_it_was(library: Library, server: BlogServer) -> None:
    blog = followed(library, server)
    before = stored(library)
    removed = library.blogs.remove(blog.id, [post.id for post in before])
    assert (library.blogs.all(), stored(library)) == ([], [])
    library.blogs.restore(removed)
    assert library.blogs.all() == [blog]
    assert stored(library) == before
    with pytest.raises(NotFound):
        library.blogs.remove(blog.id, [before[0].id, "post:gone"])
    assert stored(library) == before


def test_to_unfollow_keeps_the_posts_and_can_be_taken_back(
    library: Library, server: BlogServer
) -> None:
    blog = followed(library, server)
    library.blogs.unfollow(blog.id)
    assert library.blogs.get(blog.id).feed is None
    assert len(stored(library)) == 1
    library.blogs.put_back(blog)
    assert library.blogs.get(blog.id) == blog


def test_posts_are_found_by_blog_and_by_category(
    library: Library, worker: IndexWorker, server: BlogServer
) -> None:
    followed(library, server)
    worker.run_until_done()
    engine = SearchEngine(library, WhooshIndex(library.folder, library.identity))
    for query, count in (
        (f"オンライン化 出典:{texts.TITLE}", 1),
        ("オンライン化 分類:架空区政", 1),
        ("オンライン化 category:区政", 1),
        ("オンライン化 出典:別のブログ", 0),
        ("オンライン化 分類:料理", 0),
    ):
        assert engine.search(query).total == count, query
    facets = engine.search("オンライン化").facets
    assert (facets.blogs, facets.categories) == ({texts.TITLE: 1}, {"架空区政": 1})


@pytest.mark.shared
def test_the_post_that_began_it_all_is_one_however_it_comes(
    library: Library, worker: IndexWorker, server: BlogServer, shared_data: Path
) -> None:
    folder = shared_data / "blog"
    texts_of: set[str] = set()
    for name in (
        "cocolog-export.txt",
        "cocolog-export-eucjp-crlf.txt",
        "meguro-digital-2020-09-22.txt",
    ):
        import_paths(library, [folder / name], worker, Report())
        (post,) = [one for one in stored(library) if "デジタル対応" in one.title]
        assert (post.title, str(post.date)) == ("目黒区のデジタル対応 (20-9-22)", "2020-09-22")
        texts_of.add(post.text)
    html = post.html
    entry = texts.atom([("p.html", post.title, html)], page=server.url("/"))
    entry = entry.replace("2025-02-08T16:00:00Z", "2020-09-22T09:15:00+09:00")
    server.put("/atom.xml", entry)
    followed(library, server)
    (post,) = [one for one in stored(library) if "デジタル対応" in one.title]
    texts_of.add(post.text)
    assert post.url == server.url("/p.html")
    assert len(texts_of) == 1
    assert post.text.startswith("菅内閣が発足してから")
    assert post.text.endswith("思っているところでございます。")
