"""A watched folder: what is whole and new is told apart from what is still being written."""

import os
from pathlib import Path

import pytest

from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.jobs.watch import Look, look
from reader.library.library import Library
from reader.search.worker import IndexWorker

SPOKEN = "<p>○議長（例示花子君）　開きます。</p><p>○1番（見本太郎君）　伺います。</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ダウンロード"
    made.mkdir()
    return made


def looks(folder: Path, library: Library, before: Look | None = None) -> Look:
    """Two looks, between which nothing happens; a file's time does not matter, only that it stays."""
    return look(folder, library.watched, look(folder, library.watched, before))


def test_a_file_is_taken_when_it_stays_as_it_is(library: Library, folder: Path) -> None:
    (folder / "会議録.txt").write_text("○議長", "utf-8")
    first = look(folder, library.watched, None)
    assert (first.ready, first.waiting) == ((), {"会議録.txt"})
    (folder / "会議録.txt").write_text("○議長　開きます。", "utf-8")
    grown = look(folder, library.watched, first)
    assert (grown.ready, grown.waiting) == ((), {"会議録.txt"})
    assert look(folder, library.watched, grown).ready == ("会議録.txt",)


@pytest.mark.parametrize("end", [".crdownload", ".part", ".partial", ".download"])
def test_what_a_browser_is_writing_is_waited_for(library: Library, folder: Path, end: str) -> None:
    (folder / "会議録.pdf").write_bytes(b"%PDF-1.7")
    (folder / f"会議録.pdf{end}").write_bytes(b"%PDF")
    assert looks(folder, library).ready == ()
    (folder / f"会議録.pdf{end}").unlink()
    assert looks(folder, library).ready == ("会議録.pdf",)


def test_an_empty_place_holder_other_kinds_and_hidden_files_are_left_alone(
    library: Library, folder: Path
) -> None:
    for name in ("program.exe", "写真.jpg", ".hidden.txt", "~$会議録.docx"):
        (folder / name).write_bytes(b"content")
    (folder / "会議録.txt").write_bytes(b"")
    (folder / "folder.txt").mkdir()
    found = looks(folder, library)
    assert (found.ready, found.waiting, set(found.marks)) == ((), {"会議録.txt"}, {"会議録.txt"})


def test_what_was_looked_at_is_not_taken_again_unless_it_changed(
    library: Library, folder: Path
) -> None:
    file = folder / "会議録.txt"
    file.write_text("○議長　開きます。", "utf-8")
    library.watched.note(folder, looks(folder, library).marks)
    assert looks(folder, library).ready == ()
    os.utime(file, ns=(1, 1))
    assert looks(folder, library).ready == ("会議録.txt",)
    library.watched.forget(folder)
    assert looks(folder, library).ready == ("会議録.txt",)


def test_a_page_waits_for_its_frames_and_comes_with_them(
    library: Library, worker: IndexWorker, folder: Path
) -> None:
    (folder / "会議.html").write_text("<html><body><h1>会議</h1></body></html>", "utf-8")
    frames = folder / "会議_files"
    frames.mkdir()
    (frames / "text.html.part").write_text("<html>", "utf-8")
    assert looks(folder, library).waiting == {"会議.html"}
    (frames / "text.html.part").unlink()
    (frames / "text.html").write_text(f"<html><body>{SPOKEN}</body></html>", "utf-8")
    (frames / "advert.html").write_text(
        "<html><body><p>見本の広告です。今すぐお買い求めください。</p></body></html>", "utf-8"
    )
    found = looks(folder, library)
    assert found.ready == ("会議.html",)
    report = Report()
    import_paths(library, [folder / "会議.html"], worker, report)
    assert [one.file for one in report.outcomes if one.why is None] == ["text.html"]
    # The page itself holds a heading only, and what came along with it is nobody's document.
    assert report.documents == []
    assert [one.what for one in report.failed] == ["会議.html"]
