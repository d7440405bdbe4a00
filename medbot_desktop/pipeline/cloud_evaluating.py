"""The embedded engine, the plain base model and the tuned one on the same held-out questions, from the same rows.

The questions are those that `cloud_files` kept out of what was sent. The embedded engine is tuned on what the cloud's
was, and no more. As in the chat, a model is asked only where the program found rows and nothing comes first.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medbot_desktop.answering.grounding import prompt, without_numbers, wrong_citations
from medbot_desktop.answering.quantities import quantities, unsupported
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.cloud_tuning import CloudEstimate, CloudScores, CloudSide
from medbot_desktop.domain.errors import Cancelled, CloudFailed, ProviderFailed, UserInputError
from medbot_desktop.domain.grounds import rows_for, why_not
from medbot_desktop.domain.measuring import TOKENS_AN_ANSWER, Held
from medbot_desktop.domain.providers import GEMINI_CLOUD, Access
from medbot_desktop.domain.tuning import QuestionKind, TuningParams
from medbot_desktop.pipeline.cloud_files import kind_of
from medbot_desktop.pipeline.cloud_shares import Outcome, shares_of
from medbot_desktop.pipeline.hosted import Writer
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.measuring import SIGNS_A_TOKEN, side_of
from medbot_desktop.pipeline.runs import read_inputs
from medbot_desktop.pipeline.tuning_material import read_material
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.vectors import VectorFile
from medbot_desktop.tuning.rounds import learn, splits
from medbot_desktop.worker.engine_messages import GenerateRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.domain.answers import Generated
    from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudJob
    from medbot_desktop.domain.measuring import Judged
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.tuning import Part
    from medbot_desktop.pipeline.cloud_desk import CloudDesk
    from medbot_desktop.pipeline.hosted import Stop
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.medicines import Medicines
    from medbot_desktop.tuning.material import Material, RealQuestion, RowQuestion
    from medbot_desktop.tuning.training import Training
    from medbot_desktop.worker.cloud_messages import EstimateCloudEvaluation, EvaluateCloudJob
    from medbot_desktop.worker.engine_messages import EngineEvent


@dataclass(frozen=True, slots=True)
class Asked:
    """A held-out question: its right rows, the one the embedded engine gives, if any, and what a model is given."""

    right: tuple[Row, ...]
    given: Row | None
    held: Held | None
    group: int


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of an evaluation."""

    kind: QuestionKind
    asked: tuple[Asked, ...]
    embedded: str
    medicines: Medicines
    seed: int

    @property
    def held(self) -> list[Held]:
        """What models are asked."""
        return [one.held for one in self.asked if one.held is not None]


def estimate_evaluation(desk: CloudDesk, request: EstimateCloudEvaluation, stop: Stop) -> CloudEstimate:
    """What an evaluation sends; no one is connected to."""
    questions = _questions(desk, desk.shelf.job(request.job_id), request.limit, stop)
    signs = 0
    for one in questions.held:
        task = prompt(one.question, one.language, one.rows, one.first, one.reasons)
        signs += len(task.system) + len(task.user)
    requests = 2 * len(questions.held)
    return CloudEstimate(
        request.job_id,
        len(questions.asked),
        requests,
        round(2 * signs / SIGNS_A_TOKEN),
        requests * TOKENS_AN_ANSWER,
    )


def evaluate_job(
    desk: CloudDesk, request: EvaluateCloudJob, report: ReportProgress, stop: Stop
) -> CloudScores:
    """Ask, score, and keep the scores with the job. Raises CloudFailed, Cancelled, and what the service refuses
    where it refuses every question.
    """
    if not request.agreed:
        raise CloudFailed("not_agreed")
    job = desk.shelf.job(request.job_id)
    if not job.usable:
        raise CloudFailed("job_not_ready")
    questions = _questions(desk, job, request.limit, stop)
    access = _access_of(desk.access_of(request.access, job))
    held = questions.held
    writer = Writer(lambda: questions.medicines)
    done = 0

    def ask(model: str) -> list[Generated]:
        nonlocal done
        written = []
        for one in held:
            report(done, 2 * len(held))
            written.append(writer.write(_request(access, model, one), _untold, stop).generated)
            if stop.wanted:
                raise Cancelled
            done += 1
        return written

    plain, tuned = ask(job.model), ask(job.endpoint)
    report(done, done)
    _ensure_some(plain, tuned)
    scores = CloudScores(
        job_id=job.id,
        n=len(questions.asked),
        kind=questions.kind,
        at=time.time(),
        sides=(
            _embedded(questions),
            _side("plain", job.model, questions, plain),
            _side("tuned", job.endpoint, questions, tuned),
        ),
    )
    desk.shelf.change(job.id, lambda now: replace(now, scores=scores))
    return scores


def _questions(desk: CloudDesk, job: CloudJob, limit: int, stop: Stop) -> Questions:
    inputs = read_inputs(desk.shelf.inputs_of(job.id))
    knowledge = load_knowledge()
    params = TuningParams(seed=job.params.seed, folds=job.params.folds)

    def report(done: int, total: int) -> None:
        if stop.wanted:
            raise Cancelled

    file = VectorFile.open(desk.user_folder)
    try:
        material = read_material(
            inputs.rows, inputs.questions, knowledge, VectorCache(file), params.seed, report
        )
    finally:
        file.close()
    split = splits(material, params)[0]
    learned = learn(material, params, split, _Unpaused(stop), name="held out")
    model = material.answerer.with_model(learned.weights, learned.calibration, learned.adapter)
    real = [q for q in material.real if q.group in split.held_out and not q.own]
    kind = kind_of(len(real), job.params)
    chosen: Sequence[RealQuestion | RowQuestion] = real
    index = material.index
    if kind is QuestionKind.ROW:
        chosen = [q for q in material.rows if q.group in split.held_out]
        index = material.answers_alone
    if len(chosen) > limit:
        places = sorted(random.Random(params.seed).sample(range(len(chosen)), max(1, limit)))
        chosen = [chosen[place] for place in places]
    asked = []
    for question in chosen:
        report(0, 1)
        one = _asked(question, _right(question, material, index), model, index, kind)
        if one is not None:
            asked.append(one)
    medicines = knowledge.reader.medicines
    return Questions(kind, tuple(asked), model.weights.name, medicines, params.seed)


