"""What both views of a sitting share: a page that is read with mouse and keyboard."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from reader.ui import pane_keys
from reader.ui.band_area import Spot
from reader.ui.bands import CHROME, GUTTER, Band, Button, Placed
from reader.ui.cell import TextCell
from reader.ui.escape import claim_escape
from reader.ui.icons import icon
from reader.ui.quote_mime import carry
from reader.ui.tab_order import came_by_tab
from reader.ui.told_area import ToldArea

__all__ = ["ReadingArea", "Spot"]


class _Pointed(Struct, frozen=True):
    """What lies under a point: a band, and a cell, button or tick in it."""

    band: Band | None = None
    button: Button | None = None
    placed: Placed | None = None
    inside: QPointF | None = None
    tick: tuple[int, int, int] | None = None


class ReadingArea(ToldArea):
    """A page of minutes.

    Attributes:
        quoted_tip: what to say of a place that posts quote; "" where none does.
        fill_quoted: adds these posts to a context menu.
        fill_person: adds what can be asked about the speaker.
        carrying: gives what is dragged of a selection (speech number, start, end).

    Signals:
        bookmarkRequested: a speech's number, and code points into its text.
        rangesToDraft: a list of ranges (speech number, start, end).
    """

    bookmarkRequested = Signal(int, int, int)  # noqa: N815
    rangesToDraft = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quoted_tip: Callable[[int, int], str] = lambda speech, offset: ""
        self.fill_quoted: Callable[[QMenu, int, int], None] = lambda menu, speech, offset: None
        self.fill_person: Callable[[QMenu, int], None] = lambda menu, speech: None
        self.carrying: Callable[[tuple[int, int, int]], QMimeData | None] = lambda found: None
        self._lifted: QPointF | None = None
        self._dragging = False
        self._pull = QTimer(self, interval=30)
        self._pull.timeout.connect(self._scroll_while_dragging)

    # --- what subclasses say ------------------------------------------------

    def _fill_menu(self, menu: QMenu, cell: TextCell | None, offset: int | None) -> None:
        """Add to the context menu; `cell` and the place `offset` in it are under the mouse."""

    def _add_quoting(self, menu: QMenu, cell: TextCell | None) -> None:
        """Add what quotes."""

    # --- the mouse ----------------------------------------------------------

    def _pointed(self, position: QPointF) -> _Pointed:
        """What lies under a point of the viewport."""
        for band, top in reversed(self._shown()):
            if not top <= position.y() < top + band.height:
                continue
            inside = QPointF(position.x(), position.y() - top)
            line = self._pinned_height() - top
            bottom = self.viewport().height() - top
            for button in band.buttons:
                moved = band.shift(button.column, line, bottom)
                if button.rect.translated(0, moved).contains(inside):
                    return _Pointed(band, button)
            for placed in band.placed(self._page, line, bottom):
                area = QRectF(placed.x - CHROME, placed.y, placed.width + CHROME, 0)
                area.setHeight(placed.cell.height)
                if not placed.cell.is_laid_out or not area.contains(inside):
                    continue
                point = QPointF(inside.x() - placed.x, inside.y() - placed.y)
                start, end = placed.cell.paragraph_at(placed.cell.offset_at(point))
                blank = not self._text_of(placed.cell.speech)[start:end].strip()
                tick = None if blank else (placed.cell.speech, start, end)
                return _Pointed(band, None, placed, point, tick)
            return _Pointed(band)
        return _Pointed()

    def place_at(self, point: QPointF) -> tuple[TextCell, int] | None:
        """The cell under a point of the viewport, and the nearest place in its speech's text."""
        pointed = self._pointed(point)
        if pointed.placed is None or pointed.inside is None:
            return None
        cell = pointed.placed.cell
        return cell, cell.offset_at(pointed.inside)

    def let_go(self) -> None:
        """Press no button after all: the mouse does something else."""
        self._down = self._hovered = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._lifted is not None:
            far = (event.position() - self._lifted).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._lifted = None
                self.carry_selection()
            return
        if self._dragging:
            self._drag_to(event.position())
            height = self.viewport().height()
            outside = not 0 <= event.position().y() <= height
            if outside != self._pull.isActive():
                (self._pull.start if outside else self._pull.stop)()
            return
        before = (self._hovered, self._gutter)
        pointed = self._pointed(event.position())
        self._hovered, self._gutter = pointed.button, pointed.tick
        over_gutter = pointed.inside is not None and pointed.inside.x() < GUTTER - CHROME
        if pointed.button is not None or over_gutter:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif pointed.placed is not None:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        if before != (pointed.button, pointed.tick):
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._shows_focus = False
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pointed = self._pointed(event.position())
        self._focus = None
        self.let_paragraph_go()
        self._down = pointed.button
        if pointed.button is None and pointed.placed is not None and pointed.inside is not None:
            cell = pointed.placed.cell
            if pointed.inside.x() < GUTTER - CHROME:
                if pointed.tick is not None:
                    self.set_tick(*pointed.tick, on=pointed.tick not in self._ticks)
                return
            offset = cell.offset_at(pointed.inside)
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            found = self.selected_text_range()
            inside = found is not None and found[0] == cell.speech and found[1] <= offset < found[2]
            if inside and not extends:
                # To carry it away, or to let go of it: the mouse will tell.
                self._lifted = event.position()
                return
            if extends and self._selected is not None and self._selected[0] == cell.key:
                self._select(cell.key, self._selected[1], offset)
            else:
                self._select(cell.key, offset, offset)
            self._dragging = True
        elif pointed.button is None:
            self.clear_selection()
        self.viewport().update()

    def carry_selection(self) -> None:
        """Drag the selected text: into a draft, or into another program."""
        found = self.selected_text_range()
        data = self.carrying(found) if found is not None else None
        if data is not None:
            carry(data, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._lifted is not None:
            self._lifted = None
            self.clear_selection()
        self._dragging = False
        self._pull.stop()
        pressed, self._down = self._down, None
        self.viewport().update()
        if pressed is not None and self._pointed(event.position()).button is pressed:
            pressed.press()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointed = self._pointed(event.position())
        if pointed.button is not None or pointed.placed is None or pointed.inside is None:
            self.mousePressEvent(event)
            return
        cell = pointed.placed.cell
        if pointed.inside.x() < GUTTER - CHROME:
            self.mousePressEvent(event)
            return
        self._select(cell.key, *cell.word_at(cell.offset_at(pointed.inside)))

    def _drag_to(self, position: QPointF) -> None:
        """Extend the selection; it stays in its cell."""
        if self._selected is None:
            return
        key, anchor, _ = self._selected
        for band, top in self._shown():
            line, bottom = self._pinned_height() - top, self.viewport().height() - top
            for placed in band.placed(self._page, line, bottom):
                if placed.cell.key == key and placed.cell.is_laid_out:
                    point = QPointF(position.x() - placed.x, position.y() - top - placed.y)
                    self._select(key, anchor, placed.cell.offset_at(point))
                    return

    def _scroll_while_dragging(self) -> None:
        y = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (y if y < 0 else max(0, y - height)) // 2)
        self._drag_to(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.point_at_hand() or at
        pointed = self._pointed(QPointF(at))
        place = self.place_at(QPointF(at))
        cell, offset = place if place is not None else (None, None)
        menu = self.make_menu(cell, pointed.tick, offset)
        menu.exec(self.viewport().mapToGlobal(at))
        menu.deleteLater()

    def make_menu(
        self,
        cell: TextCell | None,
        paragraph: tuple[int, int, int] | None = None,
        offset: int | None = None,
    ) -> QMenu:
        """The context menu over a cell, a paragraph and a place of it."""
        menu = QMenu(self)
        chosen = self.selected_text_range()
        copy = menu.addAction(icon("copy"), self.tr("コピー"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(chosen is not None)
        self._add_quoting(menu, cell)
        ranges = [chosen] if chosen else self.ticked_paragraphs()
        if ranges:
            menu.addAction(
                icon("notebook"),
                self.tr("選んだところを下書きへ"),
                lambda: self.rangesToDraft.emit(ranges),
            )
        target = chosen or paragraph
        if target is not None:
            mark = QAction(icon("bookmark"), self.tr("しおりを付ける…"), menu)
            mark.triggered.connect(lambda: self.bookmarkRequested.emit(*target))
            menu.addAction(mark)
        if paragraph is not None:
            menu.addSeparator()
            on = paragraph in self._ticks
            words = self.tr("この段落を引用から外す") if on else self.tr("この段落を引用に選ぶ")
            tick = menu.addAction(words, lambda: self.set_tick(*paragraph, on=not on))
            tick.setShortcut(pane_keys.TICK.sequence)
        if self._ticks:
            menu.addAction(self.tr("すべての印を外す"), self.clear_ticks)
        self._fill_menu(menu, cell, offset)
        if cell is not None:
            self.fill_person(menu, cell.speech)
        if cell is not None and offset is not None:
            self.fill_quoted(menu, cell.speech, offset)
        return menu

    def event(self, event: QEvent) -> bool:
        return claim_escape(event, self._holds_something) or super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hovered = self._gutter = None
            self.viewport().update()
        if event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())  # pyright: ignore[reportAttributeAccessIssue]
            button = self._pointed(point).button
            place = self.place_at(point) if button is None else None
            words = button.tip if button else ""
            if place is not None:
                words = self.quoted_tip(place[0].speech, place[1])
            QToolTip.showText(event.globalPos(), words, self.viewport())  # pyright: ignore[reportAttributeAccessIssue]
            return True
        return super().viewportEvent(event)

    # --- the keyboard -------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ticks = pane_keys.TICK.pressed(event)
        pressing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if pane_keys.COPY.pressed(event):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_cell()
        elif self._focus is not None and key in pressing:
            self._focus.press()
        elif (step := pane_keys.PARAGRAPH.which(event)) is not None:
            self.step_paragraph((1, -1)[step])
        elif (ticks or pane_keys.OPEN.pressed(event)) and self.tick_at_hand():
            pass
        elif key == Qt.Key.Key_Escape and self._holds_something():
            self._focus = None
            self.let_paragraph_go()
            self.clear_selection()
        elif (page := pane_keys.READ_ON.which(event)) is not None:
            bar.setValue(bar.value() + (1, -1)[page] * bar.pageStep())
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_F3:
            self.finding.step(backward=shift)
        elif shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._selected:
            cell, anchor, head = self._selected
            head += 1 if key == Qt.Key.Key_Right else -1
            self._select(cell, anchor, min(max(head, cell[1]), cell[2]))
        else:
            super().keyPressEvent(event)

    def _select_cell(self) -> None:
        """Select the whole cell that holds the selection, else the one at the top edge."""
        if self._selected is not None:
            key = self._selected[0]
        else:
            place = self._reading_place()
            if place is None:
                return
            key = next(
                piece
                for piece in self._slices()
                if piece[0] == place[0] and piece[1] <= place[1] <= piece[2]
            )
        self._select(key, key[1], key[2])

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the buttons of the page before it leaves."""
        inside = QApplication.focusWidget()
        if inside is not self and inside is not None and self.isAncestorOf(inside):
            return super().focusNextPrevChild(next)
        buttons = [button for band in self._bands for button in band.buttons]
        if self._focus in buttons:
            at = buttons.index(self._focus) + (1 if next else -1)
        else:
            at = self._first_visible_button(buttons) if next else len(buttons) - 1
        if self._focus is None and not next:
            return super().focusNextPrevChild(next)
        if not 0 <= at < len(buttons):
            self._focus = None
            self.let_paragraph_go()
            self.viewport().update()
            return super().focusNextPrevChild(next)
        self._focus_on(buttons[at])
        return True

    def _first_visible_button(self, buttons: Sequence[Button]) -> int:
        value = self.verticalScrollBar().value()
        return sum(
            1
            for band in self._bands
            for _ in band.buttons
            if band.top + band.height <= value and buttons
        )

    def _holds_something(self) -> bool:
        """Whether Esc lets go of a button or a selection here, before it leaves the text."""
        held = (self._focus, self._at_hand, self.selected_text_range())
        return any(one is not None for one in held)

    def _focus_on(self, button: Button) -> None:
        self._focus = button
        band = self._band_of(button)
        self._measure(band)
        y = band.top + button.rect.top()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        if not (self._edge() <= y and y + button.rect.height() <= bottom) and not band.pinned:
            self._scroll_to(y - self._page.setting.pitch * 2)
        self._tell_button(button)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_focus = came_by_tab(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
