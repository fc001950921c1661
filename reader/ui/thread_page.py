"""The page of a thread: sections of rows become bands, with words and buttons."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reader.minutes.model import Sitting, Span
from reader.minutes.spans import find_spans
from reader.threads.model import (
    CERTAIN,
    Correction,
    CorrectionKind,
    EndingKind,
    Exchange,
    Passage,
    PassageKind,
    Style,
)
from reader.ui.bands import Band, Button, Look
from reader.ui.by_hand import ByHand, Trace
from reader.ui.cell import TextCell
from reader.ui.found_line import FoundLine
from reader.ui.people import speaker_of
from reader.ui.row_band import Note, Piece, RowBand
from reader.ui.thread_bands import DividerBand, FoldBand, HeaderBand
from reader.ui.thread_rows import (
    Answer,
    Answered,
    Aside,
    Divider,
    Row,
    Section,
    SectionKind,
    is_estimated,
)
from reader.ui.wording import listed

_FIRST_WORDS = 40
"""Characters of a candidate that its button shows at most."""


_LINKING = (CorrectionKind.LINK, CorrectionKind.RELINK, CorrectionKind.CONFIRM)
"""Corrections that may stand behind a link of the reader's."""


class ThreadPage(QObject):
    """Makes the bands of one exchange, and tells what is pressed in them.

    Signals:
        foldRequested: a section's key, and whether to open it.
        quoteRequested, draftRequested: a topic's id.
        askedBeforeRequested: a topic's id and title.
        bookmarkRequested: a speech's number, and code points into its text.
        linksConfirmed: pairs of a question's and an answer's passage id.
        linkChosen: a question's and an answer's passage id.
        unansweredConfirmed: passage ids of questions.
        correctionUndone: a correction's id.
        handlePressed: a passage's id: what can be done with it is wanted.
        partnersRequested: a passage's id: what it can be linked with is wanted.
        candidatesRequested: a `Row` whose other candidates are wanted.
    """

    foldRequested = Signal(str, bool)  # noqa: N815
    quoteRequested = Signal(str)  # noqa: N815
    askedBeforeRequested = Signal(str, str)  # noqa: N815
    draftRequested = Signal(str)  # noqa: N815
    bookmarkRequested = Signal(int, int, int)  # noqa: N815
    linksConfirmed = Signal(list)  # noqa: N815
    linkChosen = Signal(str, str)  # noqa: N815
    unansweredConfirmed = Signal(list)  # noqa: N815
    correctionUndone = Signal(int)  # noqa: N815
    handlePressed = Signal(str)  # noqa: N815
    partnersRequested = Signal(str)  # noqa: N815
    candidatesRequested = Signal(object)  # noqa: N815

    def __init__(
        self,
        sitting: Sitting,
        exchange: Exchange,
        corrections: Sequence[tuple[int, Correction]],
        endings: Mapping[tuple[int, int], EndingKind],
        parent: QObject | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._sitting = sitting
        self._exchange = exchange
        self._by_hand = ByHand(sitting, exchange, corrections)
        self._endings = endings
        self._numbers = {
            topic.id: (number, topic.title) for number, topic in enumerate(exchange.topics, 1)
        }
        self._spans: dict[int, tuple[Span, ...]] = {}

    def bands(self, section: Section, *, opened: bool, hits: int) -> list[Band]:
        """The bands of a section.

        Parameters:
            opened: unfolded, else one line.
            hits: how many found words it holds.
        """
        return self._open_section(section, hits) if opened else [self._fold(section, hits)]

    def _fold(self, section: Section, hits: int) -> FoldBand:
        rows = [item for item in section.items if isinstance(item, Row) and section.topic]
        ask = next((self._sentence(q) for row in rows for q in row.questions), None)
        closing = next(
            (self._sentence(a.passage) for row in rows for a in reversed(row.answers)), None
        )
        return FoldBand(
            section.number,
            self._title_line(section),
            ask,
            closing,
            self._hits(hits),
            lambda: self.foldRequested.emit(section.key, True),
            section.slices(),
        )

    def _hits(self, count: int) -> str:
        """How many found words a section holds, in the same words whether it is folded or open."""
        return self.tr("一致 {0}件").format(f"{count:,}") if count else ""

    def _title_line(self, section: Section) -> FoundLine:
        """The title, as a slice of the text where it is one."""
        title = self.title(section)
        for passage in section.passages() if section.topic else ():
            text = self._text(passage.speech)
            at = text.find(title, passage.start, passage.end)
            if at >= 0:
                return FoundLine.of(passage.speech, at, at + len(title), text)
        return FoundLine.plain(title)

    def title(self, section: Section) -> str:
        """What a section is called."""
        if section.topic is not None:
            return section.topic.title or self.tr("（無題の話題）")
        count = len(section.passages())
        words = {
            SectionKind.OPENING: self.tr("前置き・挨拶 {0}件"),
            SectionKind.REST: self.tr("話題に分けられなかった発言 {0}件"),
            SectionKind.REMARKS: self.tr("要望・挨拶 {0}件"),
            SectionKind.CHAIR: self.tr("議長の発言 {0}件"),
        }
        return words[section.kind].format(count)

    def _sentence(self, passage: Passage) -> FoundLine:
        """The sentence that stands for a passage, verbatim, on one line."""
        start, end = passage.ask
        if start >= end:
            start, end = passage.start, passage.end
        return FoundLine.of(passage.speech, start, end, self._text(passage.speech))

    def _open_section(self, section: Section, hits: int) -> list[Band]:
        bands: list[Band] = [self._header(section, hits)]
        for item in section.items:
            if isinstance(item, Divider):
                if self._exchange.style is Style.IKKATSU:
                    bands.append(DividerBand(self._round_name(item.round)))
            elif isinstance(item, Aside):
                bands.append(self._aside(item, section))
            else:
                bands.append(self._row(item))
        return bands

    def _header(self, section: Section, hits: int) -> HeaderBand:
        meta: list[str] = []
        if rounds_of(section) > 1:
            meta.append(self.tr("{0}往復").format(rounds_of(section)))
        if hits:
            meta.append(self._hits(hits))
        title = self.title(section)
        actions: list[Button] = []
        if section.topic is not None and not self._read_only:
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
                    self.tr("下書きへ"),
                    lambda: self.draftRequested.emit(topic),
                    "notebook",
                    self.tr("「{0}」を下書きへ").format(title),
                    self.tr("この話題を下書きに追加（Ctrl+Shift+D）"),
                ),
                Button(
                    self.tr("似た話題"),
                    lambda: self.askedBeforeRequested.emit(topic, title),
                    "history",
                    self.tr("「{0}」に似た話題").format(title),
                    self.tr("すべての年から似た話題を探す（Ctrl+H）"),
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
            listed(meta),
            lambda: self.foldRequested.emit(section.key, False),
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
            choose = self._partners(self.tr("質問を一覧から選ぶ"), row.answers[0].passage)
            questions = [Piece(None, notes=[Note(note, "info")], choices=[choose])]
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
        text = self._text(passage.speech)
        characters = len("".join(text[passage.start : passage.end].split()))
        return Piece(
            self._cell(passage.speech, passage.start, passage.end, muted),
            who=speaker_of(self._sitting.speeches[passage.speech - 1]),
            size=self.tr("{0}字").format(f"{characters:,}"),
            token=token,
        )

    def _cell(self, speech: int, start: int, end: int, muted: bool = False) -> TextCell:
        text = self._text(speech)
        if speech not in self._spans:
            self._spans[speech] = find_spans(text)
        cell = TextCell(speech, start, end, text[start:end], muted=muted)
        cell.set_spans(self._spans[speech])
        return cell

    def _ask_cell(self, passage: Passage) -> TextCell | None:
        start, end = passage.ask
        if not passage.start <= start < end <= passage.end:
            return None
        return TextCell(passage.speech, start, end, self._text(passage.speech)[start:end])

    def _question(self, row: Row, passage: Passage) -> Piece:
        piece = self._piece(passage, "question")
        piece.kind = self._question_word(row.round)
        self._in_hand(piece, passage)
        if row.round and passage.continues < CERTAIN:
            piece.dashed = True
            name = self.tr("話題は推定")
            tip = self.tr("前の質問の続きと推定しました（確からしさ {0}%）").format(
                round(passage.continues * 100)
            )
            piece.doubt_button = Button(
                self.tr("推定"), lambda: None, "circle-dashed", name, tip, Look.NOTE
            )
        return piece

    def _answer(self, row: Row, answer: Answer) -> Piece:
        piece = self._piece(answer.passage, "answer")
        piece.kind = self.tr("答弁")
        ending = self._endings.get((answer.passage.speech, answer.passage.start))
        piece.ending = None if ending is EndingKind.OTHER else ending
        hand = answer.by_hand
        if not row.questions:
            piece.dashed = True
        elif answer.estimated:
            self._doubt(piece, row, answer)
        elif hand is not None:
            made = self._by_hand.link(hand.question, hand.answer, *_LINKING)
            piece.notes.append(self._trace(self.tr("手直し"), "pencil", made))
        elif any(link.confirmed for link in answer.links):
            link = next(link for link in answer.links if link.confirmed)
            made = self._by_hand.link(link.question, link.answer, CorrectionKind.CONFIRM)
            piece.notes.append(self._trace(self.tr("対応は確認済み"), "check", made))
        self._in_hand(piece, answer.passage)
        return piece

    def _in_hand(self, piece: Piece, passage: Passage) -> None:
        """The handle of a cell, and what was done by hand to its extent."""
        if self._read_only:
            return
        question = passage.kind is PassageKind.QUESTION
        name = self.tr("質問の手直し：{0}") if question else self.tr("答弁の手直し：{0}")
        tip = (
            self.tr("対応する答弁の上へドラッグ。押すと、対応（L）・分ける（S）・まとめる（M）")
            if question
            else self.tr(
                "対応する質問の上へドラッグ。押すと、対応（L）・分ける（S）・まとめる（M）"
            )
        )
        piece.handle = Button(
            "",
            lambda: self.handlePressed.emit(passage.id),
            "grip",
            name.format(self.first_words(passage)),
            tip,
            Look.QUIET,
            passage=passage.id,
        )
        made = self._by_hand.shape(passage)
        if made is not None:
            split = made.kind is CorrectionKind.SPLIT
            words = self.tr("分けた発言") if split else self.tr("まとめた発言")
            piece.notes.append(self._trace(words, "scissors" if split else "merge", made))

    def _trace(self, words: str, icon: str, made: Trace | None) -> Note:
        """What was done by hand, its day, and the way back."""
        if made is None:
            return Note(words, icon)
        undo = Button(
            self.tr("取り消す"),
            lambda: self.correctionUndone.emit(made.id),
            "undo",
            self.tr("{0}を取り消す").format(words),
            self.tr("この手直しだけを取り消します"),
            Look.QUIET,
        )
        return Note(self.tr("{0}（{1}）").format(words, made.day), icon, actions=[undo])

    def _doubt(self, piece: Piece, row: Row, answer: Answer) -> None:
        """An estimated link: dashed bar, 「対応は推定」, and what can be done about it."""
        guesses = [link for link in answer.links if is_estimated(link)]
        sure = min(link.confidence for link in guesses)
        tip = self.tr("プログラムが推定した対応です（確からしさ {0}%）").format(round(sure * 100))
        piece.dashed = True
        piece.doubt_button = Button(
            self.tr("推定"), lambda: None, "circle-dashed", self.tr("対応は推定"), tip, Look.NOTE
        )

        actions = [
            Button(
                self.tr("正しい"),
                lambda: self.linksConfirmed.emit([(one.question, one.answer) for one in guesses]),
                "check",
                self.tr("この対応は正しい"),
                tip,
            )
        ]
        if row.candidates:
            words = self.tr("ほかの候補 {0}").format(len(row.candidates))
            actions.append(
                Button(
                    words, lambda: self.candidatesRequested.emit(row), "chevron-down", words, tip
                )
            )
        piece.notes.append(Note(self.tr("対応は推定"), "circle-dashed", "warning", actions))

    def _notice(self, row: Row) -> Piece:
        """In the place of an answer: that none was found, or that there was none."""
        question = row.questions[-1]
        if row.answered is Answered.NONE:
            made = self._by_hand.link(question.id, "", CorrectionKind.UNANSWERED)
            return Piece(None, notes=[self._trace(self.tr("答弁なし"), "ban", made)])
        choices = [
            Button(
                self.first_words(candidate),
                self._choose(question, candidate),
                "link",
                self.tr("対応する答弁にする：{0}").format(self.first_words(candidate)),
                self.tr("この答弁を対応させる"),
            )
            for candidate in row.candidates
        ]
        choices.append(self._partners(self.tr("答弁を一覧から選ぶ"), question))
        choices.append(
            Button(
                self.tr("答弁なしと確認"),
                lambda: self.unansweredConfirmed.emit([one.id for one in row.questions]),
                "ban",
                tip=self.tr("読んで確かめたうえで、答弁がなかったと記録します"),
                look=Look.QUIET,
            )
        )
        return Piece(
            None,
            notes=[Note(self.tr("対応する答弁を見つけられませんでした"), "info")],
            choices=choices,
        )

    def _partners(self, words: str, passage: Passage) -> Button:
        """Opens the list of everything in the round that a passage can be linked with."""
        tip = self.tr("この往復にあるものをすべて並べます（L）")
        return Button(
            words,
            lambda: self.partnersRequested.emit(passage.id),
            "list",
            self.tr("{0}：{1}").format(words, self.first_words(passage)),
            tip,
            Look.QUIET,
        )

    def _choose(self, question: Passage, answer: Passage) -> Callable[[], None]:
        return lambda: self.linkChosen.emit(question.id, answer.id)

    def first_words(self, passage: Passage) -> str:
        """Who speaks, and the first words of a passage, verbatim."""
        who = speaker_of(self._sitting.speeches[passage.speech - 1])
        text = self._text(passage.speech)[passage.start : passage.end]
        words = " ".join(text.split())
        more = "…" if len(words) > _FIRST_WORDS else ""
        return self.tr("{0}「{1}」").format(who, words[:_FIRST_WORDS] + more)

    def headline(self, passage: Passage) -> str:
        """A passage in a list: the topic it belongs to, who speaks, its first words."""
        number, title = self._numbers.get(passage.topic or "", (0, ""))
        words = self.first_words(passage)
        return self.tr("{0} {1}　{2}").format(number, title, words) if number else words

    def _text(self, speech: int) -> str:
        return self._sitting.speeches[speech - 1].text


def rounds_of(section: Section) -> int:
    """In how many rounds a section holds questions."""
    return len({item.round for item in section.items if isinstance(item, Row) and item.questions})
