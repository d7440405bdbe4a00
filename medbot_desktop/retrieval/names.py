"""The shipped tables of medicine names: entries, brands by country, look-alikes, ordinary words.

An entry is a substance or a combination of substances; a combination is an entry of its own, never its parts.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.retrieval.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Alias = tuple[str, ...]

_DOUBLED = re.compile(r"(.)\1")
_IUM = re.compile(r"(?:ium|io)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """`names` by language, the one to display first; `brands` as (name, countries)."""

    id: str
    substances: frozenset[str]
    names: dict[str, tuple[str, ...]]
    brands: tuple[tuple[str, tuple[str, ...]], ...]

    def display(self, language: str) -> str:
        return next(iter(self.names.get(language, ()) or self.names["en"] or self.names["es"]), self.id)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two entries whose names are confused, with their tall-man spelling."""

    ids: tuple[str, str]
    tall_man: tuple[str, str]


@dataclass(slots=True)
class NameTables:
    """Everything recognition needs. `aliases` maps token sequences to entry ids, several where a name is ambiguous.

    `classes` maps how a class is called ("opioids", "blood thinner") to the ids of its members.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    aliases: dict[Alias, tuple[str, ...]] = field(default_factory=dict)
    country_of: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    look_alikes: list[LookAlike] = field(default_factory=list)
    known_names: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    cautions: dict[Alias, str] = field(default_factory=dict)
    classes: dict[Alias, frozenset[str]] = field(default_factory=dict)

    def display(self, entry_id: str, language: str) -> str:
        """The name to show; "?word" entries are words of the text itself."""
        entry = self.entries.get(entry_id)
        if entry:
            return entry.display(language)
        return entry_id.removeprefix("?").replace("--", " + ")

    def tall_man(self, entry_id: str, language: str) -> str:
        """Its tall-man spelling where one is known that spells the displayed name, else ""."""
        shown = fold(self.display(entry_id, language))
        for pair in self.look_alikes:
            for one, spelt in zip(pair.ids, pair.tall_man, strict=True):
                if one == entry_id and fold(spelt) == shown:
                    return spelt
        return ""

    def where(self, brand: str, entry_id: str) -> str:
        """The countries (ISO codes, ", "-joined) in which an ambiguous brand means this entry; "" if not told."""
        name = fold(brand)
        return ", ".join(
            sorted(c for (b, c), meanings in self.country_of.items() if b == name and entry_id in meanings)
        )

    def look_alikes_of(self, entry_id: str) -> set[str]:
        """The entries whose names are confused with this one's."""
        return {i for pair in self.look_alikes if entry_id in pair.ids for i in pair.ids} - {entry_id}

    def are_look_alikes(self, one: str, other: str) -> bool:
        return any({one, other} == set(pair.ids) for pair in self.look_alikes)


def across_languages(name: str) -> str:
    """What the Spanish and the English spelling of a folded international name share: doxorubicina, doxorubicin.

    No two entries of the shipped table share it.
    """
    bare = name.replace("ph", "f").replace("h", "").replace("y", "i").replace("k", "c")
    return _IUM.sub("i", _DOUBLED.sub(r"\1", bare)).rstrip("aeo")


def load_names(folder: Path) -> NameTables:
    """Read the tables of the data folder. Raises BundleIncomplete if one is missing or not in its form."""
    tables = NameTables()
    try:
        for line in _lines(folder / "medicine_names.csv"):
            entry = Entry(
                line["id"],
                frozenset(_split(line["substances"])),
                {"es": _split(line["names_es"]), "en": _split(line["names_en"])},
                tuple(_brand(part) for part in _split(line["brands"])),
            )
            tables.entries[entry.id] = entry
        for entry in tables.entries.values():
            for name in (*entry.names["es"], *entry.names["en"], *(brand for brand, _ in entry.brands)):
                _alias(tables, name, entry.id)
        for line in _lines(folder / "ambiguous_brands.csv"):
            tables.aliases[tuple(tokens(line["brand"]))] = _split(line["entries"])
            for part in _split(line["countries"]):
                country, _, meanings = part.partition("=")
                tables.country_of[(fold(line["brand"]), country)] = tuple(meanings.split("|"))
        for line in _lines(folder / "alias_cautions.csv"):
            tables.cautions[tuple(tokens(line["alias"]))] = line["rule"]
        for line in _lines(folder / "abbreviations.csv"):
            if line["expand"] == "yes":
                meant = _meaning(tables, line["meaning"])
                if meant:
                    tables.aliases.setdefault(tuple(tokens(line["abbreviation"])), meant)
        for line in _lines(folder / "look_alikes.csv"):
            one, other = _meaning(tables, line["a"]), _meaning(tables, line["b"])
            if len(one) == 1 and len(other) == 1 and one != other:
                tables.look_alikes.append(
                    LookAlike((one[0], other[0]), (line["tall_man_a"], line["tall_man_b"]))
                )
        for line in _lines(folder / "medicine_classes.csv"):
            members = frozenset(_split(line["members"]))
            tables.classes.update(dict.fromkeys((tuple(tokens(w)) for w in _split(line["words"])), members))
        for alias, rule in tables.cautions.items():
            if rule == "drop":
                tables.aliases.pop(alias, None)
        tables.known_names = set(_folded_lines(folder / "known_names.txt"))
        for language in ("es", "en"):
            tables.words.update(_folded_lines(folder / f"words_{language}.txt"))
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise BundleIncomplete(path=str(folder)) from error
    return tables


def _alias(tables: NameTables, name: str, entry_id: str) -> None:
    key = tuple(tokens(name))
    if key and entry_id not in tables.aliases.get(key, ()):
        tables.aliases[key] = (*tables.aliases.get(key, ()), entry_id)


def _meaning(tables: NameTables, name: str) -> tuple[str, ...]:
    """The entries a table's cell means: an id, or a name."""
    return (name,) if name in tables.entries else tables.aliases.get(tuple(tokens(name)), ())


def _brand(part: str) -> tuple[str, tuple[str, ...]]:
    name, _, countries = part.partition("@")
    return name.strip(), tuple(c for c in countries.split("|") if c)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _folded_lines(path: Path) -> list[str]:
    """The lines of a list whose words were folded when it was made: to fold 120,000 here takes 100 ms."""
    return path.read_text(encoding="utf-8").replace("'", "").splitlines()
