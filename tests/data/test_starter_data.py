"""The data that ships: starter rows, where each was read, and the staff-style questions written over them.

Checks whichever starter_*.csv and questions_*.csv are there; a medicine is named by plain containment,
accents aside.
"""

from __future__ import annotations

import csv
import re
import unicodedata
import warnings
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from medbot_desktop.domain.answers import AnswerKind

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
QUESTIONS = ROOT / "tests" / "questions"
STARTERS = sorted(DATA.glob("starter_*.csv"))
QUESTION_FILES = sorted(QUESTIONS.glob("questions_*.csv"))

ROW_COLUMNS = ["question", "answer", "medicine", "topic", "source", "source_url", "reviewed_on", "language"]
PROVENANCE_COLUMNS = [
    "row", "medicine", "source_url", "page_title", "what_was_read", "where_read", "read_on", "evidence_id",
]  # fmt: skip
QUERY_COLUMNS = ["query", "expected_row", "expected_kind", "kind_of_question", "half"]
REVIEW_MONTHS = 24

AMOUNT = re.compile(
    r"\d[\d.,]*\s*(mg|ml|mcg|µg|g|gramos?|grams?|milligrams?|miligramos|microgram\w*|iu|ui|"
    r"tablets?|capsules?|pills?|drops?|teaspoons?|puffs?|comprimidos?|capsulas?|pastillas|gotas|cucharad\w+)\b"
)
CHILD = re.compile(
    r"\b(nin[oa]s?|bebes?|lactantes?|adolescentes?|menor(es)? de \d+|pediatric\w*|"
    r"child|children|bab(y|ies)|infants?|toddlers?|teenagers?|under \d+)\b"
)
OUT_OF_REACH = re.compile(r"alcance de los ninos|lejos de los ninos|reach of children|away from children")
OVERDOSE = re.compile(r"sobredosis|intoxicacion|\bde mas\b|demasiad|overdos|too much|too many|poisoning")
DOUBLING = re.compile(r"\bdoble\b|\bduplic\w*|\bdouble\b|\btwice the\b")
MISSED = re.compile(r"olvido|missed")

Rows = list[dict[str, str]]


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_of(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def medicine_named(row: dict[str, str]) -> bool:
    parts = [fold(part).strip() for part in row["medicine"].split("/")]
    return all(part and part in fold(row["question"]) and part in fold(row["answer"]) for part in parts)


def child_amount(row: dict[str, str]) -> bool:
    """A sentence about a child with an amount in it; "out of the reach of children" is not about a child."""
    sentences = re.split(r"(?<=[.!?;:])\s", fold(row["question"]) + " " + fold(row["answer"]))
    return any(CHILD.search(OUT_OF_REACH.sub("", s)) and AMOUNT.search(s) for s in sentences)


def overdose_amount(row: dict[str, str]) -> bool:
    text = fold(row["question"] + " " + row["answer"])
    return bool(OVERDOSE.search(text) and AMOUNT.search(text))


def stale_reviews(rows: Rows, today: date) -> list[str]:
    """The questions whose review is older than REVIEW_MONTHS; an empty date, never reviewed, is not stale."""
    limit = today - timedelta(days=REVIEW_MONTHS * 30)
    return [r["question"] for r in rows if r["reviewed_on"] and date.fromisoformat(r["reviewed_on"]) < limit]


def evidence_for(starter: Path) -> Rows:
    """The provenance lines of one starter file, from the joined file or from its own part."""
    joined = DATA / "provenance.csv"
    if joined.exists():
        return [line for line in read(joined) if Path(line["data_file"]).name == starter.name]
    return read(DATA / starter.name.replace("starter_", "provenance_"))


starter = pytest.mark.parametrize("path", STARTERS, ids=lambda p: p.name)
questions = pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda p: p.name)


def test_both_languages_ship() -> None:
    assert {p.name for p in STARTERS} == {"starter_en.csv", "starter_es.csv"}
    assert {p.name for p in QUESTION_FILES} == {"questions_en.csv", "questions_es.csv"}


