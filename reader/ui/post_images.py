"""The pictures of the open post: fetched and made small off the event loop."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtGui import QImage, QImageReader

from reader.errors import Cancelled, SourceError
from reader.ui.options import Options
from reader.ui.reader_pane import ReaderPane
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import OpenPost, Workspace

_WIDEST = 560
_MOST_PIXELS = 50_000_000
_MOST_MEGABYTES = 256


class PostImages(QObject):
    """Fetches what the reader asked to see, politely, one after the other."""

    def __init__(
        self, pane: ReaderPane, workspace: Workspace, options: Options, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._workspace = workspace
        self._options = options
        self._running: Task | None = None
        pane.post_view.imagesRequested.connect(self._fetch)

    def _fetch(self, addresses: Sequence[str]) -> None:
        opened = self._pane.opened
        if not isinstance(opened, OpenPost):
            return
        if self._running is not None:
            # Of a post that was left.
            self._running.cancel()
        page, delay = opened.post.url, self._options.download_delay

        def work(task: Task) -> dict[str, QImage]:
            from reader.sources.pictures import fetch_picture

            found: dict[str, QImage] = {}
            for address in dict.fromkeys(addresses):
                try:
                    data = fetch_picture(address, page=page, delay=delay, cancelled=task.cancelled)
                except Cancelled:
                    raise
                except SourceError:
                    continue
                image = small_image(data)
                if image is not None:
                    found[address] = image
            return found

        def shown(found: dict[str, QImage]) -> None:
            if task is self._running:
                self._running = None
            if self._pane.opened is opened:
                self._pane.post_view.show_images(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                self._workspace.tasks.bug.emit(error)

        task = self._running = self._workspace.tasks.run(Lane.BLOGS, work, shown, failed)


def small_image(data: bytes) -> QImage | None:
    """A picture no wider than the column; None for what is none, or would need too much memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    if size.width() > _WIDEST:
        reader.setScaledSize(
            size.scaled(_WIDEST, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    return None if image.isNull() else image
