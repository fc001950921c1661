# pyright: basic
"""Ascending numbers packed so that any blocks of them are unpacked together.

What is kept are the gaps between the numbers, in as many whole or half bytes as most of them need;
what the others have beyond that stands behind as exceptions, block by block ("patched" coding:
M. Zukowski, S. Heman, N. Nes, P. Boncz, Super-Scalar RAM-CPU Cache Compression, 2006). Places of a
pair of characters come in clusters, which leaves few exceptions, and the wanted blocks are read by
a handful of array operations, however many they are and however far apart.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.search.index import Numbers

BLOCK = 256
"""Numbers of a block."""

_WIDTHS = (8, 12, 16)
"""Bits of a gap that are not an exception's."""

_EXCEPTION = 3
"""Bytes of an exception: where in its block, and what is above the others' bits."""

_TWO = np.arange(256, dtype="<u4")
_HALVES = (_TWO & 15) << 8 | (_TWO >> 4) << 24
"""The upper bits of two gaps of 12 bits, by the byte that holds them."""


def pack_blocks(numbers: Numbers) -> bytes:
    """Pack ascending numbers below 2³², of which there are whole blocks.

    Returns:
        The bits of a gap (1 byte), the last number of each block (4 bytes each), how many
        exceptions each has (2 bytes each), the gaps' low bytes and half bytes, where the
        exceptions stand (1 byte each), and what they have beyond (2 bytes each).
    """
    lasts = numbers[BLOCK - 1 :: BLOCK]
    gaps = np.diff(numbers, prepend=0)
    width = _width(gaps)
    beyond = gaps >> width
    exceptions = np.flatnonzero(beyond)
    of_blocks = np.bincount(exceptions // BLOCK, minlength=len(lasts))
    planes: list[NDArray[Any]] = [(gaps & 255).astype(np.uint8)]
    if width == 12:
        halves = (gaps >> 8 & 15).astype(np.uint8).reshape(-1, 2)
        planes.append(halves[:, 0] | halves[:, 1] << 4)
    elif width == 16:
        planes = [(gaps & 65535).astype("<u2")]
    parts = (
        lasts.astype("<u4"),
        of_blocks.astype("<u2"),
        *planes,
        (exceptions % BLOCK).astype(np.uint8),
        beyond[exceptions].astype("<u2"),
    )
    return b"".join((bytes((width,)), *(part.tobytes() for part in parts)))


class PackedBlocks:
    """What `pack_blocks` packed, to be unpacked in part.

    Attributes:
        lasts: the last number of each block.
        size: how many bytes it takes.
    """

    def __init__(self, packed: bytes | memoryview, count: int) -> None:
        """Look at `count` blocks at the beginning of `packed`."""
        self._width = packed[0]
        self.lasts: Numbers = np.frombuffer(packed, "<u4", count, 1).astype(np.int64)
        self._exceptions = np.zeros(count + 1, dtype=np.int64)
        np.frombuffer(packed, "<u2", count, 1 + 4 * count).cumsum(out=self._exceptions[1:])
        place = 1 + 6 * count
        kind = "<u2" if self._width == 16 else "u1"
        self._low = np.frombuffer(packed, kind, count * BLOCK, place).reshape(count, BLOCK)
        place += self._low.nbytes
        of_halves = BLOCK // 2 if self._width == 12 else 0
        halves = np.frombuffer(packed, np.uint8, count * of_halves, place)
        self._halves = halves.reshape(count, of_halves)
        place += halves.nbytes
        exceptions = int(self._exceptions[-1])
        self._where = np.frombuffer(packed, np.uint8, exceptions, place)
        self._beyond = np.frombuffer(packed, "<u2", exceptions, place + exceptions)
        self.size = place + _EXCEPTION * exceptions

    def numbers(self, blocks: Numbers) -> Numbers:
        """The numbers of some blocks (at least one; which, from 0, ascending), ascending."""
        first, end = int(blocks[0]), int(blocks[-1]) + 1
        together = end - first == len(blocks)
        gaps = self._gaps(slice(first, end) if together else blocks)
        before = int(self.lasts[first - 1]) if first else 0
        if together:
            numbers = gaps.ravel()
            numbers[0] += before
            return numbers.cumsum(out=numbers)
        numbers = gaps.cumsum(axis=1, out=gaps)
        bases = self.lasts[blocks - 1]
        bases[0] = before
        numbers += bases[:, None]
        return numbers.ravel()

    def _gaps(self, blocks: slice | Numbers) -> NDArray[np.int64]:
        low, starts, ends = self._low, self._exceptions[:-1], self._exceptions[1:]
        halves = self._halves
        if isinstance(blocks, slice):
            low, starts, ends, halves = low[blocks], starts[blocks], ends[blocks], halves[blocks]
        else:
            # Brackets would do the same, and take twice as long.
            low, halves = low.take(blocks, axis=0), halves.take(blocks, axis=0)
            starts, ends = starts.take(blocks), ends.take(blocks)
        if self._width == 12:
            low = _HALVES.take(halves).view("<u2") | low
        gaps = low.astype(np.int64)
        counts = ends - starts
        behind = counts.cumsum()
        if behind[-1]:
            rows = np.repeat(np.arange(len(counts)), counts)
            these = np.arange(behind[-1]) + (starts - behind + counts)[rows]
            beyond = self._beyond[these].astype(np.int64)
            gaps[rows, self._where[these]] += beyond << self._width
        return gaps


def _width(gaps: Numbers) -> int:
    """The bits of a gap that take the least room."""

    def room(width: int) -> float:
        return len(gaps) * width / 8 + _EXCEPTION * np.count_nonzero(gaps >> width)

    most = int(gaps.max())
    return min((width for width in _WIDTHS if most >> width < 1 << 16), key=room)
