"""スレッド: one exchange by topic, each question beside its answer, through all rounds."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from reader.jobs.thread import passages
from reader.minutes.model import Sitting
from reader.threads.model import Correction, EndingKind, Threads
from reader.ui import pane_keys
from reader.ui.band_area import Spot
from reader.ui.bands import Band, Look
from reader.ui.cell import TextCell
from reader.ui.icons import icon
from reader.ui.marks import Found, Ranges
from reader.ui.passage_area import PassageArea
from reader.ui.thread_bands import HEADER, SpaceBand
from reader.ui.thread_page import ThreadPage, rounds_of
from reader.ui.thread_rows import Section, SectionKind, sections
from reader.ui.topic_strip import TopicChip, TopicStrip

_STRIP = 46
_FOLDED_AT_FIRST = (SectionKind.REMARKS, SectionKind.CHAIR)


class ThreadView(PassageArea):
    """One exchange.

    All topics stand on one page; those that were not asked for are folded to a line.

    Signals:
        quoteRequested: a topic's or exchange's id.
        askedBeforeRequested: a topic's id and title.
        linksConfirmed: pairs of a question's and an answer's passage id: these are right.
        linkChosen: a question's and an answer's passage id: this answer belongs here.
        unansweredConfirmed: passage ids of questions.
        correctionUndone: a correction's id.
        topicShown: a topic's id, "" for すべて.
        remarksHidden: whether the reader hides 要望・挨拶.
    """

    quoteRequested = Signal(str)  # noqa: N815
    askedBeforeRequested = Signal(str, str)  # noqa: N815
    draftRequested = Signal(str)  # noqa: N815
    linksConfirmed = Signal(list)  # noqa: N815
    linkChosen = Signal(str, str)  # noqa: N815
    unansweredConfirmed = Signal(list)  # noqa: N815
    correctionUndone = Signal(int)  # noqa: N815
    topicShown = Signal(str)  # noqa: N815
    remarksHidden = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        """Show nothing as yet.

        Args:
            read_only: nothing of it can be corrected, quoted or bookmarked: a post's thread.
        """
        super().__init__(parent)
        self._read_only = read_only
        self._sections: tuple[Section, ...] = ()
        self._opened: set[str] = set()
        self._topic: str | None = None
        self._keyboard_used = False
        self.setAccessibleName(self.tr("スレッド"))
        self.hands.linked.connect(self.linkChosen)
        self._strip = TopicStrip(self)
        if read_only:
            self._strip.offer_no_hiding()
        self._strip.chosen.connect(lambda topic: self.show_topic(topic or None))
        self._strip.hideRemarksChanged.connect(self._remarks_switched)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell_here())
        self.setViewportMargins(0, _STRIP, 0, 0)
        beside = QWidget(self)  # keeps the scroll bar below the strip
        beside.setFixedHeight(_STRIP)
        self.addScrollBarWidget(beside, Qt.AlignmentFlag.AlignTop)

    # --- what is shown ------------------------------------------------------

    def set_exchange(
        self,
        sitting: Sitting,
        threads: Threads,
        exchange_id: str,
        corrections: Sequence[tuple[int, Correction]] = (),
        hits: Ranges | None = None,
        endings: Mapping[tuple[int, int], EndingKind] | None = None,
        topic: str | None = None,
    ) -> None:
        """Show an exchange, from its beginning or one of its topics.

        Parameters:
            corrections: the reader's own with their ids, oldest first, for their dates.
            hits: what is found in the sitting; None leaves what is.
            endings: how answers end, by speech and start of the passage, as far as known.
            topic: the only one to be unfolded; None unfolds all.

        Raises:
            KeyError: the threads have no exchange of that id.
        """
        exchange = next((one for one in threads.exchanges if one.id == exchange_id), None)
        if exchange is None:
            raise KeyError(exchange_id)
        if self._exchange is None or self._exchange.id != exchange_id:
            self._selected = None
            self._ticks.clear()
            self.finding.forget_place()
        if self._sitting != sitting:
            self.finding.forget()
        self.hands.rest()
        self._sitting, self._exchange = sitting, exchange
        if self._maker is not None:
            self._maker.deleteLater()
        page = ThreadPage(
            sitting, exchange, corrections, endings or {}, self, read_only=self._read_only
        )
        self._maker = self._make(page)
        self._passages = {passage.id: passage for passage in passages(exchange)}
        self._divide()
        if hits is not None:
            super().set_hits(hits)
        self._unfold(topic)

    def _make(self, page: ThreadPage) -> ThreadPage:
        page.foldRequested.connect(self._set_open)
        page.candidatesRequested.connect(
            lambda row: self.hands.offer_candidates(row.questions[-1], row.candidates)
        )
        page.handlePressed.connect(self.hands.show_menu)
        page.partnersRequested.connect(self.hands.show_links)
        page.quoteRequested.connect(self.quoteRequested)
        page.askedBeforeRequested.connect(self.askedBeforeRequested)
        page.draftRequested.connect(self.draftRequested)
        page.bookmarkRequested.connect(self.bookmarkRequested)
        page.linksConfirmed.connect(self.linksConfirmed)
        page.linkChosen.connect(self.linkChosen)
        page.unansweredConfirmed.connect(self.unansweredConfirmed)
        page.correctionUndone.connect(self.correctionUndone)
        return page

    def current_topic(self) -> str | None:
        """The topic that was asked for; None for すべて."""
        return self._topic

    def topic_here(self) -> tuple[str, str] | None:
        """Id and title of the topic that was asked for, else of the one that is read."""
        here = self._topic or self._topic_at_edge()
        for section in self._sections:
            if section.topic is not None and section.key == here:
                return section.topic.id, section.topic.title
        return None

    def show_topic(self, topic_id: str | None) -> None:
        """Unfold one topic, fold the others and go to it; None unfolds all."""
        if self._exchange is None:
            return
        self.hands.rest()
        self._unfold(topic_id)
        self.topicShown.emit(self._topic or "")
        self.placeChanged.emit()

    def _unfold(self, topic_id: str | None) -> None:
        """See `show_topic`."""
        known = {section.key for section in self._sections if section.topic}
        topic = self._topic = topic_id if topic_id in known else None
        if topic is None:
            self._open_all()
        else:
            self._opened = {topic}
        self._build()
        if topic is None:
            self.verticalScrollBar().setValue(0)
        else:
            self._go_to_section(topic)
        self._strip.set_current(topic or "")
        self._describe()

    def shows_estimate(self) -> bool:
        """Whether something that says that it is an estimate is in sight."""
        edge, bottom = self._pinned_height(), self.viewport().height()
        return any(
            edge <= top + button.rect.top() and top + button.rect.bottom() <= bottom
            for band, top in self._shown()
            for button in band.buttons
            if button.look is Look.NOTE and not button.rect.isEmpty()
        )

    def show_passage(self, passage_id: str) -> None:
        """Unfold what holds a passage and go to it; an unknown id changes nothing."""
        passage = self._passages.get(passage_id)
        if passage is None:
            return
        self._reveal(passage.speech, passage.start)
        self._show_place(passage.speech, passage.start, shift=48.0, whole=True)

    def show_speech(self, number: int, offset: int = 0) -> bool:
        """Go to a place in the text; whether the exchange holds it."""
        self._reveal(number, offset)
        return self._show_place(number, offset, shift=2.5 * self._page.setting.pitch, whole=True)

    def step_topic(self, step: int) -> None:
        """Show the next (1) or previous (−1) topic."""
        topics = [section.key for section in self._sections if section.topic]
        here = self._topic or self._topic_at_edge()
        at = topics.index(here) + step if here in topics else (0 if step > 0 else -1)
        if self._topic is None and here in topics and topics:
            at = max(at, 0)
        if topics and 0 <= at < len(topics):
            if self._topic is None:
                self._go_to_section(topics[at])
            else:
                self.show_topic(topics[at])

    def set_hide_remarks(self, hide: bool) -> None:
        """Hide greetings and 要望: they are folded together at the end."""
        self._strip.set_hide_remarks(hide)

    def hides_remarks(self) -> bool:
        """Whether they are hidden."""
        return self._strip.hides_remarks()

    def topic_strip(self) -> TopicStrip:
        """The chips above the page."""
        return self._strip

    def position(self) -> Spot | None:
        spot = super().position()
        if spot is None or self._exchange is None:
            return None
        return Spot(
            spot.speech, spot.offset, spot.shift, self._exchange.id, frozenset(self._opened)
        )

    def restore(self, spot: Spot) -> None:
        if spot.exchange is not None and self._exchange is not None and spot.opened:
            keys = {section.key for section in self._sections}
            self._opened = set(spot.opened) & keys
            self._build()
        super().restore(spot)

    # --- folding ------------------------------------------------------------

    def _divide(self) -> None:
        assert self._exchange is not None
        assert self._sitting is not None
        self._sections = sections(
            self._exchange, self._sitting, hide_remarks=self._strip.hides_remarks()
        )

    def _open_all(self) -> None:
        self._opened = {
            section.key for section in self._sections if section.kind not in _FOLDED_AT_FIRST
        }

    def _set_open(self, key: str, opened: bool) -> None:
        """Fold or unfold a section; its header stays where it is on the screen."""
        value = self.verticalScrollBar().value()
        section = next(s for s in range(len(self._sections)) if self._sections[s].key == key)
        y = next(band.top for band in self._bands if band.section == section)
        (self._opened.add if opened else self._opened.discard)(key)
        self._build()
        self.verticalScrollBar().setValue(round(min(value, y)))
        first = next(band for band in self._bands if band.section == section)
        if first.buttons and self._keyboard_used:
            self._focus_on(first.buttons[0])

    def _reveal(self, speech: int, offset: int) -> None:
        """Unfold the section that shows a place, unless an open one does."""
        holding = [
            section.key
            for section in self._sections
            if any(p.speech == speech and p.start <= offset < p.end for p in section.passages())
        ]
        if holding and not self._opened & set(holding):
            self._opened.add(holding[0])
            self._build()

    def _remarks_switched(self, hide: bool) -> None:
        if self._exchange is not None:
            spot = self.position()
            before = {section.key for section in self._sections}
            self._divide()
            if self._topic is None:
                self._opened |= {
                    section.key
                    for section in self._sections
                    if section.key not in before and section.kind not in _FOLDED_AT_FIRST
                }
            self._build()
            if spot is not None:
                self._show_place(spot.speech, spot.offset, shift=spot.shift)
        self.remarksHidden.emit(hide)

    def _go_to_section(self, key: str) -> None:
        for band in self._bands:
            if self._sections[band.section].key == key and band.pinned:
                self.verticalScrollBar().setValue(round(band.top))
                self._measure_visible()
                self.verticalScrollBar().setValue(round(band.top))
                return

    def _topic_at_edge(self) -> str | None:
        if not self._bands:
            return None
        return self._sections[self._bands[self._index_at(self._edge())].section].key

    def _tell_here(self) -> None:
        """Mark in the strip what is being read, while all topics are open."""
        self._strip.set_here(self._topic_at_edge() if self._topic is None else None)

    def _slices(self) -> list[Found]:
        return [piece for section in self._sections for piece in section.slices()]

    def _pinned_height(self) -> float:
        return HEADER

    # --- building the page --------------------------------------------------

    def set_hits(self, ranges: Ranges) -> None:
        super().set_hits(ranges)
        if self._exchange is not None:
            value = self.verticalScrollBar().value()
            self._build()
            self.verticalScrollBar().setValue(value)

    def _build(self) -> None:
        """The bands for what is open and folded."""
        if self._maker is None:
            return
        bands: list[Band] = []
        hits = [self.finding.hits.count_in(section.slices()) for section in self._sections]
        for index, section in enumerate(self._sections):
            own = self._maker.bands(section, opened=section.key in self._opened, hits=hits[index])
            for band in own:
                band.section = index
            bands += own
        if bands:
            end = SpaceBand(40.0)
            end.section = len(self._sections) - 1
            bands.append(end)
        self._set_bands(bands)
        self._strip.set_topics(
            [
                TopicChip(
                    section.key,
                    section.number,
                    section.topic.title,
                    rounds_of(section),
                    count,
                )
                for section, count in zip(self._sections, hits, strict=True)
                if section.topic
            ]
        )
        self._strip.set_current(self._topic or "")
        self._tell_here()

    # --- menus --------------------------------------------------------------

    def make_menu(
        self,
        cell: TextCell | None,
        paragraph: Found | None = None,
        offset: int | None = None,
    ) -> QMenu:
        if not self._read_only:
            return super().make_menu(cell, paragraph, offset)
        menu = QMenu(self)
        copy = menu.addAction(icon("copy"), self.tr("コピー"), self.copy)
        copy.setEnabled(self.selected_text_range() is not None)
        return menu

    def _add_quoting(self, menu: QMenu, cell: TextCell | None) -> None:
        section = self._section_of(cell) if cell is not None else None
        if section is not None and section.topic is not None:
            topic = section.topic.id
            menu.addAction(
                icon("quote"),
                self.tr("この話題を引用"),
                lambda: self.quoteRequested.emit(topic),
            )
            title = section.topic.title
            menu.addAction(
                icon("history"),
                self.tr("似た話題…"),
                lambda: self.askedBeforeRequested.emit(topic, title),
            )
            menu.addAction(
                icon("notebook"),
                self.tr("この話題を下書きへ"),
                lambda: self.draftRequested.emit(topic),
            )
        if self._exchange is not None:
            whole = self._exchange.id
            menu.addAction(self.tr("この質疑をすべて引用"), lambda: self.quoteRequested.emit(whole))
            menu.addAction(
                self.tr("この質疑をすべて下書きへ"), lambda: self.draftRequested.emit(whole)
            )

    def _section_of(self, cell: TextCell) -> Section | None:
        for section in self._sections:
            if any((p.speech, p.start) == (cell.speech, cell.start) for p in section.passages()):
                return section
        return None

    def _can_tick(self) -> bool:
        return not self._read_only

    # --- Qt -----------------------------------------------------------------

    def _describe(self) -> None:
        """Tell a screen reader which topic is open."""
        section = next((s for s in self._sections if s.key == self._topic), None)
        words = section.topic.title if section and section.topic else self.tr("すべての話題")
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyboard_used = True
        step = pane_keys.TOPIC.which(event)
        if step is not None:
            self.step_topic((1, -1)[step % 2])
        else:
            super().keyPressEvent(event)
        self._keyboard_used = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.setGeometry(0, 0, self.width(), _STRIP)
        self._strip.raise_()
