"""Tuning on Google Cloud from the page: nothing leaves before it was shown and agreed to; a job followed to its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.cloud_tuning import NOT_OFFERED, CloudStage, CloudState
from medbot_desktop.domain.providers import HostedSettings
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.tuning.cloud.page import CloudPage
from medbot_desktop.ui.tuning.cloud.where import WherePicker
from medbot_desktop.worker.messages import Progress
from tests.ui import building as b
from tests.ui import cloud_doubles as d
from tests.ui.acting import press, shown_texts
from tests.ui.building import FIRST_START_DONE, FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.cloud_tuning import CloudJob
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.worker.tuning_messages import RunSource
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

WITH_PROJECT = replace(FIRST_START_DONE, hosted=HostedSettings(cloud=d.PLACE))


def opened(
    qtbot: QtBot, open_window: OpenWindow, *jobs: CloudJob, settings: Settings = WITH_PROJECT
) -> tuple[Built, CloudPage]:
    """The window at step Run, Google picked."""
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.cloud.jobs = list(jobs)
    built = open_window(worker, settings=settings)
    built.window.places.show("tuning")
    place = built.window.places.tuning_place
    qtbot.waitUntil(lambda: len(place.models.models) > 0)
    place.show_step("run")
    picker = place.findChild(WherePicker)
    assert picker is not None
    qtbot.mouseClick(picker.cloud_button, Qt.MouseButton.LeftButton)
    page = place.findChild(CloudPage)
    assert page is not None
    assert page.isVisible()
    if jobs:
        qtbot.waitUntil(lambda: len(page._requests.jobs) == len(jobs))
    return built, page


def prepared(qtbot: QtBot, open_window: OpenWindow) -> tuple[Built, CloudPage]:
    built, page = opened(qtbot, open_window)
    press(qtbot, page, "Preparar y mostrar")
    qtbot.waitUntil(lambda: page.preview.preview is not None)
    return built, page


def sent(qtbot: QtBot, open_window: OpenWindow) -> tuple[Built, CloudPage]:
    built, page = prepared(qtbot, open_window)
    page.preview.agree_box.click()
    press(qtbot, page, "Enviar y entrenar")
    qtbot.waitUntil(lambda: "Enviando los archivos" in shown_texts(page))
    return built, page


def test_where_is_chosen_above_the_run_and_the_run_here_stays(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = opened(qtbot, open_window)
    place = built.window.places.tuning_place
    picker = place.findChild(WherePicker)
    assert picker is not None
    assert "Sus filas salen de este equipo" in shown_texts(picker)
    qtbot.mouseClick(picker.here_button, Qt.MouseButton.LeftButton)
    assert place.run.isVisible()
    assert not page.isVisible()
    assert "No sale nada" in shown_texts(picker)
    place.show_step("review")
    assert not picker.isVisible()


def test_where_the_administrator_does_not_allow_it_there_is_no_choice(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(
        FakeWorker(library=b.library_state(b.own_data())),
        administration=Administration(providers=("openai",)),
    )
    built.window.places.show("tuning")
    place = built.window.places.tuning_place
    place.show_step("run")
    assert place.run.isVisible()
    assert place.findChild(WherePicker) is None
    assert built.worker.cloud.calls == []


def test_without_a_project_nothing_is_asked_and_nothing_can_be_prepared(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built, page = opened(qtbot, open_window, settings=FIRST_START_DONE)
    assert not page.prepare_button.isEnabled()
    assert "Complete el proyecto" in shown_texts(page)
    line = page.setup.sign_in.project_field.line
    line.setFocus()
    qtbot.keyClicks(line, "mi-farmacia-1234")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    bucket = page.setup.bucket_field.line
    bucket.setFocus()
    qtbot.keyClicks(bucket, "gs://mi-deposito/")
    qtbot.keyClick(bucket, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.prepare_button.isEnabled())
    kept = CloudSettings(project="mi-farmacia-1234", bucket="mi-deposito")
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].cloud == kept)
    assert [what for what, _about in built.worker.cloud.calls] == ["list"]


def test_the_connection_is_tested_step_by_step_in_plain_words(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    monkeypatch.setattr("medbot_desktop.ui.tuning.cloud.wiring.open_link", gone.append)
    built, page = opened(qtbot, open_window)
    press(qtbot, page, "Probar la conexión")
    qtbot.waitUntil(lambda: "no tiene la facturación activada" in shown_texts(page))
    assert built.worker.cloud.asked("test") == ["gemini-3.5-flash-lite"]
    told = shown_texts(page.setup.findings)
    assert told.index("Credenciales") < told.index("Proyecto, facturación") < told.index("Modelo y región")
    assert "Sin comprobar: falta antes otra cosa." in told
    press(qtbot, page, "Abrir su página")
    assert gone == []  # asked first
    press(qtbot, page, "Abrir")
    assert gone == ["https://console.cloud.google.com/billing"]
    # Of another place it says nothing.
    page.place_changed.emit(replace(d.PLACE, bucket="otro"))
    qtbot.waitUntil(lambda: not page.setup.findings.isVisible())


def test_settings_the_service_does_not_have_are_greyed_out_with_the_reason(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    _built, page = opened(qtbot, open_window)
    form = page.setup.params_form
    assert set(form._refused) == set(NOT_OFFERED)
    for field in form._refused.values():
        assert not field.isEnabled()
        assert "Google" in field.toolTip()
    epochs = form.fields["epoch_count"]
    epochs.setText("99")  # type: ignore[union-attr]
    assert not page.prepare_button.isEnabled()
    epochs.setText("5")  # type: ignore[union-attr]
    assert page.prepare_button.isEnabled()
    assert form.params is not None
    assert form.params.epoch_count == 5


def test_what_would_leave_is_shown_and_only_consent_sends_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = prepared(qtbot, open_window)
    cloud = built.worker.cloud
    told = shown_texts(page)
    assert "1026" in told
    assert "1.206.000" in told
    assert "2 filas no se envían" in told
    assert page.preview.left_out.numbers.rows == [
        ("412", "parece un teléfono"),
        ("803", "parece el nombre de una persona, un documento de identidad"),
    ]
    assert "¿Se puede tomar ibuprofeno en ayunas?" in told
    assert "depósito «mi-farmacia-medbot» del proyecto «mi-farmacia-1234»" in told
    assert "excluyen usar estos modelos con fines clínicos" in told
    assert not page.send_button.isEnabled()
    source: RunSource = cloud.asked("prepare")[0]  # type: ignore[assignment]
    assert source.taught_only  # what was said in the chat was given for this computer alone
    page.send_button.click()
    assert cloud.sent == []
    page.preview.agree_box.click()
    press(qtbot, page, "Enviar y entrenar")
    qtbot.waitUntil(lambda: len(cloud.sent) == 1)
    assert cloud.sent[0].digest == "d1"
    qtbot.waitUntil(lambda: "Enviando los archivos" in shown_texts(page))


def test_consent_is_to_what_is_shown_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    _built, page = prepared(qtbot, open_window)
    page.preview.agree_box.click()
    assert page.send_button.isEnabled()
    press(qtbot, page, "Preparar otra vez")
    qtbot.waitUntil(lambda: page.preview.preview is not None and not page.preview.agree_box.isChecked())
    assert not page.send_button.isEnabled()
    page.preview.agree_box.click()
    page.setup.params_form.fields["epoch_count"].setText("4")  # type: ignore[union-attr]
    assert page.preview.preview is None  # other settings, another file
    assert not page.send_button.isVisible()


def test_preparing_shows_how_far_it_is_and_can_be_given_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = opened(qtbot, open_window)
    built.worker.cloud.slow = True
    press(qtbot, page, "Preparar y mostrar")
    qtbot.waitUntil(lambda: page._requests.busy("prepare") and bool(built.worker.cloud.asked("prepare")))
    qtbot.waitUntil(lambda: bool(page._requests._asked))
    (number,) = page._requests._asked
    built.worker.cloud.listener(Progress(number, "preparing", 300, 1_284))
    qtbot.waitUntil(lambda: page.bar.value() == 300)
    assert page.bar.maximum() == 1_284
    press(qtbot, page, "Dejar de preparar")
    qtbot.waitUntil(lambda: page.prepare_button.isVisible())
    assert built.worker.cloud.asked("end") == [number]


def test_what_cannot_be_sent_says_why_and_offers_no_consent(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = opened(qtbot, open_window)
    built.worker.cloud.preview = d.preview(blockers=(Sentence("cloud_too_few", {"n": 9, "needed": 16}),))
    press(qtbot, page, "Preparar y mostrar")
    qtbot.waitUntil(lambda: "Para entrenar solo quedan 9 preguntas" in shown_texts(page))
    assert not page.preview.agree_box.isVisible()
    assert not page.send_button.isEnabled()


def test_the_price_page_opens_only_after_a_confirmation(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    monkeypatch.setattr("medbot_desktop.ui.tuning.cloud.wiring.open_link", gone.append)
    _built, page = prepared(qtbot, open_window)
    press(qtbot, page, "Página de precios de Google")
    assert gone == []
    press(qtbot, page, "Abrir")
    assert len(gone) == 1
    assert gone[0].startswith("https://cloud.google.com/")


def test_a_job_is_followed_with_what_the_service_tells_and_no_loss_is_made_up(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built, page = sent(qtbot, open_window)
    cloud = built.worker.cloud
    assert page.job.bar.value() == round(1_000 * 400_000 / 1_665_000)
    cloud.news(d.job(CloudState.PENDING, stage=CloudStage.WAITING_FOR_QUOTA))
    qtbot.waitUntil(lambda: "Espera cuota del proyecto" in shown_texts(page))
    assert "Google aún no lo dice" in shown_texts(page)
    cloud.news(d.job(CloudState.RUNNING, **d.RUNNING))
    qtbot.waitUntil(lambda: "140 de 342" in shown_texts(page))
    told = shown_texts(page)
    assert "1 de 3" in told
    assert "66 min" in told
    assert "Google no da el error mientras entrena" in told
    cloud.news(
        d.job(
            CloudState.RUNNING,
            trouble=Sentence("provider_offline", {"provider": "Google Cloud"}),
            **d.RUNNING,
        )
    )
    qtbot.waitUntil(lambda: "El entrenamiento sigue." in shown_texts(page))


def test_cancelling_asks_first_and_ends_the_job_at_google(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = opened(qtbot, open_window, d.job(CloudState.RUNNING, **d.RUNNING))
    cloud = built.worker.cloud
    qtbot.waitUntil(lambda: cloud.asked("watch") == [d.JOB_ID])
    qtbot.waitUntil(lambda: page.cancel_button.isVisible())
    page.cancel_button.click()
    assert cloud.asked("cancel") == []
    qtbot.mouseClick(page.notices._buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cloud.asked("cancel") == [d.JOB_ID])
    cloud.news(d.job(CloudState.CANCELLED, ended_at=d.job().started_at + 60))
    qtbot.waitUntil(lambda: "Cancelado" in shown_texts(page))
    assert not page.cancel_button.isVisible()
    assert not page.use_button.isVisible()


def test_a_sending_that_is_cancelled_is_broken_off(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = sent(qtbot, open_window)
    page.cancel_button.click()
    qtbot.mouseClick(page.notices._buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(built.worker.cloud.asked("end")) == 1)
    assert built.worker.cloud.asked("cancel") == []


def test_after_a_restart_jobs_are_followed_again_by_themselves(qtbot: QtBot, open_window: OpenWindow) -> None:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.cloud.jobs = [d.job(CloudState.RUNNING, **d.RUNNING)]
    built = open_window(worker, settings=WITH_PROJECT)
    assert worker.cloud.calls == []  # not at the program's start
    built.window.places.show("tuning")
    qtbot.waitUntil(lambda: worker.cloud.asked("watch") == [d.JOB_ID])
    worker.cloud.news(d.ended())
    built.window.places.show("chat")
    qtbot.waitUntil(lambda: built.window.places.tuning_place.findChild(WherePicker) is not None)


def test_a_failure_says_why_with_the_services_own_reason(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = sent(qtbot, open_window)
    reason = "The dataset has 3 examples that exceed the limit."
    failed = d.job(
        CloudState.FAILED, ended_at=d.job().started_at + 60, failure=Sentence("cloud_changed"), reason=reason
    )
    built.worker.cloud.news(failed)
    qtbot.waitUntil(lambda: f"Google dice: {reason}" in shown_texts(page))
    assert "Ha fallado" in shown_texts(page)
    assert "Lo preparado ya no es lo que usted vio." in shown_texts(page)


def test_what_could_not_be_sent_is_told_and_the_list_read_anew(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = prepared(qtbot, open_window)
    built.worker.cloud.failures["start"] = Sentence("cloud_changed")
    page.preview.agree_box.click()
    before = len(built.worker.cloud.asked("list"))
    press(qtbot, page, "Enviar y entrenar")
    qtbot.waitUntil(lambda: "Lo preparado ya no es lo que usted vio." in shown_texts(page))
    qtbot.waitUntil(lambda: len(built.worker.cloud.asked("list")) == before + 1)


def test_the_result_is_scored_after_what_that_sends_was_shown_and_stands_in_one_table(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built, page = opened(qtbot, open_window, d.ended())
    page.show_job(d.JOB_ID)
    press(qtbot, page, "Examinarlo")
    qtbot.waitUntil(lambda: "100 peticiones a Google" in shown_texts(page))
    assert built.worker.cloud.asked("evaluate") == []
    press(qtbot, page, "Aceptar y preguntar")
    qtbot.waitUntil(lambda: page.scores.table.isVisible())
    model = page.scores.table.numbers
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Quién responde", "Motor propio", "Gemini base", "Entrenado",
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in model.rows}
    assert rows["De la fila correcta"] == (
        "36/50 [0,580–0,840]", "41/50 [0,700–0,920]", "45/50 [0,800–0,980]",
    )  # fmt: skip
    assert rows["Números sin respaldo"] == (
        "0/61 [0,000–0,000]", "5/88 [0,011–0,115]", "2/90 [0,000–0,060]",
    )  # fmt: skip
    assert "Entre corchetes, el intervalo del 95\u00a0% de la proporción." in shown_texts(page.scores)


def test_the_bucket_is_cleared_once_that_is_confirmed(qtbot: QtBot, open_window: OpenWindow) -> None:
    built, page = opened(qtbot, open_window, d.ended())
    page.show_job(d.JOB_ID)
    assert "Sigue en el depósito: train.jsonl." in shown_texts(page)
    page.remove_button.click()
    assert built.worker.cloud.asked("remove") == []
    qtbot.mouseClick(page.notices._buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.remove_button.isVisible())
    assert built.worker.cloud.asked("remove") == [d.JOB_ID]


def test_the_tuned_model_is_chosen_and_switched_on_in_the_settings(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built, page = opened(qtbot, open_window, d.ended())
    page.show_job(d.JOB_ID)
    assert "gemini-3.5-flash-lite, no antes del 21/07/2027" in shown_texts(page)
    press(qtbot, page, "Usar este modelo")
    models = built.window.places.settings_page.models
    qtbot.waitUntil(models.isVisible)
    panel = models.panels["gemini_cloud"]
    assert panel.isVisible()
    assert panel.on_button.isVisible()  # its notice has still to be read
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.of("gemini_cloud").model == d.ENDPOINT)
    assert SettingsFile(user_folder).load()[0].hosted.engine == "embedded"


@pytest.mark.parametrize("jobs", [(), (d.ended(scores=d.scores()),)])
def test_everything_has_a_name(qtbot: QtBot, open_window: OpenWindow, jobs: tuple[CloudJob, ...]) -> None:
    built, page = opened(qtbot, open_window, *jobs)
    if jobs:
        page.show_job(d.JOB_ID)
    else:
        press(qtbot, page, "Preparar y mostrar")
        qtbot.waitUntil(lambda: page.preview.preview is not None)
        press(qtbot, page, "Probar la conexión")
        qtbot.waitUntil(page.setup.findings.isVisible)
    assert nameless(built.window.places.tuning_place) == []
    built.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: "Gemini on Google Cloud" in shown_texts(page))
    assert nameless(built.window.places.tuning_place) == []
