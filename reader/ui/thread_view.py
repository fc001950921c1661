"""スレッド: one exchange by topic, each question beside its answer, through all rounds."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from reader.minutes.model import Sitting
from reader.minutes.spans import find_spans
from reader.threads.model import (
    CERTAIN,
    Correction,
    CorrectionKind,
    Exchange,
    Link,
    Passage,
    PassageKind,
    Round,
    Style,
    Threads,
)
from reader.ui.band_area import Spot
from reader.ui.bands import Band, Button, Look
from reader.ui.cell import TextCell
from reader.ui.icons import icon
from reader.ui.marks import Found
from reader.ui.people import speaker_of
from reader.ui.reading_area import ReadingArea
from reader.ui.thread_bands import (
    HEADER,
    DividerBand,
    FoldBand,
    HeaderBand,
    Piece,
    RowBand,
    SpaceBand,
)
from reader.ui.thread_rows import (
    Answer,
    Answered,
    Aside,
    Divider,
    Row,
    Section,
    SectionKind,
    is_estimated,
    sections,
)
from reader.ui.topic_strip import TopicChip, TopicStrip

_STRIP = 46
_FIRST_WORDS = 40
"""Characters of a candidate that its button shows at most."""
_FOLDED_AT_FIRST = (SectionKind.REMARKS, SectionKind.CHAIR)


class ThreadView(ReadingArea):
    """One exchange.

    All topics stand on one page; those that were not asked for are folded to a line.

    Signals:
        quoteRequested: a topic's or exchange's id.
        linkConfirmed, linkChosen, linkRemoved: a question's and an answer's passage id:
            this link is right; this answer belongs here; this answer does not.
        unansweredConfirmed: a question's passage id.
        correctionUndone: a question's and an answer's passage id ("" for 答弁なし).
        topicShown: a topic's id, "" for すべて.
        remarksHidden: whether the reader hides 要望・挨拶.
    """

    quoteRequested = Signal(str)  # noqa: N815
    linkConfirmed = Signal(str, str)  # noqa: N815
    linkChosen = Signal(str, str)  # noqa: N815
    linkRemoved = Signal(str, str)  # noqa: N815
    unansweredConfirmed = Signal(str)  # noqa: N815
    correctionUndone = Signal(str, str)  # noqa: N815
    topicShown = Signal(str)  # noqa: N815
    remarksHidden = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting: Sitting | None = None
        self._exchange: Exchange | None = None
        self._corrections: Sequence[tuple[int, Correction]] = ()
        self._sections: tuple[Section, ...] = ()
        self._opened: set[str] = set()
        self._topic: str | None = None
        self._cells: dict[tuple[int, int, int], TextCell] = {}
        self._passages: dict[str, Passage] = {}
        self.setAccessibleName(self.tr("スレッド"))
        self._strip = TopicStrip(self)
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
    ) -> None:
        """Show an exchange with all topics unfolded, from its beginning.

        Parameters:
            corrections: the reader's own with their ids, oldest first, for their dates.

        Raises:
            KeyError: the threads have no exchange of that id.
        """
        exchange = next((one for one in threads.exchanges if one.id == exchange_id), None)
        if exchange is None:
            raise KeyError(exchange_id)
        if self._exchange is None or self._exchange.id != exchange_id:
            self._selected = None
            self._ticks.clear()
        self._sitting, self._exchange, self._corrections = sitting, exchange, corrections
        self._folded.clear()
        self._cells.clear()
        self._passages = {
            passage.id: passage
            for round_ in exchange.rounds
            for passage in (*round_.questions, *round_.answers, *round_.remarks)
        }
        self._topic = None
        self._divide()
        self._open_all()
        self._build()
        self.verticalScrollBar().setValue(0)
        self._strip.set_current("")

    def current_topic(self) -> str | None:
        """The topic that was asked for; None for すべて."""
        return self._topic

    def show_topic(self, topic_id: str | None) -> None:
        """Unfold one topic, fold the others and go to it; None unfolds all."""
        if self._exchange is None:
            return
        known = {section.key for section in self._sections if section.topic}
        topic = topic_id if topic_id in known else None
        self._topic = topic
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
        self.topicShown.emit(topic or "")
        self.placeChanged.emit()

    def show_passage(self, passage_id: str) -> None:
        """Unfold what holds a passage and go to it; an unknown id changes nothing."""
        passage = self._passages.get(passage_id)
        if passage is None:
            return
        self._reveal(passage.speech, passage.start)
        self._show_place(passage.speech, passage.start, shift=48.0)

    def show_speech(self, number: int, offset: int = 0) -> bool:
        """Go to a place in the text; whether the exchange holds it."""
        self._reveal(number, offset)
        return self._show_place(number, offset)

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
        return [
            (passage.speech, passage.start, passage.end)
            for section in self._sections
            for passage in section.passages()
        ]

    def _text_of(self, speech: int) -> str:
        assert self._sitting is not None
        return self._sitting.speeches[speech - 1].text

    def _pinned_height(self) -> float:
        return HEADER

    # --- building the page --------------------------------------------------

    def set_hits(self, ranges: object) -> None:
        super().set_hits(ranges)  # pyright: ignore[reportArgumentType]
        if self._exchange is not None:
            value = self.verticalScrollBar().value()
            self._build()
            self.verticalScrollBar().setValue(value)

    def _build(self) -> None:
        """The bands for what is open and folded."""
        bands: list[Band] = []
        for index, section in enumerate(self._sections):
            own = (
                self._open_section(section)
                if section.key in self._opened
                else [self._fold(section)]
            )
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
                    self._rounds(section),
                    self._hits_in(section),
                )
                for section in self._sections
                if section.topic
            ]
        )
        self._strip.set_current(self._topic or "")
        self._tell_here()

    def _rounds(self, section: Section) -> int:
        return len(
            {item.round for item in section.items if isinstance(item, Row) and item.questions}
        )

    def _hits_in(self, section: Section) -> int:
        return self._hits.count_in((p.speech, p.start, p.end) for p in section.passages())

    def _fold(self, section: Section) -> FoldBand:
        ask = closing = ""
        if section.topic is not None:
            rows = [item for item in section.items if isinstance(item, Row)]
            ask = next((self._sentence(q) for row in rows for q in row.questions), "")
            closing = next(
                (self._sentence(a.passage) for row in rows for a in reversed(row.answers)), ""
            )
        hits = self._hits_in(section)
        return FoldBand(
            section.number,
            self._title(section),
            ask,
            closing,
            self.tr("{0}件").format(hits) if hits else "",
            lambda: self._set_open(section.key, True),
        )

    def _title(self, section: Section) -> str:
        if section.topic is not None:
            return section.topic.title or self.tr("（題のない話題）")
        count = len(section.passages())
        words = {
            SectionKind.OPENING: self.tr("前置き・挨拶 {0}件"),
            SectionKind.REST: self.tr("話題に分けられなかった発言 {0}件"),
            SectionKind.REMARKS: self.tr("要望・挨拶 {0}件"),
            SectionKind.CHAIR: self.tr("議長の発言 {0}件"),
        }
        return words[section.kind].format(count)

    def _sentence(self, passage: Passage) -> str:
        """The sentence that stands for a passage, verbatim, on one line."""
        start, end = (
            passage.ask
            if passage.ask[0] < passage.ask[1]
            else (
                passage.start,
                passage.end,
            )
        )
        return " ".join(self._text_of(passage.speech)[start:end].split())

    def _open_section(self, section: Section) -> list[Band]:
        bands: list[Band] = [self._header(section)]
        for item in section.items:
            if isinstance(item, Divider):
                if self._exchange is not None and self._exchange.style is Style.IKKATSU:
                    bands.append(DividerBand(self._round_name(item.round)))
            elif isinstance(item, Aside):
                bands.append(self._aside(item, section))
            else:
                bands.append(self._row(item))
        return bands

    def _header(self, section: Section) -> HeaderBand:
        meta: list[str] = []
        if self._rounds(section) > 1:
            meta.append(self.tr("{0}往復").format(self._rounds(section)))
        hits = self._hits_in(section)
        if hits:
            meta.append(self.tr("一致 {0}件").format(hits))
        title = self._title(section)
        actions: list[Button] = []
        if section.topic is not None:
            topic = section.topic.id
            actions = [
                Button(
                    self.tr("引用"),
                    lambda: self.quoteRequested.emit(topic),
                    "quote",
                    self.tr("「{0}」を引用").format(title),
                    self.tr("この話題の質問と答弁を引用としてコピー（Ctrl+Shift+C）"),
                ),
                Button(
                    self.tr("しおり"),
                    lambda: self._bookmark(section),
                    "bookmark",
                    self.tr("「{0}」にしおり").format(title),
                    self.tr("この話題にしおりを付ける（Ctrl+D）"),
                ),
            ]
        return HeaderBand(
            section.number,
            title,
            "・".join(meta),
            lambda: self._set_open(section.key, False),
            actions,
        )

    def _bookmark(self, section: Section) -> None:
        first = section.passages()[0]
        self.bookmarkRequested.emit(first.speech, first.start, first.end)

    def _round_name(self, number: int) -> str:
        if number == 1:
            return self.tr("再質問")
        if number == 2:
            return self.tr("再々質問")
        return self.tr("{0}回目の質問").format(number + 1)

    def _question_word(self, number: int) -> str:
        assert self._exchange is not None
        if self._exchange.style is Style.IKKATSU and number in (1, 2):
            return self._round_name(number)
        return self.tr("質問")

    def _aside(self, aside: Aside, section: Section) -> RowBand:
        passage = aside.passage
        piece = self._piece(passage, "chair", muted=True)
        if section.kind is not SectionKind.CHAIR:
            piece.kind = self.tr("要望・挨拶")
        sides: tuple[list[Piece], list[Piece]] = ([], [])
        sides[0 if aside.left else 1].append(piece)
        return RowBand(sides, (None, None))

    def _row(self, row: Row) -> RowBand:
        questions = [self._question(row, passage) for passage in row.questions]
        if not row.questions:
            note = self.tr("対応する質問を見つけられませんでした")
            questions = [Piece(None, note=note, note_icon="info")]
        answers = [self._answer(row, answer) for answer in row.answers]
        if row.answered in (Answered.NOT_FOUND, Answered.NONE):
            answers.append(self._notice(row))
        last = row.answers[-1].passage if row.answers else None
        asks = (
            self._ask_cell(row.questions[-1]) if row.questions else None,
            self._ask_cell(last) if last else None,
        )
        return RowBand((questions, answers), asks)

    def _piece(self, passage: Passage, token: str, *, muted: bool = False) -> Piece:
        assert self._sitting is not None
        text = self._text_of(passage.speech)
        characters = len("".join(text[passage.start : passage.end].split()))
        return Piece(
            self._cell(passage.speech, passage.start, passage.end, muted),
            who=speaker_of(self._sitting.speeches[passage.speech - 1]),
            size=self.tr("{0}字").format(f"{characters:,}"),
            token=token,
        )

    def _cell(self, speech: int, start: int, end: int, muted: bool = False) -> TextCell:
        key = (speech, start, end)
        if key not in self._cells:
            text = self._text_of(speech)
            cell = TextCell(speech, start, end, text[start:end], muted=muted)
            cell.set_spans(find_spans(text))
            self._cells[key] = cell
        return self._cells[key]

    def _ask_cell(self, passage: Passage) -> TextCell | None:
        start, end = passage.ask
        if not passage.start <= start < end <= passage.end:
            return None
        return TextCell(passage.speech, start, end, self._text_of(passage.speech)[start:end])

    def _question(self, row: Row, passage: Passage) -> Piece:
        piece = self._piece(passage, "question")
        piece.kind = self._question_word(row.round)
        if row.round and passage.continues < CERTAIN:
            piece.dashed = True
            words = self.tr("話題は推定")
            tip = self.tr("前の質問の続きと推定しました（確からしさ {0}%）").format(
                round(passage.continues * 100)
            )
            piece.doubt_button = Button(words, lambda: None, "circle-dashed", words, tip, Look.NOTE)
        return piece

    def _answer(self, row: Row, answer: Answer) -> Piece:
        piece = self._piece(answer.passage, "answer")
        piece.kind = self.tr("答弁")
        if not row.questions:
            piece.dashed = True
            return piece
        hand = answer.by_hand
        if answer.estimated:
            self._doubt(piece, row, answer)
        elif hand is not None:
            piece.note, piece.note_icon = self.tr("手直し"), "pencil"
            made = self._made(CorrectionKind.LINK, hand)
            piece.actions = [self._undo(hand.question, hand.answer, made)]
            if made:
                piece.note = self.tr("手直し（{0}）").format(made)
        elif any(link.confirmed for link in answer.links):
            link = next(link for link in answer.links if link.confirmed)
            piece.note, piece.note_icon = self.tr("対応を確認済み"), "check"
            made = self._made(CorrectionKind.CONFIRM, link)
            piece.actions = [self._undo(link.question, link.answer, made)]
        return piece

    def _doubt(self, piece: Piece, row: Row, answer: Answer) -> None:
        """An estimated link: dashed bar, 「対応は推定」, and what can be done about it."""
        guesses = [link for link in answer.links if is_estimated(link)]
        sure = min(link.confidence for link in guesses)
        tip = self.tr("プログラムが推定した対応です（確からしさ {0}%）").format(round(sure * 100))
        piece.dashed = True
        piece.note, piece.note_icon = self.tr("対応は推定"), "circle-dashed"
        piece.note_token = "warning"
        piece.doubt_button = Button(
            self.tr("推定"), lambda: None, "circle-dashed", self.tr("対応は推定"), tip, Look.NOTE
        )

        def confirm() -> None:
            for link in guesses:
                self.linkConfirmed.emit(link.question, link.answer)

        piece.actions = [
            Button(
                self.tr("正しい"),
                confirm,
                "check",
                self.tr("この対応は正しい"),
                tip,
            )
        ]
        if row.candidates:
            words = self.tr("ほかの候補 {0}").format(len(row.candidates))
            piece.actions.append(
                Button(words, self._menu_of_candidates(row), "chevron-down", words, tip)
            )

    def _notice(self, row: Row) -> Piece:
        """In the place of an answer: that none was found, or that there was none."""
        question = row.questions[-1]
        if row.answered is Answered.NONE:
            made = self._made(CorrectionKind.UNANSWERED, None, question)
            note = self.tr("答弁なし（{0} に確認）").format(made) if made else self.tr("答弁なし")
            return Piece(
                None, note=note, note_icon="ban", actions=[self._undo(question.id, "", made)]
            )
        choices = [
            Button(
                self._first_words(candidate),
                self._choose(question, candidate),
                "link",
                self.tr("対応する答弁にする：{0}").format(self._first_words(candidate)),
                self.tr("この答弁を対応させる"),
            )
            for candidate in row.candidates
        ]
        choices.append(
            Button(
                self.tr("答弁なしと確認"),
                lambda: self._confirm_unanswered(row.questions),
                "ban",
                tip=self.tr("読んで確かめたうえで、答弁がなかったと記録します"),
                look=Look.QUIET,
            )
        )
        return Piece(
            None,
            note=self.tr("対応する答弁を見つけられませんでした"),
            note_icon="info",
            choices=choices,
        )

    def _undo(self, question: str, answer: str, made: str) -> Button:
        return Button(
            self.tr("元に戻す"),
            lambda: self.correctionUndone.emit(question, answer),
            "undo",
            tip=made,
            look=Look.QUIET,
        )

    def _confirm_unanswered(self, questions: Sequence[Passage]) -> None:
        for question in questions:
            self.unansweredConfirmed.emit(question.id)

    def _choose(self, question: Passage, answer: Passage) -> Callable[[], None]:
        return lambda: self.linkChosen.emit(question.id, answer.id)

    def _first_words(self, passage: Passage) -> str:
        """The officer and the first words of an answer, verbatim."""
        assert self._sitting is not None
        who = speaker_of(self._sitting.speeches[passage.speech - 1])
        text = self._text_of(passage.speech)[passage.start : passage.end]
        words = " ".join(text.split())
        return f"{who}「{words[:_FIRST_WORDS]}{'…' if len(words) > _FIRST_WORDS else ''}」"

    def _made(
        self, kind: CorrectionKind, link: Link | None, question: Passage | None = None
    ) -> str:
        """The day of the reader's correction, as it is shown; "" where it is not known."""
        asked = question or (self._passages.get(link.question) if link else None)
        if asked is None:
            return ""
        text = self._text_of(asked.speech)[asked.start : asked.end]
        for _, correction in reversed(self._corrections):
            anchor = correction.question
            same = anchor.text == text or (
                anchor.speech == asked.speech and anchor.start == asked.start
            )
            if correction.kind is kind and same:
                return datetime.fromisoformat(correction.made).date().isoformat()
        return ""

    # --- menus --------------------------------------------------------------

    def _menu_of_candidates(self, row: Row) -> Callable[[], None]:
        def show() -> None:
            menu = QMenu(self)
            for candidate in row.candidates:
                menu.addAction(
                    self._first_words(candidate).replace("&", "&&"),
                    self._choose(row.questions[-1], candidate),
                )
            menu.exec(self._menu_place())
            menu.deleteLater()

        return show

    def _menu_place(self) -> QPoint:
        """Below the button that was pressed."""
        button = self._focus
        if button is None:
            return QCursor.pos()
        for band, top in self._shown():
            if button in band.buttons:
                corner = button.rect.bottomLeft()
                return self.viewport().mapToGlobal(
                    QPoint(round(corner.x()), round(top + corner.y()))
                )
        return QCursor.pos()

    def _add_quoting(self, menu: QMenu, cell: TextCell | None) -> None:
        section = self._section_of(cell) if cell is not None else None
        if section is not None and section.topic is not None:
            topic = section.topic.id
            menu.addAction(
                icon("quote"),
                self.tr("この話題を引用"),
                lambda: self.quoteRequested.emit(topic),
            )
        if self._exchange is not None:
            whole = self._exchange.id
            menu.addAction(self.tr("この質疑をすべて引用"), lambda: self.quoteRequested.emit(whole))

    def _fill_menu(self, menu: QMenu, cell: TextCell | None) -> None:
        """Links by hand: any answer of the round can be chosen for a question."""
        found = self._passage_of(cell) if cell is not None else None
        if found is None:
            return
        round_, passage = found
        if passage.kind is PassageKind.QUESTION and round_.answers:
            menu.addSeparator()
            choices = menu.addMenu(icon("link"), self.tr("対応する答弁を選ぶ"))
            linked = {link.answer for link in round_.links if link.question == passage.id}
            for answer in round_.answers:
                action = choices.addAction(
                    self._first_words(answer).replace("&", "&&"), self._choose(passage, answer)
                )
                action.setCheckable(True)
                action.setChecked(answer.id in linked)
        elif passage.kind is PassageKind.ANSWER:
            links = [link for link in round_.links if link.answer == passage.id]
            if links:
                menu.addSeparator()
            for link in links:
                menu.addAction(
                    icon("unlink"),
                    self.tr("この質問への対応を外す"),
                    lambda link=link: self.linkRemoved.emit(link.question, link.answer),
                )

    def _passage_of(self, cell: TextCell) -> tuple[Round, Passage] | None:
        assert self._exchange is not None
        for round_ in self._exchange.rounds:
            for passage in (*round_.questions, *round_.answers):
                if (passage.speech, passage.start) == (cell.speech, cell.start):
                    return round_, passage
        return None

    def _section_of(self, cell: TextCell) -> Section | None:
        for section in self._sections:
            if any((p.speech, p.start) == (cell.speech, cell.start) for p in section.passages()):
                return section
        return None

    # --- Qt -----------------------------------------------------------------

    _keyboard_used = False

    def _describe(self) -> None:
        """Tell a screen reader which topic is open."""
        section = next((s for s in self._sections if s.key == self._topic), None)
        words = self._title(section) if section else self.tr("すべての話題")
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keyboard_used = True
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_N or (control and key == Qt.Key.Key_Down):
            self.step_topic(1)
        elif key == Qt.Key.Key_P or (control and key == Qt.Key.Key_Up):
            self.step_topic(-1)
        else:
            super().keyPressEvent(event)
        self._keyboard_used = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.setGeometry(0, 0, self.width(), _STRIP)
        self._strip.raise_()
