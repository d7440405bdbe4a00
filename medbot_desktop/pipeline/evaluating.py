"""A test file of the user's own, scored with any model, with a line a question."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.datasets.reading import read_questions, read_rows
from medbot_desktop.domain.errors import UnknownDataSet
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning_review import FileScores, Interval, TestedQuestion
from medbot_desktop.pipeline.desk import add_row
from medbot_desktop.pipeline.evaluate import LabelledQuestion, Outcome, evaluate, rank_of_first
from medbot_desktop.pipeline.models import ModelShelf
from medbot_desktop.storage.library import Library
from medbot_desktop.tuning.metrics import interval_of, values_of

if TYPE_CHECKING:
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.pipeline.knowledge import Knowledge
    from medbot_desktop.retrieval.vectors import VectorCache
    from medbot_desktop.worker.tuning_messages import EvaluateFile

_SEED = 1


def evaluate_file(
    user_folder: Path,
    request: EvaluateFile,
    knowledge: Knowledge,
    vectors: VectorCache,
    report: ReportProgress,
) -> FileScores:
    """Raises FileUnreadable, UnknownDataSet, UnknownModel, ModelAltered, ModelForAnotherEncoder, Cancelled."""
    questions = [
        LabelledQuestion(q.query, q.expected_rows, q.expected_kind)
        for q in read_questions(Path(request.questions_path))
    ]
    with closing(Library.open_to_read(user_folder)) as library:
        shelf = ModelShelf(user_folder, library.models, knowledge.answerer, knowledge.encoder.id)
        answerer = shelf.answerer_of(request.model_id)
        if request.dataset_id:
            if request.dataset_id not in {d.id for d in library.data_sets()}:
                raise UnknownDataSet(name=str(request.dataset_id))
            rows = library.rows(request.dataset_id)
        else:
            rows = read_rows(Path(request.path), Path(request.path).name, report)
    index = knowledge.empty_index()
    for done, row in enumerate(rows, 1):
        add_row(index, knowledge.prepare(row), vectors, knowledge.encoder)
        report(done, len(rows) + len(questions))
    outcomes: list[Outcome] = []
    for done, question in enumerate(questions, 1):
        outcomes += evaluate(answerer, index, [question]).outcomes
        report(len(rows) + done, len(rows) + len(questions))
    return _scores(request.model_id or answerer.calibration.name or SHIPPED_MODEL, outcomes)


def _scores(model_id: str, outcomes: list[Outcome]) -> FileScores:
    with_row = [o for o in outcomes if o.question.expected_rows]
    values = values_of([rank_of_first(o) for o in with_row])
    groups = [min(o.question.expected_rows) for o in with_row]

    def interval(name: str) -> Interval | None:
        return interval_of(list(values[name]), groups, _SEED) if with_row else None

    given = [o for o in with_row if o.kind == "stored"]
    right = sum(o.row in o.question.expected_rows for o in given)
    return FileScores(
        model_id=model_id,
        n=len(outcomes),
        n_with_row=len(with_row),
        recall_at_1=interval("recall_at_1"),
        recall_at_5=interval("recall_at_5"),
        mrr_at_10=interval("mrr_at_10"),
        answered=len(given) / len(with_row) if with_row else None,
        precision=right / len(given) if given else None,
        wrong_medicine=sum(o.wrong_medicine for o in outcomes),
        questions=tuple(
            TestedQuestion(
                query=o.question.query,
                expected_rows=o.question.expected_rows,
                expected_kind=o.question.expected_kind,
                kind=o.kind,
                row=o.row,
                rank=rank_of_first(o),
                confidence=o.confidence,
                wrong_medicine=o.wrong_medicine,
            )
            for o in outcomes
        ),
    )
