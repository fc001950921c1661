"""EUC-JP and ISO-2022-JP as Windows writes them: with ①, Ⅲ, ㈱, 髙 and 﨑.

Python's codecs know the standard alone. Windows puts its own characters into the rows that the
standard leaves free (code pages 51932 and 50220), the same as in cp932: moved to where cp932 has
them, the bytes are read by its codec. The arithmetic is that between JIS and Shift_JIS (JIS X 0208,
annex 1).
"""

import re

_ESCAPE = re.compile(rb"\x1b(\$B|\$@|\(B|\(J|\(I)")
_KANJI = (b"$B", b"$@")
_KATAKANA = b"(I"
_SINGLE_SHIFT = 0x8E


def decode_euc(data: bytes) -> str:
    """The text of EUC-JP with the characters of Windows.

    Raises:
        UnicodeDecodeError: at the first byte that means nothing.
    """
    moved = bytearray()
    at = 0
    while at < len(data):
        first = data[at]
        second = data[at + 1] if at + 1 < len(data) else 0
        if first < 0x80:
            moved.append(first)
            at += 1
        elif first == _SINGLE_SHIFT and 0xA1 <= second <= 0xDF:
            moved.append(second)
            at += 2
        elif first >= 0xA1 and 0xA1 <= second <= 0xFE:
            moved += _shifted(first - 0x80, second - 0x80)
            at += 2
        else:
            raise UnicodeDecodeError("cp51932", data, at, at + 1, "no character")
    return _read(bytes(moved), data)


def decode_iso2022(data: bytes) -> str:
    """The text of ISO-2022-JP with the characters of Windows.

    Raises:
        UnicodeDecodeError: at the first byte that means nothing.
    """
    moved = bytearray()
    mode = b"(B"
    pieces = _ESCAPE.split(data)
    for number, piece in enumerate(pieces):
        if number % 2:
            mode = piece
        elif mode == _KATAKANA:
            moved += bytes(byte | 0x80 for byte in piece)
        elif mode in _KANJI:
            if len(piece) % 2 or any(not 0x21 <= byte <= 0x7E for byte in piece):
                raise UnicodeDecodeError("cp50220", data, 0, 1, "no character")
            for at in range(0, len(piece), 2):
                moved += _shifted(piece[at], piece[at + 1])
        else:
            moved += piece
    return _read(bytes(moved), data)


def _shifted(first: int, second: int) -> bytes:
    """A character's two JIS bytes (21 to 7E) as those of Shift_JIS."""
    if first % 2:
        second += 0x1F if second < 0x60 else 0x20
    else:
        second += 0x7E
    first = (first + 1) // 2 + (0x70 if first < 0x5F else 0xB0)
    return bytes((first, second))


def _read(moved: bytes, data: bytes) -> str:
    try:
        return moved.decode("cp932")
    except UnicodeDecodeError as error:
        raise UnicodeDecodeError("cp932", data, 0, 1, error.reason) from error
