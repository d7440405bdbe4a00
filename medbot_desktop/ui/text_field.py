"""A field for a longer text of the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


class TextField(QPlainTextEdit):
    """Plain text; a file dropped on it goes to the window, which opens it, instead of leaving its name here."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)
