"""Applies corrections to the library and takes them back, each at most once however often it is sent.

The rule a pharmacist is told in the form: a row of their own data is changed and its earlier words are kept; a row of
the shipped example stays as it is and gives way to a new row among the answers made here; anything else adds one.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from medbot_desktop.domain.corrections import Decisions
from medbot_desktop.domain.errors import ChangedMeanwhile, UnknownRow
from medbot_desktop.domain.rows import RowFields
from medbot_desktop.domain.wording import question_key
from medbot_desktop.storage.library_corrections import AppliedCorrection

if TYPE_CHECKING:
    from medbot_desktop.domain.corrections import Correction
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.storage.library import Library


class Correcting:
    """Used from one thread of a worker."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._decisions: tuple[int, Decisions] = (-1, Decisions())

    def decisions(self) -> Decisions:
        """What the corrections in the library have decided."""
        version = self._library.version
        if self._decisions[0] != version:
            self._decisions = version, self._library.corrections.decisions()
        return self._decisions[1]

    def apply(self, correction: Correction) -> Row | None:
        """Make a correction part of the library: the row that it is now, None where it was taken back.

        Raises the domain's errors; what is left half done then is done by applying it again.
        """
        corrections = self._library.corrections
        known = corrections.find(correction.uuid)
        if known is None:
            known = self._plan(correction)
            asked = question_key(correction.asked), question_key(correction.question)
            corrections.begin(known, asked, correction.made_at)
        if known.undone:
            return None
        self._decisions = -1, Decisions()
        try:
            row = self._write(correction, known)
        except UnknownRow:  # written before, and removed since
            corrections.undo(correction.uuid)
            return None
        corrections.finish(correction.uuid, row.id)
        return row

    def take_back(self, uuid: str, at: float) -> None:
        """Make the library as if the correction had not been made; one that is not in it is left alone.

        Raises ChangedMeanwhile where its row says something else by now.
        """
        corrections = self._library.corrections
        known = corrections.find(uuid)
        if known is None or known.undone:
            return
        self._decisions = -1, Decisions()
        found = self._library.reading.row(known.row_id) if known.row_id else None
        if found is not None:
            if found.row.fields not in (known.after, known.before):
                raise ChangedMeanwhile()
            if known.before is None:
                self._library.remove_row(known.row_id, at=at)
            else:
                self._library.edit_row(known.row_id, known.before, at=at)
        corrections.undo(uuid)

    def _plan(self, correction: Correction) -> AppliedCorrection:
        replaces = correction.replaces
        now = self._library.reading.fate_of(replaces).row if replaces is not None else None
        sample = now is not None and self._library.data_set(now.dataset_id).sample
        return AppliedCorrection(
            uuid=correction.uuid,
            row_id=0,
            overruled=now.id if now is not None and sample else 0,
            before=now.fields if now is not None and not sample else None,
            after=_fields(correction),
            undone=False,
        )

    def _write(self, correction: Correction, plan: AppliedCorrection) -> Row:
        library, who, at = self._library, correction.reviewer, correction.made_at
        if plan.before is None or correction.replaces is None:
            return library.add_row(
                plan.after, own_name=correction.own_data_set, key=plan.uuid, who=who, at=at
            )
        row_id = plan.row_id
        if not row_id:
            now = library.reading.fate_of(correction.replaces).row
            if now is None:
                raise UnknownRow()
            row_id = now.id
        return library.edit_row(row_id, plan.after, key=plan.uuid, who=who, at=at)


def _fields(correction: Correction) -> RowFields:
    """The row as it was written; who signs it with initials has reviewed it."""
    day = datetime.fromtimestamp(correction.made_at).date().isoformat()
    return RowFields(
        question=correction.question,
        answer=correction.answer,
        medicine=correction.medicine,
        topic=correction.replaces.topic if correction.replaces else "",
        source=correction.source,
        source_url=correction.source_url,
        reviewed_on=day if correction.reviewer else "",
        language=correction.language,
    )
