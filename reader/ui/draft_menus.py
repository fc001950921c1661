"""The tray's two menus: which draft, and what else can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from reader.ui.icons import icon
from reader.ui.options import Options

if TYPE_CHECKING:
    from reader.ui.drafting import Drafting


def fill_drafts_menu(menu: QMenu, drafting: "Drafting") -> None:
    """All drafts by their names, and a new one."""
    translate = QCoreApplication.translate
    menu.clear()
    current = drafting.desk.current
    for info in drafting.all_drafts():
        name = info.title or translate("DraftTray", "無題の下書き")
        action = menu.addAction(name.replace("&", "&&"), lambda one=info.id: drafting.open(one))
        action.setCheckable(True)
        action.setChecked(current is not None and info.id == current.id)
    menu.addSeparator()
    menu.addAction(icon("plus"), translate("DraftTray", "新しい下書き"), drafting.begin)


def fill_more_menu(menu: QMenu, drafting: "Drafting", options: Options) -> None:
    """How it is written, and what can be done with the draft as a whole."""
    translate = QCoreApplication.translate
    menu.clear()
    for name, words in (
        ("source_line", translate("DraftTray", "出典を付ける")),
        ("halfwidth", translate("DraftTray", "英数字を半角に")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(getattr(options, name))
        action.toggled.connect(lambda on, name=name: setattr(options, name, on))
    menu.addAction(translate("DraftTray", "見出しの型…"), drafting.edit_patterns)
    menu.addAction(translate("DraftTray", "引用の型…"), drafting.edit_templates)
    menu.addSeparator()
    current = drafting.desk.current
    for words, sign, act in (
        (translate("DraftTray", "この下書きを複製"), "copy", drafting.desk.duplicate),
        (
            translate("DraftTray", "この下書きを削除"),
            "trash",
            lambda: drafting.delete(current.id) if current else None,
        ),
    ):
        menu.addAction(icon(sign), words, act).setEnabled(current is not None)
