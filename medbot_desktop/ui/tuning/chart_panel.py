"""A chart in its frame: title, legend, and a button that shows its numbers as a table instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.chart import draw_circle, draw_diamond
from medbot_desktop.ui.tuning.numbers import NumbersTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from medbot_desktop.ui.theme import Look

SIGN_WIDTH = 26


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """`sign` is "line", "dashes", "diamond", "circle" or "none"; the words stand beside it."""

    sign: str
    words: str
    tone: str = "accent"


class Legend(QWidget):
    """The signs of a chart with their words, on one line; said to a screen reader as its name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: Sequence[LegendEntry] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        self._entries = entries
        self.setAccessibleName(", ".join(entry.words for entry in entries))
        self.updateGeometry()
        self.update()

    def _width(self, entry: LegendEntry) -> int:
        words = QFontMetrics(self._look.font(12)).horizontalAdvance(entry.words)
        sign = {"none": 0, "line": SIGN_WIDTH, "dashes": SIGN_WIDTH}.get(entry.sign, 12)
        return self._look.px(sign + (6 if sign else 0) + 16) + words

    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width, self._entries)), self._look.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for entry in self._entries:
            wide = entry.sign in ("line", "dashes")
            sign = 0 if entry.sign == "none" else px(SIGN_WIDTH if wide else 12)
            if wide:
                pen = QPen(QColor(colour(entry.tone)), px(10) / 10 * (1.6 if entry.sign == "dashes" else 2.2))
                if entry.sign == "dashes":
                    pen.setDashPattern([3.0, 2.0])
                painter.setPen(pen)
                painter.drawLine(QPointF(left, middle), QPointF(left + sign, middle))
            elif entry.sign == "diamond":
                draw_diamond(
                    painter, QPointF(left + sign / 2, middle), px(6), colour(entry.tone), colour("surface")
                )
            elif entry.sign == "circle":
                draw_circle(
                    painter, QPointF(left + sign / 2, middle), px(5), colour(entry.tone), colour("surface")
                )
            painter.setFont(self._look.font(12))
            painter.setPen(QColor(colour("text2")))
            start = left + sign + (px(6) if sign else 0)
            width = QFontMetrics(self._look.font(12)).horizontalAdvance(entry.words) + 2
            painter.drawText(
                int(start), 0, width, self.height(), int(Qt.AlignmentFlag.AlignVCenter), entry.words
            )
            left += self._width(entry)


class ChartPanel(Translated, QFrame):
    """Frames a chart. `numbers` is the table; whoever fills the chart fills it with the same values."""

    def __init__(self, look: Look, chart: QWidget, left: int = 1, stretch: int | None = 0) -> None:
        super().__init__()
        self._look = look
        self.chart = chart
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        set_measures(column, 14, 8, 10, 8, 4)
        self.column = column
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 8)
        self.title = Label(role="strong", wrap=True)
        self.legend = Legend(look)
        self.numbers_button = FlatButton()
        self.numbers_button.setCheckable(True)
        self.numbers_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.numbers_button, "table", 16)
        self.numbers_button.toggled.connect(self._on_toggled)
        head.addWidget(self.title, 1)
        head.addWidget(self.legend)
        head.addWidget(self.numbers_button)
        column.addLayout(head)
        self.head = head
        self.sub = Label(role="meta", wrap=True)
        self.sub.hide()
        column.addWidget(self.sub)
        self._stack = QStackedWidget()
        self.numbers = NumbersTable(look, left, stretch)
        self._stack.addWidget(chart)
        self._stack.addWidget(self.numbers)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def show_words(self, title: str, entries: Sequence[LegendEntry], sub: str = "") -> None:
        self.title.setText(title)
        self.legend.show_entries(entries)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))
        self.numbers.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where it would be cut off, the lines' own words and the numbers say the same.
        title = self.title.fontMetrics().horizontalAdvance(self.title.text()) // 2
        needed = self.legend.sizeHint().width() + self.numbers_button.sizeHint().width() + title
        self.legend.setVisible(needed <= self.width() - self._look.px(60))

    def retranslate(self) -> None:
        self.numbers_button.setText(self.tr("Numbers"))
        tip = self.tr("Show the numbers of this chart as a table")
        self.numbers_button.setToolTip(tip)

    def _on_toggled(self, on: bool) -> None:
        self._stack.setCurrentIndex(1 if on else 0)
