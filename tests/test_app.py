"""The program's window as a process of its own: what it loads, what it survives, one copy at a time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.history import FILE_NAME, History
from medbot_desktop.storage.settings import SettingsFile

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("numpy", "onnxruntime", "tokenizers", "google.genai", "openai")

# Runs the window with a worker that only says it is ready; acts once that is so, prints what it found, closes.
SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from medbot_desktop import app
from medbot_desktop.services import workers
from medbot_desktop.worker.messages import LibraryState, Ready

class Worker:
    def __init__(self, folder, listener, entry=None): self.listener = listener
    def next_request_id(self): return 1
    def start(self): self.listener(Ready("fake", LibraryState(1, (), 0, 0)))
    def send(self, request): pass
    def stop(self, timeout_s): pass
    def end(self, timeout_s): pass

workers.WorkerClient = Worker
make, found = app.make_window, {}

def made(*arguments):
    window, finish = make(*arguments)
    def look():
        from tests.ui.acting import shown_texts
        ACT
        found["words"] = shown_texts(window)
        found["heavy"] = [name for name in HEAVY if name in sys.modules]
        window.close()
    def wait():
        started = window.starting.records_are_open or window.places.shows("trouble")
        QTimer.singleShot(300, look) if started else QTimer.singleShot(20, wait)
    window.ACT_WHEN(lambda *_: wait())
    return window, finish

app.make_window = made
code = app.run(["medbot"])
found["code"] = code
found_streams = sys.__stdout__
print(json.dumps(found), file=found_streams)
"""


def start(
    folder: Path, act: str = "pass", when: str = "painted.connect", before: str = ""
) -> subprocess.Popen[str]:
    script = SCRIPT.replace("ACT_WHEN", when).replace("ACT", act).replace("HEAVY", repr(HEAVY))
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", before + script],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def result(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    assert "Traceback" not in err, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_window_loads_nothing_heavy_with_every_page_painted(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    act = """
        for section in ("general", "appearance", "country", "models", "data", "privacy", "about"):
            window.places.settings_page.show_section(section)
            window.places.show("settings")
            window.grab()
        window.places.show("tuning"); window.grab()
        window.navigation.open_welcome(); window.grab(); window.places.show("chat"); window.grab()"""
    found = result(start(tmp_path, act))
    assert found["heavy"] == []
    assert found["code"] == 0
    assert "¿Qué quiere consultar?" in found["words"]


def test_no_thread_but_the_windows_own_loads_what_knows_of_qt(tmp_path: Path) -> None:
    """The binding makes its classes when they are first named and has no lock for it: 1 start in 20 died of it."""
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    before = """
import sys, threading
beside = []
def note(event, arguments):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        if arguments[0].startswith(("PySide6.", "medbot_desktop.ui.")):
            beside.append(arguments[0])
sys.addaudithook(note)
sys.setswitchinterval(1e-5)
"""
    act = """
        for place in ("settings", "tuning", "history", "chat"):
            window.places.show(place)
            window.grab()
        found["beside"] = beside"""
    assert result(start(tmp_path, act, before=before))["beside"] == []


def test_all_it_writes_is_the_users_alone(tmp_path: Path) -> None:
    result(start(tmp_path / "data"))
    if os.name == "posix":
        written = list((tmp_path / "data").rglob("*"))
        assert {"history.db", "window.ini"} <= {path.name for path in written}
        assert [str(p) for p in [tmp_path / "data", *written] if p.stat().st_mode & 0o077] == []


def test_without_streams(tmp_path: Path) -> None:
    assert result(start(tmp_path, before="import sys; sys.stdout = sys.stderr = None\n"))["code"] == 0


def test_a_folder_that_cannot_be_had_is_told_on_a_page(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    SettingsFile(tmp_path).save(Settings(language="es"))
    found = result(start(tmp_path / "file" / "data"))
    assert "MEDBOT_DATA_DIR" in found["words"]
    assert str(tmp_path / "file" / "data") in found["words"]


def test_a_damaged_history_is_set_aside_and_told(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    (tmp_path / FILE_NAME).write_bytes(b"this is no database at all" * 400)
    found = result(start(tmp_path))
    assert "dañado" in found["words"]
    assert any(path.name.startswith("history") and "damaged" in path.name for path in tmp_path.iterdir())


def test_damaged_settings_are_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{ this is no json", encoding="utf-8")
    found = result(start(tmp_path, act="window.navigation.go_on_from_welcome()"))
    assert "settings-damaged" in found["words"]


def test_a_copy_that_was_killed_does_not_keep_the_next_from_starting(tmp_path: Path) -> None:
    first = start(tmp_path, act="import os; os._exit(9)")
    assert first.wait(60) == 9
    first.communicate()
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    found = result(start(tmp_path))
    assert found["code"] == 0
    assert "La última vez MedBot no se cerró bien." in found["words"]
    assert "no se cerró bien" not in result(start(tmp_path))["words"]


@pytest.mark.parametrize(("pressed", "code"), [("all the same", 0), ("not open", 1)])
def test_a_lock_of_another_computer_is_asked_about(tmp_path: Path, pressed: str, code: int) -> None:
    """A folder on a drive of the network, or this computer under another name."""
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    (tmp_path / "window.lock").write_text("1\nmedbot\nMOSTRADOR-2\n\n\n")
    before = f"""
