"""What the doctor found in a file: one finding a kind, with its rows and the sentences that tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.checked import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


CONFIRMABLE = frozenset(("other_medicine",))
"""The kinds whose rows have both texts and are set aside until somebody corrects or confirms them."""

SEVERITIES: Mapping[str, Severity] = {
    **dict.fromkeys(
        (
            "missing_answer",
            "missing_question",
            "empty_row",
            "placeholder",
            "exact_duplicate",
            "extra_cells",
            "repeated_header",
            "bad_line",
            "long_chat",
            "other_medicine",
        ),
        Severity.SET_ASIDE,
    ),
    **dict.fromkeys(
        (
            "contradiction",
            "personal_data",
            "instructions",
            "child_dose_without_age",
            "swapped_columns",
            "no_header",
            "guessed_columns",
            "damaged_characters",
            "double_encoded",
            "mixed_encoding",
            "swallowed_row",
            "odd_quotes",
            "near_duplicate",
            "question_is_answer",
            "possible_placeholder",
            "too_short",
            "too_long",
            "markup",
            "language_differs",
            "old_review",
            "unclear_date",
        ),
        Severity.LOOK_AGAIN,
    ),
    **dict.fromkeys(
        (
            "missing_source",
            "formula",
            "mixed_languages",
            "invisible_marks",
            "nul_bytes",
            "title_lines",
            "other_columns",
            "other_sheets",
        ),
        Severity.INFO,
    ),
}
"""Every kind there is, the gravest first; a test holds texts to them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault or remark. `rows` are row numbers in order; none where it concerns the whole file.

    `groups` are rows that belong together (repeats, contradictions), for comparing side by side.
    """

    kind: str
    rows: tuple[int, ...] = ()
    params: Mapping[str, str | int] = field(default_factory=dict)
    groups: tuple[tuple[int, ...], ...] = ()

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.kind]

    @property
    def title(self) -> Sentence:
        """A few words for a list."""
        return Sentence(f"finding_{self.kind}")

    @property
    def sentence(self) -> Sentence:
        """One line: what it is and what will be done."""
        return Sentence(f"finding_{self.kind}_why", self.params)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The gravest first."""
    places = {kind: place for place, kind in enumerate(SEVERITIES)}
    return tuple(sorted(findings, key=lambda finding: places[finding.kind]))
