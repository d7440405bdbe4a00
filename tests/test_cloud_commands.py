"""Gemini on Google Cloud on the command line: signed in, asked, measured; the cloud is a server on this computer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop import cli
from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from tests.engines.google_key import write_key_file
from tests.engines.loopback import Loopback
from tests.test_hosted_commands import QUESTIONS, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parents[1]
TUNED = "projects/shop-1234/locations/us-central1/endpoints/7788"
OF_THE_CLOUD = ("--provider", "gemini_cloud", "--data")


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch, user_folder: Path, tmp_path: Path) -> Iterator[Loopback]:
    server = Loopback()
    cloud = CloudSettings(write_key_file(tmp_path / "key.json", server.address), "shop-1234")
    chosen = ProviderSettings("gemini_cloud", model=TUNED, accepted=True)
    hosted = HostedSettings(providers=(chosen,), cloud=cloud)
    SettingsFile(user_folder).save(Settings("es", "ES", hosted=hosted))
    # The address is Google's, and its own by the region; here the server's.
    monkeypatch.setattr("medbot_desktop.domain.providers.service_address", lambda _region: server.address)
    yield server
    server.stop()


def test_a_tuned_model_answers_from_the_rows_and_is_measured(
    loopback: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, questions = tmp_path / "rows.csv", tmp_path / "questions.csv"
    rows.write_text(ROWS, encoding="utf-8")
    questions.write_text(QUESTIONS, encoding="utf-8")
    assert cli.main(["ask", "dosis de paracetamol en adultos", *OF_THE_CLOUD, str(rows), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == "generated"
    first, second = told["generated"]["statements"]
    assert (first["rows"], first["unsupported"]) == ([1], [])
    assert second["rows"] == [1]
    assert loopback.seen[0].path == f"/v1/{TUNED}:streamGenerateContent?alt=sse"
    assert cli.main(["evaluate", "--questions", str(questions), *OF_THE_CLOUD, str(rows), "--yes"]) == 0
    assert "citan la fila correcta" in capsys.readouterr().out
    assert len(loopback.tokens_asked) == 2  # once in each process


def test_what_is_missing_is_said(
    loopback: Loopback, user_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    settings = SettingsFile(user_folder).load()[0]
    (tmp_path / "key.json").unlink()
    assert cli.main(["ask", "dosis de paracetamol en adultos", *OF_THE_CLOUD, str(rows), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "«key.json» no es el archivo de clave" in json.dumps(told, ensure_ascii=False)
    assert settings.cloud.project == "shop-1234"
