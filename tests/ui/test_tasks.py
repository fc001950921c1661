"""Works beside the window: who goes first."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.tasks import Lane, Task, Tasks


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Lanes that are closed in the end."""
    opened = Tasks()
    yield opened
    opened.close()


@pytest.mark.parametrize("lane", [Lane.READ, Lane.SEARCH])
def test_the_background_steps_aside_for_who_waits(qtbot: QtBot, tasks: Tasks, lane: Lane) -> None:
    begun = threading.Event()
    shown: list[str] = []

    def background(task: Task) -> list[str]:
        begun.set()
        tasks.step_aside(task)
        return list(shown)

    seen: list[list[str]] = []
    tasks.run(lane, lambda _: begun.wait(10), lambda _: shown.append("本文"))
    tasks.run(Lane.BACKGROUND, background, seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [["本文"]]


def test_closing_does_not_wait_for_what_stepped_aside(tasks: Tasks) -> None:
    begun, ended = threading.Event(), threading.Event()

    def background(task: Task) -> None:
        begun.set()
        tasks.step_aside(task)
        ended.set()

    # Without an event loop the answer is never delivered: somebody waits for ever.
    tasks.run(Lane.READ, lambda _: None, lambda _: None)
    tasks.run(Lane.BACKGROUND, background, lambda _: None)
    assert begun.wait(10)
    tasks.close()
    assert ended.is_set()
