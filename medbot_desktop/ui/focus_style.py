"""Fusion with this program's check boxes, and the style of its focus ring, two pixels outside the control.

Not for the first paint, where nothing of it is seen: what Qt asks a style for goes through Python from then on, and
the first question loads every kind of widget that there is, 35 ms in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QStyleHintReturn

RING_MARGIN = 4

INDICATOR_SIZES = (
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
)
LABEL_SPACINGS = (
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing,
)


class FocusStyle(QProxyStyle):
    """Fusion with this program's check boxes, and without a frame of its own around what has the focus.

    `colours` are the tokens in use, `zoom` multiplies the size of a check box.
    """

    def __init__(self, colours: Mapping[str, str]) -> None:
        super().__init__("Fusion")
        self.colours = colours
        self.zoom = 1.0

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in INDICATOR_SIZES:
            return round(18 * self.zoom)
        if metric in LABEL_SPACINGS:
            return round(6 * self.zoom)
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            self._draw_check_box(option, painter)
            return
        if element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._draw_radio_button(option, painter)
            return
        # The ring says where the focus is; Fusion's own frame inside the control would say it twice.
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_check_box(self, option: QStyleOption, painter: QPainter) -> None:
        on = bool(option.state & QStyle.StateFlag.State_On)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colours["accent" if on else "control"]), 1))
        painter.setBrush(QColor(self.colours["accent" if on else "surface"]))
        painter.drawRoundedRect(box, 3 * self.zoom, 3 * self.zoom)
        if on:
            pen = QPen(QColor(self.colours["on_accent"]), 2 * self.zoom)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            tick = [(0.24, 0.53), (0.43, 0.71), (0.76, 0.31)]
            painter.drawPolyline(
                [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in tick]
            )
        painter.restore()

    def _draw_radio_button(self, option: QStyleOption, painter: QPainter) -> None:
        on = bool(option.state & QStyle.StateFlag.State_On)
        circle = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colours["accent" if on else "control"]), 1.5 * self.zoom))
        painter.setBrush(QColor(self.colours["surface"]))
        painter.drawEllipse(circle)
        if on:
            inset = circle.width() * 0.26
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours["accent"]))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        painter.restore()


class RingStyle(QProxyStyle):
    """The style of a QFocusFrame alone: a ring that lies above everything around the widget it follows.

    Beneath, what is around a text without a margin would cut it off.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING_MARGIN
        return super().pixelMetric(metric, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.ControlElement.CE_FocusFrame:
            super().drawControl(element, option, painter, widget)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
