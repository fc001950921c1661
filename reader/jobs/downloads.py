"""Working off the queue of downloads: one host at a time asked once, several hosts side by side.

What has been done is written with each sitting (`reader.jobs.fetch.take`): the work may be ended
at any moment, also by a crash, and goes on where it was.
"""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic, sleep
from typing import Protocol

from msgspec import Struct, field

from reader.errors import Cancelled, HostUnreachable, ReaderError, SourceError
from reader.jobs.fetch import FINAL, GIVE_UP_AFTER, WORK, take
from reader.jobs.pace import seconds_needed
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.library.library import Library
from reader.library.records import Order, Wanted
from reader.sources.council import CouncilSystem, Entry
from reader.sources.systems import open_system

_LOOK_SECONDS = 0.2
"""How soon a new order, a pause or a removal is noticed."""

_REMEMBERED = 20
"""Sittings over which the pace is measured."""


class Opener(Protocol):
    """Opens the system at an address, as `reader.sources.systems.open_system` does."""

    def __call__(
        self, url: str, /, *, delay: float, cancelled: Callable[[], bool]
    ) -> CouncilSystem: ...


class Pace(Struct):
    """What is being worked on, and how long a sitting takes; shared by the works of all hosts.

    Attributes:
        working: orders being worked on, with the title of the sitting that is coming.
    """

    working: dict[int, str] = field(default_factory=dict[int, str])
    _took: dict[int, deque[float]] = field(default_factory=dict[int, deque[float]])

    def note(self, order: int, seconds: float) -> None:
        """A sitting of an order took so long."""
        self._took.setdefault(order, deque(maxlen=_REMEMBERED)).append(seconds)

    def seconds_left(self, order: Order) -> float:
        """How long an order will take: as measured, else at the polite pace."""
        took = tuple(self._took.get(order.id, ()))
        if took:
            return order.waiting * sum(took) / len(took)
        return seconds_needed(order.waiting, order.requests, order.delay)


def work_off(
    library: Library,
    *,
    pace: Pace | None = None,
    stored: Callable[[str], object] = lambda _: None,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
    opener: Opener = open_system,
    wait: float = 10.0,
) -> None:
    """Download everything that is active in the queue, until nothing of it waits.

    Indexing what comes is the caller's.

    Args:
        pace: is told what is being worked on.
        stored: gets the id of every sitting that came; called in the threads of the hosts.
        wait: seconds to wait for another process that downloads.

    Raises:
        LibraryBusy: another process downloads.
        LibraryError: a sitting could not be stored (a full disk); it and all others wait.
        Cancelled: everything that came before is stored; the rest waits.
    """
    team = _Team(library, pace or Pace(), stored, progress, cancelled, opener)
    with library.downloading.held(WORK, wait=wait):
        team.work()


class _Team(Struct):
    """The works of all hosts.

    Attributes:
        trouble: what ended them all: no fault of a host's.
    """

    library: Library
    pace: Pace
    stored: Callable[[str], object]
    progress: ProgressCallback
    cancelled: CancelCallback
    opener: Opener
    trouble: Exception | None = None
    _threads: dict[str, threading.Thread] = field(default_factory=dict[str, threading.Thread])

    def work(self) -> None:
        try:
            while not self.ending():
                for host in self.library.downloads.hosts():
                    if host not in self._threads:
                        self._begin(host)
                self._threads = {host: one for host, one in self._threads.items() if one.is_alive()}
                if not self._threads and not self.library.downloads.hosts():
                    break
                sleep(_LOOK_SECONDS)
        finally:
            # Whatever ended this: nobody asks a host behind the lock's back.
            if self.trouble is None and self._threads:
                self.trouble = Cancelled()
            for one in self._threads.values():
                one.join()
        if self.trouble is not None:
            raise self.trouble
        if self.cancelled():
            raise Cancelled

    def ending(self) -> bool:
        return self.trouble is not None or self.cancelled()

    def _begin(self, host: str) -> None:
        thread = threading.Thread(target=self._host, args=(host,), name=f"download {host}")
        self._threads[host] = thread
        thread.start()

    def _host(self, host: str) -> None:
        try:
            while not self.ending():
                wanted = self.library.downloads.next(host)
                if wanted is None:
                    break
                self._order(host, wanted)
        except Exception as error:
            self.trouble = self.trouble or error
        finally:
            self.library.leave_thread()

    def _order(self, host: str, first: Wanted) -> None:
        """Work on one order as long as it is its turn."""
        order = self.library.downloads.order(first.order)
        if order is None:
            return
        ended = _Ended(self, order.id)
        self.pace.working[order.id] = first.sitting.title
        try:
            with self.opener(order.url, delay=order.delay, cancelled=ended) as source:
                source.open()
                self._sittings(host, order, source, ended)
        except Cancelled:
            # The order was paused or removed, or everything ends: who called looks.
            pass
        except SourceError as error:
            self._stop(order, error)
        finally:
            self.pace.working.pop(order.id, None)

    def _sittings(
        self, host: str, order: Order, source: CouncilSystem, ended: CancelCallback
    ) -> None:
        unreached: list[str] = []
        failures = 0
        while not ended():
            wanted = self.library.downloads.next(host)
            if wanted is None or wanted.order != order.id:
                return
            known = wanted.sitting
            self._tell(order, known.title)
            began = monotonic()
            entry = Entry(known.reference, known.title, known.date, known.kind)
            try:
                taken = take(self.library, source, order.council, entry)
            except SourceError as error:
                # One sitting that never comes must not keep the others away for ever.
                self.library.downloads.note_failed(
                    order.council, known.reference, known.title, error
                )
                failures += 1
                if isinstance(error, HostUnreachable):
                    unreached.append(known.reference)
                if failures >= GIVE_UP_AFTER or isinstance(error, FINAL):
                    if len(unreached) == failures:
                        # The network is down: that says nothing about these sittings.
                        self.library.downloads.wait_again(order.id, unreached)
                    self._stop(order, error)
                    return
                continue
            unreached.clear()
            failures = 0
            if taken is not None:
                self.pace.note(order.id, monotonic() - began)
                self.stored(taken[1])
        self._tell(order, "")

    def _stop(self, order: Order, error: ReaderError) -> None:
        self.library.downloads.stop(order.id, error, passing=isinstance(error, HostUnreachable))

    def _tell(self, order: Order, title: str) -> None:
        self.pace.working[order.id] = title
        active = [one for one in self.library.downloads.orders() if one.id in self.pace.working]
        done = sum(one.total - one.waiting for one in active)
        total = sum(one.total for one in active)
        self.progress(Progress(Phase.DOWNLOAD, done, total, f"{order.council} {title}".strip()))


class _Ended:
    """Whether to stop working on an order; asked many times a second."""

    def __init__(self, team: _Team, order: int) -> None:
        self._team = team
        self._order = order
        self._asked = 0.0
        self._answer = False

    def __call__(self) -> bool:
        if self._team.ending():
            return True
        moment = monotonic()
        if moment - self._asked >= _LOOK_SECONDS:
            self._asked = moment
            self._answer = not self._team.library.downloads.active(self._order)
        return self._answer
