"""Where things lie: what ships with the program (read only) and what is the user's (writable). Stdlib only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from medbot_desktop.domain.errors import BundleIncomplete, DiskFull, FolderReadOnly

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The shipped folder `resources`, `data` or `docs` (the guide): of the frozen program, the wheel or the source.

    Raises BundleIncomplete where none of them has it.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / name] if frozen else [_PACKAGE / "_bundled" / name, _PACKAGE.parent / name]
    for place in places:
        if place.is_dir():
            return place
    raise BundleIncomplete(path=name)


def user_folder() -> Path:
    """The folder of everything that is the user's: MEDBOT_DATA_DIR, else the platform's own place."""
    chosen = os.environ.get("MEDBOT_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser()
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "MedBot"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "MedBot"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "medbot"


def administration_file() -> Path:
    """Where the administrator of this computer may fix settings for everybody; only administrators write there."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData") / "MedBot" / "administration.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/MedBot/administration.toml")
    return Path("/etc/medbot/administration.toml")


def make_private_folder(folder: Path) -> Path:
    """Make the folder, readable by its user alone. Raises FolderReadOnly or DiskFull if it cannot be had."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        if error.errno == 28:
            raise DiskFull() from error
        raise FolderReadOnly(path=str(folder)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderReadOnly(path=str(folder))
    return folder
