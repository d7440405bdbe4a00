"""The review: what it says of each verdict, its questions, its report, the pharmacy's own test; and the models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.tuned_models import SHIPPED_MODEL, Activation
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.ui.tuning.review_pdf import review_html
from medbot_desktop.worker.tuning_messages import (
    EvaluateFile,
    ExportModel,
    ImportModel,
    NoteModel,
    RenameModel,
    UseModel,
)
from tests.ui import building as b
from tests.ui import tuning_doubles as d
from tests.ui.acting import press, shown_texts
from tests.ui.building import FakeWorker
from tests.ui.tuning.test_place import opened, place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from medbot_desktop.domain.tuned_models import ModelSummary
    from medbot_desktop.domain.tuning_review import Review
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def reviewed(qtbot: QtBot, open_window: OpenWindow, review: Review, *models: ModelSummary) -> Built:
    worker = FakeWorker(library=b.library_state(b.own_data()))
    worker.tuning.models = (d.shipped(), *(models or (d.model(worse=review.worse),)))
    worker.tuning.review = review
    built = opened(qtbot, open_window, "review", worker)
    place_of(built).show_review(review)
    return built


def test_a_run_that_helps(qtbot: QtBot, open_window: OpenWindow) -> None:
    place = place_of(reviewed(qtbot, open_window, d.review()))
    words = shown_texts(place)
    assert "El modelo entrenado es mejor con sus preguntas" in words
    assert "De 264 preguntas apartadas (preguntas de la gente), 6 pasan a acertar a la primera y 4" in words
    assert (
        "La correcta queda arriba (MRR@10): +0,043; con un 95\u00a0% de confianza, [+0,018 a +0,069]" in words
    )
    assert "↑ 6 mejoran" in words
    assert "↓ 4 empeoran" in words
    assert "Seguridad: sin empeorar" in words
    assert "7 → 6 de 124" in words
    assert place.review.use_button.isEnabled()
    assert place.review.use_button.property("variant") == "primary"
    rows = place.review.panels.comparison.numbers.numbers.rows
    assert rows[0][1:] == (
        "264",
        "0,740 [0,690–0,780]",
        "0,808 [0,768–0,848]",
        "+0,068",
        "[+0,031 a +0,106]",
    )
    assert place.review.panels.better.table.numbers.rows[0] == (
        "Dalsy estomago vacio",
        "puesto 5",
        "puesto 1",
    )
    assert place.review.panels.worse.table.numbers.rows[0] == (
        "memantina olvido toma",
        "puesto 1",
        "fuera de 10",
    )
    assert len(place.review.panels.all_table.numbers.rows) == 264
    assert place.review.panels.groups_table.numbers.rows[0] == ("1", "240")
    assert place.review.panels.rounds_table.numbers.rows[0][:4] == ("1", "637", "91", "184")


def test_a_run_without_clear_gain_keeps_the_original(qtbot: QtBot, open_window: OpenWindow) -> None:
    place = place_of(reviewed(qtbot, open_window, d.review(Verdict.NO_CLEAR_GAIN)))
    assert "El entrenamiento no ayudó. Se queda el original." in shown_texts(place)
    assert place.review.keep_button.property("variant") == "primary"
    assert place.review.use_button.property("variant") != "primary"


def test_where_nothing_moved_and_nobody_asked_the_review_says_so(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    review = d.review(Verdict.NO_CLEAR_GAIN)
    still = tuple(replace(one, rank_after=one.rank_before) for one in review.main.questions)
    review = replace(
        review,
        main=replace(review.main, kind=QuestionKind.ROW, questions=still),
        reliability_before=(),
        reliability_after=(),
    )
    words = shown_texts(place_of(reviewed(qtbot, open_window, review)))
    assert "Ninguna fila correcta ha cambiado de puesto." in words
    assert "casualidad" not in words
    assert "Solo lo dicen preguntas hechas por personas: no se apartó ninguna." in words


def test_a_worse_model_is_used_only_after_a_recorded_confirmation(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = reviewed(qtbot, open_window, d.review(Verdict.WORSE, worse=True))
    place, models = place_of(built), built.worker.tuning
    assert "Seguridad: algo empeora" in shown_texts(place)
    press(qtbot, place, "Usar el modelo nuevo")
    qtbot.waitUntil(lambda: place.step == "use")
    words = shown_texts(place)
    assert "empeora en: las preguntas apartadas, nombres parecidos." in words
    assert not [request for request in models.requests if isinstance(request, UseModel)]
    press(qtbot, place.use.notices, "Conservar el actual")
    place.use.ask_use(d.MODEL_ID)
    press(qtbot, place.use.notices, "Usarlo de todos modos")
    qtbot.waitUntil(lambda: models.models[1].active)
    (used,) = [request for request in models.requests if isinstance(request, UseModel)]
    assert used.confirmed == ("held_out", "look_alike")
    qtbot.waitUntil(lambda: "Ahora responde botica_parque 29/11." in shown_texts(place))
    assert place.use.past_table.numbers.rows[0][2] == "las preguntas apartadas, nombres parecidos"


def test_use_and_go_back_in_one_click(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = reviewed(qtbot, open_window, d.review())
    place, models = place_of(built), built.worker.tuning
    press(qtbot, place, "Usar el modelo nuevo")
    qtbot.waitUntil(lambda: models.models[1].active)
    qtbot.waitUntil(lambda: place.use.notices.isVisible())
    place.show_step("review")
    assert "En uso" in shown_texts(place)
    assert place.header.buttons["use"].done
    place.show_step("use")
    press(qtbot, place, "Volver al anterior")
    qtbot.waitUntil(lambda: models.models[0].active)
    qtbot.waitUntil(lambda: "Ahora responde El original de MedBot." in shown_texts(place))


def test_models_are_named_noted_deleted_and_given_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = reviewed(qtbot, open_window, d.review(), d.model(), d.model("m-2", "otra"))
    place, models = place_of(built), built.worker.tuning
    place.show_step("use")
    line = place.use.lines["m-2"]
    for what, text in (("rename", "con octubre"), ("note", "la buena")):
        line.write(what)
        line.field.setText(text)
        line.field.returnPressed.emit()
        qtbot.waitUntil(lambda text=text: text in shown_texts(place))
        line = place.use.lines["m-2"]
    assert isinstance(models.requests[-2], RenameModel)
    assert isinstance(models.requests[-1], NoteModel)
    actions = {action.data(): action for action in line.menu.actions()}
    assert set(actions) == {"rename", "note", "export", "review", "delete"}
    actions["delete"].trigger()
    qtbot.waitUntil(lambda: "con octubre: borrado. Queda 30 días en la papelera." in shown_texts(place))
    assert "m-2" not in place.use.lines
    press(qtbot, place.use.notices, "Deshacer")
    qtbot.waitUntil(lambda: "m-2" in place.use.lines)
    assert SHIPPED_MODEL in place.use.lines
    assert not hasattr(place.use.lines[SHIPPED_MODEL], "menu")


def test_the_active_model_cannot_be_deleted_and_a_broken_one_not_used(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    from medbot_desktop.domain.answers import Sentence

    trouble = Sentence("model_altered", {"path": "m-2.medbot"})
    built = reviewed(
        qtbot,
        open_window,
        d.review(),
        d.model(active=True),
        d.model("m-2", "rota", usable=False, trouble=trouble),
    )
    place = place_of(built)
    place.show_step("use")
    active = {action.data() for action in place.use.lines[d.MODEL_ID].menu.actions()}
    assert "delete" not in active
    assert "se ha alterado" in shown_texts(place.use.lines["m-2"])
    assert "Usar" not in shown_texts(place.use.lines["m-2"]).split("\n")


def test_a_model_goes_out_and_comes_in_as_one_file(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = reviewed(qtbot, open_window, d.review())
    place, models = place_of(built), built.worker.tuning
    place.show_step("use")
    path = str(tmp_path / "botica.npz")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    {action.data(): action for action in place.use.lines[d.MODEL_ID].menu.actions()}["export"].trigger()
    qtbot.waitUntil(lambda: "Guardado: botica.npz" in shown_texts(place))
    assert ExportModel in {type(request) for request in models.requests}
    press(qtbot, place, "Abrir un modelo")
    qtbot.waitUntil(lambda: "Aún no responde." in shown_texts(place))
    assert isinstance(models.requests[-1], ImportModel)
    assert "de un archivo" in shown_texts(place.use.lines["m-9"])


def test_models_side_by_side(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = reviewed(
        qtbot,
        open_window,
        d.review(),
        d.model(),
        d.model("m-2", "otra", kind=QuestionKind.ROW, n_held_out=310),
    )
    built.worker.tuning.activations = (Activation(SHIPPED_MODEL, 1.0),)
    place = place_of(built)
    place.show_step("use")
    press(qtbot, place, "Comparar")
    assert place.use.table.isVisible()
    assert place.use.table.numbers.rows[2][2:5] == ("preguntas de las propias filas", "310", "0,820")


def test_a_models_review_is_opened_from_its_line(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = reviewed(qtbot, open_window, d.review())
    place = place_of(built)
    place.review.show_review(None)
    assert "Aún no ha acabado ningún entrenamiento" in shown_texts(place)
    place.show_step("use")
    {action.data(): action for action in place.use.lines[d.MODEL_ID].menu.actions()}["review"].trigger()
    qtbot.waitUntil(lambda: place.step == "review" and place.review.banner.isVisible())


def test_the_report_is_one_page(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = reviewed(qtbot, open_window, d.review())
    place, path = place_of(built), tmp_path / "informe.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(qtbot, place, "Informe")
    assert "Guardado: informe.pdf" in shown_texts(place)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 1
    html = review_html(d.review(), "", built.parts.language)
    for words in ("+0,043 [+0,018 a +0,069]", "R@1", "Falsas alarmas", "semilla 42", "7c1e7c1e", "240 × 1"):
        assert words in html
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.pdf"), ""))
    press(qtbot, place, "Informe")
    assert "Guardado" not in shown_texts(place)


def test_ones_own_test_file_with_any_model(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = reviewed(qtbot, open_window, d.review())
    panel = place_of(built).review.evaluate
    monkeypatch.setattr(
        "medbot_desktop.ui.tuning.evaluate_panel.choose_questions_file", lambda *_: "/tmp/prueba.csv"
    )
    assert not panel.test_button.isEnabled()
    press(qtbot, panel, "Elegir un archivo")
    assert panel.model_box.currentData() == SHIPPED_MODEL
    panel.model_box.setCurrentIndex(panel.model_box.findData(d.MODEL_ID))
    press(qtbot, panel, "Examinarlo")
    qtbot.waitUntil(panel.table.isVisible)
    (request,) = [r for r in built.worker.runs.requests if isinstance(r, EvaluateFile)]
    assert (request.questions_path, request.model_id, request.dataset_id) == (
        "/tmp/prueba.csv",
        d.MODEL_ID,
        1,
    )
    assert "acierta a la primera 0,50 [0,10–0,90]" in panel.result.text()
    assert panel.table.numbers.rows[2] == (
        "semaglutida nevera",
        "no está en los datos",
        "no está en los datos",
        "–",
        "–",
        "0,20",
    )
