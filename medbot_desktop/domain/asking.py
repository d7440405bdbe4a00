"""What is sent to be answered."""

from __future__ import annotations

from typing import NamedTuple

from medbot_desktop.domain.hosted import EMBEDDED


class Before(NamedTuple):
    """What a follow-up may carry on from: the medicines of the turn before and its age in seconds.

    `red_flag` is true when that turn was an emergency: nothing is carried after one.
    """

    medicine_ids: tuple[str, ...]
    age_s: float
    red_flag: bool = False


class Ask(NamedTuple):
    """One question to answer.

    `language` is the reader's ("es" or "en"), the question's own is recognised. `country` is ISO 3166 alpha-2 or "".
    `chosen` is the key of a Choice the user picked for this same question. `before` is None at the start of a
    conversation and once the user dropped the carried medicine. `keep_details`: the user decided to keep the personal
    details in the question on this machine; a hosted model gets them masked all the same. `engine` writes the
    answer: EMBEDDED or the id of a provider.
    """

    question: str
    language: str = "es"
    country: str = ""
    before: Before | None = None
    chosen: str = ""
    keep_details: bool = False
    engine: str = EMBEDDED


MAX_QUESTION_LENGTH = 4_000
