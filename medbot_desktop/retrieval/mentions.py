"""What a text says of medicines: the places that name one, and which of them have to be spoken of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a text that names a medicine: tokens [start, end). Several ids where the name is ambiguous, the
    likeliest first.

    `corrected` when it was misspelt; an unknown name has the single id "?word".
    """

    ids: tuple[str, ...]
    surface: str
    start: int
    end: int
    corrected: bool = False

    @property
    def unknown(self) -> bool:
        return self.ids[0].startswith("?")


@dataclass(frozen=True, slots=True)
class Asked:
    """The medicines of a question. Every group has to be covered, by any one of its members ("A or B with C")."""

    mentions: tuple[Mention, ...] = ()
    groups: tuple[frozenset[str], ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        return frozenset().union(*self.groups)

    @property
    def likeliest(self) -> frozenset[str]:
        """The likeliest reading of each name."""
        return frozenset(m.ids[0] for m in self.mentions) | {i for g in self.groups if len(g) == 1 for i in g}

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(m.surface for m in self.mentions if m.unknown)

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if len(m.ids) > 1)
