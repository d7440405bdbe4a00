"""The text of the guide: dressed in the look, scrolled by headings, searched without accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRegularExpression, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from medbot_desktop.ui.guide.pictures import EMPTY, PICTURE, fit_pictures, give_pictures, pictures_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QImage, QResizeEvent, QTextBlock

    from medbot_desktop.ui.theme import Look

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
TEXT_WIDTH = 720
MARGIN = 20
LETTERS = {"a": "aá", "e": "eé", "i": "ií", "o": "oó", "u": "uúü", "n": "nñ"}


def dress(
    document: QTextDocument,
    font: Callable[[float, bool], QFont],
    colour: Callable[[str], str],
    px: Callable[[float], int],
) -> None:
    """Give headings, lines, links and tables of a document made from Markdown the measures and colours of a look."""
    document.setIndentWidth(px(20))
    whole = QTextCursor(document)
    whole.beginEditBlock()  # nothing is laid out meanwhile; a lane, which has no timers, could not
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(px(21), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        shape.setTopMargin(px({0: 0, 1: 0, 2: 18}.get(level, 12)) if block.blockNumber() else 0)
        shape.setBottomMargin(0 if cursor.currentTable() else px(4 if block.textList() else 8))
        if PICTURE in block.text():
            shape.setTopMargin(px(8))
        cursor.mergeBlockFormat(shape)
        if level:
            words = QTextCharFormat()
            words.setFont(font({1: 20, 2: 17}.get(level, 15), True))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(words)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colour, px)
    whole.endEditBlock()


def _dress_table(table: QTextTable, colour: Callable[[str], str], px: Callable[[float], int]) -> None:
    shape = table.format().toTableFormat()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(colour("line"))))
    shape.setCellPadding(px(5))
    shape.setCellSpacing(0)
    shape.setTopMargin(px(4))
    shape.setBottomMargin(px(10))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * table.columns())
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        ground = cell.format()
        ground.setBackground(QColor(colour("sunken")))
        cell.setFormat(ground)


class GuideView(QTextBrowser):
    """Loads nothing and opens nothing by itself. `heading_reached` carries the number of the heading at the top,
    `pictures_wanted` the width in the screen's pixels that pictures are shown with."""

    heading_reached = Signal(int)
    pictures_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._headings: list[QTextBlock] = []
        self._held = -1  # the heading that was jumped to: it stays at the top when the width changes
        self._jumping = False
        self._pictures_width = 0
        self._rest = QTimer(self)  # a window that is being made wider passes many widths
        self._rest.setSingleShot(True)
        self._rest.setInterval(150)
        self._rest.timeout.connect(self._ask_for_pictures)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_markdown(self, text: str) -> None:
        look, document = self._look, self.document()
        self._jumping = True
        document.setDefaultFont(look.font(14))
        document.setDocumentMargin(look.px(MARGIN))
        document.setMarkdown(text, FEATURES)
        give_pictures(document, dict.fromkeys(pictures_of(text), EMPTY))  # or Qt draws its own sign meanwhile
        dress(document, look.font, look.colour, look.px)
        self._fit_pictures()
        self._ask_for_pictures()
        self._headings = []
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() in (2, 3):
                self._headings.append(block)
            block = block.next()
        self._jumping = False

    def show_pictures(self, pictures: dict[str, QImage]) -> None:
        """Show what the pictures hold, once it has been read; their room is there from the beginning."""
        give_pictures(self.document(), pictures)
        self.viewport().update()
        self._place()

    def _fit_pictures(self) -> None:
        room = min(self._look.px(TEXT_WIDTH), self.viewport().width())
        width = max(room - 2 * self._look.px(MARGIN) - self._look.px(4), 1)
        fit_pictures(self.document(), width)
        if width != self._pictures_width:
            self._pictures_width = width
            self._rest.start()

    def _ask_for_pictures(self) -> None:
        self._rest.stop()
        self.pictures_wanted.emit(round(self._pictures_width * self.devicePixelRatioF()))

    def jump(self, number: int) -> None:
        """Bring a heading to the top."""
        self._held = number
        self._place()

    def find_words(self, words: str, onwards: bool = False) -> bool:
        """Select the first place of the words, or with `onwards` the next, starting again at the end."""
        if not words.strip():
            return True
        pattern = "".join(f"[{LETTERS[c]}]" if c in LETTERS else re.escape(c) for c in words.strip().lower())
        wanted = QRegularExpression(pattern, QRegularExpression.PatternOption.CaseInsensitiveOption)
        document = self.document()
        start = self.textCursor().selectionEnd() if onwards else 0
        found = document.find(wanted, start)
        if found.isNull():
            found = document.find(wanted, 0)
        if found.isNull():
            return False
        self._held = -1
        self.setTextCursor(found)
        self.ensureCursorVisible()
        return True

    def _place(self) -> None:
        if not 0 <= self._held < len(self._headings):
            return
        self._jumping = True
        layout = self.document().documentLayout()
        layout.documentSize()
        top = layout.blockBoundingRect(self._headings[self._held]).top()
        self.verticalScrollBar().setValue(int(top) - self._look.px(8))
        self._jumping = False
        self.heading_reached.emit(self._held)

    def _on_scrolled(self, value: int) -> None:
        if self._jumping or not self._headings:
            return
        self._held = -1
        layout = self.document().documentLayout()
        reached = [
            number
            for number, block in enumerate(self._headings)
            if layout.blockBoundingRect(block).top() <= value + self._look.px(40)
        ]
        self.heading_reached.emit(reached[-1] if reached else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._held
        room = max(self.width() - self._look.px(TEXT_WIDTH), 0)
        self._jumping = True
        self.setViewportMargins(0, 0, room, 0)
        super().resizeEvent(event)
        self._fit_pictures()
        self._jumping = False
        if held >= 0:
            self.jump(held)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None
