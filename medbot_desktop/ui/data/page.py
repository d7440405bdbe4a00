"""The data page: open a file, see how it was understood and what is wrong with it, mend it, use its rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.checked import AcceptRepairs, ConfirmRows, FixRow, LeaveOut, RowState
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.chat.welcome import choose_data_file
from medbot_desktop.ui.data.layout_bar import LayoutBar
from medbot_desktop.ui.data.report_panel import ReportPanel
from medbot_desktop.ui.data.report_pdf import write_pdf
from medbot_desktop.ui.data.rows_panel import RowsPanel
from medbot_desktop.ui.data.words import size_words
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_icon, set_measures
from medbot_desktop.ui.tuning.frames import Foot

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.checked import CheckedFile, Choices, FileLayout, RowPage
    from medbot_desktop.domain.rows import DataSet
    from medbot_desktop.ui.data.requests import FileRequests
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

NARROW = 1000
BESIDE = 620
"""Below this width the rows stand under the report."""
LIST_LEAST, TABLE_LEAST = 190, 150
MOST = 16_777_215
"""Qt's own limit of a width, where there is to be none."""


class DataPage(Translated, QWidget):
    """Shows what `FileRequests` brings and sends what is done. `ask_wanted` carries a question to try.

    With `replacing` the rows are to take the place of a data set's: `replace_wanted` asks for the comparison.
    """

    ask_wanted = Signal(str)
    replace_wanted = Signal()
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
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        # At a large zoom in a small window the page scrolls instead of widening the window.
        area, host = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host.setObjectName("host")
        area.setWidget(host)
        outer.addWidget(area)
        column = QVBoxLayout(host)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._make_head())
        self.layout_bar = LayoutBar(look)
        column.addWidget(self.layout_bar)
        column.addWidget(self._make_progress())
        self.notices = NoticeBar(look)
        self._notice_line = QWidget()
        line = QHBoxLayout(self._notice_line)
        set_measures(line, 24, 8, 24, 8, 0)
        line.addWidget(self.notices)
        self._notice_line.hide()
        # The bar hides itself; the room around it goes with it.
        self.notices.installEventFilter(self)
        column.addWidget(self._notice_line)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._make_empty())
        self.report = ReportPanel(look, language)
        self.rows = RowsPanel(look, language)
        self._work = QWidget()
        self._sides = QHBoxLayout(self._work)
        set_measures(self._sides, 0, 0, 0, 0, 0)
        self._sides.addWidget(self.report)
        self._sides.addWidget(self.rows, 1)
        self._stack.addWidget(self._work)
        column.addWidget(self._make_foot())
        self._connect()
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._show_state()
        self._on_look_changed()

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        set_fixed(head, height=56)
        line = QHBoxLayout(head)
        set_measures(line, 16, 0, 24, 0, 8)
        self.back_button = QToolButton()
        self.back_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.back_button, "undo", 16)
        self.back_button.clicked.connect(self.left)
        line.addWidget(self.back_button)
        self._title = ElidedLabel(role="title")
        line.addWidget(self._title)
        line.addStretch(1)
        self._picture = QLabel()
        set_icon(self._picture, "file", 16)
        self._name = ElidedLabel(role="meta")
        line.addWidget(self._picture)
        line.addWidget(self._name)
        self.other_button = QToolButton()
        self.other_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.other_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.other_button, "import", 16)
        self.other_button.clicked.connect(self.choose_file)
        line.addWidget(self.other_button)
        return head

    def _make_progress(self) -> QWidget:
        self._progress_line = QWidget()
        line = QHBoxLayout(self._progress_line)
        set_measures(line, 24, 8, 24, 8, 12)
        self._doing = Label(role="quiet", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.cancel_button = QPushButton()
        self.cancel_button.setProperty("variant", "small")
        line.addWidget(self._doing, 1)  # words that wrap take the least room they are left
        line.addWidget(self._bar, 2)
        line.addWidget(self.cancel_button)
        return self._progress_line

    def _make_empty(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = QWidget()
        host.setObjectName("host")
        area.setWidget(host)
        column = QVBoxLayout(host)
        set_measures(column, 24, 48, 24, 24, 10)
        self._empty_title = Label(role="title", wrap=True)
        self._empty_words = Label(role="quiet", wrap=True)
        self._empty_kinds = Label(role="hint", wrap=True)
        self.open_button = QPushButton()
        self.open_button.setProperty("variant", "primary")
        set_icon(self.open_button, "import", 18, "on_accent")
        self.open_button.clicked.connect(self.choose_file)
        column.addWidget(self._empty_title)
        column.addWidget(self._empty_words)
        column.addSpacing(6)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._empty_kinds)
        column.addStretch(1)
        return area

    def _make_foot(self) -> Foot:
        self.undo_button = QToolButton()
        self.undo_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.undo_button, "undo", 16)
        self.report_button, self.copy_button, self.use_button = QPushButton(), QPushButton(), QPushButton()
        set_icon(self.report_button, "export", 16, "text")
        set_icon(self.copy_button, "table", 16, "text")
        set_icon(self.use_button, "chevron-right", 16, "on_accent")
        self.use_button.setProperty("variant", "primary")
        self._report_menu = QMenu(self)
        self.csv_action = self._report_menu.addAction("")
        self.pdf_action = self._report_menu.addAction("")
        self.report_button.setMenu(self._report_menu)
        self._foot = Foot(self.undo_button, self.report_button, self.copy_button, self.use_button)
        return self._foot

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
        self.layout_bar.chosen.connect(self._on_chosen)
        self.cancel_button.clicked.connect(requests.cancel)
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
        self.undo_button.clicked.connect(requests.undo)
        self.csv_action.triggered.connect(self._on_csv)
        self.pdf_action.triggered.connect(self._on_pdf)
        self.copy_button.clicked.connect(self._on_copy)
        self.use_button.clicked.connect(self._on_use)
        self.notices.acted.connect(self._on_acted)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, requests.undo),
            (QKeySequence.StandardKey.Redo, requests.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notices and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._notice_line.setVisible(not self.notices.isHidden())
        return super().eventFilter(watched, event)

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
        if self._file is None:
            self._say_examined(file)
        self._file = file
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

    def _ask_path(self, words: str, ending: str, kinds: str) -> str:
        self.rows.panel.save_typed()
        source = Path(self.requests.path)
        start = str(source.with_name(f"{source.stem}{ending}"))
        path, _filter = QFileDialog.getSaveFileName(self, words, start, kinds)
        return path

    def _on_copy(self) -> None:
        path = self._ask_path(self.copy_button.text(), self.tr("_repaired") + ".csv", "CSV (*.csv)")
        if path:
            self.requests.save_copy(path)

    def _on_csv(self) -> None:
        path = self._ask_path(self.report_button.text(), self.tr("_report") + ".csv", "CSV (*.csv)")
        if path:
            self.requests.save_report(path, self._language.code)

    def _on_pdf(self) -> None:
        path = self._ask_path(self.report_button.text(), self.tr("_report") + ".pdf", "PDF (*.pdf)")
        if not path or self._file is None:
            return
        try:
            write_pdf(self._file, path, self._language)
        except MedBotError as error:
            self._on_failed(Sentence.of(error))
        else:
            self._on_saved(path)

    def show_replacing(self, data_set: DataSet | None) -> None:
        """Let the rows take the place of a data set's, or be one of their own."""
        self._replacing = data_set
        self.retranslate()
        self._show_state()

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
            lambda: self.tr("%n row(s) added to your data.", "", data_set.row_count),
            why,
            [("ask", lambda: self.tr("Ask"))],
            warning=False,
            icon="check",
        )
        self._show_state()

    def _on_acted(self, action: str) -> None:
        if action == "ask":
            self.notices.close_notice()
            self.ask_wanted.emit(self._example)

    # News

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1) if total > 1 else 0)
        self._bar.setValue(done)

    def _on_busy(self, busy: bool) -> None:
        self._bar.setRange(0, 0)
        self._show_state()

    def _on_unreadable(self, sentence: Sentence) -> None:
        """The one sentence of what cannot be read; the fields stay, for another choice may read it."""
        self._file = None
        self.report.show_file(None, "")
        self.rows.clear()
        self.notices.show_notice(
            lambda: self._reading.sentence(sentence), lambda: self.tr("Nothing was changed."), icon="error"
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

    # Looks

    def _show_state(self) -> None:
        busy, file = self.requests.busy, self._file
        opened = bool(self.requests.path)
        self._progress_line.setVisible(busy)
        self._picture.setVisible(opened)
        self._name.setVisible(opened)
        self.other_button.setVisible(opened)
        self.layout_bar.setVisible(opened)
        self._foot.setVisible(file is not None)
        showing_first = busy and self.rows.model.rowCount() > 0
        self._stack.setCurrentIndex(1 if file is not None or showing_first else 0)
        self.report.setEnabled(file is not None and not busy)
        self.rows.panel.setEnabled(not busy and not self._added)
        for button in (self.report_button, self.copy_button):
            button.setEnabled(not busy)
        self.use_button.setEnabled(not busy and file is not None and file.used_count > 0 and not self._added)
        self.undo_button.setEnabled(not busy and self.requests.can_undo and not self._added)

    def retranslate(self) -> None:
        file = self._file
        self._title.setText(
            self.tr("Newer file for {name}").format(name=self._replacing.name)
            if self._replacing is not None
            else self.tr("A file")
        )
        name = Path(self.requests.path).name
        self._name.setText(f"{name} · {size_words(file.size_bytes)}" if file else name)
        self.other_button.setText(self.tr("Another file"))
        self._doing.setText(self.tr("Reading and examining the file…"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._empty_title.setText(self.tr("Bring your own questions and answers"))
        self._empty_words.setText(
            self.tr(
                "Open the file of your pharmacy, or drop it onto this window. It is read and examined first; "
                "you see what is wrong with it, and nothing in it is changed."
            )
        )
        self._empty_kinds.setText(self.tr("CSV, Excel, LibreOffice or JSON lines, of any size."))
        self.open_button.setText(self.tr("Open a file"))
        self.undo_button.setText(self.tr("Undo"))
        self.report_button.setText(self.tr("Save the report"))
        self.csv_action.setText(self.tr("As CSV, with every row"))
        self.pdf_action.setText(self.tr("As PDF, to print"))
        self.copy_button.setText(self.tr("Save a repaired copy"))
        if self._replacing is not None:
            self.use_button.setText(self.tr("Compare with {name}").format(name=self._replacing.name))
        else:
            self.use_button.setText(self.tr("Use %n row(s)", "", file.used_count if file else 0))
        self.back_button.setText(self.tr("Data"))
        self.back_button.setToolTip(self.tr("Back to the overview (Esc)"))
        if file is not None:
            print_ = f"{file.fingerprint[:4]}…{file.fingerprint[-4:]}"
            words = self.tr("If the file changes, it is noticed. Fingerprint {print}").format(print=print_)
            self._foot.words.setText(words)
            self.report.show_file(file, self._kind)
            self.rows.retranslate()
        tip = self.tr("Undo (Ctrl+Z)")
        self.undo_button.setToolTip(tip)
        self._look.dress(self._foot)
        self._foot.place()

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
        self._title.setVisible(beside or self._replacing is not None)
        if beside:
            self.report.setFixedWidth(px(wide))
        else:
            self.report.setMinimumWidth(0)
            self.report.setMaximumWidth(MOST)
        for scrolled, least in ((self.report.list, LIST_LEAST), (self.rows.table, TABLE_LEAST)):
            scrolled.setMinimumHeight(0 if beside else px(least))
        self._foot.place()
