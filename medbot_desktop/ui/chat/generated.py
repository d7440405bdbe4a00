"""The card of what a hosted model wrote: each statement with the rows it cites, the rest set apart and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.answers_as_text import generated_as_text, unsupported_words, with_rows_cited
from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.providers import PROVIDERS, shown_model
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.card import Card, SourceLine, StoredRow
from medbot_desktop.ui.chat.cited_line import CitedLine
from medbot_desktop.ui.chat.general_box import GeneralBox
from medbot_desktop.ui.chat.growing_text import GrowingText
from medbot_desktop.ui.chat.markdown import marked
from medbot_desktop.ui.chat.markdown_view import MarkdownView
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Generated, Statement
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


STOPPED = "provider_stopped"
SET_IN_MODELS = frozenset(
    f"provider_{kind}"
    for kind in (
        "key_missing", "model_missing", "not_accepted", "key_refused", "forbidden", "region", "model_unknown",
        "not_found", "request_refused", "server_off", "certificate", "ca_file",
    )
)  # fmt: skip
"""Failures whose next step is in Settings, Models."""
ANOTHER_MODEL = ("provider_model_unknown", "provider_model_missing", "provider_forbidden")
SAYS_IT_IS_KEPT = (STOPPED, "provider_stream_broken", "provider_gone")


ASIDE_FROM, SAMPLE_WIDTH = 340, 110


class GeneratedCard(Card):
    """`row_opened` when a row is opened or closed in the card, which then has another height."""

    resized = Signal()
    side_by_side_wanted = Signal(bool)

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__(look, reading, AnswerKind.GENERATED)
        self._turn: Turn | None = None
        self._open_row = 0
        self._title = ""
        self._news = ""
        self._state = QFrame()
        outer = QVBoxLayout(self._state)
        set_measures(outer, 0, 0, 0, 0, 6)
        state = QHBoxLayout()
        set_measures(state, 0, 0, 0, 0, 8)
        outer.addLayout(state)
        self._state_picture = QLabel()
        state.addWidget(self._state_picture, 0, Qt.AlignmentFlag.AlignTop)
        self._state_words = TextView(look, 13, 18)
        state.addWidget(self._state_words, 1)
        self.retry_button = self.small_button("")
        self.retry_button.clicked.connect(self.retried)
        self.models_button = self.small_button("")
        self.models_button.clicked.connect(self._on_models)
        self._state_acts = QWidget()
        acts = FlowLayout(self._state_acts)
        set_measures(acts, 26, 0, 0, 0, 8)  # below the words
        acts.addWidget(self.retry_button)
        acts.addWidget(self.models_button)
        outer.addWidget(self._state_acts)
        self.text = MarkdownView(look, 15, 23)
        self.text.cited.connect(self._on_cited)
        self.text.link_clicked.connect(self.link_clicked)
        self.growing = GrowingText(look, 15, 23)
        self.growing.link_clicked.connect(self.link_clicked)
        self._warning = QFrame()
        warning = QHBoxLayout(self._warning)
        set_measures(warning, 0, 0, 0, 0, 8)
        picture = QLabel()
        set_icon(picture, "warning", 16, "warn")
        warning.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._warning_words = TextView(look, 13, 18)
        warning.addWidget(self._warning_words, 1)
        self.general = GeneralBox(look)
        self.general.text.link_clicked.connect(self.link_clicked)
        self._rows = QVBoxLayout()
        set_measures(self._rows, 0, 0, 0, 0, 0)
        self._sent = TextView(look, 13, 18)
        self._sent.setProperty("role", "quiet")
        for part in (self.text, self.growing, self._warning, self.general, self._sent):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._state)
        self._foot = QFrame()
        self._foot.setObjectName("source")
        foot = QHBoxLayout(self._foot)
        set_measures(foot, 16, 7, 16, 7, 8)
        cloud = QLabel()
        set_icon(cloud, "cloud", 16, "text3")
        foot.addWidget(cloud, 0, Qt.AlignmentFlag.AlignTop)
        self._foot_words = Label(role="meta", wrap=True)
        foot.addWidget(self._foot_words, 1)
        self._actions = QFrame()
        self._actions.setObjectName("actions")
        actions = FlowLayout(self._actions)
        set_measures(actions, 8, 4, 8, 4, 4)
        self.copy_button = self.action("copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.compare_button = self.action("table")
        self.compare_button.clicked.connect(self._on_compare)
        actions.addWidget(self.copy_button)
        actions.addWidget(self.compare_button)
        self.sent_button = self.action("eye", stays=True)
        self.sent_button.clicked.connect(self._on_sent)
        actions.addWidget(self.sent_button)
        self.column.addStretch(1)
        self.column.addWidget(self._foot)
        self.column.addWidget(self._actions)

    def set_width(self, width: int) -> None:
        """Where the head has no room for both, what stands at its right goes on after its words."""
        sample = 0 if self.sample.isHidden() else SAMPLE_WIDTH
        narrow = width < self.look.px(ASIDE_FROM + sample)
        self.aside.setVisible(not narrow)
        both = f"{self._title}: {self.aside.text()}" if narrow and self.aside.text() else self._title
        self.title.setText(both)

    # Showing

    def show_turn(self, turn: Turn, growing: str = "", news: str = "") -> None:
        """Show what was written; `growing` is the text so far while it still comes, `news` what holds it up."""
        super().show_turn(turn)
        generated = turn.answer.generated if turn.answer else None
        if generated is None:
            return
        if self._turn is None or turn.id != self._turn.id:
            self._open_row = 0
            self.sent_button.setChecked(False)
        self._turn = turn
        pending = turn.state is TurnState.PENDING
        cited = bool(generated.rows_cited)
        self._title = self.tr("Written by a model from your rows") if cited else self.title.text()
        self.title.setText(self._title)
        self.aside.setText("" if pending else self.tr("check before use"))
        self.sample.show_whether(bool(turn.answer and turn.answer.shows_samples))
        self._show_text(generated, growing or (generated.text if pending else ""))
        self._show_rows(generated, pending)
        if pending and generated.failure is not None:
            news = news or self.reading.sentence(generated.failure)  # it is asked again
        self._show_state(generated, pending, news)
        self._show_foot(generated, pending)
        self._actions.setVisible(not pending and bool(generated.text))
        self.copy_button.setText(self.tr("Copy with sources"))
        self.show_side_by_side(self.reading.side_by_side)
        self.compare_button.setVisible(turn.answer is not None and turn.answer.kind is AnswerKind.GENERATED)
        self.look.dress(self)

    def grow(self, text: str, news: str) -> bool:
        """Show the text so far and what holds it up; True where only the text has changed."""
        generated = self._turn.answer.generated if self._turn and self._turn.answer else None
        if generated is None:
            return False
        same_news, was_shown = news == self._news, not self.growing.isHidden()
        if not same_news:
            self._show_state(generated, pending=True, news=news)
            self.look.dress(self._state)
        if text:
            self.growing.show_text(text, len(generated.rows))
            self.growing.show()
        return same_news and was_shown

    def show_side_by_side(self, on: bool) -> None:
        words = self.tr("Only the model's text") if on else self.tr("Beside the stored row")
        self.compare_button.setText(words)

    def _show_text(self, generated: Generated, growing: str) -> None:
        supported = [s for s in generated.statements if not s.is_general]
        general = [s for s in generated.statements if s.is_general and s.text.strip()]
        text = with_citations(supported) if generated.statements else generated.text
        self.growing.clear()
        self.growing.setVisible(bool(growing))
        self.growing.call(self.tr("Text of the model"))
        if growing:
            self.growing.show_text(growing, len(generated.rows))
            text, general = "", []
        self.text.show_markdown(text, citations=len(generated.rows))
        self.text.setAccessibleName(self.tr("Text of the model"))
        self.text.setVisible(bool(text.strip()))
        self.general.setVisible(bool(general))
        title = self.tr("General knowledge, not in your data")
        if not generated.general_allowed:  # that the rows do not say something stands here too
            title = self.tr("In none of the rows")
        self.general.title.setText(title)
        self.general.text.show_markdown("".join(marked(s.text, s.unsupported) for s in general).strip())
        self.general.text.setAccessibleName(self.general.title.text())
        self._show_warning(text, generated, unsupported_words(supported))

    def _show_warning(self, text: str, generated: Generated, doubts: list[str]) -> None:
        """Say what in a finished text no cited row holds, or that nobody checked it."""
        warning = ""
        if text and not generated.statements:
            warning = self.tr("This text was not checked against the rows.")
        elif text and doubts:
            pattern = self.tr("Not in the rows it cites, check before use: {words}")
            warning = pattern.format(words=", ".join(doubts))
        self._warning.setVisible(bool(warning))
        self._warning_words.show_text(warning)
        self._warning_words.setAccessibleName(warning)

    def _show_rows(self, generated: Generated, pending: bool) -> None:
        clear(self._rows)
        cited = () if pending else generated.rows_cited
        self.sent_button.setText(self.tr("What was sent"))
        self._sent.setVisible(self.sent_button.isChecked() and not pending)
        if self._sent.isVisibleTo(self):
            cited = tuple(range(1, len(generated.rows) + 1))
            self._show_sent(generated)
        for number in cited:
            if number > len(generated.rows):
                continue
            row = generated.rows[number - 1]
            line = CitedLine(self.look, number, row, self._where(row))
            line.setChecked(number == self._open_row)
            line.clicked.connect(self._on_line_clicked)
            add_shown(self._rows, line)
            if number == self._open_row:
                add_shown(self._rows, self._opened(row))

    def _show_sent(self, generated: Generated) -> None:
        """Say what left this computer for this answer; the rows are listed below."""
        question = privacy.mask(self._turn.question) if self._turn else ""
        words = self.tr(
            "Sent to {name}: the question “{question}” and these rows. Nothing else of your data."
        )
        name = f"{PROVIDERS[generated.provider].name}, {shown_model(generated.model)}"
        self._sent.show_text(words.format(name=name, question=question))
        self._sent.setAccessibleName(self._sent.toPlainText())

    def _opened(self, row: Row) -> QWidget:
        frame = QFrame()
        frame.setObjectName("opened_row")
        column = QVBoxLayout(frame)
        set_measures(column, 0, 0, 0, 0, 0)
        inner = QVBoxLayout()
        set_measures(inner, 12, 8, 12, 8, 0)
        stored = StoredRow(self.look)
        stored.show_row(row.answer, row)
        inner.addWidget(stored)
        column.addLayout(inner)
        source = SourceLine(self.look, self.reading)
        answer = self._turn.answer if self._turn else None
        source.show_row(row, sample=answer is not None and answer.shows_samples)
        source.link_clicked.connect(self.link_clicked)
        source.row_wanted.connect(self.show_row_wanted)
        column.addWidget(source)
        let_shrink(frame)
        return frame

    def _where(self, row: Row) -> str:
        return self.tr("row {number}").format(number=row.number)

    def _show_state(self, generated: Generated, pending: bool, news: str) -> None:
        self._news = news
        cut_off = self._turn is not None and self._turn.state is TurnState.INTERRUPTED
        icon, tone, words = "", "text2", ""
        if pending:
            writing = self.tr(
                "{model} is writing; it is checked against your rows at the end. You can stop it."
            )
            words = news or writing.format(model=shown_model(generated.model))
            icon = "undo" if news else "kind-generated"
        elif cut_off:
            icon, tone, words = "warning", "warn", self.tr("It was cut off. Your question is kept.")
            if generated.text:
                words = self.tr("It was cut off. What had arrived is kept above.")
        elif generated.failure is not None:
            icon, tone, words = "error", "warn", self.reading.sentence(generated.failure)
            if generated.failure.code == STOPPED:
                icon, tone = "stop", "text2"
                if not generated.text:
                    words = self.tr("Stopped before any text came. Your question is kept.")
            if generated.text and generated.failure.code not in SAYS_IT_IS_KEPT:
                kept = self.tr("What had arrived is kept above.")
                words = f"{words} {kept}"
        self._state.setVisible(bool(words))
        self._state_words.show_text(words)
        self._state_words.setAccessibleName(words)
        set_icon(self._state_picture, icon or "info", 18, tone)
        self.retry_button.setText(self.tr("Retry"))
        self.retry_button.setVisible(not pending and bool(words))
        code = generated.failure.code if generated.failure is not None and not cut_off else ""
        another = code in ANOTHER_MODEL
        self.models_button.setText(
            self.tr("Choose another model") if another else self.tr("Settings, Models")
        )
        self.models_button.setVisible(not pending and code in SET_IN_MODELS)
        self._state_acts.setVisible(not pending and bool(words))

    def _show_foot(self, generated: Generated, pending: bool) -> None:
        parts = [shown_model(generated.answered_by or generated.model)]
        if generated.answered_by and generated.answered_by != generated.model:
            parts.append(self.tr("asked: {model}").format(model=shown_model(generated.model)))
        if generated.tokens_in or generated.tokens_out:
            tokens = self.tr("tokens: {sent} sent, {written} written")
            locale = self.reading.language.locale
            parts.append(
                tokens.format(
                    sent=locale.toString(generated.tokens_in), written=locale.toString(generated.tokens_out)
                )
            )
        if generated.elapsed_ms:
            seconds = self.reading.language.locale.toString(generated.elapsed_ms / 1000, "f", 1)
            parts.append(f"{seconds} s")
        self._foot_words.setText("  │  ".join(parts))
        self._foot.setVisible(not pending and bool(generated.text or generated.tokens_in))

    def spoken(self) -> str:
        """What a screen reader is told when the text is finished."""
        generated = self._turn.answer.generated if self._turn and self._turn.answer else None
        if generated is None:
            return ""
        parts = [self.title.text(), generated.text]
        if not self._warning.isHidden():
            parts.append(self._warning_words.toPlainText())
        if not self._state.isHidden():
            parts.append(self._state_words.toPlainText())
        return ". ".join(part for part in parts if part)

    # Acting

    def _on_cited(self, number: int) -> None:
        self._open(0 if number == self._open_row else number, focus=number)

    def _on_line_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, CitedLine):
            self._on_cited(line.number)

    def _open(self, number: int, focus: int = 0) -> None:
        """Open a row, 0 closes it; the line of the row `focus` takes the focus."""
        self._open_row = number
        turn = self._turn
        if turn is not None and turn.answer is not None and turn.answer.generated is not None:
            self._show_rows(turn.answer.generated, pending=False)
            self.look.dress(self)
            self.resized.emit()
            for index in range(self._rows.count()):
                item = self._rows.itemAt(index)
                line = item.widget() if item else None
                if isinstance(line, CitedLine) and line.number == focus:
                    line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_models(self) -> None:
        generated = self._turn.answer.generated if self._turn and self._turn.answer else None
        if generated is not None and generated.failure is not None:
            self.acted.emit(Act.MODELS, (generated.provider, generated.failure.code in ANOTHER_MODEL))

    def _on_sent(self) -> None:
        self._open(0)

    def _on_compare(self) -> None:
        self.side_by_side_wanted.emit(not self.reading.side_by_side)

    def _on_copy(self) -> None:
        turn = self._turn
        if turn is not None and turn.answer is not None and turn.answer.generated is not None:
            words = generated_as_text(turn.answer.generated, self.reading.language.code)
            QApplication.clipboard().setText(words)


def with_citations(statements: Sequence[Statement]) -> str:
    """The statements as one Markdown text, each run with the same rows followed by their numbers, doubts marked."""
    parts = []
    for number, statement in enumerate(statements):
        text = marked(statement.text, statement.unsupported)
        following = statements[number + 1].cited if number + 1 < len(statements) else ()
        parts.append(text if following == statement.cited else with_rows_cited(text, statement.cited))
    return "".join(parts).strip()
