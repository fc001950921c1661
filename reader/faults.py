"""What can be told of a bug without telling anything of its user.

A report is pasted into mails and public pages. So nothing that may come from the outside gets into
it: no message of an exception unless it is the program's own or Python's own wording, no value, no
path, no line of a text, no argument of a log line. What stays is where in the code it happened.
"""

import builtins
import errno
import linecache
import logging
import re
import sys
import traceback
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePath
from types import CodeType, FrameType

HIDDEN = "‹…›"
"""What stands in a report where a value stood."""

_LINES_KEPT = 40
_FRAMES_TOLD = 60
_CHAIN_TOLD = 8

# What Python and Qt say, with {} for a name and # for a small number. A message that is not wholly
# one of these is withheld; a name in it that the code itself does not use, too.
_FORMS: dict[type[Exception], tuple[str, ...]] = {
    TypeError: (
        "{}() missing # required positional argument: '{}'",
        "{}() missing # required positional arguments: '{}' and '{}'",
        "{}() missing # required keyword-only argument: '{}'",
        "{}() takes # positional argument but # were given",
        "{}() takes # positional arguments but # were given",
        "{}() takes # positional arguments but # was given",
        "{}() got an unexpected keyword argument '{}'",
        "{}() got multiple values for argument '{}'",
        "'{}' object is not callable",
        "'{}' object is not iterable",
        "'{}' object is not subscriptable",
        "'{}' object does not support item assignment",
        "object of type '{}' has no len()",
        "argument of type '{}' is not iterable",
        "cannot unpack non-iterable {} object",
        "unsupported operand type(s) for +: '{}' and '{}'",
        "unsupported operand type(s) for -: '{}' and '{}'",
        "'<' not supported between instances of '{}' and '{}'",
        "'>' not supported between instances of '{}' and '{}'",
        'can only concatenate str (not "{}") to str',
    ),
    IndexError: (
        "list index out of range",
        "tuple index out of range",
        "string index out of range",
        "list assignment index out of range",
        "pop from empty list",
        "pop from an empty deque",
    ),
    ValueError: (
        "not enough values to unpack (expected #, got #)",
        "too many values to unpack (expected #)",
        "max() arg is an empty sequence",
        "min() arg is an empty sequence",
        "list.remove(x): x not in list",
        "substring not found",
        "embedded null byte",
        "I/O operation on closed file.",
    ),
    RuntimeError: (
        "Internal C++ object ({}) already deleted.",
        "Signal source has been deleted",
        "dictionary changed size during iteration",
        "Set changed size during iteration",
        "deque mutated during iteration",
        "cannot schedule new futures after shutdown",
        "maximum recursion depth exceeded",
        "maximum recursion depth exceeded in comparison",
        "maximum recursion depth exceeded while calling a Python object",
    ),
    ArithmeticError: (
        "division by zero",
        "integer division or modulo by zero",
        "float division by zero",
    ),
}


class ChildFault(Exception):
    """A bug in a process of the program's own, as it can be sent to its parent.

    Its text is the whole traceback: for the log, which stays on this machine.

    Attributes:
        lines: what `told` said of it there.
        origin: what `origin` said of it there.
    """

    def __init__(self, whole: str, lines: Sequence[str], origin: str) -> None:
        super().__init__(whole)
        self.lines = tuple(lines)
        self.origin = origin

    def __reduce__(self) -> tuple[object, ...]:
        return (ChildFault, (str(self), self.lines, self.origin))


def as_fault(error: Exception) -> ChildFault:
    """A bug as it can be sent to another process."""
    return ChildFault("".join(traceback.format_exception(error)), told(error), origin(error))


def origin(error: BaseException) -> str:
    """What a bug is recognised by when it comes again: its kind and the place it came from."""
    if isinstance(error, ChildFault):
        return error.origin
    places = [f"{_place(frame)}:{line}" for frame, line in _frames(error)]
    return f"{type(error).__name__} {places[-1] if places else ''}"


def told(error: BaseException) -> list[str]:
    """An exception with what caused it, the first cause first: places in the code, and kinds."""
    chain = [error]
    while len(chain) < _CHAIN_TOLD and (cause := _cause(chain[-1])) is not None:
        if any(cause is one for one in chain):
            break
        chain.append(cause)
    lines: list[str] = []
    for one in reversed(chain):
        if lines:
            lines.append("which led to:")
        lines += one.lines if isinstance(one, ChildFault) else _of_one(one)
    return lines


def _cause(error: BaseException) -> BaseException | None:
    if error.__cause__ is not None:
        return error.__cause__
    return None if error.__suppress_context__ else error.__context__


