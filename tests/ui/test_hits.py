"""Found words in an opened text: counted, stepped through, and marked beside the scroll bar."""

from datetime import date

import pytest
from fakes import exchange as made
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.library.records import Post
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.ui.full_text_view import FullTextView
from reader.ui.hit_bar import HitBar
from reader.ui.hit_ruler import HitRuler
from reader.ui.main_window import MainWindow
from reader.ui.marks import Ranges
from reader.ui.place import View
from reader.ui.post_view import PostView
from reader.ui.theme import DARK, LIGHT, apply_theme, current_theme
from reader.ui.thread_bands import FoldBand
from reader.ui.thread_view import ThreadView
from reader.ui.workspace import OpenSitting

LINE = "　柵の取替えについて、順次進めてまいりたいと考えております。"
SPEECHES = tuple(
    Speech("区長", Speaker("見本健", "区長"), SpeechKind.ANSWER, "\n".join([LINE] * 12))
    for _ in range(60)
)
SITTING = Sitting("架空区議会:k9", "架空区議会", None, date(2024, 2, 20), None, SPEECHES)
AT = LINE.index("柵")


@pytest.fixture
def full_text(qtbot: QtBot) -> FullTextView:
    """A long sitting in which nothing is found yet."""
    view = FullTextView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.set_sitting(SITTING)
    view.grab()
    return view


@pytest.fixture
def thread(qtbot: QtBot) -> ThreadView:
    """The fictional exchange, greetings and thanks folded away."""
    view = ThreadView()
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    view.set_hide_remarks(True)
    view.set_exchange(made.SITTING, made.threads(), made.EXCHANGE_ID)
    view.grab()
    return view


@pytest.mark.parametrize("view", ["full_text", "thread"])
def test_the_current_hit_stays_in_sight_in_another_size_unless_it_was_left(
    view: str, request: pytest.FixtureRequest
) -> None:
    page: FullTextView | ThreadView = request.getfixturevalue(view)
    page.set_hits(places("柵", SITTING if view == "full_text" else made.SITTING))
    for size in ((900, 600), (420, 200), (700, 420), (380, 160)):
        for _ in range(3):
            page.finding.step()
            current = page.finding.hits.current
            assert current is not None
            page.resize(*size)
            assert page._in_sight(current)
            page.resize(420, 170)
            assert page._in_sight(current)
    page.resize(900, 600)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.grab()
    left = page.verticalScrollBar().maximum()
    page.resize(900, 500)
    assert page.verticalScrollBar().value() >= left, "whoever has scrolled away is left alone"


def places(words: str, sitting: Sitting = made.SITTING) -> Ranges:
    """Every place of some words in a sitting."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, speech in enumerate(sitting.speeches, 1):
        at = speech.text.find(words)
        while at >= 0:
            found.setdefault(number, []).append((at, at + len(words)))
            at = speech.text.find(words, at + 1)
    return Ranges(found)


def ruler(qtbot: QtBot, view: ThreadView | FullTextView | PostView) -> HitRuler:
    """The strip beside the view's scroll bar, at rest."""
    strip = view.findChildren(HitRuler)[0]
    qtbot.waitUntil(lambda: not strip._pause.isActive())
    return strip


def click(qtbot: QtBot, strip: HitRuler, number: int) -> None:
    """Click a tick."""
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.ticks()[number].y + 1))


def step(view: ThreadView | FullTextView | PostView, backward: bool = False) -> int:
    """Step once; the current hit, from 1."""
    view.finding.step(backward)
    return view.finding.hits.index + 1


# --- stepping ------------------------------------------------------------------


@pytest.mark.parametrize("words", ["通告", "以上です", "質問を終わります"])
def test_what_is_folded_at_first_is_unfolded_for_its_hit(thread: ThreadView, words: str) -> None:
    thread.set_hits(places(words))
    assert thread.finding.hit_count == 1
    speech, start, _ = thread.finding.hits.at(0)
    assert thread.point_of(speech, start) is None, "it is folded away"
    assert step(thread) == 1
    assert thread.point_of(speech, start) is not None


def test_steps_go_on_from_where_one_reads(full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({number: [(AT, AT + 1)] for number in range(1, 61)}))
    assert step(full_text) == 1
    full_text.show_speech(30)
    assert step(full_text) == 30
    assert step(full_text) == 31
    full_text.show_speech(50)
    assert step(full_text, backward=True) == 49


