"""The window's start: the searching process is under way before Qt and the window are loaded."""

import argparse

from reader.search.service import SearchService


def run(options: argparse.Namespace) -> int:
    """Open the window and run until it is closed; gives the exit code."""
    with SearchService() as search:
        from reader.app import run as run_window

        return run_window(options, search)
