"""What lasts shows that it is under way, and is not begun twice by an impatient hand."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.ui.busy_line import BusyLine
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.tasks import Lane, Tasks


@pytest.fixture
def held(tour: MainWindow) -> Iterator[Event]:
    """Holds the lane of what is read until the event is set."""
    go = Event()
    tour._workspace.tasks.run(Lane.READ, lambda _: go.wait(20), lambda _: None)
    yield go
    go.set()


def line(window: MainWindow) -> BusyLine:
    (found,) = window._pages.findChildren(BusyLine)
    return found


def test_a_work_that_lasts_is_seen_until_it_ends(
    tour: MainWindow, qtbot: QtBot, held: Event
) -> None:
    assert line(tour).isHidden(), "at first nothing flickers"
    qtbot.waitUntil(line(tour).isVisible, timeout=5_000)
    assert line(tour).width() == tour._pages.width()
    tour.resize(tour.width() - 40, tour.height())
    qtbot.waitUntil(lambda: line(tour).width() == tour._pages.width(), timeout=5_000)
    held.set()
    qtbot.waitUntil(line(tour).isHidden, timeout=5_000)
    tour.resize(tour.width() + 40, tour.height())


def test_a_second_window_shows_it_too(tour: MainWindow, qtbot: QtBot, held: Event) -> None:
    sitting = tour._workspace.library.sittings.infos()[0].id
    tour.windows.open(Place(sitting=sitting))
    other = tour.windows.others[-1]
    (shown,) = other.pane.findChildren(BusyLine)
    qtbot.waitUntil(shown.isVisible, timeout=5_000)
    held.set()
    qtbot.waitUntil(shown.isHidden, timeout=5_000)
    settle(qtbot, tour)
    other.close()


def test_what_is_done_at_once_shows_nothing(tour: MainWindow, qtbot: QtBot) -> None:
    told: list[bool] = []
    tour._workspace.tasks.lasting.connect(told.append)
    done: list[int] = []
    tour._workspace.tasks.run(Lane.READ, lambda _: 1, done.append)
    qtbot.waitUntil(lambda: done == [1], timeout=5_000)
    qtbot.waitUntil(lambda: not tour._workspace.tasks._look.isActive(), timeout=5_000)
    assert told == []
    tour._workspace.tasks.lasting.disconnect(told.append)


def test_the_same_work_is_begun_once_and_again_when_it_has_ended(qtbot: QtBot) -> None:
    tasks, go, done = Tasks(), Event(), list[int]()
    assert tasks.once("it", Lane.READ, lambda _: go.wait(20), lambda _: done.append(1))
    assert tasks.once("it", Lane.READ, lambda _: 2, lambda _: done.append(2)) is None
    assert tasks.once("other", Lane.EXPORT, lambda _: 3, lambda _: done.append(3)) is not None
    qtbot.waitUntil(lambda: done == [3], timeout=5_000)
    go.set()
    qtbot.waitUntil(lambda: done == [3, 1], timeout=5_000)
    assert not tasks.runs("it")
    assert tasks.once("it", Lane.READ, lambda _: 4, lambda _: done.append(4)) is not None
    qtbot.waitUntil(lambda: done == [3, 1, 4], timeout=5_000)
    tasks.close()


def test_a_work_that_fails_can_be_begun_again(qtbot: QtBot) -> None:
    tasks, failures = Tasks(), list[Exception]()

    def fail(_: object) -> None:
        raise NotImplementedError

    with qtbot.captureExceptions():
        for count in (1, 2):
            assert tasks.once("it", Lane.READ, fail, lambda _: None, failures.append) is not None
            qtbot.waitUntil(lambda count=count: len(failures) == count, timeout=5_000)
    tasks.close()


def test_an_impatient_hand_collects_once(tour: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, tour, "オンライン化")
    tour.drafting.begin()
    go = Event()
    tour._workspace.tasks.run(Lane.READ, lambda _: go.wait(20), lambda _: None)
    carried = next(one.carried for one in tour._list._entries._entries if one.carried is not None)
    tour.drafting.collect_rows([carried])
    tour.drafting.collect_rows([carried])
    topic = tour.reader.current_id()
    assert topic is not None
    go.set()
    settle(qtbot, tour)
    draft = tour.drafting.desk.current
    assert draft is not None
    once = len(draft.items)
    assert once
    texts = [one.text for one in draft.items]
    assert len(set(texts)) == len(texts), "nothing is there twice"
    tour.drafting.collect_rows([carried])
    settle(qtbot, tour)
    assert len(tour.drafting.desk.current.items) == 2 * once, "wanted again, it comes again"


def test_the_open_topic_is_collected_once(tour: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, tour, "オンライン化")
    tour.drafting.begin()
    go = Event()
    tour._workspace.tasks.run(Lane.READ, lambda _: go.wait(20), lambda _: None)
    tour._room.setFocus()
    tour.commands.collect.trigger()
    tour.commands.collect.trigger()
    go.set()
    settle(qtbot, tour)
    draft = tour.drafting.desk.current
    assert draft is not None
    texts = [one.text for one in draft.items]
    assert texts
    assert len(set(texts)) == len(texts)


def test_the_sample_is_loaded_once(window: MainWindow, qtbot: QtBot) -> None:
    begun: list[object] = []
    window.works.sampleLoaded.connect(lambda: begun.append(1))
    window.commands.sample.trigger()
    window.commands.sample.trigger()
    settle(qtbot, window)
    assert begun == [1]
