"""Faults that one row shows by itself, without its neighbours and without knowing any medicine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import is_formula, plain
from medbot_desktop.datasets.placeholders import is_possible_placeholder
from medbot_desktop.datasets.repairs import is_damaged
from medbot_desktop.domain.review import REVIEW_MONTHS, date_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from medbot_desktop.domain.rows import Row

SHORT_QUESTION, SHORT_ANSWER = 8, 20
LONG_QUESTION, LONG_ANSWER = 300, 1_500

_TAGS = "a|abbr|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|meta|ol|p|pre|s|small"
_TAGS += "|span|strong|style|script|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_HTML = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|[a-z]{{1,6}}(?:acute|tilde)|#x?\d+);", re.I
)
_MARKDOWN = re.compile(
    r"\*\*\S(?:.{0,500}?\S)?\*\*|(?<!\w)__\S(?:.{0,500}?\S)?__(?!\w)"
    r"|!?\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)|^#{1,6} \S|```|^\|.+\|$",
    re.MULTILINE,
)
_CHILD = re.compile(r"\b(?:nin[oa]s?|bebes?|lactantes?|hij[oa]s?|pediatric[oa]s?|child(?:ren)?|kids?"
                    r"|bab(?:y|ies)|infants?|toddlers?|paediatric|pediatric)\b")  # fmt: skip
_DOSE = re.compile(
    r"\d\s*(?:mg|g|mcg|μg|ug|ml|ui|iu|gotas?|drops?|comprimidos?|tablets?|capsulas?|capsules?|cucharad\w*"
    r"|teaspoons?|pastillas?|sobres?|supositorios?|puff?s?)\b"
)
_AGE = re.compile(
    r"\b(?:anos?|meses|mes|semanas de edad|edad|years?|months?|aged?|peso|weight|weigh\w*|kg|kilos?|lbs?|pounds?)\b"
)
_INSTRUCTIONS = re.compile(
    r"\b(?:ignor\w+|olvid\w+|disregard|forget|override)\b.{0,40}\b(?:instruc\w+|prompts?|ordenes|reglas|rules|above)\b"
    r"|\bsystem prompt\b|\bprompt del sistema\b|\binstrucciones del sistema\b|\bjailbreak\b|\bdan mode\b"
    r"|\b(?:you are now|from now on,? you|act as (?:an?|the|if)\b.{0,30}\b(?:model|assistant|ai|doctor|expert))\b"
    r"|\b(?:a partir de ahora (?:eres|actua|responde)|actua como (?:un|una|el|si)\b)"
    r"|\beres (?:un|una) (?:asistente|modelo|ia)\b"
    r"|\b(?:as an ai|como (?:modelo de lenguaje|ia|inteligencia artificial))\b"
    r"|<\|[a-z_]+\|>|\[/?inst\]|<<sys>>|^(?:### ?)?(?:system|assistant|instruction)s? ?:"
)


def faults_of(row: Row) -> Iterator[str]:
    """The kinds of findings a row gives by its question and answer."""
    question, answer = row.question, row.answer
    if is_possible_placeholder(answer) or is_possible_placeholder(question):
        yield "possible_placeholder"
    elif len(answer) < SHORT_ANSWER or len(question) < SHORT_QUESTION:
        yield "too_short"
    if len(answer) > LONG_ANSWER or len(question) > LONG_QUESTION:
        yield "too_long"
    if is_damaged(question) or is_damaged(answer):
        yield "damaged_characters"
    if _has_markup(question) or _has_markup(answer):
        yield "markup"
    if is_formula(question) or is_formula(answer):
        yield "formula"
    folded_question, folded_answer = plain(question[:LONG_ANSWER]), plain(answer)
    if folded_question.strip("¿?¡!. ") == folded_answer.strip("¿?¡!. "):
        yield "question_is_answer"
    if _INSTRUCTIONS.search(folded_question) or _INSTRUCTIONS.search(folded_answer):
        yield "instructions"
    both = f"{folded_question} {folded_answer}"
    if _CHILD.search(both) and _DOSE.search(folded_answer) and not _AGE.search(both):
        yield "child_dose_without_age"


def review_fault(cell: str, today: datetime.date) -> str:
    """The finding a review date gives: old_review, unclear_date where it is no date of the past, else none."""
    if not cell:
        return ""
    reviewed = date_of(cell)
    if reviewed is None or reviewed > today:
        return "unclear_date"
    months = (today.year - reviewed.year) * 12 + today.month - reviewed.month
    return "old_review" if months > REVIEW_MONTHS else ""


def _has_markup(text: str) -> bool:
    has_signs = (
        "<" in text or "&" in text or "*" in text or "[" in text or "#" in text or "`" in text or "__" in text
    )
    return (has_signs or "|" in text) and bool(_HTML.search(text) or _MARKDOWN.search(text))
