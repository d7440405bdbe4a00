"""Step Set aside: what the run learns from, where its questions come from, and what is held out to score it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.domain.tuning import QuestionKind
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import ElidedLabel, Label, breakable
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.frames import FigureRow, Foot, Panel, action_button, rule, scrolling
from medbot_desktop.ui.tuning.words import sentence_words

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.providers import HostedSettings, ProviderSpec
    from medbot_desktop.domain.tuning import Estimate
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.source import ChosenSource


class SourceLine(QFrame):
    """One source of questions: what it is and holds, and up to two buttons."""

    def __init__(self, first: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        if not first:
            column.addWidget(rule())
        line = QHBoxLayout()
        set_measures(line, 0, 9, 0, 9, 8)
        column.addLayout(line)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        self.name, self.state = ElidedLabel(role="strong"), Label(role="meta", wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.state)
        line.addLayout(words, 1)
        self.buttons = [QPushButton(), QPushButton()]
        flow = FlowLayout(to_the_right=True)
        set_measures(flow, 0, 0, 0, 0, 8)
        for button in self.buttons:
            button.setProperty("variant", "small")
            flow.addWidget(button)
            button.hide()
        line.addLayout(flow)

    def show_words(self, name: str, state: str, *buttons: str) -> None:
        """Show the words and as many buttons as there are words for them."""
        self.name.setText(name)
        self.state.setText(state)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(buttons))
            if number < len(buttons):
                button.setText(buttons[number])
                button.setAccessibleName(f"{buttons[number]}: {name}")


class AsidePage(Translated, QWidget):
    """Shows and changes the chosen source; what else is wanted leaves as signals."""

    consent_chosen = Signal(bool)
    teach_wanted = Signal()
    data_wanted = Signal()
    run_wanted = Signal()

    def __init__(self, look: Look, language: Language, source: ChosenSource) -> None:
        super().__init__()
        self._look, self._language, self._source = look, language, source
        self._estimate: Estimate | None = None
        self._trouble: Sentence | None = None
        self._folds = 0
        self._consent: bool | None = None
        self._n_chat = self._n_taught = 0
        self._providers: list[ProviderSpec] = []
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 24, 16, 24, 16, 12)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        self.notices = NoticeBar(look)
        column.addWidget(self.notices)
        self._make_sources(column)
        self._make_held_out(column)
        self._hosted = Label(role="meta", wrap=True)
        self._hosted.hide()
        column.addWidget(self._hosted)
        column.addStretch(1)
        outer.addWidget(scrolling(host), 1)
        self.back_button = action_button("table")
        self.next_button = action_button("chevron-right", primary=True)
        self.back_button.clicked.connect(self.data_wanted)
        self.next_button.clicked.connect(self.run_wanted)
        self.foot = Foot(self.back_button, self.next_button)
        outer.addWidget(self.foot)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        source.listed.connect(self._show_source)
        source.changed.connect(self._show_source)
        self.retranslate()

    def _make_sources(self, column: QVBoxLayout) -> None:
        self._learn = Panel()
        data = QHBoxLayout()
        set_measures(data, 0, 2, 0, 4, 10)
        self._data_label = FlowLabel(role="quiet")
        self.data_box = ChoiceBox(self._look)
        self.data_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.data_box.setMinimumContentsLength(12)
        self.data_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.data_box.activated.connect(self._on_data_chosen)
        data.addWidget(self._data_label)
        data.addWidget(self.data_box, 4)
        data.addStretch(1)
        self._learn.column.addLayout(data)
        column.addWidget(self._learn)
        self._questions = Panel()
        self.file_line, self.chat_line, self.teach_line = SourceLine(first=True), SourceLine(), SourceLine()
        for line in (self.file_line, self.chat_line, self.teach_line):
            self._questions.column.addWidget(line)
        self.file_line.buttons[0].clicked.connect(self._on_file)
        self.file_line.buttons[1].clicked.connect(self._on_no_file)
        self.chat_line.buttons[0].clicked.connect(self._on_consent)
        self.chat_line.buttons[1].clicked.connect(self._on_refuse)
        self.teach_line.buttons[0].clicked.connect(self.teach_wanted)
        column.addWidget(self._questions)

    def _make_held_out(self, column: QVBoxLayout) -> None:
        self._held_out = Panel()
        self._figures = FigureRow(self._look, 4)
        self._cards = self._figures.cards
        self._held_out.column.addWidget(self._figures)
        self._verdict, self._how = Label(wrap=True), Label(role="meta", wrap=True)
        self._held_out.column.addWidget(self._verdict)
        self._held_out.column.addWidget(self._how)
        column.addWidget(self._held_out)

    # What is shown

    def show_hosted(self, hosted: HostedSettings) -> None:
        """Say of the hosted models that are switched on what can be trained of them: before any data is prepared."""
        self._providers = [spec for spec in PROVIDERS.values() if hosted.of(spec.id).accepted]
        self._show_providers()

    def _show_providers(self) -> None:
        told = [f"{spec.name}: {say(self._language.code, spec.tuning)}" for spec in self._providers]
        self._hosted.setText("\n".join(told))
        self._hosted.setVisible(bool(told))

    def show_questions(self, consent: bool | None, n_chat: int, n_taught: int) -> None:
        """How many questions of the chat and of the sittings are known; `consent` None while nobody was asked."""
        self._consent, self._n_chat, self._n_taught = consent, n_chat, n_taught
        self._show_state()

    def show_estimate(self, estimate: Estimate | None, folds: int, trouble: Sentence | None = None) -> None:
        """What the worker counted with these rounds; None while it counts, or with the trouble it has."""
        self._estimate, self._folds, self._trouble = estimate, folds, trouble
        self._show_state()

    # What is done

    def _on_data_chosen(self) -> None:
        self._source.choose(int(self.data_box.currentData()))

    def _on_file(self) -> None:
        path = choose_questions_file(self, self.tr("A file with questions"))
        if path:
            self._source.take_questions(path)

    def _on_no_file(self) -> None:
        self._source.take_questions("")

    def _on_consent(self) -> None:
        self.consent_chosen.emit(not self._consent)

    def _on_refuse(self) -> None:
        self.consent_chosen.emit(False)

    # Looks

    def _show_source(self) -> None:
        self._fill_box()
        self._show_state()

    def _fill_box(self) -> None:
        self.data_box.clear()
        for data_set in self._source.data_sets:
            rows = self.tr("%Ln row(s)", "", data_set.row_count)
            self.data_box.addItem(f"{data_set.name} · {rows}", data_set.id)
        self.data_box.setCurrentIndex(max(self.data_box.findData(self._source.dataset_id), 0))

    def _show_state(self) -> None:
        has_data = bool(self._source.data_sets)
        for panel in (self._questions, self._held_out):
            panel.setVisible(has_data)
        self.data_box.setVisible(has_data)
        self._data_label.setText(self.tr("Data set") if has_data else self.tr("There is no data yet."))
        self.back_button.setText(self.tr("Other data") if has_data else self.tr("Open a file"))
        self.next_button.setEnabled(has_data and self._trouble is None)
        self._show_lines()
        self._show_held_out()
        self.foot.words.setText("")

    def _show_lines(self) -> None:
        name = self.tr("A file with questions")
        if self._source.questions_path:
            state = breakable(Path(self._source.questions_path).name)
            self.file_line.show_words(name, state, self.tr("Another file"), self.tr("Leave it out"))
        else:
            state = self.tr("A question a line, with the number of the row that answers it.")
            self.file_line.show_words(name, state, self.tr("Choose a file"))
        name = self.tr("Questions from your history")
        if self._consent:
            state = self.tr("%Ln question(s) whose right row is known.", "", self._n_chat)
            self.chat_line.show_words(name, state, self.tr("Do not use them"))
        elif self._consent is None:
            state = self.tr(
                "What you judged right, chose or corrected in the chat. It stays on this computer. May it be used?"
            )
            self.chat_line.show_words(name, state, self.tr("Use them"), self.tr("Do not use them"))
        else:
            self.chat_line.show_words(name, self.tr("They are not used."), self.tr("Use them"))
        state = (
            self.tr("%Ln question(s) taught.", "", self._n_taught)
            if self._n_taught
            else self.tr("A row is shown, you type how it is asked here. Twenty help already.")
        )
        self.teach_line.show_words(self.tr("Teach it yourself"), state, self.tr("Teach"))

    def _show_held_out(self) -> None:
        estimate, locale = self._estimate, self._language.locale
        trouble = self._trouble
        self._figures.setVisible(estimate is not None)
        if estimate is None:
            words = sentence_words(trouble, self._language) if trouble else self.tr("Counting…")
            self._verdict.setText(words)
            self._how.setText(self.tr("More rows or more questions are needed.") if trouble else "")
            return
        number = locale.toString
        self._cards[0].show_figure(self.tr("Rows"), number(estimate.n_rows), self.tr("in the data"))
        self._cards[1].show_figure(
            self.tr("Groups"), number(estimate.n_groups), self.tr("kept whole: same answer or same question")
        )
        self._cards[2].show_figure(
            self.tr("Questions people asked"), number(estimate.n_questions), self.tr("with a known row")
        )
        self._cards[3].show_figure(
            self.tr("Rounds"),
            number(self._folds),
            self.tr("each sets one part aside and learns from the others"),
        )
        kind = estimate.kind
        self._verdict.setVisible(kind is not None)
        if kind is QuestionKind.REAL:
            self._verdict.setText(self.tr("The verdict will rest on the questions people asked."))
        elif kind is QuestionKind.ROW:
            self._verdict.setText(
                self.tr(
                    "The verdict will rest on the rows' own questions, for there are too few that people asked. "
                    "Those say more: teach some."
                )
            )
        self._how.setText(
            self.tr(
                "Every question is set aside once. It is scored by a model that has not seen it, nor any of its group."
            )
        )

    def _on_look_changed(self) -> None:
        self.data_box.setMaximumWidth(self._look.px(480))

    def retranslate(self) -> None:
        self._show_providers()
        self._title.setText(self.tr("What it learns from, and what is set aside"))
        self._sub.setText(
            self.tr("A part is always kept away from learning: the result is scored on that part alone.")
        )
        self._learn.show_words(self.tr("It learns from"))
        self._questions.show_words(
            self.tr("Questions people ask"),
            self.tr("The most useful thing you can give it. All sources count together."),
        )
        self._held_out.show_words(self.tr("What is set aside"))
        self.data_box.setAccessibleName(self.tr("Data set"))
        self.next_button.setText(self.tr("On to the run"))
        self._show_source()


def choose_questions_file(parent: QWidget, title: str) -> str:
    """Let the user choose a file of questions; "" if he does not."""
    kinds = "CSV, XLSX, ODS, JSONL (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.jsonl)"
    path, _filter = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return path
