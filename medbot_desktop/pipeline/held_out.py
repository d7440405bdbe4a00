"""The questions of a file that a hosted model can be measured on: found rows and right ones; nothing is sent for it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.datasets.reading import read_questions
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import UnknownDataSet, UserInputError
from medbot_desktop.pipeline.desk import add_row
from medbot_desktop.pipeline.measuring import held_of
from medbot_desktop.pipeline.models import ModelShelf
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.measuring_messages import MeasuringPrepared

if TYPE_CHECKING:
    from medbot_desktop.domain.measuring import Held
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.worker.measuring_messages import PrepareMeasuring

MOST = 200
"""Questions of one measurement; each is asked twice, and the provider may charge for both."""


def prepare_measuring(
    user_folder: Path,
    request: PrepareMeasuring,
    knowledge: Knowledge,
    vectors: VectorCache,
    report: ReportProgress,
) -> MeasuringPrepared:
    """Answer each question whose row is known with the active model, from the data set alone.

    Raises FileUnreadable, UnknownDataSet, ModelAltered, ModelForAnotherEncoder, Cancelled.
    """
    questions = [q for q in read_questions(Path(request.questions_path)) if q.expected_rows]
    with closing(Library.open_to_read(user_folder)) as library:
        answerer = ModelShelf(
            user_folder, library.models, knowledge.answerer, knowledge.encoder.id
        ).answerer_of("")
        if request.dataset_id not in {d.id for d in library.data_sets()}:
            raise UnknownDataSet(name=str(request.dataset_id))
        rows = library.rows(request.dataset_id)
    by_number = {row.number: row for row in rows}
    asked = [q for q in questions if any(number in by_number for number in q.expected_rows)]
    index = knowledge.empty_index()
    total = len(rows) + min(len(asked), MOST)
    for done, row in enumerate(rows, 1):
        add_row(index, knowledge.prepare(row), vectors, knowledge.encoder)
        report(done, total)
    held: list[Held] = []
    tried = 0
    for question in asked:
        if len(held) == MOST:
            break
        tried += 1
        right = tuple(by_number[number] for number in question.expected_rows if number in by_number)
        ask = Ask(question.query, language_of(question.query), request.country)
        try:
            one = held_of(question.query, answerer.answer(ask, index), right)
        except UserInputError:  # too long, or no question at all
            one = None
        held += [one] if one is not None else []
        report(min(len(rows) + tried, total), total)
    return MeasuringPrepared(
        request.request_id, tuple(held), len(questions) - (len(asked) - tried) - len(held), len(asked) - tried
    )
