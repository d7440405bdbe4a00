"""Buttons that a style sheet cannot draw: a line with an icon, words and a remark; a toggle; a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from medbot_desktop.ui.checkable import Checkable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look


class LineButton(QAbstractButton):
    """A whole line to press: icon, words, a remark at the right or below them, an icon at the end.

    `framed` draws an edge around it, else a rule above it. What does not fit ends in an ellipsis and is whole in the
    tooltip. `words_clicked` carries the words.
    """

    words_clicked = Signal(str)

    def __init__(
        self,
        look: Look,
        icon: str,
        end_icon: str = "",
        framed: bool = False,
        tone: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self._end_icon, self._framed, self._tone = icon, end_icon, framed, tone
        self._remark, self._below = "", ""
        self.clicked.connect(self._on_clicked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, remark: str = "", below: str = "") -> None:
        """Set the words, the remark at the right and the second line."""
        self._remark, self._below = remark, below
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(remark or below)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self.words_clicked.emit(self.text())

    def sizeHint(self) -> QSize:
        if self._below:
            return QSize(self._look.px(320), self._look.px(52))
        return QSize(self._look.px(320), self._look.px(32 if self._framed else 29))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        px, colour = self._look.px, self._look.colour
        ratio = self.devicePixelRatioF()
        inset = px(12) if self._framed else 0
        icon_px = px(24 if self._below else 16)
        left = inset
        icon = self._look.icons.pixmap(self._icon, colour(self._tone), icon_px, ratio)
        painter.drawPixmap(left, (self.height() - icon_px) // 2, icon)
        left += icon_px + px(12 if self._below else 10)
        right = self.width() - inset
        if self._end_icon:
            end = px(16)
            pixmap = self._look.icons.pixmap(self._end_icon, colour("text3"), end, ratio)
            painter.drawPixmap(right - end, (self.height() - end) // 2, pixmap)
            right -= end + px(8)
        right = self._paint_remark(painter, left, right)
        self._paint_words(painter, QRect(left, 0, max(right - left, 0), self.height()))

    def _paint_ground(self, painter: QPainter) -> None:
        colour = self._look.colour
        hovered = self.underMouse() and self.isEnabled()
        ground = QColor(colour("selected" if self.isDown() else "sunken" if hovered else "surface"))
        if self._framed:
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(colour("control" if self._below else "line")), 1))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, self._look.px(6), self._look.px(6))
            return
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, self.width(), 1, QColor(colour("line")))

    def _paint_remark(self, painter: QPainter, left: int, right: int) -> int:
        if not self._remark:
            return right
        font = self._look.font(12)
        metrics = QFontMetrics(font)
        room = max((right - left) // 2, 0)
        remark = metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour("text2")))
        width = metrics.horizontalAdvance(remark) + 1
        painter.drawText(QRect(right - width, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, remark)
        return right - width - self._look.px(12)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        font = self._look.font(13, bold=bool(self._below))
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour("text" if self.isEnabled() else "text3")))
        if not self._below:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            return
        middle = self.height() // 2
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(QRect(box.left(), 0, box.width(), middle + self._look.px(1)), bottom, words)
        small = self._look.font(12)
        below = QFontMetrics(small).elidedText(self._below, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(small)
        painter.setPen(QColor(self._look.colour("text2")))
        under = QRect(box.left(), middle + self._look.px(2), box.width(), middle)
        painter.drawText(under, Qt.AlignmentFlag.AlignTop, below)


class ToggleButton(Checkable, QPushButton):
    """A button that stays pressed; it has room for its words in bold, which they are then."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        words = self.text()
        more = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return QSize(size.width() + max(more, 0), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChipButton(QAbstractButton):
    """A small frame with what was understood, the name in bold, and a cross: pressing it takes the name away."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._name = look, icon, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, name: str, act: str) -> None:
        """Set the words, the name after them, and what pressing it does."""
        self._name = name
        self.setText(words)
        self.setToolTip(act)
        self.setAccessibleName(f"{words} {name}")
        self.setAccessibleDescription(act)
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int]:
        words = QFontMetrics(self._look.font(12)).horizontalAdvance(self.text() + " ")
        return words, QFontMetrics(self._look.font(12, bold=True)).horizontalAdvance(self._name) + 1

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + self._look.px(6 + 14 + 5 + 7 + 12 + 8), self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, ratio = self._look.px, self._look.colour, self.devicePixelRatioF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour("control")), 1))
        painter.setBrush(QColor(colour("sunken" if self.underMouse() else "surface")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        icon = self._look.icons.pixmap(self._icon, colour("text2"), px(14), ratio)
        painter.drawPixmap(px(6), (self.height() - px(14)) // 2, icon)
        left, cross = px(25), self.width() - px(8) - px(12)
        words, _name = self._widths()
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(colour("text2")))
        painter.drawText(QRect(left, 0, words, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        bold = self._look.font(12, bold=True)
        room = max(cross - px(4) - left - words, 0)
        name = QFontMetrics(bold).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(colour("text")))
        painter.drawText(QRect(left + words, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        close = self._look.icons.pixmap("close", colour("text3"), px(12), ratio)
        painter.drawPixmap(cross, (self.height() - px(12)) // 2, close)
