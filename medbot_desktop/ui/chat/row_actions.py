"""Buttons of a stored answer that lead beyond it: its row in full, correcting it, a sheet for the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.menus import Menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from medbot_desktop.ui.chat.card import Card


class RowActions(QObject):
    """Puts its buttons into the layout of a card's last line. `acted` carries an Act."""

    acted = Signal(str)

    def __init__(self, card: Card, line: QLayout) -> None:
        super().__init__(card)
        self.show_button = card.action("source")
        self.correct_button = card.action("edit")
        self.print_button = card.action("file")
        self._menu = Menu.of(self.print_button)
        self.print_action, self.pdf_action = self._menu.add(""), self._menu.add("")
        self.show_button.clicked.connect(self._on_show)
        self.correct_button.clicked.connect(self._on_correct)
        self.print_action.triggered.connect(self._on_print)
        self.pdf_action.triggered.connect(self._on_pdf)
        for button in (self.show_button, self.correct_button, self.print_button):
            line.addWidget(button)

    def retranslate(self) -> None:
        self.show_button.setText(self.tr("Show the row"))
        self.correct_button.setText(self.tr("Correct"))
        self.print_button.setText(self.tr("For the patient"))
        self.print_button.setToolTip(self.tr("A sheet in large print"))
        self.print_action.setText(self.tr("Print…"))
        self.pdf_action.setText(self.tr("Save as PDF…"))

    def _on_show(self) -> None:
        self.acted.emit(Act.SHOW_ROW)

    def _on_correct(self) -> None:
        self.acted.emit(Act.CORRECT)

    def _on_print(self) -> None:
        self.acted.emit(Act.PRINT)

    def _on_pdf(self) -> None:
        self.acted.emit(Act.SAVE_PDF)
