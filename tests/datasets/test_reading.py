from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.datasets.reading import QuestionRow, read_questions, read_rows, read_table
from medbot_desktop.domain.checked import Choices
from medbot_desktop.domain.errors import Cancelled, FileUnreadable
from medbot_desktop.domain.rows import Row
from tests.datasets.reading_of import ods, pairs_of, reading_of, unheard, xlsx

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "pregunta;respuesta\n¿Qué dosis máxima?;Tres gramos al día.\n¿Puede tomarse?;No sin consultar.\n"


def refusal_of(path: Path) -> str:
    with pytest.raises(FileUnreadable) as refused:
        read_rows(path, "rows", unheard)
    return refused.value.kind


def test_every_optional_column_is_found_by_its_spanish_or_english_name(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "Medicamento;Tema;PREGUNTA;Respuesta;Fuente;Enlace;Fecha de revisión;Idioma;Notas\n"
        "ibuprofeno;dosis;¿Cuánto?;Lo que diga la receta.;AEMPS;https://x.es;2026-01-02;es;nada\n",
        encoding="utf-8",
    )
    assert read_rows(path, "farmacia", unheard) == [
        Row(
            dataset="farmacia",
            number=1,
            question="¿Cuánto?",
            answer="Lo que diga la receta.",
            medicine="ibuprofeno",
            topic="dosis",
            source="AEMPS",
            source_url="https://x.es",
            reviewed_on="2026-01-02",
            language="es",
        )
    ]


