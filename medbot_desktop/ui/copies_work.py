"""The window's side of the copies: the one of the day, the page of copies, restoring, what was found at the start."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.errors import Cancelled, MedBotError
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import Settings
from medbot_desktop.logs import FOLDER as LOGS
from medbot_desktop.services.backups import Backups
from medbot_desktop.services.report import collect_report, write_report
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.outside import open_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QTimerEvent

    from medbot_desktop.domain.copies import Copy
    from medbot_desktop.services.backups import Made, Offer
    from medbot_desktop.services.report import ReportPart
    from medbot_desktop.storage.restoring import Restored
    from medbot_desktop.ui.chat.notices import Words
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.settings.copies import CopiesSettings
    from medbot_desktop.ui.store import Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.client import WorkerClient

FIRST_LOOK_MS = 60_000
LOOK_EVERY_MS = 600_000
OPENED_DAMAGED = ("database_salvaged", "database_set_aside")
"""What is told about a file in safe mode: it was damaged, and is kept beside the fresh one."""


class CopiesWork(QObject):
    """Everything with copies is done in their own lane; restoring in that of the storage, with all files closed."""

    closing = Signal()
    offered = Signal(object)
    restored = Signal(object)
    not_restored = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        folder: Path,
        preferences: Preferences,
        tasks: TaskRunner,
        store: Store,
        client: WorkerClient,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._preferences = folder, preferences
        self._tasks, self._store, self._client = tasks, store, client
        self.backups = Backups(folder, lambda: preferences.current().copies_folder)
        self.damage: list[Sentence] = []
        self.kept: Path | None = None
        self._page: CopiesSettings | None = None
        self._stopped = Event()
        self._trouble_told = False
        self._timer = self.startTimer(FIRST_LOOK_MS)

    # The copy of the day

    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(self._timer)
        self._timer = self.startTimer(LOOK_EVERY_MS)
        self.look_if_due()

    def look_if_due(self) -> None:
        """Make the copy of the day, if it is due, beside whatever is going on."""
        self._start(self.backups.make_if_due, self._on_day_made, self._on_day_failed)

    def stop(self) -> None:
        """The program ends: a copy that is being made is given up."""
        self.killTimer(self._timer)
        self._stopped.set()

    def _on_day_made(self, made: Made | None) -> None:
        if made is None:
            return
        self._refresh()
        if made.trouble is not None and not self._trouble_told:
            self._trouble_told = True
            self.told.emit(made.trouble)

    def _on_day_failed(self, error: Exception) -> None:
        # Once a run: the next try is in ten minutes.
        if isinstance(error, MedBotError) and not self._trouble_told:
            self._trouble_told = True
            self.told.emit(Sentence.of(error))

    # The page

    def serve(self, page: CopiesSettings) -> None:
        """Do what is asked for on the page, and show there what came of it."""
        self._page = page
        page.make_wanted.connect(self._on_make)
        page.prove_wanted.connect(self._on_prove)
        page.folder_offered.connect(self.offer_folder)
        page.file_offered.connect(self.offer_file)
        page.export_wanted.connect(self._on_export)
        page.restore_wanted.connect(self.restore)
        page.offer_dropped.connect(self._on_dropped)
        page.second_folder_chosen.connect(self._on_second_folder)
        page.notice_acted.connect(self._on_page_acted)
        self._refresh()

    def _refresh(self) -> None:
        self._start(self.backups.copies, self._on_listed)

    def _on_listed(self, copies: Sequence[Copy]) -> None:
        if self._page is not None:
            self._page.show_copies(copies, self._preferences.current().copies_folder)

    def _on_make(self) -> None:
        self._busy(lambda: self.tr("A copy is being made."))
        self._start(
            partial(self.backups.make, CopyReason.BY_HAND, self._report), self._on_made, self._on_failed
        )

    def _on_made(self, made: Made) -> None:
        self._done()
        if made.trouble is not None:
            self._show(made.trouble)
        else:
            self._tell(lambda: self.tr("The copy is made and was checked."))

    def _on_prove(self) -> None:
        self._busy(lambda: self.tr("The newest copy is being restored into an empty folder and read."))
        self._start(self.backups.prove, self._on_proved, self._on_failed)

    def _on_proved(self, proof: object) -> None:
        self._done()
        if self._page is not None:
            self._page.show_proof(proof)  # type: ignore[arg-type]

    def _on_export(self, target: Path) -> None:
        self._busy(lambda: self.tr("Everything is being written into one file."))
        self._start(
            partial(self.backups.export, target, self._report),
            partial(self._on_exported, target),
            self._on_failed,
        )

    def _on_exported(self, target: Path, _copy: object) -> None:
        self._done()
        self._tell(lambda: self.tr("Everything is in {name}, and was checked.").format(name=target.name))

    def _on_second_folder(self, path: str) -> None:
        self._preferences.set("copies_folder", path)
        if path:
            self._on_make()
        else:
            self._done()

    def _on_page_acted(self, action: str) -> None:
        if action == "go_back" and self.kept is not None:
            self.offer_folder(self.kept)

    def _on_failed(self, error: Exception) -> None:
        self._done()
        if isinstance(error, Cancelled):
            return
        self._show(Sentence.of(error))

    def _busy(self, words: Words) -> None:
        if self._page is not None:
            self._page.show_busy(True, words)

    def _done(self) -> None:
        if self._page is not None:
            self._page.notices.close_notice()
            self._page.show_busy(False)
        self._refresh()

    def _tell(self, words: Words) -> None:
        if self._page is not None:
            self._page.notices.show_notice(words, warning=False, icon="check")

    def _show(self, sentence: Sentence) -> None:
        if self._page is not None:
            self._page.show_sentence(sentence)

    # Restoring

    def offer_folder(self, source: Path) -> None:
        """Look at a folder with a copy and say by `offered` what restoring it would change."""
        self._start(partial(self.backups.offer_folder, source), self.offered.emit, self._on_not_offered)

    def offer_file(self, file: Path) -> None:
        """The same for a file with everything inside."""
        self._busy(lambda: self.tr("The file is being read."))
        self._start(partial(self.backups.offer_file, file), self._on_file_offered, self._on_not_offered)

    def restore(self, offer: Offer) -> None:
        """Close what has the files open, put the copy in their place, and say so by `restored` or `not_restored`.

        Whoever else reads the files lets go of them on `closing`.
        """
        self.closing.emit()
        self._store.close()
        self._tasks.start(partial(self._restore, offer), "storage", self._on_restored, self.not_restored.emit)

    def _restore(self, offer: Offer) -> tuple[Restored, Settings | None]:
        try:
            self._client.stop()
            restored = self.backups.restore(offer.source)
            try:
                settings, _ = SettingsFile(offer.source).load()
            except MedBotError:
                settings = None
            return restored, settings
        finally:
            offer.let_go()

    def _on_file_offered(self, offer: Offer) -> None:
        self._done()
        self.offered.emit(offer)

    def _on_not_offered(self, error: Exception) -> None:
        self._done()
        self.not_restored.emit(error)

    def _on_restored(self, outcome: tuple[Restored, Settings | None]) -> None:
        restored, settings = outcome
        self.kept = restored.kept
        if settings is not None and not self._preferences.current().first_start_done:
            self._take_settings(settings)
        self._refresh()
        self.restored.emit(restored)

    def _take_settings(self, settings: Settings) -> None:
        """On a computer without settings of its own those of the copy count."""
        own = ("first_start_done", "copies_folder")
        for name in (field.name for field in fields(Settings) if field.name not in own):
            if getattr(settings, name) != getattr(Settings(), name):
                self._preferences.set(name, getattr(settings, name))

    def _on_dropped(self, offer: Offer) -> None:
        self._start(offer.let_go)

    # Reports

    def collect_report(self, then: Callable[[list[ReportPart]], None]) -> None:
        """Gather what a report would hold, for looking at."""
        self._start(partial(collect_report, self._folder, tuple(self.damage)), then)

    def write_report(
        self,
        parts: Sequence[ReportPart],
        target: Path,
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._start(partial(write_report, parts, target), then, failed)

    def open_logs(self) -> None:
        """Open the folder of the logs in the system's own window."""
        open_place(self._folder / LOGS)

    def open_folder(self) -> None:
        """Open the user's folder, where damaged files are kept."""
        open_place(self._folder)

    def _start(
        self,
        work: Callable[[], object],
        then: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._tasks.start(work, "copies", then, failed or self._on_failed)

    def _report(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Cancelled
