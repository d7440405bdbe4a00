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
        self.wanted = 0  # somebody chose it, now or the last time

    def show_data_sets(self, data_sets: Sequence[DataSet], language: str) -> None:
        """The data sets there are: the one somebody chose stays chosen while it is there; where nobody did, the newest
        own one or else the example in `language` is."""
        self.data_sets = [data_set for data_set in data_sets if data_set.row_count]
        known = [data_set.id for data_set in self.data_sets]
        own = [data_set.id for data_set in self.data_sets if not data_set.sample]
        alike = [data_set.id for data_set in self.data_sets if data_set.language[:2] == language]
        fitting = self.wanted if self.wanted in known else (own or alike or known or [0])[-1]
        before, self.dataset_id = self.dataset_id, fitting
        self.listed.emit()
        if fitting != before:
            self.changed.emit()

    def choose(self, dataset_id: int) -> None:
        """Learn from this data set, as soon and as long as it is there."""
        self.wanted = dataset_id
        is_there = any(data_set.id == dataset_id for data_set in self.data_sets)
        if is_there and dataset_id != self.dataset_id:
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
