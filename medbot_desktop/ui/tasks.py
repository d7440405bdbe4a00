"""The one way off the UI thread: a TaskRunner with named lanes; results come back on the UI thread as signals.

Work is a callable without arguments. It must not touch a QObject. A MedBotError it raises is told to the user by
whoever listens to `failed`; anything else is a bug and also reaches sys.excepthook.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from medbot_desktop.domain.errors import MedBotError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

LANES = {"storage": 1, "reading": 1, "io": 2, "files": 1, "copies": 1, "library": 1}
"""`storage` has exactly one thread: it is the only writer of the history. `reading` searches it beside; `copies` takes
long and reads everything; `library` reads rows for the window; `files` writes what the user saves, whole before the
program ends. `io` may be cut off: it waits for the keyring, the network, a worker."""


class Task(QObject):
    """The UI side of one piece of work; it deletes itself after `ended`."""

    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()


class TaskRunner(QObject):
    """Runs work in a lane and delivers its outcome in the order it came, on the UI thread."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._running: dict[Task, tuple[str, Future[None]]] = {}
        self._outcomes: deque[Callable[[], None]] = deque()
        self._closed = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[], Any],
        lane: str,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Run `work` in `lane`; call `then` with its result, or `failed` with what it raised, on the UI thread.

        A bound method of a QObject that has died meanwhile is not called.
        """
        task = Task(self)
        if then is not None:
            task.succeeded.connect(then)
        if failed is not None:
            task.failed.connect(failed)
        if not self._closed:
            self._running[task] = lane, self._lane(lane).submit(self._run, task, work)
        return task

    def _lane(self, name: str) -> ThreadPoolExecutor:
        """The threads of a lane, made at its first piece of work, which is after the first paint."""
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(LANES[name], thread_name_prefix=f"medbot-{name}")
        return self._lanes[name]

    def _run(self, task: Task, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except Exception as error:  # the one place of the window where a bug is caught, to be told
            failure = error
            self._post(lambda: self._fail(task, failure))
        else:
            self._post(lambda: self._succeed(task, result))

    def _post(self, outcome: Callable[[], None]) -> None:
        if not self._closed:
            self._outcomes.append(outcome)
            self._woken.emit()

    @Slot()
    def _deliver(self) -> None:
        if self._outcomes and not self._closed:
            self._outcomes.popleft()()

    def _succeed(self, task: Task, result: object) -> None:
        task.succeeded.emit(result)
        self._end(task)

    def _fail(self, task: Task, error: Exception) -> None:
        task.failed.emit(error)
        self._end(task)
        if not isinstance(error, MedBotError):
            raise error

    def _end(self, task: Task) -> None:
        self._running.pop(task, None)
        task.ended.emit()
        task.deleteLater()

    def finish(self, lane: str, timeout_s: float) -> bool:
        """Wait for what was started in `lane`; False if some of it still runs. For the way out only: it blocks."""
        if lane not in self._lanes:
            return True
        from concurrent.futures import wait

        done = self._lane(lane).submit(lambda: None)
        return not wait([done], timeout=timeout_s).not_done

    def shutdown(self, timeout_s: float = 5.0) -> bool:
        """Deliver nothing more, drop what has not begun, wait for the rest; False if some of it still runs."""
        from concurrent.futures import wait

        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)
        return not wait([future for _, future in self._running.values()], timeout=timeout_s).not_done

    @property
    def waits_outside(self) -> bool:
        """Whether all that still runs waits for the keyring or the network, and nothing for the disk."""
        lanes = {lane for lane, future in self._running.values() if not future.done()}
        return lanes == {"io"}