def _right(question: RealQuestion | RowQuestion, material: Material, index: RowIndex) -> tuple[Row, ...]:
    """Every row that answers it."""
    numbers = getattr(question, "numbers", None)
    places = (
        sorted(int(numbers[n]) for n in question.right) if numbers is not None else sorted(question.right)
    )
    answers = {material.answer_of[place] for place in places}
    return tuple(index.rows[n].row for n, first in enumerate(material.answer_of) if first in answers)


def _asked(
    question: RealQuestion | RowQuestion,
    right: tuple[Row, ...],
    model: Answerer,
    index: RowIndex,
    kind: QuestionKind,
) -> Asked | None:
    """None for what is no question to this program, as one that is too long."""
    text = question.text
    language = language_of(text)
    try:
        answer = model.answer(Ask(text, language=language), index)
    except UserInputError:
        return None
    given = answer.row if answer.kind is AnswerKind.STORED else None
    if kind is QuestionKind.ROW:
        # Without its own question no row opens the gates: the engine is taken by the row it puts first.
        query = model.query(text, index, model.asked(text, index), language)
        ranked = list(model.ranked(query, index))
        given = index.rows[ranked[0][0]].row if ranked else None
    held = None
    if why_not(answer, general_knowledge=False, forced=False) is None:
        held = Held(text, answer.language, rows_for(answer), right, answer.kind, answer.sentences)
    return Asked(right, given, held, question.group)


def _request(access: Access, model: str, one: Held) -> GenerateRequest:
    return GenerateRequest(0, access, model, one.question, one.language, one.rows, one.first, one.reasons)


def _access_of(cloud: CloudAccess) -> Access:
    address = cloud.addresses.tuning.format(region=cloud.settings.region)
    return Access(GEMINI_CLOUD.id, address, ca_file=cloud.ca_file, cloud=cloud)


def _embedded(questions: Questions) -> CloudSide:
    """The embedded engine's part: what it gave as the answer, by the same rule as what a model wrote."""
    outcomes = []
    for one in questions.asked:
        if one.given is None:
            outcomes.append(Outcome(one.group))
            continue
        text, rows = one.given.answer, [f"{row.question}\n{row.answer}" for row in one.right]
        numbers, without = len(quantities(text)), len(unsupported(text, rows))
        outcomes.append(Outcome(one.group, True, one.given in one.right, numbers, without))
    return _with_shares(
        CloudSide(
            name="embedded",
            model=questions.embedded,
            answered=sum(one.answered for one in outcomes),
            failed=0,
            right=sum(one.right for one in outcomes),
            numbers=sum(one.numbers for one in outcomes),
            unsupported=sum(one.unsupported for one in outcomes),
        ),
        outcomes,
        questions.seed,
    )


def _side(name: str, model: str, questions: Questions, outcomes: Sequence[Generated]) -> CloudSide:
    side = side_of(questions.held, outcomes)
    written = [got for got in outcomes if got.text]
    counted = CloudSide(
        name=name,
        model=model,
        answered=side.answered,
        failed=side.failed,
        right=round((side.cited_right or 0.0) * side.answered),
        numbers=side.numbers,
        unsupported=round((side.unsupported_numbers or 0.0) * side.numbers),
        wrong_citations=sum(wrong_citations(got.text, len(got.rows)) for got in written),
        uncited=sum(statement.is_general for got in written for statement in got.statements),
        tokens_in=side.tokens_in,
        tokens_out=side.tokens_out,
    )
    judged = iter(zip(outcomes, side.judged, strict=True))
    # What no model was asked about got no answer.
    of_all = [
        _outcome(one.group, *next(judged)) if one.held else Outcome(one.group) for one in questions.asked
    ]
    return _with_shares(counted, of_all, questions.seed)


def _outcome(group: int, got: Generated, judged: Judged) -> Outcome:
    if not got.text:
        return Outcome(group)
    numbers = len(quantities(without_numbers(got.text)))
    return Outcome(group, True, bool(judged.cites_right), numbers, len(judged.unsupported))


def _with_shares(side: CloudSide, outcomes: Sequence[Outcome], seed: int) -> CloudSide:
    shares = shares_of(outcomes, seed)
    return replace(
        side,
        answered_share=shares.answered,
        right_share=shares.right,
        unsupported_share=shares.unsupported,
    )


def _ensure_some(*sides: Sequence[Generated]) -> None:
    """Raises why, where not one question was answered by either model: that is no score."""
    outcomes = [got for side in sides for got in side]
    if outcomes and all(got.failure is not None and not got.text for got in outcomes):
        failure = outcomes[0].failure
        assert failure is not None
        error = ProviderFailed(failure.code.removeprefix("provider_"))
        error.params = dict(failure.params)
        raise error


def _untold(_: EngineEvent) -> None:
    pass


class _Unpaused:
    """Training without pause or checkpoint; stopped with the request."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop

    def resumed(self, part: Part, round_number: int) -> None:
        return None

    def on_step(self, part: Part, round_number: int, epoch: int, step: int, loss: float) -> None:
        if self._stop.wanted:
            raise Cancelled

    def on_epoch(self, part: Part, round_number: int, training: Training) -> None:
        pass
