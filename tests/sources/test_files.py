"""What a person points at: folders with all sorts of things in them, files of any encoding."""

import json
import lzma
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from reader.errors import DamagedMinutes, FileProblem, NotMinutes, ReaderError
from reader.library.records import Post
from reader.minutes.model import Sitting
from reader.sources import files

MINUTES = """開催日：令和 7年 2月17日
会議名：令和 7年第1回定例会（第1日 2月17日）

○例示花子議長　　ただいまから令和７年第１回架空区議会定例会を開会いたします。

○２番（見本太郎議員）　　伺います。

○例示花子議長　　本日はこれをもって散会いたします。
"""
LINE = {"id": "h13-1", "date": "2001-05-25", "speeches": [["見本委員", "伺います。"]]}


def read_one(path: Path) -> Sitting | Post | ReaderError:
    (one,) = files.read(path)
    return one


# --- folders -----------------------------------------------------------------


def test_a_folder_is_read_in_order_without_hidden_files_and_leftovers(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".git/d.txt", "~$e.txt", "b.txt~"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MINUTES, encoding="utf-8")
    assert list(files.find(tmp_path)) == [tmp_path / "a" / "c.txt", tmp_path / "b.txt"]


def test_the_pictures_and_scripts_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    for name in ("x.html", "x_files/frame.html", "x_files/a.gif", "x_files/b.js", "c.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MINUTES, encoding="utf-8")
    names = [path.name for path in files.find(tmp_path) if isinstance(path, Path)]
    assert names == ["c.js", "x.html", "frame.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_that_lead_nowhere_or_in_circles_hold_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "circle").symlink_to("..")
    (tmp_path / "a" / "nowhere").symlink_to("missing")
    (tmp_path / "b").symlink_to("b")
    (tmp_path / "z.txt").write_text(MINUTES, encoding="utf-8")
    found = list(files.find(tmp_path))
    assert [one for one in found if isinstance(one, Path)] == [tmp_path / "z.txt"]
    problems = [one.values["path"] for one in found if isinstance(one, FileProblem)]
    assert problems == [tmp_path / "a" / "nowhere", tmp_path / "b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = files.find(tmp_path)
    assert isinstance(problem, FileProblem)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (problem,) = files.find(tmp_path / "missing.txt")
    assert isinstance(problem, FileProblem)
    assert "missing.txt" in problem.message("ja")


# --- transcripts -------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["saved.txt", "saved.dat", "saved.html", "saved"])
def test_minutes_are_known_by_their_content(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(MINUTES.encode(encoding))
    sitting = read_one(path)
    assert isinstance(sitting, Sitting)
    assert sitting.date == date(2025, 2, 17)
    assert len(sitting.speeches) == 3


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("R070217A.txt", date(2025, 2, 17)),
        ("2025-02-17 定例会.txt", date(2025, 2, 17)),
        ("令和7年2月17日.txt", date(2025, 2, 17)),
        ("saved.txt", None),
    ],
)
def test_a_date_that_the_text_lacks_is_taken_from_the_name(
    tmp_path: Path, name: str, day: date | None
) -> None:
    path = tmp_path / name
    path.write_text(MINUTES.partition("\n\n")[2], encoding="utf-8")
    sitting = read_one(path)
    assert isinstance(sitting, Sitting)
    assert sitting.date == day


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_in_another_encoding_does_no_harm(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x8dL\x95\xf1.txt"))
    path.write_text("AUTHOR: 雛形まち\nTITLE: 題\nDATE: 02/20/2025 09:15:00\n-----\nBODY:\n文。\n")
    post = read_one(path)
    assert isinstance(post, Post)
    post.source.encode("utf-8")


# --- JSON Lines --------------------------------------------------------------


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_one_bad_line_at_the_beginning_does_not_spoil_the_rest(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "lines.txt", "not json", json.dumps(LINE))
    bad, good = files.read(path)
    assert isinstance(bad, NotMinutes)
    assert isinstance(good, Sitting)


def test_a_long_first_line_is_known_by_its_name(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "lines.jsonl", json.dumps({"note": "x" * 100_000} | LINE))
    assert isinstance(read_one(path), Sitting)


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "x", "speeches": [["a\\ud800", "b"]]}',
        '{"id": "x\\udfff", "speeches": [["a", "b"]]}',
        '{"speeches": ' + "[" * 100_000,
        '{"id": "x", "date": "20200101", "speeches": [["a", "b"]]}',
        '{"id": "x", "date": "2020-W01-1", "speeches": [["a", "b"]]}',
        '{"id": " ", "speeches": [["a", "b"]]}',
    ],
    ids=["half a character", "in the id", "deep", "other date", "week", "blank id"],
)
def test_a_line_that_cannot_be_kept_is_an_error_of_its_own(tmp_path: Path, line: str) -> None:
    path = write_lines(tmp_path / "lines.jsonl", line, json.dumps(LINE))
    bad, good = files.read(path)
    assert isinstance(bad, NotMinutes)
    assert isinstance(good, Sitting)


def test_a_pair_of_halves_is_a_character(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", '{"id":"x","speeches":[["a","\\ud842\\udfb7"]]}')
    sitting = read_one(path)
    assert isinstance(sitting, Sitting)
    assert sitting.speeches[0].text == "𠮷"


def test_the_id_is_kept_whatever_council_the_words_name(tmp_path: Path) -> None:
    words = "ただいまから令和７年第１回架空区議会定例会を開会いたします。"
    path = write_lines(
        tmp_path / "x.jsonl", json.dumps({"id": "h13-1", "speeches": [["見本議長", words]]})
    )
    sitting = read_one(path)
    assert isinstance(sitting, Sitting)
    assert (sitting.id, sitting.assembly) == ("h13-1", None)


def test_compressed_lines(tmp_path: Path) -> None:
    data = lzma.compress((json.dumps(LINE) + "\n").encode() * 2)
    path = tmp_path / "lines.jsonl.xz"
    path.write_bytes(data)
    assert len(list(files.read(path))) == 2
    path.write_bytes(data[:-20])
    with pytest.raises(DamagedMinutes):
        list(files.read(path))
    path.write_bytes(lzma.compress(b""))
    with pytest.raises(NotMinutes):
        list(files.read(path))
