"""Whose age an amount is for: "niños: 250 mg", "1 g in adults". What a row gives to one a model may give to another."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from medbot_desktop.answering.owners import NOBODY, Name, Owned, amounts_in, beside
from medbot_desktop.answering.quantities import flattened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.answering.quantities import Quantity

_GROUP = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<old>ancian[oa]s?|(?:personas|adult[oa]s|gente) mayor(?:es)?|mayores de (?:60|65|70|75|80)|elderly"
    r"|older adults?|old people)"
    r"|(?P<child>nin[oa]s?|bebes?|lactantes?|recien nacidos?|ninez|infancia|pediatric[oa]s?|infantil(?:es)?"
    r"|child|children|kids?|baby|babies|infants?|toddlers?|newborns?|pa?ediatric)"
    r"|(?P<adult>adult[oa]s?|adults?))(?![^\W_])"
)
# "Adultos y niños": what follows is for both.
_JOINED = re.compile(r"\W{1,2}(?:y|e|o|u|and|or)\W(?:(?:los|las|the|en|in)\W)?")
_END = re.compile(r"[.;!?]+(?=\s)|\n")
# "500 mg en adultos".
_FOR = re.compile(r"\W(?:\w+\W){0,2}(?:en|para|in|for)\W(?:(?:los|las|un|una|the|an?)\W)?")


def groups_in(text: str) -> frozenset[str]:
    """The ages a text names: "child", "adult", "old"."""
    return frozenset(str(found.lastgroup) for found in _GROUP.finditer(flattened(text)))


def for_groups(text: str, otherwise: frozenset[str] = NOBODY) -> tuple[Owned, ...]:
    """The amounts of a text with the ages they are for; one in a sentence without any is `otherwise`'s."""
    folded = flattened(text)
    ends = [*(found.end() for found in _END.finditer(folded)), len(folded) + 1]
    told: list[Owned] = []
    names: list[Name] = []
    alone, sentence = NOBODY, -1
    for amount in amounts_in(text):
        number = bisect_left(ends, amount.end)
        if number != sentence:
            sentence = number
            names = _names(folded, ends[number - 1] if number else 0, ends[number])
            alone = names[0].ids if len({name.ids for name in names}) == 1 else NOBODY
        told.append(Owned(amount, alone or _group(folded, amount, names) or otherwise))
    return tuple(told)


def _names(folded: str, start: int, end: int) -> list[Name]:
    """Where a sentence names ages, those that are named together as one."""
    names: list[Name] = []
    for found in _GROUP.finditer(folded, start, end):
        group = frozenset((str(found.lastgroup),))
        if names and _JOINED.fullmatch(folded, names[-1].end, found.start()):
            names[-1] = Name(names[-1].start, found.end(), names[-1].ids | group)
        else:
            names.append(Name(*found.span(), group))
    return names


def _group(folded: str, amount: Quantity, names: Sequence[Name]) -> frozenset[str]:
    """For whom an amount is, in a sentence that names several."""
    before, after = beside(names, amount.start, amount.end)
    if after and _FOR.fullmatch(folded, amount.end, after.start):
        return after.ids
    return before.ids if before else NOBODY
