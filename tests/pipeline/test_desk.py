"""The answering desk on a library of its own: rows of the shipped example are told from the pharmacy's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.storage.vectors import VectorFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = "pregunta,respuesta,medicamento\n¿La metformina se toma con comida?,Sí.,metformina\n"
SAMPLE = (
    "pregunta,respuesta,medicamento\n"
    "¿El ibuprofeno se toma con comida?,Mejor con comida.,ibuprofeno\n"
    "¿Para qué sirve el ibuprofeno?,Para el dolor.,ibuprofeno\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "user")
    for name, text, sample in (("own", OWN, False), ("sample", SAMPLE, True)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        desk.import_file(path, "", sample, lambda done, total: None)
    while desk.index_step():
        pass
    yield desk
    desk.close()


def test_what_shows_a_row_of_the_sample_says_so_and_nothing_else(desk: Desk) -> None:
    for question, kind, shows_samples in (
        ("¿El ibuprofeno se toma con comida?", AnswerKind.STORED, True),
        ("ibuprofeno", AnswerKind.HELP, True),
        ("¿El ibuprofeno se puede tomar con zumo de pomelo?", AnswerKind.NOT_IN_DATA, True),
        ("¿La metformina se toma con comida?", AnswerKind.STORED, False),
        ("metformina", AnswerKind.HELP, False),
        ("hola", AnswerKind.HELP, False),
    ):
        answer = desk.ask(Ask(question))
        assert (answer.kind, answer.shows_samples) == (kind, shows_samples), question


def test_the_first_question_after_a_start_is_answered_from_all_that_was_ready(
    desk: Desk, tmp_path: Path
) -> None:
    """Rows encoded in an earlier session only have to be read: nobody is told that the data does not say."""
    desk.close()
    again = Desk(tmp_path / "user")
    try:
        answer = again.ask(Ask("¿El ibuprofeno se toma con comida?"))
    finally:
        again.close()
    assert answer.kind is AnswerKind.STORED
    assert "rows_ready" not in [notice.code for notice in answer.notices]


def test_a_question_may_be_taken_back_while_rows_are_read(desk: Desk, tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    desk.close()
    again = Desk(tmp_path / "user")
    try:
        with pytest.raises(Cancelled):
            again.ask(Ask("¿El ibuprofeno se toma con comida?"), stop)
        assert again.ask(Ask("¿El ibuprofeno se toma con comida?")).kind is AnswerKind.STORED
    finally:
        again.close()


def test_rows_still_being_encoded_are_not_said_to_be_missing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "user")
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    desk.import_file(path, "", False, lambda done, total: None)
    try:
        answer = desk.ask(Ask("¿La metformina se toma con comida?"))
    finally:
        desk.close()
    assert answer.kind is AnswerKind.NOT_IN_DATA
    assert [s.code for s in answer.sentences] == ["may_be_in_the_rest"]
    assert [notice.code for notice in answer.notices] == ["rows_ready"]


def test_with_every_row_ready_the_vectors_of_other_encoders_go(tmp_path: Path) -> None:
    vectors = VectorFile.open(tmp_path)
    vectors.add({f"of another encoder {number}".encode(): bytes(1_536) for number in range(1_500)})
    vectors.close()
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    desk = Desk(tmp_path)
    desk.import_file(path, "", False, lambda done, total: None)
    while desk.index_step():
        pass
    desk.close()
    vectors = VectorFile.open(tmp_path)
    assert vectors.kept_for() == desk.encoder_id
    vectors.close()
    with closing(sqlite3.connect(tmp_path / "vectors.db")) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (2,)
    # What is left is used: the next start computes nothing and prunes nothing.
    desk = Desk(tmp_path)
    assert desk._vectors.used is None
    desk.close()
