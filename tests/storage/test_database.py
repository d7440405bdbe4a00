"""Opening a database file, whatever state it is in."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseUnreachable,
    DiskFull,
    FolderReadOnly,
)
from medbot_desktop.storage.opening import open_database, open_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.storage.database import Database

ROOT = Path(__file__).parents[2]


def with_notes(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")


def with_index(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE notes_fts USING fts5 (text, content = 'notes', content_rowid = 'id')"
    )
    connection.execute("INSERT INTO notes_fts (notes_fts) VALUES ('rebuild')")


def broken(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (id INTEGER)")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def open_notes(path: Path, *, steps: int = 2, busy_timeout_s: float = 0.1) -> Database:
    return open_database(
        path, (with_notes, with_index)[:steps], synchronous="FULL", busy_timeout_s=busy_timeout_s
    )


def add_notes(database: Database, count: int) -> None:
    with database.writing():
        database.execute_many(
            "INSERT INTO notes (text) VALUES (?)", [(f"note {i} " * 20,) for i in range(count)]
        )


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY id")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes.db"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Leave not a byte free."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                pass
    return filler


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_files_are_private(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    path.touch(mode=0o644)
    with closing(open_notes(path)) as database:
        add_notes(database, 1)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in [path.parent, *path.parent.iterdir()]}
    assert modes == {"data": 0o700, "notes.db": 0o600, "notes.db-wal": 0o600, "notes.db-shm": 0o600}


def test_what_is_written_is_there_again(path: Path) -> None:
    with closing(open_notes(path)) as database:
        add_notes(database, 3)
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        assert database.rows("PRAGMA synchronous") == [(2,)]
        assert database.rows("PRAGMA foreign_keys") == [(1,)]
    with closing(open_notes(path)) as database:
        assert database.notice is None
        assert database.rows("SELECT count(*) FROM notes") == [(3,)]


def test_a_transaction_that_raises_leaves_nothing(path: Path) -> None:
    with closing(open_notes(path)) as database:
        with pytest.raises(sqlite3.IntegrityError), database.writing():
            database.execute_many("INSERT INTO notes (text) VALUES (?)", [("half",), (None,)])
        assert database.rows("SELECT * FROM notes") == []
        add_notes(database, 1)


def test_an_older_file_is_migrated_and_copied_before(path: Path) -> None:
    with closing(open_notes(path, steps=1)) as database:
        add_notes(database, 2)
    with closing(open_notes(path)) as database:
        assert database.rows("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'note'") == [(2,)]
        assert database.rows("PRAGMA user_version") == [(2,)]
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name.startswith("notes-schema1-")
    assert len(texts(copy)) == 2
    with closing(open_notes(path)):
        assert len(list((path.parent / "backups").iterdir())) == 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with closing(open_notes(path, steps=1)) as database:
        add_notes(database, 2)
    with pytest.raises(sqlite3.OperationalError):
        open_database(path, (with_notes, broken), synchronous="FULL")
    with closing(open_notes(path, steps=1)) as database:
        assert database.rows("PRAGMA user_version") == [(1,)]
        assert database.rows("SELECT name FROM sqlite_master WHERE name = 'half'") == []
    assert len(texts(path)) == 2


def test_a_newer_file_is_read_and_not_changed(path: Path) -> None:
    with closing(open_notes(path)) as database:
        add_notes(database, 2)
    before = path.read_bytes()
    with closing(open_notes(path, steps=1)) as database:
        assert database.notice == Sentence("database_newer", {"path": "notes.db"})
        assert database.rows("SELECT count(*) FROM notes") == [(2,)]
        with pytest.raises(DatabaseNewer):
            add_notes(database, 1)
        with pytest.raises(DatabaseNewer):
            database.rows("SELECT a_column_that_was_renamed FROM notes")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"this is no database" * 100, b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 8000],
    ids=["text", "zeros", "header"],
)
def test_a_damaged_file_is_kept_beside_and_a_fresh_one_started(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with closing(open_notes(path)) as database:
        kept = next(p for p in path.parent.iterdir() if "damaged" in p.name)
        assert database.notice == Sentence("database_set_aside", {"path": "notes.db", "kept": kept.name})
        assert kept.read_bytes() == content
        add_notes(database, 1)
    with closing(open_notes(path)) as database:
        assert database.notice is None


def test_two_damaged_files_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"first" * 999, b"second" * 999):
        path.write_bytes(content)
        open_notes(path).close()
    assert len([p for p in path.parent.iterdir() if "damaged" in p.name]) == 2


def test_another_programs_database_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with closing(open_notes(path)) as database:
        assert database.notice is not None
        assert database.notice.code == "database_set_aside"


def test_damage_met_later_is_looked_for_at_the_next_start(path: Path) -> None:
    with closing(open_notes(path)) as database:
        add_notes(database, 2_000)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 40_960] = b"\xab" * 40_960
    path.write_bytes(content)
    with closing(open_notes(path)) as database:
        assert database.notice is None
        with pytest.raises(DatabaseDamaged):
            database.rows("SELECT text FROM notes")
    with closing(open_notes(path)) as database:
        assert database.notice is not None
        assert database.notice.code == "database_salvaged"
        assert 1_800 < len(database.rows("SELECT text FROM notes")) < 2_000
    assert not list(path.parent.glob("*.suspect"))


def test_a_damaged_search_index_is_made_anew(path: Path) -> None:
    with closing(open_notes(path)) as database:
        add_notes(database, 50)
        database.execute("INSERT INTO notes_fts (notes_fts) VALUES ('rebuild')")
        database.execute("UPDATE notes_fts_data SET block = x'ffffffffffffffff' WHERE id = 10")
    with closing(open_notes(path)) as database, pytest.raises(DatabaseDamaged):
        database.rows("SELECT rowid FROM notes_fts WHERE notes_fts MATCH 'note'")
    with closing(open_notes(path)) as database:
        assert database.notice is None
        assert len(database.rows("SELECT rowid FROM notes_fts WHERE notes_fts MATCH 'note'")) == 50


def test_a_file_another_program_holds(path: Path) -> None:
    with closing(open_notes(path)) as database, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked) as caught:
            add_notes(database, 1)
        assert caught.value.params == {"path": str(path)}
        other.rollback()
        add_notes(database, 1)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(FolderReadOnly):
        open_notes(tmp_path / "data" / "notes.db")


def test_a_place_with_a_longer_name_than_sqlite_takes(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["una farmacia de nombre largo"] * 30)
    folder.mkdir(parents=True)
    with pytest.raises(FolderReadOnly) as refused:
        open_notes(folder / "data.db")
    assert refused.value.params["path"] == str(folder)
    (folder / "data.db").touch()
    with pytest.raises(FolderReadOnly):
        open_to_read(folder / "data.db", (with_notes,))


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(FolderReadOnly):
        open_notes(path)


def test_a_disk_that_turned_read_only(small_disk: Path) -> None:
    path = small_disk / "notes.db"
    open_notes(path).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(FolderReadOnly):
        open_notes(path)


def test_a_file_that_may_not_grow(path: Path) -> None:
    with closing(open_notes(path)) as database:
        add_notes(database, 1)
        (pages,) = database.rows("PRAGMA page_count")[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull):
            add_notes(database, 1_000)
        assert database.rows("SELECT count(*) FROM notes") == [(1,)]


def test_a_full_disk_loses_nothing_and_can_be_read(small_disk: Path) -> None:
    path = small_disk / "notes.db"
    with closing(open_notes(path)) as database:
        add_notes(database, 10)
        filler = fill(small_disk)
        with pytest.raises(DiskFull):
            add_notes(database, 1_000)
        assert database.rows("SELECT count(*) FROM notes") == [(10,)]
        filler.unlink()
        add_notes(database, 1)
    fill(small_disk)
    with closing(open_notes(path)) as database:
        assert database.rows("SELECT count(*) FROM notes") == [(11,)]
        with pytest.raises(DiskFull):
            add_notes(database, 1_000)


def test_a_full_disk_after_a_crash_can_be_read(small_disk: Path) -> None:
    """The log of the crashed program is still there, its index is not."""
    path = small_disk / "notes.db"
    database = open_notes(path)
    add_notes(database, 10)
    log = path.with_name("notes.db-wal").read_bytes()
    main = path.read_bytes()
    database.close()
    path.write_bytes(main)
    path.with_name("notes.db-wal").write_bytes(log)
    fill(small_disk)
    with closing(open_notes(path)) as database:
        assert database.rows("SELECT count(*) FROM notes") == [(10,)]


def test_reading_beside_a_writer(path: Path) -> None:
    with closing(open_to_read(path, (with_notes,))) as reader:
        assert reader.rows("SELECT * FROM notes") == []
    assert not path.exists()
    with (
        closing(open_notes(path)) as writer,
        closing(open_to_read(path, (with_notes, with_index))) as reader,
    ):
        add_notes(writer, 2)
        assert reader.rows("SELECT count(*) FROM notes") == [(2,)]
        with pytest.raises(FolderReadOnly):
            reader.execute("DELETE FROM notes")


def test_reading_leaves_a_damaged_file_to_its_writer(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(DatabaseDamaged):
        open_to_read(path, (with_notes,))
    assert [p.name for p in path.parent.iterdir() if "damaged" in p.name] == []


def test_a_drive_that_does_not_answer_is_no_damage(path: Path) -> None:
    open_notes(path).close()
    with closing(open_notes(path)) as database:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        with pytest.raises(DatabaseUnreachable), database.translated():
            raise error
    assert not list(path.parent.glob("*.suspect"))


def test_a_file_its_writer_has_only_begun_is_read_as_empty(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with closing(open_to_read(path, (with_notes,))) as reader:
        assert reader.rows("SELECT * FROM notes") == []


OPEN_AT_ONCE = """
import sys
from pathlib import Path
from medbot_desktop.storage.library import Library
print("ready", flush=True)
sys.stdin.read()
library = Library.open(Path(sys.argv[1]))
print(library.notice, library.version)
"""


def test_two_programs_that_start_at_once_do_not_take_each_other_for_damage(tmp_path: Path) -> None:
    for number in range(3):
        command = [sys.executable, "-c", OPEN_AT_ONCE, str(tmp_path / str(number))]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
        with subprocess.Popen(command, **pipes) as first, subprocess.Popen(command, **pipes) as second:
            for process in (first, second):
                assert process.stdout.readline() == "ready\n"
            for process in (first, second):
                process.stdin.close()
            assert [process.stdout.read() for process in (first, second)] == ["None 0\n", "None 0\n"]
