"""A file brought back while its conversation lies in the bin: what it holds can be seen again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.storage.history_archive import Chapter

QUESTIONS = ["dosis de ibuprofeno", "y con alcohol", "y en el embarazo"]


def _filled(folder: Path) -> tuple[History, list[int], list[Chapter]]:
    history = History.open(folder)
    first = history.add_turn(QUESTIONS[0], None, 1_000.0)
    turns = [first] + [
        history.add_turn(q, first.conversation_id, 1_001.0 + n) for n, q in enumerate(QUESTIONS[1:])
    ]
    for turn in turns:
        history.end_turn(turn.id, TurnState.CANCELLED)
    return history, [turn.id for turn in turns], list(history.archive.chapters())


def _seen(history: History) -> list[str]:
    return [turn.question for c in history.conversations() for turn in history.turns(c.id)]


@pytest.mark.parametrize("removed", ["conversation", "every turn", "one turn"])
def test_what_lies_in_the_bin_comes_back_with_its_file(tmp_path: Path, removed: str) -> None:
    history, turn_ids, chapters = _filled(tmp_path)
    (conversation,) = history.conversations()
    if removed == "conversation":
        history.bin.delete_conversations([conversation.id], 2_000.0)
    else:
        history.bin.delete_turns(turn_ids if removed == "every turn" else turn_ids[1:2], 2_000.0)

    added = history.archive.add(chapters)

    assert added == (1 if removed == "one turn" else 3)
    assert _seen(history) == QUESTIONS
    assert history.bin.removed() == []
    assert history.archive.add(chapters) == 0
    history.close()


def test_new_turns_of_a_file_are_not_added_to_the_bin(tmp_path: Path) -> None:
    history, turn_ids, chapters = _filled(tmp_path)
    (conversation,) = history.conversations()
    history.bin.delete_turns(turn_ids[2:], 2_000.0)
    history.bin.erase(history.bin.removed())
    history.bin.delete_conversations([conversation.id], 2_000.0)

    assert history.archive.add(chapters) == 3
    assert sorted(_seen(history)) == sorted(QUESTIONS)
    history.close()
