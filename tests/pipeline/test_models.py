"""The shelf of models with the desk that answers: use, go back, pass on, refuse."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.answering.confidence import Calibration
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.errors import (
    ModelAltered,
    ModelForAnotherEncoder,
    ModelInUse,
    NeedsConfirmation,
    NoEarlierModel,
    UnknownModel,
)
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import TuningParams
from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.models import FOLDER, ModelShelf
from medbot_desktop.storage.library import Library
from medbot_desktop.tuning.model_file import TunedModel, make_model, model_bytes
from medbot_desktop.worker.tuning_messages import (
    ListModels,
    ListTaught,
    ModelsListed,
    NextToTeach,
    RollBack,
    RowToTeach,
    TaughtListed,
    Teach,
    Unteach,
    UseModel,
)
from tests.pipeline.tuning_files import quick_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from medbot_desktop.pipeline.knowledge import Knowledge

NOW = 1_764_400_000.0
QUESTION = "¿Para qué sirve el ibuprofeno?"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return quick_knowledge(load_knowledge())


@pytest.fixture
def shelf(knowledge: Knowledge, tmp_path: Path) -> Iterator[ModelShelf]:
    with closing(Library.open(tmp_path)) as library:
        yield ModelShelf(tmp_path, library.models, knowledge.answerer, knowledge.encoder.id, lambda: NOW)


def model(knowledge: Knowledge, bias: float, **facts: Any) -> TunedModel:
    """The shipped weights with another bias: as sure or as unsure as wanted."""
    shipped = knowledge.answerer
    pair = {"mean": 0.1, "low": 0.05, "high": 0.2}
    manifest = {
        "params": {"learning_rate": 0.1, "seed": 3},
        "data": {"name": "mine.csv"},
        "kind": "real",
        "n_held_out": 40,
        "verdict": "helps",
        "scores": {"mrr_at_10": {"before": pair, "after": pair, "gain": pair}},
        "checks": {},
        **facts,
    }
    calibration = Calibration("m", shipped.calibration.weights, bias, shipped.calibration.threshold)
    return make_model(shipped.weights, calibration, None, knowledge.encoder.id, manifest)


def ready(desk: Desk) -> None:
    desk.follow()
    while desk.index_step() is not None:
        pass


def put(folder: Path, made: TunedModel) -> str:
    """As a run leaves it."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / f"{made.id}.npz").write_bytes(model_bytes(made))
    return made.id


def test_what_a_run_left_is_taken_in_and_told(
    shelf: ModelShelf, knowledge: Knowledge, tmp_path: Path
) -> None:
    model_id = put(tmp_path, model(knowledge, 1.0))
    shipped, summary = shelf.summaries()
    assert (shipped.id, shipped.active) == (SHIPPED_MODEL, True)
    assert (summary.id, summary.name, summary.active, summary.usable) == (model_id, "mine.csv", False, True)
    assert summary.params == replace(TuningParams(), learning_rate=0.1, seed=3)
    assert summary.gain is not None
    assert summary.gain.low == 0.05


def test_use_and_roll_back_step_by_step(shelf: ModelShelf, knowledge: Knowledge, tmp_path: Path) -> None:
    one, other = (put(tmp_path, model(knowledge, bias)) for bias in (1.0, 2.0))
    with pytest.raises(NoEarlierModel):
        shelf.roll_back()
    shelf.use(one)
    shelf.use(other)
    assert shelf.answerer()[0].calibration.name == other
    assert shelf.roll_back() == one
    assert shelf.answerer()[0].calibration.name == one
    assert shelf.roll_back() == SHIPPED_MODEL
    assert shelf.answerer()[0] is knowledge.answerer
    with pytest.raises(NoEarlierModel):
        shelf.roll_back()


