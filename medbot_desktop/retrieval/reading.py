"""What is read in a question and in a row, once: medicines, qualifiers, concepts, language, stems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from medbot_desktop.retrieval.lexical import trigrams
from medbot_desktop.retrieval.strengths import Strength, strengths, tells_amount
from medbot_desktop.retrieval.text import STOP_WORDS, language_of, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.concepts import Concepts
    from medbot_desktop.retrieval.medicines import Asked, Medicines, Mention
    from medbot_desktop.retrieval.qualifiers import Qualifiers
    from medbot_desktop.retrieval.ranking import Array

_STOP = STOP_WORDS["es"] | STOP_WORDS["en"]
# How a hurried hand writes them; short as they are, no distance would find them.
_SHORTHAND = {
    "q": "que", "qe": "que", "k": "que", "ke": "que", "xa": "para", "pa": "para", "x": "por", "tb": "tambien",
    "pq": "porque", "xq": "porque", "d": "de", "u": "you", "r": "are", "wat": "what", "wats": "whats",
}  # fmt: skip


class Spells(Protocol):
    """The index a question is read for, `index.RowIndex`."""

    def spelt(self, word: str, medicines: Medicines) -> str: ...


def content_stems(words: Sequence[str]) -> list[str]:
    """The stems that carry meaning; stop words alone keep theirs."""
    return [stem(w) for w in words if w not in _STOP] or [stem(w) for w in words]


@dataclass(frozen=True, slots=True)
class PreparedRow:
    """A row with what was read in it once. `subject` is what it is about, `mentioned` what it names anywhere,
    in its question also by its class.

    `question_text` and `answer_text` are what is encoded: the row's with every brand as the medicine's own name.
    Stems leave the names out (they count as medicines) and hold the concepts ("#storage"). `other_than_column` are the
    medicines of a question that names none of its medicine column; `question_groups` as in Asked; `tells_amount`
    whether the answer says how much or how often.
    """

    row: Row
    language: str
    subject: frozenset[str]
    mentioned: frozenset[str]
    words: frozenset[str]
    question_text: str
    answer_text: str
    question_qualifiers: frozenset[str]
    qualifiers: frozenset[str]
    question_concepts: frozenset[str]
    concepts: frozenset[str]
    question_stems: tuple[str, ...]
    answer_stems: tuple[str, ...]
    question_trigrams: tuple[str, ...]
    strengths: frozenset[Strength] = frozenset()
    other_than_column: frozenset[str] = frozenset()
    question_groups: tuple[frozenset[str], ...] = ()
    tells_amount: bool = False

    def covers(self, medicine_id: str) -> bool:
        """Whether the row speaks of the medicine anywhere; an unknown name counts by its letters."""
        if medicine_id in self.mentioned:
            return True
        return medicine_id.startswith("?") and all(
            not self.words.isdisjoint((w, f"{w}s", f"{w}es", w.removesuffix("s")))
            for w in medicine_id[1:].split("-")
        )


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is compared with the rows; vector (dim,) unit float32, straight from the encoder.

    `adapted` is what the ranking compares with the answers where a model moves the vector towards them. The
    emergencies and the confidence keep to `vector`: what they were fitted on.
    """

    text: str
    language: str
    vector: Array
    asked: Asked
    qualifiers: frozenset[str]
    concepts: frozenset[str]
    stems: tuple[str, ...]
    trigrams: tuple[str, ...]
    adapted: Array | None = None


class Reader:
    """Reads questions and rows: medicines, qualifiers, concepts, language, stems."""

    def __init__(self, medicines: Medicines, qualifiers: Qualifiers, concepts: Concepts) -> None:
        self.medicines = medicines
        self.qualifiers = qualifiers
        self.concepts = concepts

    def row(self, row: Row) -> PreparedRow:
        """Read a row."""
        in_question = self.medicines.asked(row.question)
        in_answer = self.medicines.named(row.answer)
        subject = self.medicines.subject(row.medicine, in_question)
        language = row.language[:2].lower() or language_of(f"{row.question} {row.answer[:600]}")
        question_words = _without(row.question, in_question.mentions)
        answer_words = _without(row.answer, in_answer)
        concepts = self._concepts(row.question, in_question)
        stems = content_stems(question_words)
        return PreparedRow(
            row=row,
            language=language,
            subject=subject,
            mentioned=subject
            | in_question.ids
            | {i for m in in_answer for i in m.ids}
            | self.medicines.of_classes(row.question),
            words=frozenset(tokens(row.question)) | frozenset(tokens(row.answer)),
            strengths=strengths(row.question, [m.end for m in in_question.mentions]),
            question_groups=in_question.groups,
            tells_amount=tells_amount(row.answer),
            other_than_column=self.medicines.other_than_column(row.medicine, in_question),
            question_text=self.medicines.canonical(row.question, in_question.mentions, language),
            answer_text=self.medicines.canonical(row.answer, in_answer, language),
            question_qualifiers=self.qualifiers.find(row.question),
            qualifiers=self.qualifiers.of_row(row.question, row.answer),
            question_concepts=concepts,
            concepts=concepts | self.concepts.find(row.answer),
            question_stems=(*stems, *sorted(concepts)),
            answer_stems=tuple(content_stems(answer_words)),
            question_trigrams=tuple(trigrams(stems)),
        )

    def _concepts(self, question: str, asked: Asked) -> frozenset[str]:
        """The concepts of a question; to name two medicines, or one and another's class, is to ask about both."""
        of_class = self.medicines.of_classes(question)
        both = len(asked.groups) > 1 or (asked.groups and of_class and of_class.isdisjoint(asked.ids))
        together = frozenset({"#interaction"}) if both else frozenset()
        return self.concepts.find(question) | together

    def text_to_encode(self, text: str, asked: Asked, language: str) -> str:
        """The question with every brand and slip as the medicine's own name."""
        return self.medicines.canonical(text, asked.mentions, language)

    def query(self, text: str, vector: Array, asked: Asked, language: str, index: Spells) -> Query:
        """The question prepared for `index`; words misspelt beyond any dictionary are read as the index's own."""
        written = [_SHORTHAND.get(word, word) for word in _without(text, asked.mentions)]
        words = [index.spelt(word, self.medicines) for word in written]
        spelt = " ".join(words)
        concepts = self._concepts(text, asked) | self.concepts.find(spelt)
        stems = content_stems(words)
        # Only what the corrections bring: without its name, "baby aspirin" would be about a baby.
        corrected = self.qualifiers.find(spelt) - self.qualifiers.find(" ".join(written))
        qualifiers = self.qualifiers.find(text) | corrected
        return Query(
            text,
            language,
            vector,
            asked,
            qualifiers,
            concepts,
            (*stems, *sorted(concepts)),
            tuple(trigrams(stems)),
        )


def _without(text: str, mentions: Iterable[Mention]) -> list[str]:
    """The tokens of a text that name no known medicine."""
    named = {i for m in mentions if not m.unknown for i in range(m.start, m.end)}
    return [word for i, word in enumerate(tokens(text)) if i not in named]
