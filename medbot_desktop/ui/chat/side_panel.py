"""What stands beside the chat for a while: a row in full, or the form that corrects one. Esc closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.ui.chat.correction_form import CorrectionForm
from medbot_desktop.ui.chat.source_panel import SourcePanel
from medbot_desktop.ui.focus import tab_stops
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.services.rows import RowDetails
    from medbot_desktop.ui.chat.form_values import Opened
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class SidePanel(Translated, QFrame):
    """`opened` and `closed` when it comes and goes; `left` when Tab leaves it, forwards or backwards."""

    opened = Signal()
    closed = Signal()
    left = Signal(bool)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("side")
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        head = QFrame()
        head.setObjectName("head")
        set_fixed(head, height=48)
        line = QHBoxLayout(head)
        set_measures(line, 16, 0, 10, 0, 8)
        self._title = ElidedLabel(role="heading")
        self.close_button = QToolButton()
        self.close_button.setObjectName("close")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.close_button, "close", 18)
        self.close_button.clicked.connect(self.close_panel)
        line.addWidget(self._title, 1)
        line.addWidget(self.close_button)
        column.addWidget(head)
        self.source = SourcePanel(look, reading)
        self.form = CorrectionForm(look)
        self._stack = QStackedWidget()
        self._areas = {page: _scrolled(page) for page in (self.source, self.form)}
        for area in self._areas.values():
            self._stack.addWidget(area)
        column.addWidget(self._stack, 1)
        self.form.held_up.connect(self._on_held_up)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.retranslate()
        self.hide()

    def show_row(self, details: RowDetails, asked: str) -> None:
        """Show a row in full."""
        self.source.show_details(details, asked)
        self._show(self.source)

    def show_form(self, opened: Opened, own_name: str) -> None:
        """Show the form, ready to type in."""
        self.form.open(opened, own_name)
        self._show(self.form)
        self.form.start_typing()

    @property
    def shows_form(self) -> bool:
        return self._stack.currentWidget() is self._areas[self.form]

    def close_panel(self) -> None:
        """Close it; what was typed stays in the form."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def focus_first(self) -> None:
        """Take the focus where reading or typing begins."""
        if self.shows_form:
            self.form.start_typing()
        else:
            self._focus(self._stops()[0], forward=True)

    def enter(self) -> None:
        """Take the focus, coming from what is before the panel."""
        self._focus(self._stops()[0], forward=True)

    def focus_last(self) -> None:
        """Take the focus, coming backwards from what is after the panel."""
        self._focus(self._stops()[-1], forward=False)

    def retranslate(self) -> None:
        words = self.tr("Close")
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.setAccessibleName(words)
        self.setAccessibleName(self._words())
        self._title.setText(self._words())

    def _words(self) -> str:
        if not self.shows_form:
            return self.source.title()
        return self.tr("Correct the answer") if self.form.opened.row else self.tr("Add an answer")

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(self._areas[page])  # type: ignore[index]
        self._areas[page].verticalScrollBar().setValue(0)  # type: ignore[index]
        self.retranslate()
        self._look.dress(self)
        if self.isHidden():
            self.show()
            self.opened.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab through the panel from top to bottom, then out of it."""
        stops = self._stops()
        focused = self.focusWidget()
        if focused not in stops:
            return super().focusNextPrevChild(forward)
        index = stops.index(focused) + (1 if forward else -1)
        if 0 <= index < len(stops):
            self._focus(stops[index], forward)
        else:
            self.left.emit(forward)
        return True

    def _on_held_up(self) -> None:
        """Bring what has to be decided into sight, and the focus to it."""
        stops = tab_stops(self.form.notices)
        if stops:
            self._focus(stops[0], forward=True)

    def _stops(self) -> list[QWidget]:
        return tab_stops(self)

    def _focus(self, stop: QWidget, forward: bool) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        for area in self._areas.values():
            if area.isAncestorOf(stop):
                area.ensureWidgetVisible(stop, 0, self._look.px(24))

    def _on_look_changed(self) -> None:
        self.setMinimumWidth(self._look.px(260))
        self._look.dress(self)
        self.source.retranslate()


def _scrolled(page: QWidget) -> Scrolled:
    host = QWidget()
    column = QVBoxLayout(host)
    set_measures(column, 0, 0, 0, 0, 0)
    column.addWidget(page)
    return Scrolled(host, "side_host")
