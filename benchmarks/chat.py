"""Opening, scrolling, jumping in, streaming into and resizing a long conversation, beside ten answers in a bare
QTextBrowser in the same run. How late the window is while something works beside it is told by `lateness`.

usage: chat.py [TURNS ...]    (10,000 and 100,000 unless given)

Offscreen. The conversation lies in a real history.db. CPU time of the window's thread, painting included, median and
99th percentile, ms; reading from the file, which the program does in its storage thread, is told apart. What is done
in pieces, between which the window answers, is told as a whole and by its longest piece.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextBrowser

from medbot_desktop.domain.answers import Answer, AnswerKind, Candidate, Generated, Sentence
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Theme
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.storage.history import FILE_NAME, History
from medbot_desktop.storage.history_records import packed, words_shown
from medbot_desktop.ui.chat.pane import ChatPane
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 200
STEPS = 1_500
STEP_PX = 120
PIECES = 100
PASSES = 16
ROW = Row(
    "botica_parque.csv",
    117,
    "¿Se puede tomar ibuprofeno con el estómago vacío?",
    "El ibuprofeno se toma con comida o justo después de comer, con un vaso de agua. " * 3,
    "Ibuprofeno",
    source="CIMA",
)
ANSWERS = (
    Answer(AnswerKind.STORED, "es", ROW.answer, row=ROW),
    Answer(
        AnswerKind.NOT_IN_DATA,
        "es",
        sentences=(Sentence("no_row_about", {"medicine": "semaglutida"}),),
        candidates=(Candidate(ROW, 0.4),) * 3,
    ),
    Answer(AnswerKind.HELP, "es", sentences=(Sentence("help_greeting"),), topics=(ROW.question,) * 3),
)


def fill(folder: Path, count: int) -> None:
    """One conversation of `count` turns, written at once."""
    History.open(folder).close()
    stored = [(packed(answer), words_shown(answer), answer.kind) for answer in ANSWERS]
    records = (
        (n, float(n), f"pregunta {n} " + "y algo más " * (n % 9), TurnState.COMPLETE, *stored[n % 3])
        for n in range(1, count + 1)
    )
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("INSERT INTO conversations (title, started_at, updated_at) VALUES ('x', 1, 1)")
        connection.executemany(
            "INSERT INTO turns (id, conversation_id, asked_at, question, state, answer, answer_text, kind) "
            "VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
            records,
        )


READING_S = [0.0]


def timed(work: Callable[[], object]) -> float:
    """One call and what it makes Qt paint, without what was read from the file, ms."""
    READING_S[0] = 0.0
    started = time.thread_time()
    work()
    QApplication.processEvents()
    return (time.thread_time() - started - READING_S[0]) * 1000


def pieces(work: Callable[[], object]) -> list[float]:
    """One call and what it leaves for later, each piece by itself, without what was read from the file, ms."""
    READING_S[0] = 0.0
    took = []
    for piece in (work, *[QApplication.processEvents] * PASSES):
        started = time.thread_time()
        piece()
        took.append((time.thread_time() - started) * 1000)
    took[0] -= READING_S[0] * 1000
    return took


def show_pieces(name: str, took: list[list[float]]) -> None:
    show(name, [sum(one) for one in took])
    show("  its longest piece", [max(one) for one in took])


def read(work: Callable[[], list[Turn]]) -> list[Turn]:
    """What would be read in the storage thread."""
    started = time.thread_time()
    turns = work()
    READING_S[0] += time.thread_time() - started
    return turns


def show(name: str, took: list[float]) -> None:
    p99 = statistics.quantiles(took, n=100)[98] if len(took) > 2 else max(took)
    print(f"  {name:44}{statistics.median(took):9.1f}{p99:9.1f}", flush=True)


class Long:
    """A pane that reads its turns from a history as the chat does."""

    def __init__(self, history: History, look: Look, reading: Reading) -> None:
        self.history = history
        self.pane = ChatPane(look, reading)
        self.pane.resize(932, 700)
        self.pane.show()
        self.pane.older_wanted.connect(self.read_older)
        self.pane.newer_wanted.connect(self.read_newer)

    def open(self, turn_id: int = 0) -> None:
        if not turn_id:
            self.pane.show_turns(read(lambda: self.history.turns(1, limit=PAGE)))
            return
        newer = read(lambda: self.history.turns_from(1, turn_id, PAGE))
        older = read(lambda: self.history.turns(1, before_id=turn_id, limit=PAGE))
        self.pane.show_turns([*older, *newer], turn_id, len(newer) < PAGE)

    def read_older(self) -> None:
        first = self.pane.turns[0].id
        self.pane.prepend(read(lambda: self.history.turns(1, before_id=first, limit=PAGE)))

    def read_newer(self) -> None:
        last = self.pane.turns[-1].id
        newer = read(lambda: self.history.turns_from(1, last + 1, PAGE))
        self.pane.append_newer(newer, len(newer) < PAGE)


def ours(count: int, look: Look, reading: Reading) -> None:
    """Print our figures for a conversation of `count` turns."""
    with tempfile.TemporaryDirectory(prefix="medbot-bench-") as name:
        fill(Path(name), count)
        with closing(History.open(Path(name))) as history:
            print(f"{count:,} turns")
            long = Long(history, look, reading)
            pane = long.pane
            # As the program does after its first paint.
            pane.prepare()
            ends = time.monotonic() + 1
            while time.monotonic() < ends:
                QApplication.processEvents()
            show_pieces("open at the newest", [pieces(long.open) for _ in range(15)])
            show("  reading its 200 turns", [timed(lambda: history.turns(1, limit=PAGE)) for _ in range(15)])
            bar = pane.verticalScrollBar()
            up = [timed(lambda: bar.setValue(bar.value() - STEP_PX)) for _ in range(STEPS)]
            show(f"scroll up {STEPS} steps of {STEP_PX} px, reading on", up)
            down = [timed(lambda: bar.setValue(bar.value() + STEP_PX)) for _ in range(STEPS)]
            show("and down again", down)
            places = [count * n // 21 for n in range(1, 21)]
            show_pieces("jump to a hit", [pieces(lambda place=place: long.open(place)) for place in places])
            long.open()
            waiting = Answer(AnswerKind.STORED, "es", ROW.answer, row=ROW, generated=Generated("x", "y"))
            pane.add_turn(Turn(count + 1, 1, 1.0, "¿y ahora?", TurnState.PENDING, waiting))
            text = "Puede **tomarse** con comida [1]. "
            show(
                "a piece of a streamed answer",
                [timed(lambda n=n: pane.grow(count + 1, text * (n // 3 + 1))) for n in range(PIECES)],
            )
            widths = [932 - 40 * (n % 5) for n in range(1, 21)]
            show_pieces("another width", [pieces(lambda w=width: pane.resize(w, 700)) for width in widths])

            def dress() -> None:
                look.dress(pane)
                pane.reload()

            look.changed.connect(dress)
            sizes = [100 + 10 * (n % 2) for n in range(1, 11)]
            show("another text size", [timed(lambda s=size: look.set(Theme.LIGHT, s)) for size in sizes])
            look.changed.disconnect(dress)
            look.set(Theme.LIGHT, 100)
            print(f"  turns held {len(pane.turns)}, widgets for {pane.view_count}")
            pane.deleteLater()


def bare() -> None:
    """Print the same of ten answers in one QTextBrowser that is not ours."""
    print("ten answers in a bare QTextBrowser")
    text = "\n\n".join(f"pregunta {n}\n{ROW.answer}\n{ROW.question}" for n in range(10))
    view = QTextBrowser()
    view.resize(932, 200)
    view.show()

    def fill_view() -> None:
        view.setPlainText(text)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    show("open at the newest", [timed(fill_view) for _ in range(15)])
    bar = view.verticalScrollBar()
    show("scroll", [timed(lambda n=n: bar.setValue(n * 7 % max(bar.maximum(), 1))) for n in range(STEPS)])
    show(
        "a piece of a streamed answer",
        [timed(lambda: view.insertPlainText("Puede tomarse. ")) for _ in range(PIECES)],
    )
    show("another width", [timed(lambda w=w: view.resize(932 - 40 * (w % 5), 200)) for w in range(1, 21)])


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    language = Language(app, bundled("resources") / "i18n", "es")
    look = Look(app, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    reading = Reading(language)
    print(f"{'':46}{'p50':>9}{'p99':>9}")
    bare()
    for count in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        ours(count, look, reading)


if __name__ == "__main__":
    main()
