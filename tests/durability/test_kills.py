"""Twenty kills in the middle of everything that writes; `benchmarks/kills.py` does two hundred."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.durability.killing import kill_again_and_again

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    report = kill_again_and_again(tmp_path, 20)
    assert report.problems == []
    assert report.kills == 20
    assert report.acknowledged > 40
