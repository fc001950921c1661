"""Indexing in a process of its own, as the window and the command line start it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from fakes.processes import alive
from search.conftest import CHAIR, TARO, held

from reader.errors import Cancelled, LibraryBusy
from reader.library.library import Library
from reader.library.records import OwnerKind
from reader.search.engine import SearchEngine
from reader.search.index import IndexState
from reader.search.whoosh_index import WhooshIndex, WhooshIndexWriter, folder_of
from reader.search.worker import IndexingFailed, IndexProgress, IndexWorker


def _store(store: Callable[..., str], first: int, last: int) -> None:
    for number in range(first, last):
        store(f"S{number}", [(CHAIR, "開会します。"), (TARO, f"防災の質問{number}番。")])


def test_the_outbox_is_emptied_and_progress_is_told(
    library: Library, engine: SearchEngine, index: WhooshIndex, store: Callable[..., str]
) -> None:
    _store(store, 0, 8)
    told: list[IndexProgress] = []
    worker = IndexWorker(library)
    worker.run_until_done(told.append)
    assert worker.rebuilt
    assert library.outbox.pending() == 0
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 8, 8)
    assert held(index, library) == len(library.lookup.editions()) == 8
    assert engine.search("防災").total == 8

    store("S3", [(CHAIR, "散会します。")])
    library.sittings.delete("架空区:S4")
    worker.run_until_done()
    assert not worker.rebuilt
    assert library.outbox.pending() == 0
    assert held(index, library) == 7
    assert engine.search("防災").total == 6


def test_nothing_to_do_is_no_error(library: Library, index: WhooshIndex) -> None:
    IndexWorker(library).run_until_done()
    IndexWorker(library).run_until_done()
    assert (held(index, library), index.state) == (0, IndexState.READY)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_process_leaves_the_last_commit_and_the_next_goes_on(
    library: Library, engine: SearchEngine, index: WhooshIndex, store: Callable[..., str]
) -> None:
    _store(store, 0, 3)
    IndexWorker(library).run_until_done()
    _store(store, 3, 9)

    def kill(progress: IndexProgress) -> None:
        if progress.done == 4:
            (child,) = alive("gijiroku-index")
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(IndexingFailed):
        IndexWorker(library).run_until_done(kill)
    assert (held(index, library), index.state) == (3, IndexState.READY)
    assert library.outbox.pending() == 6
    assert engine.search("防災").total == 9

    worker = IndexWorker(library)
    worker.run_until_done()
    assert not worker.rebuilt
    assert library.outbox.pending() == 0
    assert held(index, library) == 9
    assert engine.search("防災").total == 9


def test_cancelling_keeps_what_waits(library: Library, store: Callable[..., str]) -> None:
    _store(store, 0, 3)
    with pytest.raises(Cancelled):
        IndexWorker(library).run_until_done(cancelled=lambda: True)
    assert not alive("gijiroku-index")
    IndexWorker(library).run_until_done()
    assert library.outbox.pending() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_is_for_the_parent(library: Library, store: Callable[..., str]) -> None:
    _store(store, 0, 9)

    def interrupt(progress: IndexProgress) -> None:
        (child,) = alive("gijiroku-index")
        assert child.pid is not None
        os.kill(child.pid, signal.SIGINT)

    IndexWorker(library).run_until_done(interrupt)
    assert library.outbox.pending() == 0


def test_a_progress_callback_that_fails_ends_the_process(
    library: Library, store: Callable[..., str]
) -> None:
    _store(store, 0, 3)

    def fail(progress: IndexProgress) -> None:
        raise ValueError("the window is gone")

    with pytest.raises(ValueError, match="gone"):
        IndexWorker(library).run_until_done(fail)
    assert not alive("gijiroku-index")


def test_an_index_that_lacks_something_is_made_anew(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    _store(store, 0, 3)
    IndexWorker(library).run_until_done()
    writer = WhooshIndexWriter(library.folder, library.identity, wait=0)
    writer.remove(OwnerKind.SITTING, 2)
    writer.commit()
    writer.close()
    assert held(index, library) == 2
    worker = IndexWorker(library)
    worker.run_until_done()
    assert worker.rebuilt
    assert held(index, library) == 3


def test_a_damaged_index_is_made_anew(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    _store(store, 0, 3)
    IndexWorker(library).run_until_done()
    index.close()
    for path in folder_of(library.folder, library.identity).glob("*.trm"):
        path.write_bytes(path.read_bytes()[:20])
    worker = IndexWorker(library)
    worker.run_until_done()
    assert worker.rebuilt
    assert (held(index, library), index.state) == (3, IndexState.READY)


def test_the_reader_may_have_it_made_anew(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    _store(store, 0, 3)
    IndexWorker(library).run_until_done()
    worker = IndexWorker(library)
    worker.run_until_done(rebuild=True)
    assert worker.rebuilt
    assert (held(index, library), index.state) == (3, IndexState.READY)


def test_another_process_that_indexes_is_waited_for_and_then_named(
    library: Library, store: Callable[..., str]
) -> None:
    _store(store, 0, 1)
    writer = WhooshIndexWriter(library.folder, library.identity, wait=0)
    with pytest.raises(LibraryBusy):
        IndexWorker(library, wait=0).run_until_done()
    writer.close()
    IndexWorker(library, wait=0).run_until_done()
    assert library.outbox.pending() == 0


def test_a_program_started_as_a_module_can_index(
    library: Library, store: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    _store(store, 0, 2)
    folder = tmp_path_factory.mktemp("program")
    (folder / "shop.py").write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    from reader.library.library import Library\n"
        "    from reader.search.worker import IndexWorker\n"
        "    IndexWorker(Library(Path(sys.argv[1]))).run_until_done()\n"
    )
    subprocess.run(
        [sys.executable, "-m", "shop", str(library.folder)], cwd=folder, check=True, timeout=60
    )
    assert library.outbox.pending() == 0


def test_the_parent_needs_neither_whoosh_nor_numpy_to_start_it() -> None:
    program = (
        "import sys; import reader.search.worker; "
        "print([name for name in ('whoosh', 'numpy', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_small_parts_are_joined_when_there_is_time(
    library: Library, engine: SearchEngine, index: WhooshIndex, store: Callable[..., str]
) -> None:
    worker = IndexWorker(library, merges=False)
    for number in range(6):
        _store(store, number, number + 1)
        worker.run_until_done()
    assert len(index.segments(library.identity)) == 6
    with pytest.raises(Cancelled):
        worker.merge(lambda: True)
    assert len(index.segments(library.identity)) == 6
    worker.merge()
    assert len(index.segments(library.identity)) == 1
    assert held(index, library) == 6
    assert engine.search("防災").total == 6
    generation = index._generation
    worker.merge()
    assert len(index.segments(library.identity)) == 1
    assert index._generation == generation, "nothing is written where there is nothing to join"
