"""The settings page: its sections at the left, the one that is open at the right; above it where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.ui.checkable import Checkable
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.pin_page import BehindPin
from medbot_desktop.ui.settings.about import AboutSettings
from medbot_desktop.ui.settings.appearance import AppearanceSettings
from medbot_desktop.ui.settings.copies import CopiesSettings
from medbot_desktop.ui.settings.country import CountrySettings
from medbot_desktop.ui.settings.data import DataSettings
from medbot_desktop.ui.settings.general import GeneralSettings
from medbot_desktop.ui.settings.privacy import PrivacySettings
from medbot_desktop.ui.theme import set_fixed, set_measures

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.lock import Lock
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.settings.models import ModelSettings
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

SECTIONS = ("general", "appearance", "country", "models", "data", "privacy", "copies", "about")
SIDE_WIDTH = 192
PAGE_WIDTH = 560
AROUND = 40 + 12
"""Beside a page: its margins and a scroll bar."""
LEAST_WIDTH = 300
"""Where a page would have less beside the sections, these are chosen from a box above it."""


class SectionButton(Checkable, QAbstractButton):
    """A section's name; the open one has a ground, a bar and bold words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(140), self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, on = self._look.px, self._look.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if on or self.underMouse():
            painter.setBrush(QColor(colour("selected" if on else "sunken")))
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        if on:
            painter.setBrush(QColor(colour("accent")))
            painter.drawRoundedRect(QRectF(0, px(7), px(4), self.height() - px(14)), px(2), px(2))
        painter.setFont(self._look.font(13, bold=on))
        painter.setPen(QColor(colour("text")))
        box = self.rect().adjusted(px(10), 0, -px(4), 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class SettingsPage(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value; `section_shown` with one of SECTIONS."""

    changed = Signal(str, object)
    section_shown = Signal(str)

    def __init__(
        self,
        look: Look,
        reading: Reading,
        tasks: TaskRunner,
        folder: Path,
        models: ModelSettings,
        lock: Lock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self.reading, language = look, reading, reading.language
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        set_measures(line, 0, 0, 0, 0, 0)
        side = self._side = QFrame()
        side.setObjectName("sections")
        set_fixed(side, width=SIDE_WIDTH)
        buttons = QVBoxLayout(side)
        set_measures(buttons, 8, 12, 8, 12, 2)
        self._group = QButtonGroup(self)
        self._buttons = {section: SectionButton(look) for section in SECTIONS}
        for number, button in enumerate(self._buttons.values()):
            self._group.addButton(button, number)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)
        line.addWidget(side)
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        set_measures(above, 20, 12, 20, 4, 0)
        self.box = ChoiceBox(look)
        self.box.activated.connect(self._on_clicked)
        above.addWidget(self.box)
        self._above.hide()
        line.addWidget(self._above)
        self.general = GeneralSettings(look)
        self.appearance = AppearanceSettings(look)
        self.country = CountrySettings(look, reading)
        self.models = models
        self.data = DataSettings(look, language, folder)
        self.privacy = PrivacySettings(look, language)
        self.copies = CopiesSettings(look, reading)
        self.about = AboutSettings(look, language, tasks)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "general": self.general,
            "appearance": self.appearance,
            "country": self.country,
            "models": models,
            "data": self.data,
            "privacy": self.privacy,
            "copies": self.copies,
            "about": self.about,
        }
        for subject in (self.general, self.appearance, self.country, self.privacy):
            subject.changed.connect(self.changed)
        for page in self._pages.values():
            shown = self._scrolled(page)
            self._stack.addWidget(BehindPin(look, lock, shown) if page in (models, self.copies) else shown)
        line.addWidget(self._stack, 1)
        look.changed.connect(self._on_look_changed)
        self.show_section("general")
        self.retranslate()
        self._on_look_changed()

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host = QWidget()
        host.setObjectName("host")
        line = QHBoxLayout(host)
        set_measures(line, 20, 14, 20, 14, 0)
        line.addWidget(page)
        line.addStretch(1)
        area.setWidget(host)
        return area

    def show_section(self, section: str) -> None:
        """Open one of SECTIONS."""
        self._buttons[section].setChecked(True)
        self.box.setCurrentIndex(SECTIONS.index(section))
        self._stack.setCurrentIndex(SECTIONS.index(section))
        self.section_shown.emit(section)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set now, on every page that sets something of it."""
        for subject in (self.general, self.appearance, self.country, self.privacy):
            subject.show_settings(settings)

    def close_fixed(self, names: frozenset[str]) -> None:
        """Let nobody change the settings of these names: the administrator fixed them."""
        self.general.close_fixed(names)
        self.country.close_fixed(names)

    @property
    def section(self) -> str:
        """Which of SECTIONS is open."""
        return SECTIONS[self._stack.currentIndex()]

    def retranslate(self) -> None:
        words = {
            "general": self.tr("General"),
            "appearance": self.tr("Appearance"),
            "country": self.tr("Country and numbers"),
            "models": self.tr("Models"),
            "data": self.tr("Data"),
            "privacy": self.tr("Privacy"),
            "copies": self.tr("Copies"),
            "about": self.tr("Help"),
        }
        for section, button in self._buttons.items():
            button.setText(words[section])
            button.setAccessibleName(words[section])
            button.setToolTip(words[section])
        self.box.setAccessibleName(self.tr("Part of the settings"))
        self.box.clear()
        self.box.addItems([words[section] for section in SECTIONS])
        self.box.setCurrentIndex(self._stack.currentIndex())

    def _on_clicked(self, number: int) -> None:
        self.show_section(SECTIONS[number])

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._look.px
        self._fold(self.width() - px(AROUND + SIDE_WIDTH) < px(LEAST_WIDTH))
        # Only now: what is shown and hidden by folding may have changed the width.
        room = self.width() - px(AROUND + (SIDE_WIDTH if self._above.isHidden() else 0))
        for page in self._pages.values():
            page.setFixedWidth(max(min(px(PAGE_WIDTH), room), 200))

    def _fold(self, folded: bool) -> None:
        if folded is not self._above.isHidden():
            return
        focused = self.box.hasFocus() or any(button.hasFocus() for button in self._buttons.values())
        gone, shown = (self._side, self._above) if folded else (self._above, self._side)
        gone.hide()  # first: both below one another would make the window higher
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if folded else directions.LeftToRight)
        shown.show()
        if focused:
            chosen = self.box if folded else self._buttons[self.section]
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
