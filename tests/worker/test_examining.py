"""A file examined in a real process with the desk that ships: asks go on, and the library is as before what fails."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from medbot_desktop.domain.checked import Choices, FixRow, LeaveOut
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.messages import (
    CancelRequest,
    Checked,
    CheckRequest,
    Done,
    EditRequest,
    Failed,
    FileSeen,
    Imported,
    LibraryChanged,
    PageRead,
    PageRequest,
    Progress,
    Ready,
    SaveCopyRequest,
    UseRowsRequest,
    WorkCancelled,
    WorkerDied,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.worker.conftest import StartTalk, Talk

HEAD = "pregunta;respuesta;medicamento\n"


def small(folder: Path) -> Path:
    path = folder / "botica.csv"
    path.write_text(
        HEAD + "¿El ibuprofeno se toma con comida?;El ibuprofeno se toma con comida.;ibuprofeno\n"
        "¿La levotiroxina se toma en ayunas?;;levotiroxina\n"
        "¿La metformina se toma con comida?;La metformina se toma con comida.;metformina\n",
        encoding="utf-8",
    )
    return path


def large(folder: Path, rows: int = 20_000) -> Path:
    path = folder / "grande.csv"
    lines = (
        f"¿El ibuprofeno sirve en el caso {n}?;El ibuprofeno sirve en {n}.;ibuprofeno\n" for n in range(rows)
    )
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def check(worker: Talk, path: Path) -> int:
    number = worker.client.next_request_id()
    worker.client.send(CheckRequest(number, str(path), Choices()))
    return number


def use(worker: Talk, check_id: int, *edits: FixRow | LeaveOut) -> int:
    number = worker.client.next_request_id()
    worker.client.send(UseRowsRequest(number, check_id, edits, "botica.csv"))
    return number


def rows_of(folder: Path) -> list[tuple[int, str]]:
    library = Library.open_to_read(folder)
    rows = [(row.number, row.answer) for row in library.enabled_rows()]
    library.close()
    return rows


def test_a_file_is_seen_examined_mended_and_used(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    check_id = check(worker, small(tmp_path))
    seen = worker.wait(FileSeen, check_id)
    assert seen.layout.names == ("pregunta", "respuesta", "medicamento")
    assert len(seen.rows) == 3
    file = worker.wait(Checked, check_id).file
    assert (file.row_count, file.used_count) == (3, 2)
    edits = (FixRow(2, "¿La levotiroxina se toma en ayunas?", "Sí, en ayunas, con agua."), LeaveOut(1))
    number = worker.client.next_request_id()
    worker.client.send(EditRequest(number, check_id, edits))
    assert worker.wait(Checked, number).file.used_count == 2
    worker.wait(Imported, use(worker, check_id, *edits))
    assert worker.wait(LibraryChanged).library.total_rows == 2
    assert rows_of(tmp_path) == [(2, "Sí, en ayunas, con agua."), (3, "La metformina se toma con comida.")]
    # It is let go of once it is used.
    assert worker.wait(Failed, use(worker, check_id)).sentence.code == "check_gone"


def test_a_page_is_never_the_whole_file_and_its_cells_are_cut(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    path = tmp_path / "largo.csv"
    path.write_text(
        HEAD
        + f"¿Qué dice el prospecto?;{'largo ' * 30_000};ibuprofeno\n"
        + "¿a b c d?;e f g h i j k l m n;\n" * 500,
        encoding="utf-8",
    )
    check_id = check(worker, path)
    worker.wait(Checked, check_id)
    number = worker.client.next_request_id()
    worker.client.send(PageRequest(number, check_id, "", 0, 1_000_000))
    page = worker.wait(PageRead, number).page
    assert page.total == 501
    assert len(page.rows) == 200
    assert len(page.rows[0].answer) == 300


def test_questions_are_answered_while_a_file_is_examined(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    check_id = check(worker, large(tmp_path))
    worker.wait(Progress, check_id)
    started = time.monotonic()
    worker.answer("¿Qué es el ibuprofeno?")
    took_s = time.monotonic() - started
    assert not any(isinstance(event, Checked) for event in worker.told)
    worker.wait(Checked, check_id)
    assert took_s < 5


def test_cancel_stops_the_examination(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    check_id = check(worker, large(tmp_path))
    worker.wait(Progress, check_id)
    worker.client.send(CancelRequest(check_id))
    worker.wait(WorkCancelled, check_id)
    assert worker.wait(Failed, use(worker, check_id)).sentence.code == "check_gone"
    assert rows_of(tmp_path) == []


def test_a_file_that_changed_or_went_since_is_not_used(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    path = small(tmp_path)
    check_id = check(worker, path)
    worker.wait(Checked, check_id)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"comida", b"bebida"))
    assert worker.wait(Failed, use(worker, check_id)).sentence.code == "file_changed_since_check"
    path.unlink()
    assert worker.wait(Failed, use(worker, check_id)).sentence.code == "file_changed_since_check"
    assert rows_of(tmp_path) == []
    path.write_bytes(content)
    worker.wait(Imported, use(worker, check_id))


def test_killed_while_taking_rows_in_the_library_is_as_before(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    first = check(worker, small(tmp_path))
    worker.wait(Checked, first)
    worker.wait(Imported, use(worker, first))
    before = rows_of(tmp_path)
    check_id = check(worker, large(tmp_path))
    worker.wait(Checked, check_id)
    number = use(worker, check_id)
    os.kill(worker.pid(), signal.SIGKILL)
    assert number in worker.wait(WorkerDied).request_ids
    worker.wait(Ready)
    assert rows_of(tmp_path) == before


def test_a_repaired_copy_is_read_back_as_it_was_mended(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    check_id = check(worker, small(tmp_path))
    worker.wait(Checked, check_id)
    number = worker.client.next_request_id()
    worker.client.send(EditRequest(number, check_id, (FixRow(2, "¿En ayunas?", "=Sí; «en ayunas»"),)))
    worker.wait(Checked, number)
    copy = tmp_path / "copia.csv"
    number = worker.client.next_request_id()
    worker.client.send(SaveCopyRequest(number, check_id, str(copy)))
    worker.wait(Done, number)
    again = check(worker, copy)
    assert worker.wait(Checked, again).file.used_count == 3
    number = worker.client.next_request_id()
    worker.client.send(PageRequest(number, again, "", 1, 1, whole=True))
    row = worker.wait(PageRead, number).page.rows[0]
    assert (row.question, row.answer) == ("¿En ayunas?", "=Sí; «en ayunas»")
