"""What is done with answers beside asking: judge, correct, undo, look at the row, hand it out. Wires page and panel.

Everything that touches a file runs in a lane of its own; the outcome comes back as a signal.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from medbot_desktop.domain.library import Fate
from medbot_desktop.domain.settings import Consent
from medbot_desktop.services.corrections import Draft
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.form_values import Opened
from medbot_desktop.ui.chat.turn_news import TurnNews
from medbot_desktop.worker.correction_messages import Corrected
from medbot_desktop.worker.messages import Failed, Ready, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.domain.corrections import StoredCorrection
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.services.corrections import Outcome
    from medbot_desktop.services.rows import RowDetails
    from medbot_desktop.ui.chat.beside import Beside
    from medbot_desktop.ui.chat.desk import Desk
    from medbot_desktop.ui.chat.form_values import Written
    from medbot_desktop.ui.chat.page import ChatPage
    from medbot_desktop.ui.chat.sheets import HandOuts
    from medbot_desktop.ui.chat.side_panel import SidePanel
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.lock import Lock
    from medbot_desktop.ui.preferences import Preferences
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.worker.messages import Event, LibraryState


class AnswerWork(QObject):
    """Between the chat page, the panel beside it, the history and the library's file."""

    row_opened = Signal(object)
    """The row is wanted on the page of its data set."""
    pin_wanted = Signal()
    """A row is to be changed, and the administrator's PIN stands before that."""

    def __init__(
        self,
        store: Store,
        tasks: TaskRunner,
        folder: Path,
        language: Language,
        preferences: Preferences,
        lock: Lock,
        desk: Desk,
        chat: ChatPage,
        beside: Beside,
    ) -> None:
        super().__init__(chat)
        self._store, self._tasks, self._folder = store, tasks, folder
        self._preferences, self._lock = preferences, lock
        self._chat, self._beside = chat, beside
        self._news = TurnNews(store, tasks, folder, desk, chat)
        self._library: LibraryState | None = None
        self._language = language
        self._panel_turn: Turn | None = None
        self._came_from: tuple[QWidget | None, int] = (None, 0)
        self._saved_uuid = ""
        self._consent_was_asked = False
        desk.opened.connect(self._on_opened)
        chat.pane.acted.connect(self._on_acted)
        chat.notices.acted.connect(self._on_notice)
        beside.made.connect(self._on_panel_made)

    def _on_panel_made(self, panel: SidePanel) -> None:
        source, form = panel.source, panel.form
        # Without a page that shows it there is no button.
        source.can_open = self.isSignalConnected(QMetaMethod.fromSignal(self.row_opened))
        source.copy_wanted.connect(self._on_copy)
        source.open_wanted.connect(self._on_open_row)
        source.correct_wanted.connect(self._on_read_to_correct)
        source.row_wanted.connect(self._on_neighbour)
        source.link_clicked.connect(self._chat.ask_to_open)
        form.saved.connect(self._on_saved)
        form.cancelled.connect(panel.close_panel)
        panel.closed.connect(self._on_panel_closed)

    # Their code is loaded when it is first wanted, like that of the pages.

    @cached_property
    def _hand_outs(self) -> HandOuts:
        from medbot_desktop.ui.chat.sheets import HandOuts

        return HandOuts(self._tasks, self._language, self._preferences, self._chat)

    @property
    def _panel(self) -> SidePanel:
        return self._beside.panel

    def _on_opened(self) -> None:
        self._beside.close()

    def show_library(self, library: LibraryState) -> None:
        """The library is another: see what has become of the rows that are shown."""
        self._library = library
        is_another = self._news.show_library(library)
        if is_another and self._beside.is_open and not self._panel.shows_form:
            details = self._panel.source.details
            self._show_row(details.shown if details is not None else None)

    # What is pressed at an answer

    def _on_acted(self, act: str, turn: Turn, value: object) -> None:
        row = turn.answer.row if turn.answer else None
        match act:
            case Act.JUDGE:
                self._judge(turn, value)  # type: ignore[arg-type]
            case Act.UNDO:
                self._undo(str(value))
            case Act.ADD:
                self._open_form(Opened(turn.id, turn.question, _medicine_of(turn)))
            case Act.CORRECT:
                self._panel_turn = turn
                self._read(row, self._on_read_to_correct)
            case Act.SHOW_ROW | Act.SHOW_CHANGE:
                self._panel_turn = turn
                self._show_row(value if act == Act.SHOW_ROW and value is not None else row)  # type: ignore[arg-type]
            case Act.PRINT:
                self._hand_outs.print_sheet(turn)
            case Act.SAVE_PDF:
                self._hand_outs.save_pdf(turn)

    def _judge(self, turn: Turn, right: bool | None) -> None:
        turn_id = turn.id

        def judge(records: Records) -> list[int]:
            records.corrections.judge(turn_id, right)
            return [turn_id]

        self._store.run(judge, self._news.read_remarks, self._chat.show_failure)
        if right is not None:
            self._ask_consent()

    def _undo(self, uuid: str) -> None:
        self._store.run(lambda r: r.corrections.undo(uuid), self._on_stored, self._chat.show_failure)

    def _on_stored(self, stored: StoredCorrection) -> None:
        if stored.turn_id is not None:
            self._news.read_remarks([stored.turn_id])

    # The row in full

    def _show_row(self, row: Row | None) -> None:
        self._read(row, self._on_read_to_show)

    def _read(self, row: Row | None, then: Callable[[RowDetails], None]) -> None:
        if row is None:
            return
        self._note_focus()
        folder = self._folder

        def read() -> RowDetails:
            from medbot_desktop.services.rows import read_row

            return read_row(folder, row)

        self._tasks.start(read, "io", then, self._chat.show_failure)

    def _on_read_to_show(self, details: RowDetails) -> None:
        was_hidden = not self._beside.is_open
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._panel.isAncestorOf(focused)
        asked = self._panel_turn.question if self._panel_turn else ""
        self._panel.show_row(details, asked)
        if was_hidden or had_focus:
            self._panel.focus_first()

    def _on_neighbour(self, row: Row) -> None:
        self._show_row(row)

    def _on_copy(self, details: RowDetails) -> None:
        QApplication.clipboard().setText(self._panel.source.as_text(details))
        self._chat.notices.show_notice(lambda: self.tr("Copied with its source."), warning=False, icon="copy")

    def _on_open_row(self, row: Row) -> None:
        self.row_opened.emit(row)

    # Correcting

    def _on_read_to_correct(self, details: RowDetails) -> None:
        turn = self._panel_turn
        is_answer = turn is not None and turn.answer is not None and turn.answer.row == details.shown
        asked, turn_id = (turn.question, turn.id) if turn is not None and is_answer else ("", None)
        gone = details.now.fate is Fate.REMOVED
        sample = details.data_set is not None and details.data_set.sample
        row = None if gone else details.row
        self._open_form(Opened(turn_id, asked or details.row.question, details.row.medicine, row, sample))

    def _open_form(self, opened: Opened) -> None:
        if self._lock.is_closed:
            self.pin_wanted.emit()
            return
        self._note_focus()
        self._panel.form.show_person(self._preferences.current().person)
        self._panel.show_form(opened, self._own_name())

    def _own_name(self) -> str:
        """What the data set of the answers made here is called, or will be."""
        library = self._library
        own = [data_set.name for data_set in library.data_sets if data_set.own] if library else []
        return own[0] if own else say(self._language.code, "own_rows_name")

    def _on_saved(self, written: Written) -> None:
        replaces = written.replaces
        draft = Draft(
            turn_id=written.opened.turn_id,
            asked=written.opened.asked,
            question=written.question,
            answer=written.answer,
            medicine=written.medicine,
            source=written.source,
            source_url=written.source_url,
            reviewer=written.reviewer,
            own_data_set=self._own_name(),
            language=replaces.language if replaces else "",
            replaces=replaces,
        )
        if draft.reviewer and not self._preferences.current().person:
            self._preferences.set("person", draft.reviewer)
        self._panel.close_panel()
        self._store.run(lambda r: r.corrections.correct(draft), self._on_corrected, self._chat.show_failure)

    def _on_corrected(self, stored: StoredCorrection) -> None:
        self._on_stored(stored)
        self._saved_uuid = stored.correction.uuid
        self._ask_consent()
        self._chat.notices.show_notice(
            lambda: self.tr("Saved. The same question will get this answer."),
            stored.correction.question,
            [("undo_correction", lambda: self.tr("Undo"))],
            warning=False,
            icon="check",
        )

    def accept(self, event: Event) -> None:
        """Take an event of the worker that may belong to a correction."""
        if isinstance(event, Ready | Corrected | Failed | WorkerDied):
            self._store.run(lambda r: r.corrections.accept(event), self._on_outcomes, self._chat.show_failure)

    def _on_outcomes(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            self._on_stored(outcome.stored)
            if outcome.trouble is not None:
                self._chat.show_sentence(outcome.trouble)

    # Consent, and other notices with something to press

    def _ask_consent(self) -> None:
        """Ask once whether what is said of answers may be used to tune; nothing is used before."""
        if self._consent_was_asked or self._preferences.current().tuning_consent is not Consent.NOT_ASKED:
            return
        self._consent_was_asked = True
        self._chat.notices.show_notice(
            lambda: self.tr("May your judgements and corrections be used for tuning?"),
            lambda: self.tr("They stay on this computer. You can change this in Settings."),
            [
                ("consent_yes", lambda: self.tr("Use them")),
                ("consent_no", lambda: self.tr("Do not use them")),
            ],
            warning=False,
            icon="tuning",
            lasting=True,
        )

    def _on_notice(self, action: str) -> None:
        if action == "undo_correction":
            self._undo(self._saved_uuid)
        elif action == "consent_yes":
            self._preferences.set("tuning_consent", Consent.GIVEN)
        elif action == "consent_no":
            self._preferences.set("tuning_consent", Consent.REFUSED)

    # Focus

    def _note_focus(self) -> None:
        """Remember what the focus comes from, and the turn it is at: views are used again for other turns."""
        focused = QApplication.focusWidget()
        if not self._beside.is_open:
            self._came_from = focused, self._turn_id_at(focused)

    def _turn_id_at(self, widget: QWidget | None) -> int:
        for view in self._chat.pane.live_views.values():
            if widget is not None and view.turn is not None and view.isAncestorOf(widget):
                return view.turn.id
        return 0

    def _on_panel_closed(self) -> None:
        (widget, turn_id), self._came_from = self._came_from, (None, 0)
        there = widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()
        if widget is not None and there and self._turn_id_at(widget) == turn_id:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif turn_id:
            self._chat.pane.focus_turn(turn_id)
        elif self._chat.isVisible():
            self._chat.composer.setFocus()


def _medicine_of(turn: Turn) -> str:
    """The one medicine a question was understood to be about, or ""."""
    if turn.answer is None:
        return ""
    understood = turn.answer.understood
    names = understood.medicines or understood.unknown_medicines
    return names[0] if len(names) == 1 else ""
