"""The library is not where it should be: look again, or open another one."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from reader.errors import LibraryNotThere
from reader.library.database import FILE_NAME
from reader.library.places import current_folder
from reader.ui.succession import Succession
from reader.ui.wording import sentence


def ask(error: LibraryNotThere, called: Path | None) -> Succession | None:
    """Ask what is to be done, until there is a library; None where nothing is.

    Args:
        called: the folder that was named at the start; None where none was, and what is chosen
            here is opened at the next start, too.
    """
    role = QMessageBox.ButtonRole
    while True:
        box = QMessageBox()
        box.setWindowTitle(QApplication.applicationDisplayName())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(sentence(error))
        again = box.addButton(
            QCoreApplication.translate("LibraryMissing", "もう一度探す"), role.AcceptRole
        )
        other = box.addButton(
            QCoreApplication.translate("LibraryMissing", "別のフォルダーを選ぶ…"), role.ActionRole
        )
        box.addButton(QCoreApplication.translate("LibraryMissing", "終了"), role.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        wanted = called or Path(str(error.values["path"]))
        if pressed is other:
            title = QCoreApplication.translate(
                "LibraryMissing", "ライブラリーのフォルダー（空なら新しく作ります）"
            )
            path = QFileDialog.getExistingDirectory(None, title)
            if not path:
                continue
            wanted = Path(path)
        elif pressed is not again:
            return None
        try:
            folder = current_folder(wanted)
        except LibraryNotThere as still:
            error = still
            continue
        if pressed is again and not (folder / FILE_NAME).is_file():
            continue
        remembered = True if pressed is other and called is None else None
        return Succession(wanted, folder, remembered=remembered)
