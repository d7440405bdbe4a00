"""The history beside the chat."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.domain.search_words import fold, marks, read_search
from medbot_desktop.storage.history import History
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.days import day_group, time_words
from medbot_desktop.ui.history.entries import snippet_around
from medbot_desktop.ui.history.model import ENTRY, Entry
from medbot_desktop.ui.language import locale_of
from tests.ui import building as b
from tests.ui.acting import ask, shown_texts, wait_answered
from tests.ui.building import FIRST_START_DONE, FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

NOW = datetime(2026, 11, 25, 15, 0).timestamp()  # a Wednesday


def entries(built: Built) -> list[Entry]:
    model = built.window.sidebar.lines.model()
    return [model.index(row, 0).data(ENTRY) for row in range(model.rowCount())]


def search(qtbot: QtBot, built: Built, text: str) -> None:
    built.window.sidebar.search_field.setText(text)
    qtbot.waitUntil(lambda: built.window.sidebar._hits is not None)


@pytest.mark.parametrize(
    ("moment", "group", "words"),
    [
        (datetime(2027, 11, 25, 9, 5), "Fecha futura", "25 nov 2027"),
        (datetime(2026, 11, 26, 9, 5), "Fecha futura", "26 nov"),
        (datetime(2026, 11, 25, 23, 5), "Hoy", "23:05"),
        (datetime(2026, 11, 25, 9, 5), "Hoy", "9:05"),
        (datetime(2026, 11, 24, 18, 5), "Ayer", "18:05"),
        (datetime(2026, 11, 23, 9, 12), "Esta semana", "lun 9:12"),
        (datetime(2026, 11, 19, 16, 22), "Semana pasada", "jue 16:22"),
        (datetime(2026, 11, 3, 8, 0), "Noviembre", "3 nov"),
        (datetime(2025, 10, 3, 8, 0), "Octubre 2025", "3 oct 2025"),
    ],
)
def test_days_and_times_in_spanish(open_window: OpenWindow, moment: datetime, group: str, words: str) -> None:
    open_window()
    at, locale = moment.timestamp(), locale_of("es")
    assert (day_group(at, NOW, locale), time_words(at, NOW, locale)) == (group, words)


def test_times_in_english() -> None:
    assert time_words(datetime(2026, 11, 19, 16, 22).timestamp(), NOW, locale_of("en")) == "Thu 16:22"
    assert time_words(datetime(2026, 11, 3, 8, 0).timestamp(), NOW, locale_of("en")) == "Nov 3"


def test_review_dates() -> None:
    assert review_date("2026-09-14", "es") == "14/09/2026"
    assert review_date("2026-09-14", "en") == "2026-09-14"
    assert review_date("sept. 2026", "es") == "sept. 2026"


def test_marks_fold_accents_and_take_the_last_word_as_a_beginning() -> None:
    text = "El riñón y los RIÑONES con ibuprofeno"
    assert [text[s : s + n] for s, n in marks(text, read_search("rinon ibu"))] == ["riñón", "ibuprofeno"]
    assert [text[s : s + n] for s, n in marks(text, read_search("riñ"))] == ["riñón", "RIÑONES"]
    assert marks(text, read_search("¿?")) == ()
    assert fold("Ácido") == "acido"


def test_a_snippet_begins_before_its_first_hit() -> None:
    text = "Una frase que empieza muy lejos de donde aparece la palabra buscada riñón y sigue"
    assert snippet_around(text, read_search("rinon")).startswith("…")
    assert "riñón" in snippet_around(text, read_search("rinon"))
    assert snippet_around("riñón al principio", read_search("rinon")) == "riñón al principio"


def test_empty_history_says_so(open_window: OpenWindow) -> None:
    built = open_window()
    assert "Aquí quedará cada pregunta. Todavía no hay ninguna." in shown_texts(built.window.sidebar)


def test_a_conversation_is_opened_by_a_click(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    history = History.open(user_folder)
    for question in ("losartan", "semaglutida"):
        turn = history.add_turn(question, None, 1_790_000_000.0)
        history.finish_turn(turn.id, b.stored(), 1_790_000_000.0)
    history.close()
    built = open_window(FakeWorker())
    view = built.window.sidebar.lines
    qtbot.waitUntil(lambda: view.model().rowCount() == 3)
    assert [entry.is_group for entry in entries(built)] == [True, False, False]
    spot = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(built.window.desk.opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert built.window.chat.pane.turns[0].question == "losartan"
    assert view.currentIndex().row() == 2


def test_search_as_you_type_finds_without_accents_and_opens_the_turn(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    for number in range(1, 4):
        ask(qtbot, built, "x")
        wait_answered(qtbot, built, number)
    sidebar = built.window.sidebar
    sidebar.focus_search()
    search(qtbot, built, "estomag")
    hits = [entry for entry in entries(built) if not entry.is_group]
    assert len(hits) == 3
    assert all(entry.snippet_marks for entry in hits)
    search(qtbot, built, "estomag")
    qtbot.keyClick(sidebar.search_field, Qt.Key.Key_Down)
    with qtbot.waitSignal(built.window.desk.opened) as opened:
        qtbot.keyClick(sidebar.lines, Qt.Key.Key_Return)
    assert opened.args[0].turn_id == hits[0].turn_id
    qtbot.keyClick(sidebar.search_field, Qt.Key.Key_Escape)
    assert sidebar.search_field.text() == ""


def test_nothing_found_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    search(qtbot, built, 'rinon "tos" OR *')
    assert 'Nada con «rinon "tos" OR *». Pruebe con una sola palabra.' in shown_texts(built.window.sidebar)


def test_the_sidebar_folds_in_a_narrow_window_and_comes_back_for_a_search(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(settings=FIRST_START_DONE)
    window = built.window
    window.resize(1024, 700)
    assert window.sidebar.isHidden()
    assert window.chat.head.sidebar_button.isVisible()
    qtbot.keyClick(window.chat.composer.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.sidebar.isVisible()
    assert window.sidebar.search_field.hasFocus()
    window.resize(1280, 800)
    assert window.sidebar.isVisible()
    assert not window.chat.head.sidebar_button.isVisible()


@pytest.mark.parametrize(
    ("code", "country", "words"),
    [("es", "MX", "3 nov"), ("es", "ES", "3 nov"), ("en", "GB", "3 Nov"), ("en", "US", "Nov 3")],
)
def test_a_date_is_written_as_in_the_country(code: str, country: str, words: str) -> None:
    moment = datetime(2026, 11, 3, 8, 0).timestamp()
    assert time_words(moment, NOW, locale_of(code, country)) == words
