"""A library is looked after: what is damaged is told, and what is derived is made again."""

import json
import shutil
from pathlib import Path

import pytest

from reader.jobs import maintenance
from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.library.library import Library
from reader.search.whoosh_index import WhooshIndex, folder_of
from reader.search.worker import IndexWorker


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Six sittings."""
    file = tmp_path / "lines.jsonl"
    lines = [
        {"id": f"S{number}", "speeches": [["見本委員", f"防災の質問{number}番。"]]}
        for number in range(6)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


@pytest.fixture
def filled(library: Library, worker: IndexWorker, minutes: Path) -> Library:
    """A library that holds and indexed them."""
    import_paths(library, [minutes], worker, Report())
    return library


def indexed(library: Library) -> int:
    index = WhooshIndex(library.folder, library.identity)
    try:
        return sum(len(segment.runs) for segment in index.segments(library.identity))
    finally:
        index.close()


def test_a_new_library_has_no_problems(library: Library, worker: IndexWorker) -> None:
    assert maintenance.check(library, worker) == []


def test_a_lost_index_is_told_and_made_again(filled: Library, worker: IndexWorker) -> None:
    assert maintenance.check(filled, worker) == []
    shutil.rmtree(folder_of(filled.folder, filled.identity))
    (problem,) = maintenance.check(filled, worker)
    assert "索引" in problem.ja
    assert "index" in problem.en
    assert maintenance.check(filled, worker, repair=True) == []
    assert indexed(filled) == 6


def test_a_damaged_index_is_told_and_made_again(filled: Library, worker: IndexWorker) -> None:
    for file in folder_of(filled.folder, filled.identity).glob("*.pst"):
        file.write_bytes(file.read_bytes()[:10])
    for file in folder_of(filled.folder, filled.identity).glob("*.seg"):
        file.write_bytes(file.read_bytes()[:10])
    assert len(maintenance.check(filled, worker)) == 1
    assert maintenance.check(filled, worker, repair=True) == []
    assert indexed(filled) == 6


def test_what_waits_for_the_index_is_no_problem_and_repair_takes_it_in(
    filled: Library, worker: IndexWorker
) -> None:
    filled.sittings.delete("S3")
    filled.outbox.refill()
    assert maintenance.check(filled, worker) == []
    assert maintenance.check(filled, worker, repair=True) == []
    assert filled.outbox.pending() == 0


def test_reindex_begins_from_nothing(filled: Library, worker: IndexWorker) -> None:
    (folder,) = filled.folder.glob("index-*")
    before = {file.name for file in folder.iterdir()}
    assert maintenance.reindex(filled, worker) == []
    assert {file.name for file in folder.iterdir()} != before
    assert indexed(filled) == 6
