"""What can be done with one turn: copy, print, ask again, pin, delete. The menu, and the acts behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from medbot_desktop.answers_as_text import answer_as_text, source_as_text
from medbot_desktop.domain.answers import SAMPLE_NOTICE, AnswerKind, Sentence
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.printing import print_html, turns_as_html, write_pdf
from medbot_desktop.ui.theme import set_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.desk import Desk
    from medbot_desktop.ui.history.removals import Removals
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

ICONS = {
    "copy": "copy",
    "copy_source": "source",
    "print": "file",
    "pdf": "export",
    "ask_again": "undo",
    "edit": "follow-up",
    "correct": "edit",
    "add": "plus",
    "pin": "pin",
    "unpin": "pin",
    "delete": "trash",
}
GROUPS = (
    ("copy", "copy_source", "print", "pdf"),
    ("correct", "add"),
    ("ask_again", "edit"),
    ("pin", "unpin", "delete"),
)
ACTS = {"correct": Act.CORRECT, "add": Act.ADD}


class MoreButton(FlatButton):
    """The button beside a question that opens its menu."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.setObjectName("more")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron after the word
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self, "chevron-down", 14)
        self.show_question("")

    def show_question(self, question: str) -> None:
        self.setText(self.tr("More"))
        self.setAccessibleName(self.tr("More on: {question}").format(question=question))
        self.setToolTip(self.tr("Copy, print, ask again, pin or delete"))


def possible(turn: Turn) -> list[str]:
    """The names of what can be done with a turn, in the order of the menu."""
    acts = []
    if turn.answer is not None and turn.state in (TurnState.COMPLETE, TurnState.PENDING):
        acts += ["copy"]
        if turn.answer.row is not None and turn.answer.kind is AnswerKind.STORED:
            acts.append("copy_source")
    acts += ["print", "pdf"]
    if turn.answer is not None and turn.state is TurnState.COMPLETE:
        if turn.answer.row is not None:
            acts.append("correct")
        elif turn.answer.kind is AnswerKind.NOT_IN_DATA:
            acts.append("add")
    if turn.state is not TurnState.PENDING:
        acts += ["ask_again", "edit"]
    return [*acts, "unpin" if turn.pinned else "pin", "delete"]


class TurnActs(QObject):
    """Does what the menu of a turn offers; `edit_wanted` carries the question, `changed` the turn as it is now.

    `acted` carries one of ACTS and the turn: that is done beside the chat.
    """

    edit_wanted = Signal(str)
    acted = Signal(str, object)
    changed = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        look: Look,
        reading: Reading,
        store: Store,
        tasks: TaskRunner,
        desk: Desk,
        removals: Removals,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._reading, self._store, self._tasks = look, reading, store, tasks
        self._desk, self._removals, self._window = desk, removals, parent

    def menu(self, turn: Turn) -> Menu:
        """The menu of a turn; it deletes itself when it is closed."""
        menu = Menu(self._window, turn.question)
        words = self._words()
        can = possible(turn)
        for group in GROUPS:
            if not menu.isEmpty() and any(name in can for name in group):
                menu.addSeparator()
            for name in group:
                if name in can:
                    act = menu.add(words[name], self._icon(name))
                    act.setObjectName(name)
                    act.setData((name, turn))
        menu.triggered.connect(self._on_triggered)
        return menu

    def open_menu(self, turn: Turn, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        self.menu(turn).open_at(at)

    def _on_triggered(self, act: QAction) -> None:
        self.do(*act.data())

    def do(self, name: str, turn: Turn) -> None:
        """Do one of the acts."""
        match name:
            case "copy":
                self._copy(turn, source=False)
            case "copy_source":
                self._copy(turn, source=True)
            case "print":
                sentence = print_html(self._html(turn), turn.question, self._window)
                if sentence is not None:
                    self.told.emit(self._reading.sentence(sentence))
            case "pdf":
                self._save_pdf(turn)
            case "ask_again":
                self._desk.retry(turn.id)
            case "edit":
                self.edit_wanted.emit(turn.question)
            case "correct" | "add":
                self.acted.emit(ACTS[name], turn)
            case "pin" | "unpin":
                self._pin(turn, name == "pin")
            case "delete":
                self._removals.remove_turns([turn.id])

    def save_pdf(self, turn: Turn, path: str) -> None:
        """Write the turn as a PDF, off the UI thread."""
        html = self._html(turn)

        def write() -> str:
            write_pdf(html, path, turn.question)
            return Path(path).name

        self._tasks.start(write, "files", self._on_saved, self._on_failed)

    def _copy(self, turn: Turn, source: bool) -> None:
        answer = turn.answer
        if answer is None:
            return
        if answer.kind is not AnswerKind.STORED or answer.row is None:
            text = answer_as_text(answer, self._reading.language.code)
        else:
            parts = [answer.text or answer.row.answer]
            if source:
                parts.append(source_as_text(answer.row, self._reading.language.code))
            if answer.shows_samples:
                parts.append(self._reading.sentence(Sentence(SAMPLE_NOTICE)))
            text = "\n\n".join(parts)
        QApplication.clipboard().setText(text)

    def _html(self, turn: Turn) -> str:
        language = self._reading.language
        return turns_as_html([("MedBot", [turn])], language.code)

    def _save_pdf(self, turn: Turn) -> None:
        name = (
            "".join(c if c.isalnum() or c in " -_" else " " for c in turn.question)[:60].strip() or "MedBot"
        )
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        words = QCoreApplication.translate("TurnActs", "Save as PDF")
        path, _kind = QFileDialog.getSaveFileName(
            self._window, words, str(Path(folder) / f"{name}.pdf"), "PDF (*.pdf)"
        )
        if path:
            self.save_pdf(turn, path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _pin(self, turn: Turn, pinned: bool) -> None:
        def pin(records: Records) -> Turn:
            records.history.labels.pin_turns([turn.id], pinned)
            return records.history.turn(turn.id)

        self._store.run(pin, self._on_changed, self._on_failed)

    def _on_changed(self, turn: Turn) -> None:
        self.changed.emit(turn)

    def _on_saved(self, name: str) -> None:
        self.told.emit(QCoreApplication.translate("TurnActs", "Saved as {name}.").format(name=name))

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _icon(self, name: str) -> QIcon:
        return self._look.icons.icon(ICONS[name], self._look.colour("text2"), self._look.px(16))

    def _words(self) -> dict[str, str]:
        translate = QCoreApplication.translate
        return {
            "copy": translate("TurnActs", "Copy"),
            "copy_source": translate("TurnActs", "Copy with source"),
            "print": translate("TurnActs", "Print…"),
            "pdf": translate("TurnActs", "Save as PDF…"),
            "correct": translate("TurnActs", "Correct…"),
            "add": translate("TurnActs", "Add an answer…"),
            "ask_again": translate("TurnActs", "Ask again"),
            "edit": translate("TurnActs", "Edit and ask again"),
            "pin": translate("TurnActs", "Pin"),
            "unpin": translate("TurnActs", "Unpin"),
            "delete": translate("TurnActs", "Delete"),
        }
