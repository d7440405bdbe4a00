"""Frames the steps share: the foot with its buttons, a card with a figure, a titled panel, a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Foot(QFrame):
    """The line at the bottom of a step: words at the left, buttons at the right."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._line = QHBoxLayout(self)
        set_measures(self._line, 24, 11, 24, 11, 8)
        self.words = ElidedLabel(role="meta")
        self._line.addWidget(self.words, 1)
        self._buttons = buttons
        for button in buttons:
            self._line.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest button: at a large zoom they stand under each other."""
        margins = self._line.contentsMargins()
        shown = [button for button in self._buttons if not button.isHidden()]
        widest = max((button.sizeHint().width() for button in shown), default=0)
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()  # a button's words have changed, or their weight
        return super().event(event)

    def place(self) -> None:
        """Put the buttons beside each other where they fit."""
        margins, shown = self._line.contentsMargins(), [b for b in self._buttons if not b.isHidden()]
        needed = sum(button.sizeHint().width() + self._line.spacing() for button in shown)
        least = self.words.minimumSizeHint().width()
        fits = least + needed + margins.left() + margins.right() <= self.width()
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )
        self.words.setVisible(fits)


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
        self._name, self._figure = Label(role="meta", wrap=True), Label(role="figure")
        self._remark = Label(role="meta", wrap=True)
        column.addWidget(self._name)
        column.addWidget(self._figure)
        column.addWidget(self._remark)
        column.addStretch(1)

    def show_figure(self, name: str, figure: str, remark: str) -> None:
        self._name.setText(name)
        self._figure.setText(figure)
        self._remark.setText(remark)


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
