"""What was typed into a search: words, beginnings, "phrases in quotes" and -words to leave out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A pasted letter is searched by its beginning: FTS5 refuses expressions of thousands of terms.
MOST_TERMS = 24
MOST_LETTERS = 1_000

_PART = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)(?P<closed>"|$)|(?P<word>[^\s"]+)')
_WORD = re.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or the words of a phrase, as typed; with `prefix` the last of them is a beginning."""

    text: str
    prefix: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self.text)))


@dataclass(frozen=True, slots=True)
class SearchWords:
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def read_search(text: str) -> SearchWords:
    """Read a search as it stands while it is being typed: the last word is a beginning until a quote closes it.

    What holds neither letter nor digit is left out; anything may be typed, nothing raises.
    """
    blanks = "".join(c if c.isprintable() else " " for c in text[:MOST_LETTERS])
    wanted: list[Term] = []
    unwanted: list[Term] = []
    last_open = False
    for part in _PART.finditer(blanks):
        if part["word"] is not None:
            words = part["word"]
            minus = words.startswith("-")
            prefix, closed = words.endswith("*"), False
        else:
            words, minus = part["phrase"], bool(part["minus"])
            prefix, closed = False, part["closed"] == '"'
        if not any(unicodedata.category(c)[0] in "LN" for c in words):
            continue
        term = Term(words.strip("-*" if part["word"] is not None else " ").strip() or words, prefix)
        (unwanted if minus else wanted).append(term)
        last_open = not minus and not closed
        if len(wanted) + len(unwanted) == MOST_TERMS:
            break
    if wanted and last_open:
        wanted[-1] = Term(wanted[-1].text, prefix=True)
    return SearchWords(tuple(wanted), tuple(unwanted))


def fold(text: str) -> str:
    """Without case and accents, as the search compares."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def marks(text: str, searched: SearchWords) -> tuple[Span, ...]:
    """Start and length of what a search found in `text`, in the order of the text."""
    terms = [(words, term.prefix) for term in searched.wanted if (words := term.words)]
    if not terms:
        return ()
    places = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    found: dict[int, int] = {}
    for position, (start, _, _) in enumerate(places):
        for words, prefix in terms:
            here = places[position : position + len(words)]
            if _fits([word for _, _, word in here], words, prefix):
                found[start] = max(found.get(start, 0), here[-1][1] - start)
    return tuple(sorted(found.items()))


def _fits(here: list[str], words: tuple[str, ...], prefix: bool) -> bool:
    if len(here) != len(words) or tuple(here[:-1]) != words[:-1]:
        return False
    return here[-1].startswith(words[-1]) if prefix else here[-1] == words[-1]
