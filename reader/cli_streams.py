"""The command line's standard streams: UTF-8 everywhere, and what may be missing or full."""

import io
import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress

from reader.errors import Bilingual, FileProblem

_OUTPUT = Bilingual("標準出力", "the standard output")


def prepare() -> None:
    """Make the standard streams speak UTF-8, and exist.

    Windows' consoles and pipes may be cp932, which lacks characters that minutes hold; a
    caller may have closed a stream, and a pipe may begin with a byte order mark.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream, encoding, errors in (
        (sys.stdin, "utf-8-sig", "replace"),
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors=errors)


class ReaderLeft(Exception):
    """Whoever read the output has left (`| head`); nothing is wrong."""


def say(lines: Iterable[str]) -> None:
    """Print lines, all of them written when this returns.

    Raises:
        ReaderLeft: nobody reads any more.
        FileProblem: they could not be written (a full disk).
    """
    for line in lines:
        with _writing():
            print(line)
    with _writing():
        sys.stdout.flush()


@contextmanager
def _writing() -> Generator[None]:
    try:
        yield
    except BrokenPipeError as error:
        _give_up()
        raise ReaderLeft from error
    except OSError as error:
        _give_up()
        raise FileProblem(path=_OUTPUT, why=error.strerror or error) from error


def _give_up() -> None:
    """Forget what could not be written; Python would try again, and complain, as it ends."""
    with suppress(OSError):
        sys.stdout.close()
