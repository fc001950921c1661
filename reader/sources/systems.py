"""Which system publishes the minutes at an address."""

from reader.sources.clock import Cancel, never
from reader.sources.council import CouncilSystem
from reader.sources.delay import DEFAULT_DELAY
from reader.sources.http import MANNERS, Manners
from reader.sources.kensakusystem import KensakuSystem
from reader.sources.transport import Timeouts


def open_system(
    url: str,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
    timeouts: Timeouts | None = None,
) -> CouncilSystem:
    """The system behind `url`, any address of a council's; nothing is asked of the host yet.

    Raises:
        UnknownSystem: `url` is no web address.
    """
    return KensakuSystem(url, delay=delay, cancelled=cancelled, manners=manners, timeouts=timeouts)
