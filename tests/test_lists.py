"""Names joined as each language joins them, and the sentences that hold several."""

from __future__ import annotations

import re

import pytest

from medbot_desktop.texts import TEXTS, say
from medbot_desktop.texts.lists import SEPARATOR, joined


@pytest.mark.parametrize(
    ("names", "spanish", "english"),
    [
        ([], "", ""),
        (["warfarina"], "warfarina", "warfarina"),
        (["warfarina", "aspirina"], "warfarina y aspirina", "warfarina and aspirina"),
        (["a", "b", "c"], "a, b y c", "a, b, and c"),
        (["furosemida", "ibuprofeno"], "furosemida e ibuprofeno", "furosemida and ibuprofeno"),
        (["calcio", "Hidrocortisona"], "calcio e Hidrocortisona", "calcio and Hidrocortisona"),
        (["calcio", "hierro"], "calcio y hierro", "calcio and hierro"),
        (["calcio", "yodo"], "calcio y yodo", "calcio and yodo"),
    ],
)
def test_names_are_joined(names: list[str], spanish: str, english: str) -> None:
    assert (joined(names, "es"), joined(names, "en")) == (spanish, english)


def test_a_sentence_joins_the_names_in_its_parameter() -> None:
    names = SEPARATOR.join(("warfarina", "ácido acetilsalicílico", "ibuprofeno"))
    assert say("es", "no_row_about_all", {"medicine": names}) == (
        "Ninguna fila trata a la vez de warfarina, ácido acetilsalicílico e ibuprofeno."
    )
    assert "and ibuprofeno" in say("en", "no_row_about_all", {"medicine": names})


def test_a_day_is_written_as_the_language_does() -> None:
    assert say("es", "reviewed_on", {"date": "2026-09-14"}) == "revisada el 14/09/2026"
    assert say("en", "reviewed_on", {"date": "2026-09-14"}) == "reviewed on 2026-09-14"
    for name in ("20260914", "2026-13-40", "botica-2026-09-14.csv"):
        assert name in say("es", "unknown_data_set", {"name": name})


def test_one_thing_is_told_in_the_singular() -> None:
    assert say("es", "library_rows", {"rows": 1}) == "1 fila"
    assert say("es", "library_rows", {"rows": 12}) == "12 filas"
    assert say("en", "library_rows", {"rows": "1"}) == "1 row"
    assert say("es", "check_counts", {"read": 1, "usable": 0}) == "1 fila leída; se usan 0."
    assert say("en", "cloud_too_few", {"n": 1, "needed": 10}).startswith("Only 1 question is left")


def test_no_sentence_counts_in_one_form_alone() -> None:
    """A number that comes before its noun in the plural takes `{n:singular|plural}`."""
    fixed = {"held_out", "limit", "needed", "megabytes", "free", "seconds", "total"}
    nouns = "filas|preguntas|modelos|grupos|líneas|peticiones|rows|questions|models|groups|lines|requests"
    before = re.compile(rf"(?<!de )(?<!of )\{{(\w+)\}} ({nouns})\b")
    for code, words in ((code, words) for texts in TEXTS.values() for code, words in texts.items()):
        if code != "cloud_too_many":  # there are ten thousand of them
            assert not {name for name, _ in before.findall(words)} - fixed, words
