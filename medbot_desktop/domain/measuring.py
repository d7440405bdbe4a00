"""A hosted model measured on questions whose right row is known: what is asked, what it takes, what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medbot_desktop.domain.answers import AnswerKind, Generated
    from medbot_desktop.domain.providers import ProviderSpec
    from medbot_desktop.domain.rows import Row


@dataclass(frozen=True, slots=True)
class Held:
    """A question with the rows found for it and those that are right; `expected` are the numbers of the latter.

    `tokens_in` are those it takes both ways, from its rows and without them, by the length of the texts.
    """

    question: str
    language: str
    rows: tuple[Row, ...]
    right: tuple[Row, ...]
    first: AnswerKind
    reasons: tuple[Sentence, ...] = ()
    tokens_in: int = 0

    @property
    def expected(self) -> tuple[int, ...]:
        """The numbers of the right rows."""
        return tuple(row.number for row in self.right)


TOKENS_AN_ANSWER = 250


@dataclass(frozen=True, slots=True)
class Cost:
    """What a measurement takes; `tokens_out` without what a model thinks before it writes."""

    requests: int
    tokens_in: int
    tokens_out: int


def cost_of(held: Iterable[Held]) -> Cost:
    """Each question is asked twice; no provider is asked for this."""
    chosen = tuple(held)
    requests = 2 * len(chosen)
    return Cost(requests, sum(one.tokens_in for one in chosen), requests * TOKENS_AN_ANSWER)


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, as the provider's page had them on the day `seen` ("2026-11-25")."""

    sent: float
    written: float
    seen: str = "2026-11-25"


PRICES = {
    "gemini-3.6-flash": Price(1.50, 7.50),
    "gemini-3.5-flash-lite": Price(0.30, 2.50),
    "gpt-6-luna": Price(0.10, 0.50),
}
"""Of the models whose price was read; of any other none is guessed."""


def what_it_takes(spec: ProviderSpec, model: str, held: Iterable[Held]) -> tuple[Sentence, ...]:
    """What to tell before anything is sent: questions, requests, tokens, and the price where it is known."""
    chosen = tuple(held)
    cost, price = cost_of(chosen), PRICES.get(model)
    told = {"questions": len(chosen), "requests": cost.requests}
    told |= {"sent": cost.tokens_in, "written": cost.tokens_out}
    takes = Sentence("measure_estimate", told)
    if price is not None:
        dollars = (cost.tokens_in * price.sent + cost.tokens_out * price.written) / 1_000_000
        return takes, Sentence("measure_price", {"dollars": f"{max(dollars, 0.01):.2f}", "day": price.seen})
    return takes, Sentence("measure_no_price" if spec.company else "measure_own_server", {"model": model})


@dataclass(frozen=True, slots=True)
class Judged:
    """What one answer is worth: `cites_right` None where nothing was written.

    `unsupported` are the numbers with their units that stand in no right row.
    """

    cites_right: bool | None
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One way of asking. `cited_right`: answers that cite a right row; None where the divisor is 0.

    `unsupported_numbers`: the share of all numbers that stand in no right row; `general`: statements that cite
    nothing; `wrong_citations`: row numbers that no row has. `judged` has the place of its outcome.
    """

    outcomes: tuple[Generated, ...]
    judged: tuple[Judged, ...]
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
    """The first `n` questions, asked both ways; `ended_by` says why it is not all of them, None where it is."""

    model: str
    n: int
    grounded: Side
    plain: Side
    ended_by: Sentence | None = None
