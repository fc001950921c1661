"""The right pane: one sitting in two views, or a post; with its header and find bar."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.jobs.thread import passages
from reader.minutes.meeting import squeeze
from reader.threads.model import Passage
from reader.ui.band_area import Spot
from reader.ui.edition_labels import EditionLabels
from reader.ui.find_bar import FindBar
from reader.ui.found_steps import FoundSteps
from reader.ui.full_text_view import FullTextView
from reader.ui.header_bar import HeaderBar
from reader.ui.hit_bar import HitBar
from reader.ui.icons import bind_icon
from reader.ui.marks import Ranges
from reader.ui.people import who_asks_whom
from reader.ui.place import Place, View
from reader.ui.post_view import PostView
from reader.ui.quoted_in import QuotedIn
from reader.ui.theme import HAIRLINE
from reader.ui.thread_rows import slices_of
from reader.ui.thread_view import ThreadView
from reader.ui.wording import short_day
from reader.ui.workspace import OpenPost, OpenSitting


class ReaderPane(QFrame):
    """What is open.

    Attributes:
        thread_view, full_text_view, post_view: the views.
        post_thread: the view of the exchange that a post quotes under headings.
        quoted_in: who quotes the sitting that is open.
        find_bar: the line in which one types what to find in the text.
        steps: the way from one found word to the next.

    Signals:
        shown: something was opened.
        viewChanged: the `View` that the reader switched to.
        exchangeChosen: another exchange of the sitting, by id.
        exchangeReached: the steps through the hits have led to another exchange: its id, and
            a speech's number and an offset.
        publicPageRequested: an address to open in the browser.
        comparisonRequested: the `Sitting` whose text is to be compared with the one before.
    """

    shown = Signal()
    viewChanged = Signal(object)  # noqa: N815
    exchangeChosen = Signal(str)  # noqa: N815
    exchangeReached = Signal(str, int, int)  # noqa: N815
    publicPageRequested = Signal(str)  # noqa: N815
    comparisonRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened: OpenSitting | OpenPost | None = None
        self.exchange: str | None = None
        self.thread_view = ThreadView(self)
        self.full_text_view = FullTextView(self)
        self.post_view = PostView(self)
        self.post_thread = ThreadView(self, read_only=True)
        self._stack = QStackedWidget(self)
        views = (self.thread_view, self.full_text_view, self.post_view, self.post_thread)
        for page in views:
            self._stack.addWidget(page)
        self.find_bar = FindBar(self)
        self._header = self._make_header()
        self._ranges = Ranges()
        self.quoted_in = QuotedIn((self.thread_view, self.full_text_view), self._header)
        self._header.add_tool(self.quoted_in.button)
        self._post_as_thread = False
        self._full_text_behind: Place | None = None
        self._full_title = self._full_subtitle = ""
        self.post_thread.setAccessibleName(self.tr("記事のスレッド"))
        self.steps = FoundSteps(self, views, self._stack, self.find_bar, self._hits)
        self.thread_view.finding.beyond = self._step_beyond
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        self._header.hide()

    # --- what is shown ------------------------------------------------------

    @property
    def view(self) -> View:
        """The view that is on top."""
        full = self._stack.currentWidget() in (self.full_text_view, self.post_view)
        return View.FULL_TEXT if full else View.THREAD

    def show_sitting(self, opened: OpenSitting, place: Place, *, anew: bool = False) -> None:
        """Open a sitting at a place; what has no exchange opens as full text.

        Args:
            anew: it is open there already, and only changed: the current hit stays.
        """
        if opened is not self.opened:
            self._ranges = Ranges(opened.hits)
        self.opened = opened
        exchange_ids = [exchange.id for exchange in opened.threads.exchanges]
        wanted = place.exchange
        if wanted is None and place.speech is not None:
            wanted = self._exchange_at(place.speech)
        elif wanted is None and place.view is View.THREAD and exchange_ids:
            wanted = exchange_ids[0]
        self.exchange = wanted if wanted in exchange_ids else None
        view = place.view if self.exchange else View.FULL_TEXT
        self._full_text_behind = place
        self.quoted_in.set_quotes(opened.quoted)
        if self.exchange:
            self._show_exchange(self.exchange, place.topic)
            if place.speech is not None:
                self.thread_view.bring_into_sight(place.speech, opened.offset_of(place))
            if place.speech is not None and not anew:
                self.thread_view.finding.choose_hit(place.speech, place.offset)
        if view is View.FULL_TEXT:
            self._fill_full_text(choose_hit=not anew)
        self._put_on_top(view)
        self._describe()

    def complete(self, opened: OpenSitting) -> None:
        """Take in the rest of the sitting that is open; where it was not shown nothing moves."""
        before = self.opened
        if not isinstance(before, OpenSitting) or before.complete:
            return
        if (before.sitting, before.query) != (opened.sitting, opened.query):
            return
        self.opened = opened
        shown = opened.exchange(self.exchange)
        if shown is None:
            # What was taken for a question holds none.
            self.exchange = None
            self._fill_full_text()
            self._put_on_top(View.FULL_TEXT)
        elif shown != before.exchange(self.exchange):
            # The reader has gone on to one that was still empty.
            self._show_exchange(shown.id)
        self._describe()

    def show_post(self, opened: OpenPost, offset: int = 0) -> None:
        """Open a post, at a place of its text where one is given."""
        self.opened, self.exchange = opened, None
        self.post_view.set_post(opened.post, opened.hits, opened.quotes)
        if offset:
            self.post_view.show_place(offset)
        thread = opened.thread
        if thread is not None:
            exchange = thread.threads.exchanges[0].id
            self.post_thread.set_exchange(
                thread.sitting, thread.threads, exchange, hits=Ranges(thread.hits)
            )
        self._put_post_on_top(as_thread=self._post_as_thread and not offset)

    def _put_post_on_top(self, *, as_thread: bool) -> None:
        """Show the post as it was written, or its questions beside its answers."""
        assert isinstance(self.opened, OpenPost)
        as_thread = as_thread and self.opened.thread is not None
        self._put_in_front(self.post_thread if as_thread else self.post_view)
        self._views[View.THREAD if as_thread else View.FULL_TEXT].setChecked(True)
        self._describe()

    def renew_quotes(self, opened: OpenPost) -> None:
        """More is known of what the open post quotes; the place stays."""
        if isinstance(self.opened, OpenPost) and self.opened.post == opened.post:
            self.opened = opened
            self.post_view.quotes.set_quotes(opened.post, opened.quotes)

    def clear(self) -> None:
        """Let go of what is open."""
        self.opened = self.exchange = None
        self._header.hide()
        self.steps.stop_finding()

    def switch(self, view: View) -> None:
        """Change the view; the place in the text stays the same."""
        if view is self.view:
            return
        if isinstance(self.opened, OpenPost):
            self._post_as_thread = view is View.THREAD
            self._put_post_on_top(as_thread=self._post_as_thread)
            return
        if not isinstance(self.opened, OpenSitting):
            return
        if view is View.FULL_TEXT:
            place = self.thread_view.position()
            self._fill_full_text()
            self._put_on_top(view)
            if place is not None:
                self.full_text_view.show_speech(place.speech, place.offset)
            self.full_text_view.finding.follow(self.thread_view.finding)
        else:
            place = self.full_text_view.position()
            exchange = self._exchange_at(place.speech) if place is not None else None
            exchange = exchange or self.exchange or self._first_exchange()
            if exchange is None:
                self._views[View.FULL_TEXT].setChecked(True)
                return
            if exchange != self.exchange:
                self._show_exchange(exchange)
            if place is not None:
                passage = self.passage_at(place.speech, place.offset)
                if passage is not None:
                    self.thread_view.show_passage(passage.id)
            self._put_on_top(view)
            self.thread_view.finding.follow(self.full_text_view.finding)
        self._describe()
        self.viewChanged.emit(view)

    # --- what is chosen -------------------------------------------------------

    def chosen_ranges(self) -> list[tuple[int, int, int]]:
        """The selected text, else the ticked paragraphs: (speech, start, end)."""
        if not isinstance(self.opened, OpenSitting):
            return []
        view = self.thread_view if self.view is View.THREAD else self.full_text_view
        selected = view.selected_text_range()
        return [selected] if selected is not None else list(view.ticked_paragraphs())

    def current_id(self) -> str | None:
        """The topic that is in front of the reader, else the exchange."""
        return self.thread_view.current_topic() or self.exchange

    def place(self) -> Spot | None:
        """Where the text stands."""
        if not isinstance(self.opened, OpenSitting):
            return None
        return (self.thread_view if self.view is View.THREAD else self.full_text_view).position()

    def passage_at(self, speech: int, offset: int) -> Passage | None:
        """The passage of the open exchange that holds a place, or the speech's first one."""
        if not isinstance(self.opened, OpenSitting):
            return None
        exchange = self.opened.exchange(self.exchange)
        found = passages(exchange) if exchange is not None else ()
        of_speech = [passage for passage in found if passage.speech == speech]
        first = of_speech[0] if of_speech else None
        return next((one for one in of_speech if one.start <= offset < one.end), first)

    # --- the search's hits --------------------------------------------------

    def _step_beyond(self, backward: bool) -> bool:
        """Go on with the next (or previous) exchange that has hits; whether there is another."""
        opened = self.opened
        if not isinstance(opened, OpenSitting) or self.exchange is None:
            return False
        exchanges = opened.threads.exchanges
        here = next(i for i, one in enumerate(exchanges) if one.id == self.exchange)
        hits = self.thread_view.finding.hits
        for distance in range(1, len(exchanges)):
            one = exchanges[(here + (-distance if backward else distance)) % len(exchanges)]
            count = hits.count_in(slices_of(one, opened.sitting))
            if count:
                self.steps.stop_finding()
                self._show_exchange(one.id)
                place = len(self.thread_view.finding.hits) - 1 if backward else 0
                self.thread_view.finding.go_to(place)
                self._describe()
                speech, offset, _ = self.thread_view.finding.hits.at(place)
                self.exchangeReached.emit(one.id, speech, offset)
                return True
        return False

    # --- inside -------------------------------------------------------------

    def _make_header(self) -> HeaderBar:
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._subtitle = QLabel(self)
        self._subtitle.setProperty("role", "caption")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title.installEventFilter(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)

        self._hits = HitBar(self.tr("一致"), self)
        self._outline_button = QToolButton(self)
        self._outline_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._outline_button.setToolTip(self.tr("目次"))
        self._outline_button.setAccessibleName(self._outline_button.toolTip())
        bind_icon(self._outline_button, "list")
        outline = QMenu(self._outline_button)
        outline.aboutToShow.connect(self._fill_outline)
        self._outline_button.setMenu(outline)

        self._exchange_button = QToolButton(self)
        self._exchange_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._exchange_button.setToolTip(self.tr("この会議のほかの質疑"))
        self._exchange_button.setAccessibleName(self._exchange_button.toolTip())
        bind_icon(self._exchange_button, "users")
        exchanges = QMenu(self._exchange_button)
        exchanges.aboutToShow.connect(self._fill_exchange_menu)
        self._exchange_button.setMenu(exchanges)
        self._web_button = QToolButton(self)
        self._web_button.setToolTip(self.tr("公開されているページをブラウザーで開く"))
        self._web_button.setAccessibleName(self._web_button.toolTip())
        bind_icon(self._web_button, "external-link")
        self._web_button.clicked.connect(self._open_public_page)

        segmented = self._segmented = QFrame(self)
        segmented.setProperty("role", "segmented")
        row = QHBoxLayout(segmented)
        row.setContentsMargins(*4 * (HAIRLINE,))
        row.setSpacing(0)
        self._views: dict[View, QToolButton] = {}
        group = QButtonGroup(segmented)
        for view, label, tip in (
            (View.THREAD, self.tr("スレッド"), self.tr("質問と答弁を並べて読む（Ctrl+1）")),
            (View.FULL_TEXT, self.tr("全文"), self.tr("公開されたままの全文を読む（Ctrl+2）")),
        ):
            button = QToolButton(segmented)
            button.setText(label)
            bind_icon(button, "threads" if view is View.THREAD else "file-text")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setToolTip(tip)
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, wanted=view: self.switch(wanted))
            self._views[view] = button

        self._edition = EditionLabels(self)
        self._edition.comparisonRequested.connect(self._request_comparison)
        header = HeaderBar(
            words,
            (
                self._edition,
                self._hits,
                self._outline_button,
                self._exchange_button,
                self._web_button,
                segmented,
            ),
            self,
        )
        header.narrowed.connect(self._name_views_by_icons)
        return header

    def _name_views_by_icons(self, narrow: bool) -> None:
        """Where there is little room for words."""
        styles = Qt.ToolButtonStyle
        for button in self._views.values():
            button.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextOnly
            )

    def _put_in_front(self, page: ThreadView | FullTextView | PostView) -> None:
        focused = self.window().focusWidget()
        reading = focused is not None and any(
            part.isAncestorOf(focused) for part in (self._stack, self.find_bar)
        )
        self.shown.emit()
        self._stack.setCurrentWidget(page)
        self.steps.stop_finding()
        self.steps.tell_hits()
        self.setFocusProxy(page)
        # What was hidden left the keyboard to the next in the Tab order; but opening must not
        # take it away from someone who is typing a query.
        if reading:
            page.setFocus()

    def _put_on_top(self, view: View) -> None:
        page = self.thread_view if view is View.THREAD else self.full_text_view
        self._put_in_front(page)
        self._views[view].setChecked(True)
        self._outline_button.setVisible(view is View.FULL_TEXT)

    def _fill_full_text(self, *, choose_hit: bool = True) -> None:
        """Bring the full text to the sitting that is open; not before it is wanted, as laying out
        a whole day takes longer than one exchange of it."""
        place, self._full_text_behind = self._full_text_behind, None
        if place is None or not isinstance(self.opened, OpenSitting):
            return
        self.full_text_view.set_sitting(self.opened.sitting)
        self.full_text_view.set_hits(self._ranges)
        if place.speech is not None:
            self.full_text_view.show_speech(place.speech, place.offset)
            if choose_hit:
                self.full_text_view.finding.choose_hit(place.speech, place.offset)

    def _show_exchange(self, exchange: str, topic: str | None = None) -> None:
        assert isinstance(self.opened, OpenSitting)
        self.exchange = exchange
        opened = self.opened
        self.thread_view.set_exchange(
            opened.sitting,
            opened.threads,
            exchange,
            opened.corrections,
            self._ranges,
            opened.endings,
            topic,
        )

    def _describe(self) -> None:
        """Fill the header."""
        opened = self.opened
        # A post states its title and date itself: over it there is only something to step through.
        sitting = isinstance(opened, OpenSitting)
        post = opened if isinstance(opened, OpenPost) else None
        threaded = post is not None and post.thread is not None
        self._header.setVisible(sitting or threaded or (post is not None and bool(post.hits)))
        self._exchange_button.hide()
        self._web_button.hide()
        self._edition.hide()
        self._segmented.setVisible(sitting or threaded)
        self._views[View.FULL_TEXT].setText(self.tr("記事") if threaded else self.tr("全文"))
        if isinstance(opened, OpenPost):
            self._outline_button.hide()
            self.quoted_in.button.hide()
            self._views[View.THREAD].setEnabled(threaded)
            self._full_title = squeeze(opened.post.title or "")
            self._full_subtitle = opened.post.author or ""
        if isinstance(opened, OpenSitting):
            sitting = opened.sitting
            self._full_title = squeeze(sitting.meeting or sitting.id)
            self._full_subtitle = "　".join(
                part for part in (sitting.assembly, self._people()) if part
            )
            self._web_button.setVisible(sitting.url is not None)
            self._edition.tell(
                preliminary=sitting.preliminary, summary=sitting.summary, earlier=opened.earlier
            )
            self._views[View.THREAD].setEnabled(bool(opened.threads.exchanges))
            self._exchange_button.setVisible(len(opened.exchanges) > 1)
        self._elide()

    def _people(self) -> str:
        """「見本太郎議員 → 区長・教育長」 of the exchange that is open."""
        assert isinstance(self.opened, OpenSitting)
        if self.view is View.THREAD:
            for exchange in self.opened.exchanges:
                if exchange.id == self.exchange:
                    return who_asks_whom(exchange)
        return short_day(self.opened.sitting.date)

    def _fill_outline(self) -> None:
        """The agenda's headings, and under them who asks."""
        menu = self._outline_button.menu()
        menu.clear()
        for entry in self.full_text_view.outline():
            menu.addAction(
                "　　" * entry.level + entry.title.replace("&", "&&"),
                lambda one=entry: self.full_text_view.show_speech(one.speech, one.offset),
            )
        if menu.isEmpty():
            menu.addAction(self.tr("（見出しはありません）")).setEnabled(False)

    def _fill_exchange_menu(self) -> None:
        menu = self._exchange_button.menu()
        menu.clear()
        opened = self.opened
        for exchange in opened.exchanges if isinstance(opened, OpenSitting) else ():
            action = menu.addAction(who_asks_whom(exchange))
            action.setCheckable(True)
            action.setChecked(exchange.id == self.exchange)
            action.triggered.connect(
                lambda _=False, wanted=exchange.id: self.exchangeChosen.emit(wanted)
            )

    def _open_public_page(self) -> None:
        if isinstance(self.opened, OpenSitting) and self.opened.sitting.url:
            self.publicPageRequested.emit(self.opened.sitting.url)

    def _request_comparison(self) -> None:
        if isinstance(self.opened, OpenSitting):
            self.comparisonRequested.emit(self.opened.sitting)

    def _exchange_at(self, speech: int) -> str | None:
        assert isinstance(self.opened, OpenSitting)
        for exchange in self.opened.exchanges:
            if exchange.first <= speech <= exchange.last:
                return exchange.id
        return None

    def _first_exchange(self) -> str | None:
        assert isinstance(self.opened, OpenSitting)
        exchanges = self.opened.threads.exchanges
        return exchanges[0].id if exchanges else None

    def _elide(self) -> None:
        # Both are as wide; while they are laid out, the second one still has its old width.
        room = max(self._title.width(), 40)
        for label, text in (
            (self._title, self._full_title),
            (self._subtitle, self._full_subtitle),
        ):
            metrics = label.fontMetrics()
            label.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
            label.setToolTip(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Also when what stands beside the title comes or goes.
        if event.type() == QEvent.Type.Resize and self.opened is not None:
            self._elide()
        return super().eventFilter(watched, event)
