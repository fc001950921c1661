"""The file: what may be opened, what is refused, and that a refusal changes nothing."""

import multiprocessing
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import (
    Bilingual,
    DiskFull,
    FileProblem,
    LibraryBusy,
    LibraryDamaged,
    LibraryReadOnly,
    LibraryTooNew,
)
from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.library.records import Post
from reader.library.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reader.minutes.model import Sitting


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    Library(tmp_path).close()
    file = tmp_path / FILE_NAME
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(LibraryTooNew) as caught:
        Library(tmp_path)
    assert str(VERSION + 1) in caught.value.message("ja")
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_library_of_the_first_version_is_brought_up_to_date_with_what_it_holds(
    tmp_path: Path,
) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.executescript(MIGRATIONS[0])
    connection.execute("INSERT INTO meta VALUES ('identity', 'as-before')")
    connection.execute("INSERT INTO recent_search (query) VALUES ('図書館')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    for _ in range(2):
        library = Library(tmp_path)
        assert library.searches.recent() == ["図書館"]
        assert library.identity == "as-before"
        library.synonyms.replace([("図書館", "図書室")])
        library.close()


@pytest.mark.parametrize(
    "content", [b"this is a letter to my aunt, not a database" * 50, b"SQLite format 3\x00" * 99]
)
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        Library(tmp_path)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE sitting (chairs INTEGER)")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    with pytest.raises(LibraryDamaged):
        Library(tmp_path)
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(LibraryReadOnly) as caught:
        Library(in_the_way / "library")
    assert "library" in caught.value.message("en")


def test_a_full_disk_loses_nothing(tmp_path: Path, make_sitting: Callable[..., Sitting]) -> None:
    library = Library(tmp_path / "library")
    library.sittings.store(make_sitting(), ())
    # SQLite's own page limit makes the same error as a disk without space.
    connection = library.sittings._database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    noise = random.Random(7)
    large = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(200_000))
    with pytest.raises(DiskFull):
        library.sittings.store(make_sitting(question=large, reference="R070218A"), ())
    assert [info.reference for info in library.sittings.infos()] == ["R070217A"]
    assert library.problems() == []
    library.close()


def test_a_backup_restores_everything_and_keeps_what_was_there(
    tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    library = Library(tmp_path / "library")
    library.sittings.store(make_sitting(), ())
    backup = tmp_path / "backup.sqlite"
    library.backup(backup)
    identity = library.identity
    library.sittings.store(make_sitting(reference="R070218A"), ())
    library.restore(backup)
    assert [info.reference for info in library.sittings.infos()] == ["R070217A"]
    assert library.identity != identity, "an index of the old content must not be trusted"
    assert library.outbox.pending() == 1
    kept = sqlite3.connect(tmp_path / "library" / "before-restore.sqlite")
    assert kept.execute("SELECT count(*) FROM sitting").fetchone() == (2,)
    kept.close()
    library.close()


def test_a_restore_that_breaks_off_changes_nothing_at_all(
    tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    """Content, identity and outbox change together: no index is trusted that should not be."""
    library = Library(tmp_path / "library")
    library.sittings.store(make_sitting(), ())
    library.outbox.acknowledge(library.outbox.entries()[-1].seq)
    identity = library.identity
    larger = Library(tmp_path / "larger")
    noise = random.Random(7)
    text = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(300_000))
    larger.sittings.store(make_sitting(question=text, reference="R070218A"), ())
    larger.backup(tmp_path / "backup.sqlite")
    connection = library.sittings._database.connection()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull):
        library.restore(tmp_path / "backup.sqlite")
    assert [info.reference for info in library.sittings.infos()] == ["R070217A"]
    assert library.identity == identity
    assert library.outbox.pending() == 0
    assert not list(library.folder.glob("restoring-*"))
    larger.close()
    library.close()


