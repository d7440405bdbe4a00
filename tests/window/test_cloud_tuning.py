"""Gemini tuned on Google Cloud from the page: the real window, processes and SDK, Google a server on this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.providers import HostedSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.paths import bundled
from medbot_desktop.services import cloud_tuning
from medbot_desktop.ui.tuning.cloud.page import CloudPage
from medbot_desktop.ui.tuning.cloud.where import WherePicker
from tests.engines.google_cloud import GoogleCloud
from tests.engines.google_key import write_key_file
from tests.services.quick_cloud import run_quick_cloud
from tests.ui.acting import press, shown_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.window.conftest import Start

MINUTES_MS = 240_000


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleCloud]:
    server = GoogleCloud()
    # The addresses are Google's own, in the tuning process and in the engines'.
    quick = partial(cloud_tuning.CloudTuning, addresses=server.addresses, entry=run_quick_cloud)
    monkeypatch.setattr(cloud_tuning, "CloudTuning", quick)
    monkeypatch.setattr("medbot_desktop.domain.providers.service_address", lambda _region: server.address)
    yield server
    server.stop()


@pytest.fixture
def settings(cloud: GoogleCloud, tmp_path: Path) -> Settings:
    key = write_key_file(tmp_path / "key.json", cloud.address)
    place = CloudSettings(key, "shop-1234", "us-central1", "pharmacy-files")
    return Settings("es", "ES", first_start_done=True, hosted=HostedSettings(cloud=place))


def test_from_the_settings_to_an_answer_of_the_tuned_model(
    start: Start, qtbot: QtBot, tmp_path: Path, cloud: GoogleCloud, settings: Settings
) -> None:
    folder = tmp_path / "user"
    command = [
        sys.executable,
        "-m",
        "medbot_desktop",
        "import",
        str(bundled("data") / "sample_for_tuning.csv"),
    ]
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(folder)}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=100)
    program = start(folder, settings)
    program.wait_for_rows()
    program.keys(Qt.Key.Key_3)
    place = program.window.places.tuning_place
    program.wait(lambda: place.chosen.dataset_id)
    place.show_step("run")
    picker = place.findChild(WherePicker)
    assert picker is not None
    qtbot.mouseClick(picker.cloud_button, Qt.MouseButton.LeftButton)
    page = place.findChild(CloudPage)
    assert page is not None

    def until(words: str) -> None:
        qtbot.waitUntil(lambda: words in shown_texts(page), timeout=MINUTES_MS)

    press(qtbot, page, "Probar la conexión")
    until("Se puede escribir y borrar en el depósito pharmacy-files.")
    press(qtbot, page, "Preparar y mostrar")
    until("Antes de enviarlo")
    assert cloud.objects == {}  # nothing has left
    page.preview.agree_box.click()
    press(qtbot, page, "Enviar y entrenar")
    until("Terminado")
    assert any(b'"contents"' in data for data in cloud.objects.values())
    assert len(cloud.jobs) == 1

    press(qtbot, page, "Examinarlo")
    until("peticiones a Google")
    assert not cloud.asked("POST", "GenerateContent")
    press(qtbot, page, "Aceptar y preguntar")
    qtbot.waitUntil(page.scores.table.isVisible, timeout=MINUTES_MS)
    rows = {row[0]: row[1:] for row in page.scores.table.numbers.rows}
    assert rows["Modelo"][1] == "gemini-3.5-flash-lite"
    assert rows["Modelo"][2].endswith("/1")

    press(qtbot, page, "Quitar los archivos de Google")
    press(qtbot, page, "Quitarlos")
    program.wait(lambda: not cloud.objects)

    press(qtbot, page, "Usar este modelo")
    panel = program.window.places.settings_page.models.panels["gemini_cloud"]
    program.wait(panel.isVisible)
    qtbot.mouseClick(panel.on_button, Qt.MouseButton.LeftButton)
    asked_before = len(cloud.asked("POST", "endpoints/1:streamGenerateContent"))
    program.keys(Qt.Key.Key_1)
    program.wait(program.window.chat.isVisible)
    card = program.ask("¿se puede tomar ibuprofeno con el estómago vacío?")
    assert card.turn.answer is not None
    assert card.turn.answer.generated is not None
    assert card.turn.answer.generated.text
    assert len(cloud.asked("POST", "endpoints/1:streamGenerateContent")) == asked_before + 1
