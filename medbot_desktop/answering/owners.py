"""Whose an amount is: "1 g de paracetamol", "ibuprofeno: 400 mg". In what names two medicines a model may swap them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from medbot_desktop.answering.quantities import flattened, quantities
from medbot_desktop.retrieval.text import token_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.answering.quantities import Quantity
    from medbot_desktop.retrieval.medicines import Mention

NOBODY: frozenset[str] = frozenset()
_NOT_AMOUNTS = ("", "min", "month", "time", "fold", "c", "mmhg", "kcal", "%")
_SMALL = (
    r"(?:de|del|a|en|es|son|sera|dosis|dose|maxim[oa]|maximum|max|hasta|oral|via|se|toma|da|is|are|of|at|up|to|the|taken|un|una"
    r"|comprimidos?|capsulas?|tablets?|capsules?|sobres?|sachets?)"
)
# From the name to the amount: "ibuprofeno: 400 mg", "el máximo de ibuprofeno es de 3 g".
_NAME_FIRST = re.compile(rf"\W{{0,5}}(?:{_SMALL}\W{{1,2}}){{0,3}}")
# And from the amount to the name: "400 mg de ibuprofeno", "2 tablets of ibuprofen", "400 mg ibuprofeno".
_OF_NAME = re.compile(r"\s{1,2}(?:de|del|of)\s(?:(?:la|el|the)\s)?[*_]{0,2}")
_NAME_LAST = re.compile(r"\s[*_]{0,2}")
_REACH = 48


class Name(NamedTuple):
    """Somebody an amount may belong to, named at text[start:end]."""

    start: int
    end: int
    ids: frozenset[str]


class Owned(NamedTuple):
    """An amount and whose it is: a medicine's, an age group's, NOBODY's."""

    amount: Quantity
    ids: frozenset[str]


def amounts_in(text: str) -> list[Quantity]:
    """What may be given of something: no times, no temperatures, no bare numbers."""
    return [amount for amount in quantities(text) if amount.unit not in _NOT_AMOUNTS]


def owned(text: str, mentions: Sequence[Mention], otherwise: frozenset[str] = NOBODY) -> tuple[Owned, ...]:
    """The amounts of a text; one with no name beside it is `otherwise`'s."""
    spans = token_spans(text)
    names = sorted(Name(spans[m.start][0], spans[m.end - 1][1], frozenset(m.ids)) for m in mentions)
    folded = flattened(text)
    return tuple(Owned(amount, _owner(folded, amount, names) or otherwise) for amount in amounts_in(text))


def beside(names: Sequence[Name], start: int, end: int) -> tuple[Name | None, Name | None]:
    """The names before and after text[start:end]; `names` are in order."""
    after = bisect_left(names, end, key=lambda name: name.start)
    before = bisect_left(names, start + 1, key=lambda name: name.end)
    return names[before - 1] if before else None, names[after] if after < len(names) else None


def _owner(folded: str, amount: Quantity, names: Sequence[Name]) -> frozenset[str]:
    before, after = beside(names, amount.start, amount.end)
    behind = folded[amount.end : after.start] if after and after.start - amount.end < _REACH else None
    if after and behind is not None and _OF_NAME.fullmatch(behind):
        return after.ids
    if (
        before
        and amount.start - before.end < _REACH
        and _NAME_FIRST.fullmatch(folded, before.end, amount.start)
    ):
        return before.ids
    if after and behind is not None and _NAME_LAST.fullmatch(behind):
        return after.ids
    return NOBODY


def one_medicine(mentions: Iterable[Mention]) -> frozenset[str]:
    """What a text is about that names one medicine alone, however often; else NOBODY."""
    ids = [frozenset(mention.ids) for mention in mentions]
    shared = frozenset.intersection(*ids) if ids else NOBODY
    return frozenset().union(*ids) if shared else NOBODY


def of_another(said: Iterable[Owned], held: Iterable[Owned]) -> list[tuple[int, int]]:
    """Where the said amounts stand that the rows hold, but each time as another's."""
    held = tuple(held)
    marks = []
    for amount, ids in said:
        owners = [one.ids for one in held if one.amount.key == amount.key]
        if ids and owners and all(owner and owner.isdisjoint(ids) for owner in owners):
            marks.append((amount.start, amount.end))
    return marks
