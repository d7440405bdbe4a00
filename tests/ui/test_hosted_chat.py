"""A hosted model in the chat: streamed, stopped, asked again, cut off; the stored answer is always there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import EMBEDDED, HostedSettings, ProviderSettings
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.secrets import SERVICE
from medbot_desktop.ui.chat.card import SourceLine
from medbot_desktop.worker.engine_messages import Delta, ListModelsRequest, Retrying, Written
from tests.ui import building as b
from tests.ui.acting import ask, shown_texts
from tests.ui.building import FIRST_START_DONE, FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.ui.chat.generated import GeneratedCard
    from medbot_desktop.worker.engine_messages import GenerateRequest
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

GPT = ProviderSettings("openai", model="gpt-6-luna", effort="low", accepted=True)
SETTINGS = replace(
    FIRST_START_DONE, language="en", country="US", hosted=HostedSettings("openai", providers=(GPT,))
)
QUESTION = "can clopidogrel be taken with omeprazole"


def open_with(open_window: OpenWindow, answer: Answer | None = None) -> Built:
    keyring.set_password(SERVICE, "openai", "sk-of-a-test-0123456789")
    shown = answer or b.embedded_for_model()
    return open_window(FakeWorker(answer=lambda question: shown), SETTINGS)


def begin(qtbot: QtBot, built: Built) -> GenerateRequest:
    """Ask, until the engines have been asked and the page shows that a model writes."""
    before = len(built.engines.generations())
    ask(qtbot, built, QUESTION)
    qtbot.waitUntil(lambda: len(built.engines.generations()) > before)
    qtbot.waitUntil(lambda: "gpt-6-luna is writing" in shown_texts(built.window))
    return built.engines.generations()[-1]


def card(built: Built) -> GeneratedCard:
    view = built.window.chat.pane.live_views[len(built.window.chat.pane.turns) - 1]
    assert view._written is not None
    return view._written


def state(built: Built) -> TurnState:
    return built.window.chat.pane.turns[-1].state


def test_the_stored_answer_is_there_first_the_text_streams_in_and_is_kept(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    assert b.clopidogrel_rows()[0].answer in shown_texts(built.window)
    assert (request.model, request.effort, request.access.key) == (
        "gpt-6-luna",
        "low",
        "sk-of-a-test-0123456789",
    )
    assert request.rows == (b.clopidogrel_rows()[0],)
    text = b.written().text
    for start in range(0, len(text), 9):
        built.engines.listener(Delta(request.request_id, text[start : start + 9]))
    qtbot.waitUntil(lambda: "CYP2C19" in shown_texts(built.window))
    assert state(built) is TurnState.PENDING
    assert built.window.chat.composer.button.accessibleName() == "Stop"
    built.engines.listener(Written(request.request_id, b.written()))
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE)
    assert "What differs" in shown_texts(built.window)
    assert built.window.chat.composer.button.accessibleName() == "Send"
    built.close()
    with closing(History.open(user_folder)) as history:
        kept = history.turns(1)[-1].answer
        assert kept is not None
        assert kept.generated == b.written()
        assert history.search("omeprazole")


def test_stop_keeps_what_had_arrived_and_retry_asks_the_model_again(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    built.engines.listener(Delta(request.request_id, "Omeprazole lowers its effect "))
    qtbot.waitUntil(lambda: "Omeprazole lowers" in shown_texts(built.window))
    qtbot.mouseClick(built.window.chat.composer.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE)
    shown = shown_texts(built.window)
    assert "Omeprazole lowers its effect" in shown
    assert "Stopped." in shown
    assert b.clopidogrel_rows()[0].answer in shown
    qtbot.mouseClick(card(built).retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(built.engines.generations()) == 2)
    again = built.engines.generations()[-1]
    built.engines.listener(Written(again.request_id, b.written()))
    qtbot.waitUntil(lambda: "What differs" in shown_texts(built.window))


def test_the_tokens_of_this_month_are_added_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    models = built.window.places.settings_page.models
    for count in (1, 2):
        request = begin(qtbot, built)
        built.engines.listener(Written(request.request_id, b.written(tokens_in=1_000, tokens_out=50)))
        qtbot.waitUntil(lambda count=count: state(built) is TurnState.COMPLETE)
        wanted = f"{count},000 sent, {count * 50} written"
        qtbot.waitUntil(lambda wanted=wanted: wanted in models.panels["openai"]._tokens.text())


@pytest.mark.parametrize(("code", "words", "lists"), [
    ("provider_model_unknown", "Choose another model", True),
    ("provider_key_refused", "Settings, Models", False),
])  # fmt: skip
def test_from_a_failure_the_models_are_one_click_away(
    qtbot: QtBot, open_window: OpenWindow, code: str, words: str, lists: bool
) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    gone = Sentence(code, {"provider": "GPT", "model": "gpt-6-luna"})
    built.engines.listener(
        Written(request.request_id, b.written(text="", statements=(), failure=gone, tokens_in=0))
    )
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE)
    button = card(built).models_button
    assert (button.isVisible(), button.text()) == (True, words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = built.window.places.settings_page.models
    assert page.panels["openai"].isVisible()
    if lists:
        # The names that there are now, to choose from.
        box = page.panels["openai"].model_field.box
        qtbot.waitUntil(lambda: box.count() == 3)
        assert [box.itemText(n) for n in range(3)] == ["gpt-6-luna", "gpt-5-nano, until 2027-01-14", "o9"]
    else:
        assert not any(isinstance(r, ListModelsRequest) for r in built.engines.requests)


def test_escape_stops_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    begin(qtbot, built)
    qtbot.keyClick(built.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE)
    assert "Stopped before any text came. Your question is kept." in shown_texts(built.window)


def test_a_retry_by_itself_is_told_and_a_failure_says_what_to_do(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    slow = Sentence("provider_slow", {"provider": "GPT"})
    built.engines.listener(Retrying(request.request_id, 2, 3, 4.0, slow))
    qtbot.waitUntil(lambda: "Trying again in 4 s (2 of 3)" in shown_texts(built.window))
    failed = b.written(text="", statements=(), failure=slow, tokens_in=0)
    built.engines.listener(Written(request.request_id, failed))
    qtbot.waitUntil(lambda: "does not answer in time" in shown_texts(built.window))
    assert b.clopidogrel_rows()[0].answer in shown_texts(built.window)
    assert card(built).retry_button.isVisible()


def test_a_missing_key_is_told_beside_the_stored_answer(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    keyring.delete_password(SERVICE, "openai")
    ask(qtbot, built, QUESTION)
    qtbot.waitUntil(lambda: "GPT needs a key. Enter it in Settings, Models." in shown_texts(built.window))
    assert built.engines.generations() == []
    assert b.clopidogrel_rows()[0].answer in shown_texts(built.window)


def test_an_emergency_asks_no_model_unless_the_user_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window, b.red_flag(held=b.row()))
    ask(qtbot, built, "took a whole bottle of tylenol")
    qtbot.waitUntil(lambda: "In an emergency no model is asked" in shown_texts(built.window))
    assert built.engines.generations() == []
    button = built.window.chat.pane.live_views[0].write_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(built.engines.generations()) == 1)
    built.engines.listener(Written(built.engines.generations()[0].request_id, b.written()))
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE and "45 %" in shown_texts(built.window))
    assert "Emergency. Call first." in shown_texts(built.window)
    assert not built.window.chat.pane.live_views[0].write_button.isVisible()


def test_on_this_computer_only_no_model_is_asked(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    built.window.chat.engine_choice.engine_chosen.emit(EMBEDDED)
    ask(qtbot, built, QUESTION)
    qtbot.waitUntil(lambda: len(built.window.chat.pane.turns) == 1 and state(built) is TurnState.COMPLETE)
    assert built.engines.generations() == []


def test_patient_details_are_masked_or_stay_here(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    private = "Juan Pérez, DNI 12345678Z, can clopidogrel be taken with omeprazole"
    for words, asked in (("Ask on this computer only", 0), ("Ask without them", 1)):
        count = len(built.window.chat.pane.turns)
        built.window.chat.ask(private)
        assert "Nothing has been sent." in shown_texts(built.window)
        button = next(b for b in built.window.chat.notices.findChildren(QPushButton) if b.text() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: len(built.window.chat.pane.turns) == count + 1)
        qtbot.waitUntil(lambda asked=asked: len(built.engines.generations()) == asked)
        qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].answer is not None)
    sent = built.engines.generations()[0].question
    assert "12345678Z" not in sent
    assert "clopidogrel" in sent


def test_what_had_come_when_the_program_was_killed_is_shown_with_a_way_to_ask_again(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    monkeypatch.setattr("medbot_desktop.services.writing.KEEP_INTERVAL_S", 0.0)
    built.engines.listener(Delta(request.request_id, "Omeprazole lowers its effect "))
    qtbot.waitUntil(lambda: "Omeprazole lowers" in shown_texts(built.window))
    monkeypatch.setattr(built.window.desk, "stop_writing", lambda: None)
    built.close()
    again = open_with(open_window)
    again.window.chat.open(1)
    qtbot.waitUntil(lambda: "It was cut off. What had arrived is kept above." in shown_texts(again.window))
    assert "Omeprazole lowers its effect" in shown_texts(again.window)
    assert b.clopidogrel_rows()[0].answer in shown_texts(again.window)
    qtbot.mouseClick(card(again).retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(again.engines.generations()) == 1)


def test_closing_the_program_keeps_what_had_come(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    built.engines.listener(Delta(request.request_id, "Omeprazole lowers its effect "))
    qtbot.waitUntil(lambda: "Omeprazole lowers" in shown_texts(built.window))
    built.window.chat.open(None)  # another conversation is open
    qtbot.waitUntil(lambda: not built.window.chat.pane.isVisible())
    built.close()
    again = open_with(open_window)
    again.window.chat.open(1)
    qtbot.waitUntil(lambda: "Omeprazole lowers its effect" in shown_texts(again.window))
    assert "Stopped." in shown_texts(again.window)


def test_the_engines_process_dying_leaves_what_had_arrived(qtbot: QtBot, open_window: OpenWindow) -> None:
    """janhq/jan#6823, #1097: the error took the place of the text that had come."""
    from medbot_desktop.worker.messages import WorkerDied

    built = open_with(open_window)
    request = begin(qtbot, built)
    built.engines.listener(Delta(request.request_id, "Omeprazole lowers its effect "))
    qtbot.waitUntil(lambda: "Omeprazole lowers" in shown_texts(built.window))
    built.engines.listener(WorkerDied((request.request_id,)))
    qtbot.waitUntil(lambda: "The part that speaks with GPT ended." in shown_texts(built.window))
    assert "Omeprazole lowers its effect" in shown_texts(built.window)


def test_a_cited_row_leads_to_the_row_in_full(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_with(open_window)
    request = begin(qtbot, built)
    built.engines.listener(Written(request.request_id, b.written()))
    qtbot.waitUntil(lambda: state(built) is TurnState.COMPLETE)
    card(built).text.cited.emit(2)
    source = next(line for line in card(built).findChildren(SourceLine) if line.isVisible())
    source._words.linkActivated.emit("row:")
    qtbot.waitUntil(lambda: built.window.side.panel.isVisible())
    assert b.clopidogrel_rows()[1].answer in shown_texts(built.window.side.panel)
