"""Reading saved files in tests: what came of them, and what was said."""

from pathlib import Path

from reader.errors import ReaderError
from reader.minutes.model import Sitting
from reader.sources import files


def write(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def read_all(path: Path, desk: files.Desk | None = None) -> list[Sitting | ReaderError]:
    """Everything that a file gives; an error that ends it is the last of it."""
    found: list[Sitting | ReaderError] = []
    try:
        for item in files.read(path, desk=desk):
            assert isinstance(item, Sitting | ReaderError)
            found.append(item)
    except ReaderError as error:
        found.append(error)
    return found


def read_sitting(path: Path) -> Sitting:
    """The one sitting of a file."""
    (sitting,) = read_all(path)
    assert isinstance(sitting, Sitting), sitting
    return sitting


def refusal(path: Path) -> ReaderError:
    """Why nothing could be taken of a file, said in both languages."""
    (error,) = read_all(path)
    assert isinstance(error, ReaderError), error
    for language in ("ja", "en"):
        assert path.name in error.message(language)
        assert "\n" not in error.message(language)
    return error


def lines_of(sitting: Sitting) -> list[tuple[str, str, str]]:
    """Label, kind and text of every speech."""
    return [(speech.label, speech.kind.value, speech.text) for speech in sitting.speeches]
