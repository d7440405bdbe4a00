"""The guide for staff calls things by the words that stand on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from medbot_desktop.ui.guide.text import TOPICS, guide_text, headings

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {"es": ("Opciones", "Sustituir por un archivo más nuevo", "Volver a esto",
                   "Ver las filas", "Reintentar", "Datos de muestra",
                   "Ver la fila", "Para el paciente", "Corregir", "Añadir otra respuesta", "Añadir una respuesta",
                   "¿Era correcta?", "Enseñar", "Volver al anterior", "Informe", "Más", "Deshacer", "Papelera",
                   "Eliminar para siempre", "Sin respuesta", "Exportar", "Importar…", "Preparar y mostrar",
                   "Enviar y entrenar", "Probar la conexión", "Usar este modelo", "Quitar los archivos de Google"),
            "en": ("Settings", "Replace by a newer file", "Return to this", "See the rows", "Retry", "Sample data",
                   "Show the row", "For the patient", "Correct", "Add another answer", "Add an answer",
                   "Was this right?", "Teach", "Go back to the one before", "Report", "More", "Undo", "Bin",
                   "Erase for good", "Without an answer", "Export", "Import…", "Prepare and show", "Send and train",
                   "Test the connection", "Use this model", "Remove the files at Google")}  # fmt: skip


def words_on_screen(language: str) -> set[str]:
    messages = list(ElementTree.parse(ROOT / "resources/i18n/medbot_es.ts").iter("message"))
    tag = "source" if language == "en" else "translation"
    return {message.findtext(tag, "") for message in messages}


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_guide_names_is_on_the_screen(language: str) -> None:
    guide = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    shown = words_on_screen(language)
    cards = re.findall(r"\*\*(.+?)\*\*", guide)
    assert len(cards) == 5
    assert set(cards) <= shown
    for words in SETTINGS[language]:
        assert words in guide
        assert words in shown


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
