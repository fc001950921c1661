"""What the tray shows while there is no draft."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.icon_label import IconLabel
from reader.ui.theme import SPACE


def empty_page(parent: QWidget, begin: Callable[[], object]) -> QWidget:
    """A few words on how a draft begins, and a button that begins one."""

    page = QFrame(parent)
    sign = IconLabel("notebook", 40, "muted", parent=page)
    title = QLabel(
        QCoreApplication.translate("DraftTray", "ブログの下書きをここで組み立てます"), page
    )
    title.setProperty("role", "title")
    words = QLabel(
        QCoreApplication.translate(
            "DraftTray",
            "話題や選んだ文を Ctrl+Shift+D で集めるか、一覧からここへドラッグします。"
            "引用は出典とつながったまま、言葉は変わりません。あいだに自分の言葉を書けます。",
        ),
        page,
    )
    words.setProperty("role", "muted")
    for label in (title, words):
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    button = QPushButton(QCoreApplication.translate("DraftTray", "新しい下書き"), page)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: begin())
    column = QVBoxLayout(page)
    column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
    column.setSpacing(SPACE.m)
    column.addStretch(2)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(title)
    column.addWidget(words)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
