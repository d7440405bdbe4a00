"""What would leave for tuning on Google Cloud: examples from rows and questions, checked, as files on this computer.

Rows and questions are divided as in the embedded tuning (pipeline/tuning_material.py, tuning/rounds.py): the first
round's groups, what it would learn from is trained on, what it would stop by is for validation, and what it sets aside
is in neither file, not even as a row beside a question. An example is asked as every hosted model is asked.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medbot_desktop.answering.grounding import ROW_LENGTH, cited, prompt
from medbot_desktop.domain import privacy
from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.cloud_tuning import (
    MAX_BYTES,
    MAX_EXAMPLES,
    MAX_TOKENS_AN_EXAMPLE,
    MAX_VALIDATION,
    MIN_EXAMPLES,
    CloudPreview,
    Example,
    LeftOut,
)
from medbot_desktop.domain.errors import TooLittleToTune
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.pipeline.tuning_control import write_whole
from medbot_desktop.pipeline.tuning_material import divide
from medbot_desktop.retrieval.text import tokens
from medbot_desktop.tuning.rounds import splits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medbot_desktop.domain.cloud_tuning import CloudParams, CloudSettings
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.pipeline.tune import RunInputs
    from medbot_desktop.pipeline.tuning_material import Division
    from medbot_desktop.retrieval.reading import PreparedRow, Reader
    from medbot_desktop.tuning.rounds import Split

ENOUGH_REAL = 30  # from here on the score rests on real questions, as in the embedded tuning
BESIDE = 3  # rows shown beside the right one, so that it learns to choose
SIGNS_A_TOKEN = 3.0  # of Spanish and English text, on the safe side for a limit
SHOWN = 5
TRAIN_FILE = "train.jsonl"
VALIDATION_FILE = "validation.jsonl"


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A question that is never sent to be trained on: `right` and `own` are places of rows from 0."""

    text: str
    right: frozenset[int]
    own: frozenset[int]


@dataclass(frozen=True, slots=True)
class Divided:
    """Rows as they were read, the groups of every row and real question, and the one round they are divided by."""

    prepared: tuple[PreparedRow, ...]
    division: Division
    split: Split
    kind: QuestionKind

    def held_out(self) -> list[HeldOut]:
        """The questions that score the result, in the order of the data."""
        if self.kind is QuestionKind.REAL:
            real = zip(self.division.real, self.division.question_groups, strict=True)
            return [HeldOut(*one) for one, group in real if group in self.split.held_out and not one[2]]
        found = []
        for place in self.division.asked_rows:
            if self.division.row_groups[place] in self.split.held_out:
                question = self.prepared[place].row.question
                found.append(HeldOut(question, self.division.same_answer(place), frozenset({place})))
        return found


def divided(inputs: RunInputs, params: CloudParams, reader: Reader, report: ReportProgress) -> Divided:
    """Read every row and divide; no text is encoded for it. Raises TooLittleToTune, Cancelled."""
    prepared = []
    for done, row in enumerate(inputs.rows, 1):
        prepared.append(reader.row(row))
        report(done, len(inputs.rows))
    division = divide(inputs.rows, prepared, inputs.questions, params.seed)
    of_rows = [division.row_groups[place] for place in division.asked_rows]
    groups = {*division.question_groups, *of_rows}
    if len(groups) < 2 * params.folds:
        raise TooLittleToTune(groups=len(groups), needed=2 * params.folds)
    split = splits_of(division.question_groups, of_rows, params.folds, params.seed)[0]
    n_real = sum(
        group in split.held_out and not own
        for (_, _, own), group in zip(division.real, division.question_groups, strict=True)
    )
    return Divided(tuple(prepared), division, split, kind_of(n_real, params))


def kind_of(n_real: int, params: CloudParams) -> QuestionKind:
    """What the score rests on, by the number of real questions held out whose own words no row has.

    Over all rounds there would be `folds` times as many.
    """
    return QuestionKind.REAL if n_real * params.folds >= ENOUGH_REAL else QuestionKind.ROW


