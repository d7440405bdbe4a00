"""What travels between the window's process and a worker: small frozen values, pickled by one Pipe a process.

`request_id` is chosen by the sender of a request; every event that belongs to it carries it back. NamedTuples, as in
other files of messages: a dataclass takes five times as long to make (.95 ms and .18, measured), at the start of both
processes. They are told apart by their type, never by ==.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer, Sentence
    from medbot_desktop.domain.asking import Ask
    from medbot_desktop.domain.checked import CheckedFile, CheckedRow, Choices, Edit, FileLayout, RowPage
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.worker.cloud_messages import CloudEvent
    from medbot_desktop.worker.engine_messages import EngineEvent
    from medbot_desktop.worker.library_messages import LibraryEvent, LibraryRequest
    from medbot_desktop.worker.measuring_messages import MeasuringEvent
    from medbot_desktop.worker.number_messages import NumbersRead, NumbersRequest
    from medbot_desktop.worker.tuning_messages import ModelEvent, ModelRequest, RunEvent


class AskRequest(NamedTuple):
    request_id: int
    ask: Ask


class ImportRequest(NamedTuple):
    """Add a file to the library as a data set; `sample` marks the shipped example."""

    request_id: int
    path: str
    name: str = ""
    sample: bool = False
    person: str = ""


class EnableRequest(NamedTuple):
    request_id: int
    dataset_id: int
    enabled: bool
    person: str = ""


class RemoveRequest(NamedTuple):
    request_id: int
    dataset_id: int
    person: str = ""


class CheckRequest(NamedTuple):
    """Read and examine a file and hold it, in place of the one before; `request_id` names it from then on."""

    request_id: int
    path: str
    choices: Choices
    edits: tuple[Edit, ...] = ()


class EditRequest(NamedTuple):
    """Let exactly these edits lie over the examined file; `Checked` tells what that makes of it."""

    request_id: int
    check_id: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Some rows of a kind of finding, or of the whole file where `kind` is ""; `whole` gives uncut texts."""

    request_id: int
    check_id: int
    kind: str
    offset: int
    count: int
    whole: bool = False


class SaveCopyRequest(NamedTuple):
    """Write the used rows of an examined file, mended, as CSV."""

    request_id: int
    check_id: int
    path: str


class SaveReportRequest(NamedTuple):
    """Write the findings of an examined file as CSV in a language."""

    request_id: int
    check_id: int
    path: str
    language: str


class UseRowsRequest(NamedTuple):
    """Add what is left of an examined file, with these edits, to the library as a data set."""

    request_id: int
    check_id: int
    edits: tuple[Edit, ...]
    name: str
    person: str = ""


class CancelRequest(NamedTuple):
    """Stop the work of `request_id`; unknown or finished ids are ignored."""

    request_id: int


@dataclass(frozen=True, slots=True)
class StopRequest:
    """End the process once the running answer is out."""


FileRequest = CheckRequest | EditRequest | PageRequest | SaveCopyRequest | SaveReportRequest
"""Requests about an examined file that change nothing of what answers."""

# As text: those who only send a question need none of the other subjects' messages loaded.
Request: TypeAlias = (
    "AskRequest | ImportRequest | EnableRequest | RemoveRequest | UseRowsRequest | LibraryRequest | "
    "ModelRequest | FileRequest | NumbersRequest | CancelRequest | StopRequest"
)


class Suggestion(NamedTuple):
    """A question that the data answers; `language` is "" where its words do not tell."""

    question: str
    language: str


class LibraryState(NamedTuple):
    """What answers now: all data sets, how many rows of the enabled ones are ready, suggested questions."""

    version: int
    data_sets: tuple[DataSet, ...]
    ready_rows: int
    total_rows: int
    suggestions: tuple[Suggestion, ...] = ()


class Ready(NamedTuple):
    """The worker can answer. `notices` tell what happened to its files while they were opened."""

    encoder_id: str
    library: LibraryState
    notices: tuple[Sentence, ...] = ()


class Answered(NamedTuple):
    request_id: int
    answer: Answer


class Imported(NamedTuple):
    request_id: int
    dataset: DataSet


class FileSeen(NamedTuple):
    """How a file is written and its first rows, while the rest is still being read."""

    request_id: int
    layout: FileLayout
    rows: tuple[CheckedRow, ...]


class Checked(NamedTuple):
    request_id: int
    file: CheckedFile


class PageRead(NamedTuple):
    request_id: int
    page: RowPage


class Done(NamedTuple):
    """A request without a result of its own is carried out."""

    request_id: int


class Progress(NamedTuple):
    """At most ten a second. `what` is "importing", "checking", or "indexing", which has id 0: nobody asked for it.

    Of tuning on Google Cloud: "preparing" (rows), "uploading" (bytes), "evaluating" (answers).
    """

    request_id: int
    what: str
    done: int
    total: int


class LibraryChanged(NamedTuple):
    library: LibraryState


class Failed(NamedTuple):
    """A request failed; the sentence is made in the reader's language. Id 0: the worker's own work did."""

    request_id: int
    sentence: Sentence


class WorkCancelled(NamedTuple):
    request_id: int


class WorkerDied(NamedTuple):
    """Made by the client: the process is gone, and with it the answers to `request_ids`.

    `gave_up` is true where it died too often in a short time to be started again by itself.
    """

    request_ids: tuple[int, ...]
    gave_up: bool = False


Event: TypeAlias = (
    "Ready | Answered | Imported | FileSeen | Checked | PageRead | LibraryEvent | Done | Progress | "
    "LibraryChanged | Failed | WorkCancelled | WorkerDied | EngineEvent | ModelEvent | RunEvent | CloudEvent | "
    "NumbersRead | MeasuringEvent"
)
