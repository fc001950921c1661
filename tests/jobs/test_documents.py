"""What is neither minutes nor a post is kept all the same: named, read, searched, deleted."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.library.library import Library
from reader.library.records import PostKind, Stored
from reader.search.engine import SearchEngine
from reader.search.query import parse
from reader.search.results import Hit
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker

NEWS = """架空区議会だより　第12号
令和7年3月1日発行

見本公園の改修工事が始まります。期間は六か月です。
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder to import from."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def engine(library: Library) -> Iterator[SearchEngine]:
    index = WhooshIndex(library.folder, library.identity)
    yield SearchEngine(library, index)
    index.close()


def imported(library: Library, worker: IndexWorker, *paths: Path, documents: bool = True) -> Report:
    report = Report()
    import_paths(library, paths, worker, report, documents=documents)
    return report


def hits(engine: SearchEngine, query: str) -> tuple[Hit, ...]:
    return engine.search(parse(query)).hits


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"]
)
def test_a_newsletter_is_kept_in_whatever_encoding(
    library: Library, worker: IndexWorker, engine: SearchEngine, files: Path, encoding: str
) -> None:
    path = files / "だより.txt"
    path.write_bytes(NEWS.replace("\n", "\r\n").encode(encoding))
    report = imported(library, worker, path)
    assert (report.new, report.failed) == (1, [])
    (kept,) = report.documents
    assert kept.why is not None
    assert "だより.txt は会議録として読み取れませんでした" in kept.why.message("ja")
    whole = library.posts.get(kept.id)
    assert (whole.title, whole.kind, whole.date) == (
        "だより.txt",
        PostKind.DOCUMENT,
        date(2025, 3, 1),
    )
    assert whole.text == NEWS.strip("\n")
    (hit,) = hits(engine, "改修工事 出典:文書")
    assert (hit.post, hit.document, hit.title) == (kept.id, True, "だより.txt")
    assert "改修工事" in hit.snippet
    assert not hits(engine, "改修工事 出典:ブログ")
    assert not hits(engine, "改修工事 出典:会議録")
    found = engine.search(parse("改修工事")).facets
    assert (found.minutes, found.posts, found.documents) == (0, 0, 1)


def test_a_page_is_kept_as_it_reads_and_not_as_it_is_written(
    library: Library, worker: IndexWorker, files: Path
) -> None:
    page = (
        "<!doctype html><html><head><title>お知らせ</title><script>alert('x')</script></head>"
        "<body><h1>傍聴のご案内</h1><p>見本議場は三階です。</p></body></html>"
    )
    (files / "案内_20250301.html").write_text(page, encoding="utf-8")
    (kept,) = imported(library, worker, files).documents
    whole = library.posts.get(kept.id)
    assert whole.text == "傍聴のご案内\n\n見本議場は三階です。"
    assert whole.date == date(2025, 3, 1)
    assert kept.why is not None
    assert "お知らせ" in kept.why.message("ja")


def test_what_is_no_text_for_people_is_refused_with_its_reason(
    library: Library, worker: IndexWorker, files: Path
) -> None:
    (files / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (files / "program.js").write_text("function sample() { return 1; } // 見本", "utf-8")
    (files / "rule.txt").write_text("=-=-" * 200, "utf-8")
    (files / "empty.txt").write_text(" \n", "utf-8")
    report = imported(library, worker, files)
    assert (report.there, report.documents) == (0, [])
    assert [one.what for one in report.failed] == [
        "empty.txt",
        "picture.png",
        "program.js",
        "rule.txt",
    ]
    assert library.posts.infos() == []


def test_documents_in_an_archive_are_kept_one_by_one(
    library: Library, worker: IndexWorker, files: Path
) -> None:
    with zipfile.ZipFile(files / "配布.zip", "w") as archive:
        archive.writestr("1/読んでください.txt", NEWS.encode("cp932"))
        archive.writestr("2/読んでください.txt", "別の見本の資料です。こちらも読めます。")
        archive.writestr("2/logo.png", b"\x89PNG\x00\x01")
    report = imported(library, worker, files)
    assert [one.title for one in report.documents] == ["読んでください.txt"] * 2
    assert len({one.id for one in report.documents}) == 2
    assert [one.what for one in report.failed] == ["logo.png"]


def test_a_document_comes_once_and_again_after_it_was_deleted(
    library: Library, worker: IndexWorker, engine: SearchEngine, files: Path
) -> None:
    (files / "だより.txt").write_text(NEWS, "utf-8")
    (first,) = imported(library, worker, files).outcomes
    (again,) = imported(library, worker, files).outcomes
    assert (first.stored, again.stored, again.id) == (Stored.NEW, Stored.UNCHANGED, first.id)

    whole = library.posts.get(first.id)
    library.posts.delete(first.id)
    worker.run_until_done()
    assert not hits(engine, "改修工事")
    library.posts.store(whole)
    worker.run_until_done()
    assert len(hits(engine, "改修工事")) == 1
    library.posts.delete(first.id)
    assert imported(library, worker, files).new == 1


def test_a_document_survives_backup_and_check(
    library: Library, worker: IndexWorker, files: Path
) -> None:
    (files / "だより.txt").write_text(NEWS, "utf-8")
    (kept,) = imported(library, worker, files / "だより.txt").documents
    library.backup(library.folder / "backup.sqlite")
    library.posts.delete(kept.id)
    library.restore(library.folder / "backup.sqlite")
    assert library.posts.get(kept.id).kind is PostKind.DOCUMENT
    assert library.problems() == []


def test_where_documents_are_not_wanted_they_are_told_apart(
    library: Library, worker: IndexWorker, files: Path
) -> None:
    (files / "だより.txt").write_text(NEWS, "utf-8")
    report = imported(library, worker, files, documents=False)
    assert (report.there, [one.what for one in report.failed]) == (0, ["だより.txt"])