def test_steps_go_round(full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({3: [(AT, AT + 1)], 58: [(AT, AT + 1)]}))
    assert [step(full_text) for _ in range(3)] == [1, 2, 1]
    assert [step(full_text, backward=True) for _ in range(2)] == [2, 1]


def test_without_hits_a_step_goes_nowhere(full_text: FullTextView) -> None:
    assert not full_text.finding.step()
    assert full_text.verticalScrollBar().value() == 0


def test_a_hit_stays_current_while_the_topics_are_folded_and_opened(thread: ThreadView) -> None:
    thread.set_hits(places("図書館"))
    step(thread)
    step(thread)
    thread.show_topic(made.POND_TOPIC)
    assert thread.finding.hits.index == 1
    thread.set_hide_remarks(False)
    assert thread.finding.hits.index == 1


# --- painting ------------------------------------------------------------------


def count_pixels(picture: QImage, ink: str) -> int:
    """How many pixels have a colour."""
    return sum(
        picture.pixelColor(x, y).name() == ink
        for y in range(picture.height())
        for x in range(picture.width())
    )


def test_the_current_hit_is_painted_more_strongly(thread: ThreadView) -> None:
    theme = current_theme()
    thread.set_hits(places("図書館"))
    before = thread.viewport().grab().toImage()
    assert count_pixels(before, theme.hit) > 100
    assert count_pixels(before, theme.current_hit) == 0
    step(thread)
    assert count_pixels(thread.viewport().grab().toImage(), theme.current_hit) > 100


def folded(view: ThreadView) -> QImage:
    """The picture of the first folded topic's line."""
    band = next(band for band in view._bands if isinstance(band, FoldBand))
    view.verticalScrollBar().setValue(round(band.top) - 46)
    top = round(band.top) - view.verticalScrollBar().value()
    return view.viewport().grab().toImage().copy(0, top, view.viewport().width(), 40)


def test_a_folded_topics_line_shows_the_found_words_in_it(thread: ThreadView) -> None:
    thread.show_topic(made.POND_TOPIC)
    assert count_pixels(folded(thread), current_theme().hit) == 0
    asked = places("開館時間を延長すべき")
    thread.set_hits(asked)
    with_pill = count_pixels(folded(thread), current_theme().hit)
    thread.finding.find("延長を検討")
    assert thread.finding.find_position == 1
    thread.show_topic(made.POND_TOPIC)
    line = folded(thread)
    assert with_pill > 600, "the count, and the words of the question"
    assert count_pixels(line, current_theme().current_hit) > 100, "the words of the answer"


def test_a_long_speech_is_painted_though_it_is_full_of_hits(full_text: FullTextView) -> None:
    full_text.set_hits(places("て", SITTING))
    full_text.show_speech(40, 150)
    assert count_pixels(full_text.viewport().grab().toImage(), current_theme().hit) > 500


# --- beside the scroll bar -----------------------------------------------------


def test_a_tick_stands_for_every_hit(qtbot: QtBot, full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({1: [(AT, AT + 1)], 31: [(AT, AT + 1)], 60: [(AT, AT + 1)]}))
    strip = ruler(qtbot, full_text)
    ticks = strip.ticks()
    assert [tick.indexes for tick in ticks] == [(0,), (1,), (2,)]
    first, middle, last = (tick.y / strip.height() for tick in ticks)
    assert first < 0.03
    assert 0.45 < middle < 0.55
    assert last > 0.95


def test_the_strip_is_there_only_while_something_is_found(full_text: FullTextView) -> None:
    strip = full_text.findChildren(HitRuler)[0]
    assert not strip.isVisible()
    full_text.set_hits(places("柵", SITTING))
    assert strip.isVisible()
    bar = full_text.verticalScrollBar()
    assert strip.geometry().right() + 1 == full_text.width() - bar.width()
    full_text.set_hits(Ranges())
    assert not strip.isVisible()
    assert strip.ticks() == []


def test_ticks_that_fall_on_one_pixel_are_one(qtbot: QtBot, full_text: FullTextView) -> None:
    full_text.set_hits(places("ま", SITTING))
    ticks = ruler(qtbot, full_text).ticks()
    assert len({tick.y for tick in ticks}) == len(ticks) <= full_text.viewport().height()
    indexes = [index for tick in ticks for index in tick.indexes]
    assert indexes == list(range(full_text.finding.hit_count))


