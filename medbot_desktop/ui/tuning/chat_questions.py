"""The questions of the chat whose right row is known, of the chosen data; read with the user's consent alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.settings import Consent

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.tuning import KnownQuestion
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.tuning.source import ChosenSource

    # For a data set; reads files, so not on the UI thread.
    ReadKnown = Callable[[int], tuple[KnownQuestion, ...]]


class ChatQuestions(QObject):
    """`listed` fires when they were read, with whether they are other than before; `failed` carries a Sentence."""

    listed = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, tasks: TaskRunner, read_known: ReadKnown, source: ChosenSource, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._read_known, self._source = tasks, read_known, source
        self.consent = Consent.NOT_ASKED
        self.known: tuple[KnownQuestion, ...] = ()

    def show_consent(self, consent: Consent) -> None:
        """Take in whether they may be used."""
        if consent is not self.consent:
            self.consent = consent
            self.read()

    def read(self) -> None:
        """Read them anew; without consent or data there are none."""
        if self.consent is not Consent.GIVEN or not self._source.dataset_id:
            self._on_known(())
            return
        read, dataset_id = self._read_known, self._source.dataset_id
        self._tasks.start(lambda: read(dataset_id), "io", self._on_known, self._on_not_known)

    def _on_known(self, known: tuple[KnownQuestion, ...]) -> None:
        changed = known != self.known
        self.known = known
        self.listed.emit(changed)

    def _on_not_known(self, error: Exception) -> None:
        self._on_known(())
        if isinstance(error, MedBotError):
            self.failed.emit(Sentence.of(error))
