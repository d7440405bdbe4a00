"""Nothing is told by colour alone: with every tone and tint painted as the plain text and its ground, each state shows.

That is stricter than a picture in grey: a tint that is only darker does not count either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QHeaderView,
    QWidget,
)

from medbot_desktop.ui.data.words import SEVERITY_LOOKS
from medbot_desktop.ui.history.filters import FilterButton
from medbot_desktop.ui.kinds import KIND_LOOKS, kind_word
from medbot_desktop.ui.tokens import LIGHT
from medbot_desktop.ui.tuning.intervals import Comparison, IntervalChart, Measured
from medbot_desktop.ui.tuning.verdict import ICONS
from tests.ui import screens
from tests.ui.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

GROUND, INK = LIGHT["surface"], LIGHT["text"]
INKS = ("accent", "accent_hover", "choose", "nid", "red", "gen", "warn", "text2", "text3", "control", "line")
GROUNDS = ("window", "base", "sunken", "selected", "mark")
LEAST = 12
"""Pixels that differ: fewer is a rounding, more is a bar, a tick, a dot or a bolder word."""
CHOSEN = (
    "settings-appearance", "models-gpt", "history", "library", "library-rows", "tuning-idle", "tuning-numbers",
    "tuning-teach", "tuning-compared", "tuning-review", "tuning-aside", "cloud-new", "judged", "generated-second",
    "guide", "data-all", "correct", "stored",
)  # fmt: skip
LISTS = (
    "stored",
    "history",
    "history-bin",
    "history-gaps",
    "library-rows",
    "data-all",
    "guide",
    "settings-report",
    "tuning-review",
    "tuning-measure-prepared",
    "tuning-numbers",
    "tuning-compared",
)


@pytest.fixture
def without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tones are the ink, tints and grounds the paper."""
    for name in LIGHT:
        if name.endswith("_tint") or name in GROUNDS:
            monkeypatch.setitem(LIGHT, name, GROUND)
        elif name in INKS:
            monkeypatch.setitem(LIGHT, name, INK)


def differing(first: QImage, second: QImage) -> int:
    """How many pixels differ."""
    if first.size() != second.size():
        return max(first.width() * first.height(), LEAST)
    grey = QImage.Format.Format_Grayscale8
    one, other = (bytes(image.convertToFormat(grey).constBits()) for image in (first, second))
    return sum(a != b for a, b in zip(one, other, strict=True))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def named(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} {words[:40]!r} in {type(widget.parent()).__name__}"


def both_states(button: QAbstractButton) -> tuple[QImage, QImage]:
    """Pressed in and not, without anybody being told."""
    group: QButtonGroup | None = button.group()
    alone = button.autoExclusive()
    exclusive = group is not None and group.exclusive()
    if exclusive:
        group.setExclusive(False)
    button.setAutoExclusive(False)
    button.blockSignals(True)
    before = button.isChecked()
    first = picture(button)
    button.setChecked(not before)
    second = picture(button)
    button.setChecked(before)
    button.blockSignals(False)
    button.setAutoExclusive(alone)
    if exclusive:
        group.setExclusive(True)
    return first, second


@pytest.mark.usefixtures("without_colour")
@pytest.mark.parametrize("name", CHOSEN)
def test_what_is_chosen_shows_without_colour(qapp: QApplication, tmp_path: Path, name: str) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        buttons = [
            button
            for button in built.window.findChildren(QAbstractButton)
            if button.isVisible()
            and button.isCheckable()
            and button.isEnabled()
            # Whether a filter lets everything through is more than whether it is pressed: see below.
            and not isinstance(button, FilterButton)
        ]
        assert buttons  # the rail's at least
        faults = [named(button) for button in buttons if differing(*both_states(button)) < LEAST]
    assert faults == []


@pytest.mark.usefixtures("without_colour")
def test_a_filter_that_is_active_shows_without_colour(
    qtbot: QtBot, open_window: Callable[..., Built]
) -> None:
    built = open_window()
    built.window.places.show("history")
    filters = built.window.places.history_page.search.filters
    for button in (filters.pinned, filters.kind):
        before = picture(button)
        button.show_value("Fijadas", "", active=True)
        assert differing(before, picture(button)) >= LEAST


@pytest.mark.usefixtures("without_colour")
@pytest.mark.parametrize("name", LISTS)
def test_the_chosen_line_of_a_list_shows_without_colour(
    qapp: QApplication, tmp_path: Path, name: str
) -> None:
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        faults, seen = [], 0
        for view in built.window.findChildren(QAbstractItemView):
            model: QAbstractItemModel | None = view.model()  # None for a list that was never filled
            if (
                not view.isVisible()
                or isinstance(view, QHeaderView)
                or model is None
                or model.rowCount() == 0
            ):
                continue
            if view.selectionMode() is QAbstractItemView.SelectionMode.NoSelection:
                continue
            lines = [model.index(row, 0) for row in range(min(model.rowCount(), 4))]
            index = next(line for line in lines if line.flags() & line.flags().ItemIsSelectable)
            view.clearFocus()  # the line with the keyboard shows by more
            selection = view.selectionModel()
            selection.blockSignals(True)
            selection.clear()
            view.viewport().update()
            first = picture(view.viewport())
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.UpdateRequest))
            second = picture(view.viewport())
            selection.blockSignals(False)
            seen += 1
            if differing(first, second) < LEAST:
                faults.append(named(view))
        assert seen
    assert faults == []


def test_kinds_severities_and_verdicts_have_a_sign_and_a_word_each(qapp: QApplication) -> None:
    for signs in (
        [look.icon for look in KIND_LOOKS.values()],
        [kind_word(kind) for kind in KIND_LOOKS],
        [icon for icon, _tone in SEVERITY_LOOKS.values()],
        [icon for icon, _tone in ICONS.values()],
    ):
        assert len(set(signs)) == len(signs)


@pytest.mark.usefixtures("without_colour")
def test_a_warning_is_no_mere_notice(qtbot: QtBot, open_window: Callable[..., Built]) -> None:
    built = open_window()
    notices = built.window.chat.notices
    pictures = []
    for warning in (True, False):
        notices.show_notice(lambda: "Nada se ha perdido.", warning=warning)
        qtbot.waitUntil(notices.isVisible)
        pictures.append(picture(notices))
    assert differing(*pictures) >= LEAST


@pytest.mark.usefixtures("without_colour")
def test_lines_of_a_chart_are_told_apart_without_colour(qapp: QApplication, tmp_path: Path) -> None:
    """Each chart with its two lines, and with the one in the place of the other."""
    with screens.opened(qapp, SCREENS["tuning-running"], tmp_path) as built:
        look, language = built.window.look, built.window.reading.language
        curves = built.window.places.tuning_place.run.curves.curves
        ways = [(line.dashed, line.faint) for line, _points in curves.lines.values() if not line.faint]
        assert len(ways) == 2
        assert len(set(ways)) == 2
        bars = IntervalChart(look, language)
        low, high = Measured(0.3, 0.2, 0.4), Measured(0.6, 0.5, 0.7)
        pictures = []
        for before, now in ((low, high), (high, low)):
            bars.show_lines([Comparison("MRR", "", before, now, "+0", "", "same", "")])
            bars.resize(600, 120)
            pictures.append(picture(bars))
        assert differing(*pictures) >= LEAST
        bars.deleteLater()
