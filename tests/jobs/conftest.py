"""A library with its index worker, and a council on loopback to fetch from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer

from reader.library.library import Library
from reader.search.worker import IndexWorker


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def sample(tmp_path: Path, sample_folder: Path) -> Iterator[Library]:
    """A library with the sample in it."""
    opened = Library(Path(shutil.copytree(sample_folder, tmp_path / "sample")))
    yield opened
    opened.close()


@pytest.fixture
def worker(library: Library) -> IndexWorker:
    """The index worker of that library."""
    return IndexWorker(library)


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    """架空区議会 on loopback."""
    with KensakuServer(kakuu_council()) as running:
        yield running
