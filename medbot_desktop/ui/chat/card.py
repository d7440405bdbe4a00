"""What all cards share: the frame with its head, the stored row with its source line, and what is copied of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import SAMPLE_NOTICE, Sentence
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.chat.row_actions import RowActions
from medbot_desktop.ui.chat.text_beside import NameLine
from medbot_desktop.ui.checkable import StayingToolButton
from medbot_desktop.ui.days import is_review_due
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.kinds import KIND_LOOKS, QUIET, kind_title
from medbot_desktop.ui.text_view import Label, TextView, breakable
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.domain.answers import AnswerKind
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

STACK_BELOW = 560
"""A card narrower than this (at 100 %) lays what stands side by side below one another."""
ROW_LINK = "row:"
SEPARATOR = "\u00a0\u00a0\u2502\u00a0 "


class Card(QFrame):
    """The frame of an answer: head with icon and label, then whatever the kind adds to `body`."""

    asked = Signal(str)
    chosen = Signal(str)
    retried = Signal()
    link_clicked = Signal(str)
    acted = Signal(str, object)

    def __init__(
        self, look: Look, reading: Reading, kind: AnswerKind | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self.reading, self.kind = look, reading, kind
        self.turn: Turn | None = None
        self.setObjectName("card")
        self.setProperty("kind", str(kind) if kind else QUIET)
        self.column = QVBoxLayout(self)
        set_measures(self.column, 0, 0, 0, 0, 0)
        self.title = Label(role="strong", wrap=True)
        self.aside = FlowLabel(role="aside")
        self.sample = SampleMark()
        self.sample.hide()
        if kind:
            self.column.addWidget(self._head(kind))
        self.body = QVBoxLayout()
        set_measures(self.body, 16, 12, 16, 12, 8)
        self.column.addLayout(self.body)

    def _head(self, kind: AnswerKind) -> QFrame:
        head = QFrame()
        head.setObjectName("kind")
        head.setProperty("kind", str(kind))
        look = KIND_LOOKS[kind]
        line = QHBoxLayout(head)
        set_measures(line, 13, 7, 13, 6, 8)
        picture = QLabel()
        set_icon(picture, look.icon, 18, "on_red" if look.tint == "red_fill" else look.tone)
        line.addWidget(picture)
        line.addWidget(self.title, 1)
        line.addWidget(self.aside)
        line.addWidget(
            self.sample, 0, Qt.AlignmentFlag.AlignVCenter
        )  # as high as its words, however high the title
        return head

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = KIND_LOOKS[self.kind] if self.kind else None
        if look is None or look.edge == "solid":
            return
        # A style sheet's dashes are one pixel long, not to be told from dots.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.look.colour(look.tone)), 1)
        pen.setDashPattern([5.0, 3.0] if look.edge == "dashed" else [1.0, 2.0])
        painter.setPen(pen)
        radius = self.look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def show_turn(self, turn: Turn) -> None:
        """Show the turn's answer. The head's words are set here, the rest by each kind."""
        self.turn = turn
        if self.kind:
            self.title.setText(kind_title(self.kind))

    def show_row_wanted(self, row: Row | None) -> None:
        """Ask for a row in full."""
        if row is not None:
            self.acted.emit(Act.SHOW_ROW, row)

    def set_width(self, width: int) -> None:
        """Told before the card is measured, for cards that lie differently where there is little room."""

    def action(self, icon: str, stays: bool = False) -> QToolButton:
        """A flat button with icon and words for the last line of a card; one that `stays` pressed, or not."""
        button = StayingToolButton() if stays else FlatButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(button, icon, 16)
        return button

    def small_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("variant", "small")
        return button


class StoredRow(QWidget):
    """A row of the data as it stands there: medicine and topic, the answer, the row's own question."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 6)
        self._name = NameLine(look)
        column.addWidget(self._name)
        self.answer = TextView(look, 15, 23)
        column.addWidget(self.answer)
        self._question = TextView(look, 13, 18)
        self._question.setProperty("role", "quiet")
        self._question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self._question)

    def show_row(self, text: str, row: Row) -> None:
        self._name.show_name(row.medicine, row.topic)
        self.answer.show_text(text)
        self.answer.setAccessibleName(self.tr("Answer"))
        question = self.tr("The row's question:")
        self._question.show_text(f"{question} {row.question}")
        self._question.setAccessibleName(question)


