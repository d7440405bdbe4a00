"""The guide for staff calls things by the words that stand on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from medbot_desktop.texts import SUBJECTS
from medbot_desktop.ui.guide.text import TOPICS, guide_text, headings

ROOT = Path(__file__).resolve().parent.parent
QUOTED = {"es": re.compile("«(.+?)»"), "en": re.compile("“(.+?)”")}
EXAMPLES = {
    "es": {"ibuprofeno con el estómago vacío", "¿y en el embarazo?", "NA"},
    "en": {"ibuprofen on an empty stomach", "And in pregnancy?", "NA"},
}
"""What the guide quotes that somebody types or that stands in a file."""
WAYS = {
    "es": r"(Opciones|Entrenar) > (\w+(?: y teléfonos)?)",
    "en": r"(Settings|Tuning) > (\w+(?: and numbers)?)",
}


def words_on_screen(language: str) -> set[str]:
    """Everything the window says, with what is filled in left open."""
    messages = ElementTree.parse(ROOT / "resources/i18n/medbot_es.ts").iter("message")
    said = [sentences for subject in SUBJECTS for sentences in subject.SENTENCES.values()]
    shown = {spanish if language == "es" else english for spanish, english in said}
    for message in messages:
        if language == "en":
            source = message.findtext("source", "")
            shown |= {source, source.replace("(s)", "s")}
        else:
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            shown |= set(forms or [translation.text or ""])
    return shown


def is_said(words: str, shown: set[str]) -> bool:
    """Whether the window says these words, maybe with a number or a name where it fills one in."""
    if words in shown:
        return True
    filled = (
        re.sub(r"%Ln|\\\{\w+\\\}", ".+", re.escape(text)) for text in shown if "%Ln" in text or "{" in text
    )
    return any(re.fullmatch(pattern, words) for pattern in filled if pattern != ".+")


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_guide_names_is_on_the_screen(language: str) -> None:
    guide = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    text, shown = " ".join(guide.split()), words_on_screen(language)
    cards = re.findall(r"\*\*(.+?)\*\*", text)
    assert len(cards) == 5
    named = [words for words in QUOTED[language].findall(text) if words not in EXAMPLES[language]]
    assert len(named) >= 40
    places = [place for way in re.findall(WAYS[language], text) for place in way]
    assert len(places) >= 20
    assert [words for words in (*cards, *named, *places) if not is_said(words, shown)] == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_guide_has_a_section_for_every_subject_and_its_links_lead_somewhere(language: str) -> None:
    text = guide_text(language)
    found = headings(text)
    assert len([heading for heading in found if heading.level == 2]) == len(TOPICS)
    slugs = [heading.slug for heading in found]
    assert len(set(slugs)) == len(slugs)
    links = re.findall(r"\]\(#(.+?)\)", text)
    assert links
    assert set(links) <= set(slugs)


def test_both_guides_have_the_same_headings() -> None:
    levels = [[heading.level for heading in headings(guide_text(language))] for language in ("es", "en")]
    assert levels[0] == levels[1]
