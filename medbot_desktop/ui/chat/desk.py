"""What the chat does: opens conversations, asks, stops, asks again, keeps drafts. Knows no widget.

Everything that touches the disk runs in the storage lane; the outcome comes back as a signal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.hosted import EMBEDDED
from medbot_desktop.domain.turns import Conversation, Turn, TurnState
from medbot_desktop.ui.chat.growth import Growth, is_growing

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.worker.messages import Event

PAGE = 200


class Opened(NamedTuple):
    """A conversation as it is shown first; `conversation_id` None is a new one. `turn_id` 0: at its newest turn."""

    conversation_id: int | None
    turns: tuple[Turn, ...]
    turn_id: int
    draft: str
    title: str = ""
    has_oldest: bool = True
    has_newest: bool = True


class Desk(QObject):
    opened = Signal(object)
    older_read = Signal(object)
    newer_read = Signal(object, bool)
    turn_stored = Signal(object)
    turn_changed = Signal(object)
    turn_grew = Signal(object)
    history_changed = Signal()
    title_read = Signal(str)
    refused = Signal(object)
    failed = Signal(object)
    pending_changed = Signal(bool)

    def __init__(
        self,
        store: Store,
        language: Language,
        settings: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._language, self._settings = store, language, settings
        self.conversation_id: int | None = None
        self.is_open = False
        """Whether what is kept of a conversation, or of a new one, has been read."""
        self._early: list[tuple[str, bool, str]] = []
        self._kept_early = ""
        self._wanted = 0
        self._oldest_id = 0
        self._newest_id = 0
        self._all_read = True
        self._newest_read = True
        self._pending: set[int] = set()
        self._growing: set[int] = set()
        self._growth = Growth(self)
        self._growth.grown.connect(self._on_grown)

    @property
    def asks_early(self) -> bool:
        """Whether a question waits for the conversation that is being opened."""
        return bool(self._early)

    @property
    def pending(self) -> bool:
        """Whether an answer of the open conversation is on its way."""
        return bool(self._pending)

    # Opening

    def open(self, conversation_id: int | None, turn_id: int = 0) -> None:
        """Show a conversation, None for a new one, at `turn_id` or at its newest turn."""
        self._wanted += 1
        wanted = self._wanted
        self._store.run(
            lambda r: (wanted, _read(r, conversation_id, turn_id)), self._on_read, self._on_failed
        )

    def read_older(self) -> None:
        """Read the turns before the oldest one shown, if there are any."""
        if self._all_read or self.conversation_id is None:
            return
        self._all_read = True  # until the answer says otherwise; keeps a second request from being sent
        conversation_id, before_id = self.conversation_id, self._oldest_id
        self._store.run(
            lambda r: (conversation_id, r.history.turns(conversation_id, before_id=before_id, limit=PAGE)),
            self._on_older,
            self._on_failed,
        )

    def read_newer(self) -> None:
        """Read the turns after the newest one shown, where it was opened in the middle."""
        if self._newest_read or self.conversation_id is None:
            return
        self._newest_read = True  # until the answer says otherwise
        conversation_id, from_id = self.conversation_id, self._newest_id + 1
        self._store.run(
            lambda r: (conversation_id, r.history.turns_from(conversation_id, from_id, limit=PAGE)),
            self._on_newer,
            self._on_failed,
        )

    def open_newest(self) -> None:
        """Show the open conversation at its newest turn."""
        self.open(self.conversation_id)

    def open_oldest(self) -> None:
        """Show the open conversation at its first turn, if that is not here."""
        conversation_id = self.conversation_id
        if conversation_id is not None:
            self._store.run(
                lambda r: r.history.turns_from(conversation_id, 0, limit=1), self._on_oldest, self._on_failed
            )

    def let_go(self, oldest_id: int, newest_id: int) -> None:
        """Only the turns from `oldest_id` to `newest_id` are shown any more; the others can be read again."""
        self._all_read = self._all_read and oldest_id == self._oldest_id
        self._newest_read = self._newest_read and newest_id == self._newest_id
        self._oldest_id, self._newest_id = oldest_id, newest_id

    @property
    def has_newest(self) -> bool:
        """Whether the newest turn of the conversation is among those shown."""
        return self._newest_read

    def read_title(self) -> None:
        """Read the title of the open conversation again: it may have another name."""
        conversation_id = self.conversation_id
        if conversation_id is not None:
            self._store.run(
                lambda r: r.history.conversation(conversation_id), self._on_title, self._on_failed
            )

    def _on_title(self, conversation: Conversation) -> None:
        if conversation.id == self.conversation_id:
            self.title_read.emit(conversation.title)

    def forget(self, turn_id: int) -> None:
        """A turn was taken away: its answer is waited for no more."""
        self._pending.discard(turn_id)
        self.pending_changed.emit(self.pending)

    def _on_read(self, read: tuple[int, Opened]) -> None:
        wanted, opened = read
        if wanted != self._wanted:
            return
        self.conversation_id = opened.conversation_id
        self.is_open = True
        self._all_read = opened.has_oldest
        self._oldest_id = opened.turns[0].id if opened.turns else 0
        self._newest_id = opened.turns[-1].id if opened.turns else 0
        self._newest_read = opened.has_newest
        self._pending = {t.id for t in opened.turns if t.state is TurnState.PENDING}
        self._growing |= {t.id for t in opened.turns if is_growing(t)}
        self.opened.emit(opened)
        self.pending_changed.emit(self.pending)
        early, self._early = self._early, []
        for asked in early:
            self.ask(*asked)

    def _on_older(self, read: tuple[int, list[Turn]]) -> None:
        conversation_id, turns = read
        if conversation_id != self.conversation_id or not turns:
            return
        self._all_read = len(turns) < PAGE
        self._oldest_id = turns[0].id
        self.older_read.emit(turns)

    def _on_newer(self, read: tuple[int, list[Turn]]) -> None:
        conversation_id, turns = read
        if conversation_id != self.conversation_id:
            return
        self._newest_read = len(turns) < PAGE
        if turns:
            self._newest_id = turns[-1].id
        self.newer_read.emit(turns, self._newest_read)

    def _on_oldest(self, turns: list[Turn]) -> None:
        here = turns and turns[0].conversation_id == self.conversation_id
        if here and turns[0].id != self._oldest_id:
            self.open(self.conversation_id, turns[0].id)

    # Asking

    def ask(self, question: str, keep_details: bool = False, engine: str = EMBEDDED) -> None:
        """Store the question and ask it; `turn_stored` once it is on disk, `refused` if it could not be.

        While the program starts it waits for the conversation that is being opened, which it belongs to.
        """
        if not self.is_open:
            self._early.append((question, keep_details, engine))
            return
        ask = self._ask(question)._replace(keep_details=keep_details, engine=engine)
        conversation_id = self.conversation_id
        self._store.run(lambda r: r.chat.ask(conversation_id, ask), self._on_stored, self._on_refused)

    def choose(self, turn_id: int, key: str) -> None:
        """Answer the same turn anew with the choice `key`."""
        ask = self._ask("")
        self._store.run(
            lambda r: r.chat.choose(
                turn_id, key, language=ask.language, country=ask.country, engine=ask.engine
            ),
            self._on_changed,
            self._on_failed,
        )

    def retry(self, turn_id: int, drop_carried: bool = False) -> None:
        """Ask a turn again; `drop_carried` without the medicine taken from the turn before."""
        ask = self._ask("")
        self._store.run(
            lambda r: r.chat.retry(
                turn_id,
                language=ask.language,
                country=ask.country,
                carry=not drop_carried,
                engine=ask.engine,
            ),
            self._on_changed,
            self._on_failed,
        )

    def write(self, turn_id: int, provider: str = "") -> None:
        """Let a hosted model write on a turn, also where it is not asked by itself; the one in use or `provider`."""
        ask = self._ask("")
        engine = provider or ask.engine
        if engine == EMBEDDED:
            hosted = self._settings().hosted
            from medbot_desktop.domain.providers import PROVIDERS  # not for the first paint

            engine = next((name for name in PROVIDERS if hosted.of(name).accepted), EMBEDDED)
        self._store.run(
            lambda r: r.chat.write(turn_id, language=ask.language, country=ask.country, engine=engine),
            self._on_changed,
            self._on_failed,
        )

    def stop(self) -> None:
        """Stop every answer of this conversation that is on its way."""
        turn_ids = sorted(self._pending)
        self._store.run(lambda r: [r.chat.cancel(i) for i in turn_ids], self._on_accepted, self._on_failed)

    def accept(self, event: Event) -> None:
        """Take an event of the worker that may belong to a turn."""
        self._store.run(lambda r: r.chat.accept(event), self._on_accepted, self._on_failed)

    def stop_writing(self) -> None:
        """Stop every model that writes, in any conversation: the program ends, and what has come is to be kept."""
        turn_ids = sorted(self._growing)
        self._store.run(lambda r: [r.chat.cancel(i) for i in turn_ids], None, self._on_failed)

    def accept_engine(self, event: Event) -> None:
        """Take an event of the hosted engines that may belong to a turn."""
        self._store.run(lambda r: r.chat.accept_engine(event), self._on_written, self._on_failed)

    def _on_written(self, turns: list[Turn]) -> None:
        for turn in turns:
            if is_growing(turn) and turn.id in self._growing:
                self._growth.add(turn)
            else:
                self._on_changed(turn)

    def _on_grown(self, turn: Turn) -> None:
        if turn.conversation_id == self.conversation_id and turn.id in self._growing:
            self.turn_grew.emit(turn)

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer of the open conversation."""
        if not self.is_open:
            return  # it is not known yet what it belongs to
        conversation_id = self.conversation_id
        self._store.run(lambda r: r.history.save_draft(conversation_id, text), None, self._on_failed)

    def keep_typed(self, text: str) -> None:
        """The window closes: keep what stands in the composer, also where nothing was opened yet."""
        if self.is_open:
            self.save_draft(text)
        elif text and text != self._kept_early:
            self._kept_early = text
            self._store.run(lambda r: r.history.save_draft(None, r.history.draft(None) + text))

    def _ask(self, question: str) -> Ask:
        settings = self._settings()
        return Ask(
            question,
            language=self._language.code,
            country=settings.country,
            engine=settings.hosted.engine,
        )

    def _on_stored(self, turn: Turn) -> None:
        if self.conversation_id is None:
            self.conversation_id = turn.conversation_id
        self._note_pending(turn)
        if self._newest_read:
            self._newest_id = turn.id
        self.turn_stored.emit(turn)
        self.pending_changed.emit(self.pending)
        self.history_changed.emit()
        if not self._newest_read:
            self.open_newest()  # it was asked far back in a long conversation

    def _on_accepted(self, turns: list[Turn]) -> None:
        for turn in turns:
            self._on_changed(turn)

    def _on_changed(self, turn: Turn) -> None:
        self._growth.drop(turn.id)
        if is_growing(turn):
            self._growing.add(turn.id)
        else:
            self._growing.discard(turn.id)
        if turn.conversation_id == self.conversation_id:
            self._note_pending(turn)
            self.turn_changed.emit(turn)
            self.pending_changed.emit(self.pending)
        self.history_changed.emit()

    def _note_pending(self, turn: Turn) -> None:
        if turn.state is TurnState.PENDING:
            self._pending.add(turn.id)
        else:
            self._pending.discard(turn.id)

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def _read(records: Records, conversation_id: int | None, turn_id: int) -> Opened:
    history = records.history
    turns: list[Turn] = []
    older: list[Turn] = []
    if conversation_id is not None and history.bin.holds(conversation_id):
        conversation_id = None
    if conversation_id is not None and turn_id:
        # Around the turn, however far back: never all that lies between it and the newest.
        turns = history.turns_from(conversation_id, turn_id, limit=PAGE)
        older = history.turns(conversation_id, before_id=turn_id, limit=PAGE)
    elif conversation_id is not None:
        older = history.turns(conversation_id, limit=PAGE)
    has_newest = not turn_id or len(turns) < PAGE
    has_oldest = len(older) < PAGE
    turns = [*older, *turns]
    if not turns:
        conversation_id = None  # deleted, or erased since it was noted
    title = history.conversation(conversation_id).title if conversation_id is not None else ""
    return Opened(
        conversation_id, tuple(turns), turn_id, history.draft(conversation_id), title, has_oldest, has_newest
    )
