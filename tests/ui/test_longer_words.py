"""Every page, card and state of the program at 80 to 200 %, in a small window, with words two fifths longer as well.

Nothing is cut or squeezed, nothing is out of reach, nothing has to be scrolled sideways. Every tr() string is made
40 % longer; a label or button then has to wrap, end in an ellipsis or have the room.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.settings import Theme
from medbot_desktop.ui.chat.cards import NotInDataCard
from medbot_desktop.ui.text_view import breakable
from tests.ui import extreme_screens, screens
from tests.ui.room import faults, narrow_heads, why_cut
from tests.ui.screens import SCREENS
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER_LOOKS = re.compile(r"^zoom-|-(dark|small|zoom-\d+)\b")
NAMES = [
    name
    for name in SCREENS
    if not OTHER_LOOKS.search(name)
    and not (name.endswith("-en") and name[:-3] in SCREENS)
    and name not in extreme_screens.MANY
]
"""Every screen once: what is the same in another language, theme or size is walked through here anyway."""
SMALL, USUAL = (1024, 700), (1280, 800)
AS_THEY_ARE = ((Theme.LIGHT, 150, SMALL), (Theme.DARK, 200, SMALL))
LONGER = ((Theme.DARK, 200, SMALL), (Theme.LIGHT, 100, SMALL), (Theme.LIGHT, 80, SMALL))
"""Begins as the others end: a look that stays is not put on anew, which takes half of the time."""
AT_THE_EDGES = ((Theme.LIGHT, 100, USUAL),)
FILLER = " y un rato de más para ver"


class Longer(QTranslator):
    """Every word of the window, two fifths longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        more = math.ceil(len(source) * 0.4)
        words = FILLER * (more // len(FILLER) + 1)
        return source + (words[:more] if more > 3 else "o" * more)


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[Longer]:
    made = Longer()
    yield made
    qapp.removeTranslator(made)


def fits(window: QWidget, size: tuple[int, int]) -> bool:
    return has_size(window, size) and not faults(window)


def has_size(window: QWidget, size: tuple[int, int]) -> bool:
    """Whether the window is no larger; it is asked again, for it cannot be smaller before all is laid out anew."""
    if window.width() > size[0] or window.height() > size[1]:
        window.resize(*size)
    return window.width() <= size[0] and window.height() <= size[1]


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_its_room(qapp: QApplication, tmp_path: Path, longer: Longer, name: str) -> None:
    found = []
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        assert nameless(window, shown_only=True) == []
        edges = AT_THE_EDGES if name in extreme_screens.ACTS else ()
        for words, looks in (("", edges + AS_THEY_ARE), (", longer", LONGER)):
            if words:
                qapp.installTranslator(longer)
            for theme, zoom, size in looks:
                window.look.set(theme, zoom)
                window.resize(*size)
                screens._pause(qapp, 0.1)
                # A slow machine lays out later.
                screens._settle(qapp, partial(fits, window, size), 3.0)
                wrong = faults(window)
                # A long notice may leave the conversation a slit until it is closed.
                wrong = [fault for fault in wrong if not fault.startswith("ChatPane shows")]
                if not has_size(window, size):
                    wrong.append(f"the window needs {window.width()} x {window.height()} px")
                if zoom == 100 and not words:
                    wrong += narrow_heads(window)
                found += [f"{size[0]} px, {zoom} %{words}: {fault}" for fault in wrong]
    # Not before: a window that nobody looks at again would be dressed and translated once more.
    window.look.set(Theme.LIGHT, 100)
    assert not found, "\n".join(found)


def test_the_card_without_an_answer_loses_no_line_when_narrow(qapp: QApplication, tmp_path: Path) -> None:
    spanish = replace(SCREENS["kinds-en"], settings=screens.DONE)
    with screens.opened(qapp, spanish, tmp_path) as built:
        window = built.window
        window.look.set(Theme.LIGHT, 200)
        turn = next(turn for turn in window.chat.pane.turns if turn.answer.kind is AnswerKind.NOT_IN_DATA)
        host = QWidget()
        column = QVBoxLayout(host)
        card = NotInDataCard(window.look, window.reading)
        column.addWidget(card)
        card.show_turn(turn)
        host.resize(520, host.heightForWidth(520))
        host.show()
        screens._pause(qapp, 0.3)
        assert host.width() == 520
        words = [label for label in card.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        assert words
        assert [label.text() for label in words if why_cut(label)] == []
        host.close()
        host.deleteLater()
        window.look.set(Theme.LIGHT, 100)


def test_a_long_word_may_be_broken_after_its_signs() -> None:
    assert breakable("fila 12 de botica.csv") == "fila 12 de botica.csv"
    name = "respuestas_revisadas_en_septiembre.csv"
    assert breakable(name).split("\u200b") == ["respuestas_", "revisadas_", "en_", "septiembre.", "csv"]
    parts = breakable("hidroclorotiazidaconamiloridaybisoprolol").split("\u200b")
    assert "".join(parts) == "hidroclorotiazidaconamiloridaybisoprolol"
    assert max(map(len, parts)) <= 24
