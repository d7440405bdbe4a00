"""A check box whose words go on below where one line has no room for them: Qt's own never wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

from medbot_desktop.ui.buttons import lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

ALL_LINES = 1_000


class CheckBox(QCheckBox):
    """`text` stays as it was set, for a screen reader too: only what is drawn has several lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = "\n".join(self._lines(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        return max(self.sizeHint().height(), lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(self._beside() + longest + 1, self.sizeHint().height())

    def _lines(self, width: int) -> list[str]:
        return lines_of(self.font(), self.text(), width - self._beside(), ALL_LINES)

    def _beside(self) -> int:
        """What the box takes, and the gap to the words."""
        style, metrics = self.style(), QStyle.PixelMetric
        box = style.pixelMetric(metrics.PM_IndicatorWidth, None, self)
        return box + style.pixelMetric(metrics.PM_CheckBoxLabelSpacing, None, self)
