"""The conversation on the page: turns as they are asked, written, answered and judged, and the way to the newest."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.chat.growth import Growing
from medbot_desktop.ui.chat.turn_column import TurnColumn
from medbot_desktop.ui.focus import tab_stops
from medbot_desktop.ui.painting import paint_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from medbot_desktop.domain.corrections import TurnRemarks
    from medbot_desktop.domain.library import RowNow
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.chat.turn_view import TurnView
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class ChatPane(TurnColumn):
    """`newest_wanted` and `oldest_wanted` where those turns are not here; `left` when Tab leaves it."""

    asked = Signal(str)
    chosen = Signal(int, str)
    retried = Signal(int)
    write_wanted = Signal(int, str)
    dropped = Signal(int)
    link_clicked = Signal(str)
    acted = Signal(str, object, object)
    menu_wanted = Signal(object, object)
    newest_wanted = Signal()
    oldest_wanted = Signal()
    left = Signal(bool)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(look, reading, parent)
        self._remarks: dict[int, TurnRemarks] = {}
        self._fates: dict[int, RowNow] = {}
        self._growing: dict[int, Growing] = {}
        self._below = QPushButton(self)
        self._below.hide()
        self._below.clicked.connect(self._on_below)
        self.verticalScrollBar().valueChanged.connect(self._on_place_changed)
        self.trimmed.connect(self._on_trimmed)
        self.retranslate()

    # Which turns are shown

    def show_turns(self, turns: Sequence[Turn], turn_id: int | None = None, has_newest: bool = True) -> None:
        """Show a conversation: at its newest turn, or at `turn_id`.

        Without `has_newest` these are turns from the middle of it; `newer_wanted` asks for those that follow.
        """
        # Whoever opens them reads anew what was said of these, and what has become of their rows.
        self._growing, self._remarks, self._fates = {}, {}, {}
        self._has_newest = has_newest
        self._stick_to_end = turn_id is None and has_newest
        self._below.hide()
        self._begin(turns, turn_id)
        if turn_id is not None:
            self._show_way_down()

    def prepend(self, turns: Sequence[Turn]) -> None:
        """Add older turns above; what is on the screen stays where it is."""
        if turns:
            self._insert(0, turns)
            if self._trim_newer():
                self._show_way_down()

    def append_newer(self, turns: Sequence[Turn], has_newest: bool) -> None:
        """Add the turns that follow below; what is on the screen stays where it is."""
        self._stick_to_end = False
        self._has_newest = has_newest
        self._insert(len(self._turns), turns)
        self._trim_older()
        self._show_way_down()

    def add_turn(self, turn: Turn) -> None:
        """Add a turn just asked and go to it."""
        self._insert(len(self._turns), [turn])
        self.scroll_to_end()
        self._trim_older()

    def remove_turn(self, turn_id: int) -> None:
        """Take a turn away; what is below it moves up."""
        index = self._index(turn_id)
        if index is not None:
            self._remove(index, index + 1)

    def insert_turn(self, turn: Turn) -> None:
        """Put a turn back in its place, as far as that is loaded, and show it."""
        index = bisect_right([t.id for t in self._turns], turn.id)
        self._insert(index, [turn])
        bar, top = self.verticalScrollBar(), self._heights.top(index)
        if not bar.value() <= top <= bar.value() + self.viewport().height():
            bar.setValue(top)
            self._sync()

    # What becomes of them

    def grow_turn(self, turn: Turn) -> None:
        """Show what a model has written so far of a pending turn, or that it is asked again."""
        generated = turn.answer.generated if turn.answer else None
        if generated is not None:
            news = self._reading.sentence(generated.failure) if generated.failure else ""
            self.grow(turn.id, generated.text, news)

    def grow(self, turn_id: int, text: str, news: str = "") -> None:
        """Show what a model has written so far of a turn, or why it waits; the reader's place stays."""
        index = self._index(turn_id)
        if index is None:
            return
        growing = self._growing[turn_id] = Growing(text, news)
        view = self.live_views.get(index)
        at_end = self._stick_to_end
        is_last = index == len(self._turns) - 1
        if view is not None:
            paint_apart(self.viewport())
            view.grow(growing)
            height = view.grown_height(self._page()[1])
            if height != self._heights[index] and is_last:
                self._grow_last(height)
            elif height != self._heights[index]:
                anchor, beyond = self._anchor()
                self._heights.put(index, height)
                self._settle(anchor, beyond)
        if at_end:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())
        elif text and is_last and not self._is_end_in_sight():
            self._show_news_below()

    def change_turn(self, turn: Turn) -> None:
        """Show a turn anew, wherever it stands; says so below if its answer came out of sight."""
        index = self._index(turn.id)
        if index is None:
            return
        if turn.state is not TurnState.PENDING:
            self._growing.pop(turn.id, None)
        at_end = self._stick_to_end
        view = self._show_changed(index, turn)
        if at_end:
            self.scroll_to_end()
        elif index == len(self._turns) - 1:
            self._show_news_below()
        if turn.answer is not None and turn.state is TurnState.COMPLETE and view is not None:
            announce(self, view.spoken(), unseen=True)

    def replace_turn(self, turn: Turn) -> None:
        """Show a turn anew that has no news for the reader: it was pinned."""
        index = self._index(turn.id)
        if index is not None:
            self._show_changed(index, turn)

    def _show_changed(self, index: int, turn: Turn) -> TurnView | None:
        anchor, beyond = self._anchor()
        self._turns[index] = turn
        view = self.live_views.get(index)
        if view is None:
            self._heights.put(index, self._heights.guess([turn], self._page()[1])[0])
        else:
            self._show_in(view, index)
            self._pool.unmeasured.add(index)
        self._settle(anchor, beyond)
        return view

    def show_remarks(self, remarks: Mapping[int, TurnRemarks]) -> None:
        """Show what was said of these turns, by their id."""
        self._remarks.update(remarks)
        self._show_again(remarks.keys())

    def show_fates(self, fates: Mapping[int, RowNow]) -> None:
        """Show what has become of the rows of answers, by the id of their turn; the others are as they were."""
        changed = self._fates.keys() | fates.keys()
        self._fates = dict(fates)
        self._show_again(changed)

    def _on_trimmed(self, oldest_id: int, newest_id: int) -> None:
        """What was said of the turns let go of is read anew with them."""
        self._remarks = {i: said for i, said in self._remarks.items() if oldest_id <= i <= newest_id}

    def remarks_of(self, turn_id: int) -> TurnRemarks | None:
        """What is shown to have been said of a turn."""
        return self._remarks.get(turn_id)

    def _show_again(self, turn_ids: Collection[int]) -> None:
        at_end = self._stick_to_end
        for index, view in self.live_views.items():
            turn_id = self._turns[index].id
            if turn_id in turn_ids:
                view.show_remarks(self._remarks.get(turn_id), self._fates.get(turn_id))
                self._pool.unmeasured.add(index)
        self._sync()
        if at_end:
            self.scroll_to_end()

    def _show_in(self, view: TurnView, index: int) -> None:
        turn = self._turns[index]
        view.show_turn(turn, self._growing.get(turn.id))
        view.show_remarks(self._remarks.get(turn.id), self._fates.get(turn.id))

    def reload(self) -> None:
        """Show every turn anew: another language, theme or zoom. Whoever calls has dressed the views."""
        for index, view in self.live_views.items():
            self._show_in(view, index)
        self._fit()

    # The views

    def _connect_view(self, view: TurnView) -> None:
        view.asked.connect(self.asked)
        view.chosen.connect(self.chosen)
        view.retried.connect(self.retried)
        view.dropped.connect(self.dropped)
        view.link_clicked.connect(self.link_clicked)
        view.acted.connect(self.acted)
        view.menu_wanted.connect(self.menu_wanted)
        view.resized.connect(self._on_view_resized)
        view.write_wanted.connect(self.write_wanted)
        view.side_by_side_wanted.connect(self._on_side_by_side_wanted)

    def _on_view_resized(self, turn_id: int) -> None:
        """A row was opened or closed in a card: its top stays where it is."""
        index = self._index(turn_id)
        if index is not None and index in self.live_views:
            self._stick_to_end = False
            self._pool.unmeasured.add(index)
            self._sync()

    def _on_side_by_side_wanted(self, on: bool) -> None:
        self._reading.side_by_side = on
        self.reload()

    # The way down

    def scroll_to_end(self) -> None:
        """Go to the newest turn of those here."""
        self._below.hide()
        self._go_to_end()

    def _on_place_changed(self) -> None:
        if self._stick_to_end:
            self._below.hide()

    def _on_below(self) -> None:
        if self._has_newest:
            self.scroll_to_end()
        else:
            self.newest_wanted.emit()

    def _show_way_down(self) -> None:
        """Where the newest turns are not here, a button leads to them."""
        if not self._has_newest and self._turns:
            self._below.setText(self.tr("Go to the newest question"))
            self._show_below()

    def _show_news_below(self) -> None:
        self._below.setText(self.tr("New answer below"))
        self._show_below()

    def _show_below(self) -> None:
        self._below.show()
        self._below.raise_()
        self._place_below()

    def _place_below(self) -> None:
        size = self._below.sizeHint()
        self._below.setGeometry(
            (self.width() - size.width()) // 2,
            self.height() - size.height() - self._look.px(12),
            size.width(),
            size.height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_below()

    # Keyboard and screen readers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_End:
            self._on_below()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
            self.oldest_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the turns as they stand on the page; recycled widgets are in no such order."""
        self._show_all_around()
        stops = self._all_stops()
        focused = self.focusWidget()
        if focused in stops:
            position = stops.index(focused) + (1 if forward else -1)
        else:
            inside = self.viewport().rect()
            in_sight = (n for n, w in enumerate(stops) if w.mapTo(self.viewport(), w.rect().topLeft()).y() in
                        range(inside.top(), inside.bottom()))  # fmt: skip
            position = next(in_sight, len(stops)) if forward else -1
        if 0 <= position < len(stops):
            self._focus(stops[position], forward)
        elif not forward and focused in stops:
            self.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self.left.emit(forward)
        return True

    def turn_at_hand(self) -> Turn | None:
        """The turn that has the focus, else the newest that is shown; None where there is none."""
        focused: QWidget | None = self.window().focusWidget()  # None without focus, whatever its type says
        for view in self.live_views.values():
            if focused is not None and view.turn is not None and view.isAncestorOf(focused):
                return view.turn
        return self.turns[-1] if self.turns else None

    def focus_turn(self, turn_id: int) -> None:
        """Take the focus at a turn, or as a whole where it is not in sight."""
        for index, view in self.live_views.items():
            stops = tab_stops(view) if self._turns[index].id == turn_id else []
            if stops:
                self._focus(stops[0], forward=True)
                return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_last(self) -> None:
        """Take the focus, coming from below."""
        stops = self._all_stops()
        if stops:
            self._focus(stops[-1], forward=False)
        else:
            self.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _focus(self, stop: QWidget, forward: bool) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self.ensureWidgetVisible(stop, 0, self._look.px(24))

    def _all_stops(self) -> list[QWidget]:
        return [stop for index in sorted(self.live_views) for stop in tab_stops(self.live_views[index])]

    def retranslate(self) -> None:
        self._below.setText(
            self.tr("New answer below") if self._has_newest else self.tr("Go to the newest question")
        )
        self.setAccessibleName(self.tr("Questions and answers"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.LanguageChange:
            self.retranslate()
            self.reload()
