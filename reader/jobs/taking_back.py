"""An import taken back: what it alone added is removed, and can be had again."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from reader.errors import Bilingual
from reader.jobs.report import Report
from reader.library.library import Library
from reader.library.records import OwnerKind, Post, Stored
from reader.minutes.model import Sitting
from reader.threads.exchanges import find_exchanges

WORK = Bilingual("取り込みの取り消し", "taking an import back")

MOST = 300
"""Of how many things an import can be taken back: all of them are kept at hand to be had again, and
whoever adds an archive does not mean to lose it by one key."""

Owner = tuple[OwnerKind, str]


class Added(Struct, frozen=True):
    """What an import alone added.

    Attributes:
        owners: the sittings and posts.
        change: the library's last change when it was done: what has a later one was stored anew.
    """

    owners: tuple[Owner, ...]
    change: int


class TakenBack(Struct):
    """What was removed, as it was, and how much stays.

    Attributes:
        used: how many things stay because bookmarks, drafts or corrections are about them.
        changed: how many stay because they were stored anew since.
    """

    sittings: list[Sitting] = field(default_factory=list[Sitting])
    posts: list[Post] = field(default_factory=list[Post])
    used: int = 0
    changed: int = 0

    @property
    def ids(self) -> list[str]:
        """Of what was removed."""
        return [one.id for one in (*self.sittings, *self.posts)]


def added(library: Library, report: Report) -> Added | None:
    """What an import that has just ended added; None where it is nothing or too much."""
    new = {(one.kind, one.id): None for one in report.outcomes if one.stored is Stored.NEW}
    if not 0 < len(new) <= MOST:
        return None
    return Added(tuple(new), library.freshness.latest())


def take_back(library: Library, what: Added) -> TakenBack:
    """Remove what an import added, in one transaction; what is in use or was changed since stays.

    Raises:
        LibraryBusy: another process works on the library.
        LibraryError: it could not be removed; then all of it stays.
    """
    taken = TakenBack()
    with library.lock.held(WORK), library.together():
        later = {(one.kind, one.owner) for one in library.freshness.since(what.change)}
        used = _used(library, what.owners)
        for owner in what.owners:
            kind, identity = owner
            if not _held(library, owner):
                continue
            if owner in used:
                taken.used += 1
            elif owner in later:
                taken.changed += 1
            elif kind is OwnerKind.SITTING:
                taken.sittings.append(library.sittings.get(identity))
                library.sittings.delete(identity)
            else:
                taken.posts.append(library.posts.get(identity))
                library.posts.delete(identity)
    return taken


def bring_again(library: Library, taken: TakenBack) -> None:
    """Store again what was taken back, in one transaction.

    Raises:
        LibraryBusy, LibraryError: as of `take_back`.
    """
    with library.lock.held(WORK), library.together():
        for sitting in taken.sittings:
            library.sittings.store(sitting, find_exchanges(sitting))
        for post in taken.posts:
            library.posts.store(post)


def _held(library: Library, owner: Owner) -> bool:
    kind, identity = owner
    if kind is OwnerKind.SITTING:
        return library.sittings.holds(identity)
    return library.posts.holds(identity)


def _used(library: Library, owners: Iterable[Owner]) -> set[Owner]:
    """Those that the reader has done something with."""
    marked = {(one.owner_kind, one.owner) for one in library.bookmarks.all()}
    for info in library.drafts.infos():
        marked |= {
            (one.owner_kind, one.owner)
            for one in library.drafts.get(info.id).items
            if one.owner is not None
        }
    wanted: Sequence[Owner] = tuple(owners)
    corrected = {
        owner
        for owner in wanted
        if owner[0] is OwnerKind.SITTING and library.corrections.of(owner[1])
    }
    return {owner for owner in wanted if owner in marked} | corrected
