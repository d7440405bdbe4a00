"""Ports for what is heavy, remote or doubled: each has two implementations or one that cannot load everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")

ReportProgress = Callable[[int, int], None]
"""Called with (done, total); raises Cancelled where the user asked to stop."""


class RunAside(Protocol):
    """Runs long work of a library in a thread of its own and gives its result; others are served meanwhile.

    What is served sees, and may use, whatever the caller holds: leave nothing half done around the call.
    """

    def __call__(self, work: Callable[[], T]) -> T: ...


class VectorStore(Protocol):
    """Bytes of vectors by key; knows nothing of their shape."""

    def get(self, keys: list[bytes]) -> dict[bytes, bytes]: ...

    def add(self, vectors: dict[bytes, bytes]) -> None: ...


class ReadingStore(Protocol):
    """Bytes of what was read in rows, one a row by its id; knows nothing of their shape."""

    def readings(self, row_ids: list[int]) -> dict[int, bytes]: ...

    def keep_readings(self, readings: dict[int, bytes]) -> None: ...
