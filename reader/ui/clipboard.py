"""Quotes on their way to the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from reader.export.formats import Quote


def mime_data(quote: Quote) -> QMimeData:
    """What the clipboard is given: HTML together with text for 書式付きテキスト, else text alone.

    A source goes as text only, because an editor that is offered both would paste the
    rendered page instead of it.
    """
    data = QMimeData()
    data.setText(quote.plain)
    if quote.html is not None:
        data.setHtml(quote.html)
    return data


def copy_quote(quote: Quote) -> None:
    """Put a quote on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime_data(quote))


def copy_text(text: str) -> None:
    """Put plain text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
