"""What a cell's text is: cleaned of what nobody sees, folded for comparing."""

from __future__ import annotations

import re
import unicodedata

# Marks without width, direction marks, tag characters. Joiners stay inside a word: scripts and emoji need them.
_INVISIBLE = "\x00\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0001-\U000e007f"
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_UNCLEAN = re.compile(f"[{_INVISIBLE}\ud800-\udfff]")
_JOINERS = "\u200c\u200d"
_SURROGATE = re.compile("[\ud800-\udfff]")
_DOUBLED = re.compile("[ÂÃâ]")
_UNDEFINED = "\x81\x8d\x8f\x90\x9d"  # bytes without a letter in Windows-1252
# After decomposition: accents as signs of their own, variation selectors, and what nobody sees.
_MARKS = re.compile(
    f"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d{_INVISIBLE}]"
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_WORD_OR_SIGN = re.compile(r"[^\W_]+(?:[.,]\d+)*|[<>≤≥+\-%/=]")

_FORMULA = re.compile(r"[=+\-@\t\r]")


def clean(cell: str) -> str:
    """The cell without invisible marks and without space around it; everything else byte for byte."""
    if _UNCLEAN.search(cell):
        cell = INVISIBLE.sub("", cell)
        if _SURROGATE.search(cell):
            cell = cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    cell = cell.strip()
    while cell and (cell[0] in _JOINERS or cell[-1] in _JOINERS):
        cell = cell.strip(_JOINERS).strip()
    return cell


def undoubled(cell: str) -> str:
    """The cell as it was before UTF-8 was taken for Windows-1252 and encoded once more ("MÃ¡ximo" -> "Máximo").

    Only where the whole cell says so: one letter that is right as it stands keeps all of it as it is.
    """
    if cell.isascii() or not _DOUBLED.search(cell):
        return cell
    try:
        octets = b"".join(c.encode("cp1252") if c not in _UNDEFINED else c.encode("latin-1") for c in cell)
        return octets.decode("utf-8")
    except UnicodeError:
        return cell


def plain(text: str) -> str:
    """The text folded for comparing: no accents (ñ is n), lower, compatible forms as one, one space."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(text.casefold().split())


def words(text: str) -> list[str]:
    """The folded words and numbers in order; punctuation says nothing."""
    return _WORD.findall(plain(text))


def words_and_signs(text: str) -> list[str]:
    """The folded words, numbers and the signs that change a meaning: "< 3 g" is not "3 g"."""
    return _WORD_OR_SIGN.findall(plain(text))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would try to calculate the cell."""
    return _FORMULA.match(cell) is not None
