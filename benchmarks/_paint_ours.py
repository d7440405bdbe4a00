"""The program up to its first paint, for first_paint.py; whole where that is not asked for. As it is or frozen."""

from __future__ import annotations

import gc
import os
import sys
import time


def report(_window: object) -> None:
    print(time.monotonic(), sum(os.times()[:2]), flush=True)
    os._exit(0)


def main() -> int:
    if "MEDBOT_FIRST_PAINT" not in os.environ:
        from medbot_desktop.__main__ import main as program

        return program()
    gc.disable()  # as medbot_desktop.__main__ does
    from medbot_desktop import app
    from medbot_desktop.ui.window_frame import WindowFrame

    WindowFrame._on_painted = report  # type: ignore[method-assign]
    return app.run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
