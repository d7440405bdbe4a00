"""Everything as one file, taken to a new computer; what is not such a file is refused."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import CopyUnusable, FileUnreadable, MadeByNewer, MedBotError
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.one_file import export_everything, open_everything
from medbot_desktop.storage.restoring import Restored, restore_copy
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    folder = tmp_path / "old computer"
    history, library = History.open(folder), Library.open(folder)
    history.add_turn("¿uno?", None, 1.0)
    library.add_data_set("a.csv", [Row("a.csv", 1, "¿uno?", "Sí.")])
    (folder / "models").mkdir()
    (folder / "models" / "ours.npz").write_bytes(b"weights")
    SettingsFile(folder).save(Settings(language="es"))
    export_everything(folder, tmp_path / "todo ñ.medbot")
    history.close()
    library.close()
    assert not list(folder.glob("backups/.opened*"))
    return tmp_path / "todo ñ.medbot"


def test_it_brings_everything_to_a_new_computer(packed: Path, tmp_path: Path) -> None:
    new = tmp_path / "new computer"
    opened = open_everything(packed, new)
    assert restore_copy(opened, new) == Restored(turns=1, rows=1)
    assert (new / "models" / "ours.npz").read_bytes() == b"weights"
    assert SettingsFile(opened).load()[0].language == "es"
    history = History.open(new)
    assert history.turn(1).question == "¿uno?"
    history.close()


def rewritten(path: Path, **changes: bytes | str) -> Path:
    """The same zip with entries changed or added; "/" in a name is given as "__"."""
    with zipfile.ZipFile(path) as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    entries |= {name.replace("__", "/"): content for name, content in changes.items()}
    target = path.with_name("changed.medbot")
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return target


def listing(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as packed:
        content = json.loads(packed.read("copy.json"))
    content["files"][name] = {"size": 1, "sha256": ""}
    return json.dumps(content)


@pytest.mark.parametrize("name", ["..__evil.txt", "__evil.txt", "models__..__..__evil.txt", "evil.txt"])
def test_nothing_is_written_outside(packed: Path, tmp_path: Path, name: str) -> None:
    inside = name.replace("__", "/")
    changed = rewritten(packed, **{name: b"x", "copy.json": listing(packed, inside)})
    with pytest.raises(FileUnreadable):
        open_everything(changed, tmp_path / "new")
    assert not list(tmp_path.rglob("evil*"))
    assert not list((tmp_path / "new").glob("backups/.*"))


def test_one_of_a_later_version_is_told_from_a_damaged_one(packed: Path, tmp_path: Path) -> None:
    """Its list of another format, with files that are not known here; or a database of a later schema."""
    with zipfile.ZipFile(packed) as inside:
        content = json.loads(inside.read("copy.json"))
        database = tmp_path / "history.db"
        database.write_bytes(inside.read("history.db"))
    content["format"] = 2
    later = rewritten(packed, **{"copy.json": json.dumps(content), "memories.db": b"x"})
    with pytest.raises(MadeByNewer) as told:
        open_everything(later, tmp_path / "new")
    assert told.value.params == {"path": "changed.medbot"}
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    content["format"] = 1
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    content["files"]["history.db"] = {"size": database.stat().st_size, "sha256": digest}
    later = rewritten(packed, **{"copy.json": json.dumps(content), "history.db": database.read_bytes()})
    with pytest.raises(MadeByNewer) as told:
        open_everything(later, tmp_path / "new")
    assert told.value.params == {"path": "changed.medbot"}
    assert not list((tmp_path / "new").glob("backups/.*"))


def test_a_link_inside_is_refused(packed: Path, tmp_path: Path) -> None:
    changed = rewritten(packed, **{"copy.json": listing(packed, "models/link")})
    with zipfile.ZipFile(changed, "a") as more:
        link = zipfile.ZipInfo("models/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        more.writestr(link, "/etc/passwd")
    with pytest.raises(FileUnreadable):
        open_everything(changed, tmp_path / "new")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileUnreadable),
        (b"pregunta;respuesta\n", FileUnreadable),
        (b"PK\x03\x04" + b"x" * 100, FileUnreadable),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, error: type[MedBotError]) -> None:
    path = tmp_path / "a.medbot"
    path.write_bytes(content)
    with pytest.raises(error):
        open_everything(path, tmp_path / "new")


def test_a_damaged_one_is_refused_and_changes_nothing(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(CopyUnusable):
        open_everything(rewritten(packed, **{"models__ours.npz": b"weighty"}), tmp_path / "new")
    content = bytearray(packed.read_bytes())
    content[len(content) // 3] ^= 0xFF
    packed.write_bytes(content)
    with pytest.raises(MedBotError):
        open_everything(packed, tmp_path / "new")
    assert not list((tmp_path / "new").glob("backups/.*"))
