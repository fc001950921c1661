"""Code points and UTF-16 units: minutes count the former, Qt the latter.

They differ behind every character outside the Basic Multilingual Plane, such as the
𠮷 of many a name.
"""

from bisect import bisect_left

_FIRST_WIDE = 0x10000


class Utf16Map:
    """Translates offsets of one text between code points and UTF-16 units."""

    def __init__(self, text: str) -> None:
        # Encoding is far quicker than to look at every character of a long sitting here.
        wide = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self._length = len(text)
        self._points = (
            [index for index, character in enumerate(text) if ord(character) >= _FIRST_WIDE]
            if wide
            else []
        )
        self._units = [point + before for before, point in enumerate(self._points)]

    def to_utf16(self, offset: int) -> int:
        """The offset in UTF-16 units of a code point offset (0 to the length)."""
        return offset + bisect_left(self._points, offset) if self._points else offset

    def to_code_point(self, unit: int) -> int:
        """The code point offset of a UTF-16 offset; within a pair, that of its character."""
        if not self._points:
            return unit
        # A pair that begins before `unit` has put one unit too many; one whose second
        # half is at `unit` too: the offset is then that of the character itself.
        return unit - bisect_left(self._units, unit)

    @property
    def length(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._points)


def to_utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units of a code point offset into `text`.

    For several offsets of one text, make a `Utf16Map`.
    """
    return offset + sum(character >= "\U00010000" for character in text[:offset])


def to_code_point(text: str, unit: int) -> int:
    """The code point offset of a UTF-16 offset into `text`."""
    return Utf16Map(text).to_code_point(unit)
