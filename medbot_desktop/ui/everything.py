"""File dialogs for everything as one file, and where they begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.storage.one_file import ENDING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def choose_everything_file(parent: QWidget) -> str:
    """Let the user choose a file with everything inside; "" if they did not."""
    translate = QCoreApplication.translate
    title = translate("Everything", "Choose the file with everything inside")
    every = translate("Everything", "All files")
    path, _kind = QFileDialog.getOpenFileName(parent, title, documents(), f"{everything_kind()};;{every} (*)")
    return path


def everything_kind() -> str:
    """The kind of file for a file dialog."""
    return QCoreApplication.translate("Everything", "Everything of MedBot") + f" (*{ENDING})"


def documents() -> str:
    """The user's folder for documents, or "" where there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else ""
