"""Asks for the administrator's PIN in the place of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from medbot_desktop.ui.centred import CentredPage
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.lock import Lock
    from medbot_desktop.ui.theme import Look

WIDTH = 420


class PinPage(CentredPage):
    """Asks for the PIN in the place of a page."""

    def __init__(self, look: Look, lock: Lock, parent: QWidget | None = None) -> None:
        super().__init__(look, "key", "text2", WIDTH, spacing=10, parent=parent)
        self._lock = lock
        self._waits = False
        column = self.column
        self._why = Label(role="quiet", wrap=True)
        column.addWidget(self._why)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        self.field = QLineEdit()
        self.field.setObjectName("field")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(64)
        self.button = QPushButton()
        self.button.setProperty("variant", "primary")
        self.field.returnPressed.connect(self._on_entered)
        self.button.clicked.connect(self._on_entered)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        column.addLayout(line)
        self._refusal = Label(role="strong", wrap=True)
        self._refusal.hide()
        column.addWidget(self._refusal)
        lock.refused.connect(self._on_refused)
        lock.opened.connect(self.field.clear)
        self.setFocusProxy(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Closed by your administrator"))
        self._why.setText(
            self.tr("The data, the tuning, the models and the copies of this computer open with a PIN.")
        )
        self.field.setAccessibleName(self.tr("The administrator's PIN"))
        self.field.setPlaceholderText(self.tr("PIN"))
        self.button.setText(self.tr("Open"))
        self._refusal.setText(
            self.tr("Too many tries. Wait half a minute.")
            if self._waits
            else self.tr("That is not the PIN. Ask whoever administers this computer.")
        )
        self.fit()

    def _on_entered(self) -> None:
        self._refusal.hide()
        self._lock.try_pin(self.field.text())

    def _on_refused(self, waits: bool) -> None:
        self._waits = waits
        self.retranslate()
        self._refusal.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._refusal.text()))
        self.field.selectAll()
        self.field.setFocus()


class BehindPin(QStackedWidget):
    """A page that the PIN stands before, as long as the lock is closed."""

    def __init__(self, look: Look, lock: Lock, page: QWidget) -> None:
        super().__init__()
        self.page = page
        self.addWidget(page)
        if lock.is_closed:
            asking = PinPage(look, lock)
            self.addWidget(asking)
            self.setCurrentWidget(asking)
            lock.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        self.setCurrentWidget(self.page)
