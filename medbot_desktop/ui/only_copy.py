"""One copy of the window on a folder: a second start brings the first one to the front."""

from __future__ import annotations

import getpass
import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

ANSWER_WITHIN_MS = 3_000
CONNECT_WITHIN_MS = 1_000
ANSWER = b"here\n"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a folder and does not answer. `computer` is "" where it is this one."""

    process: int
    computer: str


class OnlyCopy(QObject):
    """Holds the folder's lock while this copy runs, and answers the call of another one that was started."""

    called = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / "window.lock"
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)
        self._name = f"medbot-{_digest(folder)}"
        self._server: QLocalServer | None = None
        self.holder: Holder | None = None

    def first(self) -> bool:
        """Whether this copy may run. If not, the other one came to the front, or `holder` tells who does not answer."""
        if self._lock.tryLock(0):
            self._listen()
            return True
        if self._call():
            return False
        process, computer, _program = self._lock.getLockInfo()
        if computer not in ("", QSysInfo.machineHostName()):
            # A folder on a drive of the network, or this computer under another name: whoever sits here has to say
            # whether that one is still at work.
            self.holder = Holder(process, computer)
            return False
        # Left behind by a copy of this computer that is gone: a living one holds more than the file's name.
        self._lock.removeStaleLockFile()
        if self._lock.tryLock(0):
            self._listen()
            return True
        self.holder = Holder(process, "")
        return False

    def take(self) -> bool:
        """Run all the same, in the place of one that does not answer; its user said that it is gone."""
        self._path.unlink(missing_ok=True)
        if not self._lock.tryLock(0):
            return False
        self.holder = None
        self._listen()
        return True

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_called)
        if not self._server.listen(self._name):
            log.warning("cannot be called to the front: %s", self._server.errorString())

    def _call(self) -> bool:
        """Whether another copy answers; one that hangs takes the call and says nothing."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(CONNECT_WITHIN_MS):
            return False
        answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER_WITHIN_MS)
        socket.disconnectFromServer()
        return answered

    def _on_called(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(ANSWER)
            socket.flush()
            self.called.emit()


def _digest(folder: Path) -> str:
    """The same for the same folder and user in every process: names of pipes are one list for all users of Windows."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    return hashlib.sha256(f"{user}\n{folder.resolve()}".encode()).hexdigest()[:16]
