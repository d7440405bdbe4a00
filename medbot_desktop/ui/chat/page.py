"""The chat page: head, the turns or the empty page, news, composer. Shows what the desk says, tells it what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH
from medbot_desktop.domain.errors import QuestionEmpty
from medbot_desktop.domain.hosted import EMBEDDED, HostedSettings
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.ui.chat.column import TIME_WIDTH, column_geometry
from medbot_desktop.ui.chat.composer import Composer
from medbot_desktop.ui.chat.empty import EmptyChat
from medbot_desktop.ui.chat.engine_choice import EngineChoice
from medbot_desktop.ui.chat.head import ChatHead
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.chat.pane import ChatPane
from medbot_desktop.ui.chat.recall import Recall
from medbot_desktop.ui.focus import tab_stops
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.desk import Desk, Opened
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.messages import LibraryState


class ChatPage(Translated, QWidget):
    """Everything right of the history."""

    worker_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading, self._desk = look, reading, desk
        self._held = self._masked = ""
        self._engine = EMBEDDED
        self._name = ""
        self._set_aside = ""
        self._sent = ""
        self._left = ""
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        self.head = ChatHead(look)
        column.addWidget(self.head)
        self.pane = ChatPane(look, reading)
        self.empty = EmptyChat(look, reading.language)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.pane)
        self._stack.setMinimumHeight(1)  # at a large zoom a notice needs all the room there is
        column.addWidget(self._stack, 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(8)
        self.notices = NoticeBar(look)
        self.composer = Composer(look)
        self.engine_choice = EngineChoice(look, reading)
        self.composer.add_choice(self.engine_choice)
        self._recall = Recall(self.composer, self.pane)
        self._foot.addWidget(self.notices)
        self._foot.addWidget(self.composer)
        column.addLayout(self._foot)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        desk, pane = self._desk, self.pane
        desk.opened.connect(self._on_opened)
        desk.older_read.connect(pane.prepend)
        desk.newer_read.connect(pane.append_newer)
        desk.turn_stored.connect(self._on_turn_stored)
        desk.turn_changed.connect(pane.change_turn)
        desk.title_read.connect(self._on_title_read)
        desk.refused.connect(self._on_refused)
        desk.failed.connect(self.show_failure)
        desk.pending_changed.connect(self.composer.set_pending)
        pane.asked.connect(self.ask)
        pane.chosen.connect(desk.choose)
        pane.retried.connect(desk.retry)
        pane.write_wanted.connect(desk.write)
        desk.turn_grew.connect(pane.grow_turn)
        pane.dropped.connect(self._on_dropped)
        for asked_again in (pane.chosen, pane.retried, pane.dropped):
            asked_again.connect(self._go_to_field)
        pane.link_clicked.connect(self.ask_to_open)
        pane.older_wanted.connect(desk.read_older)
        pane.newer_wanted.connect(desk.read_newer)
        pane.newest_wanted.connect(desk.open_newest)
        pane.oldest_wanted.connect(desk.open_oldest)
        pane.trimmed.connect(desk.let_go)
        pane.left.connect(self._on_pane_left)
        self.empty.asked.connect(self.ask)
        self.empty.data_wanted.connect(self.head.data_wanted)
        self.composer.sent.connect(self.ask)
        self.composer.stopped.connect(desk.stop)
        self.composer.draft_changed.connect(desk.save_draft)
        self.notices.acted.connect(self._on_notice_acted)
        self.notices.link_agreed.connect(self._on_link_agreed)
        self._look.changed.connect(self._on_look_changed)

    def open(self, conversation_id: int | None, turn_id: int = 0) -> None:
        """Open a conversation or, with None, a new one; the draft of the one left behind is kept."""
        # While the program starts nothing is left behind: what is typed is meant for what is opened.
        self._left = self.composer.take_draft() if self._desk.is_open else ""
        self._desk.save_draft(self._left)
        self._desk.open(conversation_id, turn_id)

    def ask(self, question: str) -> None:
        """Ask, unless the question is empty, too long, or seems to hold a patient's details."""
        if self._desk.pending:
            return
        if not question.strip():
            self.show_failure(QuestionEmpty())
            return
        if len(question) > MAX_QUESTION_LENGTH:
            return  # the composer says so under the field
        from medbot_desktop.domain import privacy  # its patterns are not for the first paint

        if privacy.find(question):
            self._held, self._masked = question, privacy.mask(question)
            self._show_privacy_notice()
            return
        self._send(question)

    def edit_question(self, question: str) -> None:
        """Put a question asked before in the composer, to be asked in other words; that turn stays as it is.

        What was being typed comes back once it is sent.
        """
        if self.composer.text != question:
            self._set_aside = self._set_aside or self.composer.text
        self.composer.show_draft(question)
        self.composer.setFocus()

    def show_library(self, library: LibraryState | None) -> None:
        self.head.show_library(library)
        self.empty.show_library(library)

    def show_hosted(self, hosted: HostedSettings) -> None:
        """Say who answers, and let another be chosen where one is switched on."""
        self._engine = hosted.engine
        self.head.show_hosted(hosted)
        self.engine_choice.show_settings(hosted)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong, in the reader's language."""
        self.show_sentence(Sentence.of(error), warning=not isinstance(error, QuestionEmpty))

    def show_sentence(self, sentence: Sentence, warning: bool = True, lasting: bool = False) -> None:
        self.notices.show_notice(lambda: self._reading.sentence(sentence), warning=warning, lasting=lasting)

    def show_worker_lost(self) -> None:
        """The answer search does not start any more by itself."""
        self.notices.show_notice(
            lambda: self.tr("The answer search stopped several times."),
            lambda: self.tr("Your history is safe."),
            [("start_worker", lambda: self.tr("Start it again"))],
        )

    def retranslate(self) -> None:
        self._show_title()
        self._on_look_changed()

    def _show_title(self) -> None:
        stored = self._stack.currentWidget() is self.pane and bool(self.pane.turns)
        self.head.show_title(self._name if stored else self.tr("New question"), stored)

    def _on_title_read(self, title: str) -> None:
        self._name = title
        self._show_title()

    def _send(self, question: str, keep_details: bool = False, engine: str = "") -> None:
        self.notices.dismiss()
        self.composer.set_busy(True)
        # Saved while the question is being stored, what was typed would come back as a draft of it.
        typed = self.composer.take_draft()
        # Pressed somewhere else, a question leaves what is being typed as it is.
        self._sent = typed if typed.strip() in (question.strip(), self._held.strip()) else ""
        self._desk.ask(question, keep_details, engine or self._engine)

    def _on_opened(self, opened: Opened) -> None:
        self._held = self._masked = ""
        self.notices.dismiss()
        self._stack.setCurrentWidget(self.pane if opened.turns else self.empty)
        if not opened.turns:
            self.pane.prepare()
        self.pane.show_turns(opened.turns, opened.turn_id or None, opened.has_newest)
        self._set_aside = ""
        # What was typed while it was being opened is meant for this one.
        typed = self.composer.text.removeprefix(self._left)
        self._left = ""
        if self._desk.asks_early:
            self._set_aside = opened.draft  # until what was asked is stored
        else:
            self.composer.show_draft(opened.draft if typed == opened.draft else opened.draft + typed)
        self._name = opened.title
        self._show_title()
        if self.isVisible():  # behind the page of the first start it would take the focus from that one
            self.composer.setFocus()

    def _on_turn_stored(self, turn: Turn) -> None:
        self._held = self._masked = ""
        self.composer.set_busy(False)
        self._go_on_typing()
        if self._stack.currentWidget() is not self.pane:
            self.pane.show_turns(())
            self._stack.setCurrentWidget(self.pane)
            self._name = turn.question
        if self._desk.has_newest:
            self.pane.add_turn(turn)
        self._show_title()
        self.composer.setFocus()

    def _go_on_typing(self) -> None:
        """Take what was sent out of the field; what was typed since then, or before something else, stays."""
        kept = self.composer.text
        if self._sent:
            kept = kept.removeprefix(self._sent) if kept.startswith(self._sent) else ""
            kept, self._set_aside = self._set_aside + kept, ""
            self.composer.show_draft(kept)
        if kept:
            self._desk.save_draft(kept)

    def _on_refused(self, error: Exception) -> None:
        self.composer.set_busy(False)
        self._desk.save_draft(self.composer.text)
        self.show_failure(error)

    def take_typed(self, event: QKeyEvent) -> bool:
        """Take what is typed or pasted where nothing else takes it; False if it is neither."""
        bare = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        typed = bare and event.text().isprintable() and event.text().strip()
        if not typed and not event.matches(QKeySequence.StandardKey.Paste):
            return False
        self.composer.setFocus()
        self.composer.field.keyPressEvent(event)
        return True

    def _go_to_field(self) -> None:
        """What was pressed to have an answer goes with the card it stood on, as the field is where one goes on."""
        self.composer.setFocus()

    def _on_dropped(self, turn_id: int) -> None:
        self._desk.retry(turn_id, drop_carried=True)

    # Tab

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab through the page as it stands; what was made later comes later in Qt's own order."""
        stops = self._stops()
        focused = self.focusWidget()
        index = stops.index(focused) + (1 if forward else -1) if focused in stops else -1
        if not 0 <= index < len(stops):
            return super().focusNextPrevChild(forward)
        self._focus(stops[index], forward)
        return True

    def focus_last(self) -> None:
        """Take the focus, coming backwards from what is before the page."""
        self._focus(self._stops()[-1], forward=False)

    def _stops(self) -> list[QWidget]:
        body = tab_stops(self.empty) if self._stack.currentWidget() is self.empty else [self.pane]
        notices = [] if self.notices.isHidden() else tab_stops(self.notices)
        button = [self.composer.button] if self.composer.button.isEnabled() else []
        choice = [] if self.engine_choice.isHidden() else [self.engine_choice]
        return [*tab_stops(self.head), *body, *notices, self.composer.field, *button, *choice]

    def _focus(self, stop: QWidget, forward: bool) -> None:
        if stop is self.pane and not forward:
            self.pane.focus_last()
            return
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.empty.isAncestorOf(stop):
            self.empty.show_stop(stop)

    def _on_pane_left(self, forward: bool) -> None:
        stops = self._stops()
        index = stops.index(self.pane) + (1 if forward else -1) if self.pane in stops else -1
        self._focus(stops[index], forward)

    # Notices with something to press

    def _show_privacy_notice(self) -> None:
        def keep() -> str:
            if self._engine != EMBEDDED:
                return self.tr("Ask on this computer only")
            return self.tr("Keep them on this computer")

        self.notices.show_notice(
            lambda: self.tr("This looks like patient details. Nothing has been sent."),
            lambda: self.tr("Without them it reads: {question}").format(question=self._masked),
            [("mask", lambda: self.tr("Ask without them")), ("keep_details", keep)],
            icon="privacy",
        )

    def ask_to_open(self, address: str) -> None:
        """Ask before a page of the internet is opened in the browser."""
        if address.startswith("https://"):
            self.notices.ask_to_open(address)

    def _on_notice_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "mask":
            self._send(self._masked)
        elif action == "keep_details":
            # What is kept whole stays here, whoever answers otherwise.
            self._send(self._held, keep_details=True, engine=EMBEDDED)
        elif action == "start_worker":
            self.worker_wanted.emit()

    def _on_link_agreed(self, address: str) -> None:
        from medbot_desktop.ui.outside import open_link  # not for the first paint

        open_link(address)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self._place_foot()
        self.pane.reload()

    def _place_foot(self) -> None:
        left, width = column_geometry(self._look, self.width())
        time = self._look.px(TIME_WIDTH)
        right = self.width() - left - width
        self._foot.setContentsMargins(left + time, self._look.px(10), right, self._look.px(14))
