"""The search in a process of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from search.conftest import MAYOR, TARO, index_now

from reader.errors import Cancelled, LibraryError, QueryError
from reader.faults import ChildFault
from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.query import parse
from reader.search.results import Count, Sort
from reader.search.service import SearchEnded, SearchService


@pytest.fixture
def filled(library: Library, store: Callable[..., str]) -> Library:
    """One sitting, indexed."""
    store("A", [(TARO, "手続のオンライン化について伺います。"), (MAYOR, "検討します。")])
    index_now(library)
    return library


@pytest.fixture(scope="module")
def started() -> Iterator[SearchService]:
    """One process for all tests that leave it alive."""
    with SearchService() as service:
        yield service


@pytest.fixture
def service(started: SearchService, filled: Library) -> SearchService:
    """It, with the library open."""
    started.open(filled.folder)
    return started


_PROGRAM = """
import sys
from pathlib import Path
{before}
from reader.search.service import SearchService

with SearchService() as service:
    service.open(Path(sys.argv[1]))
    print(service._child._start_method, service.search("手続").total, flush=True)
    sys.stdin.read()
"""
"""Asks once, and waits."""


def child_of(service: SearchService) -> int:
    """The process's id."""
    identity = service._child.pid
    assert identity is not None
    return identity


def test_it_answers_as_the_engine_does(
    service: SearchService, filled: Library, engine: SearchEngine
) -> None:
    query = parse("オンライン化")
    for searcher in (service, service.aside):
        assert searcher.search(query) == engine.search(query)
        found = searcher.search(query, sort=Sort.OLDEST, limit=1, count=Count.ESTIMATE)
        assert found == engine.search(query, sort=Sort.OLDEST, limit=1, count=Count.ESTIMATE)
    filled.sittings.delete("架空区:A")
    assert service.search(query).total == 0


def test_a_query_that_cannot_be_read_is_told_as_by_the_engine(service: SearchService) -> None:
    with pytest.raises(QueryError) as caught:
        service.search("期間:いつか")
    assert caught.value.start < caught.value.end
    assert service.search("オンライン化").total == 1


def test_a_bug_is_told_with_its_traceback(service: SearchService) -> None:
    with pytest.raises(ChildFault, match="in search") as caught:
        service.search("手続", limit="架空の秘密")  # type: ignore[arg-type]
    report = "\n".join(caught.value.lines)
    assert "reader/search/engine.py" in report
    assert "TypeError" in report
    assert "秘密" not in report
    assert service.search("手続").total == 1


def test_what_nobody_waits_for_ends(service: SearchService) -> None:
    service.search("手続")
    # Asleep until it is told to stop, so that it cannot have answered before.
    os.kill(child_of(service), signal.SIGSTOP)
    waking = threading.Timer(0.3, os.kill, (child_of(service), signal.SIGCONT))
    waking.start()
    with pytest.raises(Cancelled):
        service.search("手続", cancelled=lambda: True)
    waking.join()
    assert service.search("手続").total == 1, "the next question is answered"


def test_whether_there_is_an_index(
    started: SearchService, library: Library, store: Callable[..., str]
) -> None:
    store("A", [(TARO, "手続")])
    started.open(library.folder)
    assert not started.has_usable_index()
    assert started.search("手続").total == 1
    index_now(library)
    started.search("手続")
    assert started.has_usable_index()


def test_what_is_expected_is_loaded_once(started: SearchService, filled: Library) -> None:
    before = started._libraries
    started.expect(filled.folder)
    started.open(filled.folder)
    assert started._libraries == before + 1
    assert started.search("手続").total == 1
    # Another content may lie in the same folder, as after a backup was restored.
    started.open(filled.folder)
    assert started._libraries == before + 2
    assert started.search("手続").total == 1


def test_what_was_expected_in_vain_is_not_searched(
    started: SearchService, filled: Library, tmp_path: Path
) -> None:
    with closing(Library(tmp_path / "another")) as other:
        started.expect(other.folder)
        started.open(filled.folder)
        assert started.search("手続").total == 1


def test_a_process_that_dies_is_made_anew(filled: Library) -> None:
    with SearchService() as service:
        service.open(filled.folder)
        for searcher in (service, service.aside):
            before = child_of(service)
            os.kill(before, signal.SIGKILL)
            assert searcher.search("手続").total == 1
            assert child_of(service) != before


def test_one_that_dies_again_over_the_same_question_is_told_of(filled: Library) -> None:
    with SearchService() as service:
        service.open(filled.folder)

        def kill() -> bool:
            os.kill(child_of(service), signal.SIGKILL)
            return False

        service.search("手続")
        # Stopped, neither can answer before it is killed.
        start = service._start

        def start_stopped() -> None:
            start()
            os.kill(child_of(service), signal.SIGSTOP)

        service._start = start_stopped  # type: ignore[method-assign]
        os.kill(child_of(service), signal.SIGSTOP)
        with pytest.raises(SearchEnded):
            service.search("手続", cancelled=kill)


def test_a_library_that_cannot_be_opened_is_told_at_every_question(
    started: SearchService, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    started.open(blocked / "library")
    for _ in range(2):
        with pytest.raises(LibraryError):
            started.search("手続")


@pytest.mark.parametrize(("before", "method"), [("", "fork"), ("import PySide6.QtCore", "spawn")])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is never a copy")
def test_it_ends_with_a_program_that_is_killed(filled: Library, before: str, method: str) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM.format(before=before), filled.folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline().split() == [method, "1"]
    program.kill()
    # The end of what both of them may write to comes when neither is left.
    assert program.communicate(timeout=20)[0] == ""


def test_closing_ends_it() -> None:
    service = SearchService()
    child = child_of(service)
    service.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    with pytest.raises(Cancelled):
        service.search("手続")
