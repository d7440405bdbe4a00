"""A text that wraps anywhere, and a small widget beside it or, where there is no room, below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from medbot_desktop.ui.text_view import ElidedLabel, TextView
from medbot_desktop.ui.theme import set_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look


class TextBeside(QWidget):
    """`follower` comes after `view`, centred on its first line; nothing of the text is ever cut."""

    def __init__(
        self,
        look: Look,
        view: TextView,
        follower: QWidget,
        line: int,
        gap: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._view, self._follower = look, view, follower
        self._line_height, self._gap = line, gap
        for widget in (view, follower):
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lay(self) -> None:
        """Place both anew, after their words have changed."""
        self.updateGeometry()
        self._lay(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._lay(max(self.width(), self._look.px(200)), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(self._line_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width(), move=True)

    def _lay(self, width: int, move: bool) -> int:
        left = self._before(move)
        width = max(width - left, 1)
        natural = self._view.natural_width() if self._view.toPlainText() else 0
        size, shown = self._follower.sizeHint(), not self._follower.isHidden()
        gap, line = self._look.px(self._gap) if natural else 0, self._look.px(self._line_height)
        beside = shown and natural + gap + size.width() <= width
        view_width = natural if beside else width
        height = self._view.heightForWidth(view_width) if natural else 0
        if move:
            self._view.setGeometry(left, 0, view_width, height)
        if not shown:
            return height
        below = height + (self._look.px(4) if natural else 0)
        x, y = (natural + gap, max((line - size.height()) // 2, 0)) if beside and natural else (0, below)
        if move:
            self._follower.setGeometry(QRect(left + x, y, min(size.width(), width), size.height()))
        return max(height, y + size.height())

    def _before(self, move: bool) -> int:
        """Place what stands before the text; the room it takes."""
        return 0


class NameLine(TextBeside):
    """The medicine of a row, whole however long it is, and the row's topic as a tag."""

    def __init__(self, look: Look, capsule: bool = True, parent: QWidget | None = None) -> None:
        name = TextView(look, 17, 21, bold=True)
        name.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._tag = ElidedLabel(role="tag")
        super().__init__(look, name, self._tag, 21, 8, parent)
        self._capsule = QLabel(self)
        self._has_capsule = capsule
        if capsule:
            set_icon(self._capsule, "medicine", 20)

    def show_name(self, medicine: str, topic: str) -> None:
        """Show both; without either there is nothing to see."""
        self._capsule.setVisible(self._has_capsule and bool(medicine))
        self._view.show_text(medicine)
        self._view.setAccessibleName(self.tr("Medicine"))
        self._view.setVisible(bool(medicine))
        self._tag.setText(topic)
        self._tag.setVisible(bool(topic))
        self.setVisible(bool(medicine or topic))
        self.lay()

    def _before(self, move: bool) -> int:
        if self._capsule.isHidden():
            return 0
        size = self._look.px(20)
        if move:
            self._capsule.setGeometry(self._look.px(1), self._look.px(1), size, size)
        return size + self._look.px(9)
