"""One turn on the page: when, the question, what was understood, and its card. Made once, shown for many turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import SAMPLE_NOTICE, AnswerKind
from medbot_desktop.domain.corrections import TurnRemarks
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.texts.lists import joined
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.answer_foot import AnswerFoot
from medbot_desktop.ui.chat.cards import CARDS, UnansweredCard
from medbot_desktop.ui.chat.column import TIME_WIDTH
from medbot_desktop.ui.chat.growth import Growing, is_unfinished
from medbot_desktop.ui.chat.question_line import QuestionLine
from medbot_desktop.ui.chat.turn_actions import MoreButton
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import let_shrink, set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.library import RowNow
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.card import Card
    from medbot_desktop.ui.chat.differences_panel import DifferencesPanel
    from medbot_desktop.ui.chat.generated import GeneratedCard
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

STACK_BELOW = 640
"""A turn narrower than this (at 100 %) lays its two cards below one another."""


WRITE_OFFERED = ("model_after_red_flag", "model_after_help")
"""Notices that say a model was not asked by itself, and beside which it can be."""


class TurnView(QWidget):
    """Recycled: `show_turn` may be called again and again with other turns."""

    asked = Signal(str)
    chosen = Signal(int, str)
    retried = Signal(int)
    dropped = Signal(int)
    link_clicked = Signal(str)
    acted = Signal(str, object, object)
    menu_wanted = Signal(object, object)
    resized = Signal(int)
    write_wanted = Signal(int, str)
    side_by_side_wanted = Signal(bool)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self.turn: Turn | None = None
        self._written: GeneratedCard | None = None
        self._differences: DifferencesPanel | None = None
        self._only_text_grew = False
        self._cards: dict[AnswerKind | None, Card] = {}
        line = QHBoxLayout(self)
        set_measures(line, 0, 0, 0, 0, 0)
        self._when = Label(role="hint")
        set_fixed(self._when, width=TIME_WIDTH, height=22)
        line.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        set_measures(self._column, 0, 0, 0, 0, 8)
        line.addLayout(self._column, 1)
        self._question = QuestionLine(look)
        self._question.dropped.connect(self._on_dropped)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 4)
        self._pinned = QLabel()
        set_icon(self._pinned, "pin", 16, "accent")
        self.more = MoreButton()
        self.more.clicked.connect(self._on_more)
        head.addWidget(self._question, 1)
        head.addWidget(self._pinned, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._notices = QWidget()
        notices = QHBoxLayout(self._notices)
        set_measures(notices, 0, 0, 0, 0, 8)
        picture = QLabel()
        set_icon(picture, "info", 16)
        notices.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._notice_words = Label(role="meta", wrap=True)
        notices.addWidget(self._notice_words, 1)
        self.write_button = QPushButton()
        self.write_button.setProperty("variant", "small")
        self.write_button.clicked.connect(self._on_write_wanted)
        notices.addWidget(self.write_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._notices)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        set_measures(self._pair, 0, 0, 0, 0, 12)
        self._column.addLayout(self._pair)
        self.foot = AnswerFoot(look, reading)
        self.foot.judged.connect(self._on_judged)
        self.foot.difference_wanted.connect(self._on_difference)
        self.foot.undo_wanted.connect(self._on_undo)
        self.foot.again_wanted.connect(self._on_retried)
        self._column.addWidget(self.foot)
        look.dress(self)

    @property
    def is_bare(self) -> bool:
        """Whether it has no card yet."""
        return not self._cards

    def has_card(self, kind: AnswerKind | None) -> bool:
        """Whether it has the card of a kind of answer."""
        return kind in self._cards

    def make_card(self, kind: AnswerKind) -> None:
        """Have the card of a kind ready."""
        self._card(kind).hide()

    def show_remarks(self, remarks: TurnRemarks | None, now: RowNow | None) -> None:
        """Show what was said of the turn that is shown, and what its row is now."""
        if self.turn is not None:
            self.foot.show_remarks(self.turn, remarks or TurnRemarks(), now)

    def show_turn(self, turn: Turn, growing: Growing | None = None) -> None:
        """Show another turn, or the same one anew; `growing` while a model writes its answer."""
        self.turn = turn
        moment = datetime.fromtimestamp(turn.asked_at)
        self._when.setText(f"{moment.hour}:{moment.minute:02d}")
        # Answered anew, a turn shows what it showed until the other answer is there.
        answered = turn.answer if turn.state in (TurnState.COMPLETE, TurnState.PENDING) else None
        if turn.state is TurnState.INTERRUPTED and turn.answer and is_unfinished(turn.answer):
            answered = turn.answer  # what a model had written when it was cut off
        understood = answered.understood if answered else None
        carried = understood.medicines if understood and understood.carried else ()
        self._question.show_question(turn.question, joined(carried, self._reading.language.code))
        self._pinned.setVisible(turn.pinned)
        self._pinned.setToolTip(self.tr("Pinned"))
        self.more.show_question(turn.question)
        # That a row is a sample is said by a mark on the card.
        told = [n for n in answered.notices if n.code != SAMPLE_NOTICE] if answered else []
        notices = self._reading.sentences(told)
        self._notice_words.setText(notices)
        self._notices.setVisible(bool(notices))
        self.write_button.setText(self.tr("Ask the model as well"))
        asked_first = any(notice.code in WRITE_OFFERED for notice in told)
        self.write_button.setVisible(asked_first and turn.state is TurnState.COMPLETE)
        self._show_cards(turn, answered, growing or Growing())
        name = self.tr("Question at {time}: {question}").format(
            time=self._when.text(), question=turn.question
        )
        self.setAccessibleName(name)

    def _show_cards(self, turn: Turn, answered: Answer | None, growing: Growing) -> None:
        generated = answered.generated if answered else None
        kind = answered.kind if answered else None
        first = turn
        if answered is not None and kind is AnswerKind.GENERATED:
            beside = self._reading.side_by_side and answered.row is not None
            kind = AnswerKind.STORED if beside else None
            if answered.row is not None:
                stored = replace(answered, kind=AnswerKind.STORED, text=answered.row.answer, generated=None)
                first = replace(turn, answer=stored)
        card = self._card(kind) if kind or generated is None else None
        for other in self._cards.values():
            other.setVisible(other is card)
        if card is not None:
            card.show_turn(first)
        if generated is not None:
            self._written_card().show_turn(turn, growing.text, growing.news)
        if self._written is not None:
            self._written.setVisible(generated is not None)
        differ = None
        if answered is not None and generated is not None and kind is AnswerKind.STORED:
            differ = answered.row if generated.statements and turn.state is TurnState.COMPLETE else None
        if differ is not None and generated is not None:
            self._differences_panel().show_differences(differ, generated)
        if self._differences is not None:
            self._differences.setVisible(differ is not None)

    def grow(self, growing: Growing) -> None:
        """Show a little more of a text that a model writes, or what holds it up."""
        if self._written is not None:
            self._only_text_grew = self._written.grow(growing.text, growing.news)

    def grown_height(self, width: int) -> int:
        """How high the turn is after `grow`, from the little that has changed."""
        if not self._only_text_grew:
            return self.height_at(width)
        widget: QWidget | None = self._written.growing.last if self._written is not None else self
        while widget is not None:
            widget.updateGeometry()
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
            widget = None if widget is self else widget.parentWidget()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(width)

    def height_at(self, width: int) -> int:
        """How high the turn is at `width`; it is laid out for that width by this."""
        room = width - self._look.px(TIME_WIDTH)
        shown = [card for card in (*self._cards.values(), self._written) if card and not card.isHidden()]
        if self._differences is not None and not self._differences.isHidden():
            self._differences.set_width(room)
        # An emergency, a choice and what the data does not say come first, not beside.
        pair = len(shown) == 2 and shown[0].kind is AnswerKind.STORED and room >= self._look.px(STACK_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if pair else down)
        for card in shown:
            card.set_width((room - self._look.px(12)) // 2 if pair else room)
            self._pair.setStretchFactor(card, 1 if pair else 0)
        # A changed text tells only the layout around it at once; those further out would answer from memory.
        for widget in reversed(self.findChildren(QWidget)):
            widget.updateGeometry()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(width)

    def spoken(self) -> str:
        """What a screen reader is told when the answer has come."""
        turn = self.turn
        if turn is None or turn.answer is None or turn.state is not TurnState.COMPLETE:
            return ""
        answer = turn.answer
        written = self._written.spoken() if self._written is not None and answer.generated is not None else ""
        if answer.kind is AnswerKind.GENERATED:
            return written
        words = [self._card(answer.kind).title.text(), self._reading.sentences(answer.sentences), answer.text]
        ended = [w if w.endswith((".", "?", "!", ":")) else f"{w}." for w in (*words, written) if w]
        return " ".join(ended)

    def _card(self, kind: AnswerKind | None) -> Card:
        if kind not in self._cards:
            card: Card = (
                CARDS[kind](self._look, self._reading) if kind else UnansweredCard(self._look, self._reading)
            )
            card.asked.connect(self.asked)
            card.chosen.connect(self._on_chosen)
            card.retried.connect(self._on_retried)
            card.link_clicked.connect(self.link_clicked)
            card.acted.connect(self._on_card_acted)
            let_shrink(card)
            self._pair.insertWidget(len(self._cards), card)
            self.foot.raise_()  # read after the cards
            self._look.dress(card)
            self._cards[kind] = card
        return self._cards[kind]

    def _on_card_acted(self, act: str, value: object) -> None:
        if self.turn is not None:
            self.acted.emit(act, self.turn, value)

    def _on_judged(self, right: object) -> None:
        self._on_card_acted(Act.JUDGE, right)

    def _on_difference(self) -> None:
        self._on_card_acted(Act.SHOW_CHANGE, None)

    def _on_undo(self, uuid: str) -> None:
        self._on_card_acted(Act.UNDO, uuid)

    def _on_more(self) -> None:
        if self.turn is not None:
            self.menu_wanted.emit(self.turn, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.turn is not None:
            self.menu_wanted.emit(self.turn, event.globalPos())

    def _written_card(self) -> GeneratedCard:
        """The card of a model's text, after all others; its code is loaded where there is one."""
        if self._written is None:
            from medbot_desktop.ui.chat.generated import GeneratedCard

            card = self._written = GeneratedCard(self._look, self._reading)
            card.retried.connect(self._on_rewritten)
            card.acted.connect(self._on_card_acted)
            card.link_clicked.connect(self.link_clicked)
            card.resized.connect(self._on_resized)
            card.side_by_side_wanted.connect(self.side_by_side_wanted)
            let_shrink(card)
            self._pair.addWidget(card)
            self.foot.raise_()
            self._look.dress(card)
        return self._written

    def _differences_panel(self) -> DifferencesPanel:
        if self._differences is None:
            from medbot_desktop.ui.chat.differences_panel import DifferencesPanel

            self._differences = DifferencesPanel(self._look)
            let_shrink(self._differences)
            self._column.insertWidget(self._column.indexOf(self.foot), self._differences)
            self._look.dress(self._differences)
        return self._differences

    def _on_rewritten(self) -> None:
        """Ask the same provider once more."""
        turn = self.turn
        if turn is not None and turn.answer is not None and turn.answer.generated is not None:
            self.write_wanted.emit(turn.id, turn.answer.generated.provider)

    def _on_write_wanted(self) -> None:
        if self.turn is not None:
            self.write_wanted.emit(self.turn.id, "")

    def _on_resized(self) -> None:
        if self.turn is not None:
            self.resized.emit(self.turn.id)

    def _on_chosen(self, key: str) -> None:
        if self.turn is not None:
            self.chosen.emit(self.turn.id, key)

    def _on_retried(self) -> None:
        if self.turn is not None:
            self.retried.emit(self.turn.id)

    def _on_dropped(self) -> None:
        if self.turn is not None:
            self.dropped.emit(self.turn.id)
