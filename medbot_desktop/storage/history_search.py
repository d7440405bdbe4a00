"""Finding turns: words in question and answer, filters, all newest first and a page at a time."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.domain.search_words import SearchWords, Term, fold, read_search
from medbot_desktop.storage.history_records import FOUND, conversation_of, found_of, text_of
from medbot_desktop.storage.history_words import HistoryWords, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medbot_desktop.domain.history import Found, Wanted
    from medbot_desktop.domain.turns import Conversation
    from medbot_desktop.storage.history_records import HistoryFile

MOST_TITLES = 5
CONVERSATION = (
    "SELECT c.id, c.title, c.started_at, c.updated_at, c.pinned, "
    "(SELECT count(*) FROM turns t WHERE t.conversation_id = c.id AND t.deleted_at IS NULL), "
    "(SELECT t.kind FROM turns t WHERE t.conversation_id = c.id AND t.kind <> '' AND t.deleted_at IS NULL "
    "ORDER BY t.id DESC LIMIT 1), "
    "(SELECT t.asked_at FROM turns t WHERE t.conversation_id = c.id AND t.deleted_at IS NULL "
    "ORDER BY t.id DESC LIMIT 1), "
    "(SELECT group_concat(l.name, char(10)) FROM conversation_labels cl JOIN labels l ON l.id = cl.label_id "
    "WHERE cl.conversation_id = c.id) "
    "FROM conversations c "
)
SHOWN = (
    "c.deleted_at IS NULL AND EXISTS "
    "(SELECT 1 FROM turns t WHERE t.conversation_id = c.id AND t.deleted_at IS NULL) "
)
_NEVER = 2**63 - 1


class HistorySearch:
    """Searches an open history. A call that is interrupted raises Cancelled."""

    def __init__(self, file: HistoryFile) -> None:
        self._file = file
        self._words = HistoryWords(file, self._rows)

    def find(self, wanted: Wanted, limit: int = 50, before_id: int | None = None) -> list[Found]:
        """Turns that fit, newest first; `before_id` is the last turn known. Blanks and symbols find nothing."""
        query = self._query(wanted, before_id)
        if query is None:
            return []
        source, values, order = query
        records = self._rows(f"SELECT {FOUND} {source} ORDER BY {order} DESC LIMIT ?", (*values, limit))
        return self._file.read(records, found_of)

    def count(self, wanted: Wanted, limit: int = 1_000) -> int:
        """How many turns fit, counted up to `limit`."""
        query = self._query(wanted, None)
        if query is None:
            return 0
        source, values, _order = query
        found = self._rows(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT ?)", (*values, limit))
        return int(found[0][0])

    def turn_ids(self, wanted: Wanted) -> list[int]:
        """Every turn that fits, oldest first."""
        query = self._query(wanted, None)
        if query is None:
            return []
        source, values, _order = query
        return [record[0] for record in self._rows(f"SELECT t.id {source} ORDER BY t.id", tuple(values))]

    def renamed(self, text: str) -> list[Conversation]:
        """The last few conversations whose own title, given by the user, holds every word."""
        words = read_search(text)
        if not words.wanted:
            return []
        titles = self._rows(
            "SELECT id, title FROM conversations WHERE renamed AND deleted_at IS NULL ORDER BY id DESC", ()
        )
        fitting = [
            number
            for number, title in titles
            if isinstance(title, str) and all(_holds(fold(title), term) for term in words.wanted)
        ][:MOST_TITLES]
        places = ",".join("?" * len(fitting))
        records = self._rows(
            f"{CONVERSATION} WHERE c.id IN ({places}) AND {SHOWN} ORDER BY c.id DESC", fitting
        )
        return self._file.read(records, conversation_of)

    def turn_count(self) -> int:
        """All turns that are not in the bin."""
        return int(self._rows("SELECT count(*) FROM turns WHERE deleted_at IS NULL", ())[0][0])

    def medicines(self, limit: int = 200) -> list[tuple[str, int]]:
        """The medicines asked about and in how many turns, the commonest first."""
        records = self._rows(
            "SELECT medicine, count(*) FROM turn_medicines GROUP BY medicine ORDER BY 2 DESC, 1 LIMIT ?",
            (limit,),
        )
        return self._file.read(records, lambda r: (text_of(r[0]), int(r[1])))

    def datasets(self, limit: int = 50) -> list[str]:
        """The data sets that answers came from, by name."""
        records = self._rows(
            "SELECT DISTINCT row_dataset FROM turns WHERE deleted_at IS NULL AND row_dataset <> '' "
            "ORDER BY row_dataset LIMIT ?",
            (limit,),
        )
        return self._file.read(records, lambda r: text_of(r[0]))

    def _query(self, wanted: Wanted, before_id: int | None) -> tuple[str, list[object], str] | None:
        """FROM and WHERE of a search, their values, and what to order by; None where nothing can be found by it.

        Ordered by the rowid of the index of words, FTS5 gives the newest hits without collecting them all: .6 ms
        instead of 110 for the commonest word of 20,000 turns.
        """
        words = read_search(wanted.text)
        if wanted.text.strip() and not words:
            return None
        lowest, highest = self._id_range(wanted)
        highest = min(highest, (_NEVER if before_id is None else before_id) - 1)
        values: list[object] = []
        if words.wanted:
            # The index of words leads: it gives the newest first without sorting anything.
            source = "FROM turns_fts f CROSS JOIN turns t ON t.id = f.rowid JOIN conversations c "
            conditions = ["turns_fts MATCH ?", "f.rowid BETWEEN ? AND ?"]
            values.append(self._match_expression(words))
        else:
            source = "FROM turns t CROSS JOIN conversations c "
            conditions = ["t.id BETWEEN ? AND ?"]
        source += "ON c.id = t.conversation_id "
        values += [lowest, highest]
        conditions += ["t.deleted_at IS NULL", "c.deleted_at IS NULL"]
        for condition, value in _filters(wanted):
            conditions.append(condition)
            values += [] if value is None else [value]
        if words.unwanted and not words.wanted:
            conditions.append(
                "NOT EXISTS (SELECT 1 FROM turns_fts f WHERE turns_fts MATCH ? AND f.rowid = t.id)"
            )
            values.append(_any_of(words.unwanted))
        order = "f.rowid" if words.wanted else "t.id"
        return source + "WHERE " + " AND ".join(conditions), values, order

    def _match_expression(self, words: SearchWords) -> str:
        """The search for FTS5."""
        wanted = " AND ".join(self._words.terms(term) for term in words.wanted)
        return f"({wanted}) NOT ({_any_of(words.unwanted)})" if words.unwanted else wanted

    def _id_range(self, wanted: Wanted) -> tuple[int, int]:
        """The turns of the time wanted, by id: the index of words can leave out what lies beyond."""
        lowest, highest = 0, _NEVER
        # By the index of times: left alone, SQLite walks through the whole table from one end.
        ids = "FROM turns INDEXED BY turns_by_time WHERE asked_at"
        if wanted.since is not None:
            found = self._rows(f"SELECT min(id) {ids} >= ?", (wanted.since,))
            lowest = _NEVER if found[0][0] is None else found[0][0]
        if wanted.until is not None:
            found = self._rows(f"SELECT max(id) {ids} < ?", (wanted.until,))
            highest = -1 if found[0][0] is None else found[0][0]
        return lowest, highest

    def _rows(self, sql: str, values: tuple[object, ...] | list[int]) -> list[tuple[Any, ...]]:
        try:
            return self._file.database.rows(sql, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from error
            raise


def _any_of(terms: Iterable[Term]) -> str:
    return " OR ".join(quoted(term.text, term.prefix) for term in terms)


def _holds(title: str, term: Term) -> bool:
    return all(word in title for word in term.words)


def _filters(wanted: Wanted) -> list[tuple[str, object | None]]:
    filters: list[tuple[str, object | None]] = []
    if wanted.kind is not None:
        filters.append(("t.kind = ?", wanted.kind))
    if wanted.medicine:
        filters.append(
            (
                "EXISTS (SELECT 1 FROM turn_medicines m WHERE m.medicine = ? AND m.turn_id = t.id)",
                wanted.medicine,
            )
        )
    if wanted.dataset:
        filters.append(("t.row_dataset = ?", wanted.dataset))
    if wanted.since is not None:
        filters.append(("t.asked_at >= ?", wanted.since))
    if wanted.until is not None:
        filters.append(("t.asked_at < ?", wanted.until))
    if wanted.pinned:
        filters.append(("t.pinned", None))
    if wanted.corrected:
        filters.append(("t.id IN (SELECT turn_id FROM corrections WHERE state <> 'undone')", None))
    if wanted.label:
        filters.append(
            (
                "t.conversation_id IN (SELECT cl.conversation_id FROM conversation_labels cl "
                "JOIN labels l ON l.id = cl.label_id WHERE l.name = ?)",
                wanted.label,
            )
        )
    return filters
