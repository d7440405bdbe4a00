"""The 38 small files that re-enact public fault reports of other programs' CSV import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from medbot_desktop.datasets.checking import check
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.texts import say

CASES = Path(__file__).parent / "cases"
EXPECTED: dict[str, dict[str, Any]] = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
ORDINARY = ("missing_source", "too_short", "too_long")


def test_every_file_has_an_expectation() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in CASES.glob("*.csv"))
    assert len(EXPECTED) == 38


@pytest.mark.parametrize("name", [name for name, case in EXPECTED.items() if "pairs" in case])
def test_readable_files_give_the_right_rows_and_say_what_was_done(name: str) -> None:
    case = EXPECTED[name]
    report = check(CASES / name)

    wanted = [
        (question, "x" * 200_000 if answer == "x*200000" else answer) for question, answer in case["pairs"]
    ]
    assert [(row.question, row.answer) for row in report.usable] == wanted
    assert report.layout.encoding == case["encoding"]
    assert report.layout.delimiter == case["delimiter"]
    assert report.layout.header_line == case["header_line"]
    told = {f.kind: list(f.rows) for f in report.findings if f.kind not in ORDINARY}
    assert told == case["findings"]


@pytest.mark.parametrize("name", [name for name, case in EXPECTED.items() if "error" in case])
def test_unreadable_files_are_refused_with_one_plain_sentence(name: str) -> None:
    case = EXPECTED[name]
    with pytest.raises(FileUnreadable) as refused:
        check(CASES / name)

    assert refused.value.kind == case["error"]
    assert refused.value.params == case["params"]
    for language in ("es", "en"):
        assert say(language, refused.value.code, refused.value.params)
