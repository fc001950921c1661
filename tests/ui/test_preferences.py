"""The settings dialog: what is changed shows at once, and every step can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.walking import search

from reader.settings import HOST_DELAYS, PROXY, PROXY_ADDRESS, shared_settings
from reader.sources.network import ProxyKind, network_in_force
from reader.ui.main_window import MainWindow
from reader.ui.option import Group
from reader.ui.option_editors import japanese_families
from reader.ui.options import Options
from reader.ui.preferences_dialog import PreferencesDialog
from reader.ui.theme import DARK, LIGHT, current_theme, reading_font, reading_type


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    """The dialog, opened as a reader opens it."""
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    made = window.preferences.dialog
    assert made is not None
    assert made.isVisible()
    return made


def field(dialog: PreferencesDialog, name: str, kind: type[QWidget]) -> QWidget:
    """What a setting is edited with."""
    editor = dialog.rows[name].editor
    assert editor is not None
    found = editor.findChild(kind)
    assert found is not None
    return found


def pick(dialog: PreferencesDialog, name: str, words: str) -> None:
    """Choose in a list, as a reader does."""
    box = field(dialog, name, QComboBox)
    assert isinstance(box, QComboBox)
    at = box.findText(words)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_every_declared_setting_stands_on_its_page(dialog: PreferencesDialog) -> None:
    shown = [option for option in Options.declared() if option.shown is not None]
    assert [option.name for option in shown if option.name not in dialog.rows] == []
    for option in shown:
        row = dialog.rows[option.name]
        if row.editor is not None:
            target = row.editor.focusProxy()
            assert target is not None
            assert target.accessibleName() or isinstance(target, QCheckBox), option.name


def test_dark_is_seen_at_once_and_light_again_by_the_way_back(
    dialog: PreferencesDialog, options: Options
) -> None:
    pick(dialog, "theme", "ライト")
    assert current_theme() is LIGHT
    pick(dialog, "theme", "ダーク")
    assert current_theme() is DARK
    assert options.theme.value == "dark"
    assert dialog.rows["theme"].back.isVisible()
    pick(dialog, "theme", "ライト")
    assert current_theme() is LIGHT


def test_the_text_that_is_open_follows_size_spacing_and_measure(
    sample: MainWindow, qtbot: QtBot, options: Options
) -> None:
    search(qtbot, sample, "オンライン化")
    view = sample.reader.thread_view
    em, pitch = view._page.setting.em, view._page.setting.pitch
    sample.preferences.show(Group.READING)
    dialog = sample.preferences.dialog
    assert dialog is not None
    spacing = field(dialog, "line_height", QDoubleSpinBox)
    assert isinstance(spacing, QDoubleSpinBox)
    spacing.setValue(2.0)
    assert view._page.setting.pitch == round(em * 2.0) > pitch
    measure = field(dialog, "measure", QSpinBox)
    assert isinstance(measure, QSpinBox)
    measure.setValue(26)
    assert view._page.columns[0].text <= 26 * em
    size = field(dialog, "reading_size", QDoubleSpinBox)
    assert isinstance(size, QDoubleSpinBox)
    size.setValue(18)
    assert view._page.setting.em > em
    assert sample.reader.post_view._page.points == 18
    for name in ("line_height", "measure", "reading_size"):
        options.reset(name)
    assert view._page.setting.pitch == pitch


def test_zooming_in_the_window_shows_in_the_dialog(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    size = field(dialog, "reading_size", QDoubleSpinBox)
    assert isinstance(size, QDoubleSpinBox)
    window.commands.larger.trigger()
    assert size.value() == 13
    window.commands.normal.trigger()
    assert size.value() == 12


def test_fonts_on_offer_can_show_japanese_and_none_is_squeezed(
    dialog: PreferencesDialog, options: Options
) -> None:
    box = field(dialog, "reading_family", QComboBox)
    assert isinstance(box, QComboBox)
    offered = [box.itemData(at) for at in range(box.count())]
    assert offered[0] == "", "the program's own choice comes first, and is the default"
    assert set(offered[1:]) == set(japanese_families())
    assert not any("UI" in family.split() for family in offered)
    if len(offered) > 1:
        pick(dialog, "reading_family", offered[-1])
        assert reading_font(12).families()[0] == offered[-1]
    options.reading_family = "架空明朝"
    assert "架空明朝" in box.currentText()
    assert "ありません" in box.currentText()
    options.reset("reading_family")
    assert reading_type().family == ""


def test_one_setting_goes_back_and_that_is_taken_back_too(
    dialog: PreferencesDialog, options: Options, qtbot: QtBot
) -> None:
    options.halfwidth = True
    row = dialog.rows["halfwidth"]
    dialog.show_group(Group.QUOTE)
    qtbot.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert options.halfwidth is False
    assert not row.back.isVisible()
    press(dialog, "元に戻す")
    assert options.halfwidth is True


def test_everything_goes_back_and_comes_again(
    dialog: PreferencesDialog, options: Options, qtbot: QtBot
) -> None:
    assert not dialog.all_back.isEnabled()
    options.reading_size = 15
    options.source_line = False
    options.host_delays = {"www.kakuu.example.jp": 5.0}
    options.heading_patterns = type(options.heading_patterns)(question="{氏名}")
    window_s_own = options.strip_open = not options.strip_open
    before = options.changes()
    qtbot.mouseClick(dialog.all_back, Qt.MouseButton.LeftButton)
    assert options.changes() == {}
    assert options.strip_open is window_s_own, "what the window remembers by itself is no setting"
    press(dialog, "元に戻す")
    assert options.changes() == before


def test_a_word_finds_its_setting(dialog: PreferencesDialog) -> None:
    dialog.search.setText("プロキシー")
    visible = [
        dialog.pages.item(at).text()
        for at in range(dialog.pages.count())
        if not dialog.pages.item(at).isHidden()
    ]
    assert visible == ["ネットワーク"]
    assert dialog.rows["proxy"].isVisible()
    assert not dialog.rows["patience"].isVisible()
    dialog.search.setText("xyzzy")
    assert dialog._nothing.isVisible()
    dialog.search.clear()
    assert dialog.rows["patience"].isVisible()


def test_a_proxy_is_in_force_at_once_and_known_to_commands(
    dialog: PreferencesDialog, options: Options, settings: QSettings
) -> None:
    address = field(dialog, "proxy_address", QLineEdit)
    assert isinstance(address, QLineEdit)
    assert not address.isEnabled()
    pick(dialog, "proxy", "指定する")
    assert address.isEnabled()
    address.setText("ここ")
    address.editingFinished.emit()
    assert dialog.rows["proxy_address"]._flaw.text()
    assert options.proxy_address == ""
    address.setText("http://127.0.0.1:3128")
    address.editingFinished.emit()
    assert not dialog.rows["proxy_address"]._flaw.isVisible()
    assert network_in_force().proxies() == {
        "http": "http://127.0.0.1:3128",
        "https": "http://127.0.0.1:3128",
    }
    commands = shared_settings(Path(settings.fileName()).parent)
    assert commands.get(PROXY) is ProxyKind.ADDRESS
    assert commands.get(PROXY_ADDRESS) == "127.0.0.1:3128"
    options.reset("proxy")
    options.reset("proxy_address")
    assert network_in_force().proxies() is None


def test_no_host_is_hurried_below_its_terms(
    dialog: PreferencesDialog, options: Options, settings: QSettings, qtbot: QtBot
) -> None:
    dialog.know_hosts({"kokkai.ndl.go.jp": 3.0})
    dialog.show_group(Group.DOWNLOAD)
    editor = dialog.rows["host_delays"].editor
    assert editor is not None
    table = editor.table  # pyright: ignore[reportAttributeAccessIssue]
    for typed in ("https://kokkai.ndl.go.jp/api/speech", "www.kakuu.example.jp"):
        table.host.setEditText(typed)
        qtbot.mouseClick(table.add, Qt.MouseButton.LeftButton)
    typed = table.boxes["kokkai.ndl.go.jp"]
    typed.lineEdit().selectAll()
    qtbot.keyClicks(typed, "0.5")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert typed.value() == 3.0
    assert "3秒" in table.flaw.text()
    assert table.flaw.isVisible()
    table.boxes["www.kakuu.example.jp"].setValue(0.2)
    assert options.host_delays == {"kokkai.ndl.go.jp": 3.0, "www.kakuu.example.jp": 1.0}
    assert network_in_force().delay_of("kokkai.ndl.go.jp") == 3.0
    kept = shared_settings(Path(settings.fileName()).parent).get(HOST_DELAYS)
    assert kept == options.host_delays
    table.host.setEditText("架空")
    qtbot.mouseClick(table.add, Qt.MouseButton.LeftButton)
    assert table.flaw.isVisible()
    assert len(options.host_delays) == 2


def test_settings_that_cannot_be_written_are_told_and_not_believed(
    dialog: PreferencesDialog, options: Options
) -> None:
    options.shared.path = Path(options.shared.path.parent / "settings.ini" / "shared.json")
    options.sync()
    options.shared.path.parent.touch()
    pick(dialog, "proxy", "使わない")
    assert dialog.rows["proxy"]._flaw.text()
    assert options.proxy is ProxyKind.SYSTEM
    assert network_in_force().proxy is ProxyKind.SYSTEM


def press(dialog: PreferencesDialog, words: str) -> None:
    """Press a button of the dialog's banner."""
    buttons = [one for one in dialog.banner.findChildren(QPushButton) if one.text() == words]
    assert len(buttons) == 1
    buttons[0].click()