def test_a_click_on_a_tick_goes_to_its_hit(qtbot: QtBot, full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({1: [(AT, AT + 1)], 31: [(AT, AT + 1)], 60: [(AT, AT + 1)]}))
    strip = ruler(qtbot, full_text)
    click(qtbot, strip, 1)
    assert full_text.point_of(31, AT) is not None
    assert full_text.finding.hits.index == 1
    value = full_text.verticalScrollBar().value()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() // 4))
    assert full_text.verticalScrollBar().value() == value, "there is no tick"


def test_clicking_a_joined_tick_again_goes_through_its_hits(
    qtbot: QtBot, full_text: FullTextView
) -> None:
    found = [(AT + n, AT + n + 1) for n in range(3)]
    full_text.set_hits(Ranges({31: found}))
    strip = ruler(qtbot, full_text)
    assert len(strip.ticks()) == 1
    reached: list[int] = []
    for _ in range(4):
        click(qtbot, strip, 0)
        reached.append(full_text.finding.hits.index)
    assert reached == [0, 1, 2, 0]


def test_a_tick_tells_which_hit_it_is(
    qtbot: QtBot, full_text: FullTextView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, words, __: told.append(words))
    full_text.set_hits(Ranges({2: [(AT, AT + 1)], 31: [(AT, AT + 1), (AT + 2, AT + 5)]}))
    strip = ruler(qtbot, full_text)
    for tick in strip.ticks():
        place = QPoint(5, tick.y)
        QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, place, QPoint()))
    assert "1 / 3" in told[0]
    assert "<b>柵</b>の取替えについて" in told[0]
    assert "2–3 / 3" in told[1]
    assert strip.accessibleName() == "一致の位置"
    assert strip.accessibleDescription() == "3件"
    step(full_text)
    assert strip.accessibleDescription() == "3件中 1件目"


def test_ticks_follow_size_of_window_and_text(qtbot: QtBot, full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({60: [(AT, AT + 1)]}))
    assert ruler(qtbot, full_text).ticks()[0].y > 550
    full_text.resize(700, 900)
    strip = ruler(qtbot, full_text)
    assert strip.height() == full_text.viewport().height()
    assert strip.ticks()[0].y > 850
    full_text.set_reading_size(20.0)
    assert ruler(qtbot, full_text).ticks()[0].y > 850


def test_places_on_one_line_stand_at_one_height(qtbot: QtBot, thread: ThreadView) -> None:
    for band in thread._bands:
        for cell in band.cells():
            if not cell.is_laid_out or "\n" in cell.text.strip():
                continue
            lines: dict[float, list[float]] = {}
            for offset in range(cell.start, cell.end - 1):
                (rough,) = cell.rough_heights([offset]).tolist()
                lines.setdefault(cell.y_of(offset), []).append(rough)
            pitch = cell.height / len(lines)
            for number, roughs in enumerate(lines.values()):
                near = [abs(one - number * pitch) < 0.01 for one in roughs]
                assert sum(near) > 0.8 * len(near), "but for what wraps a letter sooner"


def test_a_count_is_written_one_way_whether_a_topic_is_folded_or_open(
    thread: ThreadView,
) -> None:
    thread.set_hits(places("ため池"))
    opened = [one.description for band in thread._bands for one in band.told()]
    thread.show_topic(made.LIBRARY_TOPIC)
    line = next(band for band in thread._bands if isinstance(band, FoldBand))
    assert line._count == "一致 2件"
    assert any(line._count in one for one in opened)


def test_ticks_follow_folding(qtbot: QtBot, thread: ThreadView) -> None:
    thread.set_hits(places("ため池"))
    before = [tick.y for tick in ruler(qtbot, thread).ticks()]
    thread.show_topic(made.LIBRARY_TOPIC)
    line = next(band for band in thread._bands if isinstance(band, FoldBand))
    (tick,) = ruler(qtbot, thread).ticks()
    assert tick.indexes == (0, 1), "both stand at the folded topic's line"
    content = thread.verticalScrollBar().maximum() + thread.viewport().height()
    assert abs(tick.y - (line.top + line.height / 2) / content * thread.viewport().height()) < 2
    thread.show_topic(None)
    assert [tick.y for tick in ruler(qtbot, thread).ticks()] == before


