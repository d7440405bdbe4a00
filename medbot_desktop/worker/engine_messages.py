"""What travels between the window's process and that of the hosted engines. A key travels only here.

`repr` of a request shows neither its key nor its question, for what a log or a traceback may print.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import AnswerKind, Generated, Sentence
    from medbot_desktop.domain.providers import Access, ModelInfo
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.worker.measuring_messages import MeasureRequest


@dataclass(frozen=True, slots=True)
class GenerateRequest:
    """Write an answer from rows. `question` is masked; `rows` are cited by their place from 1.

    `first` is the kind of the embedded answer, which stands before what is written, `reasons` why it is of that
    kind. Answered by Delta, Retrying and in the end Written, also where it failed or was cancelled.
    """

    request_id: int
    access: Access
    model: str
    question: str = field(repr=False)
    language: str
    rows: tuple[Row, ...] = field(repr=False)
    first: AnswerKind
    reasons: tuple[Sentence, ...] = ()
    general_knowledge: bool = False
    effort: str = ""


@dataclass(frozen=True, slots=True)
class ListModelsRequest:
    """List a provider's models, which is also the test of a key. Answered by ModelsListed or Failed."""

    request_id: int
    access: Access


EngineRequest: TypeAlias = "GenerateRequest | ListModelsRequest | MeasureRequest"


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the text, about thirty a second at most; all of them make `Generated.text`."""

    request_id: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Retrying:
    """The provider is asked again in `wait_s`, for the `attempt`-th time of `attempts`; why says `sentence`."""

    request_id: int
    attempt: int
    attempts: int
    wait_s: float
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Written:
    """The end of a GenerateRequest, whatever became of it; what is known of it stands in `generated`."""

    request_id: int
    generated: Generated = field(repr=False)


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """The models that can write answers, preferred ones first; the key works."""

    request_id: int
    models: tuple[ModelInfo, ...]


EngineEvent = Delta | Retrying | Written | ModelsListed
