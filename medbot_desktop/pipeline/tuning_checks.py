"""What a model must not be worse at, whatever it gains: emergencies, look-alike names, another medicine's row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.domain.tuning_review import SafetyCheck
from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.tuning.metrics import wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.retrieval.index import RowIndex
    from medbot_desktop.retrieval.names import NameTables
    from medbot_desktop.tuning.scoring import Outcome

EMERGENCIES_FILE = "emergency_checks.csv"
MAX_CASES = 100


def safety_checks(
    before: Answerer,
    after: Answerer,
    index: RowIndex,
    names: NameTables,
    held_out: Sequence[tuple[Outcome, Outcome]],
    step: Callable[[int, int], None],
) -> tuple[SafetyCheck, ...]:
    """Both models on the same cases; `held_out` are real questions before and after. `step` may raise Cancelled."""
    emergencies = _emergencies()
    swapped = _swapped_names(index, names)
    alone = _without_own_row(index)
    total = len(emergencies) + len(swapped) + len(alone)
    done = 0
    wrong: dict[str, list[tuple[bool, bool]]] = {
        "wrong_medicine": [(b.wrong_medicine, a.wrong_medicine) for b, a in held_out],
        "look_alike": [],
        "red_flag": [],
        "false_alarm": [],
    }
    for number in alone:
        row = index.rows[number]
        wrong["wrong_medicine"].append(
            tuple(
                _gives_other(model, row.row.question, row.subject, index, number) for model in (before, after)
            )  # type: ignore[arg-type]
        )
        done += 1
        step(done, total)
    for question, twin in swapped:
        subject = frozenset((twin,))
        wrong["look_alike"].append(
            tuple(_gives_other(model, question, subject, index, None) for model in (before, after))  # type: ignore[arg-type]
        )
        done += 1
        step(done, total)
    for sentence, language, is_emergency in emergencies:
        kinds = [model.answer(Ask(sentence, language=language), index).kind for model in (before, after)]
        alarms = tuple((kind is AnswerKind.RED_FLAG) != is_emergency for kind in kinds)
        wrong["red_flag" if is_emergency else "false_alarm"].append(alarms)  # type: ignore[arg-type]
        done += 1
        step(done, total)
    return tuple(_check(name, cases) for name, cases in wrong.items())


def _check(name: str, cases: Sequence[tuple[bool, bool]]) -> SafetyCheck:
    n, before, after = len(cases), sum(b for b, _ in cases), sum(a for _, a in cases)
    return SafetyCheck(name, n, before, after, wilson(before, n), wilson(after, n))


def _gives_other(
    model: Answerer, question: str, subject: frozenset[str], index: RowIndex, own: int | None
) -> bool:
    """Whether a row about none of these medicines is given as the answer; the row `own` is left out."""
    asked = model.asked(question, index)
    query = model.query(question, index, asked, language_of(question))
    given = model.given(model.found(query, index, () if own is None else (own,)), query.language)
    return given is not None and not given.row.subject & subject


def _without_own_row(index: RowIndex) -> list[int]:
    """Rows about one medicine, spread over the file: asked with their own row gone, no other medicine's may answer."""
    numbers = [n for n, row in enumerate(index.rows) if len(row.subject) == 1]
    return numbers[:: max(1, -(-len(numbers) // MAX_CASES))]


def _swapped_names(index: RowIndex, names: NameTables) -> list[tuple[str, str]]:
    """(question, twin): rows' questions with the look-alike twin's name in the place of their medicine's."""
    cases = []
    for row in index.rows:
        for medicine_id in sorted(row.subject):
            shown = names.display(medicine_id, row.language or "en")
            place = row.row.question.casefold().find(shown.casefold())
            for twin in sorted(names.look_alikes_of(medicine_id)) if place >= 0 else ():
                name = names.display(twin, row.language or "en")
                text = row.row.question
                cases.append((text[:place] + name + text[place + len(shown) :], twin))
    return cases[:: max(1, -(-len(cases) // MAX_CASES))]


def _emergencies() -> list[tuple[str, str, bool]]:
    """(sentence, language, whether it is an emergency)."""
    path = bundled("data") / EMERGENCIES_FILE
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [(x["sentence"], x["language"], x["emergency"] == "yes") for x in csv.DictReader(file)]
    except (OSError, KeyError, csv.Error) as error:
        raise BundleIncomplete(path=EMERGENCIES_FILE) from error
