"""The sheet for the patient: to a printer, or to a PDF where the user wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.ui.chat.hand_out import HandOut, page_html, write_pdf
from medbot_desktop.ui.printing import print_html

if TYPE_CHECKING:
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.tasks import TaskRunner

NAME_LENGTH = 60


class HandOuts(QObject):
    """Asks where to and says what became of it on the chat page."""

    def __init__(
        self, tasks: TaskRunner, language: Language, preferences: Preferences, chat: ChatPage
    ) -> None:
        super().__init__(chat)
        self._tasks, self._language = tasks, language
        self._preferences, self._chat = preferences, chat

    def hand_out(self, turn: Turn) -> HandOut | None:
        """The sheet of a turn's answer; None where no row answers it."""
        answer = turn.answer
        if answer is None or answer.row is None:
            return None
        settings = self._preferences.current()
        text = answer.text or answer.row.answer
        return HandOut(text, answer.row, answer.shows_samples, settings.pharmacy_name, settings.country)

    def save_pdf(self, turn: Turn) -> None:
        """Ask where to and write it there."""
        hand_out, language = self.hand_out(turn), self._language
        if hand_out is None:
            return
        name = f"{file_name(hand_out.row.medicine or hand_out.row.question)}.pdf"
        title = self.tr("Save the sheet for the patient")
        path, _kind = QFileDialog.getSaveFileName(self._chat, title, name, "PDF (*.pdf)")
        if not path:
            return
        try:
            write_pdf(hand_out, path, language)
        except MedBotError as error:
            self._chat.show_failure(error)
        else:
            self._chat.notices.show_notice(
                lambda: self.tr("The sheet is saved."), path, warning=False, icon="check"
            )

    def print_sheet(self, turn: Turn) -> None:
        """Ask for a printer and print on it; says so where there is none."""
        hand_out = self.hand_out(turn)
        if hand_out is None:
            return
        title = file_name(hand_out.row.medicine or hand_out.row.question)
        sentence = print_html(page_html(hand_out, self._language), title, self._chat)
        if sentence is not None:
            self._chat.show_sentence(sentence)


def file_name(words: str) -> str:
    """The words as the name of a file."""
    kept = "".join(c if c.isalnum() or c in " -_" else "" for c in words).strip()
    return kept[:NAME_LENGTH] or "MedBot"
