"""The proxy's password: typed here, kept by the system."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from reader.sources.network import ProxyKind
from reader.sources.passwords import PASSWORDS
from reader.ui.option_rows import title_width
from reader.ui.options import Options
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.theme import SPACE, scaled


class ProxyPassword(QWidget):
    """A field for a password, and a sentence that says where it is kept."""

    def __init__(self, options: Options, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options
        self._tasks = tasks
        self._title = title = QLabel(self.tr("プロキシーのパスワード"), self)
        title.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMinimumWidth(scaled(100))
        self.field.setMaximumWidth(scaled(180))
        self.field.setAccessibleName(title.text())
        self.keep = QPushButton(self.tr("覚える"), self)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.state = QLabel(self)
        self.state.setProperty("role", "caption")
        self.state.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.xs)
        grid.setColumnStretch(3, 1)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.keep, 0, 2)
        grid.addWidget(self.state, 1, 1, 1, 3)
        options.changed.connect(self._heed)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.setFixedWidth(title_width(self.width()))

    def _heed(self, name: str) -> None:
        if name in ("proxy", "proxy_address", "proxy_user"):
            self._refresh()

    def _refresh(self) -> None:
        usable = self._options.network().wants_password
        by_address = self._options.proxy is ProxyKind.ADDRESS
        self.setEnabled(usable)
        self.field.clear()
        if by_address and not usable:
            self.state.setText(self.tr("先に、アドレスとユーザー名を入れてください。"))
        else:
            self.state.setText(
                self.tr(
                    "設定のファイルには書きません。システムのパスワード保管場所"
                    "（キーチェーン、資格情報マネージャーなど）に預けます。"
                )
            )

    def _keep(self) -> None:
        network, password = self._options.network(), self.field.text()

        def work(_: Task) -> bool:
            # The system may ask the person to unlock its store.
            return PASSWORDS.keep(network.address, network.user, password)

        self._tasks.run(Lane.KEEP, work, lambda kept: self._kept(password, kept))

    def _kept(self, password: str, kept: bool) -> None:
        self.field.clear()
        if not password:
            self.state.setText(self.tr("パスワードの記憶を消しました。"))
        elif kept:
            self.state.setText(self.tr("システムのパスワード保管場所に預けました。"))
        else:
            self.state.setText(
                self.tr(
                    "このパソコンには安全に預ける場所がないため、プログラムを閉じるまで覚えています。"
                )
            )
