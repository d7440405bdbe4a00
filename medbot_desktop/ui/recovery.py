"""What the window does when something was damaged, cut off or replaced: safe mode, restoring, the crash offer."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.storage.history import FILE_NAME as HISTORY
from medbot_desktop.storage.library_file import FILE_NAME as LIBRARY
from medbot_desktop.ui.copies_work import OPENED_DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.domain.copies import Copy
    from medbot_desktop.services.backups import Offer
    from medbot_desktop.services.report import ReportPart
    from medbot_desktop.storage.restoring import Restored
    from medbot_desktop.ui.copies_work import CopiesWork
    from medbot_desktop.ui.main_window import MainWindow
    from medbot_desktop.ui.safe_mode import SafeModePage
    from medbot_desktop.ui.settings.page import SettingsPage


class Recovery(QObject):
    """Between the window and its `copies`."""

    def __init__(self, window: MainWindow, copies: CopiesWork, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._copies = window, copies
        self._copies.offered.connect(self._on_offered)
        self._copies.restored.connect(self._on_restored)
        self._copies.not_restored.connect(self._on_not_restored)
        self._copies.told.connect(self._on_told)

    @cached_property
    def page(self) -> SafeModePage:
        from medbot_desktop.ui.safe_mode import SafeModePage

        page = SafeModePage(self._window.look, self._window.reading)
        page.go_on_wanted.connect(self.go_on)
        page.copy_wanted.connect(self._on_copy_wanted)
        page.folder_wanted.connect(self._copies.open_folder)
        return page

    @property
    def shown(self) -> bool:
        """Whether the page of a damaged file is what is shown."""
        return "page" in self.__dict__ and self._window.places.covered_by(self.page)

    def serve(self, page: SettingsPage) -> None:
        """Connect what the settings page has of this."""
        self._copies.serve(page.copies)
        page.about.report.wanted.connect(self._on_report_wanted)
        page.about.report.save_wanted.connect(self._on_report_saved)

    # Damage

    def tell(self, notices: Iterable[Sentence]) -> None:
        """Say what happened to files while they were opened: on a page of its own where something of the user's was
        damaged, else above the composer."""
        damaged = False
        for notice in notices:
            if notice in self._copies.damage:
                continue  # the worker was started again
            if notice.code in OPENED_DAMAGED and notice.params.get("path") in (HISTORY, LIBRARY):
                self._copies.damage.append(notice)
                damaged = True
            else:
                self._window.show_sentence(notice)
        if damaged:
            self.page.show_damage(self._copies.damage)
            self._window.places.cover(self.page)
            self.page.go_on_button.setFocus()
            self._window.parts.tasks.start(self._copies.backups.newest_good, "copies", self.page.show_copy)

    def go_on(self) -> None:
        """Leave the page of a damaged file."""
        self._window.places.uncover()

    def _on_copy_wanted(self, copy: Copy) -> None:
        self._window.places.uncover()
        self._window.navigation.show_settings("copies")
        self._copies.offer_folder(copy.folder)

    # Restoring

    def bring_folder(self, path: str) -> None:
        """Restore the copy in a folder, chosen on the start page."""
        self._window.chat.notices.close_notice()
        self._copies.offer_folder(Path(path))

    def bring_file(self, path: str) -> None:
        """Restore everything from one file, chosen on the start page."""
        self._window.chat.notices.close_notice()
        self._copies.offer_file(Path(path))

    def _on_offered(self, offer: Offer) -> None:
        """Where there is nothing yet that could be lost there is nothing to decide."""
        here = offer.preview.here
        if offer.preview.here_readable and not here.turns and not here.data_sets:
            self._copies.restore(offer)
            return
        self._window.navigation.leave_welcome()
        self._window.navigation.show_settings("copies")
        self._window.places.settings_page.copies.show_offer(offer)

    def _on_restored(self, restored: Restored) -> None:
        self._window.navigation.leave_welcome()
        sentence = Sentence("copy_restored", {"turns": restored.turns, "rows": restored.rows})
        kept = restored.kept is not None
        # Where the user looks.
        on_page = self._window.places.shows("settings_page")
        notices = self._window.places.settings_page.copies.notices if on_page else self._window.chat.notices
        notices.show_notice(
            lambda: self._window.reading.sentence(sentence),
            (lambda: self.tr("What was here is kept under Settings > Copies.")) if kept else "",
            [("go_back", lambda: self.tr("Back to what was here…"))] if kept else [],
            warning=False,
            icon="check",
            lasting=True,
        )
        self._copies.damage.clear()
        self._window.starting.open_again()

    def _on_not_restored(self, error: Exception) -> None:
        sentence = Sentence.of(error)
        if self._window.places.shows("settings_page"):
            self._window.places.settings_page.copies.show_sentence(sentence)
        else:
            self._window.navigation.leave_welcome()
            self._window.show_sentence(sentence)
        self._window.starting.open_again()

    # Crashes and reports

    def offer_logs(self) -> None:
        """Say that the program did not come to its end the last time, and offer what it wrote down."""
        self._window.chat.notices.show_notice(
            lambda: self.tr("MedBot did not close properly the last time."),
            lambda: self.tr(
                "Every question that was asked is in the history. If it happens again, report it."
            ),
            [
                ("open_logs", lambda: self.tr("Open the log folder")),
                ("report", lambda: self.tr("Report a problem")),
            ],
            lasting=True,
        )

    def act(self, action: str) -> None:
        """Do what was pressed on a notice of the chat, if it is a matter of this."""
        if action == "open_logs":
            self._copies.open_logs()
        elif action == "report":
            self._window.navigation.show_settings("about")
            self._on_report_wanted()
        elif action == "go_back" and self._copies.kept is not None:
            self._copies.offer_folder(self._copies.kept)

    def _on_report_wanted(self) -> None:
        self._copies.collect_report(self._on_report_collected)

    def _on_report_collected(self, parts: list[ReportPart]) -> None:
        self._window.places.settings_page.about.report.show_parts(parts)

    def _on_report_saved(self, parts: Sequence[ReportPart], target: Path) -> None:
        self._copies.write_report(parts, target, self._on_report_written, self._on_report_failed)

    def _on_report_written(self, _nothing: object) -> None:
        self._window.places.settings_page.about.report.show_told(
            self.tr("The report is saved. Look where you put it.")
        )

    def _on_report_failed(self, error: Exception) -> None:
        if isinstance(error, MedBotError):
            words = self._window.reading.sentence(Sentence.of(error))
            self._window.places.settings_page.about.report.show_told(words)

    def _on_told(self, sentence: Sentence) -> None:
        self._window.chat.show_sentence(sentence)
