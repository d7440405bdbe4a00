"""Where the marks of an axis stand and what is written at them, by the reader's locale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

MINUS = "−"
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def nice_step(span: float, marks: int) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that needs at most `marks` steps over `span`."""
    if span <= 0 or marks < 1:
        return 1.0
    rough = span / marks
    power = 10.0 ** math.floor(math.log10(rough))
    return next((step * power for step in STEPS if step * power >= rough * (1 - 1e-9)), 10 * power)


def nice_range(low: float, high: float, marks: int) -> tuple[float, float, float]:
    """(low, high, step) that holds both values, begins and ends on a mark, and is never empty."""
    if low > high:
        low, high = 0.0, 1.0
    if high - low < 1e-5:
        low, high = low - abs(low) * 0.1 - 0.1, high + abs(high) * 0.1 + 0.1
    step = nice_step(high - low, marks)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step


def marks_of(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` from `low` to `high`."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def decimals_of(step: float) -> int:
    """How many decimals tell two marks `step` apart from each other."""
    for decimals in range(8):
        scaled = step * 10**decimals
        if abs(scaled - round(scaled)) < 1e-6 * max(scaled, 1.0):
            return decimals
    return 8


def number_words(value: float, decimals: int, locale: QLocale, sign: bool = False) -> str:
    """A number as it is written in this language, without a group sign; `sign` writes a plus too."""
    rounded = round(float(value), decimals)
    written = locale.toString(abs(rounded), "f", decimals).replace(locale.groupSeparator(), "")
    if rounded < 0:
        return MINUS + written
    return f"+{written}" if sign else written
