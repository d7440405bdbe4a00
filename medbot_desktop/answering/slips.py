"""Says which medicine a misspelt name was taken for: an invented name may lie one letter from a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.retrieval.spelling import distance
from medbot_desktop.retrieval.text import fold

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.retrieval.medicines import Asked, Mention
    from medbot_desktop.retrieval.names import NameTables

_HEARD = (
    0.5  # a letter that sounds alike, a silent h, a doubled letter or two swapped: the same name to the ear
)
_FAR = 3.0


def with_reading(answer: Answer, asked: Asked, names: NameTables, language: str) -> Answer:
    """The answer, and with a row's text one notice for each name that was typed otherwise than it sounds."""
    if answer.kind is not AnswerKind.STORED:
        return answer
    for mention in asked.mentions:
        if mention.corrected and len(mention.ids) == 1 and _unlike(mention, names):
            answer = answer.with_notice(
                Sentence(
                    "read_as", {"name": mention.surface, "medicine": names.display(mention.ids[0], language)}
                )
            )
    return answer


def _unlike(mention: Mention, names: NameTables) -> bool:
    """Whether what was typed sounds like none of the medicine's names and begins none of them."""
    entry = names.entries.get(mention.ids[0])
    brands = (brand for brand, _ in entry.brands) if entry else ()
    known = (
        (*entry.names["es"], *entry.names["en"], *brands) if entry else (mention.ids[0].removeprefix("?"),)
    )
    typed = fold(mention.surface).replace(" ", "")
    words = {word for name in known for word in (*fold(name).split(), fold(name).replace(" ", ""))}
    return not any(w.startswith(typed) or distance(typed, w, _FAR) <= _HEARD for w in words)
