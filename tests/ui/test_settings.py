"""Language, theme, zoom, data sets: at once, everywhere, and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import SAMPLE_NOTICE, Sentence
from medbot_desktop.domain.settings import Theme
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.settings.page import SectionButton
from medbot_desktop.ui.tokens import DARK, LIGHT
from medbot_desktop.worker.messages import (
    LibraryChanged,
)
from tests.ui import building as b
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FIRST_START_DONE, FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.ui.choice_box import ChoiceBox
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def pick(box: ChoiceBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def saved(qtbot: QtBot, folder: Path, name: str, value: object) -> None:
    qtbot.waitUntil(lambda: getattr(SettingsFile(folder).load()[0], name) == value)


def test_another_language_in_the_middle_of_a_chat_changes_every_word(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    answers = iter([b.stored(), b.not_in_data(), b.choose(), b.red_flag(held=b.row()), b.help_topics()])
    built = open_window(
        FakeWorker(answer=lambda question: next(answers), library=b.library_state(b.own_data()))
    )
    for number in range(5):
        ask(qtbot, built, f"pregunta {number}")
        wait_answered(qtbot, built, number + 1)
    pick(built.window.places.settings_page.general.language_field.box, "en")
    qtbot.waitUntil(lambda: "Emergency. Call first." in shown_texts(built.window))
    words = shown_texts(built.window)
    for english in (
        "Enter sends",
        "New question",
        "row 117",
        "The row's question",
        "not written by a model",
    ):
        assert english in words
    for spanish in ("Emergencia", "Intro envía", "Nueva consulta", "fila 117", "Pregunta de la fila"):
        assert spanish not in words
    assert built.window.sidebar.search_field.placeholderText() == "Search history"
    assert built.window.sidebar.lines.model().index(0, 0).data() == "Today"
    assert built.window.chat.head.data_button.text() == "botica_parque.csv · 1,284 rows"
    saved(qtbot, user_folder, "language", "en")
    pick(built.window.places.settings_page.general.language_field.box, "es")
    qtbot.waitUntil(lambda: "Emergencia. Llame primero." in shown_texts(built.window))


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_names_of_the_settings_parts_are_whole(open_window: OpenWindow, language: str) -> None:
    built = open_window(FakeWorker(), replace(FIRST_START_DONE, language=language))
    built.window.places.show("settings")
    QApplication.processEvents()
    buttons = [one for one in built.window.findChildren(SectionButton) if one.isVisible()]
    assert len(buttons) > 5
    bold = QFontMetrics(built.window.look.font(13, bold=True))
    room = min(one.width() for one in buttons) - built.window.look.px(14)
    assert [one.text() for one in buttons if bold.horizontalAdvance(one.text()) > room] == []


def test_dark_and_light(qtbot: QtBot, open_window: OpenWindow, user_folder: Path) -> None:
    built = open_window(
        FakeWorker(answer=lambda question: b.stored()), replace(FIRST_START_DONE, theme=Theme.LIGHT)
    )
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)

    def ground() -> str:
        picture = built.window.grab().toImage()
        return picture.pixelColor(picture.width() - 20, picture.height() // 2).name().upper()

    assert ground() == LIGHT["base"]
    pick(built.window.places.settings_page.appearance.theme_field.box, Theme.DARK)
    assert ground() == DARK["base"]
    card = built.window.chat.pane.live_views[0].grab().toImage()
    assert DARK["surface"].lower() in {
        card.pixelColor(x, card.height() // 2).name() for x in range(60, card.width(), 9)
    }
    saved(qtbot, user_folder, "theme", Theme.DARK)


def test_text_size_by_keys_between_80_and_200(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    control, field = Qt.KeyboardModifier.ControlModifier, built.window.chat.composer.field
    # What has become of its row is read after the answer is shown.
    qtbot.waitUntil(built.window.chat.pane.live_views[0].foot._changed.isVisible)
    before = built.window.chat.pane.live_views[0].height()
    for _ in range(12):
        qtbot.keyClick(field, Qt.Key.Key_Plus, control)
    saved(qtbot, user_folder, "zoom_percent", 200)
    assert built.window.chat.pane.live_views[0].height() > 1.5 * before
    assert field.font().pixelSize() == 30
    for _ in range(15):
        qtbot.keyClick(field, Qt.Key.Key_Minus, control)
    saved(qtbot, user_folder, "zoom_percent", 80)
    qtbot.keyClick(field, Qt.Key.Key_0, control)
    saved(qtbot, user_folder, "zoom_percent", 100)
    assert built.window.chat.pane.live_views[0].height() == before


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_window_fits_a_small_screen(open_window: OpenWindow, zoom: int, language: str) -> None:
    settings = replace(FIRST_START_DONE, zoom_percent=zoom, language=language)
    built = open_window(FakeWorker(library=b.library_state(b.own_data(), b.sample_data())), settings)
    built.window.resize(1024, 700)
    assert built.window.size().toTuple() == (1024, 700)
    assert built.window.minimumSizeHint().width() <= 1024


def test_the_country_goes_with_the_next_question(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    pick(built.window.places.settings_page.country.country_field.box, "MX")
    ask(qtbot, built, "ibuprofeno")
    assert built.worker.asks()[0].ask.country == "MX"


def test_keys_go_to_the_places(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    window, control = built.window, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_2, control)
    assert window.places.history_page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_3, control)
    qtbot.waitUntil(window.places.data_place.overview.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_4, control)
    assert window.places.settings_page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, control)
    assert window.chat.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.places.guide.page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.chat.composer.field.hasFocus()
    with qtbot.waitSignal(window.desk.opened):
        qtbot.keyClick(window, Qt.Key.Key_N, control)


def test_rows_that_are_not_ready_yet_are_said(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    library = b.library_state(b.own_data())._replace(ready_rows=1_200, total_rows=10_000)
    built.worker.listener(LibraryChanged(library))
    qtbot.waitUntil(lambda: "1200 de 10000 filas listas" in built.window.chat.head.data_button.text())
    assert "1200 de 10000 filas listas; el resto se está preparando." in shown_texts(built.window.chat.empty)


def test_the_sample_is_marked_on_its_card_and_in_what_is_copied(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    answers = iter([b.stored(), b.stored(notices=(Sentence(SAMPLE_NOTICE),))])
    built = open_window(FakeWorker(answer=lambda question: next(answers)))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    assert "Datos de muestra" not in shown_texts(built.window.chat.pane)
    press(qtbot, built.window.chat.pane, "Copiar")
    assert QApplication.clipboard().text() == b.row().answer
    built.window.chat.open(None)
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    qtbot.waitUntil(lambda: shown_texts(built.window.chat.pane).count("muestra") == 1)
    for button in ("Copiar", "Copiar con la fuente"):
        press(qtbot, built.window.chat.pane, button)
        assert "Filas de muestra" in QApplication.clipboard().text()


@pytest.mark.parametrize("answer", [b.not_in_data(), b.choose(), b.help_topics()], ids=lambda a: a.kind)
def test_cards_that_list_rows_of_the_sample_say_so_once(
    qtbot: QtBot, open_window: OpenWindow, answer: Answer
) -> None:
    built = open_window(FakeWorker(answer=lambda question: answer.with_notice(Sentence(SAMPLE_NOTICE))))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    qtbot.waitUntil(lambda: shown_texts(built.window.chat.pane).count("Datos de muestra") == 1)
    assert "Filas de muestra" not in shown_texts(built.window.chat.pane)
