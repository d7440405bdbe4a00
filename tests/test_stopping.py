"""Ctrl+C ends a command with a sentence and 130, and a tuning run goes on from where it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from medbot_desktop import cli
from medbot_desktop.commands import library as library_commands
from medbot_desktop.paths import bundled
from medbot_desktop.storage.library import Library

STARTER = bundled("data") / "starter_es.csv"
SETTINGS = ("--epochs", "400", "--patience", "50", "--folds", "3", "--learning-rate", "0.002")


def rows_and_questions(folder: Path) -> tuple[str, str]:
    medicines = (
        "ibuprofen",
        "paracetamol",
        "omeprazole",
        "metformin",
        "loratadine",
        "amoxicillin",
        "warfarin",
    )
    rows = [f"How is {m} stored?,Keep {m} dry and below 30 degrees." for m in medicines]
    rows += [f"Can I drink with {m}?,Avoid alcohol while you take {m}." for m in medicines]
    asked = [f"{m} fridge or shelf,{n}" for n, m in enumerate(medicines, 1)]
    asked += [f"{m} and beer ok?,{n + len(medicines)}" for n, m in enumerate(medicines, 1)]
    for name, lines in (("rows", ["question,answer", *rows]), ("asked", ["query,expected_row", *asked])):
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return str(folder / "rows.csv"), str(folder / "asked.csv")


def program(*arguments: str) -> subprocess.Popen[str]:
    # Where the tests run behind a shell Ctrl+C is ignored, and a child would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "medbot_desktop", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=Path(__file__).parent.parent,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def wait_for(seen: Any, what: str) -> None:
    until = time.monotonic() + 60
    while not seen():
        assert time.monotonic() < until, what
        time.sleep(0.02)


@pytest.mark.skipif(os.name != "posix", reason="sends the signal of POSIX")
@pytest.mark.timeout(200)
def test_a_run_stopped_in_the_terminal_goes_on_to_the_same_model(
    tmp_path: Path, user_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, questions = rows_and_questions(tmp_path)
    running = program("tune", rows, "--questions", questions, *SETTINGS, "--language", "es")
    runs = user_folder / "models" / "runs"
    wait_for(lambda: list(runs.glob("2*/*.npz")), "no checkpoint")
    running.send_signal(signal.SIGINT)
    out, told = running.communicate(timeout=180)
    assert running.returncode == 130, told
    assert out == ""
    assert "Traceback" not in told
    (kept,) = runs.glob("2*")
    assert f"medbot tune --resume {kept.name}" in told
    assert "Lo entrenado hasta ahora se conserva" in told

    assert cli.main(["tune", "--resume", "--json"]) == 0
    resumed = json.loads(capsys.readouterr().out)
    assert not list(runs.glob("2*"))
    assert cli.main(["tune", rows, "--questions", questions, *SETTINGS, "--json"]) == 0
    assert resumed["model_id"] == json.loads(capsys.readouterr().out)["model_id"]


@pytest.mark.parametrize("arguments", [("tune",), ("tune", "rows.csv", "--resume")])
def test_a_run_is_either_begun_or_gone_on_with(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "bad_argument"


def test_there_may_be_nothing_to_go_on_with(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tune", "--resume", "--language", "en"]) == 2
    assert "That run is no longer there." in capsys.readouterr().err


def interrupted(*arguments: object, **named: object) -> Any:
    raise KeyboardInterrupt


@pytest.mark.parametrize("as_json", [False, True])
def test_an_import_that_is_stopped_leaves_nothing(
    as_json: bool, user_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library_commands, "check_file", interrupted)
    assert cli.main(["import", str(STARTER), "--language", "en", *(["--json"] * as_json)]) == 130
    told = capsys.readouterr()
    if as_json:
        assert json.loads(told.out) == {"error": {"kind": "stopped", "message": "Stopped."}}
    else:
        assert told.err == "Stopped.\n"
    library = Library.open(user_folder)
    assert not library.data_sets()
    library.close()


def test_an_evaluation_that_is_stopped_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, questions = rows_and_questions(tmp_path)
    monkeypatch.setattr(cli, "evaluate", interrupted)
    code = cli.main(["evaluate", "--data", rows, "--questions", questions, "--language", "es"])
    assert code == 130
    assert capsys.readouterr().err == "Detenido.\n"
