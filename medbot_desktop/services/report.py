"""What can be passed on when something goes wrong: what this computer and the files are like, and the logs.

Never a question, an answer, a row, a key, or the name of the person whose folder it is.
"""

from __future__ import annotations

import json
import platform
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop import __version__
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.logs import FOLDER as LOGS
from medbot_desktop.logs import without_keys
from medbot_desktop.storage import settings
from medbot_desktop.storage.copies import FOLDER as COPIES
from medbot_desktop.storage.copies import list_copies
from medbot_desktop.storage.counting import SCHEMAS, check_database, contents_of, reading
from medbot_desktop.storage.database import sqlite_features
from medbot_desktop.storage.folders import sync_file, translated_os

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence

MOST_CHARACTERS = 200_000
SETTINGS_TOLD = ("language", "country", "theme", "zoom_percent", "first_start_done")


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One text file of the report, as it will be in the zip."""

    name: str
    text: str


def collect_report(folder: Path, told: Sequence[Sentence] = ()) -> list[ReportPart]:
    """Everything the report would hold; `told` are the sentences the window showed about its files. Any thread."""
    parts = [
        ReportPart("program.txt", _program(folder, told)),
        ReportPart("files.txt", _files(folder)),
        ReportPart("databases.txt", _databases(folder)),
        ReportPart("settings.txt", _settings(folder)),
    ]
    for path in sorted((folder / LOGS).glob("*.log*")):
        with suppress(OSError):
            text = path.read_text(encoding="utf-8", errors="replace")[-MOST_CHARACTERS:]
            if text.strip():
                parts.append(ReportPart(f"logs/{path.name}", text))
    return [ReportPart(part.name, _discreet(part.text, folder)) for part in parts]


def write_report(parts: Sequence[ReportPart], target: Path) -> None:
    """Write the parts into a zip. Raises DiskFull, FolderReadOnly or DatabaseUnreachable."""
    scratch = target.with_name(target.name + ".part")
    with translated_os(target.parent):
        try:
            with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as packed:
                for part in parts:
                    packed.writestr(part.name, part.text)
            scratch.chmod(0o600)
            sync_file(scratch)
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)


def _program(folder: Path, told: Sequence[Sentence]) -> str:
    version, has_fts5 = sqlite_features()
    lines = [
        f"MedBot Desktop {__version__}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"SQLite {version}{' FTS5' if has_fts5 else ' without FTS5'}",
        f"made at {_moment(time.time())}",
        *(f"told: {sentence.code} {json.dumps(dict(sentence.params), sort_keys=True)}" for sentence in told),
    ]
    return "\n".join(lines) + "\n"


def _files(folder: Path) -> str:
    """Names, sizes and times of the program's own files; what is in them is not looked at."""
    lines = []
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                known = path.stat()
                lines.append(
                    f"{known.st_size:>12} {_moment(known.st_mtime)} {path.relative_to(folder).as_posix()}"
                )
    return "\n".join(lines[:5_000]) + "\n"


def _databases(folder: Path) -> str:
    lines = []
    for name in SCHEMAS:
        if not (folder / name).exists():
            lines.append(f"{name}: not there")
            continue
        try:
            with reading(folder / name) as connection:
                (schema,) = connection.execute("PRAGMA user_version").fetchone()
            check_database(folder / name)
            lines.append(f"{name}: schema {schema}, whole")
        except MedBotError as error:
            lines.append(f"{name}: {error.code}")
    with suppress(MedBotError):
        lines.append(str(contents_of(folder)))
        for copy in list_copies(folder / COPIES):
            fault = f" FAULT {copy.fault}" if copy.fault else ""
            lines.append(f"copy {copy.name} {copy.reason} {copy.size_bytes} {copy.contents}{fault}")
    return "\n".join(lines) + "\n"


def _settings(folder: Path) -> str:
    try:
        stored = json.loads((folder / settings.FILE_NAME).read_text(encoding="utf-8"))
        return "".join(f"{name}: {stored.get(name)}\n" for name in SETTINGS_TOLD)
    except FileNotFoundError:
        return "not there\n"
    except (OSError, ValueError, AttributeError) as error:
        return f"cannot be read: {type(error).__name__}\n"


def _discreet(text: str, folder: Path) -> str:
    """Without keys, and without the folder's and the home's own names, which are a person's."""
    for place, name in ((str(folder), "<user folder>"), (str(Path.home()), "<home>")):
        for written in (place, json.dumps(place)[1:-1]):
            if len(place) > 1:
                text = text.replace(written, name)
    return without_keys(text)


def _moment(at: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))
