"""One word for one thing in Spanish, said with usted, and nothing left in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from medbot_desktop.paths import bundled
from medbot_desktop.texts import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER_WORDS = {
    r"[Aa]justes?\b": "Entrenar, Opciones or valor: it means both",
    r"\bEntrar (lo|y)|(y|e) Entrar\b": "the key is Intro",
    r"Archivo de datos": "conjunto de datos",
    r"apagad[oa]": "desactivado",
    r"\bAvance\b": "Progreso",
    r"teléfonos de urgencia|Ante una urgencia": "emergencia",
    r"búsqueda de respuestas": "el buscador de respuestas",
    r"sin apoyo": "sin respaldo",
    r"líneas JSON": "JSON Lines",
    r"[Bb]orrad[oa] para siempre": "eliminado: borrar leads to the bin",
    r"unidades de texto": "tokens",
    r"sin fuente$": "sin fuente indicada",
    r"sin revisar por un": "no revisada por un farmacéutico",
    r"a las \{time\}": "wrong at one o'clock",
    r"[Pp]érdida": "error: what a curve shows, said so that whoever serves understands it",
    r"[Cc]odificador": "modelo de búsqueda",
    r"[Dd]epósito$": "depósito (bucket), the word of Google's own pages",
}
TO_A_FRIEND = re.compile(r"\b(tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|debes)\b", re.IGNORECASE)
THE_SAME = {"Costa Rica", "Puerto Rico"}


def pairs() -> Iterator[tuple[str, str]]:
    """(English, Spanish) of everything that is said."""
    for message in ElementTree.parse(bundled("resources") / "i18n" / "medbot_es.ts").iter("message"):
        translation = message.find("translation")
        assert translation is not None
        for form in [*translation.iter("numerusform")] or [translation]:
            yield message.findtext("source", ""), form.text or ""
    for subject in SUBJECTS:
        for spanish, english in subject.SENTENCES.values():
            yield english, spanish


def test_one_thing_has_one_word() -> None:
    wrong = [
        f"{spanish!r}: {why}"
        for _, spanish in pairs()
        for other, why in OTHER_WORDS.items()
        if re.search(other, spanish)
    ]
    assert wrong == []


def test_nobody_is_called_tu() -> None:
    assert [spanish for _, spanish in pairs() if TO_A_FRIEND.search(spanish)] == []


def test_nothing_is_left_in_english() -> None:
    """A sentence of several words that is the same in both languages was not translated."""
    left = [
        spanish
        for english, spanish in pairs()
        if english == spanish and len(re.findall(r"[a-z]{3,}", re.sub(r"\{[^}]*\}", "", english))) > 1
    ]
    assert [words for words in left if not any(name in words for name in THE_SAME)] == []


def test_numbers_are_written_as_in_the_country() -> None:
    """%n would write 12345 everywhere; %Ln is 12.345 in Spain and 12,345 in Mexico. A share is 95 % or 95%."""
    assert [
        english for english, _ in pairs() if "%n" in english or re.search(r"[\d}] %(?!\w)", english)
    ] == []
    assert [spanish for _, spanish in pairs() if re.search(r"[\d}] ?%(?!\w)|\b\d\.\d{3}\b", spanish)] == []


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [english for english, _ in pairs() if re.search("[«»]", english)] == []
    assert [spanish for _, spanish in pairs() if re.search("[“”]", spanish)] == []
