"""The library through the worker that ships: corrected, replaced, exported, and changed by commands meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.checked import Choices
from medbot_desktop.domain.rows import RowFields
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.library_messages import (
    AddRowRequest,
    Compared,
    CompareRequest,
    EditRowRequest,
    ExportRequest,
    Replaced,
    ReplaceRequest,
    RestoreRequest,
    RollBackRequest,
    RowSaved,
)
from medbot_desktop.worker.messages import (
    Answered,
    AskRequest,
    Checked,
    CheckRequest,
    Done,
    Failed,
    Imported,
    LibraryChanged,
    LibraryState,
    RemoveRequest,
)

if TYPE_CHECKING:
    from tests.worker.conftest import StartTalk, Talk

ROOT = Path(__file__).parents[2]
HEAD = "pregunta,respuesta,medicamento\n"
OLD = f"{HEAD}¿La metformina se toma con comida?,Sí.,metformina\n¿El losartán da sueño?,No.,losartán\n"
NEWER = f"{HEAD}¿El losartán da sueño?,A veces.,losartán\n¿El omeprazol se mastica?,No.,omeprazol\n"
ASKED = "¿La metformina se toma con comida?"


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def medbot(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "medbot_desktop", *arguments],
        cwd=ROOT, env={**os.environ, "MEDBOT_DATA_DIR": str(folder)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def state_with(worker: Talk, rows: int) -> LibraryState:
    """What answers once so many rows there are and all are ready; the telling may have been heard before."""
    for event in reversed(worker.told):
        if isinstance(event, LibraryChanged):
            if event.library.ready_rows == event.library.total_rows == rows:
                return event.library
            break
    while True:
        state = worker.wait(LibraryChanged).library
        if state.ready_rows == state.total_rows == rows:
            return state


def imported(worker: Talk, path: str) -> int:
    added = worker.wait(Imported, worker.import_rows(path, "datos")).dataset
    state_with(worker, added.row_count)
    return added.id


def test_correcting_replacing_and_returning(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    client = worker.client
    dataset_id = imported(worker, written(tmp_path, "old.csv", OLD))
    answer = worker.wait(Answered, worker.ask(ASKED)).answer
    assert answer.row is not None
    row = answer.row
    client.send(
        EditRowRequest(100, "k1", row.id, replace(row.fields, answer="Mejor después."), "Ana", row.fields)
    )
    # Sent before the edit is told: the very next ask is answered from it.
    client.send(AskRequest(101, Ask(ASKED)))
    assert worker.wait(RowSaved, 100).row.edited_by == "Ana"
    assert worker.wait(Answered, 101).answer.text == "Mejor después."
    client.send(EditRowRequest(102, "k2", row.id, row.fields, "Eva", row.fields))
    assert worker.wait(Failed, 102).sentence.code == "changed_meanwhile"

    client.send(CheckRequest(103, written(tmp_path, "newer.csv", NEWER), Choices()))
    worker.wait(Checked, 103)
    client.send(CompareRequest(104, 103, (), dataset_id))
    told = worker.wait(Compared, 104).replacement
    assert (told.added, told.changed, told.removed, told.lost_edits) == (1, 1, 1, 1)
    client.send(ReplaceRequest(105, 103, (), dataset_id, told.base, "newer.csv", "Ana"))
    assert worker.wait(Replaced, 105).dataset.row_count == 2
    assert worker.answer("¿El losartán da sueño?") == "A veces."
    with closing(Library.open_to_read(tmp_path)) as library:
        edited = library.changes.of(dataset_id)[1]
    client.send(RollBackRequest(106, dataset_id, edited.id, "Ana"))
    worker.wait(Done, 106)
    assert worker.answer(ASKED) == "Mejor después."

    path = tmp_path / "out.csv"
    client.send(ExportRequest(107, dataset_id, str(path), "csv"))
    worker.wait(Done, 107)
    assert '"Mejor después."' in path.read_text(encoding="utf-8-sig")

    client.send(RemoveRequest(108, dataset_id, "Ana"))
    client.send(AskRequest(109, Ask(ASKED)))
    assert worker.wait(Answered, 109).answer.text == ""
    client.send(RestoreRequest(110, dataset_id, "Ana"))
    worker.wait(Done, 110)
    assert [s.name for s in state_with(worker, 2).data_sets] == ["datos"]
    assert worker.answer(ASKED) == "Mejor después."


def test_a_window_and_commands_change_the_library_at_once(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    dataset_id = imported(worker, written(tmp_path, "old.csv", OLD))
    newer = written(tmp_path, "newer.csv", NEWER)
    commands = [
        medbot(tmp_path, "import", newer, "--name", "otros"),
        medbot(tmp_path, "import", newer, "--replace", str(dataset_id)),
        medbot(tmp_path, "library", "disable", str(dataset_id)),
    ]
    sent = 0
    while any(command.poll() is None for command in commands):
        fields = RowFields(f"¿Cuántas veces al día {sent}?", "Una.", "ibuprofeno")
        worker.client.send(AddRowRequest(1_000 + sent, f"k{sent}", fields, "Ana", own_name="Propias"))
        worker.wait(RowSaved, 1_000 + sent)
        sent += 1
    for command in commands:
        _, errors = command.communicate()
        assert (command.returncode, errors) == (0, "")
    # Nobody told the worker, and its next answer knows.
    answer = worker.wait(Answered, worker.ask("¿El losartán da sueño?")).answer
    assert answer.row is not None
    assert (answer.text, answer.row.dataset) == ("A veces.", "otros")
    state = state_with(worker, 2 + sent)
    assert {s.name: (s.row_count, s.enabled) for s in state.data_sets} == {
        "datos": (2, False),
        "Propias": (sent, True),
        "otros": (2, True),
    }


def test_an_idle_worker_notices_what_a_command_did(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    command = medbot(tmp_path, "import", written(tmp_path, "old.csv", OLD), "--name", "datos")
    assert command.wait() == 0
    command.communicate()
    assert state_with(worker, 2).data_sets[0].name == "datos"
