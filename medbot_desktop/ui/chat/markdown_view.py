"""Shows Markdown that a model wrote: [n] as boxes to press, marked numbers underlined, links only to https.

Loads nothing. `cited` carries the n of a box, `link_clicked` an address; whoever listens asks before opening it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from medbot_desktop.ui.chat.markdown import MARK_END, MARK_START, closed, safe
from medbot_desktop.ui.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QTextBlock, QTextFragment
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.theme import Look

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
CITATION = re.compile(r"\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
MARKED = re.compile(rf"{MARK_START}[^{MARK_END}]*{MARK_END}")
CITED = "cite:"


class MarkdownView(TextView):
    cited = Signal(int)
    link_clicked = Signal(str)

    def __init__(self, look: Look, size: int, line: int, parent: QWidget | None = None) -> None:
        super().__init__(look, size, line, parent=parent)
        self._boxes: list[tuple[int, int]] = []
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_markdown(self, text: str, *, citations: int = 0, growing: bool = False) -> None:
        """Show `text`; [1] to [`citations`] become boxes, words marked by `markdown.marked` are underlined.

        `growing` for the beginning of a text that still arrives: nothing half written is shown.
        """
        self._heights.clear()
        document = self.document()
        font = self._look.font(self._size)
        document.clear()  # it would be laid out again for each thing that is set
        if document.defaultFont() != font:
            self.setFont(font)
            document.setDefaultFont(font)
        if document.indentWidth() != self._look.px(20):
            document.setIndentWidth(self._look.px(20))
        words = closed(text) if growing else text
        document.setMarkdown(safe(CITATION.sub(_one_by_one, words) if citations else words), FEATURES)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._dress_blocks(document)
        self._dress_tables(document)
        self._mark(document)
        self._boxes = list(self._make_boxes(document, citations)) if citations else []
        cursor.endEditBlock()
        self.updateGeometry()

    def _dress_blocks(self, document: QTextDocument) -> None:
        px = self._look.px
        block = document.begin()
        last = document.lastBlock()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat(block.blockFormat())
            heading = shape.headingLevel()
            code = shape.hasProperty(QTextFormat.Property.BlockCodeFence) or shape.hasProperty(
                QTextFormat.Property.BlockCodeLanguage
            )
            shape.setNonBreakableLines(False)
            shape.setLineHeight(px(self._line), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            listed = block.textList() is not None
            shape.setTopMargin(px(6) if heading and block.blockNumber() else 0)
            gap = 0 if code or cursor.currentTable() is not None else px(3 if listed else 7)
            shape.setBottomMargin(0 if block == last else gap)
            if code:
                shape.setBackground(QColor(self._look.colour("sunken")))
            cursor.setBlockFormat(shape)
            for fragment in list(_fragments(block)):
                self._dress_words(document, fragment, heading, code)
            block = block.next()

    def _dress_words(
        self, document: QTextDocument, fragment: QTextFragment, heading: int, code: bool
    ) -> None:
        shape = fragment.charFormat()
        cursor = _over(document, fragment.position(), fragment.length())
        change = QTextCharFormat()
        if shape.isImageFormat():
            cursor.insertText("")
            return
        if heading:
            change.setFont(self._look.font(17 if heading < 3 else 15, bold=True))
        if code or shape.fontFixedPitch():
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            change.setFontFamilies([fixed.family()])
            change.setProperty(QTextFormat.Property.FontPixelSize, self._look.px(self._size - 1))
            change.setBackground(QColor(self._look.colour("sunken")))
        if shape.fontUnderline() and not shape.isAnchor():
            change.setFontUnderline(False)  # _words_: a line below is kept for what no row supports
            change.setFontItalic(True)
        if shape.isAnchor():
            if shape.anchorHref().startswith("https://"):
                change.setForeground(QColor(self._look.colour("accent")))
                change.setFontUnderline(True)
            else:
                bare = QTextCharFormat(shape)
                for name in (QTextFormat.Property.IsAnchor, QTextFormat.Property.AnchorHref):
                    bare.clearProperty(name.value)
                bare.clearForeground()
                bare.setFontUnderline(False)
                cursor.setCharFormat(bare)
        cursor.mergeCharFormat(change)

    def _dress_tables(self, document: QTextDocument) -> None:
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format().toTableFormat()
                shape.setBorderCollapse(True)
                shape.setBorder(1)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(QBrush(QColor(self._look.colour("control"))))
                shape.setCellPadding(self._look.px(5))
                shape.setCellSpacing(0)
                shape.setTopMargin(self._look.px(4))
                shape.setBottomMargin(self._look.px(7))
                shape.setColumnWidthConstraints(
                    [QTextLength(QTextLength.Type.VariableLength, 0)] * frame.columns()
                )
                frame.setFormat(shape)
                for column in range(frame.columns()):
                    cell = frame.cellAt(0, column)
                    ground = cell.format()
                    ground.setBackground(QColor(self._look.colour("sunken")))
                    cell.setFormat(ground)

    def _mark(self, document: QTextDocument) -> None:
        """Underline what no cited row supports: a wavy line, not a colour alone."""
        change = QTextCharFormat()
        change.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        change.setUnderlineColor(QColor(self._look.colour("warn")))
        change.setBackground(QColor(self._look.colour("warn_tint")))
        change.setFontWeight(QFont.Weight.Bold)
        for block, found in reversed(list(_find(document, MARKED))):
            start, end = block.position() + found.start(), block.position() + found.end()
            _over(document, start, end - start).mergeCharFormat(change)
            _over(document, end - 1, 1).removeSelectedText()
            _over(document, start, 1).removeSelectedText()

    def _make_boxes(self, document: QTextDocument, citations: int) -> Iterator[tuple[int, int]]:
        shape = QTextCharFormat()
        shape.setForeground(QColor(self._look.colour("gen")))
        shape.setFontUnderline(False)
        shape.setAnchor(True)
        shape.setFontWeight(QFont.Weight.Bold)
        shape.setProperty(QTextFormat.Property.FontPixelSize, self._look.px(self._size - 3))
        bracket = QTextCharFormat()
        bracket.setForeground(QColor(0, 0, 0, 0))  # the box is drawn in their place; a copied text has them
        for block, found in list(_find(document, CITATION)):
            if not 1 <= int(found[1]) <= citations:
                continue
            start, end = block.position() + found.start(), block.position() + found.end()
            shape.setAnchorHref(f"{CITED}{found[1]}")
            _over(document, start, end - start).mergeCharFormat(shape)
            for place in (start, end - 1):
                _over(document, place, 1).mergeCharFormat(bracket)
            yield start, end - start

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._boxes:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.colour("gen")), 1))
        radius = self._look.px(3)
        for box in self._rectangles():
            painter.drawRoundedRect(box, radius, radius)

    def _rectangles(self) -> Iterator[QRectF]:
        """Where the boxes lie, in the coordinates of the viewport."""
        layout = self.document().documentLayout()
        for start, length in self._boxes:
            block = self.document().findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            if not line.isValid():
                continue
            at = layout.blockBoundingRect(block).topLeft()
            left, right = (self._x(line, start - block.position() + n) for n in (0, length))
            height = self._look.px(self._size + 3)
            middle = at.y() + line.y() + line.height() - line.descent() - self._look.px(self._size) * 0.36
            yield QRectF(at.x() + left + 0.5, middle - height / 2, right - left - 1, height)

    @staticmethod
    def _x(line: object, place: int) -> float:
        found = line.cursorToX(place)  # type: ignore[attr-defined]
        return float(found[0] if isinstance(found, tuple) else found)

    def _on_anchor_clicked(self, address: QUrl) -> None:
        words = address.toString()
        if words.startswith(CITED):
            self.cited.emit(int(words.removeprefix(CITED)))
        elif words.startswith("https://"):
            self.link_clicked.emit(words)


def _one_by_one(found: re.Match[str]) -> str:
    """[1, 2] as [1] [2]: a box for each."""
    return " ".join(f"[{number}]" for number in re.findall(r"\d+", found[0]))


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    for part in block:  # type: ignore[attr-defined]
        yield part.fragment()


def _find(document: QTextDocument, pattern: re.Pattern[str]) -> Iterator[tuple[QTextBlock, re.Match[str]]]:
    block = document.begin()
    while block.isValid():
        for found in pattern.finditer(block.text()):
            yield block, found
        block = block.next()


def _over(document: QTextDocument, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor
