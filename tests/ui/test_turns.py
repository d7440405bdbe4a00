"""Work cut into pieces: in their order, one a turn, with what else there is to do in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from medbot_desktop.ui.turns import Turns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_pieces_come_one_a_turn_and_others_get_their_turn_between(qtbot: QtBot) -> None:
    parent = QObject()
    turns, done = Turns(parent), []
    beside = QTimer(parent)
    beside.timeout.connect(lambda: done.append("beside"))
    beside.start(0)
    turns.add([lambda: done.append("a"), lambda: turns.add([lambda: done.append("c")])])
    turns.add([lambda: done.append("b")])
    assert done == []
    qtbot.waitUntil(lambda: "c" in done)
    beside.stop()
    assert [piece for piece in done if piece != "beside"] == ["a", "b", "c"]
    assert "beside" in done[done.index("a") : done.index("c")]
    assert not turns._timer.isActive()
