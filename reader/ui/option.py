"""One setting of the window: how it is kept, what it is called, how it is edited."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from reader.settings import Codec, Setting

if TYPE_CHECKING:
    from reader.ui.options import Options

T = TypeVar("T")

CONTEXT = "Options"
"""Of the translations of every word that is declared with a setting."""


class Group(Enum):
    """The pages of the settings dialog, in their order."""

    LOOKS = "looks"
    READING = "reading"
    SEARCH = "search"
    QUOTE = "quote"
    DOWNLOAD = "download"
    NETWORK = "network"
    LIBRARY = "library"
    BACKUP = "backup"


class Toggle(Struct, frozen=True):
    """On or off."""


class Choice(Struct, frozen=True):
    """One of several; `words` are the values' names, for translation."""

    words: Mapping[Any, object]


class Number(Struct, frozen=True):
    """A number within limits; `unit` stands behind it, for translation."""

    least: float
    most: float
    step: float = 1.0
    decimals: int = 0
    unit: object = ""


class Text(Struct, frozen=True):
    """A line; `example` shows what it may be."""

    example: str = ""


class Family(Struct, frozen=True):
    """A font that can show Japanese; "" is the program's own choice."""


class Folder(Struct, frozen=True):
    """A folder; "" is none."""


class HostDelays(Struct, frozen=True):
    """Pauses by host."""


class Elsewhere(Struct, frozen=True):
    """Edited where it is used; here it only goes back to its default."""


Shape = Toggle | Choice | Number | Text | Family | Folder | HostDelays | Elsewhere


class Shown(Struct, frozen=True):
    """How a setting stands in the dialog.

    Attributes:
        shape: how it is edited.
        group: on which page.
        help: a sentence about it, for translation; "" without.
        needs: whether it means anything while the others are as they are.
    """

    shape: Shape
    group: Group
    help: object = ""
    needs: "Callable[[Options], bool] | None" = None


class Option(Generic[T]):
    """One setting, as a descriptor of `Options`.

    Attributes:
        name: the attribute's name.
        setting: how it is kept.
        shown: how the dialog shows it; None for what the window remembers by itself.
        shared: whether the command line knows it, too.
    """

    def __init__(
        self,
        kept: str | Setting[T],
        title: object,
        default: T | None = None,
        codec: Codec[T] | None = None,
        shown: Shown | None = None,
    ) -> None:
        """Declare a setting.

        Args:
            kept: the first part of its key, to which the name is added; or a shared setting.
            title: what it is called, for translation (Qt types its marker as an object).
            default, codec: of one that is not shared.
        """
        self._kept = kept
        self._default = default
        self._codec = codec
        self._title = title
        self.shown = shown
        self.shared = isinstance(kept, Setting)
        self.name = ""
        self.setting: Setting[T]

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        if isinstance(self._kept, Setting):
            self.setting = self._kept
        else:
            assert self._codec is not None
            default: Any = self._default
            self.setting = Setting(f"{self._kept}/{name}", default, self._codec)

    @property
    def key(self) -> str:
        """Where it lies in the store."""
        return self.setting.key

    @property
    def default(self) -> T:
        """Its value until the reader changes it."""
        return self.setting.default

    @property
    def title(self) -> str:
        """What the settings dialog calls it, in the window's language."""
        return spoken(self._title)

    @property
    def help(self) -> str:
        """A sentence about it, in the window's language; "" without."""
        return spoken(self.shown.help) if self.shown is not None and self.shown.help else ""

    @overload
    def __get__(self, options: None, owner: type) -> "Option[T]": ...
    @overload
    def __get__(self, options: "Options", owner: type) -> T: ...
    def __get__(self, options: "Options | None", owner: type) -> "Option[T] | T":
        if options is None:
            return self
        return options.read(self)

    def __set__(self, options: "Options", value: T) -> None:
        options.write(self, value)


def spoken(marked: object) -> str:
    """Words that were marked for translation, in the window's language."""
    return QCoreApplication.translate(CONTEXT, str(marked))
