"""The councils that come with the program."""

from PySide6.QtCore import QCoreApplication

MEGURO = "https://www.kensakusystem.jp/meguro/"
DIET = "https://kokkai.ndl.go.jp/"


def presets() -> dict[str, str]:
    """Their entry pages by their names."""
    return {
        QCoreApplication.translate("Presets", "目黒区議会"): MEGURO,
        QCoreApplication.translate("Presets", "国会"): DIET,
    }
