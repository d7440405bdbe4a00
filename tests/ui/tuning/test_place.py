"""The tuning place, driven by the messages the run's process and the worker send: every state a user can meet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Consent, Settings
from medbot_desktop.domain.tuning import PRESETS, KnownQuestion, Part, Preset, RunPhase, RunState
from medbot_desktop.domain.tuning_review import TaughtScore, Verdict
from medbot_desktop.ui.tuning.steps import STEPS
from medbot_desktop.worker.tuning_messages import (
    CancelRun,
    EstimateRun,
    ListModels,
    PauseRun,
    ResumeRun,
    ScoreTaught,
    StartRun,
)
from tests.ui import building as b
from tests.ui import tuning_doubles as d
from tests.ui.acting import press, shown_texts
from tests.ui.building import FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.tuning.place import TuningPlace
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def opened(qtbot: QtBot, open_window: OpenWindow, step: str, worker: FakeWorker | None = None) -> Built:
    """The window with a pharmacy's data, the tuning place at a step, its first estimates in."""
    built = open_window(worker or FakeWorker(library=b.library_state(b.own_data())))
    built.window.places.show("tuning")
    place = built.window.places.tuning_place
    qtbot.waitUntil(lambda: len(place.models.models) > 0)
    place.show_step(step)
    if step in ("aside", "run") and place.chosen.dataset_id:
        qtbot.waitUntil(lambda: bool(place.estimates.told))
    return built


def asked(built: Built, kind: type) -> list:
    return [request for request in built.worker.runs.requests if isinstance(request, kind)]


def started(qtbot: QtBot, open_window: OpenWindow, worker: FakeWorker | None = None) -> Built:
    """A run going, its first round half-way."""
    built = opened(qtbot, open_window, "run", worker)
    press(qtbot, built.window.places.tuning_place, "Empezar")
    qtbot.waitUntil(lambda: bool(asked(built, StartRun)))
    built.worker.runs.progress(points=d.points(Part.RANKING, 3, 27))
    qtbot.waitUntil(lambda: "vuelta 3 de 5" in shown_texts(built.window.places.tuning_place))
    return built


def place_of(built: Built) -> TuningPlace:
    return built.window.places.tuning_place


# Steps


