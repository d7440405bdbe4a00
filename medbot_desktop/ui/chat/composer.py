"""Where a question is typed: one to six lines, Enter sends, Shift+Enter starts a line, the draft is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH
from medbot_desktop.ui.flow import FlowLabel
from medbot_desktop.ui.labels import ElidedLabel, Label
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from medbot_desktop.ui.theme import Look

DRAFT_AFTER_MS = 400
LINES = 6
COUNT_FROM = MAX_QUESTION_LENGTH * 9 // 10


class QuestionField(QPlainTextEdit):
    """The text field inside the composer."""

    entered = Signal()
    focused = Signal(bool)
    resized = Signal()
    recall_wanted = Signal(bool)  # True for an older question

    def __init__(self) -> None:
        super().__init__()
        self.brought_back = ""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where there is no typing to undo: it gives back what was deleted."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif enter:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Up and self._may_recall(event, self.brought_back, ""):
            self.recall_wanted.emit(True)
        elif event.key() == Qt.Key.Key_Down and self._may_recall(event, self.brought_back):
            self.recall_wanted.emit(False)
        else:
            super().keyPressEvent(event)

    def _may_recall(self, event: QKeyEvent, *texts: str) -> bool:
        """Whether the arrow, alone, is pressed where the field holds one of these: with a selection it moves in it."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and self.toPlainText() in texts and not self.textCursor().hasSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(200, 32)


class Composer(Translated, QWidget):
    """Emits `sent` with the question and `stopped`; clears itself only when told that the question is stored."""

    sent = Signal(str)
    stopped = Signal()
    draft_changed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pending = False
        self._busy = False
        self.choice: QWidget | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 6)
        self._frame = QFrame()
        self._frame.setObjectName("composer")
        self._frame.setProperty("active", True)  # as it is shown first
        line = QHBoxLayout(self._frame)
        set_measures(line, 13, 7, 7, 7, 8)
        self.field = QuestionField()
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.document().setDocumentMargin(0)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.entered.connect(self._on_button)
        self.field.focused.connect(self._on_focused)
        self.field.resized.connect(self._fit)
        line.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        self.button = QToolButton()
        self.button.setObjectName("send")
        set_fixed(self.button, 32, 32)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._on_button)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._frame)
        under = QHBoxLayout()
        set_measures(under, 2, 0, 2, 0, 12)
        self._under = under
        self._hint = ElidedLabel(role="hint")
        self._count = Label(role="warning", wrap=True)
        self._about = FlowLabel(role="hint")
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        under.addWidget(self._hint)
        under.addWidget(self._count, 100)
        under.addWidget(self._about, 1)
        column.addLayout(under)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_AFTER_MS)
        self._draft.timeout.connect(self._emit_draft)
        look.changed.connect(self._on_look_changed)
        self.setFocusProxy(self.field)
        self.retranslate()
        self._on_look_changed()

    def add_choice(self, choice: QWidget) -> None:
        """Put the choice of who answers below the field, before everything else there."""
        self.choice = choice
        self._under.insertWidget(0, choice)

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def show_draft(self, text: str) -> None:
        """Put back what was being typed; the cursor goes to its end."""
        self.field.setPlainText(text)
        self._draft.stop()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def take_draft(self) -> str:
        """What stands in the field, with the pending save called off: whoever takes it keeps it."""
        self._draft.stop()
        return self.text

    def set_busy(self, busy: bool) -> None:
        """While the question is being stored it cannot be sent twice."""
        self._busy = busy
        self._show_button()

    def set_pending(self, pending: bool) -> None:
        """While an answer is on its way, the button stops it."""
        self._pending = pending
        self._show_button()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Type a medicine and your question"))
        self.field.setAccessibleName(self.tr("Question"))
        self._hint.setText(self.tr("Enter sends · Shift+Enter, new line"))
        self._about.setText(self.tr("A look-up for professionals. Do not type patient details."))
        self._show_button()
        self._show_count()

    def _on_text_changed(self) -> None:
        self._fit()
        self._show_count()
        self._show_button()
        self._draft.start()

    def _emit_draft(self) -> None:
        self.draft_changed.emit(self.text)

    def _on_button(self) -> None:
        if self._pending:
            if self.sender() is self.button:
                self.stopped.emit()
            return
        if not self._busy:
            self.sent.emit(self.text)

    def _on_focused(self, focused: bool) -> None:
        if self._frame.property("active") == focused:
            return
        self._frame.setProperty("active", focused)
        self._frame.style().polish(self._frame)

    def _on_look_changed(self) -> None:
        self.field.setFont(self._look.font(15))
        self._look.dress(self)
        self._fit()

    def _show_button(self) -> None:
        words = self.tr("Stop") if self._pending else self.tr("Send")
        ready = self._pending or (not self._busy and len(self.text) <= MAX_QUESTION_LENGTH)
        set_icon(self.button, "stop" if self._pending else "send", 20, "on_accent" if ready else "text3")
        self.button.setEnabled(ready)
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)
        self._look.dress(self.button)

    def _show_count(self) -> None:
        length = len(self.text)
        too_long = length > MAX_QUESTION_LENGTH
        pattern = (
            self.tr("{length} of {limit} characters")
            if not too_long
            else self.tr("{length} of {limit} characters. Shorten it to send; nothing is lost.")
        )
        self._count.setText(pattern.format(length=length, limit=MAX_QUESTION_LENGTH))
        self._count.setVisible(length > COUNT_FROM)
        both = self._hint.sizeHint().width() + self._about.sizeHint().width() + self._look.px(16)
        if self.choice is not None and not self.choice.isHidden():
            both += self.choice.sizeHint().width() + self._look.px(12)
        self._hint.setVisible(length <= COUNT_FROM and self.width() >= both)
        self._about.setVisible(not too_long)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_count()

    def _fit(self) -> None:
        """As high as the text, between one and six lines."""
        line = max(QFontMetrics(self.field.font()).lineSpacing(), 1)
        rows = 0.0
        block = self.field.document().firstBlock()
        while block.isValid() and rows <= LINES:
            rows += max(self.field.blockBoundingGeometry(block).height() / line, 1)
            block = block.next()
        shown = min(max(round(rows), 1), LINES)
        self.field.setFixedHeight(shown * line + self._look.px(2))
        self.field.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if shown == LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
