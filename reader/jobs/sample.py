"""The bundled sample library: a fictional ward, for trying everything out."""

import json
from importlib.resources import as_file, files

from reader.jobs.imports import import_paths
from reader.jobs.progress import ProgressCallback, silent
from reader.jobs.report import Report
from reader.library.library import Library
from reader.search.worker import IndexWorker


def load_sample(
    library: Library, worker: IndexWorker, *, progress: ProgressCallback = silent
) -> Report:
    """Import the sample minutes and posts; what is there already stays as it is.

    Raises:
        LibraryError: it could not be stored.
    """
    sample = files("reader.resources") / "sample"
    report = Report()
    council = json.loads((sample / "council.json").read_text(encoding="utf-8"))
    with as_file(sample / "minutes") as minutes, as_file(sample / "blog") as blog:
        import_paths(
            library,
            [minutes, blog],
            worker,
            report,
            assembly=council["assembly"],
            progress=progress,
        )
    return report
