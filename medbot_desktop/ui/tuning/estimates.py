"""What a run would take: the worker's estimates, asked for when what they depend on has rested for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.tuning import PRESETS, Preset

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.tuning import Estimate, TuningParams
    from medbot_desktop.ui.tuning.requests import RunRequests
    from medbot_desktop.worker.tuning_messages import EstimateRun, RunSource

ESTIMATE_AFTER_MS = 400


class Estimates(QObject):
    """For what is chosen, and then for each preset. `changed` fires when there is another to show; `looked_at` says
    whether anybody would see it.
    """

    changed = Signal()

    def __init__(self, runs: RunRequests, looked_at: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._runs, self._looked_at = runs, looked_at
        self.told: dict[tuple[RunSource, TuningParams], Estimate | Sentence] = {}
        self._wanted: tuple[RunSource, TuningParams] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ESTIMATE_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        runs.estimated.connect(self._on_estimated)
        runs.not_estimated.connect(self._keep)

    def want(self, source: RunSource, params: TuningParams | None) -> None:
        """Have these estimated; params None where what the form holds is no run."""
        self._wanted = (source, params) if params is not None and source.dataset_id else None
        self.changed.emit()
        if self._wanted is not None and self._looked_at():
            self._timer.start()

    def forget(self) -> None:
        """Other questions are known now: what was estimated no longer holds."""
        self._runs.drop_estimates()
        self.told.clear()

    @property
    def wanted(self) -> Estimate | Sentence | None:
        """Of what is wanted: the estimate, the trouble in its way, or nothing yet."""
        return self.told.get(self._wanted) if self._wanted else None

    def of_presets(self, source: RunSource) -> dict[Preset, float]:
        """The seconds of each preset that was estimated."""
        found = {preset: self.told.get((source, PRESETS[preset])) for preset in Preset}
        return {
            preset: one.seconds
            for preset, one in found.items()
            if one is not None and not isinstance(one, Sentence)
        }

    def _ask(self) -> None:
        if self._wanted is None or self._runs.going or not self._looked_at():
            return
        wanted = [self._wanted, *((self._wanted[0], PRESETS[preset]) for preset in Preset)]
        missing = [one for one in wanted if one not in self.told]
        if missing:
            self._runs.estimate(*missing[0])

    def _on_estimated(self, request: EstimateRun, estimate: Estimate) -> None:
        self._keep(request, estimate)
        self._ask()

    def _keep(self, request: EstimateRun, told: Estimate | Sentence) -> None:
        if self._wanted is None or request.source != self._wanted[0]:
            return
        self.told = {key: value for key, value in self.told.items() if key[0] == request.source}
        self.told[request.source, request.params] = told
        self.changed.emit()
