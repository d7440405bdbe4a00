"""The tuning place in its states, for screens.py."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import keyring
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Consent
from medbot_desktop.domain.tuned_models import Activation
from medbot_desktop.domain.tuning import KnownQuestion, Part, RunPhase, RunState
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.worker.measuring_messages import Measurement, MeasureRequest, MeasuringWent
from tests.ui import building as b
from tests.ui import measuring as m
from tests.ui import tuning_doubles as d

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.building import Built

    Act = Callable[[Built], None]


def settle(seconds: float = 0.25) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.005)


def open_place(built: Built, step: str = "data") -> None:
    built.window.places.show("tuning")
    settle()
    built.window.places.tuning_place.show_step(step)
    settle(0.7)


def aside(built: Built) -> None:
    built.window.preferences.set("tuning_consent", Consent.GIVEN)
    open_place(built, "aside")


def aside_too_little(built: Built) -> None:
    built.worker.runs.estimate = Sentence("tuning_too_little", {"groups": 6, "needed": 20})
    open_place(built, "aside")


def aside_empty(built: Built) -> None:
    open_place(built, "use")
    built.window.places.tuning_place.chosen.show_data_sets((), "es")
    built.window.places.tuning_place.pages.open("aside")
    settle()


def teach(built: Built) -> None:
    rows = tuple(
        b.row(number, question=f"¿Se puede tomar ibuprofeno, caso {number}?") for number in range(4, 30)
    )
    built.worker.tuning.rows = (b.row(), *rows)
    built.worker.tuning.taught = [
        (n, row.number, KnownQuestion(f"ibuprofeno caso {row.number} q tal", row.question, row.answer))
        for n, row in enumerate(rows[:21])
    ]
    built.worker.runs.n_taught = 21
    open_place(built, "aside")
    built.window.places.tuning_place.aside.teach_wanted.emit()
    settle()
    built.window.places.tuning_place.teach.field.setText("ibu con el estomago vacio")


def idle(built: Built) -> None:
    open_place(built, "run")


def wrong_setting(built: Built) -> None:
    open_place(built, "run")
    built.window.places.tuning_place.run.form.fields["learning_rate"].setText("7")
    settle(0.6)


def running(built: Built) -> None:
    open_place(built, "run")
    built.window.places.tuning_place.run.start_button.click()
    settle()
    runs = built.worker.runs
    for number in (1, 2):
        runs.progress(round=number, points=d.points(Part.RANKING, number, 31), epoch=31, best_epoch=21)
    runs.progress(points=d.points(Part.RANKING, 3, 27))
    settle()


def encoding(built: Built) -> None:
    open_place(built, "run")
    built.window.places.tuning_place.run.start_button.click()
    settle()
    built.worker.runs.progress(
        phase=RunPhase.ENCODING, part=None, round=0, epoch=0, done=420, total=1284, seconds_left=74.0
    )
    settle()


def paused(built: Built) -> None:
    running(built)
    built.window.places.tuning_place.run.pause_button.click()
    settle()


def numbers(built: Built) -> None:
    running(built)
    built.window.places.tuning_place.run.curves.numbers_button.setChecked(True)
    settle()


def failed(built: Built) -> None:
    running(built)
    built.worker.runs.runs = (d.summary(RunState.FAILED, Sentence("tuning_diverged", {"epoch": 4})),)
    built.worker.runs.fail("tuning_diverged", epoch=4)
    settle()


def interrupted(built: Built) -> None:
    built.worker.runs.runs = (d.summary(),)
    open_place(built, "run")


def reviewed(verdict: Verdict = Verdict.HELPS, worse: bool = False, scroll: int = 0) -> Act:
    def act(built: Built) -> None:
        built.worker.tuning.models = (d.shipped(), d.model(worse=("look_alike",) if worse else ()))
        running(built)
        built.worker.runs.finish(d.review(verdict, worse))
        settle(0.5)
        if scroll:
            area = built.window.places.tuning_place.review.layout().itemAt(0).widget()
            area.verticalScrollBar().setValue(scroll)
            settle()

    return act


def evaluated(built: Built) -> None:
    reviewed(scroll=10_000)(built)
    panel = built.window.places.tuning_place.review.evaluate
    panel._path = "/home/maria/preguntas_mostrador.csv"
    panel._show_state()
    panel.test_button.click()
    settle(0.5)
    area = built.window.places.tuning_place.review.layout().itemAt(0).widget()
    area.verticalScrollBar().setValue(10_000)
    settle()


def measure(end: str) -> Act:
    """A hosted model being measured: `end` is "prepared", "going" or "measured"."""

    def act(built: Built) -> None:
        held = m.many(24) if end == "prepared" else m.HELD
        gpt = ProviderSettings("openai", model="gpt-6-luna", accepted=True)
        built.window.preferences.set("hosted", HostedSettings("openai", providers=(gpt,)))
        keyring.set_password("MedBot Desktop", "openai", "sk-test-0000-not-a-key-3f7Q")
        built.worker.runs.held = held
        open_place(built, "review")
        panel = built.window.places.tuning_place.review.measure
        panel._path = "/home/maria/preguntas_mostrador.csv"
        panel._show_state()
        panel.prepare_button.click()
        settle(0.5)
        if end != "prepared":
            panel.measure_button.click()
            settle(0.5)
            (request,) = [r for r in built.engines.requests if isinstance(r, MeasureRequest)]
            built.engines.listener(MeasuringWent(request.request_id, 1, 2))
            if end == "measured":
                built.engines.listener(Measurement(request.request_id, m.measured()))
            settle(0.5)
            if end == "measured":
                panel.view.questions.opened.emit(0)
                settle(0.3)
        area = built.window.places.tuning_place.review.layout().itemAt(0).widget()
        area.verticalScrollBar().setValue(10_000)
        settle()

    return act


def models(built: Built) -> None:
    built.worker.tuning.models = (
        d.shipped(active=False),
        d.model(active=True, note="Con las preguntas de octubre"),
        d.model("m-2", "botica_parque 02/11", worse=("look_alike",), verdict=Verdict.NO_CLEAR_GAIN),
        d.model("m-3", "prueba", deleted_at=5.0),
    )
    built.worker.tuning.activations = (
        Activation(d.MODEL_ID, 1_796_000_000.0),
        Activation("m-2", 1_795_000_000.0, ("look_alike",)),
    )
    open_place(built, "use")


def compared(built: Built) -> None:
    models(built)
    built.window.places.tuning_place.use.compare_button.setChecked(True)
    built.window.places.tuning_place.use.ask_use("m-2")
    settle()


def asked_at_the_end(built: Built) -> None:
    running(built)
    built.window.places.show("chat")
    built.window.close()
    settle()
    built.window._may_close = True


def news(built: Built) -> None:
    built.worker.tuning.models = (d.shipped(), d.model())
    running(built)
    built.window.places.show("chat")
    built.worker.runs.finish(d.review())
    settle()


ACTS: dict[str, Act] = {
    "aside": aside,
    "aside-too-little": aside_too_little,
    "aside-empty": aside_empty,
    "teach": teach,
    "idle": idle,
    "wrong-setting": wrong_setting,
    "running": running,
    "encoding": encoding,
    "paused": paused,
    "numbers": numbers,
    "failed": failed,
    "interrupted": interrupted,
    "review": reviewed(),
    "review-below": reviewed(scroll=560),
    "review-no-gain": reviewed(Verdict.NO_CLEAR_GAIN),
    "review-worse": reviewed(Verdict.WORSE, worse=True),
    "evaluated": evaluated,
    "measure-prepared": measure("prepared"),
    "measure-going": measure("going"),
    "measure-measured": measure("measured"),
    "models": models,
    "compared": compared,
    "closing": asked_at_the_end,
    "news": news,
}
