"""The window: library, list and reader side by side, the search field on top."""

import logging
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import LibraryError
from reader.search.results import Sort
from reader.ui import pane_keys
from reader.ui.at_rest import rest_while, why
from reader.ui.backing_up import BackingUp
from reader.ui.banner import Banner
from reader.ui.blogging import Blogging
from reader.ui.browsing import Browsing
from reader.ui.bug_desk import BugDesk
from reader.ui.busy_line import BusyLine
from reader.ui.choices import choices
from reader.ui.downloading import Downloading
from reader.ui.drafting import Drafting
from reader.ui.dropping import FileDrop
from reader.ui.exporting import Exporting
from reader.ui.following import Following
from reader.ui.helping import Helping
from reader.ui.icons import action_button, bind_icon
from reader.ui.library_keeping import LibraryKeeping
from reader.ui.library_nodes import Contents, NodeKind
from reader.ui.library_pane import LibraryPane
from reader.ui.library_rail import LibraryRail
from reader.ui.list_pane import ListPane
from reader.ui.long_works import LongWorks
from reader.ui.looks import Looks
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.panes import Pane, Panes, PaneSplitter
from reader.ui.person_desk import PersonDesk
from reader.ui.place import Place
from reader.ui.preferring import Preferring
from reader.ui.printing import Printing
from reader.ui.reading_room import ReadingRoom
from reader.ui.recent_searches import RecentSearches
from reader.ui.search_bar import SearchField
from reader.ui.searches import Searches
from reader.ui.searching import Searching
from reader.ui.selecting import Selecting
from reader.ui.session import Sessions
from reader.ui.tasks import Work
from reader.ui.theme import ICON, SPACE, ThemeSwitch
from reader.ui.toast import Toast
from reader.ui.tree_hands import TreeHands
from reader.ui.watching import Watching
from reader.ui.window_commands import WindowCommands
from reader.ui.window_menu import WindowMenu
from reader.ui.windows import Windows
from reader.ui.workspace import OpenPost, Workspace

if TYPE_CHECKING:
    from reader.ui.annotating import Annotating
    from reader.ui.asked import AskedBefore
    from reader.ui.correcting import Correcting
    from reader.ui.quoting import Quoting
    from reader.ui.reader_pane import ReaderPane
    from reader.ui.reading import Reading
    from reader.ui.welcome import WelcomePage

log = logging.getLogger(__name__)

_WATCH_MILLISECONDS = 1500

_FURNISH_MILLISECONDS = 50
"""How long after the library is in sight the reader is made: first it is painted."""


