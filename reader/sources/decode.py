"""From bytes to text, strictly: a byte that cannot be read is an error, never a guess.

Minutes come as cp932 (what Windows calls Shift_JIS: with 髙, 﨑, ①), as UTF-8, and
from old systems as EUC-JP or ISO-2022-JP; what a page declares is often wrong.
"""

import re
from collections.abc import Callable

from reader.errors import Bilingual, DamagedMinutes
from reader.sources import jis

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Every way a page spells "Shift_JIS" means the Windows code page in practice.
_CP932_NAMES = frozenset(
    {"shiftjis", "xsjis", "sjis", "mskanji", "windows31j", "cp932", "ms932", "cswindows31j"}
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b$(D")
# A run of NUL is what a crashed disk leaves. cp932's single bytes 80, A0 and FD to FF
# mean nothing either, but Python maps them to these.
_MEANINGLESS = re.compile("\x00")
_MEANINGLESS_CP932 = re.compile("[\x00\x80\uf8f0-\uf8f3]")
_HIRAGANA = re.compile("[ぁ-ん]")


def decode_cp932(data: bytes, *, what: object) -> str:
    """The text of cp932 bytes.

    Parameters:
        what: what is read, for the error's sentence (a path, a meeting's name).

    Raises:
        DamagedMinutes: at the first byte that means nothing, with its position.
    """
    return _strict(data, "cp932", what)


def decode(data: bytes, *, declared: str | None = None, what: object = "") -> str:
    """The text of a saved file whose encoding is unknown or only claimed.

    A byte order mark decides; then the escapes of ISO-2022-JP; then UTF-8, which
    other encodings practically never resemble; then EUC-JP, which is told by its
    hiragana; then what was declared, and cp932; the old ones also with the characters that Windows adds.

    Parameters:
        declared: the charset a page or header names; used only where it fits.
        what: what is read, for the error's sentence (a path).

    Raises:
        DamagedMinutes: where no encoding reads every byte; the sentence names the
            position of the first unreadable one.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, what, skipped=len(mark))
    if data.isascii() and any(escape in data for escape in _ESCAPES):
        return _of_windows(data, jis.decode_iso2022) or _strict(data, "iso2022_jp_ext", what)
    if _is_utf8(data):
        return _strict(data, "utf-8", what)
    if _is_euc(data):
        return _strict(data, "euc_jp", what)
    text = _of_windows(data, jis.decode_euc)
    if text is not None:
        return text
    claimed = _codec(declared)
    if claimed is not None and _reads(data, claimed):
        return _strict(data, claimed, what)
    return _strict(data, "cp932", what)


def decode_leniently(data: bytes) -> str:
    """A page's text for looking at what it is, never for keeping: it may be in any encoding."""
    try:
        return decode(data)
    except DamagedMinutes:
        return data.decode("cp932", "replace")


def _of_windows(data: bytes, decoder: Callable[[bytes], str]) -> str | None:
    """The text, with the characters of Windows in an older encoding; None where it is none."""
    try:
        text = decoder(data)
    except UnicodeDecodeError:
        return None
    return text if _meaningless(text, "cp932") is None and _HIRAGANA.search(text) else None


def _codec(declared: str | None) -> str | None:
    """The codec for a declared charset, None for one that minutes never come in."""
    name = re.sub(r"[^a-z0-9]", "", (declared or "").lower())
    if name in _CP932_NAMES:
        return "cp932"
    if name in {"eucjp", "xeucjp", "ujis"}:
        return "euc_jp"
    return None


def _is_utf8(data: bytes) -> bool:
    """UTF-8, also with a few broken bytes: those are damage, not another encoding.

    Japanese UTF-8 bytes often pass as cp932 mojibake, so one broken byte must not
    send the file down that road.
    """
    if _reads(data, "utf-8"):
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    return sound > 10 * broken


def _is_euc(data: bytes) -> bool:
    """EUC-JP: its bytes pass as half-width katakana in cp932, its text has hiragana.

    Hiragana of cp932 begins with the byte 82, which EUC-JP does not know.
    """
    if not _reads(data, "euc_jp"):
        return False
    return _HIRAGANA.search(data.decode("euc_jp")) is not None or not _reads(data, "cp932")


def _reads(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return _meaningless(text, codec) is None


def _meaningless(text: str, codec: str) -> re.Match[str] | None:
    pattern = _MEANINGLESS_CP932 if codec == "cp932" else _MEANINGLESS
    return pattern.search(text)


def _strict(data: bytes, codec: str, what: object, *, skipped: int = 0) -> str:
    """Decode or raise; `skipped` bytes stood before `data` in the file."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(what, error.start + skipped) from error
    meaningless = _meaningless(text, codec)
    if meaningless is not None:
        before = len(text[: meaningless.start()].encode(codec))
        raise _damaged(what, before + skipped)
    return text


def _damaged(what: object, position: int) -> DamagedMinutes:
    return DamagedMinutes(
        what=what,
        why=Bilingual(
            f"{position}バイト目に読み取れない文字があります",
            f"there is an unreadable byte at position {position}",
        ),
    )
