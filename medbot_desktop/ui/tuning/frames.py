"""Frames the steps share: the foot with its buttons, a card with a figure, a titled panel, a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures


class Foot(QFrame):
    """The line at the bottom of a step: words at the left, buttons at the right."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName("foot")
        set_fixed(self, height=56)
        line = QHBoxLayout(self)
        set_measures(line, 24, 0, 24, 0, 8)
        self.words = ElidedLabel(role="meta")
        line.addWidget(self.words, 1)
        for button in buttons:
            line.addWidget(button)


def action_button(icon: str, primary: bool = False, small: bool = False) -> QPushButton:
    """A button with an icon; words are set by whoever shows it."""
    button = QPushButton()
    if primary:
        button.setProperty("variant", "primary")
    elif small:
        button.setProperty("variant", "small")
    if icon:
        set_icon(button, icon, 16, "on_accent" if primary else "text")
    return button


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
