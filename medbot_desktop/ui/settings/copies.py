"""The copies of everything: made, proved, restored after a look at what that changes, taken along as one file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.copies import CopyFault, CopyReason
from medbot_desktop.storage.one_file import ENDING
from medbot_desktop.ui.chat.notices import NoticeBar, Words
from medbot_desktop.ui.days import date_words, moment_words
from medbot_desktop.ui.everything import choose_everything_file, documents, everything_kind
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.settings.fields import FoldingLine
from medbot_desktop.ui.settings.restore_panel import RestorePanel, contents_words
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.copies import Copy, Proof
    from medbot_desktop.services.backups import Offer
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look

FEW = 6


class CopyLine(QFrame):
    """One copy: when, why, what is in it, and a way to restore it."""

    restore_wanted = Signal(object)

    def __init__(self, look: Look, language: Language, copy: Copy, first: bool) -> None:
        super().__init__()
        self._copy, self._language = copy, language
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        if not first:
            rule = QFrame()
            rule.setObjectName("rule")
            outer.addWidget(rule)
        inner = FoldingLine(look, 320)
        line = inner.line
        set_measures(line, 14, 8, 10, 8, 12)
        outer.addWidget(inner)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        title = QWidget()
        title.setMinimumHeight(look.px(18))  # as high without a tag as with one
        name = FlowLayout(title)
        set_measures(name, 0, 0, 0, 0, 8)
        self.when = moment_words(copy.made_at, language.locale)
        name.addWidget(Label(self.when, role="strong"))
        tag = self._tag()
        if tag:
            name.addWidget(Label(tag, role="tag"))
        words.addWidget(title)
        if copy.fault:
            fault = Label(self._fault(), role="warning", wrap=True)
            words.addWidget(fault)
        else:
            words.addWidget(Label(self._meta(), role="meta", wrap=True))
        line.addLayout(words, 1)
        self.restore_button = QPushButton(self.tr("Restore…"))
        self.restore_button.setProperty("variant", "small")
        self.restore_button.setAccessibleName(self.tr("Restore the copy of {when}").format(when=self.when))
        self.restore_button.clicked.connect(self._on_restore)
        line.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Once it has its place: made visible before, it is a window of its own for a moment and takes the keyboard.
        self.restore_button.setVisible(not copy.fault)
        look.dress(self)
        let_shrink(self)

    def _tag(self) -> str:
        if self._copy.elsewhere:
            return self.tr("second place")
        return {
            CopyReason.BY_HAND: self.tr("made by you"),
            CopyReason.BEFORE_RESTORE: self.tr("before restoring"),
        }.get(self._copy.reason, "")

    def _meta(self) -> str:
        copy = self._copy
        parts = [contents_words(copy.contents, short=True)] if copy.contents else []
        usual = QLocale.DataSizeFormat.DataSizeTraditionalFormat
        parts.append(self._language.locale.formattedDataSize(copy.size_bytes, 1, usual))
        if copy.checked_at:
            day = date_words(
                datetime.fromtimestamp(copy.checked_at).date(), datetime.now().date(), self._language.locale
            )
            parts.append(self.tr("checked on {day}").format(day=day))
        return " · ".join(parts)

    def _fault(self) -> str:
        return {
            CopyFault.NO_LIST: self.tr("Its list of contents is missing: it cannot be relied on."),
            CopyFault.INCOMPLETE: self.tr("Part of it is missing: it cannot be restored."),
            CopyFault.CHANGED: self.tr("It is not what it was when it was made: it cannot be restored."),
            CopyFault.DAMAGED: self.tr("It is damaged: it cannot be restored."),
        }.get(self._copy.fault, "")

    def _on_restore(self) -> None:
        self.restore_wanted.emit(self._copy)


class CopiesSettings(Translated, QWidget):
    """Shows the copies; what is to be done with them leaves as signals."""

    make_wanted = Signal()
    prove_wanted = Signal()
    folder_offered = Signal(object)
    file_offered = Signal(object)
    export_wanted = Signal(object)
    restore_wanted = Signal(object)
    offer_dropped = Signal(object)
    second_folder_chosen = Signal(str)
    notice_acted = Signal(str)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading, self._language = look, reading, reading.language
        language = reading.language
        self._copies: Sequence[Copy] = ()
        self._second_folder = ""
        self._all_shown = False
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 12)
        heading = QVBoxLayout()
        set_measures(heading, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        heading.addWidget(self._title)
        heading.addWidget(self._sub)
        column.addLayout(heading)
        self.make_button = self._button("copy", primary=True)
        self.make_button.clicked.connect(self.make_wanted)
        self.prove_button = self._button("check")
        self.prove_button.clicked.connect(self.prove_wanted)
        column.addWidget(self._line(self.make_button, self.prove_button))
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_notice_acted)
        column.addWidget(self.notices)
        self.restore_panel = RestorePanel(look, language)
        self.restore_panel.accepted.connect(self._on_restore_accepted)
        self.restore_panel.dropped.connect(self._on_restore_dropped)
        self.restore_panel.hide()
        column.addWidget(self.restore_panel)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        self._lines = QVBoxLayout(self._panel)
        set_measures(self._lines, 0, 0, 0, 0, 0)
        column.addWidget(self._panel)
        self.all_button = self._button("")
        self.all_button.clicked.connect(self._on_all)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._second_title, self._second_words = (
            Label(role="strong", wrap=True),
            Label(role="quiet", wrap=True),
        )
        self.folder_button = self._button("folder")
        self.folder_button.clicked.connect(self._on_folder)
        self.no_folder_button = self._button("")
        self.no_folder_button.clicked.connect(self._on_no_folder)
        self._add_part(
            column, self._second_title, self._second_words, self.folder_button, self.no_folder_button
        )
        self._file_title, self._file_words = Label(role="strong", wrap=True), Label(role="quiet", wrap=True)
        self.export_button = self._button("export")
        self.export_button.clicked.connect(self._on_export)
        self.import_button = self._button("import")
        self.import_button.clicked.connect(self._on_import)
        self._add_part(column, self._file_title, self._file_words, self.export_button, self.import_button)
        column.addStretch(1)
        self.retranslate()

    def _button(self, icon: str, primary: bool = False) -> QPushButton:
        button = QPushButton()
        if primary:
            button.setProperty("variant", "primary")
        if icon:
            set_icon(button, icon, 18, "on_accent" if primary else "text")
        return button

    def _line(self, *buttons: QPushButton) -> QWidget:
        host = QWidget()
        line = FlowLayout(host)
        set_measures(line, 0, 0, 0, 0, 8)
        for button in buttons:
            line.addWidget(button)
        return host

    def _add_part(self, column: QVBoxLayout, title: QLabel, words: QLabel, *buttons: QPushButton) -> None:
        part = QVBoxLayout()
        set_measures(part, 0, 6, 0, 0, 4)
        part.addWidget(title)
        part.addWidget(words)
        part.addSpacing(4)
        part.addWidget(self._line(*buttons))
        column.addLayout(part)

    def show_copies(self, copies: Sequence[Copy], second_folder: str) -> None:
        self._copies, self._second_folder = copies, second_folder
        self.retranslate()

    def show_busy(self, busy: bool, words: Words = "") -> None:
        """While something is being done with copies nothing else can be asked for."""
        for button in (self.make_button, self.prove_button, self.export_button, self.import_button):
            button.setEnabled(not busy)
        self._panel.setEnabled(not busy)
        self.restore_panel.setEnabled(not busy)
        if words:
            self.notices.show_notice(words, warning=False, icon="copy")

    def show_offer(self, offer: Offer) -> None:
        """Show what restoring would change; it happens only when that is accepted."""
        self.notices.close_notice()
        self.restore_panel.show_offer(offer)
        self.restore_panel.show()
        self.restore_panel.drop_button.setFocus()

    def show_sentence(self, sentence: Sentence) -> None:
        self.notices.show_notice(lambda: self._reading.sentence(sentence))

    def show_proof(self, proof: Proof) -> None:
        whole = (
            proof.turns_read == proof.contents.turns
            and proof.rows_read == proof.contents.rows
            and proof.found_by_search
        )
        self.notices.show_notice(
            lambda: self.tr("The copy of {when} was restored into an empty folder and opened.").format(
                when=moment_words(proof.copy.made_at, self._language.locale)
            ),
            lambda: self._read_of(proof),
            warning=not whole,
            icon="check" if whole else "",
        )

    def _read_of(self, proof: Proof) -> str:
        read = self.tr("Questions read: {turns} of {all_turns}. Rows read: {rows} of {all_rows}.").format(
            turns=proof.turns_read,
            all_turns=proof.contents.turns,
            rows=proof.rows_read,
            all_rows=proof.contents.rows,
        )
        found = (
            self.tr("The search finds its newest question.")
            if proof.found_by_search
            else self.tr("The search does not find its newest question.")
        )
        return f"{read} {found}"

    def retranslate(self) -> None:
        self._title.setText(self.tr("Copies"))
        self._sub.setText(
            self.tr(
                "A copy of everything is made by itself each day, on this computer. Nothing is sent anywhere."
            )
        )
        self.make_button.setText(self.tr("Make a copy now"))
        self.prove_button.setText(self.tr("Test the newest"))
        self.prove_button.setToolTip(
            self.tr(
                "It is restored into an empty folder, read whole and removed again. Nothing here changes."
            )
        )
        self._second_title.setText(self.tr("A second place"))
        self._second_words.setText(
            self.tr("Each copy is also put into {folder}.").format(folder=self._second_folder)
            if self._second_folder
            else self.tr("On a USB stick or a drive of the network each copy also survives this computer.")
        )
        self.folder_button.setText(self.tr("Choose a folder…"))
        self.no_folder_button.setText(self.tr("Only on this computer"))
        self.no_folder_button.setVisible(bool(self._second_folder))
        self._file_title.setText(self.tr("Everything as one file"))
        self._file_words.setText(
            self.tr(
                "For a new computer: questions, answers, data sets, models and settings. Keys are not in it."
            )
        )
        self.export_button.setText(self.tr("Save as one file…"))
        self.import_button.setText(self.tr("Bring in a file…"))
        self._show_lines()

    def _show_lines(self) -> None:
        clear(self._lines)
        shown = self._copies if self._all_shown else self._copies[:FEW]
        for number, copy in enumerate(shown):
            line = CopyLine(self._look, self._language, copy, first=not number)
            line.restore_wanted.connect(self._on_restore_wanted)
            add_shown(self._lines, line)
        if not shown:
            empty = Label(
                self.tr("There is no copy yet. The first one is made today."), role="quiet", wrap=True
            )
            empty.setContentsMargins(14, 12, 14, 12)
            add_shown(self._lines, empty)
        self.all_button.setText(self.tr("Show all %Ln", "", len(self._copies)))
        self.all_button.setVisible(len(shown) < len(self._copies))

    def _on_all(self) -> None:
        self._all_shown = True
        self._show_lines()

    def _on_restore_wanted(self, copy: Copy) -> None:
        self.folder_offered.emit(copy.folder)

    def _on_restore_accepted(self, offer: Offer) -> None:
        self.restore_panel.hide()
        self.restore_wanted.emit(offer)

    def _on_restore_dropped(self, offer: Offer) -> None:
        self.restore_panel.hide()
        self.offer_dropped.emit(offer)

    def _on_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder for a second copy"), self._second_folder
        )
        if path:
            self.second_folder_chosen.emit(path)

    def _on_no_folder(self) -> None:
        self.second_folder_chosen.emit("")

    def _on_export(self) -> None:
        name = f"MedBot {datetime.now():%Y-%m-%d}{ENDING}"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save everything as one file"), str(Path(documents()) / name), everything_kind()
        )
        if path:
            target = Path(path)
            self.export_wanted.emit(target if target.suffix else target.with_suffix(ENDING))

    def _on_import(self) -> None:
        path = choose_everything_file(self)
        if path:
            self.file_offered.emit(Path(path))

    def _on_notice_acted(self, action: str) -> None:
        self.notices.close_notice()
        self.notice_acted.emit(action)
