"""Dated copies: whole, read back, kept by a rule; those that are cut off are no copies."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.copies import Contents, Copy, CopyFault, CopyReason
from medbot_desktop.domain.errors import (
    Cancelled,
    CopyUnusable,
    DatabaseDamaged,
    FolderReadOnly,
    NoRoomForCopy,
)
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.copies import (
    fault_of,
    list_copies,
    make_copy,
    read_copy,
    remove_old,
    repeat_copy,
    to_keep,
)
from medbot_desktop.storage.database import suspect_mark
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.restoring import prove
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 11, 29, 12, 0).timestamp()
DAY = 86_400.0


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in use: both databases open, a model, settings."""
    folder = tmp_path / "user"
    history, library = History.open(folder), Library.open(folder)
    for number in range(3):
        history.add_turn(f"¿{number}?", None, NOON + number)
    library.add_data_set("a.csv", [Row("a.csv", number, f"¿{number}?", "Sí.") for number in (1, 2)])
    (folder / "models").mkdir()
    (folder / "models" / "ours.npz").write_bytes(b"weights" * 100)
    SettingsFile(folder).save(Settings(language="es", country="ES"))
    yield folder
    history.close()
    library.close()


@pytest.fixture
def place(folder: Path) -> Path:
    return folder / "backups"


def a_copy(
    made_at: float, reason: CopyReason = CopyReason.DAILY, size: int = 10, fault: CopyFault = CopyFault.NONE
) -> Copy:
    return Copy(Path(f"copy-{made_at}-{reason}"), made_at, reason, size, Contents(), made_at, fault)


def test_a_copy_holds_everything_and_says_how_much(folder: Path, place: Path) -> None:
    copy = make_copy(folder, place, CopyReason.DAILY, NOON)
    assert copy.contents == Contents(3, 3, 1, 2, 1, NOON + 2)
    assert {path.name for path in copy.folder.rglob("*") if path.is_file()} == {
        "history.db", "library.db", "ours.npz", "settings.json", "copy.json",
    }  # fmt: skip
    assert list_copies(place) == [copy]
    assert fault_of(copy.folder) is CopyFault.NONE
    if os.name == "posix":
        modes = [stat.S_IMODE(path.stat().st_mode) for path in [copy.folder, *copy.folder.rglob("*")]]
        assert [mode for mode in modes if mode & 0o077] == []


def test_a_copy_is_of_one_moment_while_others_write(folder: Path, place: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        with closing(History.open(folder)) as history:
            number = 0
            while not ended.is_set():
                turn = history.add_turn(f"mientras {number}", None, NOON)
                history.add_turn(f"mientras {number}, otra", turn.conversation_id, NOON)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [make_copy(folder, place, CopyReason.DAILY, NOON + number) for number in range(5)]
    finally:
        ended.set()
        writer.join()
    counts = [copy.contents.turns for copy in made if copy.contents]
    assert counts == sorted(counts)
    assert len(set(counts)) > 1
    for copy in made:
        assert prove(copy, place / ".proving").found_by_search


def test_what_is_cut_off_is_no_copy(folder: Path, place: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_copy(folder, place, CopyReason.BY_HAND, NOON, stop)
    assert list(place.iterdir()) == []


def test_leftovers_of_a_program_that_was_killed_go(folder: Path, place: Path) -> None:
    left = place / ".making-20261128-090000-7"
    left.mkdir(parents=True)
    (left / "history.db").write_bytes(b"half")
    os.utime(left, (NOON - DAY, NOON - DAY))
    make_copy(folder, place, CopyReason.DAILY, NOON)
    assert not left.exists()


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda copy: (copy / "copy.json").unlink(), CopyFault.NO_LIST),
        (lambda copy: (copy / "copy.json").write_text("{"), CopyFault.NO_LIST),
        (lambda copy: (copy / "copy.json").write_text('{"files": []}'), CopyFault.NO_LIST),
        (lambda copy: (copy / "library.db").unlink(), CopyFault.INCOMPLETE),
        (lambda copy: (copy / "models" / "ours.npz").write_bytes(b"weight!" * 100), CopyFault.CHANGED),
        (lambda copy: (copy / "history.db").write_bytes(b"x"), CopyFault.INCOMPLETE),
    ],
)
def test_a_copy_that_is_not_what_it_was_is_told(
    folder: Path, place: Path, spoil: object, fault: CopyFault
) -> None:
    copy = make_copy(folder, place, CopyReason.DAILY, NOON)
    assert callable(spoil)
    spoil(copy.folder)
    assert fault_of(copy.folder) is fault
    assert len(list_copies(place)) == 1
    if fault is not CopyFault.NO_LIST:
        with pytest.raises(CopyUnusable):
            prove(copy, place / ".proving")
        assert not (place / ".proving").exists()


def test_a_proof_reads_every_record(folder: Path, place: Path) -> None:
    proof = prove(make_copy(folder, place, CopyReason.DAILY, NOON), place / ".proving")
    assert (proof.turns_read, proof.rows_read, proof.found_by_search) == (3, 2, True)
    assert proof.contents == proof.copy.contents
    assert not (place / ".proving").exists()


