"""What is kept of the questions, what may be learnt from them, and how they are erased for good."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.recycle_bin import BIN_DAYS
from medbot_desktop.domain.settings import Consent, Settings
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.history.erase_question import EraseQuestion
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.fields import ChoiceField, Heading, titled
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.history import Kept
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LINES = 5


class PrivacySettings(Translated, QWidget):
    """Emits `changed` with the name of a setting and its value; `bin_wanted` leads to what was deleted."""

    changed = Signal(str, object)
    bin_wanted = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._settings = Settings()
        self._kept: Kept | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        self._heading = Heading()
        self._kept_title = Label(role="strong", wrap=True)
        panel = QFrame()
        panel.setObjectName("panel")
        lines = QVBoxLayout(panel)
        set_measures(lines, 0, 0, 0, 0, 0)
        self._lines = [_line(lines, first=number == 0) for number in range(LINES)]
        self.consent_field = ChoiceField(look)
        self.consent_field.box.activated.connect(self._on_consent)
        self._erase_title = Label(role="strong", wrap=True)
        self._erase_words = Label(wrap=True)
        acts = QWidget()
        flow = FlowLayout(acts)
        set_measures(flow, 0, 0, 0, 0, 8)
        self.bin_button, self.erase_button = QPushButton(), QPushButton()
        set_icon(self.bin_button, "history", 16, "text")
        set_icon(self.erase_button, "trash", 16, "text")
        self.bin_button.clicked.connect(self.bin_wanted)
        self.erase_button.clicked.connect(self._on_erase)
        flow.addWidget(self.bin_button)
        flow.addWidget(self.erase_button)
        self.question = EraseQuestion()
        self._told = Label(role="quiet", wrap=True)
        self._told.hide()
        column.addWidget(self._heading)
        column.addLayout(titled(self._kept_title, panel))
        column.addWidget(self.consent_field)
        column.addLayout(titled(self._erase_title, self._erase_words))
        for part in (acts, self.question, self._told):
            column.addWidget(part)
        column.addStretch(1)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.retranslate()

    def show_kept(self, kept: Kept) -> None:
        """What the history holds now."""
        self._kept = kept
        self.retranslate()

    def tell(self, words: str) -> None:
        """Say what came of erasing."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def retranslate(self) -> None:
        self._heading.show_words(
            self.tr("Privacy"),
            self.tr(
                "Questions and answers stay on this computer. Nothing is sent unless you switch on a model."
            ),
        )
        self._kept_title.setText(self.tr("What is kept"))
        for (label, value), (words, count) in zip(self._lines, self._counts(), strict=True):
            label.setText(words)
            value.setText(count)
        self.consent_field.show_words(
            self.tr("Judgements and corrections"), self.tr("They stay on this computer in any case.")
        )
        consents: list[tuple[str, object]] = [
            (self.tr("Ask the first time"), Consent.NOT_ASKED),
            (self.tr("Use them to tune"), Consent.GIVEN),
            (self.tr("Do not use them to tune"), Consent.REFUSED),
        ]
        self.consent_field.show_choices(consents, self._settings.tuning_consent)
        self._erase_title.setText(self.tr("Erase"))
        self._erase_words.setText(
            self.tr(
                "What you delete waits in the bin for {days} days. Personal details in a question are masked before it "
                "is stored, unless you keep them."
            ).format(days=BIN_DAYS)
        )
        self.bin_button.setText(self.tr("Open the bin"))
        self.erase_button.setText(self.tr("Erase all questions…"))
        self.erase_button.setEnabled(bool(self._kept and self._kept.questions))

    def _counts(self) -> list[tuple[str, str]]:
        kept, number = self._kept, self._language.locale.toString
        shown = (
            [number(n) for n in (kept.questions, kept.in_bin, kept.judged, kept.corrected)]
            if kept
            else [""] * 4
        )
        since = ""
        if kept and kept.oldest_at is not None:
            day = datetime.fromtimestamp(kept.oldest_at).date().isoformat()
            since = review_date(day, self._language.code)
        names = (
            self.tr("Questions and answers"),
            self.tr("of them in the bin"),
            self.tr("Judged right or wrong"),
            self.tr("Corrected or added answers"),
        )
        return [*zip(names, shown, strict=True), (self.tr("The oldest question"), since)]

    def _on_consent(self) -> None:
        self.changed.emit("tuning_consent", Consent(self.consent_field.box.currentData()))

    def _on_erase(self) -> None:
        self.tell("")
        self.question.ask(self._kept.questions if self._kept else 0)


def _line(column: QVBoxLayout, first: bool) -> tuple[Label, Label]:
    if not first:
        rule = QFrame()
        rule.setObjectName("rule")
        column.addWidget(rule)
    line = QHBoxLayout()
    set_measures(line, 14, 6, 14, 6, 8)
    label, value = Label(wrap=True), Label(role="meta")
    line.addWidget(label, 1)
    line.addWidget(value)
    column.addLayout(line)
    return label, value
