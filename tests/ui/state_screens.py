"""States of the chat and the history that are seldom met: very long words, nothing, very much, what has failed."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Choice, Sentence
from medbot_desktop.domain.errors import DiskFull
from medbot_desktop.domain.history import LABEL_LENGTH
from medbot_desktop.domain.rows import DataSet
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.ui.chat.acts import Act
from tests.ui import building as b

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Answer

LONG_NAME = "Hidroclorotiazida con amilorida y bisoprolol hemifumarato de liberación prolongada 25/2,5 mg"
LONG_TITLE = (
    "paciente habitual que toma tres medicamentos para la tensión y pregunta si puede añadir un antiinflamatorio "
    "durante una semana porque le duele mucho la rodilla, sin problemas de estómago ni de riñón"
)
LONG_SOURCE = (
    "Ficha técnica autorizada por la agencia de medicamentos, "
    + "apartado de posología y forma de administración, " * 5
)
LONG_LABEL = "Consultas de la guardia del fin de semana y de los festivos 26"
LONG_FILE = "respuestas_revisadas_por_la_farmacia_del_parque_en_septiembre_2026_definitivo.csv"


def long_row(number: int = 128_411) -> b.Row:
    return b.row(
        number,
        dataset=LONG_FILE,
        medicine=LONG_NAME,
        topic="Posología, ajustes y advertencias en personas mayores de setenta y cinco años",
        source=LONG_SOURCE,
        question=f"¿Cómo se toma {LONG_NAME} si además se toma otro diurético por la mañana?",
    )


def _choice() -> Answer:
    other = LONG_NAME.replace("amilorida", "espironolactona")
    return replace(
        b.choose(),
        choices=tuple(
            Choice(f"medicine:{name}", name, name, "Ameride", long_row()) for name in (LONG_NAME, other)
        ),
    )


def _nearest() -> Answer:
    answer = b.not_in_data()
    return replace(
        answer,
        sentences=(Sentence("no_row_about", {"medicine": LONG_NAME}),),
        candidates=tuple(replace(one, row=long_row()) for one in answer.candidates),
    )


LONG = (
    (LONG_TITLE, b.stored(long_row())),
    ("hidroclorotiazidaconamiloridaybisoprololhemifumaratodeliberacionprolongada25", _choice()),
    ("¿y por la noche?", replace(_nearest(), understood=b.carried(LONG_NAME))),
)
MODEL = ((LONG_TITLE, b.generated(rows=(long_row(204), long_row(207)))),)


def _wait(until: Callable[[], bool]) -> None:
    from tests.ui import screens

    app = screens.QApplication.instance()
    assert isinstance(app, screens.QApplication)
    screens._settle(app, until)
    screens._pause(app, 0.3)


def long_row_panel(built: b.Built) -> None:
    window = built.window
    window.behind.answers._on_acted(Act.SHOW_ROW, window.chat.pane.turns[0], None)
    _wait(lambda: not window.side.panel.isHidden())


def long_history(built: b.Built) -> None:
    """The large search over it all, the first hit chosen, with the longest label; a hundred thousand questions."""
    history = History.open(built.folder, interrupt_pending=False)
    last = history.conversations()[0]
    history.labels.label([last.id], LONG_LABEL)
    history.labels.pin_turns([history.turns(last.id)[0].id], True)
    history.close()
    window = built.window
    window.places.show("history")
    search = window.places.history_page.search
    _wait(lambda: search.list.found_model.rowCount() > 0)
    search.filters._want(replace(search.wanted, label=LONG_LABEL[:LABEL_LENGTH], text=""))
    _wait(lambda: search.found_count >= 0)
    search._on_counted(1_000, 100_000)
    search.list.choose_first()
    _wait(lambda: search.preview.turn is not None)


def long_bin(built: b.Built) -> None:
    history = History.open(built.folder, interrupt_pending=False)
    history.bin.delete_conversations([c.id for c in history.conversations()], time.time())
    history.close()
    window = built.window
    window.places.show("history")
    page = window.places.history_page
    page.show_view("bin")
    _wait(lambda: page.bin.list.count() > 0)
    page.bin._on_erase_all()


def empty_history(built: b.Built) -> None:
    long_bin(built)
    history = History.open(built.folder, interrupt_pending=False)
    history.bin.erase(history.bin.removed())
    history.close()
    built.window.places.history_page.show_view("search")


def starting(built: b.Built) -> None:
    built.window.chat.show_library(None)


def no_data(built: b.Built) -> None:
    built.window.chat.show_library(b.library_state())


def one_row(built: b.Built) -> None:
    one = DataSet(1, LONG_FILE, "es", 1, "x", 1_790_000_000.0, True)
    built.window.chat.show_library(b.library_state(one))


def looking(built: b.Built) -> None:
    """A question without its answer so far."""
    built.window.chat.ask("¿Se puede partir el bisoprolol?")
    _wait(lambda: [t.state for t in built.window.chat.pane.turns][-1:] == [TurnState.PENDING])


def died(built: b.Built) -> None:
    """The answer search stopped with a question in it, and does not start any more by itself."""
    looking(built)
    _wait(lambda: bool(built.worker.asks()))
    built.worker.die(gave_up=True)
    _wait(lambda: built.window.chat.pane.turns[-1].state is not TurnState.PENDING)


def disk_full(built: b.Built) -> None:
    built.window.chat.composer.show_draft(LONG_TITLE)
    built.window.chat.show_failure(DiskFull())


ACTS: dict[str, tuple[tuple[tuple[str, Answer], ...], Callable[[b.Built], None] | None]] = {
    "long": (LONG, None),
    "long-model": (MODEL, None),
    "long-row": (LONG[:1], long_row_panel),
    "long-history": (LONG[:1], long_history),
    "long-bin": (LONG[:1], long_bin),
    "empty-history": ((), empty_history),
    "starting": ((), starting),
    "no-data": ((), no_data),
    "one-row": ((), one_row),
    "looking": (LONG[:1], looking),
    "worker-died": ((), died),
    "disk-full": (LONG[:1], disk_full),
}
