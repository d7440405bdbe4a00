"""When two rows say different things on the same question: the user chooses, not the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.text import fold

if TYPE_CHECKING:
    from medbot_desktop.retrieval.reading import PreparedRow

_AMOUNT = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(mg|mcg|g|ml|%|h|horas?|hours?|dias?|days?|veces|times|semanas?|weeks?)?\b"
)
_NO = re.compile(r"^\W*(?:no|nunca|never|not|avoid|evite|contraindicad\w*)\b|\b(?:no (?:debe|se debe|puede|tome|use)|"
                 r"do not|must not|should not|contraindicad\w*|contraindicated)\b")  # fmt: skip
_SAME_QUESTION = 0.6


def contradict(one: PreparedRow, other: PreparedRow) -> bool:
    """Whether both rows answer the same question of the same medicines, in one language, differently in substance.

    In substance: other amounts, or one says no where the other does not. A translation is no contradiction.
    """
    if one.row.answer == other.row.answer or one.language != other.language or one.subject != other.subject:
        return False
    if one.question_qualifiers != other.question_qualifiers or not _same_question(one, other):
        return False
    return _amounts(one.row.answer) != _amounts(other.row.answer) or _denies(one.row.answer) != _denies(
        other.row.answer
    )


def _same_question(one: PreparedRow, other: PreparedRow) -> bool:
    a, b = frozenset(one.question_stems), frozenset(other.question_stems)
    return len(a & b) / max(1, len(a | b)) >= _SAME_QUESTION


def _amounts(answer: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (number.replace(",", "."), unit.rstrip("s")) for number, unit in _AMOUNT.findall(fold(answer))
    )


def _denies(answer: str) -> bool:
    return _NO.search(fold(answer)) is not None
