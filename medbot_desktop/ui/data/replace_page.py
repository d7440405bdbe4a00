"""What a newer file would change in a data set, before it does: how many rows of each kind, and the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from medbot_desktop.texts import say
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.data.head import PageHead
from medbot_desktop.ui.data.report_panel import Counted
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.frames import Foot

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.library import Replacement, RowDifference
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.theme import Look

SHOWN = 40
CUT = 280


class ReplacePage(Translated, QWidget):
    """`wanted` carries the Replacement that was looked at."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._data_set: DataSet | None = None
        self._told: Replacement | None = None
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        self._head = PageHead()
        self._head.left.connect(self.left)
        outer.addWidget(self._head)
        area, host = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host.setObjectName("host")
        area.setWidget(host)
        self._area = area
        outer.addWidget(area, 1)
        column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 20, 10)
        self._sub = Label(role="quiet", wrap=True)
        column.addWidget(self._sub)
        self.notices = NoticeBar(look)
        column.addWidget(self.notices)
        figures_line = QWidget()
        figures = FlowLayout(figures_line, line_share=0.4)
        set_measures(figures, 0, 4, 0, 4, 24)
        self._figures: dict[str, tuple[Label, Label]] = {}
        for name in ("added", "changed", "removed", "same", "kept"):
            counted = Counted("aside_figure" if name == "removed" else "used_figure")
            figures.addWidget(counted)
            self._figures[name] = counted.figure, counted.words
        column.addWidget(figures_line)
        self._rows = QVBoxLayout()
        set_measures(self._rows, 0, 0, 0, 0, 8)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.replace_button = QPushButton()
        self.replace_button.setProperty("variant", "primary")
        set_icon(self.replace_button, "check", 16, "on_accent")
        self.replace_button.clicked.connect(self._on_clicked)
        outer.addWidget(Foot(self.replace_button))
        look.changed.connect(self._on_look_changed)
        self.retranslate()

    def show_told(self, data_set: DataSet, told: Replacement) -> None:
        """Show a comparison."""
        self._data_set, self._told = data_set, told
        self.notices.close_notice()
        self.retranslate()
        self._area.verticalScrollBar().setValue(0)
        (self._head.back_button if told.changes_nothing else self.replace_button).setFocus()

    def show_busy(self, busy: bool) -> None:
        self.replace_button.setEnabled(not busy and self._told is not None and not self._told.changes_nothing)

    def show_failure(self, sentence: Sentence) -> None:
        self.notices.show_notice(lambda: say(self._language.code, sentence.code, sentence.params))

    def _on_clicked(self) -> None:
        if self._told is not None:
            self.wanted.emit(self._told)

    def retranslate(self) -> None:
        told, data_set = self._told, self._data_set
        self._head.back_button.setText(self.tr("The file"))
        self._head.back_button.setToolTip(self.tr("Back to the file (Esc)"))
        name = data_set.name if data_set else ""
        title = self.tr("What the newer file changes in {name}").format(name=name)
        self._head.title.setText(title)
        self._area.setAccessibleName(title)
        self._sub.setText(
            self.tr(
                "Nothing has been changed yet. Rows that were corrected or written here stay where the file says the "
                "same as before. Afterwards “Changes” brings every earlier state back."
            )
        )
        self.replace_button.setText(self.tr("Replace"))
        words = {
            "added": self.tr("new"),
            "changed": self.tr("changed"),
            "removed": self.tr("removed"),
            "same": self.tr("the same"),
            "kept": self.tr("corrected here, kept"),
        }
        for kind, (figure, label) in self._figures.items():
            count = getattr(told, kind) if told else 0
            figure.setText(self._language.locale.toString(count))
            label.setText(words[kind])
        clear(self._rows)
        if told is not None:
            self._show_rows(told, words)
        self.show_busy(False)
        self._look.dress(self)

    def _show_rows(self, told: Replacement, words: dict[str, str]) -> None:
        if told.lost_edits:
            lost = self.tr(
                "%Ln correction(s) made here will be replaced by what the file says.", "", told.lost_edits
            )
            add_shown(self._rows, Label(lost, role="warning", wrap=True))
        if told.changes_nothing:
            add_shown(self._rows, Label(self.tr("The file says the same as your data."), role="strong"))
        for kind, total in (("changed", told.changed), ("removed", told.removed), ("added", told.added)):
            rows = [difference for difference in told.first if _kind(difference) == kind][:SHOWN]
            if not rows:
                continue
            title = f"{words[kind][:1].upper()}{words[kind][1:]}: {self._language.locale.toString(total)}"
            add_shown(self._rows, Label(title, role="group"))
            for difference in rows:
                add_shown(self._rows, self._row(difference))
            if total > len(rows):
                more = self.tr("and %Ln more", "", total - len(rows))
                add_shown(self._rows, Label(more, role="hint"))

    def _row(self, difference: RowDifference) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        column = QVBoxLayout(frame)
        set_measures(column, 12, 8, 12, 8, 2)
        shown = difference.after or difference.before
        assert shown is not None
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 8)
        line.addWidget(Label(str(difference.number), role="hint"))
        question = Label(shown.question[:CUT], role="strong", wrap=True)
        line.addWidget(question, 1, Qt.AlignmentFlag.AlignTop)
        if difference.edited_here:
            line.addWidget(Label(self.tr("corrected here"), role="sample"))
        column.addLayout(line)
        before, after = difference.before, difference.after
        if before is None or after is None:
            column.addWidget(Label(shown.answer[:CUT], role="quiet", wrap=True))
            return frame
        for name in shown.__slots__:
            was, will = getattr(before, name), getattr(after, name)
            if was != will:
                now = self.tr("Now: {text}").format(text=was[:CUT] or "—")
                then = self.tr("In the file: {text}").format(text=will[:CUT] or "—")
                column.addWidget(Label(now, role="quiet", wrap=True))
                column.addWidget(Label(then, wrap=True))
        return frame

    def _on_look_changed(self) -> None:
        self._look.dress(self)


def _kind(difference: RowDifference) -> str:
    if difference.before is None:
        return "added"
    return "removed" if difference.after is None else "changed"
