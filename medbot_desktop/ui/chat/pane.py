"""The turns of a conversation, virtualised: widgets exist only for what is on the screen and a little around it.

Measured on a sketch: 10,000 turns open in 37 ms with 12 MB this way; one widget a turn took 2 s for 1,000. Heights
are guessed until a turn is first shown; the turn at the top of the screen stays where it is when they turn out other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from medbot_desktop.domain.turns import TurnState
from medbot_desktop.ui.chat.column import TIME_WIDTH, column_geometry
from medbot_desktop.ui.chat.growth import Growing
from medbot_desktop.ui.focus import tab_stops

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

AROUND_PX = 400
MOST_TURNS, FEWEST_TURNS = 1_000, 600
"""Of a long conversation so many turns are held at most, and so many are left when some are let go."""
GAP = 16
TOP = 14


class ChatPane(QScrollArea):
    """Shows turns, oldest first. `older_wanted` when the top of what is loaded comes into sight."""

    asked = Signal(str)
    chosen = Signal(int, str)
    retried = Signal(int)
    write_wanted = Signal(int, str)
    dropped = Signal(int)
    link_clicked = Signal(str)
    acted = Signal(str, object, object)
    menu_wanted = Signal(object, object)
    older_wanted = Signal()
    newer_wanted = Signal()
    newest_wanted = Signal()
    oldest_wanted = Signal()
    trimmed = Signal(int, int)
    left = Signal(bool)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._turns: list[Turn] = []
        self._heights: list[int] = []
        self._offsets: list[int] = [0]
        self._live: dict[int, TurnView] = {}
        self._pool: list[TurnView] = []
        self._unmeasured: set[int] = set()
        self._remarks: dict[int, TurnRemarks] = {}
        self._fates: dict[int, RowNow] = {}
        self._growing: dict[int, Growing] = {}
        self._read_in_order: list[TurnView] = []
        self._syncing = False
        self._stick_to_end = True
        self._has_newest = True
        self._host = QWidget()
        self._host.setObjectName("host")
        self.setWidget(self._host)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._below = QPushButton(self)
        self._below.hide()
        self._below.clicked.connect(self._on_below)
        self.retranslate()

    @property
    def turns(self) -> Sequence[Turn]:
        return self._turns

    @property
    def live_views(self) -> dict[int, TurnView]:
        """The views on the screen and around it, by index of their turn."""
        return self._live

    @property
    def view_count(self) -> int:
        """All views that exist, shown or waiting to be used again."""
        return len(self._live) + len(self._pool)

    def show_turns(self, turns: Sequence[Turn], turn_id: int | None = None, has_newest: bool = True) -> None:
        """Show a conversation: at its newest turn, or at `turn_id`.

        Without `has_newest` these are turns from the middle of it; `newer_wanted` asks for those that follow.
        """
        self._turns = list(turns)
        self._growing = {}
        self._has_newest = has_newest
        self._stick_to_end = turn_id is None and has_newest
        self._below.hide()
        self._recycle_all()
        self._estimate_all()
        if turn_id is None:
            self.scroll_to_end()
            return
        index = self._index(turn_id)
        self._sync()
        # Twice: the heights before it are guesses until it has been shown once.
        for _ in range(2):
            self.verticalScrollBar().setValue(self._offsets[index] if index is not None else 0)
            self._sync()
        self._show_way_down()

    def prepend(self, turns: Sequence[Turn]) -> None:
        """Add older turns above; what is on the screen stays where it is."""
        if not turns:
            return
        anchor, delta = self._anchor()
        self._turns[:0] = turns
        self._heights[:0] = [self._guess(turn) for turn in turns]
        self._live = {index + len(turns): view for index, view in self._live.items()}
        self._unmeasured = {index + len(turns) for index in self._unmeasured}
        self._set_offsets()
        self._syncing = True
        self.verticalScrollBar().setValue(self._offsets[anchor + len(turns)] + delta)
        self._syncing = False
        self._sync()
        self._trim_newer()

    def append_newer(self, turns: Sequence[Turn], has_newest: bool) -> None:
        """Add the turns that follow below; what is on the screen stays where it is."""
        self._stick_to_end = False
        self._has_newest = has_newest
        self._turns += turns
        self._heights += [self._guess(turn) for turn in turns]
        self._set_offsets()
        self._sync()
        self._trim_older()
        self._show_way_down()

    def _trim_newer(self) -> None:
        """Let go of turns far below: a conversation of any length takes the room and the time of a short one."""
        if len(self._turns) <= MOST_TURNS:
            return
        last = max(FEWEST_TURNS, *self._live) if self._live else FEWEST_TURNS
        if last + 1 < len(self._turns):
            del self._turns[last + 1 :], self._heights[last + 1 :]
            self._has_newest = False
            self._set_offsets()
            self._show_way_down()
            self.trimmed.emit(self._turns[0].id, self._turns[-1].id)

    def _trim_older(self) -> None:
        if len(self._turns) <= MOST_TURNS:
            return
        anchor, delta = self._anchor()
        gone = min(len(self._turns) - FEWEST_TURNS, *self._live) if self._live else 0
        if gone <= 0:
            return
        del self._turns[:gone], self._heights[:gone]
        self._live = {index - gone: view for index, view in self._live.items()}
        self._unmeasured = {index - gone for index in self._unmeasured}
        self._syncing = True
        self._set_offsets()
        self.verticalScrollBar().setValue(self._offsets[anchor - gone] + delta)
        self._syncing = False
        self._sync()
        self.trimmed.emit(self._turns[0].id, self._turns[-1].id)

    def add_turn(self, turn: Turn) -> None:
        """Add a turn just asked and go to it."""
        self._turns.append(turn)
        self._heights.append(self._guess(turn))
        self._set_offsets()
        self.scroll_to_end()

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
        view = self._live.get(index)
        at_end = self._stick_to_end
        if view is not None:
            view.grow(growing)
            height = view.grown_height(self._page()[1])
            if height != self._heights[index]:
                self._grow_to(index, height)
        if at_end:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())
        elif text and index == len(self._turns) - 1 and not self._is_end_in_sight():
            self._show_news_below()

    def _grow_to(self, index: int, height: int) -> None:
        gap = self._look.px(GAP)
        more = height - self._heights[index]
        self._heights[index] = height
        if index < len(self._turns) - 1:
            self._set_offsets()
            self._sync()
            return
        # The newest, nearly always: nothing else moves.
        self._offsets[-1] += more
        self._syncing = True
        self._host.resize(self._host.width(), max(self._offsets[-1], 1))
        view = self._live[index]
        view.resize(view.width(), height)
        assert self._offsets[-1] == self._offsets[-2] + height + gap
        self._syncing = False

    def _is_end_in_sight(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 4

    def change_turn(self, turn: Turn) -> None:
        """Show a turn anew, wherever it stands; says so below if its answer came out of sight."""
        index = self._index(turn.id)
        if index is None:
            return
        if turn.state is not TurnState.PENDING:
            self._growing.pop(turn.id, None)
        self._turns[index] = turn
        at_end = self._stick_to_end
        view = self._live.get(index)
        if view is None:
            self._heights[index] = self._guess(turn)
            self._set_offsets()
        else:
            self._show_in(view, index)
            self._unmeasured.add(index)
        self._sync()
        if at_end:
            self.scroll_to_end()
        elif index == len(self._turns) - 1:
            self._show_news_below()
        if turn.answer is not None and turn.state is TurnState.COMPLETE and view is not None:
            self._announce(view.spoken())

    def show_remarks(self, remarks: Mapping[int, TurnRemarks]) -> None:
        """Show what was said of these turns, by their id."""
        self._remarks.update(remarks)
        self._show_again(remarks.keys())

    def show_fates(self, fates: Mapping[int, RowNow]) -> None:
        """Show what has become of the rows of answers, by the id of their turn; the others are as they were."""
        changed = self._fates.keys() | fates.keys()
        self._fates = dict(fates)
        self._show_again(changed)

    def remarks_of(self, turn_id: int) -> TurnRemarks | None:
        """What is shown to have been said of a turn."""
        return self._remarks.get(turn_id)

    def _show_again(self, turn_ids: Collection[int]) -> None:
        at_end = self._stick_to_end
        for index, view in self._live.items():
            turn_id = self._turns[index].id
            if turn_id in turn_ids:
                view.show_remarks(self._remarks.get(turn_id), self._fates.get(turn_id))
                self._unmeasured.add(index)
        self._sync()
        if at_end:
            self.scroll_to_end()

    def _show_in(self, view: TurnView, index: int) -> None:
        turn = self._turns[index]
        view.show_turn(turn, self._growing.get(turn.id))
        view.show_remarks(self._remarks.get(turn.id), self._fates.get(turn.id))

    def replace_turn(self, turn: Turn) -> None:
        """Show a turn anew that has no news for the reader: it was pinned."""
        index = self._index(turn.id)
        if index is not None:
            self._turns[index] = turn
            if index in self._live:
                self._show_in(self._live[index], index)
                self._unmeasured.add(index)
                self._sync()

    def remove_turn(self, turn_id: int) -> None:
        """Take a turn away; what is below it moves up."""
        index = self._index(turn_id)
        if index is None:
            return
        if index in self._live:
            self._recycle(index)
        del self._turns[index], self._heights[index]
        self._move_from(index + 1, -1)

    def insert_turn(self, turn: Turn) -> None:
        """Put a turn back in its place, as far as that is loaded, and show it."""
        index = bisect_right([t.id for t in self._turns], turn.id)
        self._turns.insert(index, turn)
        self._heights.insert(index, self._guess(turn))
        self._move_from(index, 1)
        bar = self.verticalScrollBar()
        if not bar.value() <= self._offsets[index] <= bar.value() + self.viewport().height():
            bar.setValue(self._offsets[index])
            self._sync()

    def _move_from(self, first: int, by: int) -> None:
        self._live = {i + by if i >= first else i: view for i, view in self._live.items()}
        self._unmeasured = {i + by if i >= first else i for i in self._unmeasured}
        self._set_offsets()
        self._sync()

    def reload(self) -> None:
        """Show every turn anew: another language, theme, zoom or width."""
        anchor, delta = self._anchor()
        at_end = self._stick_to_end
        for view in [*self._live.values(), *self._pool]:
            self._look.dress(view)
        self._recycle_all()
        self._estimate_all()
        if at_end:
            self.scroll_to_end()
            return
        for _ in range(2):
            self.verticalScrollBar().setValue(self._offsets[min(anchor, len(self._turns))] + delta)
            self._sync()

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

    def scroll_to_end(self) -> None:
        """Go to the newest turn of those here, measuring on the way until the end stays the end."""
        self._stick_to_end = True
        self._below.hide()
        bar = self.verticalScrollBar()
        for _ in range(4):
            bar.setValue(bar.maximum())
            self._sync()
            if bar.value() == bar.maximum():
                break
        self._stick_to_end = True

    def retranslate(self) -> None:
        self._below.setText(
            self.tr("New answer below") if self._has_newest else self.tr("Go to the newest question")
        )
        self.setAccessibleName(self.tr("Questions and answers"))

    # Geometry

    def _page(self) -> tuple[int, int]:
        return column_geometry(self._look, self.width())

    def _guess(self, turn: Turn) -> int:
        letters = len(turn.question) + (len(turn.answer.text) if turn.answer else 0)
        line = max(self._page()[1] - self._look.px(TIME_WIDTH + 32), 1) / self._look.px(8)
        return self._look.px(200 + 23 * letters / max(line, 8))

    def _estimate_all(self) -> None:
        self._heights = [self._guess(turn) for turn in self._turns]
        self._set_offsets()

    def _set_offsets(self) -> None:
        gap = self._look.px(GAP)
        self._offsets = list(accumulate((h + gap for h in self._heights), initial=self._look.px(TOP)))
        # Asked for its viewport, Qt's binding loads every kind of widget: not for the first paint, without a turn.
        self._host.resize(self.viewport().width() if self._turns else 1, max(self._offsets[-1], 1))

    def _index(self, turn_id: int) -> int | None:
        index = bisect_left(self._turns, turn_id, key=lambda turn: turn.id)
        return index if index < len(self._turns) and self._turns[index].id == turn_id else None

    def _anchor(self) -> tuple[int, int]:
        """The turn at the top of the screen and how far its top is above it."""
        y = self.verticalScrollBar().value()
        index = max(0, min(bisect_right(self._offsets, y) - 1, len(self._turns)))
        return index, y - self._offsets[index]

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if self._syncing:
            return
        at_end = bar.value() >= bar.maximum() - 4
        self._stick_to_end = at_end and self._has_newest
        if self._stick_to_end:
            self._below.hide()
        self._sync()
        if not self._has_newest and bar.value() > bar.maximum() - self.viewport().height():
            self.newer_wanted.emit()
        if bar.value() < self.viewport().height() and self._turns:
            self.older_wanted.emit()

    def _sync(self) -> None:
        """Have views for what is in sight, measured and in place; repeated until measuring moves nothing."""
        if self._syncing or not self._turns:
            return
        self._syncing = True
        at_end = self._stick_to_end
        bar = self.verticalScrollBar()
        for _ in range(6):
            anchor, delta = self._anchor()
            if not self._show_range():
                break
            self._set_offsets()
            bar.setValue(bar.maximum() if at_end else self._offsets[anchor] + delta)
        left, width = self._page()
        for index, view in self._live.items():
            view.setGeometry(QRect(left, self._offsets[index], width, self._heights[index]))
            view.show()
        in_order = [view for _, view in sorted(self._live.items())]
        if in_order != self._read_in_order:
            # A screen reader reads children in the order in which they lie on each other.
            self._read_in_order = in_order
            for view in in_order:
                view.raise_()
        self._syncing = False

    def _show_range(self) -> bool:
        """Give every turn in sight a view and a true height; True if a height was other than thought."""
        y, height = self.verticalScrollBar().value(), self.viewport().height()
        last_index = len(self._turns) - 1
        first = min(max(0, bisect_right(self._offsets, y - AROUND_PX) - 1), last_index)
        last = min(max(0, bisect_right(self._offsets, y + height + AROUND_PX) - 1), last_index)
        for index in [i for i in self._live if not first <= i <= last]:
            self._recycle(index)
        changed = False
        width = self._page()[1]
        for index in range(first, last + 1):
            view = self._live.get(index)
            if view is None:
                view = self._pool.pop() if self._pool else self._view()
                self._show_in(view, index)
                self._live[index] = view
                self._unmeasured.add(index)
            if index in self._unmeasured:
                self._unmeasured.discard(index)
                measured = view.height_at(width)
                changed = changed or measured != self._heights[index]
                self._heights[index] = measured
        return changed

    def _view(self) -> TurnView:
        from medbot_desktop.ui.chat.turn_view import (
            TurnView,  # with every kind of card: not for the first paint
        )

        view = TurnView(self._look, self._reading, self._host)
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
        return view

    def _on_view_resized(self, turn_id: int) -> None:
        """A row was opened or closed in a card: its top stays where it is."""
        index = self._index(turn_id)
        if index is not None and index in self._live:
            self._stick_to_end = False
            self._unmeasured.add(index)
            self._sync()

    def _on_side_by_side_wanted(self, on: bool) -> None:
        self._reading.side_by_side = on
        self.reload()

    def _recycle(self, index: int) -> None:
        view = self._live.pop(index)
        # Not the pane's own focusWidget(): that is remembered while the focus is elsewhere in the window.
        if view.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus()
        view.hide()
        self._pool.append(view)

    def _recycle_all(self) -> None:
        for index in list(self._live):
            self._recycle(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.reload()
        elif self._stick_to_end:
            self.scroll_to_end()
        else:
            self._sync()
        self._place_below()

    # Keyboard, screen readers, "new answer below"

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

    def focus_turn(self, turn_id: int) -> None:
        """Take the focus at a turn, or as a whole where it is not in sight."""
        for index, view in self._live.items():
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
        return [stop for index in sorted(self._live) for stop in tab_stops(self._live[index])]

    def _announce(self, words: str) -> None:
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.LanguageChange and self._turns is not None:
            self.retranslate()
            self.reload()
