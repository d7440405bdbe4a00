"""What a process tells of a request that failed, the same in each of them."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError

_log = logging.getLogger(__name__)


def sentence_of(error: Exception) -> Sentence:
    """What the reader is told. Of a bug only where it was is logged: its words may hold a question or a key."""
    if not isinstance(error, MedBotError):
        frames = reversed(traceback.extract_tb(error.__traceback__))
        where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        _log.error("%s at %s", type(error).__name__, where)
    return Sentence.of(error)
