"""The history: what was acknowledged is there, damage costs itself alone, what is searched is found."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medbot_desktop.domain.answers import (
    Answer,
    AnswerKind,
    Candidate,
    Choice,
    EmergencyNumber,
    Sentence,
    Understood,
)
from medbot_desktop.domain.errors import DatabaseNewer, DiskFull
from medbot_desktop.domain.history import Wanted
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.history_migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parent / "fixtures"
ROOT = Path(__file__).parents[2]

ROW = Row("datos", 7, "¿Daña el riñón?", "Puede dañar el riñón.", "ibuprofeno", source="AEMPS")
STORED = Answer(
    AnswerKind.STORED,
    "es",
    ROW.answer,
    row=ROW,
    confidence=0.9,
    candidates=(Candidate(ROW, 0.8),),
    understood=Understood(("ibuprofeno",), ("sub:ibuprofeno",)),
    library_version=3,
    model="e5/1",
)
CHOOSE = Answer(
    AnswerKind.CHOOSE,
    "es",
    sentences=(Sentence("which_one", {"name": "x"}),),
    choices=(Choice("a", "nimodipino", "nimoDIPino"), Choice("b", "nifedipino", row=ROW)),
)
RED_FLAG = Answer(AnswerKind.RED_FLAG, "es", numbers=(EmergencyNumber("112", "emergency"),))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History.open(tmp_path)) as opened:
        yield opened


def raw(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "history.db", isolation_level=None)


def test_a_turn_from_question_to_answer(history: History, tmp_path: Path) -> None:
    asked = history.add_turn("¿Y con comida?", None, 100.0)
    assert (asked.state, asked.answer, asked.asked_at) == (TurnState.PENDING, None, 100.0)
    answered = history.finish_turn(asked.id, STORED, 101.0)
    assert (answered.state, answered.answer) == (TurnState.COMPLETE, STORED)
    history.close()
    with closing(History.open(tmp_path)) as again:
        assert again.turn(asked.id) == answered
        assert again.turns(asked.conversation_id) == [answered]


@pytest.mark.parametrize("answer", [STORED, CHOOSE, RED_FLAG], ids=lambda a: a.kind)
def test_answers_come_back_as_they_were(history: History, answer: Answer) -> None:
    turn = history.add_turn("?", None, 1.0)
    history.finish_turn(turn.id, answer, 2.0)
    assert history.turn(turn.id).answer == answer


def test_a_turn_left_pending_becomes_interrupted(history: History, tmp_path: Path) -> None:
    turn = history.add_turn("cut off", None, 1.0)
    history.close()
    with closing(History.open(tmp_path)) as again:
        assert again.turn(turn.id).state is TurnState.INTERRUPTED
        assert again.restart_turn(turn.id).state is TurnState.PENDING
        assert again.finish_turn(turn.id, STORED, 2.0).state is TurnState.COMPLETE


def test_a_failure_keeps_what_its_sentence_needs(history: History) -> None:
    turn = history.add_turn("?", None, 1.0)
    failed = history.end_turn(turn.id, TurnState.FAILED, "model_damaged", {"path": "x"})
    assert (failed.state, failed.error_code, failed.error_params) == (
        TurnState.FAILED,
        "model_damaged",
        {"path": "x"},
    )
    assert history.restart_turn(turn.id).error_code == ""


def test_answering_anew_keeps_what_was_shown(history: History) -> None:
    turn = history.add_turn("nimodipino o nifedipino", None, 1.0)
    history.finish_turn(turn.id, CHOOSE, 2.0)
    waiting = history.restart_turn(turn.id)
    assert (waiting.state, waiting.answer) == (TurnState.PENDING, CHOOSE)
    assert history.finish_turn(turn.id, STORED, 3.0, chosen="b").answer == STORED
    assert history.finish_turn(turn.id, RED_FLAG, 4.0).answer == RED_FLAG
    earlier = [(e.answered_at, e.answer, e.chosen) for e in history.earlier_answers(turn.id)]
    assert earlier == [(2.0, CHOOSE, ""), (3.0, STORED, "b")]
    assert history.search("nifedipino") != []


def test_cancelling_a_second_ask_shows_the_first_answer(history: History) -> None:
    turn = history.add_turn("?", None, 1.0)
    assert history.end_turn(turn.id, TurnState.CANCELLED).state is TurnState.CANCELLED
    history.restart_turn(turn.id)
    history.finish_turn(turn.id, CHOOSE, 2.0)
    history.restart_turn(turn.id)
    shown = history.end_turn(turn.id, TurnState.CANCELLED)
    assert (shown.state, shown.answer) == (TurnState.COMPLETE, CHOOSE)


def test_unknown_turns_and_conversations(history: History) -> None:
    for call in (
        lambda: history.turn(9),
        lambda: history.finish_turn(9, STORED, 1.0),
        lambda: history.end_turn(9, TurnState.FAILED),
        lambda: history.restart_turn(9),
        lambda: history.add_turn("?", 9, 1.0),
    ):
        with pytest.raises(LookupError):
            call()
    assert history.conversations() == []


def test_turns_come_in_pages_oldest_first(history: History) -> None:
    conversation = history.add_turn("0", None, 0.0).conversation_id
    for number in range(1, 25):
        history.add_turn(str(number), conversation, float(number))
    newest = history.turns(conversation, limit=10)
    assert [t.question for t in newest] == [str(n) for n in range(15, 25)]
    before = history.turns(conversation, before_id=newest[0].id, limit=10)
    assert [t.question for t in before] == [str(n) for n in range(5, 15)]
    assert [t.question for t in history.turns(conversation, before_id=before[0].id)] == list("01234")


def test_conversations_come_newest_first_in_pages(history: History) -> None:
    for number in range(7):
        history.add_turn(f"question {number}", None, 100.0 + number // 2)
    first = history.conversations(limit=3)
    second = history.conversations(before=(first[-1].updated_at, first[-1].id), limit=10)
    assert [c.title for c in first + second] == [f"question {n}" for n in range(6, -1, -1)]


def test_a_conversation_knows_its_turns(history: History) -> None:
    turn = history.add_turn("  ¿Y   con\ncomida?  ", None, 5.0)
    history.finish_turn(turn.id, STORED, 6.0)
    assert history.conversations()[0].last_kind == "stored"
    history.add_turn("more", turn.conversation_id, 9.0)
    (conversation,) = history.conversations()
    assert conversation.title == "¿Y con comida?"
    assert (conversation.started_at, conversation.updated_at) == (5.0, 9.0)
    assert (conversation.turn_count, conversation.last_kind) == (2, "stored")


def test_a_long_question_makes_a_short_title(history: History) -> None:
    history.add_turn("palabra " * 400, None, 1.0)
    history.add_turn("x" * 4_000, None, 2.0)
    titles = [c.title for c in history.conversations()]
    assert titles == ["x" * 79 + "…", ("palabra " * 9).rstrip() + "…"]


def test_a_clock_set_back_moves_nothing_down(history: History) -> None:
    turn = history.add_turn("later", None, 500.0)
    history.add_turn("earlier by the clock", turn.conversation_id, 10.0)
    assert history.conversations()[0].updated_at >= 500.0
    assert [t.question for t in history.turns(turn.conversation_id)] == ["later", "earlier by the clock"]


def test_conversations_stand_in_the_order_of_use_whatever_the_clock_said(history: History) -> None:
    """A year ahead for an afternoon, then right, then 2009 after a flat battery: no date pins anything on top."""
    year = 365 * 86_400.0
    first = history.add_turn("right", None, 50 * year).conversation_id
    ahead = history.add_turn("ahead", None, 51 * year).conversation_id
    history.add_turn("right again", None, 50 * year + 100)
    history.add_turn("behind", None, 39 * year)
    listed = history.conversations()
    assert [c.title for c in listed] == ["behind", "right again", "ahead", "right"]
    assert [c.last_asked_at / year for c in listed] == pytest.approx([39, 50, 51, 50], abs=0.001)
    history.add_turn("more", ahead, 50 * year + 200)
    history.add_turn("more", first, 50 * year + 300)
    listed = history.conversations()
    assert [c.title for c in listed] == ["right", "ahead", "behind", "right again"]
    assert listed[1].last_asked_at == 50 * year + 200


# Searching


def found(history: History, text: str) -> list[str]:
    return [hit.question for hit in history.search(text)]


@pytest.fixture
def filled(history: History) -> History:
    for question, answer in (
        ("¿Puedo partir el comprimido?", replace(STORED, text="Sí.", row=None, understood=Understood())),
        ("año y ano", None),
        ("foo-bar AND baz", None),
        ("riñones del niño", STORED),
    ):
        turn = history.add_turn(question, None, 1.0)
        if answer:
            history.finish_turn(turn.id, answer, 2.0)
    return history


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("rinon", ["riñones del niño"]),
        ("RIÑÓN", ["riñones del niño"]),
        ("dañar riñ", ["riñones del niño"]),
        ("ibuprofeno", ["riñones del niño"]),
        ("año", ["año y ano"]),
        ("comprim", ["¿Puedo partir el comprimido?"]),
        ("¿comprimido?", ["¿Puedo partir el comprimido?"]),
        ("comprimido partir", ["¿Puedo partir el comprimido?"]),
        ("parti comprimido", []),
        ("foo-bar", ["foo-bar AND baz"]),
        ("AND", ["foo-bar AND baz"]),
    ],
)
def test_words_are_found_without_accents_and_as_beginnings(
    filled: History, text: str, questions: list[str]
) -> None:
    assert found(filled, text) == questions


def test_hits_come_newest_first_in_pages(history: History) -> None:
    for number in range(30):
        history.add_turn(f"tos {number}", None, 1.0)
    first = history.search("tos", limit=10)
    assert [h.question for h in first] == [f"tos {n}" for n in range(29, 19, -1)]
    second = history.search("tos", limit=10, before_id=first[-1].turn_id)
    assert second[0].question == "tos 19"
    assert first[0].conversation_title == "tos 29"


HOSTILE = [
    "",
    "   ",
    "\0",
    "¿dosis?",
    "foo-bar",
    '"',
    '""',
    "'",
    "AND",
    "NOT",
    "a OR",
    "NEAR(a b, 2)",
    "question:x",
    "-x",
    "^x",
    "x*",
    "*",
    "((",
    "{a b}:c",
    "rin\0on",
    "😀",
    "😀 riñón",
    "\ud800",
    "'; DROP TABLE turns; --",
    "مرحبا",
    "\u202eoverride",
    "x" * 20_000,
    "word " * 4_000,
    '" ' * 10_000,
    "\\",
    "%_",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_asked_kept_and_searched(history: History, text: str) -> None:
    turn = history.add_turn(text, None, 1.0)
    history.save_draft(turn.conversation_id, text)
    kept = history.turn(turn.id).question
    assert kept == text.replace("\ud800", "?")
    assert history.draft(turn.conversation_id) == kept
    hits = history.search(text)
    left_out = text.startswith("-")
    assert [h.turn_id for h in hits] == ([turn.id] if any(c.isalnum() for c in text) and not left_out else [])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_searching_never_raises(history: History, text: str) -> None:
    history.search(text)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("abcdeñáé", min_size=1, max_size=6), min_size=1, max_size=5))
def test_a_question_is_found_by_its_words(history: History, words: list[str]) -> None:
    turn = history.add_turn("¿" + ", ".join(words) + "?", None, 1.0)
    assert turn.id in [h.turn_id for h in history.search(" ".join(words), limit=1)]


# Drafts


def test_drafts_are_kept_for_each_conversation(history: History, tmp_path: Path) -> None:
    turn = history.add_turn("?", None, 1.0)
    history.save_draft(None, "for a fresh one")
    history.save_draft(turn.conversation_id, "first")
    history.save_draft(turn.conversation_id, "second\n")
    history.close()
    with closing(History.open(tmp_path)) as again:
        assert again.draft(None) == "for a fresh one"
        assert again.draft(turn.conversation_id) == "second\n"
        again.save_draft(turn.conversation_id, "")
        assert again.draft(turn.conversation_id) == ""
        again.add_turn("asked", None, 1.0)
        assert again.draft(None) == ""


# Damage


def test_an_unreadable_answer_leaves_its_question(history: History, tmp_path: Path) -> None:
    ids = []
    for text in ("one", "two", "three"):
        ids.append(history.add_turn(text, 1 if ids else None, 1.0).id)
        history.finish_turn(ids[-1], STORED, 2.0)
    with closing(raw(tmp_path)) as connection:
        connection.execute('UPDATE turns SET answer = \'{"kind": "gone"}\' WHERE id = ?', (ids[0],))
        connection.execute("UPDATE turns SET answer = '[' WHERE id = ?", (ids[1],))
    shown = history.turns(1)
    assert [(t.question, t.state, t.error_code) for t in shown] == [
        ("one", TurnState.FAILED, "answer_unreadable"),
        ("two", TurnState.FAILED, "answer_unreadable"),
        ("three", TurnState.COMPLETE, ""),
    ]
    assert history.restart_turn(ids[0]).state is TurnState.PENDING
    assert history.finish_turn(ids[0], STORED, 3.0).answer == STORED
    assert history.skipped_records == 0


def test_a_bad_record_is_skipped_and_counted(history: History, tmp_path: Path) -> None:
    """janhq/jan#2654: one bad folder kept the program from starting."""
    for text in ("one", "two", "three"):
        history.add_turn(text, None, 1.0)
    with closing(raw(tmp_path)) as connection:
        connection.execute("UPDATE turns SET state = 'sleeping' WHERE id = 1")
        connection.execute("UPDATE conversations SET title = x'00ff' WHERE id = 2")
        connection.execute("UPDATE turns SET question = CAST(x'746fff73' AS TEXT) WHERE id = 3")
    assert history.turns(1) == []
    assert [c.title for c in history.conversations()] == ["three", "one"]
    assert history.turns(3)[0].question == "to\ufffds"
    assert history.skipped_records == 2


