"""The first start: language, country, the example or one's own file; and again from the help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.worker.messages import ImportRequest
from tests.ui import building as b
from tests.ui import data_files
from tests.ui.acting import press, shown_texts
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

FIRST = Settings(language="es")


def test_it_says_what_it_is_and_is_not(open_window: OpenWindow) -> None:
    built = open_window(settings=FIRST)
    words = shown_texts(built.window)
    assert "Funciona sin internet y sin cuenta." in words
    assert "no calcula dosis ni sustituye al farmacéutico" in words
    assert not built.window.chat.isVisible()
    assert built.window.focusWidget() is built.window.places.welcome.import_button


def test_language_and_country_take_effect_at_once(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(settings=FIRST)
    press(qtbot, built.window.places.welcome, "English")
    qtbot.waitUntil(lambda: "Start with MedBot" in shown_texts(built.window.places.welcome))
    box = built.window.places.welcome.country_box
    box.setCurrentIndex(box.findText("Spain"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].country == "ES")
    assert SettingsFile(user_folder).load()[0].language == "en"


def test_the_example_is_imported_and_the_chat_opens(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(settings=FIRST)
    qtbot.mouseClick(built.window.places.welcome.example_button, Qt.MouseButton.LeftButton)
    assert built.window.chat.composer.field.hasFocus()
    qtbot.waitUntil(lambda: len(built.worker.requests) == 2)
    imports = [r for r in built.worker.requests if isinstance(r, ImportRequest) and r.sample]
    assert [Path(request.path).name for request in imports] == ["starter_es.csv", "starter_en.csv"]
    qtbot.waitUntil(lambda: "filas de muestra" in shown_texts(built.window.chat.empty))
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].first_start_done)


def test_ones_own_file_is_examined_on_the_data_page(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = data_files.write(tmp_path / "botica.csv")
    monkeypatch.setattr("medbot_desktop.ui.chat.welcome.choose_data_file", lambda parent: str(path))
    built = open_window(settings=FIRST)
    qtbot.mouseClick(built.window.places.welcome.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(built.window.places.data_place.file.isVisible)
    qtbot.waitUntil(
        lambda: "Usar 33 filas" in shown_texts(built.window.places.data_place.file), timeout=10_000
    )


def test_a_file_that_cannot_be_read_is_said_on_the_data_page(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "botica.csv"
    path.touch()
    monkeypatch.setattr("medbot_desktop.ui.chat.welcome.choose_data_file", lambda parent: str(path))
    built = open_window(settings=FIRST)
    qtbot.mouseClick(built.window.places.welcome.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "El archivo está vacío." in shown_texts(built.window.places.data_place.file))


def test_it_can_be_opened_again_and_left(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    qtbot.keyClick(built.window, Qt.Key.Key_F1)
    built.window.places.settings_page.about.start_button.click()
    assert built.window.places.welcome.isVisible()
    press(qtbot, built.window.places.welcome, "Volver")
    assert built.window.chat.isVisible()


def test_keys_do_not_go_round_the_first_start(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=FIRST)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_O):
        qtbot.keyClick(built.window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(built.window, Qt.Key.Key_Escape)
    assert built.window.places.welcome.isVisible()


def test_suggested_questions_are_asked_by_pressing(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data())))
    question = "¿Se puede tomar clopidogrel con omeprazol?"
    press(qtbot, built.window.chat.empty, question)
    qtbot.waitUntil(lambda: len(built.worker.asks()) == 1)
    assert built.worker.asks()[0].ask.question == question