@starter
def test_file_form(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark to read accents"
    assert b"\r" not in raw
    lines = raw.decode("utf-8-sig").splitlines()
    assert all(line.startswith('"') and line.endswith('"') for line in lines), "every cell is quoted"
    rows = read(path)
    assert list(rows[0]) == ROW_COLUMNS
    assert {row["language"] for row in rows} == {path.stem.removeprefix("starter_")}


@starter
def test_enough_to_try_the_program(path: Path) -> None:
    rows = read(path)
    assert len(rows) >= 150
    assert len({row["medicine"] for row in rows}) >= 40
    assert len({row["topic"] for row in rows}) >= 10


@starter
def test_each_row_is_whole(path: Path) -> None:
    rows = read(path)
    for row in rows:
        for column in ROW_COLUMNS:
            assert column == "reviewed_on" or row[column].strip() == row[column] != "", row
        assert row["medicine"] == row["medicine"].lower(), row["medicine"]
        assert 20 <= len(row["answer"]) <= 600, row["answer"]
        assert row["source_url"].startswith(("https://", "http://")), row["source_url"]
        assert medicine_named(row), row["question"]
    repeated = [q for q, n in Counter(words_of(row["question"]) for row in rows).items() if n > 1]
    assert not repeated


@starter
def test_no_row_gives_an_amount_it_must_not(path: Path) -> None:
    rows = read(path)
    assert not [row["question"] for row in rows if child_amount(row)]
    assert not [row["question"] for row in rows if overdose_amount(row)]
    missed = [row for row in rows if MISSED.search(fold(row["topic"]))]
    assert missed
    assert not [row["question"] for row in missed if DOUBLING.search(fold(row["answer"]))]


@starter
def test_each_row_has_its_evidence(path: Path) -> None:
    rows = read(path)
    lines = evidence_for(path)
    assert [int(line["row"]) for line in lines] == list(range(1, len(rows) + 1))
    assert [c for c in lines[0] if c in PROVENANCE_COLUMNS] == PROVENANCE_COLUMNS
    for row, line in zip(rows, lines, strict=True):
        assert (line["medicine"], line["source_url"]) == (row["medicine"], row["source_url"]), row["question"]
        assert all(line[column] for column in PROVENANCE_COLUMNS), row["question"]
        date.fromisoformat(line["read_on"])


@starter
def test_an_old_review_only_warns(path: Path) -> None:
    stale = stale_reviews(read(path), date.today())
    if stale:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            message = f"{path.name}: {len(stale)} reviews are older than {REVIEW_MONTHS} months"
            warnings.warn(message, stacklevel=1)


def test_the_checker_sees_the_faults_it_is_for() -> None:
    row = dict.fromkeys(ROW_COLUMNS, "")
    row |= {"question": "¿El paracetamol sirve?", "answer": "El paracetamol sirve."}
    row |= {"medicine": "paracetamol"}
    assert medicine_named(row)
    assert medicine_named(row | {"question": "¿El PARACETAMÓL sirve?"})
    assert not medicine_named(row | {"answer": "El ibuprofeno sirve."})
    assert not medicine_named(row | {"medicine": "paracetamol/codeína"})
    assert child_amount(row | {"answer": "A un niño se le dan 120 mg de paracetamol."})
    assert child_amount(row | {"answer": "Acetaminophen: 2 drops for babies."})
    assert not child_amount(row | {"answer": "Keep acetaminophen 500 mg out of the reach of children."})
    assert not child_amount(row | {"answer": "No dar a menores de 15 años."})
    assert overdose_amount(row | {"answer": "Una sobredosis de paracetamol son 10 g."})
    assert not overdose_amount(row | {"answer": "Ante una sobredosis, llame al 112."})
    assert DOUBLING.search(fold("Tome el doble"))
    today = date(2026, 11, 25)
    assert stale_reviews([row | {"reviewed_on": "2024-01-01"}], today)
    assert not stale_reviews([row | {"reviewed_on": "2026-01-01"}, row], today)


@questions
def test_questions_point_at_rows_that_exist(path: Path) -> None:
    rows = read(DATA / path.name.replace("questions_", "starter_"))
    asked = read(path)
    assert list(asked[0]) == QUERY_COLUMNS
    kinds = {kind.value for kind in AnswerKind} - {AnswerKind.GENERATED.value}
    for line in asked:
        expected = [int(number) for number in line["expected_row"].split(";") if number]
        assert all(1 <= number <= len(rows) for number in expected), line
        assert line["expected_kind"] in kinds, line
        assert expected or line["expected_kind"] != AnswerKind.STORED.value, line
        assert all(line[column].strip() for column in ("query", "kind_of_question")), line
    assert len(asked) >= 200
    assert sum(bool(line["expected_row"]) for line in asked) >= 130


@questions
def test_questions_are_not_the_rows_own(path: Path) -> None:
    own = {words_of(row["question"]) for row in read(DATA / path.name.replace("questions_", "starter_"))}
    asked = [words_of(line["query"]) for line in read(path)]
    assert not own.intersection(asked)
    assert len(set(asked)) == len(asked)


@questions
def test_both_halves_are_alike(path: Path) -> None:
    asked = read(path)
    halves = Counter(line["half"] for line in asked)
    assert set(halves) == {"fit", "report"}
    assert abs(halves["fit"] - halves["report"]) <= len(asked) // 10
    for tag, n in Counter(line["kind_of_question"] for line in asked).items():
        fit = sum(line["half"] == "fit" for line in asked if line["kind_of_question"] == tag)
        assert abs(2 * fit - n) <= max(1, n // 5), tag


def test_the_tuning_sample_has_the_faults_the_guide_names() -> None:
    raw = (DATA / "sample_for_tuning.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    lines = list(csv.DictReader(raw.decode("cp1252").splitlines(), delimiter=";"))
    asked = Counter((words_of(line["pregunta"]), words_of(line["respuesta"])) for line in lines)
    assert any(n > 1 for n in asked.values()), "a duplicate"
    answers: dict[str, set[str]] = {}
    for line in lines:
        answers.setdefault(words_of(line["pregunta"]), set()).add(words_of(line["respuesta"]))
    assert any(len(different - {"", "na"}) > 1 for different in answers.values()), "a contradiction"
    assert any(line["respuesta"] == "" for line in lines)
    assert any(line["respuesta"] == "NA" for line in lines)
    assert any("Ã" in line["respuesta"] for line in lines), "a cell decoded twice"
