"""Ways to every window, dialog, dock and popup of the program, with the sample library in it.

A dialog that is added to the program must be added here: a test compares the two.
"""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

import reader.ui
from reader.minutes.differences import differences
from reader.ui.dialog import Dialog
from reader.ui.downloads_dialog import Page
from reader.ui.filter_strip import Chip
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.workspace import OpenPost, OpenSitting

PASSING = {"MoveDialog"}
"""Shows a bar and a button while a library moves; it begins to move it when it is made."""

Opener = Callable[[MainWindow, QtBot], QWidget]


def dialogs_of_the_program() -> set[str]:
    """The names of all dialogs that the program defines."""
    for module in pkgutil.iter_modules(reader.ui.__path__):
        importlib.import_module(f"reader.ui.{module.name}")
    kinds: list[type] = [Dialog]
    for kind in kinds:
        kinds += kind.__subclasses__()
    others = [one for one in QDialog.__subclasses__() if one.__module__.startswith("reader.")]
    assert others == [Dialog], "dialogs are made of reader.ui.dialog.Dialog"
    ours = {kind.__name__ for kind in kinds[1:] if kind.__module__.startswith("reader.")}
    return ours | {"HelpWindow"}  # a test may make a dialog of its own


def shown(qtbot: QtBot, name: str) -> QWidget:
    """The dialog of a class that is open, once it is."""

    def find() -> list[QWidget]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if type(one).__name__ == name and one.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(find()) and find()[-1].isActiveWindow(), timeout=20_000)
    return find()[-1]


def uncertain(window: MainWindow, qtbot: QtBot) -> None:
    """Open the sitting of the sample whose links are partly estimated."""
    library = window._workspace.library
    sitting = next(info.id for info in library.sittings.infos() if info.reference == "R061125A")
    window.open_place(Place(sitting=sitting))
    settle(qtbot, window)


# --- the main window ------------------------------------------------------------------


def results(window: MainWindow, qtbot: QtBot) -> QWidget:
    """A search, with the thread of its first hit."""
    search(qtbot, window, "オンライン化")
    return window


def several(window: MainWindow, qtbot: QtBot) -> QWidget:
    """Hits of which several are selected."""
    search(qtbot, window, "オンライン化")
    window._list._list.selectAll()
    settle(qtbot, window)
    return window


def estimated(window: MainWindow, qtbot: QtBot) -> QWidget:
    """A thread with estimated links."""
    window.reader.switch(window.reader.view.THREAD)
    uncertain(window, qtbot)
    return window


def full_text(window: MainWindow, qtbot: QtBot) -> QWidget:
    """全文, with the outline's button and the find bar."""
    uncertain(window, qtbot)
    window.commands.as_full_text.trigger()
    window.commands.find.trigger()
    settle(qtbot, window)
    return window


def post(window: MainWindow, qtbot: QtBot) -> QWidget:
    """A blog post with what it quotes."""
    search(qtbot, window, "出典:ブログ 架空区")
    assert isinstance(window.reader.opened, OpenPost)
    return window


