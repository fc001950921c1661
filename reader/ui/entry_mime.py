"""What is carried from a list onto a draft."""

import json
from typing import Any

from PySide6.QtCore import QMimeData

ENTRY_MIME = "application/x-gijiroku-entry"
"""JSON: ``{"id": …}`` of an exchange or a topic, or ``{"bookmark": …}``."""


def entry_mime(identity: str | None, bookmark: int | None, words: str) -> QMimeData:
    """The data of a row: what can be quoted of it, and its words for other programs."""
    data = QMimeData()
    data.setText(words)
    carried = {"bookmark": bookmark} if bookmark is not None else {"id": identity}
    if bookmark is not None or identity is not None:
        data.setData(ENTRY_MIME, json.dumps(carried).encode())
    return data


def carried_entry(data: QMimeData) -> dict[str, Any] | None:
    """What `entry_mime` put there; None where something else is carried."""
    if not data.hasFormat(ENTRY_MIME):
        return None
    return json.loads(bytes(data.data(ENTRY_MIME).data()))
