# pyright: basic
"""Ascending numbers packed so that any blocks of them are unpacked together.

Elias–Fano coding (P. Elias, 1974; R. Fano, 1971) block by block: the low bits of all numbers stand
side by side, what is above them is written in unary, as the gaps between the ones of a bitmap. It
takes hardly more room than such numbers must, and the wanted blocks are read by a handful of array
operations, however many they are and however far apart.
"""

import numpy as np
from numpy.typing import NDArray

from reader.search.index import Numbers

BLOCK = 256
"""Numbers of a block."""

_WITHIN = np.arange(BLOCK)
_NIBBLES = np.arange(256)[:, None] >> np.array([0, 4]) & 15
"""The two halves of a byte."""


def pack_blocks(numbers: Numbers) -> bytes:
    """Pack ascending numbers, of which there are whole blocks.

    Returns:
        How many low bits there are (1 byte), the last number of each block (4 bytes each), the
        low bits by their significance, the bitmaps.
    """
    blocks = numbers.reshape(-1, BLOCK)
    lasts = blocks[:, -1]
    bits = _low_bits((int(lasts[-1]) + 1) / len(numbers))
    steps = blocks - np.concatenate(([0], lasts[:-1]))[:, None]
    offsets = _offsets(lasts, bits)
    bitmap = np.zeros(8 * int(offsets[-1]), dtype=np.bool_)
    bitmap[((steps >> bits) + _WITHIN + 8 * offsets[:-1, None]).ravel()] = True
    planes: list[bytes] = []
    low = steps.ravel()
    if bits % 8:
        halves = (low & 15).astype(np.uint8).reshape(-1, 2)
        planes.append((halves[:, 0] | halves[:, 1] << 4).tobytes())
        low = low >> 4
    for _ in range(bits // 8):
        planes.append((low & 255).astype(np.uint8).tobytes())
        low = low >> 8
    packed = np.packbits(bitmap, bitorder="little").tobytes()
    return b"".join((bytes((bits,)), lasts.astype("<u4").tobytes(), *planes, packed))


class PackedBlocks:
    """What `pack_blocks` packed, to be unpacked in part.

    Attributes:
        lasts: the last number of each block.
        size: how many bytes it takes.
    """

    def __init__(self, packed: bytes | memoryview, count: int) -> None:
        """Look at `count` blocks at the beginning of `packed`."""
        bits = self._bits = packed[0]
        self.lasts: Numbers = np.frombuffer(packed, "<u4", count, 1).astype(np.int64)
        self._offsets = _offsets(self.lasts, bits)
        place = 1 + 4 * count
        self._planes: list[NDArray[np.uint8]] = []
        for width in (BLOCK // 2,) * (bits % 8 // 4) + (BLOCK,) * (bits // 8):
            plane = np.frombuffer(packed, np.uint8, count * width, place)
            self._planes.append(plane.reshape(count, width))
            place += count * width
        self._bitmap = np.frombuffer(packed, np.uint8, int(self._offsets[-1]), place)
        self.size = place + int(self._offsets[-1])

    def numbers(self, blocks: Numbers) -> Numbers:
        """The numbers of some blocks (at least one; which, from 0, ascending), ascending."""
        first, end = int(blocks[0]), int(blocks[-1]) + 1
        lows, highs = self._offsets[blocks], self._offsets[blocks + 1]
        chosen: slice | Numbers
        if end - first == len(blocks):
            chosen = slice(first, end)
            bitmap = self._bitmap[lows[0] : highs[-1]]
            starts = lows - lows[0]
        else:
            chosen = blocks
            sizes = highs - lows
            ends = np.cumsum(sizes)
            starts = ends - sizes
            bitmap = self._bitmap[np.arange(ends[-1]) + np.repeat(lows - starts, sizes)]
        ones = np.unpackbits(bitmap, bitorder="little").view(np.bool_).nonzero()[0]
        numbers = ones.reshape(-1, BLOCK)
        numbers -= _WITHIN
        numbers -= 8 * starts[:, None]
        for plane in self._planes[::-1]:
            low = plane[chosen]
            if low.shape[1] == BLOCK:
                numbers <<= 8
                numbers |= low
            else:
                numbers <<= 4
                numbers |= _NIBBLES[low].reshape(numbers.shape)
        before = self.lasts[blocks - 1]
        if first == 0:
            before[0] = 0
        numbers += before[:, None]
        return numbers.ravel()


def _low_bits(gap: float) -> int:
    """How many low bits, a multiple of 4, take the least room at that average gap."""
    return min(range(0, 25, 4), key=lambda bits: bits + gap / (1 << bits))


def _offsets(lasts: Numbers, bits: int) -> Numbers:
    """Where each block's bitmap begins, in bytes, and where the last one ends."""
    offsets = np.empty(len(lasts) + 1, dtype=np.int64)
    offsets[0] = 0
    spans = lasts.copy()
    spans[1:] -= lasts[:-1]
    spans >>= bits
    spans += BLOCK + 7
    spans >>= 3
    spans.cumsum(out=offsets[1:])
    return offsets
