"""The administrator's PIN before a page: wrong ones are refused, after five of them nothing is tried for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from medbot_desktop.storage.administration import hidden_pin
from medbot_desktop.ui.lock import TRIES, BehindPin, Lock
from tests.ui.acting import shown_texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


@pytest.fixture
def lock(tasks: TaskRunner) -> Lock:
    return Lock(tasks, hidden_pin("4815"))


def enter(qtbot: QtBot, lock: Lock, page: BehindPin, pin: str) -> bool:
    """Type a PIN and press Enter; whether that was refused."""
    asking = page.currentWidget()
    asking.field.setText(pin)  # type: ignore[attr-defined]
    refusals: list[bool] = []
    lock.refused.connect(refusals.append)
    with qtbot.waitSignal(lock.refused if pin != "4815" else lock.opened, timeout=5_000):
        asking.field.returnPressed.emit()  # type: ignore[attr-defined]
    return bool(refusals)


def test_a_page_opens_with_the_pin_alone(qtbot: QtBot, look: Look, lock: Lock) -> None:
    inside = QLabel("inside")
    page = BehindPin(look, lock, inside)
    qtbot.addWidget(page)
    page.show()
    assert "inside" not in shown_texts(page)
    assert enter(qtbot, lock, page, "1234")
    assert "inside" not in shown_texts(page)
    assert "PIN" in shown_texts(page)
    enter(qtbot, lock, page, "4815")
    assert "inside" in shown_texts(page)
    assert not lock.is_closed


def test_guessing_is_slowed_down(qtbot: QtBot, look: Look, lock: Lock) -> None:
    page = BehindPin(look, lock, QLabel("inside"))
    qtbot.addWidget(page)
    page.show()
    for guess in range(TRIES):
        enter(qtbot, lock, page, f"000{guess}")
    asking = page.currentWidget()
    asking.field.setText("4815")  # type: ignore[attr-defined]
    with qtbot.waitSignal(lock.refused) as refused:
        asking.field.returnPressed.emit()  # type: ignore[attr-defined]
    assert refused.args == [True]
    assert lock.is_closed


def test_without_a_pin_nothing_is_asked(qtbot: QtBot, look: Look, tasks: TaskRunner) -> None:
    page = BehindPin(look, Lock(tasks, ""), QLabel("inside"))
    qtbot.addWidget(page)
    page.show()
    assert shown_texts(page) == "inside"
