"""Frames the steps share: the foot with its buttons, a card with a figure, a titled panel, a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.theme import Look

LEAST_CARD = 150
LEAST_LETTERS = 24


class Foot(QFrame):
    """The line at the bottom of a step: words at the left, buttons at the right, on more lines where they must."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._line = QHBoxLayout(self)
        set_measures(self._line, 24, 11, 24, 11, 8)
        self.words = ElidedLabel(role="meta")
        self._line.addWidget(self.words, 1)
        self._flow = FlowLayout(to_the_right=True)
        set_measures(self._flow, 0, 0, 0, 0, 8)
        for button in buttons:
            self._flow.addWidget(button)
        self._line.addLayout(self._flow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()  # a button's words have changed, or their weight
        return super().event(event)

    def place(self) -> None:
        """Leave the words out where the buttons need the line."""
        margins = self._line.contentsMargins()
        needed = self._flow.sizeHint().width() + self._line.spacing() + margins.left() + margins.right()
        least = min(
            self.words.sizeHint().width(), self.words.fontMetrics().averageCharWidth() * LEAST_LETTERS
        )
        self.words.setVisible(needed + least <= self.width())


def action_button(icon: str, primary: bool = False, small: bool = False) -> QPushButton:
    """A button with an icon; words are set by whoever shows it."""
    button = QPushButton()
    if primary:
        button.setProperty("variant", "primary")
    else:
        button.setProperty("variant", "small" if small else "")
    if icon:
        set_icon(button, icon, 16, "on_accent" if primary else "text")
    return button


def show_primary(button: QPushButton, primary: bool) -> bool:
    """Make a button the main one of its foot, or one of the others; True if the look has to dress it anew."""
    variant = "primary" if primary else ""
    if button.property("variant") == variant:
        return False
    button.setProperty("variant", variant)
    button.setProperty("icon_tone", "on_accent" if primary else "text")
    button.style().polish(button)
    return True


class FigureCard(QFrame):
    """A big figure between its name and a remark."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        set_measures(column, 14, 9, 14, 9, 0)
        self._name, self._figure = Label(role="meta", wrap=True), Label(role="figure", wrap=True)
        self._remark = Label(role="meta", wrap=True)
        column.addWidget(self._name)
        column.addWidget(self._figure)
        column.addWidget(self._remark)
        column.addStretch(1)

    def show_figure(self, name: str, figure: str, remark: str) -> None:
        self._name.setText(name)
        self._figure.setText(figure)
        self._remark.setText(remark)


class FigureRow(QWidget):
    """Figure cards of one width: beside each other where they fit, else in pairs, else under each other."""

    def __init__(self, look: Look, count: int) -> None:
        super().__init__()
        self._look = look
        self.cards = [FigureCard() for _ in range(count)]
        self._grid = QGridLayout(self)
        set_measures(self._grid, 0, 0, 0, 0, 12)
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As wide as one card: the others can stand below it."""
        least = max(card.minimumSizeHint().width() for card in self.cards)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        count, room = len(self.cards), self.width() + self._grid.spacing()
        fit = room // (self._look.px(LEAST_CARD) + self._grid.spacing())
        columns = next((n for n in (count, 2) if n <= fit and count % n == 0), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class Panel(QFrame):
    """A framed part of a page with a title; `column` takes what stands below."""

    def __init__(self, wrap_title: bool = True) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.column = QVBoxLayout(self)
        set_measures(self.column, 14, 10, 14, 10, 6)
        self.head = QHBoxLayout()
        set_measures(self.head, 0, 0, 0, 0, 8)
        self.title = Label(role="strong", wrap=wrap_title)
        self.title.hide()
        self.head.addWidget(self.title, 1)
        self.column.addLayout(self.head)
        self.sub = Label(role="quiet", wrap=True)
        self.sub.hide()
        self.column.addWidget(self.sub)

    def show_words(self, title: str, sub: str = "") -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))


def scrolling(host: QWidget, name: str = "host") -> QScrollArea:
    """An area in which `host` scrolls up and down; at a large zoom it never widens the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    host.setObjectName(name)
    area.setWidget(host)
    return area


def rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    return line
