"""Emergencies: caught in both languages, typing errors and all; silent on ordinary questions; never silenced."""

from __future__ import annotations

import csv
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medbot_desktop.answering.red_flags import RedFlag, RedFlags
from medbot_desktop.answering.red_flags_copy import SOURCE
from medbot_desktop.texts import TEXTS, say

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"


@pytest.fixture(scope="module")
def flags() -> RedFlags:
    return RedFlags.load(DATA)


def _sentences(*parts: str) -> list[tuple[str, str]]:
    """(sentence, kind or "" where it is ordinary) of the parts named."""
    with (HERE / "red_flag_sentences.csv").open(encoding="utf-8", newline="") as file:
        return [
            (line["sentence"], line["kind"] if line["must_alarm"] == "yes" else "")
            for line in csv.DictReader(file)
            if line["part"] in parts
        ]


def _rows() -> list[str]:
    questions = []
    for name in ("starter_es.csv", "starter_en.csv"):
        with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
            questions += [row["question"] for row in csv.DictReader(file)]
    return questions


WRITTEN = _sentences("tuning", "kept_aside", "table", *(f"round_{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 10)))


def test_emergencies_are_caught(flags: RedFlags) -> None:
    missed = [s for s, kind in WRITTEN if kind and flags.check(s) is None]
    assert len(missed) <= 0.01 * sum(bool(kind) for _, kind in WRITTEN), missed


def test_sentences_kept_aside_are_caught_as_what_they_are(flags: RedFlags) -> None:
    told = [(s, kind) for s, kind in _sentences("kept_aside") if kind]
    assert sum(flags.check(s) is not None for s, _ in told) >= 0.95 * len(told)
    assert sum(flags.check(s) == kind for s, kind in told) >= 0.9 * len(told)


def test_ordinary_questions_raise_no_alarm(flags: RedFlags) -> None:
    ordinary = [s for s, kind in WRITTEN if not kind]
    for questions in (ordinary, _rows()):
        cried = [q for q in questions if flags.check(q)]
        assert len(cried) <= 0.01 * len(questions), cried


@pytest.mark.parametrize(
    ("question", "flag"),
    [
        ("sobredosiz de tramadol", RedFlag.OVERDOSE),
        ("overdoze", RedFlag.OVERDOSE),
        ("no respyra", RedFlag.DEPRESSED_BREATHING),
        ("i cant breath", RedFlag.DEPRESSED_BREATHING),
        ("NIÑO 2 AÑOS TRAGÓ PASTILLAS", RedFlag.CHILD_POISONING),
        ("se trago una pila mi hijo", RedFlag.CHILD_POISONING),
        ("me quiero morir", RedFlag.SUICIDAL_INTENT),
        ("tomé demasiadas", RedFlag.OVERDOSE),
        ("mi abuela no despierta", RedFlag.UNCONSCIOUS),
        ("mi mum took muchas pastillas and is durmiendo", RedFlag.OVERDOSE),
        ("esta combulsionando", RedFlag.SEIZURE),
        ("le esta dando un infarto", RedFlag.HEART),
        ("half her face is down", RedFlag.STROKE),
        ("worst headache of my life", RedFlag.THUNDERCLAP_HEADACHE),
        ("tomo sintrom y me golpee la cabeza", RedFlag.ANTICOAGULANT_BLEEDING),
        ("took methotrexate every day", RedFlag.DOSING_ERROR),
        ("se me cierra la garganta", RedFlag.ANAPHYLAXIS),
        ("tomo sintrom me cai y tengo sangre en el pelo", RedFlag.ANTICOAGULANT_BLEEDING),
        ("on warfarin fell and theres blood in my hair", RedFlag.ANTICOAGULANT_BLEEDING),
    ],
)
def test_what_it_is(flags: RedFlags, question: str, flag: RedFlag) -> None:
    assert flags.check(question) is flag


@pytest.mark.parametrize(
    "question",
    [
        "antídoto de la heparina",
        "sobredosis de paracetamol: síntomas",
        "¿qué pasa si tomo dos ibuprofenos?",
        "riesgo de convulsiones con tramadol",
        "¿puede causar anafilaxia?",
        "my patient had a stroke two years ago, can she take ibuprofen",
        "what are the signs of an overdose",
        "hace años intenté suicidarme y ahora tomo sertralina",
        "warfarina y caída del pelo",
        "my hair fell out on warfarin",
        "hola",
        "ibuprofeno",
        "",
    ],
)
def test_a_subject_is_no_emergency(flags: RedFlags, question: str) -> None:
    assert flags.check(question) is None


def test_a_date_long_past_does_not_hide_what_happens_now(flags: RedFlags) -> None:
    assert (
        flags.check("tuvo un infarto hace dos años y ahora mismo le duele el pecho y suda") is RedFlag.HEART
    )


READ_ONCE = RedFlags.load(DATA)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    READ_ONCE.check(text)


# The file.


def test_the_copy_is_the_file() -> None:
    assert (DATA / "red_flags.toml").read_text(encoding="utf-8") == SOURCE


def test_the_shipped_file_gives_no_notice(flags: RedFlags) -> None:
    assert flags.notice is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "red_flags_file_missing"),
        (b"", "red_flags_file_changed"),
        (b"\xff\x00 [[", "red_flags_file_changed"),
        (SOURCE.replace("sobredosis", "nada").encode(), "red_flags_file_changed"),
        (SOURCE[: len(SOURCE) // 2].encode(), "red_flags_file_changed"),
    ],
)
def test_a_damaged_file_never_silences(tmp_path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / "red_flags.toml").write_bytes(content)
    flags = RedFlags.load(tmp_path)
    assert flags.notice is not None
    assert flags.notice.code == code
    assert flags.check("sobredosis de clonazepam, qué hago") is RedFlag.OVERDOSE
    assert flags.numbers("ES")[0].number == "112"


def test_other_line_ends_are_no_change(tmp_path: Path) -> None:
    (tmp_path / "red_flags.toml").write_bytes(SOURCE.replace("\n", "\r\n").encode())
    assert RedFlags.load(tmp_path).notice is None


def test_no_ordinary_word_is_read_as_a_dangerous_one() -> None:
    spec = importlib.util.spec_from_file_location("make_red_flags", DATA / "make_red_flags.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    words = make.ordinary_words()[::5]
    for name in ("red_flags.toml", "qualifiers.toml"):
        source = (DATA / name).read_text(encoding="utf-8")
        lexicon = make.lexicon_of(source, tomllib.loads(source)["ordinary"])
        assert make.taken_for_another(lexicon, words) == []


# What is shown.


def test_every_kind_has_its_fixed_text_in_both_languages(flags: RedFlags) -> None:
    for flag in RedFlag:
        sentences = flags.text(flag)
        assert len(sentences) == 3
        for language in ("es", "en"):
            assert say(language, f"red_flag_{flag}")
            for sentence in sentences:
                text = say(language, sentence.code, sentence.params)
                assert not re.search(r"\d", text), "no amounts and no numbers in a fixed text"


def test_numbers_of_a_country(flags: RedFlags) -> None:
    assert [n.number for n in flags.numbers("ES", RedFlag.OVERDOSE)] == ["112", "91 562 04 20"]
    assert [n.number for n in flags.numbers("us", RedFlag.SUICIDAL_INTENT)] == ["911", "988"]
    assert [n.number for n in flags.numbers("US", RedFlag.STROKE)] == ["911"]
    assert [n.number for n in flags.numbers("CR", RedFlag.CHILD_POISONING)] == ["911", "2223-1028"]


@pytest.mark.parametrize("country", ["", "BO", "GQ", "XX", "zz"])
def test_where_no_number_was_read_none_is_given(flags: RedFlags, country: str) -> None:
    numbers = flags.numbers(country)
    assert [n.number for n in numbers] == [""]
    assert numbers[0].label_code == "number_emergency_local"


def test_every_number_has_a_source_and_a_label() -> None:
    for entry in tomllib.loads(SOURCE)["numbers"]:
        assert entry["source"].startswith("http")
        assert f"number_{entry['kind']}" in TEXTS["es"]
        assert len(entry["country"]) == 2
