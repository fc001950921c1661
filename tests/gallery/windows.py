"""Screens of the window itself."""

from datetime import timedelta
from threading import Event
from time import sleep

from gallery.screen import screen
from gallery.stage import Stage
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from reader.errors import DiskFull
from reader.jobs.progress import Phase, Progress
from reader.jobs.thread import threads_of
from reader.library.records import SavedSearch
from reader.threads.exchanges import find_exchanges
from reader.ui.library_nodes import NodeKind
from reader.ui.panes import Pane
from reader.ui.place import Place, View
from reader.ui.status import WorkProgress
from reader.ui.tasks import Lane, Task
from reader.ui.toast import Toast

TOPIC = "オンライン化"


@screen("welcome", "empty")
def welcome(stage: Stage) -> QWidget:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()  # where it begins depends on when the window was activated
    stage.rest()
    return stage.window


@screen("welcome-narrow", "empty")
def welcome_narrow(stage: Stage) -> QWidget:
    stage.resize(760, 620)
    return stage.window.centralWidget()


@screen("library")
def library(stage: Stage) -> QWidget:
    return stage.window


@screen("arrivals")
def arrivals(stage: Stage) -> QWidget:
    window = stage.window
    kept = window._workspace.library
    kept.freshness.end_session()
    whole = kept.sittings.get(kept.sittings.infos()[-1].id)
    for days in (7, 21):
        later = whole.date + timedelta(days=days)
        made = replace(
            whole,
            id=f"架空区議会:NEW{days}",
            reference=f"NEW{days}",
            date=later,
            meeting=f"令和7年第2回定例会（第{days // 7}日）",
        )
        kept.sittings.store(made, find_exchanges(made))
    window._workspace.contentsChanged.emit()
    stage.settle()
    window.browsing.show_arrivals()
    stage.settle()
    return window


@screen("results")
def results(stage: Stage) -> QWidget:
    stage.search("オンライン化")
    return stage.window


@screen("results-filtered")
def results_filtered(stage: Stage) -> QWidget:
    stage.search("保育 結び:実施|検討")
    return stage.window


@screen("results-nothing")
def results_nothing(stage: Stage) -> QWidget:
    stage.search("種別:議長 見本にない語")
    return stage.window


@screen("results-query-error")
def results_error(stage: Stage) -> QWidget:
    stage.search('オンライン化 "手続')
    return stage.window


@screen("recent-searches")
def recent(stage: Stage) -> QWidget:
    for words in ("オンライン化", "図書館 結び:検討"):
        stage.search(words)
        stage.window.searching.remember()
    stage.search("")
    stage.window.begin_search()
    stage.rest()
    return stage.window


@screen("saved-searches")
def saved_searches(stage: Stage) -> QWidget:
    for name, words in (
        ("手続のオンライン化", "オンライン化"),
        ("区長の約束", "役職:区長 結び:実施"),
    ):
        stage.window._workspace.save_search(SavedSearch(0, name, words, "newest"))
    stage.settle()
    stage.window._open_library_at(NodeKind.SEARCHES)
    stage.settle()
    return stage.window


