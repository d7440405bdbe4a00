"""Numbers with their units in a text, comparable between Spanish and English and between ways of writing them.

"1 g" is "1000 mg", "ocho horas" is "8 h", "4 a 6 horas" is two; "10 mg/kg" is not "10 mg", and "4 g" not "at most 4 g".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from medbot_desktop.answering import number_words
from medbot_desktop.answering.bounds import Bound, bound_of, opposed
from medbot_desktop.answering.rhythms import Rhythms, rhythms, unsupported_rhythms
from medbot_desktop.retrieval.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at text[start:end], its unit included. `value` is in the base of `unit`, "" where it has none.

    `number` is what was written before the unit. `paired` where another number shares the unit ("one or two tablets"),
    `riskier_end` where it is the end of a range that gives more or sooner: the 6 of "2-6 g", the 4 of "cada 4-6 horas".
    """

    number: Decimal
    value: Decimal
    unit: str
    start: int
    end: int
    bound: Bound = Bound.NONE
    paired: bool = False
    riskier_end: bool = False

    @property
    def key(self) -> tuple[Decimal, str]:
        return self.value, self.unit


def _forms(*families: tuple[str, str, str]) -> dict[str, tuple[str, Decimal]]:
    return {form: (base, Decimal(factor)) for base, factor, forms in families for form in forms.split()}


_UNITS = _forms(
    ("mg", "0.000001", "ng nanogramo nanogramos nanogram nanograms"),
    ("mg", "0.001", "mcg µg μg ug ㎍ microgramo microgramos microgram micrograms"),
    ("mg", "1", "mg mgs mgr ㎎ miligramo miligramos milligram milligrams"),
    ("mg", "1000", "g gr grs gramo gramos gram grams gramme grammes"),
    ("mg", "1000000", "kg kgs kilo kilos kilogramo kilogramos kilogram kilograms"),
    ("ml", "1", "ml mls cc ㎖ mililitro mililitros milliliter milliliters millilitre millilitres"),
    ("ml", "0.001", "µl μl ul mcl microlitro microlitros microliter microliters"),
    ("ml", "10", "cl centilitro centilitros"),
    ("ml", "1000", "l litro litros liter liters litre litres"),
    ("min", "1", "min mins minuto minutos minute minutes"),
    ("min", "60", "h hs hr hrs hora horas hour hours"),
    ("min", "1440", "dia dias day days"),
    ("min", "10080", "semana semanas week weeks"),
    ("month", "1", "mes meses month months"),
    ("month", "12", "ano anos year years"),
    ("iu", "1", "ui iu unidad unidades unit units"),
    ("iu", "1000", "kui kiu"),
    ("iu", "1000000", "mui miu"),
    ("%", "1", "% percent"),
    ("m2", "1", "m2"),
    ("meq", "1", "meq"),
    ("mmol", "0.000001", "nmol"),
    ("mmol", "0.001", "µmol μmol umol mcmol micromol"),
    ("mmol", "1", "mmol"),
    ("mmol", "1000", "mol"),
    ("mmhg", "1", "mmhg"),
    ("kcal", "1", "kcal"),
    ("c", "1", "°c ºc grados degrees"),
    ("tablet", "1", "comprimido comprimidos tableta tabletas pastilla pastillas gragea grageas cp comp "
                    "tablet tablets pill pills tab tabs"),
    ("capsule", "1", "capsula capsulas capsule capsules cap caps"),
    ("drop", "1", "gota gotas drop drops"),
    ("sachet", "1", "sobre sobres sachet sachets"),
    ("puff", "1", "inhalacion inhalaciones pulsacion pulsaciones puff puffs inhalation inhalations spray sprays"),
    ("tablespoon", "1", "cucharada cucharadas tablespoon tablespoons tbsp"),
    ("teaspoon", "1", "cucharadita cucharaditas teaspoon teaspoons tsp"),
    ("cup", "1", "taza tazas cup cups"),
    ("ampoule", "1", "ampolla ampollas ampoule ampoules vial viales vials"),
    ("patch", "1", "parche parches patch patches"),
    ("suppository", "1", "supositorio supositorios suppository suppositories"),
    ("dose", "1", "dosis dose doses toma tomas"),
    ("time", "1", "vez veces time times"),
)  # fmt: skip

_SAID = {
    "once": (Decimal(1), "time"),
    "twice": (Decimal(2), "time"),
    "thrice": (Decimal(3), "time"),
    "doble": (Decimal(2), "fold"),
    "double": (Decimal(2), "fold"),
    "triple": (Decimal(3), "fold"),
    "mitad": (Decimal("0.5"), "fold"),
    "dias alternos": (Decimal(2880), "min"),
    "every other day": (Decimal(2880), "min"),
    "every second day": (Decimal(2880), "min"),
}

