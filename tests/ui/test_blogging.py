"""Adding a blog, and what can be done with it in the tree."""

from collections.abc import Iterator

import pytest
from fakes import blog_texts as texts
from fakes.blog_server import BlogServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from reader.library.records import Interval
from reader.ui.blog_dialog import BlogDialog
from reader.ui.library_nodes import Node, NodeKind
from reader.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("hurried")

BODY = "<p>架空区議会で「窓口のオンライン化」が話題になった。</p>"


@pytest.fixture
def server() -> Iterator[BlogServer]:
    with BlogServer() as server:
        link = '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
        server.put("/", f"<html><head>{link}</head><body>ブログ</body></html>")
        serve(server, ("a.html", "窓口の話"))
        yield server


def serve(server: BlogServer, *posts: tuple[str, str]) -> None:
    feed = texts.atom([(path, title, BODY) for path, title in posts], page=server.url("/"))
    server.put("/atom.xml", feed, "application/atom+xml", validated=True)


def asked(window: MainWindow, qtbot: QtBot, address: str) -> BlogDialog:
    window.blogging.add()
    dialog = window.findChildren(BlogDialog)[-1]
    dialog.address.setText(address)
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.found or dialog.message), timeout=20_000)
    return dialog


def blog_node(window: MainWindow) -> Node | None:
    return window._tree.first(NodeKind.BLOG)


def add(window: MainWindow, qtbot: QtBot, server: BlogServer) -> Node:
    dialog = asked(window, qtbot, server.url("/"))
    dialog.accept()
    qtbot.waitUntil(lambda: (node := blog_node(window)) is not None and node.count == 1)
    node = blog_node(window)
    assert node is not None
    return node


def menu_of(window: MainWindow, node: Node) -> QMenu:
    menu = QMenu(window)
    window._tree.menuRequested.emit([node], menu)
    return menu


def press(window: MainWindow, node: Node, words: str) -> None:
    (action,) = [one for one in menu_of(window, node).actions() if one.text().startswith(words)]
    action.trigger()


def test_what_is_at_an_address_is_told_before_it_is_taken(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    dialog = asked(window, qtbot, server.url("/"))
    assert texts.TITLE in dialog.words
    assert "1件" in dialog.words
    assert dialog.interval is Interval.DAILY
    assert window._workspace.library.posts.infos() == []
    dialog.reject()


def test_a_blog_stands_in_the_tree_with_its_years(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    node = add(window, qtbot, server)
    assert node.label == texts.TITLE
    assert [(one.label, one.count) for one in node.children] == [("2025年", 1)]
    assert node.blog is not None
    assert node.blog.interval is Interval.DAILY


def test_once_taken_it_is_not_followed(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    dialog = asked(window, qtbot, server.url("/"))
    dialog.choose(None)
    dialog.accept()
    qtbot.waitUntil(lambda: blog_node(window) is not None)
    node = blog_node(window)
    assert node is not None
    assert node.blog is not None
    assert node.blog.feed is None


def test_what_is_no_blog_is_said_in_a_sentence(
    window: MainWindow, qtbot: QtBot, server: BlogServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *given: (opened.append(given) or [], "")
    )
    dialog = asked(window, qtbot, server.put("/other", "<html><body>案内</body></html>"))
    assert "見つかりませんでした" in dialog.message
    assert dialog.found is None
    dialog._import_instead()
    assert len(opened) == 1
    assert not dialog.isVisible()


def test_another_address_forgets_what_was_found(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    dialog = asked(window, qtbot, server.url("/"))
    qtbot.keyClick(dialog.address, Qt.Key.Key_X)
    assert dialog.found is None
    dialog.reject()


def test_asked_by_hand_new_posts_come(window: MainWindow, qtbot: QtBot, server: BlogServer) -> None:
    node = add(window, qtbot, server)
    serve(server, ("b.html", "続きの話"), ("a.html", "窓口の話"))
    press(window, node, "今すぐ確認")
    qtbot.waitUntil(lambda: (one := blog_node(window)) is not None and one.count == 2)


def test_a_blog_whose_day_has_come_is_asked_by_the_clock(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    node = add(window, qtbot, server)
    assert node.blog is not None
    before = server.asked("/atom.xml")
    window.blogging._look_at_the_clock()
    assert window.blogging._running is None
    with window._workspace.library._database.writing() as connection:
        connection.execute("UPDATE blog SET checked_at = '2025-01-01T00:00:00+00:00'")
    with qtbot.waitSignal(window._workspace.contentsChanged):
        window._workspace.contentsChanged.emit()
    qtbot.waitUntil(
        lambda: (
            window.blogging._blogs[0].checked_at is not None
            and window.blogging._blogs[0].checked_at.year == 2025
        )
    )
    window.blogging._look_at_the_clock()
    qtbot.waitUntil(lambda: server.asked("/atom.xml") == before + 1)
    qtbot.waitUntil(lambda: window.blogging._running is None)


def test_removed_with_its_posts_it_comes_back_by_undo(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    node = add(window, qtbot, server)
    window._tree.deleteRequested.emit([node])
    qtbot.waitUntil(lambda: blog_node(window) is None and window.notices.can_undo)
    assert window._workspace.library.posts.infos() == []
    window.notices.undo()
    qtbot.waitUntil(lambda: (one := blog_node(window)) is not None and one.count == 1)
    back = blog_node(window)
    assert back is not None
    assert back.blog == node.blog


def test_unfollowed_it_keeps_its_posts_and_can_be_followed_again(
    window: MainWindow, qtbot: QtBot, server: BlogServer
) -> None:
    node = add(window, qtbot, server)
    press(window, node, "確認をやめる")
    blogs = window._workspace.library.blogs
    assert blogs.all()[0].feed is None
    assert len(window._workspace.library.posts.infos()) == 1
    window.notices.undo()
    assert blogs.all()[0].feed == server.url("/atom.xml")
