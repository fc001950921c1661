"""The right pane: one sitting in two views, or a post; with its header and find bar."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.export.source_line import squeeze
from reader.jobs.thread import passages
from reader.threads.model import Passage
from reader.ui.band_area import Spot
from reader.ui.escape import claim_escape
from reader.ui.full_text_view import FullTextView
from reader.ui.icons import bind_icon
from reader.ui.people import who_asks_whom
from reader.ui.place import Place, View
from reader.ui.post_view import PostView
from reader.ui.reading_area import ReadingArea
from reader.ui.theme import SPACE
from reader.ui.thread_view import ThreadView
from reader.ui.workspace import OpenPost, OpenSitting


class FindBar(QFrame):
    """A line under the header: find in the opened text.

    Signals:
        sought: text and whether backwards.
        closed: Esc or the cross.
    """

    sought = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("本文内を検索"))
        self.field.setAccessibleName(self.tr("本文内を検索"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        backward, forward, close = QToolButton(self), QToolButton(self), QToolButton(self)
        for button, name, words in (
            (backward, "chevron-up", self.tr("前へ（Shift+F3）")),
            (forward, "chevron-down", self.tr("次へ（F3）")),
            (close, "x", self.tr("閉じる（Esc）")),
        ):
            bind_icon(button, name)
            button.setToolTip(words)
            button.setAccessibleName(words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        layout.addWidget(backward)
        layout.addWidget(forward)
        layout.addWidget(close)
        self.field.textChanged.connect(lambda text: self.sought.emit(text, False))
        self.field.returnPressed.connect(lambda: self.sought.emit(self.field.text(), False))
        backward.clicked.connect(lambda: self.sought.emit(self.field.text(), True))
        forward.clicked.connect(lambda: self.sought.emit(self.field.text(), False))
        close.clicked.connect(self.closed)
        self.hide()

    def event(self, event: QEvent) -> bool:
        return claim_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class ReaderPane(QFrame):
    """What is open.

    Attributes:
        thread_view, full_text_view, post_view: the views.

    Signals:
        viewChanged: the `View` that the reader switched to.
        exchangeChosen: another exchange of the sitting, by id.
        publicPageRequested: an address to open in the browser.
    """

    viewChanged = Signal(object)  # noqa: N815
    exchangeChosen = Signal(str)  # noqa: N815
    publicPageRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened: OpenSitting | OpenPost | None = None
        self.exchange: str | None = None
        self.thread_view = ThreadView(self)
        self.full_text_view = FullTextView(self)
        self.post_view = PostView(self)
        self._empty = _empty_page(self)
        self._stack = QStackedWidget(self)
        for page in (self._empty, self.thread_view, self.full_text_view, self.post_view):
            self._stack.addWidget(page)
        self.find_bar = FindBar(self)
        self.find_bar.sought.connect(self._find)
        self.find_bar.closed.connect(self.close_find)
        self._header = self._make_header()
        self._current_hit: dict[QWidget, int] = {}
        self._full_title = self._full_subtitle = ""
        for view in (self.thread_view, self.full_text_view):
            view.hitChanged.connect(lambda current, _, one=view: self._note_hit(one, current))
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
        full = self._stack.currentWidget() is self.full_text_view
        return View.FULL_TEXT if full else View.THREAD

    def show_sitting(self, opened: OpenSitting, place: Place) -> None:
        """Open a sitting at a place; what has no exchange opens as full text."""
        self.opened = opened
        exchange_ids = [exchange.id for exchange in opened.threads.exchanges]
        wanted = place.exchange
        if wanted is None and place.speech is not None:
            wanted = self._exchange_at(place.speech)
        elif wanted is None and place.view is View.THREAD and exchange_ids:
            wanted = exchange_ids[0]
        self.exchange = wanted if wanted in exchange_ids else None
        view = place.view if self.exchange else View.FULL_TEXT
        self.full_text_view.set_sitting(opened.sitting)
        self.full_text_view.set_hits(opened.hits)
        if self.exchange:
            self._show_exchange(self.exchange)
            if place.topic:
                self.thread_view.show_topic(place.topic)
            if place.speech is not None:
                self.thread_view.bring_into_sight(place.speech, opened.offset_of(place))
        if place.speech is not None:
            self.full_text_view.show_speech(place.speech, place.offset)
        self._put_on_top(view)
        self._describe()

    def show_post(self, opened: OpenPost) -> None:
        """Open a post."""
        self.opened, self.exchange = opened, None
        self.post_view.set_post(opened.post, opened.hits)
        self._put_in_front(self.post_view)
        self._describe()

    def clear(self) -> None:
        """Show that nothing is open."""
        self.opened = self.exchange = None
        self._header.hide()
        self._stop_finding()
        self._stack.setCurrentWidget(self._empty)

    def switch(self, view: View) -> None:
        """Change the view; the place in the text stays the same."""
        if view is self.view or not isinstance(self.opened, OpenSitting):
            return
        if view is View.FULL_TEXT:
            place = self.thread_view.position()
            self._put_on_top(view)
            if place is not None:
                self.full_text_view.show_speech(place.speech, place.offset)
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
        first: Passage | None = None
        for exchange in self.opened.threads.exchanges:
            if exchange.id != self.exchange:
                continue
            for passage in passages(exchange):
                if passage.speech != speech:
                    continue
                if passage.start <= offset < passage.end:
                    return passage
                first = first or passage
        return first

    # --- find ---------------------------------------------------------------

    def open_find(self) -> None:
        """Show the find bar."""
        if self.opened is None:
            return
        self.find_bar.show()
        self.find_bar.field.setFocus()
        self.find_bar.field.selectAll()

    def close_find(self) -> None:
        """Stop finding, and give the text the keyboard."""
        self._stop_finding()
        self.setFocus()

    def step_hit(self, forward: bool) -> None:
        """Go to the next or previous match: of the find bar while it is open, else of the search."""
        view = self._on_top()
        if self.find_bar.isVisible():
            self._find(self.find_bar.field.text(), not forward)
        elif view is not None:
            (view.next_hit if forward else view.previous_hit)()

    def _on_top(self) -> ThreadView | FullTextView | PostView | None:
        """The view that the reader sees; None while nothing is open."""
        current = self._stack.currentWidget()
        for view in (self.thread_view, self.full_text_view, self.post_view):
            if view is current:
                return view
        return None

    def _stop_finding(self) -> None:
        self.find_bar.hide()
        for view in (self.thread_view, self.full_text_view):
            view.find("")

    def _find(self, text: str, backward: bool) -> None:
        view = self._on_top()
        if view is None:
            return
        count = view.find(text, backward)
        if not text:
            words = ""
        elif not count:
            words = self.tr("見つかりません")
        elif isinstance(view, PostView):
            words = self.tr("{0}件").format(f"{count:,}")
        else:
            words = self.tr("{0}／{1}").format(f"{view.find_position:,}", f"{count:,}")
        self.find_bar.count.setText(words)

    # --- inside -------------------------------------------------------------

    def _make_header(self) -> QFrame:
        header = QFrame(self)
        header.setProperty("role", "toolbar")
        self._title = QLabel(header)
        self._title.setProperty("role", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._subtitle = QLabel(header)
        self._subtitle.setProperty("role", "caption")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)

        self._hits = QLabel(header)
        self._hits.setProperty("role", "muted")
        self._hits.setToolTip(self.tr("検索語との一致（F3 で次へ、Shift+F3 で前へ）"))
        self._outline_button = QToolButton(header)
        self._outline_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._outline_button.setToolTip(self.tr("目次"))
        self._outline_button.setAccessibleName(self._outline_button.toolTip())
        bind_icon(self._outline_button, "list")
        outline = QMenu(self._outline_button)
        outline.aboutToShow.connect(self._fill_outline)
        self._outline_button.setMenu(outline)

        self._exchange_button = QToolButton(header)
        self._exchange_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._exchange_button.setToolTip(self.tr("この会議のほかの質疑"))
        self._exchange_button.setAccessibleName(self._exchange_button.toolTip())
        bind_icon(self._exchange_button, "users")
        self._exchange_button.setMenu(QMenu(self._exchange_button))
        self._web_button = QToolButton(header)
        self._web_button.setToolTip(self.tr("公開されているページをブラウザーで開く"))
        self._web_button.setAccessibleName(self._web_button.toolTip())
        bind_icon(self._web_button, "external-link")
        self._web_button.clicked.connect(self._open_public_page)

        segmented = QFrame(header)
        segmented.setProperty("role", "segmented")
        row = QHBoxLayout(segmented)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._views: dict[View, QToolButton] = {}
        group = QButtonGroup(segmented)
        for view, label, tip in (
            (View.THREAD, self.tr("スレッド"), self.tr("質問と答弁を並べて読む（Ctrl+1）")),
            (View.FULL_TEXT, self.tr("全文"), self.tr("公開されたままの全文を読む（Ctrl+2）")),
        ):
            button = QToolButton(segmented)
            button.setText(label)
            button.setToolTip(tip)
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, wanted=view: self.switch(wanted))
            self._views[view] = button

        layout = QHBoxLayout(header)
        layout.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addLayout(words, 1)
        layout.addWidget(self._hits)
        layout.addWidget(self._outline_button)
        layout.addWidget(self._exchange_button)
        layout.addWidget(self._web_button)
        layout.addWidget(segmented)
        return header

    def _put_in_front(self, page: ThreadView | FullTextView | PostView) -> None:
        focused = self.window().focusWidget()
        reading = focused is not None and any(
            part.isAncestorOf(focused) for part in (self._stack, self.find_bar)
        )
        self._stack.setCurrentWidget(page)
        self._stop_finding()
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
        self._tell_hit(page)

    def _show_exchange(self, exchange: str) -> None:
        assert isinstance(self.opened, OpenSitting)
        self.exchange = exchange
        self.thread_view.set_exchange(
            self.opened.sitting, self.opened.threads, exchange, self.opened.corrections
        )
        self.thread_view.set_hits(self.opened.hits)

    def _describe(self) -> None:
        """Fill the header."""
        opened = self.opened
        # A post states its title and date itself.
        self._header.setVisible(isinstance(opened, OpenSitting))
        self._exchange_button.hide()
        self._web_button.hide()
        if isinstance(opened, OpenSitting):
            sitting = opened.sitting
            self._full_title = squeeze(sitting.meeting or sitting.id)
            self._full_subtitle = "　".join(
                part for part in (sitting.assembly, self._people()) if part
            )
            self._web_button.setVisible(sitting.url is not None)
            self._views[View.THREAD].setEnabled(bool(opened.threads.exchanges))
            self._fill_exchange_menu(opened)
        self._elide()

    def _people(self) -> str:
        """「見本太郎議員 → 区長・教育長」 of the exchange that is open."""
        assert isinstance(self.opened, OpenSitting)
        if self.view is View.THREAD:
            for exchange in self.opened.exchanges:
                if exchange.id == self.exchange:
                    return who_asks_whom(exchange)
        return str(self.opened.sitting.date or "")

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

    def _tell_hit(self, view: QWidget) -> None:
        """Show which match of the search is the current one, while that view is on top."""
        if view is self._stack.currentWidget() and isinstance(view, ReadingArea):
            count, current = view.hit_count, self._current_hit.get(view, 0)
            words = (
                self.tr("{0}／{1}").format(f"{current:,}", f"{count:,}")
                if current
                else f"{count:,}"
            )
            self._hits.setText(self.tr("一致 {0}件").format(words) if count else "")

    def _note_hit(self, view: ReadingArea, current: int) -> None:
        self._current_hit[view] = current
        self._tell_hit(view)

    def _fill_exchange_menu(self, opened: OpenSitting) -> None:
        menu = self._exchange_button.menu()
        menu.clear()
        for exchange in opened.exchanges:
            action = menu.addAction(who_asks_whom(exchange))
            action.setCheckable(True)
            action.setChecked(exchange.id == self.exchange)
            action.triggered.connect(
                lambda _=False, wanted=exchange.id: self.exchangeChosen.emit(wanted)
            )
        self._exchange_button.setVisible(len(opened.exchanges) > 1)

    def _open_public_page(self) -> None:
        if isinstance(self.opened, OpenSitting) and self.opened.sitting.url:
            self.publicPageRequested.emit(self.opened.sitting.url)

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
        for label, text in (
            (self._title, self._full_title),
            (self._subtitle, self._full_subtitle),
        ):
            metrics = label.fontMetrics()
            room = max(label.width(), 40)
            label.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
            label.setToolTip(text)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        if self.opened is not None:
            self._elide()


def _empty_page(parent: QWidget) -> QWidget:
    page = QFrame(parent)
    words = QLabel(
        QCoreApplication.translate("ReaderPane", "一覧から選ぶと、ここに質問と答弁が並びます。"),
        page,
    )
    words.setProperty("role", "muted")
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout = QVBoxLayout(page)
    layout.addWidget(words)
    return page
