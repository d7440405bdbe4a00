"""Copies made by themselves once a day and on demand, here and in a second place; looked at, proved, made one file.

Knows no window. Every method blocks and may be called from any thread; what makes or opens copies waits for its turn.
"""

from __future__ import annotations

import getpass
import platform
import re
import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.copies import Copy, CopyReason, Preview, Proof
from medbot_desktop.domain.errors import FileUnreadable, MedBotError
from medbot_desktop.storage import history
from medbot_desktop.storage.copies import (
    FOLDER,
    LIST,
    list_copies,
    make_copy,
    mark_checked,
    newest_first,
    relist,
    remove_old,
    repeat_copy,
)
from medbot_desktop.storage.one_file import export_everything, open_everything
from medbot_desktop.storage.restoring import Restored, preview_restore, prove, restore_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from medbot_desktop.domain.ports import ReportProgress

DUE_AFTER_S = 20 * 3_600.0
"""A little less than a day, so that a shop that opens at nine has one every morning."""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made, and what kept it from the second place, if anything did."""

    copy: Copy
    trouble: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A folder that can be restored and what that would change; `temporary` where it has to be removed after."""

    source: Path
    preview: Preview
    temporary: bool = False

    def let_go(self) -> None:
        """Remove what was unpacked for it."""
        if self.temporary:
            shutil.rmtree(self.source, ignore_errors=True)


class Backups:
    """The copies of one user folder. `second_folder` gives the folder chosen for a second copy, or ""."""

    def __init__(
        self,
        folder: Path,
        second_folder: Callable[[], str],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._second_folder = second_folder
        self._clock = clock
        self._turn = threading.RLock()

    @property
    def place(self) -> Path:
        return self._folder / FOLDER

    @property
    def second_place(self) -> Path | None:
        """This computer's own folder in the second place, so that two that share a drive do not meet."""
        chosen = self._second_folder()
        return Path(chosen) / second_name() if chosen else None

    def due(self) -> bool:
        """Whether there is something to copy and the last daily copy is older than about a day, or from the future."""
        if not (self._folder / history.FILE_NAME).exists():
            return False
        copies = list_copies(self.place, now=self._clock())
        made = [copy.made_at for copy in copies if not copy.fault and copy.contents]
        return not made or abs(self._clock() - made[0]) > DUE_AFTER_S

    def make_if_due(self) -> Made | None:
        """Make the copy of the day if it is due. Raises what `make` raises."""
        return self.make(CopyReason.DAILY) if self.due() else None

    def make(self, reason: CopyReason, report: ReportProgress | None = None) -> Made:
        """Make a copy, repeat it in the second place, then let old ones go. Raises what `make_copy` raises."""
        with self._turn:
            copy = make_copy(self._folder, self.place, reason, self._clock(), report)
            remove_old(self.place, now=self._clock())
            return Made(copy, self._repeat(copy))

    def copies(self) -> list[Copy]:
        """All copies of both places, newest first; one that lies in both is told once, from here."""
        here = list_copies(self.place)
        names = {copy.name for copy in here}
        place = self.second_place
        try:
            there = list_copies(place, elsewhere=True) if place else []
        except MedBotError:
            there = []
        both = [*here, *(copy for copy in there if copy.name not in names)]
        return newest_first(both, self._clock())

    def newest_good(self) -> Copy | None:
        """The newest copy made by the program that counts as whole; None where there is none."""
        return next((copy for copy in self.copies() if not copy.fault and copy.contents), None)

    def prove(self, copy: Copy | None = None) -> Proof:
        """Restore a copy, the newest where none is given, into a scratch folder and read it whole.

        Raises FileUnreadable("no_copy") where there is none, CopyUnusable and what restoring raises.
        """
        copy = copy or self.newest_good()
        if copy is None:
            raise FileUnreadable("no_copy", name=FOLDER)
        with self._turn:
            proof = prove(copy, self.place / f".proving-{time.time_ns()}")
            mark_checked(copy, self._clock())
        return proof

    def offer_folder(self, source: Path) -> Offer:
        """What restoring a copy's folder would change. Raises what `restore_copy` raises about the copy."""
        return Offer(source, preview_restore(source, self._folder))

    def offer_file(self, file: Path) -> Offer:
        """The same for everything as one file. Raises what `open_everything` raises."""
        source = open_everything(file, self._folder)
        try:
            return Offer(source, preview_restore(source, self._folder), temporary=True)
        except BaseException:
            shutil.rmtree(source, ignore_errors=True)
            raise

    def export(self, target: Path, report: ReportProgress | None = None) -> Copy:
        """Write everything as one file. Raises what `export_everything` raises."""
        with self._turn:
            return export_everything(self._folder, target, report)

    def restore(self, source: Path) -> Restored:
        """Put a copy in the place of what is here; nothing may have it open. Raises what `restore_copy` raises."""
        with self._turn:
            return restore_copy(source, self._folder, self._clock())

    def histories(self) -> list[Path]:
        """Every copy of history.db that lies beside the one in use: for erasing something from all of them.

        In dated copies here and in the second place, before a restore, before a change of schema; and damaged ones
        that were set aside, which can hardly be changed.
        """
        folders = [copy.folder for copy in list_copies(self.place)]
        second = self.second_place
        folders += [copy.folder for copy in list_copies(second)] if second else []
        single = [*self.place.glob("history-schema*.db"), *self._folder.glob("history-damaged-*.db")]
        return [
            *(f / history.FILE_NAME for f in folders if (f / history.FILE_NAME).exists()),
            *sorted(single),
        ]

    def list_anew(self, histories: Iterable[Path]) -> None:
        """Let the copies whose history was changed on purpose count as whole again."""
        for path in histories:
            if (path.parent / LIST).exists() and path.exists():
                relist(path.parent)

    def _repeat(self, copy: Copy) -> Sentence | None:
        place = self.second_place
        if place is None:
            return None
        if not place.parent.is_dir():
            return Sentence("second_place_gone", {"path": str(place.parent)})
        try:
            repeat_copy(copy, place)
            remove_old(place, now=self._clock())
        except MedBotError:
            return Sentence("second_place_failed", {"path": str(place.parent)})
        return None


def second_name() -> str:
    """The name of this computer's and this user's folder in a place that others may use too."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    words = f"MedBot {platform.node()} {user}".strip()
    return re.sub(r"[^\w .-]+", "-", words)[:80].strip()
