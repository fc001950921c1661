# pyright: basic
"""A posting list as Whoosh has it, with the places of the term behind it.

A list is Whoosh's magic number and blocks; a block is its size (negative for the last), pickled
facts (how many documents, the last of them, …), and a pickle of differences of documents, and no
weights or values. Before it, where Whoosh does not look, stand offset and size of the term's places
in the file of places. The list of a rare term stands in the term index itself, as Whoosh allows:
documents, weights, values, the first of which is its places.

Places are packed as differences, long rows as `reader.search.whoosh_index.long_row` does it, so that
blocks that hold nothing wanted are passed over. For a single character it is enough to know
how often it stands in which speech: differences of speeches, and then counts.
"""

import pickle
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from reader.search.index import Matches, Numbers
from reader.search.whoosh_index.long_row import BLOCK, PackedBlocks, pack_blocks

MAGIC = b"W3Bl"  # whoosh.codec.whoosh3.WHOOSH3_HEADER_MAGIC
RARE = 4
"""Places of a term whose posting list stands in the term index."""

Ranges = tuple[Numbers, Numbers]
"""First and last places of ranges, both ascending."""

_SLOT = struct.Struct("<QI")

_DOCUMENTS = 4096
_LONG = 4096
"""Places from which they are packed in blocks."""
_COMPRESSED = 32
"""Numbers from which compressing them is worth its time."""

# The first byte of packed numbers: their width in bytes, and how they are packed.
_WIDTH, _RAW, _PLAIN, _BLOCKS = 7, 8, 16, 32


def pack(numbers: NDArray[np.uint32]) -> bytes:
    """Numbers, the bytes of one significance together.

    Of differences of places the lowest bytes are as good as random, and compressing them would
    take most of the time of reading; the higher ones are small.
    """
    largest = int(numbers.max())
    width = 1 if largest <= 0xFF else 2 if largest <= 0xFFFF else 4
    planes = numbers.view(np.uint8).reshape(-1, 4).T
    random = min(width - 1, 1)
    rest = planes[random:width].tobytes()
    if len(numbers) >= _COMPRESSED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, zlib.Z_FILTERED)
        packed = packer.compress(rest) + packer.flush()
        if len(packed) < len(rest):
            return bytes((width,)) + packed + planes[:random].tobytes()
    return bytes((width | _RAW,)) + rest + planes[:random].tobytes()


def _unpack(packed: bytes | memoryview) -> Numbers:
    width = packed[0] & _WIDTH
    random = min(width - 1, 1)
    if packed[0] & _RAW:
        planes = bytes(packed[1:])
    else:
        unpacker = zlib.decompressobj(-15)
        planes = unpacker.decompress(packed[1:]) + unpacker.unused_data
    size = len(planes) // width
    numbers = np.zeros((size, 8), dtype=np.uint8)
    # The lowest bytes come last.
    significance = [*range(random, width), *range(random)]
    numbers[:, significance] = np.frombuffer(planes, np.uint8).reshape(width, size).T
    return numbers.view("<i8").ravel()


def pack_places(steps: NDArray[np.uint32]) -> bytes:
    """The places of a pair, as the first of them and the differences to those that follow."""
    if len(steps) <= RARE:
        return bytes((_PLAIN,)) + steps.tobytes()
    if len(steps) < _LONG:
        return pack(steps)
    count = len(steps) // BLOCK
    whole = count * BLOCK
    blocks = pack_blocks(np.cumsum(steps[:whole], dtype=np.int64))
    rest = pack(steps[whole:]) if whole < len(steps) else b""
    return b"".join((bytes((_BLOCKS,)), count.to_bytes(4, "little"), blocks, rest))


def in_blocks(packed: bytes | memoryview) -> bool:
    """Whether `unpack_places` may read a part of what `pack_places` packed: else it reads all."""
    return packed[0] == _BLOCKS


