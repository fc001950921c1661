"""Posts that would like to do more than be read."""

import time
from collections.abc import Iterator

import pytest
from fakes.blog_server import BlogServer
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.test_post_view import hits_of, page, painted, post

from reader.library.records import Post
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.post_html import safe_html
from reader.ui.post_images import small_image
from reader.ui.post_view import PostView, parts_of


def png(width: int = 900, height: int = 300) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.fixture
def server() -> Iterator[BlogServer]:
    with BlogServer() as server:
        server.put("/a.png", png(), "image/png")
        server.put("/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")
        server.put("/p.gif", b"GIF89a", "image/gif")
        yield server


@pytest.fixture
def view(qtbot: QtBot) -> PostView:
    view = PostView()
    qtbot.addWidget(view)
    view.resize(720, 500)
    view.show()
    return view


@pytest.mark.parametrize(
    "html",
    [
        '<p>本文<img src="{0}/a.png" onerror="x()"><img src="//127.0.0.1/a.png"></p>',
        '<p style="background:url({0}/a.png)">本文</p><link rel="stylesheet" href="{0}/a.css">',
        '<p>本文</p><img src="{0}/p.gif" width="1" height="1"><video src="{0}/v"></video>',
        "<svg><image href='{0}/a.png'/><script>x()</script></svg><p>本文</p>",
        '<p>本文<a href="javascript:x()">甲</a><a href="data:text/html,x">乙</a></p>',
        '<p>本文</p><iframe src="{0}/"></iframe><object data="{0}/"></object><embed src="{0}/">',
        '<p>本文</p><meta http-equiv="refresh" content="0;url={0}/"><base href="{0}/">',
        '<math><mtext><table><mglyph><style><img src="{0}/a.png"></style></table></mtext></math><p>本文</p>',
        '<p>本文</p><img src="data:image/png;base64,iVBORw0KGgo=">',
    ],
)
def test_nothing_runs_and_nothing_is_fetched(
    qtbot: QtBot, view: PostView, server: BlogServer, html: str
) -> None:
    shown = post(html.format(server.url("")))
    view.set_post(shown, hits_of(shown, "本文"))
    view.grab()
    qtbot.wait(1)
    assert "本文" in view.text
    assert painted(view) == ["本文"]
    assert server.log == []
    for bad in ("javascript:", "data:", "onerror", "<script", "<iframe"):
        assert bad not in page(view).toHtml().split("</head>")[-1]


def test_tracking_pixels_leave_no_trace() -> None:
    for size in ('width="1" height="1"', 'height="0"', 'width="2"'):
        assert safe_html(f'<p>文<img src="https://x.example/p.gif" {size}></p>').images == ()
    (image,) = safe_html('<img src="/a.png">', "https://blog.example.jp/2025/").images
    assert image == "https://blog.example.jp/a.png"


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "table><tr><td", "b", "ol"])
def test_a_hundred_elements_within_each_other_cost_no_time(view: PostView, tag: str) -> None:
    ends = "".join(f"</{part.strip('<>')}>" for part in reversed(tag.split("><")))
    shown = post(f"<p>前</p>{f'<{tag}>' * 100}深い{ends * 100}<p>後</p>")
    begun = time.perf_counter()
    view.set_post(shown, hits_of(shown, "深い"))
    view.grab()
    assert time.perf_counter() - begun < 2
    assert painted(view) == ["深い"]


@pytest.mark.usefixtures("hurried")
def test_pictures_are_fetched_when_asked_for_and_only_pictures(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    html = f'<p>前の検討</p><p><img src="{server.url("/a.png")}"><img src="{server.url("/b.svg")}"></p><p>後の検討</p>'
    opened = open_post(window, qtbot, server, html)
    view = window.reader.post_view
    assert "画像 2件" in view._pictures.text
    assert server.log == []
    view.set_hits(hits_of(opened, "検討"))
    view._pictures.button.click()
    qtbot.waitUntil(lambda: "1件を読み込めました" in view._pictures.text)
    images = list(view._page.images.values())
    assert (images[0].width(), images[0].height()) == (560, 186)
    assert painted(view) == ["検討", "検討"]
    assert server.asked("/robots.txt") > 0


def test_a_stranger_s_post_names_no_pictures_of_one_s_own_network(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    html = f'<p>本文</p><p><img src="{server.url("/a.png")}"></p>'
    open_post(window, qtbot, server, html, url="https://blog.example.jp/entry")
    view = window.reader.post_view
    view._pictures.button.click()
    qtbot.waitUntil(lambda: "読み込めませんでした" in view._pictures.text)
    assert server.log == []


def open_post(
    window: MainWindow, qtbot: QtBot, server: BlogServer, html: str, url: str | None = None
) -> Post:
    from msgspec.structs import replace

    shown = replace(post(html), url=url or server.url("/entry"))
    window._workspace.library.posts.store(shown)
    window.open_place(Place(post=shown.id))
    qtbot.waitUntil(lambda: window.reader.opened is not None)
    return shown


def test_a_picture_that_would_fill_the_memory_is_none() -> None:
    assert small_image(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40) is None
    assert small_image(b"GIF89a\xff\xff\xff\xff" + b"\x00" * 20) is None


def test_twenty_million_characters_of_one_line_do_not_hold_the_window_up(
    qtbot: QtBot, view: PostView
) -> None:
    text = "架空区の予算について。" * 1_900_000
    shown = post(f"<p>{text}</p>", text)
    far = len(text) - 5_000
    begun = time.perf_counter()
    view.set_post(shown)
    view.grab()
    assert time.perf_counter() - begun < 2
    assert view._pager.text
    view.set_hits([(3, 6), (far, far + 3)])
    assert painted(view) == [text[3:6]]
    view.finding.step()
    assert painted(view) == [text[far : far + 3]]
    view.finding.step()
    assert painted(view) == [text[3:6]]
    view._pager.on.click()
    assert painted(view) == []
    stalls: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        stalls.append(now - last)
        last = now

    timer = QTimer(view, interval=0)
    timer.timeout.connect(tick)
    timer.start()
    view._pager.on.click()
    for _ in range(20):
        QApplication.processEvents()
    assert max(stalls) < 1


def test_parts_are_whole_and_end_where_sentences_do() -> None:
    text = "一文だけを書く。" * 3000
    parts = parts_of(text)
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(text[end - 1] == "。" for _, end in parts)
    assert parts_of("短い") == [(0, 2)]
    assert [text for _, text in parts_of("あ" * 20_000)][-1] == 20_000


def test_where_a_link_leads_is_seen_before_it_is_clicked(view: PostView) -> None:
    view.set_post(post('<p><a href="https://xn--wgv71a.example.jp/a">本文</a>です</p>'))
    page(view).highlighted.emit(QUrl("https://日本.example.jp/a"))
    assert view._address.isVisible()
    assert view._address.text().startswith("https://xn--")
    page(view).highlighted.emit(QUrl())
    assert not view._address.isVisible()
