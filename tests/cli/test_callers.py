"""Callers that are clumsy, in another locale, or gone: sentences and exit codes, no tracebacks."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import cli
from reader.library.library import Library

Run = Callable[..., Any]

posix = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell's redirections")


@pytest.fixture
def shell(library_folder: Path) -> Run:
    """Runs a shell command in which GIJIROKU is the program on the test's library."""

    def run(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        program = f"'{sys.executable}' -m reader --library '{library_folder}'"
        done = subprocess.run(
            ["sh", "-c", command.replace("GIJIROKU", program)],
            capture_output=True,
            check=False,
            timeout=120,
            env=os.environ | environment,
        )
        assert b"Traceback" not in done.stderr
        return done

    return run


def _lines(file: Path, *sittings: dict[str, Any]) -> Path:
    file.write_text("".join(json.dumps(one) + "\n" for one in sittings), encoding="utf-8")
    return file


# --- streams -----------------------------------------------------------------


@posix
def test_streams_may_be_closed(shell: Run, imported: None) -> None:
    assert shell("GIJIROKU search - --json <&-").returncode == 0
    assert shell("GIJIROKU sittings --json >&-").returncode == 0
    assert json.loads(shell("GIJIROKU sittings --json 2>&-").stdout)
    assert shell("GIJIROKU show nothing 2>&-").returncode == 1


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize("form", ["", "--json"])
def test_an_answer_that_cannot_be_written_is_a_failure(
    shell: Run, imported: None, form: str
) -> None:
    done = shell(f"GIJIROKU sittings {form} >/dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


@posix
def test_a_reader_who_has_seen_enough_is_no_failure(
    gijiroku: Run, shell: Run, tmp_path: Path
) -> None:
    text = "税について伺います。\n" * 5_000  # more than twice what a pipe holds
    file = _lines(tmp_path / "x.jsonl", {"id": "S1", "speeches": [["見本委員", text]]})
    assert gijiroku("import", file).code == 0
    for command in ("show S1", "show S1 --json"):
        done = shell(f"{{ GIJIROKU {command}; echo $? >&2; }} | head -c 10")
        assert done.stderr == b"0\n"


@posix
def test_queries_from_a_pipe_may_hold_anything(shell: Run, imported: None) -> None:
    done = shell(r"printf '\357\273\277ics\r\n\377\376\n\nics\n' | GIJIROKU search - --json")
    documents = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [one["total"] for one in documents] == [4, 0, 0, 4]
    assert documents[0]["query"] == "ics"


# --- words -------------------------------------------------------------------


@posix
def test_words_are_utf8_in_any_locale(shell: Run, imported: None) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell("GIJIROKU search 学校図書館 --json", **plain)
    assert json.loads(done.stdout)["total"] == 2
    for command in ("show", "post", "threads", "quote --format text"):
        done = shell(f"GIJIROKU {command} \"$(printf '\\377')\"")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["fetch", "http://127.0.0.1:9/", "--since", "2025/1/1"],
        ["fetch", "http://127.0.0.1:9/", "--limit", "-1"],
        ["fetch", "http://127.0.0.1:9/", "--delay", "nan"],
        ["search", "税", "--limit", "many"],
        ["search", "税", "--sort", "size"],
        ["import"],
        ["quote", "x"],
    ],
)
def test_what_is_written_wrong_is_usage(gijiroku: Run, words: list[str]) -> None:
    answer = gijiroku(*words, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


@pytest.mark.parametrize(
    "address",
    [
        "",
        "架空区",
        "ftp://127.0.0.1/x",
        "file:///etc/hosts",
        "http://",
        "http://[::1/",
        "http://a b/",
    ],
)
def test_what_is_no_address_is_said(gijiroku: Run, address: str) -> None:
    answer = gijiroku("fetch", address, "--json")
    assert answer.code == 1
    (failure,) = answer.json["failed"]
    assert "会議録検索システム" in failure["why"]
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("end", ["#x" + "1" * 5000, "#x1t1-" + "1" * 5000, "#1p" + "1" * 5000, "#"])
def test_an_id_that_nothing_can_have(gijiroku: Run, end: str) -> None:
    answer = gijiroku("quote", "S1" + end, "--format", "text")
    assert (answer.code, answer.out) == (1, "")


# --- works -------------------------------------------------------------------


def test_an_empty_folder_is_a_failure_with_a_sentence(gijiroku: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = gijiroku("import", tmp_path / "empty", "--json")
    assert answer.code == 1
    assert answer.json["failed"][0]["what"] == str(tmp_path / "empty")
    assert answer.err.count(str(tmp_path / "empty")) == 1


def test_an_interrupted_work_says_what_it_did(
    gijiroku: Run, plenary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = cli.import_paths

    def interrupted(*args: Any, **keywords: Any) -> None:
        importing(*args, **keywords)
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "import_paths", interrupted)
    answer = gijiroku("import", plenary, "--json")
    assert answer.code == 1
    assert answer.json["new"] == 1
    assert "中止しました" in answer.json["failed"][0]["why"]


def test_a_search_that_stays_open_gives_the_first_page_and_the_whole_count(
    gijiroku: Run, process: Run, tmp_path: Path
) -> None:
    sittings = [
        {"id": f"S{number}", "speeches": [["見本委員", f"税の質問{number}番。"]]}
        for number in range(80)
    ]
    assert gijiroku("import", _lines(tmp_path / "x.jsonl", *sittings)).code == 0
    asked = process("search", "-", "--limit", "2", "--json", stdin="税\n")
    at_once = json.loads(asked.out)
    assert (len(at_once["hits"]), at_once["total"], at_once["exact"]) == (2, 80, True)
    waited = gijiroku("search", "税", "--limit", "2", "--json").json
    assert (waited["total"], waited["exact"]) == (80, True)
    assert waited["hits"] == at_once["hits"]


def test_a_damaged_library_is_restored_from_a_backup(
    gijiroku: Run, imported: None, library_folder: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert gijiroku("backup", backup).code == 0
    for file in library_folder.glob("library.sqlite*"):
        file.unlink()
    (library_folder / "library.sqlite").write_text("何かの手違い" * 99, encoding="utf-8")
    assert gijiroku("sittings").code == 1
    assert gijiroku("restore", tmp_path / "none").code == 1
    assert gijiroku("restore", backup, "--json").json == {"ok": True, "problems": []}
    assert gijiroku("search", "税", "--json").json["total"] == 1


def test_problems_are_told_once_in_the_language_of_the_caller(
    gijiroku: Run, imported: None, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(library_folder)
    with library.sittings._database.writing() as connection:
        connection.execute("UPDATE chunk SET text = x'00'")
    library.close()
    for language, word in (("ja_JP.UTF-8", "壊れています"), ("en_US.UTF-8", "damaged")):
        monkeypatch.setenv("LC_ALL", language)
        answer = gijiroku("check", "--json")
        assert answer.code == 1
        assert not answer.json["ok"]
        assert word in answer.json["problems"][0]
        assert gijiroku("check").out == ""
