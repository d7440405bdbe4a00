"""What happens after the first paint, in this order: the worker is started, the rest of the code loaded, the history
opened. Until then the window shows itself and takes what is typed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon

from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.ui.after_paint import load_below_qt, pieces
from medbot_desktop.ui.turns import Turns

if TYPE_CHECKING:
    from medbot_desktop.ui.main_window import MainWindow
    from medbot_desktop.ui.parts import Parts


class Starting(QObject):
    def __init__(self, parts: Parts, window: MainWindow) -> None:
        super().__init__(window)
        self._parts, self._window = parts, window
        self.records_are_open = False
        self._opens_records = False
        self.is_loaded = False
        self._worker_was_started = False
        self._did_crash = False
        self._turns = Turns(self)
        window.painted.connect(self._on_painted)

    def begin(self) -> None:
        """Open the records once the window was painted and the rest is loaded."""
        self._opens_records = True

    def open_records(self) -> None:
        """Open the history in its lane and show the newest conversations, or say why it cannot be opened."""
        self._parts.store.run(
            lambda records: records.history.damage, self._on_records_opened, self._on_trouble
        )

    def open_again(self) -> None:
        """Open the records and start the worker anew, after the files were replaced."""
        self._worker_was_started = False
        self.open_records()

    def start_worker(self) -> None:
        """Start the worker off the UI thread."""
        workers = self._parts.workers
        self._parts.tasks.start(lambda: workers().client.start(), "io", failed=self._window.chat.show_failure)

    def offer_logs(self) -> None:
        """Say that the last run did not come to its end, as soon as there is what can show the logs."""
        self._did_crash = True
        if self.is_loaded:
            self._window.behind.recovery.offer_logs()

    def _on_painted(self) -> None:
        QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        if not gc.isenabled():  # as the program starts
            gc.freeze()  # what the window is made of stays as long as it: not to be looked through again and again
            gc.enable()
        if self._opens_records:
            self._start_worker_once()  # first of all: until it answers takes longer than everything else here
        self._parts.tasks.start(load_below_qt, "io", self._on_half_loaded)

    def _on_half_loaded(self, _nothing: object) -> None:
        self._turns.add([*pieces(), self._on_loaded])

    def _on_loaded(self) -> None:
        self.is_loaded = True
        from medbot_desktop.ui.enter_presses import EnterPresses
        from medbot_desktop.ui.menus import ON_LINUX, MenuInTree
        from medbot_desktop.ui.wheel_zoom import WheelZoom

        frame = self._window.windowHandle()
        if frame is not None:
            WheelZoom(frame, self._window.preferences, self._window)
            EnterPresses(frame, self._window)
        self._open_menu = MenuInTree() if ON_LINUX else None
        self._window.setWindowIcon(QIcon(self._parts.look.icons.pixmap("app", "", 256)))
        behind = self._window.behind
        if self._did_crash:
            behind.recovery.offer_logs()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        if self._opens_records:
            self.open_records()
        if self._window.preferences.current().check_updates:
            self._window.behind.updates.look_if_due()

    def _start_worker_once(self) -> None:
        if not self._worker_was_started:
            self._worker_was_started = True
            self.start_worker()

    def _on_records_opened(self, damage: Sentence | None) -> None:
        window = self._window
        self.records_are_open = True
        self._start_worker_once()
        if window.places.shows("trouble"):
            if window.preferences.current().first_start_done:
                window.navigation.go_on_from_welcome()
            else:
                window.navigation.open_welcome()
        window.sidebar.refresh()
        window.behind.keeping.start()
        window.desk.open(window.kept_conversation())
        if damage is not None:
            window.behind.recovery.tell([damage])

    def _on_trouble(self, error: Exception) -> None:
        self._window.show_trouble(Sentence.of(error))
