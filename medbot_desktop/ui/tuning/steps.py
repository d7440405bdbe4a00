"""The five steps across the head of the tuning place: which one is open, which are done, which are still closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from medbot_desktop.ui.checkable import Checkable
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_fixed, set_measures

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from medbot_desktop.ui.theme import Look

STEPS = ("data", "aside", "run", "review", "use")


class StepButton(Checkable, QAbstractButton):
    """A number in a circle with its word: filled where it is the open step, a tick where it is done."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        self.done = self.bare = False
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        if self.bare and not self.isChecked():
            return self.minimumSizeHint()
        return QSize(self.full_width(), self._look.px(34))

    def full_width(self) -> int:
        """The width with its word."""
        width = QFontMetrics(self._look.font(13, bold=True)).horizontalAdvance(self.text())
        return self._look.px(24 + 8 + 6) + width

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(30), self._look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, on = self._look.px, self._look.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(px(1), (self.height() - px(24)) / 2, px(24), px(24))
        shown = on or self.done
        painter.setPen(QPen(QColor(colour("accent" if shown else "control")), 1.2))
        painter.setBrush(QColor(colour("accent" if on else "accent_tint" if self.done else "surface")))
        painter.drawEllipse(circle)
        if self.done and not on:
            tick = self._look.icons.pixmap("check", colour("accent"), px(15), self.devicePixelRatioF())
            corner = circle.center() - QPointF(px(15) / 2, px(15) / 2)
            painter.drawPixmap(corner, tick)
        else:
            painter.setFont(self._look.font(12, bold=True))
            painter.setPen(QColor(colour("on_accent" if on else "text2" if self.isEnabled() else "text3")))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        font = self._look.font(13, bold=on)
        painter.setFont(font)
        tone = "text" if on or self.underMouse() else "text2" if self.isEnabled() else "text3"
        painter.setPen(QColor(colour(tone)))
        room = self.width() - px(33)
        if room < px(14):
            return
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(px(33), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)


class StepHeader(Translated, QFrame):
    """Emits `chosen` with the name of a step. What stands at the right is put into `aside`."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("head")
        set_fixed(self, height=56)
        line = QHBoxLayout(self)
        set_measures(line, 24, 0, 24, 0, 10)
        self.buttons = {name: StepButton(look, number) for number, name in enumerate(STEPS, 1)}
        self._rules: list[QFrame] = []
        for name, button in self.buttons.items():
            if self._rules or name != STEPS[0]:
                rule = QFrame()
                rule.setObjectName("rule")
                set_fixed(rule, width=30)
                self._rules.append(rule)
                line.addWidget(rule, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(self._on_clicked)
            line.addWidget(button)
        line.addStretch(1)
        self.aside = QHBoxLayout()
        set_measures(self.aside, 0, 0, 0, 0, 8)
        line.addLayout(self.aside)
        self.retranslate()

    def show_step(self, open_step: str, done: Collection[str], reachable: Collection[str]) -> None:
        """Fill the open step, tick those done, close those that cannot be opened yet."""
        for name, button in self.buttons.items():
            button.done = name in done
            button.setEnabled(name in reachable or name == open_step)
            button.setChecked(name == open_step)
            button.update()
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "data": self.tr("Data"),
            "aside": self.tr("Set aside"),
            "run": self.tr("Run"),
            "review": self.tr("Review"),
            "use": self.tr("Use"),
        }
        for number, (name, word) in enumerate(words.items(), 1):
            button = self.buttons[name]
            button.setText(word)
            # A pattern with numbers, so that no word of it stands alone in a list of translations.
            step = self.tr("Step {number} of {count}: {name}").format(
                number=number, count=len(STEPS), name=word
            )
            button.setAccessibleName(step)
            state = self.tr("done") if button.done else "" if button.isEnabled() else self.tr("not open yet")
            button.setAccessibleDescription(state)
            button.setToolTip(word if button.isEnabled() else self.tr("This step is not open yet."))
            button.updateGeometry()

    def fold(self, narrow: bool) -> None:
        """In a narrow window the rules between the steps give way."""
        for rule in self._rules:
            rule.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the words do not fit beside each other, only the open step keeps its own.
        needed = sum(button.full_width() for button in self.buttons.values()) + self._look.px(48 + 5 * 10)
        for button in self.buttons.values():
            button.bare = needed > self.width()
            button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in moves:
            super().keyPressEvent(event)
            return
        open_ones = [button for button in self.buttons.values() if button.isEnabled()]
        focused = self.focusWidget()
        if focused in open_ones:
            place = open_ones.index(focused) + moves[Qt.Key(event.key())]
            open_ones[min(max(place, 0), len(open_ones) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        sender = self.sender()
        for name, button in self.buttons.items():
            if button is sender:
                self.chosen.emit(name)


class RoundBars(QWidget):
    """How far the rounds of a run are: one bar a round, filled as far as it is done. Said in words as its name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shares: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_shares(self, shares: list[float], words: str) -> None:
        """One share of 0 to 1 a round."""
        self._shares = shares
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(180 if self._shares else 0), self._look.px(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60 if self._shares else 0), self._look.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shares:
            return
        px, colour = self._look.px, self._look.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - px(4) * (len(self._shares) - 1)) / len(self._shares)
        for number, share in enumerate(self._shares):
            box = QRectF(number * (width + px(4)), px(1), width, px(8)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(colour("accent" if share > 0 else "control")), 1))
            painter.setBrush(QColor(colour("surface")))
            painter.drawRoundedRect(box, px(2), px(2))
            if share > 0:
                painter.setBrush(QColor(colour("accent")))
                filled = QRectF(box.left(), box.top(), box.width() * min(share, 1.0), box.height())
                painter.drawRoundedRect(filled, px(2), px(2))
