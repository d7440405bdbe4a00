"""One copy of the window on a folder: a second start brings the first one to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.ui.calling import Listener


class Holder(NamedTuple):
    """Who holds a folder and does not answer. `computer` is "" where it is this one."""

    process: int
    computer: str


class OnlyCopy(QObject):
    """Holds the folder's lock while this copy runs, and answers the call of another one that was started."""

    called = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._path = folder, folder / "window.lock"
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)
        self._listener: Listener | None = None
        self.holder: Holder | None = None

    def first(self) -> bool:
        """Whether this copy may run. If not, the other one came to the front, or `holder` tells who does not answer."""
        if self._lock.tryLock(0):
            return True
        from medbot_desktop.ui.calling import call

        if call(self._folder, lambda: self._lock.tryLock(0)):
            return False
        if self._lock.isLocked():
            return True
        process, computer, _program = self._lock.getLockInfo()
        if computer not in ("", QSysInfo.machineHostName()):
            # A folder on a drive of the network, or this computer under another name: whoever sits here has to say
            # whether that one is still at work.
            self.holder = Holder(process, computer)
            return False
        # Left behind by a copy of this computer that is gone: a living one holds more than the file's name.
        self._lock.removeStaleLockFile()
        if self._lock.tryLock(0):
            return True
        self.holder = Holder(process, "")
        return False

    def take(self) -> bool:
        """Run all the same, in the place of one that does not answer; its user said that it is gone."""
        self._path.unlink(missing_ok=True)
        if not self._lock.tryLock(0):
            return False
        self.holder = None
        return True

    def listen(self) -> None:
        """Be there for the calls of other copies: `called` follows. For the copy that may run, once it is painted."""
        from medbot_desktop.ui.calling import Listener

        self._listener = Listener(self._folder, self)
        self._listener.called.connect(self.called)

    def end_listening(self) -> None:
        """The window was closed: whoever calls waits until the folder is free, and runs."""
        if self._listener is not None:
            self._listener.close()

    def release(self) -> None:
        self.end_listening()
        self._lock.unlock()
