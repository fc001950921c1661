"""The window says which edition is open, and shows what the final one changed."""

from datetime import date

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.exchanges import find_exchanges
from reader.ui.differences_dialog import DifferencesDialog
from reader.ui.main_window import MainWindow
from reader.ui.place import Place, View

SITTING = Sitting(
    id="架空区議会:R080217A",
    assembly="架空区議会",
    meeting="令和8年第1回定例会（第1日 2月17日）",
    date=date(2026, 2, 17),
    url=None,
    speeches=(
        Speech("例示花子議長", Speaker("例示花子", "議長"), SpeechKind.CHAIR, "開会します。"),
        Speech(
            "２番（見本太郎議員）",
            Speaker("見本太郎", None, 2),
            SpeechKind.QUESTION,
            "　学校図書館の開館時間について伺います。延長すべきです。",
        ),
        Speech(
            "架空一郎区長",
            Speaker("架空一郎", "区長"),
            SpeechKind.ANSWER,
            "　研究いたします。",
        ),
    ),
    family="kensakusystem",
    reference="R080217A",
    preliminary=True,
)


def test_what_the_final_text_changed_is_one_click_from_the_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    library = window._workspace.library
    pane = window.reader
    place = Place(sitting=SITTING.id, view=View.FULL_TEXT)
    library.sittings.store(SITTING, find_exchanges(SITTING))
    window.browsing.open_place(place)
    labels = pane._edition
    qtbot.waitUntil(lambda: labels._words.text() == "速報版")
    assert not labels.comparison.isVisibleTo(pane)

    final = replace(
        SITTING,
        preliminary=False,
        speeches=(
            *SITTING.speeches[:2],
            replace(SITTING.speeches[2], text="　検討いたします。"),
        ),
    )
    library.sittings.store(final, find_exchanges(final))
    window.browsing.clear()
    window.browsing.open_place(place)
    qtbot.waitUntil(lambda: labels.comparison.isVisibleTo(pane))
    assert labels.comparison.text() == "速報版との違い"
    assert not labels._words.isVisibleTo(pane)

    labels.comparison.click()
    qtbot.waitUntil(lambda: window.findChild(DifferencesDialog) is not None)
    dialog = window.findChild(DifferencesDialog)
    assert dialog is not None
    shown = dialog.text.toPlainText()
    assert "架空一郎区長" in shown
    assert "研究検討いたします。" in shown
    assert "見本太郎" not in shown
    assert dialog.summary.text() == "変わった発言 1件"
    dialog.close()
