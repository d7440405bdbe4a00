"""A sentence that somebody will read, before it is in anybody's language."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - reading one back looks its types up
from dataclasses import dataclass, field

from medbot_desktop.domain.errors import MedBotError


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its stable code in texts; the words are made when it is shown, in the reader's language."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    @staticmethod
    def of(error: Exception) -> Sentence:
        """The sentence of a known error; of any other, which is a bug, that something failed inside."""
        return (
            Sentence(error.code, error.params)
            if isinstance(error, MedBotError)
            else Sentence("internal_error")
        )
