"""How long the chat pane takes for one more piece of a streamed answer, on a conversation of ten thousand turns.

Each update is one coalesced piece: parse, measure, lay out, paint. Offscreen, CPU time of the window's thread, at the
end of the pane and scrolled up.
"""

from __future__ import annotations

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.answers import Answer, AnswerKind, Generated
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Theme
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.paths import bundled
from medbot_desktop.ui.chat.pane import ChatPane
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.theme import Look

TURNS = 10_000
PIECE = 24
"""Characters in 33 ms: some 180 tokens a second, more than the fast models give."""
ROW = Row(
    "file.csv", 1, "Can ibuprofen be taken with food?", "Ibuprofen is taken with food. " * 6, "Ibuprofen"
)
PART = """Take it **with food** [1], not on an *empty stomach* [1]. The usual way:

1. Half a glass of water
2. Then the tablet, see [the label](https://example.org/label)
   - never two at once

| Form | How |
|---|---|
| Tablet | with `water` [1] |
| Sachet | dissolved |

"""
TEXT = PART * 10


def main() -> None:
    """Run and print median, p99 and worst of the updates."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    language = Language(app, bundled("resources") / "i18n", "en")
    look = Look(app, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    pane = ChatPane(look, Reading(language))
    pane.resize(932, 700)
    pane.show()
    stored = Answer(AnswerKind.STORED, "en", text=ROW.answer, row=ROW)
    turns = [
        Turn(n, 1, 1.79e9 + n * 60, f"question {n}", TurnState.COMPLETE, stored) for n in range(1, TURNS)
    ]
    generated = Generated("openai", "a-model", rows=(ROW,), partial=True)
    turns.append(Turn(TURNS, 1, 1.8e9, "the last", TurnState.PENDING, stored.with_generated(generated)))
    for name, scrolled_up in (("at the end", False), ("scrolled up", True)):
        pane.show_turns(turns)
        if scrolled_up:
            pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() - 400)
        app.processEvents()
        times = []
        for length in range(PIECE, len(TEXT) + PIECE, PIECE):
            started = time.thread_time()
            pane.grow(TURNS, TEXT[:length])
            app.processEvents()
            times.append((time.thread_time() - started) * 1000)
        times.sort()
        p99 = times[int(len(times) * 0.99)]
        print(
            f"{name}: {len(times)} updates to {len(TEXT)} characters,"
            f" median {statistics.median(times):.1f} ms, p99 {p99:.1f} ms, worst {times[-1]:.1f} ms"
        )


if __name__ == "__main__":
    main()