def test_an_answer_of_an_earlier_version_is_read(history: History, tmp_path: Path) -> None:
    """janhq/jan#6773: one missing field hid every thread."""
    turn = history.add_turn("?", None, 1.0)
    with closing(raw(tmp_path)) as connection:
        connection.execute('UPDATE turns SET answer = \'{"kind": "help", "language": "en"}\'')
    assert history.turn(turn.id).answer == Answer(AnswerKind.HELP, "en")


def test_a_damaged_history_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"no database" * 500)
    with closing(History.open(tmp_path)) as history:
        assert history.damage is not None
        assert history.damage.code == "database_set_aside"
        history.add_turn("works", None, 1.0)


def test_a_newer_history_is_read(history: History, tmp_path: Path) -> None:
    turn = history.add_turn("riñón", None, 1.0)
    history.close()
    with closing(raw(tmp_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with closing(History.open(tmp_path)) as newer:
        assert newer.damage == Sentence("database_newer", {"path": "history.db"})
        assert newer.turn(turn.id).question == "riñón"
        assert len(newer.search("rinon")) == 1
        with pytest.raises(DatabaseNewer):
            newer.add_turn("?", None, 2.0)


def test_a_full_disk_keeps_everything_before(history: History, tmp_path: Path) -> None:
    turn = history.add_turn("before", None, 1.0)
    history.save_draft(None, "typed")
    database = history._database
    (pages,) = database.rows("PRAGMA page_count")[0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        history.add_turn("x" * 40_000, None, 2.0)
    assert [c.title for c in history.conversations()] == ["before"]
    assert history.draft(None) == "typed"
    history.close()
    with closing(History.open(tmp_path)) as again:
        assert again.turn(turn.id).question == "before"


# Killed in the middle


WRITE_UNTIL_KILLED = """
import json, os, sys
from pathlib import Path
from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.storage.history import History

history = History.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    turn = history.add_turn(f"pregunta {number} riñón", None, float(number))
    os.write(1, json.dumps([turn.id, turn.question, False]).encode() + b"\\n")
    history.finish_turn(turn.id, Answer(AnswerKind.NOT_IN_DATA, "es"), float(number))
    os.write(1, json.dumps([turn.id, turn.question, True]).encode() + b"\\n")
"""


def test_twenty_kills_lose_no_acknowledged_turn(tmp_path: Path) -> None:
    chance = random.Random(7)
    acknowledged: dict[int, tuple[str, bool]] = {}
    for _ in range(20):
        command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            lines = [child.stdout.readline()]
            time.sleep(chance.uniform(0.0, 0.05))
            child.kill()
            lines += child.stdout.readlines()
        for turn_id, question, answered in map(json.loads, lines):
            acknowledged[turn_id] = (question, answered)
    assert len(acknowledged) >= 20
    with closing(History.open(tmp_path)) as history:
        assert history.damage is None
        for turn_id, (question, answered) in acknowledged.items():
            turn = history.turn(turn_id)
            assert turn.question == question
            assert turn.state is TurnState.COMPLETE or (turn.state is TurnState.INTERRUPTED and not answered)
        assert len(history.search("rinon", limit=100_000)) >= len(acknowledged)
    with closing(raw(tmp_path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)")


# Earlier schemas


@pytest.mark.parametrize("schema", range(1, len(MIGRATIONS) + 1))
def test_a_history_of_each_earlier_schema_is_opened_whole(tmp_path: Path, schema: int) -> None:
    """nomic-ai/gpt4all#1106: an update hid old chats. The files are of that schema: `fixtures/README.md`."""
    shutil.copy(FIXTURES / f"history_schema{schema}.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        assert history.damage is None
        conversations = history.conversations()
        assert [(c.title, c.turn_count, c.last_kind) for c in conversations] == [
            ("nimodipino o nifedipino", 1, "stored"),
            ("¿Daña el riñón?", 3, "red_flag"),
        ]
        turns = history.turns(conversations[1].id)
        assert [t.state for t in turns] == [TurnState.COMPLETE, TurnState.FAILED, TurnState.COMPLETE]
        assert [t.answer for t in turns] == [STORED, None, RED_FLAG]
        assert turns[1].error_params == {"path": "x"}
        (earlier,) = history.earlier_answers(history.turns(conversations[0].id)[0].id)
        assert earlier.answer == CHOOSE
        assert history.draft(None) == "a medio escribir"
        assert len(history.search("rinon")) == 2
    copies = list(tmp_path.glob("backups/history-schema*"))
    assert len(copies) == (1 if schema < len(MIGRATIONS) else 0)


def test_a_history_of_the_first_schema_can_be_filtered(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "history_schema1.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        assert [f.turn_id for f in history.finder.find(Wanted(medicine="ibuprofeno"))] == [4, 1]
        assert [f.turn_id for f in history.finder.find(Wanted(dataset="datos"))] == [4, 1]
        assert history.finder.find(Wanted(kind=AnswerKind.RED_FLAG))[0].turn_id == 3
        history.bin.delete_turns([1], 9.0)
        assert [f.turn_id for f in history.finder.find(Wanted("rinon"))] == [4]


def test_pins_labels_and_the_bin_of_the_second_schema_are_kept(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "history_schema2.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        assert [f.turn_id for f in history.finder.find(Wanted(pinned=True))] == [1]
        assert history.conversation(1).labels == ("Guardia",)
        assert [r.title for r in history.bin.removed()] == ["borrada del todo"]
