"""The pharmacy's data: rows and the data sets that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RowFields:
    """What a row says, column by column; everything optional that is missing is ""."""

    question: str
    answer: str
    medicine: str = ""
    topic: str = ""
    source: str = ""
    source_url: str = ""
    reviewed_on: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question/answer pair of a data set, word for word as in the file or as it was corrected here.

    `number` counts from 1 without the header. Every optional column that the file lacks is "".
    `id` and `dataset_id` tell where it stands in the library and stay when it is edited; 0 outside of it.
    `edited_by` and `edited_at` (UTC seconds) tell who wrote it here; "" and 0 where it is as in its file.
    """

    dataset: str
    number: int
    question: str
    answer: str
    medicine: str = ""
    topic: str = ""
    source: str = ""
    source_url: str = ""
    reviewed_on: str = ""
    language: str = ""
    dataset_id: int = field(default=0, compare=False)
    id: int = field(default=0, compare=False)
    edited_by: str = field(default="", compare=False)
    edited_at: float = field(default=0.0, compare=False)

    @staticmethod
    def of_cells(dataset: str, number: int, question: str, answer: str, more: Mapping[str, str]) -> Row:
        """A row of a file; `more` are the optional columns it has, by name."""
        cell = more.get
        return Row(
            dataset,
            number,
            question,
            answer,
            cell("medicine", ""),
            cell("topic", ""),
            cell("source", ""),
            cell("source_url", ""),
            cell("reviewed_on", ""),
            cell("language", ""),
        )

    @property
    def fields(self) -> RowFields:
        return RowFields(
            self.question,
            self.answer,
            self.medicine,
            self.topic,
            self.source,
            self.source_url,
            self.reviewed_on,
            self.language,
        )


@dataclass(frozen=True, slots=True)
class DataSet:
    """A named set of rows in the library. `imported_at` is UTC seconds.

    `content_hash` is the sum of the sha256 of its rows: it is the same for the same rows, whatever their order.
    `own`: it holds the answers written here. `deleted_at` is 0 where it is not deleted.
    """

    id: int
    name: str
    language: str
    row_count: int
    content_hash: str
    imported_at: float
    enabled: bool
    sample: bool = False
    owner: str = ""
    own: bool = False
    deleted_at: float = 0.0