@screen("thread")
def thread(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    return stage.window


@screen("thread-narrow")
def thread_narrow(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.panes.dismiss(Pane.LIST)
    stage.resize(720, 768)
    return stage.window.centralWidget()


@screen("thread-rounds")
def thread_rounds(stage: Stage) -> QWidget:
    """A topic of two rounds that fits on a screen."""
    stage.open_topic("移動手段", day="R030308A")
    return stage.window


@screen("thread-uncertain")
def thread_uncertain(stage: Stage) -> QWidget:
    """Where an answer is an estimate."""
    place = stage.open_topic(TOPIC)
    kept = stage.window._workspace.library
    threads = threads_of(kept, kept.sittings.get(place.sitting or ""))
    unsure = min(
        (
            link
            for exchange in threads.exchanges
            for one in exchange.rounds
            for link in one.links
            if any(asked.id == link.question and asked.topic for asked in one.questions)
        ),
        key=lambda link: link.confidence,
    )
    stage.window.reader.thread_view.show_passage(unsure.answer)
    stage.settle()
    return stage.window


@screen("thread-unanswered")
def thread_unanswered(stage: Stage) -> QWidget:
    """Where no answer was found, with candidates."""
    stage.open_topic("自転車駐輪場")
    return stage.window


@screen("full-text")
def full_text(stage: Stage) -> QWidget:
    stage.search("オンライン化")
    stage.window.commands.as_full_text.trigger()
    stage.settle()
    return stage.window


@screen("find-bar")
def find_bar(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC, View.FULL_TEXT)
    stage.window.commands.find.trigger()
    stage.window.reader.find_bar.field.setText("手続")
    stage.settle()
    return stage.window


@screen("quote-copied")
def quote_copied(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.commands.quote.trigger()
    stage.rest(0.8)
    toast = stage.window.findChild(Toast)
    assert toast is not None
    toast._timer.setInterval(600_000)  # until the last picture has been taken
    return stage.window


@screen("draft-tray")
def draft_tray(stage: Stage) -> QWidget:
    window = stage.window
    place = stage.open_topic(TOPIC)
    window.drafting.begin()
    stage.settle()
    window.drafting.collect_rows([{"id": place.topic or ""}])
    stage.settle()
    window.drafting.tray.choose(0)
    window.drafting.write_note()
    stage.rest()
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    note.insertPlainText("保育園の申込みは、令和7年10月の受付分から変わる。")
    stage.settle()
    window.notices._toast.hide()
    window.drafting.tray.choose(1)
    stage.settle()
    return window


@screen("draft-empty")
def draft_empty(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.drafting.show_tray()
    stage.settle()
    return stage.window


@screen("bookmarks")
def bookmarks(stage: Stage) -> QWidget:
    window = stage.window
    kept = window._workspace.library
    whole = kept.sittings.get(kept.sittings.infos()[-1].id)
    for number, (title, tags) in enumerate(
        (("完結する手続の数", ("デジタル",)), ("期限の約束", ())), 3
    ):
        text = whole.speeches[number].text
        window._workspace.add_bookmark(whole, number + 1, 0, min(60, len(text)), title, tags=tags)
    stage.settle()
    window._open_library_at(NodeKind.BOOKMARKS)
    stage.settle()
    return window


@screen("post")
def post(stage: Stage) -> QWidget:
    kept = stage.window._workspace.library
    stage.window.open_place(Place(post=kept.posts.infos()[-1].id))
    stage.settle()
    return stage.window


@screen("post-differs")
def post_differs(stage: Stage) -> QWidget:
    kept = stage.window._workspace.library
    stage.window.open_place(Place(post=kept.posts.infos()[0].id))
    stage.settle()
    return stage.window


@screen("error-banner")
def error_banner(stage: Stage) -> QWidget:
    stage.open_topic(TOPIC)
    stage.window.notices.report(DiskFull(path="library.sqlite"))
    stage.rest()
    return stage.window


@screen("busy")
def busy(stage: Stage) -> QWidget:
    followed = Event()

    def work(task: Task) -> None:
        followed.wait()  # what is told before is lost
        task.tell(Progress(Phase.IMPORT, 7, 24))
        while not task.cancelled():
            sleep(0.01)

    tasks = stage.window._workspace.tasks
    stage.window.works.follow(tasks.run(Lane.JOB, work, lambda _: None, lambda _: None))
    followed.set()
    shown = stage.window.findChildren(WorkProgress)
    stage.until(lambda: any("24" in one._words.text() for one in shown))
    stage.rest()
    return stage.window


@screen("menu")
def menu(stage: Stage) -> QWidget:
    shown = max(stage.window.findChildren(QMenu), key=lambda one: len(one.actions()))
    shown.popup(stage.window.mapToGlobal(QPoint(900, 60)))
    stage.rest()
    return shown


@screen("tip")
def tip(stage: Stage) -> QWidget:
    window = stage.window
    window._options.tips = True
    stage.search("図書館")
    tips = window.first_steps.tips
    stage.until(lambda: tips.shown)
    stage.rest()
    return window
