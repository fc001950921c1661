"""A quote on its way by the mouse: into a draft, or into another program."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDrag

from reader.export.formats import Quote

HTML, TEXT = "text/html", "text/plain"


class LateQuote(QMimeData):
    """Data of rows whose quote is made when somebody asks for it: another program that takes it.

    Args:
        quote: makes it; None where nothing can be quoted.
        words: what is given instead then.
        html: whether it goes as HTML as well (see `clipboard.mime_data`).
    """

    def __init__(self, quote: Callable[[], Quote | None], words: str, *, html: bool) -> None:
        super().__init__()
        self._make = quote
        self._words = words
        self._offers = [TEXT, HTML] if html else [TEXT]
        self._made: tuple[Quote | None] | None = None

    def formats(self) -> list[str]:
        return [*super().formats(), *self._offers]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self._offers or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferredType: object) -> object:  # noqa: N803
        if mimetype not in self._offers:
            return super().retrieveData(mimetype, preferredType)  # pyright: ignore[reportArgumentType]
        if self._made is None:
            self._made = (self._make(),)
        (quote,) = self._made
        if mimetype == HTML:
            return quote.html if quote is not None else None
        return quote.plain if quote is not None else self._words


def carry(data: QMimeData, source: QObject) -> None:
    """Let data be dragged, until the mouse lets go of it."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)
