"""What the systems that publish minutes share: an address, a conversation, a council."""

from typing import ClassVar, Self

from reader.errors import ReaderError, UnknownSystem
from reader.sources.address import web_address
from reader.sources.clock import Cancel, never
from reader.sources.council import Council
from reader.sources.delay import DEFAULT_DELAY, LEAST_DELAY
from reader.sources.http import MANNERS, Manners, PoliteSession
from reader.sources.transport import Timeouts


class StaleError(Exception):
    """An answer that a session which has run out explains; `error` says what it means if not."""

    def __init__(self, error: ReaderError) -> None:
        self.error = error
        super().__init__(str(error))


class RemoteCouncil:
    """One council's minutes on a host; the ground on which every family stands.

    Parameters:
        url: any address of the council's.
        delay: seconds between two requests; below `least_delay` only for this computer.
        cancelled: asked while waiting; True makes the method raise `Cancelled`.

    Attributes:
        council: the council, as far as `open` came: its name may be known although what
            holds the minutes is forbidden.
        least_delay: seconds that the host's terms ask for between two requests.

    Raises:
        UnknownSystem: `url` is no web address.
    """

    least_delay: ClassVar[float] = LEAST_DELAY

    def __init__(
        self,
        url: str,
        *,
        delay: float = DEFAULT_DELAY,
        cancelled: Cancel = never,
        manners: Manners = MANNERS,
        timeouts: Timeouts | None = None,
    ) -> None:
        address = web_address(url)
        if address is None:
            raise UnknownSystem(url=url)
        self.council: Council | None = None
        self._given = address
        self._session = PoliteSession(
            self._home_of(address),
            delay=delay,
            least=self.least_delay,
            cancelled=cancelled,
            manners=manners,
            timeouts=timeouts,
        )

    @staticmethod
    def _home_of(address: str) -> str:
        """The address that the conversation is opened with, from the pasted one."""
        return address

    @property
    def delay(self) -> float:
        """The seconds between two requests, after the host's own wishes."""
        return self._session.delay

    @property
    def host(self) -> str:
        """Whom the requests go to, with its port."""
        return self._session.host

    def close(self) -> None:
        """Give the connection back."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
