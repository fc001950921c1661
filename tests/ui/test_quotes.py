"""A blogger looks at what a post quotes, opens the minutes, and finds the way back."""

from datetime import date

import pytest
from fakes import exchange as made
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.room import faults, laid_out
from ui.walking import settle

from reader.library.records import Post
from reader.quotes.model import Verdict
from reader.threads.exchanges import find_exchanges
from reader.ui.main_window import MainWindow
from reader.ui.place import Place, View
from reader.ui.quote_card import QuoteCard
from reader.ui.quote_words import source_words, verdict_token
from reader.ui.theme import RADIUS, color, current_theme

QUESTION = "夜に本を借りられないという声が届いています。開館時間を延長すべきと考えますが、いかがでしょうか。"
ANSWER = "図書館についてでございますが、利用の実態を調べながら、職員の配置や費用も含めて考えてまいりました。"
ALTERED = "次に、第2点目、ため池につきましては、今年度に柵を取り替えます。"
TEXT = "\n\n".join(
    [
        "図書館の話を書いておく。",
        "𠮷野区議質問",
        QUESTION,
        "区長答弁",
        ANSWER,
        ALTERED,
        "よかった。",
    ]
)


@pytest.fixture
def post(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window on a post that quotes the fictional sitting, once it was looked through."""
    library = window._workspace.library
    library.sittings.store(made.SITTING, find_exchanges(made.SITTING))
    library.posts.store(
        Post("post:1", "図書館の夜", date(2024, 3, 1), None, None, (), "", TEXT, "見本")
    )
    window._workspace.contentsChanged.emit()
    qtbot.waitUntil(window._browse.isVisible, timeout=20_000)
    settle(qtbot, window)
    window.open_place(Place(post="post:1"))
    settle(qtbot, window)
    with qtbot.waitSignal(window._workspace.quotesChanged, timeout=30_000):
        window._workspace.prove_rest()
    settle(qtbot, window)
    return window


def cards(window: MainWindow) -> list[QuoteCard]:
    return window.reader.post_view.quotes.panel.findChildren(QuoteCard)


def words(card: QuoteCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_the_open_post_tells_what_it_quotes_as_soon_as_it_is_known(post: MainWindow) -> None:
    first, second = cards(post)
    assert "正確な引用" in words(first)
    assert "令和6年第1回定例会（第2日 2月20日） 𠮷野太郎議員" in words(first)
    assert "語句が異なる" in words(second)
    assert "見本健区長" in words(second)


def test_the_day_of_a_quote_is_told_once(post: MainWindow) -> None:
    quote = replace(cards(post)[0].quote, date=date(2024, 2, 20))
    assert source_words(quote).count("20日") == 1, "the meeting's title names it"
    quote = replace(quote, meeting="令和6年第1回定例会")
    assert source_words(quote).count("20日") == 1, "the title does not"


def test_the_difference_shows_both_words(post: MainWindow) -> None:
    shown = words(cards(post)[1])
    assert ">来</s>" in shown
    assert ">今</u></b>年度に柵を取り替えます" in shown


def test_a_quote_opens_its_place_in_the_minutes_and_back_leads_to_the_post(
    post: MainWindow, qtbot: QtBot
) -> None:
    button = cards(post)[1].findChildren(QPushButton)[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, post)
    place = post.browsing.current
    assert place is not None
    assert (place.sitting, place.speech) == (made.SITTING.id, 3)
    assert made.SITTING.speeches[2].text[place.offset :].startswith("図書館について")
    post.browsing.step(-1)
    settle(qtbot, post)
    assert post.reader.post_view.isVisible()


def test_the_minutes_tell_which_posts_quote_a_passage(post: MainWindow, qtbot: QtBot) -> None:
    post.open_place(Place(sitting=made.SITTING.id, speech=3))
    settle(qtbot, post)
    quoted = post.reader.quoted_in
    assert quoted.button.isVisible()
    assert quoted.button.text() == "1"
    view = post.reader.thread_view
    offset = made.SITTING.speeches[2].text.index("ため池につきましては")
    assert view.quoted_tip(3, offset).splitlines() == [
        "この発言を引用した記事",
        "・図書館の夜（令和6年3月1日（2024年））",
    ]
    assert view.quoted_tip(3, 0) == ""
    grounds = view._grounds((3, 0, len(made.SITTING.speeches[2].text)))
    assert any(one.start <= offset < one.end for one in grounds)
    left_out = made.SITTING.speeches[2].text.index("検討してまいります")
    assert not any(one.start <= left_out < one.end for one in grounds)
    menu = quoted.button.menu()
    menu.aboutToShow.emit()
    assert [one.text().partition("　")[2] for one in menu.actions()] == [
        "正確な引用",
        "語句が異なる・省略あり",
    ]
    menu.actions()[0].trigger()
    settle(qtbot, post)
    assert post.reader.post_view.isVisible()


def test_a_post_with_headings_is_read_as_question_beside_answer(
    post: MainWindow, qtbot: QtBot
) -> None:
    reader = post.reader
    assert reader.view is View.FULL_TEXT
    reader.switch(View.THREAD)
    settle(qtbot, post)
    thread = reader.post_thread
    assert thread.isVisible()
    assert [cell.text for band in thread._bands for cell in band.cells()] == [
        QUESTION,
        f"{ANSWER}\n{ALTERED}\nよかった。",
    ]
    menu = thread.make_menu(None)
    assert [one.text() for one in menu.actions()] == ["コピー"]
    reader.switch(View.FULL_TEXT)
    assert reader.post_view.isVisible()


def test_where_the_list_has_no_room_a_click_shows_the_card(post: MainWindow, qtbot: QtBot) -> None:
    view = post.reader.post_view
    post.resize(720, 600)
    qtbot.waitUntil(lambda: not view.quotes.panel.isVisible())
    span = view._span(*(lambda one: (one.start + 3, one.start + 4))(view.quotes._quotes[0].passage))
    assert span is not None
    page = view._page
    point = page.cursorRect(page.cursor_over(span[0], span[0])).center() + QPoint(2, 0)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    popover = view.quotes._popover
    assert popover is not None
    assert "正確な引用" in words(popover.findChildren(QuoteCard)[0])
    popover.close()


def test_where_the_list_has_no_room_it_takes_the_place_of_the_page_for_who_asks(
    post: MainWindow, qtbot: QtBot
) -> None:
    view = post.reader.post_view
    door, panel, page = view.quotes.door, view.quotes.panel, view._page
    assert panel.isVisible()
    assert not door.isVisible()
    post.resize(683, 364)
    qtbot.waitUntil(door.isVisible)
    assert "2件" in door.text()
    assert not panel.isVisible()
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert not page.isVisible()
    laid_out()
    assert faults(post) == []
    card = cards(post)[1]
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert page.isVisible()
    assert not panel.isVisible()
    laid_out()
    span = view._span(card.quote.passage.start, card.quote.passage.start + 1)
    assert span is not None
    assert page.is_in_sight(*span)
    assert post.focusWidget() is page, "the keyboard goes along"
    door.click()
    door.click()
    assert page.isVisible(), "the same button leads back"
    door.click()
    post.resize(1440, 900)
    qtbot.waitUntil(lambda: panel.isVisible() and page.isVisible())
    assert not door.isVisible()


def test_where_the_list_has_no_room_a_quote_that_differs_is_told_of_over_the_text(
    post: MainWindow, qtbot: QtBot
) -> None:
    view = post.reader.post_view
    bar, door, page = view.quotes.bar, view.quotes.door, view._page
    post.resize(683, 364)
    qtbot.waitUntil(door.isVisible)
    laid_out()
    assert bar.warning == "語句が異なる・省略あり　1件"
    assert door.accessibleDescription() == bar.warning
    assert not bar._warning.visibleRegion().isEmpty()
    text = page.viewport().mapTo(view, QPoint()).x()
    assert door.mapTo(view, QPoint()).x() == text, "it begins where the text does"
    door.click()
    assert bar.warning == "", "the cards say it"
    door.click()
    exact = [one for one in view.quotes._quotes if one.passage.verdict is Verdict.EXACT]
    assert view._post is not None
    view.quotes.set_quotes(view._post, exact)
    assert bar.isVisible()
    assert bar.warning == ""


def test_the_page_is_square_and_the_list_beside_it_has_no_frame(post: MainWindow) -> None:
    laid_out()
    view, theme = post.reader.post_view, current_theme()
    shown = view.grab().toImage()
    for widget, ground in ((view._page, theme.surface), (view.quotes.panel, theme.background)):
        place = QRect(widget.mapTo(view, QPoint()), widget.size())
        for corner in (place.topLeft(), place.bottomLeft(), place.bottomRight()):
            assert shown.pixelColor(corner).name() == color(ground).name()


def test_the_bar_of_a_card_is_straight_and_begins_under_the_heading(post: MainWindow) -> None:
    laid_out()
    panel = post.reader.post_view.quotes.panel
    title = post.reader.post_view.quotes._title
    for card in cards(post):
        ink = color(getattr(current_theme(), verdict_token(card.quote.passage.verdict)))
        shown = card.grab().toImage()
        middle = card.height() // 2
        bar = [x for x in range(20) if shown.pixelColor(x, middle).name() == ink.name()]
        assert bar == [0, 1, 2, 3]
        for y in (*range(RADIUS), *range(card.height() - RADIUS, card.height())):
            for x in range(len(bar), 20):
                found = shown.pixelColor(x, y)
                assert abs(found.lightness() - ink.lightness()) > 60, "no hook at its ends"
        assert card.mapTo(panel, QPoint()).x() == title.x() + title.contentsRect().left()


@pytest.mark.parametrize("width", [400, 200])
def test_the_link_of_a_card_stands_on_the_first_line_of_its_verdict(
    post: MainWindow, qtbot: QtBot, width: int
) -> None:
    there = cards(post)[1]
    card = QuoteCard(there.quote, TEXT)
    qtbot.addWidget(card)
    card._verdict.setText("句読点・記号が異なる")
    card.setFixedWidth(width)
    card.show()
    laid_out()
    label = card._verdict
    line = label.fontMetrics().height()
    assert (label.heightForWidth(label.width()) >= 2 * line) == (width == 200)
    middle = label.y() + label.contentsRect().top() + line / 2
    link = card._open.geometry()
    assert abs(middle - (link.top() + link.height() / 2)) <= 1
