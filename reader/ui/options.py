"""The reader's settings: each declared once with its type, default and title.

Values are stored as JSON text, so that every platform's store (registry, plist, INI)
gives back the type that was put in. What is missing or cannot be read is the default.
"""

import base64
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QByteArray,
    QCoreApplication,
    QLocale,
    QObject,
    QSettings,
    Signal,
)

from reader.export.formats import QuoteFormat, QuoteOptions
from reader.export.headings import HeadingPatterns
from reader.export.templates import Templates, default_templates
from reader.search.results import Sort
from reader.sources.delay import DEFAULT_DELAY, LEAST_DELAY
from reader.ui.place import View
from reader.ui.theme import ThemeChoice

log = logging.getLogger(__name__)

T = TypeVar("T")


class Language(StrEnum):
    """The window's language."""

    SYSTEM = ""
    JAPANESE = "ja"
    ENGLISH = "en"


@dataclass(frozen=True)
class Codec(Generic[T]):
    """How a value becomes JSON and comes back; `decode` raises ValueError or TypeError."""

    encode: Callable[[T], Any]
    decode: Callable[[Any], T]


class Option(Generic[T]):
    """One setting, as a descriptor of `Options`.

    Attributes:
        name: the attribute's name, and with the group the key in the store.
        default: its value until the reader changes it.
    """

    def __init__(self, group: str, default: T, title: object, codec: Codec[T]) -> None:
        self.group = group
        self.default = default
        self._title = str(title)  # Qt types its marker for translators as an object
        self._codec = codec
        self.name = ""

    @property
    def key(self) -> str:
        """Where it lies in the store."""
        return f"{self.group}/{self.name}"

    @property
    def title(self) -> str:
        """What the settings dialog calls it, in the window's language."""
        return QCoreApplication.translate("Options", self._title)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

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

    def encoded(self, value: T) -> str:
        """The value as it is stored."""
        return json.dumps(self._codec.encode(value), ensure_ascii=False)

    def decoded(self, stored: object) -> T:
        """A stored value; the default where it cannot be read."""
        if not isinstance(stored, str):
            return self.default
        try:
            return self._codec.decode(json.loads(stored))
        except (ValueError, TypeError, KeyError):
            log.warning("the setting %s cannot be read; using the default", self.key)
            return self.default


# --- kinds of values ---------------------------------------------------------


