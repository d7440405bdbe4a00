"""The administrator's file: what it fixes, a slip in it that opens nothing, the PIN that stands in it hidden."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.providers import EMBEDDED, HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import LANGUAGES, Settings
from medbot_desktop.storage.administration import load_administration, obey
from medbot_desktop.storage.pin import hidden_pin, is_pin
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path

KEY = base64.b64encode(bytes(32)).decode()
HIDDEN = "scrypt$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


def written(folder: Path, text: str) -> Path:
    path = folder / "administration.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    fixed, told = load_administration(tmp_path / "administration.toml")
    assert (fixed, told) == (Administration(), None)
    assert fixed.applied_to(Settings(language="en")) == Settings(language="en")


def test_what_is_fixed_stands_before_what_the_user_chose(tmp_path: Path) -> None:
    fixed, told = load_administration(
        written(
            tmp_path, 'language = "es"\ncountry = "MX"\nproviders = ["gemini"]\ndata_folder = "/srv/medbot"\n'
        )
    )
    assert told is None
    chosen = Settings(language="en", country="US", zoom_percent=150, hosted=HostedSettings(engine="openai"))
    applied = fixed.applied_to(chosen)
    assert (applied.language, applied.country, applied.zoom_percent) == ("es", "MX", 150)
    assert applied.hosted.engine == EMBEDDED
    on = HostedSettings(
        providers=(ProviderSettings("openai", accepted=True), ProviderSettings("gemini", accepted=True))
    )
    off = fixed.applied_to(replace(chosen, hosted=on)).hosted
    assert not off.of("openai").accepted
    assert off.of("gemini").accepted
    allowed = replace(chosen, hosted=HostedSettings(engine="gemini"))
    assert fixed.applied_to(allowed).hosted.engine == "gemini"
    assert fixed.fixed == {"language", "country"}


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("language = es", "1"),
        ('country = "ES"\ndata_folder = "D:\\MedBot"', "2"),
        ('country = "ES"\nproviders = [', "2"),
        ('langauge = "es"', "langauge"),
        ('language = "fr"', "language"),
        ('country = "spain"', "country"),
        ('data_folder = "medbot"', "data_folder"),
        ('providers = ["gemini", "who"]', "providers"),
        ('providers = "gemini"', "providers"),
        ("providers = [[]]", "providers"),
        ('pin = "1234"', "pin"),
        ("pin = 1234", "pin"),
        ('update_address = "http://example.org/latest.json"', "update_address"),
        (f'update_address = "https://"\nupdate_key = "{KEY}"', "update_address"),
        (f'update_key = "{KEY}"', "update_address"),
        ('update_address = "https://example.org/latest.json"', "update_key"),
        (f'update_address = "https://example.org/latest.json"\nupdate_key = "{KEY[4:]}"', "update_key"),
        ('update_address = "https://example.org/latest.json"\nupdate_key = "no base64 ñ"', "update_key"),
        ("\ufffe\x00", "1"),
        # What Windows makes of a path in these quotes: a tab, a new line.
        (r'data_folder = "C:\temp"', "data_folder"),
        (r'data_folder = "//server/share\n"', "data_folder"),
        ('proxy = "proxy.example:3128"', "proxy"),
        ('proxy = "socks5://proxy.example:1080"', "proxy"),
        ('proxy = "http://"', "proxy"),
        ('proxy = "http://proxy.example:port"', "proxy"),
        ('pin = ""', "pin"),
        ('pin = "scrypt$salt$digest"', "pin"),
        (f'pin = "{HIDDEN[:-4]}"', "pin"),
        (f'pin = "{HIDDEN.replace("scrypt", "argon2")}"', "pin"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_opens_nothing_and_is_named(tmp_path: Path, text: str, told_of: str, language: str) -> None:
    path = written(tmp_path, text)
    fixed, told = load_administration(path)
    assert told is not None
    sentence = say(language, told.code, told.params)
    assert str(path) in sentence
    assert told_of in sentence
    assert_all_is_shut(fixed)


def assert_all_is_shut(fixed: Administration) -> None:
    assert not fixed.allows("gemini")
    assert fixed.pin
    assert not any(is_pin(pin, fixed.pin) for pin in ("", "1234", fixed.pin))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None], ids=["no text", "a folder"])
def test_what_cannot_be_read_opens_nothing(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "administration.toml"
    path.mkdir() if content is None else path.write_bytes(content)
    fixed, told = load_administration(path)
    assert told is not None
    assert told.code == "administration_unreadable"
    assert_all_is_shut(fixed)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_it_may_be_written_with_the_tools_of_windows(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "administration.toml"
    path.write_text(
        "country = \"ES\"\r\ndata_folder = 'D:\\MedBot ñ'\r\n".replace("D:", "/D:"), encoding=encoding
    )
    fixed, told = load_administration(path)
    assert told is None
    assert (fixed.country, fixed.data_folder) == ("ES", "/D:\\MedBot ñ")


def test_all_that_may_stand_in_it_is_understood(tmp_path: Path) -> None:
    hidden = hidden_pin("4815")
    lines = {
        "language": "es",
        "country": "ES",
        "data_folder": "/srv/MedBot",
        "proxy": "http://user:word@proxy.example:3128",
        "pin": hidden,
        "update_address": "https://example.org/medbot.json",
        "update_key": KEY,
    }
    fixed, told = load_administration(
        written(tmp_path, "".join(f'{name} = "{value}"\n' for name, value in lines.items()))
    )
    assert told is None
    assert {name: getattr(fixed, name) for name in lines} == lines
    for bare in ("", 'language = ""\nproxy = ""\nupdate_address = ""\nupdate_key = ""\n', "# nothing\n"):
        assert load_administration(written(tmp_path, bare)) == (Administration(), None)


def test_the_proxy_and_the_folder_stand_before_the_users_variables() -> None:
    environment = {"https_proxy": "http://own:1", "no_proxy": "*", "MEDBOT_DATA_DIR": "/own", "PATH": "/bin"}
    obey(Administration(proxy="http://proxy.example:3128", data_folder="/srv/medbot"), environment)
    assert {environment[name] for name in environment if "proxy" in name.lower()} == {
        "http://proxy.example:3128"
    }
    assert "no_proxy" not in environment
    assert environment["MEDBOT_DATA_DIR"] == "/srv/medbot"
    before = dict(environment)
    obey(Administration(), environment)
    assert environment == before


def test_the_pin_is_known_and_not_to_be_read(tmp_path: Path) -> None:
    hidden = hidden_pin("48ñ15")
    assert "48" not in hidden.split("$")[0]
    assert hidden_pin("48ñ15") != hidden
    fixed, told = load_administration(written(tmp_path, f'pin = "{hidden}"\n'))
    assert told is None
    assert is_pin("48ñ15", fixed.pin)
    assert is_pin(" 48ñ15\n", fixed.pin)
    assert not any(is_pin(pin, fixed.pin) for pin in ("", "48n15", "48ñ1", hidden))