class MainWindow(QMainWindow):
    """The window.

    It keeps no data: what is shown comes from the workspace, what was chosen from options.
    Searching is `Searching`'s, finding and opening `Browsing`'s, result lists as files
    `Exporting`'s, quotes are `Quoting`'s, drafts `Drafting`'s, bookmarks `Annotating`'s,
    corrections of threads `Correcting`'s, downloads `Downloading`'s, imports `LongWorks`'; here are
    layout, actions and menus.
    """

    def __init__(self, workspace: Workspace, options: Options, themes: ThemeSwitch) -> None:
        super().__init__()
        self._workspace = workspace
        self._options = options
        self._loaded = False
        self._reading: Reading | None = None
        self.setWindowTitle(self.tr("会議録リーダー"))
        # 1366×768 at 200 %; the three panes need as much, or one of them is moved out of sight.
        self.setMinimumSize(QSize(680, 360))

        self._make_panes()
        toast = Toast(self, self._scrolled_page)
        self.notices = Notices(self._banner, toast, options.language_in_force(), self)
        self.bugs = BugDesk(workspace.library, self.notices, self)
        self.helping = Helping(self)
        self._sorts = {
            Sort.NEWEST: self.tr("新しい順"),
            Sort.OLDEST: self.tr("古い順"),
            Sort.RELEVANCE: self.tr("関連度順"),
        }
        self.following = Following(workspace, options, self)
        self.searches = Searches(self.following, workspace, self.notices, self._sorts, self)
        self.searching = Searching(
            self._field,
            self._recent,
            self._list,
            self.searches,
            workspace,
            options,
            self.notices,
            self,
        )
        self.browsing = Browsing(
            self._field,
            self.searching,
            self._tree,
            self._list,
            self._room,
            self.searches,
            workspace,
            self.notices,
            self,
        )
        self._room.furnished.connect(self._take_up_reading)
        self.drafting = Drafting(self.panes, workspace, options, self.notices, self)
        self.works = LongWorks(workspace, self.notices, self)
        FileDrop(self, self.works.importing.import_paths)
        self.downloading = Downloading(
            workspace, options, self.following, self.works, self.notices, self
        )
        self.watching = Watching(
            workspace, options, self.works.importing, self.notices, self.works.follow, self
        )
        self.blogging = Blogging(workspace, options, self.notices, self)
        self.tree_hands = TreeHands(
            self._tree,
            self._field,
            self.searches,
            self.drafting,
            self.blogging,
            workspace,
            self.notices,
            self,
        )
        self.people = PersonDesk(workspace, self.notices, self)
        self.exporting = Exporting(self.searching, self.works, workspace, self.notices, self)
        self.selecting = Selecting(
            self._list, self.searching, self.exporting, workspace, options, self.notices, self
        )
        self.windows = Windows(workspace, options, self.drafting, self.works, self.notices, self)
        self.sessions = Sessions(
            self._field,
            self._list,
            self._room,
            self.browsing,
            self.drafting,
            self.windows,
            workspace,
            options,
            self.notices,
            self,
        )
        self.printing = Printing(
            self._room, self.drafting, workspace, options, self.works, self.notices, self
        )
        self.looks = Looks(options, themes, self.notices, self)
        self.keeping = LibraryKeeping(workspace, self.works, self.notices, self)
        self.backing_up = BackingUp(options, workspace, self.works, self.notices, self)
        self.preferences = Preferring(
            options, workspace, self.searching, self.keeping, self.backing_up, self
        )
        self.commands = WindowCommands(self, workspace.tasks, options)
        QShortcut(pane_keys.STEP_OUT.sequence, self, self._step_out)
        self._make_toolbar(WindowMenu(self.commands, self.looks, self))
        self._rail.fill(self.commands.list_shown)
        self._connect()
        self._restore_layout()
        self._load()

        # Other processes and running jobs write too.
        self._watch = QTimer(self, interval=_WATCH_MILLISECONDS)
        self._watch.timeout.connect(workspace.look_for_changes)
        self._watch.start()

    # --- what is made when it is needed ---------------------------------------

    @property
    def reading(self) -> "Reading":
        """The reader and what works on it."""
        if self._reading is None:
            # Tells `_take_up_reading`.
            _ = self._room.pane
        assert self._reading is not None
        return self._reading

    @property
    def quoting(self) -> "Quoting":
        """The quotes of what is read."""
        return self.reading.quoting

    @property
    def annotating(self) -> "Annotating":
        """The bookmarks on what is read."""
        return self.reading.annotating

    @property
    def asked(self) -> "AskedBefore":
        """The search for what was asked before."""
        return self.reading.asked

    @property
    def correcting(self) -> "Correcting":
        """The corrections of the thread that is read."""
        return self.reading.correcting

    @property
    def reader(self) -> "ReaderPane":
        """The reading pane; made when it is asked for."""
        return self._room.pane

    @cached_property
    def _welcome(self) -> "WelcomePage":
        from reader.ui.welcome import WelcomePage

        made = WelcomePage(self._pages)
        made.presetChosen.connect(self.downloading.ask)
        made.addressRequested.connect(self.downloading.add_council)
        made.sampleRequested.connect(self.works.load_sample)
        made.importRequested.connect(self.works.importing.choose_files)
        rest_while(self._workspace.tasks, made.doors[2], Work.SAMPLE)
        self._pages.addWidget(made)
        return made

    def _take_up_reading(self, pane: "ReaderPane") -> None:
        from reader.ui.first_steps import FirstSteps
        from reader.ui.reading import Reading

        made = Reading(pane, self.browsing, self._workspace, self._options, self.notices, self)
        self._reading = made
        made.personRequested.connect(self.people.show_speaker)
        pane.post_view.copyRequested.connect(self.drafting.copy_of_post)
        made.quoting.collected.connect(self.drafting.collect)
        made.correcting.stepsChanged.connect(self.commands.enable_undo)
        self.first_steps = FirstSteps(
            made, self._list, self._room, self.searching, self._options, self._whole
        )
        self.first_steps.tips.chapterRequested.connect(self.helping.open_chapter)
        self.helping.tipsRequested.connect(self.first_steps.tips.bring_back)

    # --- for the application ------------------------------------------------

    def search_for(self, query: str) -> None:
        """Put a query into the field and show its results."""
        self._field.set_query(query)

    def open_place(self, place: Place) -> None:
        """Open a place of the library."""
        self.browsing.open_place(place)

    def bring_to_front(self, backup: str = "") -> None:
        """Show the window over the others: the program was started a second time.

        Args:
            backup: a file it was started with, to be restored if the user says so.
        """
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if backup:
            self.works.offer_restore(Path(backup))

    def settled(self, *, threads: bool = True) -> bool:
        """Whether nothing is loading: what is painted now stays.

        Args:
            threads: wait for those of the whole archive, too, which may take hours.
        """
        waiting = not (self._field.resting() and self._list.resting())
        waiting = (
            waiting
            or not self.sessions.resting()
            or not self.following.resting()
            or not self.drafting.resting()
        )
        besides = None if threads else self._workspace.threading
        return self._loaded and not waiting and not self._workspace.tasks.busy(besides)

    def shut_down(self) -> None:
        """Stop every work and close the library."""
        self._watch.stop()
        self.blogging.stop()
        self.following.stop()
        self.watching.stop()
        self.backing_up.stop()
        self.searching.stop()
        self.downloading.close()
        self._workspace.close()

    # --- making -------------------------------------------------------------

    def _make_panes(self) -> None:
        """From the outside in: whatever changes its parent is dressed anew, with all in it."""
        whole = QWidget(self)
        self.setCentralWidget(whole)
        self._whole = whole
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._toolbar = QFrame(whole)
        self._toolbar.setProperty("role", "toolbar")
        self._banner = Banner(whole)
        self._banner.hide()
        self._pages = QStackedWidget(whole)
        column.addWidget(self._toolbar)
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        BusyLine(self._workspace.tasks, self._pages)
        self._field = SearchField(self._toolbar)
        self._recent = RecentSearches(self._field, self._workspace.library.searches, self)

        self._browse = QWidget(self._pages)
        self._pages.addWidget(self._browse)
        row = _row(self._browse)
        self._rail = LibraryRail(self._browse)
        row.addWidget(self._rail)
        splitter = PaneSplitter(self._browse)
        row.addWidget(splitter, 1)
        self._library = LibraryPane(splitter)
        self._tree = self._library.tree
        self._list = ListPane(splitter)
        self._room = ReadingRoom(splitter)
        self.panes = Panes(
            splitter, self._rail, self._options, lambda: self._room.opened is not None, self
        )
        for pane, widget in (
            (Pane.LIBRARY, self._library),
            (Pane.LIST, self._list),
            (Pane.TEXT, self._room),
        ):
            self.panes.add(pane, widget)

    def _scrolled_page(self) -> QWidget:
        """What fills the window's middle and scrolls: a word over it hides no button."""
        pages = (self._room, self._list.rows)
        return next((one for one in pages if one.isVisible()), self._pages)

    def _make_toolbar(self, menu: QMenu) -> None:
        more = self._menu_button = QToolButton(self)
        more.setToolTip(self.tr("メニュー"))
        more.setAccessibleName(self.tr("メニュー"))
        more.setIconSize(QSize(ICON, ICON))
        bind_icon(more, "menu")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = _row(self._toolbar, SPACE.s)
        row.setSpacing(SPACE.xs)
        for action in (self.commands.library_shown, self.commands.back, self.commands.forward):
            row.addWidget(action_button(action, self))
        row.addSpacing(SPACE.s)
        row.addWidget(self._field, 1)
        row.addSpacing(SPACE.s)
        for action in (
            self.commands.strip_shown,
            self.commands.tray_shown,
            self.commands.download,
            self.commands.import_files,
        ):
            row.addWidget(action_button(action, self))
        row.addWidget(more)

        self._sort = QToolButton(self)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setAccessibleName(self.tr("並べ替え"))
        bind_icon(self._sort, "sort", "muted")
        sorts = QMenu(self._sort)
        self._sort.setMenu(sorts)
        self._check_sort = choices(sorts, self._sorts, self._options.sort, self.searching.set_sort)
        self._show_sort(self._options.sort)
        self._list.header.add_tool(self._sort)
        self._list.header.add_tool(action_button(self.commands.save_search, self))

    def _connect(self) -> None:
        browsing, works = self.browsing, self.works
        works.importing.openRequested.connect(browsing.open_place)
        works.started.connect(lambda: self._show_page(self._browse))
        self.blogging.importRequested.connect(works.importing.choose_files)
        works.sampleLoaded.connect(self._greet_sample)
        works.replacing.connect(browsing.clear)
        works.replacing.connect(self.drafting.forget)
        browsing.opened.connect(self._reader_changed)
        browsing.stepsChanged.connect(self.commands.enable_steps)
        self.searching.downloadRequested.connect(self.downloading.ask)
        self.downloading.news.showRequested.connect(browsing.show_arrivals)
        self._list.entryApart.connect(lambda entry: self.windows.open(entry.place))
        browsing.exportRequested.connect(self.exporting.choose_file)
        self.selecting.collected.connect(self.drafting.collect_rows)
        self.selecting.documentsDeleted.connect(browsing.close_gone)
        works.importing.removed.connect(browsing.close_gone)
        browsing.draftRequested.connect(self.drafting.open)
        browsing.newDraftRequested.connect(self.drafting.begin)
        browsing.postToDraft.connect(self.drafting.copy_of_post)
        self.drafting.placeRequested.connect(browsing.open_place)
        self._list.entered.connect(lambda: self.panes.call(Pane.LIST))
        self._room.entered.connect(lambda: self.panes.call(Pane.TEXT))
        self._list.pressed.connect(self._follow_press)
        self._field.textEdited.connect(self._bring_results)
        self.panes.arranged.connect(self._offer_list)
        self._list.strip.personRequested.connect(self.people.show_called)
        self.people.searchRequested.connect(lambda name: self.search_for(f"発言者:{name}"))
        self.people.told.connect(self.searching.search_again)
        self.searching.sortChanged.connect(self._show_sort)
        self.searching.synonymsSwitched.connect(self.following.look_again)
        self.searches.changed.connect(self._tell_news)
        self.notices.undoChanged.connect(self._enable_undo_early)
        self._rail.wanted.connect(self._open_library_at)
        self.helping.keysRequested.connect(self.show_keys)
        self.helping.aboutRequested.connect(self.show_about)
        self._workspace.contentsChanged.connect(self._load)
        self._workspace.tasks.bug.connect(self.bugs.report)
        self._workspace.tasks.refused.connect(lambda work: self.notices.say(why(work)))

    def _restore_layout(self) -> None:
        if not self.restoreGeometry(self._options.geometry):
            self.resize(1440, 900)
        self._list.strip.set_open(self._options.strip_open)
        self.commands.enable_steps(False, False)
        self._reader_changed()

    # --- what is shown ------------------------------------------------------

    def _load(self) -> None:
        self._workspace.load_contents(self._show_contents)

    def _show_contents(self, contents: Contents) -> None:
        first, self._loaded = not self._loaded, True
        held = (contents.sittings, contents.posts, contents.documents, contents.blogs)
        empty = not any(held)
        self._rail.show_documents(bool(contents.documents))
        self.browsing.set_contents(contents)
        self.blogging.set_contents(contents)
        self.following.check(contents)
        if first:
            self.sessions.begin(contents)
            self._workspace.catch_up()
            self.watching.start()
            self.blogging.start()
            self.backing_up.begin()
            QTimer.singleShot(
                _FURNISH_MILLISECONDS,
                self._room,
                lambda: self._room.furnish(self._workspace.tasks.awaited),
            )
        self._show_page(self._welcome if empty else self._browse)

    def _show_page(self, page: QWidget) -> None:
        """On the welcome page there is nothing to search or to narrow."""
        browse = page is self._browse
        arriving = self._pages.currentWidget() is not page
        self._field.setEnabled(browse)
        if arriving and browse:
            # Before the doors go: they would leave the keyboard to the tree.
            self._field.setFocus()
        self._pages.setCurrentWidget(page)
        if arriving and not browse:
            page.setFocus()  # the field has left the keyboard to some button of the header
        self.commands.enable_browsing(browse)

    def _greet_sample(self) -> None:
        self.notices.say(
            self.tr("見本を読み込みました。架空の区の会議録です。"),
            [(self.tr("「オンライン化」を検索"), lambda: self.search_for("オンライン化"))],
        )

    def _reader_changed(self) -> None:
        self.commands.enable_reading(self._room.opened)
        self.panes.leave_library()

    def copy_post_to_draft(self) -> None:
        """Begin a draft as a copy of the post that is open."""
        if isinstance(self._room.opened, OpenPost):
            self.drafting.copy_of_post(self._room.opened.post.id)

    def _enable_undo_early(self, undo: bool) -> None:
        """What is undone before anything was read, and nothing could be corrected."""
        if self._reading is None:
            self.commands.enable_undo(undo, False)

    def _bring_results(self) -> None:
        """Who types a query looks for its results."""
        if self.panes.gives_way(Pane.LIST):
            self.panes.call(Pane.LIST)

    def _follow_press(self) -> None:
        """What is pressed in the list is read, though there was no room for it."""
        if not self.panes.shows(Pane.TEXT):
            self._room.enter()

    def _offer_list(self) -> None:
        """Where the list is not there, the icons lead to it."""
        self._rail.offer_list(not self.panes.shows(Pane.LIST))

    def _tell_news(self) -> None:
        self._rail.tell_news(any(badge.new for badge in self.searches.badges().values()))

    def show_or_hide_library(self) -> None:
        """Open or fold away the library."""
        self._show_or_hide(Pane.LIBRARY)

    def _open_library_at(self, kind: NodeKind) -> None:
        self.panes.call(Pane.LIBRARY)
        self._tree.show_kind(kind)
        self._tree.setFocus()

    def show_or_hide_list(self) -> None:
        """Show or hide the list."""
        self._show_or_hide(Pane.LIST)

    def _show_or_hide(self, pane: Pane) -> None:
        (self.panes.dismiss if self.panes.shows(pane) else self.panes.call)(pane)

    def show_or_hide_strip(self) -> None:
        """Show or hide what narrows the results."""
        away = not self.panes.shows(Pane.LIST)
        if away:
            self.panes.call(Pane.LIST)
        if not away or self._list.strip.isHidden():
            self._options.strip_open = self._list.strip.toggle()

    def _enter_search(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def begin_search(self) -> None:
        """To the search field; where it is empty, the recent searches are offered."""
        self._enter_search()
        if self._field.isEnabled() and not self._field.text():
            self._recent.offer()

    def _step_out(self) -> None:
        """Esc: from the text to the list, from the list to the search field."""
        focus = self.focusWidget()
        if focus is not None and self._room.isAncestorOf(focus):
            self._list.enter()
        else:
            self._enter_search()

    # --- settings -----------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Make the reading text larger (1), smaller (−1) or as it was (0)."""
        if step:
            self._options.reading_size += step
        else:
            self._options.reset("reading_size")

    def _show_sort(self, sort: Sort) -> None:
        self._sort.setText(self._sorts[sort])
        self._sort.setToolTip(self.tr("並べ替え：{0}").format(self._sorts[sort]))
        self._check_sort(sort)

    def show_keys(self) -> None:
        """Show the cheat sheet."""
        from reader.ui.about import ShortcutsDialog

        others = [one.told() for one in pane_keys.ALL]
        ShortcutsDialog(self.actions(), self, others=others).open()

    def show_about(self) -> None:
        """Show the about box."""
        from reader.ui.about import AboutDialog

        AboutDialog(self._workspace.tasks, self).open()

    # --- Qt -----------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        from reader.ui.tab_order import step  # not needed at start

        return step(self, forward=next)

    def _end_session(self) -> None:
        """What is there now is nothing new at the next start."""
        self.following.stop()
        self.watching.stop()
        try:
            self.searches.leave()
            self._workspace.library.freshness.end_session()
        except LibraryError as error:
            # Then it is new once more: no reason to keep the window open.
            log.warning("the end of the session cannot be stored: %s", error)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.drafting.leave():
            event.ignore()
            return
        self._options.geometry = self.saveGeometry()
        self.sessions.keep()
        self._options.sync()
        self._end_session()
        self.windows.close()
        self.downloading.close()
        self.helping.close()
        self._workspace.tasks.cancel_all()
        super().closeEvent(event)


def _row(widget: QWidget, margin: int = 0) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(margin, margin, margin, margin)
    row.setSpacing(0)
    return row
