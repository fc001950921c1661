"""Bytes of saved files become text, or an error that says where they are broken."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import DamagedMinutes
from reader.sources.decode import decode, decode_cp932

MINUTES = (
    "開催日：令和 7年 2月17日\r\n\r\n○髙﨑德子議長　　ただいまから会議を開きます。①～⑨ ｱｲｳ\r\n"
)
PLAIN = "○見本花子議長　　ただいまから会議を開きます。質問は駐輪場についてであります。\n"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_minutes_are_read_whatever_they_were_saved_as(encoding: str) -> None:
    assert decode(MINUTES.encode(encoding)) == MINUTES


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp", "cp932", "utf-8"])
def test_old_systems_too(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_what_a_page_declares_is_often_wrong() -> None:
    assert decode(MINUTES.encode("utf-8"), declared="Shift_JIS") == MINUTES
    assert decode(MINUTES.encode("cp932"), declared="x-sjis") == MINUTES
    assert decode(MINUTES.encode("cp932"), declared="utf-8") == MINUTES
    assert decode(PLAIN.encode("euc_jp"), declared="EUC-JP") == PLAIN
    assert decode(PLAIN.encode("cp932"), declared="euc-jp") == PLAIN
    assert decode(PLAIN.encode("cp932"), declared="no-such-charset") == PLAIN


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ""
    assert decode(b"\xef\xbb\xbf") == ""


@pytest.mark.parametrize(
    "broken", [b"\xff", b"\xfd", b"\x80", b"\xa0", b"\x00", b"\x81\x00", b"\x85"]
)
def test_a_broken_byte_is_named_by_its_place(broken: bytes) -> None:
    before = MINUTES.encode("cp932")
    with pytest.raises(DamagedMinutes, match=f"{len(before)}バイト目") as caught:
        decode(before + broken + b"\r\n", what="会議録.txt")
    assert caught.value.message("ja").startswith("会議録.txt は")
    assert f"position {len(before)}" in caught.value.message("en")


def test_broken_utf8_does_not_become_mojibake() -> None:
    data = (PLAIN * 20).encode()
    with pytest.raises(DamagedMinutes, match="（0バイト目"):
        decode(data[:1] + data[2:])
    with pytest.raises(DamagedMinutes, match=f"{len(data) - 4}バイト目"):
        decode(data[:-2])


def test_a_file_cut_in_the_middle_of_a_character() -> None:
    data = PLAIN.encode("cp932")
    with pytest.raises(DamagedMinutes, match=f"{len(data) - 3}バイト目"):
        decode(data[:-2])


def test_the_place_counts_from_the_beginning_of_the_file() -> None:
    with pytest.raises(DamagedMinutes, match="4バイト目"):
        decode(b"\xef\xbb\xbfa\xff")


JAPANESE = st.text(
    st.sampled_from(
        "あいうえおかきくけこ議会録質問答弁区長髙﨑德彌①Ⅲ㈱｡ｱｲｳ　ー～－ABC123 \r\n○◎〔〕"
    )
)


@given(JAPANESE)
def test_every_text_of_the_real_system_comes_back_as_it_was(text: str) -> None:
    data = text.encode("cp932", "ignore")
    assert decode_cp932(data, what="").encode("cp932") == data


@given(JAPANESE)
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.text(st.sampled_from("あいうえおかきくけこ議会録質問答弁区長　ー。、\n○"), min_size=1))
def test_sentences_with_hiragana_are_told_apart(text: str) -> None:
    text += "であります。"
    assert decode(text.encode("euc_jp")) == text
    assert decode(text.encode("cp932")) == text


@given(st.binary().filter(lambda data: data[:2] not in {b"\xff\xfe", b"\xfe\xff"}))
def test_any_bytes_give_text_or_a_sentence(data: bytes) -> None:
    try:
        text = decode(data)
    except DamagedMinutes:
        return
    assert text.count("\ufffd") == data.count("\ufffd".encode())


def as_windows_euc(text: str) -> bytes:
    """EUC-JP as code page 51932 has it: cp932's characters, moved by the rule of JIS X 0208."""
    moved = bytearray()
    for character in text:
        data = character.encode("cp932")
        if len(data) == 1:
            moved += data if data[0] < 0x80 else b"\x8e" + data
            continue
        first, second = data
        row = 2 * (first - (0x81 if first < 0xA0 else 0xC1))
        cell = second - 0x9F
        if cell < 0:
            cell = second - (0x40 if second < 0x7F else 0x41)
        else:
            row += 1
        moved += bytes((row + 0xA1, cell + 0xA1))
    return bytes(moved)


def as_windows_iso2022(text: str) -> bytes:
    """The same in seven bits, a switch before and after each character."""
    moved = bytearray()
    for character in text:
        data = as_windows_euc(character)
        if len(data) == 1:
            moved += data
        elif data[0] == 0x8E:
            moved += b"\x1b(I" + bytes((data[1] & 0x7F,)) + b"\x1b(B"
        else:
            moved += b"\x1b$B" + bytes(byte & 0x7F for byte in data) + b"\x1b(B"
    return bytes(moved)


# 髙 and 﨑 stand in EUC-JP among NEC's rows 89 to 92, from which cp932's own codec reads them.
OF_WINDOWS = st.text(st.sampled_from("あいうえお議会録質問答弁区長①⑳Ⅲ㈱㍻ｱｲｳ　ー。、ABC12\n○◎〔〕"))
ENCODERS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 little": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 big": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "cp932": lambda text: text.encode("cp932"),
    "euc-jp": as_windows_euc,
    "iso-2022-jp": as_windows_iso2022,
}


@pytest.mark.parametrize("encoder", ENCODERS.values(), ids=ENCODERS)
@given(text=OF_WINDOWS, declared=st.sampled_from([None, "Shift_JIS", "utf-8", "x-unknown"]))
def test_a_sentence_comes_back_from_every_encoding(
    encoder: Callable[[str], bytes], text: str, declared: str | None
) -> None:
    text = f"○例示花子議長　ただいまから会議を開きます。{text}お答えいたします。\n"
    assert decode(encoder(text), declared=declared) == text
