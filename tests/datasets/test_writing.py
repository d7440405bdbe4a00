from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.datasets.writing import write_csv, write_jsonl
from medbot_desktop.domain.errors import DiskFull, FolderReadOnly
from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [Row("d", 1, "¿Niño?", "=1+1;\nsí", medicine="ibuprofeno"), Row("d", 2, "-x", '"y"')]


def test_a_spanish_excel_opens_it_unharmed(tmp_path: Path) -> None:
    write_csv(ROWS, tmp_path / "rows.csv")
    content = (tmp_path / "rows.csv").read_bytes()
    assert content.startswith(b'\xef\xbb\xbf"question";"answer";"medicine"')
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[1].startswith('"¿Niño?";"\'=1+1;\nsí";"ibuprofeno";')
    assert lines[2].startswith('"\'-x";"""y""";')


def test_json_lines_have_prompt_and_completion(tmp_path: Path) -> None:
    write_jsonl(ROWS, tmp_path / "rows.jsonl")
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"prompt": "¿Niño?", "completion": "=1+1;\nsí", "medicine": "ibuprofeno"},
        {"prompt": "-x", "completion": '"y"'},
    ]


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        write_csv(ROWS, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderReadOnly):
        write_csv(ROWS, tmp_path / "none" / "rows.csv")


def test_rows_that_cannot_be_made_leave_no_rest(tmp_path: Path) -> None:
    def broken() -> object:
        yield ROWS[0]
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        write_csv(broken(), tmp_path / "rows.csv")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
