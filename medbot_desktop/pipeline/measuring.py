"""A hosted model measured on questions whose right row is known: from the rows, and without them.

Every number of its text is held against the right row, so that both ways are measured by the same rule.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.answering.grounding import prompt, without_numbers, wrong_citations
from medbot_desktop.answering.quantities import quantities, unsupported
from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.grounds import rows_for, why_not
from medbot_desktop.domain.measuring import Held, Judged, Measured, Side
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.worker.engine_messages import GenerateRequest, Retrying
from medbot_desktop.worker.measuring_messages import Measurement, MeasuringWent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.answers import Answer, Generated
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.hosted import Stop, Writer
    from medbot_desktop.worker.measuring_messages import MeasureRequest
    from medbot_desktop.worker.messages import Event

SIGNS_A_TOKEN = 3.5  # of Spanish and English text, on the safe side

_ENDS_IT = frozenset(
    f"provider_{kind}"
    for kind in (
        "key_refused", "key_missing", "forbidden", "region", "model_unknown", "not_found", "no_credit", "offline",
        "server_off", "proxy", "certificate", "ca_file", "request_refused", "stopped",
    )
)  # fmt: skip
"""Failures that the next question would meet as well: to go on would only cost."""


def held_of(question: str, answer: Answer, right: tuple[Row, ...]) -> Held | None:
    """A question as it is measured, None where the program would ask no model about it."""
    if why_not(answer, general_knowledge=False, forced=False) is not None:
        return None
    held = Held(question, answer.language, rows_for(answer), right, answer.kind, answer.sentences)
    signs = 0
    for rows in (held.rows, ()):
        task = prompt(held.question, held.language, rows, held.first, held.reasons)
        signs += len(task.system) + len(task.user)
    return replace(held, tokens_in=round(signs / SIGNS_A_TOKEN))


def measure(
    request: MeasureRequest,
    generate: Callable[[GenerateRequest], Generated],
    tell: Callable[[int], None],
) -> Measured:
    """Ask every question from its rows and without any, and tell how many are done.

    One failure does not end it, but one that every further question would meet does.
    """
    grounded: list[Generated] = []
    plain: list[Generated] = []
    ended_by: Sentence | None = None
    done = 0
    for one in request.held:
        for outcomes, rows in ((grounded, one.rows), (plain, ())):
            if ended_by is None:
                outcomes.append(generate(_asked(request, one, rows)))
                ended_by = _end_of_all(outcomes[-1])
        if ended_by is not None:
            break
        done += 1
        tell(done)
    held = request.held[:done]
    answered_by = next((g.answered_by for g in (*grounded, *plain) if g.text), request.model)
    return Measured(answered_by, done, side_of(held, grounded), side_of(held, plain), ended_by)


def measured_by(
    writer: Writer, request: MeasureRequest, tell: Callable[[Event], None], stop: Stop
) -> Measurement:
    """Carry out a measurement with a writer; a stop ends it with what there is by then."""
    number, total = request.request_id, len(request.held)
    done = sent = written = 0

    def generate(one: GenerateRequest) -> Generated:
        nonlocal sent, written
        generated = writer.write(one, hold_up, stop).generated
        # Told after each, so that what was used is counted also where the window does not live to see the end.
        sent, written = sent + generated.tokens_in, written + generated.tokens_out
        tell_state()
        return generated

    def hold_up(event: Event) -> None:
        if isinstance(event, Retrying):
            told = {"attempt": event.attempt, "attempts": event.attempts, "seconds": round(event.wait_s)}
            provider = PROVIDERS[request.access.provider].name
            news = Sentence("provider_retrying", {"provider": provider, **told})
            tell_state(news)

    def tell_state(news: Sentence | None = None) -> None:
        tell(MeasuringWent(number, done, total, news, sent, written))

    def went(now_done: int) -> None:
        nonlocal done
        done = now_done
        tell_state()

    return Measurement(number, measure(request, generate, went))


def _end_of_all(outcome: Generated) -> Sentence | None:
    failure = outcome.failure
    return failure if failure is not None and failure.code in _ENDS_IT else None


def _asked(request: MeasureRequest, one: Held, rows: tuple[Row, ...]) -> GenerateRequest:
    return GenerateRequest(
        request.request_id,
        request.access,
        request.model,
        one.question,
        one.language,
        rows,
        one.first if rows else AnswerKind.STORED,
        one.reasons if rows else (),
        not rows,
        request.effort,
    )


def side_of(held: Sequence[Held], outcomes: Sequence[Generated]) -> Side:
    """The figures of one way of asking; outcomes beyond the questions count for their tokens alone."""
    pairs = list(zip(held, outcomes, strict=False))
    answered = [(one, got) for one, got in pairs if got.text]
    judged = tuple(_judged(one, got) for one, got in pairs)
    numbers = sum(len(quantities(without_numbers(got.text))) for _, got in answered)
    wrong_numbers = sum(len(one.unsupported) for one in judged)
    cited = [number for _, got in answered for number in got.rows_cited]
    wrong = sum(wrong_citations(got.text, len(got.rows)) for _, got in answered)
    statements = [statement for _, got in answered for statement in got.statements]
    return Side(
        outcomes=tuple(got for _, got in pairs),
        judged=judged,
        answered=len(answered),
        failed=sum(got.failure is not None for _, got in pairs),
        cited_right=_mean([one.cites_right for one in judged if one.cites_right is not None]),
        wrong_citations=wrong / (len(cited) + wrong) if cited or wrong else None,
        numbers=numbers,
        unsupported_numbers=wrong_numbers / numbers if numbers else None,
        general=_mean([statement.is_general for statement in statements]),
        tokens_in=sum(got.tokens_in for got in outcomes),
        tokens_out=sum(got.tokens_out for got in outcomes),
    )


def _judged(one: Held, got: Generated) -> Judged:
    if not got.text:
        return Judged(None)
    text = without_numbers(got.text)
    spans = unsupported(text, [f"{row.question}\n{row.answer}" for row in one.right])
    cites_right = any(got.rows[number - 1] in one.right for number in got.rows_cited)
    return Judged(cites_right, tuple(text[start:end] for start, end in spans))


def _mean(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
