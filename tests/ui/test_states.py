"""Very long words, nothing and what has failed: the chat and the history stay whole in a small window too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from medbot_desktop.domain.settings import Theme
from medbot_desktop.ui.text_view import TextView, breakable
from tests.ui import screens, state_screens
from tests.ui.screens import SCREENS
from tests.ui.test_longer_words import cut

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

NAMES = (
    *(f"state-{name}" for name in state_screens.ACTS),
    "history",
    "history-bin",
    "history-gaps",
    "models-gpt-es",
    "models-server",
    "models-gemini-off",
    "settings-country",
    "settings-data",
    "settings-privacy-erase",
    "settings-copies-compare",
    "settings-report",
    "welcome",
    "correct",
    "pin",
    "judged",
    "generated-en",
    "row",
    "hosted-private-en",
)


def squeezed(root: QWidget) -> list[str]:
    """What is shown of `root` and is lower than it needs to be, or goes on below something that does not scroll."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | TextView):
            continue
        words = widget.toPlainText() if isinstance(widget, TextView) else widget.text()
        if not words:
            continue
        high = widget.hasHeightForWidth()
        wanted = widget.heightForWidth(widget.width()) if high else widget.minimumSizeHint().height()
        if widget.height() < wanted - 1:
            found.append(f"{type(widget).__name__} {widget.height()} of {wanted} px high: {words[:60]!r}")
        elif beyond := _below(widget, root):
            found.append(f"{type(widget).__name__} {beyond}: {words[:60]!r}")
    return found


def _below(widget: QWidget, root: QWidget) -> str:
    around = widget.parentWidget()
    while around is not None and around is not root:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return ""
        bottom = widget.mapTo(around, widget.rect().bottomLeft()).y()
        if bottom > around.height():
            return f"ends {bottom - around.height()} px below {type(around).__name__}"
        around = around.parentWidget()
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_or_squeezed(qapp: QApplication, tmp_path: Path, name: str) -> None:
    faults = []
    with screens.opened(qapp, SCREENS[name], tmp_path) as built:
        window = built.window
        for zoom, size in ((100, (1280, 800)), (100, (1024, 700)), (200, (1024, 700))):
            window.look.set(Theme.LIGHT, zoom)
            window.resize(*size)
            screens._pause(qapp, 0.3)
            screens._settle(qapp, lambda: not cut(window) and not squeezed(window), 3.0)
            faults += [f"{size[0]} px, {zoom} %: {fault}" for fault in (*cut(window), *squeezed(window))]
            if window.width() > size[0]:
                faults.append(f"{zoom} %: the window needs {window.width()} px")
        window.look.set(Theme.LIGHT, 100)
    assert not faults, "\n".join(faults)


def test_a_long_word_may_be_broken_after_its_signs() -> None:
    assert breakable("fila 12 de botica.csv") == "fila 12 de botica.csv"
    name = "respuestas_revisadas_en_septiembre.csv"
    assert breakable(name).split("\u200b") == ["respuestas_", "revisadas_", "en_", "septiembre.", "csv"]
    parts = breakable("hidroclorotiazidaconamiloridaybisoprolol").split("\u200b")
    assert "".join(parts) == "hidroclorotiazidaconamiloridaybisoprolol"
    assert max(map(len, parts)) <= 24
