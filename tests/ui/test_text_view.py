"""A text is as high as its words need at a width, whatever the width it is shown at just then."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from medbot_desktop.storage.history import History
from medbot_desktop.ui.text_view import TextView
from tests.ui import building as b
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def test_no_line_of_an_answer_is_cut_when_its_turn_is_shown_again(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    with closing(History.open(user_folder)) as history:
        conversation_id = None
        for number, answer in enumerate((b.red_flag(), b.not_in_data(), b.choose())):
            turn = history.add_turn(f"pregunta {number}", conversation_id, 10.0 + number)
            conversation_id = turn.conversation_id
            history.finish_turn(turn.id, answer, 20.0 + number)
    built = open_window(FakeWorker())
    pane = built.window.chat.pane
    built.window.chat.open(conversation_id)
    qtbot.waitUntil(lambda: len(pane.turns) == 3)
    for turn in list(pane.turns):
        pane.change_turn(turn)
    cut = []
    for view in pane.live_views.values():
        for text in view.findChildren(TextView):
            text._heights.clear()  # what was measured is what may be wrong
            if text.isVisible() and text.heightForWidth(text.width()) > text.height():
                cut.append(text.toPlainText())
    assert cut == []
