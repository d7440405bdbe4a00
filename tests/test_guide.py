"""The guide for staff calls things by the words that stand on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {"es": ("Opciones", "Sustituir por un archivo más nuevo", "Volver a esto",
                   "Ver las filas", "Reintentar", "Datos de muestra",
                   "Ver la fila", "Para el paciente", "Corregir", "Añadir otra respuesta", "Añadir una respuesta",
                   "¿Era correcta?", "Enseñar", "Volver al anterior", "Informe", "Más", "Deshacer", "Papelera",
                   "Eliminar para siempre", "Sin respuesta", "Exportar", "Importar…"),
            "en": ("Settings", "Replace by a newer file", "Return to this", "See the rows", "Retry", "Sample data",
                   "Show the row", "For the patient", "Correct", "Add another answer", "Add an answer",
                   "Was this right?", "Teach", "Go back to the one before", "Report", "More", "Undo", "Bin",
                   "Erase for good", "Without an answer", "Export", "Import…")}  # fmt: skip


def words_on_screen(language: str) -> set[str]:
    messages = list(ElementTree.parse(ROOT / "resources/i18n/medbot_es.ts").iter("message"))
    tag = "source" if language == "en" else "translation"
    return {message.findtext(tag, "") for message in messages}


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_guide_names_is_on_the_screen(language: str) -> None:
    guide = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    shown = words_on_screen(language)
    cards = re.findall(r"\*\*(.+?)\*\*", guide)
    assert len(cards) == 4
    assert set(cards) <= shown
    for words in SETTINGS[language]:
        assert words in guide
        assert words in shown
