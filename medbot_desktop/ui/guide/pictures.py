"""The pictures of the guide: which the text names, how large they are, and what is in them, read in a lane."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextCursor, QTextDocument

from medbot_desktop.paths import bundled

PICTURE = "\ufffc"
"""The letter that stands for a picture in the text of a document."""
EMPTY = QImage(1, 1, QImage.Format.Format_ARGB32)
EMPTY.fill(0)
_NAMED = re.compile(r"!\[[^\]]*\]\((images/[a-z-]+\.png)\)")


def pictures_of(text: str) -> list[str]:
    """The names of the pictures in a Markdown text, as they stand there."""
    return _NAMED.findall(text)


def read_pictures(names: list[str], edge: str, width: int = 0) -> dict[str, QImage]:
    """What the named pictures show within a line of the colour `edge`, at most `width` pixels wide if that is given;
    one that cannot be read is left out. May be called in a lane.

    Made smaller here: a document does that without smoothing, and the words in a picture could not be read.
    """
    images = {name: QImage(str(bundled("docs") / name)) for name in names}
    return {name: _framed(image, edge, width) for name, image in images.items() if not image.isNull()}


def _framed(image: QImage, edge: str, width: int) -> QImage:
    shown = image.convertToFormat(QImage.Format.Format_RGB32)
    if 0 < width < shown.width():
        shown = shown.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(shown)
    painter.setPen(QColor(edge))
    painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return shown


def give_pictures(document: QTextDocument, pictures: dict[str, QImage]) -> None:
    """Let a document show what `read_pictures` found."""
    for name, image in pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)


def fit_pictures(document: QTextDocument, width: int) -> None:
    """Make every picture of a document at most `width` pixels wide, in its own shape, without looking into it."""
    cursor = QTextCursor(document)
    for at, name in _places(document):
        size = _size(name)
        wide = min(width, size.width())
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        shape = cursor.charFormat().toImageFormat()
        if shape.isValid() and shape.width() != wide:
            shape.setWidth(wide)
            shape.setHeight(round(size.height() * wide / max(size.width(), 1)))
            cursor.setCharFormat(shape)


def _places(document: QTextDocument) -> list[tuple[int, str]]:
    """Where the pictures of a document stand."""
    found = []
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        for place, letter in enumerate(block.text(), block.position()):
            if letter == PICTURE:
                cursor.setPosition(place + 1)
                found.append((place, cursor.charFormat().toImageFormat().name()))
        block = block.next()
    return found


def _size(name: str) -> QSize:
    size = QImageReader(str(bundled("docs") / name)).size()
    return size if size.isValid() else QSize(1, 1)
