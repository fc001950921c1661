"""The window's start: what takes long is under way before the window is loaded.

That is the searching process, in it the library that the window is about to open, and Qt.
"""

import argparse
from contextlib import closing, suppress
from pathlib import Path

from reader.search.service import SearchService


def run(options: argparse.Namespace) -> int:
    """Open the window and run until it is closed; gives the exit code."""
    with SearchService() as search:
        if not options.temp_profile:
            begin(options.library, search)
        from reader.app import run as run_window

        return run_window(options, search)


def begin(named: Path | None, search: SearchService) -> None:
    """Have the library loaded that is about to be opened, and load Qt beside it.

    What stands in the library's way is told when it is opened, by a window.

    Args:
        named: its folder; None for the one that is opened unless another is named.
    """
    # After the process has begun, which loads some of these itself.
    from platformdirs import user_cache_path

    from reader import pyside
    from reader.arguments import APP_NAME
    from reader.errors import ReaderError
    from reader.library.library import Library
    from reader.library.places import current_folder
    from reader.settings import library_folder, settings_folder, shared_settings

    with suppress(ReaderError):
        folder = current_folder(library_folder(named, shared_settings(settings_folder())))
        with closing(Library(folder)):
            search.expect(folder)
    pyside.load(user_cache_path(APP_NAME, appauthor=False) / "pyside.bin")
