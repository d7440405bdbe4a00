"""Keys in a .env file: found, shown masked, taken out; the program's environment never sees any of it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.storage.env_file import FoundKey, key_in, keys_in, remove_from

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = """\
# keys of the pharmacy
export OPENAI_API_KEY="sk-0123456789abcdef"  # of the till
GEMINI_API_KEY = AQ.0123456789wxyz
OTHER=${HOME}
GOOGLE_API_KEY=
"""


@pytest.fixture
def env(tmp_path: Path) -> Path:
    path = tmp_path / ".env"
    path.write_text(CONTENT, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_the_keys_are_found_and_shown_masked(env: Path) -> None:
    before = dict(os.environ)
    assert keys_in(env) == (
        FoundKey("GEMINI_API_KEY", "gemini", "••••••••wxyz"),
        FoundKey("OPENAI_API_KEY", "openai", "••••••••cdef"),
    )
    assert key_in(env, "OPENAI_API_KEY") == "sk-0123456789abcdef"
    assert dict(os.environ) == before
    assert "0123456789" not in repr(keys_in(env))


def test_a_key_is_taken_out_and_the_rest_stays(env: Path) -> None:
    remove_from(env, "OPENAI_API_KEY")
    assert [found.variable for found in keys_in(env)] == ["GEMINI_API_KEY"]
    left = env.read_text(encoding="utf-8")
    assert "sk-" not in left
    for line in ("# keys of the pharmacy", "GEMINI_API_KEY = AQ.0123456789wxyz", "OTHER=${HOME}"):
        assert line in left
    if os.name == "posix":
        assert stat.S_IMODE(env.stat().st_mode) == 0o600


def test_the_environment_gets_into_no_value(env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_PART", "from-the-environment")
    env.write_text("OPENAI_API_KEY=${SECRET_PART}x\n", encoding="utf-8")
    assert key_in(env, "OPENAI_API_KEY") == "${SECRET_PART}x"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_file_of_any_editor_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "keys.env"
    path.write_text("# años\nOPENAI_API_KEY=sk-0123456789abcdef\n", encoding=encoding)
    assert [found.variable for found in keys_in(path)] == ["OPENAI_API_KEY"]
    remove_from(path, "OPENAI_API_KEY")
    assert keys_in(path) == ()
    assert path.read_text(encoding=encoding).strip() == "# años"


def test_what_is_no_such_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "picture.env").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00" * 50)
    (tmp_path / "big.env").write_bytes(b"A=1\n" * 300_000)
    for name in ("missing.env", "picture.env", "big.env", ""):
        with pytest.raises(FileUnreadable) as failed:
            keys_in(tmp_path / name)
        assert failed.value.code == "file_env_unreadable"


def test_a_file_without_keys_has_none(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("A=1\nnonsense line\n=\n", encoding="utf-8")
    assert keys_in(path) == ()
