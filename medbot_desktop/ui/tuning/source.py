"""What a run would learn from, as it is chosen: a data set and a file of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.worker.tuning_messages import RunSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.rows import DataSet


class ChosenSource(QObject):
    """`listed` fires when the data sets there are were told, `changed` when another source is chosen."""

    listed = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.data_sets: Sequence[DataSet] = ()
        self.dataset_id = 0
        self.questions_path = ""
        self._last_time = 0

    def show_data_sets(self, data_sets: Sequence[DataSet]) -> None:
        """The data sets there are; the one that was chosen stays chosen while it is there, else that of the last time
        or the newest own one."""
        self.data_sets = [data_set for data_set in data_sets if data_set.row_count]
        known = [data_set.id for data_set in self.data_sets]
        before = self.dataset_id
        if self.dataset_id not in known:
            own = [data_set.id for data_set in self.data_sets if not data_set.sample]
            self.dataset_id = self._last_time if self._last_time in known else (own or known or [0])[-1]
        self.listed.emit()
        if self.dataset_id != before:
            self.changed.emit()

    def prefer(self, dataset_id: int) -> None:
        """Learn from the data set of the last time, as soon and as long as it is there."""
        self._last_time = dataset_id
        if any(data_set.id == dataset_id for data_set in self.data_sets):
            self.choose(dataset_id)

    def choose(self, dataset_id: int) -> None:
        """Learn from this data set."""
        if dataset_id != self.dataset_id:
            self.dataset_id = dataset_id
            self.changed.emit()

    def take_questions(self, path: str) -> None:
        """Learn from this file of questions too; "" leaves it out."""
        self.questions_path = path
        self.changed.emit()

    @property
    def data_name(self) -> str:
        return next((one.name for one in self.data_sets if one.id == self.dataset_id), "")

    @property
    def data_rows(self) -> int:
        return next((one.row_count for one in self.data_sets if one.id == self.dataset_id), 0)

    @property
    def as_asked(self) -> RunSource:
        """As the run's process is asked; it reads the chat's questions and those taught by itself."""
        return RunSource(self.dataset_id, "", self.questions_path)
