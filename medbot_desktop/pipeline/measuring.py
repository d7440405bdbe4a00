"""A hosted model measured on questions whose right row is known: from the rows, and without them.

Every number of its text is held against the right row, so that both ways are measured by the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.answering.grounding import prompt, without_numbers, wrong_citations
from medbot_desktop.answering.quantities import quantities, unsupported
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.worker.engine_messages import GenerateRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.answers import Generated, Sentence
    from medbot_desktop.domain.providers import Access, ProviderSettings
    from medbot_desktop.domain.rows import Row

SIGNS_A_TOKEN = 3.5  # of Spanish and English text, on the safe side
TOKENS_AN_ANSWER = 250


@dataclass(frozen=True, slots=True)
class Held:
    """A question with the rows found for it and those that are right (row numbers of its data set)."""

    question: str
    language: str
    rows: tuple[Row, ...]
    right: tuple[Row, ...]
    first: AnswerKind
    reasons: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    requests: int
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class Side:
    """One way of asking. `cited_right`: answers that cite a right row; None where the divisor is 0.

    `unsupported_numbers`: the share of all numbers that stand in no right row; `general`: statements that cite
    nothing; `wrong_citations`: row numbers that no row has.
    """

    outcomes: tuple[Generated, ...]
    answered: int
    failed: int
    cited_right: float | None
    wrong_citations: float | None
    numbers: int
    unsupported_numbers: float | None
    general: float | None
    tokens_in: int
    tokens_out: int


@dataclass(frozen=True, slots=True)
class Measured:
    model: str
    grounded: Side
    plain: Side


def estimate(held: Sequence[Held]) -> Estimate:
    """What a measurement takes, both ways; by the length of the texts, no provider is asked."""
    signs = 0
    for one in held:
        for rows in (one.rows, ()):
            task = prompt(one.question, one.language, rows, one.first, one.reasons)
            signs += len(task.system) + len(task.user)
    requests = 2 * len(held)
    return Estimate(requests, round(signs / SIGNS_A_TOKEN), requests * TOKENS_AN_ANSWER)


def measure(
    held: Sequence[Held],
    access: Access,
    chosen: ProviderSettings,
    generate: Callable[[Callable[[int], GenerateRequest]], Generated],
) -> Measured:
    """Ask every question from its rows and without any; one failure does not end it."""

    def ask(one: Held, rows: tuple[Row, ...]) -> Generated:
        return generate(
            lambda number: GenerateRequest(
                number,
                access,
                chosen.model,
                one.question,
                one.language,
                rows,
                one.first if rows else AnswerKind.STORED,
                one.reasons if rows else (),
                not rows,
                chosen.effort,
            )
        )

    grounded = [ask(one, one.rows) for one in held]
    plain = [ask(one, ()) for one in held]
    answered_by = next((g.answered_by for g in (*grounded, *plain) if g.text), chosen.model)
    return Measured(answered_by, side_of(held, grounded), side_of(held, plain))


def side_of(held: Sequence[Held], outcomes: Sequence[Generated]) -> Side:
    """The figures of one way of asking."""
    answered = [(one, got) for one, got in zip(held, outcomes, strict=True) if got.text]
    texts = [without_numbers(got.text) for _, got in answered]
    numbers = sum(len(quantities(text)) for text in texts)
    wrong_numbers = sum(
        len(unsupported(text, [f"{row.question}\n{row.answer}" for row in one.right]))
        for text, (one, _) in zip(texts, answered, strict=True)
    )
    cited = [number for _, got in answered for number in got.rows_cited]
    wrong = sum(wrong_citations(got.text, len(got.rows)) for _, got in answered)
    statements = [statement for _, got in answered for statement in got.statements]
    cites_right = [any(got.rows[n - 1] in one.right for n in got.rows_cited) for one, got in answered]
    return Side(
        outcomes=tuple(outcomes),
        answered=len(answered),
        failed=sum(got.failure is not None for got in outcomes),
        cited_right=_mean(cites_right),
        wrong_citations=wrong / (len(cited) + wrong) if cited or wrong else None,
        numbers=numbers,
        unsupported_numbers=wrong_numbers / numbers if numbers else None,
        general=_mean([statement.is_general for statement in statements]),
        tokens_in=sum(got.tokens_in for got in outcomes),
        tokens_out=sum(got.tokens_out for got in outcomes),
    )


def _mean(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
