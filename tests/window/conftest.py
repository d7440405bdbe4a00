"""One started program for the questions of a module, and others for what closes or changes a program."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from tests.window.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    Start = Callable[..., Program]

KEPT = ("library.db", "vectors.db")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's plugin without a display says of windows with a least size, and of menus, what it cannot do for them."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="module")
def program(
    qapp: QApplication,
    request: pytest.FixtureRequest,
    example_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Program]:
    """The program with the example, its first start done, shared by a module: each test begins a chat of its own."""
    folder = tmp_path_factory.mktemp("shared")
    copy_example(example_folder, folder)
    SettingsFile(folder).save(Settings(language="es", country="ES", first_start_done=True))
    program = Program(qapp, QtBot(request), folder)
    program.wait_for_rows()
    program.settle()
    # A lane begins with the first thing done in it: here, so that no test is taken to have left it running.
    program.window.parts.tasks.start(lambda: None, "copies")
    program.wait(lambda: any(thread.name.startswith("medbot-copies") for thread in threading.enumerate()))
    yield program
    program.close()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Start the program on a folder; what is still open at the end of the test is closed."""
    started: list[Program] = []

    def make(folder: Path, settings: Settings | None = None) -> Program:
        if settings is not None:
            SettingsFile(folder).save(settings)
        started.append(Program(qapp, qtbot, folder))
        return started[-1]

    yield make
    for program in started:
        program.close()


def copy_example(example_folder: Path, folder: Path) -> None:
    for name in KEPT:
        shutil.copy(example_folder / name, folder / name)
