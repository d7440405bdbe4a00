"""The entry of every form of the program: window without arguments, commands with them."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> int:
    """Open the window, or run the command that the arguments name. A worker process starts here too, and ends here."""
    if "MEDBOT_CONNECTIONS_FILE" in os.environ:
        _watch_connections(os.environ["MEDBOT_CONNECTIONS_FILE"])
    arguments = sys.argv[1:]
    if arguments:
        from medbot_desktop.worker.spawning import be_what_was_started

        be_what_was_started()
    is_console_program = Path(sys.argv[0]).stem.endswith("-cli")
    if arguments[:1] == ["--window-check"]:
        from medbot_desktop import window_check

        return window_check.run(sys.argv[:1], Path(arguments[1]))
    if is_console_program or arguments:
        from medbot_desktop.worker.threads import leave_a_core

        leave_a_core()
        try:
            from medbot_desktop import cli

            return cli.main(arguments)
        except KeyboardInterrupt:  # before the command has begun or after it has ended
            return 130
    gc.disable()  # until the first paint, which makes much and lets go of nothing: `Starting` switches it on
    from medbot_desktop import app

    return app.run(sys.argv)


def _watch_connections(place: str) -> None:
    """Write down every attempt of this process to reach another computer: the self-check shows that there is none."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        host: object = None
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg") and isinstance(arguments[1], tuple):
            host = arguments[1][0]
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            host = arguments[0]
        if host is not None and host not in ("127.0.0.1", "::1", "localhost", b"localhost"):
            with open(place, "a", encoding="utf-8") as file:  # noqa: PTH123, nothing may be imported in here
                file.write(f"{host!r}\n")

    sys.addaudithook(note)


if __name__ == "__main__":
    sys.exit(main())
