"""A page that scrolls where there is not enough room for it: nothing on it is squeezed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolled(QScrollArea):
    """`host` is as wide as what is seen of it and as high as it needs to be."""

    def __init__(self, host: QWidget, name: str = "host") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host.setObjectName(name)
        self.setWidget(host)
