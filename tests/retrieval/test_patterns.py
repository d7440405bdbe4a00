"""The pattern language: rows, gaps, classes, numbers, what rules out, and typing errors."""

from __future__ import annotations

import pytest

from medbot_desktop.retrieval.patterns import Lexicon, PatternIndex, sound

CLASSES = {
    "child": "nino nina child ;my son",
    "swallowed": "trago tragado swallowed ingir*",
    "pills": "pastilla* pill pills",
    "quiet": "sintomas ;que es",
}


def _fits(pattern: str, text: str, ordinary: tuple[str, ...] = ()) -> bool:
    lexicon = Lexicon(CLASSES, ordinary)
    compiled = lexicon.pattern(pattern)
    return compiled.matches(lexicon.read(text))


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("@child + @swallowed", "tragó pastillas el niño", True),
        ("@child + @swallowed", "my son swallowed it", True),
        ("@child + @swallowed", "his son swallowed it", False),
        ("@swallowed ~1 @pills", "swallowed the pills", True),
        ("@swallowed ~1 @pills", "swallowed all the pills", False),
        ("@swallowed @pills", "swallowed the pills", False),
        ("@swallowed - @quiet", "tragado: síntomas", False),
        ("@swallowed", "ingirió lejía", True),
        ("#>=5 @pills", "20 pastillas", True),
        ("#>=5 @pills", "veinte pastillas", True),
        ("#>=5 @pills", "2 pastillas", False),
        ("#<=3 @pills", "2 pastillas", True),
        ("#6-99 @pills", "500 pastillas", False),
        ("# mg", "0,5 mg", True),
        ("@pills !mg", "pastillas mg", False),
        ("@pills !mg", "pastillas rojas", True),
        ("@pills !mg", "pastillas", False),
        ("dos|two @pills", "two pills", True),
        ("@child|mother", "my mother", True),
    ],
)
def test_pattern(pattern: str, text: str, fits: bool) -> None:
    assert _fits(pattern, text) is fits


@pytest.mark.parametrize(
    "word", ["trgado", "tragadoo", "tragaod", "swalowed", "swallowd", "ingurio", "pastiyas"]
)
def test_a_slip_is_mended(word: str) -> None:
    assert _fits("@swallowed|@pills", word) is (word != "ingurio")


def test_an_ordinary_word_is_left_alone() -> None:
    assert _fits("@swallowed", "tragada")
    assert not _fits("@swallowed", "tragada", ordinary=("tragada",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("convulsion", "combulsion"),
        ("ahogo", "aogo"),
        ("inconsciente", "inconciente"),
        ("sobredosis", "sobredosiz"),
        ("anaphylaxis", "anafilaxis"),
        ("jarabe", "jarave"),
    ],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize("pattern", ["@nobody", "#~3 pills", ""])
def test_a_pattern_with_a_mistake_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Lexicon(CLASSES).pattern(pattern)


def test_the_index_misses_nothing() -> None:
    lexicon = Lexicon(CLASSES)
    patterns = [
        lexicon.pattern(p) for p in ("@child + @pills", "@swallowed", "# mg", "@quiet - @child", "!mg mg")
    ]
    index = PatternIndex(patterns)
    for text in ("niño pastillas", "que es 5 mg", "tragó", "x mg", "", "que es un niño", "nada de nada"):
        reading = lexicon.read(text)
        slow = [n for n, p in enumerate(patterns) if p.matches(reading)]
        assert [n for n, p in index.candidates(reading) if p.matches(reading)] == slow


def test_spans_are_word_positions() -> None:
    lexicon = Lexicon(CLASSES)
    pattern = lexicon.pattern("@swallowed ~1 @pills")
    assert pattern.spans(lexicon.read("he swallowed two pills")) == [(1, 4)]
