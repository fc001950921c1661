"""The floors of the house, where import-linter cannot look."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_core_runs_without_qt() -> None:
    """Everything but the window imports where PySide6 does not exist."""
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import reader.cli, reader.jobs.fetch, reader.export.formats, reader.search.engine\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


def test_the_window_starts_without_what_it_needs_later() -> None:
    """Arrays, trees, HTTP and templates take longer to load than the window itself."""
    later = (
        "numpy, lxml, requests, jinja2, nh3, feedparser, trafilatura, rapidfuzz, whoosh, difflib, "
        "keyring"
    )
    program = (
        "import sys, reader.start, reader.app\n"
        f"sys.exit(' '.join(n for n in '{later}'.split(', ') if n in sys.modules) or None)\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


def test_what_an_action_starts_once_is_declared_as_a_work() -> None:
    """Or its action would not rest meanwhile (`reader.ui.at_rest`), and a press would be passed
    over in silence; what has data with it is another work with other data."""
    found = 0
    for path in (ROOT / "reader" / "ui").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr in ("once", "refuses") and path.name != "tasks.py" and call.args:
                key = ast.unparse(call.args[0])
                assert key.startswith("Work.") or key in ("once",) or key[0] == "(", (path, key)
                found += 1
    assert found > 10


def test_the_starting_file_stays_tiny() -> None:
    assert len((ROOT / "reader" / "__main__.py").read_text(encoding="utf-8").splitlines()) <= 15
