"""Indexing beside a work that fills the library, so that both cores are used."""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never
from reader.search.worker import IndexProgress, IndexWorker


@contextmanager
def indexed_beside(
    worker: IndexWorker, progress: ProgressCallback, cancelled: CancelCallback = never
) -> Generator[None]:
    """Index what the work inside stores while it goes on, and at its end what is left.

    Also where the work was interrupted or failed half way; its own error comes before one of
    the indexer.

    Args:
        progress: told of indexing once the work has ended.
        cancelled: what is not indexed then waits in the outbox.

    Raises:
        Cancelled, and what `IndexWorker.run_until_done` raises.
    """
    ended = threading.Event()
    failures: list[Exception] = []

    def tell(state: IndexProgress) -> None:
        if ended.is_set():
            progress(Progress(Phase.INDEX, state.done, state.total))

    def index() -> None:
        try:
            worker.run_until_done(tell, cancelled, more=lambda: not ended.is_set())
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=index, name="index")
    thread.start()
    try:
        yield
        progress(Progress(Phase.INDEX))
    finally:
        ended.set()
        thread.join()
    if failures:
        raise failures[0]
