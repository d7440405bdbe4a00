"""The recycle bin: what was deleted, how long it stays, back with it or away for good."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.recycle_bin import BIN_DAYS, days_left
from medbot_desktop.ui.days import time_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.history.bin_delegate import BinDelegate
from medbot_desktop.ui.history.erase_question import EraseQuestion
from medbot_desktop.ui.history.removals import Removal
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.scrolled import Scrolled
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medbot_desktop.domain.history import Removed
    from medbot_desktop.ui.theme import Look

REMOVED = int(Qt.ItemDataRole.UserRole)


class BinView(Translated, QWidget):
    """Emits `restore_wanted` with a Removal; `erase_wanted` with Removed and the copies to erase from as well."""

    restore_wanted = Signal(object)
    erase_wanted = Signal(list, list)
    copies_wanted = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._removed: Sequence[Removed] = ()
        outer, host = QVBoxLayout(self), QWidget()
        set_measures(outer, 0, 0, 0, 0, 0)
        self._area = Scrolled(host)
        outer.addWidget(self._area)
        column = QVBoxLayout(host)
        set_measures(column, 20, 12, 20, 14, 10)
        self._about = Label(role="quiet", wrap=True)
        column.addWidget(self._about)
        self.list = QListWidget()
        self.list.setObjectName("bin")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(BinDelegate(look, self.list))
        self.list.itemSelectionChanged.connect(self._on_chosen)
        column.addWidget(self.list, 1)
        self._below = QWidget()  # takes the room of the list where there is nothing to list
        column.addWidget(self._below, 1)
        acts = QWidget()
        flow = FlowLayout(acts)
        set_measures(flow, 0, 0, 0, 0, 8)
        self.restore_button, self.erase_button, self.all_button = QPushButton(), QPushButton(), QPushButton()
        set_icon(self.restore_button, "undo", 16, "text")
        set_icon(self.erase_button, "trash", 16, "text")
        set_icon(self.all_button, "trash", 16, "text")
        self.restore_button.clicked.connect(self._on_restore)
        self.erase_button.clicked.connect(self._on_erase)
        self.all_button.clicked.connect(self._on_erase_all)
        for button in (self.restore_button, self.erase_button, self.all_button):
            flow.addWidget(button)
        column.addWidget(acts)
        self._acts = acts
        self.question = EraseQuestion()
        self.question.copies_wanted.connect(self.copies_wanted)
        self.question.accepted.connect(self._on_accepted)
        self._asked: list[Removed] = []
        column.addWidget(self.question)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def show_removed(self, removed: Sequence[Removed]) -> None:
        """Show what lies in the bin."""
        self._removed = removed
        self.question.hide()
        self.list.clear()
        now = time.time()
        for one in removed:
            item = QListWidgetItem(self._words(one, now))
            item.setData(REMOVED, one)
            self.list.addItem(item)
        for widget in (self.list, self._acts):
            widget.setVisible(bool(removed))
        self._below.setVisible(not removed)
        self.retranslate()

    def show_copies(self, copies: Sequence[Path]) -> None:
        """The copies of the history that could hold the same."""
        self.question.show_copies(copies)

    def retranslate(self) -> None:
        self._about.setText(
            self.tr("What you delete stays here for {days} days and is then erased for good.").format(
                days=BIN_DAYS
            )
            if self._removed
            else self.tr("The bin is empty. What you delete stays here for {days} days.").format(
                days=BIN_DAYS
            )
        )
        self.list.setAccessibleName(self.tr("Bin"))
        now = time.time()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(self._words(item.data(REMOVED), now))
        self.restore_button.setText(self.tr("Restore"))
        self.erase_button.setText(self.tr("Erase for good…"))
        self.all_button.setText(self.tr("Empty the bin…"))
        self._on_chosen()

    def _words(self, removed: Removed, now: float) -> str:
        days = days_left(removed.deleted_at, now)
        title = " ".join(removed.title.split())
        what = (
            self.tr("one question")
            if removed.turn_id
            else self.tr("conversation, %Ln question(s)", "", removed.turn_count)
        )
        when = time_words(removed.deleted_at, now, self._language.locale)
        deleted = self.tr("deleted {when}").format(when=when)
        left = self.tr("%Ln day(s) left", "", days)
        return f"{title}\n{what} · {deleted} · {left}"

    def _chosen(self) -> list[Removed]:
        return [item.data(REMOVED) for item in self.list.selectedItems()]

    def _on_chosen(self) -> None:
        some = bool(self.list.selectedItems())
        self.restore_button.setEnabled(some)
        self.erase_button.setEnabled(some)
        self.all_button.setEnabled(bool(self._removed))

    def _on_restore(self) -> None:
        chosen = self._chosen()
        self.restore_wanted.emit(
            Removal(
                tuple(r.turn_id for r in chosen if r.turn_id),
                tuple(r.conversation_id for r in chosen if not r.turn_id),
            )
        )

    def _on_erase(self) -> None:
        self._ask_about(self._chosen())

    def _on_erase_all(self) -> None:
        self._ask_about(list(self._removed))

    def _ask_about(self, removed: list[Removed]) -> None:
        self._asked = removed
        self.question.ask(sum(one.turn_count for one in removed))
        QTimer.singleShot(0, self._show_question)

    def _show_question(self) -> None:
        """Bring the question into sight, once it has its place."""
        if not self.question.isHidden():
            self._area.ensureWidgetVisible(self.question)

    def _on_accepted(self, copies: list[Path]) -> None:
        asked, self._asked = self._asked, []
        self.erase_wanted.emit(asked, copies)

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.list.doItemsLayout()
