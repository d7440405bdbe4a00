"""Text that is shown and selected, never run: plain text from the data, with its own line height."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from medbot_desktop.ui.labels import ElidedLabel as ElidedLabel
from medbot_desktop.ui.labels import Label as Label
from medbot_desktop.ui.labels import elided as elided

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QWheelEvent

    from medbot_desktop.ui.theme import Look


class TextView(QTextBrowser):
    """Selectable plain text as high as it needs to be; loads nothing, follows no link, leaves the wheel alone."""

    def __init__(
        self,
        look: Look,
        size: int,
        line: int,
        bold: bool = False,
        apart: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Paragraphs stand `apart` pixels from one another."""
        super().__init__(parent)
        self._look = look
        self._size, self._line, self._bold, self._apart = size, line, bold, apart
        self._heights: dict[int, int] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        # Not Fixed: that would hold the height of the width it had before it was laid out.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show `text` as it is, in the font and line height of this view."""
        self._heights.clear()
        font = self._look.font(self._size, self._bold)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setPlainText(text)
        block = QTextBlockFormat()
        block.setLineHeight(self._look.px(self._line), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if self._apart:
            block.setBottomMargin(self._look.px(self._apart))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self.updateGeometry()

    def natural_width(self) -> int:
        """The width the longest line would take on one line."""
        metrics = QFontMetrics(self.document().defaultFont())
        return (
            max((metrics.horizontalAdvance(line) for line in self.toPlainText().split("\n")), default=0) + 4
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            # A view that is shown would lay its text out for its own width again in the middle of this.
            silent = QSignalBlocker(document.documentLayout())
            if before != width:
                document.setTextWidth(width)
            self._heights[width] = int(document.size().height() + 0.99)
            if before != width:
                document.setTextWidth(before)
            silent.unblock()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(40), self._look.px(self._line))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


LONG_WORD = re.compile(r"\S{25,}")
PARTS = re.compile(r"(?<=[_\-./\\@])(?=\S)")
UNBROKEN = re.compile(r"[^_\-./\\@\s\u200b]{13}(?=[^_\-./\\@\s\u200b])")


def breakable(text: str) -> str:
    """`text` with places where a line may end inside words as long as file names and addresses, after their signs
    where they have some: a label's text is cut where a word is longer than its line."""
    return LONG_WORD.sub(_with_places, text)


def _with_places(word: re.Match[str]) -> str:
    parts = PARTS.split(word.group())
    return "\u200b".join(UNBROKEN.sub("\\g<0>\u200b", part) if len(part) > 24 else part for part in parts)
