"""How one copy of the window calls another on the same folder to the front: a socket of this computer.

Loaded after the first paint, or where another copy holds the folder: the network part of Qt takes 6 ms to load.
"""

from __future__ import annotations

import getpass
import hashlib
import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

ANSWER_WITHIN_MS = 3_000
CONNECT_WITHIN_S = 6.0
"""From a cold disk it takes 4 s until the first paint, after which calls are heard."""
ANSWER = b"here\n"


class Listener(QObject):
    """Answers the calls of other copies; `called` at each."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        name = name_of(folder)
        QLocalServer.removeServer(name)
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_called)
        if not server.listen(name):
            log.warning("cannot be called to the front: %s", server.errorString())

    def close(self) -> None:
        self._server.close()

    def _on_called(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(ANSWER)
            socket.flush()
            self.called.emit()


def call(folder: Path, is_free: Callable[[], bool]) -> bool:
    """Whether another copy answers; one that hangs takes the call and says nothing.

    Waits for one that is starting, and for one that is ending until `is_free`.
    """
    end = time.monotonic() + CONNECT_WITHIN_S
    while not is_free() and time.monotonic() < end:
        socket = QLocalSocket()
        socket.connectToServer(name_of(folder))
        if socket.waitForConnected(1_000):
            answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER_WITHIN_MS)
            if answered or socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
                socket.disconnectFromServer()
                return answered
        time.sleep(0.05)
    return False


def name_of(folder: Path) -> str:
    """The same for the same folder and user in every process: names of pipes are one list for all users of Windows."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    digest = hashlib.sha256(f"{user}\n{folder.resolve()}".encode()).hexdigest()
    return f"medbot-{digest[:16]}"
