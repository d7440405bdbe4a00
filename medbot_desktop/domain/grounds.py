"""What a hosted model is given of an embedded answer, and whether it is asked at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind, Sentence

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.rows import Row

MAX_ROWS = 8

_FIRST = (AnswerKind.RED_FLAG, AnswerKind.CHOOSE, AnswerKind.HELP)


def rows_for(answer: Answer) -> tuple[Row, ...]:
    """The rows a model may be given: the one that fits, those to choose between, those about the same medicines."""
    rows = [answer.row, *(choice.row for choice in answer.choices)]
    rows += [candidate.row for candidate in answer.candidates if candidate.about_it]
    return tuple(dict.fromkeys(row for row in rows if row is not None))[:MAX_ROWS]


def why_not(answer: Answer, *, general_knowledge: bool, forced: bool) -> Sentence | None:
    """Why no model is asked about an answer, None where one is. `forced`: the user wants it after the card."""
    if answer.kind in _FIRST and not forced:
        return Sentence(f"model_after_{answer.kind}")
    if not rows_for(answer) and not general_knowledge:
        return Sentence("model_without_rows")
    return None
