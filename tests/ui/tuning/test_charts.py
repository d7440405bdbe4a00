"""Charts: drawn, read out by the keyboard, named for a screen reader, with their numbers as a table; quick enough."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from medbot_desktop.domain.settings import Theme
from medbot_desktop.domain.tuning import EpochPoint, Part
from medbot_desktop.paths import bundled
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.theme import Look
from medbot_desktop.ui.tuning.chart import LineChart, LineLook
from medbot_desktop.ui.tuning.curves import MRR, CurvesPanel
from medbot_desktop.ui.tuning.intervals import Comparison, IntervalChart, Measured
from medbot_desktop.ui.tuning.reliability import Bin, ReliabilityChart
from tests.ui import tuning_doubles as d

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp, bundled("resources") / "i18n", "es")
    yield made
    made.silence()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)


def shown(qtbot: QtBot, widget: QWidget, size: tuple[int, int] = (640, 360)) -> None:
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()


def colours(widget: QWidget) -> set[int]:
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def description(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Description))


@pytest.fixture
def chart(qtbot: QtBot, look: Look, language: Language) -> LineChart:
    made = LineChart(look, language)
    made.show_words("Pérdida", "pasada", "Aún nada.")
    made.show_line("check", LineLook("control", "accent"))
    made.show_line("train", LineLook("al aprender", "text2", dashed=True))
    shown(qtbot, made)
    return made


def test_an_empty_chart_says_so(chart: LineChart) -> None:
    assert description(chart) == "Aún nada."
    assert len(colours(chart)) > 3


def test_values_are_read_out_by_the_arrows(qtbot: QtBot, chart: LineChart) -> None:
    for epoch in range(1, 6):
        chart.add("check", [(epoch, 1 + 1 / epoch)])
        chart.add("train", [(epoch, 1 / epoch)])
    chart.setFocus()
    picked: list[float] = []
    chart.picked.connect(picked.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert picked == [5, 4, 1, 1, 5]
    assert chart.values_at(4) == "pasada 4 · control 1,250 · al aprender 0,250"
    assert chart.cursor_x == 5
    assert chart.grab().toImage() != (qtbot.keyClick(chart, Qt.Key.Key_Escape), chart.grab().toImage())[1]
    assert chart.cursor_x is None


def test_the_chosen_epoch_is_marked_and_read_out(chart: LineChart) -> None:
    for epoch in range(1, 6):
        chart.add("check", [(epoch, 1 + 1 / epoch)])
    before = chart.grab().toImage()
    chart.show_chosen(3, "check", "mejor: pasada 3")
    assert chart.grab().toImage() != before
    assert description(chart).startswith("mejor: pasada 3")


def test_a_frame_costs_the_same_however_long_the_run(qtbot: QtBot, chart: LineChart) -> None:
    def frame_ms() -> float:
        times = []
        for _ in range(5):
            began = time.thread_time()
            chart.grab()
            times.append(time.thread_time() - began)
        return min(times) * 1_000

    for epoch in range(1, 501):
        chart.add("check", [(epoch, 1 + 1 / epoch)])
    short = frame_ms()
    for epoch in range(501, 20_001):
        chart.add("check", [(epoch, 1 + 1 / epoch)])
    assert frame_ms() < max(short * 4, 16.0)


def test_curves_follow_the_run_until_somebody_picks_a_round(
    qtbot: QtBot, look: Look, language: Language
) -> None:
    panel = CurvesPanel(look, language)
    shown(qtbot, panel, (800, 420))
    panel.add_points(d.points(Part.RANKING, 1, 10))
    panel.add_points(d.points(Part.RANKING, 2, 4))
    assert panel.round_box.currentData() == 2
    assert panel.curves.values_at(4).startswith("pasada 4 · control")
    panel.round_box.setCurrentIndex(0)
    panel.round_box.activated.emit(0)
    panel.add_points((EpochPoint(Part.RANKING, 2, 5, 1.0, 1.5, 0.5),))
    assert panel.round_box.currentData() == 1
    faint = {key for key, (line, _) in panel.curves.lines.items() if line.faint}
    assert faint == {"2:check"}


def test_the_numbers_of_the_curves_stand_in_a_table(qtbot: QtBot, look: Look, language: Language) -> None:
    panel = CurvesPanel(look, language)
    shown(qtbot, panel, (800, 420))
    panel.add_points(d.points(Part.RANKING, 1, 3))
    qtbot.mouseClick(panel.numbers_button, Qt.MouseButton.LeftButton)
    assert panel.numbers.isVisible()
    panel.add_points((EpochPoint(Part.RANKING, 1, 4, 1.25, None, None),))
    assert panel.numbers.numbers.rows[-1] == ("1", "4", "1,2500", "–", "–")
    assert len(panel.numbers.numbers.rows) == 5
    panel.metric_buttons[MRR].click()
    assert [line.name for line, _ in panel.curves.lines.values()] == ["MRR@10"]


def test_the_reliability_diagram_is_read_out(qtbot: QtBot, look: Look, language: Language) -> None:
    chart = ReliabilityChart(look, language)
    chart.show_words("¿Acierta?", "confianza, %", "antes", "ahora", "responde desde 83 %", "{n} casos")
    chart.show_bins([Bin(0.2, 0.1, 5)], [Bin(0.25, 0.2, 7), Bin(0.9, 0.88, 40)], 0.83)
    shown(qtbot, chart, (320, 300))
    assert description(chart) == "confianza, % 90 · ahora 88 · 40 casos"
    assert len(colours(chart)) > 5
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.values_at(0) == "confianza, % 25 · ahora 20 · 7 casos"


def test_before_and_now_are_read_out(qtbot: QtBot, look: Look, language: Language) -> None:
    chart = IntervalChart(look, language)
    chart.show_words("Antes y ahora", "antes", "ahora")
    line = Comparison(
        "Acierta a la primera",
        "R@1",
        Measured(0.74, 0.69, 0.79),
        Measured(0.81),
        "+0,068",
        "[+0,031 a +0,106]",
        "better",
        "mejor",
    )
    chart.show_lines([line])
    shown(qtbot, chart, (760, 120))
    assert description(chart) == (
        "Acierta a la primera: 0,74 antes, 0,81 ahora, +0,068 mejor [+0,031 a +0,106]"
    )
    before = chart.grab().toImage()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.grab().toImage() != before
