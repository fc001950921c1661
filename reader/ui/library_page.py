"""The page of settings on the library itself: where it lies, how big it is, whether it is sound."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.errors import Bilingual
from reader.ui.at_rest import rest_while
from reader.ui.flow_layout import FlowLayout
from reader.ui.library_keeping import LibraryKeeping
from reader.ui.option_rows import title_width
from reader.ui.tasks import Lane, Task, Tasks, Work
from reader.ui.theme import SPACE
from reader.ui.wording import phrase


class LibraryPage(QWidget):
    """What is known of the library, and what can be done with it as a whole."""

    def __init__(self, keeping: LibraryKeeping, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._tasks = tasks
        self.place = QLabel(str(keeping.folder), self)
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.place.setAccessibleName(self.tr("ライブラリーの場所"))
        self.size_of_it = QLabel("…", self)
        self.state = QLabel(self.tr("まだ点検していません"), self)
        self.state.setWordWrap(True)

        self.move_button = self._button(self.tr("場所を移す…"), keeping.choose_place)
        self.other = self._button(self.tr("別のライブラリーを開く…"), keeping.choose_other)
        self.usual = self._button(self.tr("いつものライブラリーに戻る"), keeping.open_usual)
        self.usual.setVisible(keeping.is_elsewhere)
        show = self._button(self.tr("フォルダーを開く"), self._show_folder)
        self.look = self._button(self.tr("点検する"), lambda: self._check(repair=False))
        self.repair = self._button(self.tr("直せるところを直す"), lambda: self._check(repair=True))
        self.repair.hide()
        for button in (self.look, self.repair):
            rest_while(tasks, button, Work.CHECK)

        self._titles: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.m)
        grid.setColumnStretch(1, 1)
        for number, (words, widget) in enumerate(
            (
                (self.tr("場所"), self.place),
                (self.tr("大きさ"), self.size_of_it),
                ("", _buttons(show, self.move_button, self.other, self.usual)),
                (self.tr("点検"), self.state),
                ("", _buttons(self.look, self.repair)),
            )
        ):
            title = QLabel(words, self)
            self._titles.append(title)
            grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)

    def _button(self, words: str, done: object) -> QPushButton:
        made = QPushButton(words, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: done())  # pyright: ignore[reportCallIssue]
        return made

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeping.folder)))

    def _measure(self) -> None:
        folder = self._keeping.folder

        def work(_: Task) -> str:
            from reader.library.moving import megabytes, size_of

            return megabytes(size_of(folder))

        self._tasks.run(Lane.READ, work, self.size_of_it.setText)

    def _check(self, *, repair: bool) -> None:
        self.state.setText(self.tr("点検しています…"))
        self._keeping.check(self._checked, self._failed, repair=repair)

    def _checked(self, problems: Sequence[Bilingual]) -> None:
        if problems:
            listed = "\n".join(f"・{phrase(problem)}" for problem in problems)
            self.state.setText(
                self.tr("{0}件の問題があります。").format(len(problems)) + f"\n{listed}"
            )
        else:
            self.state.setText(self.tr("問題はありませんでした。"))
        self.repair.setVisible(bool(problems))

    def _failed(self, _: object) -> None:
        self.state.setText(self.tr("まだ点検していません"))

    # --- Qt -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for title in self._titles:
            title.setFixedWidth(title_width(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()


def _buttons(*buttons: QPushButton) -> QWidget:
    holder = QWidget(buttons[0].parentWidget())
    row = FlowLayout(holder)
    for button in buttons:
        row.addWidget(button)
    return holder
