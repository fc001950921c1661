"""On every screen, in every size of type: what is shown has room, and the rest can be reached."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSettings,
    QSize,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui import room
from ui.every_window import Opener, full_text, guide, nothing_found, post, several, tray
from ui.room import TWICE, USUAL, set_type
from ui.walking import end, search, settle

from reader.app import build_window, install_language
from reader.search.service import SearchService
from reader.ui.entries import Entry, EntryList, EntryModel, second_line
from reader.ui.listing import without_year
from reader.ui.main_window import MainWindow
from reader.ui.options import Language, Options
from reader.ui.panes import Pane, shown_in, widths_in
from reader.ui.place import Place
from reader.ui.theme import SPACE, Type, ui_font
from reader.ui.topic_strip import TopicChip, TopicStrip
from reader.ui.wording import short_day

SIZES = [(683, 364), (800, 600), (1024, 700), (1366, 768), (1440, 900), (2000, 1300)]


@pytest.fixture(scope="module", params=[Language.JAPANESE, Language.ENGLISH])
def window(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    sample_folder: Path,
    service: SearchService,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """One window a language."""
    before = set(qapp.findChildren(QTranslator))
    install_language(qapp, request.param)
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(sample_folder, folder / "library")
    options = Options(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    options.language, options.tips = request.param, False
    window = build_window(folder / "library", options, service)
    window.resize(1440, 900)
    window.show()
    yield window
    end(window)
    for one in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(one)
    install_language(qapp, Language.JAPANESE)


@pytest.fixture(scope="module", params=[USUAL, TWICE])
def points(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """The size of the type of all programs."""
    set_type(qapp, request.param)
    yield request.param
    set_type(qapp, USUAL)


def give(window: MainWindow, size: tuple[int, int]) -> None:
    """Give a window a size."""
    window.resize(*size)
    room.laid_out()
    assert window.size() == QSize(*size)


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("library", [False, True])
def test_no_pane_runs_over_another(
    drafts: bool, library: bool, points: float, window: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, window)
    window.resize(*SIZES[-1])
    tray(window, qtbot)
    (window.panes.call if library else window.panes.dismiss)(Pane.LIBRARY)
    if not drafts:
        window.drafting.close_tray()
    found: list[str] = []
    for size in SIZES:
        give(window, size)
        found += [f"{size} {one}" for one in room.faults(window)]
    assert found == []


class _Layouts(QObject):
    """Counts how often anything is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.seen[type(watched).__name__] += 1
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("drafts", [False, True])
def test_everything_comes_to_rest(
    drafts: bool, points: float, window: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, window)
    window.resize(*SIZES[-1])
    tray(window, qtbot)
    if not drafts:
        window.drafting.close_tray()
    unrest: list[object] = []
    for size in (*SIZES, (900, 600), (1200, 800)):
        give(window, size)
        qtbot.wait(50)
        layouts, app = _Layouts(), QApplication.instance()
        assert app is not None
        app.installEventFilter(layouts)
        qtbot.wait(50)
        app.removeEventFilter(layouts)
        if layouts.seen:
            unrest.append((size, dict(layouts.seen)))
    assert unrest == []


def beside(window: MainWindow, qtbot: QtBot) -> QWidget:
    """What is read, in a window of its own, with the find bar."""
    window.windows.open(Place(sitting=window._workspace.library.sittings.infos()[-1].id))
    (other,) = window.windows.others
    qtbot.waitUntil(lambda: other.opened is not None, timeout=20_000)
    other._actions["find"].trigger()
    return other


@pytest.mark.parametrize("open_it", [beside, guide], ids=["ReaderWindow", "HelpWindow"])
def test_the_other_windows_have_room(
    open_it: Opener, points: float, window: MainWindow, qtbot: QtBot
) -> None:
    top = open_it(window, qtbot)
    found: list[str] = []
    for size in ((683, 364), (1024, 700)):
        top.resize(*size)
        room.laid_out()
        assert top.size() == QSize(*size)
        found += [f"{size} {one}" for one in room.faults(top)]
    top.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert found == []


@pytest.mark.parametrize("open_it", [several, post, full_text, nothing_found])
def test_what_else_is_shown_has_room(
    open_it: Opener, points: float, window: MainWindow, qtbot: QtBot
) -> None:
    give(window, SIZES[-1])
    window.drafting.close_tray()
    window._show_page(window._browse)
    open_it(window, qtbot)
    found: list[str] = []
    for pane in (Pane.LIST, Pane.TEXT):
        give(window, SIZES[0])
        window.panes.call(pane)
        settle(qtbot, window)
        found += [f"{pane} {one}" for one in room.faults(window)]
    window.reader.steps.close_find()
    assert found == []


