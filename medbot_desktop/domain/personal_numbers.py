"""Where the numbers of a person stand in a text: documents, cards, insurance, phones, and mail addresses.

A number counts with its own check digit, in a shape nothing else has, or beside a word that says what it is; doses,
lots, registration codes and the numbers anybody may call do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

# What the program itself shows to be called (a test holds them to data/red_flags.toml), with and without prefix.
PUBLIC_NUMBERS = frozenset(
    {
        "915620420",
        "18002221222",
        "8002221222",
        "8009112000",
        "22231028",
        "56226353800",
        "226353800",
        "08009990091",
        "08000767",
        "116123",
    }
)

# Up to a few words between "teléfono" and the number: no digit, and nothing that is masked already.
GAP = r"[^\d\n\x00\[]{0,18}?"
_SIGN = r"(?:n[.º°o]{0,2}|num\.?|n[uú]mero|number|no\.?|\#|id|es|is|del?|con|card|:|-|,|[ \t])*"
_VERBOSE = re.IGNORECASE | re.VERBOSE

_UNIT_AFTER = re.compile(
    r"""\s*(?:mg|mcg|µg|g|gr|kg|ml|l|ui|iu|u|unidades|units|comp\w*|tablet\w*|caps\w*|eur\w*|mm|cm|h|horas|hours)\b
    |\s*[€$%]""",
    _VERBOSE,
)
_CODE_BEFORE = re.compile(
    r"""(?:lote|lot|batch|c\.?n\.?|ndc|registro|reg\.?|ref\.?|referencia|c[oó]digo(?:[ ]nacional)?|code|ean|gtin
    |barras|serie|serial|s/n|invima|anmat|cofepris|digemid|isp|aemps|cima|nregistro|pedido|order|factura|invoice
    |albar[aá]n|ssa)
    [ \t]*(?:n[.º°o]{0,2}|num\.?|number|no\.?|\#)?[ \t]*[:.-]?[ \t]*[A-Z]{0,3}-?$""",
    _VERBOSE,
)


