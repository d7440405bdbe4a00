"""A labelled field of the settings: words above, a box to choose from, a remark below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look


class Heading(QWidget):
    """What a page of the settings is about, in large letters, and a sentence below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)

    def show_words(self, title: str, sub: str) -> None:
        self._title.setText(title)
        self._sub.setText(sub)


def titled(title: QWidget, *parts: QWidget) -> QVBoxLayout:
    """A title with what belongs to it, nearer to one another than to the rest of the page."""
    column = QVBoxLayout()
    set_measures(column, 0, 0, 0, 0, 6)
    for part in (title, *parts):
        column.addWidget(part)
    return column


class FoldingLine(QWidget):
    """Widgets beside one another in `line`; below one another where there is less than `beside_from` (at 100 %)."""

    def __init__(self, look: Look, beside_from: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._beside_from = look, beside_from
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(self._beside_from)
        directions = QBoxLayout.Direction
        self.line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


LEAST_LETTERS = 10


class ChoiceField(QWidget):
    """The box is `box`; its accessible name follows the label."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 4)
        self._label = Label(role="strong", wrap=True)
        self.box = ChoiceBox(look)
        # As wide as the page, whatever its words: long ones would force the page wider than a small window.
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(LEAST_LETTERS)
        self._remark = Label(role="meta", wrap=True)
        self._label.setBuddy(self.box)
        column.addWidget(self._label)
        column.addWidget(self.box)
        column.addWidget(self._remark)

    def show_words(self, label: str, remark: str = "") -> None:
        self._label.setText(label)
        self.box.setAccessibleName(label)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def show_choices(self, choices: list[tuple[str, object]], chosen: object) -> None:
        """Fill the box with (words, value) and show the value that is set."""
        self.box.clear()
        for words, value in choices:
            self.box.addItem(words, value)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))


class TextField(QWidget):
    """A line to type in, `line`; `entered` once it is left or Enter is pressed, with what stands there."""

    entered = Signal(str)

    def __init__(self, length: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("text_field")
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 4)
        self._label = Label(role="strong", wrap=True)
        self.line = QLineEdit()
        self.line.setMaxLength(length)
        self.line.editingFinished.connect(self._on_finished)
        self._remark = Label(role="meta", wrap=True)
        self._label.setBuddy(self.line)
        column.addWidget(self._label)
        column.addWidget(self.line)
        column.addWidget(self._remark)

    def show_words(self, label: str, remark: str = "") -> None:
        self._label.setText(label)
        self.line.setAccessibleName(label)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def show_text(self, text: str) -> None:
        """Show what is set, unless it is being typed over."""
        if not self.line.hasFocus() and self.line.text() != text:
            self.line.setText(text)

    def _on_finished(self) -> None:
        self.entered.emit(self.line.text().strip())