def _exactly(kind: type[T]) -> Codec[T]:
    def decode(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return Codec(lambda value: value, decode)


def _number(least: float, most: float) -> Codec[float]:
    def decode(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        return min(max(float(value), least), most)

    return Codec(lambda value: min(max(float(value), least), most), decode)


def _one_of(kind: type[T]) -> Codec[T]:
    return Codec(str, kind)


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return tuple(value)


def _by_name(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {str(name): str(text) for name, text in value.items()}


BOOL = _exactly(bool)
TEXT = _exactly(str)
WORDS = Codec[tuple[str, ...]](list, _words)
BY_NAME = Codec[Mapping[str, str]](dict, _by_name)
BYTES = Codec[QByteArray](
    lambda value: base64.b64encode(value.data()).decode("ascii"),
    lambda value: QByteArray(base64.b64decode(value, validate=True)),
)
PATTERNS = Codec[HeadingPatterns](
    lambda value: {part.name: getattr(value, part.name) for part in fields(value)},
    lambda value: replace(HeadingPatterns(), **_by_name(value)),
)


# --- the settings ------------------------------------------------------------


class Options(QObject):
    """The settings of this reader.

    Signals:
        changed: the name of the setting that has another value now.
    """

    changed = Signal(str)

    theme = Option(
        "looks", ThemeChoice.SYSTEM, QT_TRANSLATE_NOOP("Options", "外観"), _one_of(ThemeChoice)
    )
    reading_size = Option(
        "looks",
        12.0,
        QT_TRANSLATE_NOOP("Options", "本文の文字の大きさ（ポイント）"),
        _number(8, 32),
    )
    language = Option(
        "looks", Language.SYSTEM, QT_TRANSLATE_NOOP("Options", "言語"), _one_of(Language)
    )
    hide_remarks = Option("reading", True, QT_TRANSLATE_NOOP("Options", "要望・挨拶を隠す"), BOOL)
    last_view = Option(
        "reading", View.THREAD, QT_TRANSLATE_NOOP("Options", "最後に使った表示"), _one_of(View)
    )
    sort = Option("search", Sort.NEWEST, QT_TRANSLATE_NOOP("Options", "並び順"), _one_of(Sort))
    synonyms = Option("search", False, QT_TRANSLATE_NOOP("Options", "類義語も探す"), BOOL)
    recent_searches = Option[tuple[str, ...]](
        "search", (), QT_TRANSLATE_NOOP("Options", "最近の検索"), WORDS
    )
    quote_format = Option(
        "quote",
        QuoteFormat.HTML,
        QT_TRANSLATE_NOOP("Options", "引用の貼り先"),
        _one_of(QuoteFormat),
    )
    draft_format = Option(
        "quote",
        QuoteFormat.HTML,
        QT_TRANSLATE_NOOP("Options", "下書きの貼り先"),
        _one_of(QuoteFormat),
    )
    halfwidth = Option("quote", False, QT_TRANSLATE_NOOP("Options", "英数字を半角に"), BOOL)
    source_line = Option("quote", True, QT_TRANSLATE_NOOP("Options", "出典を付ける"), BOOL)
    heading_patterns = Option(
        "quote", HeadingPatterns(), QT_TRANSLATE_NOOP("Options", "見出しの型"), PATTERNS
    )
    own_templates = Option[Mapping[str, str]](
        "quote", {}, QT_TRANSLATE_NOOP("Options", "引用の型（テンプレート）"), BY_NAME
    )
    download_delay = Option(
        "download",
        DEFAULT_DELAY,
        QT_TRANSLATE_NOOP("Options", "取得の間隔（秒）"),
        _number(LEAST_DELAY, 60),
    )
    watching = Option(
        "watch", False, QT_TRANSLATE_NOOP("Options", "フォルダーを見て取り込む"), BOOL
    )
    watched_folder = Option("watch", "", QT_TRANSLATE_NOOP("Options", "見るフォルダー"), TEXT)
    geometry = Option(
        "window", QByteArray(), QT_TRANSLATE_NOOP("Options", "ウィンドウの位置と大きさ"), BYTES
    )
    splitter = Option("window", QByteArray(), QT_TRANSLATE_NOOP("Options", "区画の幅"), BYTES)
    quote_splitter = Option(
        "window", QByteArray(), QT_TRANSLATE_NOOP("Options", "「引用を整える」の区画の幅"), BYTES
    )
    quote_geometry = Option(
        "window", QByteArray(), QT_TRANSLATE_NOOP("Options", "「引用を整える」の大きさ"), BYTES
    )
    library_open = Option("window", True, QT_TRANSLATE_NOOP("Options", "ライブラリーを表示"), BOOL)
    strip_open = Option("window", True, QT_TRANSLATE_NOOP("Options", "絞り込みを表示"), BOOL)
    list_hidden = Option("window", False, QT_TRANSLATE_NOOP("Options", "一覧を隠す"), BOOL)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._values: dict[str, Any] = {}

    # --- one by one ---------------------------------------------------------

    @classmethod
    def declared(cls) -> tuple[Option[Any], ...]:
        """Every setting, in the order of declaration."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Option))

    def read(self, option: Option[T]) -> T:
        """The value of a setting."""
        if option.name not in self._values:
            self._values[option.name] = option.decoded(self._settings.value(option.key))
        return self._values[option.name]

    def write(self, option: Option[T], value: T) -> None:
        """Set a setting; `changed` tells if that made a difference."""
        stored = option.encoded(value)
        value = option.decoded(stored)
        if value == self.read(option):
            return
        self._values[option.name] = value
        self._settings.setValue(option.key, stored)
        self.changed.emit(option.name)

    def reset(self, name: str) -> None:
        """Give a setting its default again."""
        option: Option[Any] = getattr(type(self), name)
        self.write(option, option.default)
        self._settings.remove(option.key)

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._settings.sync()

    # --- together -----------------------------------------------------------

    def language_in_force(self) -> str:
        """Give "ja" or "en": the chosen language, else "en" where the system plainly speaks it."""
        if self.language is not Language.SYSTEM:
            return self.language.value
        english = QLocale.system().language() == QLocale.Language.English
        return "en" if english else "ja"

    def quote_options(self, surnames: Mapping[str, str] | None = None) -> QuoteOptions:
        """How this reader likes quotes.

        Args:
            surnames: name → surname, as far as the sitting tells.
        """
        return QuoteOptions(
            halfwidth=self.halfwidth,
            source_line=self.source_line,
            patterns=self.heading_patterns,
            surnames=dict(surnames or {}),
        )

    def remember_quote(self, format: QuoteFormat, options: QuoteOptions) -> None:
        """Keep the choices of a quote for the next one."""
        self.quote_format = format
        self.halfwidth = options.halfwidth
        self.source_line = options.source_line
        self.heading_patterns = options.patterns

    def templates(self) -> Templates:
        """The templates that ship with the program, with the reader's own in their place."""
        known = {part.name for part in fields(Templates)}
        own = {name: text for name, text in self.own_templates.items() if name in known}
        return replace(default_templates(), **own)

    def set_templates(self, templates: Templates) -> None:
        """Keep what differs from the templates that ship with the program."""
        shipped = default_templates()
        self.own_templates = {
            part.name: getattr(templates, part.name)
            for part in fields(Templates)
            if getattr(templates, part.name) != getattr(shipped, part.name)
        }
