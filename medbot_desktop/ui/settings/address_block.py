"""The address of a server of the user's own: typed or picked, and http beyond this computer only once confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import AddressRefused
from medbot_desktop.domain.providers import LOCAL_SERVERS, ProviderSettings, checked_address
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.settings.fields import LEAST_LETTERS
from medbot_desktop.ui.settings.provider_notes import StatusLine
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.providers import ProviderSpec
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.theme import Look


class AddressBlock(QWidget):
    """`kept` carries the address to use, "" for the usual one, and the http address that was confirmed."""

    kept = Signal(str, str)

    def __init__(self, look: Look, reading: Reading, spec: ProviderSpec) -> None:
        super().__init__()
        self._reading, self._spec = reading, spec
        self._settings = ProviderSettings(spec.id)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 4)
        self._label = Label(role="strong", wrap=True)
        self.field = QLineEdit()
        self.field.setObjectName("field")
        self._label.setBuddy(self.field)
        self.field.editingFinished.connect(self._on_typed)
        self.servers = ChoiceBox(look)
        self.servers.activated.connect(self._on_server)
        self._status = StatusLine(look)
        self.confirm_button = QPushButton()
        self.confirm_button.setProperty("variant", "small")
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.confirm_button.hide()
        self.servers.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.servers.setMinimumContentsLength(LEAST_LETTERS)
        for part in (self._label, self.field, self._status):
            column.addWidget(part)
        column.addWidget(self.confirm_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.servers)

    def show_settings(self, settings: ProviderSettings) -> None:
        """Show the address that is set, unless it is being typed over."""
        self._settings = settings
        if not self.field.hasFocus():
            self.field.setText(settings.address)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Address of the server"))
        self.field.setAccessibleName(self.tr("Address of the server"))
        self.field.setPlaceholderText(self._spec.address)
        self.confirm_button.setText(self.tr("Use this address all the same"))
        self.servers.clear()
        self.servers.addItem(self.tr("Servers on this computer…"), "")
        self.servers.setAccessibleName(self.tr("Servers on this computer"))
        for server in LOCAL_SERVERS:
            self.servers.addItem(f"{server.name}, {server.address}", server.address)

    def _on_server(self) -> None:
        address = self.servers.currentData()
        self.servers.setCurrentIndex(0)
        if address:
            self.field.setText(address)
            self._on_typed()

    def _on_typed(self) -> None:
        self._use(self._settings.insecure_address)

    def _on_confirmed(self) -> None:
        self._use(self.field.text().strip().rstrip("/"))

    def _use(self, confirmed: str) -> None:
        """Keep the address of the field if it can be used, else say why not and, for http, ask."""
        text = self.field.text().strip()
        self.confirm_button.hide()
        if not text:
            self._status.show_words("", good=True)
            self.kept.emit("", "")
            return
        try:
            address = checked_address(text, confirmed=confirmed)
        except AddressRefused as error:
            self._status.show_words(self._reading.sentence(Sentence.of(error)), good=False)
            self.confirm_button.setVisible(error.code == "address_not_secure")
            return
        self._status.show_words("", good=True)
        self.kept.emit(address, confirmed if confirmed == address else "")
