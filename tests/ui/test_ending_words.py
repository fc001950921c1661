"""How an answer ends, beside it: the sentence that says it ends where the speaker ended it."""

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui import endings

SENTENCE = "（略）、それらの手続については、「令和7年10月の受付分」から、順次、実施いたします。"


@pytest.mark.parametrize("width", range(90, 640, 7))
@pytest.mark.parametrize("sentence", [SENTENCE, SENTENCE * 4, "」、。" * 40, "Ａ" * 200, "短い。"])
def test_a_closing_sentence_is_told_to_its_end(
    qapp: QApplication, sentence: str, width: int
) -> None:
    layout = endings._layout(sentence, 40.0, width)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    shown = layout.text()
    assert len(lines) <= 3
    assert lines[-1].textStart() + lines[-1].textLength() == len(shown)
    assert sentence.endswith(shown.removeprefix("…"))
    assert shown == sentence or len(shown) > 5
