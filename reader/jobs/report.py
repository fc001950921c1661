"""What a download or an import did."""

from msgspec import Struct, field

from reader.errors import ReaderError
from reader.library.records import OwnerKind, Stored


class Failure(Struct, frozen=True):
    """One thing that was not stored.

    Attributes:
        what: its name: a sitting's title, a file.
        why: the error, whose sentence tells a person.
    """

    what: str
    why: ReaderError


class Outcome(Struct, frozen=True):
    """One thing of an import that is in the library now.

    Attributes:
        file: the file that it came from.
        stored: what storing it did.
        id, title: of the sitting, the post or the document.
        kind: what it is by its id: a document counts as a post.
        why: why a document is neither minutes nor a post; None of these.
        older: it is a 速報版 whose final text the library has.
    """

    file: str
    stored: Stored
    id: str
    title: str
    kind: OwnerKind
    why: ReaderError | None = None
    older: bool = False


class Report(Struct):
    """Counts of a download or an import, growing while it runs.

    Attributes:
        new, changed, unchanged: sittings and posts by what storing them did.
        failed: what was not stored, and why.
        ids: what was new or changed, in the order of storing.
        outcomes: everything that an import found, in its order.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list[Failure])
    ids: list[str] = field(default_factory=list[str])
    outcomes: list[Outcome] = field(default_factory=list[Outcome])

    def count(self, stored: Stored, identity: str) -> None:
        """Count one sitting or post."""
        match stored:
            case Stored.NEW:
                self.new += 1
            case Stored.CHANGED:
                self.changed += 1
            case Stored.UNCHANGED:
                self.unchanged += 1
        if stored is not Stored.UNCHANGED:
            self.ids.append(identity)

    @property
    def documents(self) -> list[Outcome]:
        """What was kept as a plain document."""
        return [one for one in self.outcomes if one.why is not None]

    @property
    def there(self) -> int:
        """How many of what was asked for are in the library now."""
        return self.new + self.changed + self.unchanged
