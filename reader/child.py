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


@contextmanager
def child(
    name: str, target: Callable[..., None], *arguments: object
) -> Generator[tuple["Connection[Any, Any]", BaseProcess]]:
    """Run ``target(*arguments, connection)`` in a new process while the block lasts.

    Yields:
        The other end of that connection, and the process.

    The child is to end when nobody is at the other end; one that takes its time is ended, so
    what it writes must be a transaction.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=target, args=(*arguments, there), name=name, daemon=True)
    process.start()
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


def portable(error: Exception) -> Exception:
    """An error as a child can send it: sentences as they are, a bug as a `ChildFault`."""
    return error if isinstance(error, ReaderError) else as_fault(error)


def behave(*, patient: bool = False) -> None:
    """What a child does first: Ctrl+C, which reaches it too, is for its parent.

    Args:
        patient: leave the machine to others.

    On Linux a child that computes makes a window wait for milliseconds again and again, where it
    wakes on the window's core, however nice it is: it does not, with the scheduler's policies for
    what is not interactive (sched(7)).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if patient and hasattr(os, "nice"):
        os.nice(10)
    if sys.platform == "linux":
        policy = os.SCHED_IDLE if patient else os.SCHED_BATCH
        with suppress(OSError):  # where a sandbox forbids it, the window waits
            os.sched_setscheduler(0, policy, os.sched_param(0))
