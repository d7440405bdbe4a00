"""The learning curves of a run: loss or MRR by epoch, one round bold and the others faint, the chosen epoch marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QWidget

from medbot_desktop.domain.tuning import Part
from medbot_desktop.ui.buttons import ToggleButton
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.chart import LineChart, LineLook
from medbot_desktop.ui.tuning.chart_panel import ChartPanel, LegendEntry
from medbot_desktop.ui.tuning.words import part_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning import EpochPoint
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LOSS, MRR = "loss", "mrr"


class CurvesPanel(ChartPanel):
    """Takes the points as they come. It follows the newest part and round until the reader picks one himself."""

    def __init__(self, look: Look, language: Language) -> None:
        self._language = language
        self.curves = LineChart(look, language)
        self._points: dict[tuple[Part, int], list[EpochPoint]] = {}
        self._chosen: dict[tuple[Part, int], int] = {}
        self._part, self._round = Part.RANKING, 1
        self._metric, self._patience, self._epochs = LOSS, 0, 0
        self._following = True
        self.metric_buttons = {LOSS: ToggleButton(), MRR: ToggleButton()}
        self.part_box, self.round_box = ChoiceBox(look), ChoiceBox(look)
        super().__init__(look, self.curves, left=0, stretch=None)
        group = QButtonGroup(self)
        host = QWidget()
        choices = FlowLayout(host)
        set_measures(choices, 0, 0, 0, 2, 8)
        for metric, button in self.metric_buttons.items():
            button.setProperty("variant", "segment")
            button.setProperty("metric", metric)
            button.clicked.connect(self._on_metric)
            group.addButton(button)
            choices.addWidget(button)
        self.metric_buttons[LOSS].setChecked(True)
        choices.addWidget(self.part_box)
        choices.addWidget(self.round_box)
        self.column.insertWidget(1, host)
        self.part_box.activated.connect(self._on_part)
        self.round_box.activated.connect(self._on_round)
        self.numbers_button.toggled.connect(self._on_numbers)
        self._fill_boxes()
        self.retranslate()

    def clear(self) -> None:
        self._points, self._chosen = {}, {}
        self._part, self._round, self._following = Part.RANKING, 1, True
        self._patience = self._epochs = 0
        self._draw()
        self._fill_boxes()

    def add_points(self, points: Sequence[EpochPoint], follow: bool = True) -> None:
        """Take more points, each round's in the order of its epochs."""
        before = set(self._points)
        points = [point for point in points if self._is_news(point)]
        for point in points:
            self._points.setdefault((point.part, point.round), []).append(point)
        if points and follow and self._following:
            newest = points[-1].part, points[-1].round
            if newest != (self._part, self._round):
                self._part, self._round = newest
                self._draw()
                self._fill_boxes()
                return
        if set(self._points) != before:
            if (self._part, self._round) not in self._points and self._points:
                self._part, self._round = min(self._points, key=lambda key: (key[1] == 0, key[0], key[1]))
            self._draw()
            self._fill_boxes()
            return
        self._add([point for point in points if point.part is self._part])
        self._show_marks()
        self._on_numbers(self.numbers_button.isChecked())

    def _is_news(self, point: EpochPoint) -> bool:
        """A run that was cut off may send again what came before."""
        known = self._points.get((point.part, point.round))
        return not known or point.epoch > known[-1].epoch

    def show_chosen(self, part: Part, number: int, epoch: int, patience: int = 0, epochs: int = 0) -> None:
        """Mark the best epoch of a round; `patience` epochs after it tell when it stops by itself."""
        self._chosen[part, number] = epoch
        self._patience, self._epochs = patience, epochs
        self._show_marks()

    def value_at(self, part: Part, number: int, epoch: int) -> float | None:
        """The check loss of an epoch; None where the worker has told none."""
        points = self._points.get((part, number), [])
        return next((point.check_loss for point in points if point.epoch == epoch), None)

    @property
    def points(self) -> list[EpochPoint]:
        """Those of the part that is shown, in the order of rounds."""
        keys = sorted(key for key in self._points if key[0] is self._part)
        return [point for key in keys for point in self._points[key]]

    # What is drawn

    def _add(self, points: Sequence[EpochPoint]) -> None:
        """Draw more points of the part that is shown."""
        lines: dict[str, list[tuple[float, float]]] = {}
        for point in points:
            if self._metric == MRR:
                told = [("mrr", point.check_mrr)]
            else:
                told = [("train", point.train_loss if point.round == self._round else None)]
                told += [("check", point.check_loss)]
            for name, y in told:
                if y is not None:
                    lines.setdefault(f"{point.round}:{name}", []).append((point.epoch, y))
        for key, line in lines.items():
            self.curves.add(key, line)

    def _draw(self) -> None:
        chart = self.curves
        chart.clear()
        for key in sorted(self._points, key=lambda key: key[1] == self._round):
            if key[0] is not self._part:
                continue
            number, faint = key[1], key[1] != self._round
            if self._metric == MRR:
                chart.show_line(f"{number}:mrr", LineLook("MRR@10", "accent", faint=faint))
            else:
                chart.show_line(f"{number}:check", LineLook(self.tr("check"), "accent", faint=faint))
                if not faint:
                    chart.show_line(f"{number}:train", LineLook(self.tr("training"), "text2", dashed=True))
            self._add(self._points[key])
        self._show_marks()
        self._on_numbers(self.numbers_button.isChecked())

    def _show_marks(self) -> None:
        chart, epoch = self.curves, self._chosen.get((self._part, self._round))
        chart.show_last(max(self._epochs, 1))
        if epoch is None:
            chart.show_chosen(None)
            chart.show_band(None)
            return
        line = "mrr" if self._metric == MRR else "check"
        if self._patience:
            words = self.tr("best so far: epoch {epoch}").format(epoch=epoch)
            last = min(epoch + self._patience, self._epochs or epoch + self._patience)
            chart.show_band(epoch, last, self.tr("patience: stops at epoch {epoch}").format(epoch=last))
        else:
            words = self.tr("chosen: epoch {epoch}").format(epoch=epoch)
            chart.show_band(None)
        chart.show_chosen(epoch, f"{self._round}:{line}", words)

    def _fill_boxes(self) -> None:
        parts = sorted({part for part, _ in self._points})
        rounds = sorted(number for part, number in self._points if part is self._part)
        self.part_box.clear()
        for part in parts:
            self.part_box.addItem(part_words(part.value), part.value)
        self.part_box.setCurrentIndex(max(self.part_box.findData(self._part.value), 0))
        self.part_box.setVisible(len(parts) > 1)
        self.round_box.clear()
        for number in rounds:
            words = self.tr("Round {number}").format(number=number) if number else self.tr("On everything")
            self.round_box.addItem(words, number)
        self.round_box.setCurrentIndex(max(self.round_box.findData(self._round), 0))
        self.round_box.setVisible(len(rounds) > 1)

    # What the reader does

    def _on_metric(self) -> None:
        self._metric = self.sender().property("metric")
        self._show_title()
        self._draw()

    def _on_part(self) -> None:
        self._part = Part(self.part_box.currentData())
        self._following = False
        rounds = [number for part, number in self._points if part is self._part]
        if self._round not in rounds and rounds:
            self._round = max(rounds)
        self._draw()
        self._fill_boxes()

    def _on_round(self) -> None:
        self._round = int(self.round_box.currentData())
        self._following = False
        self._draw()

    def _on_numbers(self, on: bool) -> None:
        if not on:
            return
        locale = self._language.locale

        def words(value: float | None, decimals: int = 4) -> str:
            return "–" if value is None else number_words(value, decimals, locale)

        self.numbers.show_numbers(
            [
                self.tr("Round"),
                self.tr("Epoch"),
                self.tr("Error while learning"),
                self.tr("Error on check questions"),
                "MRR@10",
            ],
            [
                (
                    str(point.round) if point.round else self.tr("all"),
                    str(point.epoch),
                    words(point.train_loss),
                    words(point.check_loss),
                    words(point.check_mrr, 3),
                )
                for point in self.points
            ],
        )

    def _show_title(self) -> None:
        if self._metric == MRR:
            title = self.tr("Right one near the top, MRR@10 (higher is better)")
            entries = [LegendEntry("line", self.tr("check"))]
        else:
            title = self.tr("Error (lower is better)")
            entries = [
                LegendEntry("line", self.tr("check")),
                LegendEntry("dashes", self.tr("training"), "text2"),
            ]
        entries.append(LegendEntry("diamond", self.tr("best epoch")))
        self.show_words(title, entries)
        self.curves.show_words(title, self.tr("epoch"), self.tr("Each epoch is drawn here."))

    def retranslate(self) -> None:
        super().retranslate()
        self.metric_buttons[LOSS].setText(self.tr("Error"))
        self.metric_buttons[MRR].setText(self.tr("Right one near the top"))
        self.part_box.setAccessibleName(self.tr("What is trained"))
        self.round_box.setAccessibleName(self.tr("Round"))
        self._show_title()
        self._draw()
        self._fill_boxes()
