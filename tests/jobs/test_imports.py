"""Importing says of everything that was pointed at what became of it."""

import json
from pathlib import Path

from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.jobs.thread import thread_some
from reader.library.library import Library
from reader.search.worker import IndexWorker


def test_a_folder_without_files_is_said(
    library: Library, worker: IndexWorker, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    report = Report()
    import_paths(library, [tmp_path / "empty"], worker, report)
    (failure,) = report.failed
    assert failure.what == str(tmp_path / "empty")
    assert "取り込めるファイルがありません" in failure.why.message("ja")


def test_one_bad_file_does_not_keep_the_others_out(
    library: Library, worker: IndexWorker, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.bin").write_bytes(b"\x00\x01")
    line = json.dumps({"id": "S1", "speeches": [["見本委員", "伺います。"]]})
    (folder / "b.jsonl").write_text(line, encoding="utf-8")
    report = Report()
    import_paths(library, [folder, tmp_path / "missing"], worker, report)
    assert report.new == 1
    assert [failure.what for failure in report.failed] == [str(tmp_path / "missing"), "a.bin"]


def test_threads_are_made_of_what_was_imported_only(
    library: Library, worker: IndexWorker, tmp_path: Path
) -> None:
    for number in (1, 2):
        line = {
            "id": f"S{number}",
            "speeches": [
                ["見本委員", "税について伺います。"],
                ["区長（架空一郎君）", "お答えします。"],
            ],
        }
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(line), encoding="utf-8")
        import_paths(library, [tmp_path / f"{number}.jsonl"], worker, Report())
    thread_some(library, ["S2", "post:2025-01-01-0"])
    assert library.threads.load("S1") is None
    assert library.threads.load("S2") is not None
