"""Step Use: the models, which one answers, going back, comparing; a worse one is used only when that is confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.ui.buttons import ToggleButton
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.frames import Panel, action_button, scrolling
from medbot_desktop.ui.tuning.model_line import ModelLine
from medbot_desktop.ui.tuning.numbers import NumbersTable
from medbot_desktop.ui.tuning.words import (
    gain_words,
    kind_words,
    model_name,
    sentence_words,
    worse_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.tuned_models import Activation, ModelSummary
    from medbot_desktop.domain.tuning_review import Interval
    from medbot_desktop.ui.theme import Look

ENDING = ".npz"


class UsePage(Translated, QWidget):
    """`use_wanted` carries the model's id and what the user was told is worse and accepted."""

    use_wanted = Signal(str, object)
    roll_back_wanted = Signal()
    rename_wanted = Signal(str, str)
    note_wanted = Signal(str, str)
    delete_wanted = Signal(str)
    restore_wanted = Signal(str)
    export_wanted = Signal(str, str)
    import_wanted = Signal(str)
    review_wanted = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._models: Sequence[ModelSummary] = ()
        self._activations: Sequence[Activation] = ()
        self._asked = self._deleted = ""
        self.lines: dict[str, ModelLine] = {}
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        column = QVBoxLayout(host)
        set_measures(column, 24, 16, 24, 16, 12)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        doors = QWidget()
        buttons = FlowLayout(doors)
        set_measures(buttons, 0, 0, 0, 0, 8)
        self.back_button, self.import_button = action_button("undo"), action_button("import")
        self.compare_button = ToggleButton()
        set_icon(self.compare_button, "table", 16, "text")
        self.compare_button.setProperty("variant", "toggle")
        self.back_button.clicked.connect(self._on_roll_back)
        self.import_button.clicked.connect(self._on_import)
        self.compare_button.toggled.connect(self._on_compare)
        for button in (self.back_button, self.compare_button, self.import_button):
            buttons.addWidget(button)
        column.addWidget(doors)
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_acted)
        column.addWidget(self.notices)
        self.comparison = Panel()
        self.table = NumbersTable(look, left=3, most_rows=8)
        self.comparison.column.addWidget(self.table)
        self.comparison.hide()
        column.addWidget(self.comparison)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        self._list = QVBoxLayout(self._panel)
        set_measures(self._list, 0, 0, 0, 0, 0)
        column.addWidget(self._panel)
        self._bin_panel = Panel()
        self._bin = QVBoxLayout()
        set_measures(self._bin, 0, 0, 0, 0, 4)
        self._bin_panel.column.addLayout(self._bin)
        column.addWidget(self._bin_panel)
        self._past = Panel()
        self.past_table = NumbersTable(look, left=3, stretch=2, most_rows=6)
        self._past.column.addWidget(self.past_table)
        column.addWidget(self._past)
        column.addStretch(1)
        outer.addWidget(scrolling(host), 1)
        self.retranslate()

    # What is shown

    def show_models(self, models: Sequence[ModelSummary], activations: Sequence[Activation]) -> None:
        self._models, self._activations = models, activations
        self._show()

    def model(self, model_id: str) -> ModelSummary | None:
        return next((model for model in self._models if model.id == model_id), None)

    def show_failure(self, sentence: Sentence) -> None:
        self.notices.show_notice(lambda: sentence_words(sentence, self._language))

    def show_used(self) -> None:
        """Say which model answers now."""
        active = next((model for model in self._models if model.active), None)
        if active is not None:
            self.notices.show_notice(
                lambda: self.tr("{name} answers now.").format(name=model_name(active)),
                lambda: self.tr("From the next question on. Going back is one click."),
                [("back", lambda: self.tr("Go back"))] if self._can_go_back() else [],
                warning=False,
                icon="check",
            )

    def show_deleted(self, model_id: str) -> None:
        model = self.model(model_id)
        self._deleted = model_id
        self.notices.show_notice(
            lambda: self.tr("{name} deleted. It stays in the bin for 30 days.").format(
                name=model_name(model) if model else ""
            ),
            "",
            [("restore", lambda: self.tr("Undo"))],
            warning=False,
        )

    def show_saved(self, path: str) -> None:
        self.notices.show_notice(
            lambda: self.tr("Saved: {name}").format(name=Path(path).name),
            str(Path(path).parent),
            warning=False,
        )

    def show_imported(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("The model was taken in. It does not answer yet."),
            lambda: self.tr(
                "The file is intact, but that does not prove who made it. Use only models whose origin you know."
            ),
            warning=False,
        )

    def ask_use(self, model_id: str) -> None:
        """Use a model; where it is worse at something, only after that was said and confirmed."""
        model = self.model(model_id)
        if model is None:
            return
        if not model.worse:
            self.use_wanted.emit(model_id, ())
            return
        self._asked = model_id
        worse = ", ".join(map(worse_words, model.worse))
        self.notices.show_notice(
            lambda: self.tr("{name} is worse at: {what}.").format(name=model_name(model), what=worse),
            lambda: self.tr("If you use it all the same, your confirmation is recorded with the date."),
            [
                ("confirm", lambda: self.tr("Use it all the same")),
                ("keep", lambda: self.tr("Keep the current one")),
            ],
        )

    # What is done

    def _on_line(self, model_id: str, what: str, written: str) -> None:
        if what == "use":
            self.ask_use(model_id)
        elif what == "rename":
            self.rename_wanted.emit(model_id, written)
        elif what == "note":
            self.note_wanted.emit(model_id, written)
        elif what == "delete":
            self.delete_wanted.emit(model_id)
        elif what == "review":
            self.review_wanted.emit(model_id)
        elif what == "export":
            model = self.model(model_id)
            start = str(Path.home() / f"{model.name if model else 'model'}{ENDING}")
            path, _filter = QFileDialog.getSaveFileName(
                self, self.tr("Save the model"), start, f"MedBot (*{ENDING})"
            )
            if path:
                self.export_wanted.emit(model_id, path)

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        model = self.model(self._asked)
        if action == "confirm" and model is not None:
            self.use_wanted.emit(model.id, model.worse)
        elif action == "restore" and self._deleted:
            self.restore_wanted.emit(self._deleted)
        elif action == "back":
            self.roll_back_wanted.emit()

    def _on_roll_back(self) -> None:
        self.notices.close_notice()
        self.roll_back_wanted.emit()

    def _on_import(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open a model"), str(Path.home()), f"MedBot (*{ENDING})"
        )
        if path:
            self.import_wanted.emit(path)

    def _on_compare(self, on: bool) -> None:
        self.comparison.setVisible(on)

    def _on_restore(self) -> None:
        self.restore_wanted.emit(self.sender().property("model_id"))

    # Looks

    def _can_go_back(self) -> bool:
        """Whether another model answered before the one that does now."""
        active = next((model.id for model in self._models if model.active), "")
        usable = {model.id for model in self._models if model.usable and model.deleted_at is None}
        before = [activation.model_id for activation in self._activations if activation.model_id != active]
        return bool(usable & {*before, SHIPPED_MODEL} - {active})

    def _show(self) -> None:
        kept = [model for model in self._models if model.deleted_at is None]
        gone = [model for model in self._models if model.deleted_at is not None]
        clear(self._list)
        self.lines = {}
        for number, model in enumerate(kept):
            line = ModelLine(self._look, self._language, model, first=not number)
            line.acted.connect(self._on_line)
            self.lines[model.id] = line
            add_shown(self._list, line)
        self._panel.setVisible(bool(kept))
        self._show_bin(gone)
        self._show_tables(kept)
        self.back_button.setEnabled(self._can_go_back())
        self.compare_button.setEnabled(len(kept) > 1)

    def _show_bin(self, gone: Sequence[ModelSummary]) -> None:
        clear(self._bin)
        for model in gone:
            host = QWidget()
            line = QHBoxLayout(host)
            set_measures(line, 0, 0, 0, 0, 8)
            line.addWidget(ElidedLabel(model_name(model)), 1)
            button = action_button("undo", small=True)
            button.setText(self.tr("Restore"))
            button.setAccessibleName(self.tr("Restore {name}").format(name=model_name(model)))
            button.setProperty("model_id", model.id)
            button.clicked.connect(self._on_restore)
            line.addWidget(button)
            self._look.dress(host)
            add_shown(self._bin, host)
        self._bin_panel.setVisible(bool(gone))
        self._bin_panel.show_words(self.tr("In the bin"))

    def _show_tables(self, kept: Sequence[ModelSummary]) -> None:
        locale = self._language.locale

        def figure(part: Interval | None) -> str:
            return "–" if part is None else number_words(part.mean, 3, locale)

        def change(model: ModelSummary) -> str:
            return "–" if model.gain is None else " ".join(gain_words(model.gain, locale))

        self.comparison.show_words(
            self.tr("Models side by side"),
            self.tr(
                "Whether the right row is near the top (MRR@10), on the questions each was scored on; with different "
                "data they cannot be compared."
            ),
        )
        self.table.setAccessibleName(self.tr("Models side by side"))
        self.table.show_numbers(
            [
                self.tr("Model"),
                self.tr("Made"),
                self.tr("Scored on"),
                "n",
                self.tr("Before"),
                self.tr("With it"),
                self.tr("Change"),
                self.tr("Worse at"),
            ],
            [
                (
                    model_name(model),
                    moment_words(model.made_at, locale) if model.id != SHIPPED_MODEL else "–",
                    kind_words(model.kind) if model.kind is not None else "–",
                    locale.toString(model.n_held_out) if model.n_held_out else "–",
                    figure(model.before),
                    figure(model.after),
                    change(model),
                    ", ".join(map(worse_words, model.worse)) or "–",
                )
                for model in kept
            ],
        )
        names = {model.id: model_name(model) for model in self._models}
        self._past.setVisible(bool(self._activations))
        self._past.show_words(self.tr("Which model answered when"))
        self.past_table.setAccessibleName(self.tr("Which model answered when"))
        self.past_table.show_numbers(
            [self.tr("Since"), self.tr("Model"), self.tr("Confirmed that it is worse at")],
            [
                (
                    moment_words(activation.at, locale),
                    names.get(activation.model_id, activation.model_id),
                    ", ".join(map(worse_words, activation.confirmed)) or "–",
                )
                for activation in self._activations
            ],
        )

    def retranslate(self) -> None:
        self._title.setText(self.tr("Models"))
        self._sub.setText(
            self.tr(
                "One of them orders the rows for every answer. The words of your rows are the same with all."
            )
        )
        self.back_button.setText(self.tr("Go back to the one before"))
        self.compare_button.setText(self.tr("Compare"))
        self.import_button.setText(self.tr("Open a model"))
        self._show()
