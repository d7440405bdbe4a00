"""A third language, added to a copy of the program as docs/architecture.md says it is done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from medbot_desktop.texts import TEXTS, further
from medbot_desktop.ui.language import locale_of

ROOT = Path(__file__).resolve().parents[2]
SEEN = """
import json, os
from pathlib import Path
from PySide6.QtWidgets import QApplication
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.texts import say
from tests.ui.building import FakeWorker, build

folder = Path(os.environ["MEDBOT_DATA_DIR"])
SettingsFile(folder).save(Settings(language="pt", country="", first_start_done=True))
app = QApplication([])
built = build(app, folder, FakeWorker(), SettingsFile(folder).load()[0])
page = built.window.places.settings_page.general
box = page.language_field.box
print(json.dumps({
    "send": built.window.chat.composer.button.accessibleName(),
    "chosen": box.currentText(),
    "languages": [box.itemText(n) for n in range(box.count())],
    "sentence": say("pt", "stopped"),
    "rows": built.window.parts.language.locale.name(),
    "guide": len(__import__("medbot_desktop.ui.guide.text", fromlist=["x"]).guide_text("pt")),
}))
built.close()
"""


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def translate(source: Path) -> None:
    """Fill every entry of a source, each with its own words and a mark."""
    tree = ElementTree.parse(source)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        forms = [*translation.iter("numerusform")] or [translation]
        for form in forms:
            form.text = f"pt {message.findtext('source')}"
    tree.write(source, encoding="utf-8", xml_declaration=True)


@pytest.mark.slow
def test_a_third_language_is_a_source_a_block_and_its_name(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    left_out = shutil.ignore_patterns("__pycache__", "*.onnx", "*.npz", "images")
    for name in ("medbot_desktop", "resources", "docs", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=left_out)
    (copy / "data").symlink_to(ROOT / "data")

    make = [sys.executable, str(copy / "resources" / "i18n" / "make_translations.py")]
    subprocess.run([*make, "--add", "pt"], capture_output=True, check=False, timeout=200)
    translate(copy / "resources" / "i18n" / "medbot_pt.ts")
    done = subprocess.run(make, capture_output=True, text=True, check=True, timeout=200)
    assert "all translated" in done.stdout
    block = {code: f"pt {words}" for code, words in TEXTS["en"].items()}
    change(
        copy / "medbot_desktop" / "texts" / "further.py",
        "SENTENCES: dict[str, dict[str, str]] = {}",
        f"SENTENCES: dict[str, dict[str, str]] = {{'pt': {block!r}}}",
    )
    change(
        copy / "medbot_desktop" / "domain" / "settings.py",
        '"en": "English"}',
        '"en": "English", "pt": "Português"}',
    )

    folder = tmp_path / "user"
    folder.mkdir()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDBOT_DATA_DIR": str(folder)}
    shown = subprocess.run(
        [sys.executable, "-c", SEEN], cwd=copy, env={**environment, "PYTHONPATH": str(copy)},
        capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    assert shown.returncode == 0, shown.stderr[-2_000:]
    seen = json.loads(shown.stdout.splitlines()[-1])
    assert seen["send"] == "pt Send"
    assert seen["chosen"] == "Português"
    assert seen["languages"][1:] == ["Español", "English", "Português"]
    assert seen["sentence"] == "pt Stopped."
    assert seen["rows"] == "pt_BR"
    assert seen["guide"] > 1_000


def test_a_further_language_has_every_sentence() -> None:
    for language, block in further.SENTENCES.items():
        assert block.keys() == TEXTS["en"].keys(), language


@pytest.mark.parametrize(
    ("code", "country", "name", "number"),
    [
        ("es", "ES", "es_ES", "12.345,6"),
        ("es", "MX", "es_MX", "12,345.6"),
        ("es", "", "es_ES", "12.345,6"),
        ("en", "US", "en_US", "12,345.6"),
        ("en", "GB", "en_GB", "12,345.6"),
        ("en", "ES", "en_US", "12,345.6"),
        ("en", "other", "en_US", "12,345.6"),
    ],
)
def test_numbers_follow_the_language_and_the_country(code: str, country: str, name: str, number: str) -> None:
    locale = locale_of(code, country)
    assert locale.name() == name
    assert locale.toString(12345.6, "f", 1) == number
