"""A row of widgets that goes on below where there is no room beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from medbot_desktop.domain.settings import ZOOM_PERCENT_RANGE, Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.flow import FlowLabel, FlowLayout
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Block(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 20)


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (320, [(0, 0), (110, 0), (220, 0)]),
        (319, [(0, 0), (110, 0), (0, 30)]),
        (150, [(0, 0), (0, 30), (0, 60)]),
        (60, [(0, 0), (0, 30), (0, 60)]),
    ],
)
def test_what_has_no_room_goes_on_below(qtbot: QtBot, width: int, places: list[tuple[int, int]]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(10)
    blocks = [Block(), Block(), Block()]
    for block in blocks:
        flow.addWidget(block)
    host.resize(width, flow.heightForWidth(width))
    host.show()
    assert [(block.x(), block.y()) for block in blocks] == places
    assert flow.heightForWidth(width) == places[-1][1] + 20
    assert all(block.width() <= width for block in blocks)


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    flow.setSpacing(10)
    flow.setContentsMargins(0, 0, 0, 0)
    first, second = Block(), Block()
    flow.addWidget(first)
    flow.addWidget(second)
    first.hide()
    host.resize(300, 50)
    host.show()
    assert (second.x(), second.y()) == (0, 0)


def test_words_wrap_only_where_they_have_to(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    flow.setContentsMargins(0, 0, 0, 0)
    label = FlowLabel()
    label.setText("La fila 117 ha cambiado después de esta respuesta.")
    flow.addWidget(label)
    one_line = flow.heightForWidth(2_000)
    assert flow.heightForWidth(label.sizeHint().width() // 2) >= 2 * one_line - 4


@pytest.mark.parametrize("role", ["sample", "meta", "aside"])
def test_words_have_their_line_at_every_size(qtbot: QtBot, qapp: QApplication, role: str) -> None:
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    host = QWidget()
    qtbot.addWidget(host)
    label = FlowLabel(role=role)
    FlowLayout(host).addWidget(label)
    host.resize(1_000, 100)
    host.show()
    low, high = ZOOM_PERCENT_RANGE
    cut = []
    for zoom in range(low, high + 1, 5):
        look.set(Theme.LIGHT, zoom)
        look.dress(host)
        for words in ("Ya no está en sus datos", "Revisión pendiente", "No longer in your data", "ilimitado"):
            label.setText(words)
            size = label.sizeHint()
            if label.heightForWidth(size.width()) > size.height() + 1:
                cut.append((zoom, words))
    look.set(Theme.LIGHT, 100)
    assert cut == []
