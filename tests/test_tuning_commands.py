"""medbot tune, models and evaluate --model as somebody types them."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop import cli
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import BOUNDS
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.texts import say
from tests.pipeline.test_models import model, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEDICINES = (
    "ibuprofen",
    "paracetamol",
    "omeprazole",
    "metformin",
    "loratadine",
    "amoxicillin",
    "warfarin",
    "sertraline",
)
ASKED = ("{} fridge or shelf", "where do I keep {}", "{} and beer ok?", "drinking on {}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDBOT_DATA_DIR", str(tmp_path / "user"))
    return tmp_path


@pytest.fixture
def files(folder: Path) -> tuple[str, str]:
    rows, questions = [], []
    for medicine in MEDICINES:
        rows.append((f"How is {medicine} stored?", f"Keep {medicine} dry, below 30 degrees."))
        questions += [(asked.format(medicine), len(rows)) for asked in ASKED[:2]]
        rows.append((f"Can {medicine} be taken with alcohol?", f"Avoid alcohol while you take {medicine}."))
        questions += [(asked.format(medicine), len(rows)) for asked in ASKED[2:]]
    for name, header, lines in (
        ("rows.csv", ("question", "answer"), rows),
        ("questions.csv", ("query", "expected_row"), questions),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *lines])
    return str(folder / "rows.csv"), str(folder / "questions.csv")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code = cli.main([*arguments, "--json"])
    output = json.loads(capsys.readouterr().out)
    assert code == (2 if "error" in output else 0)
    return output


def test_tune_prints_every_figure_and_its_model_can_be_used(
    files: tuple[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, questions = files
    review = told(
        capsys, "tune", rows, "--questions", questions, "--epochs", "6", "--folds", "3", "--seed", "5",
        "--learning-rate", "0.05", "--batch-size", "16", "--momentum", "0.8", "--dropout-rate", "0.1",
        "--patience", "3",
    )  # fmt: skip
    assert (review["n_rows"], review["n_held_out"], review["kind_of_questions"]) == (16, 32, "real")
    assert review["verdict"] in ("helps", "no_clear_gain", "worse")
    for side in ("baseline", "tuned"):
        assert set(review[side]) == {"recall_at_1", "recall_at_5", "mrr_at_10"}
    for name, gain in review["gain"].items():
        assert gain["low"] <= gain["mean"] <= gain["high"]
        assert gain["mean"] == pytest.approx(review["tuned"][name] - review["baseline"][name])
    after = [q["rank_after"] for q in review["questions"]]
    assert review["tuned"]["recall_at_1"] == pytest.approx(sum(r == 1 for r in after) / 32)
    assert review["tuned"]["mrr_at_10"] == pytest.approx(sum(1 / r for r in after if r) / 32)
    assert review["seconds"] >= review["seconds_encoding"] > 0
    assert review["peak_memory_mb"] > 50
    listed = told(capsys, "models", "list")["models"]
    assert [m["id"] for m in listed] == ["shipped-1", review["model_id"]]
    assert [m["active"] for m in listed] == [True, False]
    used = told(capsys, "models", "use", review["model_id"], "--confirm")["models"]
    assert [m["active"] for m in used] == [False, True]
    scores = told(capsys, "evaluate", "--data", rows, "--questions", questions, "--model", review["model_id"])
    assert scores["n"] == 32
    target = folder / "passed.npz"
    told(capsys, "models", "export", review["model_id"], str(target))
    assert target.stat().st_size > 1000
    back = told(capsys, "models", "rollback")["models"]
    assert [m["active"] for m in back] == [True, False]
    told(capsys, "models", "import", str(target))


def test_without_json_it_is_told_in_the_readers_language(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows, questions = files
    arguments = ["tune", rows, "--questions", questions, "--epochs", "4", "--folds", "2", "--language", "es"]
    assert cli.main(arguments) == 0
    told = capsys.readouterr().out
    assert "Examinado con 32 preguntas reales apartadas" in told
    for words in ("Acierta a la primera (R@1)", "Acierta cuando responde", "Emergencias sin reconocer"):
        assert words in told
    assert "1 -> 1 de 52" in told
    assert "recall" not in told


@pytest.fixture
def worse(folder: Path) -> str:
    """The id of a model that misses one emergency more than before, as a run leaves it."""
    user = folder / "user"
    user.mkdir(parents=True)
    return put(user, model(load_knowledge(), 1.0, checks={"red_flag": [52, 1, 2]}))


def test_what_a_model_is_worse_at_is_shown_before_it_is_used(
    worse: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked on a terminal, refused where nobody can answer; `--confirm` shows it as well."""
    use = ["models", "use", worse, "--language", "es"]
    assert cli.main(use) == 2
    shown = capsys.readouterr().err
    assert "Emergencias sin reconocer" in shown.splitlines()[0]
    assert "red_flag" not in shown
    assert not told(capsys, "models", "list")["models"][1]["active"]
    asked: list[str] = []

    def answer(typed: str) -> Callable[[str], str]:
        def read(question: str) -> str:
            assert "Emergencias sin reconocer" in capsys.readouterr().err
            asked.append(question)
            return typed

        return read

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer("n"))
    assert cli.main(use) == 2
    monkeypatch.setattr("builtins.input", answer("s"))
    assert cli.main(use) == 0
    assert asked == [say("es", "tuning_use_all_the_same") + " "] * 2
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert cli.main(["models", "use", SHIPPED_MODEL]) == 0
    capsys.readouterr()
    assert cli.main([*use, "--confirm"]) == 0
    assert "Emergencias sin reconocer" in capsys.readouterr().err
    assert told(capsys, "models", "list")["models"][1]["active"]


def test_the_same_command_gives_the_same_model(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("tune", files[0], "--questions", files[1], "--folds", "2", "--epochs", "3")
    assert told(capsys, *arguments)["model_id"] == told(capsys, *arguments)["model_id"]


@pytest.mark.parametrize("name", BOUNDS)
def test_a_setting_out_of_bounds_is_refused_by_name(
    name: str, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    error = told(capsys, "tune", files[0], f"--{name.replace('_', '-')}", "1000000000000")["error"]
    assert error["kind"] == "bad_setting"
    assert name in error["message"]


def test_what_cannot_be_is_said(
    files: tuple[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "models", "use", "m123")["error"]["kind"] == "unknown_model"
    assert told(capsys, "models", "rollback")["error"]["kind"] == "no_earlier_model"
    assert told(capsys, "models", "import", files[0])["error"]["kind"] == "model_altered"
    assert told(capsys, "tune", str(folder / "nowhere.csv"))["error"]["kind"] == "file_missing"
    (folder / "few.csv").write_text("question,answer\na b c,d\ne f g,h\n", encoding="utf-8")
    assert told(capsys, "tune", str(folder / "few.csv"))["error"]["kind"] == "tuning_too_little"
    assert not list((folder / "user" / "models" / "runs").glob("2*"))
