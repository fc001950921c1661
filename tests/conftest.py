"""Fixtures for every room."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from reader.jobs.progress import never, silent
from reader.jobs.proving import prove_beside
from reader.jobs.sample import load_sample
from reader.jobs.thread_beside import thread_beside
from reader.library.library import Library
from reader.search.worker import IndexWorker

# A slow machine is no failure; and what runs for others finds the same examples every time,
# while every run by hand looks for new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the project; the test skips where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data beside the project is absent")
    return SHARED_DATA


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample in it, to be copied: importing it takes seconds.

    Its threads and quotes are there, too: else every window on a copy would have them computed.
    """
    folder = tmp_path_factory.mktemp("sample") / "library"
    library = Library(folder)
    load_sample(library, IndexWorker(library))
    thread_beside(library, never)
    prove_beside(library, silent, never)
    library.close()
    return folder
