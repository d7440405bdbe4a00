"""What has to hold before a row may be the answer, whatever its score."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.qualifiers import LONG_ACTING, MISTAKE, OTHER_MEDICINE, USE, USUAL
from medbot_desktop.retrieval.strengths import differ, strengths
from medbot_desktop.retrieval.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.retrieval.concepts import Concepts
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.medicines import Medicines
    from medbot_desktop.retrieval.qualifiers import Qualifiers
    from medbot_desktop.retrieval.reading import PreparedRow, Query


# Who says "dose" with these asks what to do about one, not how much it is.
_OF_ONE_DOSE = frozenset({"missed_dose", "start"})
# A row whose own question is on one of these tells an amount by the way: how many drinks, when to take a forgotten one.
_OTHER_MATTERS = frozenset(
    {
        "missed_dose",
        "stop",
        "overdose",
        "alcohol",
        "driving",
        "storage",
        "expired",
        "opened",
        "prescription",
        "allergy",
    }
)
_USE = frozenset({"#use", "#kind", "#how_it_works"})
_ABOUT_BOTH = re.compile(r"\b(?:interac|mezcl|combin|incompat|compat|mix|anticoagul|blood thin)")
_LEAST_PREFIX = 4
_FIRST_DOSE = re.compile(r"\b(?:first|primera)\b.{0,12}\b(?:dose|dosis|toma)\b")


@dataclass(frozen=True, slots=True)
class GateReport:
    """Why a row may not be the answer; all empty when it may.

    `medicines` are asked ids the row does not speak of, `lacks` qualifiers asked that it does not carry, `limits`
    qualifiers its own question is limited to that were not asked.
    """

    medicines: frozenset[str]
    lacks: frozenset[str]
    limits: frozenset[str]

    @property
    def open(self) -> bool:
        return not (self.medicines or self.lacks or self.limits)


class Gates:
    """Medicine and qualifier gates."""

    def __init__(self, medicines: Medicines, qualifiers: Qualifiers, concepts: Concepts) -> None:
        self._medicines_read = medicines
        self._names = medicines.tables
        self._qualifiers = qualifiers
        self._concepts = concepts

    def check(self, query: Query, row: PreparedRow, index: RowIndex) -> GateReport:
        """Hold the row against everything the question asks."""
        return GateReport(
            medicines=self._medicines(query, row),
            lacks=self._lacks(query, row),
            limits=self._limits(query, row, index),
        )

    def _lacks(self, query: Query, row: PreparedRow) -> frozenset[str]:
        lacks = self._qualifiers.missing(query.qualifiers, row.qualifiers)
        if "crushed" in row.question_qualifiers:  # what is crushed goes through a feeding tube
            lacks -= {"form:tube"}
        # Who tells of a dose gone wrong is answered by what to do about it, or not at all.
        if MISTAKE in query.qualifiers and row.qualifiers.isdisjoint({MISTAKE, "overdose", "missed_dose"}):
            lacks |= {MISTAKE}
        # "Dosis omeprazol úlcera" is not answered by a row that says what omeprazole is for and tells no amount.
        of_one = not query.qualifiers.isdisjoint(_OF_ONE_DOSE) or _FIRST_DOSE.search(query.text.lower())
        if USUAL in query.qualifiers and not of_one and not _answers_for_amounts(query, row):
            lacks |= {USUAL}
        return lacks

    def _limits(self, query: Query, row: PreparedRow, index: RowIndex) -> frozenset[str]:
        beyond = self._qualifiers.excess(query.qualifiers, row.question_qualifiers, row.qualifiers)
        asked = strengths(query.text, [m.end for m in query.asked.mentions])
        if differ(asked, row.strengths):
            beyond |= {"strength"}
        # "Metformin 850" is the plain tablet; without a strength it is as long as the file has a row on that.
        if LONG_ACTING in row.question_qualifiers - query.qualifiers and (asked or _has_plain(row, index)):
            beyond |= {LONG_ACTING}
        if self._is_on_another_too(query, row):
            beyond |= {OTHER_MEDICINE}
        if _only_tells_the_use(query, row):
            beyond |= {USE}
        return beyond

    def _is_on_another_too(self, query: Query, row: PreparedRow) -> bool:
        """Whether the row's question is on the medicine asked and one that nothing in the question stands for.

        "Viagra y nitro", "lantus con rápida" and "adderall with coffee" name the other one in their way; who asks for
        interactions as such gets the rows on them.
        """
        asked = query.asked.ids
        if len(query.asked.groups) >= len(row.question_groups):
            return False
        others = [group for group in row.question_groups if group.isdisjoint(asked)]
        if not asked or not others or len(others) == len(row.question_groups):
            return False
        if self._is_their_combination(query.asked.groups, row) or self._is_of_its_parts(
            query.asked.groups, row
        ):
            return False
        if _ABOUT_BOTH.search(fold(query.text)) or "allergy" in query.qualifiers & row.question_qualifiers:
            return False
        of_class = self._medicines_read.of_classes(query.text)
        words = tokens(query.text)
        return not any(
            self._is_hinted(other, asked, of_class, words, query) for group in others for other in group
        )

    def _is_hinted(
        self, other: str, asked: frozenset[str], of_class: frozenset[str], words: Sequence[str], query: Query
    ) -> bool:
        if other.startswith("?") or other in of_class or any(i.startswith(f"{other}-") for i in asked):
            return True
        names = [fold(self._names.display(other, language)) for language in ("es", "en")]
        if any(len(w) >= _LEAST_PREFIX and name.startswith(w) for w in words for name in names):
            return True
        return any(not query.concepts.isdisjoint(self._concepts.find(name)) for name in names)

    def _medicines(self, query: Query, row: PreparedRow) -> frozenset[str]:
        """Asked ids that stay uncovered. A question that names none may only meet a row that is about none."""
        groups = query.asked.groups
        if not groups:
            return row.subject
        # A row filed under ibuprofen whose question is on omeprazole is no answer to a question on ibuprofen alone.
        if row.other_than_column and not query.asked.ids & row.other_than_column:
            return query.asked.ids
        if self._is_their_combination(groups, row) or self._is_of_its_parts(groups, row):
            return frozenset()
        if _are_alternatives(groups, row):
            return query.asked.ids
        uncovered = [group for group in groups if not any(row.covers(i) for i in group)]
        if uncovered:
            return frozenset().union(*uncovered)
        # One of those asked has to be what the row is about: a row that only mentions them is about something else.
        if any(group & row.subject for group in groups):
            return frozenset()
        return query.asked.ids

    def _is_their_combination(self, groups: tuple[frozenset[str], ...], row: PreparedRow) -> bool:
        """Parts asked together ("amoxicillin clavulanic acid") are the product that holds exactly these."""
        if len(groups) < 2 or any(len(group) != 1 for group in groups):
            return False
        asked = frozenset().union(*(self._substances(i) for group in groups for i in group))
        return any(len(self._substances(i)) > 1 and self._substances(i) == asked for i in row.subject)

    def _is_of_its_parts(self, groups: tuple[frozenset[str], ...], row: PreparedRow) -> bool:
        """A product asked by its one name (Hyzaar) is what a row on exactly its parts together is about."""
        if len(groups) != 1 or len(groups[0]) != 1 or len(row.subject) < 2:
            return False
        asked = self._substances(next(iter(groups[0])))
        return frozenset().union(*map(self._substances, row.subject)) == asked

    def _substances(self, entry_id: str) -> frozenset[str]:
        entry = self._names.entries.get(entry_id)
        return entry.substances if entry else frozenset(entry_id.split("--"))


def _answers_for_amounts(query: Query, row: PreparedRow) -> bool:
    """Whether a row may answer who asks how much or how often."""
    on_another_matter = not _OTHER_MATTERS.isdisjoint(row.question_qualifiers - query.qualifiers)
    return not on_another_matter and (USUAL in row.question_qualifiers or row.tells_amount)


def _only_tells_the_use(query: Query, row: PreparedRow) -> bool:
    """Whether the row says what its medicine is, or is for, and no word of what was asked: it is near everything."""
    if _USE.isdisjoint(row.question_concepts) or not query.stems or query.language != row.language:
        return False
    return row.concepts.union(row.question_stems, row.answer_stems).isdisjoint(query.stems)


def _are_alternatives(groups: tuple[frozenset[str], ...], row: PreparedRow) -> bool:
    """Whether the row asks about either of the medicines with a third: "ibuprofen or aspirin with warfarin"."""
    return len(groups) > 1 < len(row.question_groups) and any(
        all(group & of_row for group in groups) for of_row in row.question_groups
    )


def _has_plain(row: PreparedRow, index: RowIndex) -> bool:
    """Whether another row tells the same of the same medicine that is not of extended release."""
    others = (other for medicine_id in row.subject for other in index.with_subject(medicine_id))
    return any(
        LONG_ACTING not in other.question_qualifiers and row.question_concepts & other.question_concepts
        for other in others
    )