def test_without_data_only_the_first_and_the_last_step_are_open(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = opened(qtbot, open_window, "data", FakeWorker())
    buttons = place_of(built).header.buttons
    assert [name for name, button in buttons.items() if button.isEnabled()] == ["data", "use"]
    assert buttons["run"].accessibleName() == "Paso 3 de 5: Entrenar"
    assert buttons["run"].accessibleDescription() == "aún no abierto"
    place_of(built).show_step("run")
    assert place_of(built).step == "data"


def test_the_data_to_learn_from_is_that_of_the_last_time(qtbot: QtBot, open_window: OpenWindow) -> None:
    def library(*sets: DataSet) -> FakeWorker:
        return FakeWorker(library=b.library_state(*sets))

    first, newer = b.own_data(), replace(b.own_data(), id=3, name="parque_norte.csv")
    built = opened(qtbot, open_window, "aside", library(first, newer))
    box = place_of(built).aside.data_box
    assert box.currentText().startswith("parque_norte.csv")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert place_of(built).source.dataset_id == first.id
    built.close()
    built = opened(qtbot, open_window, "aside", library(first, newer))
    assert place_of(built).aside.data_box.currentText().startswith("botica_parque.csv")
    built.close()
    built = opened(qtbot, open_window, "aside", library(newer))  # taken away meanwhile
    assert place_of(built).aside.data_box.currentText().startswith("parque_norte.csv")


def test_where_nobody_chose_it_is_the_newest_own_data_or_the_example_in_the_windows_language(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    spanish = b.sample_data()
    english = replace(spanish, id=3, name="starter_en.csv", language="en")
    built = opened(qtbot, open_window, "aside", FakeWorker(library=b.library_state(spanish, english)))
    box = place_of(built).aside.data_box
    assert box.currentText().startswith("starter_es.csv")
    own = replace(b.own_data(), id=4)
    place_of(built).show_library(b.library_state(spanish, english, own))
    assert box.currentText().startswith("botica_parque.csv")
    built.close()  # nothing was chosen: a later start does not go back to it either
    built = opened(qtbot, open_window, "aside", FakeWorker(library=b.library_state(own, replace(own, id=5))))
    assert place_of(built).source.dataset_id == 5


def test_opening_the_place_makes_no_page_at_once_and_all_of_them_soon(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(FakeWorker(library=b.library_state(b.own_data())))
    built.window.places.show("tuning")
    pages = built.window.places.tuning_place.pages
    assert not any(pages.is_made(page) for page in (*STEPS, "teach"))
    qtbot.waitUntil(lambda: all(pages.is_made(page) for page in (*STEPS, "teach")))
    assert pages.currentWidget() is pages.data
    # What was known before a page was made stands on it.
    built.window.places.tuning_place.show_step("aside")
    assert "1284 filas" in pages.aside.data_box.currentText()


def test_with_data_every_step_opens_by_mouse_and_key(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = opened(qtbot, open_window, "data")
    place = place_of(built)
    for name in ("aside", "run", "review", "use", "data"):
        qtbot.mouseClick(place.header.buttons[name], Qt.MouseButton.LeftButton)
        assert place.step == name
        assert getattr(place.pages, name).isVisible()
    place.header.buttons["data"].setFocus()
    qtbot.keyClick(place.header.buttons["data"], Qt.Key.Key_Right)
    assert place.header.buttons["aside"].hasFocus()
    qtbot.keyClick(place.header.buttons["aside"], Qt.Key.Key_Space)
    assert place.step == "aside"


# Set aside


def test_what_is_set_aside_is_what_the_worker_counted(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = opened(qtbot, open_window, "aside")
    words = shown_texts(place_of(built))
    for figure in ("botica_parque.csv", "1284", "310", "264", "5"):
        assert figure in words
    assert "El resultado se juzgará con las preguntas de la gente." in words
    request = asked(built, EstimateRun)[0]
    assert request.source.dataset_id == 1
    assert request.params == PRESETS[Preset.BALANCED]


def test_too_few_questions_are_said_and_close_the_way_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.runs.estimate = Sentence("tuning_too_little", {"groups": 6, "needed": 20})
    built = opened(qtbot, open_window, "aside", worker)
    words = shown_texts(place_of(built))
    assert "hay 6 grupos y hacen falta al menos 20" in words
    assert "264" not in words
    assert not place_of(built).aside.next_button.isEnabled()
    place_of(built).show_step("run")
    assert not place_of(built).run.start_button.isEnabled()
    assert "hay 6 grupos" in shown_texts(place_of(built).run)


def test_the_chats_questions_are_used_only_with_consent(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = opened(qtbot, open_window, "aside")
    place = place_of(built)
    assert "No sale de este equipo. ¿Se puede usar?" in shown_texts(place)
    press(qtbot, place.aside.chat_line, "Usarlas")
    assert built.window.preferences.current().tuning_consent is Consent.GIVEN
    qtbot.waitUntil(lambda: "0 preguntas cuya fila correcta se conoce." in shown_texts(place))
    press(qtbot, place.aside.chat_line, "No usarlas")
    assert built.window.preferences.current().tuning_consent is Consent.REFUSED
    assert "No se usan." in shown_texts(place)


def test_a_file_of_questions_goes_with_the_run(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = opened(qtbot, open_window, "aside")
    place = place_of(built)
    monkeypatch.setattr(
        "medbot_desktop.ui.tuning.aside_page.choose_questions_file", lambda *_: "/tmp/mostrador.csv"
    )
    press(qtbot, place.aside.file_line, "Elegir un archivo")
    assert "mostrador.csv" in shown_texts(place)
    qtbot.waitUntil(lambda: asked(built, EstimateRun)[-1].source.questions_path == "/tmp/mostrador.csv")
    press(qtbot, place.aside.file_line, "Quitarlo")
    assert "mostrador.csv" not in shown_texts(place)


def test_a_sitting_of_teaching(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.rows = (b.row(4), b.row(5, question="¿Y con alcohol?"), b.row(6))
    built = opened(qtbot, open_window, "aside", worker)
    place, teach = place_of(built), place_of(built).teach
    before = len(asked(built, EstimateRun))
    press(qtbot, place, "Enseñar")
    qtbot.waitUntil(lambda: "0 de 3 filas tienen una pregunta" in shown_texts(place))
    assert "¿Se puede tomar ibuprofeno con el estómago vacío?" in shown_texts(place)
    # The row's own question teaches nothing.
    teach.field.setText("¿se puede tomar ibuprofeno con el estómago vacío?")
    qtbot.keyClick(teach.field, Qt.Key.Key_Return)
    assert "Esa es la pregunta de la propia fila." in shown_texts(place)
    assert not worker.tuning.taught
    teach.field.setText("")
    qtbot.keyClicks(teach.field, "ibu sin comer")
    qtbot.keyClick(teach.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 de 3 filas tienen una pregunta" in shown_texts(place))
    assert "1 de 20 en esta sesión" in shown_texts(place)
    assert "¿Y con alcohol?" in shown_texts(place)
    assert teach.field.text() == ""
    press(qtbot, place, "Saltar")
    qtbot.waitUntil(lambda: teach._row is not None and teach._row.number == 6)
    press(qtbot, place, "Terminar")
    qtbot.waitUntil(lambda: "1 pregunta enseñada." in shown_texts(place.aside))
    qtbot.waitUntil(lambda: len(asked(built, EstimateRun)) > before)  # counted anew
    press(qtbot, place, "Enseñar")
    qtbot.waitUntil(lambda: teach._row is not None)
    place.teach.taken_back.emit(1)
    qtbot.waitUntil(lambda: not worker.tuning.taught and not teach._taught)


def test_what_each_ten_questions_bring_comes_from_the_worker(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.rows = tuple(b.row(n) for n in range(1, 40))
    worker.tuning.taught = [(n, n, KnownQuestion(f"q{n}", "", "")) for n in range(19, 0, -1)]
    worker.runs.n_taught = 19
    built = opened(qtbot, open_window, "aside", worker)
    teach = place_of(built).teach
    press(qtbot, place_of(built), "Enseñar")
    qtbot.waitUntil(lambda: len(teach.score_table.numbers.rows) == 1 and teach._row is not None)
    assert asked(built, ScoreTaught)[0].dataset_id == 1
    worker.runs.n_taught = 20
    qtbot.keyClicks(teach.field, "ibu sin comer")
    qtbot.keyClick(teach.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(teach.score_table.numbers.rows) == 2)
    assert teach.score_table.numbers.rows == [
        ("10", "0,60", "0,64", "–", "0,70 → 0,74"),
        ("20", "0,60", "0,66", "+0,02", "0,70 → 0,76"),
    ]
    assert len(asked(built, ScoreTaught)) == 2
    assert "Todavía no se puede saber" in shown_texts(teach)


@pytest.mark.parametrize(
    ("gains", "words"),
    [
        ((0.02, 0.05, 0.07, 0.08), "Merece la pena escribir 20 más: subirían el MRR@10 en unos +0,02."),
        ((0.05, 0.05, 0.051, 0.05), "Más preguntas aportarían poco ya: con estas basta."),
        ((0.0, 0.06, -0.04, 0.05), "Todavía no se puede saber"),
    ],
)
def test_how_many_more_are_worth_writing_is_told(
    qtbot: QtBot, open_window: OpenWindow, gains: tuple[float, ...], words: str
) -> None:
    teach = place_of(opened(qtbot, open_window, "aside")).teach
    teach.show_scores([TaughtScore(10 * n, 0.6, 0.6 + g, 0.7, 0.7 + g) for n, g in enumerate(gains, 1)])
    assert words in teach.outlook.text()


# Run


def test_how_long_a_preset_takes_is_said_in_the_language_of_the_page(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = opened(qtbot, open_window, "run")
    place, form = place_of(built), place_of(built).run.form
    qtbot.waitUntil(lambda: len(place.estimates.told) == 3)
    built.window.preferences.set("language", "en")
    buttons = form.preset_buttons.values()
    qtbot.waitUntil(lambda: all(button.accessibleDescription().startswith("about") for button in buttons))


def test_the_form_follows_the_presets_and_refuses_what_is_out_of_range(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = opened(qtbot, open_window, "run")
    place, form = place_of(built), place_of(built).run.form
    qtbot.waitUntil(lambda: len(place.estimates.told) == 3)
    assert form.preset_buttons[Preset.BALANCED].isChecked()
    assert (
        form.preset_buttons[Preset.QUICK].accessibleDescription()
        == "aprox.\N{NO-BREAK SPACE}7\N{NO-BREAK SPACE}s"
    )
    qtbot.mouseClick(form.preset_buttons[Preset.THOROUGH], Qt.MouseButton.LeftButton)
    assert form.params == PRESETS[Preset.THOROUGH]
    field = form.fields["learning_rate"]
    field.selectAll()
    qtbot.keyClicks(field, "0,2")
    assert form.params == replace(PRESETS[Preset.THOROUGH], learning_rate=0.2)
    assert not any(button.isChecked() for button in form.preset_buttons.values())
    field.selectAll()
    qtbot.keyClicks(field, "7")
    assert form.params is None
    assert "El valor de Tasa de aprendizaje tiene que estar entre 0,001 y 0,5." in shown_texts(form)
    assert not place.run.start_button.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Down)  # a step down, back within the range
    assert form.params == replace(PRESETS[Preset.THOROUGH], learning_rate=0.5)
    qtbot.waitUntil(place.run.start_button.isEnabled)
    form.fields["epochs"].setText("2.5")
    assert form.params is None
    form.fields["epochs"].setText("")
    assert form.params is None


def test_a_run_is_seen_paused_gone_on_with_and_ends(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.models = (d.shipped(), d.model())
    built = started(qtbot, open_window, worker)
    place = place_of(built)
    words = shown_texts(place)
    for figure in (
        "pasada 27 de 60 como máximo",
        "5 de 8",
        "638 + 91",
        "183 apartadas",
        "error, pasada 22",
    ):
        assert figure in words
    assert "1 min\N{NO-BREAK SPACE}40" in words.replace("1\N{NO-BREAK SPACE}min", "1 min")
    assert not place.run.form.fields["epochs"].isEnabled()
    assert built.window.rail._buttons["tuning"].accessibleDescription() == "en marcha"
    press(qtbot, place, "Pausa")
    qtbot.waitUntil(lambda: "En pausa: vuelta 3 de 5" in shown_texts(place))
    assert asked(built, PauseRun)[0].run_id == d.RUN_ID
    press(qtbot, place, "Seguir")
    qtbot.waitUntil(lambda: "Entrenando: vuelta 3 de 5" in shown_texts(place))
    assert asked(built, ResumeRun)[0].run_id == d.RUN_ID
    built.worker.runs.finish(d.review())
    qtbot.waitUntil(lambda: place.step == "review")
    assert "El modelo entrenado es mejor con sus preguntas" in shown_texts(place)
    assert built.window.rail._buttons["tuning"].accessibleDescription() == ""
    assert any(isinstance(request, ListModels) for request in worker.tuning.requests)


def test_while_rows_are_prepared_it_says_how_many(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = started(qtbot, open_window)
    built.worker.runs.progress(
        phase=RunPhase.ENCODING, part=None, round=0, epoch=0, done=420, total=1284, seconds_left=None
    )
    place = place_of(built)
    qtbot.waitUntil(lambda: "Preparando las filas" in shown_texts(place))
    assert "420 de 1284" in shown_texts(place)
    assert place.run.bar.isVisible()
    assert place.run.bar.value() == 420
    assert "quedan" not in shown_texts(place)


def test_a_run_is_cancelled_after_a_question(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = started(qtbot, open_window)
    place = place_of(built)
    press(qtbot, place.run.foot, "Cancelar el entrenamiento")
    assert "¿Cancelar el entrenamiento?" in shown_texts(place)
    assert not asked(built, CancelRun)
    press(qtbot, place.run.notices, "Cancelar el entrenamiento")
    qtbot.waitUntil(lambda: "cancelado y se ha quitado" in shown_texts(place))
    assert place.run.start_button.isVisible()
    assert not place.runs.going


def test_a_run_out_of_control_gives_advice(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = started(qtbot, open_window)
    place = place_of(built)
    built.worker.runs.runs = (d.summary(RunState.FAILED, Sentence("tuning_diverged", {"epoch": 4})),)
    built.worker.runs.fail("tuning_diverged", epoch=4)
    qtbot.waitUntil(lambda: "El último entrenamiento falló" in shown_texts(place))
    words = shown_texts(place)
    assert "se ha descontrolado en la pasada 4. Baje la tasa de aprendizaje o la inercia." in words
    assert "No ha cambiado nada." in words
    assert place.run.start_button.isVisible()
    assert not place.run.resume_button.isVisible()


def test_a_dead_run_is_taken_up_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = started(qtbot, open_window)
    place = place_of(built)
    built.worker.runs.runs = (d.summary(),)
    built.worker.runs.die()
    qtbot.waitUntil(lambda: "Un entrenamiento se cortó" in shown_texts(place))
    assert "Puede seguir desde su última pasada." in shown_texts(place)
    press(qtbot, place, "Seguir")
    qtbot.waitUntil(lambda: bool(asked(built, ResumeRun)))
    assert asked(built, ResumeRun)[0].run_id == d.RUN_ID
    assert place.runs.going


def test_a_run_cut_off_before_is_offered_when_the_place_is_opened(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.runs.runs = (d.summary(),)
    built = opened(qtbot, open_window, "run", worker)
    place = place_of(built)
    qtbot.waitUntil(lambda: "Un entrenamiento se cortó" in shown_texts(place))
    press(qtbot, place, "Quitarlo")
    qtbot.waitUntil(lambda: "No hay nada en marcha" in shown_texts(place))
    assert asked(built, CancelRun)[0].run_id == d.RUN_ID


def test_what_happened_to_a_run_is_told_at_the_other_steps_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    """Whoever opens Tuning stands at the data, and would not know of a run that was cut off."""
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.runs.runs = (d.summary(),)
    built = opened(qtbot, open_window, "data", worker)
    news = built.window.news
    qtbot.waitUntil(lambda: "Un entrenamiento se cortó." in shown_texts(news))
    press(qtbot, news, "Ver")
    qtbot.waitUntil(lambda: place_of(built).step == "run")
    assert news.isHidden()


def test_the_end_is_told_wherever_one_is(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.models = (d.shipped(), d.model())
    built = started(qtbot, open_window, worker)
    window = built.window
    window.places.show("chat")
    built.worker.runs.finish(d.review())
    qtbot.waitUntil(lambda: "El entrenamiento ha terminado." in shown_texts(window.news))
    assert window.rail._buttons["tuning"].accessibleDescription() == "hay novedades"
    press(qtbot, window.news, "Revisar")
    qtbot.waitUntil(place_of(built).review.isVisible)
    assert window.rail._buttons["tuning"].accessibleDescription() == ""
    assert window.news.isHidden()


def test_the_end_asks_for_attention_where_another_program_is_in_front(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = started(qtbot, open_window)
    alerted: list[object] = []
    monkeypatch.setattr("medbot_desktop.ui.tuning.wiring.QApplication.alert", alerted.append)
    monkeypatch.setattr(type(built.window), "isActiveWindow", lambda self: False)
    built.worker.runs.finish(d.review())
    qtbot.waitUntil(lambda: alerted == [built.window])


def test_closing_during_a_run_is_asked(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = started(qtbot, open_window)
    window = built.window
    window.places.show("chat")
    assert not window.close()
    assert "Hay un entrenamiento en marcha. ¿Cerrar de todos modos?" in shown_texts(window)
    press(qtbot, window.news, "No cerrar")
    assert window.isVisible()
    assert not window.close()
    press(qtbot, window.news, "Cerrar")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_chat_answers_during_a_run(qtbot: QtBot, open_window: OpenWindow) -> None:
    from tests.ui.acting import ask, wait_answered

    worker = FakeWorker(library=b.library_state(b.own_data()), answer=lambda question: b.stored())
    built = started(qtbot, open_window, worker)
    built.window.places.show("chat")
    ask(qtbot, built, "ibuprofeno con comida")
    wait_answered(qtbot, built)
    built.worker.runs.fail("tuning_diverged", epoch=2)
    qtbot.waitUntil(lambda: "El entrenamiento se ha parado." in shown_texts(built.window.news))


# All of it


@pytest.mark.parametrize("language", ["es", "en"])
def test_everything_has_a_name(qtbot: QtBot, open_window: OpenWindow, language: str) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.models = (d.shipped(), d.model(), d.model("m-2", "otra", deleted_at=1.0))
    worker.tuning.rows = (b.row(),)
    built = open_window(worker, Settings(language=language, country="ES", first_start_done=True))
    built.window.places.show("tuning")
    place = place_of(built)
    qtbot.waitUntil(lambda: len(place.models.models) == 3)
    place.show_review(d.review())
    place.aside.teach_wanted.emit()
    qtbot.waitUntil(lambda: place.teach._row is not None)
    assert nameless(place) == []


def test_another_language_changes_every_word(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.models = (d.shipped(), d.model())
    built = started(qtbot, open_window, worker)
    built.worker.runs.finish(d.review(Verdict.NO_CLEAR_GAIN))
    place = place_of(built)
    qtbot.waitUntil(lambda: place.step == "review")
    built.parts.language.use("en")
    qtbot.waitUntil(lambda: "Tuning did not help. The original stays." in shown_texts(place))
    for step in ("aside", "run", "review", "use"):
        place.show_step(step)
        words = shown_texts(place)
        for spanish in ("preguntas", "pasada", "vuelta", "Usar ", "Antes", "modelo"):
            assert spanish not in words, (step, spanish)


def test_the_user_folder_is_read_for_the_chats_questions_only_with_consent(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    from medbot_desktop.services.tuning_questions import chat_questions

    assert chat_questions(user_folder, 1) == ()


def test_what_a_hosted_model_can_be_taught_is_said_before_any_data_is_prepared(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = opened(qtbot, open_window, "aside")
    place = place_of(built)
    assert "Gemini" not in shown_texts(place)
    hosted = HostedSettings(providers=(ProviderSettings("gemini", accepted=True),))
    built.window.preferences.set("hosted", hosted)
    assert "Gemini: Con una clave de Gemini no se puede entrenar" in shown_texts(place)
    assert "GPT" not in shown_texts(place)
