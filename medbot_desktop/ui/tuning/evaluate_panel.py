"""The pharmacy's own test: a file of questions scored with any model, and what it does with each of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.aside_page import choose_questions_file
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.frames import Panel, action_button
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.words import model_name, rank_words, score_words, sentence_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.tuned_models import ModelSummary
    from medbot_desktop.domain.tuning_review import FileScores, Interval, TestedQuestion
    from medbot_desktop.ui.theme import Look


class EvaluatePanel(Translated, Panel):
    """`wanted` carries the file's path and the model's id."""

    wanted = Signal(str, str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._language = language
        self._models: Sequence[ModelSummary] = ()
        self._path = ""
        self._scores: FileScores | None = None
        self._busy = False
        line = QHBoxLayout()
        set_measures(line, 0, 2, 0, 2, 8)
        self.file_button = action_button("file", small=True)
        self._name = ElidedLabel(role="meta")
        self._with = FlowLabel(role="quiet")
        self.model_box = ChoiceBox(look)
        self.model_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model_box.setMinimumContentsLength(18)
        self.test_button = action_button("play", small=True)
        self.file_button.clicked.connect(self._on_file)
        self.test_button.clicked.connect(self._on_test)
        line.addWidget(self.file_button)
        line.addWidget(self._name, 1)
        self.column.addLayout(line)
        flow = FlowLayout()
        set_measures(flow, 0, 2, 0, 2, 8)
        for part in (self._with, self.model_box, self.test_button):
            flow.addWidget(part)
        self.column.addLayout(flow)
        self.bar = ProgressBar()
        self.column.addWidget(self.bar)
        self.result = Label(wrap=True)
        self.column.addWidget(self.result)
        self.table = NumbersTable(look, left=2, most_rows=8)
        self.column.addWidget(self.table)
        self.retranslate()

    def show_models(self, models: Sequence[ModelSummary]) -> None:
        """The models that can be tested; the active one is chosen."""
        chosen = self.model_box.currentData()
        self._models = [model for model in models if model.usable and model.deleted_at is None]
        self.model_box.clear()
        for model in self._models:
            words = model_name(model)
            self.model_box.addItem(f"{words} ✓" if model.active else words, model.id)
        known = [model.id for model in self._models]
        active = next((model.id for model in self._models if model.active), "")
        self.model_box.setCurrentIndex(max(self.model_box.findData(chosen if chosen in known else active), 0))
        self._show_state()

    def show_scores(self, scores: FileScores) -> None:
        self._busy, self._scores = False, scores
        self._show_state()

    def show_failure(self, sentence: Sentence) -> None:
        self._busy, self._scores = False, None
        self._show_state()
        self.result.setText(sentence_words(sentence, self._language))
        self.result.show()

    def _on_file(self) -> None:
        path = choose_questions_file(self, self.title.text())
        if path:
            self._path, self._scores = path, None
            self._show_state()

    def _on_test(self) -> None:
        self._busy, self._scores = True, None
        self._show_state()
        self.wanted.emit(self._path, str(self.model_box.currentData() or ""))

    def _show_state(self) -> None:
        scores = self._scores
        self._name.setText(Path(self._path).name if self._path else self.tr("no file chosen"))
        self.test_button.setEnabled(bool(self._path) and bool(self._models) and not self._busy)
        self.file_button.setEnabled(not self._busy)
        self.bar.setVisible(self._busy)
        self.result.setVisible(scores is not None or self._busy)
        if self._busy:
            self.result.setText(self.tr("Each question of the file is searched with this model."))
        self.table.setVisible(scores is not None)
        if scores is not None:
            self.result.setText(self._result_words(scores))
            self._show_table(scores)

    def _result_words(self, scores: FileScores) -> str:
        locale = self._language.locale
        name = next((model_name(model) for model in self._models if model.id == scores.model_id), "")
        parts = [self.tr("{model}: {n} questions").format(model=name, n=locale.toString(scores.n))]
        for code, interval in (
            ("recall_at_1", scores.recall_at_1),
            ("recall_at_5", scores.recall_at_5),
            ("mrr_at_10", scores.mrr_at_10),
        ):
            if interval is not None:
                parts.append(f"{score_words(code)[0].lower()} {self._interval(interval)}")
        if scores.answered is not None:
            parts.append(f"{score_words('answered')[0].lower()} {number_words(scores.answered, 2, locale)}")
        if scores.precision is not None:
            parts.append(f"{score_words('precision')[0].lower()} {number_words(scores.precision, 2, locale)}")
        wrong = self.tr("wrong medicine {n}").format(n=locale.toString(scores.wrong_medicine))
        return " · ".join([*parts, wrong])

    def _interval(self, interval: Interval) -> str:
        locale = self._language.locale
        mean, low, high = (
            number_words(part, 2, locale) for part in (interval.mean, interval.low, interval.high)
        )
        return f"{mean} [{low}–{high}]"

    def _show_table(self, scores: FileScores) -> None:
        self.table.show_numbers(
            [
                self.tr("Question"),
                self.tr("Comes out as"),
                self.tr("Right row"),
                self.tr("Row given"),
                self.tr("Place"),
                self.tr("Sure"),
            ],
            [self._row(question) for question in scores.questions],
        )

    def _row(self, question: TestedQuestion) -> tuple[str, ...]:
        locale = self._language.locale
        kind = self._kind_words(question.kind)
        if question.wrong_medicine:
            kind = self.tr("{kind}, wrong medicine").format(kind=kind)
        return (
            question.query,
            kind,
            ", ".join(map(str, question.expected_rows)) or self._kind_words(question.expected_kind),
            "–" if question.row is None else str(question.row),
            rank_words(question.rank, locale) if question.expected_rows else "–",
            number_words(question.confidence, 2, locale),
        )

    def _kind_words(self, kind: str) -> str:
        return {
            "stored": self.tr("answer from the data"),
            "choose": self.tr("choose one"),
            "not_in_data": self.tr("not in the data"),
            "red_flag": self.tr("emergency"),
            "help": self.tr("help"),
            "generated": self.tr("written by a model"),
        }.get(kind, kind or "–")

    def retranslate(self) -> None:
        self.show_words(
            self.tr("Test with your own questions"),
            self.tr(
                "A file with a question a line and the number of the row that answers it. It is scored with the model "
                "you choose; nothing is learned from it."
            ),
        )
        self.file_button.setText(self.tr("Choose a file"))
        self._with.setText(self.tr("With the model"))
        self.model_box.setAccessibleName(self.tr("Model to test"))
        self.test_button.setText(self.tr("Test it"))
        self.bar.setAccessibleName(self.tr("Scoring"))
        self.table.setAccessibleName(self.tr("What the model does with each question"))
        self.show_models(self._models)
