"""Settings: how one is kept, and those that the window and the command line share.

Values are kept as JSON text, so that every platform's store (registry, plist, INI) gives back the
type that was put in. What is missing or cannot be read is the default. Most settings are the
window's alone (`reader.ui.options`, in Qt's store); what a command must know too lies beside
them in a file of its own: how hosts are reached, and which library is opened.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct
from platformdirs import user_config_path

from reader.arguments import APP_NAME, default_library
from reader.errors import FileProblem, LibraryNotThere
from reader.library.database import FILE_NAME as LIBRARY_FILE
from reader.library.places import moved_to
from reader.sources.delay import LEAST_DELAY
from reader.sources.network import (
    DEFAULT_PATIENCE,
    LEAST_PATIENCE,
    MOST_PATIENCE,
    Network,
    ProxyKind,
    proxy_address,
)

log = logging.getLogger(__name__)

T = TypeVar("T")

FILE_NAME = "shared.json"
MOST_DELAY = 60.0
"""Seconds between two requests that the settings offer at most."""


class Codec(Struct, Generic[T], frozen=True):
    """How a value becomes JSON and comes back; `decode` raises ValueError or TypeError."""

    encode: Callable[[T], Any]
    decode: Callable[[Any], T]


class Setting(Struct, Generic[T], frozen=True):
    """One setting as it is kept.

    Attributes:
        key: where it lies in a store.
        default: its value until somebody changes it.
    """

    key: str
    default: T
    codec: Codec[T]

    def encoded(self, value: T) -> str:
        """The value as it is stored."""
        return json.dumps(self.codec.encode(value), ensure_ascii=False)

    def decoded(self, stored: object) -> T:
        """A stored value; the default where it cannot be read."""
        if not isinstance(stored, str):
            return self.default
        try:
            return self.codec.decode(json.loads(stored))
        except (ValueError, TypeError, KeyError):
            log.warning("the setting %s cannot be read; using the default", self.key)
            return self.default


# --- kinds of values ---------------------------------------------------------


def exactly(kind: type[T]) -> Codec[T]:
    """Values of JSON's own type `kind`."""

    def decode(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return Codec(lambda value: value, decode)


def number(least: float, most: float) -> Codec[float]:
    """Numbers within limits; others become the nearest limit."""

    def limited(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        return min(max(float(value), least), most)

    return Codec(limited, limited)


def one_of(kind: type[T]) -> Codec[T]:
    """The members of a `StrEnum`."""
    return Codec(str, kind)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return cast("dict[str, Any]", value)


def by_name(value: Any) -> dict[str, str]:
    """An object of texts."""
    return {str(name): str(text) for name, text in _object(value).items()}


def _delays(value: Any) -> dict[str, float]:
    seconds = number(LEAST_DELAY, MOST_DELAY)
    return {str(host).lower(): seconds.decode(delay) for host, delay in _object(value).items()}


BOOL = exactly(bool)
TEXT = exactly(str)
BY_NAME = Codec[Mapping[str, str]](dict, by_name)
ADDRESS = Codec[str](proxy_address, lambda value: proxy_address(TEXT.decode(value)))
DELAYS = Codec[Mapping[str, float]](_delays, _delays)


# --- what is shared ----------------------------------------------------------

LIBRARY = Setting("library/folder", "", TEXT)
"""The folder of the library that is opened where none is named; "" is the platform's place."""
PROXY = Setting("network/proxy", ProxyKind.SYSTEM, one_of(ProxyKind))
PROXY_ADDRESS = Setting("network/proxy_address", "", ADDRESS)
PROXY_USER = Setting("network/proxy_user", "", TEXT)
PATIENCE = Setting("network/patience", DEFAULT_PATIENCE, number(LEAST_PATIENCE, MOST_PATIENCE))
HOST_DELAYS = Setting[Mapping[str, float]]("network/host_delays", {}, DELAYS)


class SharedSettings:
    """The file of what is shared; its values go through `Setting` as those of Qt's store do.

    Never a reason not to start: a file that is missing or broken holds nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def value(self, key: str) -> str | None:
        """The JSON text of a setting; None where it is not set."""
        values = self._read()
        return json.dumps(values[key], ensure_ascii=False) if key in values else None

    def set_value(self, key: str, stored: str) -> None:
        """Keep the JSON text of a setting, in one step.

        Raises:
            FileProblem: it could not be written.
        """
        self._write({**self._read(), key: json.loads(stored)})

    def remove(self, key: str) -> None:
        """Forget a setting.

        Raises:
            FileProblem: it could not be written.
        """
        values = self._read()
        if values.pop(key, None) is not None:
            self._write(values)

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return setting.decoded(self.value(setting.key))

    def network(self) -> Network:
        """How hosts are reached."""
        return Network(
            proxy=self.get(PROXY),
            address=self.get(PROXY_ADDRESS),
            user=self.get(PROXY_USER),
            patience=self.get(PATIENCE),
            delays=self.get(HOST_DELAYS),
        )

    def _read(self) -> dict[str, Any]:
        try:
            return _object(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError) as error:
            log.warning("the settings in %s cannot be read: %s", self.path, error)
            return {}

    def _write(self, values: dict[str, Any]) -> None:
        partial = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
            partial.write_text(text + "\n", encoding="utf-8")
            partial.replace(self.path)
        except OSError as error:
            raise FileProblem(path=self.path, why=error.strerror or error) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def library_folder(named: Path | None, shared: SharedSettings) -> Path:
    """The folder of the library to be opened: the named one, else the last one that was chosen in
    the window, else the platform's place. It may have been moved (`reader.library.places`).

    Raises:
        LibraryNotThere: the chosen one is gone; a new, empty one in its place would hide that.
    """
    if named is not None:
        return named
    chosen = shared.get(LIBRARY)
    if not chosen:
        return default_library()
    folder = Path(chosen)
    if not (folder / LIBRARY_FILE).is_file() and moved_to(folder) is None:
        raise LibraryNotThere(path=folder)
    return folder


def settings_folder() -> Path:
    """Where the settings of this user lie."""
    return user_config_path(APP_NAME, appauthor=False)


def shared_settings(folder: Path | None = None) -> SharedSettings:
    """What window and command line share, in the user's folder of settings or in `folder`."""
    return SharedSettings((folder or settings_folder()) / FILE_NAME)
