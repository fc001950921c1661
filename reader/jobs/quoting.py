"""From an id to something that can be quoted."""

from msgspec import Struct

from reader.errors import NotFound
from reader.export.selection import Selection, from_exchange, from_passage, from_topic
from reader.export.surnames import surnames
from reader.jobs.thread import find_exchange, threads_of
from reader.library.library import Library
from reader.minutes import ids


class Quotable(Struct, frozen=True):
    """A selection, and what its headings need.

    Attributes:
        surnames: surname by full name, as far as the sitting's spacing tells.
    """

    selection: Selection
    surnames: dict[str, str]


def quotable(library: Library, identity: str) -> Quotable:
    """What an exchange's, a topic's or a passage's id quotes, with everything ticked.

    Raises:
        NotFound: there is nothing of that id.
    """
    parts = ids.parse(identity)
    if parts.exchange is None and parts.start is None:
        raise NotFound(id=identity)
    if not library.sittings.holds(parts.sitting):
        raise NotFound(id=identity)
    sitting = library.sittings.get(parts.sitting)
    exchange = find_exchange(threads_of(library, sitting), identity)
    if exchange is None:
        raise NotFound(id=identity)
    if parts.topic is not None:
        if all(topic.id != identity for topic in exchange.topics):
            raise NotFound(id=identity)
        selection = from_topic(sitting, exchange, identity)
    elif parts.start is not None:
        selection = from_passage(sitting, exchange, identity)
    else:
        selection = from_exchange(sitting, exchange)
    return Quotable(selection, surnames(sitting))
