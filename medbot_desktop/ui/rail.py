"""The rail at the left: the places of the program, each with icon, words and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QVBoxLayout, QWidget

from medbot_desktop.ui.checkable import Checkable
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.theme import Look

WIDTH = 84
PLACES = ("chat", "history", "tuning", "settings")
ICONS = {"chat": "chat", "history": "history", "tuning": "tuning", "settings": "settings"}


class RailButton(Checkable, QAbstractButton):
    """Icon above words; the place that is open has a ground, a bar at the edge and bold words."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self._mark = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_mark(self, mark: str, words: str) -> None:
        """A sign at the icon: "going" a ring, "news" a filled dot, "" none; the words are read out."""
        self._mark = mark
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDTH), self._look.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, on = self._look.px, self._look.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(px(6), 0, self.width() - px(12), self.height())
        if on or self.underMouse():
            painter.setBrush(QColor(colour("selected" if on else "sunken")))
            painter.drawRoundedRect(ground, px(6), px(6))
        if on:
            painter.setBrush(QColor(colour("accent")))
            painter.drawRoundedRect(QRectF(-px(2), px(8), px(6), self.height() - px(16)), px(2), px(2))
        size = px(24)
        icon = self._look.icons.pixmap(
            self._icon, colour("text" if on else "text2"), size, self.devicePixelRatioF()
        )
        painter.drawPixmap((self.width() - size) // 2, px(8), icon)
        if self._mark:
            painter.setPen(QPen(QColor(colour("accent")), px(20) / 10))
            painter.setBrush(QColor(colour("accent" if self._mark == "news" else "window")))
            painter.drawEllipse(QPointF(self.width() / 2 + px(13), px(10)), px(4), px(4))
        painter.setFont(self._look.font(12, bold=on))
        painter.setPen(QColor(colour("text" if on else "text2")))
        words = QRectF(0, px(8) + size + px(2), self.width(), px(17))
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - px(4)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)


class Rail(Translated, QFrame):
    """Emits `place_chosen` with a name of PLACES."""

    place_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("rail")
        set_fixed(self, width=WIDTH)
        column = QVBoxLayout(self)
        set_measures(column, 0, 12, 0, 16, 4)
        logo = QLabel()
        set_icon(logo, "app", 36)
        column.addWidget(logo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons = {place: RailButton(look, ICONS[place]) for place in PLACES}
        for number, (place, button) in enumerate(self._buttons.items()):
            self._group.addButton(button, number)
            if place == "settings":
                column.addStretch(1)
            column.addWidget(button)
        self._marks: dict[str, str] = {}
        self._group.idClicked.connect(self._on_clicked)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    @property
    def first_button(self) -> RailButton:
        return self._buttons[PLACES[0]]

    def show_place(self, place: str) -> None:
        self._buttons[place].setChecked(True)

    def mark(self, place: str, mark: str) -> None:
        """Mark a place: "going" while work goes on in it, "news" when there is something to look at, "" for neither."""
        self._marks[place] = mark
        self.retranslate()

    def retranslate(self) -> None:
        said = {"going": self.tr("going on"), "news": self.tr("has news"), "": ""}
        for place, mark in self._marks.items():
            self._buttons[place].show_mark(mark, said[mark])
        for number, (place, words) in enumerate(
            {
                "chat": self.tr("Ask"),
                "history": self.tr("History"),
                "tuning": self.tr("Tuning"),
                "settings": self.tr("Settings"),
            }.items()
        ):
            self._buttons[place].setText(words)
            self._buttons[place].setToolTip(f"{words} (Ctrl+{number + 1})")
            self._buttons[place].setAccessibleName(words)

    def _on_clicked(self, number: int) -> None:
        self.place_chosen.emit(PLACES[number])

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        for button in self._buttons.values():
            button.updateGeometry()
