"""What travels about measuring a hosted model: first its questions, by the run's process, then the measurement itself.

`repr` of a request shows neither its key nor its questions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.measuring import Held, Measured
    from medbot_desktop.domain.providers import Access


@dataclass(frozen=True, slots=True)
class PrepareMeasuring:
    """Find the rows for the questions of a file whose right row of the data set is known. Sent to the run's process.

    Nothing leaves the computer for it. Answered by MeasuringPrepared or Failed.
    """

    request_id: int
    questions_path: str
    dataset_id: int
    country: str = ""


@dataclass(frozen=True, slots=True)
class MeasuringPrepared:
    """`left_out` are questions about which the program would ask no model, `more` those beyond the most it takes."""

    request_id: int
    held: tuple[Held, ...] = field(repr=False)
    left_out: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class MeasureRequest:
    """Ask a model each question twice. Sent to the engines' process; answered by MeasuringWent and Measurement."""

    request_id: int
    access: Access
    model: str
    effort: str
    held: tuple[Held, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class MeasuringWent:
    """So many questions are done; `news` says why the next waits, where the provider is asked again.

    The tokens are those of the whole measurement up to now, as the provider counts them.
    """

    request_id: int
    done: int
    total: int
    news: Sentence | None = None
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Measurement:
    """The end of a MeasureRequest, also where it was stopped or failed half way."""

    request_id: int
    measured: Measured = field(repr=False)


MeasuringEvent = MeasuringPrepared | MeasuringWent | Measurement
MeasuringEnd = MeasuringPrepared | Measurement
"""The events that end a request."""
