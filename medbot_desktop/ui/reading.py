"""How a person reads now: in which language, and whether a model's text stands beside the row it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medbot_desktop.domain.sentences import Sentence
    from medbot_desktop.ui.language import Language


class Reading:
    """How cards are to be read now: in the reader's language, alone or beside one another.

    `side_by_side`: whether a model's text stands beside the stored row it was written from.
    """

    def __init__(self, language: Language, side_by_side: bool = True) -> None:
        self.language, self.side_by_side = language, side_by_side

    def sentences(self, sentences: Iterable[Sentence]) -> str:
        """The words of `sentences` in the reader's language, one after the other."""
        return " ".join(self.sentence(s) for s in sentences)

    def sentence(self, sentence: Sentence) -> str:
        """The words of one sentence; one that this version does not know is named by its code."""
        from medbot_desktop.texts import TEXTS, say  # all subjects, and nothing of them is in the first paint

        if sentence.code not in TEXTS[self.language.code]:
            return f"[{sentence.code}]"
        return say(self.language.code, sentence.code, sentence.params)
