"""Text with some of its words marked: those that were asked, and those that changed. Never by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor

from medbot_desktop.domain.wording import Piece
from medbot_desktop.ui.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.wording import Part


class MarkedText(TextView):
    """Bold on the mark's ground for what is found or new; struck out for what is gone."""

    def show_marked(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """Show `text` with the words at `spans`, [start, end) by character, marked."""
        self.show_text(text)
        for start, end in spans:
            # Qt counts in UTF-16.
            self._format(_units(text[:start]), _units(text[:end]), self._marked())

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show a difference: what is gone struck out, what is new marked."""
        self.show_text("".join(part.text for part in parts))
        at = 0
        for part in parts:
            end = at + _units(part.text)
            if part.piece is Piece.GONE:
                gone = QTextCharFormat()
                gone.setFontStrikeOut(True)
                gone.setForeground(QBrush(QColor(self._look.colour("text3"))))
                self._format(at, end, gone)
            elif part.piece is Piece.ADDED:
                added = self._marked()
                added.setFontUnderline(True)
                self._format(at, end, added)
            at = end

    def _marked(self) -> QTextCharFormat:
        marked = QTextCharFormat()
        marked.setBackground(QBrush(QColor(self._look.colour("mark"))))
        marked.setForeground(QBrush(QColor(self._look.colour("on_mark"))))
        marked.setFontWeight(700)
        return marked

    def _format(self, start: int, end: int, how: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(how)
        self._heights.clear()
        self.updateGeometry()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
