"""Names side by side that name one thing: "amoxicillin/clavulanate", "Insulina Lantus", "Actron Plus", "losartan h".

A product whose name goes on ("plus", "PM", "sinus") is another product: it is the combination it stands for, or an
unknown one, and never the plain substance.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from medbot_desktop.retrieval.mentions import Mention
from medbot_desktop.retrieval.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.retrieval.names import NameTables

_ALTERNATIVES = {"o", "u", "or"}
# Who asks how two medicines differ asks about both, also where "or" joins them.
_COMPARED = {
    "diferencia", "diferencias", "diferente", "diferentes", "distinto", "distintos",
    "difference", "differences", "different", "differ", "compare", "compared", "comparison", "vs", "versus",
}  # fmt: skip
# Who asks whether two go together means two, whatever sign stands between them.
_TOGETHER = {
    "junto", "juntos", "juntas", "mezclar", "mezclo", "combinar", "together", "mix", "combine", "interaction",
}  # fmt: skip
_ARTICLES = {"el", "la", "un", "una", "the", "a"}
_WITHOUT = {"sin", "without"}
_NOT = {"no", "not"}
_PLAIN = {"plain", "just", "solo", "sola", "normal", "regular"}
_AND_MORE = {"con", "y", "e", "o", "u", "with", "and", "or", "ni", "nor"}

# What goes on after a name and makes it another product, with the substance it adds where one is known.
_ADDS = {
    "clav": "clavulanic-acid", "clavu": "clavulanic-acid", "clavul": "clavulanic-acid", "clavulan": "clavulanic-acid",
    "hct": "hydrochlorothiazide", "hctz": "hydrochlorothiazide", "met": "metformin",
    "comp": "", "compositum": "", "compuesto": "", "compuesta": "", "duo": "", "dm": "",
}  # fmt: skip
# A single letter does so only where nothing but a little word follows: "losartan h", but "dosis d paracetamol d 500".
_LETTERS = {"h": "hydrochlorothiazide", "d": "pseudoephedrine", "c": "ascorbic-acid"}
_AFTER_A_LETTER = {
    "con", "y", "en", "para", "se", "and", "with", "for", "in", "while", "if", "when", "embarazo", "embarazada",
    "alcohol", "lactancia", "pregnant", "pregnancy", "dosis", "dose",
}  # fmt: skip
# After the name of a remedy for pain, colds or allergies these name another product; after others a time or an illness.
_OF_REMEDIES = {
    "sinus", "cold", "flu", "gripe", "gripa", "gripal", "antigripal", "resfriado", "night", "noche", "nite",
    "nighttime", "day", "dia", "extra", "migra", "migrana", "migraine", "flex", "fem", "forte", "complex",
    "complejo", "cafeina", "cough", "tos", "congestion",
}  # fmt: skip
_REMEDIES = {
    "paracetamol", "ibuprofen", "naproxen", "acetylsalicylic-acid", "cetirizine", "loratadine", "fexofenadine",
    "levocetirizine", "desloratadine", "diphenhydramine", "chlorphenamine", "guaifenesin", "dextromethorphan",
    "phenylephrine", "pseudoephedrine", "metamizole", "hyoscine-butylbromide", "diclofenac", "dexketoprofen",
    "ketoprofen", "caffeine",
}  # fmt: skip
_PRESSURE = ("pril", "sartan")  # what "plus" after a brand gives a diuretic
_TAKEN_ALONG = {
    "alcohol",
    "wine",
    "beer",
    "grapefruit",
    "potassium",
    "salt",
    "nsaid",
    "nsaids",
    "opioid",
    "opioids",
}
_MIXED = {"mix", "mixtard", "70", "75", "50"}  # of insulins


class Joiner:
    """Joins mentions by the shipped tables."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables
        self._by_substances = {entry.substances: entry.id for entry in tables.entries.values()}
        self._generic = {
            fold(name) for e in tables.entries.values() for name in (*e.names["es"], *e.names["en"])
        }

    def merge(self, words: Sequence[str], mentions: list[Mention], text: str) -> list[Mention]:
        """Join what names one thing: parts written as a combination, a brand beside its substance, a longer name."""
        merged: list[Mention] = []
        for mention in mentions:
            if merged:
                joined = self._join(words, merged[-1], mention, text)
                if joined:
                    merged[-1] = joined
                    continue
            merged.append(mention)
        named = {i for m in merged for i in range(m.start, m.end)}
        return [self._gone_on(words, mention, named, text) for mention in merged]

    def are_one_product(self, one: Mention, other: Mention) -> bool:
        """Whether a known product holds both."""
        return self.substances(one.ids[0]) | self.substances(other.ids[0]) in self._by_substances

    def single(self, substance: str) -> str:
        """The entry of a substance alone."""
        return self._by_substances.get(frozenset((substance,)), substance)

    def substances(self, entry_id: str) -> frozenset[str]:
        entry = self._tables.entries.get(entry_id)
        return entry.substances if entry else frozenset(entry_id.split("--"))

    def _join(self, words: Sequence[str], left: Mention, right: Mention, text: str) -> Mention | None:
        if right.start < left.end:
            return left
        gap = words[left.end : right.start]
        surface = f"{left.surface} {right.surface}"
        common = [i for i in left.ids if i in right.ids]
        if not gap and common:
            return Mention(tuple(common), surface, left.start, right.end, left.corrected or right.corrected)
        if len(left.ids) > 1 or len(right.ids) > 1 or left.unknown or right.unknown:
            return None
        # "Insulina Lantus": the name of a class beside one of its members says nothing more.
        for of_class, member in ((left, right), (right, left)):
            if not gap and member.ids[0] in self._tables.classes.get(tuple(of_class.surface.split()), ()):
                return Mention(member.ids, surface, left.start, right.end, member.corrected)
        a, b = self.substances(left.ids[0]), self.substances(right.ids[0])
        if not gap and (a < b or b < a):
            whole = left.ids if b < a else right.ids
            return Mention(whole, surface, left.start, right.end)
        if a == b or gap:
            return None
        whole_id = self._by_substances.get(a | b)
        sign = _sign_between(left.surface, right.surface, text)
        # "warfarin + ibuprofen" is no product that anybody makes: two are asked about.
        if sign == "/" or (sign and whole_id and _TOGETHER.isdisjoint(words)):
            return Mention((whole_id or "--".join(sorted(a | b)),), surface, left.start, right.end)
        return None

    def _gone_on(self, words: Sequence[str], mention: Mention, named: set[int], text: str) -> Mention:
        """The mention with the word after it that makes it another product, or as it is."""
        at = mention.end
        if at >= len(words) or at in named or len(mention.ids) > 1 or mention.unknown:
            return mention
        word = words[at]
        after = words[at + 1] if at + 1 < len(words) else ""
        substances = self.substances(mention.ids[0])
        if not self._goes_on(word, after, mention, substances, at + 1 in named, words, text):
            return mention
        adds = _ADDS.get(word) or _LETTERS.get(word, "")
        if adds and adds in substances:
            return mention
        whole_id = self._by_substances.get(substances | {adds}) if adds else None
        surface = f"{mention.surface} {word}"
        return replace(
            mention, ids=(whole_id or "?" + surface.replace(" ", "-"),), surface=surface, end=at + 1
        )

    def _goes_on(
        self,
        word: str,
        after: str,
        mention: Mention,
        substances: frozenset[str],
        name_follows: bool,
        words: Sequence[str],
        text: str,
    ) -> bool:
        if word == "plus":  # "Xanax plus wine" joins two, also where the second is no medicine
            of_pressure = any(s.endswith(_PRESSURE) for s in substances) and after not in _TAKEN_ALONG
            is_brand = mention.surface not in self._generic
            return not name_follows and (of_pressure or (is_brand and bool(substances & _REMEDIES)))
        if word == "pm":  # "lisinopril pm" tells a time
            return bool(substances & _REMEDIES) and "am" not in words
        if word in _ADDS:
            return True
        if word in _LETTERS:
            return (not after or after in _AFTER_A_LETTER) and not name_follows and not mention.corrected
        if word in _MIXED and any(s.startswith("insulin") for s in substances) and after not in _AND_MORE:
            return word.isalpha() or re.search(rf"\b{word}\s*/\s*\d\d\b", text) is not None
        if word not in _OF_REMEDIES or not substances & _REMEDIES or mention.surface in self._generic:
            return False
        return after not in _AND_MORE and after not in {"strength", "de", "of", "dose", "dosis"}


