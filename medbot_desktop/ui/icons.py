"""The program's own SVG icons, drawn in a colour and size, kept once drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path


class Icons:
    """Icons from a folder. QtSvg draws `currentColor` black, so the colour is written in before drawing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` as `size` device-independent pixels for a screen of that ratio."""
        key = (name, colour, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size, ratio)
        return self._drawn[key]

    def icon(self, name: str, colour: str, size: int, disabled: str = "", gap: int = 0) -> QIcon:
        """The icon for a button, sharp on every screen there is; `disabled` is its colour there.

        `gap` pixels of nothing stand after it: a style sheet cannot set the words further away.
        """
        icon = QIcon()
        for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
            icon.addPixmap(_widened(self.pixmap(name, colour, size, ratio), gap))
            if disabled:
                icon.addPixmap(_widened(self.pixmap(name, disabled, size, ratio), gap), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        drawing = (self._folder / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap


def _widened(pixmap: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.size() + QSize(round(gap * ratio), 0))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
