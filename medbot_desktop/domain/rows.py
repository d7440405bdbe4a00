"""The pharmacy's data: rows and the data sets that hold them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One question/answer pair of a data set, word for word as in the file.

    `number` counts from 1 without the header. Every optional column that the file lacks is "".
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


@dataclass(frozen=True, slots=True)
class DataSet:
    """A named set of rows in the library. `content_hash` is the sha256 of its rows, `imported_at` UTC seconds."""

    id: int
    name: str
    language: str
    row_count: int
    content_hash: str
    imported_at: float
    enabled: bool
    sample: bool = False
