"""Threads computed in a process of their own."""

import os
import signal

import pytest
from fakes.processes import alive

from reader.jobs.thread import threads_of
from reader.jobs.thread_beside import thread_beside
from reader.library.library import Library


@pytest.fixture
def library(sample: Library) -> Library:
    """The library with the sample in it."""
    return sample


@pytest.fixture
def waiting(library: Library) -> list[str]:
    """The sample's sittings, all without threads; ids."""
    for info in library.sittings.infos():
        library.threads.drop(info.id)
    pending = library.threads.pending()
    assert len(pending) > 5
    return pending


def test_every_sitting_gets_the_threads_that_it_would_get_here(
    library: Library, waiting: list[str]
) -> None:
    thread_beside(library, lambda: False)
    assert library.threads.pending() == []
    made = library.threads.load(waiting[0])
    library.threads.drop(waiting[0])
    assert made == threads_of(library, library.sittings.get(waiting[0]))


def test_it_stops_when_told(library: Library, waiting: list[str]) -> None:
    thread_beside(library, lambda: True)
    assert len(library.threads.pending()) > 0
    assert alive("gijiroku-threads") == []


def test_one_that_is_killed_leaves_what_it_stored(library: Library, waiting: list[str]) -> None:
    def kill() -> bool:
        if len(library.threads.pending()) < len(waiting):
            (child,) = alive("gijiroku-threads")
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
        return False

    thread_beside(library, kill)
    thread_beside(library, lambda: False)
    assert library.threads.pending() == []
    assert library.problems() == []
