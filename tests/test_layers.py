"""Who may import whom: the contracts at the end of pyproject.toml hold, and catch what they are there for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layers")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(
        ROOT / "medbot_desktop", folder / "medbot_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("storage/breach.py", "import medbot_desktop.services", "storage -> medbot_desktop.services"),
        (
            "ui/breach.py",
            "from medbot_desktop import pipeline",
            "not allowed to import medbot_desktop.pipeline",
        ),
        ("services/breach.py", "import numpy", "medbot_desktop.services is not allowed to import numpy"),
        (
            "services/breach.py",
            "import PySide6.QtCore",
            "medbot_desktop.services is not allowed to import PySide6",
        ),
        ("pipeline/breach.py", "import sqlite3", "Illegal imports of protected package sqlite3"),
        ("ui/breach.py", "def key():\n    import keyring", "Illegal imports of protected package keyring"),
        ("answering/breach.py", "import openai", "medbot_desktop.answering is not allowed to import openai"),
        ("domain/breach.py", "import medbot_desktop.texts", "medbot_desktop.domain is not allowed to import"),
    ],
)
def test_a_breach_is_found(copy: Path, module: str, line: str, told: str) -> None:
    breach = copy / "medbot_desktop" / module
    breach.write_text(line + "\n", encoding="utf-8")
    try:
        result = lint(copy)
    finally:
        breach.unlink()
    assert result.returncode == 1
    assert told.partition(" -> ")[0] in " ".join(result.stdout.split())


def loaded_by(module: str) -> set[str]:
    """The packages in memory once a fresh Python has imported the module."""
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_the_window_loads_nothing_heavy() -> None:
    assert not loaded_by("medbot_desktop.app") & {"numpy", "onnxruntime", "tokenizers", "google", "openai"}


def test_a_worker_loads_no_qt() -> None:
    assert not loaded_by("medbot_desktop.worker.process") & {"PySide6", "shiboken6"}


def test_only_the_engines_process_loads_a_providers_code_and_no_more_than_one() -> None:
    sdks = {"google", "openai", "httpx2"}
    for module in ("medbot_desktop.worker.process", "medbot_desktop.worker.client", "medbot_desktop.cli"):
        assert not loaded_by(module) & sdks
    # The SDK of a provider is loaded with its first request.
    assert not loaded_by("medbot_desktop.worker.engine_process") & (
        sdks | {"PySide6", "numpy", "onnxruntime"}
    )
    assert not loaded_by("medbot_desktop.engines.gemini") & {"openai"}
    assert not loaded_by("medbot_desktop.engines.openai") & {"google"}
