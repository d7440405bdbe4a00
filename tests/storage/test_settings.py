"""The settings file: what is good in it counts, what is not is replaced and told once."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import FolderReadOnly
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings, Theme
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = Settings("en", "US", Theme.DARK, 150, True)


def test_there_are_defaults_before_anything_was_chosen(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "nowhere").load() == (Settings(), None)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(Settings())
    SettingsFile(tmp_path).save(CHOSEN)
    assert SettingsFile(tmp_path).load() == (CHOSEN, None)
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_file_is_private(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(CHOSEN)
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", 3),
        ("country", "Spain"),
        ("country", "es"),
        ("country", "ñÑ"),
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("zoom_percent", 1_000),
        ("zoom_percent", "100"),
        ("zoom_percent", True),
        ("first_start_done", 1),
    ],
)
def test_a_bad_value_costs_that_value_alone(tmp_path: Path, name: str, value: object) -> None:
    file = SettingsFile(tmp_path)
    file.save(CHOSEN)
    stored = json.loads((tmp_path / "settings.json").read_text())
    text = json.dumps({**stored, name: value})
    (tmp_path / "settings.json").write_text(text)
    loaded, notice = file.load()
    assert [n for n in stored if getattr(loaded, n) != getattr(CHOSEN, n)] == [name]
    assert getattr(loaded, name) == getattr(Settings(), name)
    assert notice is not None
    assert (notice.code, notice.params["fields"]) == ("settings_fields_reset", name)
    assert (tmp_path / str(notice.params["kept"])).read_text() == text
    assert file.load() == (loaded, None)


def test_fields_of_another_version_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"zoom_percent": 120, "from_the_future": [1]}')
    assert SettingsFile(tmp_path).load() == (Settings(zoom_percent=120), None)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_damaged_file_is_kept_beside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    loaded, notice = SettingsFile(tmp_path).load()
    (kept,) = tmp_path.iterdir()
    assert (loaded, notice) == (Settings(), Sentence("settings_set_aside", {"kept": kept.name}))
    assert kept.read_bytes() == content


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderReadOnly):
        SettingsFile(tmp_path / "file").save(CHOSEN)
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(FolderReadOnly):
        SettingsFile(tmp_path).load()


def test_what_was_chosen_of_hosted_models_is_kept(tmp_path: Path) -> None:
    chosen = ProviderSettings("gemini", model="gemini-3.8-flash", effort="low", accepted=True)
    hosted = HostedSettings("gemini", general_knowledge=True, ca_file="/ca.pem").with_provider(chosen)
    SettingsFile(tmp_path).save(Settings(hosted=hosted))
    assert SettingsFile(tmp_path).load() == (Settings(hosted=hosted), None)


@pytest.mark.parametrize(
    "value",
    [1, {"engine": "nobody"}, {"engine": 1}, {"other": ""}, {"providers": [{"id": "gemini", "accepted": 1}]},
     {"providers": [{"model": "x"}]}, {"providers": 3}],
)  # fmt: skip
def test_damaged_choices_of_models_fall_back_to_this_computer_only(tmp_path: Path, value: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": "en", "hosted": value}), encoding="utf-8")
    settings, notice = SettingsFile(tmp_path).load()
    assert settings == Settings(language="en")
    assert notice is not None
