"""Two long works asked for one after the other: the bar and its cross belong to the one that runs."""

from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from reader.jobs.progress import Phase, Progress
from reader.ui.status import WorkProgress
from reader.ui.tasks import Task


def test_the_cross_stops_the_work_that_runs(qtbot: QtBot) -> None:
    bar = WorkProgress("中止")
    qtbot.addWidget(bar)
    download, brought = Task(), Task()
    bar.follow(download)
    bar.follow(brought)
    download.progressed.emit(Progress(Phase.DOWNLOAD, 3, 12, "令和 7年第1回定例会"))
    assert bar.findChild(QProgressBar).value() == 3
    assert "令和7年第1回定例会" in bar.findChild(QLabel).text()
    bar.findChild(QToolButton).click()
    assert (download.cancelled(), brought.cancelled()) == (True, False)

    download.failed.emit(Exception())
    assert bar.isVisible()
    assert "令和" not in bar.findChild(QLabel).text()
    bar.findChild(QToolButton).click()
    assert brought.cancelled()
    brought.finished.emit(None)
    assert not bar.isVisible()
