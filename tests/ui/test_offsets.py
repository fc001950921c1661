"""Names such as 𠮷野 must not shift what is selected and painted behind them."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.offsets import Utf16Map, to_code_point, to_utf16

texts = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("あ𠮷🏯a\n", max_size=60)


def test_a_rare_character_counts_twice_for_qt() -> None:
    assert to_utf16("𠮷野議員", 2) == 3
    assert to_code_point("𠮷野議員", 3) == 2
    assert to_code_point("𠮷野議員", 1) == 0  # within the pair: the character itself


@given(texts)
def test_it_agrees_with_the_encoding_itself(text: str) -> None:
    known = Utf16Map(text)
    assert known.length == len(text.encode("utf-16-le")) // 2
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert known.to_utf16(offset) == to_utf16(text, offset) == unit
        assert known.to_code_point(unit) == offset


@given(texts)
def test_every_unit_belongs_to_the_character_that_holds_it(text: str) -> None:
    known = Utf16Map(text)
    for unit in range(known.length):
        offset = known.to_code_point(unit)
        assert known.to_utf16(offset) <= unit < known.to_utf16(offset + 1)