class SampleMark(FlowLabel):
    """Says that what it stands beside is sample data, not the pharmacy's own."""

    def __init__(self) -> None:
        super().__init__(role="sample")

    def show_whether(self, sample: bool) -> None:
        self.setText(self.tr("Sample data"))
        self.setVisible(sample)


class SourceLine(QFrame):
    """Where a row comes from: data set, row number, source, and whether a pharmacist reviewed it.

    The number leads to the row in full, `row_wanted`; the source to its page, `link_clicked`.
    """

    link_clicked = Signal(str)
    row_wanted = Signal(object)
    leads_to_row = True

    def __init__(
        self, look: Look, reading: Reading, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self.setObjectName("last_source" if last else "source")
        line = QHBoxLayout(self)
        set_measures(line, 16, 7, 16, 7, 8)
        picture = QLabel()
        set_icon(picture, "table", 16, "text3")
        self._sample = SampleMark()
        self._due = FlowLabel(role="sample")
        self._row: Row | None = None
        # Rich text for the link alone: everything that comes from the data is escaped.
        self._words = QLabel()
        self._words.setProperty("role", "meta")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.linkActivated.connect(self._on_link)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        line.addWidget(self._due, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: Row, sample: bool) -> None:
        self._row = row
        parts = [escape(breakable(part)) for part in self._plain_parts(row)]
        if self.leads_to_row:
            parts[1] = self._link(ROW_LINK, parts[1])
        if row.source_url.startswith("https://"):
            address = escape(row.source_url, quote=True)
            parts[2:3] = [self._link(address, escape(breakable(row.source or row.source_url)))]
        self._words.setText(escape(SEPARATOR).join(parts))
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words.setAccessibleName(SEPARATOR.join(self._plain_parts(row)))
        self._sample.show_whether(sample)
        self._due.setText(self.tr("Review due"))
        self._due.setVisible(is_review_due(row.reviewed_on))

    def _link(self, address: str, words: str) -> str:
        return f'<a href="{address}" style="color:{self._look.colour("accent")}">{words}</a>'

    def _on_link(self, address: str) -> None:
        if address == ROW_LINK:
            self.row_wanted.emit(self._row)
        else:
            self.link_clicked.emit(address)

    def _plain_parts(self, row: Row) -> list[str]:
        language = self._reading.language.code
        reviewed = (
            self.tr("reviewed on {date}").format(date=review_date(row.reviewed_on, language))
            if row.reviewed_on
            else self.tr("not reviewed by a pharmacist")
        )
        number = self.tr("row {number}").format(number=row.number)
        return [row.dataset, number, row.source or self.tr("no source given"), reviewed]

    def as_text(self, row: Row) -> str:
        """The same line for the clipboard, with the address written out."""
        parts = self._plain_parts(row)
        if row.source_url:
            parts.insert(3, row.source_url)
        return " | ".join(parts)


class CopyActions(QFrame):
    """Copy the answer, or the answer with its source; then what leads beyond it."""

    def __init__(self, card: Card, source: SourceLine) -> None:
        super().__init__()
        self._card = card
        self.setObjectName("actions")
        self._reading = card.reading
        self._source = source
        self._text = ""
        self._row: Row | None = None
        self._sample = False
        line = FlowLayout(self)
        set_measures(line, 8, 4, 8, 4, 4)
        self._copy, self._copy_source = card.action("copy"), card.action("link")
        self._copy.clicked.connect(self._on_copy)
        self._copy_source.clicked.connect(self._on_copy_source)
        line.addWidget(self._copy)
        line.addWidget(self._copy_source)
        self.beyond = RowActions(card, line)
        self.beyond.acted.connect(self._on_beyond)
        self._show_words()

    def show_row(self, text: str, row: Row, sample: bool) -> None:
        self._text, self._row, self._sample = text, row, sample
        self._show_words()

    def _show_words(self) -> None:
        self._copy.setText(self.tr("Copy"))
        self._copy_source.setText(self.tr("Copy with source"))
        self.beyond.retranslate()

    def _on_beyond(self, act: str) -> None:
        self._card.acted.emit(act, self._row)

    def _on_copy(self) -> None:
        self._put(self._text)

    def _on_copy_source(self) -> None:
        if self._row is not None:
            self._put(self._text, self._source.as_text(self._row))

    def _put(self, *parts: str) -> None:
        """What is pasted elsewhere has to say by itself that it is a sample."""
        marked = (*parts, self._reading.sentence(Sentence(SAMPLE_NOTICE))) if self._sample else parts
        QApplication.clipboard().setText("\n\n".join(marked))