def test_a_restore_is_taken_back_by_restoring_what_it_kept(
    library: Library, tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    """Neither this nor a second restore overwrites what an earlier one kept."""
    backup = tmp_path / "backup.sqlite"
    library.backup(backup)
    library.sittings.store(make_sitting(), ())
    library.restore(backup)
    library.restore(backup)
    assert library.sittings.count() == 0
    library.restore(library.folder / "before-restore.sqlite")
    assert [info.reference for info in library.sittings.infos()] == ["R070217A"]


def test_a_broken_backup_changes_nothing(
    tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    library = Library(tmp_path / "library")
    for number in range(40):
        library.sittings.store(make_sitting(reference=f"R07{number:04}A"), ())
    backup = tmp_path / "backup.sqlite"
    library.backup(backup)
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(LibraryDamaged):
        library.restore(backup)
    assert library.sittings.count() == 40
    assert library.problems() == []
    library.close()


def test_a_backup_goes_to_a_place_of_its_own(library: Library, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    own = library.folder / FILE_NAME
    endless = tmp_path / ("b" * 300)
    for target in (tmp_path, tmp_path / "none" / "b.sqlite", in_the_way / "b.sqlite", own, endless):
        with pytest.raises(FileProblem):
            library.backup(target)
    for source in (tmp_path, tmp_path / "none", own, endless):
        with pytest.raises(FileProblem):
            library.restore(source)
    assert library.problems() == []
    assert in_the_way.read_text() == "x"


def test_a_library_that_cannot_be_opened_comes_back_from_a_backup(
    library: Library, tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    library.sittings.store(make_sitting(), ())
    backup = tmp_path / "backup.sqlite"
    library.backup(backup)
    library.close()
    file = library.folder / FILE_NAME
    file.write_bytes(b"nothing of use" * 500)
    before = file.read_bytes()
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(LibraryDamaged):
        Library.recovered(library.folder, broken)
    assert file.read_bytes() == before
    again = Library.recovered(library.folder, backup)
    assert again.sittings.count() == again.outbox.pending() == 1
    again.close()
    assert (library.folder / "damaged-1.sqlite").read_bytes() == before


def test_damaged_text_is_found(library: Library, make_sitting: Callable[..., Sitting]) -> None:
    library.sittings.store(make_sitting(), ())
    assert library.problems() == []
    with library.sittings._database.writing() as connection:
        connection.execute("UPDATE chunk SET text = x'00'")
    (problem,) = library.problems()
    assert problem.ja == "架空区議会:R070217A の本文が壊れています"


def test_a_damaged_post_is_found(library: Library) -> None:
    library.posts.store(
        Post("post:1", "図書館", None, None, None, (), "<p>夜</p>", "夜", "blog.txt")
    )
    assert library.problems() == []
    with library.posts._database.writing() as connection:
        connection.execute("UPDATE chunk SET text = x'00'")
    (problem,) = library.problems()
    assert problem.en == "the text of post:1 is damaged"


def test_a_lock_whose_note_cannot_be_written_gives_a_sentence_and_is_free_again(
    library: Library,
) -> None:
    note = library.folder / "writer.json"
    note.mkdir()
    with pytest.raises(LibraryReadOnly), library.lock.held(Bilingual("試験", "a test")):
        pytest.fail("nobody would know who holds it")
    note.rmdir()
    with library.lock.held(Bilingual("試験", "a test"), wait=0.1):
        pass


def _hold(folder: str, ready: object, done: object) -> None:
    library = Library(Path(folder))
    with library.lock.held(Bilingual("試験", "a test")):
        ready.set()  # type: ignore[attr-defined]
        done.wait(30)  # type: ignore[attr-defined]
    library.close()


def test_a_second_writer_is_told_who_holds_the_library(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(str(tmp_path), ready, done))
    holder.start()
    assert ready.wait(30)
    library = Library(tmp_path)
    with (
        pytest.raises(LibraryBusy) as caught,
        library.lock.held(Bilingual("取り込み", "an import"), wait=0.1),
    ):
        pytest.fail("two writers at once")
    assert "試験" in caught.value.message("ja")
    assert str(holder.pid) in caught.value.message("en")
    done.set()
    holder.join(30)
    with library.lock.held(Bilingual("取り込み", "an import"), wait=5):
        pass
    library.close()
