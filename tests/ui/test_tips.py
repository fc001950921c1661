"""Tips for the first steps: where they help, once, and never in the way."""

import pytest
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place, View
from reader.ui.tips import TipBar, Tips


@pytest.fixture
def tips(sample: MainWindow, qtbot: QtBot, options: Options) -> Tips:
    """The tips of the window on the sample, at once where they help; none was read yet."""
    made = sample.first_steps.tips if sample.reading else None
    assert made is not None
    settle(qtbot, sample)
    made._calm.setInterval(0)
    made._calm.stop()
    made.close()
    options.tips_seen = ""
    at_once(made)
    return made


def at_once(tips: Tips) -> None:
    """Let the pause between two tips be over."""
    tips._closed = -1000.0


def sitting(sample: MainWindow, reference: str) -> str:
    """The id of a day of the sample."""
    infos = sample._workspace.library.sittings.infos()
    return next(info.id for info in infos if info.reference == reference)


def test_the_first_results_tell_of_the_years(
    sample: MainWindow, tips: Tips, qtbot: QtBot, options: Options
) -> None:
    search(qtbot, sample, "図書館")
    qtbot.waitUntil(lambda: tips.shown == "years", timeout=5_000)
    bar = sample.findChild(TipBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar.geometry().top() >= sample._pages.geometry().bottom(), "below, over nothing"
    assert sample.focusWidget() is sample._field, "the keyboard stays where it was"
    sample._list._list.setCurrentIndex(sample._list._entries.index(1))
    settle(qtbot, sample)
    assert tips.shown == "years", "one at a time"
    sample._list.strip.histogram.rangeChosen.emit(2020, 2024)
    assert not bar.isVisible(), "it was done"
    assert "years" in options.tips_seen
    settle(qtbot, sample)
    assert tips.shown == "", "no other one at once"


def test_a_tip_goes_with_what_it_speaks_of_and_comes_again(
    sample: MainWindow, tips: Tips, qtbot: QtBot, options: Options
) -> None:
    search(qtbot, sample, "図書館")
    qtbot.waitUntil(lambda: tips.shown == "years", timeout=5_000)
    sample.resize(683, 364)
    qtbot.waitUntil(lambda: tips.shown == "", timeout=5_000)
    bar = sample.findChild(TipBar)
    assert bar is not None
    assert not bar.isVisible()
    assert not sample._list.strip.histogram.isVisible()
    assert options.tips_seen == "", "nobody has read it"
    sample.resize(1440, 900)
    settle(qtbot, sample)
    at_once(tips)
    tips.look()
    qtbot.waitUntil(lambda: tips.shown == "years", timeout=5_000)


def test_a_thread_tells_of_quotes_and_of_estimates_that_are_in_sight_each_once(
    sample: MainWindow, tips: Tips, qtbot: QtBot, options: Options
) -> None:
    sample.open_place(Place(sitting=sitting(sample, "R061125A"), view=View.THREAD))
    qtbot.waitUntil(lambda: tips.shown == "quote", timeout=5_000)
    view = sample.reader.thread_view
    assert not view.shows_estimate()
    bar = sample.findChild(TipBar)
    assert bar is not None
    assert "Ctrl+Shift+C" in bar.text
    for _ in range(2):
        sample.commands.quote.trigger()
    qtbot.waitUntil(lambda: tips.shown == "", timeout=5_000)
    assert options.tips_seen == "quote", "who quotes needs no tip about it"
    at_once(tips)
    tips.look()
    qtbot.waitUntil(lambda: tips.shown == "draft", timeout=5_000)
    bar.closed.emit()
    at_once(tips)
    page = view.verticalScrollBar()
    while not view.shows_estimate():
        assert page.value() < page.maximum()
        page.setValue(page.value() + 80)
    qtbot.waitUntil(lambda: tips.shown == "uncertain", timeout=5_000)
    bar.closed.emit()
    at_once(tips)
    sample.open_place(Place(sitting=sitting(sample, "R030308A")))
    settle(qtbot, sample)
    sample.open_place(Place(sitting=sitting(sample, "R061125A"), view=View.THREAD))
    settle(qtbot, sample)
    assert tips.shown == "", "what was closed never comes again"


def test_no_tips_are_wanted_and_then_again(
    sample: MainWindow, tips: Tips, qtbot: QtBot, options: Options
) -> None:
    search(qtbot, sample, "図書館")
    qtbot.waitUntil(lambda: tips.shown == "years", timeout=5_000)
    bar = sample.findChild(TipBar)
    assert bar is not None
    bar.noneRequested.emit()
    assert not options.tips
    at_once(tips)
    tips.look()
    settle(qtbot, sample)
    assert tips.shown == ""
    sample.helping._follow("app:tips")
    assert options.tips
    qtbot.waitUntil(lambda: tips.shown == "years", timeout=5_000)
    bar.moreRequested.emit()
    guide = sample.helping._guide
    assert guide is not None
    assert guide.chapter == "search"
    assert tips.shown == ""
