"""Typing Japanese on Linux.

Qt's wheels bring a plugin for ibus and none for fcitx5. fcitx5 speaks ibus's protocol as
well (its "IBus Frontend" is on unless switched off), so a session that asks Qt for fcitx is
served through that.
"""

from collections.abc import MutableMapping
from pathlib import Path


def fall_back_to_ibus(environment: MutableMapping[str, str], plugins: Path) -> bool:
    """Ask for ibus where the environment asks for an fcitx plugin that Qt does not have.

    Must be called before the QApplication is made.

    Args:
        plugins: Qt's plugin folder.

    Returns:
        Whether the environment was changed.
    """
    wanted = environment.get("QT_IM_MODULE", "")
    if not wanted.startswith("fcitx"):
        return False
    if any((plugins / "platforminputcontexts").glob("*fcitx*")):
        return False
    environment["QT_IM_MODULE"] = "ibus"
    return True
