"""Where to tune, above step Run: on this computer, or at Google in a project of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from medbot_desktop.ui.buttons import ToggleButton
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.ui.theme import Look


class WherePicker(Translated, QFrame):
    """Emits `picked` with whether it is to be at Google."""

    picked = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("head")
        flow = FlowLayout(self)
        set_measures(flow, 24, 8, 24, 8, 8)
        self.here_button, self.cloud_button = ToggleButton(), ToggleButton()
        self._group = QButtonGroup(self)
        for button, icon in ((self.here_button, "computer"), (self.cloud_button, "cloud")):
            button.setProperty("variant", "toggle")
            set_icon(button, icon, 16, "text")
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            flow.addWidget(button)
        self._words = ElidedLabel(role="meta")
        flow.addWidget(self._words)
        self.here_button.setChecked(True)
        self.retranslate()

    def show_cloud(self, cloud: bool) -> None:
        """Show which one is open."""
        (self.cloud_button if cloud else self.here_button).setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.here_button.setText(self.tr("On this computer"))
        self.cloud_button.setText(self.tr("Gemini on Google Cloud"))
        self.setAccessibleName(self.tr("Where to tune"))
        self._words.setText(
            self.tr("Your rows leave this computer, once you agree.")
            if self.cloud_button.isChecked()
            else self.tr("The program's own model. Nothing leaves.")
        )
        self._look.dress(self)

    def _on_clicked(self) -> None:
        self.retranslate()
        self.picked.emit(self.cloud_button.isChecked())
