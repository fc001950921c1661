"""Importing files: each sitting or post stored on its own, what fails is named."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from reader.errors import Bilingual, Cancelled, FileProblem, ReaderError
from reader.jobs import same_post, same_sitting
from reader.jobs.indexing import indexed_beside
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.jobs.report import Failure, Outcome, Report
from reader.library.library import Library
from reader.library.records import OwnerKind, Post, Stored
from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.search.worker import IndexWorker
from reader.sources import files
from reader.sources.document import Unrecognised, document_of

_NO_FILES = Bilingual("取り込めるファイルがありません", "there is no file to import")

WORK = Bilingual("ファイルの取り込み", "an import of files")


def import_paths(
    library: Library,
    paths: Iterable[Path],
    worker: IndexWorker,
    report: Report,
    *,
    assembly: str | None = None,
    documents: bool = True,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Import files and folders, and index what is new while it comes.

    May be interrupted and run again: what is stored already is passed over.

    Args:
        report: counts what is done, also when this ends by an error.
        assembly: whose minutes they are, where a file does not tell.
        documents: whether what is neither minutes nor a post is kept as a document; else it is
            among what failed.

    Raises:
        LibraryError: something could not be stored; what came before it is.
        Cancelled: everything stored before is kept; what is not indexed yet waits in the outbox.
    """
    with library.lock.held(WORK), indexed_beside(worker, progress, cancelled):
        found = list(_files(paths, report))
        desk = files.Desk()
        characters = 0
        for number, path in enumerate(found):
            name = files.name_of(path)
            share = number / len(found)

            def follow(of_file: float, before: float = number) -> None:
                nonlocal share
                share = (before + of_file) / len(found)

            progress(Progress(Phase.IMPORT, report.there, None, name, share, characters))
            for item, why in _contents(path, report, follow, desk, documents):
                if cancelled():
                    raise Cancelled
                _store(library, item, assembly, report, name, why)
                characters += item.characters if isinstance(item, Sitting) else len(item.text)
                progress(Progress(Phase.IMPORT, report.there, None, name, share, characters))


def import_read(
    library: Library,
    items: Iterable[tuple[Sitting | Post, ReaderError | None]],
    file: str,
    worker: IndexWorker,
    report: Report,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Import what was read already: something pasted.

    Args:
        items: each with why it is kept as a document, if it is one.
        file: what it came from, for the report.

    Raises:
        LibraryError, Cancelled: as of `import_paths`.
    """
    with library.lock.held(WORK), indexed_beside(worker, progress, cancelled):
        for item, why in items:
            if cancelled():
                raise Cancelled
            _store(library, item, None, report, file, why)


def _files(paths: Iterable[Path], report: Report) -> Iterator[Path]:
    for path in paths:
        empty = True
        for found in _found(path):
            empty = False
            if isinstance(found, ReaderError):
                report.failed.append(Failure(str(found.values["path"]), found))
            else:
                yield found
        if empty:
            report.failed.append(Failure(str(path), FileProblem(path=path, why=_NO_FILES)))


def _found(path: Path) -> Iterator[Path | FileProblem]:
    for one in files.with_frames(path):
        yield from files.find(one)


def _contents(
    path: Path,
    report: Report,
    position: Callable[[float], None],
    desk: files.Desk,
    documents: bool,
) -> Iterator[tuple[Sitting | Post, ReaderError | None]]:
    """What a file holds; with a document why it is one."""
    name = files.name_of(path)
    for item in _read(path, position, desk):
        if not isinstance(item, ReaderError):
            yield item, None
            continue
        if isinstance(item, Unrecognised) and files.is_frame(path):
            # An advertisement that came along with a page is nobody's document, nor a failure.
            continue
        kept = document_of(item.page) if documents and isinstance(item, Unrecognised) else None
        if kept is not None:
            yield kept, item
        else:
            report.failed.append(Failure(str(item.values.get("what", name)), item))


def _read(
    path: Path, position: Callable[[float], None], desk: files.Desk
) -> Iterator[Sitting | Post | ReaderError]:
    """What a file holds; an error that ends it is the last of it."""
    try:
        yield from files.read(path, position, desk)
    except ReaderError as error:
        yield error


def _title(sitting: Sitting) -> str:
    told = (sitting.assembly, str(sitting.date or ""))
    return sitting.meeting or " ".join(part for part in told if part) or sitting.id


def _store(
    library: Library,
    item: Sitting | Post,
    assembly: str | None,
    report: Report,
    file: str,
    why: ReaderError | None,
) -> None:
    def count(stored: Stored, identity: str) -> None:
        report.count(stored, identity)
        title = item.title if isinstance(item, Post) else _title(item)
        kind = OwnerKind.POST if isinstance(item, Post) else OwnerKind.SITTING
        older = (
            isinstance(item, Sitting)
            and item.preliminary
            and stored is Stored.UNCHANGED
            and library.sittings.settled(identity)
        )
        report.outcomes.append(Outcome(file, stored, identity, title, kind, why, older))

    if isinstance(item, Post):
        post = same_post.settle(library, item)
        count(library.posts.store(post), post.id)
        return
    if item.assembly is None and assembly is not None:
        identity = ids.sitting_id(item.reference or item.id, assembly)
        item = replace(item, id=identity, assembly=assembly)
    with library.together():
        stored, identity = same_sitting.store(library, item)
    count(stored, identity)