import os
os.environ["LC_ALL"] = "C"  # English, whoever tests
from PySide6.QtWidgets import QMessageBox
def answer(box):
    assert "MOSTRADOR-2" in box.text()
    (button,) = [b for b in box.buttons() if {pressed!r} in b.text()]
    box.clickedButton = lambda: button
QMessageBox.exec = answer
"""
    assert result(start(tmp_path, before=before))["code"] == code


def test_two_folders_do_not_meet(tmp_path: Path, qapp: object) -> None:
    """As those of two users of one computer: neither waits for the other or calls it."""
    from medbot_desktop.ui import calling, only_copy

    copies = [only_copy.OnlyCopy(tmp_path / name) for name in ("ana", "luis")]
    for name in ("ana", "luis"):
        (tmp_path / name).mkdir()
    assert [copy.first() for copy in copies] == [True, True]
    for copy in copies:
        copy.listen()
    assert len({calling.name_of(tmp_path / name) for name in ("ana", "luis")}) == 2
    for copy in copies:
        copy.release()


def test_a_first_copy_that_hangs_is_told_of_and_not_run_over(tmp_path: Path, qapp: object) -> None:
    from medbot_desktop.ui import only_copy

    first, second = only_copy.OnlyCopy(tmp_path), only_copy.OnlyCopy(tmp_path)
    assert first.first()
    first.listen()
    # The first one's events are not served here, as in a program that hangs.
    assert not second.first()
    assert second.holder == only_copy.Holder(os.getpid(), "")
    first.release()
    assert second.first()
    second.release()


def test_a_second_copy_calls_the_first_and_ends(tmp_path: Path) -> None:
    """KLog ea4k/klog#250: the second copy said "database is locked"."""
    waiting = SCRIPT.replace("lambda *_: wait()", "lambda *_: print('up', flush=True)").replace(
        "code = app.run", "app.MainWindow.raise_to_front = lambda window: window.close()\ncode = app.run"
    )
    environment = {**os.environ, "MEDBOT_DATA_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    script = (
        waiting.replace("ACT_WHEN", "painted.connect").replace("ACT", "pass").replace("HEAVY", repr(HEAVY))
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == "up"
        assert result(start(tmp_path))["code"] == 1
        assert json.loads(first.communicate(timeout=180)[0])["code"] == 0


@pytest.mark.skipif(os.name != "posix", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_it_closes_and_keeps_the_draft(tmp_path: Path, number: signal.Signals) -> None:
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    act = (
        f"window.chat.composer.field.setPlainText('a medias'); import os; os.kill(os.getpid(), {int(number)})"
    )
    process = start(tmp_path, act + "; return")
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    assert json.loads(out)["code"] == 0
    history = History.open(tmp_path)
    assert history.draft(None) == "a medias"
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_before_it_is_painted_it_closes_as_always(
    tmp_path: Path, number: signal.Signals
) -> None:
    """And the next start speaks of no crash."""
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    before = (
        "import os\nfrom medbot_desktop import app\nbegin = app.begin_run\n"
        f"app.begin_run = lambda folder: (begin(folder), os.kill(os.getpid(), {int(number)}))[0]\n"
    )
    process = start(tmp_path, "return", before=before)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    assert json.loads(out)["code"] == 0
    assert "carpeta de registros" not in result(start(tmp_path))["words"]


def test_a_keyring_that_waits_for_its_password_does_not_hold_the_program(tmp_path: Path) -> None:
    """What is typed is on the disk, the lock is free and the process ends; the look-up never comes to its end."""
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    act = (
        "window.parts.tasks.start(__import__('threading').Event().wait, 'io')\n"
        "        window.chat.composer.field.setPlainText('a medias')"
    )
    process = start(tmp_path, act)
    _, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    assert result(start(tmp_path))["code"] == 0
    history = History.open(tmp_path)
    assert history.draft(None) == "a medias"
    history.close()


def test_a_pdf_under_way_when_the_program_is_closed_is_there_whole(tmp_path: Path) -> None:
    """However long it takes: cut off, it would leave a file with another name beside the one that was wanted."""
    folder, saved = tmp_path / "user", tmp_path / "saved"
    saved.mkdir()
    history = History.open(folder)
    conversation = history.add_turn("ibuprofeno", None, 1_790_000_000.0).conversation_id
    for number in range(300):
        history.add_turn(f"¿{number}?", conversation, 1_790_000_000.0)
    history.close()
    SettingsFile(folder).save(Settings(language="es", first_start_done=True))
    act = (
        "from pathlib import Path; from medbot_desktop.domain.history import Wanted\n"
        "        from medbot_desktop.services.history_files import FileKind\n"
        "        exports = window.behind.keeping.exports\n"
        f"        exports.save_found(Wanted(), Path({str(saved / 'a.pdf')!r}), FileKind.PDF)"
    )
    assert (
        result(start(folder, act, before="from medbot_desktop import app; app.STOP_WITHIN_S = 0.0\n"))["code"]
        == 0
    )
    assert [path.name for path in saved.iterdir()] == ["a.pdf"]
    assert (saved / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_question_that_was_being_answered_is_interrupted(tmp_path: Path) -> None:
    history = History.open(tmp_path)
    history.add_turn("ibuprofeno", None, 1_790_000_000.0)
    history.close()
    SettingsFile(tmp_path).save(Settings(language="es", first_start_done=True))
    act = (
        "from PySide6.QtTest import QTest\n"
        "        while not window.starting.records_are_open: QTest.qWait(20)\n"
        "        window.chat.open(1)\n"
        "        while not window.chat.pane.turns: QTest.qWait(20)\n"
        "        QTest.qWait(100)"
    )
    assert "Su pregunta está guardada" in result(start(tmp_path, act))["words"]


@pytest.mark.parametrize("value", ["", "/nonexistent"])
def test_it_runs_without_a_home(tmp_path: Path, value: str) -> None:
    before = f"import os; os.environ['HOME'] = {value!r}\n"
    assert result(start(tmp_path, before=before))["code"] == 0


def test_a_copy_that_is_ending_is_waited_for_and_not_called(tmp_path: Path, qapp: object) -> None:
    """Closed and started again at once: a call that came in between showed the closed window, with its worker ended."""
    from medbot_desktop.ui import only_copy

    first, second = only_copy.OnlyCopy(tmp_path), only_copy.OnlyCopy(tmp_path)
    heard: list[bool] = []
    first.called.connect(lambda: heard.append(True))
    assert first.first()
    first.listen()
    first.end_listening()
    ends = threading.Timer(0.5, first._lock.unlock)
    ends.start()
    assert second.first()
    ends.join()
    assert second.holder is None
    assert not heard
    second.release()


def test_a_window_that_was_closed_hears_no_call(tmp_path: Path) -> None:
    act = """
        from PySide6.QtNetwork import QLocalSocket
        from medbot_desktop.ui.calling import name_of
        window.close()
        call = QLocalSocket()
        call.connectToServer(name_of(Path(FOLDER)))
        found["connected"] = call.waitForConnected(1_000)""".replace("FOLDER", repr(str(tmp_path)))
    found = result(start(tmp_path, act, before="from pathlib import Path\n"))
    assert not found["connected"]
