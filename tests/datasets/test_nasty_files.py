"""Files of our own that are worse than the re-enacted ones."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.errors import FileUnreadable
from tests.datasets.reading_of import left_out_of, pairs_of, reading_of, unheard

if TYPE_CHECKING:
    from pathlib import Path

PAIR = ("¿Qué dosis máxima?", "Tres gramos al día.")
OTHER = ("¿Puede tomarse?", "No sin consultar.")
LINE = "¿Qué dosis máxima?;Tres gramos al día."
OTHER_LINE = "¿Puede tomarse?;No sin consultar."
TABLE = f"pregunta;respuesta\r\n{LINE}\r\n{OTHER_LINE}\r\n"

SAME_ROWS: dict[str, bytes | str] = {
    "title lines and ghost columns in Windows-1252": (
        "Farmacia del Parque;;;;\r\n;;;;\r\nActualizado: mañana;;;;\r\nPregunta;Respuesta;;;\r\n"
        f"{LINE};;;\r\n{OTHER_LINE};;;\r\n"
    ).encode("cp1252"),
    "Mac Roman with CR": TABLE.replace("\r\n", "\r").encode("mac_roman"),
    "Mac Roman without the bytes Windows-1252 lacks": TABLE.encode("mac_roman"),
    "one Windows byte in UTF-8": (TABLE + "ñ" * 40 + ";" + "ñ" * 40).encode() + b"\xf1o\r\n",
    "two byte-order marks": "\ufeff\ufeff" + TABLE,
    "pipes": TABLE.replace(";", "|"),
    "no line end at the end": TABLE.rstrip(),
    "blank lines between": TABLE.replace("\r\n", "\r\n\r\n\r\n"),
    "mixed line ends": TABLE.replace("\r\n", "\n", 1).replace("\r\n", "\r", 1),
    "sep line in quotes, in capitals": '"SEP=;"\r\n' + TABLE,
    "commas and semicolons in the text, nothing quoted": TABLE.replace(";", "\t"),
    "every line quoted once more": 'pregunta,respuesta\n"¿Qué dosis máxima?,""Tres gramos al día."""\n'.replace(
        "pregunta,respuesta", '"pregunta,respuesta"'
    )
    + '"¿Puede tomarse?,No sin consultar."\n',
    "space before each quotation mark": (
        '"pregunta", "respuesta"\n"¿Qué dosis máxima?", "Tres gramos al día."\n"¿Puede tomarse?", "No sin consultar."\n'
    ),
    "index column without a name": (
        ",question,answer\n0,¿Qué dosis máxima?,Tres gramos al día.\n1,¿Puede tomarse?,No sin consultar.\n"
    ),
    "answer before question, by name": (
        "respuesta;pregunta\nTres gramos al día.;¿Qué dosis máxima?\nNo sin consultar.;¿Puede tomarse?\n"
    ),
    "longer names": TABLE.replace("pregunta;respuesta", "Pregunta frecuente;Respuesta del farmacéutico"),
    "names in camel case": TABLE.replace("pregunta;respuesta", "textInput;output"),
    "text encoded twice, half of a letter invisible": TABLE.encode().decode("latin-1").encode(),
    "text encoded twice, then kept as Windows-1252": TABLE.encode().decode("latin-1").encode("latin-1"),
    "UTF-16 without a mark, big end first": TABLE.encode("utf-16-be"),
    "UTF-32": TABLE.encode("utf-32"),
    "soft hyphens and direction marks": TABLE.replace("dosis", "do\u00adsis\u200e").replace("No sin", "\u202aNo sin"),
    "zero bytes in names and rows": TABLE.replace("respuesta", "respu\x00esta").replace("Tres", "\x00Tres"),
    "JSON lines of prompts": (
        '{"prompt": "¿Qué dosis máxima?", "completion": "Tres gramos al día."}\n'
        '{"prompt": "¿Puede tomarse?", "completion": "No sin consultar."}\n'
    ),
    "JSON list over several lines": (
        '[\n {"input": "¿Qué dosis máxima?",\n  "output": "Tres gramos al día."},\n'
        ' {"input": "¿Puede tomarse?", "output": "No sin consultar."}\n]\n'
    ),
    "chats": (
        '{"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "¿Qué dosis máxima?"},'
        ' {"role": "assistant", "content": "Tres gramos al día."}]}\n'
        '{"contents": [{"role": "user", "parts": [{"text": "¿Puede tomarse?"}]},'
        ' {"role": "model", "parts": [{"text": "No sin consultar."}]}]}\n'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME_ROWS)
