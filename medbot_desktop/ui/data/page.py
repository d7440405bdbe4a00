"""The data page: open a file, see how it was understood and what is wrong with it, mend it, use its rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.checked import AcceptRepairs, ConfirmRows, FixRow, LeaveOut, RowState
from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.chat.notices import NoticeBar, NoticeLine
from medbot_desktop.ui.chat.welcome import choose_data_file
from medbot_desktop.ui.data.empty_page import EmptyPage
from medbot_desktop.ui.data.file_foot import FileFoot
from medbot_desktop.ui.data.head import PageHead, flat_button
from medbot_desktop.ui.data.layout_bar import LayoutBar
from medbot_desktop.ui.data.progress_line import ProgressLine
from medbot_desktop.ui.data.report_panel import ReportPanel
from medbot_desktop.ui.data.rows_panel import RowsPanel
from medbot_desktop.ui.data.words import short_name, size_words
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import ANY_WIDTH
from medbot_desktop.ui.text_view import ElidedLabel
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.checked import CheckedFile, Choices, FileLayout, RowPage
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.data.requests import FileRequests
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

NARROW = 1000
BESIDE = 620
"""Below this width the rows stand under the report."""
NEXT_NAMED = 12
LIST_LEAST, TABLE_LEAST = 190, 150
"""Qt's own limit of a width, where there is to be none."""


