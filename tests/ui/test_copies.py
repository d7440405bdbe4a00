"""The page of copies, restoring with a way back, safe mode, the offer after a crash, the report."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.settings import Settings
from medbot_desktop.services.backups import second_name
from medbot_desktop.storage.copies import list_copies
from medbot_desktop.storage.database import suspect_mark
from medbot_desktop.storage.history import History
from medbot_desktop.storage.one_file import export_everything
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.settings.copies import CopyLine
from tests.ui import building as b
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.settings.copies import CopiesSettings
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

WITHIN_MS = 15_000


def answering() -> FakeWorker:
    return FakeWorker(answer=lambda question: b.stored())


def page_of(built: Built) -> CopiesSettings:
    built.window.navigation.show_settings("copies")
    return built.window.places.settings_page.copies


def make(qtbot: QtBot, built: Built) -> CopiesSettings:
    page = page_of(built)
    count = len(page._copies)
    qtbot.waitUntil(page.make_button.isEnabled, timeout=WITHIN_MS)
    press(qtbot, page, "Hacer una copia ahora")
    qtbot.waitUntil(lambda: len(page._copies) == count + 1, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: "La copia está hecha" in shown_texts(page), timeout=WITHIN_MS)
    return page


def lines(page: CopiesSettings) -> list[CopyLine]:
    return [line for line in page.findChildren(CopyLine) if line.isVisible()]


def test_a_copy_is_made_listed_and_proved(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(answering())
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    page = page_of(built)
    qtbot.waitUntil(lambda: "Todavía no hay ninguna copia" in shown_texts(page))
    make(qtbot, built)
    (line,) = lines(page)
    assert "1 pregunta · " in shown_texts(line)
    assert "hecha por usted" in shown_texts(line)
    qtbot.waitUntil(page.prove_button.isEnabled, timeout=WITHIN_MS)
    press(qtbot, page, "Probar la última")
    qtbot.waitUntil(lambda: "Preguntas leídas: 1 de 1." in shown_texts(page), timeout=WITHIN_MS)
    assert "El buscador encuentra la última pregunta." in shown_texts(page)
    assert nameless(page) == []


def test_restoring_shows_what_would_be_lost_and_has_a_way_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(answering())
    window = built.window
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    make(qtbot, built)
    window.places.show("chat")
    ask(qtbot, built, "omeprazol")
    wait_answered(qtbot, built, 2)
    page = page_of(built)
    lines(page)[0].restore_button.click()
    qtbot.waitUntil(
        lambda: "1 pregunta de las que hay no está en la copia." in shown_texts(page), timeout=WITHIN_MS
    )
    assert window.focusWidget() is page.restore_panel.drop_button
    press(qtbot, page, "Dejar todo como está")
    assert page.restore_panel.isHidden()
    lines(page)[0].restore_button.click()
    qtbot.waitUntil(page.restore_panel.isVisible, timeout=WITHIN_MS)
    press(qtbot, page, "Recuperar esta copia")
    qtbot.waitUntil(lambda: "Copia recuperada. Preguntas: 1." in shown_texts(page.notices), timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: window.starting.records_are_open)
    with closing(sqlite3.connect(built.folder / "history.db")) as connection:
        assert connection.execute("SELECT question FROM turns").fetchall() == [("ibuprofeno",)]
    press(qtbot, page, "Volver a lo que había…")
    qtbot.waitUntil(lambda: "1 pregunta de la copia no está aquí." in shown_texts(page), timeout=WITHIN_MS)
    press(qtbot, page, "Recuperar esta copia")
    qtbot.waitUntil(lambda: "Preguntas: 2." in shown_texts(page.notices), timeout=WITHIN_MS)
    window.places.show("chat")
    ask(qtbot, built, "y ahora")  # the history is open again and takes questions
    with closing(sqlite3.connect(built.folder / "history.db")) as connection:
        assert connection.execute("SELECT count(*) FROM turns").fetchone() == (3,)


def test_a_second_place_is_kept_and_gets_a_copy_at_once(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window()
    page = page_of(built)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(qtbot, page, "Elegir una carpeta…")
    qtbot.waitUntil(lambda: len(list_copies(stick / second_name())) == 1, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: str(stick) in shown_texts(page), timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: SettingsFile(built.folder).load()[0].copies_folder == str(stick))
    qtbot.waitUntil(page.make_button.isEnabled, timeout=WITHIN_MS)
    stick.rename(tmp_path / "pulled out")
    press(qtbot, page, "Hacer una copia ahora")
    qtbot.waitUntil(lambda: "no está conectada" in shown_texts(page), timeout=WITHIN_MS)
    qtbot.waitUntil(page.make_button.isEnabled, timeout=WITHIN_MS)
    press(qtbot, page, "Solo en este equipo")
    qtbot.waitUntil(lambda: str(stick) not in shown_texts(page))


def test_everything_goes_to_a_new_computer_as_one_file(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    with closing(History.open(old)) as history:
        history.add_turn("¿de antes?", None, 1.0)
    SettingsFile(old).save(Settings(language="en", country="MX", first_start_done=True))
    export_everything(old, tmp_path / "todo.medbot")
    built = open_window(settings=Settings(language="es"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "todo.medbot"), ""))
    press(qtbot, built.window, "Traer todo de otro equipo")
    qtbot.waitUntil(lambda: "Copy restored. Questions: 1." in shown_texts(built.window), timeout=WITHIN_MS)
    settings = built.window.preferences.current()
    assert (settings.language, settings.country, settings.first_start_done) == ("en", "MX", True)
    qtbot.waitUntil(lambda: built.window.sidebar.lines.model().rowCount() > 0)
    page = page_of(built)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "again"), ""))
    press(qtbot, page, "Save as one file…")
    qtbot.waitUntil(lambda: "Everything is in again.medbot" in shown_texts(page), timeout=WITHIN_MS)
    assert zipfile.is_zipfile(tmp_path / "again.medbot")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "again.medbot"), ""))
    press(qtbot, page, "Bring in a file…")
    qtbot.waitUntil(page.restore_panel.isVisible, timeout=WITHIN_MS)
    press(qtbot, page, "Leave everything as it is")
    qtbot.waitUntil(lambda: not list(built.folder.glob("backups/.opened*")))


def test_another_file_is_refused_and_the_history_stays_open(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window(answering())
    (tmp_path / "otra.csv").write_text("a;b", encoding="utf-8")
    page = page_of(built)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "otra.csv"), ""))
    press(qtbot, page, "Traer un archivo…")
    qtbot.waitUntil(lambda: "no es un archivo de MedBot" in shown_texts(page), timeout=WITHIN_MS)
    built.window.places.show("chat")
    ask(qtbot, built, "ibuprofeno")


def test_the_copy_of_the_day_is_made_by_itself(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    built.window.behind.copies.look_if_due()
    place = built.window.behind.copies.backups.place
    qtbot.waitUntil(lambda: len(list_copies(place)) == 1, timeout=WITHIN_MS)
    built.window.behind.copies.look_if_due()
    assert built.parts.tasks.finish("copies", 10.0)
    assert len(list_copies(place)) == 1


# Safe mode


def damaged_history(folder: Path) -> None:
    with closing(History.open(folder)) as history:
        for number in range(300):
            history.add_turn(f"pregunta {number} " + "larga " * 30, None, 1_790_000_000.0 + number)
    with (folder / "history.db").open("r+b") as file:
        file.seek(40 * 4096)
        file.write(b"\xab" * 4096 * 2)
    suspect_mark(folder / "history.db").touch()


def test_a_damaged_history_opens_on_a_page_that_says_what_was_saved(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    damaged_history(user_folder)
    built = open_window(answering())
    window = built.window
    assert window.behind.recovery.shown
    words = shown_texts(window)
    assert "Se ha encontrado un archivo dañado" in words
    assert "Lo que se pudo leer está aquí" in words
    assert "history-damaged-" in words
    qtbot.waitUntil(lambda: "Todavía no hay ninguna copia buena." in shown_texts(window))
    assert nameless(window.behind.recovery.page) == []
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.behind.recovery.shown  # it has to be read
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.behind.recovery.shown
    qtbot.waitUntil(lambda: window.sidebar.lines.model().rowCount() > 0)
    ask(qtbot, built, "ibuprofeno")


def test_the_last_good_copy_is_offered_and_compared(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(answering())
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    make(qtbot, built)
    built.close()
    damaged_history(user_folder)
    built = open_window(answering())
    qtbot.waitUntil(lambda: "La última copia buena es del" in shown_texts(built.window))
    press(qtbot, built.window, "Comparar con la copia…")
    page = built.window.places.settings_page.copies
    qtbot.waitUntil(page.restore_panel.isVisible, timeout=WITHIN_MS)
    assert "preguntas de las que hay no están en la copia." in shown_texts(page)


def test_a_damaged_library_is_told_once_though_the_worker_starts_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window()
    notice = Sentence("database_set_aside", {"path": "library.db", "kept": "library-damaged.db"})
    built.window.behind.recovery.tell([notice])
    assert built.window.behind.recovery.shown
    press(qtbot, built.window, "Seguir")
    assert not built.window.behind.recovery.shown
    built.window.behind.recovery.tell([notice])
    assert not built.window.behind.recovery.shown


# After a crash


def test_after_a_crash_the_logs_and_a_report_are_offered(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window(answering())
    window = built.window
    ask(qtbot, built, "¿metotrexato semanal?")
    wait_answered(qtbot, built)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(_path(url)))
    window.starting.offer_logs()
    press(qtbot, window.chat, "Abrir la carpeta de registros")
    assert opened == [str(built.folder / "logs")]
    window.starting.offer_logs()
    press(qtbot, window.chat, "Comunicar un problema")
    panel = window.places.settings_page.about.report
    qtbot.waitUntil(lambda: panel.files.count() > 3, timeout=WITHIN_MS)
    assert "MedBot Desktop" in panel.text.toPlainText()
    assert nameless(panel) == []
    for name in ("metotrexato", str(built.folder), b.row().answer):
        assert not any(name in part.text for part in panel._parts)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "informe"), ""))
    press(qtbot, panel, "Guardar el archivo zip…")
    qtbot.waitUntil(lambda: "El informe está guardado" in shown_texts(panel), timeout=WITHIN_MS)
    with zipfile.ZipFile(tmp_path / "informe.zip") as packed:
        assert {"program.txt", "files.txt", "databases.txt", "settings.txt"} <= set(packed.namelist())


def _path(url: QUrl) -> str:
    return url.toLocalFile()
