"""What would leave for tuning on Google Cloud, and what must not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.cloud_tuning import CloudParams, CloudPreview, CloudSettings
from medbot_desktop.domain.errors import Cancelled, TooLittleToTune
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline import cloud_files
from medbot_desktop.pipeline.cloud_files import Divided, digest_of, divided, prepare
from medbot_desktop.pipeline.knowledge import load_knowledge, load_reader
from medbot_desktop.pipeline.tune import RunInputs
from medbot_desktop.pipeline.tuning_material import Labelled
from tests.pipeline.tuning_files import Store, quick_knowledge

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.reading import Reader

MODEL = "gemini-3.5-flash-lite"
PARAMS = CloudParams()
PLACE = CloudSettings("", "shop-1234", "us-central1", "pharmacy-files")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return tuple(read_rows(bundled("data") / "starter_es.csv", "starter", untold))


def untold(done: int, total: int) -> None:
    pass


def inputs_of(rows: tuple[Row, ...], *questions: Labelled) -> RunInputs:
    return RunInputs(rows, questions, "starter", "hash")


def made(folder: Path, inputs: RunInputs, reader: Reader, params: CloudParams = PARAMS) -> CloudPreview:
    return prepare("j", folder, inputs, MODEL, params, PLACE, reader, untold)


def lines_of(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_bytes().splitlines()]


def texts_of(line: dict[str, Any]) -> tuple[str, str, str]:
    user, model = line["contents"]
    assert (user["role"], model["role"]) == ("user", "model")
    return line["systemInstruction"]["parts"][0]["text"], user["parts"][0]["text"], model["parts"][0]["text"]


def test_the_preview_is_what_lies_in_the_files(tmp_path: Path, rows: tuple[Row, ...], reader: Reader) -> None:
    preview = made(tmp_path, inputs_of(rows), reader)
    train, validation = lines_of(preview.train_path), lines_of(preview.validation_path)
    assert (len(train), len(validation)) == (preview.n_train, preview.n_validation)
    assert preview.n_train + preview.n_validation + preview.n_held_out == len(rows)
    assert Path(preview.train_path).stat().st_size == preview.train_bytes
    assert [texts_of(line) for line in train[:5]] == [
        (one.system, one.user, one.model) for one in preview.samples
    ]
    assert preview.digest == digest_of(tmp_path)
    assert preview.blockers == ()
    assert preview.billed_tokens == 3 * preview.tokens > 0
    assert preview.kind is QuestionKind.ROW


def test_an_example_is_asked_as_a_hosted_model_is_and_cites_its_own_row(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader
) -> None:
    by_question = {" ".join(row.question.split()): row for row in rows}
    places = set()
    preview = made(tmp_path, inputs_of(rows), reader)
    for line in lines_of(preview.train_path):
        system, user, model = texts_of(line)
        mark = re.search(r"<<DATA (\w{16})>>", system)
        assert mark
        assert user.startswith(mark[0])
        asked = re.search(r"QUESTION: (.*)", user)
        assert asked
        row = by_question[asked[1]]
        cited = {int(n) for n in re.findall(r"\[(\d+)\]", model)}
        assert len(cited) == 1
        (number,) = cited
        shown = re.search(rf"ROW {number}\n(?:  (?:medicine|topic): .*\n)*  question: (.*)", user)
        assert shown
        assert shown[1] == asked[1]
        assert re.sub(r" \[\d+\]", "", model) == row.answer
        places.add(number)
    assert len(places) > 2  # not always the first


def test_what_is_set_aside_is_in_no_file_and_the_rounds_are_those_of_the_embedded_tuning(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader
) -> None:
    inputs = inputs_of(rows, *(Labelled(f"pregunta de mostrador {n}", (n,)) for n in range(1, 61)))
    whole = divided(inputs, PARAMS, reader, untold)
    assert whole.kind is QuestionKind.REAL
    preview = made(tmp_path, inputs, reader)
    text = Path(preview.train_path).read_text() + Path(preview.validation_path).read_text()
    for held_out in whole.held_out():
        assert f"QUESTION: {held_out.text}\\n" not in text
    for place, group in enumerate(whole.division.row_groups):
        if group in whole.split.held_out:
            assert json.dumps(rows[place].answer, ensure_ascii=False)[1:60] not in text
    train = Path(preview.train_path).read_text()
    for place, group in enumerate(whole.division.row_groups):
        if group in whole.split.check:
            assert json.dumps(" ".join(rows[place].question.split()), ensure_ascii=False)[1:-1] not in train


def test_the_division_is_the_one_that_encoding_everything_gives(
    rows: tuple[Row, ...], reader: Reader, tmp_path: Path
) -> None:
    from medbot_desktop.domain.tuning import TuningParams
    from medbot_desktop.pipeline.tuning_material import read_material
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.tuning.rounds import splits

    inputs = inputs_of(rows[:80], *(Labelled(f"pregunta {n}", (n,)) for n in range(1, 31)))
    knowledge = quick_knowledge(load_knowledge())
    material = read_material(
        inputs.rows, inputs.questions, knowledge, VectorCache(Store({})), PARAMS.seed, untold
    )
    wanted = splits(material, TuningParams(seed=PARAMS.seed, folds=PARAMS.folds))[0]
    whole: Divided = divided(inputs, PARAMS, reader, untold)
    assert whole.split == wanted
    assert whole.division.row_groups == material.row_groups


def test_no_row_with_personal_details_leaves_in_any_form(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader
) -> None:
    private = replace(rows[4], answer="Llame a Carmen Ruiz Gómez al 612 345 678. Tome 500 mg.")
    changed = (*rows[:4], private, *rows[5:])
    asked = Labelled("mi correo es ana.perez@example.com, ¿puedo tomarlo?", (9,))
    preview = made(tmp_path, inputs_of(changed, asked), reader)
    text = Path(preview.train_path).read_text() + Path(preview.validation_path).read_text()
    for word in ("612 345 678", "Carmen", "ana.perez"):
        assert word not in text
    told = {(one.row, one.asked): one.kinds for one in preview.left_out}
    assert "phone" in told[private.number, False]
    if (9, True) in told:  # unless its row is among those set aside
        assert "mail" in told[9, True]


def test_too_few_too_large_and_too_long_are_told(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TooLittleToTune):
        divided(inputs_of(rows[:6]), PARAMS, reader, untold)
    few = made(tmp_path, inputs_of(rows[:16]), reader)
    assert [one.code for one in few.blockers] == ["cloud_too_few"]
    monkeypatch.setattr(cloud_files, "MAX_BYTES", 10_000)
    monkeypatch.setattr(cloud_files, "MAX_EXAMPLES", 20)
    much = made(tmp_path, inputs_of(rows), reader)
    assert [one.code for one in much.blockers] == ["cloud_too_many", "cloud_too_large"]
    long = replace(rows[3], answer="Tome 500 mg. " * 600)
    preview = made(tmp_path, inputs_of((*rows[:3], long, *rows[4:])), reader)
    if (long.number, ()) in {(one.row, one.kinds) for one in preview.left_out}:
        assert "Tome 500 mg. [1] Tome 500 mg. [1]" not in Path(preview.train_path).read_text()


def test_validation_stays_within_what_the_service_takes(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_files, "MAX_VALIDATION", 3)
    assert made(tmp_path, inputs_of(rows), reader).n_validation == 3


def test_preparing_tells_how_far_it_is_and_can_be_given_up(
    tmp_path: Path, rows: tuple[Row, ...], reader: Reader
) -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if done > 2 * len(rows):
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare("j", tmp_path, inputs_of(rows), MODEL, PARAMS, PLACE, reader, report)
    assert told == sorted(told)
    assert {total for _, total in told} == {3 * len(rows)}
    assert not list(tmp_path.iterdir())