def prepare(
    job_id: str,
    folder: Path,
    inputs: RunInputs,
    model: str,
    params: CloudParams,
    place: CloudSettings,
    reader: Reader,
    report: ReportProgress,
) -> CloudPreview:
    """Write the files of a job into its folder and say what is in them. Raises as `divided`, DiskFull."""
    # Reading the rows, looking for personal details in them and making examples of them take about as long.
    n = len(inputs.rows)
    whole = divided(inputs, params, reader, lambda done, _: report(done, 3 * n))
    making = _Making(whole, params.seed, lambda done: report(min(n + done, 3 * n - 1), 3 * n))
    learn = making.examples(whole.split.learn, whole.split.learn)
    check = making.examples(whole.split.check, whole.split.learn | whole.split.check)[:MAX_VALIDATION]
    train_path, validation_path = folder / TRAIN_FILE, folder / VALIDATION_FILE
    write_whole(train_path, _lines(learn))
    write_whole(validation_path, _lines(check))
    train_bytes, validation_bytes = train_path.stat().st_size, validation_path.stat().st_size
    return CloudPreview(
        job_id=job_id,
        digest=digest_of(folder),
        data_name=inputs.data_name,
        model=model,
        params=params,
        place=place,
        kind=whole.kind,
        n_rows=len(inputs.rows),
        n_groups=len({*whole.division.row_groups, *whole.division.question_groups}),
        n_train=len(learn),
        n_validation=len(check),
        n_held_out=len(whole.held_out()),
        train_path=str(train_path),
        validation_path=str(validation_path) if check else "",
        train_bytes=train_bytes,
        validation_bytes=validation_bytes,
        tokens=sum(estimated_tokens(example) for example in learn),
        samples=tuple(learn[:SHOWN]),
        left_out=tuple(sorted(making.left_out, key=lambda one: (one.row, one.asked))),
        blockers=tuple(_blockers(len(learn), max(train_bytes, validation_bytes))),
    )


