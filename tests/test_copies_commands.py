"""The command `copies`, as a person types it."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.cli import main
from medbot_desktop.storage.history import History

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def asked(user_folder: Path) -> Path:
    with closing(History.open(user_folder)) as history:
        history.add_turn("¿uno?", None, 1.0)
    return user_folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["copies", *arguments, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_made_listed_proved_compared_and_restored(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = run(capsys, "make")["name"]
    assert [copy["name"] for copy in run(capsys, "list")["copies"]] == [name]
    assert run(capsys, "prove")["whole"]
    with closing(History.open(asked)) as history:
        history.add_turn("¿dos?", None, 2.0)
        assert main(["copies", "restore", name, "--yes", "--language", "es"]) == 3
        assert "Otro programa tiene ocupado el archivo" in capsys.readouterr().err
    told = run(capsys, "restore", name)
    assert (told["restored"], told["preview"]["lost_turns"]) == (False, 1)
    told = run(capsys, "restore", name, "--yes")
    with closing(History.open(asked)) as history:
        assert [c.title for c in history.conversations()] == ["¿uno?"]
    assert run(capsys, "restore", told["kept"])["preview"]["gained_turns"] == 1


def test_everything_as_one_file(asked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "todo.medbot"
    assert run(capsys, "export", str(file))["contents"]["turns"] == 1
    assert run(capsys, "restore", str(file))["preview"]["there"]["turns"] == 1
    assert main(["copies", "restore", str(tmp_path / "no.medbot"), "--language", "es"]) == 2
    assert "ya no está ahí" in capsys.readouterr().err
