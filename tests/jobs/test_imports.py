"""Importing says of everything that was pointed at what became of it."""

import json
from datetime import date
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


def test_pages_of_one_sitting_are_stored_once(
    library: Library, worker: IndexWorker, tmp_path: Path
) -> None:
    def page(number: int, text: str) -> str:
        return (
            f'<HTML><BODY><A NAME="HUID{number}"></A>{text}<P><FORM></FORM>voiweb.exe</BODY></HTML>'
        )

    pages = {
        "1.html": page(1, "令和７年第１回定例会<BR><BR>架空市議会会議録<BR>令和７年２月１８日"),
        "2.html": page(2, "○議長（例示花子君）　見本太郎君。<BR>"),
        "3.html": page(3, "◆１番（見本太郎君）　伺います。<BR>"),
    }
    folder = tmp_path / "saved"
    folder.mkdir()
    for name, content in pages.items():
        (folder / name).write_text(content, encoding="cp932")
    report = Report()
    import_paths(library, [folder], worker, report)
    assert (report.new, report.there, report.failed) == (1, 1, [])
    (info,) = library.sittings.infos_of(date(2025, 2, 18))
    assert len(library.sittings.get(info.id).speeches) == 3


def test_an_excerpt_does_not_take_the_place_of_the_whole(
    library: Library, worker: IndexWorker, tmp_path: Path
) -> None:
    about = {
        "issueID": "199905261X00120250218",
        "nameOfHouse": "衆議院",
        "nameOfMeeting": "架空委員会",
        "date": "2025-02-18",
    }
    speeches = [
        {"speechOrder": 1, "speaker": "例示花子", "speech": "○例示委員長　開会します。"},
        {"speechOrder": 2, "speaker": "見本太郎", "speech": "○見本委員　伺います。"},
    ]
    whole = {"meetingRecord": [{**about, "speechRecord": speeches}]}
    excerpt = {"speechRecord": [{**about, **speeches[1]}]}
    folder = tmp_path / "saved"
    folder.mkdir()
    for name, answer in (("a.json", whole), ("b.json", excerpt)):
        (folder / name).write_text(json.dumps(answer), encoding="utf-8")
    report = Report()
    import_paths(library, [folder], worker, report)
    assert report.new == 1
    (info,) = library.sittings.infos_of(date(2025, 2, 18))
    assert len(library.sittings.get(info.id).speeches) == 2
