"""The pictures of the guide and the README: taken from the screens, and whether they still show what those do.

    python -m tests.ui.pictures            takes all of docs/images anew

Beside the pictures stand the words that were on each screen (`picture_words.json`), for pixels differ by machine.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.conftest import MemoryKeyring
from tests.ui.screens import SCREENS, opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DOCS = Path(__file__).resolve().parents[2] / "docs" / "images"
WORDS = Path(__file__).with_name("picture_words.json")
PICTURES = {
    "chat-es": "stored",
    "chat-en": "kinds-en-dark",
    "asking-en": "stored-en",
    "cards-es": "more",
    "data-es": "data",
    "data-en": "data-en-dark",
    "correct-es": "correct",
    "correct-en": "correct-en-dark",
    "history-es": "history",
    "history-en": "history-all-en-dark",
    "review-es": "tuning-review",
    "review-en": "tuning-review-en-dark",
    "models-es": "models-gpt-es",
    "models-en": "models-gpt-en",
}
"""Every picture by the screen it shows."""


def words_on(window: QWidget) -> list[str]:
    """The words of the labels and buttons that are shown, but those with digits: times, dates, figures."""
    labels, buttons = window.findChildren(QLabel), window.findChildren(QAbstractButton)
    shown: list[QLabel | QAbstractButton] = [*labels, *buttons]
    words = {widget.text() for widget in shown if widget.isVisible()}
    return sorted(text for text in words if text and not any(c.isdigit() for c in text))


def words_of(app: QApplication, screen: str) -> list[str]:
    """The words that a screen shows now."""
    with tempfile.TemporaryDirectory() as folder, opened(app, SCREENS[screen], Path(folder)) as built:
        return words_on(built.window)


def in_few_colours(picture: QImage) -> QImage:
    """The picture in 256 of its colours: a third of the size, and what differs are edges of letters.

    The commonest, but no two that look alike: a small sign in a colour of its own keeps that.
    """
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    chosen: dict[int, int] = {}
    for colour, _count in Counter(memoryview(whole.constBits()).cast("I")).most_common():
        chosen.setdefault(colour & 0xF8F8F8, colour)
    common = list(chosen.values())[:256]
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return whole.convertToFormat(QImage.Format.Format_Indexed8, common, plain)


def take_all() -> None:
    """Take every picture anew and note the words it shows."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    keyring.set_keyring(MemoryKeyring())
    words = {}
    for name, screen in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder, opened(app, SCREENS[screen], Path(folder)) as built:
            picture = built.window.grab().toImage()
            words[name] = words_on(built.window)
        in_few_colours(picture).save(str(DOCS / f"{name}.png"), "PNG", 0)
        print(DOCS / f"{name}.png", flush=True)
    WORDS.write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    take_all()