@pytest.mark.parametrize("size", [(683, 364), (1024, 700)])
def test_a_passing_word_hides_nothing_that_is_pressed(
    size: tuple[int, int], window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    set_type(qapp, USUAL)
    tray(window, qtbot)
    give(window, size)
    undo = [("元に戻す", lambda: None)]
    window.notices.say("下書き「行政手続のオンライン化」に追加しました", undo)
    toast = window.notices._toast

    def free() -> bool:
        return not any(
            toast.geometry().intersects(QRect(one.mapTo(window, QPoint()), one.size()))
            for one in (window.drafting.tray, window._list.several, window._list.header)
            if one.isVisible()
        )

    qtbot.waitUntil(lambda: window._room.isVisible() and free())
    assert window.drafting.tray.isVisible()
    window.drafting.close_tray()
    room.laid_out()
    assert free()
    assert window.rect().contains(toast.geometry())
    toast.dismiss()


def test_buttons_under_a_quote_of_the_draft_are_there_whole_where_they_wrap(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    set_type(qapp, USUAL)
    tray(window, qtbot)
    own = window.drafting.tray
    own.choose(0)
    for width, height in SIZES[2:4]:
        give(window, (width, height))
        below, button = own._below, own._editor._open
        assert button.isVisible()
        place = QRect(button.mapTo(below, QPoint()), button.size())
        assert below.rect().contains(place), f"{width} {place} {below.rect()}"


def shown(window: MainWindow) -> set[Pane]:
    """The panes that are there."""
    return {pane for pane in Pane if window.panes.shows(pane)}


def test_what_was_opened_last_is_there_and_all_comes_back(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """With the keyboard alone, at 200 % on a screen of 1366×768."""
    set_type(qapp, USUAL)
    give(window, SIZES[-1])
    settle(qtbot, window)
    tray(window, qtbot)
    window.panes.call(Pane.LIBRARY)
    everything = shown(window)
    assert everything == set(Pane)
    widths = {pane: window.panes.widget(pane).width() for pane in Pane}
    give(window, SIZES[0])
    assert shown(window) == {Pane.LIST, Pane.TEXT}, "the library is too narrow to be of use"
    assert window._rail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert shown(window) == {Pane.TEXT, Pane.DRAFT}, "the draft takes the place of the list"
    assert window._rail.listed.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert shown(window) == {Pane.LIST, Pane.TEXT}
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert Pane.LIBRARY in shown(window)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert Pane.DRAFT not in shown(window), "closed, not only without room"
    qtbot.keyClick(window, Qt.Key.Key_F10)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    give(window, SIZES[-1])
    assert {pane: window.panes.widget(pane).width() for pane in Pane} == widths


def test_in_the_largest_type_one_reads_one_pane_after_the_other(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    set_type(qapp, TWICE)
    window.drafting.close_tray()
    give(window, SIZES[0])
    window._enter_search()
    for letter in "保育園":
        window._field.insert(letter)
    window._field.textEdited.emit(window._field.text())
    settle(qtbot, window)
    assert shown(window) == {Pane.LIST}, "who types sees what is found"
    qtbot.keyClick(window._field, Qt.Key.Key_Return)
    assert window._list.in_use()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, window)
    assert shown(window) == {Pane.TEXT}
    assert window._room.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert shown(window) == {Pane.LIST}
    assert window._list.in_use()
    row = window._list._list.visualRect(window._list._list.currentIndex()).center()
    qtbot.mouseClick(window._list._list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert shown(window) == {Pane.TEXT}
    window.commands.list_shown.trigger()
    assert window._list.in_use(), "the keyboard is never in what is not there"
    set_type(qapp, USUAL)


def hit_in_sight(window: MainWindow) -> bool:
    """Whether all lines of the current hit of a post can be seen."""
    view = window.reader.post_view
    current = view.finding.hits.current
    return current is not None and view._in_sight(current)


def test_the_hit_of_a_post_is_in_sight_in_a_low_window(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    """Also while the header finds its room, and in another size."""
    set_type(qapp, USUAL)
    give(window, SIZES[-1])
    window.drafting.close_tray()
    window._show_page(window._browse)
    view = window.reader.post_view
    for query in ("オンライン化", "出典:ブログ 区"):
        give(window, SIZES[0])
        search(qtbot, window, query)
        posts = [one for one in window._list._entries._entries if one.place.post is not None]
        assert posts
        for entry in posts:
            window.open_place(entry.place)
            settle(qtbot, window)
            assert hit_in_sight(window)
            current = view.finding.hits.current
            assert current is not None
            assert current[1] == entry.place.offset, "the one that the row shows"
            give(window, (800, 420))
            assert hit_in_sight(window)
            give(window, SIZES[0])
            assert hit_in_sight(window)
    bar = view._page.verticalScrollBar()
    seen: list[bool] = []
    for extreme in ("SliderToMaximum", "SliderToMinimum"):
        bar.triggerAction(QAbstractSlider.SliderAction[extreme])
        give(window, (800, 420))
        give(window, SIZES[0])
        seen.append(hit_in_sight(window))
    assert not all(seen), "whoever scrolls away is left alone"


def test_a_low_window_keeps_its_filters_for_who_asks(window: MainWindow, qtbot: QtBot) -> None:
    window.drafting.close_tray()
    give(window, SIZES[-1])
    window.panes.call(Pane.LIST)
    window.browsing.show_arrivals()
    settle(qtbot, window)
    strip = window._list.strip
    assert strip.isVisible()
    give(window, SIZES[0])
    assert not strip.isVisible()
    window.commands.strip_shown.trigger()
    room.laid_out()
    assert strip.isVisible()
    assert window._list._list.height() > 60
    assert room.faults(window) == []
    window.commands.strip_shown.trigger()
    assert not strip.isVisible()
    give(window, SIZES[-1])
    assert strip.isVisible()


def show_arrivals(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    """List the newest sittings, in type of usual size and without the tray."""
    set_type(qapp, USUAL)
    window.drafting.close_tray()
    window.browsing.show_arrivals()
    settle(qtbot, window)


def test_a_row_of_a_sitting_says_whole_words_or_fewer(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    show_arrivals(window, qapp, qtbot)
    metrics, rows = QFontMetrics(ui_font(Type.CAPTION)), window._list._list
    said: list[set[int]] = []
    for size in (SIZES[0], SIZES[-1]):
        give(window, size)
        room_for_it = rows.viewport().width() - SPACE.l - SPACE.m - 8 - SPACE.s
        said.append(set())
        for entry in window._list._entries._entries:
            line = second_line(entry, metrics, room_for_it)
            assert metrics.horizontalAdvance(line) <= room_for_it
            whole = (f"{entry.people}　{entry.where}", entry.people, entry.brief)
            said[-1].add(whole.index(line))
    assert said[1] == {0}, "where there is room, all of it"
    assert said[0] & {1, 2}


class Recorder(QPainter):
    """Paints, and keeps what words it was given, and where."""

    def __init__(self, page: QPixmap) -> None:
        super().__init__(page)
        self.written: list[tuple[QRect, str]] = []

    def drawText(self, where: QRect, flags: Qt.AlignmentFlag, words: str) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        self.written.append((QRect(where), words))
        super().drawText(where, flags, words)


def row_as_painted(rows: EntryList, row: int) -> list[tuple[QRect, str]]:
    """The words of a list's row: its date, its title, its second line."""
    page = QPixmap(rows.viewport().size())
    painter, option = Recorder(page), QStyleOptionViewItem()
    index = rows.model().index(row, 0)
    option.rect = QRect(0, 0, rows.viewport().width(), rows.visualRect(index).height())  # pyright: ignore[reportAttributeAccessIssue]
    option.palette = rows.palette()  # pyright: ignore[reportAttributeAccessIssue]
    rows.itemDelegate().paint(painter, option, index)
    painter.end()
    return painter.written


def test_the_date_leaves_a_titles_line_where_the_title_would_be_cut_hard(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    show_arrivals(window, qapp, qtbot)
    rows = window._list._list
    for size, below in ((SIZES[0], True), (SIZES[-1], False)):
        give(window, size)
        for row in range(window._list._entries.rowCount()):
            day, title, line = row_as_painted(rows, row)
            entry = window._list._entries._entries[row]
            assert day[1] == short_day(entry.date)
            assert (day[0].top() > title[0].top()) is below
            beside = line if below else title
            assert beside[0].right() < day[0].left(), "nothing is written over the date"
            assert day[0].bottom() < rows.visualRect(rows.model().index(row, 0)).height()
            assert len(title[1]) >= min(len(entry.title), 10), "sessions can be told apart"


def test_a_row_without_a_second_line_has_one_for_its_date(qapp: QApplication, qtbot: QtBot) -> None:
    set_type(qapp, USUAL)
    rows, model = EntryList(), EntryModel()
    qtbot.addWidget(rows)
    rows.setModel(model)
    bare = Entry("架空区議会の会議", date(2025, 3, 10), "", "", Place(sitting="A"))
    model.set_entries([bare, structs.replace(bare, where="架空区議会")])
    heights: dict[int, list[int]] = {}
    for width in (180, 600):
        rows.resize(width, 400)
        rows.show()
        room.laid_out()
        heights[width] = [rows.visualRect(model.index(row)).height() for row in (0, 1)]
    assert heights[180][0] == heights[180][1]
    assert heights[600][0] < heights[600][1]


def test_a_meeting_is_told_without_the_year_of_the_day_beside_it(qapp: QApplication) -> None:
    assert without_year("令和7年第2回定例会") == "第2回定例会"
    assert without_year("平成元年 第2回定例会") == "第2回定例会"
    assert without_year("令和7年度予算特別委員会") == "令和7年度予算特別委員会"
    assert without_year("令和7年") == "令和7年"
    metrics = QFontMetrics(ui_font(Type.CAPTION))
    entry = Entry("甲 → 乙", None, "令和7年第2回定例会", "", Place(), brief="第2回定例会")
    assert second_line(entry, metrics, 500) == "令和7年第2回定例会"
    assert second_line(entry, metrics, metrics.horizontalAdvance(entry.where) - 1) == "第2回定例会"


def test_what_is_said_of_an_empty_list_reaches_to_the_panes_end(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    set_type(qapp, USUAL)
    give(window, SIZES[0])
    nothing_found(window, qtbot)
    room.laid_out()
    pane = window._list
    said = pane._nothing_room
    assert said.mapTo(pane, QPoint(0, said.height())).y() == pane.height()
    lefts = {one.mapTo(pane, QPoint()).x() for one in pane.nothing.findChildren(QPushButton)}
    assert len(lefts) == 1
    window.browsing.show_arrivals()
    settle(qtbot, window)
    assert pane._list.geometry().bottom() == pane.rect().bottom(), "and gives it back"


def test_of_an_answer_that_was_found_who_speaks_is_told_in_any_case(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, window, "保育")
    answers = [one for one in window._list._entries._entries if "→" in one.people]
    assert answers
    metrics = QFontMetrics(ui_font(Type.CAPTION))
    for entry in answers:
        asker, speaker = entry.people.split(" → ")
        assert second_line(entry, metrics, metrics.horizontalAdvance(speaker)) == speaker
        assert second_line(entry, metrics, 2000).startswith(asker)


@pytest.mark.parametrize("characters", [9, 14, 20, 30, 60])
def test_chips_of_topics_are_there_whole(characters: int, qtbot: QtBot) -> None:
    strip = TopicStrip()
    qtbot.addWidget(strip)
    titles = ["図書館の開館時間", "橋", "ため池の柵について", "街路樹", "防災", "見本"]
    strip.set_topics([TopicChip(str(n), n, one, 1, 0) for n, one in enumerate(titles)])
    em = strip.fontMetrics().horizontalAdvance("あ")
    strip.resize(em * characters, strip.sizeHint().height())
    strip.show()
    room.laid_out()
    area, chips = strip._area, strip._area.chips()
    for chip in (*chips, *reversed(chips)):
        chip.setFocus()
        sight, places = area.rect(), [one.geometry() for one in area.chips()]
        assert sight.contains(places[chips.index(chip)]), "what has the keyboard is in sight"
        cut = [one for one in places if sight.intersects(one) and not sight.contains(one)]
        assert cut == []
    seen = [area.rest()]
    while area.rest()[1]:
        strip._after.click()
        seen.append(area.rest())
    assert seen[-1][1] is False, "the last topic is reached with the mouse, too"
    while area.rest()[0]:
        strip._before.click()
    assert area.rest()[0] is False


@pytest.mark.parametrize("characters", range(20, 44, 2))
def test_a_chip_that_is_chosen_is_whole_and_stays_where_it_is(
    characters: int, qtbot: QtBot
) -> None:
    strip = TopicStrip()
    qtbot.addWidget(strip)
    titles = ["行政手続のオンライン化", "学校給食の費用", "図書館の開館時間"]
    strip.set_topics([TopicChip(one, n, one, 3, 0) for n, one in enumerate(titles, start=1)])
    em = strip.fontMetrics().horizontalAdvance("あ")
    strip.resize(em * characters, strip.sizeHint().height())
    strip.show()
    area = strip._area
    for title, chip in zip(titles, area.chips()[1:], strict=True):
        strip.set_current(title)
        room.laid_out()
        moves: list[bool] = []
        area.moved.connect(lambda moves=moves: moves.append(True))
        qtbot.wait(20)
        assert moves == []
        assert area.rect().contains(chip.geometry())
        assert chip.width() == chip.width_in(area.width())


def test_all_topics_alone_would_tell_of_none(qtbot: QtBot) -> None:
    strip = TopicStrip()
    qtbot.addWidget(strip)
    strip.set_topics([TopicChip(str(n), n, "行政手続のオンライン化", 2, 3) for n in range(1, 4)])
    strip.set_current("")
    strip.show()
    em = strip.fontMetrics().horizontalAdvance("あ")
    for characters in (24, 27, 30, 40, 60):
        strip.resize(em * characters, strip.sizeHint().height())
        room.laid_out()
        area = strip._area
        shown = [one for one in area.chips() if area.rect().contains(one.geometry())]
        assert len(shown) > 1
        assert shown[1].words_shown().startswith("1 行")


def test_a_chip_of_a_topic_lets_go_of_its_counts_before_its_title(qtbot: QtBot) -> None:
    strip = TopicStrip()
    qtbot.addWidget(strip)
    title = "行政手続のオンライン化と窓口"
    strip.set_topics([TopicChip("a", 2, title, 3, 5)])
    strip.set_current("a")
    chip = strip._area.chips()[1]
    em, shown = strip.fontMetrics().horizontalAdvance("あ"), []
    strip.show()
    for characters in range(90, 15, -1):
        strip.resize(em * characters, strip.sizeHint().height())
        room.laid_out()
        shown.append(chip.words_shown())
    whole, shorter, *elided = dict.fromkeys(shown)
    assert whole == chip.text()
    assert shorter == f"2 {title}"
    assert elided
    assert all(one.endswith("…") and shorter.startswith(one[:-1]) for one in elided)


def test_a_chip_that_let_go_of_its_counts_is_as_wide_as_one_that_never_had_any(
    qtbot: QtBot,
) -> None:
    title = "行政手続のオンライン化"

    def strip_of(rounds: int) -> TopicStrip:
        strip = TopicStrip()
        qtbot.addWidget(strip)
        strip.set_topics([TopicChip(str(n), n, title, rounds, 0) for n in (1, 2)])
        strip.set_current("1")
        strip.resize(2_000, strip.sizeHint().height())
        strip.show()
        room.laid_out()
        return strip

    plain = strip_of(1)._area.chips()[1]
    assert plain.words_shown() == f"1 {title}"
    strip = strip_of(3)
    chip = strip._area.chips()[1]
    whole, without = chip.text(), 0
    for width in range(600, 200, -7):
        strip.resize(width, strip.height())
        room.laid_out()
        words = chip.words_shown()
        if words == f"1 {title}":
            without += 1
            assert abs(chip.width() - plain.width()) <= 2
        else:
            assert words == whole or chip.width() <= strip._area.width()
    assert without > 1


def test_the_room_is_shared_out_in_the_declared_order() -> None:
    least = {Pane.LIBRARY: 150, Pane.LIST: 220, Pane.TEXT: 300, Pane.DRAFT: 300}
    order = [Pane.LIST, Pane.TEXT, Pane.DRAFT, Pane.LIBRARY]
    assert shown_in(973, 43, least, order) == set(Pane)
    assert shown_in(972, 43, least, order) == set(Pane) - {Pane.LIBRARY}
    assert shown_in(700, 43, least, order) == {Pane.LIST, Pane.TEXT, Pane.LIBRARY}
    assert shown_in(600, 43, least, order) == {Pane.LIST, Pane.TEXT}
    assert shown_in(300, 43, least, order) == {Pane.LIST}
    assert shown_in(10, 43, least, [Pane.DRAFT]) == {Pane.DRAFT}, "one is always there"
    wanted = {Pane.LIBRARY: 230, Pane.LIST: 350, Pane.DRAFT: 370}
    three = (Pane.LIST, Pane.TEXT, Pane.DRAFT)
    assert widths_in(1400, three, least, wanted, 400) == [350, 680, 370]
    assert widths_in(1100, three, least, wanted, 400) == [337, 400, 363], (
        "they give of their excess"
    )
    assert widths_in(850, three, least, wanted, 400) == [220, 330, 300]
    assert sum(widths_in(820, three, least, wanted, 400)) == 820
    assert widths_in(900, (Pane.LIST, Pane.DRAFT), least, wanted, 400) == [530, 370]
