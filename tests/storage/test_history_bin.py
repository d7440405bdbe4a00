"""The bin: nothing is lost at once, everything comes back, and what is erased leaves no byte in any file."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.recycle_bin import BIN_DAYS
from medbot_desktop.storage.history import History
from tests.storage.test_history import FIXTURES, STORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "zarzaparrilla"


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History.open(tmp_path)) as opened:
        yield opened


def conversation(history: History, *questions: str, at: float = 1.0) -> int:
    number = None
    for question in questions:
        turn = history.add_turn(question, number, at)
        number = turn.conversation_id
        history.finish_turn(turn.id, STORED, at)
    assert number is not None
    return number


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_deleted_turn_comes_back_in_its_place(history: History) -> None:
    number = conversation(history, "uno", "dos", "tres")
    second = history.turns(number)[1].id
    history.bin.delete_turns([second], 50.0)
    assert [t.question for t in history.turns(number)] == ["uno", "tres"]
    assert history.conversation(number).turn_count == 2
    assert [(r.title, r.turn_id, r.deleted_at) for r in history.bin.removed()] == [("dos", second, 50.0)]
    history.bin.delete_turns([second], 70.0)  # again: its days are counted from the first time
    assert history.bin.removed()[0].deleted_at == 50.0
    history.bin.restore_turns([second])
    assert [t.question for t in history.turns(number)] == ["uno", "dos", "tres"]
    assert history.bin.removed() == []


def test_a_conversation_without_a_turn_left_is_not_listed(history: History) -> None:
    number = conversation(history, "sola")
    turn_id = history.turns(number)[0].id
    history.bin.delete_turns([turn_id], 5.0)
    assert history.conversations() == []
    history.bin.restore_turns([turn_id])
    assert [c.id for c in history.conversations()] == [number]


def test_a_turn_comes_back_with_its_conversation(history: History) -> None:
    number = conversation(history, "una", "otra")
    first = history.turns(number)[0].id
    history.bin.delete_turns([first], 5.0)
    history.bin.delete_conversations([number], 6.0)
    assert [(r.turn_id, r.turn_count) for r in history.bin.removed()] == [(0, 2)]
    history.bin.restore_turns([first])
    assert [t.question for t in history.turns(number)] == ["una", "otra"]
    assert [c.id for c in history.conversations()] == [number]


def test_a_turn_deleted_while_it_is_answered_keeps_its_answer_in_the_bin(history: History) -> None:
    turn = history.add_turn("en camino", None, 1.0)
    history.bin.delete_turns([turn.id], 2.0)
    assert history.finish_turn(turn.id, STORED, 3.0).answer == STORED
    assert history.turns(turn.conversation_id) == []


def erase_all(history: History, copies: tuple[Path, ...] = ()) -> list[str]:
    refused = history.bin.erase(history.bin.removed(), copies)
    steps = 0
    while not history.bin.erase_step():
        steps += 1
        assert steps < 10_000
    return refused


def test_erasing_leaves_no_byte_while_the_history_stays_open(history: History, tmp_path: Path) -> None:
    keep = conversation(history, "se queda: riñón", "y esta")
    for number in range(300):
        conversation(history, f"relleno {number}")
    gone = conversation(history, f"{SECRET} uno", f"la {SECRET} dos")
    history.save_draft(gone, f"un borrador con {SECRET}")
    single = conversation(history, "se queda también", f"sola {SECRET}")
    history.labels.rename(gone, f"Título {SECRET}")
    for turn in history.turns(gone):
        history.restart_turn(turn.id)
        history.finish_turn(turn.id, STORED, 9.0)
    assert SECRET.encode() in bytes_of(tmp_path)
    history.bin.delete_conversations([gone], 10.0)
    history.bin.delete_turns([history.turns(single)[1].id], 10.0)
    erase_all(history)
    assert SECRET.encode() not in bytes_of(tmp_path)
    # The index holds a word by its difference to the one before: look for what is left of it too.
    assert SECRET[3:].encode() not in bytes_of(tmp_path)
    assert history.search(SECRET) == []
    assert len(history.search("relleno", limit=1_000)) == 300
    assert [t.question for t in history.turns(keep)] == ["se queda: riñón", "y esta"]
    with closing(sqlite3.connect(tmp_path / "history.db")) as raw:
        raw.execute("INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)")
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_title_does_not_keep_the_words_of_an_erased_question(history: History, tmp_path: Path) -> None:
    number = conversation(history, f"primero {SECRET}", "luego otra cosa")
    history.bin.delete_turns([history.turns(number)[0].id], 5.0)
    erase_all(history)
    assert history.conversation(number).title == "luego otra cosa"
    assert SECRET.encode() not in bytes_of(tmp_path)


def test_an_older_file_is_written_anew_before_its_words_are_gone(tmp_path: Path) -> None:
    """What schema 1 changed was not wiped: its leavings are gone with the first erasing."""
    shutil.copy(FIXTURES / "history_schema1.db", tmp_path / "history.db")
    with closing(sqlite3.connect(tmp_path / "history.db")) as raw:
        raw.execute("PRAGMA secure_delete = OFF")
        raw.execute("INSERT INTO drafts VALUES (9, ?, 1.0)", (f"{SECRET} " * 900,))
        raw.execute("DELETE FROM drafts WHERE conversation_id = 9")
        raw.commit()
    assert SECRET.encode() in (tmp_path / "history.db").read_bytes()
    with closing(History.open(tmp_path)) as history:
        shutil.rmtree(tmp_path / "backups")
        history.bin.delete_conversations([1], 5.0)
        erase_all(history)
        assert SECRET.encode() not in bytes_of(tmp_path)
        assert [c.id for c in history.conversations()] == [2]


def test_erasing_goes_on_after_a_restart(history: History, tmp_path: Path) -> None:
    gone = conversation(history, f"{SECRET}")
    for number in range(50):
        conversation(history, f"relleno {number}")
    history.bin.delete_conversations([gone], 5.0)
    history.bin.erase(history.bin.removed())
    history.close()
    with closing(History.open(tmp_path)) as again:
        while not again.bin.erase_step():
            pass
        assert SECRET.encode() not in bytes_of(tmp_path)


def test_the_backups_are_erased_too_where_that_is_wanted(history: History, tmp_path: Path) -> None:
    kept = conversation(history, "se queda")
    gone = conversation(history, f"con {SECRET}")
    history.close()
    (tmp_path / "backups").mkdir()
    copy = tmp_path / "backups" / "history-20260101.db"
    old = tmp_path / "backups" / "history-schema1.db"
    broken = tmp_path / "backups" / "history-broken.db"
    shutil.copy(tmp_path / "history.db", copy)
    shutil.copy(FIXTURES / "history_schema1.db", old)
    broken.write_bytes(b"no database" * 500)
    with closing(History.open(tmp_path)) as again:
        again.bin.delete_conversations([gone], 5.0)
        assert erase_all(again, (copy, old, broken)) == ["history-broken.db"]
    assert SECRET.encode() not in bytes_of(tmp_path)
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT id FROM conversations").fetchall() == [(kept,)]
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT count(*) FROM turns").fetchone() == (4,)


def used_on_days(history: History, first: float, count: int = 30) -> int:
    """The program ran on each of these days; gives how much was erased on the way."""
    return sum(history.bin.erase_old(first + day * DAY_S) for day in range(count))


def test_what_has_lain_thirty_days_is_erased(history: History, tmp_path: Path) -> None:
    old = conversation(history, f"vieja {SECRET}")
    recent = conversation(history, "reciente")
    history.bin.delete_conversations([old], 1_000.0)
    history.bin.delete_conversations([recent], 2_000.0)
    assert used_on_days(history, 1_000.0) == 0
    assert history.bin.erase_old(1_000.0 + BIN_DAYS * DAY_S) == 0
    assert history.bin.erase_old(1_500.0 + BIN_DAYS * DAY_S) == 1
    while not history.bin.erase_step():
        pass
    assert [r.title for r in history.bin.removed()] == ["reciente"]
    assert SECRET.encode() not in bytes_of(tmp_path)


@pytest.mark.parametrize("days_ahead", [31, 365, 30_000])
def test_a_clock_set_forward_erases_nothing(history: History, days_ahead: int) -> None:
    """A flat battery or a wrong year: what was deleted last week is not what has lain 30 days."""
    number = conversation(history, "borrada ayer")
    used_on_days(history, 19_960 * DAY_S, 41)
    history.bin.delete_conversations([number], 20_000 * DAY_S)
    wrong = (20_000 + days_ahead) * DAY_S
    assert [history.bin.erase_old(wrong + day * DAY_S) for day in range(5)] == [0] * 5
    assert history.bin.erase_old(20_006 * DAY_S) == 0
    assert [r.title for r in history.bin.removed()] == ["borrada ayer"]
    assert used_on_days(history, 20_007 * DAY_S, 25) == 1


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_deleted_while_the_clock_was_ahead_waits_thirty_days_from_when_it_is_right(
    history: History, whole: bool
) -> None:
    number = conversation(history, "borrada en el futuro")
    if whole:
        history.bin.delete_conversations([number], 20_365 * DAY_S)
    else:
        history.bin.delete_turns([history.turns(number)[0].id], 20_365 * DAY_S)
    assert used_on_days(history, 20_000 * DAY_S, 31) == 0
    assert history.bin.erase_old(20_031 * DAY_S) == 1


def test_answers_are_stored_compressed_and_old_ones_are_read(history: History, tmp_path: Path) -> None:
    number = conversation(history, "nueva")
    with closing(sqlite3.connect(tmp_path / "history.db")) as raw:
        ((stored,),) = raw.execute("SELECT answer FROM turns").fetchall()
        assert isinstance(stored, bytes)
        raw.execute("UPDATE turns SET answer = ?", (json.dumps(STORED.to_json()),))
        raw.commit()
    assert history.turns(number)[0].answer == STORED
