"""What is chosen in the list of hits: one turn with its marks and source, or how many, and what can be done with it."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.search_words import SearchWords, marks
from medbot_desktop.ui.chat.card import SourceLine
from medbot_desktop.ui.chat.marked_text import MarkedText
from medbot_desktop.ui.days import date_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.kinds import KIND_LOOKS, kind_title
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.turns import Conversation, Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

WIDTH = 372


class Preview(Translated, QFrame):
    """`acted` carries open, more, pin, unpin, label, delete for what is chosen."""

    acted = Signal(str)
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._turn: Turn | None = None
        self._conversation: Conversation | None = None
        self._count = 0
        self._words = SearchWords()
        self.setObjectName("preview")
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._body(), 1)
        column.addWidget(self._make_foot())
        self.retranslate()

    def _body(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._host = QWidget()
        self._host.setObjectName("preview_host")
        column = QVBoxLayout(self._host)
        set_measures(column, 16, 14, 16, 14, 8)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 8)
        self._picture = QLabel()
        self._kind = Label(role="strong", wrap=True)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._kind, 1)
        column.addLayout(head)
        self._when = Label(role="meta", wrap=True)
        column.addWidget(self._when)
        self._question = MarkedText(self._look, 15, 22, bold=True)
        self._answer = MarkedText(self._look, 15, 23, apart=6)
        column.addWidget(self._question)
        column.addWidget(self._answer)
        self._source = SourceLine(self._look, self._reading, last=True)
        self._source.leads_to_row = False  # the panel with the row stands beside the chat
        self._source.link_clicked.connect(self.link_clicked)
        column.addWidget(self._source)
        self._in = Label(role="meta", wrap=True)
        column.addWidget(self._in)
        column.addStretch(1)
        area.setWidget(self._host)
        return area

    def _make_foot(self) -> QFrame:
        self._foot = foot = QFrame()
        foot.setObjectName("foot")
        flow = FlowLayout(foot)
        set_measures(flow, 16, 10, 16, 10, 8)
        self.open_button, self.more_button = QPushButton(), QPushButton()
        self.pin_button, self.label_button, self.delete_button = QPushButton(), QPushButton(), QPushButton()
        self.open_button.setProperty("variant", "primary")
        for button, icon, tone in (
            (self.open_button, "chat", "on_accent"),
            (self.pin_button, "pin", "text"),
            (self.label_button, "tag", "text"),
            (self.delete_button, "trash", "text"),
            (self.more_button, "chevron-down", "text"),
        ):
            set_icon(button, icon, 16, tone)
            button.clicked.connect(self._on_clicked)
            flow.addWidget(button)
        return foot

    @property
    def turn(self) -> Turn | None:
        """The turn that is shown."""
        return self._turn

    def show_nothing(self) -> None:
        self._turn, self._count = None, 0
        self.retranslate()

    def show_turn(self, turn: Turn, conversation: Conversation, words: SearchWords) -> None:
        """Show one turn with what was searched marked."""
        self._turn, self._conversation, self._words, self._count = turn, conversation, words, 1
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Several are chosen."""
        self._turn, self._count = None, count
        self.retranslate()

    def retranslate(self) -> None:
        self.open_button.setText(self.tr("Open the conversation"))
        self.pin_button.setText(self.tr("Unpin") if self._turn and self._turn.pinned else self.tr("Pin"))
        self.label_button.setText(self.tr("Label"))
        self.delete_button.setText(self.tr("Delete"))
        self.more_button.setText(self.tr("More"))
        one, some = self._turn is not None, self._count > 0
        self._foot.setVisible(some)
        self.open_button.setVisible(one)
        self.more_button.setVisible(one)
        for button in (self.pin_button, self.label_button, self.delete_button):
            button.setVisible(some)
        for widget in (
            self._picture,
            self._when,
            self._question,
            self._answer,
            self._source,
            self._in,
        ):
            widget.setVisible(one)
        if self._turn is not None:
            self._show(self._turn)
        elif some:
            self._kind.setText(self.tr("%Ln question(s) chosen", "", self._count))
        else:
            self._kind.setText(self.tr("Choose a question to read it here."))
        role = "strong" if some else "quiet"
        if self._kind.property("role") != role:
            self._kind.setProperty("role", role)
            self._kind.style().polish(self._kind)
        self._look.dress(self)

    def _show(self, turn: Turn) -> None:
        answer, language = turn.answer, self._reading.language
        kind = answer.kind if answer else None
        look = KIND_LOOKS[kind] if kind else None
        set_icon(self._picture, look.icon if look else "warning", 18, look.tone if look else "warn")
        self._kind.setText(kind_title(kind) if kind else self.tr("No answer"))
        moment = time.localtime(turn.asked_at)
        today = time.localtime()
        day = date_words(_date(moment), _date(today), language.locale)
        self._when.setText(f"{day}, {moment.tm_hour}:{moment.tm_min:02d}")
        self._show_marked(self._question, turn.question, self.tr("Question"))
        stored = answer is not None and answer.kind is AnswerKind.STORED and answer.row is not None
        words = ""
        if answer is not None:
            # The kind stands above already.
            whole = answer_as_text(answer, language.code).partition("\n")[2]
            words = (answer.text or answer.row.answer) if stored and answer.row else whole
            for number in answer.numbers:  # a line never ends within a telephone number
                words = words.replace(number.number, number.number.replace(" ", "\u00a0"))
        self._answer.setVisible(bool(words))
        self._show_marked(self._answer, words, self.tr("Answer"))
        self._source.setVisible(stored)
        if stored and answer is not None and answer.row is not None:
            self._source.show_row(answer.row, answer.shows_samples)
        if self._conversation is not None:
            about = [self.tr("In: {title}").format(title=self._conversation.title)]
            about += [self.tr("Labels: {labels}").format(labels=", ".join(self._conversation.labels))] * bool(
                self._conversation.labels
            )
            self._in.setText("\n".join(about))

    def _show_marked(self, view: MarkedText, text: str, name: str) -> None:
        view.show_marked(text, [(start, start + length) for start, length in marks(text, self._words)])
        view.setAccessibleName(name)

    def _on_clicked(self) -> None:
        names = {
            self.open_button: "open",
            self.label_button: "label",
            self.delete_button: "delete",
            self.more_button: "more",
        }
        button = self.sender()
        pinned = self._turn is not None and self._turn.pinned
        self.acted.emit(names.get(button, "unpin" if pinned else "pin"))  # type: ignore[call-overload]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in (self._question, self._answer):
            view.updateGeometry()


def _date(moment: time.struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
