"""What can be done with whole conversations: rename, pin, label, delete. The menu, and the acts behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal

from medbot_desktop.domain.history import LABEL_LENGTH
from medbot_desktop.services.history_files import FileKind
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.name_dialog import NameDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QIcon
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.history import Label
    from medbot_desktop.domain.turns import Conversation
    from medbot_desktop.ui.history.removals import Removals
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.theme import Look

Read = tuple[list["Conversation"], list["Label"]]


class ConversationActs(QObject):
    """`changed` when names, pins or labels are on disk; `rename_wanted` asks the list to edit a title in its place.

    `export_wanted` carries the ids of conversations and the kind of file.
    """

    changed = Signal()
    rename_wanted = Signal(int)
    export_wanted = Signal(list, object)
    failed = Signal(object)

    def __init__(self, look: Look, store: Store, removals: Removals, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._store, self._removals, self._window = look, store, removals, parent
        self._at = QPoint()

    def open_menu(self, conversation_ids: Sequence[int], at: QPoint) -> None:
        """Read what the conversations are now and show their menu at a point of the screen."""
        self._at = at
        numbers = list(conversation_ids)
        if numbers:
            self._store.run(lambda r: _read(r, numbers), self._on_read, self._on_failed)

    def rename(self, conversation_id: int, title: str) -> None:
        self._write(lambda r: r.history.labels.rename(conversation_id, title))

    def pin(self, conversation_ids: Sequence[int], pinned: bool) -> None:
        self._write(lambda r: r.history.labels.pin_conversations(conversation_ids, pinned))

    def label(self, conversation_ids: Sequence[int], name: str, on: bool = True) -> None:
        self._write(lambda r: r.history.labels.label(conversation_ids, name, on))

    def menu(self, conversations: Sequence[Conversation], labels: Sequence[Label]) -> Menu:
        """The menu of one or several conversations; it deletes itself when it is closed."""
        translate = QCoreApplication.translate
        numbers = [c.id for c in conversations]
        one = conversations[0].title if len(conversations) == 1 else ""
        menu = Menu(self._window, one or translate("ConversationActs", "Conversations chosen"))
        if len(conversations) == 1:
            self._add(menu, "edit", translate("ConversationActs", "Rename"), "rename", numbers)
        if all(c.pinned for c in conversations):
            self._add(menu, "pin", translate("ConversationActs", "Unpin"), "unpin", numbers)
        else:
            self._add(menu, "pin", translate("ConversationActs", "Pin"), "pin", numbers)
        worn = menu.add_menu(translate("ConversationActs", "Labels"), self._icon("tag"))
        for label in labels:
            act = self._add(worn, "", label.name, f"label:{label.name}", numbers)
            act.setCheckable(True)
            act.setChecked(all(label.name in c.labels for c in conversations))
        if labels:
            worn.addSeparator()
        self._add(worn, "plus", translate("ConversationActs", "New label…"), "new_label", numbers)
        files = menu.add_menu(translate("ConversationActs", "Export"), self._icon("export"))
        for kind, words in (
            (FileKind.PDF, "PDF…"),
            (FileKind.MARKDOWN, "Markdown…"),
            (FileKind.CSV, "CSV…"),
            (FileKind.JSON, "JSON…"),
        ):
            self._add(files, "", words, f"export:{kind}", numbers)
        menu.addSeparator()
        words = translate("ConversationActs", "Delete")
        if len(numbers) > 1:
            words = f"{words} ({len(numbers)})"
        self._add(menu, "trash", words, "delete", numbers)
        menu.triggered.connect(self._on_triggered)
        return menu

    def do(self, name: str, numbers: list[int], on: bool = True) -> None:
        """Do one of the acts; `on` is whether a label is put on or taken off."""
        if name == "rename":
            self.rename_wanted.emit(numbers[0])
        elif name in ("pin", "unpin"):
            self.pin(numbers, name == "pin")
        elif name.startswith("label:"):
            self.label(numbers, name.removeprefix("label:"), on)
        elif name == "new_label":
            self._ask_label(numbers)
        elif name.startswith("export:"):
            self.export_wanted.emit(numbers, FileKind(name.removeprefix("export:")))
        elif name == "delete":
            self._removals.remove_conversations(numbers)

    def _ask_label(self, numbers: list[int]) -> None:
        translate = QCoreApplication.translate
        asking = NameDialog(
            self._look,
            self._window,
            translate("ConversationActs", "New label"),
            translate("ConversationActs", "Name of the label"),
            translate("ConversationActs", "Add the label"),
            LABEL_LENGTH,
        )
        asking.named.connect(partial(self.label, numbers))
        asking.open()

    def _add(self, menu: Menu, icon: str, words: str, name: str, numbers: list[int]) -> QAction:
        act = menu.add(words, self._icon(icon) if icon else None)
        act.setObjectName(name)
        act.setData((name, numbers))
        return act

    def _icon(self, name: str) -> QIcon:
        return self._look.icons.icon(name, self._look.colour("text2"), self._look.px(16))

    def _write(self, write: Callable[[Records], None]) -> None:
        self._store.run(write, self._on_written, self._on_failed)

    def _on_read(self, read: Read) -> None:
        conversations, labels = read
        if conversations:
            self.menu(conversations, labels).open_at(self._at)

    def _on_triggered(self, act: QAction) -> None:
        name, numbers = act.data()
        self.do(name, numbers, act.isChecked())

    def _on_written(self, _nothing: object) -> None:
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def _read(records: Records, numbers: list[int]) -> Read:
    found = []
    for number in numbers:
        try:
            found.append(records.history.conversation(number))
        except LookupError:
            continue  # deleted meanwhile
    return found, records.history.labels.labels()
