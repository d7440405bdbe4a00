"""States at the edges, for screens.py: very long names, one row and very many, runs of one and of many epochs."""

from __future__ import annotations

import math
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.library import RowQuery
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.tuning import EpochPoint, Part
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.messages import LibraryChanged
from tests.ui import building as b
from tests.ui import tuning_doubles as d
from tests.ui import tuning_screens

if TYPE_CHECKING:
    from collections.abc import Callable

    Act = Callable[[b.Built], None]

NAME = "preguntas y respuestas del mostrador de la botica del parque revisadas por el equipo en noviembre de 2026.csv"
LONG_SET = f"{NAME[:-4]} v{'2' * (120 - len(NAME) - 2)}{NAME[-4:]}"[:120]
LONG_MEDICINE = "trióxido de arsénico con clorhidrato de difenhidramina y succinato de desvenlafaxina 0,5 mg"[
    :90
]
LONG_FILE = (
    f"/home/farmacia/documentos/{'carpeta compartida del mostrador/' * 5}preguntas_del_mostrador_2026.csv"
)
LONG_RUN = "botica_parque con las preguntas de octubre, las de noviembre y las que el equipo enseñó el martes a mano"[
    :100
]


def _fill(built: b.Built, count: int, medicine: str = "enalapril") -> int:
    rows = [
        Row("", n, f"¿El {medicine} se toma con comida, caso {n}?", "Con comida o sin ella.", medicine)
        for n in range(1, count + 1)
    ]
    with closing(Library.open(built.folder)) as library:
        first = library.add_data_set(LONG_SET, rows, who=LONG_SET)
        library.replace_rows(first.id, rows, source=LONG_SET, who=LONG_SET)
        return first.id


def _overview(built: b.Built, number: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    built.window.navigation.open_data()
    place = built.window.places.data_place
    place.overview.refresh()
    for _ in range(40):
        tuning_screens.settle(0.05)
        if place.overview.data_set(number) is not None:
            break


def long_names(built: b.Built) -> None:
    number = _fill(built, 1)
    _overview(built, number)
    built.window.places.data_place.overview.card(number).history_button.click()
    tuning_screens.settle()


def rows(count: int, medicine: str = LONG_MEDICINE) -> Act:
    """The rows of a data set with so many, the first one open."""

    def act(built: b.Built) -> None:
        number = _fill(built, count, medicine)
        _overview(built, number)
        place = built.window.places.data_place
        place._show_rows(RowQuery(number))
        tuning_screens.settle(0.5)
        place.rows.table.selectRow(0)
        tuning_screens.settle(0.5)

    return act


def nothing(built: b.Built) -> None:
    """No data set at all."""
    with closing(Library.open(built.folder)) as library:
        for data_set in library.data_sets():
            library.remove(data_set.id)
        library.erase_deleted(time.time() + 1)
    built.worker.listener(LibraryChanged(b.library_state()))
    built.window.navigation.open_data()
    tuning_screens.settle(0.4)


def _named(built: b.Built) -> None:
    """The tuning place, learning from a data set with a long name."""
    state = b.library_state(replace(b.own_data(), name=LONG_SET, row_count=100_000))
    built.worker.listener(LibraryChanged(state))
    tuning_screens.settle()


def aside(built: b.Built) -> None:
    tuning_screens.open_place(built)
    _named(built)
    built.window.places.tuning_place.chosen.take_questions(LONG_FILE)
    built.window.places.tuning_place.show_step("aside")
    tuning_screens.settle(0.5)


def run(epochs: int, diverged: bool = False) -> Act:
    """A run that has come to `epochs`; a diverged one grows a million times."""

    def point(number: int, epoch: int) -> EpochPoint:
        (one,) = d.points(Part.RANKING, number, epoch)[-1:]
        if diverged and epoch > 3:
            grown = 2.0 * math.exp(min((epoch - 3) * 1.9, 14.0))
            return replace(one, train_loss=grown, check_loss=grown * 1.3, check_mrr=0.1)
        return one

    def act(built: b.Built) -> None:
        tuning_screens.open_place(built, "run")
        built.window.places.tuning_place.run.start_button.click()
        tuning_screens.settle()
        points = tuple(point(1, epoch) for epoch in range(epochs + 1))
        best = min(points, key=lambda one: one.check_loss or 0.0).epoch
        built.worker.runs.progress(
            round=1, points=points, epoch=epochs, best_epoch=best, epochs=max(epochs, 1)
        )
        tuning_screens.settle()
        if diverged:
            built.worker.runs.fail("tuning_diverged", epoch=epochs)
            tuning_screens.settle()

    return act


def models(built: b.Built) -> None:
    tuning_screens.models(built)
    built.worker.tuning.models = (
        d.shipped(active=False),
        d.model(active=True, name=LONG_RUN, data_name=LONG_SET, note=LONG_RUN),
        d.model("m-2", name=LONG_RUN, data_name=LONG_SET, worse=("look_alike",)),
        d.model("m-3", name=LONG_RUN, deleted_at=5.0),
    )
    built.window.places.tuning_place.models.list()
    tuning_screens.settle()
    built.window.places.tuning_place.use.compare_button.setChecked(True)
    built.window.places.tuning_place.use.ask_use("m-2")
    tuning_screens.settle()


def review(built: b.Built) -> None:
    built.worker.tuning.models = (d.shipped(), d.model(name=LONG_RUN))
    tuning_screens.running(built)
    shown = d.review()
    first = replace(shown.main.questions[0], query=LONG_RUN, expected=LONG_SET)
    main = replace(shown.main, questions=(first, *shown.main.questions[1:]))
    built.worker.runs.finish(replace(shown, data_name=LONG_SET, main=main))
    tuning_screens.settle(0.5)


ACTS: dict[str, Act] = {
    "library-long-names": long_names,
    "library-one-row": rows(1),
    "library-nothing": nothing,
    "tuning-long-names": aside,
    "tuning-one-epoch": run(1),
    "tuning-500-epochs": run(500),
    "tuning-diverged": run(9, diverged=True),
    "models-long-names": models,
    "review-long-names": review,
}
MANY = {"library-100000-rows": rows(100_000, "enalapril")}
"""Too slow for a test."""
