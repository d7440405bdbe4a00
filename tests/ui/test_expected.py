"""What people who come from other programs try without being told: keys, the wheel, and a way on from each card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton

from medbot_desktop.domain.answers import MAY_BE_IN_THE_REST, EmergencyNumber, Sentence
from medbot_desktop.ui.chat import turn_actions
from tests.ui import building as b
from tests.ui import library_rows
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def turn_wheel(built: Built, notches: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of the window, as the system hands it over."""
    frame = built.window.windowHandle()
    middle = QPointF(built.window.rect().center())
    for _ in range(abs(notches)):
        angle = QPoint(0, 120 if notches > 0 else -120)
        event = QWheelEvent(
            middle,
            built.window.mapToGlobal(middle),
            QPoint(),
            angle,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(frame, event)


def test_control_and_the_wheel_zoom_wherever_the_pointer_is(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    turn_wheel(built, 2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: built.window.look.zoom_percent == 120)
    turn_wheel(built, -3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: built.window.look.zoom_percent == 90)
    assert built.window.preferences.current().zoom_percent == 90
    turn_wheel(built, 1, Qt.KeyboardModifier.NoModifier)
    qtbot.wait(120)
    assert built.window.look.zoom_percent == 90


def test_up_brings_back_what_was_asked_and_down_goes_forward(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    composer = built.window.chat.composer
    for number, question in enumerate(("ibuprofeno", "paracetamol", "ibuprofeno"), 1):
        ask(qtbot, built, question)
        wait_answered(qtbot, built, number)
    shown = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(composer.field, key)
        shown.append(composer.text)
    assert shown == ["ibuprofeno", "paracetamol", "paracetamol", "ibuprofeno", ""]


def test_up_never_replaces_what_is_being_typed(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    field = built.window.chat.composer.field
    qtbot.keyClicks(field, "losartan")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.toPlainText() == "losartan"
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClicks(field, " en ayunas")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.toPlainText() == "ibuprofeno en ayunas"


def test_asked_while_rows_are_being_prepared_it_can_be_asked_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    waiting = replace(b.not_in_data(), sentences=(Sentence(MAY_BE_IN_THE_REST),))
    answers = [waiting, b.stored()]
    built = open_window(FakeWorker(answer=lambda question: answers.pop(0)))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    press(qtbot, built.window.chat.pane, "Preguntar otra vez")
    qtbot.waitUntil(lambda: b.row().answer in shown_texts(built.window.chat.pane))
    assert len(built.window.chat.pane.turns) == 1


def test_an_honest_no_that_will_stay_one_offers_no_second_try(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.not_in_data()))
    ask(qtbot, built, "semaglutida")
    wait_answered(qtbot, built)
    assert "Preguntar otra vez" not in shown_texts(built.window.chat.pane)


def test_an_emergency_without_a_known_number_leads_to_the_country(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    answer = replace(b.red_flag(), numbers=(EmergencyNumber("", "number_emergency_local"),))
    built = open_window(FakeWorker(answer=lambda question: answer))
    ask(qtbot, built, "se ha tomado el bote entero")
    wait_answered(qtbot, built)
    press(qtbot, built.window.chat.pane, "Elegir el país")
    assert built.window.places.shows("settings_page")
    assert built.window.places.settings_page.section == "country"


def test_the_history_is_not_called_empty_before_it_is_read(
    qtbot: QtBot, qapp: QApplication, user_folder: Path
) -> None:
    """nomic-ai/gpt4all#1106: a moment in which everything seems lost is enough to frighten."""
    built = b.build(qapp, user_folder, FakeWorker())
    built.window.resize(1280, 800)
    built.window.show()
    sidebar, none_yet = built.window.sidebar, "Aquí quedará cada pregunta. Todavía no hay ninguna."
    assert none_yet not in shown_texts(sidebar)
    sidebar.refresh()
    qtbot.waitUntil(lambda: none_yet in shown_texts(sidebar))
    built.close()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    frame = built.window.windowHandle()
    copy = next(
        one for one in built.window.findChildren(QToolButton) if one.isVisible() and one.text() == "Copiar"
    )
    copy.setFocus()
    qtbot.waitUntil(copy.hasFocus)
    qtbot.keyClick(frame, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == b.row().answer)
    built.window.chat.composer.field.setFocus()
    qtbot.keyClick(frame, Qt.Key.Key_Return)
    assert len(built.window.chat.pane.turns) == 1


def test_the_key_that_prints_prints_the_answer_at_hand(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    printed: list[str] = []
    monkeypatch.setattr(turn_actions, "print_html", lambda html, title, parent: printed.append(title))
    control = Qt.KeyboardModifier.ControlModifier
    field = built.window.chat.composer.field
    qtbot.keyClick(field, Qt.Key.Key_P, control)
    for number, question in enumerate(("ibuprofeno", "paracetamol"), 1):
        ask(qtbot, built, question)
        wait_answered(qtbot, built, number)
    qtbot.keyClick(field, Qt.Key.Key_P, control)
    first = next(v for v in built.window.chat.pane.live_views.values() if v.turn and v.turn.id == 1)
    first.more.setFocus()
    qtbot.keyClick(first.more, Qt.Key.Key_P, control)
    assert printed == ["paracetamol", "ibuprofeno"]


def test_the_key_that_ends_programs_ends_this_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker())
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not built.window.isVisible())


def test_both_keys_do_again_what_was_undone_in_a_field(qtbot: QtBot, open_window: OpenWindow) -> None:
    """Ctrl+Y and Ctrl+Shift+Z: each is the usual one somewhere."""
    built = open_window()
    built.window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    keys = (Qt.Key.Key_Y, control), (Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    composer, search = built.window.chat.composer.field, built.window.sidebar.search_field
    for field, text in ((composer, composer.toPlainText), (search, search.text)):
        field.setFocus()
        qtbot.keyClicks(field, "dosis")
        for key, modifiers in keys:
            qtbot.keyClick(field, Qt.Key.Key_Z, control)
            assert text() == ""
            qtbot.keyClick(field, key, modifiers)
            assert text() == "dosis"


def test_ctrl_f_in_the_rows_of_a_data_set_searches_them(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    library_rows.fill_larger(built.folder)
    built.worker.keeps = built.folder
    built.window.activateWindow()
    built.window.places.show("tuning")
    place = built.window.places.data_place
    qtbot.waitUntil(lambda: place.overview.data_set(1) is not None)
    press(qtbot, place.overview.card(1), "Ver las filas")
    qtbot.waitUntil(place.rows.isVisible)
    place.rows.table.setFocus()
    qtbot.keyClick(place.rows.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is place.rows.tools.search_field
