from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.rows import Row
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.knowledge import load_knowledge
from tests.answering.chain import Counter

if TYPE_CHECKING:
    from medbot_desktop.pipeline.knowledge import Knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


def starter_rows(language: str) -> list[Row]:
    name = f"starter_{language}.csv"
    with (bundled("data") / name).open(encoding="utf-8-sig", newline="") as file:
        return [Row(name, number, **line) for number, line in enumerate(csv.DictReader(file), 1)]


@pytest.fixture(scope="session")
def spanish(knowledge: Knowledge) -> Counter:
    return Counter(knowledge, starter_rows("es"))


@pytest.fixture(scope="session")
def english(knowledge: Knowledge) -> Counter:
    return Counter(knowledge, starter_rows("en"))
