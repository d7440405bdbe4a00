"""The reliability diagram: how often the program is right where it says it is that sure; a bar for how many cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.chart import draw_circle, draw_diamond
from medbot_desktop.ui.tuning.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LEFT, TOP, RIGHT, BOTTOM = 34, 8, 12, 40


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about one confidence: its mean, the share answered rightly (both 0 to 1), how many they are."""

    confidence: float
    right: float
    count: int


class ReliabilityChart(Picture):
    """Two lines against the diagonal, before (hollow circles, dashes) and now (filled diamonds). Arrows read bins out.

    `show_words` gives the names; a threshold is drawn as a line with the tint of what is answered above it.
    """

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._before: Sequence[Bin] = ()
        self._now: Sequence[Bin] = ()
        self._threshold: float | None = None
        self._place = -1
        self._axis, self._before_name, self._now_name, self._threshold_words, self._of = "", "", "", "", "{n}"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_bins(self, before: Sequence[Bin], now: Sequence[Bin], threshold: float | None = None) -> None:
        self._before, self._now, self._threshold = before, now, threshold
        self._place = -1
        self._describe()
        self.update()

    def show_words(self, name: str, axis: str, before: str, now: str, threshold: str, of: str) -> None:
        """`axis` stands below, `threshold` at its line, `of` is a count of questions with {n} in it."""
        self.setAccessibleName(name)
        self._axis, self._before_name, self._now_name = axis, before, now
        self._threshold_words, self._of = threshold, of
        self._describe()
        self.update()

    def values_at(self, place: int) -> str:
        """What one bin of what is now says, in words."""
        one = self._now[place]
        parts = [
            f"{self._axis} {self._percent(one.confidence)}",
            f"{self._now_name} {self._percent(one.right)}",
            self._of.format(n=one.count),
        ]
        return " · ".join(parts)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.values_at(len(self._now) - 1) if self._now else "")

    def _percent(self, share: float) -> str:
        return number_words(share * 100, 0, self._language.locale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in moves or not self._now:
            super().keyPressEvent(event)
            return
        step = moves[Qt.Key(event.key())]
        self._place = (
            len(self._now) - 1 if self._place < 0 else min(max(self._place + step, 0), len(self._now) - 1)
        )
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.values_at(self._place)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._place = -1
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(px(LEFT), px(TOP), -px(RIGHT), -px(BOTTOM))

        def at(x: float, y: float) -> QPointF:
            return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

        if self._threshold is not None and 0 <= self._threshold <= 1:
            left = at(self._threshold, 0).x()
            tint = QRectF(left, area.top(), area.right() - left, area.height())
            painter.fillRect(tint, QColor(colour("accent_tint")))
        painter.setFont(self._look.font(12))
        for mark in (0.0, 0.25, 0.5, 0.75, 1.0):
            painter.setPen(QPen(QColor(colour("line")), 1))
            painter.drawLine(at(0, mark), at(1, mark))
            painter.drawLine(at(mark, 0), at(mark, 1))
            painter.setPen(QColor(colour("text2")))
            words, y, x = self._percent(mark), at(0, mark).y(), at(mark, 0).x()
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - px(9), area.left() - px(6), px(18)), right, words)
            below = QRectF(x - px(20), area.bottom() + px(3), px(40), px(16))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        axis = QRectF(0, area.bottom() + px(20), self.width(), px(18))
        painter.drawText(axis, Qt.AlignmentFlag.AlignCenter, self._axis)
        self._draw_counts(painter, area)
        painter.setPen(QPen(QColor(colour("control")), 1, Qt.PenStyle.DashLine))
        painter.drawLine(at(0, 0), at(1, 1))
        self._draw_bins(painter, [at(one.confidence, one.right) for one in self._before], now=False)
        self._draw_bins(painter, [at(one.confidence, one.right) for one in self._now], now=True)
        if self._threshold is not None and 0 <= self._threshold <= 1:
            self._draw_threshold(painter, area, at(self._threshold, 0).x())
        if 0 <= self._place < len(self._now):
            self._draw_read_out(painter, area, at(self._now[self._place].confidence, 0).x())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colour("accent")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _draw_counts(self, painter: QPainter, area: QRectF) -> None:
        """The bars: at most a sixth of the height, against the bin with the most questions."""
        most = max((one.count for one in self._now), default=0)
        if not most:
            return
        ground = QColor(self._look.colour("control"))
        ground.setAlpha(110)
        width = self._look.px(9)
        for one in self._now:
            height = one.count / most * area.height() / 6
            left = area.left() + one.confidence * area.width() - width / 2
            painter.fillRect(QRectF(left, area.bottom() - height, width, height), ground)

    def _draw_bins(self, painter: QPainter, points: list[QPointF], now: bool) -> None:
        if not points:
            return
        px, colour = self._look.px, self._look.colour
        pen = QPen(QColor(colour("accent" if now else "text2")), 2 if now else 1.4)
        if not now:
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.drawPath(path)
        for point in points:
            if now:
                draw_diamond(painter, point, px(6), colour("accent"), colour("surface"))
            else:
                draw_circle(painter, point, px(4), colour("text2"), colour("surface"))

    def _draw_threshold(self, painter: QPainter, area: QRectF, at: float) -> None:
        px, colour = self._look.px, self._look.colour
        painter.setPen(QPen(QColor(colour("accent")), 1.6))
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
        painter.setFont(self._look.font(12))
        width = QFontMetrics(self._look.font(12)).horizontalAdvance(self._threshold_words) + 2
        left = at - px(6) - width if at - px(6) - width > area.left() else at + px(6)
        painter.drawText(
            QRectF(left, area.top() + px(2), width, px(18)),
            Qt.AlignmentFlag.AlignVCenter,
            self._threshold_words,
        )

    def _draw_read_out(self, painter: QPainter, area: QRectF, at: float) -> None:
        px, colour = self._look.px, self._look.colour
        painter.setPen(QPen(QColor(colour("text")), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
        rows = self.values_at(self._place).split(" · ")
        font = self._look.font(12)
        width = max(QFontMetrics(font).horizontalAdvance(row) for row in rows) + px(16)
        left = min(max(at - width / 2, area.left()), area.right() - width)
        box = QRectF(left, area.top() + px(24), width, px(18) * len(rows) + px(8))
        painter.setPen(QPen(QColor(colour("control")), 1))
        painter.setBrush(QColor(colour("surface")))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setFont(font)
        painter.setPen(QColor(colour("text")))
        for number, row in enumerate(rows):
            line = QRectF(left + px(8), box.top() + px(4) + px(18) * number, width, px(18))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row)
