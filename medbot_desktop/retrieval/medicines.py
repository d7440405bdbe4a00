"""Which medicines a text names: exactly, misspelt, ambiguously, or by a name nobody here knows.

A real name is never corrected into another. A word that is neither a known name nor an ordinary word counts as an
unknown medicine, so that a question about it is not answered with another one's row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.joining import Joiner, groups_of, ruled_out
from medbot_desktop.retrieval.mentions import Asked as Asked
from medbot_desktop.retrieval.mentions import Mention as Mention
from medbot_desktop.retrieval.spelling import Speller, allowed, distance, one_edit_away
from medbot_desktop.retrieval.text import fold, token_spans, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.retrieval.names import NameTables

_MIN_UNKNOWN = 5  # shorter unknown words are mostly abbreviations and slips of the hand
_MIN_PREFIX = 5
_CONFUSED = 2.0  # a slip this near to a look-alike's name may mean that one
_BY_STRENGTH = {
    "mg",
    "g",
    "mcg",
    "ml",
    "ui",
    "iu",
    "comprimidos",
    "comprimido",
    "tablets",
    "tablet",
    "pastillas",
}
_ENCLITICS = re.compile(r"(?:[sm]e|te|nos)?(?:l[oae]s?|me|te|se|nos)$")
_SUFFIXES = (
    ("mente", ""), ("mente", "o"), ("itos", "os"), ("itas", "as"), ("ito", "o"), ("ita", "a"), ("illas", "as"),
    ("illa", "a"), ("es", ""), ("s", ""), ("a", "o"), ("as", "o"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("ly", ""), ("ness", ""), ("less", ""), ("er", ""), ("al", "o"), ("ismo", "o"), ("able", "ar"), ("ables", "ar"),
)  # fmt: skip
_PREFIXES = ("anti", "hiper", "hipo", "hyper", "hypo", "foto", "photo", "gastro", "hepato", "nefro", "cardio", "neuro",
             "auto", "micro", "multi", "semi", "sub", "super", "sobre", "over", "under", "post", "pre", "non", "re",
             "des", "in", "un")  # fmt: skip


class Medicines:
    """Finds medicine names in texts by the shipped tables."""

    def __init__(self, tables: NameTables) -> None:
        self.tables = tables
        known = {
            tuple(name.split()): ("?" + name.replace(" ", "-"),) for name in tables.known_names if " " in name
        }
        self._aliases = known | tables.aliases
        self._longest: dict[str, int] = {}
        for alias in self._aliases:
            self._longest[alias[0]] = max(self._longest.get(alias[0], 0), len(alias))
        self._longest_class = max(map(len, tables.classes), default=0)
        self._joiner = Joiner(tables)
        parts = {token for alias in tables.aliases for token in alias if len(token) >= _MIN_UNKNOWN}
        self._speller = Speller(sorted(parts - self.tables.words))
        parts = {part for name in tables.known_names for part in name.split() if len(part) >= _MIN_UNKNOWN}
        self._known_parts = {part for part in parts if part.isalpha()}
        # A row's question is read when the row is, and when it is asked; a follow-up's medicines again and again.
        self._asked = lru_cache(maxsize=4096)(self._read_asked)
        self._names = sorted(
            (fold(name), entry.id)
            for entry in tables.entries.values()
            if len(entry.substances) == 1
            for name in (*entry.names["es"], *entry.names["en"])
        )

    def asked(self, question: str) -> Asked:
        """The medicines a question asks about, misspelt and unknown ones included."""
        return self._asked(question)

    def _read_asked(self, question: str) -> Asked:
        words = tokens(question)
        mentions = self._exact(words, question)
        taken = {i for m in mentions for i in range(m.start, m.end)}
        mentions += self._inexact(words, taken)
        mentions.sort(key=lambda m: m.start)
        mentions = self._joiner.merge(words, mentions, question)
        not_meant = ruled_out(words, mentions, self._joiner)
        mentions = [m for m in mentions if m not in not_meant]
        return Asked(tuple(mentions), groups_of(words, mentions))

    def subject(self, medicine_column: str, in_question: Asked) -> frozenset[str]:
        """What a row is about: its medicine column where it names one, and the names in its question."""
        column = self._column(medicine_column)
        ids = {i for m in in_question.mentions for i in (m.ids if len(m.ids) == 1 else ())}
        if column:
            parts = {p for c in column for p in self._parts_of(c)}
            ambiguous = {i for m in in_question.ambiguous for i in m.ids if i in column}
            return frozenset(
                column | ambiguous | {i for i in ids if i not in parts and not i.startswith("?")}
            )
        if not ids:
            ids = {i for m in in_question.ambiguous for i in m.ids}
        return frozenset(ids)

    def other_than_column(self, medicine_column: str, in_question: Asked) -> frozenset[str]:
        """The known medicines of a row's question where the medicine column names others; empty where they agree."""
        column = {i for i in self._column(medicine_column) if not i.startswith("?")}
        sure = {m.ids[0] for m in in_question.mentions if len(m.ids) == 1 and not m.unknown}
        held = frozenset().union(*(self._joiner.substances(i) for i in column))
        agree = any(not held.isdisjoint(self._joiner.substances(i)) for i in sure)
        in_class = any(column & members for members in self.tables.classes.values() if sure & members)
        return frozenset(sure) if column and sure and not agree and not in_class else frozenset()

    def named(self, text: str) -> tuple[Mention, ...]:
        """The places of a text that name an entry exactly, without correction; for answers."""
        words = tokens(text)
        return tuple(self._joiner.merge(words, self._exact(words, text), text))

    def of_classes(self, text: str) -> frozenset[str]:
        """The members of every class a text speaks of: a row on opioids speaks of oxycodone."""
        words = tokens(text)
        found: set[str] = set()
        for start in range(len(words)):
            for length in range(1, self._longest_class + 1):
                found |= self.tables.classes.get(tuple(words[start : start + length]), frozenset())
        return frozenset(found)

    def canonical(self, text: str, mentions: Iterable[Mention], language: str) -> str:
        """The text with each surely known name as it is displayed, so that a brand and a slip read like the name."""
        spans = token_spans(text)
        for mention in sorted(mentions, key=lambda m: -m.start):
            if len(mention.ids) == 1 and not mention.unknown:
                start, end = spans[mention.start][0], spans[mention.end - 1][1]
                text = text[:start] + self.tables.display(mention.ids[0], language or "en") + text[end:]
        return text

    def is_ordinary(self, word: str) -> bool:
        """Whether a folded word is an ordinary Spanish or English word, in one of its usual forms."""
        ordinary = self.tables.words
        if word in ordinary:
            return True
        for ending, instead in _SUFFIXES:
            if word.endswith(ending) and len(word) - len(ending) > 3:
                stem = word[: len(word) - len(ending)] + instead
                if stem in ordinary or (stem + "o" in ordinary and not instead):
                    return True
        bare = _ENCLITICS.sub("", word)
        if bare != word and len(bare) > 2 and (bare in ordinary or bare + "r" in ordinary):
            return True
        return any(
            word.startswith(p) and len(word) - len(p) > 4 and word[len(p) :] in ordinary for p in _PREFIXES
        )

    def _column(self, cell: str) -> set[str]:
        """The medicine column: a list by ";" or ","; its own words count as names even where nobody knows them."""
        ids: set[str] = set()
        for part in re.split(r"[;,|]", cell):
            found = self.named(part)
            ids.update(i for m in found for i in m.ids)
            if not found and fold(part):
                named = self.asked(part).mentions
                ids.update(m.ids[0] for m in named)
                if not named:
                    ids.add("?" + fold(part).replace(" ", "-"))
        return ids

    def _parts_of(self, entry_id: str) -> set[str]:
        substances = self._joiner.substances(entry_id)
        return {self._joiner.single(s) for s in substances} if len(substances) > 1 else set()

    def _exact(self, words: Sequence[str], text: str) -> list[Mention]:
        mentions = []
        i = 0
        while i < len(words):
            found = self._at(words, i)
            if found is None or len(found.surface) < _MIN_UNKNOWN:
                found = self._split_name(words, i) or found
            if found and self._allowed(found, words, text):
                mentions.append(found)
                i = found.end
            else:
                i += 1
        return mentions

    def _at(self, words: Sequence[str], i: int) -> Mention | None:
        word = words[i]
        for form in (word,) if word in self.tables.words else (word, *_singular(word)):
            for length in range(min(self._longest.get(form, 0), len(words) - i), 0, -1):
                alias = (form, *words[i + 1 : i + length])
                # "Cozaar plus ibuprofen" is not Cozaar Plus.
                if (
                    length > 1
                    and alias[-1] == "plus"
                    and i + length < len(words)
                    and self._at(words, i + length)
                ):
                    continue
                ids = self._aliases.get(alias)
                if ids is None and length > 1 and words[i + length - 1].endswith("s"):
                    ids = self._aliases.get((*alias[:-1], alias[-1][:-1]))
                if ids:
                    return Mention(ids, " ".join(words[i : i + length]), i, i + length)
        return None

    def _allowed(self, mention: Mention, words: Sequence[str], text: str) -> bool:
        """Whether an alias that is also an ordinary or very short word may count here."""
        rule = self.tables.cautions.get(tuple(words[mention.start : mention.end]), "")
        if rule == "case":
            letters = re.escape(mention.surface.upper())
            return re.search(rf"(?<!\w){letters}(?!\w)", text) is not None
        if rule == "context":
            beside = words[mention.end : mention.end + 2]
            return len(words) <= 2 or any(w in _BY_STRENGTH or w[0].isdigit() for w in beside)
        return True

    def _inexact(self, words: Sequence[str], taken: set[int]) -> list[Mention]:
        mentions = []
        i = 0
        while i < len(words):
            if i in taken:
                i += 1
                continue
            found = self._one_word(words, i)
            if found:
                mentions.append(found)
                i = max(found.end, i + 1)
            else:
                i += 1
        return mentions

    def _split_name(self, words: Sequence[str], i: int) -> Mention | None:
        """A name typed with a space inside it."""
        if i + 1 == len(words):
            return None
        joined = words[i] + words[i + 1]
        ids = self.tables.aliases.get((joined,))
        if (
            ids
            and len(joined) >= 7
            and not (words[i] in self.tables.words and words[i + 1] in self.tables.words)
        ):
            return Mention(ids, joined, i, i + 2, corrected=True)
        return None

    def _one_word(self, words: Sequence[str], i: int) -> Mention | None:
        word = words[i]
        if word in self.tables.known_names or (word in self._known_parts and not self.is_ordinary(word)):
            return Mention(("?" + word,), word, i, i + 1)
        if len(word) < _MIN_UNKNOWN or not word.isalpha() or self.is_ordinary(word):
            return None
        meant = self._meant(words, i)
        if meant:
            return meant
        beginning = self._beginning_with(word)
        if 0 < len(beginning) <= 4:
            return Mention(tuple(sorted(beginning)), word, i, i + 1, corrected=True)
        if any(near in self.tables.words for near in one_edit_away(word)):
            return None
        return Mention(("?" + word,), word, i, i + 1)

    def _beginning_with(self, word: str) -> set[str]:
        """The entries of one substance whose name goes on where the word ends."""
        found: set[str] = set()
        if len(word) < _MIN_PREFIX:
            return found
        for place in range(bisect_left(self._names, (word, "")), len(self._names)):
            name, entry_id = self._names[place]
            if not name.startswith(word):
                break
            if name != word:
                found.add(entry_id)
        return found

    def _meant(self, words: Sequence[str], i: int) -> Mention | None:
        """The entries a misspelt word may mean: the nearest, and what lies hardly farther or is confused with it."""
        word = words[i]
        near = self._speller.near(word, allowed(len(word)))
        if not near:
            return None
        best = near[0][0]
        found: dict[str, tuple[float, int]] = {}
        for far, spelt in near:
            corrected = (*words[:i], spelt, *words[i + 1 :])
            mention = self._covering(corrected, i)
            for entry_id in mention.ids if mention else ():
                if entry_id not in found and mention:
                    found[entry_id] = (far, mention.end)
        close = sorted(e for e, (far, _) in found.items() if far <= best + _margin(best))
        if not close:
            return None
        first = min(close, key=lambda e: found[e])
        ids = {first} | {e for e in close if found[e][0] <= best + 0.5 and not self._same(first, e)}
        ids |= {e for e in self.tables.look_alikes_of(first) if self._farness(word, e) <= _CONFUSED}
        plain_word = next((w for w in one_edit_away(word) if w in self.tables.words), None)
        if plain_word is not None and best > 1:
            return None
        return Mention((first, *sorted(ids - {first})), word, i, found[first][1], corrected=True)

    def _farness(self, typed: str, entry_id: str) -> float:
        """How far a typed word lies from the nearest one-word name of an entry."""
        entry = self.tables.entries[entry_id]
        names = (fold(name) for name in (*entry.names["es"], *entry.names["en"]))
        return min((distance(typed, n, 3.5) for n in names if " " not in n), default=9.0)

    def _covering(self, words: Sequence[str], i: int) -> Mention | None:
        """An alias match that covers token i, from it or from up to three tokens before."""
        for start in range(i, max(-1, i - 4), -1):
            found = self._at(words, start)
            if found and found.end > i:
                return found
        return None

    def _same(self, one: str, other: str) -> bool:
        """Whether the second holds the first: a combination found by its first word is no second meaning."""
        a, b = self.tables.entries.get(one), self.tables.entries.get(other)
        return bool(a and b and a.substances < b.substances)


def _margin(best: float) -> float:
    return 0.5 if best <= 1 else 1.0


def _singular(word: str) -> Iterable[str]:
    if len(word) > 5 and word.endswith("s"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
