"""The whole chain from question to answer over rows made for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.asking import Ask, Before
from medbot_desktop.domain.rows import Row

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.index import RowIndex


class Counter:
    """A data set and somebody who asks it."""

    def __init__(self, knowledge: Knowledge, rows: list[Row]) -> None:
        self.knowledge = knowledge
        self.index: RowIndex = knowledge.empty_index()
        for row in rows:
            ready = knowledge.prepare(row)
            encoder = knowledge.encoder
            self.index.add(
                ready,
                encoder.encode_row_question(ready.question_text),
                encoder.encode_answer(ready.answer_text),
            )

    def ask(
        self,
        question: str,
        language: str = "es",
        before: Before | None = None,
        chosen: str = "",
        country: str = "ES",
    ) -> Answer:
        ask = Ask(question, language=language, country=country, before=before, chosen=chosen)
        return self.knowledge.answerer.answer(ask, self.index)


def rows_of(*pairs: tuple[str, str, str], language: str = "es") -> list[Row]:
    """Rows from (question, answer, medicine), numbered from 1."""
    return [
        Row("prueba.csv", number, question, answer, medicine=medicine, language=language)
        for number, (question, answer, medicine) in enumerate(pairs, 1)
    ]
