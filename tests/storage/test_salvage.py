"""What can be read of a damaged file comes into the fresh one; the damaged one is kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind, Understood
from medbot_desktop.domain.rows import Row
from medbot_desktop.storage import history as history_file
from medbot_desktop.storage import library_file
from medbot_desktop.storage.database import suspect_mark
from medbot_desktop.storage.history import History
from medbot_desktop.storage.history_migrations import MIGRATIONS as HISTORY_MIGRATIONS
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.library_migrations import MIGRATIONS
from medbot_desktop.texts import say

FIXTURES = Path(__file__).parent / "fixtures"
PAGE = 4096
QUESTIONS = 400


def fill_history(folder: Path, conversations: int = 40, medicines: tuple[str, ...] = ()) -> None:
    answer = Answer(AnswerKind.NOT_IN_DATA, "es", understood=Understood(medicines, medicines))
    with closing(History.open(folder)) as history:
        for number in range(conversations):
            conversation = None
            for place in range(QUESTIONS // conversations):
                turn = history.add_turn(
                    f"pregunta {number} {place} " + "riñón " * 20, conversation, number + place / 100
                )
                conversation = turn.conversation_id
                history.finish_turn(turn.id, answer, number + 0.5)


def leaf_pages(path: Path, table: str) -> list[int]:
    """The numbers of the pages that hold the records of a table: leaves of its tree."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    content = path.read_bytes()
    pages, waiting = [], [root]
    while waiting:
        number = waiting.pop()
        start = (number - 1) * PAGE
        kind, cells = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
        if kind == 13:
            pages.append(number)
            continue
        for cell in range(cells):
            pointer = int.from_bytes(content[start + 12 + 2 * cell : start + 14 + 2 * cell], "big")
            waiting.append(int.from_bytes(content[start + pointer : start + pointer + 4], "big"))
        waiting.append(int.from_bytes(content[start + 8 : start + 12], "big"))
    return sorted(pages)