# Thousands apart by a thin or hard blank, a point or a comma; a decimal after either; a fraction; a vulgar one.
_NUMBER = (
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|[1-9]\d{0,2}(?: \d{3})* 000(?!\d)"
    r"|\d++ ?[½¼¾]|\d++[ ]\d/\d(?!\d)|\d++/\d++|\d++(?:[.,]\d++){0,6}+"
    r"|[½¼¾]|(?<!\S)[.,]\d++"
)
_ANY_NUMBER = rf"(?<![^\W_])(?<!\d[.,])(?P<number>{_NUMBER}|{number_words.PHRASE})"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
# "mg·kg⁻¹" is "mg/kg".
_ONE_UNIT = rf"(?:{_UNIT})(?![^\W\d_])(?:[-−–^]{{1,2}}1(?!\d))?"
# "mg por kilo" is "mg/kg"; "por día" is not, for rows say "al día" and "diarios" too.
_PER = r"\s+(?:por|per|for)(?:\s+(?:cada|each|every))?\s+"
_HELD_BY = (
    r"(?:kg|kilos?|kilogramo|kilogram|mls?|mililitro|millilit(?:er|re)|l|litro|lit(?:er|re)"
    r"|m2|gramo|gram)(?![^\W\d_])"
)
_COMPOSITE = rf"{_ONE_UNIT}(?:\s*[/·⋅]\s*(?:\d+\s*)?{_ONE_UNIT}|{_PER}{_HELD_BY})*"
_RANGE = r"\s*(?:-|–|—|a|al|to|o|or|y|and|hasta|u)\s*"
_ENDS_OF_A_RANGE = {"-", "–", "—", "a", "al", "to"}
_INTERVAL = re.compile(r"\b(?:cada|every)\s+$")
# "5 mg/día" is "5 mg al día": whether that is said of a day or a week is the rhythm's to tell.
_TIMES_OF_TAKING = {"dia", "day", "semana", "week", "mes", "month"}
_OF_TIME = {"min", "month"}
_GAP = r"[*_]{0,3}[\s\u00a0\u202f-]{0,2}[*_]{0,3}"
_WITH_UNIT = re.compile(
    rf"{_ANY_NUMBER}(?:{_GAP}(?P<times>millones|millon|millions?|mil|thousand)(?:\s+(?:de|of))?)?"
    rf"{_GAP}(?P<unit>{_COMPOSITE}|por\s+ciento|per\s+cent)(?P<half>\s+(?:y\s+(?:medio|media)|and\s+a\s+half)(?![^\W\d_]))?"
)
_BEFORE_RANGE = re.compile(rf"{_ANY_NUMBER}(?P<between>{_RANGE})$")
# Digits that belong to a name: B12, COVID-19, omega-3.
_BARE = re.compile(rf"(?<![^\W_])(?<!\d[.,])(?<![^\W\d_][-–])(?P<number>{_NUMBER})(?![^\W\d_]|[-–][^\W\d_])")
_SAID_ALONE = re.compile(
    r"(?<![^\W_])(?:twice|thrice|doble|double|triple|mitad|dias alternos|every (?:other|second) day"
    r"|once(?=\s+(?:a|per|daily|every|each|in)\b))(?![^\W_])"
)
# "Gramo y medio" is one and a half without saying one.
_AND_A_HALF = re.compile(
    rf"(?<![^\W_])(?:an?\s+)?(?P<unit>{_UNIT})\s+(?:y\s+(?:medio|media)|and\s+a\s+half)(?![^\W\d_])"
)
_TIMES = {"mil": 1_000, "thousand": 1_000, "millon": 1_000_000, "millones": 1_000_000, "million": 1_000_000,
          "millions": 1_000_000}  # fmt: skip
_LIST_NUMBER = re.compile(r"^[ \t]{0,20}\d{1,2}[.)](?=\s)", re.MULTILINE)
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