def _of_one(error: BaseException) -> Iterator[str]:
    frames = list(_frames(error))
    left_out = len(frames) - _FRAMES_TOLD
    for number, (frame, line) in enumerate(frames):
        if left_out > 0 and _FRAMES_TOLD // 2 <= number < _FRAMES_TOLD // 2 + left_out:
            if number == _FRAMES_TOLD // 2:
                yield f"  ({left_out} more)"
            continue
        place, code = _place(frame), frame.f_code
        if place == HIDDEN:
            yield f"  {HIDDEN}"
            continue
        yield f"  {place}:{line} {code.co_qualname}"
        # Of the program's own code the line itself, where its source is known to lie: in a package
        # the file's name is relative, and would be looked for wherever the user is.
        if place.startswith("reader/") and PurePath(code.co_filename).is_absolute():
            source = linecache.getline(code.co_filename, line).strip()
            if source:
                yield f"      {source}"
    yield f"{_kind(error)}: {_words(error, [frame.f_code for frame, _ in frames])}"


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    yield from traceback.walk_tb(error.__traceback__)


def _place(frame: FrameType) -> str:
    """The file of a module's code, from the top package on; of any other code nothing is told:
    a template that the user wrote runs as code, too."""
    name = frame.f_globals.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    if module is None or vars(module) is not frame.f_globals:
        return HIDDEN
    file = PurePath(getattr(module, "__file__", None) or "").name
    path = str(name).replace(".", "/")
    place = f"{path}/__init__.py" if file.startswith("__init__.") else f"{path}.py"
    own = PurePath(frame.f_code.co_filename).stem == PurePath(file).stem
    return place if own else f"{place} (made there)"


def _kind(error: BaseException) -> str:
    kind = type(error)
    top = kind.__module__
    return kind.__qualname__ if top == "builtins" else f"{top}.{kind.__qualname__}"


def _words(error: BaseException, codes: Sequence[CodeType]) -> str:
    """What an exception says, as far as it is known to be wording and not a value."""
    names = _names(codes)
    if isinstance(error, AttributeError) and isinstance(error.name, str):
        kind = type(error.obj).__name__
        return f"'{kind}' object has no attribute '{_known(error.name, names)}'"
    if isinstance(error, (NameError, ImportError)) and isinstance(error.name, str):
        return f"'{_known(error.name, names)}'"
    if isinstance(error, UnicodeError):
        return HIDDEN
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, HIDDEN)
    if isinstance(code := getattr(error, "sqlite_errorname", None), str):
        return code
    if len(error.args) == 1 and isinstance(said := error.args[0], str):
        if not isinstance(error, KeyError) and codes and said in codes[-1].co_consts:
            return said  # written there in the code
        for kind, forms in _patterns().items():
            if isinstance(error, kind):
                for form in forms:
                    if found := form.fullmatch(said):
                        return _filled(said, found, names)
    return ", ".join(f"‹{type(value).__name__}›" for value in error.args) or "–"


def _names(codes: Iterable[CodeType]) -> set[str]:
    """Names that the code itself uses; what a user typed is hardly among them."""
    names = {*dir(builtins), "NoneType", "function", "method", "module", "generator"}
    for code in codes:
        names.update(code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
        names.update(code.co_qualname.split("."))
    return names


def _known(name: str, names: Collection[str]) -> str:
    return ".".join(part if part in names else HIDDEN for part in name.split("."))


def _filled(said: str, found: "re.Match[str]", names: Collection[str]) -> str:
    for group in range(len(found.groups()), 0, -1):
        start, end = found.span(group)
        if not said[start:end].isdigit():
            said = said[:start] + _known(said[start:end], names) + said[end:]
    return said


def _pattern(form: str) -> "re.Pattern[str]":
    pattern = re.escape(form).replace(r"\{\}", r"([A-Za-z_][\w.]*)").replace(r"\#", r"(\d{1,2})")
    return re.compile(pattern)


@cache
def _patterns() -> "dict[type[Exception], tuple[re.Pattern[str], ...]]":
    return {kind: tuple(_pattern(form) for form in forms) for kind, forms in _FORMS.items()}


# --- the log ----------------------------------------------------------------


class LogTail(logging.Handler):
    """Remembers the last lines of the log without what was filled into them.

    Attributes:
        lines: oldest first.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._clock = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line as it may be told."""
        time = self._clock.formatTime(record)
        words = _log_words(record)
        self.lines.append(f"{time} {record.levelname} {record.name}: {words}")


def _log_words(record: logging.LogRecord) -> str:
    """The wording of a log line: of this program's own, whose wordings are literals (a test sees
    to it); what a library says may hold anything."""
    if not record.name.startswith("reader.") or not isinstance(record.msg, str):
        return HIDDEN
    args = record.args if isinstance(record.args, tuple) else ()
    try:
        words = record.msg % tuple(_told_value(value) for value in args) if args else record.msg
    except (TypeError, ValueError):
        words = HIDDEN
    kind = record.exc_info[0] if record.exc_info else None
    return f"{words} ({kind.__name__})" if kind else words


def _told_value(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return f"‹{type(value).__name__}›"
