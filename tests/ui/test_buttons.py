"""What is drawn where there is too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStyleOptionComboBox, QWidget

from medbot_desktop.domain.settings import Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.chat.fitting_button import FittingButton
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_choice_too_long_for_its_box_ends_in_dots(qtbot: QtBot, qapp: QApplication) -> None:
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    box = ChoiceBox(look)
    qtbot.addWidget(box)
    words = "Con el archivo de clave de una cuenta de servicio"
    box.addItem(words)
    look.dress(box)
    option = QStyleOptionComboBox()
    box.resize(box.sizeHint())
    box.initStyleOption(option)
    assert option.currentText == words
    box.resize(box.sizeHint().width() // 2, box.height())
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert box.currentText() == words


def test_words_that_just_fit_keep_their_end(qtbot: QtBot) -> None:
    line = QWidget()
    qtbot.addWidget(line)
    button = FittingButton()
    layout = QHBoxLayout(line)
    layout.addStretch(1)
    layout.addWidget(button)
    line.resize(900, 50)
    line.show()
    for words in ("Datos de muestra · 765 filas", "14 de 765 filas listas", "botica.csv · 3 filas", "abc"):
        button.show_words(words, 400)
        qtbot.waitUntil(lambda words=words: button.text() == words)  # type: ignore[misc]
    line.resize(120, 50)
    button.show_words("Datos de muestra · 765 filas", 400)
    qtbot.waitUntil(lambda: button.text().endswith("…"))
