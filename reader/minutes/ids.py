"""Ids: strings without spaces or commas, never starting with ``-``, unique in a library.

============  =============================  ==========================================
what          form                           stable because it is anchored to
============  =============================  ==========================================
sitting       ``<assembly>:<source's id>``   the source's own id
speech        ``<sitting>#12``               the speech's number, from 1
exchange      ``<sitting>#x12``              the number of its first question speech
topic         ``<sitting>#x12t12-340``       the speech and offset of its first passage
passage       ``<sitting>#12p340``           its speech and offset
============  =============================  ==========================================
"""

import re
from urllib.parse import quote

from msgspec import Struct

_UNSAFE = re.compile(r"[\s,#%\x00-\x1f\x7f]|^-")
_PART = re.compile(
    r"(?P<sitting>[^#]+)#(?:x(?P<exchange>\d{1,9})(?:t(?P<topic>\d{1,9}-\d{1,9}))?|(?P<speech>\d{1,9})(?:p(?P<start>\d{1,9}))?)",
    re.ASCII,
)


def escape(raw: str) -> str:
    """`raw` with spaces, commas, ``#``, ``%`` and a leading ``-`` percent-encoded."""
    return _UNSAFE.sub(lambda match: _percent(match.group()), raw)


def _percent(character: str) -> str:
    return "%2D" if character == "-" else quote(character, safe="")


def sitting_id(reference: str, assembly: str | None) -> str:
    """The id of a sitting from the source's own id; an assembly's name is put before it.

    A reference that already carries the prefix keeps it once, so that an exported
    id reads back as itself.
    """
    if assembly is None:
        return escape(reference)
    prefix = escape(assembly) + ":"
    escaped = escape(reference)
    return escaped if escaped.startswith(prefix) else prefix + escaped


def speech_id(sitting: str, number: int) -> str:
    """The id of the sitting's `number`-th speech, counted from 1."""
    return f"{sitting}#{number}"


def exchange_id(sitting: str, number: int) -> str:
    """The id of the exchange that speech `number` opens."""
    return f"{sitting}#x{number}"


def topic_id(exchange: str, number: int, start: int) -> str:
    """The id of the topic whose first passage begins at `start` of speech `number`."""
    return f"{exchange}t{number}-{start}"


def passage_id(sitting: str, number: int, start: int) -> str:
    """The id of the passage that begins at `start` of speech `number`."""
    return f"{sitting}#{number}p{start}"


class Parts(Struct, frozen=True):
    """An id taken apart; the fields that do not apply are None.

    Attributes:
        sitting: the sitting's id.
        speech: a speech's number (also of a passage).
        start: a passage's offset.
        exchange: the number of an exchange's first question (also of a topic).
        topic: a whole topic id.
    """

    sitting: str
    speech: int | None = None
    start: int | None = None
    exchange: int | None = None
    topic: str | None = None


def parse(text: str) -> Parts:
    """Take an id of any kind apart; what holds no ``#`` is a sitting's."""
    match = _PART.fullmatch(text)
    if match is None:
        return Parts(sitting=text)
    found = match.groupdict()
    return Parts(
        sitting=found["sitting"],
        speech=int(found["speech"]) if found["speech"] else None,
        start=int(found["start"]) if found["start"] else None,
        exchange=int(found["exchange"]) if found["exchange"] else None,
        topic=text if found["topic"] else None,
    )
