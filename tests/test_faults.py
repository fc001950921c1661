"""A report of a bug is pasted where others read it: nothing of the user's own may stand in it."""

import ast
import logging
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.sandbox import SandboxedEnvironment

from reader.faults import ChildFault, LogTail, as_fault, origin, told

ROOT = Path(__file__).resolve().parents[1]

SECRET = "架空区の見本太郎議員に聞いた話"
LATIN = "mihontaro_diary"


def missing_file() -> None:
    Path(f"/home/{LATIN}/{SECRET}.txt").read_text(encoding="utf-8")


def missing_key() -> None:
    {"A": 1}[SECRET]


def missing_name() -> None:
    getattr(object(), LATIN)


def wrong_bytes() -> None:
    (SECRET.encode() + b"\xff").decode("utf-8")


def wrong_number() -> None:
    int(LATIN)


def wrong_argument() -> None:
    missing_key(**{LATIN: SECRET})  # type: ignore[call-arg]


def wrong_sql() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT * FROM {LATIN} WHERE '{SECRET}'")


def own_template() -> None:
    # The engine puts lines of the template, and names of its blocks, into the traceback.
    words = "{% block " + LATIN + " %}{{ 1 // 0 }} " + SECRET + "{% endblock %}"
    SandboxedEnvironment().from_string(words).render()


def noted() -> None:
    error = ValueError(SECRET, LATIN, 7)
    error.add_note(SECRET)
    raise error


def chained() -> None:
    try:
        missing_key()
    except KeyError as error:
        raise RuntimeError(f"{LATIN} cannot be shown") from error


def group() -> None:
    raise ExceptionGroup(SECRET, [ValueError(LATIN), KeyError(SECRET)])


def lines_of(work: Callable[[], None]) -> list[str]:
    """What is told of the exception that some work ends by."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        work()
    return told(caught.value)


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (missing_file, "FileNotFoundError: ENOENT"),
        (missing_key, "KeyError: ‹str›"),
        (missing_name, "AttributeError: 'object' object has no attribute '‹…›'"),
        (wrong_bytes, "UnicodeDecodeError: ‹…›"),
        (wrong_number, "ValueError: ‹str›"),
        (wrong_argument, "TypeError: missing_key() got an unexpected keyword argument '‹…›'"),
        (wrong_sql, "sqlite3.OperationalError: SQLITE_ERROR"),
        (own_template, "ZeroDivisionError: integer division or modulo by zero"),
        (noted, "ValueError: ‹str›, ‹str›, ‹int›"),
        (chained, "RuntimeError: ‹str›"),
        (group, "ExceptionGroup: ‹str›, ‹list›"),
    ],
)
def test_what_happened_is_told_and_nothing_that_was_at_hand(
    work: Callable[[], None], kind: str
) -> None:
    lines = lines_of(work)
    text = "\n".join(lines)
    assert lines[-1] == kind
    assert "test_faults.py" in text
    assert work.__name__ in text
    for private in (SECRET, LATIN, str(Path.home()), str(ROOT)):
        assert private not in text


def test_the_programs_own_wording_and_names_stay() -> None:
    def worded() -> None:
        raise RuntimeError("the tray is closed")

    def misspelt() -> None:
        Path().misspelt()  # type: ignore[attr-defined]

    assert lines_of(worded)[-1] == "RuntimeError: the tray is closed"
    assert "has no attribute 'misspelt'" in lines_of(misspelt)[-1]
    assert lines_of(lambda: [][1])[-1] == "IndexError: list index out of range"


def test_the_cause_comes_first() -> None:
    lines = lines_of(chained)
    assert lines.index("KeyError: ‹str›") < lines.index("which led to:") < len(lines) - 1


def test_a_fault_of_another_process_is_told_as_it_was_there() -> None:
    with pytest.raises(KeyError) as caught:
        missing_key()
    sent: ChildFault = pickle.loads(pickle.dumps(as_fault(caught.value)))
    assert SECRET in str(sent), "the log of this machine holds the whole"
    assert told(sent) == told(caught.value)
    assert origin(sent) == origin(caught.value)


def test_a_recursion_without_end_makes_no_endless_report() -> None:
    def again() -> None:
        again()

    lines = lines_of(again)
    assert len(lines) < 80
    assert any("more)" in line for line in lines)


def test_lines_of_the_log_come_without_what_was_filled_in() -> None:
    tail = LogTail()
    own, other = logging.getLogger("reader.jobs.tried"), logging.getLogger("elsewhere")
    for one in (own, other):
        one.addHandler(tail)
        one.propagate = False
    own.warning("the setting %s cannot be read, %d times", SECRET, 3)
    own.warning("%(a)s is missing", {"a": SECRET})
    other.warning("cannot fetch %s", LATIN)
    other.warning(SECRET)
    try:
        missing_key()
    except KeyError:
        own.exception("a work failed")
    for one in (own, other):
        one.removeHandler(tail)
    text = "\n".join(tail.lines)
    assert "the setting ‹str› cannot be read, 3 times" in text
    assert "a work failed (KeyError)" in text
    assert SECRET not in text
    assert LATIN not in text


def test_what_is_logged_here_has_a_wording_of_its_own() -> None:
    """Else a text could be logged as the wording, which reports pass on."""
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    for path in sorted((ROOT / "reader").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in levels
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in ("log", "_log", "logger", "logging")
            ):
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
