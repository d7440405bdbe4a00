"""Qt's own dialogs speak the window's language whole: what Qt's translations lack, the program's have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTabBar,
    QTabWidget,
    QWidget,
)

from medbot_desktop.paths import bundled
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.printing import name_fields

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


@pytest.mark.parametrize("make", [file_dialog, print_dialog, question])
def test_tab_reaches_every_field_of_qts_dialogs_and_each_has_a_name(
    qtbot: QtBot, spanish: Callable[[], None], make: Callable[[], QWidget]
) -> None:
    spanish()
    dialog = make()
    qtbot.addWidget(dialog)
    if isinstance(dialog, QPrintDialog):
        name_fields(dialog)
    dialog.show()
    for button in dialog.findChildren(QPushButton):
        if "Opciones" in button.text():
            button.click()  # what Qt hides of its print dialog
    tabs = dialog.findChild(QTabWidget)
    for place in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(place)
        stops, names = tab_stops_of(dialog), []
        for stop in stops:
            heard = QAccessible.queryAccessibleInterface(stop)
            names.append(heard.text(QAccessible.Text.Name))
            assert any(letter.isalpha() for letter in names[-1]), stop.objectName()
        fields = [name for name, stop in zip(names, stops, strict=True) if isinstance(stop, FIELDS)]
        assert len(fields) == len(set(fields)), "two fields of one name"
        reached = {id(stop) for stop in stops}
        missed = [
            widget.objectName()
            for widget in dialog.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and isinstance(widget, (*FIELDS, QAbstractButton, QComboBox))
            and id(widget) not in reached
            and not isinstance(widget.parentWidget(), (*FIELDS, QComboBox, QTabBar))
        ]
        assert missed == []


FIELDS = (QLineEdit, QAbstractSpinBox)


def tab_stops_of(dialog: QWidget) -> list[QWidget]:
    """What Tab stops at, round the dialog once; what cannot be reached yet because it is disabled too."""
    stops, now = [], dialog.nextInFocusChain()
    while now is not dialog:
        if now.focusPolicy() & Qt.FocusPolicy.TabFocus and now.isVisible() and not now.focusProxy():
            stops.append(now)
        now = now.nextInFocusChain()
    return stops
