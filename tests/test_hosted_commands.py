"""Hosted models on the command line, as a user types them; the model is a server on this computer."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parents[1]
ROWS = """\
question,answer,medicine,language
¿Cuál es la dosis de paracetamol en adultos?,Tome 500 mg cada 8 horas. No supere 3 g al día.,paracetamol,es
¿El paracetamol se toma con comida?,Puede tomarse con o sin comida.,paracetamol,es
"""
QUESTIONS = """\
query,expected_row,expected_kind
dosis de paracetamol en adultos,1,
¿se toma el paracetamol con la comida?,2,
hola,,help
"""


@pytest.fixture
def loopback(user_folder: Path) -> Iterator[Loopback]:
    server = Loopback()
    chosen = ProviderSettings("openai_compatible", model="m-set", address=f"{server.address}/v1")
    SettingsFile(user_folder).save(Settings("es", "ES", hosted=HostedSettings().with_provider(chosen)))
    yield server
    server.stop()


def medbot(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "medbot_desktop", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=False, encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_model_is_asked_only_once_its_notices_are_accepted(loopback: Loopback, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    asked = ["ask", "dosis de paracetamol en adultos", "--data", str(rows), "--provider", "openai_compatible"]
    refused = medbot(*asked)
    assert refused.returncode == 3
    assert "decide el farmacéutico" in refused.stderr
    assert loopback.seen == []
    done = medbot(*asked, "--accept", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kind"] == "generated"
    assert told["source"]["answer"] == "Tome 500 mg cada 8 horas. No supere 3 g al día."
    first, second = told["generated"]["statements"]
    assert (first["rows"], first["unsupported"], first["general"]) == ([1], [], False)
    assert second["rows"] == [1]
    assert loopback.seen[0].body["model"] == "m-set"
    shown = medbot(*asked, "--accept", "--model", "m-typed")
    assert "Tome 500 mg cada 8 horas [1]." in shown.stdout
    assert loopback.seen[-1].body["model"] == "m-typed"


def test_a_models_answer_is_kept_in_the_history(
    loopback: Loopback, user_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    assert medbot("import", str(tmp_path / "rows.csv")).returncode == 0
    done = medbot("ask", "dosis de paracetamol en adultos", "--provider", "openai_compatible", "--accept")
    assert done.returncode == 0, done.stderr
    with closing(History.open(user_folder)) as history:
        (conversation,) = history.conversations()
        (turn,) = history.turns(conversation.id)
        assert turn.answer is not None
        assert turn.answer.kind is AnswerKind.GENERATED
        assert turn.answer.row is not None
        assert history.tokens.of_month(time.time()) == {"openai_compatible": (120, 42)}
        assert history.earlier_answers(turn.id) == []


def test_a_failure_leaves_the_stored_answer_and_says_why(loopback: Loopback, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    loopback.plan(Plan(status=401, body={"error": {"message": "no"}}))
    done = medbot("ask", "dosis de paracetamol en adultos", "--data", str(rows), "--provider", "openai_compatible",
                  "--accept", "--json")  # fmt: skip
    told = json.loads(done.stdout)
    assert told["kind"] == "stored"
    assert told["answer"] == "Tome 500 mg cada 8 horas. No supere 3 g al día."
    assert told["generated"]["failure"]["kind"] == "provider_key_refused"


def test_a_model_is_measured_from_the_rows_and_without_them(loopback: Loopback, tmp_path: Path) -> None:
    rows, questions = tmp_path / "rows.csv", tmp_path / "questions.csv"
    rows.write_text(ROWS, encoding="utf-8")
    questions.write_text(QUESTIONS, encoding="utf-8")
    command = ["evaluate", "--data", str(rows), "--questions", str(questions), "--provider", "openai_compatible",
               "--accept"]  # fmt: skip
    asked = medbot(*command)
    assert asked.returncode == 2
    assert "2 preguntas, 4 peticiones" in asked.stderr
    assert loopback.seen == []
    loopback.plan(
        Plan(pieces=("Tome 500 mg cada 8 horas [1].",)),
        Plan(pieces=("Tome 1 g cada 6 horas.",)),
        Plan(pieces=("Con comida [1]. Hasta 4 g al día [7].",)),
        Plan(pieces=("Con comida.",)),
    )
    done = medbot(*command, "--yes", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    grounded, plain = told["grounded"], told["plain"]
    assert (grounded["answered"], grounded["failed"], grounded["cited_right"]) == (2, 0, 1.0)
    assert (grounded["numbers"], grounded["unsupported_numbers"]) == (3, 1 / 3)
    assert grounded["wrong_citations"] == 1 / 3
    assert (plain["numbers"], plain["unsupported_numbers"], plain["general"]) == (2, 1.0, 1.0)
    assert (plain["tokens_in"], plain["tokens_out"]) == (240, 84)


def test_doctor_tells_what_is_set_of_each_provider(loopback: Loopback) -> None:
    told = json.loads(medbot("doctor", "--json").stdout)
    assert "m-set" in told["openai_compatible"]["value"]
    assert "no key" in told["gemini"]["value"]
    assert loopback.seen == []
