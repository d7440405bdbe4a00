"""Comparing two texts word by word: the words they share, and what has changed from one to the other. Stdlib only."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
# With the blanks behind it, so that a word that goes takes its own with it.
_PIECE = re.compile(r"[^\W_]+(?:[.,]\d+)*\s*|(?:[^\w\s]|_)\s*|\s+")
_FEW_LETTERS = 4
_ENDING = 2
"""Words are the same if only so many letters at their ends differ: "toma" and "tomar", "dose" and "doses"."""

_LITTLE = frozenset((
    "que", "con", "para", "por", "una", "uno", "unos", "unas", "los", "las", "del", "como", "cual", "cuando", "donde",
    "hay", "puede", "puedo", "tiene", "ser", "este", "esta",
    "the", "and", "for", "with", "can", "does", "what", "how", "when", "where", "which", "this", "that", "are", "was",
    "has", "have", "you", "your", "from",
))  # fmt: skip


class Piece(StrEnum):
    SAME = "same"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text that is in both texts, only in the earlier one, or only in the later one."""

    piece: Piece
    text: str


def folded(text: str) -> str:
    """Without case and accents, words with single blanks between: "¿Daña el RIÑÓN?" -> "dana el rinon"."""
    return " ".join(_fold(word[0]) for word in _WORD.finditer(text))


def question_key(question: str) -> str:
    """A digest of the words of a question, the same for the same words; "" for a question without any."""
    words = folded(question)
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def matching_spans(question: str, text: str) -> list[tuple[int, int]]:
    """Where words of `question` stand in `text`, [start, end); articles and the like are left out."""
    asked = {w for w in (_fold(m[0]) for m in _WORD.finditer(question)) if _carries_meaning(w)}
    return [m.span() for m in _WORD.finditer(text) if any(_same_word(_fold(m[0]), word) for word in asked)]


def difference(earlier: str, later: str) -> list[Part]:
    """How `later` differs from `earlier`, word by word; joined without what is gone it is `later`."""
    old, new = _PIECE.findall(earlier), _PIECE.findall(later)
    parts: list[Part] = []
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        gone, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            parts.append(Part(Piece.SAME, added))
            continue
        parts += [Part(Piece.GONE, gone)] if gone else []
        parts += [Part(Piece.ADDED, added)] if added else []
    return parts


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _carries_meaning(word: str) -> bool:
    return word not in _LITTLE and (len(word) > 2 or any(c.isdigit() for c in word))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[: max(_FEW_LETTERS, len(shorter) - 1)]
    if len(shorter) < _FEW_LETTERS or any(c.isdigit() for c in longer):
        return False
    return longer.startswith(stem) and len(longer) - len(stem) <= _ENDING
