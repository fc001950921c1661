"""Drafts in the library: whole, in order, and safe from a kill."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from fakes.drafts import draft, note, quotes
from msgspec.structs import replace

from reader.errors import NotFound
from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.library.records import Draft, DraftInfo


def test_a_draft_comes_back_with_everything_that_is_known_of_its_sources(library: Library) -> None:
    one = replace(draft(), id=0)
    identity = library.drafts.save(one)
    assert library.drafts.get(identity) == replace(one, id=identity)
    assert library.drafts.infos() == [DraftInfo(identity, one.title)]


def test_items_are_replaced_in_one_transaction(library: Library) -> None:
    first, second, *_ = quotes()
    identity = library.drafts.save(Draft(0, "図書館", (first, note("一"), second)))
    library.drafts.save(Draft(identity, "図書館の夜", (second, first)))
    assert library.drafts.get(identity) == Draft(identity, "図書館の夜", (second, first))


def test_a_deleted_draft_comes_back_under_its_id(library: Library) -> None:
    identity = library.drafts.save(Draft(0, "一", (note("言葉"),)))
    other = library.drafts.save(Draft(0, "二"))
    whole = library.drafts.get(identity)
    library.drafts.delete(identity)
    with pytest.raises(NotFound):
        library.drafts.get(identity)
    assert library.drafts.save(whole) == identity
    assert library.drafts.get(identity) == whole
    assert [info.id for info in library.drafts.infos()] == [identity, other]


def test_without_drafts_there_is_no_last_one(library: Library) -> None:
    assert library.drafts.last() is None


def test_a_quote_of_the_first_version_of_the_table_is_quoted_whole(library: Library) -> None:
    identity = library.drafts.save(Draft(0, "古い下書き"))
    connection = sqlite3.connect(library.folder / FILE_NAME)
    connection.execute(
        """
        INSERT INTO draft_item (draft_id, position, kind, text, sitting_key, speech, start, end)
        VALUES (?, 0, 'quote', '検討してまいります。', '架空区議会:A', 4, 10, 20)
        """,
        (identity,),
    )
    connection.commit()
    connection.close()
    (item,) = library.drafts.get(identity).items
    assert (item.owner, item.speech, item.start) == ("架空区議会:A", 4, 10)
    assert item.shown == item.spoken == ((0, 10),)


_TYPING = """
    import sys, time
    from PySide6.QtCore import QCoreApplication, QTimer
    from reader.library.library import Library
    from reader.library.records import Draft, DraftItem, DraftItemKind
    from reader.ui.draft_desk import DraftDesk
    from reader.ui.tasks import Tasks
    from pathlib import Path

    app = QCoreApplication([])
    library = Library(Path(sys.argv[1]))
    desk = DraftDesk(library, Tasks(), app)
    desk.begin("題", [DraftItem(DraftItemKind.NOTE, "")])
    started = time.monotonic()

    def type_on():
        # What stands there tells when it was typed.
        words = "%.3f" % (time.monotonic() - started)
        desk.set_item(0, DraftItem(DraftItemKind.NOTE, words), "", "note")
        print(words, flush=True)

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(20)
    app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_kill_in_the_middle_of_typing_loses_at_most_a_second(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_TYPING), str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    typed = 0.0
    while typed < 1.7:
        typed = float(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    typed = max([typed, *(float(line) for line in child.stdout if line.endswith("\n"))])
    child.wait()
    child.stdout.close()
    library = Library(tmp_path)
    try:
        last = library.drafts.last()
        assert last is not None
        assert typed - float(last.items[0].text or 0) <= 1.0
        assert library.problems() == []
    finally:
        library.close()