def digits_of(text: str) -> str:
    """The ASCII digits of a text."""
    return "".join(c for c in text if c in "0123456789")


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether the words around a number make it a dose, a lot or a registration code."""
    return bool(_UNIT_AFTER.match(text, end) or _CODE_BEFORE.search(text[max(0, start - 30) : start]))


# From the beginning of a word and never back into it: tried at each letter of one long word, a cell of 200,000 letters
# took minutes.
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]++@[\w-]+(?:\.[\w-]+)+")


def mails_in(text: str) -> Iterator[Span]:
    """Where addresses of mail stand in a text: (start, end)."""
    yield from (m.span() for m in _MAIL.finditer(text))


_CARD = re.compile(
    r"""(?<![\w.-])(?:[2-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-])""",
    _VERBOSE,
)
_IBAN = re.compile(
    r"""(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?(?!\w)""",
    _VERBOSE,
)


def cards_in(text: str) -> Iterator[Span]:
    """Payment cards and bank accounts."""
    yield from (m.span() for m in _CARD.finditer(text) if passes_luhn(digits_of(m[0])))
    yield from (m.span() for m in _IBAN.finditer(text) if _is_iban(m[0]))


def passes_luhn(digits: str) -> bool:
    """The check of payment card numbers (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return bool(digits) and total % 10 == 0


def _is_iban(text: str) -> bool:
    """The mod 97 check of ISO 13616."""
    plain = re.sub(r"[ -]", "", text).upper()
    if not (15 <= len(plain) <= 34 and plain.isascii()):
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


_DNI = re.compile(r"(?<![\w.,])(?:\d{8}|\d{1,2}\.\d{3}\.\d{3})[ -]?([A-Z])(?!\w)", re.IGNORECASE)
_NIE = re.compile(r"(?<!\w)([XYZ])[ -]?(\d{7})[ -]?([A-Z])(?!\w)", re.IGNORECASE)
_CURP = re.compile(r"(?<!\w)[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?!\w)", re.IGNORECASE)
_RFC = re.compile(
    r"""(?<!\w)[A-ZÑ&]{4}[ -]?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?[A-Z0-9]{3}(?!\w)""",
    _VERBOSE,
)
_CUIT = re.compile(r"(?<![\w.-])(?:20|23|24|25|26|27|30|33|34)[ -]?\d{8}[ -]?\d(?![\w-])")
_RUT = re.compile(r"(?<![\w.-])(?:\d{1,2}\.\d{3}\.\d{3}|\d{7,8})-[\dkK](?![\w-])")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_NAMED_DOCUMENT = re.compile(
    r"""(?<!\w)(?:d\.?n\.?i|n\.?i\.?e|n\.?i\.?f|c[eé]dula(?:[ ]de[ ](?:ciudadan[ií]a|identidad))?|c\.?c\.?|c\.?i\.?
    |documento(?:[ ]de[ ]identidad)?|pasaporte|passport|curp|rfc|cui[tl]|rut|run|ssn|social[ ]security|nhs|dui|dpi
    |carn[eé][ ]de[ ]extranjer[ií]a|identidad|driver'?s[ ]licen[cs]e)\b"""
    + _SIGN
    + r"""(?P<value>[A-Z]{0,4}-?\d[\d .-]{3,14}\d[A-Z]?|[A-Z]{1,3}\d{5,9}[A-Z]?)(?!\w)""",
    _VERBOSE,
)
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def documents_in(text: str) -> Iterator[Span]:
    """Identity documents of Spain, Mexico, Argentina, Chile, Colombia and others, passports, SSN and NHS numbers."""
    for m in _DNI.finditer(text):
        if _DNI_LETTERS[int(digits_of(m[0])) % 23] == m[1].upper():
            yield m.span()
    for m in _NIE.finditer(text):
        number = f"{'XYZ'.index(m[1].upper())}{m[2]}"
        if _DNI_LETTERS[int(number) % 23] == m[3].upper():
            yield m.span()
    yield from (m.span() for m in _CURP.finditer(text))
    yield from (m.span() for m in _RFC.finditer(text) if not _is_code(text, *m.span()))
    yield from (m.span() for m in _CUIT.finditer(text) if is_cuit(digits_of(m[0])))
    yield from (m.span() for m in _RUT.finditer(text) if is_rut(m[0]))
    yield from (m.span() for m in _SSN.finditer(text) if not _is_code(text, *m.span()))
    for m in _NAMED_DOCUMENT.finditer(text):
        if len(digits_of(m["value"])) >= 5 and not _UNIT_AFTER.match(text, m.end("value")):
            yield m.span("value")


def is_cuit(digits: str) -> bool:
    """The check digit of Argentina's tax number, eleven digits."""
    total = sum(int(d) * w for d, w in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 11 == int(digits[10])


def is_rut(text: str) -> bool:
    """The check digit of Chile's document, "12.345.678-5"."""
    body, _, check = text.replace(".", "").partition("-")
    left = 11 - sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(body))) % 11
    return {11: "0", 10: "K"}.get(left, str(left)) == check.upper()


_INSURANCE = re.compile(
    r"""(?<!\w)(?:tarjeta[ ]sanitaria|t\.?s\.?i|cip|sip|naf|nuhsa|seguridad[ ]social|n\.?s\.?s|imss|issste
    |obra[ ]social|afiliad[oa]|afiliaci[oó]n|p[oó]liza|aseguradora|seguro[ ]m[eé]dico|n[uú]mero[ ]de[ ]seguro
    |historia[ ]cl[ií]nica|n\.?h\.?c|mutua|isapre|fonasa|eps|prepaga|essalud|sis|insurance|policy|member|subscriber
    |medicare|medicaid|mbi|mrn|medical[ ]record|health[ ]card|group|bin|rx[ ]?grp)\b"""
    + _SIGN
    + r"""(?P<value>[A-Z0-9]+(?:[/-][A-Z0-9]+|[ ]\d+)*)(?!\w)""",
    _VERBOSE,
)


def insurances_in(text: str) -> Iterator[Span]:
    """Health cards, policies, social security and record numbers, each named as such."""
    for m in _INSURANCE.finditer(text):
        if len(digits_of(m["value"])) >= 5 and not _UNIT_AFTER.match(text, m.end("value")):
            yield m.span("value")


_PHONE_SHAPES = re.compile(
    r"""(?<![\w.,/+-])(?:
    (?:\+|00)[1-9]\d{0,2}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}  # international
    |[6-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}|[6-9]\d{2}(?:[ .-]\d{2}){3}|9[1-9][ ]\d{3}(?:[ ]\d{2}){2}  # Spain, Peru
    |\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}|1[ .-][2-9]\d{2}[ .-]\d{3}[ .-]\d{4}|\([2-9]\d{2}\)\d{3}-\d{4}  # USA
    |\(?(?:0?11|0?[2-9]\d)\)?[ -](?:15[ -])?\d{4}[ -]\d{4}  # Mexico, Argentina
    |0?9[ -]?\d{4}[ -]\d{4}|09\d[ -]\d{3}[ -]\d{3}  # Chile, Uruguay, Ecuador
    )(?![\w-]|[.,/]\d)""",
    _VERBOSE,
)
_NAMED_PHONE = re.compile(
    r"""(?<![\w\[])(?:tel[eé]fono|tel|tlf|tfno|tfn|m[oó]vil|celular|cel|whatsapp|wasap|whats|fono|ll[aá]m[ae]\w*
    |llamar|contacto|contactar|phone|mobile|cell|call|text|ring|contact|reach)\b"""
    + GAP
    + r"""(?P<value>\+?\(?\d[\d() .-]{5,17}\d)(?![\w-])""",
    _VERBOSE,
)
_DATE_LIKE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")


def phones_in(text: str) -> Iterator[Span]:
    """Phones of Spain, Latin America and the USA by their shape, any other number that is named as one."""
    for m in _PHONE_SHAPES.finditer(text):
        if 8 <= len(digits_of(m[0])) <= 15 and not _is_public(m[0]) and not _is_code(text, *m.span()):
            yield m.span()
    for m in _NAMED_PHONE.finditer(text):
        value = m["value"]
        if not 7 <= len(digits_of(value)) <= 13 or _is_public(value) or _DATE_LIKE.fullmatch(value):
            continue
        if not _is_code(text, *m.span("value")):
            yield m.span("value")


def _is_public(text: str) -> bool:
    digits = digits_of(text).removeprefix("00")
    return digits in PUBLIC_NUMBERS or digits.removeprefix("34") in PUBLIC_NUMBERS
