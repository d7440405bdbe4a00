"""The guide as it ships: its text in a language, its sections by subject, the card for the counter. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.paths import bundled
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import EmergencyNumber

TOPICS = (
    "about",
    "asking",
    "cards",
    "emergencies",
    "privacy",
    "data",
    "correcting",
    "tuning",
    "models",
    "history",
    "copies",
    "settings",
    "keys",
)
"""The sections of the guide, in their order in both languages; a test holds both files to it."""

PLACES = {"chat": "asking", "general": "settings"}
"""What a place of the window is called here, where that is not its own name."""

CARD_NUMBERS = ("number_emergency", "number_poison", "number_crisis")

_PICTURE = re.compile(r"^!\[.*\)\n\n\*.*\*$", re.MULTILINE)
_TABLE_LINE = re.compile(r"^\|(?: (.+?) \| (.+?) |---\|---)\|$", re.MULTILINE)
_OTHERS_KEYS = re.compile(r"^\| (?:Tab|←|Shift\+F10|Mayús\+F10|Delete|Supr).*\n", re.MULTILINE)
"""What every program has, or few need at the counter: the card leaves it out."""
_HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2 or 3; `slug` is what a link within the guide calls it."""

    level: int
    words: str
    slug: str


def guide_text(language: str) -> str:
    """The whole guide as Markdown. Raises BundleIncomplete where it was not shipped."""
    path = bundled("docs") / f"guide.{language}.md"
    if not path.exists():  # of a language whose guide is still to be written
        path = path.with_name("guide.en.md")
    return path.read_text(encoding="utf-8")


def headings(text: str) -> list[Heading]:
    """The headings below the title, in their order."""
    return [Heading(len(marks), words, slug(words)) for marks, words in _HEADING.findall(text)]


def slug(words: str) -> str:
    """What the heading is called in a link, as the usual readers of Markdown do it."""
    kept = "".join(c for c in words.lower() if c.isalnum() or c in " -")
    return kept.strip().replace(" ", "-")


def topic_number(text: str, place: str) -> int:
    """The number among `headings` of the section that fits a place of the window or one of TOPICS."""
    topic = PLACES.get(place, place)
    wanted = TOPICS.index(topic) if topic in TOPICS else 0
    sections = [number for number, heading in enumerate(headings(text)) if heading.level == 2]
    return sections[wanted]


def section(text: str, topic: str) -> str:
    """A section with its heading and without its pictures, as Markdown."""
    whole = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1 + TOPICS.index(topic)]
    return _PICTURE.sub("", whole).strip()


def key_lines(language: str) -> list[tuple[str, str]]:
    """(keys, what they do) of every key of the program, as the guide lists them. Raises BundleIncomplete."""
    lines = _TABLE_LINE.findall(section(guide_text(language), "keys"))
    return [(keys, does) for keys, does in lines[2:]]  # below the head and its rule


def counter_card(language: str, numbers: Sequence[EmergencyNumber] = ()) -> str:
    """One page to lie beside the till, as Markdown: what each card means, emergencies, keys.

    The `numbers` of the pharmacy's country stand on it; where there is none of a kind, a line to write it on.
    """
    text, whom = guide_text(language), _whom_to_call(language, numbers)
    lines = "\n".join(f"| {words} | {number or '_' * 30} |" for words, number in whom)
    number = "guide_card_number" if all(number for _, number in whom) else "guide_card_number_to_write"
    return "\n\n".join(
        (
            f"# {say(language, 'guide_card_title')}",
            section(text, "cards"),
            section(text, "emergencies"),
            f"| {say(language, 'guide_card_call')} | {say(language, number)} |\n|---|---|\n{lines}",
            _OTHERS_KEYS.sub("", section(text, "keys")),
        )
    )


def _whom_to_call(language: str, numbers: Sequence[EmergencyNumber]) -> list[tuple[str, str]]:
    """(for what, the number), the emergency number first; "" where a number is to be written by hand."""
    lines = []
    for code in CARD_NUMBERS:
        held = [one for one in numbers if one.label_code == code and one.number]
        for one in held:
            words = f"{say(language, code)}: {one.label}" if one.label else say(language, code)
            lines.append((words, f"**{one.number}**"))
        if not held:
            lines.append((say(language, code), ""))
    return lines
