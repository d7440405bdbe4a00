"""What build.spec hands PyInstaller on the systems that nobody here builds on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
READ_AS = """
import json, os, sys
from pathlib import Path
from types import SimpleNamespace

import PyInstaller.utils.hooks as hooks

spec, system, place = sys.argv[1:]
told = {"EXE": [], "COLLECT": [], "BUNDLE": []}


def noted(kind):
    def made(*parts, **options):
        told[kind].append(options)
        return SimpleNamespace(**{**options, "name": str(Path(place) / "dist" / options["name"])})
    return made


(Path(place) / "build").mkdir()
collected = SimpleNamespace(pure=[], binaries=[], datas=[], scripts=[])
hooks.collect_submodules = lambda name: [name]
names = {name: noted(name) for name in told}
names |= {"Analysis": lambda *_, **__: collected, "PYZ": lambda *_: None}
names |= {"SPECPATH": str(Path(spec).parent), "DISTPATH": str(Path(place) / "dist"), "workpath": place}
text = compile(Path(spec).read_text(encoding="utf-8"), spec, "exec")
sys.platform = system
exec(text, names)
print(json.dumps(told, default=str))
"""


@pytest.fixture(scope="module")
def on_macos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    place = tmp_path_factory.mktemp("macos")
    done = subprocess.run(
        [sys.executable, "-c", READ_AS, str(ROOT / "build.spec"), "darwin", str(place)],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[dict[str, Any]]] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_the_app_of_macos_has_its_window_in_front(on_macos: dict[str, list[dict[str, Any]]]) -> None:
    """PyInstaller takes an app with a starter for the terminal in it for one without a window."""
    assert [one["name"] for one in on_macos["EXE"]] == ["medbot", "medbot-cli"]
    (bundle,) = on_macos["BUNDLE"]
    assert bundle["info_plist"]["CFBundleExecutable"] == "medbot"
    assert bundle["info_plist"]["LSBackgroundOnly"] is False
    assert bundle["info_plist"]["LSMinimumSystemVersion"]


INSTALLERS = ROOT / "resources" / "installers"
MAKE_IMAGE = """
import sys, types
from pathlib import Path

sys.modules["bill"] = types.ModuleType("bill")
sys.path.insert(0, sys.argv[1])
import make_installers

make_installers.APP = Path(sys.argv[2])
make_installers.mac_image(Path(sys.argv[3]))
"""
TOOL = '#!/bin/sh\necho "$(basename "$0") $*" >> "{record}"\n'


@pytest.mark.skipif(os.name != "posix", reason="the tools stand in as scripts")
@pytest.mark.parametrize("is_signed", [False, True])
def test_the_image_of_macos_is_signed_and_notarised_where_that_is_wanted(
    tmp_path: Path, is_signed: bool
) -> None:
    record, tools = tmp_path / "calls", tmp_path / "tools"
    for folder in ("tools", "MedBot.app/Contents", "into"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("hdiutil", "codesign", "xcrun"):
        (tools / name).write_text(TOOL.format(record=record))
        (tools / name).chmod(0o755)
    chosen = {
        "MEDBOT_CODESIGN_IDENTITY": "Developer ID",
        "MEDBOT_NOTARY_PROFILE": "medbot",
        "MEDBOT_NOTARY_KEYCHAIN": "/chain",
    }
    # As the workflow has them where no secret is set: there, and empty.
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", **dict.fromkeys(chosen, "")}
    subprocess.run(
        [sys.executable, "-c", MAKE_IMAGE, INSTALLERS, tmp_path / "MedBot.app", tmp_path / "into"],
        env={**environment, **(chosen if is_signed else {})},
        check=True,
    )
    calls = [line.split(" /")[0] for line in record.read_text().splitlines()]
    made, *signed = calls
    assert made.startswith("hdiutil create")
    assert signed == (
        ["codesign --sign Developer ID --timestamp", "xcrun notarytool submit", "xcrun stapler staple"]
        if is_signed
        else []
    )
    if is_signed:
        assert "--keychain-profile medbot --keychain /chain --wait" in record.read_text()