def digest_of(folder: Path) -> str:
    """The sha256 of both files, which the user's consent names. Raises OSError where one is gone."""
    digest = hashlib.sha256()
    for name in (TRAIN_FILE, VALIDATION_FILE):
        with (folder / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def estimated_tokens(example: Example) -> int:
    """How many tokens an example has, by its length, rather too many than too few."""
    return round((len(example.system) + len(example.user) + len(example.model)) / SIGNS_A_TOKEN)


def _blockers(n_train: int, most_bytes: int) -> list[Sentence]:
    found = []
    if n_train < MIN_EXAMPLES:
        found.append(Sentence("cloud_too_few", {"n": n_train, "needed": MIN_EXAMPLES}))
    if n_train > MAX_EXAMPLES:
        found.append(Sentence("cloud_too_many", {"n": n_train, "limit": MAX_EXAMPLES}))
    if most_bytes > MAX_BYTES:
        told = {"megabytes": round(most_bytes / 1e6), "limit": round(MAX_BYTES / 1e6)}
        found.append(Sentence("cloud_too_large", told))
    return found


def _lines(examples: Sequence[Example]) -> bytes:
    """One JSON object a line, as the service documents it."""
    return b"".join(
        json.dumps(
            {
                "systemInstruction": {"role": "system", "parts": [{"text": example.system}]},
                "contents": [
                    {"role": "user", "parts": [{"text": example.user}]},
                    {"role": "model", "parts": [{"text": example.model}]},
                ],
            },
            ensure_ascii=False,
        ).encode()
        + b"\n"
        for example in examples
    )


@dataclass(slots=True)
class _Making:
    """Makes examples; rows and questions with personal details go into none."""

    whole: Divided
    seed: int
    made: Callable[[int], None]
    left_out: list[LeftOut] = field(default_factory=list)
    _private: set[int] = field(default_factory=set)
    _by_subject: dict[str, list[int]] = field(default_factory=dict)
    _done: int = 0

    def __post_init__(self) -> None:
        by_subject: defaultdict[str, list[int]] = defaultdict(list)
        for place, prepared in enumerate(self.whole.prepared):
            kinds = _details(prepared.row)
            self._step()
            if kinds:
                self._private.add(place)
                self.left_out.append(LeftOut(prepared.row.number, kinds))
                continue
            for entry in prepared.subject:
                by_subject[entry].append(place)
        self._by_subject = dict(by_subject)

    def examples(self, groups: frozenset[int], shown: frozenset[int]) -> list[Example]:
        """The examples of questions of `groups`; beside the right row stand rows of the groups `shown` alone."""
        division = self.whole.division
        found = []
        for place, group in enumerate(division.row_groups):
            if group in groups and place not in self._private:
                question = self.whole.prepared[place].row.question
                found.append(self._example(question, place, division.same_answer(place), shown))
        for (text, right, own), group in zip(division.real, division.question_groups, strict=True):
            if own:  # a row's own question, which is an example already
                continue
            places = [place for place in sorted(right) if place not in self._private]
            if group not in groups or not places:
                continue
            kinds = _kinds(text)
            if kinds:
                number = self.whole.prepared[places[0]].row.number
                self.left_out.append(LeftOut(number, kinds, asked=True))
                continue
            found.append(self._example(text, places[0], right | division.same_answer(places[0]), shown))
        return [example for example in found if example is not None]

    def _example(
        self, question: str, place: int, right: frozenset[int], shown: frozenset[int]
    ) -> Example | None:
        """None where it is too long, for the service or to be shown to a model whole."""
        self._step()
        prepared = self.whole.prepared[place]
        if len(prepared.row.answer) > ROW_LENGTH:
            self.left_out.append(LeftOut(prepared.row.number))
            return None
        chance = random.Random(f"{self.seed} {place} {question}")
        places = [place, *self._beside(question, place, right, shown, chance)]
        chance.shuffle(places)
        rows = [self.whole.prepared[one].row for one in places]
        task = prompt(question, prepared.language, rows, AnswerKind.STORED)
        answer = cited(prepared.row.answer, places.index(place) + 1)
        example = Example(task.system, task.user, answer)
        if estimated_tokens(example) > MAX_TOKENS_AN_EXAMPLE:
            self.left_out.append(LeftOut(prepared.row.number))
            return None
        return example

    def _step(self) -> None:
        self._done += 1
        self.made(self._done)

    def _beside(
        self,
        question: str,
        place: int,
        right: frozenset[int],
        shown: frozenset[int],
        chance: random.Random,
    ) -> list[int]:
        """Rows a model would find beside the right one: about the same medicines, those with more of its words first.

        Those that are right as well are none of them.
        """
        division = self.whole.division
        subject = self.whole.prepared[place].subject

        def allowed(other: int) -> bool:
            return division.row_groups[other] in shown and other not in right and other not in self._private

        near = {
            other for entry in sorted(subject) for other in self._by_subject.get(entry, ()) if allowed(other)
        }
        words = frozenset(tokens(question))
        ranked = sorted(near, key=lambda other: (-len(words & self.whole.prepared[other].words), other))
        found = ranked[:BESIDE]
        for _ in range(4 * BESIDE):
            if len(found) == BESIDE:
                break
            other = chance.randrange(len(self.whole.prepared))
            if allowed(other) and other not in found:
                found.append(other)
        return found


def _details(row: Row) -> tuple[str, ...]:
    return _kinds(row.question, row.answer, row.medicine, row.topic)


def _kinds(*texts: str) -> tuple[str, ...]:
    """What personal details the texts hold."""
    return tuple(sorted({str(detail.kind) for text in texts for detail in privacy.find(text)}))
