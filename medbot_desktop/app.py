"""The composition root of the window: makes every part, shows the window first, starts the worker after."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from medbot_desktop import __version__
from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.errors import MedBotError, WorkerGone
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import Settings
from medbot_desktop.logs import begin_run, end_run, log_bugs, start_log
from medbot_desktop.paths import administration_file, bundled, make_private_folder, user_folder
from medbot_desktop.storage.administration import load_administration, obey
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.events import WorkerEvents
from medbot_desktop.ui.focus import FocusRing
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.main_window import MainWindow
from medbot_desktop.ui.only_copy import OnlyCopy
from medbot_desktop.ui.parts import Parts
from medbot_desktop.ui.store import Records, Store
from medbot_desktop.ui.tasks import TaskRunner
from medbot_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.services.workers import Workers
    from medbot_desktop.ui.interrupts import Interrupts

log = logging.getLogger(__name__)

STOP_WITHIN_S = 3.0
FILES_WITHIN_S = 60.0


def run(argv: Sequence[str]) -> int:
    """Show the window until it is closed; 0, 1 where another copy runs and was called, 2 if a part is missing."""
    give_streams()
    if os.name == "posix":
        os.umask(0o077)
    administration, told = load_administration(administration_file())
    obey(administration)
    folder = user_folder()
    trouble: MedBotError | None = None
    try:
        make_private_folder(folder)
        start_log(folder, "window")
        log_bugs()
    except MedBotError as error:
        trouble = error
    # Fusion for the first paint, see Look: set afterwards, the binding loads what there is to say of styles, 7 ms.
    app = QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("MedBot")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("medbot")
    only = OnlyCopy(folder)
    if trouble is None and not only.first():
        from medbot_desktop.ui.before_window import runs_all_the_same

        if not runs_all_the_same(only):
            return 1
    asked_to_end = _AskedToEnd()
    crashed = trouble is None and begin_run(folder)
    try:
        window, finish = make_window(app, folder, trouble, administration)
    except (
        MedBotError
    ) as error:  # a part of the program itself is missing: there is nothing to show a page with
        from medbot_desktop.ui.before_window import tell

        asked_to_end.release()
        tell(error)
        return 2
    qInstallMessageHandler(_log_qt)
    outside = _Outside(window, only, asked_to_end)
    window.painted.connect(outside.listen)
    app.commitDataRequest.connect(window.keep_everything)
    app.lastWindowClosed.connect(only.end_listening)  # a call would show a window that has let go of all
    if crashed:
        window.starting.offer_logs()
    if told is not None:
        window.show_sentence(told)
    window.show()
    code = app.exec()
    ended = finish()
    qInstallMessageHandler(None)
    end_run(folder)
    outside.release()
    if not ended:
        # A keyring that is locked and has nobody to ask, or a server that does not answer; all else is written.
        logging.shutdown()
        os._exit(code)
    return code


class _AskedToEnd:
    """Ctrl+C and the system's request to end before the window is painted: kept until it can close as always.

    Otherwise whoever ends the session just then is told of a crash at the next start.
    """

    def __init__(self) -> None:
        self.noted = False
        self._before = [
            (number, signal.signal(number, self._note)) for number in (signal.SIGINT, signal.SIGTERM)
        ]

    def release(self) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)

    def _note(self, _number: int, _frame: object) -> None:
        self.noted = True


class _Outside(QObject):
    """What reaches the window from outside the program, once it is painted: signals, and other copies that call."""

    def __init__(self, window: MainWindow, only: OnlyCopy, asked_to_end: _AskedToEnd) -> None:
        super().__init__(window)
        self._window, self._only, self._asked_to_end = window, only, asked_to_end
        self._interrupts: Interrupts | None = None
        only.called.connect(window.raise_to_front)

    def listen(self) -> None:
        from medbot_desktop.ui.interrupts import Interrupts

        self._interrupts = Interrupts()
        self._interrupts.received.connect(self._window.close_now)
        if self._asked_to_end.noted:
            self._interrupts.tell()
        self._only.listen()

    def release(self) -> None:
        if self._interrupts is not None:
            self._interrupts.release()
        self._asked_to_end.release()
        self._only.release()


def _log_qt(kind: QtMsgType, _where: object, words: str) -> None:
    """What Qt has to say is about windows and files, never about what is typed."""
    # What a kind of screen cannot do, as one that nobody sees, is no fault.
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(
        "This plugin does not"
    ):
        log.warning("Qt: %s", words)


def make_window(
    app: QApplication,
    folder: Path,
    trouble: MedBotError | None,
    administration: Administration | None = None,
) -> tuple[MainWindow, _Finish]:
    resources = bundled("resources")
    icons = Icons(resources / "icons")
    settings_file = SettingsFile(folder)
    settings, notice = Settings(), None
    try:
        settings, notice = settings_file.load()
    except MedBotError as error:
        trouble = trouble or error
    administration = administration or Administration()
    settings = administration.applied_to(settings)
    language = Language(app, resources / "i18n", settings.language, settings.country)
    look = Look(app, icons, settings.theme, settings.zoom_percent, plain=True)
    FocusRing(app)
    tasks = TaskRunner(app)
    events = WorkerEvents(app)
    engine_events = WorkerEvents(app)
    run_events = WorkerEvents(app)
    workers = _Later(folder, (events.post, engine_events.post, run_events.post))

    def open_records() -> Records:
        make_private_folder(folder)
        return workers.open_history(lambda: window.preferences.current().hosted, administration.allows)

    store = Store(tasks, open_records)
    parts = Parts(
        look,
        language,
        tasks,
        store,
        settings_file,
        folder,
        events,
        engine_events,
        run_events,
        workers,
        administration,
    )
    window = MainWindow(parts, settings)
    if trouble is not None:
        window.show_trouble(Sentence.of(trouble))
    else:
        window.starting.begin()
    if notice is not None:
        window.show_sentence(notice)
    return window, _Finish(store, tasks, workers)


class _Later:
    """The workers, made and their code loaded when they are first wanted, by whichever thread: not to paint."""

    def __init__(self, folder: Path, listeners: tuple[Callable[[object], None], ...]) -> None:
        self._folder, self._listeners = folder, listeners
        self._lock = threading.Lock()
        self._made: Workers | None = None
        self._has_ended = False

    def __call__(self) -> Workers:
        from medbot_desktop.services.workers import make_workers

        with self._lock:
            if self._made is None:
                if self._has_ended:
                    raise WorkerGone()
                samples = sorted(bundled("data").glob("starter_*.csv"))
                self._made = make_workers(self._folder, samples, *self._listeners)
            return self._made

    def open_history(self, hosted: Callable[[], HostedSettings], allows: Callable[[str], bool]) -> Records:
        """Open what work in the storage lane is given."""
        from medbot_desktop.services.workers import open_history

        _, on_engine_event, _ = self._listeners
        return Records(*open_history(self._folder, self(), hosted, on_engine_event, allows))

    def stop(self) -> None:
        """End what was started; nothing can be started any more."""
        with self._lock:
            self._has_ended = True
            if self._made is not None:
                self._made.stop(STOP_WITHIN_S)


class _Finish:
    """Ends what runs, each within a bound: an answer or a tuning run under way is taken up at the next start."""

    def __init__(self, store: Store, tasks: TaskRunner, workers: _Later) -> None:
        self._store, self._tasks, self._workers = store, tasks, workers

    def __call__(self) -> bool:
        """False where a thread waits for what may never come: the process would stay for it."""
        self._store.close()
        if not self._tasks.finish("storage", STOP_WITHIN_S):
            log.warning("storage did not finish within %s s", STOP_WITHIN_S)
        self._workers.stop()
        # A PDF takes Qt's fonts, which go with the application; cut off, it would leave half a file.
        if not self._tasks.finish("files", FILES_WITHIN_S):
            log.warning("a file was not written within %s s", FILES_WITHIN_S)
        return self._tasks.shutdown(STOP_WITHIN_S) or not self._tasks.waits_outside


def give_streams() -> None:
    """A program without a console has no streams; libraries that print would fail."""
    if sys.stdout is None or sys.stderr is None:
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
