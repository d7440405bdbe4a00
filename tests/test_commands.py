"""The commands as somebody types them: output, exit codes, bad input; each in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from medbot_desktop.storage.history import History


def medbot(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "medbot_desktop", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=200,
        check=False,
        cwd=Path(__file__).parent.parent,
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("data") / "mi botica ñ.csv"
    path.write_text(
        "pregunta;respuesta;medicamento\n"
        "¿El ibuprofeno se toma con comida?;Sí, con 1 vaso de agua.;ibuprofeno\n"
        "¿La metformina da diarrea?;A veces, al principio.;metformina\n",
        encoding="utf-8",
    )
    return str(path)


def answer_of(*arguments: str) -> dict[str, Any]:
    done = medbot("ask", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_ask_prints_every_key_of_its_json(small: str) -> None:
    answer = answer_of("ibuprofeno con comida?", "--data", small, "--language", "es")
    assert answer["kind"] == "stored"
    assert answer["answer"] == "Sí, con 1 vaso de agua."
    assert answer["source"]["row"] == 1
    assert answer["source"]["dataset"] == "mi botica ñ.csv"
    assert set(answer["source"]) >= {"question", "medicine", "source", "source_url", "reviewed_on"}
    assert answer["understood"]["medicines"] == ["ibuprofeno"]
    assert [c["row"] for c in answer["candidates"]] == [1, 2]
    assert set(answer) >= {"confidence", "notices", "elapsed_ms"}


def test_ask_in_words_names_the_source(small: str) -> None:
    done = medbot("ask", "ibuprofeno con comida?", "--data", small, "--language", "es")
    assert done.returncode == 0
    assert "Sí, con 1 vaso de agua." in done.stdout
    assert "fila 1" in done.stdout
    assert "no revisada por un farmacéutico" in done.stdout
    assert "muestra" not in done.stdout


def test_ask_answers_from_a_file_without_importing_or_keeping_it(small: str, user_folder: Path) -> None:
    medbot("ask", "ibuprofeno con comida?", "--data", small)
    assert not (user_folder / "history.db").exists()
    assert not (user_folder / "library.db").exists()


def test_ask_without_a_file_answers_from_the_library_and_keeps_the_question(
    user_folder: Path, example_folder: Path
) -> None:
    shutil.copy(example_folder / "vectors.db", user_folder)
    answer = answer_of("¿El ibuprofeno se toma con comida?", "--language", "es")
    assert answer["kind"] == "stored"
    history = History.open(user_folder)
    (hit,) = history.search("ibuprofeno")
    kept = history.turn(hit.turn_id).answer
    history.close()
    assert kept is not None
    assert kept.text == answer["answer"]


def test_questions_are_read_line_by_line_until_an_empty_one(user_folder: Path, example_folder: Path) -> None:
    shutil.copy(example_folder / "vectors.db", user_folder)
    done = medbot(
        "ask", "--interactive", "--language", "es", typed="ibuprofeno con comida?\n¿?\n¿y en el embarazo?\n\n"
    )
    assert done.returncode == 0, done.stderr
    assert "Escriba una pregunta" in done.stdout
    assert "tercer trimestre" in done.stdout
    assert done.stdout.count("Filas de muestra") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ask", ""), "Escriba una pregunta"),
        (("ask", "   "), "Escriba una pregunta"),
        (("ask", "🤒🤒"), "Escriba una pregunta"),
        (("ask", "ibuprofeno " * 1_900), "demasiado larga"),
    ],
)
def test_bad_questions_get_a_sentence_and_exit_code_2(
    small: str, arguments: tuple[str, ...], words: str
) -> None:
    done = medbot(*arguments, "--data", small, "--language", "es")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_gets_a_sentence_in_both_languages(tmp_path: Path) -> None:
    for language in ("es", "en"):
        done = medbot("ask", "ibuprofeno", "--data", str(tmp_path / "no.csv"), "--language", language)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
    told = json.loads(medbot("ask", "ibuprofeno", "--data", str(tmp_path / "no.csv"), "--json").stdout)
    assert told["error"]["kind"] == "file_missing"


def test_a_file_that_is_no_table_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "foto.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    done = medbot("ask", "ibuprofeno", "--data", str(path), "--language", "es")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_evaluate_prints_every_figure(small: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.csv"
    questions.write_text(
        "query,expected_row,expected_kind\n"
        "ibuprofeno con la comida,1,stored\n"
        "metformina diarrea,2;1,stored\n"
        "semaglutida náuseas,,not_in_data\n"
        "hola,,help\n",
        encoding="utf-8",
    )
    done = medbot("evaluate", "--data", small, "--questions", str(questions), "--json")
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert scores["n"] == 4
    assert scores["recall_at_1"] == 1.0
    assert scores["wrong_medicine"] == 0
    assert scores["kinds"]["help"] == {"n": 1, "right": 1}
    assert set(scores) >= {"recall_at_5", "mrr_at_10", "answered", "precision", "reliability"}
    assert set(scores["questions"][0]) == {"query", "kind", "row", "confidence", "candidates"}


def test_doctor_reports_and_exits_by_what_it_finds() -> None:
    done = medbot("doctor", "--json")
    assert done.returncode == 0
    findings = json.loads(done.stdout)
    assert findings["sqlite"]["ok"]
    assert "384" in findings["encoder"]["value"]


def test_the_program_proves_itself() -> None:
    done = medbot("--selfcheck")
    assert done.returncode == 0, done.stdout
    assert "self-check passed" in done.stdout


def test_import_and_library_keep_the_data(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDBOT_DATA_DIR", str(tmp_path / "user"))
    done = medbot("import", small, "--name", "Fichas", "--language", "es")
    assert (done.returncode, done.stdout) == (
        0, "Importado «Fichas» (número 1): 2 filas. Responden desde ahora.\n",
    )  # fmt: skip
    newer = tmp_path / "newer.csv"
    newer.write_text(
        "pregunta;respuesta;medicamento\n¿La metformina da diarrea?;Sí.;metformina\n", encoding="utf-8"
    )
    told = json.loads(medbot("import", str(newer), "--replace", "Fichas", "--dry-run", "--json").stdout)
    assert (told["added"], told["changed"], told["removed"]) == (0, 1, 1)
    (before,) = json.loads(medbot("library", "list", "--json").stdout)
    assert before["rows"] == 2
    assert medbot("import", str(newer), "--replace", "1").returncode == 0
    changes = json.loads(medbot("library", "changes", "1", "--json").stdout)
    assert [change["kind"] for change in changes] == ["replaced", "imported"]
    assert medbot("library", "rollback", "Fichas", str(changes[1]["id"])).returncode == 0
    (after,) = json.loads(medbot("library", "list", "--json").stdout)
    assert after["content_hash"] == before["content_hash"]
    path = tmp_path / "out.jsonl"
    assert medbot("library", "export", "1", str(path)).returncode == 0
    assert (
        json.loads(path.read_text(encoding="utf-8").splitlines()[1])["completion"] == "A veces, al principio."
    )
    assert medbot("library", "disable", "1").returncode == 0
    assert not json.loads(medbot("library", "list", "--json").stdout)[0]["enabled"]
    failed = medbot("library", "enable", "Otras", "--json")
    assert failed.returncode == 2
    assert json.loads(failed.stdout)["error"]["kind"] == "unknown_data_set"