def test_what_is_sought_in_the_text_is_marked_the_same_way(
    qtbot: QtBot, thread: ThreadView
) -> None:
    thread.set_hits(places("図書館"))
    of_search = ruler(qtbot, thread).ticks()
    thread.finding.find("ため池")
    sought = ruler(qtbot, thread).ticks()
    assert sum(len(tick.indexes) for tick in sought) == 2
    click(qtbot, ruler(qtbot, thread), len(sought) - 1)
    assert thread.finding.find_position in {index + 1 for index in sought[-1].indexes}
    thread.finding.find("")
    assert ruler(qtbot, thread).ticks() == of_search


def test_a_post_has_its_ticks_too(qtbot: QtBot) -> None:
    text = "\n\n".join("柵の取替えについて。" + "順次進めます。" * 40 for _ in range(30))
    view = PostView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    found = places("柵", Sitting("架空区議会:p", "", None, None, None, (speech_of(text),)))
    view.set_post(Post("post:1", "柵", None, None, None, (), "", text, "posts.txt"), found.of[1])
    strip = ruler(qtbot, view)
    assert len(strip.ticks()) == 30
    before = view._page.verticalScrollBar().value()
    click(qtbot, strip, 20)
    assert view.finding.hits.index == 20
    assert view._page.verticalScrollBar().value() > before
    assert strip.geometry().right() < view._page.width() - view._page.verticalScrollBar().width()


def speech_of(text: str) -> Speech:
    return Speech("", Speaker("雛形まち"), SpeechKind.OTHER, text)


def test_ticks_can_be_seen_in_the_dark(
    qtbot: QtBot, qapp: QApplication, full_text: FullTextView
) -> None:
    full_text.set_hits(Ranges({10: [(AT, AT + 1)], 31: [(AT, AT + 1)]}))
    step(full_text)
    try:
        for theme in (LIGHT, DARK):
            apply_theme(qapp, theme)
            strip = ruler(qtbot, full_text)
            picture = full_text.grab().toImage().copy(strip.geometry())
            assert count_pixels(picture, theme.hit_mark) >= 6
            assert count_pixels(picture, theme.current_hit_mark) >= 20
    finally:
        apply_theme(qapp, LIGHT)


def test_the_wheel_over_the_strip_scrolls_the_page(qtbot: QtBot, full_text: FullTextView) -> None:
    full_text.set_hits(Ranges({10: [(AT, AT + 1)]}))
    strip = ruler(qtbot, full_text)
    QTest.wheelEvent(full_text.windowHandle(), QPointF(strip.geometry().center()), QPoint(0, -240))
    assert full_text.verticalScrollBar().value() > 0


# --- the bar in the header -----------------------------------------------------


