"""What tuning brought: scores on questions that were held out, what went wrong, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

# A review is read back from its file by its declared types (domain/plain.py).
from medbot_desktop.domain.tuning import EpochPoint, QuestionKind, TuningParams  # noqa: TC001

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence


class Verdict(StrEnum):
    """HELPS only where the lower bound of the gain in MRR@10 is above zero; WORSE where the upper is below."""

    HELPS = "helps"
    NO_CLEAR_GAIN = "no_clear_gain"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ScorePair:
    """A score on the same `n` held-out questions before and after, and the paired gain, by bootstrap over groups.

    Names: "recall_at_1", "recall_at_5", "mrr_at_10"; on real questions also "answered", the share given as the
    answer from the threshold set for 95 % precision on other questions, and "precision", what was right of those
    (n: how many were given after).
    """

    name: str
    n: int
    before: Interval
    after: Interval
    gain: Interval


@dataclass(frozen=True, slots=True)
class SafetyCheck:
    """How many of `n` cases went wrong before and after; `rate_*` with its interval (Wilson), 0..1.

    Names: "wrong_medicine", "look_alike", "red_flag", "false_alarm". With n 0 nothing was there to check.
    """

    name: str
    n: int
    wrong_before: int
    wrong_after: int
    rate_before: Interval
    rate_after: Interval

    @property
    def worse(self) -> bool:
        return self.wrong_after > self.wrong_before


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Questions of about one confidence: its mean, the share whose first row was right, how many."""

    confidence: float
    right: float
    n: int


@dataclass(frozen=True, slots=True)
class HeldOutQuestion:
    """A held-out question with the place of its first right row, from 1; 0 where it is not among the first ten."""

    query: str
    rank_before: int
    rank_after: int
    group: int
    round: int
    expected: str = ""

    @property
    def better(self) -> bool:
        """Beyond the first ten counts as eleventh."""
        return (self.rank_after or 11) < (self.rank_before or 11)

    @property
    def worse(self) -> bool:
        return (self.rank_after or 11) > (self.rank_before or 11)


@dataclass(frozen=True, slots=True)
class RoundReview:
    """A round: how many questions it learned from, stopped by and was scored on, and the chosen epochs."""

    round: int
    n_train: int
    n_check: int
    n_held_out: int
    ranking_epoch: int
    adapter_epoch: int


@dataclass(frozen=True, slots=True)
class PartReview:
    """What became of a part: "ranking", "adapter" or "calibration". `kept` or why not, and for how many epochs.

    `reason` is a sentence code: tuning_part_trained, tuning_part_few_questions, tuning_part_few_rows,
    tuning_part_no_gain, tuning_part_shipped.
    """

    name: str
    kept: bool
    reason: str
    n: int
    epochs: int = 0


@dataclass(frozen=True, slots=True)
class KindScores:
    """The scores on one kind of held-out questions, each question with its place."""

    kind: QuestionKind
    n_groups: int
    scores: tuple[ScorePair, ...]
    questions: tuple[HeldOutQuestion, ...]

    def score(self, name: str) -> ScorePair:
        """Raises KeyError."""
        for pair in self.scores:
            if pair.name == name:
                return pair
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Review:
    """All that a finished run found. `main` carries the verdict; `other` is the other kind, where there is one.

    `group_sizes` are (size, how many groups of it) of all questions. `model_id` names the model trained on all
    questions. `worse` names what speaks against using it: "held_out" and the names of checks; where it is not empty,
    using it needs a recorded confirmation.
    """

    run_id: str
    model_id: str
    data_name: str
    content_hash: str
    encoder_id: str
    params: TuningParams
    n_rows: int
    n_groups: int
    verdict: Verdict
    main: KindScores
    other: KindScores | None
    checks: tuple[SafetyCheck, ...]
    reliability_before: tuple[ReliabilityBin, ...]
    reliability_after: tuple[ReliabilityBin, ...]
    threshold_before: float
    threshold_after: float
    group_sizes: tuple[tuple[int, int], ...]
    rounds: tuple[RoundReview, ...]
    parts: tuple[PartReview, ...]
    points: tuple[EpochPoint, ...]
    notices: tuple[Sentence, ...]
    seconds_encoding: float
    seconds_training: float
    seconds: float
    peak_memory_mb: float

    @property
    def worse(self) -> tuple[str, ...]:
        """What has to be confirmed before the model is used: "held_out" and the names of checks."""
        held_out = ("held_out",) if self.verdict is Verdict.WORSE else ()
        return held_out + tuple(check.name for check in self.checks if check.worse)


@dataclass(frozen=True, slots=True)
class TaughtScore:
    """What the first `n` taught questions bring: each was ranked by weights fitted on the others.

    `first_*` is the share whose right row comes first, `mrr_*` MRR@10, with the shipped ranking and with theirs.
    """

    n: int
    first_before: float
    first_after: float
    mrr_before: float
    mrr_after: float


@dataclass(frozen=True, slots=True)
class TestedQuestion:
    """One question of the user's own test file. `rank` as in HeldOutQuestion; `kind` an AnswerKind's value."""

    query: str
    expected_rows: tuple[int, ...]
    expected_kind: str
    kind: str
    row: int | None
    rank: int
    confidence: float
    wrong_medicine: bool


@dataclass(frozen=True, slots=True)
class FileScores:
    """What a model does on a test file. The shares are None where no question has an expected row."""

    model_id: str
    n: int
    n_with_row: int
    recall_at_1: Interval | None
    recall_at_5: Interval | None
    mrr_at_10: Interval | None
    answered: float | None
    precision: float | None
    wrong_medicine: int
    questions: tuple[TestedQuestion, ...]
