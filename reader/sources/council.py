"""What every system that publishes a council's minutes offers for downloading."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol, Self

from msgspec import Struct

from reader.minutes.model import MeetingKind, Sitting


class Council(Struct, frozen=True):
    """A council on a search system.

    Attributes:
        name: 目黒区議会, from its pages.
        entry_url: its entry page; holds no token and lasts.
    """

    name: str
    entry_url: str


class Entry(Struct, frozen=True):
    """A sitting that the source lists.

    Attributes:
        reference: the source's own name for it (R070217A).
        title: the meeting and the day, as far as the list tells.
        date: None where the list leaves it open.
    """

    reference: str
    title: str
    date: date | None
    kind: MeetingKind


class CouncilSystem(Protocol):
    """One council's minutes, on whichever system publishes them.

    Besides what is said below, every method raises the errors of
    `reader.sources.http.PoliteSession`. An object belongs to one thread at a time.

    Attributes:
        family: the system's name in the library (``kensakusystem``).
        requests_per_sitting: how many questions a sitting costs its host, for estimates of time;
            an average where they differ.
        council: the council, as far as `open` came: its name may be known although what
            holds the minutes is forbidden.
    """

    family: str
    requests_per_sitting: float

    @property
    def council(self) -> Council | None: ...

    @property
    def delay(self) -> float:
        """The seconds between two requests, after the host's own wishes."""
        ...

    @property
    def host(self) -> str:
        """Whom the requests go to, with its port."""
        ...

    def open(self) -> Council:
        """Find the way in; asks no more of the host than that needs.

        Raises:
            UnknownSystem: the pages there are not of this system.
            NotMinutes: a login page, a CAPTCHA or the like answered instead.
            ForbiddenByRobots: the host lets nobody download what holds the minutes.
        """
        ...

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period (both days included), newest year first."""
        ...

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one sitting, complete or not at all; an entry of an earlier run will do.

        Raises:
            DamagedMinutes: the text breaks off, lacks speeches, or holds unreadable bytes.
            HostRefused: the system says that it cannot give it.
            NotMinutes: another page or an empty record came instead.
        """
        ...

    def close(self) -> None:
        """Give the connection back."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
