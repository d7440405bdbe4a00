"""What a process tells of a request that failed, the same in each of them."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import Cancelled, MedBotError
from medbot_desktop.worker.messages import Failed, WorkCancelled

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


def failure_of(request_id: int, work: Callable[[], None]) -> WorkCancelled | Failed | None:
    """Do `work`, which sends its own result; what to send where there is none."""
    try:
        work()
    except Cancelled:
        return WorkCancelled(request_id)
    except Exception as error:  # the one place of the workers where a bug is caught, to be told
        return Failed(request_id, sentence_of(error))
    return None


def sentence_of(error: Exception) -> Sentence:
    """What the reader is told. Of a bug only where it was is logged: its words may hold a question or a key."""
    if not isinstance(error, MedBotError):
        frames = reversed(traceback.extract_tb(error.__traceback__))
        where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
        _log.error("%s at %s", type(error).__name__, where)
    return Sentence.of(error)
