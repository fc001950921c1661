"""Every sitting of the library in one file, as JSON Lines; `import` brings them back with their ids."""

from pathlib import Path

from reader.errors import Bilingual, Cancelled, FileProblem
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.library.database import problems_of_file, written_beside
from reader.library.library import Library
from reader.sources import jsonlines

_IS_FOLDER = Bilingual("フォルダーです", "it is a folder")


def write_sittings(
    library: Library,
    target: Path,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> int:
    """Write the sittings; gives how many.

    Raises:
        FileProblem, Cancelled: an older file of that name is untouched.
    """
    with problems_of_file(target):
        if not target.name or target.is_dir():
            raise FileProblem(path=target, why=_IS_FOLDER)
    total, count = len(library.sittings.infos()), 0
    with (
        written_beside(target) as partial,
        partial.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file,
    ):
        for sitting in library.sittings.all():
            if cancelled():
                raise Cancelled
            file.write(jsonlines.write_line(sitting) + "\n")
            count += 1
            progress(Progress(Phase.EXPORT, count, total))
    return count
