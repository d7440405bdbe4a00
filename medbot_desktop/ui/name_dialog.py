"""Asks for a name in a small window of this program's own look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.labels import Label
from medbot_desktop.ui.theme import set_fixed, set_measures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.theme import Look

WIDTH = 360


class NameDialog(QDialog):
    """`named` carries what was typed, without blanks around it: at least one letter, at most `most` of them.

    Enter takes it, Esc leaves; it deletes itself when closed.
    """

    named = Signal(str)

    def __init__(self, look: Look, parent: QWidget, title: str, asked: str, act: str, most: int) -> None:
        super().__init__(parent)
        self._most = most
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        set_measures(column, 16, 16, 16, 16, 8)
        words = Label(asked)
        self.field = QLineEdit()
        self.field.setObjectName("field")
        self.field.setAccessibleName(asked)
        set_fixed(self.field, width=WIDTH)
        words.setBuddy(self.field)
        self.refusal = Label(role="warning", wrap=True)
        self.refusal.hide()
        self.take_button, self.leave_button = QPushButton(act), QPushButton(self.tr("Cancel"))
        self.take_button.setProperty("variant", "primary")
        self.take_button.setDefault(True)
        self.leave_button.setAutoDefault(False)
        line = QHBoxLayout()
        set_measures(line, 0, 8, 0, 0, 8)
        line.addStretch(1)
        line.addWidget(self.leave_button)
        line.addWidget(self.take_button)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addWidget(self.refusal)
        column.addLayout(line)
        self.take_button.clicked.connect(self._on_taken)
        self.leave_button.clicked.connect(self.close)
        self.field.textEdited.connect(self._on_edited)
        self.setTabOrder(self.field, self.take_button)
        self.setTabOrder(self.take_button, self.leave_button)
        look.dress(self)
        self.field.setFocus()

    def _on_edited(self) -> None:
        self._refuse("")

    def _on_taken(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            self._refuse(self.tr("Type a name first."))
        elif len(name) > self._most:
            words = self.tr("The name has %Ln letter(s).", "", len(name))
            most = self.tr("%Ln letter(s) fit. Shorten it.", "", self._most)
            self._refuse(f"{words} {most}")
        else:
            self.named.emit(name)
            self.close()

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if words:
            announce(self.refusal, words)
            self.field.setFocus()
        self.adjustSize()
