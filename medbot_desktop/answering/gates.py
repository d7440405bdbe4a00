"""What has to hold before a row may be the answer, whatever its score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.retrieval.names import NameTables
    from medbot_desktop.retrieval.qualifiers import Qualifiers
    from medbot_desktop.retrieval.reading import PreparedRow, Query


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

    def __init__(self, names: NameTables, qualifiers: Qualifiers) -> None:
        self._names = names
        self._qualifiers = qualifiers

    def check(self, query: Query, row: PreparedRow) -> GateReport:
        """Hold the row against everything the question asks."""
        return GateReport(
            medicines=self._medicines(query, row),
            lacks=self._qualifiers.missing(query.qualifiers, row.qualifiers),
            limits=self._qualifiers.excess(query.qualifiers, row.question_qualifiers),
        )

    def _medicines(self, query: Query, row: PreparedRow) -> frozenset[str]:
        """Asked ids that stay uncovered. A question that names none may only meet a row that is about none."""
        groups = query.asked.groups
        if not groups:
            return row.subject
        if self._is_their_combination(groups, row):
            return frozenset()
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

    def _substances(self, entry_id: str) -> frozenset[str]:
        entry = self._names.entries.get(entry_id)
        return entry.substances if entry else frozenset(entry_id.split("--"))
