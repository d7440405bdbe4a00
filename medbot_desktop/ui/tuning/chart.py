"""A line chart that grows: several lines over whole numbers of x, one x marked as chosen; read out by the keyboard.

Drawn from thinned points, so that a frame costs the same after ten epochs and after ten thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from medbot_desktop.ui.painting import paint_apart
from medbot_desktop.ui.tuning.axes import decimals_of, marks_of, nice_range, nice_step, number_words
from medbot_desktop.ui.tuning.picture import Picture
from medbot_desktop.ui.tuning.points import Points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent

    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LEFT, TOP, RIGHT, BOTTOM = 46, 12, 14, 28
MARKS_X, MARKS_Y = 6, 5
HEM = [
    QPointF(x, y)
    for x, y in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
]


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a line is drawn; `name` is read out and stands in the legend. A `faint` one belongs to an earlier round."""

    name: str
    tone: str
    dashed: bool = False
    faint: bool = False
    decimals: int = 3


class LineChart(Picture):
    """Emits `picked` with the x the keyboard or a click has come to.

    Left and right go from one x to the next, Home and End to the first and last, Escape takes the mark away.
    """

    picked = Signal(float)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._looks: dict[str, LineLook] = {}
        self._points: dict[str, Points] = {}
        self._x_name, self._title, self._empty = "", "", ""
        self._last_x = 1.0
        self._chosen: tuple[float, str, str] | None = None
        self._band: tuple[float, float, str] | None = None
        self._cursor: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    # What is shown

    def show_words(self, title: str, x_name: str, empty: str) -> None:
        """Name the chart and its x axis; `empty` stands where there is no point yet."""
        self._title, self._x_name, self._empty = title, x_name, empty
        self._renew_name()
        self.update()

    def show_line(self, key: str, line: LineLook) -> None:
        """Add a line, or draw it another way from now on."""
        self._looks[key] = line
        self._points.setdefault(key, Points())
        self.update()

    def show_last(self, x: float) -> None:
        """How far the x axis goes, if the points do not go further."""
        self._last_x = max(x, 1.0)
        self.update()

    def add(self, key: str, points: Iterable[tuple[float, float]]) -> None:
        """Take more points of a line, in the order of x."""
        paint_apart(self)
        for x, y in points:
            self._points[key].add(x, y)
        self._renew_name()

    def show_chosen(self, x: float | None, key: str = "", words: str = "") -> None:
        """Mark an x with a diamond on the line `key`; None takes the mark away."""
        self._chosen = None if x is None else (x, key, words)
        self._renew_name()
        self.update()

    def show_band(self, low: float | None, high: float = 0.0, words: str = "") -> None:
        """Tint the stretch between two x; None takes it away."""
        self._band = None if low is None else (low, high, words)
        self.update()

    def clear(self) -> None:
        self._looks, self._points = {}, {}
        self._chosen = self._band = self._cursor = None
        self._last_x = 1.0
        self._renew_name()
        self.update()

    @property
    def lines(self) -> dict[str, tuple[LineLook, Points]]:
        return {key: (line, self._points[key]) for key, line in self._looks.items()}

    @property
    def cursor_x(self) -> float | None:
        return self._cursor

    def values_at(self, x: float) -> str:
        """What all lines say at x, in words."""
        parts = [f"{self._x_name} {number_words(x, decimals_of(x), self._language.locale)}".strip()]
        for key, line in self._looks.items():
            value = self._points[key].at(x)
            if value is not None and not line.faint:
                parts.append(f"{line.name} {number_words(value, line.decimals, self._language.locale)}")
        return " · ".join(parts)

    def _renew_name(self) -> None:
        self.setAccessibleName(self._title)
        lines = [self._points[key].exact for key, line in self._looks.items() if not line.faint]
        last = max((points[-1][0] for points in lines if points), default=None)
        words = self._empty if last is None else self.values_at(last)
        self.setAccessibleDescription(
            f"{self._chosen[2]}. {words}" if self._chosen and self._chosen[2] else words
        )

    # Keyboard and mouse

    def _xs(self) -> list[float]:
        """Every x of the lines that are not faint."""
        lines = [self._points[key].exact for key, line in self._looks.items() if not line.faint]
        if len(lines) == 1:
            return [x for x, _ in lines[0]]
        return sorted({x for line in lines for x, _ in line})

    def event(self, event: QEvent) -> bool:
        # The window's own Escape would leave the place; here it first takes the mark away.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._cursor is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        xs = self._xs()
        key = event.key()
        if key == Qt.Key.Key_Escape and self._cursor is not None:
            self._cursor = None
            self.update()
            return
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        if not xs or key not in {*moves, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Home:
            place = 0
        elif key == Qt.Key.Key_End or self._cursor is None:
            place = len(xs) - 1
        else:
            here = min(range(len(xs)), key=lambda n: abs(xs[n] - (self._cursor or 0.0)))
            place = min(max(here + moves[Qt.Key(key)], 0), len(xs) - 1)
        self._move_to(xs[place])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        xs = self._xs()
        if xs:
            area, (low, high) = self._area(), self._x_range()
            x = low + (event.position().x() - area.left()) / max(area.width(), 1) * (high - low)
            self._move_to(min(xs, key=lambda known: abs(known - x)))
        super().mousePressEvent(event)

    def _move_to(self, x: float) -> None:
        self._cursor = x
        self.update()
        self.picked.emit(x)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.values_at(x)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cursor = None
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # Drawing

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(640), self._look.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(150))

    def _area(self) -> QRectF:
        px = self._look.px
        return QRectF(self.rect()).adjusted(self._left(), px(TOP), -px(RIGHT), -px(BOTTOM))

    def _left(self) -> int:
        """Room for what stands at the y axis: a run that went out of hand has numbers of six digits."""
        metrics, ys = QFontMetrics(self._look.font(12)), self._y_range()
        widest = max(metrics.horizontalAdvance(self._y_words(value, ys[2])) for value in marks_of(*ys))
        return max(self._look.px(LEFT), widest + self._look.px(16))

    def _y_words(self, value: float, step: float) -> str:
        return number_words(value, decimals_of(step), self._language.locale)

    def _x_range(self) -> tuple[float, float]:
        known = [points.exact for points in self._points.values() if points.exact]
        low = min((points[0][0] for points in known), default=1.0)
        return min(low, 1.0), max(
            max((points[-1][0] for points in known), default=1.0), self._last_x, low + 1
        )

    def _y_range(self) -> tuple[float, float, float]:
        known = [points for points in self._points.values() if points.exact]
        low = min((points.low for points in known), default=0.0)
        high = max((points.high for points in known), default=1.0)
        return nice_range(low, high, MARKS_Y)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, (x_low, x_high), (y_low, y_high, y_step) = self._area(), self._x_range(), self._y_range()

        def place(x: float, y: float) -> QPointF:
            return QPointF(
                area.left() + (x - x_low) / (x_high - x_low) * area.width(),
                area.bottom() - (y - y_low) / (y_high - y_low) * area.height(),
            )

        if self._band is not None:
            left, right = place(self._band[0], y_low).x(), place(min(self._band[1], x_high), y_low).x()
            painter.fillRect(
                QRectF(left, area.top(), right - left, area.height()), QColor(self._look.colour("sunken"))
            )
        self._draw_axes(painter, area, (x_low, x_high), (y_low, y_high, y_step))
        if not any(points.exact for points in self._points.values()):
            painter.setPen(QColor(self._look.colour("text2")))
            painter.setFont(self._look.font(13))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        # The line that matters lies on top.
        for key, line in sorted(self._looks.items(), key=lambda item: not item[1].faint):
            self._draw_line(painter, line, [place(x, y) for x, y in self._points[key].thinned()])
        self._draw_ends(painter, area, place)
        self._draw_marks(painter, area, place)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.colour("accent")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _draw_axes(
        self, painter: QPainter, area: QRectF, xs: tuple[float, float], ys: tuple[float, float, float]
    ) -> None:
        colour, px, locale = self._look.colour, self._look.px, self._language.locale
        painter.setFont(self._look.font(12))
        for value in marks_of(*ys):
            y = area.bottom() - (value - ys[0]) / (ys[1] - ys[0]) * area.height()
            painter.setPen(QPen(QColor(colour("line")), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colour("text2")))
            painter.drawText(
                QRectF(0, y - px(10), area.left() - px(8), px(20)),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._y_words(value, ys[2]),
            )
        painter.setPen(QPen(QColor(colour("control")), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        metrics = QFontMetrics(self._look.font(12))
        step = max(1.0, nice_step(xs[1] - xs[0], MARKS_X))
        last = f"{self._x_name} {number_words(xs[1], decimals_of(xs[1]), locale)}".strip()
        last_left = area.right() - metrics.horizontalAdvance(last) / 2 - px(4)
        marks = [xs[0], *(x for x in marks_of(*xs, step) if x - xs[0] > step * 0.4)]
        for x in marks:
            at = area.left() + (x - xs[0]) / (xs[1] - xs[0]) * area.width()
            painter.setPen(QPen(QColor(colour("control")), 1))
            painter.drawLine(QPointF(at, area.bottom()), QPointF(at, area.bottom() + px(4)))
            words = number_words(x, decimals_of(x), locale)
            half = metrics.horizontalAdvance(words) / 2 + 2
            if at + half > last_left - px(24):
                continue
            painter.setPen(QColor(colour("text2")))
            box = QRectF(at - half, area.bottom() + px(5), 2 * half, px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QColor(colour("text2")))
        painter.drawText(
            QRectF(0, area.bottom() + px(5), area.right() + px(RIGHT - 2), px(18)),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            last,
        )

    def _draw_line(self, painter: QPainter, line: LineLook, points: list[QPointF]) -> None:
        if not points:
            return
        pen = QPen(QColor(self._look.colour("control" if line.faint else line.tone)))
        pen.setWidthF(self._look.px(10) / 10 * (1.0 if line.faint else 1.6 if line.dashed else 2.2))
        if line.dashed:
            pen.setDashPattern([4.0, 3.0])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) == 1:
            painter.setBrush(pen.color())
            painter.drawEllipse(points[0], 2.5, 2.5)
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.drawPath(path)

    def _draw_ends(self, painter: QPainter, area: QRectF, place) -> None:  # type: ignore[no-untyped-def]
        """The name and last value of each line at its end, moved apart where they would touch."""
        px, locale = self._look.px, self._language.locale
        shown = [
            (place(*points.exact[-1]), line, points)
            for line, points in self.lines.values()
            if points.exact and not line.faint
        ]
        lowest = area.top() - px(20)
        for point, line, points in sorted(shown, key=lambda item: item[0].y()):
            font = self._look.font(12, bold=not line.dashed)
            last = points.exact[-1][1]
            words = f"{line.name} {number_words(last, 2 if abs(last) < 1000 else 0, locale)}"
            width = QFontMetrics(font).horizontalAdvance(words) + 2
            left = point.x() + px(8)
            if left + width > area.right():
                # No room beside the end of the line: above it.
                left = min(point.x(), area.right()) - width
                near = _heights_from(left, [place(x, y) for x, y in points.thinned()])
                below, above = max(near) + px(3), min(near) - px(21)
                falls = near[0] < point.y() and below + px(18) <= area.bottom()
                top = below if falls or above < area.top() else above
            else:
                top = point.y() - px(9)
            top = min(max(top, lowest + px(17), area.top()), area.bottom() - px(18))
            lowest = top
            self._draw_words(painter, QRectF(left, top, width, px(18)), words, line.tone, not line.dashed)

    def _draw_words(self, painter: QPainter, box: QRectF, words: str, tone: str, bold: bool = False) -> None:
        """Words over the lines: a hem of the ground keeps them readable.

        The hem is the words themselves, moved about: an outline of their letters takes ten times as long.
        """
        painter.setFont(self._look.font(12, bold))
        painter.setPen(QColor(self._look.colour("surface")))
        for way in HEM:
            painter.drawText(box.translated(way * self._look.px(2)), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(self._look.colour(tone)))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_marks(self, painter: QPainter, area: QRectF, place) -> None:  # type: ignore[no-untyped-def]
        colour, px = self._look.colour, self._look.px
        # Where the chosen words had to go to the right of their line, they stand where these would.
        room = self._chosen is None or self._stands_left(area, place(self._chosen[0], 0).x(), self._chosen[2])
        if self._band is not None and self._band[2] and room:
            left = place(self._band[0], 0).x() + px(8)
            box = QRectF(left, area.top() + px(2), area.right() - left, px(18))
            self._draw_words(painter, box, self._band[2], "text2")
        if self._chosen is not None:
            x, key, words = self._chosen
            value = self._points[key].at(x) if key in self._points else None
            at = place(x, 0).x()
            painter.setPen(QPen(QColor(colour("accent")), 1.4))
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
            if value is not None:
                draw_diamond(painter, place(x, value), px(7), colour("accent"), colour("surface"))
            self._draw_beside(painter, area, at, area.top() + px(2), words)
        if self._cursor is not None:
            at = place(self._cursor, 0).x()
            painter.setPen(QPen(QColor(colour("text")), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
            self._draw_read_out(painter, area, at)

    def _draw_beside(self, painter: QPainter, area: QRectF, at: float, top: float, words: str) -> None:
        """Bold words left of a line, or right of it where there is no room."""
        px, font = self._look.px, self._look.font(12, bold=True)
        width = QFontMetrics(font).horizontalAdvance(words) + 2
        left = at - px(8) - width if self._stands_left(area, at, words) else at + px(8)
        self._draw_words(painter, QRectF(left, top, width, px(18)), words, "accent", bold=True)

    def _stands_left(self, area: QRectF, at: float, words: str) -> bool:
        width = QFontMetrics(self._look.font(12, bold=True)).horizontalAdvance(words) + 2
        return at - self._look.px(8) - width >= area.left()

    def _draw_read_out(self, painter: QPainter, area: QRectF, at: float) -> None:
        """The values where the keyboard stands, in a box beside the line."""
        px, colour = self._look.px, self._look.colour
        rows = self.values_at(self._cursor or 0.0).split(" · ")
        font = self._look.font(12)
        width = max(QFontMetrics(font).horizontalAdvance(row) for row in rows) + px(16)
        height = px(18) * len(rows) + px(8)
        left = at + px(8) if at + px(8) + width < area.right() else at - px(8) - width
        box = QRectF(left, area.top() + px(26), width, height)
        painter.setPen(QPen(QColor(colour("control")), 1))
        painter.setBrush(QColor(colour("surface")))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setFont(font)
        painter.setPen(QColor(colour("text")))
        for number, row in enumerate(rows):
            line = QRectF(left + px(8), box.top() + px(4) + px(18) * number, width, px(18))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row)


def _heights_from(left: float, points: list[QPointF]) -> list[float]:
    """The y of a line from x = `left` on, beginning with where it is there."""
    heights = [point.y() for point in points if point.x() >= left]
    before = next((point for point in reversed(points) if point.x() < left), None)
    after = next((point for point in points if point.x() >= left), None)
    if before is not None and after is not None:
        share = (left - before.x()) / max(after.x() - before.x(), 1e-9)
        heights.insert(0, before.y() + share * (after.y() - before.y()))
    return heights


def draw_diamond(painter: QPainter, at: QPointF, size: float, fill: str, ground: str) -> None:
    """A filled diamond of the ground's edge, `size` from its middle to a corner."""
    painter.setPen(QPen(QColor(ground), 1.5))
    painter.setBrush(QColor(fill))
    corners = [QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0)]
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def draw_circle(painter: QPainter, at: QPointF, size: float, tone: str, ground: str) -> None:
    """A hollow circle, `size` its radius."""
    painter.setPen(QPen(QColor(tone), 2))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(at, size, size)