def spoil(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = b"\xab" * PAGE
    path.write_bytes(content)
    suspect_mark(path).touch()


def integrity(folder: Path, name: str) -> str:
    with closing(sqlite3.connect(folder / name)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def turns_of(history: History) -> int:
    return sum(conversation.turn_count for conversation in history.conversations(limit=1_000))


@pytest.mark.parametrize("places", [(0,), (-1,), (5, 6), (3, 9, -2)], ids=str)
def test_the_questions_around_a_bad_place_are_saved_and_the_others_counted(
    tmp_path: Path, places: tuple[int, ...]
) -> None:
    fill_history(tmp_path)
    path = tmp_path / history_file.FILE_NAME
    leaves = leaf_pages(path, "turns")
    assert len(leaves) > 20
    spoil(path, *(leaves[place] for place in places))
    with closing(History.open(tmp_path)) as history:
        assert history.damage is not None
        assert history.damage.code == "database_salvaged"
        assert (tmp_path / str(history.damage.params["kept"])).exists()
        for language in ("es", "en"):
            assert str(history.damage.params["saved"]) in say(
                language, history.damage.code, history.damage.params
            )
        kept = turns_of(history)
        most_lost = QUESTIONS * (len(places) + 1) // len(leaves)
        assert QUESTIONS - 2 * most_lost <= kept < QUESTIONS
        assert len(history.search("rinon", limit=1_000)) == kept
        assert history.damage.params["lost"] == QUESTIONS - kept
    assert integrity(tmp_path, history_file.FILE_NAME) == "ok"
    with closing(History.open(tmp_path)) as history:
        assert history.damage is None
        assert turns_of(history) == kept


def test_questions_whose_conversation_is_lost_get_one_named_after_the_first(tmp_path: Path) -> None:
    fill_history(tmp_path)
    path = tmp_path / history_file.FILE_NAME
    spoil(path, *leaf_pages(path, "conversations"))
    with closing(History.open(tmp_path)) as history:
        assert turns_of(history) == QUESTIONS
        assert history.conversations()[0].title.startswith("pregunta 39 0")
    assert integrity(tmp_path, history_file.FILE_NAME) == "ok"


def test_what_belongs_to_a_lost_question_does_not_cost_the_others(tmp_path: Path) -> None:
    """The medicines of a turn have no row id to be found by."""
    fill_history(tmp_path, medicines=("ibuprofeno", "paracetamol"))
    path = tmp_path / history_file.FILE_NAME
    spoil(path, leaf_pages(path, "turns")[5])
    with closing(History.open(tmp_path)) as history:
        assert QUESTIONS - 20 < turns_of(history) < QUESTIONS
    assert integrity(tmp_path, history_file.FILE_NAME) == "ok"


def test_what_was_only_in_the_log_is_saved_too(tmp_path: Path) -> None:
    fill_history(tmp_path, 40)
    path = tmp_path / history_file.FILE_NAME
    leaves = leaf_pages(path, "turns")
    history = History.open(tmp_path)
    late = history.add_turn("la última", None, 1_000.0)
    main, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    history.close()
    path.write_bytes(main)
    path.with_name(path.name + "-wal").write_bytes(log)
    spoil(path, leaves[4])
    with closing(History.open(tmp_path)) as history:
        assert history.damage is not None
        assert history.damage.code == "database_salvaged"
        assert history.turn(late.id).question == "la última"


def test_the_rows_of_a_data_set_that_is_lost_are_there_but_do_not_answer(tmp_path: Path) -> None:
    rows = [Row("a.csv", number, f"¿{number}?" + "x" * 200, "Sí. " * 40) for number in range(1, 301)]
    with closing(Library.open(tmp_path)) as library:
        library.add_data_set("a.csv", rows)
        version = library.version
    path = tmp_path / library_file.FILE_NAME
    spoil(path, *leaf_pages(path, "data_sets"), leaf_pages(path, "rows")[7])
    with closing(Library.open(tmp_path)) as library:
        assert library.notice is not None
        assert library.notice.code == "database_salvaged"
        (data_set,) = library.data_sets()
        assert not data_set.enabled
        assert data_set.row_count == len(library.rows(data_set.id)) >= 280
        assert library.version > version
        assert library.enabled_rows() == []
    assert integrity(tmp_path, library_file.FILE_NAME) == "ok"


def test_a_file_without_anything_readable_is_only_set_aside(tmp_path: Path) -> None:
    (tmp_path / history_file.FILE_NAME).write_bytes(b"SQLite format 3\0" + b"\xff" * 8_000)
    with closing(History.open(tmp_path)) as history:
        assert history.damage is not None
        assert history.damage.code == "database_set_aside"
        history.add_turn("¿uno?", None, 1.0)
    assert not list(tmp_path.glob("*.salvaged*"))


@pytest.mark.parametrize("saved", [True, False])
def test_a_log_left_by_a_file_being_set_aside_never_meets_another_file(tmp_path: Path, saved: bool) -> None:
    """Killed after the damaged file was renamed and before its log was."""
    path = tmp_path / history_file.FILE_NAME
    with closing(History.open(tmp_path / "other")) as other:
        other.add_turn("¿otra?", None, 1.0)
        log = (tmp_path / "other" / "history.db-wal").read_bytes()
    path.with_name("history.db-wal").write_bytes(log)
    if saved:
        fill_history(tmp_path / "saved")
        (tmp_path / "saved" / "history.db").replace(path.with_name("history.db.salvaged"))
    with closing(History.open(tmp_path)) as history:
        assert turns_of(history) == (QUESTIONS if saved else 0)
    assert list(tmp_path.glob("history-damaged-*.db-wal"))
    assert integrity(tmp_path, history_file.FILE_NAME) == "ok"


@pytest.mark.parametrize("schema", range(1, len(MIGRATIONS) + 1))
def test_a_damaged_library_of_each_earlier_schema_is_saved_and_migrated(tmp_path: Path, schema: int) -> None:
    path = tmp_path / library_file.FILE_NAME
    shutil.copy(FIXTURES / f"library_schema{schema}.db", path)
    with closing(sqlite3.connect(path)) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM rows").fetchone()
    spoil(path, *leaf_pages(path, "data_sets"))
    with closing(Library.open(tmp_path)) as library:
        assert library.notice is not None
        assert library.notice.code == "database_salvaged"
        assert sum(len(library.rows(data_set.id)) for data_set in library.data_sets()) == rows
    assert integrity(tmp_path, library_file.FILE_NAME) == "ok"


@pytest.mark.parametrize("schema", range(1, len(HISTORY_MIGRATIONS) + 1))
def test_a_damaged_history_of_each_earlier_schema_is_saved_and_migrated(tmp_path: Path, schema: int) -> None:
    path = tmp_path / history_file.FILE_NAME
    shutil.copy(FIXTURES / f"history_schema{schema}.db", path)
    with closing(sqlite3.connect(path)) as connection:
        (turns,) = connection.execute("SELECT count(*) FROM turns").fetchone()
    spoil(path, *leaf_pages(path, "conversations"))
    with closing(History.open(tmp_path)) as history:
        assert history.damage is not None
        assert history.damage.code == "database_salvaged"
        assert turns_of(history) == turns
    assert integrity(tmp_path, history_file.FILE_NAME) == "ok"
