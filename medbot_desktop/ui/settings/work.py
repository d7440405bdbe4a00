"""The settings at work: what its pages ask for is read, changed or erased, and shown on them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.worker.messages import Ready
from medbot_desktop.worker.number_messages import NumbersRead, NumbersRequest

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.history import Removed
    from medbot_desktop.ui.behind import Behind
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.settings.page import SettingsPage
    from medbot_desktop.ui.store import Records


class SettingsWork(QObject):
    """Made with the page. `data_wanted` and `bin_wanted` are for the window."""

    data_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, page: SettingsPage, parts: Parts, preferences: Preferences, behind: Behind) -> None:
        super().__init__(page)
        self._page, self._reading, self._keeping = page, page.reading, behind.keeping
        self._store, self._tasks, self._backups = parts.store, parts.tasks, behind.copies.backups
        self._client = parts.workers().client
        self._copies: list[Path] | None = None
        library, keeping = behind.library_requests, behind.keeping
        page.changed.connect(preferences.set)
        preferences.changed.connect(page.show_settings)
        page.section_shown.connect(self._on_section)
        page.country.numbers_wanted.connect(self._ask_numbers)
        parts.events.received.connect(self._on_event)
        page.data.data_wanted.connect(self.data_wanted)
        library.changed.connect(page.data.show_library)
        if library.state is not None:
            page.data.show_library(library.state)
        page.privacy.bin_wanted.connect(self.bin_wanted)
        page.privacy.question.copies_wanted.connect(self._on_copies_wanted)
        page.privacy.question.accepted.connect(self._on_erase)
        keeping.history_changed.connect(self._read_kept)
        keeping.upkeep.erased.connect(self._on_erased)
        page.show_settings(preferences.current())

    def _on_section(self, section: str) -> None:
        if section == "country":
            self._page.country.ask_again()
        elif section == "privacy":
            self._page.privacy.tell("")
            self._read_kept()

    # The numbers of the country

    def _ask_numbers(self, country: str) -> None:
        request = NumbersRequest(self._client.next_request_id(), country)
        self._tasks.start(lambda: self._client.send(request), "io", failed=self._on_quiet)

    def _on_event(self, event: object) -> None:
        if isinstance(event, NumbersRead):
            self._page.country.show_numbers(event.country, event.numbers)
        elif isinstance(event, Ready):
            self._page.country.ask_again()

    # What is kept, and erasing it

    def _read_kept(self) -> None:
        if self._page.section == "privacy":
            self._keeping.history.run(
                lambda r: r.kept.counts(), self._page.privacy.show_kept, self._on_failed
            )

    def _on_copies_wanted(self) -> None:
        self._tasks.start(
            self._backups.histories, "io", self._page.privacy.question.show_copies, self._on_failed
        )

    def _on_erase(self, copies: list[Path]) -> None:
        self._copies = copies
        self._store.run(_put_all_in_bin, self._on_all_in_bin, self._on_failed)

    def _on_all_in_bin(self, removed: list[Removed]) -> None:
        self._keeping.forget_all()
        self._keeping.upkeep.erase(removed, self._copies or ())

    def _on_erased(self, refused: list[str]) -> None:
        copies, self._copies = self._copies, None
        if copies is None:
            return  # asked for elsewhere
        if copies:
            self._tasks.start(lambda: self._backups.list_anew(copies), "io", failed=self._on_failed)
        code = "history_erased_not_copies" if refused else "history_erased"
        params = {"names": ", ".join(refused)} if refused else {}
        self._page.privacy.tell(self._reading.sentence(Sentence(code, params)))
        self._read_kept()

    def _on_failed(self, error: Exception) -> None:
        self._copies = None
        self._page.privacy.tell(self._reading.sentence(Sentence.of(error)))

    def _on_quiet(self, _error: Exception) -> None:
        """The page says by itself that the numbers are not here yet."""


def _put_all_in_bin(records: Records) -> list[Removed]:
    history = records.history
    history.bin.delete_all(time.time())
    return history.bin.removed(limit=-1)
