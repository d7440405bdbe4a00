"""Names joined as each language joins them, and the sentences that hold several."""

from __future__ import annotations

import pytest

from medbot_desktop.texts import say
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
