"""The window as a frame: its place and size, its first paint, what is dropped on it, and whether it may close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPaintEvent

SIZE = (1280, 800)


class WindowFrame(QMainWindow):
    """Knows nothing of what it holds. `painted` comes once, after the first paint; `files_dropped` with the paths of
    what is dropped, none where it is not on this computer."""

    painted = Signal()
    files_dropped = Signal(list)
    text_dropped = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._was_painted = False
        self.setWindowTitle("MedBot")
        self.setAcceptDrops(True)

    def takes_drops(self) -> bool:
        """Whether something may be dropped now."""
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
        self._offer_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._offer_copy(event)

    def _offer_copy(self, event: QDragMoveEvent) -> None:
        """Never a move, whatever is proposed: some file managers would take the file away."""
        dropped = event.mimeData()
        if (dropped.hasUrls() or dropped.hasText()) and self.takes_drops():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if not self.takes_drops():
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        dropped = event.mimeData()
        if dropped.hasUrls():
            self.files_dropped.emit([url.toLocalFile() for url in dropped.urls() if url.isLocalFile()])
        else:
            self.text_dropped.emit(dropped.text())
