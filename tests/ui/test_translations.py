"""Every word of the window in both languages, and nothing that the tools cannot find."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import medbot_desktop.ui
from medbot_desktop.paths import bundled

if TYPE_CHECKING:
    from types import ModuleType

UI = Path(medbot_desktop.ui.__file__).parent
MARKS = {"tr", "translate"}


def tool() -> ModuleType:
    path = bundled("resources") / "i18n" / "make_translations.py"
    spec = importlib.util.spec_from_file_location("make_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sources_are_up_to_date_and_whole() -> None:
    assert tool().check() == []


def test_the_compiled_files_are_those_of_the_sources(tmp_path: Path) -> None:
    make = tool()
    for name in make.SOURCES.values():
        (tmp_path / name).write_bytes((bundled("resources") / "i18n" / name).read_bytes())
    make.compile_all(tmp_path)
    for name in make.SOURCES.values():
        compiled = Path(name).with_suffix(".qm").name
        assert (tmp_path / compiled).read_bytes() == (bundled("resources") / "i18n" / compiled).read_bytes()


def _is_mark(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in MARKS


def test_only_plain_words_are_marked_for_translation() -> None:
    """lupdate takes an f-string's braces literally, and sees no mark inside an f-string at all."""
    wrong = []
    for path in UI.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if _is_mark(node):
                words = (
                    node.args[1]
                    if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and node.args[1].value
                    else node.args[0]
                )
                if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
                    wrong.append(f"{path.name}:{node.lineno}: not plain words")
            if isinstance(node, ast.JoinedStr) and any(_is_mark(inner) for inner in ast.walk(node)):
                wrong.append(f"{path.name}:{node.lineno}: marked inside an f-string")
    assert wrong == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    from string import Formatter
    from xml.etree import ElementTree

    for message in ElementTree.parse(bundled("resources") / "i18n" / "medbot_es.ts").iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        forms = [*translation.iter("numerusform")] or [translation]
        names = {name for _, name, _, _ in Formatter().parse(source) if name}
        for form in forms:
            assert {name for _, name, _, _ in Formatter().parse(form.text or "") if name} == names, source
            assert ("%Ln" in (form.text or "")) == ("%Ln" in source), source
