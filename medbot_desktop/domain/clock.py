"""The computer's clock, which may be wrong: a flat battery or a mistyped year sets it months ahead or back."""

from __future__ import annotations

DAY_S = 86_400.0


def is_ahead(at: float, now: float) -> bool:
    """Whether something that was done bears a date still to come, more than a day off; both UTC seconds.

    The clock was ahead then, or is behind now: what is done now comes after it all the same.
    """
    return at > now + DAY_S
