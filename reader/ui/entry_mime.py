"""What is carried from a list onto a draft."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData

ENTRY_MIME = "application/x-gijiroku-entry"
"""JSON: a list of ``{"id": …}`` of an exchange or a topic, ``{"bookmark": …}``, and
``{"id": …, "ranges": [[speech, start, end], …]}`` of stretches of a sitting."""

Carried = dict[str, Any]


def entry_mime(carried: Sequence[Carried], words: str) -> QMimeData:
    """The data of rows: what can be quoted of them, and their words for other programs."""
    data = QMimeData()
    data.setText(words)
    set_carried(data, carried)
    return data


def set_carried(data: QMimeData, carried: Sequence[Carried]) -> None:
    """Let data be taken by a draft as well."""
    if carried:
        data.setData(ENTRY_MIME, json.dumps(list(carried)).encode())


def carried_entries(data: QMimeData) -> list[Carried]:
    """What `entry_mime` put there; nothing where something else is carried."""
    if not data.hasFormat(ENTRY_MIME):
        return []
    return json.loads(bytes(data.data(ENTRY_MIME).data()))
