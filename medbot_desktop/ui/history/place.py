"""The History place at work: what its page asks for is read, changed, exported or erased, and told on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.ui.history.page import HistoryPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medbot_desktop.domain.history import Removed
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.services.backups import Backups
    from medbot_desktop.services.history_files import FileKind
    from medbot_desktop.ui.history.removals import Removal
    from medbot_desktop.ui.history.wiring import HistoryWiring
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

REFRESH_AFTER_MS = 200


class HistoryPlace(QObject):
    """Made when the place is first wanted. `opened` and `ask_wanted` are for the chat."""

    opened = Signal(int, int)
    ask_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        reading: Reading,
        language: Language,
        store: Store,
        tasks: TaskRunner,
        backups: Backups,
        keeping: HistoryWiring,
    ) -> None:
        super().__init__(keeping)
        self._reading, self._store, self._tasks = reading, store, tasks
        self._backups, self._keeping = backups, keeping
        self._copies: list[Path] = []
        self.page = page = HistoryPage(look, reading, language, store, keeping.history)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(REFRESH_AFTER_MS)
        self._wait.timeout.connect(self.refresh)
        search, exports, removals = page.search, keeping.exports, keeping.removals
        page.view_shown.connect(self.refresh)
        search.opened.connect(self.opened)
        search.turn_menu_wanted.connect(keeping.turns.open_menu)
        search.pin_wanted.connect(self._on_pin)
        search.label_wanted.connect(keeping.conversations.open_menu)
        search.delete_wanted.connect(removals.remove_turns)
        search.link_clicked.connect(keeping.show_link)
        search.failed.connect(self.show_failure)
        page.export_wanted.connect(self._on_export)
        page.import_wanted.connect(exports.choose_import)
        page.gaps.ask_wanted.connect(self.ask_wanted)
        page.gaps.export_wanted.connect(self._on_export_gaps)
        page.bin.restore_wanted.connect(removals.restore)
        page.bin.copies_wanted.connect(self._on_copies_wanted)
        page.bin.erase_wanted.connect(self._on_erase)
        page.notices.acted.connect(self._on_acted)
        removals.removed.connect(self._on_removed)
        removals.restored.connect(self._on_restored)
        keeping.upkeep.erased.connect(self._on_erased)
        keeping.history_changed.connect(self._wait.start)

    def refresh(self, _view: str = "") -> None:
        """Read what the page shows anew, if it is in sight."""
        page = self.page
        if page.isHidden():
            return
        if page.view == "search":
            page.search.refresh()
        elif page.view == "gaps":
            self._keeping.history.run(lambda r: r.gaps.gaps(), page.gaps.show_gaps, self.show_failure)
        else:
            self._store.run(lambda r: r.history.bin.removed(), page.bin.show_removed, self.show_failure)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong, on the page."""
        sentence = Sentence.of(error)
        self.page.notices.show_notice(lambda: self._reading.sentence(sentence))

    def show_sentence(self, sentence: Sentence) -> None:
        self.page.notices.show_notice(lambda: self._reading.sentence(sentence), warning=False)

    def _on_pin(self, turn_ids: list[int], pinned: bool) -> None:
        def pin(records: Records) -> list[Turn]:
            records.history.labels.pin_turns(turn_ids, pinned)
            return [records.history.turn(turn_id) for turn_id in turn_ids]

        self._store.run(pin, self._on_pinned, self.show_failure)

    def _on_pinned(self, turns: list[Turn]) -> None:
        self._keeping.show_changed(turns)
        self.refresh()

    def _on_export(self, kind: FileKind) -> None:
        search, exports = self.page.search, self._keeping.exports
        chosen = search.turn_ids_chosen
        if len(chosen) > 1:
            exports.export_turns(chosen, kind)
        else:
            exports.export_found(search.wanted, kind)

    def _on_export_gaps(self) -> None:
        self._keeping.exports.export_gaps(self.page.gaps.gaps)

    def _on_acted(self, action: str) -> None:
        self.page.notices.close_notice()
        if action == "undo":
            self._keeping.removals.undo()

    def _on_removed(self, removal: Removal) -> None:
        self.refresh()
        if self.page.isVisible():
            self._keeping.tell_removed(self.page.notices, removal)

    def _on_restored(self, _removal: Removal) -> None:
        self.page.notices.dismiss()
        self.refresh()

    # Erasing for good

    def _on_copies_wanted(self) -> None:
        self._tasks.start(self._backups.histories, "io", self._on_copies, self.show_failure)

    def _on_copies(self, copies: list[Path]) -> None:
        self.page.bin.show_copies(copies)

    def _on_erase(self, removed: Sequence[Removed], copies: Sequence[Path]) -> None:
        self._copies = list(copies)
        self._keeping.upkeep.erase(removed, copies)

    def _on_erased(self, refused: list[str]) -> None:
        copies, self._copies = self._copies, []
        if copies:
            # Their lists of contents would call them changed by another hand.
            self._tasks.start(lambda: self._backups.list_anew(copies), "io", failed=self.show_failure)
        code = "history_erased_not_copies" if refused else "history_erased"
        self.show_sentence(Sentence(code, {"names": ", ".join(refused)} if refused else {}))
        self.refresh()
