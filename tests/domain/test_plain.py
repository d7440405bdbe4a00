"""Frozen values that are kept as JSON and read back."""

from __future__ import annotations

import json

import pytest

from medbot_desktop.domain.plain import as_plain, from_plain
from medbot_desktop.domain.sentences import Sentence


@pytest.mark.parametrize("sentence", [Sentence("disk_full"), Sentence("row_number", {"row": 7, "file": "ñ"})])
def test_a_sentence_comes_back_as_it_was(sentence: Sentence) -> None:
    """A review and a job hold them, of what went wrong or changed meanwhile."""
    assert from_plain(Sentence, json.loads(json.dumps(as_plain(sentence)))) == sentence
