"""The guide in the window: opened where the reader is, found by keyboard, in their language, and on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.settings import Settings
from medbot_desktop.paths import bundled
from medbot_desktop.services.emergency_numbers import numbers_of
from medbot_desktop.ui.guide import page as guide_page
from medbot_desktop.ui.guide.paper import write_card, write_guide
from medbot_desktop.ui.guide.pictures import pictures_of
from medbot_desktop.ui.guide.text import counter_card
from medbot_desktop.ui.printing import write_document
from tests.ui.acting import press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

SPANISH = Settings(language="es", country="ES", first_start_done=True)
ENGLISH = Settings(language="en", country="US", first_start_done=True)


def chosen(built: Built) -> str:
    item = built.window.places.guide.page.list.currentItem()
    assert item is not None
    return item.text()


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def paper(path: Path) -> tuple[int, int]:
    """Width and height of the first page, in points."""
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", path.read_bytes())
    assert found
    return round(float(found[1])), round(float(found[2]))


@pytest.mark.parametrize(
    ("place", "spanish", "english"),
    [
        ("chat", "Preguntar", "Asking"),
        ("history", "Historial", "History"),
        ("tuning", "Sus propias respuestas", "Your own answers"),
        ("settings", "Opciones", "Settings"),
    ],
)
def test_f1_opens_the_page_that_fits_the_place_and_esc_goes_back(
    qtbot: QtBot, open_window: OpenWindow, place: str, spanish: str, english: str
) -> None:
    for settings, words in ((SPANISH, spanish), (ENGLISH, english)):
        built = open_window(settings=settings)
        built.window.places.show(place)
        before = built.window.places.beside_rail.currentWidget()
        qtbot.keyClick(built.window, Qt.Key.Key_F1)
        assert built.window.places.guide.shown
        assert chosen(built) == words
        qtbot.keyClick(built.window, Qt.Key.Key_Escape)
        assert built.window.places.beside_rail.currentWidget() is before
        built.window.hide()


@pytest.mark.parametrize(("section", "words"), [("models", "Hosted models"), ("copies", "Copies")])
def test_f1_in_the_settings_opens_what_fits_the_section(
    qtbot: QtBot, open_window: OpenWindow, section: str, words: str
) -> None:
    built = open_window(settings=ENGLISH)
    built.window.navigation.show_settings(section)
    qtbot.keyClick(built.window, Qt.Key.Key_F1)
    assert chosen(built) == words


def test_the_headings_are_walked_by_keyboard_and_bring_their_text(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window(settings=ENGLISH)
    built.window.navigation.show_help()
    page = built.window.places.guide.page
    assert QApplication.focusWidget() is page.list
    at = page.view.verticalScrollBar().value()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert chosen(built) == "What each card means"
    assert page.view.verticalScrollBar().value() > at
    bar = page.view.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())  # which grows as the text is laid out
        return chosen(built) in ("Copies", "Settings", "Keys")

    qtbot.waitUntil(at_the_end)


def test_what_is_searched_is_found_without_accents(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=SPANISH)
    built.window.navigation.show_help()
    page = built.window.places.guide.page
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search_field
    qtbot.keyClicks(page.search_field, "farmaceutico")
    assert page.view.textCursor().selectedText() == "farmacéutico"
    first = page.view.textCursor().selectionStart()
    qtbot.keyClick(page.search_field, Qt.Key.Key_Return)
    assert page.view.textCursor().selectionStart() > first
    qtbot.keyClicks(page.search_field, "zzz")
    assert page._nothing.text() == "No está en la guía"


def test_a_link_within_turns_the_page_and_one_outside_is_opened_only_when_confirmed(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(guide_page, "open_link", opened.append)
    built = open_window(settings=SPANISH)
    built.window.navigation.show_help()
    page = built.window.places.guide.page
    assert "href" in page.view.document().toHtml()
    page.view.anchorClicked.emit(QUrl("#qué-sale-de-este-equipo"))
    assert chosen(built) == "Qué sale de este equipo"
    page.view.anchorClicked.emit(QUrl("http://example.org/"))
    page.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert page.notices.isHidden()
    page.view.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened == []
    press(qtbot, page.notices, "Cancelar")
    assert (page.notices.isHidden(), opened) == (True, [])
    page.view.anchorClicked.emit(QUrl("https://example.org/"))
    press(qtbot, page.notices, "Abrir")
    assert page.notices.isHidden()
    assert opened == ["https://example.org/"]


@pytest.mark.parametrize("zoom", [100, 200])
def test_its_pictures_are_shown_within_the_page(qtbot: QtBot, open_window: OpenWindow, zoom: int) -> None:
    built = open_window(settings=replace(SPANISH, zoom_percent=zoom))
    built.window.resize(1024, 700)
    built.window.navigation.show_help()
    view = built.window.places.guide.page.view
    document = view.document()

    def shown() -> list[QImage]:
        kind = QTextDocument.ResourceType.ImageResource
        names = pictures_of(built.window.places.guide.page._text)
        found = [document.resource(kind, QUrl(name)) for name in names]
        return [image for image in found if isinstance(image, QImage) and image.width() > 1]

    def laid() -> int:
        at = view.document().find("\ufffc")
        assert not at.isNull()
        return round(at.charFormat().toImageFormat().width())

    # Read as large as they are shown: a document makes them smaller without smoothing.
    qtbot.waitUntil(lambda: [image.width() for image in shown()] == [laid()] * 7)
    assert 0 < laid() <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_the_guide_changes_its_language_where_it_stands(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=SPANISH)
    built.window.navigation.show_settings("copies")
    built.window.navigation.show_help()
    built.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: chosen(built) == "Copies")
    assert built.window.places.guide.page.view.document().firstBlock().text() == "MedBot guide"


@pytest.mark.parametrize("language", ["es", "en"])
def test_on_paper_the_guide_is_whole_and_the_card_has_one_page(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    guide, card = tmp_path / "guide.pdf", tmp_path / "card.pdf"
    write_guide(language, str(guide))
    assert pages(guide) >= 4
    for country in ("", "ES", "US", "GQ", "MX"):
        write_card(language, str(card), country)
        assert pages(card) == 1
        assert paper(card) == ((612, 792) if country in ("US", "MX") else (595, 842))
    assert "Ctrl+Q" in counter_card(language).splitlines()[-1]  # what that page ends with


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_card_names_whom_to_call_or_leaves_a_line_for_it(language: str) -> None:
    card = counter_card(language, numbers_of(bundled("data"), "ES"))
    assert "| **112** |" in card
    assert "| **91 562 04 20** |" in card
    assert "___" not in card
    to_write = {"es": "escríbalo", "en": "write it here"}[language]
    assert to_write not in card
    empty = counter_card(language, numbers_of(bundled("data"), ""))
    assert empty.count("| ______") == 3
    assert to_write in empty
    assert "![" not in card


def test_saving_says_what_became_of_it(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window(settings=ENGLISH)
    built.window.navigation.show_help()
    page = built.window.places.guide.page
    page.save(str(tmp_path / "card.pdf"), partial(write_card, "es"))
    qtbot.waitUntil(lambda: not page.notices.isHidden())
    assert pages(tmp_path / "card.pdf") == 1
    page.notices.close_notice()
    page.save(str(tmp_path / "nowhere" / "card.pdf"), partial(write_card, "es"))
    qtbot.waitUntil(lambda: not page.notices.isHidden())
    assert not (tmp_path / "nowhere").exists()


def test_on_paper_no_heading_is_the_last_on_its_page(qapp: QApplication, tmp_path: Path) -> None:
    always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    turned = []
    for lines in range(30, 60):
        document = QTextDocument()
        document.setMarkdown("line\n\n" * lines + "## Heading\n\n" + "words below it " * 40)
        write_document(document, str(tmp_path / "paper.pdf"), "Paper")
        turned.append(document.findBlockByNumber(lines).blockFormat().pageBreakPolicy() & always == always)
    assert 1 <= turned.count(True) <= 3
