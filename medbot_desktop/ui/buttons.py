"""Buttons that a style sheet cannot draw: a line with an icon, words and a remark; a toggle; a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from medbot_desktop.ui.checkable import Checkable
from medbot_desktop.ui.labels import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look


class LineButton(QAbstractButton):
    """A whole line to press: icon, words, a remark at the right or below them, an icon at the end.

    `framed` draws an edge around it, else a rule above it. The words go on below where there is no room beside; what
    does not fit on LINES lines ends in an ellipsis and is whole in the tooltip. `words_clicked` carries the words.
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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.px
        left, right = self._edges(width)
        (font, words), (small, below) = self._laid(right - left)
        more = QFontMetrics(font).lineSpacing() * max(len(words) - 1, 0)
        more += QFontMetrics(small).lineSpacing() * max(len(below) - (1 if self._below else 0), 0)
        return px(52 if self._below else 32 if self._framed else 29) + more

    def sizeHint(self) -> QSize:
        width = self._look.px(320)
        return QSize(width, self.heightForWidth(self.width() if self.width() > self._look.px(120) else width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(52 if self._below else 29))

    def _edges(self, width: int) -> tuple[int, int]:
        """Where the words and the remark begin and end."""
        px = self._look.px
        inset = px(12) if self._framed else 0
        left = inset + px(36 if self._below else 26)
        return left, width - inset - (px(24) if self._end_icon else 0)

    def _remark_room(self, room: int) -> int:
        """How much of `room` the remark takes, with its gap; nothing where it stands below the words."""
        if not self._remark:
            return 0
        words = QFontMetrics(self._look.font(12)).horizontalAdvance(self._remark) + 1
        return 0 if words > room * BESIDE_SHARE else words + self._look.px(12)

    def _laid(self, room: int) -> tuple[tuple[QFont, list[str]], tuple[QFont, list[str]]]:
        """The lines of the words and of what stands below them, each with its font."""
        font, small = self._look.font(13, bold=bool(self._below)), self._look.font(12)
        taken = self._remark_room(room)
        below = self._below or ("" if taken else self._remark)
        room -= taken
        return (font, lines_of(font, self.text(), room)), (small, lines_of(small, below, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        px, colour = self._look.px, self._look.colour
        ratio = self.devicePixelRatioF()
        inset = px(12) if self._framed else 0
        icon_px = px(24 if self._below else 16)
        icon = self._look.icons.pixmap(self._icon, colour(self._tone), icon_px, ratio)
        painter.drawPixmap(inset, (self.height() - icon_px) // 2, icon)
        left, right = self._edges(self.width())
        if self._end_icon:
            end = px(16)
            pixmap = self._look.icons.pixmap(self._end_icon, colour("text3"), end, ratio)
            painter.drawPixmap(right + px(8), (self.height() - end) // 2, pixmap)
        self._paint_remark(painter, left, right)
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

    def _paint_remark(self, painter: QPainter, left: int, right: int) -> None:
        width = self._remark_room(right - left) - self._look.px(12)
        if width <= 0:
            return
        font = self._look.font(12)
        remark = elided(QFontMetrics(font), self._remark, width)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour("text2")))
        box, side = QRect(right - width, 0, width, self.height()), Qt.AlignmentFlag.AlignRight
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, remark)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        (font, words), (small, below) = self._laid(box.width())
        high, low = QFontMetrics(font).lineSpacing(), QFontMetrics(small).lineSpacing()
        top = (self.height() - high * len(words) - low * len(below)) // 2
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour("text" if self.isEnabled() else "text3")))
        middle = Qt.AlignmentFlag.AlignVCenter
        for line in words:
            painter.drawText(QRect(box.left(), top, box.width(), high), middle, line)
            top += high
        painter.setFont(small)
        painter.setPen(QColor(self._look.colour("text2")))
        for line in below:
            painter.drawText(QRect(box.left(), top, box.width(), low), middle, line)
            top += low


LINES = 6
BESIDE_SHARE = 0.42
"""Of a line's room: a longer remark stands below the words."""


def lines_of(font: QFont, words: str, room: int, most: int = LINES) -> list[str]:
    """`words` in lines no wider than `room` pixels; the last of `most` ends in an ellipsis where there is more."""
    if not words:
        return []
    from PySide6.QtGui import QTextLayout, QTextOption  # not for the first paint, which shows no line

    room = max(room, 1)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(room)
        start = line.textStart()
        if len(found) == most - 1:
            found.append(elided(QFontMetrics(font), words[start:], room))
            break
        found.append(words[start : start + line.textLength()].rstrip())
        line = layout.createLine()
    layout.endLayout()
    return found


SPARE_PX = 4
"""Bold words beside an icon would lose the edge of their last letter."""


class ToggleButton(Checkable, QPushButton):
    """A button that stays pressed; it has room for its words in bold, which they are then, above a bar.

    Beside an icon Qt does not draw the bold that the style sheet wants: the bar tells it there.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        words = self.text()
        more = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return QSize(size.width() + max(more, 0) + SPARE_PX, size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            em = self.fontMetrics().height() / 16
            painter = QPainter(self)
            bar = QRectF(8 * em, self.height() - 4 * em, self.width() - 16 * em, 3 * em)
            painter.fillRect(bar, self.palette().highlight())


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
        name = elided(QFontMetrics(bold), self._name, room)
        painter.setFont(bold)
        painter.setPen(QColor(colour("text")))
        painter.drawText(QRect(left + words, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        close = self._look.icons.pixmap("close", colour("text3"), px(12), ratio)
        painter.drawPixmap(cross, (self.height() - px(12)) // 2, close)