def test_the_same_two_rows_come_out(name: str, tmp_path: Path) -> None:
    assert pairs_of(reading_of(tmp_path, SAME_ROWS[name]))[:2] == [PAIR, OTHER]


REFUSED: dict[str, tuple[bytes | str, str]] = {
    "blank": (" \r\n\r\n \t\n", "empty"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "empty"),
    "web page": ("\n<!-- x --><!DOCTYPE html><html><body>a;b</body></html>", "web_page"),
    "web page in UTF-16": ("<html><body>a;b</body></html>".encode("utf-16"), "web_page"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "picture"),
    "bitmap": (b"BM" + bytes(range(256)) * 4, "picture"),
    "PDF": (b"%PDF-1.7\n1;2\n", "not_a_table"),
    "program": (b"\x7fELF" + bytes(500), "not_a_table"),
    "zeros": (bytes(5000), "not_a_table"),
    "gzip": (gzip.compress(TABLE.encode()), "compressed"),
    "pointer": ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "lfs_pointer"),
    "locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "half of an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "damaged_workbook"),
    "prose": ("Estimado cliente:\nsu pedido, como siempre, va en camino.\nUn saludo\n", "one_column"),
    "broken JSON list": ('[{"prompt": "a",\n "completion": }]\n', "bad_json"),
    "two questions": ("pregunta;Pregunta;respuesta\na;b;c\n", "two_question_columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_by_its_kind(name: str, tmp_path: Path) -> None:
    content, kind = REFUSED[name]
    with pytest.raises(FileUnreadable) as refused:
        reading_of(tmp_path, content)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('a1;"b1\r\na2;b2\r\na3;b3\r\n', 2),
        ('a1;b1\r\na2;"b2\r\na3;"b3"\r\na4;b4\r\n', 3),
        ('a1;"b\r\n1"\r\na2;"b2\r\n"a3";b3\r\n', 4),
        ('"a1;b1\r\n"a2";b2\r\n', 2),
    ],
)
def test_a_quotation_mark_that_never_closes_swallows_no_rows(rows: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        reading_of(tmp_path, "pregunta;respuesta\r\n" + rows)
    assert (refused.value.kind, refused.value.params) == ("unclosed_quote", {"line": line})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('Tubo de 20" de largo', 'Tubo de 20" de largo'),
        ('"Tubo de 20" de largo"', 'Tubo de 20" de largo'),
        ('"Tubo" de largo', '"Tubo" de largo'),
        ('"Dice ""no""; y basta" ', 'Dice "no"; y basta'),
        ('"Dice \\"no\\", y basta"', 'Dice "no", y basta'),
        ('"Una línea\r\ny ""otra"""', 'Una línea\r\ny "otra"'),
    ],
)
def test_odd_quotation_marks_stay_text(cell: str, text: str, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f"pregunta;respuesta\r\nuno;{cell}\r\n{LINE}\r\n")
    assert pairs_of(reading) == [("uno", text), PAIR]


def test_a_mark_closed_by_chance_is_told(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, f'pregunta;respuesta\r\n{LINE}\r\na1;"b1\r\na2;b2"\r\na3;"dos\r\nlíneas; sí"\r\n'
    )
    assert reading.remarks == {"swallowed_row": [2]}


def test_rows_above_the_names_are_no_title(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f"{LINE}\npregunta;respuesta\n{OTHER_LINE}\n")
    assert [(row.number, row.question) for row in reading.rows] == [(1, PAIR[0]), (3, OTHER[0])]
    assert left_out_of(reading) == [(2, "repeated_header")]
    assert reading.layout.header_line is None


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("answer;pregunta;respuesta", 2),
        ("output;prompt;completion", 2),
        ("notas;q;a", 2),
        ("respuesta;pregunta;respuesta tipo", 0),
    ],
)
def test_the_answer_goes_with_the_name_of_the_question(header: str, answer: int, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f"{header}\nuno;dos;tres\n")
    assert (reading.rows[0].question, reading.rows[0].answer) == ("dos", ["uno", "", "tres"][answer])
    assert not reading.layout.columns.guessed


