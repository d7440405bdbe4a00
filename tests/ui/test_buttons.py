"""What is drawn where there is too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStyleOptionButton, QStyleOptionComboBox, QVBoxLayout, QWidget

from medbot_desktop.domain.settings import Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.chat.fitting_button import FittingButton
from medbot_desktop.ui.check_box import CheckBox
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


def test_the_words_of_a_check_box_go_on_below(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = CheckBox()
    words = "He leído lo que sale de este ordenador y estoy de acuerdo con que se envíe"
    box.setText(words)
    column = QVBoxLayout(page)
    column.addWidget(box)
    column.addStretch(1)
    page.resize(box.sizeHint().width() + 100, 400)
    page.show()
    one_line = box.height()
    page.resize(box.sizeHint().width() // 2, 400)
    qtbot.waitUntil(lambda: box.width() < box.sizeHint().width())
    qtbot.waitUntil(lambda: box.height() >= one_line + box.fontMetrics().height() // 2)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    lines = option.text.split("\n")  # type: ignore[attr-defined]
    assert len(lines) >= 3
    assert " ".join(lines) == words == box.text()
    assert max(map(box.fontMetrics().horizontalAdvance, lines)) < box.width()
    assert box.height() >= len(lines) * box.fontMetrics().height()
