"""What is known of a speaker is one click away, and the reader has the last word about it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.library.library import Library
from reader.minutes.transcript import Entry, Transcript, build_sitting
from reader.ui.main_window import MainWindow
from reader.ui.people import called
from reader.ui.person_choice import PersonChoice
from reader.ui.person_dialog import PersonDialog

OTHERS = " 例示花子君 仮名一郎君"


@pytest.fixture
def library(window: MainWindow) -> Library:
    """A council in which one member went by two names, told by nobody yet."""
    library = window._workspace.library
    for day, labels in (
        ("2013-03-01", "架空はなこ君" + OTHERS),
        ("2013-06-01", "架空委員" + OTHERS),
        ("2017-03-01", "見本はなこ君" + OTHERS),
        ("2018-03-01", "副議長（見本はなこ君）" + OTHERS),
    ):
        sitting = build_sitting(
            Transcript(
                date.fromisoformat(day),
                "本会議",
                tuple(Entry(label, "公園について。") for label in labels.split()),
            ),
            reference=f"R{day}",
            assembly="架空区議会",
            url=None,
            family="text",
        )
        library.sittings.store(sitting, ())
    library.people.refresh()
    return library


def dialog_of(window: MainWindow, qtbot: QtBot) -> PersonDialog:
    """The dialog, once it is there."""
    qtbot.waitUntil(lambda: bool(window.findChildren(PersonDialog)))
    return window.findChildren(PersonDialog)[-1]


def labels_of(dialog: PersonDialog) -> list[str]:
    """The labels that it lists."""
    return [
        dialog.labels.topLevelItem(row).text(0)  # pyright: ignore[reportOptionalMemberAccess]
        for row in range(dialog.labels.topLevelItemCount())
    ]


def test_a_speaker_has_labels_posts_and_reasons(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    sitting = library.sittings.infos()[-1].id
    window.people.show_speaker(sitting, 1)
    dialog = dialog_of(window, qtbot)
    assert dialog.name.text() == "見本はなこ"
    assert labels_of(dialog) == ["見本はなこ君", "副議長（見本はなこ君）"]
    words = [one.text() for one in dialog.career.findChildren(type(dialog.name))]
    assert "議員 2017 → 副議長 2018" in words
    assert not dialog.apart.isEnabled()


def test_two_names_become_one_person_and_two_again(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    first = library.sittings.infos()[0].id
    window.people.show_speaker(first, 1)
    dialog = dialog_of(window, qtbot)
    dialog.same.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PersonChoice)))
    choice = dialog.findChildren(PersonChoice)[-1]
    assert choice.chosen is None, "nobody is chosen who was not picked"
    assert not choice._accept.isEnabled()
    choice.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert choice.chosen is None
    choice.field.setText("見本")
    assert choice._accept.isEnabled()
    choice.field.clear()
    assert choice.chosen is None
    choice.list.setCurrentRow(0)
    assert choice.chosen is not None
    choice.field.setText("見本")
    assert choice.chosen is not None
    assert choice.chosen.name == "見本はなこ"
    with qtbot.waitSignal(window.people.told, timeout=20_000):
        choice.accept()
    assert dialog.name.text() == "見本はなこ"
    assert "架空はなこ君" in labels_of(dialog)
    person = library.people.at(first, 1)
    assert person is not None
    assert person.name == "見本はなこ"
    with qtbot.waitSignal(window.people.told, timeout=20_000):
        window.notices.undo()
    person = library.people.at(first, 1)
    assert person is not None
    assert person.name == "架空はなこ"


def test_a_label_is_taken_from_a_person_and_given_back(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    committee = library.sittings.infos()[1].id
    window.people.show_speaker(committee, 1)
    dialog = dialog_of(window, qtbot)
    assert labels_of(dialog) == ["架空はなこ君", "架空委員"]
    dialog.labels.setCurrentItem(dialog.labels.topLevelItem(1))
    with qtbot.waitSignal(window.people.told, timeout=20_000):
        dialog.apart.click()
    assert labels_of(dialog) == ["架空はなこ君"]
    assert len(dialog.record.decisions) == 1
    with qtbot.waitSignal(window.people.told, timeout=20_000):
        dialog.takenBack.emit(dialog.record.decisions[0].id)
    assert labels_of(dialog) == ["架空はなこ君", "架空委員"]


def test_the_filter_of_speakers_leads_to_the_person(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    window._list.strip.personRequested.emit("見本はなこ")
    dialog = dialog_of(window, qtbot)
    dialog.searchRequested.emit()
    assert window._field.text() == "発言者:見本はなこ"
    qtbot.waitUntil(window.settled, timeout=20_000)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("見本太郎", "見本太郎"),
        ("＝見本", "見本"),
        ("見本太郎＠架空区議会", "見本太郎（架空区議会）"),
        ("見本太郎＃2", "見本太郎　#2"),
    ],
)
def test_values_of_the_facet_are_read_as_names(value: str, words: str) -> None:
    assert called(value) == words