class DataPage(Translated, QWidget):
    """Shows what `FileRequests` brings and sends what is done. `ask_wanted` carries a question to try.

    With `replacing` the rows are to take the place of a data set's: `replace_wanted` asks for the comparison.
    """

    ask_wanted = Signal(str)
    replace_wanted = Signal()
    next_wanted = Signal()
    replacing_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, reading: Reading, language: Language, requests: FileRequests) -> None:
        super().__init__()
        self._look, self._reading, self._language = look, reading, language
        self.requests = requests
        self._file: CheckedFile | None = None
        self._example = ""
        self._kind = ""
        self._added: DataSet | None = None
        self._replacing: DataSet | None = None
        self._namesake: DataSet | None = None
        self._next: list[str] = []
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        # At a large zoom in a small window the page scrolls instead of widening the window.
        area, host = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.setObjectName("host")
        area.setWidget(host)
        outer.addWidget(area, 1)
        column = QVBoxLayout(host)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._make_head())
        self.layout_bar = LayoutBar(look)
        column.addWidget(self.layout_bar)
        self.progress = ProgressLine(24)
        column.addWidget(self.progress)
        self.notices = NoticeBar(look)
        column.addWidget(NoticeLine(self.notices, 24, 8, 24, 8))
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._empty = EmptyPage()
        self.open_button = self._empty.open_button
        self.open_button.clicked.connect(self.choose_file)
        self._stack.addWidget(self._empty)
        self.report = ReportPanel(look, language)
        self.rows = RowsPanel(look, language)
        self._work = QWidget()
        self._sides = QHBoxLayout(self._work)
        set_measures(self._sides, 0, 0, 0, 0, 0)
        self._sides.addWidget(self.report)
        self._sides.addWidget(self.rows, 1)
        self._stack.addWidget(self._work)
        self.foot = FileFoot(language, requests)
        self.use_button = self.foot.use_button
        outer.addWidget(self.foot)
        self._connect()
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._show_state()
        self._on_look_changed()

    def _make_head(self) -> PageHead:
        head = self._head = PageHead()
        head.left.connect(self.left)
        self._picture = QLabel()
        set_icon(self._picture, "file", 16)
        self._name = ElidedLabel(role="meta")
        self.other_button = flat_button("import")
        self.other_button.clicked.connect(self.choose_file)
        self.next_button = flat_button("chevron-right")
        self.next_button.clicked.connect(self.next_wanted)
        self.next_button.hide()
        for widget in (self._picture, self._name, self.next_button, self.other_button):
            head.add(widget)
        return head

    def _connect(self) -> None:
        requests = self.requests
        requests.opened.connect(self._on_opened)
        requests.seen.connect(self._on_seen)
        requests.checked.connect(self._on_checked)
        requests.page_read.connect(self._on_page)
        requests.row_read.connect(self.rows.show_whole)
        requests.progressed.connect(self._on_progress)
        requests.busy_changed.connect(self._on_busy)
        requests.unreadable.connect(self._on_unreadable)
        requests.failed.connect(self._on_failed)
        requests.cancelled.connect(self._on_cancelled)
        requests.saved.connect(self._on_saved)
        requests.used.connect(self._on_used)
        requests.edits_dropped.connect(self._on_edits_dropped)
        requests.edits_kept.connect(self._on_edits_kept)
        self.layout_bar.chosen.connect(self._on_chosen)
        self.progress.cancel_button.clicked.connect(requests.cancel)
        self.report.kind_chosen.connect(self._show_kind)
        self.rows.model.page_wanted.connect(requests.fetch)
        self.rows.row_wanted.connect(requests.fetch_row)
        self.rows.all_wanted.connect(self._show_all)
        self.rows.repair_wanted.connect(self._on_repair_all)
        panel = self.rows.panel
        panel.fixed.connect(self._on_fixed)
        panel.left_out.connect(self._on_left_out)
        panel.repaired.connect(self._on_repaired)
        panel.confirmed.connect(self._on_confirmed)
        panel.place_wanted.connect(self._on_place_wanted)
        self.foot.saved.connect(self._on_saved)
        self.foot.failed.connect(self._on_failed)
        self.use_button.clicked.connect(self._on_use)
        self.notices.acted.connect(self._on_acted)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(requests.undo)

    # What is opened

    def choose_file(self) -> None:
        """Let the user choose a file and open it."""
        path = choose_data_file(self)
        if path:
            self.requests.open(path)

    def _on_opened(self, path: str) -> None:
        self._file, self._example, self._kind, self._added = None, "", "", None
        self.notices.close_notice()
        self.layout_bar.show_fields(False)
        self.layout_bar.show_layout(None, self.requests.choices)
        self.report.show_file(None, "")
        self.rows.clear()
        self.retranslate()
        self._show_state()

    def _on_chosen(self, choices: Choices) -> None:
        self.notices.close_notice()
        self.requests.choose(choices)

    def _on_seen(self, layout: FileLayout, rows: object) -> None:
        self.layout_bar.show_layout(layout, self.requests.choices)
        self.rows.show_first(layout, rows)  # type: ignore[arg-type]
        self._stack.setCurrentWidget(self._work)

    def _on_checked(self, file: CheckedFile) -> None:
        is_first, self._file = self._file is None, file
        if is_first:
            self._say_examined(file)
            self._offer_replacing()
        self.layout_bar.show_layout(file.layout, self.requests.choices)
        kind = self._kind
        if not any(found.kind == kind for found in file.findings):
            kind = ""
        self._kind = kind
        self.report.show_file(file, kind)
        self.rows.show_file(file, kind)
        self.retranslate()
        self._show_state()

    def _say_examined(self, file: CheckedFile) -> None:
        figures = self.tr("The file is examined. Rows read: {read}, used: {used}, set aside: {aside}")
        number = self._language.locale.toString
        announce(
            self,
            figures.format(
                read=number(file.row_count), used=number(file.used_count), aside=number(file.set_aside_count)
            ),
        )

    def _on_page(self, page: RowPage) -> None:
        self.rows.show_page(page)
        if not page.kind and not self._example:
            self._example = next((row.question for row in page.rows if row.state is RowState.USED), "")

    def _show_kind(self, kind: str) -> None:
        if self._file is not None:
            self._kind = kind
            self.rows.show_file(self._file, kind)

    def _show_all(self) -> None:
        if self._file is not None:
            self._kind = ""
            self.report.show_file(self._file, "")
            self.rows.show_file(self._file, "")

    def _on_place_wanted(self, number: int) -> None:
        self._show_all()
        self.rows.jump_to(number)

    # Edits

    def _on_fixed(self, number: int, question: str, answer: str) -> None:
        self.requests.edit(FixRow(number, question, answer))
        self.rows.table.setFocus()

    def _on_left_out(self, number: int, out: bool) -> None:
        self.requests.edit(LeaveOut(number, out))

    def _on_repaired(self, number: int) -> None:
        kinds = {found.kind for found in self._file.findings if found.repairable} if self._file else set()
        for kind in self.rows.kinds_shown:
            if kind in kinds:
                self.requests.edit(AcceptRepairs(kind, (number,)))

    def _on_confirmed(self, number: int) -> None:
        self.requests.edit(ConfirmRows("other_medicine", (number,)))
        self.rows.table.setFocus()

    def _on_repair_all(self, kind: str) -> None:
        self.requests.edit(AcceptRepairs(kind))

    # Out of the page

    def show_replacing(self, data_set: DataSet | None) -> None:
        """Let the rows take the place of a data set's, or be one of their own."""
        self._replacing = data_set
        self.retranslate()
        self._show_state()

    def show_namesake(self, data_set: DataSet | None) -> None:
        """There is a data set named like the file: once it is examined, offer to compare them."""
        self._namesake = data_set

    def _offer_replacing(self) -> None:
        namesake = self._namesake
        if namesake is not None and self._replacing is None:
            self.notices.show_notice(
                lambda: self.tr("You have data named “{name}” already.").format(name=namesake.name),
                lambda: self.tr(
                    "If this is a newer version, let it take that place: used beside it, both would answer."
                ),
                [("replace", lambda: self.tr("Compare and replace"))],
                icon="import",
            )

    def show_next(self, names: list[str]) -> None:
        """Offer the files that were dropped with this one and wait."""
        self._next = names
        self.next_button.setVisible(bool(names))
        self.retranslate()

    def _next_words(self) -> str:
        name = short_name(self._next[0], 24)
        if len(self._next) == 1:
            return self.tr("Next: {name}").format(name=name)
        return self.tr("Next: {name} (%Ln left)", "", len(self._next)).format(name=name)

    def _on_use(self) -> None:
        self.rows.panel.save_typed()
        self.notices.close_notice()
        if self._replacing is not None:
            self.replace_wanted.emit()
        else:
            self.requests.use()

    def _on_used(self, data_set: DataSet) -> None:
        self._added = data_set
        why = ""
        if self._example:
            why = self.tr("You can ask already, for example: “{question}”").format(question=self._example)
        self.notices.show_notice(
            lambda: self.tr("%Ln row(s) added to your data.", "", data_set.row_count),
            why,
            [("next", self._next_words)] if self._next else [("ask", lambda: self.tr("Ask"))],
            warning=False,
            icon="check",
        )
        self._show_state()

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "ask":
            self.ask_wanted.emit(self._example)
        elif action == "next":
            self.next_wanted.emit()
        elif action == "again":
            self.requests.open(self.requests.path)
        elif action == "replace":
            self.replacing_wanted.emit()

    # News

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.show_done(done, total)

    def _on_busy(self, busy: bool) -> None:
        self.progress.show_done(0, 0)
        self._show_state()

    def _on_unreadable(self, sentence: Sentence) -> None:
        """The one sentence of what cannot be read; the fields stay, for another choice may read it."""
        self._file = None
        self.report.show_file(None, "")
        self.rows.clear()
        self.notices.show_notice(
            lambda: self._reading.sentence(sentence),
            lambda: self.tr("Nothing was changed."),
            [("again", lambda: self.tr("Read it again"))],
            icon="error",
        )
        self._show_state()

    def _on_failed(self, sentence: Sentence) -> None:
        self.notices.show_notice(lambda: self._reading.sentence(sentence))

    def _on_cancelled(self, file_is_gone: bool) -> None:
        self.notices.show_notice(lambda: self.tr("Stopped. Nothing was changed."), warning=False)
        if file_is_gone:
            self._file = None
            self.report.show_file(None, "")
            self.rows.clear()
        self._show_state()

    def _on_saved(self, path: str) -> None:
        self.notices.show_notice(
            lambda: self.tr("Saved: {name}").format(name=Path(path).name),
            str(Path(path).parent),
            warning=False,
        )

    def _on_edits_dropped(self) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "Your corrections were taken back: the file is read another way, and its rows are others."
            )
        )

    def _on_edits_kept(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Your corrections from before still lie over this file."),
            lambda: self.tr("They are kept until you use its rows or close the program."),
            warning=False,
        )

    # Looks

    def _show_state(self) -> None:
        busy, file = self.requests.busy, self._file
        opened = bool(self.requests.path)
        self.progress.setVisible(busy)
        self._picture.setVisible(opened)
        self._name.setVisible(opened)
        self.other_button.setVisible(opened)
        self.layout_bar.setVisible(opened)
        showing_first = busy and self.rows.model.rowCount() > 0
        self._stack.setCurrentIndex(1 if file is not None or showing_first else 0)
        self.report.setEnabled(file is not None and not busy)
        self.rows.panel.setEnabled(not busy and not self._added)
        self.foot.show_file(file, self._replacing, added=self._added is not None)

    def retranslate(self) -> None:
        file = self._file
        self._head.title.setText(
            self.tr("Newer file for {name}").format(name=self._replacing.name)
            if self._replacing is not None
            else self.tr("A file")
        )
        name = Path(self.requests.path).name
        self._name.setText(f"{name} · {size_words(file.size_bytes, self._language.locale)}" if file else name)
        self.other_button.setText(self.tr("Another file"))
        if self._next:
            self.next_button.setText(self._next_words())
            more = ["…"] if len(self._next) > NEXT_NAMED else []
            self.next_button.setToolTip("\n".join([*self._next[:NEXT_NAMED], *more]))
        self.progress.show_words(
            self.tr("Reading and examining the file…"), self.tr("Progress"), self.tr("Cancel")
        )
        self._head.back_button.setText(self.tr("Data"))
        self._head.back_button.setToolTip(self.tr("Back to the overview (Esc)"))
        if file is not None:
            self.report.show_file(file, self._kind)
            self.rows.retranslate()
        self._look.dress(self.foot)
        self.foot.place()

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.rows.renew_look()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._look.px
        wide = 448 if self.width() >= px(1160) else 372 if self.width() >= px(NARROW) else 300
        beside = self.width() >= px(BESIDE)
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._head.title.setVisible(beside or self._replacing is not None)
        if beside:
            self.report.setFixedWidth(px(wide))
        else:
            self.report.setMinimumWidth(0)
            self.report.setMaximumWidth(ANY_WIDTH)
        for scrolled, least in ((self.report.list, LIST_LEAST), (self.rows.table, TABLE_LEAST)):
            scrolled.setMinimumHeight(0 if beside else px(least))
        self.foot.place()
