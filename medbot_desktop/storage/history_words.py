"""The words of the history that begin with what was typed.

For a beginning of one letter, or of four or more, FTS5 gathers every hit before it gives the newest: 114 ms for the
commonest word of a million turns. The words themselves, one OR the other, it walks newest first and stops early.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from medbot_desktop.domain.search_words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medbot_desktop.domain.search_words import Term
    from medbot_desktop.storage.history_records import HistoryFile

MOST_WORDS = 400
"""With more words than these, finding them all takes as long as what it spares."""
INDEXED = (2, 3)
"""Beginnings of so many letters have an index of their own in turns_fts."""
AFTER = "\x01"
"""Sorts a beginning after the word that it is and before every longer one: words hold letters and digits alone."""
_LAST = re.compile(r"[a-z0-9]+$")


class HistoryWords:
    """Reads the words of turns_fts. `rows` runs a query and raises Cancelled where it is interrupted."""

    def __init__(self, file: HistoryFile, rows: Callable[..., list[tuple[str]]]) -> None:
        self._file, self._rows = file, rows
        self._made = False

    def terms(self, term: Term) -> str:
        """A term for MATCH, quoted: its last word spelled out where it is a beginning that FTS5 finds slowly."""
        last = _last_word(term.text) if term.prefix else ""
        if not last or len(last) in INDEXED:
            return quoted(term.text, term.prefix)
        head = term.text[: len(term.text) - len(last)]
        if len(last) == 1:
            one_letter = quoted(head + last)
            endings = [quoted(head + letters, prefix=True) for letters in self._begun(last, length=2)]
            return f"({' OR '.join([one_letter, *endings])})"
        words = list(self._begun(last))
        if len(words) > MOST_WORDS:
            return quoted(term.text, prefix=True)
        return f"({' OR '.join(quoted(head + word) for word in words)})" if words else quoted(term.text)

    def _begun(self, beginning: str, length: int | None = None) -> Iterator[str]:
        """The words that begin so, one more than MOST_WORDS at most; or the different first letters of them."""
        self._make()
        place = beginning if length is None else beginning + AFTER
        for _ in range(MOST_WORDS + 1):
            # `>=` alone is looked up in the index; `>` would walk through every place of the word before.
            found = self._rows("SELECT term FROM temp.turn_words WHERE term >= ? LIMIT 1", (place,))
            if not found or not found[0][0].startswith(beginning):
                return
            word = found[0][0][:length]
            yield word
            place = word + (AFTER if length is None else chr(0x10FFFF))

    def _make(self) -> None:
        """A view of the index that lives as long as the connection; the file is not written."""
        if self._made:
            return
        database = self._file.database
        [(only_read,)] = database.rows("PRAGMA query_only")
        database.execute("PRAGMA query_only = OFF")
        try:
            database.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.turn_words USING fts5vocab (main, turns_fts, instance)"
            )
        finally:
            database.execute(f"PRAGMA query_only = {only_read}")
        self._made = True


def quoted(text: str, prefix: bool = False) -> str:
    """Words for MATCH as one phrase, so that nothing in them is an operator."""
    return '"' + text.replace('"', '""') + '"' + ("*" if prefix else "")


def _last_word(text: str) -> str:
    """The last word as the index holds it; "" where that is not plainly a word of Latin letters and digits."""
    if not all(unicodedata.normalize("NFD", c)[0].isascii() for c in text):
        return ""
    found = _LAST.search(fold(text))
    return found[0] if found else ""
