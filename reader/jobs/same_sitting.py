"""Telling whether what comes is a sitting that the library holds already.

A saved page or transcript has no id that can be relied on, for it may hold a part of the
sitting only: it is known by its day, its meeting and its words. So is what was saved before
and is downloaded now, and a 速報版 whose final text comes under another id.
The same sitting saved in another encoding, with another spelling of its date or without its
order of the day is one sitting; two councils that name their meetings alike are two.
"""

import re

from msgspec.structs import replace

from reader.library.library import Library
from reader.library.records import SittingInfo, Stored
from reader.minutes.model import Sitting
from reader.minutes.normalize import fold
from reader.sources import jsonlines
from reader.sources.identity import meeting_key
from reader.threads.exchanges import find_exchanges

_NAMED = frozenset(("kensakusystem", jsonlines.FAMILY))
"""The families whose sittings come whole, under ids of their own."""

_SAME = 0.5
"""Share of the longer record that both have, by characters, from which they are one sitting.

By characters, because every sitting is opened and closed in the same few words; of the longer
one, because what is taken for the same replaces it, and an excerpt must not.
"""

_SENTENCE = re.compile("(?<=。)")


def store(library: Library, sitting: Sitting) -> tuple[Stored, str]:
    """Store a sitting under the id that it has in the library, or will have.

    Returns:
        What was done, and that id.
    """
    settled = settle(library, sitting)
    if isinstance(settled, str):
        return Stored.UNCHANGED, settled
    return library.sittings.store(settled, find_exchanges(settled)), settled.id


def adopt(library: Library, sitting: Sitting) -> None:
    """Give what was saved of a sitting before the id under which its source has it.

    Does nothing where the library has a sitting of that id, or none that is the same.
    """
    if library.sittings.holds(sitting.id):
        return
    own = _words(sitting)
    for info in _candidates(library, sitting):
        if _told_apart(info, sitting):
            continue
        held = _words(library.sittings.get(info.id))
        if held <= own or own <= held or _alike(own, held):
            library.sittings.rename(info.id, sitting.id, sitting.reference or sitting.id)
            return


def settle(library: Library, sitting: Sitting) -> Sitting | str:
    """The sitting under the id that it has in the library, or will have.

    Returns:
        The id alone where the library's record holds every speech of it already, or is the final
        one of a 速報版.
    """
    if sitting.family in _NAMED:
        return _settle_named(library, sitting)
    own = _words(sitting)
    taken: set[str] = set()
    for info in _candidates(library, sitting):
        held = _words(library.sittings.get(info.id))
        final_comes = info.preliminary and not sitting.preliminary
        if own <= held and not (final_comes and _alike(own, held)):
            return info.id
        if held <= own or _alike(own, held):
            if sitting.preliminary and not info.preliminary:
                return info.id
            return _under(info, sitting)
        taken.add(info.id)
    number, free = 2, sitting
    while free.id in taken:
        free = replace(
            sitting, id=f"{sitting.id}-{number}", reference=f"{sitting.reference}-{number}"
        )
        number += 1
    return free


def _settle_named(library: Library, sitting: Sitting) -> Sitting | str:
    if library.sittings.holds(sitting.id):
        return sitting
    own = _words(sitting)
    for info in _candidates(library, sitting):
        if _told_apart(info, sitting):
            continue
        held = _words(library.sittings.get(info.id))
        final_comes = info.preliminary and not sitting.preliminary
        if own <= held and not final_comes:
            return info.id
        if held <= own or _alike(own, held):
            if sitting.preliminary and not info.preliminary:
                return info.id
            if info.family in _NAMED:
                return _under(info, sitting)
            library.sittings.rename(info.id, sitting.id, sitting.reference or sitting.id)
            return sitting
    return sitting


def _candidates(library: Library, sitting: Sitting) -> list[SittingInfo]:
    """What the library holds of the same day, meeting and, as far as known, council."""
    key = meeting_key(sitting.meeting)
    if sitting.date is None and not key:
        return []
    return [
        info
        for info in library.sittings.infos_of(sitting.date)
        if meeting_key(info.meeting) == key
        and not (sitting.assembly and info.assembly and sitting.assembly != info.assembly)
    ]


def _told_apart(info: SittingInfo, sitting: Sitting) -> bool:
    """Whether one system has them as two, and not one of them only until the other came."""
    of_one_system = info.family == sitting.family and sitting.family in _NAMED
    return of_one_system and info.preliminary == sitting.preliminary


def _under(info: SittingInfo, sitting: Sitting) -> Sitting:
    # The council stays unknown where it was: an id follows from it, and must not change.
    return replace(
        sitting, id=info.id, reference=info.reference, assembly=info.assembly, url=info.url
    )


def _words(sitting: Sitting) -> set[str]:
    """The speeches by their words alone."""
    return {"".join(fold(speech.text).split()) for speech in sitting.speeches}


def _alike(own: set[str], held: set[str]) -> bool:
    """Whether most of the longer record stands in both, sentence by sentence: proof-reading
    changes a word in nearly every long speech."""
    one = {part for words in own for part in _SENTENCE.split(words)}
    other = {part for words in held for part in _SENTENCE.split(words)}
    return _length(one & other) >= _SAME * max(_length(one), _length(other))


def _length(words: set[str]) -> int:
    return sum(map(len, words))
