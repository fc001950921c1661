"""A process of one's own at the other end of a pipe, for work beside which a window would stutter.

A frozen program must call `multiprocessing.freeze_support()` first thing in its main module,
because the child starts as that program again.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from reader.errors import ReaderError
from reader.faults import as_fault

_PATIENCE_SECONDS = 2.0
_NICE = 10


@contextmanager
def child(
    name: str, target: Callable[..., None], *arguments: object, patient: bool = False
) -> Generator[tuple["Connection[Any, Any]", BaseProcess]]:
    """Run ``target(*arguments, connection)`` in a new process while the block lasts.

    Args:
        patient: it leaves the machine to others.

    Yields:
        The other end of that connection, and the process.

    The child is to end when nobody is at the other end; one that takes its time is ended, so
    what it writes must be a transaction.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=target, args=(*arguments, there), name=name, daemon=True)
    process.start()
    let_windows_go_first(process, patient=patient)
    there.close()
    try:
        yield here, process
    finally:
        here.close()
        process.join(_PATIENCE_SECONDS)
        if process.is_alive():
            process.terminate()
            process.join()
        process.close()


def let_windows_go_first(process: BaseProcess, *, patient: bool = False) -> None:
    """Tell the system that a child, just started, is not interactive.

    On Linux one that computes makes a window wait for milliseconds again and again, where it wakes
    on the window's core; with the scheduler's policy for what is not interactive (sched(7)) it
    does not. It is told from outside: what a child loads before it could tell takes half a second.

    Args:
        patient: it leaves the machine to others.
    """
    identity = process.pid
    assert identity is not None
    with suppress(OSError):  # it has ended, or a sandbox forbids it: then the window waits
        if patient and hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, identity, os.nice(0) + _NICE)
        if sys.platform == "linux":
            # Not SCHED_IDLE, even for a patient one: beside a busy program it would not go on for
            # minutes, and it may hold the library at that moment.
            os.sched_setscheduler(identity, os.SCHED_BATCH, os.sched_param(0))


def portable(error: Exception) -> Exception:
    """An error as a child can send it: sentences as they are, a bug as a `ChildFault`."""
    return error if isinstance(error, ReaderError) else as_fault(error)


def behave() -> None:
    """What a child does first: Ctrl+C, which reaches it too, is for its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
