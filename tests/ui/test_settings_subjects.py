"""The settings by subject: country and numbers, data, privacy; each shows what is so and does what it says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.history import FILE_NAME
from medbot_desktop.ui.history import upkeep
from tests.ui import building as b
from tests.ui.acting import ask, press, shown_texts
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


@pytest.fixture
def built(open_window: OpenWindow) -> Built:
    own = b.library_state(b.own_data())
    return open_window(FakeWorker(answer=lambda question: b.stored(), library=own))


def test_the_subjects_are_listed(built: Built) -> None:
    built.window.navigation.show_settings("general")
    names = [button.text() for button in built.window.places.settings_page._buttons.values()]
    assert names == [
        "General", "Apariencia", "País y teléfonos", "Modelos", "Datos", "Privacidad", "Copias", "Ayuda"
    ]  # fmt: skip


def test_the_numbers_of_the_country_stand_beside_where_they_were_read(qtbot: QtBot, built: Built) -> None:
    built.window.navigation.show_settings("country")
    page = built.window.places.settings_page.country
    qtbot.waitUntil(lambda: "91 562 04 20" in shown_texts(page))
    assert "Información toxicológica: Servicio de Información Toxicológica" in shown_texts(page)
    assert "Fuente: https://example.org/toxicologia" in shown_texts(page)


def test_another_country_shows_its_own_numbers(qtbot: QtBot, built: Built) -> None:
    built.worker.numbers["MX"] = b.EMERGENCY_NUMBERS[:1]
    built.window.navigation.show_settings("country")
    page = built.window.places.settings_page.country
    qtbot.waitUntil(lambda: "91 562 04 20" in shown_texts(page))
    page.country_field.box.setCurrentIndex(page.country_field.box.findData("MX"))
    page.country_field.box.activated.emit(page.country_field.box.currentIndex())
    qtbot.waitUntil(lambda: "112" in shown_texts(page) and "91 562 04 20" not in shown_texts(page))
    assert built.window.preferences.current().country == "MX"


def test_the_name_signs_what_is_changed_from_now_on(built: Built) -> None:
    built.window.navigation.show_settings("general")
    field = built.window.places.settings_page.general.person_field
    field.line.setText(" M. Ruiz ")
    field.line.editingFinished.emit()
    assert built.window.behind.person() == "M. Ruiz"


def test_the_data_sets_and_the_folder_are_shown_and_lead_to_the_data(qtbot: QtBot, built: Built) -> None:
    built.window.navigation.show_settings("data")
    page = built.window.places.settings_page.data
    qtbot.waitUntil(lambda: "botica_parque.csv" in shown_texts(page))
    assert str(built.folder) in shown_texts(page)
    press(qtbot, page, "Abrir los datos")
    assert built.window.places.shows_data()


def test_what_is_kept_is_counted_and_the_bin_is_one_step_away(qtbot: QtBot, built: Built) -> None:
    ask(qtbot, built, "ibuprofeno con leche")
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].answer is not None)
    built.window.navigation.show_settings("privacy")
    privacy = built.window.places.settings_page.privacy
    qtbot.waitUntil(lambda: privacy._lines[0][1].text() == "1")
    assert privacy._lines[1][1].text() == "0"
    press(qtbot, privacy, "Abrir la papelera")
    assert built.window.places.history_page.isVisible()
    assert built.window.places.history_page.view == "bin"


def test_every_question_is_erased_from_the_file_after_one_more_question(qtbot: QtBot, built: Built) -> None:
    for question in ("sintrom y sandia", "sintrom y pomelo"):
        ask(qtbot, built, question)
        qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].answer is not None)
    built.window.navigation.show_settings("privacy")
    privacy = built.window.places.settings_page.privacy
    qtbot.waitUntil(privacy.erase_button.isEnabled)
    press(qtbot, privacy, "Eliminar todas las preguntas…")
    assert "¿Eliminar 2 preguntas para siempre?" in shown_texts(privacy)
    press(qtbot, privacy, "Conservar")
    assert not privacy.question.isVisible()
    press(qtbot, privacy, "Eliminar todas las preguntas…")
    press(qtbot, privacy, "Eliminar para siempre")
    qtbot.waitUntil(lambda: privacy._lines[0][1].text() == "0" and privacy._told.isVisible())
    assert built.window.chat.pane.turns == [] or not built.window.chat.pane.isVisible()
    written = b"".join(path.read_bytes() for path in built.folder.glob(f"{FILE_NAME}*"))
    assert b"sandia" not in written
    assert b"pomelo" not in written
    assert built.window.sidebar.lines.model().rowCount() == 0


def test_the_bin_is_looked_through_again_where_the_program_is_never_ended(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the days on which it ran would be those on which it was started."""
    days = iter(range(20_000, 30_000))
    monkeypatch.setattr(upkeep, "FIRST_AFTER_MS", 1)
    monkeypatch.setattr(upkeep, "AGAIN_MS", 1)
    monkeypatch.setattr(upkeep, "time", SimpleNamespace(time=lambda: next(days) * DAY_S))
    built = open_window()

    def run_on() -> int:
        with closing(sqlite3.connect(built.folder / FILE_NAME)) as connection:
            return int(connection.execute("SELECT count(*) FROM days_in_use").fetchone()[0])

    qtbot.waitUntil(lambda: run_on() >= 3)


def test_an_answer_that_comes_after_its_question_was_erased_does_no_harm(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(), Settings(language="es", country="ES", first_start_done=True))
    ask(qtbot, built, "sin respuesta todavia")
    qtbot.waitUntil(lambda: len(built.worker.asks()) == 1)
    built.window.navigation.show_settings("privacy")
    privacy = built.window.places.settings_page.privacy
    qtbot.waitUntil(privacy.erase_button.isEnabled)
    privacy.erase_button.click()
    press(qtbot, privacy, "Eliminar para siempre")
    qtbot.waitUntil(lambda: privacy._lines[0][1].text() == "0")
    from medbot_desktop.worker.messages import Answered

    built.worker.listener(Answered(built.worker.asks()[0].request_id, b.stored()))
    built.worker.answer = lambda question: b.stored()
    built.window.places.show("chat")
    ask(qtbot, built, "otra")
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].answer == b.stored())
    assert [turn.question for turn in built.window.chat.pane.turns] == ["otra"]
