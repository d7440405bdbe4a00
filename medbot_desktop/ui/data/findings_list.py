"""The findings by severity in one list: sign and title a group, a line a kind with its count; choosing one filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medbot_desktop.domain.checked import Severity
from medbot_desktop.texts import say
from medbot_desktop.ui.data.words import SEVERITY_LOOKS, severity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.domain.checked import CheckedFile, FoundKind
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A group's head (no `found`) or one kind of finding; `good` lines say what was looked for and not found."""

    words: str
    aside: str = ""
    count: int = 0
    severity: Severity | None = None
    found: FoundKind | None = None
    good: bool = False
    first: bool = False


class FindingsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.lines[index.row()].found is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = 0) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (line.words, line.aside, str(line.count or ""))))
        return None


class FindingsDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(LINE)
        height = 30 if line.found is not None else 26 if line.good and not line.first else 38
        return QSize(self._look.px(160), self._look.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(LINE)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.found is not None:
            self._paint_found(painter, box, line, option)
        else:
            self._paint_head(painter, box, line)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, line: Line) -> None:
        px, colour = self._look.px, self._look.colour
        if line.first:
            painter.fillRect(box.left(), box.top(), box.width(), 1, QColor(colour("line")))
            box = box.adjusted(0, px(6), 0, 0)
        icon, tone = ("check", "accent") if line.good else SEVERITY_LOOKS[line.severity or Severity.INFO]
        size = px(18)
        drawn = self._look.icons.pixmap(icon, colour(tone), size, painter.device().devicePixelRatio())
        painter.drawPixmap(box.left() + px(16), box.top() + (box.height() - size) // 2, drawn)
        left, right = box.left() + px(42), box.right() - px(16)
        middle = Qt.AlignmentFlag.AlignVCenter
        if not line.good:
            bold = self._look.font(13, bold=True)
            painter.setFont(bold)
            painter.setPen(QColor(colour(tone)))
            count = str(line.count or "")
            width = QFontMetrics(bold).horizontalAdvance(count) + 1
            painter.drawText(QRect(right - width, box.top(), width, box.height()), middle, count)
            right -= width + px(8)
            painter.drawText(QRect(left, box.top(), right - left, box.height()), middle, line.words)
            left += QFontMetrics(bold).horizontalAdvance(line.words) + px(8)
        small = self._look.font(12 if line.aside else 13)
        painter.setFont(small)
        painter.setPen(QColor(colour("text2" if line.aside else "text")))
        words = line.aside if not line.good else line.words
        room = QRect(left, box.top(), max(right - left, 0), box.height())
        painter.drawText(
            room, middle, QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_found(self, painter: QPainter, box: QRect, line: Line, option: QStyleOptionViewItem) -> None:
        px, colour = self._look.px, self._look.colour
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colour("selected" if selected else "sunken")))
        if selected:
            painter.fillRect(box.left(), box.top(), px(4), box.height(), QColor(colour("accent")))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colour("accent")), 1))
            painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        middle = Qt.AlignmentFlag.AlignVCenter
        left, right = box.left() + px(42), box.right() - px(16)
        small = self._look.font(12)
        painter.setFont(small)
        painter.setPen(QColor(colour("accent")))
        width = QFontMetrics(small).horizontalAdvance(line.aside) + 1
        # Where there is little room the whole line is what is pressed, and its words are worth more.
        roomy = box.width() >= px(400)
        if line.aside and roomy:
            link = QRect(right - width, box.top(), width, box.height())
            painter.drawText(link, middle, line.aside)
            under = box.center().y() + QFontMetrics(small).ascent() // 2 + px(1)
            painter.fillRect(link.left(), under, width, 1, QColor(colour("accent")))
        right -= max(px(84), width + px(16)) if roomy else 0
        plain = self._look.font(13)
        painter.setFont(plain)
        painter.setPen(QColor(colour("text2")))
        if line.count:
            count = str(line.count)
            width = QFontMetrics(plain).horizontalAdvance(count) + 1
            painter.drawText(QRect(right - width, box.top(), width, box.height()), middle, count)
        right -= px(48) if roomy else px(36)
        painter.setFont(self._look.font(13, bold=selected))
        painter.setPen(QColor(colour("text")))
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.drawText(QRect(left, box.top(), max(right - left, 0), box.height()), middle, words)


class FindingsList(QListView):
    """`kind_chosen` carries the kind whose rows are to be shown."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._file: CheckedFile | None = None
        self._showing = False
        self.lines = FindingsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(FindingsDelegate(look, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_clicked)

    def show_file(self, file: CheckedFile | None, chosen: str) -> None:
        """Show the findings of a report; the chosen kind stays chosen."""
        self._file = file
        self._showing = True
        self.lines.show_lines(self._made() if file else ())
        for place, line in enumerate(self.lines.lines):
            if line.found is not None and line.found.kind == chosen:
                self.setCurrentIndex(self.lines.index(place))
        self._showing = False

    def _made(self) -> list[Line]:
        assert self._file is not None
        code, made = self._language.code, []
        rows_word, compare_word, repair_word = self.tr("Show rows"), self.tr("Compare"), self.tr("Repair")
        for severity in Severity:
            kinds = [found for found in self._file.findings if found.severity is severity]
            if not kinds:
                continue
            title, aside = severity_words(severity)
            total = sum(found.count for found in kinds)
            if severity is Severity.SET_ASIDE:
                total = self._file.set_aside_count - self._file.left_out_count
            made.append(Line(title, aside, total, severity, first=True))
            for found in kinds:
                act = "" if found.whole_file else repair_word if found.repairable else rows_word
                if found.kind in ("contradiction", "near_duplicate"):
                    act = compare_word
                made.append(Line(say(code, f"finding_{found.kind}"), act, found.count, severity, found))
        kinds_found = {found.kind for found in self._file.findings}
        good = []
        if "personal_data" not in kinds_found:
            good.append(self.tr("There seem to be no patient details"))
        if "instructions" not in kinds_found:
            good.append(self.tr("No row gives orders to a model"))
        made += [Line(words, good=True, first=not n) for n, words in enumerate(good)]
        return made

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self._choose(current)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        line: Line = index.data(LINE)
        if line.found is not None:
            self.kind_chosen.emit(line.found.kind)
