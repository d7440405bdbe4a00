"""Qt's own dialogs speak the window's language whole: what Qt's translations lack, the program's have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QComboBox, QFileDialog, QMessageBox, QTabWidget, QWidget

from medbot_desktop.paths import bundled
from medbot_desktop.ui.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SAME_IN_BOTH = {"Color", "&No"}


def file_dialog() -> QWidget:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    return dialog


def print_dialog() -> QWidget:
    return QPrintDialog()


def question() -> QWidget:
    return QMessageBox(
        QMessageBox.Icon.Question,
        "",
        "",
        QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No | QMessageBox.StandardButton.Cancel,
    )


def words_of(root: QWidget) -> set[str]:
    found: set[str] = set()
    for widget in root.findChildren(QWidget):
        for what in ("text", "title", "toolTip", "placeholderText"):
            told = getattr(widget, what, None)
            if told is not None:
                found.add(told())
        if isinstance(widget, QComboBox):
            found.update(widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTabWidget):
            found.update(widget.tabText(place) for place in range(widget.count()))
    return {words for words in found if any(c.isalpha() for c in words) and "/" not in words}


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[Callable[[], None]]:
    languages: list[Language] = []
    yield lambda: languages.append(Language(qapp, bundled("resources") / "i18n", "es"))
    for language in languages:
        language.silence()


@pytest.mark.parametrize("make", [file_dialog, print_dialog, question])
def test_no_word_of_qt_stays_in_english(
    qtbot: QtBot, spanish: Callable[[], None], make: Callable[[], QWidget]
) -> None:
    english = make()
    qtbot.addWidget(english)
    spanish()
    translated = make()
    qtbot.addWidget(translated)
    assert words_of(english)
    assert words_of(english) & words_of(translated) - SAME_IN_BOTH == set()