def test_the_arrows_name_their_keys_and_stay_where_they_are(qtbot: QtBot) -> None:
    bar = HitBar("一致")
    qtbot.addWidget(bar)
    bar.show()
    previous, following = bar.findChildren(QToolButton)
    assert (previous.toolTip(), following.toolTip()) == (
        "前の一致へ（Shift+F3）",
        "次の一致へ（F3）",
    )
    bar.set_state(0, 1200)
    assert bar.words == "1,200件"
    bar.adjustSize()
    room = bar.sizeHint()
    bar.set_state(3, 1200)
    assert bar.words == "3 / 1,200"
    assert bar.sizeHint() == room
    with qtbot.waitSignals([bar.stepped, bar.stepped]):
        qtbot.mouseClick(previous, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(following, Qt.MouseButton.LeftButton)
    bar.set_state(0, 0)
    assert not following.isEnabled()


# --- through the window --------------------------------------------------------


@pytest.fixture
def found(sample: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the first result of a search open."""
    search(qtbot, sample, "オンライン化")
    sample._field._completer.popup().hide()
    return sample


def said(window: MainWindow) -> str:
    """What the header says of the hits."""
    return window.reader._hits.words


def press(action: QAction) -> None:
    """Press the action's key, wherever the keyboard is."""
    action.trigger()


def test_the_text_opens_at_a_hit_and_says_which_it_is(found: MainWindow) -> None:
    view = found.reader.thread_view
    count = view.finding.hit_count
    place = found.browsing.current
    assert place is not None
    assert view.finding.hits.current is not None
    assert view.finding.hits.current[:2] == (place.speech, place.offset)
    assert said(found) == f"{view.finding.hits.index + 1} / {count}"
    assert found.reader._hits.isVisible()


def test_f3_steps_from_the_search_field_and_from_the_list(found: MainWindow, qtbot: QtBot) -> None:
    finding = found.reader.thread_view.finding
    assert found.focusWidget() is found._field
    before = finding.hits.index
    for focus in (found._field, found._list._list):
        focus.setFocus()
        qtbot.keyClick(focus, Qt.Key.Key_F3)
        assert finding.hits.index == before + 1
        assert found.focusWidget() is focus
        qtbot.keyClick(focus, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        assert finding.hits.index == before


def test_steps_go_on_with_the_next_exchange_that_has_hits_and_back(
    found: MainWindow, qtbot: QtBot
) -> None:
    reader = found.reader
    for row in range(found._list._entries.rowCount()):
        found._list._list.setCurrentIndex(found._list._entries.index(row))
        settle(qtbot, found)
        assert isinstance(reader.opened, OpenSitting)
        whole = sum(map(len, reader.opened.hits.values()))
        if reader.view is View.THREAD and whole > reader.thread_view.finding.hit_count:
            break
    finding, first = reader.thread_view.finding, reader.exchange
    reached: list[str | None] = []
    for _ in range(whole + 1):
        press(found.commands.next_hit)
        if reached[-1:] != [reader.exchange]:
            reached.append(reader.exchange)
        current = finding.hits.current
        assert current is not None
        assert reader.thread_view.point_of(*current[:2]) is not None
        assert said(found) == f"{finding.hits.index + 1} / {finding.hit_count}"
    assert len(set(reached)) > 1
    assert first in reached, "round the whole sitting"
    place = found.browsing.current
    assert place is not None
    assert place.exchange == reader.exchange
    here = reader.exchange
    press(found.commands.back)
    settle(qtbot, found)
    assert reader.exchange != here
    press(found.commands.forward)
    settle(qtbot, found)
    assert reader.exchange == here
    while finding.hits.index > 0:
        press(found.commands.previous_hit)
    press(found.commands.previous_hit)
    assert reader.exchange != here
    assert finding.hits.index == finding.hit_count - 1


def test_the_current_hit_goes_along_to_the_other_view(found: MainWindow) -> None:
    reader = found.reader
    press(found.commands.next_hit)
    current = reader.thread_view.finding.hits.current
    press(found.commands.as_full_text)
    assert reader.full_text_view.finding.hits.current == current
    assert said(found).endswith(f" / {reader.full_text_view.finding.hit_count}")
    press(found.commands.next_hit)
    current = reader.full_text_view.finding.hits.current
    press(found.commands.as_thread)
    assert reader.thread_view.finding.hits.current == current


def test_a_post_with_hits_has_the_bar_over_it(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化 出典:ブログ")
    reader = sample.reader
    count = reader.post_view.finding.hit_count
    assert count > 1
    assert said(sample) == f"1 / {count}"
    assert reader._hits.isVisible()
    press(sample.commands.next_hit)
    assert said(sample) == f"2 / {count}"
    words = [label.text() for label in reader._header.findChildren(QLabel) if label.isVisible()]
    assert any("オンライン化" in one for one in words), "it says which post this is"


def test_finding_in_the_text_has_f3_to_itself_and_gives_it_back(
    found: MainWindow, qtbot: QtBot
) -> None:
    reader = found.reader
    before = said(found)
    _, following = reader._hits.findChildren(QToolButton)
    press(found.commands.as_full_text)
    press(found.commands.find)
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_F3)
    assert said(found) != before, "nothing is sought yet: the search's hits"
    before = said(found)
    reader.find_bar.field.insert("区")
    count = len(reader.full_text_view.finding.found)
    first = reader.full_text_view.finding.find_position
    assert reader.find_bar.words == f"{first} / {count}"
    qtbot.keyClick(reader.find_bar.field, Qt.Key.Key_F3)
    assert reader.find_bar.words == f"{first + 1} / {count}"
    assert said(found) == before
    assert "F3" not in following.toolTip()
    reader.find_bar.field.setText("ありませんよ")
    assert reader.find_bar.words == "見つかりませんでした"
    reader.find_bar.field.setText("区")
    reader.steps.close_find()
    assert "F3" in following.toolTip()
    press(found.commands.find)
    assert reader.find_bar.words == f"{reader.full_text_view.finding.find_position} / {count}"
    reader.steps.close_find()


def test_a_corrected_link_leaves_the_hit_where_it_was(found: MainWindow, qtbot: QtBot) -> None:
    finding = found.reader.thread_view.finding
    press(found.commands.next_hit)
    before = finding.hits.current
    assert finding.hits.index > 0
    found.browsing._reload()
    settle(qtbot, found)
    assert finding.hits.current == before
