"""The composition root of the window: makes every part, shows the window first, starts the worker after."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from medbot_desktop import __version__
from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.settings import Settings
from medbot_desktop.logs import begin_run, end_run, log_bugs, start_log
from medbot_desktop.paths import administration_file, bundled, make_private_folder, user_folder
from medbot_desktop.services.chat import ChatService
from medbot_desktop.services.corrections import CorrectionService
from medbot_desktop.services.tuning import TuningService
from medbot_desktop.services.writing import Writing
from medbot_desktop.storage.administration import load_administration
from medbot_desktop.storage.history import History
from medbot_desktop.storage.restoring import finish_restoring
from medbot_desktop.storage.secrets import Secrets
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.texts import say
from medbot_desktop.ui.events import WorkerEvents
from medbot_desktop.ui.focus import FocusRing
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language, system_language
from medbot_desktop.ui.main_window import MainWindow, Parts
from medbot_desktop.ui.only_copy import OnlyCopy
from medbot_desktop.ui.store import Records, Store
from medbot_desktop.ui.tasks import TaskRunner
from medbot_desktop.ui.theme import Look
from medbot_desktop.worker.client import WorkerClient, run_engines

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

STOP_WITHIN_S = 3.0


def run(argv: Sequence[str]) -> int:
    """Show the window until it is closed; 0, 1 where another copy runs and was called, 2 if a part is missing."""
    give_streams()
    if os.name == "posix":
        os.umask(0o077)
    administration, told = load_administration(administration_file())
    _obey(administration)
    folder = user_folder()
    trouble: MedBotError | None = None
    try:
        make_private_folder(folder)
        start_log(folder, "window")
        log_bugs()
    except MedBotError as error:
        trouble = error
    app = QApplication(list(argv))
    app.setApplicationName("MedBot")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("medbot")
    only = OnlyCopy(folder)
    if trouble is None and not only.first() and not _runs_all_the_same(only):
        return 1
    crashed = trouble is None and begin_run(folder)
    try:
        window, finish = _make_window(app, folder, trouble, administration)
    except (
        MedBotError
    ) as error:  # a part of the program itself is missing: there is nothing to show a page with
        QMessageBox.critical(None, "MedBot", say(system_language(), error.code, error.params))
        return 2
    qInstallMessageHandler(_log_qt)
    only.called.connect(window.raise_to_front)
    app.commitDataRequest.connect(window.keep_everything)
    if crashed:
        window.offer_logs()
    if told is not None:
        window.show_sentence(told)
    interrupts = Interrupts()
    interrupts.received.connect(window.close_now)
    window.show()
    code = app.exec()
    finish()
    interrupts.release()
    qInstallMessageHandler(None)
    end_run(folder)
    only.release()
    return code


def _log_qt(kind: QtMsgType, _where: object, words: str) -> None:
    """What Qt has to say is about windows and files, never about what is typed."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        log.warning("Qt: %s", words)


def _runs_all_the_same(only: OnlyCopy) -> bool:
    """Whether to run although another copy holds the folder and does not answer: its user decides."""
    holder = only.holder
    if holder is None:
        return False
    language = system_language()
    code = "other_computer" if holder.computer else "copy_hangs"
    words = say(language, code, {"computer": holder.computer, "process": holder.process})
    box = QMessageBox(QMessageBox.Icon.Warning, "MedBot", words)
    run = box.addButton(say(language, "run_all_the_same"), QMessageBox.ButtonRole.DestructiveRole)
    close = box.addButton(say(language, "do_not_run"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.exec()
    return box.clickedButton() is run and only.take()


def _obey(administration: Administration) -> None:
    """What the administrator fixed for every process of the program."""
    if administration.data_folder:
        os.environ["MEDBOT_DATA_DIR"] = administration.data_folder
    if administration.proxy:
        os.environ["HTTPS_PROXY"] = os.environ["HTTP_PROXY"] = administration.proxy


def _make_window(
    app: QApplication,
    folder: Path,
    trouble: MedBotError | None,
    administration: Administration | None = None,
) -> tuple[MainWindow, _Finish]:
    resources = bundled("resources")
    icons = Icons(resources / "icons")
    app.setWindowIcon(QIcon(icons.pixmap("app", "", 256)))
    settings_file = SettingsFile(folder)
    settings, notice = Settings(), None
    try:
        settings, notice = settings_file.load()
    except MedBotError as error:
        trouble = trouble or error
    administration = administration or Administration()
    settings = administration.applied_to(settings)
    language = Language(app, resources / "i18n", settings.language)
    look = Look(app, icons, settings.theme, settings.zoom_percent)
    FocusRing(app)
    tasks = TaskRunner(app)
    events = WorkerEvents(app)
    client = WorkerClient(folder, events.post)
    engine_events = WorkerEvents(app)
    engines = WorkerClient(folder, engine_events.post, run_engines)
    secrets = Secrets()
    run_events = WorkerEvents(app)
    runs = TuningService(folder, run_events.post)

    def open_records() -> Records:
        make_private_folder(folder)
        finish_restoring(folder)
        history = History.open(folder)
        writing = Writing(
            engines,
            secrets,
            lambda: window.preferences.current().hosted,
            engine_events.post,
            allows=administration.allows,
        )
        chat = ChatService(history, client, writing=writing)
        return Records(history, chat, CorrectionService(history, client))

    store = Store(tasks, open_records)
    samples = sorted(bundled("data").glob("starter_*.csv"))
    parts = Parts(
        look,
        language,
        tasks,
        store,
        client,
        events,
        settings_file,
        folder,
        samples,
        engines,
        engine_events,
        secrets,
        runs,
        run_events,
        administration,
    )
    window = MainWindow(parts, settings)
    if trouble is not None:
        window.show_trouble(Sentence.of(trouble))
    else:
        window.open_records()
    if notice is not None:
        window.show_sentence(notice)
    return window, _Finish(store, tasks, (client, engines, runs))


class _Finish:
    """Ends what runs, each within a bound: an answer or a tuning run under way is taken up at the next start."""

    def __init__(
        self, store: Store, tasks: TaskRunner, clients: Sequence[WorkerClient | TuningService]
    ) -> None:
        self._store, self._tasks, self._clients = store, tasks, clients

    def __call__(self) -> None:
        self._store.close()
        if not self._tasks.finish("storage", STOP_WITHIN_S):
            log.warning("storage did not finish within %s s", STOP_WITHIN_S)
        for client in self._clients:
            client.stop(STOP_WITHIN_S)
        self._tasks.shutdown(STOP_WITHIN_S)


class Interrupts(QObject):
    """Ctrl+C and the system's request to end, as a signal of Qt: its loop would never let Python's handler run."""

    received = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        signal.set_wakeup_fd(self._writing.fileno())
        self._before = [
            (number, signal.signal(number, _ignore)) for number in (signal.SIGINT, signal.SIGTERM)
        ]

    def release(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._before:
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()

    def _on_activated(self) -> None:
        self._reading.recv(64)
        self.received.emit()


def _ignore(_number: int, _frame: object) -> None:
    """The wake-up file descriptor has told already."""


def give_streams() -> None:
    """A program without a console has no streams; libraries that print would fail."""
    if sys.stdout is None or sys.stderr is None:
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
