"""The lists of a library, kept for the next start."""

import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import asdict
from search.conftest import HANAKO, MAYOR, TARO, index_now

from reader.library.library import Library
from reader.library.records import Post
from reader.search import catalogue_file, service
from reader.search.catalogue import Catalogue
from reader.search.catalogue_file import CatalogueFile, beside_index
from reader.search.catalogue_reader import read_catalogue
from reader.search.engine import SearchEngine
from reader.search.service import SearchService
from reader.search.whoosh_index import WhooshIndex


@pytest.fixture
def filled(library: Library, store: Callable[..., str]) -> Library:
    """Two sittings and a post."""
    store("A", [(TARO, "手続のオンライン化について伺います。"), (MAYOR, "検討します。")])
    store("B", [(HANAKO, "防災について。"), (MAYOR, "備えます。"), (HANAKO, "再び伺います。")])
    library.posts.store(Post("p", "防災の日", None, None, None, (), "<p>防災</p>", "防災", "試験"))
    index_now(library)
    return library


def made(library: Library) -> Catalogue:
    """The catalogue as it is made from the lists."""
    with library.lookup.snapshot():
        return read_catalogue(library.lookup)


def kept(library: Library) -> Catalogue | None:
    """The catalogue that is kept of the library as it is now."""
    lookup = library.lookup
    with lookup.snapshot():
        return beside_index(library).read(lookup.version(), lookup.people_version())


def values(record: Struct) -> dict[str, object]:
    """All that a catalogue says, comparably."""
    found: dict[str, object] = {}
    for name, value in asdict(record).items():
        if name == "voices":
            found[name] = values(value)
        else:
            found[name] = (value.dtype, value.tolist()) if hasattr(value, "dtype") else value
    return found


def test_what_is_kept_is_what_was_made(filled: Library) -> None:
    catalogue = made(filled)
    beside_index(filled).write(catalogue)
    again = kept(filled)
    assert again is not None
    assert values(again) == values(catalogue)
    assert again.owner.tolist() == [0, 0, 1, 1, 1, 2]
    assert again.opening.tolist() == catalogue.opening.tolist()


def test_a_library_that_changed_is_read_anew(filled: Library, store: Callable[..., str]) -> None:
    beside_index(filled).write(made(filled))
    store("C", [(TARO, "手続をもう一度伺います。"), (MAYOR, "もう一度、検討します。")])
    assert kept(filled) is None
    index = WhooshIndex(filled.folder, filled.identity)
    engine = SearchEngine(filled, index, beside_index(filled))
    assert engine.search("手続").total == 2
    assert engine.has_news
    engine.keep()
    assert not engine.has_news
    assert kept(filled) is not None
    assert SearchEngine(filled, index, beside_index(filled)).search("手続").total == 2
    index.close()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="half a file"),
        pytest.param(lambda _: b"", id="nothing"),
        pytest.param(lambda _: pickle.dumps({"format": 1}), id="a pickle"),
        pytest.param(lambda data: data.replace(b"<i4", b"<f4"), id="other numbers"),
        pytest.param(lambda data: data.replace(b"<i4", b"|O8"), id="objects"),
        pytest.param(lambda data: data.replace(b"first_row", b"first_cow"), id="a field less"),
        pytest.param(
            lambda data: data.replace(catalogue_file._FORMAT.encode(), b"0.0.9/6/2"),
            id="another release",
        ),
    ],
)
def test_a_file_that_is_not_to_be_trusted_is_not_used(
    filled: Library, broken: Callable[[bytes], bytes]
) -> None:
    beside_index(filled).write(made(filled))
    (path,) = filled.folder.glob("index-*/catalogue.msgpack")
    whole = path.read_bytes()
    path.write_bytes(broken(whole))
    assert path.read_bytes() != whole
    assert kept(filled) is None


def test_columns_that_do_not_fit_each_other_are_not_used(filled: Library) -> None:
    catalogue = made(filled)
    catalogue.speaker = catalogue.speaker[:-1]
    beside_index(filled).write(catalogue)
    assert kept(filled) is None


def test_it_goes_where_it_cannot_be_kept(filled: Library, tmp_path: Path) -> None:
    CatalogueFile(tmp_path / "nowhere" / "catalogue.msgpack").write(made(filled))
    assert not (tmp_path / "nowhere").exists()


def test_what_a_killed_process_left_is_cleared_away(filled: Library) -> None:
    file, catalogue = beside_index(filled), made(filled)
    (folder,) = filled.folder.glob("index-*")
    left = folder / "catalogue.part"
    left.write_bytes(b"half")
    file.write(catalogue)
    assert kept(filled) is None, "somebody may still be writing"
    old = time.time() - 2 * catalogue_file._LEFT_BEHIND_SECONDS
    os.utime(left, (old, old))
    file.write(catalogue)
    assert kept(filled) is not None
    assert not left.exists()


def test_the_searching_process_keeps_its_lists_when_it_goes(filled: Library) -> None:
    with SearchService() as search:
        search.open(filled.folder)
        assert search.search("防災").total == 2
        assert kept(filled) is None
    assert kept(filled) is not None


def test_it_keeps_them_before_that_in_a_pause(filled: Library) -> None:
    (folder,) = filled.folder.glob("index-*")
    with SearchService() as search:
        search.open(filled.folder)
        assert search.search("防災").total == 2
        path = folder / "catalogue.msgpack"
        until = time.monotonic() + 20 * service._KEEP_SECONDS
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.02)
    assert kept(filled) is not None
    with SearchService() as search:
        search.open(filled.folder)
        assert search.search("防災").total == 2