def test_damage_in_the_file_in_use_is_found_and_no_old_copy_goes(folder: Path, place: Path) -> None:
    good = make_copy(folder, place, CopyReason.DAILY, NOON)
    with closing(History.open(folder)) as history:
        for number in range(200):
            history.add_turn(f"{number} " + "largo " * 60, None, NOON)
    with closing(sqlite3.connect(folder / "history.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (folder / "history.db").open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\xab" * 4096 * 3)
    with pytest.raises(DatabaseDamaged):
        make_copy(folder, place, CopyReason.DAILY, NOON + DAY)
    assert suspect_mark(folder / "history.db").exists()
    assert list_copies(place) == [good]


def test_a_disk_without_room_is_told_before_anything_is_written(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(5_000))
    with pytest.raises(NoRoomForCopy) as caught:
        make_copy(folder, place, CopyReason.DAILY, NOON)
    assert caught.value.params["path"] == str(place)
    assert list(place.iterdir()) == []


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_a_second_place_gets_the_same_copy(folder: Path, place: Path, tmp_path: Path) -> None:
    copy = make_copy(folder, place, CopyReason.BY_HAND, NOON)
    there = repeat_copy(copy, tmp_path / "stick")
    assert there.elsewhere
    assert fault_of(there.folder) is CopyFault.NONE
    assert read_copy(there.folder).contents == copy.contents


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid"), reason="rights of POSIX")
def test_a_place_that_is_a_file_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("in the way")
    with pytest.raises(FolderReadOnly):
        make_copy(folder, tmp_path / "stick", CopyReason.BY_HAND, NOON)


def test_a_copy_on_a_stick_that_cannot_be_written_is_restored(folder: Path, place: Path) -> None:
    """Its databases have no log that would need a place."""
    copy = make_copy(folder, place, CopyReason.DAILY, NOON)
    for path in copy.folder.glob("*.db"):
        with path.open("rb") as file:
            assert file.read(20)[18:20] == b"\x01\x01"


# Which stay


def test_the_newest_of_each_day_week_and_month_stay() -> None:
    daily = [a_copy(NOON - number * DAY) for number in range(400)]
    kept = sorted(
        (copy.made_at for copy in daily if copy.folder in to_keep(daily, 10**9, NOON)), reverse=True
    )
    days = [datetime.fromtimestamp(at).date() for at in kept]
    today = datetime.fromtimestamp(NOON).date()
    assert days[:7] == [today - timedelta(days=number) for number in range(7)]
    assert len({(day.year, day.month) for day in days}) == 12
    assert 7 + 2 + 10 <= len(days) <= 7 + 4 + 12


def test_a_wrong_clock_or_a_long_absence_removes_nothing() -> None:
    old = [a_copy(NOON - number * DAY) for number in range(7)]
    later = [a_copy(NOON + 3_000 * DAY)]
    kept = to_keep([*old, *later], 10**9, NOON)
    assert all(copy.folder in kept for copy in old[:6])
    earlier = [a_copy(0.0)]
    assert {copy.folder for copy in [*old, *earlier]} == to_keep([*old, *earlier], 10**9, NOON)


def test_copies_made_while_the_clock_was_ahead_never_push_out_those_of_today() -> None:
    """They would stay the newest for years, take every day, week and month, and each new copy would go at once."""
    future = [a_copy(NOON + number * 40 * DAY) for number in range(2, 30)]
    right = [a_copy(NOON - number * DAY) for number in range(7)]
    assert {copy.folder for copy in right} <= to_keep([*future, *right], 10**9, NOON)
    assert to_keep([*future, *right], 0, NOON) == {copy.folder for copy in right[:2]}


def test_a_clock_that_jumps_at_each_start_leaves_the_copies_from_before() -> None:
    """A flat battery: each start another date. What is made then is the newest, and takes its own days alone."""
    right = [a_copy(NOON - number * DAY) for number in range(7)]
    for ahead in (-4_000, 300, 9_000):
        now = NOON + ahead * DAY
        kept = to_keep([*right, a_copy(now), a_copy(now - 3_600)], 10**9, now)
        assert {copy.folder for copy in right[:6]} <= kept
        assert a_copy(now).folder in kept


def test_of_many_in_one_day_the_last_stays_and_those_made_by_hand() -> None:
    at_hand = [a_copy(NOON + number, CopyReason.BY_HAND) for number in range(8)]
    daily = [a_copy(NOON + 100 + number) for number in range(8)]
    kept = to_keep([*at_hand, *daily], 10**9, NOON)
    assert len(kept) == 2 + 5
    assert daily[-1].folder in kept


def test_too_many_for_the_disk_let_the_oldest_go_but_never_the_last_two() -> None:
    some = [a_copy(NOON - number * DAY, size=100) for number in range(7)]
    assert to_keep(some, 350, NOON) == {copy.folder for copy in some[:3]}
    assert to_keep(some, 0, NOON) == {copy.folder for copy in some[:2]}


def test_broken_copies_stay_while_there_is_nothing_better() -> None:
    broken = [a_copy(NOON + number, fault=CopyFault.CHANGED) for number in range(3)]
    assert len(to_keep([*broken, a_copy(NOON - DAY)], 10**9, NOON)) == 4
    assert len(to_keep([*broken, a_copy(NOON - DAY), a_copy(NOON - 2 * DAY)], 10**9, NOON)) == 2


def test_old_copies_are_removed_from_the_disk(folder: Path, place: Path) -> None:
    for number in range(4):
        make_copy(folder, place, CopyReason.DAILY, NOON + number)
    for number in range(8):
        (place / f"history-schema1-2026110{number}-000000.db").write_bytes(b"x")
    assert len(remove_old(place, now=NOON)) == 2
    assert len(list_copies(place)) == 2
    assert len(list(place.glob("history-schema1-*"))) == 5


def test_the_list_names_what_the_files_were(folder: Path, place: Path) -> None:
    copy = make_copy(folder, place, CopyReason.DAILY, NOON)
    content = json.loads((copy.folder / "copy.json").read_text(encoding="utf-8"))
    assert content["files"]["models/ours.npz"]["size"] == 700
    assert content["reason"] == "daily"
