"""What stands in the history list: conversations under their days, or the hits of a search with their marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.kinds import AnswerKind
from medbot_desktop.domain.search_words import SearchWords, marks
from medbot_desktop.ui.days import day_group, time_words
from medbot_desktop.ui.history.model import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QLocale

    from medbot_desktop.domain.history import Found
    from medbot_desktop.domain.turns import Conversation

SNIPPET_BEFORE = 24


@dataclass
class Entries:
    """Entries made for a reader's locale at a moment (UTC seconds)."""

    locale: QLocale
    now: float
    made: list[Entry] = field(default_factory=list)

    def of_pinned(self, conversations: Sequence[Conversation], title: str) -> list[Entry]:
        if conversations:
            self.made.append(Entry(title))
        self.made += [self._of_conversation(conversation) for conversation in conversations]
        return self.made

    def _of_conversation(self, conversation: Conversation) -> Entry:
        return Entry(
            conversation.title,
            conversation.id,
            kind=AnswerKind(conversation.last_kind) if conversation.last_kind else None,
            when=time_words(conversation.last_asked_at, self.now, self.locale),
            pinned=conversation.pinned,
        )

    def of_conversations(self, conversations: Sequence[Conversation]) -> list[Entry]:
        group = ""
        for conversation in conversations:
            day = day_group(conversation.last_asked_at, self.now, self.locale)
            if day != group:
                group = day
                self.made.append(Entry(day))
            self.made.append(self._of_conversation(conversation))
        return self.made

    def of_hits(self, hits: Sequence[Found], searched: SearchWords) -> list[Entry]:
        group = ""
        for hit in hits:
            day = day_group(hit.asked_at, self.now, self.locale)
            if day != group:
                group = day
                self.made.append(Entry(day))
            title = " ".join(hit.question.split())
            snippet = snippet_around(" ".join(hit.text.partition("\n")[0].split()), searched)
            self.made.append(
                Entry(
                    title,
                    hit.conversation_id,
                    hit.turn_id,
                    hit.kind,
                    time_words(hit.asked_at, self.now, self.locale),
                    snippet,
                    marks(title, searched),
                    marks(snippet, searched),
                    hit.pinned,
                    _where(hit),
                )
            )
        return self.made


def _where(hit: Found) -> str:
    """The data set and the rows an answer shows."""
    translate = QCoreApplication.translate
    if not hit.rows:
        return ""
    if len(hit.rows) == 1:
        row = translate("Entries", "row {number}").format(number=hit.rows[0])
        return f"{hit.dataset} · {row}"
    return translate("Entries", "rows {numbers}").format(numbers=", ".join(hit.rows))


def snippet_around(text: str, searched: SearchWords) -> str:
    """The text from a little before its first hit on."""
    found = marks(text, searched)
    start = found[0][0] - SNIPPET_BEFORE if found else 0
    if start <= 0:
        return text
    space = text.find(" ", start)
    return "…" + text[space + 1 if 0 <= space < found[0][0] else start :]
