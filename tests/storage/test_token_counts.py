"""Tokens by provider and month; they stay when questions are deleted."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from medbot_desktop.storage.history import History

FIXTURES = Path(__file__).parent / "fixtures"
NOVEMBER = datetime(2026, 11, 29, 18, 0).timestamp()
DECEMBER = datetime(2026, 12, 1, 0, 1).timestamp()


def test_tokens_add_up_within_a_month(tmp_path: Path) -> None:
    with closing(History.open(tmp_path)) as history:
        history.tokens.add("openai", 1_000, 90, NOVEMBER)
        history.tokens.add("openai", 500, 10, NOVEMBER)
        history.tokens.add("gemini", 7, 0, NOVEMBER)
        history.tokens.add("openai", 0, 0, DECEMBER)
        history.tokens.add("openai", 3, 4, DECEMBER)
    with closing(History.open(tmp_path)) as history:
        assert history.tokens.of_month(NOVEMBER) == {"openai": (1_500, 100), "gemini": (7, 0)}
        assert history.tokens.of_month(DECEMBER) == {"openai": (3, 4)}


def test_a_history_of_the_third_schema_counts_from_now_on(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "history_schema3.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        assert history.tokens.of_month(NOVEMBER) == {}
        history.tokens.add("openai", 3, 4, NOVEMBER)
        assert history.tokens.of_month(NOVEMBER) == {"openai": (3, 4)}


def test_tokens_of_the_fourth_schema_are_kept(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "history_schema4.db", tmp_path / "history.db")
    with closing(History.open(tmp_path)) as history:
        assert history.tokens.of_month(NOVEMBER) == {"openai": (1_812, 96)}
