"""The whole program on a screen: a real window, a real worker, a file imported, a question typed and answered."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = (
    "question,answer,medicine\n"
    "¿El ibuprofeno se toma con el estómago vacío?,El ibuprofeno se toma con comida.,ibuprofeno\n"
    "¿La levotiroxina se toma en ayunas?,La levotiroxina se toma en ayunas.,levotiroxina\n"
)
SCRIPT = """
import json, sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from medbot_desktop import app
from medbot_desktop.domain.turns import TurnState

def wait(condition, steps=1_200):
    while not condition() and steps:
        QTest.qWait(50)
        steps -= 1
    return bool(steps)

def drive(window, path):
    from tests.ui.acting import shown_texts
    found = {"platform": QApplication.platformName()}
    library = window.behind.library_requests
    found["ready"] = wait(lambda: library.state is not None)
    window.navigation.open_file(path)
    page = window.places.data_place.file
    found["examined"] = wait(lambda: page._file is not None and not page.requests.busy)
    QTest.mouseClick(page.use_button, Qt.MouseButton.LeftButton)
    found["indexed"] = wait(lambda: library.state.total_rows == library.state.ready_rows == 2)
    window.rail.place_chosen.emit("chat")
    QTest.keyClicks(window.chat.composer.field, "ibuprofeno con el estomago vacio")
    QTest.keyClick(window.chat.composer.field, Qt.Key.Key_Return)
    turns = lambda: window.chat.pane.turns
    found["answered"] = wait(lambda: len(turns()) == 1 and turns()[0].state is TurnState.COMPLETE)
    QTest.qWait(50)
    found["words"] = shown_texts(window.chat.pane)
    picture = window.grab().toImage()
    found["colours"] = len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, 700, 7)})
    return found

if __name__ == "__main__":
    make, kept = app.make_window, {}
    def made(*arguments):
        window, finish = make(*arguments)
        def start():
            try:
                kept.update(drive(window, sys.argv[1]))
            finally:
                window.close()
        window.painted.connect(start, Qt.ConnectionType.QueuedConnection)
        return window, finish
    app.make_window = made
    kept["code"] = app.run(["medbot"])
    print(json.dumps(kept))
"""


@pytest.mark.xvfb
def test_a_question_typed_into_the_real_window_is_answered(
    tmp_path: Path, x_display: Mapping[str, str]
) -> None:
    folder, data, script = tmp_path / "user", tmp_path / "botica.csv", tmp_path / "drive.py"
    data.write_text(DATA, encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
    environment = {**x_display, "MEDBOT_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), str(data)], env=environment, capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert "Traceback" not in done.stderr, done.stderr
    assert found["platform"] == "xcb"
    assert found["ready"]
    assert found["examined"]
    assert found["indexed"]
    assert found["answered"]
    assert "El ibuprofeno se toma con comida." in found["words"]
    assert "botica" in found["words"]
    assert found["colours"] > 20
    assert found["code"] == 0
    history = History.open(folder)
    (turn,) = history.turns(1)
    assert turn.state is TurnState.COMPLETE
    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.STORED
    history.close()
