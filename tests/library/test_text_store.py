"""How a chunk's text is compressed."""

import sys
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from reader.library.text_store import pack, unpack

_MINUTES = "○見本太郎議員　オンライン化の推進について、区長の見解を伺います。"


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_comes_back(text: str) -> None:
    assert unpack(pack(text)) == text


def test_two_halves_of_a_pair_do_not_become_one_character() -> None:
    halves = "\ud83d" + "\ude00"
    assert unpack(pack(halves)) == halves != "😀"


def test_texts_of_libraries_from_before_are_read() -> None:
    assert unpack(zlib.compress(_MINUTES.encode(), 6)) == _MINUTES


@pytest.mark.parametrize("cut", [0, 3, 9, -2])
def test_half_a_text_is_no_text(cut: int) -> None:
    packed = pack(_MINUTES * 50)
    with pytest.raises((zlib.error, zstandard.ZstdError)):
        unpack(packed[:cut])


def test_many_threads_read_at_once() -> None:
    texts = [_MINUTES * (number + 1) for number in range(200)]
    packed = [pack(text) for text in texts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(unpack, packed)) == texts
    finally:
        sys.setswitchinterval(interval)
