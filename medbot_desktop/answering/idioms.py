"""Figures of speech that sound like an emergency and are none: they are taken out before anybody looks for one.

What is said beside them stays and is looked at as ever. A threat by somebody of the family is taken at its word.
"""

from __future__ import annotations

import re

from medbot_desktop.retrieval.text import fold, token_spans

_IDIOMS = re.compile(
    r"\b(?:"
    r"(?:me|te|se|nos) ahog(?:o|as|a|amos) en un vaso de agua"
    r"|(?:se )?me (?:cae|caia|cayo) la cara de verguenza"
    r"|mi (?:jefe|jefa) me (?:mata|va a matar) (?:si|como) no"
    r"|(?:me|nos) (?:muero|morimos) de (?:risa|verguenza|ganas|curiosidad|aburrimiento)"
    r"|my (?:boss|manager) "
    r"(?:will kill|is going to kill|would kill|kills) me if i (?:dont|do not|cant|can not)"
    r"|(?:dying|died|die) of (?:embarrassment|boredom|curiosity|laughter|laughing)"
    r")\b"
)


def without_idioms(question: str) -> str:
    """The question without such figures of speech; unchanged where there is none or nothing else is said."""
    spans = token_spans(question)
    words = [fold(question[start:end]).replace(" ", "") for start, end in spans]
    said = " ".join(words)
    found = _IDIOMS.search(said)
    if found is None:
        return question
    first, last = said[: found.start()].count(" "), said[: found.end()].count(" ")
    rest = (question[: spans[first][0]] + question[spans[last][1] :]).strip(" ,.;:")
    return rest or question
