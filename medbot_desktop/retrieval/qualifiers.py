"""What a question or a row is limited to: an animal, a child, pregnancy, a form, the maximum, a missed dose and so on.

A row may answer only what it speaks of: `missing` is what a question asks and a row does not carry, `excess` what a
row's own question is limited to although nobody asked for it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.retrieval.patterns import Lexicon, Pattern, PatternIndex, Reading
from medbot_desktop.retrieval.text import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "qualifiers.toml"
LONG_ACTING = "long_acting"
MISTAKE = "mistake"
USUAL = "usual"  # how much and how often

GATES = frozenset(
    {
        "animal",
        "child",
        "pregnancy",
        "breast_feeding",
        "old_age",
        "kidney",
        "liver",
        "alcohol",
        "driving",
        "allergy",
        "maximum",
        "missed_dose",
        "start",
        "stop",
        "expired",
        "opened",
        "unopened",
        "crushed",
        LONG_ACTING,
        "prescription",
        "with_food",
        "frozen",
        "onset",
        "priming",
        "technique",
        "blood_donation",
    }
)
# Whom a row may be limited to, so that it must not answer a question about anybody.
LIMITS = frozenset(
    {"animal", "child", "pregnancy", "breast_feeding", "old_age", "kidney", "liver", "allergy"}
)
# What a row must not be about unless it was asked, whatever else both have in common.
_NEVER_UNASKED = frozenset({"animal", "expired", "alcohol", "missed_dose", "overdose", "prescription"})
OTHER_MEDICINE = "other_medicine"
USE = "use"
MATTERS = (_NEVER_UNASKED - LIMITS) | {"maximum", LONG_ACTING, "strength", OTHER_MEDICINE, USE}
"""Limits of a row that are no person's: what it is limited to beyond LIMITS."""
# What a row's answer says by the way is not what the row is about.
_OF_THE_QUESTION = frozenset({"start", USUAL, "overdose"})
_BOTH_TOLD = "usual_told"

_FORM = "form:"
_BY_MOUTH = frozenset({"tablet", "effervescent"})
# Forms of substances that are also swallowed: a row on one of them says nothing of the tablet. Inhalers, injections
# and patches are not here, for most of their medicines exist in no other form.
_ANOTHER_WAY = frozenset({"gel", "cream", "eye_drops", "ear_drops", "nasal_spray", "suppository", "vaginal"})
# Forms that stand for one another; a drop may be for eye, ear or mouth, so it meets all three.
_FAMILIES = (
    _BY_MOUTH,
    frozenset({"syrup", "drops"}),
    frozenset({"eye_drops", "drops"}),
    frozenset({"ear_drops", "drops"}),
    frozenset({"gel", "cream"}),
)


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    says: tuple[Pattern, ...]
    taken_back: tuple[Pattern, ...]
    taken_back_in_rows: tuple[Pattern, ...]


class Qualifiers:
    """Finds qualifiers and holds a row's against a question's."""

    def __init__(self, source: str) -> None:
        data: dict[str, Any] = tomllib.loads(source)
        stop_words = STOP_WORDS["es"] | STOP_WORDS["en"]
        self._lexicon = Lexicon(data["classes"], ordinary=stop_words | set(data["ordinary"].split()))
        self._kinds = tuple(self._kind(kind, "") for kind in data["kinds"]) + tuple(
            self._kind(kind, _FORM) for kind in data["forms"]
        )
        # A kind's number, one for each way of saying it.
        self._kind_of = [number for number, kind in enumerate(self._kinds) for _ in kind.says]
        self._says = PatternIndex([pattern for kind in self._kinds for pattern in kind.says])
        self._find = lru_cache(maxsize=4096)(self._find_in)

    @classmethod
    def load(cls, folder: Path) -> Qualifiers:
        """Read qualifiers.toml of the data folder. Raises BundleIncomplete if it is missing or damaged."""
        try:
            return cls((folder / FILE_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BundleIncomplete(path=FILE_NAME) from error

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every qualifier there is, forms as "form:gel"."""
        return tuple(kind.name for kind in self._kinds)

    def find(self, text: str) -> frozenset[str]:
        """The qualifiers a question carries, such as {"child", "form:gel"}."""
        return self._find(text, False)

    def of_row(self, question: str, answer: str) -> frozenset[str]:
        """What a row speaks of: its question, and what its answer covers (who should not take it, the maximum)."""
        of_answer = self._find(answer, True)
        kinds = {q for q in of_answer if q not in _OF_THE_QUESTION and not q.startswith(_FORM)}
        forms = _forms(self.find(question)) or _forms(of_answer)
        return self.find(question) | kinds | forms

    def missing(self, asked: frozenset[str], row: frozenset[str]) -> frozenset[str]:
        """What was asked and the row does not carry."""
        lacks = (asked & GATES) - row
        forms = _forms(asked)
        if forms and not any(_meets(form, _forms(row)) for form in forms):
            lacks |= forms
        return lacks

    def excess(
        self, asked: frozenset[str], row_question: frozenset[str], row: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """What the row's own question is limited to beyond what was asked; `row` is what all of it speaks of.

        One person's limit in common is enough, unless the row is about an animal.
        """
        limits = row_question & LIMITS
        beyond = frozenset() if limits & asked else limits
        beyond |= (row_question & _NEVER_UNASKED) - asked
        # Who asks for the dose is not told the most that may be taken, unless the row tells both.
        if "maximum" in row_question - asked and USUAL in asked and _BOTH_TOLD not in row:
            beyond |= {"maximum"}
        forms = _forms(row_question)
        if not _forms(asked) and forms and all(_value(form) in _ANOTHER_WAY for form in forms):
            beyond |= forms
        return beyond

    def _kind(self, kind: dict[str, Any], prefix: str) -> _Kind:
        def compiled(sources: Iterable[str]) -> tuple[Pattern, ...]:
            return tuple(self._lexicon.pattern(source) for source in sources)

        return _Kind(
            prefix + kind["name"],
            compiled(kind["says"]),
            compiled(kind.get("not", ())),
            compiled(kind.get("row_not", ())),
        )

    def _find_in(self, text: str, in_row: bool) -> frozenset[str]:
        reading = self._lexicon.read(text)
        said: dict[int, list[tuple[int, int]]] = {}
        for number, pattern in self._says.candidates(reading):
            spans = pattern.spans(reading)
            if spans:
                said.setdefault(self._kind_of[number], []).extend(spans)
        kinds = frozenset(
            self._kinds[number].name
            for number, spans in said.items()
            if _outlasts(spans, self._kinds[number], reading, in_row)
        )
        reading.found.clear()  # the reading is kept, and an answer's findings are many
        return kinds


def _outlasts(said: list[tuple[int, int]], kind: _Kind, reading: Reading, in_row: bool) -> bool:
    """True if one of the places where a kind is said stands outside everything that takes it back."""
    taken_back = kind.taken_back + (kind.taken_back_in_rows if in_row else ())
    gone = [span for pattern in taken_back for span in pattern.spans(reading)]
    return any(all(end <= first or last <= start for first, last in gone) for start, end in said)


def _forms(qualifiers: frozenset[str]) -> frozenset[str]:
    return frozenset(q for q in qualifiers if q.startswith(_FORM))


def _value(form: str) -> str:
    return form.removeprefix(_FORM)


def _meets(form: str, row_forms: frozenset[str]) -> bool:
    asked = _value(form)
    if not row_forms:
        return asked in _BY_MOUTH
    values = {_value(f) for f in row_forms}
    return asked in values or any(asked in family and values & family for family in _FAMILIES)
