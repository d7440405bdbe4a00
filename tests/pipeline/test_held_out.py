"""The questions a hosted model can be measured on: with the rows the program itself would give it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.errors import UnknownDataSet
from medbot_desktop.pipeline.tuning_desk import TuningDesk
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.measuring_messages import PrepareMeasuring

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """\
question,answer,medicine,language
¿Cuál es la dosis de paracetamol en adultos?,Tome 500 mg cada 8 horas. No supere 3 g al día.,paracetamol,es
¿El paracetamol se toma con comida?,Puede tomarse con o sin comida.,paracetamol,es
"""
QUESTIONS = """\
query,expected_row,expected_kind
dosis de paracetamol en adultos,1,
se ha tomado una caja entera de paracetamol,1,red_flag
¿dosis de semaglutida?,2,
¿paracetamol con comida?,99,
hola,,help
"""


def nothing(done: int, total: int) -> None:
    assert done <= total


def test_only_what_a_model_would_be_asked_is_measured(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    folder = tmp_path / "user"
    with closing(Library.open(folder)) as library:
        data_set = library.add_data_set("rows.csv", read_rows(tmp_path / "rows.csv", "rows.csv", nothing))
    desk = TuningDesk(folder)
    request = PrepareMeasuring(7, str(tmp_path / "questions.csv"), data_set.id, "ES")
    prepared = desk.prepare_measuring(request, nothing)
    (held,) = prepared.held
    assert (prepared.request_id, prepared.left_out, prepared.more) == (7, 3, 0)
    assert held.question == "dosis de paracetamol en adultos"
    assert held.expected == (1,)
    assert held.first is AnswerKind.STORED
    assert held.rows[0].answer.startswith("Tome 500 mg")
    assert 300 < held.tokens_in < 2_000
    with pytest.raises(UnknownDataSet):
        desk.prepare_measuring(PrepareMeasuring(8, str(tmp_path / "questions.csv"), 99), nothing)
