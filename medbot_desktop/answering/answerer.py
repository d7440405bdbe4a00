"""The chain from a question to an answer: privacy, emergencies, names, ranking, gates, confidence.

Deterministic in (ask, rows, weights, calibration): same in, same out.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medbot_desktop.answering.asides import (
    aside_of,
    is_bare,
    is_follow_up,
    is_joined_follow_up,
    is_strength,
)
from medbot_desktop.answering.confidence import Calibration, are_rivals, evidence
from medbot_desktop.answering.contradictions import contradict
from medbot_desktop.answering.gates import GateReport, Gates
from medbot_desktop.answering.idioms import without_idioms
from medbot_desktop.answering.red_flags import TOO_MUCH
from medbot_desktop.answering.rhythms import differ
from medbot_desktop.answering.slips import with_reading
from medbot_desktop.answering.turns import carried_on, chosen
from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import Answer, AnswerKind, Candidate, Choice, Sentence, Understood
from medbot_desktop.domain.asking import MAX_QUESTION_LENGTH, Ask
from medbot_desktop.domain.errors import QuestionEmpty, QuestionTooLong
from medbot_desktop.retrieval.medicines import Asked, Mention
from medbot_desktop.retrieval.ranking import Array, Weights, fuse
from medbot_desktop.retrieval.spelling import allowed
from medbot_desktop.retrieval.text import language_of, tokens
from medbot_desktop.texts.lists import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from medbot_desktop.answering.red_flags import RedFlag, RedFlags
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.retrieval.adapter import Adapter
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.reading import PreparedRow, Query, Reader

SHOWN_CANDIDATES = 5
CONSIDERED = 10
_ROW_KEY = "row:"
_OVERDOSE = "overdose"
_A_NAME = "x"  # stands for a medicine's name where only the words beside it are read


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate row with what the gates and the calibration say of it."""

    number: int
    row: PreparedRow
    score: float
    gates: GateReport
    evidence: Array
    confidence: float


