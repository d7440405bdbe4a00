"""Before and now on one scale: a hollow circle and a filled diamond for each figure, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from medbot_desktop.ui.tuning.axes import decimals_of, marks_of, nice_range, number_words
from medbot_desktop.ui.tuning.chart import draw_circle, draw_diamond
from medbot_desktop.ui.tuning.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

ROW_HEIGHT = 62
SCALE_HEIGHT = 26
NAME_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of 0 to 1 with its interval; where none was measured, `low` and `high` are None."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line: what was measured, before and now, the difference in words and which way it went.

    `way` is "better", "worse" or "same".
    """

    name: str
    remark: str
    before: Measured
    now: Measured
    difference: str
    interval: str
    way: str
    way_words: str


WAYS = {"better": ("↑", "accent"), "worse": ("↓", "warn"), "same": ("≈", "text2")}


class IntervalChart(Picture):
    """Lines of Comparison under each other on one scale. Up and Down read them out."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._lines: Sequence[Comparison] = ()
        self._before_name, self._now_name = "", ""
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[Comparison]) -> None:
        self._lines, self._place = lines, -1
        self.setAccessibleDescription(". ".join(map(self.words_of, lines)))
        self.updateGeometry()
        self.update()

    def show_words(self, name: str, before: str, now: str) -> None:
        self.setAccessibleName(name)
        self._before_name, self._now_name = before, now
        self.update()

    def words_of(self, line: Comparison) -> str:
        """One line read out."""
        before, now = (number_words(part.value, 2, self._language.locale) for part in (line.before, line.now))
        return (
            f"{line.name}: {before} {self._before_name}, {now} {self._now_name}, "
            f"{line.difference} {line.way_words} {line.interval}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in moves or not self._lines:
            super().keyPressEvent(event)
            return
        self._place = min(max(self._place + moves[Qt.Key(event.key())], 0), len(self._lines) - 1)
        self.update()
        words = self.words_of(self._lines[self._place])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._place = -1
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.px
        return QSize(px(740), px(ROW_HEIGHT) * max(len(self._lines), 1) + px(SCALE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(280), self.sizeHint().height())

    def _widths(self) -> tuple[int, int]:
        """How wide the two values are, and with them the difference beside them."""
        px, bold, plain = self._look.px, QFontMetrics(self._look.font(13, bold=True)), self._look.font(13)
        figures = bold.horizontalAdvance(f"0.00 {max(self._before_name, self._now_name, key=len)}") + px(16)
        beside = max(
            (
                max(
                    bold.horizontalAdvance(f"↑ {line.difference}")
                    + QFontMetrics(plain).horizontalAdvance(line.way_words),
                    QFontMetrics(self._look.font(12)).horizontalAdvance(line.interval) + px(16),
                )
                for line in self._lines
            ),
            default=0,
        )
        return figures, figures + beside + px(10)

    def _scale(self) -> tuple[float, float, float]:
        values = [
            value
            for line in self._lines
            for part in (line.before, line.now)
            for value in (part.value, part.low, part.high)
            if value is not None
        ]
        low, high, step = nice_range(min(values, default=0.0), max(values, default=1.0), 5)
        return max(low, 0.0), min(max(high, low + step), 1.0), step

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, locale = self._look.px, self._look.colour, self._language.locale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures, words_width = self._widths()
        # Where there is no room, the figures are left to the numbers: names and bars stay.
        bare = self.width() < px(220) + words_width
        name_width = px(110 if bare else NAME_WIDTH if self.width() >= px(640) else 150)
        words_width = 0 if bare else words_width
        scale = self._scale()
        left, right = name_width + px(12), self.width() - words_width - px(24)

        def at(value: float) -> float:
            return left + (value - scale[0]) / max(scale[1] - scale[0], 1e-9) * (right - left)

        for number, line in enumerate(self._lines):
            top = number * px(ROW_HEIGHT)
            box = QRectF(0, top, self.width(), px(ROW_HEIGHT))
            if number == self._place:
                painter.fillRect(box, QColor(colour("selected")))
            painter.fillRect(QRectF(0, box.bottom() - 1, self.width(), 1), QColor(colour("line")))
            painter.setPen(QPen(QColor(colour("line")), 1))
            for mark in marks_of(*scale):
                painter.drawLine(QPointF(at(mark), top + px(12)), QPointF(at(mark), box.bottom() - px(12)))
            self._draw_name(painter, line, box, name_width)
            self._draw_values(painter, line, box, at)
            if not bare:
                self._draw_words(painter, line, box, self.width() - words_width, figures)
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(colour("text2")))
        bottom = len(self._lines) * px(ROW_HEIGHT)
        for mark in marks_of(*scale):
            area = QRectF(at(mark) - px(24), bottom + px(4), px(48), px(18))
            words = number_words(mark, decimals_of(scale[2]), locale)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colour("accent")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _draw_name(self, painter: QPainter, line: Comparison, box: QRectF, width: int) -> None:
        px = self._look.px
        bold, small = self._look.font(13, bold=True), self._look.font(12)
        painter.setFont(bold)
        painter.setPen(QColor(self._look.colour("text")))
        name = QFontMetrics(bold).elidedText(line.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(0, box.top() + px(12), width, px(19)), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(small)
        painter.setPen(QColor(self._look.colour("text2")))
        remark = QFontMetrics(small).elidedText(line.remark, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(0, box.top() + px(31), width, px(18)), Qt.AlignmentFlag.AlignVCenter, remark)

    def _draw_values(self, painter: QPainter, line: Comparison, box: QRectF, at) -> None:  # type: ignore[no-untyped-def]
        px, colour = self._look.px, self._look.colour
        for part, tone, y in (
            (line.before, "text2", box.top() + px(23)),
            (line.now, "accent", box.top() + px(40)),
        ):
            painter.setPen(QPen(QColor(colour(tone)), 2))
            if part.low is not None and part.high is not None:
                low, high = at(part.low), at(part.high)
                painter.drawLine(QPointF(low, y), QPointF(high, y))
                for end in (low, high):
                    painter.drawLine(QPointF(end, y - px(4)), QPointF(end, y + px(4)))
            if tone == "accent":
                draw_diamond(painter, QPointF(at(part.value), y), px(7), colour(tone), colour("surface"))
            else:
                draw_circle(painter, QPointF(at(part.value), y), px(5), colour(tone), colour("surface"))

    def _draw_words(
        self, painter: QPainter, line: Comparison, box: QRectF, left: float, figures: float
    ) -> None:
        px, colour, locale = self._look.px, self._look.colour, self._language.locale
        middle = Qt.AlignmentFlag.AlignVCenter
        first, second = box.top() + px(13), box.top() + px(30)
        for part, name, top, bold in (
            (line.before, self._before_name, first, False),
            (line.now, self._now_name, second, True),
        ):
            painter.setFont(self._look.font(13, bold=bold))
            painter.setPen(QColor(colour("text")))
            words = f"{number_words(part.value, 2, locale)} {name}"
            painter.drawText(QRectF(left, top, figures, px(18)), middle, words)
        sign, tone = WAYS[line.way]
        painter.setPen(QColor(colour(tone)))
        painter.setFont(self._look.font(13, bold=True))
        start = left + figures
        words = f"{sign} {line.difference}"
        painter.drawText(QRectF(start, first, px(200), px(18)), middle, words)
        painter.setFont(self._look.font(13))
        beside = start + QFontMetrics(self._look.font(13, bold=True)).horizontalAdvance(words) + px(6)
        painter.drawText(QRectF(beside, first, self.width() - beside, px(18)), middle, line.way_words)
        painter.setFont(self._look.font(12))
        painter.setPen(QColor(colour("text2")))
        painter.drawText(QRectF(start + px(16), second, self.width() - start, px(18)), middle, line.interval)
