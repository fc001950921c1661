"""The rows of blogs, which posts refer to."""

import sqlite3

from reader.library.records import BlogName, Interval


def row_for(connection: sqlite3.Connection, name: BlogName) -> int:
    """The row of a blog, made where there is none yet.

    It is known by its feed, else by its page, else by its title alone.
    """
    for condition, value in (
        ("feed = ?", name.feed),
        ("page = ?", name.page),
        ("page IS NULL AND feed IS NULL AND title = ?", name.title),
    ):
        if value is None:
            continue
        row = connection.execute(
            f"SELECT id FROM blog WHERE {condition} ORDER BY id", (value,)
        ).fetchone()
        if row is not None:
            connection.execute(
                "UPDATE blog SET page = ifnull(page, ?) WHERE id = ?", (name.page, row[0])
            )
            return int(row[0])
    made = connection.execute(
        "INSERT INTO blog (title, page, interval) VALUES (?, ?, ?)",
        (name.title, name.page, Interval.NEVER),
    ).lastrowid
    assert made is not None
    return made
