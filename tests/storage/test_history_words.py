"""Beginnings of words are found as FTS5 alone would find them, and newest first without gathering every hit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.history import Wanted
from medbot_desktop.domain.search_words import Term
from medbot_desktop.storage.history import FILE_NAME, History
from medbot_desktop.storage.history_reader import HistoryReader
from medbot_desktop.storage.history_words import MOST_WORDS, HistoryWords, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTIONS = (
    "riñón y riñones",
    "RIÑONERA de 500mg",
    "el rino cerró",
    "foo-bar foo_bar foo.baraja",
    "dolor de cabeza",
    "dolor de cabezazo",
    "dolor del cabezal",
    "a b c 1 2",
    "ß straße strassen ßeta",
    "ñandú Ñu año âge ǘnico İstanbul",
    "ribavirina rápido",
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History.open(tmp_path)) as opened:
        for number, question in enumerate(QUESTIONS):
            opened.add_turn(question, None, float(number))
        yield opened


def plain(folder: Path, expression: str) -> list[int]:
    """What FTS5 finds by an expression of its own, newest first."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        sql = "SELECT rowid FROM turns_fts WHERE turns_fts MATCH ? ORDER BY rowid DESC"
        return [number for (number,) in connection.execute(sql, (expression,))]


@pytest.mark.parametrize(
    "typed",
    ["r", "ri", "rin", "rino", "rinon", "riñon", "RIÑÓN", "rinonera", "rinox", "foo-bar", "foo-bara", "foo_bar", "c",
     "dolor de cabe", "dolor de c", "500m", "1", "ß", "stra", "straß", "strass", "ñand", "ñ", "n", "an\u0303o", "unic",
     "ista", "âge", "zzzz", "foo.", "-"],
)  # fmt: skip
def test_a_beginning_finds_what_fts5_finds(history: History, tmp_path: Path, typed: str) -> None:
    wanted = plain(tmp_path, quoted(typed, prefix=True))
    found = [turn.turn_id for turn in history.finder.find(Wanted(f'"{typed}'))]
    assert found == wanted
    with closing(HistoryReader(tmp_path)) as reader:
        assert [turn.turn_id for turn in reader.finder.find(Wanted(f'"{typed}'))] == wanted
        assert reader.finder.count(Wanted(f'"{typed}')) == len(wanted)


def test_a_word_written_after_the_first_search_is_found(history: History) -> None:
    assert not history.finder.find(Wanted("semaglut"))
    turn = history.add_turn("¿Y la semaglutida?", None, 99.0)
    assert [found.turn_id for found in history.finder.find(Wanted("semaglut"))] == [turn.id]


def test_a_long_beginning_is_spelled_out_and_a_very_common_one_is_not(history: History) -> None:
    words = HistoryWords(history._file, history._database.rows)
    assert words.terms(Term("rinon", prefix=True)) == '("rinon" OR "rinonera" OR "rinones")'
    assert words.terms(Term("rino")) == '"rino"'
    assert words.terms(Term("ri", prefix=True)) == '"ri"*'
    assert words.terms(Term("d", prefix=True)) == '("d" OR "de"* OR "do"*)'
    history.add_turn(" ".join(f"codo{n}" for n in range(MOST_WORDS + 1)), None, 99.0)
    assert words.terms(Term("codo", prefix=True)) == '"codo"*'


def test_the_reader_still_writes_nothing(history: History, tmp_path: Path) -> None:
    with closing(HistoryReader(tmp_path)) as reader:
        reader.finder.find(Wanted("rinon"))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._file.database.connection.execute("DELETE FROM turns")
        assert reader._file.database.rows("PRAGMA query_only") == [(1,)]
