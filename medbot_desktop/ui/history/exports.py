"""Exporting and importing the history: a file is chosen here, written and read off the UI thread."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import Cancelled
from medbot_desktop.services.history_files import FileKind, Stop, read_history, write_gaps, write_history
from medbot_desktop.storage.history_reader import HistoryReader
from medbot_desktop.ui.printing import turns_as_html, write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from medbot_desktop.domain.history import Gap, Wanted
    from medbot_desktop.storage.history_archive import Chapter
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.store import Records, Store
    from medbot_desktop.ui.tasks import TaskRunner

BATCH = 50
"""So many conversations are added together; a question asked meanwhile waits for no more than that."""
PDF_TURNS = 2_000
"""A PDF is made in memory, 1 MB a hundred turns or so; what is longer belongs into another form."""


class HistoryExports(QObject):
    """`told` carries a Sentence when a file was written or read; `imported` when the history has grown."""

    told = Signal(object)
    imported = Signal()
    failed = Signal(object)

    def __init__(
        self, language: Language, store: Store, tasks: TaskRunner, folder: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._language, self._store, self._tasks, self._folder = language, store, tasks, folder
        self._window = window
        self._stop = Stop()
        self._added = 0
        self._left: Iterator[Chapter] = iter(())

    def stop(self) -> None:
        """The program ends: an export under way leaves no half file."""
        self._stop.set()

    # Choosing a file

    def export_turns(self, turn_ids: Sequence[int], kind: FileKind) -> None:
        path = self._choose(kind)
        if path:
            self.save_turns(turn_ids, path, kind)

    def export_conversations(self, conversation_ids: Sequence[int], kind: FileKind) -> None:
        path = self._choose(kind)
        if path:
            self.save_conversations(conversation_ids, path, kind)

    def export_found(self, wanted: Wanted, kind: FileKind) -> None:
        path = self._choose(kind)
        if path:
            self.save_found(wanted, path, kind)

    def export_gaps(self, gaps: Sequence[Gap]) -> None:
        path = self._choose(FileKind.CSV)
        if path:
            self.save_gaps(gaps, path)

    def choose_import(self) -> None:
        """Let the user choose an exported history and add it to this one."""
        words = QCoreApplication.translate("HistoryExports", "Import a history")
        path, _kind = QFileDialog.getOpenFileName(self._window, words, self._documents(), "MedBot (*.json)")
        if path:
            self.read(Path(path))

    # Writing

    def save_turns(self, turn_ids: Sequence[int], path: Path, kind: FileKind) -> None:
        self._save(lambda reader: turn_ids, path, kind)

    def save_conversations(self, conversation_ids: Sequence[int], path: Path, kind: FileKind) -> None:
        self._save(lambda reader: reader.archive.turns_of(conversation_ids), path, kind)

    def save_found(self, wanted: Wanted, path: Path, kind: FileKind) -> None:
        everything = not any(
            (wanted.text, wanted.kind, wanted.medicine, wanted.dataset, wanted.label, wanted.since, wanted.until,
             wanted.pinned, wanted.corrected)
        )  # fmt: skip
        self._save(lambda reader: None if everything else reader.finder.turn_ids(wanted), path, kind)

    def save_gaps(self, gaps: Sequence[Gap], path: Path) -> None:
        language = self._language.code

        def write() -> Sentence:
            write_gaps(gaps, path, language)
            return Sentence("history_exported", {"name": path.name, "turns": len(gaps)})

        self._tasks.start(write, "files", self._on_written, self._on_failed)

    def _save(
        self, turn_ids: Callable[[HistoryReader], Sequence[int] | None], path: Path, kind: FileKind
    ) -> None:
        language, stop, folder = self._language.code, self._stop, self._folder

        def write() -> Sentence | None:
            # A reader of its own: the one of the searches is interrupted by the next letter that is typed.
            reader = HistoryReader(folder)
            try:
                chapters = reader.archive.chapters(turn_ids(reader))
                if kind is not FileKind.PDF:
                    turns = write_history(chapters, path, kind, language, stop)
                    return Sentence("history_exported", {"name": path.name, "turns": turns})
                whole = list(_first_turns(chapters))
                count = sum(len(chapter.turns) for chapter in whole)
                if count > PDF_TURNS:
                    return Sentence("history_too_long_for_pdf", {"limit": PDF_TURNS})
                pages = [(chapter.title, [kept.turn for kept in chapter.turns]) for chapter in whole]
                write_pdf(turns_as_html(pages, language), str(path), "MedBot")
                return Sentence("history_exported", {"name": path.name, "turns": count})
            except Cancelled:
                return None
            finally:
                reader.close()

        self._tasks.start(write, "files", self._on_written, self._on_failed)

    def _on_written(self, sentence: Sentence | None) -> None:
        if sentence is not None:
            self.told.emit(sentence)

    # Reading

    def read(self, path: Path) -> None:
        """Add what an exported file holds; looked at whole before anything is added."""

        def look() -> Path:
            for _chapter in read_history(path):
                self._stop.check()
            return path

        self._tasks.start(look, "io", self._on_looked_at, self._on_failed)

    def _on_looked_at(self, path: Path) -> None:
        self._added, self._left = 0, read_history(path)
        self._add_more()

    def _add_more(self) -> None:
        self._store.run(self._add, self._on_added, self._on_failed)

    def _add(self, records: Records) -> tuple[int, bool]:
        """In the storage lane: one batch; whether there may be more."""
        some = list(islice(self._left, BATCH))
        return (records.history.archive.add(some) if some else 0), len(some) == BATCH

    def _on_added(self, outcome: tuple[int, bool]) -> None:
        added, more = outcome
        self._added += added
        if more:
            self._add_more()
            return
        self.told.emit(Sentence("history_imported", {"added": self._added}))
        self.imported.emit()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _choose(self, kind: FileKind) -> Path | None:
        translate = QCoreApplication.translate
        words = translate("HistoryExports", "Export the history")
        name = f"MedBot {time.strftime('%Y-%m-%d')}.{kind}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, words, str(Path(self._documents()) / name), f"{kind.upper()} (*.{kind})"
        )
        if not chosen:
            return None
        return Path(chosen) if chosen.lower().endswith(f".{kind}") else Path(f"{chosen}.{kind}")

    def _documents(self) -> str:
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _first_turns(chapters: Iterator[Chapter]) -> Iterator[Chapter]:
    """Chapters until there are more turns than a PDF may hold."""
    count = 0
    for chapter in chapters:
        yield chapter
        count += len(chapter.turns)
        if count > PDF_TURNS:
            return
