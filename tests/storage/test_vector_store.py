from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from medbot_desktop.storage.vectors import FILE_NAME, VectorFile


def numbered(count: int, start: int = 0) -> dict[bytes, bytes]:
    return {f"key {i}".encode(): bytes([i % 256]) * 1536 for i in range(start, start + count)}


def test_what_was_added_is_there_at_once_and_after_a_restart(tmp_path: Path) -> None:
    vectors = numbered(1_200)
    store = VectorFile.open(tmp_path)
    store.add(vectors)
    store.add(numbered(3, start=1_200))
    assert store.get([*vectors, b"key 1201", b"absent"]) == {**vectors, **numbered(1, start=1_201)}
    store.close()
    store = VectorFile.open(tmp_path)
    assert store.get([*vectors, b"key 1202"]) == {**vectors, **numbered(1, start=1_202)}
    assert store.get([]) == {}
    assert store.notice is None
    store.close()


def test_a_later_vector_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    store = VectorFile.open(tmp_path)
    store.add({b"k": b"old"})
    store.flush()
    store.add({b"k": b"new"})
    store.flush()
    assert store.get([b"k"]) == {b"k": b"new"}
    store.close()


def test_what_other_encoders_left_is_pruned_and_that_is_remembered(tmp_path: Path) -> None:
    store = VectorFile.open(tmp_path)
    store.add(numbered(2_500))
    used = set(numbered(300, start=1_000))
    assert store.kept_for() == ""
    at: int | None = 0
    steps = 0
    while (at := store.prune(used, "e2", at)) is not None:
        steps += 1
    assert steps == 3
    store.close()
    store = VectorFile.open(tmp_path)
    assert store.kept_for() == "e2"
    assert set(store.get(list(numbered(2_500)))) == used
    store.close()


def test_a_file_of_the_first_schema_is_migrated_without_a_copy_of_it(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parent / "fixtures" / "vectors_schema1.db", tmp_path / FILE_NAME)
    store = VectorFile.open(tmp_path)
    assert store.notice is None
    assert store.get([b"key 3"]) == {b"key 3": bytes([3]) * 64}
    assert store.kept_for() == ""
    store.close()
    assert not (tmp_path / "backups").exists()


def test_a_file_of_the_second_schema_keeps_its_vectors_and_takes_readings(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parent / "fixtures" / "vectors_schema2.db", tmp_path / FILE_NAME)
    store = VectorFile.open(tmp_path)
    assert store.notice is None
    assert store.get([b"key 3"]) == {b"key 3": bytes([3]) * 64}
    assert store.kept_for() == "e1"
    assert store.readings([1]) == {}
    store.keep_readings({1: b"read"})
    store.close()
    assert not (tmp_path / "backups").exists()
    store = VectorFile.open(tmp_path)
    assert store.readings([1]) == {1: b"read"}
    store.close()


def test_readings_are_kept_by_row_and_those_of_rows_that_are_gone_are_pruned(tmp_path: Path) -> None:
    readings = {n: f"read {n}".encode() for n in range(1, 2_501)}
    store = VectorFile.open(tmp_path)
    store.keep_readings(readings)
    store.keep_readings({7: b"read again"})
    assert store.readings([7, 8, 9_999]) == {7: b"read again", 8: b"read 8"}
    store.add(numbered(3))
    store.close()
    store = VectorFile.open(tmp_path)
    assert store.readings(list(readings)) == {**readings, 7: b"read again"}
    at: int | None = 0
    while (at := store.prune_readings(range(1_000, 1_300), at)) is not None:
        pass
    store.close()
    store = VectorFile.open(tmp_path)
    assert sorted(store.readings(list(readings))) == list(range(1_000, 1_300))
    assert store.get(list(numbered(3))) == numbered(3)
    store.close()


def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"spoilt" * 1_000)
    store = VectorFile.open(tmp_path)
    assert store.notice is not None
    store.add(numbered(100))
    assert store.get([b"key 7"]) == numbered(1, start=7)
    store.close()
    assert [path.read_bytes() for path in tmp_path.glob("vectors-damaged-*.db")] == [b"spoilt" * 1_000]


def test_damage_met_while_in_use_is_survived(tmp_path: Path) -> None:
    store = VectorFile.open(tmp_path)
    store.add(numbered(640))
    store.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:-4096] = os.urandom(len(content) - 8192)
    path.write_bytes(content)
    store = VectorFile.open(tmp_path)
    store.get(list(numbered(640)))
    store.add(numbered(640))
    assert store.get(list(numbered(640))) == numbered(640)
    store.close()
    assert list(tmp_path.glob("vectors-damaged-*.db"))
    store = VectorFile.open(tmp_path)
    assert store.get([b"key 9"]) == numbered(1, start=9)
    store.close()


def test_another_process_that_writes_does_not_stop_this_one(tmp_path: Path) -> None:
    store = VectorFile.open(tmp_path)
    store.add({b"before": b"1"})
    store.flush()
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.add(numbered(64))
        store.keep_readings({1: b"read"})
        store.flush()
        assert store.get([b"before"]) == {b"before": b"1"}
    store.add(numbered(64))
    assert store.get([b"key 63"]) == numbered(1, start=63)
    store.close()


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    VectorFile.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as later:
        later.execute("DROP TABLE vectors")
        later.execute("PRAGMA user_version = 99")
    store = VectorFile.open(tmp_path)
    store.add(numbered(70))
    store.keep_readings({1: b"read"})
    store.flush()
    assert store.get([b"key 1"]) == {}
    assert store.prune_readings(()) is None
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as later:
        assert later.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_folder_that_cannot_be_used_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    store = VectorFile.open(tmp_path / "taken")
    store.add(numbered(70))
    store.keep_readings({1: b"read"})
    store.flush()
    assert store.get([b"absent"]) == {}
    assert store.readings([1]) == {}
    assert store.prune_readings(()) is None
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_the_file_is_its_users_alone(tmp_path: Path) -> None:
    store = VectorFile.open(tmp_path / "user")
    store.add(numbered(1))
    store.close()
    assert (tmp_path / "user" / FILE_NAME).stat().st_mode & 0o777 == 0o600
