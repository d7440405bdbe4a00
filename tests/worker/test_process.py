"""The worker that ships: its own desk, the real encoder, the shipped rows."""

from __future__ import annotations

import csv
import os
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.encoder import Encoder
from medbot_desktop.worker.messages import Answered, Imported, LibraryChanged, Progress, Ready, WorkerDied

if TYPE_CHECKING:
    from tests.worker.conftest import StartTalk, Talk

ROWS = 5_000
QUESTION = "¿El ibuprofeno se toma con comida?"


def few_rows(folder: Path) -> Path:
    """Shipped rows, as many as are soon encoded."""
    path = folder / "few.csv"
    with (bundled("data") / "starter_es.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for _, row in zip(range(60), csv.reader(file), strict=False)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def many_rows(folder: Path) -> Path:
    path = folder / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["question", "answer"])
        for number in range(ROWS):
            rows.writerow(
                [
                    f"¿Cómo se guarda el preparado número {number}?",
                    f"El preparado {number} se guarda en su envase, en un lugar fresco y seco, lejos de la luz. "
                    f"Una vez abierto dura {number % 28 + 2} días. Consulte a su farmacéutico si cambia de color.",
                ]
            )
    return path


def ready(worker: Talk) -> None:
    """Wait until all rows answer."""
    while (library := worker.wait(LibraryChanged).library).ready_rows < library.total_rows:
        pass


def answer_ms(worker: Talk, times: int) -> float:
    """The median time from the question sent to the answer received."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        worker.answer(QUESTION)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


@pytest.mark.alone
def test_a_question_during_a_large_index_takes_at_most_twice_its_idle_time(
    talk: StartTalk, tmp_path: Path
) -> None:
    worker = talk.start()
    worker.wait(Imported, worker.import_rows(str(few_rows(tmp_path))))
    ready(worker)
    answer_ms(worker, 10)
    idle = answer_ms(worker, 40)
    worker.wait(Imported, worker.import_rows(str(many_rows(tmp_path))))
    # Other programs on the computer slow one measurement, not three in a row.
    indexing = min(answer_ms(worker, 25) for _ in range(3))
    last = worker.wait(Answered, worker.ask(QUESTION)).answer
    assert "rows_ready" in [notice.code for notice in last.notices], "the index was made before the questions"
    assert indexing <= 2 * idle, f"{indexing:.1f} ms against {idle:.1f} ms"


def test_what_was_encoded_outlives_a_killed_worker(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    worker.wait(Imported, worker.import_rows(str(many_rows(tmp_path))))

    def time_until_ready_s(rows: int) -> float:
        started = time.monotonic()
        while worker.wait(Progress, 0).done < rows:
            pass
        return time.monotonic() - started

    encoding_s = time_until_ready_s(120)
    os.kill(worker.pid(), signal.SIGKILL)
    worker.wait(WorkerDied)
    worker.wait(Ready)
    assert time_until_ready_s(100) < encoding_s / 2


def test_stopping_does_not_wait_for_the_index(talk: StartTalk, tmp_path: Path) -> None:
    worker = talk.start()
    worker.wait(Imported, worker.import_rows(str(many_rows(tmp_path))))
    started = time.monotonic()
    worker.client.stop(10)
    assert time.monotonic() - started < 5


def test_a_question_beside_a_row_changes_no_vector() -> None:
    encoder = Encoder(bundled("resources") / "encoder")
    texts = [f"El preparado {n} se guarda en su envase, lejos de la luz. " * (1 + n % 4) for n in range(40)]
    alone = [encoder.encode_answer(text).tobytes() for text in texts]
    question = encoder.encode_question(QUESTION).tobytes()
    with ThreadPoolExecutor(1) as aside:
        rows = aside.submit(lambda: [encoder.encode_answer(text).tobytes() for text in texts])
        questions = set()
        while not rows.done():
            questions.add(encoder.encode_question(QUESTION).tobytes())
    assert rows.result() == alone
    assert questions == {question}


def test_no_window_code_no_keys_and_nothing_that_only_files_need_in_a_worker(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from medbot_desktop.worker.process import Desk\n"
        "from medbot_desktop.domain.asking import Ask\n"
        "desk = Desk(Path(sys.argv[1])); desk.ask(Ask('ibuprofeno')); desk.close()\n"
        "window = {'PySide6', 'shiboken6', 'tkinter', 'keyring', 'google', 'openai', 'ftfy'}\n"
        "print(sorted(window & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
