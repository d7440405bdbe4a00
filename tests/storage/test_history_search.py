"""Filters, phrases and words to leave out, on real files; a search that is no longer wanted ends."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind, Understood
from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.domain.history import Wanted
from medbot_desktop.storage.history import History
from medbot_desktop.storage.history_reader import HistoryReader
from tests.storage.test_history import CHOOSE, RED_FLAG, ROW, STORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = replace(
    ROW, dataset="otros.csv", number=9, medicine="Paracetamol", question="¿Cómo se toma?", answer="Con agua."
)
PARACETAMOL = replace(
    STORED, text=OTHER.answer, row=OTHER, understood=Understood(("Paracetamol",), ("sub:paracetamol",))
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History.open(tmp_path)) as opened:
        for number, (question, answer) in enumerate(
            (
                ("dosis máxima de ibuprofeno", STORED),
                ("máxima dosis en niños", PARACETAMOL),
                ("ibuprofeno y riñón en niños", CHOOSE),
                ("se ha tomado la caja", RED_FLAG),
                ("sin respuesta", None),
            )
        ):
            turn = opened.add_turn(question, None, 100.0 * number)
            if answer:
                opened.finish_turn(turn.id, answer, 100.0 * number)
        yield opened


def ids(history: History, **wanted: object) -> list[int]:
    return [found.turn_id for found in history.finder.find(Wanted(**wanted))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "turns"),
    [
        ({}, [5, 4, 3, 2, 1]),
        ({"text": '"dosis maxima"'}, [1]),
        ({"text": "dosis maxima"}, [2, 1]),
        ({"text": "ninos -rinon"}, [2]),
        ({"text": '-ninos -"dosis máxima"'}, [5, 4]),
        ({"text": "¿?"}, []),
        ({"kind": AnswerKind.RED_FLAG}, [4]),
        ({"text": "dosis", "kind": AnswerKind.STORED}, [2, 1]),
        ({"medicine": "IBUPROFENO"}, [1]),
        ({"medicine": "paracetamol", "text": "dosis"}, [2]),
        ({"dataset": "otros.csv"}, [2]),
        ({"since": 100.0, "until": 300.0}, [3, 2]),
        ({"text": "dosis", "since": 50.0}, [2]),
        ({"text": "dosis", "until": 50.0}, [1]),
        ({"since": 9_000.0}, []),
        ({"text": "dosis", "until": -5.0}, []),
        ({"pinned": True}, []),
        ({"label": "Guardia"}, []),
    ],
    ids=str,
)
def test_filters_and_words(history: History, wanted: dict[str, object], turns: list[int]) -> None:
    assert ids(history, **wanted) == turns
    assert history.finder.count(Wanted(**wanted)) == len(turns)  # type: ignore[arg-type]
    assert history.finder.turn_ids(Wanted(**wanted)) == turns[::-1]  # type: ignore[arg-type]


def test_a_line_of_the_list_names_its_rows(history: History) -> None:
    by_id = {found.turn_id: found for found in history.finder.find(Wanted())}
    assert (by_id[1].dataset, by_id[1].rows, by_id[1].kind) == ("datos", ("7",), AnswerKind.STORED)
    assert by_id[3].rows == ("7",)
    assert (by_id[5].dataset, by_id[5].rows, by_id[5].kind) == ("", (), None)
    assert by_id[1].text.startswith("Puede dañar el riñón.")


def test_pinned_and_labelled_are_found(history: History) -> None:
    history.labels.pin_turns([2], True)
    history.labels.label([3, 4], "Guardia")
    assert ids(history, pinned=True) == [2]
    assert ids(history, label="Guardia") == [4, 3]
    assert ids(history, label="Guardia", text="ibuprofeno") == [3]


def test_pages_follow_each_other_without_gaps(history: History) -> None:
    first = history.finder.find(Wanted(), limit=2)
    second = history.finder.find(Wanted(), limit=9, before_id=first[-1].turn_id)
    assert [f.turn_id for f in first + second] == [5, 4, 3, 2, 1]


def test_what_is_in_the_bin_is_not_found(history: History) -> None:
    history.bin.delete_turns([1], 900.0)
    history.bin.delete_conversations([3], 900.0)
    assert ids(history, text="ibuprofeno") == []
    assert history.finder.turn_count() == 4
    history.bin.restore_turns([1])
    history.bin.restore_conversations([3])
    assert ids(history, text="ibuprofeno") == [3, 1]


def test_a_title_given_by_the_user_is_found(history: History) -> None:
    history.labels.rename(3, "  Señora   del quinto ")
    assert [c.title for c in history.finder.renamed("senora quint")] == ["Señora del quinto"]
    assert history.finder.renamed("dosis") == []
    assert history.conversation(3).title == "Señora del quinto"
    history.labels.rename(3, "   ")
    assert history.conversation(3).title == "Señora del quinto"


def test_medicines_and_data_sets_for_the_filters(history: History) -> None:
    assert dict(history.finder.medicines()) == {"ibuprofeno": 1, "Paracetamol": 1}
    assert history.finder.datasets() == ["datos", "otros.csv"]


def test_answering_anew_changes_the_medicines(history: History) -> None:
    history.restart_turn(2)
    history.finish_turn(2, STORED, 5.0)
    assert ids(history, medicine="ibuprofeno") == [2, 1]
    assert ids(history, medicine="Paracetamol") == []


def test_a_second_reader_sees_what_is_written_and_can_be_interrupted(
    history: History, tmp_path: Path
) -> None:
    reader = HistoryReader(tmp_path)
    turn = history.add_turn("tos ferina", None, 900.0)
    assert [f.turn_id for f in reader.finder.find(Wanted("ferina"))] == [turn.id]
    # An endless query stands for a slow one.
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    timer = threading.Timer(0.05, reader.interrupt)
    timer.start()
    with pytest.raises(Cancelled):
        reader.finder._rows(endless, ())
    timer.join()
    assert [f.turn_id for f in reader.finder.find(Wanted("ferina"))] == [turn.id]
    reader.close()


def test_labels_come_and_go_with_what_wears_them(history: History) -> None:
    history.labels.label([1, 2], " Turno  de noche ")
    history.labels.label([2], "turno de NOCHE")
    history.labels.label([99], "de nadie")
    assert [(label.name, label.conversation_count) for label in history.labels.labels()] == [
        ("Turno de noche", 2)
    ]
    assert history.conversation(1).labels == ("Turno de noche",)
    history.labels.label([1, 2], "TURNO DE NOCHE", on=False)
    assert history.labels.labels() == []
    history.labels.label([1], "  ")
    assert history.labels.labels() == []


def test_pinned_conversations_stand_apart(history: History) -> None:
    history.labels.pin_conversations([2], True)
    assert [c.id for c in history.conversations(pinned=True)] == [2]
    assert [c.id for c in history.conversations(pinned=False)] == [5, 4, 3, 1]
    assert history.conversations()[0].pinned is False
