"""The entry of every form of the program: window without arguments, commands with them."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Open the window, or run the command that the arguments name. A worker process starts here too, and ends here."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    is_console_program = Path(sys.argv[0]).stem.endswith("-cli")
    if arguments[:1] == ["--window-check"]:
        from medbot_desktop import app

        return app.check(sys.argv[:1], Path(arguments[1]))
    if is_console_program or arguments:
        from medbot_desktop.worker.threads import leave_a_core

        leave_a_core()
        from medbot_desktop import cli

        return cli.main(arguments)
    from medbot_desktop import app

    return app.run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
