"""What the answering worker does about models and taught questions; it alone writes them to library.db."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import QuestionEmpty, UnknownDataSet, UnknownRow
from medbot_desktop.domain.tuning import KnownQuestion
from medbot_desktop.worker.messages import Done
from medbot_desktop.worker.tuning_messages import (
    DeleteModel,
    ExportModel,
    ImportModel,
    ListModels,
    ListTaught,
    ModelRequest,
    ModelsListed,
    NextToTeach,
    NoteModel,
    ReadReview,
    RenameModel,
    RestoreModel,
    ReviewRead,
    RollBack,
    RowToTeach,
    TaughtListed,
    Teach,
    Unteach,
    UseModel,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.models import ModelShelf
    from medbot_desktop.storage.library import Library
    from medbot_desktop.worker.tuning_messages import ModelEvent


class ModelDesk:
    """Used from the thread that opened the library. Methods raise the domain's errors."""

    def __init__(self, library: Library, shelf: ModelShelf, clock: Callable[[], float] = time.time) -> None:
        self._library = library
        self._shelf = shelf
        self._clock = clock

    def carry_out(self, request: ModelRequest) -> ModelEvent | Done:
        """Do what is asked and give its answer."""
        number, shelf = request.request_id, self._shelf
        match request:
            case ReadReview():
                return ReviewRead(number, shelf.review(request.model_id))
            case ExportModel():
                shelf.export(request.model_id, Path(request.path))
                return Done(number)
            case NextToTeach():
                return self._next_to_teach(request)
            case Teach():
                self._teach(request)
                return Done(number)
            case Unteach():
                self._library.models.unteach(request.taught_id)
                return Done(number)
            case ListTaught():
                return TaughtListed(number, tuple(self._library.models.taught()))
            case ListModels():
                pass
            case UseModel():
                shelf.use(request.model_id, request.confirmed)
            case RollBack():
                shelf.roll_back()
            case RenameModel():
                shelf.rename(request.model_id, request.name)
            case NoteModel():
                shelf.note(request.model_id, request.note)
            case DeleteModel():
                shelf.delete(request.model_id)
            case RestoreModel():
                shelf.restore(request.model_id)
            case ImportModel():
                shelf.import_file(Path(request.path))
        return ModelsListed(number, shelf.summaries(), tuple(self._library.models.activations()))

    def _teach(self, request: Teach) -> None:
        query = " ".join(request.query.split())
        if not query:
            raise QuestionEmpty()
        row = next((r for r in self._rows(request.dataset_id) if r.number == request.row_number), None)
        if row is None:
            raise UnknownRow()
        self._library.models.teach(KnownQuestion(query, row.question, row.answer), self._clock())

    def _next_to_teach(self, request: NextToTeach) -> RowToTeach:
        """A row without a taught question, spread over the data set so that few sittings cover many medicines."""
        rows = self._rows(request.dataset_id)
        taught = {(k.row_question, k.row_answer) for _, k in self._library.models.taught()}
        waiting = [row for row in _spread(rows) if (row.question, row.answer) not in taught]
        row = waiting[request.skip] if request.skip < len(waiting) else None
        return RowToTeach(request.request_id, row, len(rows) - len(waiting), len(rows))

    def _rows(self, dataset_id: int) -> list[Row]:
        if dataset_id not in {d.id for d in self._library.data_sets()}:
            raise UnknownDataSet(name=str(dataset_id))
        return self._library.rows(dataset_id)


def _spread(rows: list[Row]) -> list[Row]:
    """The rows in an order that jumps through the file: by the bits of their place, read backwards."""
    width = max(1, (len(rows) - 1).bit_length())
    places = sorted(range(len(rows)), key=lambda place: int(f"{place:0{width}b}"[::-1], 2))
    return [rows[place] for place in places]
