"""Measuring a hosted model from the tuning place: what it takes told first, nothing sent before, both ways shown."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import keyring
from PySide6.QtCore import Qt

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.secrets import SERVICE
from medbot_desktop.worker.measuring_messages import (
    Measurement,
    MeasureRequest,
    MeasuringWent,
    PrepareMeasuring,
)
from medbot_desktop.worker.messages import CancelRequest, WorkerDied
from tests.ui import building as b
from tests.ui import measuring as m
from tests.ui.acting import press, shown_texts
from tests.ui.building import FIRST_START_DONE, FakeWorker
from tests.ui.tuning.test_place import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.measuring import Held
    from medbot_desktop.ui.tuning.measure_panel import MeasurePanel
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

KEY = "sk-measuring-0000-3f7Q"
GPT = ProviderSettings("openai", model="gpt-6-luna", effort="low", accepted=True)
WITH_GPT = replace(FIRST_START_DONE, hosted=HostedSettings("openai", providers=(GPT,)))


def measuring(
    qtbot: QtBot, open_window: OpenWindow, held: tuple[Held, ...] = m.HELD, settings: object = WITH_GPT
) -> tuple[Built, MeasurePanel]:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.runs.held = held
    built = open_window(worker, settings=settings)
    built.window.places.show("tuning")
    place_of(built).show_step("review")
    return built, place_of(built).review.measure


def prepared(qtbot: QtBot, panel: MeasurePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "medbot_desktop.ui.tuning.measure_panel.choose_questions_file", lambda *_: "/tmp/prueba.csv"
    )
    press(qtbot, panel, "Elegir un archivo")
    press(qtbot, panel, "Ver qué supone")
    qtbot.waitUntil(panel.list.isVisible)


def measurement(built: Built) -> MeasureRequest:
    (request,) = [r for r in built.engines.requests if isinstance(r, MeasureRequest)]
    return request


def test_without_a_hosted_model_nobody_is_nudged(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data())))
    built.window.places.show("tuning")
    place_of(built).show_step("review")
    assert "Medir un modelo externo" not in shown_texts(place_of(built))
    built.window.preferences.set("hosted", WITH_GPT.hosted)
    assert "Medir un modelo externo" in shown_texts(place_of(built))


def test_what_it_takes_is_told_before_anything_is_sent(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, panel = measuring(qtbot, open_window, m.many(30))
    prepared(qtbot, panel, monkeypatch)
    (request,) = [r for r in built.worker.runs.requests if isinstance(r, PrepareMeasuring)]
    assert (request.questions_path, request.dataset_id, request.country) == ("/tmp/prueba.csv", 1, "ES")
    words = panel.cost.text()
    assert "Todavía no se ha enviado nada." in words
    assert "20 preguntas, 40 peticiones: unos 28.000 tokens enviados y 10.000 escritos" in words
    assert "Unos 0,01 dólares" in words
    assert "1 pregunta queda fuera" in words
    assert built.engines.requests == []
    first = panel.list.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    assert "19 preguntas, 38 peticiones" in panel.cost.text()
    press(qtbot, panel, "Marcar todas")
    assert "30 preguntas, 60 peticiones" in panel.cost.text()
    press(qtbot, panel, "No marcar ninguna")
    assert not panel.measure_button.isEnabled()
    assert built.engines.requests == []


def test_a_model_is_measured_both_ways_and_its_tokens_counted(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_password(SERVICE, "openai", KEY)
    built, panel = measuring(qtbot, open_window)
    prepared(qtbot, panel, monkeypatch)
    press(qtbot, panel, "Enviar y medir")
    qtbot.waitUntil(lambda: any(isinstance(r, MeasureRequest) for r in built.engines.requests))
    request = measurement(built)
    assert (request.access.key, request.model, request.effort, request.held) == (
        KEY,
        "gpt-6-luna",
        "low",
        m.HELD,
    )
    assert KEY not in repr(request)
    assert m.QUESTIONS[0] not in repr(request)
    busy = Sentence("provider_retrying", {"provider": "GPT", "seconds": 4, "attempt": 2, "attempts": 3})
    built.engines.listener(MeasuringWent(request.request_id, 1, 2, busy))
    qtbot.waitUntil(lambda: "1 de 2 preguntas. GPT no responde. Nuevo intento en 4 s" in shown_texts(panel))
    assert (panel.bar.value(), panel.bar.maximum()) == (1, 2)
    built.engines.listener(Measurement(request.request_id, m.measured()))
    qtbot.waitUntil(panel.view.isVisible)
    assert "gpt-6-luna-2026-10: 2 preguntas, cada una hecha de las dos maneras" in shown_texts(panel)
    figures = dict((row[0], row[1:]) for row in panel.view.figures.numbers.rows)
    assert figures["Respuestas que citan una fila correcta"] == ("100\u00a0%", "–")
    assert figures["Números que no están en ninguna fila correcta"] == (
        "0\u00a0% de 2 números",
        "100\u00a0% de 3 números",
    )
    assert figures["Fallos"] == ("0", "1")
    assert panel.view.questions.numbers.rows == [
        (m.QUESTIONS[0], "cita la fila correcta", "en ninguna fila correcta: 1 g, 6 horas, 4 g"),
        (
            m.QUESTIONS[1],
            "cita la fila correcta",
            "GPT no responde a tiempo. Reintente o elija un modelo más rápido.",
        ),
    ]
    panel.view.questions.opened.emit(0)
    assert "Sin filas\nTome 1 g cada 6 horas, hasta 4 g." in panel.view.text.toPlainText()
    assert "La fila correcta\n500 mg cada 8 horas." in panel.view.text.toPlainText()
    counted: list[dict[str, tuple[int, int]]] = []
    built.parts.store.run(lambda r: r.history.tokens.of_month(time.time()), counted.append)
    qtbot.waitUntil(lambda: bool(counted))
    assert counted == [{"openai": (1_650, 184)}]


def test_what_a_measurement_used_is_counted_though_the_window_closes_in_the_middle(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_password(SERVICE, "openai", KEY)
    built, panel = measuring(qtbot, open_window)
    prepared(qtbot, panel, monkeypatch)
    press(qtbot, panel, "Enviar y medir")
    qtbot.waitUntil(lambda: any(isinstance(r, MeasureRequest) for r in built.engines.requests))
    number = measurement(built).request_id
    for used in ((400, 40), (800, 90), (800, 90)):
        built.engines.listener(MeasuringWent(number, 1, 2, None, *used))
    qtbot.waitUntil(lambda: panel.bar.value() == 1)
    folder = built.folder
    built.close()
    history = History.open(folder)
    try:
        assert history.tokens.of_month(time.time()) == {"openai": (800, 90)}
    finally:
        history.close()


def test_a_measurement_is_stopped_and_what_was_measured_stays(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_password(SERVICE, "openai", KEY)
    built, panel = measuring(qtbot, open_window)
    prepared(qtbot, panel, monkeypatch)
    press(qtbot, panel, "Enviar y medir")
    qtbot.waitUntil(lambda: any(isinstance(r, MeasureRequest) for r in built.engines.requests))
    assert panel.stop_button.hasFocus()
    press(qtbot, panel, "Detener")
    request = measurement(built)
    qtbot.waitUntil(lambda: CancelRequest(request.request_id) in built.engines.requests)
    built.engines.listener(Measurement(request.request_id, m.measured(Sentence("provider_stopped"))))
    qtbot.waitUntil(panel.view.isVisible)
    assert "Detenida. Lo que llegó está guardado." in shown_texts(panel)
    assert panel.measure_button.isVisible()


def test_what_is_missing_or_goes_wrong_is_told(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, panel = measuring(qtbot, open_window)
    prepared(qtbot, panel, monkeypatch)
    press(qtbot, panel, "Enviar y medir")
    qtbot.waitUntil(lambda: "GPT pide una clave. Póngala en Opciones, Modelos." in shown_texts(panel))
    keyring.set_password(SERVICE, "openai", KEY)
    press(qtbot, panel, "Enviar y medir")
    qtbot.waitUntil(lambda: any(isinstance(r, MeasureRequest) for r in built.engines.requests))
    built.engines.listener(WorkerDied((measurement(built).request_id,)))
    qtbot.waitUntil(lambda: "El programa que habla con GPT se cerró." in shown_texts(panel))
    built.worker.runs.held = ()
    press(qtbot, panel, "Ver qué supone")
    qtbot.waitUntil(lambda: "Ninguna pregunta del archivo" in shown_texts(panel))
    assert not panel.list.isVisible()
