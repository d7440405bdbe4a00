"""Very long names, one row, no data, runs of one epoch, of 500 and one that went out of hand: nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea, QTableView

from medbot_desktop.domain.settings import Theme
from tests.ui import extreme_screens, screens
from tests.ui.screens import DONE, Screen
from tests.ui.test_longer_words import cut

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget


def sideways(root: QWidget) -> list[str]:
    """Pages that have to be scrolled sideways to be read."""
    return [
        f"{area.horizontalScrollBar().maximum()} px of {type(area.widget()).__name__} are out of sight"
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def narrow_heads(root: QWidget) -> list[str]:
    """Columns of a table that is not scrolled and whose head has less room than its word, though there is some."""
    found = []
    for table in root.findChildren(QTableView):
        header = table.horizontalHeader()
        if not table.isVisible() or table.window().width() < 1200:
            continue
        for column in range(header.count()):
            if header.sectionSize(column) < header.sectionSizeHint(column) - 1 and not header.isSectionHidden(
                column
            ):
                word = table.model().headerData(column, header.orientation())
                found.append(f"{word}: {header.sectionSize(column)} of {header.sectionSizeHint(column)} px")
    return found


@pytest.mark.parametrize("name", extreme_screens.ACTS)
def test_nothing_is_cut_at_the_edges(qapp: QApplication, tmp_path: Path, name: str) -> None:
    screen = Screen(replace(DONE), act=extreme_screens.ACTS[name])
    faults = []
    with screens.opened(qapp, screen, tmp_path) as built:
        window = built.window
        for zoom, size in ((100, (1280, 800)), (100, (1024, 700)), (200, (1024, 700))):
            window.look.set(Theme.LIGHT, zoom)
            window.resize(*size)
            screens._pause(qapp, 0.3)
            screens._settle(qapp, lambda: not cut(window), 3.0)  # a slow machine lays out later
            at = f"{size[0]} px, {zoom} %"
            faults += [f"{at}: {fault}" for fault in [*cut(window), *sideways(window)]]
            if zoom == 100:
                faults += [f"{at}: {fault}" for fault in narrow_heads(window)]
        window.look.set(Theme.LIGHT, 100)
    assert faults == []
