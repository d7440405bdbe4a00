"""The very first start, on an empty folder: language, country, the example, and the first answer from it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.storage.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.window.program import Program

    Start = Callable[..., Program]

READERS = [
    ("es", "Español", "AR", "Probar con el ejemplo", "no calcula dosis ni sustituye al farmacéutico",
     "Cámbielas por las suyas antes de atender.", "hidroxicina para qué es", "Datos de muestra"),
    ("en", "English", "US", "Try the example", "it calculates no doses and does not replace the pharmacist",
     "Replace them with your own before you serve customers.", "is losartan safe when pregnant", "Sample data"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name", "country", "example", "honest", "sample", "question", "mark"),
    READERS,
    ids=["es", "en"],
)
def test_from_an_empty_folder_to_the_first_answer(
    start: Start, example_folder: Path, tmp_path: Path, language: str, name: str, country: str,
    example: str, honest: str, sample: str, question: str, mark: str,
) -> None:  # fmt: skip
    shutil.copy(example_folder / "vectors.db", tmp_path)  # encoding all of them again takes most of the time
    program = start(tmp_path)
    program.press(name)
    program.wait(lambda: honest in program.page)
    box = program.window.places.welcome.country_box
    box.setCurrentIndex(box.findData(country))
    box.activated.emit(box.currentIndex())
    assert not program.window.chat.isVisible()
    program.press(example)
    program.wait(program.window.chat.isVisible)
    program.wait_for_rows(data_sets=2)
    program.wait(lambda: sample in program.page)
    assert mark in program.window.chat.head.data_button.text()
    program.settle()
    card = program.ask(question)
    assert card.kind is AnswerKind.STORED
    assert mark in card.words
    settings, _ = SettingsFile(tmp_path).load()
    assert (settings.language, settings.country, settings.first_start_done) == (language, country, True)
