"""A conversation of a hundred thousand turns opens, jumps and scrolls with the turns and widgets of a short one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.ui.chat import turn_column
from medbot_desktop.ui.chat.turn_column import MOST_TURNS
from tests.ui import building as b
from tests.ui import long_history
from tests.ui.acting import ask
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

COUNT = 100_000


@pytest.fixture(scope="module")
def long_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    long_history.write(folder, COUNT)
    return folder


@pytest.fixture
def built(qtbot: QtBot, open_window: OpenWindow, user_folder: Path, long_folder: Path) -> Built:
    user_folder.mkdir(exist_ok=True)
    shutil.copy(long_folder / "history.db", user_folder / "history.db")
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1)
    return built


def in_sight(built: Built) -> list[int]:
    pane = built.window.chat.pane
    y, height = pane.verticalScrollBar().value(), pane.viewport().height()
    return [
        view.turn.id
        for _, view in sorted(pane.live_views.items())
        if view.turn and view.y() < y + height and view.y() + view.height() > y
    ]


def loaded(built: Built) -> tuple[int, int]:
    turns = built.window.chat.pane.turns
    ids = [turn.id for turn in turns]
    assert ids == list(range(ids[0], ids[-1] + 1))  # nothing left out, nothing twice
    return ids[0], ids[-1]


def test_it_opens_at_its_newest_turn(built: Built) -> None:
    assert in_sight(built)[-1] == COUNT
    assert len(built.window.chat.pane.turns) == 200
    assert built.window.chat.pane.view_count < 25
    bar = built.window.chat.pane.verticalScrollBar()
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("turn_id", [1, 7, 50_000, 99_950, 100_000])
def test_jumping_to_a_hit_shows_it_and_its_surroundings(qtbot: QtBot, built: Built, turn_id: int) -> None:
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1, turn_id)
    assert turn_id in in_sight(built)
    first, last = loaded(built)
    assert first == max(1, turn_id - 200)
    assert last == min(COUNT, turn_id + 199)
    assert built.window.chat.pane._below.isVisible() is (last < COUNT)


def test_scrolling_up_and_down_again_leaves_nothing_out_and_holds_few(qtbot: QtBot, built: Built) -> None:
    pane = built.window.chat.pane
    bar = pane.verticalScrollBar()
    for _ in range(9):
        first = loaded(built)[0]
        bar.setValue(0)
        qtbot.waitUntil(lambda first=first: loaded(built)[0] < first)
        assert len(pane.turns) <= MOST_TURNS + 200
    assert loaded(built)[1] < COUNT
    assert pane._below.text() == "Ir a la pregunta más reciente"
    seen = in_sight(built)
    assert seen == sorted(seen)
    for _ in range(20):
        if loaded(built)[1] == COUNT:
            break
        last = loaded(built)[1]
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda last=last: loaded(built)[1] > last)
        assert len(pane.turns) <= MOST_TURNS + 200
    assert loaded(built)[1] == COUNT
    assert pane.view_count < 40


def test_what_is_read_stays_where_it_is_when_more_comes(qtbot: QtBot, built: Built) -> None:
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1, 50_000)
    pane = built.window.chat.pane
    bar = pane.verticalScrollBar()
    bar.setValue(100)
    first, where = in_sight(built)[0], None
    view = next(v for v in pane.live_views.values() if v.turn and v.turn.id == first)
    where = view.y() - bar.value()
    qtbot.waitUntil(lambda: loaded(built)[0] < 49_800)
    view = next(v for v in pane.live_views.values() if v.turn and v.turn.id == first)
    assert view.y() - bar.value() == where


def test_home_goes_to_the_first_and_end_to_the_newest(qtbot: QtBot, built: Built) -> None:
    pane = built.window.chat.pane
    with qtbot.waitSignal(built.window.desk.opened):
        qtbot.keyClick(pane, Qt.Key.Key_Home)
    assert in_sight(built)[0] == 1
    with qtbot.waitSignal(built.window.desk.opened):
        qtbot.keyClick(pane, Qt.Key.Key_End)
    assert in_sight(built)[-1] == COUNT


def test_asking_far_back_goes_to_the_newest(qtbot: QtBot, built: Built) -> None:
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1, 400)
    with qtbot.waitSignal(built.window.desk.opened):
        ask(qtbot, built, "otra vez")
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].question == "otra vez")
    assert loaded(built)[1] == COUNT + 1
    qtbot.waitUntil(lambda: built.window.chat.pane.turns[-1].answer == b.stored())
    assert in_sight(built)[-1] == COUNT + 1
    assert not built.window.chat.pane._below.isVisible()


def test_a_chat_that_is_never_ended_holds_few(
    qtbot: QtBot, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked all day long in one chat: what lies far above is let go of, and there again when it is looked for."""
    monkeypatch.setattr(turn_column, "MOST_TURNS", 203)
    monkeypatch.setattr(turn_column, "FEWEST_TURNS", 190)
    pane = built.window.chat.pane
    for number in range(1, 16):
        built.window.chat.ask(f"otra vez {number}")
        qtbot.waitUntil(lambda number=number: pane.turns[-1].id == COUNT + number)
        qtbot.waitUntil(lambda: pane.turns[-1].answer == b.stored())
    first, last = loaded(built)
    assert last == COUNT + 15
    assert last - first < 203
    assert set(pane._remarks) <= set(range(first, last + 1))
    assert in_sight(built)[-1] == last
    assert built.window.desk.has_newest
    pane.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: loaded(built)[0] < first)


def test_deleting_far_back_and_undoing(qtbot: QtBot, built: Built) -> None:
    with qtbot.waitSignal(built.window.desk.opened):
        built.window.chat.open(1, 50_000)
    pane = built.window.chat.pane
    built.window.behind.keeping.removals.remove_turns([50_000])
    qtbot.waitUntil(lambda: 50_000 not in [turn.id for turn in pane.turns])
    built.window.behind.keeping.removals.undo()
    qtbot.waitUntil(lambda: 50_000 in [turn.id for turn in pane.turns])
    loaded(built)