def test_a_worse_model_needs_a_recorded_confirmation(
    shelf: ModelShelf, knowledge: Knowledge, tmp_path: Path
) -> None:
    made = model(knowledge, 1.0, verdict="worse", checks={"red_flag": [52, 1, 2], "look_alike": [9, 1, 1]})
    model_id = put(tmp_path, made)
    assert shelf.summaries()[1].worse == ("held_out", "red_flag")
    for confirmed in ((), ("held_out",)):
        with pytest.raises(NeedsConfirmation):
            shelf.use(model_id, confirmed)
    assert shelf.answerer()[0] is knowledge.answerer
    shelf.use(model_id, ("held_out", "red_flag"))
    assert shelf.answerer()[0].calibration.name == model_id
    assert shelf._models.activations()[0].confirmed == ("held_out", "red_flag")


def test_the_active_model_cannot_be_deleted_others_come_back(
    shelf: ModelShelf, knowledge: Knowledge, tmp_path: Path
) -> None:
    model_id = put(tmp_path, model(knowledge, 1.0))
    shelf.use(model_id)
    with pytest.raises(ModelInUse):
        shelf.delete(model_id)
    shelf.use(SHIPPED_MODEL)
    shelf.delete(model_id)
    assert shelf.summaries()[1].deleted_at == NOW
    with pytest.raises(UnknownModel):
        shelf.use(model_id)
    shelf.restore(model_id)
    shelf.rename(model_id, "  the good one ")
    shelf.note(model_id, "for Mondays")
    summary = shelf.summaries()[1]
    assert (summary.deleted_at, summary.name, summary.note) == (None, "the good one", "for Mondays")
    shelf.delete(model_id)
    shelf.erase_deleted(NOW)
    assert shelf.summaries()[1].deleted_at == NOW
    shelf.erase_deleted(NOW + 1)
    assert len(shelf.summaries()) == 1
    assert not list((tmp_path / FOLDER).glob("*.npz"))


