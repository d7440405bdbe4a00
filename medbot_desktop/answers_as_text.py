"""An answer as plain text: for the terminal and the clipboard. Stdlib only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import NEAREST_SHOWN, Answer, AnswerKind, Sentence
from medbot_desktop.texts import TEXTS, say
from medbot_desktop.texts.lists import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.domain.answers import Generated, Statement
    from medbot_desktop.domain.rows import Row

_END = re.compile(r"([.,;:!?…|*_]*)(\s*)$")


def sentences_as_text(sentences: Iterable[Sentence], language: str) -> str:
    """The sentences in the reader's language, one after the other; one of a later version by its code."""
    known = TEXTS.get(language, TEXTS["en"])
    return " ".join(say(language, s.code, s.params) if s.code in known else f"[{s.code}]" for s in sentences)


def generated_as_text(generated: Generated, language: str) -> str:
    """What a model wrote, under its label, with its doubts, what no row says apart, and the rows it cites."""
    lines = [f"[{say(language, 'kind_generated')}: {generated.answered_by or generated.model}]"]
    cited = [s for s in generated.statements if not s.is_general]
    general = "".join(s.text for s in generated.statements if s.is_general).strip()
    if generated.statements:
        lines.append("".join(with_rows_cited(s.text, s.cited) for s in cited).strip())
    elif generated.text:
        lines += [generated.text, say(language, "generated_unchecked")]
    if doubts := unsupported_words(cited):
        lines.append(say(language, "generated_doubts", {"words": ", ".join(doubts)}))
    if general:
        allowed = generated.general_allowed
        lines += [say(language, "generated_general" if allowed else "generated_in_no_row"), general]
    for number, row in enumerate(generated.rows, start=1):
        if number in generated.rows_cited:
            lines.append(f"[{number}] {source_as_text(row, language)}")
    if generated.failure is not None:
        lines.append(sentences_as_text([generated.failure], language))
    return "\n".join(line for line in lines if line)


def with_rows_cited(text: str, rows: Sequence[int]) -> str:
    """A statement with the numbers of its rows before its end mark."""
    numbers = " ".join(f"[{row}]" for row in rows)
    return _END.sub(lambda end: f" {numbers}{end[1]}{end[2]}", text, count=1) if numbers else text


def unsupported_words(statements: Iterable[Statement]) -> list[str]:
    """The words that stand in none of the rows their statement cites, each once."""
    words = [s.text[start:end] for s in statements for start, end in s.unsupported]
    return list(dict.fromkeys(word for word in words if word.strip()))


def source_as_text(row: Row, language: str) -> str:
    """Where a row comes from: data set, row, source, address, review."""
    reviewed = (
        say(language, "reviewed_on", {"date": row.reviewed_on})
        if row.reviewed_on
        else say(language, "not_reviewed")
    )
    place = say(language, "source_row", {"dataset": row.dataset, "row": row.number})
    return " | ".join(part for part in (place, row.source, row.source_url, reviewed) if part)


def answer_as_text(answer: Answer, language: str) -> str:
    """The whole answer in reading order; the row's words stay as they are."""
    # A model's text stands below, under a label of its own; what comes first is the row.
    kind = AnswerKind.STORED if answer.kind is AnswerKind.GENERATED and answer.row else answer.kind
    lines = [f"[{say(language, f'kind_{kind}')}]"]
    if answer.understood.medicines and answer.kind is not AnswerKind.RED_FLAG:
        lines.append(
            say(language, "understood_as", {"medicine": SEPARATOR.join(answer.understood.medicines)})
        )
    for number in answer.numbers:
        lines.append(f"{number.label or say(language, number.label_code)}: {number.number}".rstrip(": "))
    if answer.sentences:
        lines.append(sentences_as_text(answer.sentences, language))
    if answer.row:
        lines += [
            answer.row.answer,
            say(language, "row_question", {"question": answer.row.question}),
            source_as_text(answer.row, language),
        ]
    for choice in answer.choices:
        label = choice.tall_man or choice.label
        lines.append(f"- {label}" + (f" ({choice.detail})" if choice.detail else ""))
        if choice.row:
            lines += [f"  {choice.row.answer}", f"  {source_as_text(choice.row, language)}"]
    if answer.kind is AnswerKind.HELP:
        lines += [f"- {topic}" for topic in answer.topics]
    if answer.kind is AnswerKind.NOT_IN_DATA and answer.candidates:
        lines.append(say(language, "nearest_questions"))
        lines += [
            f"- {c.row.question} ({say(language, 'source_row', {'dataset': c.row.dataset, 'row': c.row.number})})"
            for c in answer.candidates[:NEAREST_SHOWN]
        ]
    lines += [f"({sentences_as_text([notice], language)})" for notice in answer.notices]
    if answer.generated is not None:
        written = generated_as_text(answer.generated, language)
        lines = [written] if kind is AnswerKind.GENERATED else [*lines, written]
    return "\n".join(lines)
