"""The window as a frame: its place and size, its first paint, what is dropped on it, and whether it may close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent

SIZE = (1280, 800)


class WindowFrame(QMainWindow):
    """Knows nothing of what it holds. `painted` comes once, after the first paint; `file_dropped` with its path."""

    painted = Signal()
    file_dropped = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._was_painted = False
        self.setWindowTitle("MedBot")
        self.setAcceptDrops(True)

    def takes_files(self) -> bool:
        """Whether a file may be dropped now."""
        return True

    def raise_to_front(self) -> None:
        """Come to the front: another copy was started."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def kept(self) -> QSettings:
        """What is remembered of the window from one time to the next."""
        return QSettings(str(self._folder / "window.ini"), QSettings.Format.IniFormat)

    def restore_place(self, kept: QSettings) -> None:
        """Stand where it stood the last time; at first as large as the screen has room for."""
        self.resize(*SIZE)
        geometry = kept.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) and self.takes_files():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path and self.takes_files():
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def dropped_file(dropped: QMimeData) -> str:
    """The one file of this computer that is dropped, or ""."""
    urls = dropped.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
