"""What the clipboard is given."""

import pytest
from fakes.quotable import SURNAMES, selection
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.export.formats import Quote, render
from reader.export.templates import default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.ui.clipboard import copy_quote


def quote(form: QuoteFormat) -> Quote:
    return render(selection(), form, QuoteOptions(surnames=SURNAMES), default_templates())


def test_a_quote_as_seen_pastes_with_and_without_tags(qtbot: QtBot) -> None:
    copy_quote(quote(QuoteFormat.HTML))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.hasText()
    assert "<blockquote" in data.html()
    assert "見本区議質問" in data.text()
    assert "<" not in data.text()


@pytest.mark.parametrize(
    "form",
    [QuoteFormat.SOURCE, QuoteFormat.MARKDOWN, QuoteFormat.TEXT, QuoteFormat.MOVABLETYPE],
)
def test_every_other_format_pastes_its_very_characters(qtbot: QtBot, form: QuoteFormat) -> None:
    made = quote(form)
    copy_quote(made)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == made.text
    assert not data.hasHtml()
