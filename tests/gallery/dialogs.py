"""Screens of the dialogs."""

import threading
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from fakes.kensakusystem_server import Hold, Page
from gallery.screen import screen
from gallery.stage import Stage
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from reader.components import components
from reader.errors import Bilingual, DamagedMinutes, HostRefused, NotMinutes
from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.jobs.report import Failure, Outcome, Report
from reader.library.library import Library
from reader.library.records import (
    Every,
    KnownSitting,
    NewOrder,
    OwnerKind,
    SavedSearch,
    Stored,
)
from reader.minutes.model import SpeechKind
from reader.sources.kensakusystem.fetch import KensakuSystem
from reader.threads.exchanges import find_exchanges
from reader.ui.about import AboutDialog, ShortcutsDialog
from reader.ui.asked_dialog import AskedDialog
from reader.ui.blog_dialog import BlogDialog
from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.bug_report import Bug
from reader.ui.comparing import Comparing
from reader.ui.council_dialog import CouncilDialog
from reader.ui.differences_dialog import DifferencesDialog
from reader.ui.download_dialog import DownloadDialog
from reader.ui.downloads_dialog import DownloadsDialog
from reader.ui.downloads_dialog import Page as Tab
from reader.ui.error_dialog import ErrorDialog
from reader.ui.import_report import ImportReportDialog
from reader.ui.licences_dialog import LicencesDialog
from reader.ui.move_dialog import MoveDialog
from reader.ui.option import Group
from reader.ui.paste_dialog import PasteDialog
from reader.ui.person_choice import PersonChoice
from reader.ui.person_dialog import PersonDialog
from reader.ui.preferences_dialog import PreferencesDialog
from reader.ui.print_dialog import PrintDialog
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.quote_patterns_dialog import HeadingPatternsDialog
from reader.ui.quote_templates_dialog import QuoteTemplatesDialog
from reader.ui.search_dialog import SearchDialog
from reader.ui.synonyms_dialog import SynonymsDialog
from reader.ui.tags_dialog import TagsDialog
from reader.ui.watch_dialog import WatchDialog

TOPIC = "オンライン化"


# --- quoting and keeping ----------------------------------------------------


def _quote_dialog(stage: Stage) -> QuoteDialog:
    stage.open_topic(TOPIC)
    stage.window.commands.tidy.trigger()
    return stage.dialog(QuoteDialog)


@screen("quote")
def quote(stage: Stage) -> QWidget:
    return _quote_dialog(stage)


@screen("quote-patterns")
def quote_patterns(stage: Stage) -> QWidget:
    _quote_dialog(stage)._edit_patterns()
    return stage.dialog(HeadingPatternsDialog)


@screen("quote-templates")
def quote_templates(stage: Stage) -> QWidget:
    _quote_dialog(stage)._edit_templates()
    return stage.dialog(QuoteTemplatesDialog)


