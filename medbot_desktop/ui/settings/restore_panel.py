"""What restoring a copy would change, before it happens: what is here, what is in the copy, what would go."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.ui.days import date_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.settings.fields import FoldingLine
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.copies import Contents
    from medbot_desktop.services.backups import Offer
    from medbot_desktop.ui.theme import Look


class RestorePanel(Translated, QFrame):
    """Emits `accepted` or `dropped` with the offer that was shown."""

    accepted = Signal(object)
    dropped = Signal(object)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._offer: Offer | None = None
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        set_measures(column, 14, 12, 14, 12, 10)
        self._title = Label(role="heading", wrap=True)
        column.addWidget(self._title)
        both = FoldingLine(look, 320)
        sides = both.line
        set_measures(sides, 0, 0, 0, 0, 16)
        self._here_title, self._here = Label(role="group", wrap=True), Label(wrap=True)
        self._there_title, self._there = Label(role="group", wrap=True), Label(wrap=True)
        for title, words in ((self._here_title, self._here), (self._there_title, self._there)):
            side = QVBoxLayout()
            set_measures(side, 0, 0, 0, 0, 2)
            side.addWidget(title)
            side.addWidget(words)
            side.addStretch(1)
            sides.addLayout(side, 1)
        column.addWidget(both)
        lost = QHBoxLayout()
        set_measures(lost, 0, 0, 0, 0, 8)
        self._picture = QLabel()
        lost.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._lost = Label(role="strong", wrap=True)
        lost.addWidget(self._lost, 1)
        column.addLayout(lost)
        self._kept = Label(role="quiet", wrap=True)
        column.addWidget(self._kept)
        buttons = FlowLayout()
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.accept_button, self.drop_button = QPushButton(), QPushButton()
        self.accept_button.clicked.connect(self._on_accept)
        self.drop_button.clicked.connect(self._on_drop)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.drop_button)
        column.addLayout(buttons)
        self.retranslate()

    def show_offer(self, offer: Offer) -> None:
        if self._offer is not None and self._offer is not offer:
            self.dropped.emit(self._offer)
        self._offer = offer
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Put this copy in the place of what is here?"))
        self._here_title.setText(self.tr("Here now"))
        self._there_title.setText(self.tr("In the copy"))
        self._kept.setText(
            self.tr("What is here now is kept as a copy of its own: you can come back to it from this page.")
        )
        self.accept_button.setText(self.tr("Restore this copy"))
        self.drop_button.setText(self.tr("Leave everything as it is"))
        if self._offer is None:
            return
        preview = self._offer.preview
        self._here.setText(
            self._side(preview.here) if preview.here_readable else self.tr("What is here cannot be read.")
        )
        self._there.setText(self._side(preview.there))
        loses = preview.lost_turns or preview.lost_data_sets or not preview.here_readable
        set_icon(self._picture, "warning" if loses else "check", 18, "warn" if loses else "accent")
        self._lost.setText(self._loss())
        self._look.dress(self)

    def _side(self, contents: Contents) -> str:
        words = contents_words(contents).split(" · ")
        if contents.newest_at:
            day = date_words(
                datetime.fromtimestamp(contents.newest_at).date(),
                datetime.now().date(),
                self._language.locale,
            )
            words.append(self.tr("newest question: {day}").format(day=day))
        return "\n".join(words)

    def _loss(self) -> str:
        assert self._offer is not None
        preview = self._offer.preview
        if not preview.here_readable:
            return self.tr("What is here cannot be compared: it is damaged.")
        parts = []
        if preview.lost_turns:
            parts.append(
                self.tr("%Ln question(s) of those here are not in the copy.", "", preview.lost_turns)
            )
        if preview.lost_data_sets:
            names = ", ".join(preview.lost_data_sets[:5]) + ("…" if len(preview.lost_data_sets) > 5 else "")
            parts.append(self.tr("These data sets are not in the copy: {names}.").format(names=names))
        if preview.gained_turns:
            parts.append(self.tr("%Ln question(s) of the copy are not here.", "", preview.gained_turns))
        return " ".join(parts) or self.tr("Nothing that is here is missing in the copy.")

    def _on_accept(self) -> None:
        offer, self._offer = self._offer, None
        self.accepted.emit(offer)

    def _on_drop(self) -> None:
        offer, self._offer = self._offer, None
        self.dropped.emit(offer)


class ContentsWords(QObject):
    """Says how much there is; an object only because a sentence with a number needs one to be translated."""

    def words(self, contents: Contents, short: bool) -> str:
        """The counts in words with a dot between them."""
        parts = [
            self.tr("%Ln question(s)", "", contents.turns),
            self.tr("%Ln data set(s)", "", contents.data_sets),
        ]
        if not short:
            parts.append(self.tr("%Ln row(s)", "", contents.rows))
        if contents.models and not short:
            parts.append(self.tr("%Ln model(s)", "", contents.models))
        return " · ".join(parts)


def contents_words(contents: Contents, short: bool = False) -> str:
    """How much there is, in words with a dot between them; `short` leaves out what data sets and models hold."""
    return ContentsWords().words(contents, short)
