"""The guide and the card for the counter as PDF. Made from a text alone, so it may be done in a lane."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextDocument

from medbot_desktop.paths import bundled
from medbot_desktop.services.emergency_numbers import numbers_of
from medbot_desktop.texts import say
from medbot_desktop.ui.guide.pictures import fit_pictures, give_pictures, pictures_of, read_pictures
from medbot_desktop.ui.guide.text import counter_card, guide_text
from medbot_desktop.ui.guide.view import FEATURES, dress
from medbot_desktop.ui.printing import write_document
from medbot_desktop.ui.tokens import LIGHT

PAGE_SCALE = 0.72
"""Points of paper for a pixel of the window: text of 14 becomes 10 points."""
PICTURE_WIDTH = 560
"""On A4 within its margins, in the pixels of a screen of 96 to the inch."""
CARD_SCALE = 0.6
"""The card has one page: at 8.4 points both languages fit, on US Letter too, which a test watches."""


def write_guide(language: str, path: str) -> None:
    """Write the whole guide. Raises FolderReadOnly or BundleIncomplete."""
    _write(guide_text(language), say(language, "guide_title"), path, PAGE_SCALE)


def write_card(language: str, path: str, country: str = "") -> None:
    """Write the card for the counter on one page, with the numbers of `country`; "" leaves room to write them.

    Raises FolderReadOnly or BundleIncomplete.
    """
    numbers = numbers_of(bundled("data"), country)
    _write(counter_card(language, numbers), say(language, "guide_card_title"), path, CARD_SCALE, country)


def _write(markdown: str, title: str, path: str, scale: float, country: str = "") -> None:
    def font(measure: float, bold: bool = False) -> QFont:
        made = QFont()
        made.setPointSizeF(measure * scale)
        made.setBold(bold)
        return made

    document = QTextDocument()
    document.setDefaultFont(font(14))
    document.setMarkdown(markdown, FEATURES)
    dress(document, font, LIGHT.__getitem__, lambda measure: round(measure * scale))
    give_pictures(document, read_pictures(pictures_of(markdown), LIGHT["line"]))
    fit_pictures(document, PICTURE_WIDTH)
    write_document(document, path, title, country=country)