@screen("bookmark")
def bookmark(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.commands.bookmark.trigger()
    return stage.dialog(BookmarkDialog)


@screen("bookmark-tags")
def bookmark_tags(stage: Stage) -> QWidget:
    known = ["オンライン化", "図書館", "要確認"]
    TagsDialog([("図書館", "要確認"), ("図書館",)], known, stage.window).show()
    return stage.dialog(TagsDialog)


@screen("asked")
def asked(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.commands.asked.trigger()
    dialog = stage.dialog(AskedDialog)
    stage.until(lambda: dialog.found is not None)
    stage.rest()
    return dialog


@screen("save-search")
def save_search(stage: Stage) -> QWidget:
    stage.search("オンライン化 役職:区長")
    stage.window.commands.save_search.trigger()
    return stage.dialog(SearchDialog)


@screen("synonyms")
def synonyms(stage: Stage) -> QWidget:
    groups = (("オンライン化", "電子化", "デジタル化"), ("保育園", "保育所"))
    dialog = SynonymsDialog(groups, True, stage.window)
    dialog.show()
    return stage.dialog(SynonymsDialog)


def _person(stage: Stage) -> PersonDialog:
    kept = stage.window._workspace.library
    kept.people.refresh()
    day = next(one.id for one in kept.sittings.infos() if one.reference == "R061125A")
    whole = kept.sittings.get(day)
    asks = next(n for n, one in enumerate(whole.speeches, 1) if one.kind is SpeechKind.QUESTION)
    stage.window.people.show_speaker(day, asks)
    return stage.dialog(PersonDialog)


@screen("person")
def person(stage: Stage) -> QWidget:
    return _person(stage)


@screen("person-choice")
def person_choice(stage: Stage) -> QWidget:
    _person(stage).same.click()
    return stage.dialog(PersonChoice)


# --- bringing in ------------------------------------------------------------


@screen("paste")
def paste(stage: Stage) -> QWidget:
    kept = stage.window._workspace.library
    day = next(one for one in kept.sittings.infos() if one.date == date(2025, 2, 18))
    spoken = [one for one in kept.sittings.get(day.id).speeches if one.kind is not SpeechKind.OTHER]
    data = QMimeData()
    shown = [f"○{one.label}　{one.text.strip()}" for one in spoken[:12]]
    head = ["令和７年第１回架空区議会定例会会議録（第２号）", "令和７年２月１８日（火曜日）"]
    data.setText("\n".join([*head, *shown]))
    stage.window.works.importing.take(data)
    return stage.dialog(PasteDialog)


@screen("import-report")
def import_report(stage: Stage) -> QWidget:
    kept = stage.window._workspace.library
    infos = kept.sittings.infos()[-4:]
    stored = (Stored.NEW, Stored.NEW, Stored.CHANGED, Stored.UNCHANGED)
    report = Report(new=2, changed=1, unchanged=1)
    report.outcomes += [
        Outcome(f"{info.reference}.html", what, info.id, info.meeting, OwnerKind.SITTING)
        for info, what in zip(infos, stored, strict=True)
    ]
    why = Bilingual("文書ではなくバイナリーファイルです", "it is a binary file, not a document")
    report.failed.append(Failure("写真.jpg", NotMinutes(what="写真.jpg", why=why)))
    stage.window.works.importing.show_report(report)
    return stage.dialog(ImportReportDialog)


@screen("watch-folder")
def watch_folder(stage: Stage) -> QWidget:
    stage.window._options.watched_folder = str(Path("/srv"))
    stage.window._options.watching = True
    dialog = WatchDialog(stage.window._options, stage.window)
    dialog.open()
    return stage.dialog(WatchDialog)


@screen("differences")
def differences(stage: Stage) -> QWidget:
    window = stage.window
    kept = window._workspace.library
    whole = kept.sittings.get(kept.sittings.infos()[-1].id)
    whole = replace(
        whole,
        id="架空区議会:R070401A",
        reference="R070401A",
        meeting="令和7年第2回定例会（第1日 4月1日）",
        date=date(2025, 4, 1),
    )
    first = replace(whole, preliminary=True)
    answer = next(
        number for number, one in enumerate(whole.speeches) if one.kind is SpeechKind.ANSWER
    )
    speeches = list(whole.speeches)
    changed = speeches[answer].text.replace("ございます。", "あります。", 2)
    speeches[answer] = replace(speeches[answer], text=changed)
    first = replace(first, speeches=tuple(speeches))
    kept.sittings.store(first, find_exchanges(first))
    kept.sittings.store(whole, find_exchanges(whole))
    Comparing(window._workspace, window).compare(kept.sittings.get(whole.id))
    return stage.dialog(DifferencesDialog)


# --- downloads --------------------------------------------------------------


def _council(stage: Stage, shown: str) -> CouncilDialog:
    """The dialog on the council's server of the stage, under an address that is to be shown."""
    url = stage.server.url("kakuu")
    stage.window.downloading.add_council()
    dialog = stage.dialog(CouncilDialog)
    dialog._delay = 0
    dialog.address.setText(url)
    dialog.look()
    stage.until(lambda: not dialog.working)
    dialog.address.blockSignals(True)
    dialog.address.setText(shown)
    dialog.address.blockSignals(False)
    hosts = urlsplit(url).netloc, urlsplit(shown).netloc
    dialog._words.setText(dialog._words.text().replace(*hosts))
    dialog._fit()
    stage.rest()
    return dialog


@screen("council", "empty")
def council(stage: Stage) -> QWidget:
    return _council(stage, "https://www.kensakusystem.jp/kakuu/")


@screen("council-forbidden", "empty")
def council_forbidden(stage: Stage) -> QWidget:
    stage.server.robots = b"User-agent: *\nDisallow: /\n"
    try:
        return _council(stage, "https://minutes.example/kakuu/")
    finally:
        stage.server.robots = None


@screen("council-unrecognised", "empty")
def council_unrecognised(stage: Stage) -> QWidget:
    stage.server.fail("/kakuu/", Page(b"<html><body>hello</body></html>"), times=None)
    try:
        return _council(stage, "https://minutes.example/kakuu/")
    finally:
        stage.server._planned.clear()


@screen("download", "empty")
def download(stage: Stage) -> QWidget:
    stage.window.downloading.ask()
    return stage.dialog(DownloadDialog)


def _downloads(stage: Stage, *, working: bool = True) -> DownloadsDialog:
    """The queue with one order at work, one that waits and one that was stopped."""
    window, server = stage.window, stage.server
    kept = window._workspace.library
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        found, entries = survey(kept, source)
    known = tuple(
        KnownSitting(one.reference, one.title, one.date, one.kind) for one in in_order(entries)
    )
    for name, folder in ((found.name, "kakuu"), ("例示市議会", "rei"), ("見本町議会", "mihon")):
        address = f"https://minutes.example/{folder}/"
        kept.coverage.register(name, entry_url=address, family="kensakusystem")
    downloads = kept.downloads
    downloads.add(NewOrder(found.name, server.url("kakuu"), known, 3, 0.1))
    paused = downloads.add(
        NewOrder("例示市議会", server.url("rei"), known[:5], 3, 2.0, since=known[4].date)
    )
    stopped = downloads.add(
        NewOrder("見本町議会", "https://minutes.example/mihon/", known[:7], 3, 2.0)
    )
    downloads.pause(paused)
    downloads.stop(
        stopped,
        HostRefused(
            host="minutes.example",
            why=Bilingual("HTTP 503、混雑または保守中", "HTTP 503, busy or under maintenance"),
        ),
        passing=False,
    )
    flaw = DamagedMinutes(
        what=known[0].title,
        why=Bilingual(
            "発言の一覧は12件ですが、本文には10件しかありません",
            "12 speeches are listed, the text holds 10",
        ),
    )
    downloads.note_failed(found.name, known[0].reference, known[0].title, flaw)
    window.downloading.show_queue()
    dialog = stage.dialog(DownloadsDialog)
    if working:
        held = threading.Event()
        server.fail("R080309B01", Hold(held))
        window.downloading.queue.begin()
        stage.until(lambda: kept.sittings.count() >= 2)
        stage.rest(1.0)
    dialog.queue.refresh()
    stage.rest()
    return dialog


@screen("downloads", "empty")
def downloads(stage: Stage) -> QWidget:
    return _downloads(stage)


@screen("downloads-empty", "empty")
def downloads_empty(stage: Stage) -> QWidget:
    stage.window.downloading.show_queue()
    return stage.dialog(DownloadsDialog)


@screen("downloads-log", "empty")
def downloads_log(stage: Stage) -> QWidget:
    dialog = _downloads(stage)
    dialog.show_page(Tab.LOG)
    stage.rest()
    return dialog


@screen("downloads-councils", "empty")
def downloads_councils(stage: Stage) -> QWidget:
    dialog = _downloads(stage, working=False)
    checks = stage.window._workspace.library.checks
    checks.set("架空区議会", Every.DAY, fetches=True)
    checks.note("架空区議会", success=True)
    dialog.show_page(Tab.COUNCILS)
    dialog.councils.refresh()
    stage.rest()
    return dialog


@screen("blog")
def blog(stage: Stage) -> QWidget:
    stage.window.blogging.add()
    return stage.dialog(BlogDialog)


# --- the program itself -----------------------------------------------------


@screen("help")
def help_(stage: Stage) -> QWidget:
    stage.window.helping.open_chapter("search")
    guide = stage.window.helping._guide
    assert guide is not None
    stage.rest()
    return guide


@screen("help-search")
def help_search(stage: Stage) -> QWidget:
    stage.window.helping.open_chapter("start")
    guide = stage.window.helping._guide
    assert guide is not None
    guide.search("robots.txt")
    stage.rest()
    return guide


def _settings(stage: Stage, group: Group) -> QWidget:
    stage.window.preferences.show(group)
    return stage.dialog(PreferencesDialog)


@screen("settings")
def settings(stage: Stage) -> QWidget:
    return _settings(stage, Group.READING)


@screen("settings-looks")
def settings_looks(stage: Stage) -> QWidget:
    return _settings(stage, Group.LOOKS)


@screen("settings-quote")
def settings_quote(stage: Stage) -> QWidget:
    return _settings(stage, Group.QUOTE)


@screen("print")
def print_(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.commands.print.trigger()
    dialog = stage.dialog(PrintDialog)
    stage.settle()
    return dialog


@screen("settings-backup")
def settings_backup(stage: Stage) -> QWidget:
    return _settings(stage, Group.BACKUP)


@screen("settings-library")
def settings_library(stage: Stage) -> QWidget:
    return _settings(stage, Group.LIBRARY)


@screen("move-library", "empty")
def move_library(stage: Stage) -> QWidget:
    """Halfway. Hidden when it is painted: the work has ended by then, as there is no such place."""
    folder = stage.folder / "to-be-moved"
    Library(folder).close()
    dialog = MoveDialog(folder, folder, Path("/media/disk/minutes"))
    stage.until(lambda: dialog._task is None)
    dialog.bar.setValue(dialog.bar.maximum() * 2 // 5)
    return dialog


@screen("settings-network")
def settings_network(stage: Stage) -> QWidget:
    return _settings(stage, Group.NETWORK)


@screen("about")
def about(stage: Stage) -> QWidget:
    AboutDialog(stage.window._workspace.tasks, stage.window).show()
    stage.settle()
    return stage.dialog(AboutDialog)


@screen("keys")
def keys(stage: Stage) -> QWidget:
    stage.window.commands.keys.trigger()
    return stage.dialog(ShortcutsDialog)


@screen("error")
def error(stage: Stage) -> QWidget:
    stage.window.bugs._bugs["made"] = Bug(
        ["  reader/ui/thread_view.py:210 show", "KeyError: ‹str›"]
    )
    stage.window.bugs.show_report()
    return stage.dialog(ErrorDialog)


@screen("error-details")
def error_details(stage: Stage) -> QWidget:
    stage.window.bugs._bugs["made"] = Bug(
        ["  reader/ui/thread_view.py:210 show", "KeyError: ‹str›"]
    )
    stage.window.bugs.show_report()
    dialog = stage.dialog(ErrorDialog)
    dialog.show_details(True)
    stage.rest()
    return dialog


@screen("saved-search-edit")
def saved_search_edit(stage: Stage) -> QWidget:
    window = stage.window
    found = SavedSearch(0, "手続のオンライン化", "オンライン化", "newest")
    window._workspace.save_search(found)
    stage.settle()
    dialog = SearchDialog(window._workspace.library.searches.all()[0], (), window._sorts, window)
    dialog.show()
    return stage.dialog(SearchDialog)


@screen("licences")
def licences(stage: Stage) -> QWidget:
    LicencesDialog(components(), stage.window).show()
    return stage.dialog(LicencesDialog)
