"""The page of a file while none is open: what can be brought, and the button that opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures


class EmptyPage(Translated, QScrollArea):
    """Only words and `open_button`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = QWidget()
        host.setObjectName("host")
        self.setWidget(host)
        column = QVBoxLayout(host)
        set_measures(column, 24, 48, 24, 24, 10)
        self._title = Label(role="title", wrap=True)
        self._words = Label(role="quiet", wrap=True)
        self._kinds = Label(role="hint", wrap=True)
        self.open_button = QPushButton()
        self.open_button.setProperty("variant", "primary")
        set_icon(self.open_button, "import", 18, "on_accent")
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(6)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._kinds)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Bring your own questions and answers"))
        self._words.setText(
            self.tr(
                "Open the file of your pharmacy, or drop it onto this window. It is read and examined first; "
                "you see what is wrong with it, and nothing in it is changed."
            )
        )
        self._kinds.setText(self.tr("CSV, Excel, LibreOffice or JSON lines, of any size."))
        self.open_button.setText(self.tr("Open a file"))
