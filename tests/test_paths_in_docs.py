"""Every file and folder that the documents for maintainers name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("medbot_desktop", "tests", "benchmarks", "data", "docs", "requirements", "resources")
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"))
    if not path.name.startswith("guide")
)
ENDINGS = ("csv", "md", "npz", "py", "spec", "toml", "ts", "txt", "yml")
# Made by the program, by `dev.py package` or by a pharmacy; the example of a third language.
MADE_LATER = re.compile(
    r"dist/|/|(history|library)\.db|settings\.json|backups|logs|medbot_desktop/_bundled|.*[._]pt\."
)


def named(document: str) -> list[str]:
    """The paths between backquotes and in links, without those of a block of commands."""
    text = re.sub(r"```.*?```", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.DOTALL)
    words = re.findall(r"`([\w./-]+)`", text) + re.findall(r"\]\(([\w./-]+)\)", text)
    ended = re.compile(rf"[\w./-]+\.({'|'.join(ENDINGS)})")
    return [word for word in words if ended.fullmatch(word) or "/" in word]


@pytest.fixture(scope="module")
def there() -> set[str]:
    """Each file and folder by every tail of its path: "b/c.py" and "c.py" for a/b/c.py."""
    paths = {path for path in ROOT.iterdir() if path.name not in (".venv", ".git")}
    paths |= {path for folder in FOLDERS for path in (ROOT / folder).rglob("*")}
    paths |= {path for folder in (".ci", ".github") for path in (ROOT / folder).rglob("*")}
    parts = [path.relative_to(ROOT).parts for path in paths]
    return {"/".join(part[start:]) for part in parts for start in range(len(part))}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document: str, there: set[str]) -> None:
    paths = [path.removeprefix("../").rstrip("/") for path in named(document) if not MADE_LATER.match(path)]
    assert [path for path in paths if path not in there] == []


def test_a_path_that_is_not_there_would_be_found(there: set[str]) -> None:
    assert {"ui/tokens.py", "tests/ui", "docs/durability.md"} <= there
    assert "ui/no_such_file.py" not in there
    assert "ui/main_window.py" in named("docs/architecture.md")
