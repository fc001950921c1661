"""What a download or an import did."""

from dataclasses import dataclass, field

from reader.errors import ReaderError
from reader.library.records import Stored


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that was not stored.

    Attributes:
        what: its name: a sitting's title, a file.
        why: the error, whose sentence tells a person.
    """

    what: str
    why: ReaderError


@dataclass(slots=True)
class Report:
    """Counts of a download or an import, growing while it runs.

    Attributes:
        new, changed, unchanged: sittings and posts by what storing them did.
        failed: what was not stored, and why.
        ids: what was new or changed, in the order of storing.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list[Failure])
    ids: list[str] = field(default_factory=list[str])

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
    def there(self) -> int:
        """How many of what was asked for are in the library now."""
        return self.new + self.changed + self.unchanged
