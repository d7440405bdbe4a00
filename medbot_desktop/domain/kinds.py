"""The kinds of answers, apart from what an answer holds: the first paint needs their names alone."""

from __future__ import annotations

from enum import StrEnum


class AnswerKind(StrEnum):
    """What an answer is; each looks different. STORED is a row word for word, RED_FLAG a fixed text before all else."""

    STORED = "stored"
    CHOOSE = "choose"
    NOT_IN_DATA = "not_in_data"
    RED_FLAG = "red_flag"
    GENERATED = "generated"
    HELP = "help"
