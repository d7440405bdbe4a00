"""Teaching behind its page: which row comes next, what was taught, and what each ten of it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from medbot_desktop.domain.tuning import KnownQuestion
    from medbot_desktop.domain.tuning_review import TaughtScore
    from medbot_desktop.ui.tuning.requests import ModelRequests, RunRequests
    from medbot_desktop.ui.tuning.source import ChosenSource
    from medbot_desktop.ui.tuning.teach_page import TeachPage

SCORED_BY = 10


class Sitting(QObject):
    """`listed` fires when what was taught has been told, with whether it is other than before."""

    listed = Signal(bool)

    def __init__(
        self, source: ChosenSource, runs: RunRequests, models: ModelRequests, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source, self._runs, self._models = source, runs, models
        self._page: TeachPage | None = None
        self._tens_scored = 0
        self.taught: tuple[tuple[int, KnownQuestion], ...] = ()
        self._scores: tuple[TaughtScore, ...] = ()
        models.taught.connect(self._on_taught)
        models.untaught.connect(self._on_changed)
        models.taught_listed.connect(self._on_listed)
        runs.taught_scored.connect(self._on_scored)

    def serve(self, page: TeachPage) -> None:
        """Show all on this page and do what it asks for."""
        self._page = page
        page.show_taught(self.taught)
        page.show_scores(self._scores)
        self._models.row_to_teach.connect(page.show_row)
        page.asked.connect(self._on_asked)
        page.skipped.connect(self._on_skipped)
        page.taken_back.connect(self._models.unteach)

    def begin(self) -> None:
        """A sitting begins on the page."""
        assert self._page is not None
        self._page.begin()
        self._models.next_to_teach(self._source.dataset_id, 0)

    def _on_asked(self, row_number: int, query: str) -> None:
        self._models.teach(self._source.dataset_id, row_number, query)

    def _on_skipped(self, skip: int) -> None:
        self._models.next_to_teach(self._source.dataset_id, skip)

    def _on_taught(self) -> None:
        if self._page is not None:
            self._page.kept()
        self._on_changed()

    def _on_changed(self) -> None:
        self._models.list_taught()
        if self._page is not None and self._page.isVisible():
            self._models.next_to_teach(self._source.dataset_id, self._page.skip)

    def _on_listed(self, taught: tuple[tuple[int, KnownQuestion], ...]) -> None:
        changed = taught != self.taught
        self.taught = taught
        if self._page is not None:
            self._page.show_taught(taught)
        self._score()
        self.listed.emit(changed)

    def _score(self) -> None:
        """Ask what the questions bring, whenever another ten of them are there."""
        tens = len(self.taught) // SCORED_BY
        if not tens:
            self._on_scored(())
        elif tens != self._tens_scored and not self._runs.going:
            self._runs.score_taught(self._source.dataset_id)
        self._tens_scored = tens

    def _on_scored(self, scores: tuple[TaughtScore, ...]) -> None:
        self._scores = scores
        if self._page is not None:
            self._page.show_scores(scores)
