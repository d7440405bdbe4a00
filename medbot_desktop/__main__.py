"""The entry of every form of the program: window without arguments, commands with them."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Open the window, or run the command that the arguments name. A worker process starts here too, and ends here."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    console_program = Path(sys.argv[0]).stem.endswith("-cli")
    if console_program or (arguments and not arguments[0].startswith("--window")):
        from medbot_desktop import cli

        return cli.main(arguments)
    from medbot_desktop import app

    return app.run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