def test_a_model_passed_on_is_the_same_elsewhere(
    shelf: ModelShelf, knowledge: Knowledge, tmp_path: Path
) -> None:
    model_id = put(tmp_path, model(knowledge, 1.0))
    shelf.summaries()
    shelf.export(model_id, tmp_path / "passed.npz")
    elsewhere = tmp_path / "elsewhere"
    with closing(Library.open(elsewhere)) as library:
        other = ModelShelf(elsewhere, library.models, knowledge.answerer, knowledge.encoder.id)
        assert other.import_file(tmp_path / "passed.npz") == model_id
        summary = other.summaries()[1]
        assert (summary.imported, summary.active, summary.usable) == (True, False, True)
        other.use(model_id)
        stranger = ModelShelf(elsewhere, library.models, knowledge.answerer, "another encoder")
        with pytest.raises(ModelForAnotherEncoder):
            stranger.import_file(tmp_path / "passed.npz")
    content = bytearray((tmp_path / "passed.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "altered.npz").write_bytes(content)
    with pytest.raises(ModelAltered):
        shelf.import_file(tmp_path / "altered.npz")
    with pytest.raises(ModelAltered):
        shelf.import_file(tmp_path / "nowhere.npz")


@pytest.mark.parametrize("model_id", ["../library", "m/../../x", "", "m" * 90])
def test_an_id_is_never_a_path(shelf: ModelShelf, model_id: str) -> None:
    with pytest.raises(UnknownModel):
        shelf.use(model_id)
    with pytest.raises(UnknownModel):
        shelf.review(model_id)


def test_the_desk_answers_with_the_active_model_from_the_next_question_on(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, knowledge)
    try:
        desk._library.add_data_set("d", [Row("d", 1, QUESTION, "Alivia el dolor.", "ibuprofeno")])
        ready(desk)
        before = desk.ask(Ask(QUESTION))
        assert (before.kind, before.model) == ("stored", "shipped-1")
        unsure = put(tmp_path, model(knowledge, -30.0))
        listed = desk.models.carry_out(UseModel(1, unsure))
        assert isinstance(listed, ModelsListed)
        assert [m.active for m in listed.models] == [False, True]
        assert [a.model_id for a in listed.activations] == [unsure]
        after = desk.ask(Ask(QUESTION))
        assert (after.kind, after.model) == ("not_in_data", unsure)
        desk.models.carry_out(RollBack(2))
        assert desk.ask(Ask(QUESTION)).text == before.text
    finally:
        desk.close()


def test_an_active_model_that_is_damaged_gives_way_to_the_shipped_one_and_says_so(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, knowledge)
    try:
        desk._library.add_data_set("d", [Row("d", 1, QUESTION, "Alivia el dolor.", "ibuprofeno")])
        ready(desk)
        model_id = put(tmp_path, model(knowledge, 1.0))
        desk.models.carry_out(UseModel(1, model_id))
        (tmp_path / FOLDER / f"{model_id}.npz").write_bytes(b"damaged")
    finally:
        desk.close()
    desk = Desk(tmp_path, knowledge)
    try:
        ready(desk)
        answer = desk.ask(Ask(QUESTION))
        assert answer.model == "shipped-1"
        assert "model_altered" in [n.code for n in answer.notices]
        listed = desk.models.carry_out(ListModels(2))
        assert isinstance(listed, ModelsListed)
        assert listed.models[1].trouble is not None
    finally:
        desk.close()


@pytest.mark.parametrize("restarted", [True, False])
def test_what_is_deleted_goes_after_thirty_days_of_use_and_not_by_the_clock_alone(
    knowledge: Knowledge, tmp_path: Path, restarted: bool
) -> None:
    """A tuned model and a data set; also where the program is never ended, and where the clock jumps a year."""
    now = NOW
    desk = Desk(tmp_path, knowledge, lambda: now)
    data_set = desk._library.add_data_set("d", [Row("d", 1, QUESTION, "Alivia el dolor.", "ibuprofeno")])
    model_id = put(tmp_path, model(knowledge, 1.0))
    desk.models.carry_out(ListModels(1))

    def there(at: float) -> tuple[bool, bool]:
        nonlocal desk, now
        now = at
        if restarted:
            desk.close()
            desk = Desk(tmp_path, knowledge, lambda: now)
        desk.follow()
        file = (tmp_path / FOLDER / f"{model_id}.npz").exists()
        assert file == (len(desk._shelf.summaries()) == 2)
        return file, data_set.id in {d.id for d in desk._library.deleted_data_sets()}

    try:
        desk._shelf.delete(model_id)
        desk._library.remove(data_set.id, at=now)
        for day in range(365, 369):
            assert there(NOW + day * DAY_S) == (True, True)
        for day in range(1, 31):
            assert there(NOW + day * DAY_S) == (True, True)
        assert there(NOW + 31 * DAY_S) == (False, False)
    finally:
        desk.close()


def test_teaching_goes_through_the_rows_once(knowledge: Knowledge, tmp_path: Path) -> None:
    desk = Desk(tmp_path, knowledge)
    try:
        rows = [Row("d", n, f"pregunta {n}", f"respuesta {n}") for n in range(1, 9)]
        data_set = desk._library.add_data_set("d", rows)
        seen = set()
        while True:
            told = desk.models.carry_out(NextToTeach(1, data_set.id))
            assert isinstance(told, RowToTeach)
            if told.row is None:
                break
            assert (told.n_taught, told.n_rows) == (len(seen), 8)
            seen.add(told.row.number)
            desk.models.carry_out(Teach(2, data_set.id, told.row.number, f" como se pide {told.row.number} "))
        assert seen == set(range(1, 9))
        listed = desk.models.carry_out(ListTaught(3))
        assert isinstance(listed, TaughtListed)
        number, question = listed.taught[0]
        assert question.query.startswith("como se pide")
        desk.models.carry_out(Unteach(4, number))
        listed = desk.models.carry_out(ListTaught(5))
        assert isinstance(listed, TaughtListed)
        assert len(listed.taught) == 7
    finally:
        desk.close()