def test_what_is_no_readable_file_is_told_apart(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.csv") == "missing"
    assert refusal_of(tmp_path) == "not_a_file"
    (tmp_path / "empty.csv").touch()
    assert refusal_of(tmp_path / "empty.csv") == "empty"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal_of(tmp_path / "pipe.csv") == "not_a_file"


class AfterSome:
    """Does something to a file once some of it is read."""

    def __init__(self, calls: int, act: object) -> None:
        self._left = calls
        self._act = act

    def __call__(self, done: int, total: int) -> None:
        self._left -= 1
        if not self._left:
            self._act()  # type: ignore[operator]


def big_table(path: Path) -> Path:
    path.write_text(
        "pregunta;respuesta\n" + "¿Qué dosis máxima?;Tres gramos al día.\n" * 20_000, encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("change", ["grows", "shrinks", "is replaced", "is taken away"])
def test_a_file_that_changes_while_it_is_read_is_refused(change: str, tmp_path: Path) -> None:
    path = big_table(tmp_path / "rows.csv")
    other = tmp_path / "other.csv"
    shutil.copy(path, other)

    def act() -> None:
        if change == "grows":
            with path.open("a", encoding="utf-8") as file:
                file.write("una;más\n")
        elif change == "shrinks":
            os.truncate(path, 100)
        elif change == "is replaced":
            other.replace(path)
        else:
            path.unlink()

    with pytest.raises(FileUnreadable) as refused:
        read_rows(path, "rows", AfterSome(8, act))
    assert refused.value.kind == "changed_while_reading"


def test_cancel_ends_the_reading_and_leaves_the_file_alone(tmp_path: Path) -> None:
    path = big_table(tmp_path / "rows.csv")
    before = path.read_bytes()

    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_rows(path, "rows", AfterSome(8, cancel))
    assert path.read_bytes() == before


def test_progress_rises_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_rows(big_table(tmp_path / "rows.csv"), "rows", lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(told) > 10


def test_the_user_may_choose_encoding_delimiter_header_and_columns(tmp_path: Path) -> None:
    content = "título;x;y\nconsulta;respuesta;nota\nuno;dos;tres\n".encode("cp1252")
    assert pairs_of(reading_of(tmp_path, content)) == [("uno", "dos")]
    assert pairs_of(reading_of(tmp_path, content, Choices(question=3, answer=1))) == [("tres", "uno")]
    assert pairs_of(reading_of(tmp_path, content, Choices(header_line=0, question=1, answer=3))) == [
        ("título", "y"),
        ("consulta", "nota"),
        ("uno", "tres"),
    ]
    by_header = reading_of(tmp_path, content, Choices(header_line=1, question=1, answer=2))
    assert pairs_of(by_header) == [("uno", "dos")]
    assert [left.cells[0] for left in by_header.left_out] == ["consulta"]
    wrong = reading_of(tmp_path, content, Choices(encoding="mac-roman", header_line=0, question=1, answer=2))
    assert wrong.rows[0].question != "título"
    commas = reading_of(tmp_path, "a;b,c;d\ne;f,g;h\n", Choices(delimiter=",", header_line=0))
    assert pairs_of(commas) == [("a;b", "c;d"), ("e;f", "g;h")]
    with pytest.raises(FileUnreadable) as refused:
        reading_of(tmp_path, content, Choices(answer=9))
    assert refused.value.kind == "no_such_column"


def test_text_encoded_twice_can_be_read_as_it_is_written(tmp_path: Path) -> None:
    content = TABLE.encode().decode("cp1252", "replace")
    right = reading_of(tmp_path, TABLE.replace("¿", "").encode().decode("cp1252"))
    assert right.rows[0].question == "Qué dosis máxima?"
    assert right.remarks == {"double_encoded": [1, 2]} or right.remarks == {"double_encoded": [1]}
    as_written = reading_of(tmp_path, content, Choices(as_written=True))
    assert "Ã©" in as_written.rows[0].question


def test_a_letter_that_is_right_keeps_a_text_as_it_is(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "pregunta;respuesta\n¿Qué es Ã¡?;Una á estropeada: Ã¡.\n")
    assert pairs_of(reading) == [("¿Qué es Ã¡?", "Una á estropeada: Ã¡.")]
    assert not reading.remarks


SHEET = [
    ["pregunta", "respuesta", "medicamento"],
    ["¿Cuánto?", "=1+1", "ibuprofeno"],
    ["¿Y si no?", "Nada.", ""],
]


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, xlsx({"Hoja1": SHEET}))
    assert pairs_of(reading) == [("¿Cuánto?", "2"), ("¿Y si no?", "Nada.")]
    assert reading.rows[0].medicine == "ibuprofeno"
    assert reading.layout.sheet == "Hoja1"


def test_a_sheet_may_begin_anywhere_and_stand_behind_others(tmp_path: Path) -> None:
    rows = [["Farmacia", "", ""], *SHEET[:2], ["", "", ""], *SHEET[2:], ["", "", ""]]
    reading = reading_of(tmp_path, xlsx({"Notas": [["x"]], "Datos": rows, "Vacía": []}, first=(3, 2)))
    assert [(row.number, row.answer) for row in reading.rows] == [(1, "2"), (3, "Nada.")]
    assert (reading.layout.sheet, reading.layout.other_sheets) == ("Datos", ("Notas",))
    assert reading.layout.header_line == 5
    assert [(left.number, left.line, left.kind) for left in reading.left_out] == [(2, 7, "empty_row")]


def test_numbers_and_truths_of_a_workbook_become_text(tmp_path: Path) -> None:
    rows = [["pregunta", "respuesta"], ["a", 0.025], ["b", 500], ["c", True], ["d", "007"], ["e", "_x000D_"]]
    answers = [row.answer for row in reading_of(tmp_path, xlsx({"Hoja1": rows})).rows]
    assert answers[:4] == ["0.025", "500", "TRUE", "007"]


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    assert pairs_of(reading_of(tmp_path, ods([["Pregunta", "Respuesta"], ["¿Cuánto?", "Dos."]]))) == [
        ("¿Cuánto?", "Dos.")
    ]


@pytest.mark.parametrize("sheets", [{"Hoja1": []}, {"A": [], "B": [["", ""]]}])
def test_a_workbook_without_data_has_no_sheet(sheets: dict[str, list[list[str]]], tmp_path: Path) -> None:
    (tmp_path / "rows.xlsx").write_bytes(xlsx(sheets))
    assert refusal_of(tmp_path / "rows.xlsx") == "no_sheet"


def test_a_document_is_no_table(tmp_path: Path) -> None:
    content = xlsx({"Hoja1": SHEET}).replace(b"xl/work", b"wo/work").replace(b"xl/", b"wo/")
    (tmp_path / "rows.csv").write_bytes(content)
    assert refusal_of(tmp_path / "rows.csv") == "compressed"


QUESTIONS = 'query;expected_row;expected_kind\r\n¿Cuánto?;3;stored\r\nhola;;help\r\ndos;"4; 5";\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_test_questions_are_read_with_the_same_tolerance(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_bytes(QUESTIONS.encode(encoding))
    assert read_questions(path) == [
        QuestionRow("¿Cuánto?", (3,), "stored"),
        QuestionRow("hola", (), "help"),
        QuestionRow("dos", (4, 5), ""),
    ]


def test_kinds_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text("Pregunta,Fila\nuno,1\n", encoding="utf-8")
    assert read_questions(path) == [QuestionRow("uno", (1,), "")]


@pytest.mark.parametrize("number", ["x", "0", "-1", "1.5", "²"])
def test_a_bad_row_number_is_told_with_its_line(number: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text(f"query,expected_row\nuno,1\ndos,{number}\n", encoding="utf-8")
    with pytest.raises(FileUnreadable) as refused:
        read_questions(path)
    assert (refused.value.kind, refused.value.params) == ("bad_row_number", {"line": 3})


def test_a_chosen_delimiter_is_not_questioned(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("pregunta|respuesta\na,b|c,d\n", encoding="utf-8")
    reading = read_table(path, "rows", unheard, Choices(delimiter=",", header_line=0))
    assert reading.layout.delimiter == ","