def tray(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The draft beside the minutes, with a quote and a note in it."""
    search(qtbot, window, "オンライン化")
    window.commands.collect.trigger()
    qtbot.waitUntil(lambda: window.drafting.tray_is_open(), timeout=10_000)
    window.commands.draft_note.trigger()
    settle(qtbot, window)
    window.notices._toast.dismiss()  # it lies over the page, and comes last
    return window


def nothing_found(window: MainWindow, qtbot: QtBot) -> QWidget:
    """A search without a result."""
    search(qtbot, window, "種別:議長 オンライン化の見本にない語")
    return window


def welcome(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The page of the first start."""
    window._show_page(window._welcome)
    return window


def notices(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The toast and the banner."""
    window.notices.say_undoable("しおりを付けました", lambda: None)
    window._banner.show_error("見本の誤りです。", [("もう一度", lambda: None)])
    return window


def recent(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The list under the search field."""
    for words in ("保育園", "オンライン化"):
        search(qtbot, window, words)
        window._field.returnPressed.emit()
    window._field.clear()
    window.begin_search()
    settle(qtbot, window)
    return window


# --- dialogs --------------------------------------------------------------------------


def quote(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "保育園")
    window.commands.tidy.trigger()
    return shown(qtbot, "QuoteDialog")


def patterns(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.ui.quote_patterns_dialog import HeadingPatternsDialog

    under = quote(window, qtbot)
    dialog = HeadingPatternsDialog(under.selection, under.quote_options, under)
    dialog.open()
    return dialog


def templates(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.export.templates import default_templates
    from reader.ui.quote_templates_dialog import QuoteTemplatesDialog

    under = quote(window, qtbot)
    dialog = QuoteTemplatesDialog(
        under.selection, under.quote_options, default_templates(), parent=under
    )
    dialog.open()
    return dialog


def bookmark(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "保育園")
    window.commands.bookmark.trigger()
    return shown(qtbot, "BookmarkDialog")


def tags(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.ui.tags_dialog import TagsDialog

    TagsDialog([("図書館", "要確認"), ("図書館",)], ["図書館", "要確認"], window).open()
    return shown(qtbot, "TagsDialog")


def asked(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "図書館")
    window.commands.asked.trigger()
    dialog = shown(qtbot, "AskedDialog")
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    return dialog


def save_search(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "保育園")
    window.commands.save_search.trigger()
    return shown(qtbot, "SearchDialog")


def synonyms(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.synonyms.trigger()
    return shown(qtbot, "SynonymsDialog")


def download(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.download.trigger()
    return shown(qtbot, "DownloadDialog")


def council(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.add_council.trigger()
    return shown(qtbot, "CouncilDialog")


def queue(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.downloads.trigger()
    return shown(qtbot, "DownloadsDialog")


def councils(window: MainWindow, qtbot: QtBot) -> QWidget:
    queue(window, qtbot)
    window.downloading._shown_dialog().show_page(Page.COUNCILS)
    return shown(qtbot, "DownloadsDialog")


def log(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.downloading.show_failures()
    return shown(qtbot, "DownloadsDialog")


def blog(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.add_blog.trigger()
    return shown(qtbot, "BlogDialog")


def watch(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.watch_folder.trigger()
    return shown(qtbot, "WatchDialog")


def paste(window: MainWindow, qtbot: QtBot) -> QWidget:
    data = QMimeData()
    data.setText("○議長（例示花子君）　開きます。\n○20番（見本太郎君）　街灯について伺います。\n")
    QGuiApplication.clipboard().setMimeData(data)
    window.commands.paste.trigger()
    return shown(qtbot, "PasteDialog")


def report(window: MainWindow, qtbot: QtBot) -> QWidget:
    folder = Path(window._workspace.library.folder).parent / "置いたもの"
    folder.mkdir(exist_ok=True)
    (folder / "写真.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (folder / "お知らせ.txt").write_text("見本公園の工事のお知らせです。\n", "utf-8")
    window.works.importing.import_paths([folder])
    return shown(qtbot, "ImportReportDialog")


def changes(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.ui.differences_dialog import DifferencesDialog

    uncertain(window, qtbot)
    opened = window.reader.opened
    assert isinstance(opened, OpenSitting)
    now = [(one.label, one.text) for one in opened.sitting.speeches]
    before = [(label, text.replace("。", "、。", 1)) for label, text in now]
    dialog = DifferencesDialog("見本の会議", True, differences(before, now), window)
    dialog.open()
    return dialog


def about(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.about.trigger()
    return shown(qtbot, "AboutDialog")


def licences(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.components import components
    from reader.ui.licences_dialog import LicencesDialog

    LicencesDialog(components(), about(window, qtbot)).open()
    return shown(qtbot, "LicencesDialog")


def keys(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.keys.trigger()
    return shown(qtbot, "ShortcutsDialog")


def paper(window: MainWindow, qtbot: QtBot) -> QWidget:
    uncertain(window, qtbot)
    window.commands.print.trigger()
    return shown(qtbot, "PrintDialog")


def person(window: MainWindow, qtbot: QtBot) -> QWidget:
    sitting = window._workspace.library.sittings.infos()[-1].id
    window.people.show_speaker(sitting, 2)
    return shown(qtbot, "PersonDialog")


def people(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.ui.person_choice import PersonChoice

    PersonChoice("誰ですか", "この名前の人が何人かいます。", (), "開く", window).open()
    return shown(qtbot, "PersonChoice")


def settings(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.commands.settings.trigger()
    return shown(qtbot, "PreferencesDialog")


def bug(window: MainWindow, qtbot: QtBot) -> QWidget:
    from reader.ui.error_dialog import ErrorDialog

    dialog = ErrorDialog("見本の報告\n二行目", window)
    dialog.open()
    return shown(qtbot, "ErrorDialog")


def guide(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.helping.open_chapter("search")
    return shown(qtbot, "HelpWindow")


# --- menus ----------------------------------------------------------------------------


def _popped(menu: QMenu, window: MainWindow) -> QWidget:
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    return menu


def main_menu(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "保育園")
    return _popped(window._menu_button.menu(), window)


def sort_menu(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "保育園")
    return _popped(window._sort.menu(), window)


def page_menu(window: MainWindow, qtbot: QtBot) -> QWidget:
    uncertain(window, qtbot)
    view = window.reader.thread_view
    cell = next(cell for band in view._bands for cell in band.cells())
    start, end = cell.paragraphs()[0]
    return _popped(view.make_menu(cell, (cell.speech, start, end), start), window)


def filter_menu(window: MainWindow, qtbot: QtBot) -> QWidget:
    search(qtbot, window, "オンライン化")
    chip = next(one for one in window._list.strip.findChildren(Chip) if one.button.isVisible())
    return _popped(chip._menu, window)


PAGES: dict[str, Opener] = {
    one.__name__: one
    for one in (
        results,
        several,
        estimated,
        full_text,
        post,
        tray,
        nothing_found,
        notices,
        recent,
        welcome,
    )
}
DIALOGS: dict[str, Opener] = {
    "QuoteDialog": quote,
    "HeadingPatternsDialog": patterns,
    "QuoteTemplatesDialog": templates,
    "BookmarkDialog": bookmark,
    "TagsDialog": tags,
    "AskedDialog": asked,
    "SearchDialog": save_search,
    "SynonymsDialog": synonyms,
    "DownloadDialog": download,
    "CouncilDialog": council,
    "DownloadsDialog": queue,
    "DownloadsDialog, councils": councils,
    "DownloadsDialog, log": log,
    "BlogDialog": blog,
    "WatchDialog": watch,
    "PasteDialog": paste,
    "ImportReportDialog": report,
    "DifferencesDialog": changes,
    "AboutDialog": about,
    "LicencesDialog": licences,
    "ShortcutsDialog": keys,
    "PrintDialog": paper,
    "PersonDialog": person,
    "PersonChoice": people,
    "PreferencesDialog": settings,
    "ErrorDialog": bug,
    "HelpWindow": guide,
}
MENUS: dict[str, Opener] = {
    one.__name__: one for one in (main_menu, sort_menu, page_menu, filter_menu)
}
EVERY_WINDOW = PAGES | DIALOGS | MENUS
