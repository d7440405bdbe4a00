"""Conversations out and in again without loss, and the list of questions the data could not answer."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind, Understood
from medbot_desktop.domain.corrections import Correction, CorrectionState
from medbot_desktop.domain.history import Wanted
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.history_archive import Chapter
from medbot_desktop.storage.history_reader import HistoryReader
from tests.storage.test_history import CHOOSE, RED_FLAG, ROW, STORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CORRECTION = Correction(
    "u-1", "¿Daña el riñón?", "¿Daña el riñón?", "A veces.", "ibuprofeno", "", "", "M. R.", 104.0,
    "Mis respuestas", "es",
    ROW,
)  # fmt: skip
NONE = Answer(AnswerKind.NOT_IN_DATA, "es", understood=Understood(("semaglutida",), ("sub:semaglutida",)))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History.open(tmp_path / "one")) as opened:
        yield opened


def fill(history: History) -> None:
    first = history.add_turn("¿Daña el riñón?", None, 100.25)
    history.finish_turn(first.id, CHOOSE, 101.5)
    history.restart_turn(first.id)
    history.finish_turn(first.id, STORED, 102.5, chosen="b")
    second = history.add_turn("¿Y en\nniños?", first.conversation_id, 103.0)
    history.end_turn(second.id, TurnState.FAILED, "model_damaged", {"path": "x"})
    history.add_turn("en camino", first.conversation_id, 104.0)
    other = history.add_turn("se ha tomado la caja", None, 200.0)
    history.finish_turn(other.id, RED_FLAG, 201.0)
    gone = history.add_turn("borrada", None, 300.0)
    history.bin.delete_conversations([gone.conversation_id], 301.0)
    history.corrections.judge(first.id, True, 105.0)
    history.corrections.add(first.id, CORRECTION)
    history.corrections.set_state(CORRECTION.uuid, CorrectionState.APPLIED, ROW)
    history.labels.rename(1, "Señora del quinto")
    history.labels.label([1], "Guardia")
    history.labels.pin_turns([first.id], True)
    history.labels.pin_conversations([2], True)


def test_everything_comes_back_as_it_was(history: History, tmp_path: Path) -> None:
    fill(history)
    exported = list(history.archive.chapters())
    assert [chapter.title for chapter in exported] == ["Señora del quinto", "se ha tomado la caja"]
    with closing(History.open(tmp_path / "two")) as other:
        assert other.archive.add(Chapter.from_json(c.to_json()) for c in exported) == 4
        for before, after in zip(exported, other.archive.chapters(), strict=True):
            kept = [replace(k, turn=replace(k.turn, id=0, conversation_id=0)) for k in before.turns]
            # What was on its way is on its way no more.
            kept = [
                replace(k, turn=replace(k.turn, state=TurnState.INTERRUPTED))
                if k.turn.state is TurnState.PENDING
                else k
                for k in kept
            ]
            again = [replace(k, turn=replace(k.turn, id=0, conversation_id=0)) for k in after.turns]
            assert replace(after, turns=tuple(again)) == replace(before, turns=tuple(kept))
        assert [f.question for f in other.search("rinon")] == ["¿Daña el riñón?"]
        assert [f.turn_id for f in other.finder.find(Wanted(medicine="ibuprofeno"))] == [1]
        assert [f.turn_id for f in other.finder.find(Wanted(label="Guardia"))] == [3, 2, 1]
        assert other.earlier_answers(1)[0].answer == CHOOSE
        remarks = other.corrections.remarks([1])[1]
        assert remarks.right is True
        assert remarks.correction is not None
        assert remarks.correction.correction == CORRECTION
        assert [f.turn_id for f in other.finder.find(Wanted(corrected=True))] == [1]


def test_importing_twice_adds_nothing_and_a_longer_one_adds_the_rest(
    history: History, tmp_path: Path
) -> None:
    fill(history)
    exported = list(history.archive.chapters())
    assert history.archive.add(exported) == 0
    with closing(History.open(tmp_path / "two")) as other:
        short = replace(exported[0], turns=exported[0].turns[:1])
        assert other.archive.add([short]) == 1
        assert other.archive.add(exported) == 3
        assert [c.title for c in other.conversations()] == ["se ha tomado la caja", "Señora del quinto"]
        assert [t.question for t in other.turns(1)] == ["¿Daña el riñón?", "¿Y en\nniños?", "en camino"]


def test_chosen_turns_alone_are_exported(history: History, tmp_path: Path) -> None:
    fill(history)
    chapters = list(history.archive.chapters([4, 2]))
    assert [[k.turn.id for k in c.turns] for c in chapters] == [[2], [4]]
    assert history.archive.turns_of([1]) == [1, 2, 3]
    reader = HistoryReader(tmp_path / "one")
    assert [c.title for c in reader.archive.chapters([4])] == ["se ha tomado la caja"]
    reader.close()


def test_a_correction_that_was_waiting_is_not_applied_to_the_data_here(
    history: History, tmp_path: Path
) -> None:
    turn = history.add_turn("¿Daña el riñón?", None, 1.0)
    history.finish_turn(turn.id, STORED, 2.0)
    history.corrections.add(turn.id, CORRECTION)
    with closing(History.open(tmp_path / "two")) as other:
        other.archive.add(history.archive.chapters())
        assert other.corrections.waiting() == []
        assert other.corrections.get(CORRECTION.uuid).state is CorrectionState.UNDONE


def ask(history: History, question: str, answer: Answer, at: float) -> int:
    turn = history.add_turn(question, None, at)
    history.finish_turn(turn.id, answer, at)
    return turn.id


def test_the_questions_nobody_could_answer_are_counted(history: History, tmp_path: Path) -> None:
    ask(history, "¿Semaglutida en la nevera?", NONE, 1.0)
    ask(history, "semaglutida en la NEVERA", NONE, 2.0)
    ask(history, "otra cosa sin respuesta", NONE, 3.0)
    ask(history, "respondida más tarde", NONE, 4.0)
    ask(history, "¡Respondida, más tarde!", STORED, 5.0)
    ask(history, "respondida", STORED, 6.0)
    gone = ask(history, "borrada", NONE, 7.0)
    history.bin.delete_turns([gone], 8.0)
    reader = HistoryReader(tmp_path / "one")
    found = [(g.question, g.count, g.last_asked_at, g.medicines) for g in reader.gaps.gaps()]
    assert found == [
        ("semaglutida en la NEVERA", 2, 2.0, ("semaglutida",)),
        ("otra cosa sin respuesta", 1, 3.0, ("semaglutida",)),
    ]
    assert [g.count for g in reader.gaps.gaps(limit=1)] == [2]
    reader.close()
