"""The left side of the data page: the counts with their bar, and the findings below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.ui.data.findings_list import FindingsList
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.domain.checked import CheckedFile
    from medbot_desktop.ui.theme import Look


class ShareBar(QWidget):
    """How much of the file is used: solid for used rows, hatched for the others."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._used, self._all = 0, 1
        set_fixed(self, height=8)

    def show_share(self, used: int, of: int) -> None:
        self._used, self._all = used, max(of, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        used = box.width() * self._used / self._all
        if self._used < self._all:
            # A few rows of many would be less than a pixel, and they are what matters.
            used = min(used, box.width() - self._look.px(8))
        painter.fillRect(QRectF(box.left(), box.top(), max(used, 0), box.height()), QColor(colour("accent")))
        rest = QRectF(box.left() + used, box.top(), box.width() - used, box.height())
        painter.fillRect(rest, QBrush(QColor(colour("red")), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colour("control")), 1))
        painter.drawRect(box)


class Counted(QWidget):
    """A large figure and what it counts."""

    def __init__(self, role: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        set_measures(line, 0, 0, 0, 0, 8)
        self.figure, self.words = Label(role=role), Label(role="meta")
        line.addWidget(self.figure)
        line.addWidget(self.words)


class ReportPanel(Translated, QFrame):
    """`kind_chosen` carries the kind whose rows are wanted."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("report")
        self._language = language
        self._file: CheckedFile | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        head = QVBoxLayout()
        set_measures(head, 16, 14, 16, 8, 4)
        self._title, self._safe = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._safe)
        figures_line = QWidget()
        figures = FlowLayout(figures_line, line_share=0.4)
        set_measures(figures, 0, 4, 0, 2, 16)
        self._figures: list[tuple[Label, Label]] = []
        for role in ("title", "used_figure", "aside_figure"):
            counted = Counted(role)
            self._figures.append((counted.figure, counted.words))
            figures.addWidget(counted)
        head.addWidget(figures_line)
        self._bar = ShareBar(look)
        head.addWidget(self._bar)
        column.addLayout(head)
        self.list = FindingsList(look, language)
        self.list.kind_chosen.connect(self.kind_chosen)
        column.addWidget(self.list, 1)
        self.retranslate()

    def show_file(self, file: CheckedFile | None, chosen: str) -> None:
        """Show the counts and findings; those of no file are empty."""
        self._file = file
        self.list.show_file(file, chosen)
        self.retranslate()

    def retranslate(self) -> None:
        file = self._file
        self._title.setText(self.tr("Report on the data"))
        self._safe.setText(self.tr("Nothing is deleted: the file stays as it is."))
        self.list.setAccessibleName(self.tr("Findings"))
        counts = (file.row_count, file.used_count, file.set_aside_count) if file else (0, 0, 0)
        words = (self.tr("read"), self.tr("are used"), self.tr("set aside"))
        for (figure, label), count, word in zip(self._figures, counts, words, strict=True):
            figure.setText(self._language.locale.toString(count) if file else "–")
            label.setText(word)
        self._bar.show_share(counts[1], counts[0])
        self._bar.setVisible(file is not None)
