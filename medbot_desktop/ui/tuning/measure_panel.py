"""A hosted model measured on the user's own questions: chosen one by one, what it takes told first, both ways shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from medbot_desktop.domain.measuring import what_it_takes
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.texts import say
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.chosen_bar import ChosenBar
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_fixed, set_measures
from medbot_desktop.ui.tuning.aside_page import choose_questions_file
from medbot_desktop.ui.tuning.frames import Panel, action_button
from medbot_desktop.ui.tuning.measured_view import MeasuredView
from medbot_desktop.ui.tuning.words import sentence_words

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.measuring import Held, Measured
    from medbot_desktop.domain.providers import HostedSettings
    from medbot_desktop.ui.theme import Look

TICKED_AT_FIRST = 20
LIST_HEIGHT, LINE_HEIGHT = 168, 28


class MeasurePanel(Translated, Panel):
    """Shown where a hosted model is switched on. `prepare_wanted` carries the file's path, `measure_wanted` the
    provider and the questions.
    """

    prepare_wanted = Signal(str)
    measure_wanted = Signal(str, object)
    stop_wanted = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._models: dict[str, str] = {}
        self._path = ""
        self._held: tuple[Held, ...] = ()
        self._asked: tuple[Held, ...] = ()
        self._left_out = self._more = 0
        self._state = "idle"  # preparing, prepared, measuring
        self._trouble: Sentence | None = None
        self._make_choice()
        self.bar = ProgressBar()
        self._going = Label(role="quiet", wrap=True)
        self._make_questions()
        self.view = MeasuredView(look, language)
        for part in (self.bar, self._going, self._chosen, self.view):
            self.column.addWidget(part)
        self.setVisible(False)
        self.retranslate()

    def _make_choice(self) -> None:
        line = QHBoxLayout()
        set_measures(line, 0, 2, 0, 2, 8)
        self.file_button = action_button("file", small=True)
        self._name = ElidedLabel(role="meta")
        self.file_button.clicked.connect(self._on_file)
        line.addWidget(self.file_button)
        line.addWidget(self._name, 1)
        self.column.addLayout(line)
        flow = FlowLayout()
        set_measures(flow, 0, 2, 0, 2, 8)
        self.model_box = ChoiceBox(self._look)
        self.model_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model_box.setMinimumContentsLength(24)
        self.model_box.currentIndexChanged.connect(self._show_cost)
        self.prepare_button = action_button("eye", small=True)
        self.prepare_button.clicked.connect(self._on_prepare)
        flow.addWidget(self.model_box)
        flow.addWidget(self.prepare_button)
        self.column.addLayout(flow)

    def _make_questions(self) -> None:
        self._chosen = Panel()
        self._chosen.setObjectName("")
        set_measures(self._chosen.column, 0, 4, 0, 0, 6)
        self.list = QListWidget()
        self.list.setObjectName("questions")
        self.list.setItemDelegate(ChosenBar(self._look, self.list))
        set_fixed(self.list, height=LIST_HEIGHT)
        self.list.itemChanged.connect(self._show_cost)
        self._chosen.column.addWidget(self.list)
        self.cost = Label(wrap=True)
        self._chosen.column.addWidget(self.cost)
        flow = FlowLayout()
        set_measures(flow, 0, 0, 0, 0, 8)
        self.all_button, self.none_button = action_button("", small=True), action_button("", small=True)
        self.measure_button, self.stop_button = (
            action_button("play", small=True),
            action_button("stop", small=True),
        )
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.measure_button.clicked.connect(self._on_measure)
        self.stop_button.clicked.connect(self.stop_wanted)
        for button in (self.measure_button, self.all_button, self.none_button):
            flow.addWidget(button)
        self._chosen.column.addLayout(flow)
        self._stop_line = QWidget()
        stop = QHBoxLayout(self._stop_line)
        set_measures(stop, 0, 0, 0, 0, 8)
        stop.addWidget(self.stop_button)
        stop.addStretch(1)
        self.column.addWidget(self._stop_line)

    # What is shown

    def show_hosted(self, hosted: HostedSettings) -> None:
        """The providers that are switched on and have a model; without one the panel is not there."""
        self._models = {
            spec.id: hosted.of(spec.id).model
            for spec in PROVIDERS.values()
            if hosted.of(spec.id).accepted and hosted.of(spec.id).model
        }
        self.setVisible(bool(self._models))
        before = self.model_box.currentData()
        self.model_box.clear()
        for provider, model in self._models.items():
            self.model_box.addItem(f"{PROVIDERS[provider].name}, {model}", provider)
        chosen = before if before in self._models else hosted.engine
        self.model_box.setCurrentIndex(max(self.model_box.findData(chosen), 0))
        self._show_state()

    def show_held(self, held: tuple[Held, ...], left_out: int, more: int) -> None:
        """The questions that can be asked, the first of them ticked; nothing has been sent."""
        self._held, self._left_out, self._more = held, left_out, more
        self._state = "prepared" if held else "idle"
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(held):
            item = QListWidgetItem(one.question)
            item.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            )
            ticked = number < TICKED_AT_FIRST
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        set_fixed(self.list, height=min(LIST_HEIGHT, LINE_HEIGHT * max(len(held), 1) + 4))
        self._look.dress(self.list)
        self._show_state()

    def show_going(self, done: int, total: int, news: Sentence | None = None) -> None:
        """So many questions are done; `news` says what holds the next up."""
        self.bar.show_part(done, total)
        words = self.tr("{done} of {total} questions").format(done=done, total=total)
        self._going.setText(f"{words}. {sentence_words(news, self._language)}" if news else words)

    def show_measured_of(self, _provider: str, measured: Measured) -> None:
        """Show what was measured of the questions that were sent."""
        self._state = "prepared"
        self.view.show_measured(measured, self._asked)
        self._show_state()

    def show_failure(self, sentence: Sentence) -> None:
        """Say why nothing could be prepared or measured."""
        self._state = "prepared" if self._held else "idle"
        self._trouble = sentence
        self._show_state()

    @property
    def chosen(self) -> tuple[Held, ...]:
        """The questions that are ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            one for number, one in enumerate(self._held) if self.list.item(number).checkState() == ticked
        )

    # What is done

    def _on_file(self) -> None:
        path = choose_questions_file(self, self.title.text())
        if path:
            self._path, self._held, self._state, self._trouble = path, (), "idle", None
            self.view.hide()
            self._show_state()

    def _on_prepare(self) -> None:
        self._state, self._held, self._trouble = "preparing", (), None
        self.view.hide()
        self._show_state()
        self.prepare_wanted.emit(self._path)

    def _on_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _on_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)
        self._show_cost()

    def _on_measure(self) -> None:
        self._asked = self.chosen
        self._state, self._trouble = "measuring", None
        self.view.hide()
        self.show_going(0, len(self._asked))
        self._show_state()
        self.stop_button.setFocus()
        self.measure_wanted.emit(str(self.model_box.currentData()), self._asked)

    def _show_state(self) -> None:
        state = self._state
        busy = state in ("preparing", "measuring")
        self._name.setText(Path(self._path).name if self._path else self.tr("no file chosen"))
        self.file_button.setEnabled(not busy)
        self.model_box.setEnabled(not busy)
        self.prepare_button.setEnabled(bool(self._path) and not busy)
        self.bar.setVisible(busy)
        if state == "preparing":
            self.bar.show_busy()
            self._going.setText(self.tr("Finding the rows for each question. Nothing is sent for this."))
        if self._trouble is not None:
            self._going.setText(sentence_words(self._trouble, self._language))
        self._going.setVisible(busy or self._trouble is not None)
        self._chosen.setVisible(state == "prepared")
        self._stop_line.setVisible(state == "measuring")
        self._show_cost()

    def _show_cost(self) -> None:
        if self._state != "prepared":
            return
        chosen, provider = self.chosen, str(self.model_box.currentData() or "")
        self.measure_button.setEnabled(bool(chosen) and provider in self._models)
        locale, code = self._language.locale, self._language.code
        parts = [] if self.view.isVisibleTo(self) else [self.tr("Nothing has been sent yet.")]
        if chosen and provider in self._models:
            for sentence in what_it_takes(PROVIDERS[provider], self._models[provider], chosen):
                told = dict(sentence.params)
                for name, value in told.items():
                    if name == "dollars":
                        told[name] = locale.toString(float(str(value)), "f", 2)
                    elif isinstance(value, int):
                        told[name] = locale.toString(value)
                parts.append(say(code, sentence.code, told))
        if self._left_out:
            parts.append(self.tr("%Ln question(s) left out: no model would be asked.", "", self._left_out))
        if self._more:
            parts.append(self.tr("%Ln more question(s) than one measurement takes.", "", self._more))
        self.cost.setText(" ".join(parts))

    def retranslate(self) -> None:
        self.show_words(
            self.tr("Measure a hosted model"),
            self.tr(
                "Each question you choose is asked twice: from your rows, and without them. It is counted how often "
                "the right row is cited, and how many numbers stand in no right row."
            ),
        )
        self.file_button.setText(self.tr("Choose a file"))
        self.file_button.setAccessibleName(self.tr("Choose a file with questions to measure with"))
        self.model_box.setAccessibleName(self.tr("Hosted model to measure"))
        self.prepare_button.setText(self.tr("See what it takes"))
        self.list.setAccessibleName(self.tr("Questions to ask"))
        self.all_button.setText(self.tr("Tick all"))
        self.none_button.setText(self.tr("Tick none"))
        self.measure_button.setText(self.tr("Send and measure"))
        self.stop_button.setText(self.tr("Stop"))
        self.stop_button.setAccessibleName(self.tr("Stop the measurement"))
        self.bar.setAccessibleName(self.tr("Measuring"))
        self._chosen.show_words(self.tr("Questions to ask"))
        self._show_state()
