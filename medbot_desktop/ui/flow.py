"""A row of widgets that goes on below where there is no room beside: buttons under a card at a large zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from medbot_desktop.ui.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLabel(Label):
    """Words that stay on one line as long as there is room for them, in the box that the role may draw around."""

    def __init__(self, role: str = "") -> None:
        super().__init__(role=role, wrap=True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # before that nothing is known of the box
        metrics, around = self.fontMetrics(), self.contentsMargins()
        indent = (
            metrics.horizontalAdvance("x") if self.frameWidth() else 0
        )  # Qt leaves as much inside an edge
        wide = metrics.horizontalAdvance(self.text()) + indent + 2
        return QSize(around.left() + wide + around.right(), around.top() + metrics.height() + around.bottom())

    def minimumSizeHint(self) -> QSize:
        least = min(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().width())
        return QSize(least, self.fontMetrics().height())


class FlowLayout(QLayout):
    """Lays its widgets at their natural size from left to right, then on the next line. Knows no stretch.

    `line_share` is the room between two lines, as a share of that between two widgets. With `to_the_right` each line
    ends at the right edge; with `at_bottom` what is lower than its line stands at the bottom, else in the middle.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        line_share: float = 1.0,
        to_the_right: bool = False,
        at_bottom: bool = False,
    ) -> None:
        super().__init__(parent)
        self._to_the_right, self._at_bottom = to_the_right, at_bottom
        self._items: list[QLayoutItem] = []
        self._line_share = line_share

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        left, top, right, bottom = self._margins()
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(left + sum(s.width() for s in sizes) + gaps + right, top + height + bottom)

    def minimumSize(self) -> QSize:
        left, top, right, bottom = self._margins()
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(left + width + right, top + height + bottom)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()

    def _lay(self, rect: QRect, move: bool) -> int:
        """Place the items in `rect`, or only measure; the height they take."""
        left, top, right, bottom = self._margins()
        start, end = rect.x() + left, rect.x() + rect.width() - right
        lines: list[list[tuple[int, QLayoutItem, QSize]]] = [[]]
        x = start
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > end - start:
                width = max(end - start, 1)
                wraps = item.hasHeightForWidth()
                size = QSize(width, item.heightForWidth(width) if wraps else size.height())
            if lines[-1] and x + size.width() > end:
                lines.append([])
                x = start
            lines[-1].append((x, item, size))
            x += size.width() + self.spacing()
        y = rect.y() + top
        for line in lines:
            height = max((size.height() for _x, _item, size in line), default=0)
            aside = end - (line[-1][0] + line[-1][2].width()) if line and self._to_the_right else 0
            for x, item, size in line if move else ():
                over = height - size.height()
                item.setGeometry(QRect(QPoint(x + aside, y + (over if self._at_bottom else over // 2)), size))
            y += height + (round(self.spacing() * self._line_share) if line is not lines[-1] else 0)
        return y - rect.y() + bottom
