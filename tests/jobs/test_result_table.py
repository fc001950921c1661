"""All hits of a search go into a file, or an older file stays as it was."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled, FileProblem
from reader.jobs.imports import import_paths
from reader.jobs.progress import Phase, Progress
from reader.jobs.report import Report
from reader.jobs.result_table import write_results
from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.query import parse
from reader.search.results import Sort
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker

SPEECHES = 320


@pytest.fixture
def engine(library: Library, worker: IndexWorker, tmp_path: Path) -> Iterator[SearchEngine]:
    """The search over more speeches than a list shows."""
    file = tmp_path / "lines.jsonl"
    lines = [
        {"id": f"S{number}", "speeches": [["見本委員", f"防災の質問{number}番。"]]}
        for number in range(SPEECHES)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    import_paths(library, [file], worker, Report())
    index = WhooshIndex(library.folder, library.identity)
    yield SearchEngine(library, index)
    index.close()


def test_every_hit_is_written_and_told(engine: SearchEngine, tmp_path: Path) -> None:
    told: list[Progress] = []
    target = tmp_path / "防災.csv"
    count = write_results(engine, parse("防災"), Sort.NEWEST, target, progress=told.append)
    assert count == SPEECHES
    assert len(target.read_text("utf-8-sig").splitlines()) == SPEECHES + 1
    assert told[0] == Progress(Phase.SEARCH)
    assert told[-1] == Progress(Phase.EXPORT, SPEECHES, SPEECHES)
    assert not list(tmp_path.glob("*.part"))


def test_a_cancelled_export_leaves_the_older_file(engine: SearchEngine, tmp_path: Path) -> None:
    target = tmp_path / "防災.csv"
    target.write_bytes(b"before")
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        write_results(
            engine,
            parse("防災"),
            Sort.NEWEST,
            target,
            progress=told.append,
            cancelled=lambda: len(told) > 100,
        )
    assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_gone_is_told_in_a_sentence(engine: SearchEngine, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        write_results(engine, parse("防災"), Sort.NEWEST, tmp_path / "ない" / "a.csv")
    assert "a.csv" in caught.value.message("ja")


def test_a_file_that_cannot_be_replaced_leaves_nothing_beside_it(
    engine: SearchEngine, tmp_path: Path
) -> None:
    target = tmp_path / "folder.csv"
    target.mkdir()
    with pytest.raises(FileProblem):
        write_results(engine, parse("防災"), Sort.NEWEST, target)
    assert not list(tmp_path.glob("*.part"))