class Answerer:
    """Answers questions from an index of rows. `encode` gives a question's unit vector (dim,).

    Weights, calibration and adapter are the model; the calibration's name is its id.
    """

    def __init__(
        self,
        reader: Reader,
        red_flags: RedFlags,
        encode: Callable[[str], Array],
        weights: Weights,
        calibration: Calibration,
        adapter: Adapter | None = None,
    ) -> None:
        self._reader = reader
        self._names = reader.medicines.tables
        self.red_flags = red_flags
        self._encode = encode
        self._weights = weights
        self._calibration = calibration
        self._adapter = adapter
        self._gates = Gates(reader.medicines, reader.qualifiers, reader.concepts)

    @property
    def weights(self) -> Weights:
        return self._weights

    @property
    def calibration(self) -> Calibration:
        return self._calibration

    @property
    def adapter(self) -> Adapter | None:
        return self._adapter

    def with_model(self, weights: Weights, calibration: Calibration, adapter: Adapter | None) -> Answerer:
        """One like this that answers by another model; this one stays as it is."""
        return Answerer(self._reader, self.red_flags, self._encode, weights, calibration, adapter)

    def answer(self, ask: Ask, index: RowIndex) -> Answer:
        """Answer one question. Raises QuestionEmpty or QuestionTooLong."""
        started = time.perf_counter()
        question = cleaned(ask.question)
        notices: list[Sentence] = []
        if not ask.keep_details:
            masked = privacy.mask(question)
            if masked != question:
                notices.append(Sentence("details_masked"))
                question = masked
        if self.red_flags.notice:
            notices.append(self.red_flags.notice)
        answer = self._emergency_or_answer(ask._replace(question=question), index)
        elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
        return replace(
            answer, notices=(*notices, *answer.notices), model=self._calibration.name, elapsed_ms=elapsed_ms
        )

    def query(self, question: str, index: RowIndex, asked: Asked, language: str) -> Query:
        """The question as the index compares it."""
        vector = self._encode(self._reader.text_to_encode(question, asked, language))
        return self.adapted(self._reader.query(question, vector, asked, language, index))

    def adapted(self, query: Query) -> Query:
        """The query as this model compares it with the answers."""
        moved = self._adapter(query.vector) if self._adapter else None
        return query if moved is query.adapted else replace(query, adapted=moved)

    def asked(self, question: str, index: RowIndex) -> Asked:
        """The medicines a question names; an unknown name close to one of the data's own is read as that."""
        asked = self._reader.medicines.asked(question)
        mentions = tuple(self._known_to_data(m, index) for m in asked.mentions)
        if mentions == asked.mentions:
            return asked
        changed = {
            old.ids[0]: new.ids[0] for old, new in zip(asked.mentions, mentions, strict=True) if old != new
        }
        groups = tuple(frozenset(changed.get(i, i) for i in group) for group in asked.groups)
        return Asked(mentions, groups)

    def ranked(
        self, query: Query, index: RowIndex, without: Collection[int] = (), features: Array | None = None
    ) -> list[tuple[int, float]]:
        """(row number, fused score) of the best candidates, best first; rows in `without` are left out.

        `features` are the index's for this query, where they are at hand.
        """
        scores = fuse(index.features(query) if features is None else features, self._weights)
        order = [int(i) for i in index.best(scores, CONSIDERED + len(without)) if i not in without]
        return [(i, float(scores[i])) for i in order[:CONSIDERED]]

    def _known_to_data(self, mention: Mention, index: RowIndex) -> Mention:
        word = mention.ids[0][1:]
        if not mention.unknown:
            return mention
        spelt = index.in_other_spelling(word)
        if spelt:
            return replace(mention, ids=("?" + spelt,))
        if word in self._names.known_names:
            return mention
        near = index.unknown_names.near(word, allowed(len(word)))
        if near and (len(near) == 1 or near[0][0] < near[1][0]):
            return replace(mention, ids=("?" + near[0][1],), corrected=True)
        return mention

    def _emergency_or_answer(self, ask: Ask, index: RowIndex) -> Answer:
        """Patterns look for an emergency first, then the net; what it only suspects is answered with a notice."""
        ask = ask._replace(question=without_idioms(ask.question))
        flag = self.red_flags.check(ask.question)
        vector = None if flag else self._encode(ask.question)
        flag = flag or self.red_flags.check(ask.question, vector)
        if flag:
            language = language_of(ask.question) or ask.language
            asked = self.asked(ask.question, index)
            too_much = vector is None and flag in TOO_MUCH
            return self._red_flag_answer(ask, language, flag, asked, index, too_much=too_much)
        answer = self._decide(ask, index)
        if vector is not None and self.red_flags.suspects(ask.question, vector):
            return answer.with_notice(Sentence("maybe_emergency"))
        return answer

    def _decide(self, ask: Ask, index: RowIndex) -> Answer:
        language = language_of(ask.question) or ask.language
        asked = self.asked(ask.question, index)
        aside = aside_of(ask.question, len(asked.mentions))
        if aside:
            return self._help(language, Sentence(f"help_{aside}"), asked)
        carried = False
        if not asked.mentions or is_joined_follow_up(ask.question, asked.mentions[0].start):
            carried_groups = carried_on(ask.question, ask.before, joined=bool(asked.mentions))
            if carried_groups and not (asked.ids & frozenset().union(*carried_groups)):
                asked = replace(asked, groups=(*carried_groups, *asked.groups))
                carried = True
        asked = chosen(asked, ask.chosen)
        understood = self._understood(asked, ask, language, carried)
        if self._is_choice(ask, asked):
            return self._choose_medicine(ask, language, asked, understood, index)
        settled = self._settled(ask, language, asked, understood, index)
        if settled is not None:
            return with_reading(settled, asked, self._names, language)
        if len(asked.mentions) == 1 and not carried and self._is_bare(ask.question, asked.mentions[0]):
            return self._bare(language, asked, understood, index)
        answer = self._from_rows(ask, language, asked, understood, index)
        return with_reading(answer, asked, self._names, language)

    def _from_rows(
        self, ask: Ask, language: str, asked: Asked, understood: Understood, index: RowIndex
    ) -> Answer:
        query = self.query(ask.question, index, asked, language)
        found = self.found(query, index)
        understood = replace(understood, qualifiers=tuple(sorted(query.qualifiers)))
        candidates = tuple(
            Candidate(f.row.row, round(f.score, 4), about_it=not f.gates.medicines)
            for f in found[:SHOWN_CANDIDATES]
        )
        chosen_row = _row_chosen(ask.chosen, found)
        fitting = self._fitting(found, language)
        if chosen_row or fitting:
            first = chosen_row or fitting[0]
            others = [] if chosen_row else _contradicting(first, found)
            if others:
                return self._choose_row(language, [first, *others[:2]], understood, candidates)
            return self._stored(ask, first.row, first.confidence, language, understood, candidates)
        if not asked.groups:
            return self._without_medicine(ask, language, understood, candidates)
        return Answer(
            AnswerKind.NOT_IN_DATA,
            language,
            confidence=found[0].confidence if found else 0.0,
            sentences=self._reasons(query, found, index, language),
            candidates=candidates,
            understood=understood,
        )

    def given(self, found: Sequence[Found], language: str) -> Found | None:
        """The candidate that is given as the answer; None where none is, or where two that fit contradict."""
        fitting = self._fitting(found, language)
        if not fitting or _contradicting(fitting[0], found):
            return None
        return fitting[0]

    def _fitting(self, found: Sequence[Found], language: str) -> list[Found]:
        """Those past the gates and the threshold, best first, rows in the question's language before others.

        One in another language is none where a row in the question's own stands before it: that is nearer, and unsure.
        """
        open_ = [f for f in found if f.gates.open]
        own = next((i for i, f in enumerate(open_) if f.row.language == language), len(open_))
        fitting = [
            f
            for i, f in enumerate(open_)
            if f.confidence >= self._calibration.threshold and (f.row.language in ("", language) or i < own)
        ]
        fitting.sort(key=lambda f: f.row.language not in ("", language))
        return fitting

    def _settled(
        self, ask: Ask, language: str, asked: Asked, understood: Understood, index: RowIndex
    ) -> Answer | None:
        """What a pharmacist decided for these very words; never a row on another medicine than the one asked."""
        row = index.settled(ask.question)
        if row is None or ask.chosen.startswith(_ROW_KEY):
            return None
        query = self.query(ask.question, index, asked, language)
        if self._gates.check(query, row, index).medicines:
            return None
        sure = self._calibration.probability(evidence(query, index, index.place_of(row), None))
        return self._stored(
            ask, row, sure, language, replace(understood, qualifiers=tuple(sorted(query.qualifiers)))
        )

    def _stored(
        self,
        ask: Ask,
        row: PreparedRow,
        sure: float,
        language: str,
        understood: Understood,
        candidates: tuple[Candidate, ...] = (),
    ) -> Answer:
        answer = Answer(
            AnswerKind.STORED,
            language,
            text=row.row.answer,
            row=row.row,
            confidence=sure,
            candidates=candidates,
            understood=understood,
        )
        if differ(ask.question, row.row.question, row.row.answer):
            answer = answer.with_notice(Sentence("other_rhythm"))
        if row.language and row.language != language:
            return answer.with_notice(Sentence(f"row_in_{row.language}"))
        return answer

    def found(
        self, query: Query, index: RowIndex, without: Collection[int] = (), features: Array | None = None
    ) -> list[Found]:
        """The best candidates with their gates and confidence, best first."""
        ranked = self.ranked(query, index, {*without, *index.overruled()}, features)
        numbers = [number for number, _ in ranked]
        reports = {number: self._gates.check(query, index.rows[number], index) for number in numbers}
        about_it = [(n, score) for n, score in ranked if not reports[n].medicines]
        found = []
        for number, score in ranked:
            row = index.rows[number]
            rivals = [its for n, its in about_it if n != number and are_rivals(row, index.rows[n])]
            seen = evidence(query, index, number, score - max(rivals) if rivals else None)
            sure = self._calibration.probability(seen)
            found.append(Found(number, row, score, reports[number], seen, sure))
        return found

    def _red_flag_answer(
        self, ask: Ask, language: str, flag: RedFlag, asked: Asked, index: RowIndex, *, too_much: bool
    ) -> Answer:
        understood = self._understood(asked, ask, language, carried=False)
        row: Row | None = None
        candidates: tuple[Candidate, ...] = ()
        if asked.groups and not asked.ambiguous:
            held = self._from_rows(ask, language, asked, understood, index)
            candidates = held.candidates
            row = held.row if held.kind is AnswerKind.STORED else None
            # Beside an overdose stands what to do about one, or nothing.
            if row and too_much and _OVERDOSE not in self._reader.qualifiers.find(row.question):
                row = None
        return Answer(
            AnswerKind.RED_FLAG,
            language,
            row=row,
            sentences=self.red_flags.text(flag),
            numbers=self.red_flags.numbers(ask.country, flag),
            candidates=candidates,
            understood=understood,
        )

    def _is_bare(self, question: str, mention: Mention) -> bool:
        """A name and nothing that is asked about it; "amoxicilina para que es" has only little words, but asks."""
        words = tokens(question)
        before, after = words[: mention.start], words[mention.end :]
        said = " ".join(word for word in (*before, _A_NAME, *after) if not is_strength(word))
        return is_bare((*before, *after)) and not self._reader.concepts.find(said)

    def _is_choice(self, ask: Ask, asked: Asked) -> bool:
        if asked.ambiguous:
            return True
        alike = [sorted(g) for g in asked.groups if len(g) == 2]
        return not ask.chosen and any(self._names.are_look_alikes(*pair) for pair in alike)

    def _choose_medicine(
        self, ask: Ask, language: str, asked: Asked, understood: Understood, index: RowIndex
    ) -> Answer:
        """Side by side what an ambiguous or look-alike name may mean; nothing is picked."""
        if asked.ambiguous:
            ids: Sequence[str] = asked.ambiguous[0].ids
            surface = asked.ambiguous[0].surface
        else:
            ids = sorted(next(g for g in asked.groups if len(g) == 2))
            surface = ""
        choices = []
        for entry_id in ids:
            settled = chosen(asked, f"medicine:{entry_id}")
            held = self._from_rows(ask._replace(chosen=""), language, settled, understood, index)
            choices.append(
                Choice(
                    key=f"medicine:{entry_id}",
                    label=self._names.display(entry_id, language),
                    tall_man=self._names.tall_man(entry_id, language),
                    detail=self._names.where(surface, entry_id),
                    row=held.row if held.kind is AnswerKind.STORED else None,
                )
            )
        reason = Sentence("choose_ambiguous", {"name": surface}) if surface else Sentence("choose_look_alike")
        return Answer(
            AnswerKind.CHOOSE,
            language,
            sentences=(reason,),
            choices=tuple(choices),
            understood=understood,
        )

    def _choose_row(
        self, language: str, found: Sequence[Found], understood: Understood, candidates: tuple[Candidate, ...]
    ) -> Answer:
        choices = tuple(
            Choice(key=_row_key(f.row), label=f.row.row.question, detail=f.row.row.source, row=f.row.row)
            for f in found
        )
        return Answer(
            AnswerKind.CHOOSE,
            language,
            confidence=found[0].confidence,
            sentences=(Sentence("choose_contradicting"),),
            choices=choices,
            candidates=candidates,
            understood=understood,
        )

    def _bare(self, language: str, asked: Asked, understood: Understood, index: RowIndex) -> Answer:
        """A medicine's name alone: what the data holds on it."""
        rows = [row for medicine_id in sorted(asked.ids) for row in index.with_subject(medicine_id)]
        rows.sort(key=lambda r: bool(r.language) and r.language != language)
        candidates = tuple(Candidate(row.row, 0.0, about_it=True) for row in rows[:SHOWN_CANDIDATES])
        name = SEPARATOR.join(understood.medicines)
        if not rows:
            return Answer(
                AnswerKind.NOT_IN_DATA,
                language,
                sentences=(Sentence("no_row_about", {"medicine": name}),),
                understood=understood,
            )
        return Answer(
            AnswerKind.HELP,
            language,
            sentences=(Sentence("help_topics", {"medicine": name}),),
            topics=tuple(dict.fromkeys(row.row.question for row in rows))[:8],
            candidates=candidates,
            understood=understood,
        )

    def _without_medicine(
        self, ask: Ask, language: str, understood: Understood, candidates: tuple[Candidate, ...]
    ) -> Answer:
        code = "help_which_medicine_before" if is_follow_up(ask.question) else "help_which_medicine"
        return Answer(
            AnswerKind.HELP,
            language,
            sentences=(Sentence(code),),
            candidates=candidates,
            understood=understood,
        )

    def _help(self, language: str, sentence: Sentence, asked: Asked) -> Answer:
        medicines = tuple(self._names.display(i, language) for i in sorted(asked.ids))
        understood = Understood(medicines=medicines, medicine_ids=tuple(sorted(asked.ids)))
        return Answer(AnswerKind.HELP, language, sentences=(sentence,), understood=understood)

    def _understood(self, asked: Asked, ask: Ask, language: str, carried: bool) -> Understood:
        ids = tuple(dict.fromkeys(i for group in asked.groups for i in sorted(group)))
        return Understood(
            medicines=tuple(self._names.display(i, language) for i in ids),
            medicine_ids=ids,
            unknown_medicines=asked.unknown,
            carried=carried,
        )

    def _reasons(
        self, query: Query, found: Sequence[Found], index: RowIndex, language: str
    ) -> tuple[Sentence, ...]:
        """Why no row is the answer, the gravest reason first."""
        missing = [
            group for group in query.asked.groups
            if not any(index.has_subject(i) or any(f.row.covers(i) for f in found) for i in group)
        ]  # fmt: skip
        if missing:
            names = [self._names.display(i, language) for group in missing for i in sorted(group)]
            return tuple(Sentence("no_row_about", {"medicine": name}) for name in dict.fromkeys(names))
        about = [f for f in found if not f.gates.medicines]
        if not about:
            names = [self._names.display(i, language) for i in sorted(query.asked.ids)]
            code = "no_row_about_all" if len(query.asked.groups) > 1 else "no_row_answers"
            return (Sentence(code, {"medicine": SEPARATOR.join(names)}),)
        first = about[0]
        if first.gates.lacks:
            return tuple(Sentence(f"row_lacks_{_kind(q)}") for q in sorted(first.gates.lacks))
        if first.gates.limits:
            return tuple(Sentence(f"row_limited_to_{_kind(q)}") for q in sorted(first.gates.limits))
        names = [self._names.display(i, language) for i in sorted(query.asked.ids)]
        return (Sentence("no_row_answers", {"medicine": SEPARATOR.join(names)}),)


def cleaned(question: str) -> str:
    """The question without control and invisible characters. Raises QuestionEmpty or QuestionTooLong."""
    text = "".join(c if c.isprintable() or c in "\n\t" else " " for c in question).strip()
    if not tokens(text):
        raise QuestionEmpty()
    if len(text) > MAX_QUESTION_LENGTH:
        raise QuestionTooLong(limit=MAX_QUESTION_LENGTH)
    return text


def _row_key(row: PreparedRow) -> str:
    return f"{_ROW_KEY}{row.row.dataset}#{row.row.number}"


def _row_chosen(key: str, found: Sequence[Found]) -> Found | None:
    return next((f for f in found if key and _row_key(f.row) == key), None)


def _contradicting(first: Found, found: Sequence[Found]) -> list[Found]:
    """What answers the same question otherwise, best first; also where one of the two lies just below the threshold."""
    return [f for f in found if f is not first and f.gates.open and contradict(first.row, f.row)]


def _kind(qualifier: str) -> str:
    return qualifier.partition(":")[0]
