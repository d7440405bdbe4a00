"""A copy from elsewhere takes the place of what is here, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import DatabaseDamaged, DatabaseNewer, FileUnreadable, MedBotError
from medbot_desktop.domain.rows import Row
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.restoring import Restored, restore_copy
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path


def folder_with(path: Path, *questions: str) -> Path:
    history = History.open(path)
    for question in questions:
        history.add_turn(question, None, 1.0)
    history.close()
    library = Library.open(path)
    library.add_data_set("a.csv", [Row("a.csv", 1, question, "Sí.") for question in questions[:1]])
    library.close()
    return path


def questions_in(path: Path) -> list[str]:
    history = History.open(path)
    found = [conversation.title for conversation in history.conversations()]
    history.close()
    return sorted(found)


def test_history_and_rows_come_over_and_what_was_here_is_kept(tmp_path: Path) -> None:
    old = folder_with(tmp_path / "de otro equipo ñ", "¿uno?", "¿dos?")
    here = folder_with(tmp_path / "here", "¿tres?")
    assert restore_copy(old, here) == Restored(turns=2, rows=1)
    assert questions_in(here) == ["¿dos?", "¿uno?"]
    assert questions_in(old) == ["¿dos?", "¿uno?"]
    (kept,) = (here / "backups").glob("before-restore-*")
    assert questions_in(kept) == ["¿tres?"]
    assert not list(here.glob("*.restoring"))


def test_an_empty_folder_takes_a_copy(tmp_path: Path) -> None:
    old = folder_with(tmp_path / "old", "¿uno?")
    assert restore_copy(old, tmp_path / "new").turns == 1
    assert questions_in(tmp_path / "new") == ["¿uno?"]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(bytes(content))


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda path: [p.unlink() for p in path.glob("*.db")], FileUnreadable),
        (lambda path: damage(path / "library.db"), DatabaseDamaged),
        (lambda path: make_newer(path / "history.db"), DatabaseNewer),
        (lambda path: (path / "history.db").write_bytes(b"no database"), DatabaseDamaged),
    ],
)
def test_a_copy_that_cannot_be_used_changes_nothing(
    tmp_path: Path, spoil: object, error: type[MedBotError]
) -> None:
    old = folder_with(tmp_path / "old", "¿uno?")
    here = folder_with(tmp_path / "here", "¿tres?")
    assert callable(spoil)
    spoil(old)
    with pytest.raises(error) as raised:
        restore_copy(old, here)
    for language in ("es", "en"):
        assert say(language, raised.value.code, raised.value.params)
    assert questions_in(here) == ["¿tres?"]
    assert not list(here.glob("*.restoring"))
    assert not (here / "backups").exists()


def test_the_folder_in_use_is_no_copy(tmp_path: Path) -> None:
    here = folder_with(tmp_path / "here", "¿uno?")
    with pytest.raises(FileUnreadable):
        restore_copy(here, here)
