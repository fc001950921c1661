"""The original text, compressed: how speeches lie in chunks.

A chunk is closed by the speech with which it reaches `CHUNK` characters, so that a
speech is never split. zlib over chunks of this size brings minutes to about a third of
their UTF-8 bytes and costs 0.07 ms to read, and a search reads few chunks.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence

CHUNK = 4000
"""Characters after which a chunk is closed."""


def pack(text: str) -> bytes:
    """Compress a chunk's text."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> str:
    """The text of a chunk as `pack` made it."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def group(texts: Sequence[str]) -> Iterator[range]:
    """Ranges of consecutive texts that make up a chunk each."""
    start = size = 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= CHUNK:
            yield range(start, index + 1)
            start, size = index + 1, 0
    if start < len(texts):
        yield range(start, len(texts))


def write(
    connection: sqlite3.Connection, texts: Sequence[str], *, sitting: int | None, post: int | None
) -> list[tuple[int, int]]:
    """Store `texts` in chunks of their owner's row.

    Returns:
        For each text the chunk's id and the text's start in it.
    """
    places: list[tuple[int, int]] = []
    for indexes in group(texts):
        content = "".join(texts[index] for index in indexes)
        chunk = connection.execute(
            "INSERT INTO chunk (sitting_id, post_id, text) VALUES (?, ?, ?)",
            (sitting, post, pack(content)),
        ).lastrowid
        assert chunk is not None
        start = 0
        for index in indexes:
            places.append((chunk, start))
            start += len(texts[index])
    return places


def read(connection: sqlite3.Connection, chunks: Iterable[int]) -> dict[int, str]:
    """The texts of `chunks` by id; an id that is gone is left out."""
    wanted = list(dict.fromkeys(chunks))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ",".join("?" * len(some))
        for chunk, data in connection.execute(
            f"SELECT id, text FROM chunk WHERE id IN ({marks})", some
        ):
            found[chunk] = unpack(data)
    return found
