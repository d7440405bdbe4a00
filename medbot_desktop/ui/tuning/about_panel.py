"""What was done to get a review: what was trained and why, with which settings, and what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medbot_desktop.texts import say
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.frames import Panel
from medbot_desktop.ui.tuning.words import (
    duration_words,
    memory_words,
    part_words,
    sentence_words,
    setting_words,
)

if TYPE_CHECKING:
    from medbot_desktop.domain.tuning_review import Review
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look


class AboutPanel(Panel):
    """A name in bold over each of its lines."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._before = self.column.count()
        set_measures(self.column, 14, 10, 14, 10, 2)

    def show_review(self, review: Review) -> None:
        self.show_words(self.tr("What was done"))
        clear(self.column, self._before)
        for name, words in self._lines(review):
            head = Label(name, role="group", wrap=True)
            head.setContentsMargins(0, self._look.px(6), 0, 0)
            add_shown(self.column, head)
            line = Label(words, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            add_shown(self.column, line)
        self.column.addStretch(1)

    def _lines(self, review: Review) -> list[tuple[str, str]]:
        code, locale = self._language.code, self._language.locale
        lines = []
        for part in review.parts:
            words = say(code, part.reason, {"n": locale.toString(part.n)})
            if part.kept and part.epochs:
                words += " " + self.tr("{n} epochs.").format(n=locale.toString(part.epochs))
            lines.append((part_words(part.name), words))
        if review.notices:
            told = " ".join(sentence_words(notice, self._language) for notice in review.notices)
            lines.append((self.tr("To bear in mind"), told))
        settings = ", ".join(
            f"{say(code, f'tuning_{name}').lower()} {setting_words(name, getattr(review.params, name), locale)}"
            for name in review.params.__dataclass_fields__
        )
        lines.append((self.tr("Settings"), f"{settings[:1].upper()}{settings[1:]}."))
        took = self.tr("{encoding} to prepare the rows, {training} to train. Memory: {memory}.").format(
            encoding=duration_words(review.seconds_encoding),
            training=duration_words(review.seconds_training),
            memory=memory_words(review.peak_memory_mb, locale),
        )
        lines.append((self.tr("What it took"), f"{took[:1].upper()}{took[1:]}"))
        lines.append(
            (
                self.tr("The model to use"),
                self.tr(
                    "It was trained on all questions, for as many epochs as were best in the rounds; the scores are "
                    "those of the rounds."
                ),
            )
        )
        return lines