@pytest.mark.parametrize(
    "header", ["pregunta;a;b;c", "pregunta;respuesta 1;respuesta 2;n", "pregunta;answer a;answer b;x"]
)
def test_one_of_several_answers_is_not_taken_for_the_answer_in_silence(header: str, tmp_path: Path) -> None:
    assert reading_of(tmp_path, f"{header}\n¿Uno?;dos;tres;no\n").layout.columns.guessed


def test_odd_quotation_marks_are_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f'pregunta;respuesta\r\n{LINE}\r\nuno;"Tubo de 20" de largo"\r\n')
    assert reading.remarks == {"odd_quotes": [2]}


def test_line_breaks_of_any_make_stay_in_their_cell(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, 'pregunta;respuesta\r\r\nuno;"a\r\r\nb"\r\r\ndos;"a\u2028b\x85c"\r\r\n')
    assert pairs_of(reading) == [("uno", "a\r\nb"), ("dos", "a\u2028b\x85c")]


def test_rows_keep_the_number_a_user_counts(tmp_path: Path) -> None:
    content = f"título\npregunta;respuesta\n;\n{LINE}\nsolo;\npregunta;respuesta\n;suelta\n{OTHER_LINE};otra\nx;TODO\n"
    reading = reading_of(tmp_path, content)
    assert [row.number for row in reading.rows] == [2]
    assert left_out_of(reading) == [
        (1, "empty_row"),
        (3, "missing_answer"),
        (4, "repeated_header"),
        (5, "missing_question"),
        (6, "extra_cells"),
        (7, "placeholder"),
    ]
    assert reading.row_count == 7
    assert reading.layout.title_lines == (1,)


def test_unknown_names_are_taken_for_names_and_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, f"Piden;Decimos\n{LINE}\n{OTHER_LINE}\n")
    assert pairs_of(reading) == [PAIR, OTHER]
    assert reading.layout.columns.guessed
    assert reading.layout.header_line == 1


def test_without_names_the_column_that_asks_is_the_question(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, "7;Tres gramos al día.;¿Qué dosis máxima?\n8;No sin consultar.;¿Puede tomarse?\n"
    )
    assert pairs_of(reading) == [PAIR, OTHER]
    assert reading.layout.header_line is None


def test_an_instruction_and_its_input_are_one_question(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, "instruction,input,output\nResuma,El prospecto.,Sí.\nExplique la pauta,,Cada ocho horas.\n"
    )
    assert pairs_of(reading) == [("Resuma\nEl prospecto.", "Sí."), ("Explique la pauta", "Cada ocho horas.")]


def test_json_rows_that_are_no_pair_are_listed(tmp_path: Path) -> None:
    turn = '{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}'
    reading = reading_of(
        tmp_path,
        f'{{"prompt": "q", "completion": 0.50}}\nnada\n{{"messages": [{turn}, {turn}]}}\n{{"prompt": ',
    )
    assert pairs_of(reading) == [("q", "0.50")]
    assert left_out_of(reading) == [(2, "bad_line"), (3, "long_chat"), (4, "bad_line")]


def test_what_lies_far_behind_the_sample_counts_too(tmp_path: Path) -> None:
    """One byte of Windows-1252 after two million bytes of plain ASCII, in a table without names."""
    line = "Is this a question about medicine?;This is the answer, and it has commas, as answers do\n"
    many = 2_000_000 // len(line)
    reading = reading_of(tmp_path, (line * many + "¿Niño?;Sí").encode("cp1252"))
    assert reading.layout.encoding == "windows-1252"
    assert (len(reading.rows), reading.rows[-1].question) == (many + 1, "¿Niño?")


def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        reading_of(tmp_path, b"pregunta;respuesta\n" + b"a;b" * 4_000_000)
    assert refused.value.kind == "cell_too_long"


def test_a_workbook_cut_off_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        reading_of(tmp_path, b"PK\x03\x04" + bytes(200))
    assert refused.value.kind == "damaged_workbook"


def test_rows_without_any_pair_cannot_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("pregunta;respuesta\nuno;\ndos;\n", encoding="utf-8")
    with pytest.raises(FileUnreadable) as refused:
        read_rows(path, "rows", unheard)
    assert refused.value.kind == "no_usable_rows"
