"""A process of one's own: what it does to the window beside it, and what becomes of it."""

import os
import sys
from multiprocessing.connection import Connection

import pytest

from reader.child import behave, child


def _tell_manners(connection: "Connection[tuple[int, int], str]") -> None:
    behave()
    connection.recv()
    connection.send((os.sched_getscheduler(0), os.nice(0)))


@pytest.mark.skipif(sys.platform != "linux", reason="such policies are Linux's")
@pytest.mark.parametrize("patient", [False, True])
def test_the_window_goes_first(patient: bool) -> None:
    with child("told", _tell_manners, patient=patient) as (connection, _):
        connection.send("tell")
        assert connection.poll(20)
        policy, nice = connection.recv()
    assert policy == os.SCHED_BATCH
    assert (nice > os.nice(0)) is patient


def _wait(connection: "Connection[str, None]") -> None:
    behave()
    connection.send("there")
    connection.recv()


def test_it_ends_with_the_work_that_wanted_it() -> None:
    with child("waiting", _wait) as (connection, process):
        assert connection.recv() == "there"
        identity = process.pid
        assert identity is not None
    with pytest.raises(ProcessLookupError):
        os.kill(identity, 0)