def groups_of(words: Sequence[str], mentions: Sequence[Mention]) -> tuple[frozenset[str], ...]:
    """Mentions joined by "or" are alternatives of one another, unless compared; all others stand for themselves."""
    groups: list[frozenset[str]] = []
    compared = not _COMPARED.isdisjoint(words)
    last_end = -1
    for mention in mentions:
        ids = frozenset(mention.ids)
        between = [w for w in words[last_end : mention.start] if w not in _ARTICLES]
        if groups and len(between) == 1 and between[0] in _ALTERNATIVES and not compared:
            groups[-1] |= ids
        elif ids not in groups:
            groups.append(ids)
        last_end = mention.end
    return tuple(groups)


def ruled_out(words: Sequence[str], mentions: Sequence[Mention], joiner: Joiner) -> list[Mention]:
    """Mentions that a text names only to say they are not meant: "amoxicilina sin clavulánico", "Tylenol, not Advil".

    Never the first, and none that something is asked with. "Clopidogrel without omeprazole" is about both: "without"
    rules out only what a product of that name also comes with.
    """
    out = []
    for one, mention in pairwise(mentions):
        before = next((w for w in reversed(words[: mention.start]) if w not in _ARTICLES | _PLAIN), "")
        after = words[mention.end] if mention.end < len(words) else ""
        is_variant = joiner.are_one_product(one, mention)
        if (before in _NOT and after not in _AND_MORE) or (before in _WITHOUT and is_variant):
            out.append(mention)
    return out


def _sign_between(left: str, right: str, text: str) -> str:
    """The sign by which the text writes both names as one product: "/", "+" or "-", else ""."""
    flat = fold(text)
    one, other = re.escape(left.split()[-1]), re.escape(right.split()[0])
    found = re.search(rf"{one}\w*\s*([/+-])\s*{other}", flat)
    return found[1] if found else ""
