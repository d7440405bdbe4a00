"""The bar before a chosen line, in lists and tables that otherwise look as the style sheet says: a tint alone is not
seen by everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from medbot_desktop.ui.theme import Look


class ChosenBar(QStyledItemDelegate):
    """Belongs to its view."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            box = option.rect
            bar = QRect(box.left(), box.top(), self._look.px(4), box.height())
            painter.fillRect(bar, QColor(self._look.colour("accent")))
