"""Questions of the chat whose right row is known, as a run takes them: by the row's own words."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.domain.tuning import KnownQuestion
from medbot_desktop.storage.labelled import labelled_questions
from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from pathlib import Path


def chat_questions(folder: Path, dataset_id: int) -> tuple[KnownQuestion, ...]:
    """Those about rows of a data set; none without consent. Reads both files, so not on the UI thread.

    Raises the domain's errors.
    """
    labelled = [one for one in labelled_questions(folder) if one.dataset_id == dataset_id]
    if not labelled:
        return ()
    with closing(Library.open_to_read(folder)) as library:
        rows = {row.number: row for row in library.rows(dataset_id)}
    return tuple(
        KnownQuestion(one.question, rows[one.number].question, rows[one.number].answer)
        for one in labelled
        if one.number in rows
    )
