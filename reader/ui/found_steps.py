"""From one found word to the next, in whichever text is on top."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.ui.find_bar import FindBar
from reader.ui.finding import Finding
from reader.ui.full_text_view import FullTextView
from reader.ui.hit_bar import HitBar
from reader.ui.post_view import PostView
from reader.ui.thread_view import ThreadView


class FoundSteps(QObject):
    """Joins the bars that count the found words to the view that is read.

    Parameters:
        pane: what gets the keyboard when finding ends.
        views: those that show text.
        stack: shows one of them, or something without text.
        find_bar: for what is sought in the text.
        hit_bar: for the hits of the search.
    """

    def __init__(
        self,
        pane: QWidget,
        views: Sequence[ThreadView | FullTextView | PostView],
        stack: QStackedWidget,
        find_bar: FindBar,
        hit_bar: HitBar,
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._views = views
        self._stack = stack
        self._find_bar = find_bar
        self._hit_bar = hit_bar
        find_bar.sought.connect(self._find)
        find_bar.closed.connect(self.close_find)
        hit_bar.stepped.connect(self._step_hit)
        for view in views:
            view.finding.hitChanged.connect(lambda *_: self.tell_hits())
            view.finding.foundChanged.connect(lambda *_: self._tell_found())

    def open_find(self) -> None:
        """Show the find bar."""
        finding = self._finding()
        if finding is None:
            return
        finding.prepare()
        self._find_bar.show()
        if not len(finding.found):
            self._find_bar.seek()  # what was sought last is still in the field
        self._find_bar.field.setFocus()
        self._find_bar.field.selectAll()

    def close_find(self) -> None:
        """Stop finding, and give the text the keyboard."""
        self.stop_finding()
        self._pane.setFocus()

    def stop_finding(self) -> None:
        """Stop finding, in every view."""
        self._find_bar.hide()
        self._hit_bar.name_keys(True)
        for view in self._views:
            view.finding.find("")

    def step(self, forward: bool) -> None:
        """Go to the next or previous one: of what is sought in the text, else of the hits."""
        if self._find_bar.seeking:
            self._find_bar.seek(backward=not forward)
        else:
            self._step_hit(backward=not forward)

    def tell_hits(self) -> None:
        """Show which hit of the search is the current one in the view on top."""
        finding = self._finding()
        count = finding.hit_count if finding is not None else 0
        current = finding.hits.index + 1 if finding is not None else 0
        self._hit_bar.setVisible(count > 0)
        self._hit_bar.set_state(current, count, self._whole(count))

    # --- inside -------------------------------------------------------------

    def _finding(self) -> Finding | None:
        """What is found in the view that is read; None while none is."""
        current = self._stack.currentWidget()
        return next((view.finding for view in self._views if view is current), None)

    def _whole(self, count: int) -> str:
        """How many hits the sitting has of which a thread shows one exchange."""
        if not isinstance(self._stack.currentWidget(), ThreadView):
            return ""
        whole = sum(
            view.finding.hit_count for view in self._views if isinstance(view, FullTextView)
        )
        words = self.tr("この質疑に{0}件、会議の全文に{1}件")
        return words.format(f"{count:,}", f"{whole:,}")

    def _step_hit(self, backward: bool) -> None:
        finding = self._finding()
        if finding is not None:
            finding.step(backward)

    def _find(self, text: str, backward: bool) -> None:
        finding = self._finding()
        if finding is not None:
            finding.find(text, backward)
            self._tell_found()

    def _tell_found(self) -> None:
        finding = self._finding()
        if finding is not None:
            self._find_bar.set_places(finding.find_position, len(finding.found))
        self._hit_bar.name_keys(not self._find_bar.seeking)