def quantities(text: str) -> list[Quantity]:
    """Every number of a text in order: with its unit where it has one, bare where it is written in digits."""
    flat = flattened(text)
    taken = bytearray(len(flat))
    for found in _LIST_NUMBER.finditer(flat):
        taken[found.start() : found.end()] = b"\1" * len(found[0])
    quantities: list[Quantity] = []

    def add(
        number: str,
        unit: str,
        span: tuple[int, int],
        times: int = 1,
        more: str = "0",
        paired: bool = False,
        riskier: bool = False,
    ) -> None:
        start, end = span
        value = _value(number)
        if value is None or any(taken[start:end]):
            return
        value = (value + Decimal(more)) * times
        base, factor = _unit(unit)
        bound = Bound.NONE if riskier else bound_of(flat, start, end)
        quantities.append(
            Quantity(value, (value * factor).normalize(), base, start, end, bound, paired, riskier)
        )
        taken[start:end] = b"\1" * (end - start)

    for found in _WITH_UNIT.finditer(flat):
        times = _TIMES.get(found["times"], 1)
        # "4 a 6 horas": the first number has the unit of the second.
        before = _BEFORE_RANGE.search(flat, max(0, found.start() - 24), found.start())
        is_range = before is not None and before["between"].strip() in _ENDS_OF_A_RANGE
        is_interval = (
            before is not None
            and _INTERVAL.search(flat, max(0, before.start() - 8), before.start()) is not None
        )
        is_time = _unit(found["unit"])[0] in _OF_TIME
        more = "0.5" if found["half"] else "0"
        riskier = is_range and not is_time
        add(found["number"], found["unit"], found.span(), times, more, before is not None, riskier)
        if before:
            riskier = is_range and is_interval
            add(before["number"], found["unit"], before.span("number"), times, "0", True, riskier)
    for found in _AND_A_HALF.finditer(flat):
        add("1.5", found["unit"], found.span())
    for found in _SAID_ALONE.finditer(flat):
        value, unit = _SAID[found[0]]
        quantities.append(Quantity(value, value, unit, *found.span()))
    for found in _BARE.finditer(flat):
        add(found["number"], "", found.span("number"))
    return sorted(quantities, key=lambda one: one.start)


def unsupported(text: str, grounds: Iterable[str]) -> list[tuple[int, int]]:
    """Where `text` has an amount that stands in none of the `grounds`: with its unit, or at all if it has none.

    Held to be another amount as well: one end of a range alone, a limit said as an amount, "daily" for "weekly".
    """
    read = [_read_ground(ground) for ground in grounds]
    held = [one for amounts, _ in read for one in amounts]
    marks = [(one.start, one.end) for one in quantities(text) if not _stands(one, held)]
    return sorted({*marks, *unsupported_rhythms(flattened(text), [of_row for _, of_row in read])})


@lru_cache(maxsize=32)  # each sentence of an answer is held against the same few rows
def _read_ground(text: str) -> tuple[tuple[Quantity, ...], Rhythms]:
    return tuple(quantities(text)), rhythms(flattened(text))


def _stands(said: Quantity, held: Iterable[Quantity]) -> bool:
    same = [one for one in held if (one.key == said.key if said.unit else one.number == said.number)]
    if not said.unit:  # digits alone count tablets, years or anything: only "over 6" is not "under 6"
        return any(
            Bound.NONE in (said.bound, one.bound) or not opposed(said.bound, one.bound) for one in same
        )
    if not same:
        return False
    if said.bound is Bound.NONE and not said.paired and all(one.riskier_end for one in same):
        return False
    return not all(opposed(said.bound, one.bound) for one in same)


def flattened(text: str) -> str:
    """Folded for matching, every character in its place."""
    return "".join(_flat_sign(sign) for sign in text)


def _flat_sign(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    if sign in "½¼¾µμ°º㎎㎍㎖\u00a0\u2009\u202f–—·⋅":
        return sign
    if sign in "⁻−¹":
        return {"¹": "1"}.get(sign, "-")
    folded = fold(sign)
    return folded if len(folded) == 1 else " "


def _value(number: str) -> Decimal | None:
    if number[0].isalpha():
        return number_words.value_of(number)
    if number[-1] in _VULGAR:
        return Decimal(number[:-1].strip() or 0) + _VULGAR[number[-1]]
    number = re.sub(r"[\u00a0\u2009\u202f]| (?=\d{3}(?!\d))", "", number)
    if " " in number:
        ones, part = number.split(" ")
        fraction = _value(part)
        return None if fraction is None else Decimal(ones) + fraction
    try:
        if "/" in number:
            over, under = map(Decimal, number.split("/"))
            return over / under if under else None
        if _THOUSANDS.fullmatch(number):
            return Decimal(re.sub(r"[.,]", "", number))
        *whole, last = re.split(r"[.,]", number)
        return Decimal(f"{''.join(whole)}.{last}" if whole else last)
    except InvalidOperation:
        return None


def _unit(written: str) -> tuple[str, Decimal]:
    """The base of a unit and what it is worth in it; of "mg/kg" each part in its own base."""
    if not written:
        return "", Decimal(1)
    if re.fullmatch(r"(?:por|per)\s+cien\w+|per\s+cent", written):
        return _UNITS["%"]
    first, *others = re.split(rf"\s*[/·⋅]\s*|{_PER}", re.sub(r"[-–^]{1,2}1", "", written))
    base, factor = _UNITS[first]
    for other in others:
        if other in _TIMES_OF_TAKING:
            continue
        digits = re.match(r"\d*", other)
        by = Decimal(digits[0]) if digits and digits[0] else Decimal(1)
        other_base, other_factor = _UNITS[other.lstrip("0123456789").strip()]
        base, factor = f"{base}/{other_base}", factor / (by * other_factor)
    return base, factor
