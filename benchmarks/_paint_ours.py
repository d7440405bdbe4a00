"""The program up to its first paint or its first answer, for first_paint.py and first_answer.py. As it is or frozen."""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medbot_desktop.domain.turns import Turn
    from medbot_desktop.ui.main_window import MainWindow


def tell(*more: float) -> None:
    """Print the time, the processor time of this process, and `more`; and end."""
    print(time.monotonic(), time.process_time(), *more, flush=True)
    os._exit(0)


def ask_at_once(window: MainWindow, question: str) -> None:
    """What a user does who has the question ready: type it and press Enter. Tells when its answer was painted."""
    from PySide6.QtCore import QTimer

    from medbot_desktop.domain.turns import TurnState

    painted = time.monotonic()

    def on_changed(turn: Turn) -> None:
        if turn.state is not TurnState.PENDING:
            if turn.answer is None or turn.answer.row is None:
                sys.exit(f"not answered from a row: {turn.state}")
            QTimer.singleShot(0, lambda: tell(painted))  # after what is to be painted of it

    window.desk.turn_changed.connect(on_changed)
    window.chat.composer.field.setPlainText(question)
    window.chat.composer.button.click()


def main() -> int:
    asked_for = "MEDBOT_FIRST_PAINT" in os.environ
    if not asked_for or sys.argv[1:]:  # a worker is started as this program too
        from medbot_desktop.__main__ import main as program

        return program()
    gc.disable()  # as medbot_desktop.__main__ does
    from medbot_desktop import app
    from medbot_desktop.ui.window_frame import WindowFrame

    question = os.environ["MEDBOT_FIRST_PAINT"]
    go_on = WindowFrame._on_painted

    def on_painted(window: MainWindow) -> None:
        if not question:
            tell()
        go_on(window)
        ask_at_once(window, question)

    WindowFrame._on_painted = on_painted  # type: ignore[method-assign, assignment]
    return app.run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
