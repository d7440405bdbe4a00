from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.cli import main
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.check import check_file, report_as_json
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names

if TYPE_CHECKING:
    import pytest

CASES = Path(__file__).parents[1] / "datasets" / "cases"
KEYS = {"encoding", "delimiter", "header_row", "columns", "usable_pairs", "findings", "error"}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = main(["check", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_check_prints_exactly_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    code, table = printed(capsys, str(CASES / "04_cp1252_semicolon_es.csv"), "--language", "es")
    assert code == 0
    assert table.keys() == KEYS
    assert table["encoding"] == "windows-1252"
    assert table["delimiter"] == ";"
    assert table["header_row"] == 1
    assert table["columns"] == {"question": "question", "answer": "answer"}
    assert table["usable_pairs"] == 2
    assert table["error"] is None
    for finding in table["findings"]:  # type: ignore[attr-defined]
        assert finding.keys() == {"kind", "severity", "rows", "message"}


def test_check_gives_the_pairs_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    _, table = printed(capsys, str(CASES / "32_duplicate_and_conflict.csv"), "--pairs")
    assert table.keys() == KEYS | {"pairs"}
    assert table["usable_pairs"] == 2
    assert table["pairs"] == [
        ["¿Qué dosis máxima de paracetamol?", "Máximo 3 g al día en adultos."],
        ["¿Qué dosis máxima de paracetamol?", "4 g al día"],
    ]


def test_what_cannot_be_read_is_an_error_with_the_same_keys(capsys: pytest.CaptureFixture[str]) -> None:
    code, table = printed(capsys, str(CASES / "13_unclosed_quote.csv"), "--language", "en")
    assert code == 2
    assert table.keys() == KEYS
    assert table["error"]["kind"] == "unclosed_quote"  # type: ignore[index]
    assert "line 2" in table["error"]["message"]  # type: ignore[index]
    assert main(["check", str(CASES / "34_empty_file.csv"), "--language", "en"]) == 2
    assert "empty" in capsys.readouterr().err


def test_a_file_without_header_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    _, table = printed(capsys, str(CASES / "19_no_header.csv"))
    assert table["header_row"] is None
    assert table["columns"] == {"question": "A", "answer": "B"}


def test_the_report_for_people_names_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CASES / "23_missing_answer.csv"), "--language", "es"]) == 0
    told = capsys.readouterr().out
    assert "Falta la respuesta (1): 1" in told
    assert "2 filas leídas; se usa 1." in told


def test_medicines_languages_and_persons_are_known(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "pregunta;respuesta\n"
        "¿Puedo tomar Nolotil con fiebre?;El ibuprofeno se toma con comida y agua.\n"
        "¿Puedo tomar ibuprofeno con fiebre?;Llame a María García Pérez, teléfono 600 123 456.\n"
        "¿Puedo tomar ibuprofeno con comida?;You can take it with food or without it.\n"
        "¿Acetaminofén en el embarazo?;El paracetamol puede tomarse en el embarazo, a la menor dosis.\n",
        encoding="utf-8",
    )
    report = check_file(path, Medicines(load_names(bundled("data"))), lambda done, total: None)
    rows = {finding["kind"]: finding["rows"] for finding in report_as_json(report, "es")["findings"]}
    assert rows["other_medicine"] == [1]
    assert rows["personal_data"] == [2]
    assert rows["language_differs"] == [3]
