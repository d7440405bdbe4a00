"""A copy from elsewhere takes the place of what is here, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.errors import (
    CopyUnusable,
    DatabaseDamaged,
    DatabaseLocked,
    FileUnreadable,
    MadeByNewer,
    MedBotError,
)
from medbot_desktop.domain.rows import Row
from medbot_desktop.storage.copies import list_copies, make_copy
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.restoring import Restored, finish_restoring, preview_restore, restore_copy
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
        (lambda path: make_newer(path / "history.db"), MadeByNewer),
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


def test_what_was_here_is_a_copy_that_can_be_brought_back(tmp_path: Path) -> None:
    old = folder_with(tmp_path / "old", "¿uno?")
    here = folder_with(tmp_path / "here", "¿tres?")
    (here / "models").mkdir()
    (here / "models" / "ours.npz").write_bytes(b"weights")
    restored = restore_copy(old, here)
    assert (here / "models" / "ours.npz").exists()
    (before,) = list_copies(here / "backups")
    assert (before.folder, before.reason) == (restored.kept, CopyReason.BEFORE_RESTORE)
    assert before.contents is not None
    assert before.contents.turns == 1
    restore_copy(before.folder, here)
    assert questions_in(here) == ["¿tres?"]
    assert len(list_copies(here / "backups")) == 2


def test_the_models_of_a_copy_take_the_place_of_those_here(tmp_path: Path) -> None:
    old = folder_with(tmp_path / "old", "¿uno?")
    here = folder_with(tmp_path / "here", "¿tres?")
    for place, name in ((old, "theirs.npz"), (here, "ours.npz")):
        (place / "models").mkdir()
        (place / "models" / name).write_bytes(b"weights")
    kept = restore_copy(old, here).kept
    assert kept is not None
    assert [path.name for path in (here / "models").iterdir()] == ["theirs.npz"]
    assert [path.name for path in (kept / "models").iterdir()] == ["ours.npz"]


def test_a_preview_counts_what_would_be_lost_and_changes_nothing(tmp_path: Path) -> None:
    here = folder_with(tmp_path / "here", "¿uno?", "¿dos?")
    copy = make_copy(here, here / "backups", CopyReason.DAILY, 1_790_000_000.0)
    history = History.open(here)
    history.add_turn("¿tres?", None, 3.0)
    library = Library.open(here)
    library.add_data_set("nueva.csv", [Row("nueva.csv", 1, "¿nueva?", "Sí.")])
    preview = preview_restore(copy.folder, here)
    assert (preview.here.turns, preview.there.turns) == (3, 2)
    assert (preview.lost_turns, preview.gained_turns, preview.lost_data_sets) == (1, 0, ("nueva.csv",))
    with pytest.raises(DatabaseLocked):
        restore_copy(copy.folder, here)
    history.close()
    library.close()
    assert questions_in(here) == ["¿dos?", "¿tres?", "¿uno?"]
    assert not list(here.glob("*restoring*"))
    restore_copy(copy.folder, here)
    assert questions_in(here) == ["¿dos?", "¿uno?"]


def test_a_damaged_history_here_can_be_replaced(tmp_path: Path) -> None:
    old = folder_with(tmp_path / "old", "¿uno?")
    here = folder_with(tmp_path / "here", "¿tres?")
    (here / "history.db").write_bytes(b"this is no database" * 100)
    assert not preview_restore(old, here).here_readable
    kept = restore_copy(old, here).kept
    assert kept is not None
    assert (kept / "history.db").read_bytes().startswith(b"this is no database")
    assert questions_in(here) == ["¿uno?"]


@pytest.mark.parametrize("moves", range(8))
def test_a_restore_that_was_cut_off_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    """Cut off after each number of files moved."""
    old = folder_with(tmp_path / "old", "¿uno?")
    here = folder_with(tmp_path / "here", "¿tres?")
    for place in (old, here):
        (place / "models").mkdir()
        (place / "models" / "a.npz").write_bytes(place.name.encode())
    rename, count = type(old).replace, 0

    def cut_off(path: Path, target: Path) -> Path:
        nonlocal count
        if path.name != "restoring.json.part":
            if count == moves:
                raise KeyboardInterrupt
            count += 1
        return rename(path, target)

    monkeypatch.setattr(type(old), "replace", cut_off)
    cut = False
    try:
        restore_copy(old, here)
    except KeyboardInterrupt:
        cut = True
    monkeypatch.undo()
    assert cut == (moves < 6 + 1)
    assert finish_restoring(here) == cut
    assert questions_in(here) == ["¿uno?"]
    assert (here / "models" / "a.npz").read_bytes() == b"old"
    (before,) = list_copies(here / "backups")
    assert questions_in(before.folder) == ["¿tres?"]
    assert (before.folder / "models" / "a.npz").read_bytes() == b"here"
    assert not list(here.glob("*restoring*"))
    assert not finish_restoring(here)


def test_a_copy_that_was_changed_is_refused(tmp_path: Path) -> None:
    here = folder_with(tmp_path / "here", "¿uno?")
    copy = make_copy(here, here / "backups", CopyReason.DAILY, 1_790_000_000.0)
    (copy.folder / "library.db").unlink()
    with pytest.raises(CopyUnusable):
        restore_copy(copy.folder, here)
    assert questions_in(here) == ["¿uno?"]
