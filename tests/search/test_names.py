"""One person is counted once, however the minutes write the name."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from search.conftest import index_now

from reader.library.library import Library
from reader.minutes.model import Speaker
from reader.search.conditions import plain, plain_apart
from reader.search.engine import SearchEngine


def test_the_spellings_of_a_whole_name_are_one_speaker(
    library: Library, store: Callable[..., str], engine: SearchEngine
) -> None:
    store("A", [(Speaker("雛髙見本"), "公園について。"), (Speaker("雛高見本"), "公園です。")])
    store("B", [(Speaker("雛高見本", None, 4), "公園を広げる。")])
    index_now(library)
    found = engine.search("公園")
    assert dict(found.facets.speakers) == {"雛高見本": 3}
    assert engine.search("公園 発言者:雛高見本").total == 3


def test_two_surnames_that_only_look_alike_stay_two(
    library: Library, store: Callable[..., str], engine: SearchEngine
) -> None:
    store("A", [(Speaker("斎藤"), "公園について。"), (Speaker("斉藤"), "公園です。")])
    index_now(library)
    assert dict(engine.search("公園").facets.speakers) == {"斎藤": 1, "斉藤": 1}


@given(st.lists(st.text(alphabet="aＡガ゙カーｶ-　 \0\n", max_size=6), max_size=5))
def test_names_compared_together_are_compared_one_by_one(names: list[str]) -> None:
    assert plain_apart(names) == [plain(name) for name in names]
