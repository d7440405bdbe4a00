"""Questions to show where nothing has been asked yet: real ones of the data, spread over medicines and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.retrieval.text import language_of
from medbot_desktop.worker.messages import Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.ports import T
    from medbot_desktop.domain.rows import Row

SHOWN = 6
MAX_LENGTH = 90
_LOOKED_AT = 72
"""Where the file does not say its language this many medicines are looked at: telling it takes its time."""


def suggested_questions(rows: Sequence[Row], count: int = SHOWN) -> tuple[Suggestion, ...]:
    """Up to `count` questions a language, of different medicines, evenly over the rows; the same for the same rows."""
    written: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        if len(row.question) <= MAX_LENGTH:
            about = written.setdefault(row.language[:2].lower(), {})
            about.setdefault(row.medicine.casefold() or row.question, []).append(row)
    found = {language: list(about.values()) for language, about in written.items() if language}
    for group in _evenly(list(written.get("", {}).values()), _LOOKED_AT):
        language = language_of(f"{group[0].question} {group[0].answer}")
        found.setdefault(language, []).append(group)
    return tuple(
        Suggestion(question, language)
        for language, groups in found.items()
        for question in _of_different_topics(_evenly(groups, count))
    )


def _evenly(items: Sequence[T], count: int) -> list[T]:
    """Up to `count` of the items, the same distance apart."""
    count = min(count, len(items))
    return [items[number * len(items) // count] for number in range(count)]


def _of_different_topics(groups: Sequence[Sequence[Row]]) -> list[str]:
    """A question of each group, on a topic that none before it is on where the group has one."""
    topics: set[str] = set()
    questions = []
    for group in groups:
        row = next((row for row in group if row.topic not in topics), group[0])
        topics.add(row.topic)
        questions.append(row.question)
    return questions
