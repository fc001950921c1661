"""Telling whether a saved file is a sitting that the library holds already.

A saved page or transcript has no id that can be relied on, for it may hold a part of the
sitting only: it is known by its day, its meeting and its words.
The same sitting saved in another encoding, with another spelling of its date or without its
order of the day is one sitting; two councils that name their meetings alike are two.
"""

from dataclasses import replace

from reader.library.library import Library
from reader.minutes.model import Sitting
from reader.minutes.normalize import fold
from reader.sources import jsonlines
from reader.sources.identity import meeting_key

_WHOLE = frozenset(("kensakusystem", jsonlines.FAMILY))
"""The families whose sittings come whole, under ids of their own."""

_SAME = 0.5
"""Share of the longer record that both have, by characters, from which they are one sitting.

By characters, because every sitting is opened and closed in the same few words; of the longer
one, because what is taken for the same replaces it, and an excerpt must not.
"""


def settle(library: Library, sitting: Sitting) -> Sitting | None:
    """The sitting under the id that it has in the library, or will have.

    Returns:
        None where the library's record holds every speech of it already.
    """
    if sitting.family in _WHOLE:
        return sitting
    key = meeting_key(sitting.meeting)
    own = _words(sitting)
    taken: set[str] = set()
    for info in library.sittings.infos_of(sitting.date):
        if meeting_key(info.meeting) != key:
            continue
        if sitting.assembly and info.assembly and sitting.assembly != info.assembly:
            continue
        held = _words(library.sittings.get(info.id))
        if own <= held:
            return None
        if held <= own or _length(own & held) >= _SAME * max(_length(own), _length(held)):
            # The council stays unknown where it was: an id follows from it, and must not change.
            return replace(
                sitting,
                id=info.id,
                reference=info.reference,
                assembly=info.assembly,
                url=info.url,
            )
        taken.add(info.id)
    number, free = 2, sitting
    while free.id in taken:
        free = replace(
            sitting, id=f"{sitting.id}-{number}", reference=f"{sitting.reference}-{number}"
        )
        number += 1
    return free


def _words(sitting: Sitting) -> set[str]:
    """The speeches by their words alone."""
    return {"".join(fold(speech.text).split()) for speech in sitting.speeches}


def _length(words: set[str]) -> int:
    return sum(map(len, words))
