"""The doctor's report: all findings about what was read. Says what is wrong; changes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import plain
from medbot_desktop.datasets.findings import Finding, in_order
from medbot_desktop.datasets.repeats import Repeats, find_repeats
from medbot_desktop.datasets.row_checks import faults_of, review_fault

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from medbot_desktop.datasets.reading import Reading
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import Row

_STEP = 32
_OWN_LANGUAGES = {"es": "es", "esp": "es", "spa": "es", "espanol": "es", "castellano": "es", "spanish": "es",
                  "en": "en", "eng": "en", "ingles": "en", "english": "en"}  # fmt: skip
_MANY_FOREIGN = 0.3


def _no_medicines(text: str) -> frozenset[str]:
    return frozenset()


def _no_language(text: str) -> str:
    return ""


def _no_details(text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the doctor has to be told about a text, for this package knows no medicine and no language.

    `medicines_of` gives the medicines a text names, a combination as its parts joined by "--"; `language_of` gives
    "es", "en" or ""; `has_personal_details` whether somebody can be recognised.
    """

    medicines_of: Callable[[str], frozenset[str]] = _no_medicines
    language_of: Callable[[str], str] = _no_language
    has_personal_details: Callable[[str], bool] = _no_details


def examine(
    reading: Reading, lookups: Lookups, today: datetime.date, report: ReportProgress
) -> tuple[tuple[Finding, ...], Repeats]:
    """All findings, the gravest first, and the repeats among the rows. Raises Cancelled from inside `report`."""
    rows = reading.rows
    halves = _Halves(report)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for left in reading.left_out:
        found[left.kind].append(left.number)
    for kind, numbers in reading.remarks.items():
        found[kind] += numbers
    languages: list[str] = []
    for place, row in enumerate(rows):
        if place % _STEP == 0:
            halves.first(place, len(rows))
        languages.append(_examine_row(row, lookups, today, found))
    _mixed_languages(rows, languages, found)
    repeats = find_repeats(rows, lookups.medicines_of, halves.second)
    findings = [Finding(kind, tuple(numbers), {"count": len(numbers)}) for kind, numbers in found.items()]
    findings += _of_repeats(repeats)
    findings += _of_the_file(reading)
    return in_order(findings), repeats


def kinds_of(row: Row, lookups: Lookups, today: datetime.date) -> frozenset[str]:
    """The kinds of findings that one row gives by itself, without its neighbours: for a row that was just mended."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    _examine_row(row, lookups, today, found)
    return frozenset(found)


class _Halves:
    """Two loops told as one piece of work."""

    def __init__(self, report: ReportProgress) -> None:
        self._report = report

    def first(self, done: int, total: int) -> None:
        self._report(done, 2 * total)

    def second(self, done: int, total: int) -> None:
        self._report(total + done, 2 * total)


def _examine_row(row: Row, lookups: Lookups, today: datetime.date, found: defaultdict[str, list[int]]) -> str:
    """Note the faults of one row; its language."""
    for kind in faults_of(row):
        found[kind].append(row.number)
    if _names_another_medicine(row, lookups):
        found["other_medicine"].append(row.number)
    if lookups.has_personal_details(row.question) or lookups.has_personal_details(row.answer):
        found["personal_data"].append(row.number)
    if not row.source and not row.source_url:
        found["missing_source"].append(row.number)
    review = review_fault(row.reviewed_on, today)
    if review:
        found[review].append(row.number)
    asked, answered = lookups.language_of(row.question), lookups.language_of(row.answer)
    said = _OWN_LANGUAGES.get(plain(row.language).split("-")[0], "")
    if len({asked, answered, said} - {""}) > 1:
        found["language_differs"].append(row.number)
    return said or answered or asked


def _names_another_medicine(row: Row, lookups: Lookups) -> bool:
    asked = _substances(lookups.medicines_of(row.question))
    if not asked:
        asked = _substances(lookups.medicines_of(row.medicine)) if row.medicine else asked
    if not asked:
        return False
    answered = _substances(lookups.medicines_of(row.answer))
    return bool(answered) and asked.isdisjoint(answered)


def _substances(medicines: frozenset[str]) -> set[str]:
    return {part for medicine in medicines for part in medicine.split("--")}


def _mixed_languages(rows: Sequence[Row], languages: list[str], found: defaultdict[str, list[int]]) -> None:
    """The rows in the rarer language, where nothing in the file says that it holds two."""
    counts = Counter(language for language in languages if language)
    if len(counts) < 2:
        return
    rarer, count = counts.most_common()[-1]
    if count < _MANY_FOREIGN * len(rows):
        found["mixed_languages"] += [
            row.number
            for row, language in zip(rows, languages, strict=True)
            if language == rarer and not row.language
        ]
    if not found["mixed_languages"]:
        del found["mixed_languages"]


def _of_repeats(repeats: Repeats) -> list[Finding]:
    findings = []
    if repeats.exact:
        spare = tuple(sorted(repeats.spare))
        findings.append(Finding("exact_duplicate", spare, {"count": len(spare)}, repeats.exact))
    for kind, groups in (("near_duplicate", repeats.near), ("contradiction", repeats.contradicting)):
        if groups:
            numbers = tuple(sorted({number for group in groups for number in group}))
            findings.append(Finding(kind, numbers, {"count": len(groups)}, groups))
    return findings


def _of_the_file(reading: Reading) -> list[Finding]:
    layout, columns = reading.layout, reading.layout.columns
    findings = []
    if columns.guessed:
        named = {"question": columns.name_of("question"), "answer": columns.name_of("answer")}
        findings.append(Finding("no_header" if columns.header is None else "guessed_columns", params=named))
    elif _are_swapped(reading.rows):
        named = {"question": columns.name_of("question"), "answer": columns.name_of("answer")}
        findings.append(Finding("swapped_columns", params=named))
    if layout.title_lines:
        findings.append(Finding("title_lines", params={"count": len(layout.title_lines)}))
    if layout.mixed_encoding:
        findings.append(Finding("mixed_encoding", params={"encoding": layout.encoding}))
    if columns.left_out:
        findings.append(Finding("other_columns", params={"columns": ", ".join(columns.left_out)}))
    if layout.other_sheets:
        sheets = {"sheet": layout.sheet, "others": ", ".join(layout.other_sheets)}
        findings.append(Finding("other_sheets", params=sheets))
    return findings


def _are_swapped(rows: Sequence[Row]) -> bool:
    """Whether it is the answers that ask."""
    asking_questions = sum("?" in row.question for row in rows)
    asking_answers = sum(row.answer.endswith("?") for row in rows)
    return bool(rows) and asking_answers > 0.6 * len(rows) and asking_questions < 0.2 * len(rows)