def unpack_places(packed: bytes | memoryview, ranges: Ranges) -> Numbers:
    """The places that `pack_places` packed, ascending.

    Args:
        ranges: first and last places between which they matter; others may be left out. Where
            both are the same array, these places alone matter.
    """
    if packed[0] == _PLAIN:
        return np.cumsum(np.frombuffer(packed, dtype="<u4", offset=1).astype(np.int64))
    if not in_blocks(packed):
        return np.cumsum(_unpack(packed))
    count = int.from_bytes(packed[1:5], "little")
    row = memoryview(packed)[5:]
    blocks = PackedBlocks(row, count)
    # What is wanted may lie behind all blocks, in the rest or behind that, too.
    wanted = _touched(blocks.lasts, ranges)
    rest = len(row) > blocks.size and bool(wanted[count])
    chosen = np.flatnonzero(wanted[:count])
    found = blocks.numbers(chosen) if len(chosen) else np.empty(0, dtype=np.int64)
    if not rest:
        return found
    steps = _unpack(row[blocks.size :])
    steps[0] += blocks.lasts[-1]
    return np.concatenate((found, np.cumsum(steps)))


def _touched(lasts: Numbers, ranges: Ranges) -> NDArray[np.bool_]:
    """Which blocks, and at the end whether what is behind them, the ranges reach into."""
    first, last = ranges
    touched = np.zeros(len(lasts) + 1, dtype=np.bool_)
    if first is last and len(first) > len(lasts):
        # What is looked up is the fewer of the two.
        before = np.searchsorted(first, lasts, side="right")
        touched[0] = before[0] > 0
        np.greater(before[1:], before[:-1], out=touched[1:-1])
        touched[-1] = before[-1] < len(first)
        return touched
    starts = np.searchsorted(lasts, first)
    if first is last:
        touched[starts] = True
        return touched
    size = len(lasts) + 2
    edges = np.bincount(starts, minlength=size)
    edges -= np.bincount(np.searchsorted(lasts, last) + 1, minlength=size)
    return np.cumsum(edges)[:-1] > 0


def pack_counts(speeches: NDArray[np.uint32], counts: NDArray[np.uint32]) -> bytes:
    """How often a character stands in speeches, given as the first and differences."""
    first = pack(speeches)
    return len(first).to_bytes(4, "little") + first + pack(counts)


def unpack_counts(packed: bytes | memoryview) -> Matches:
    """What `pack_counts` packed."""
    middle = 4 + int.from_bytes(packed[:4], "little")
    return Matches(np.cumsum(_unpack(packed[4:middle])), _unpack(packed[middle:]))


def write(
    documents: Sequence[int], slot: tuple[int, int] | None, lists: BinaryIO
) -> tuple[int, int]:
    """Write a posting list to the end of a file.

    Args:
        slot: where the places lie; None of a field that has none.

    Returns:
        Where the list begins, as Whoosh reads it, and its length.
    """
    if slot is not None:
        lists.write(_SLOT.pack(*slot))
    begin = lists.tell()
    lists.write(MAGIC)
    for start in range(0, len(documents), _DOCUMENTS):
        block = documents[start : start + _DOCUMENTS]
        gaps = (block[0], *(after - before for before, after in pairwise(block)))
        data = pickle.dumps((gaps, None, None), 2)
        compression = 1 if len(data) > 100 else 0
        if compression:
            data = zlib.compress(data, compression)
        facts = pickle.dumps((len(block), block[-1], 1.0, compression, 0, 0), 2)
        length = len(facts) + len(data)
        last = start + _DOCUMENTS >= len(documents)
        lists.write((-length if last else length).to_bytes(4, "big", signed=True) + facts + data)
    return begin, lists.tell() - begin


def extent_of_slot(begin: int) -> tuple[int, int]:
    """Which bytes `read_slot` wants of the list that begins there: offset and size."""
    return begin - _SLOT.size, _SLOT.size + len(MAGIC)


def read_slot(data: bytes) -> tuple[int, int]:
    """Where the places of a posting list lie: offset and size."""
    if data[_SLOT.size :] != MAGIC:
        raise ValueError("not a posting list")
    return _SLOT.unpack_from(data)
