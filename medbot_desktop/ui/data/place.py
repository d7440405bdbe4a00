"""The data place: the overview, the rows of a data set, a file that is examined, what a newer file changes.

The overview is made at once, the others when they are wanted or in turns (`pieces`).
"""

from __future__ import annotations

import re
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.library import RowQuery
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.texts import say
from medbot_desktop.ui.chat.welcome import choose_data_file
from medbot_desktop.ui.data.dropped import data_files
from medbot_desktop.ui.data.overview import OverviewPage
from medbot_desktop.ui.data.reading import LibraryReader
from medbot_desktop.ui.data.recent import RecentFiles
from medbot_desktop.ui.pile import Pile
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.worker.library_messages import (
    AddRowRequest,
    CompareRequest,
    EditRowRequest,
    RemoveRowRequest,
    ReplaceRequest,
    ReviewRowsRequest,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.domain.library import Replacement
    from medbot_desktop.domain.rows import DataSet, Row
    from medbot_desktop.ui.data.keeping import KeepRequests
    from medbot_desktop.ui.data.library_rows import LibraryRows
    from medbot_desktop.ui.data.page import DataPage
    from medbot_desktop.ui.data.replace_page import ReplacePage
    from medbot_desktop.ui.data.requests import FileRequests
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.library_requests import LibraryRequests
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.worker.library_messages import Compared, Replaced
    from medbot_desktop.worker.messages import LibraryState

Page = TypeVar("Page", bound=QWidget)
PAGES = {
    "file": "medbot_desktop.ui.data.page",
    "rows": "medbot_desktop.ui.data.library_rows",
    "replacement": "medbot_desktop.ui.data.replace_page",
}


class DataPlace(QWidget):
    """One widget for all that is done with data; may stand in the window or in another page.

    `ask_wanted` carries a question to try, `person_given` who signs changes from now on.
    """

    ask_wanted = Signal(str)
    person_given = Signal(str)

    def __init__(
        self,
        look: Look,
        language: Language,
        reading: Reading,
        tasks: TaskRunner,
        folder: Path,
        library: LibraryRequests,
        files: FileRequests,
        keep: KeepRequests,
    ) -> None:
        super().__init__()
        self._look, self._reading, self._language = look, reading, language
        self._tasks, self._library, self._files, self.keep = tasks, library, files, keep
        self._person = ""
        self._replacing: DataSet | None = None
        self._next: list[str] = []
        self._before = 0
        self.recent = RecentFiles(folder)
        self._reader = LibraryReader(tasks, folder)
        self.overview = OverviewPage(look, language, self._reader, keep, self.recent)
        self._stack = Pile()
        self._stack.addWidget(self.overview)
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self.overview.refresh()

    def _connect(self) -> None:
        overview, keep = self.overview, self.keep
        overview.open_wanted.connect(self.choose_file)
        overview.file_chosen.connect(self.open_file)
        overview.example_wanted.connect(self._library.import_example)
        overview.enabled_changed.connect(self._library.enable)
        overview.rows_wanted.connect(self._show_rows)
        overview.replace_wanted.connect(self._choose_newer)
        keep.compared.connect(self._on_compared)
        keep.replaced.connect(self._on_replaced)
        keep.failed.connect(self._on_failed)
        keep.cancelled.connect(self._on_cancelled)
        self._files.opened.connect(self.recent.add)
        self._library.changed.connect(self.show_library)
        self._library.progressed.connect(overview.show_reading)
        self._library.imported.connect(overview.notices.dismiss)

    @cached_property
    def rows(self) -> LibraryRows:
        from medbot_desktop.ui.data.library_rows import LibraryRows

        rows = LibraryRows(self._look, self._language, self._reader, self.keep)
        rows.left.connect(self.show_overview)
        rows.signed.connect(self.person_given)
        rows.form.show_person(self._person)
        return self._taken_in(rows)

    @cached_property
    def file(self) -> DataPage:
        from medbot_desktop.ui.data.page import DataPage

        file = DataPage(self._look, self._reading, self._language, self._files)
        file.left.connect(self.show_overview)
        file.ask_wanted.connect(self.ask_wanted)
        file.replace_wanted.connect(self._on_compare)
        file.next_wanted.connect(self._open_next)
        file.replacing_wanted.connect(self._on_replacing_wanted)
        return self._taken_in(file)

    @cached_property
    def replacement(self) -> ReplacePage:
        from medbot_desktop.ui.data.replace_page import ReplacePage

        page = ReplacePage(self._look, self._language)
        page.left.connect(self._show_file)
        page.wanted.connect(self._on_replace)
        self.keep.busy_changed.connect(page.show_busy)
        return self._taken_in(page)

    def _taken_in(self, page: Page) -> Page:
        self._look.dress(page)
        self._stack.addWidget(page)
        return page

    def pieces(self) -> list[Callable[[], object]]:
        """What makes the other pages, to be done in turns: code and page apart, each as long as a turn may take."""
        return [
            piece
            for page, module in PAGES.items()
            for piece in (partial(import_module, module), partial(getattr, self, page))
        ]

    @property
    def busy(self) -> bool:
        """Whether a file is being examined, or long work is done to the library."""
        return self._files.busy or self.keep.busy

    # What is shown

    def show_overview(self) -> None:
        self._stack.setCurrentWidget(self.overview)
        self.overview.refresh()
        self.overview.open_button.setFocus()

    def choose_file(self) -> None:
        """Let the user choose a file and open it."""
        path = choose_data_file(self)
        if path:
            self.open_file(path)

    def open_file(self, path: str) -> None:
        """Examine a data file."""
        self._next = []
        self._open(path, None)

    def open_dropped(self, paths: list[str]) -> None:
        """Examine the files, and those in the folders, one after the other; say so where there is none."""
        if not paths:
            self.show_overview()
            self.show_failure(Sentence("dropped_elsewhere"))
            return
        # A folder may lie on a slow disk of the network.
        self._tasks.start(
            lambda: data_files(paths), "io", partial(self._on_found, paths[0]), self._on_not_found
        )

    def _on_found(self, dropped: str, files: list[str]) -> None:
        if not files:
            self.show_overview()
            self.show_failure(Sentence("dropped_nothing", {"name": Path(dropped).name}))
            return
        first, *self._next = files
        self._open(first, None)

    def _on_not_found(self, error: Exception) -> None:
        if isinstance(error, MedBotError):
            self.show_overview()
            self.show_failure(Sentence.of(error))

    def _open_next(self) -> None:
        path, *self._next = self._next
        self._open(path, None)

    def open_row(self, row: Row) -> None:
        """Show the row of an answer where it stands among those of its data set."""
        data_set = self.overview.data_set(row.dataset_id)
        self._stack.setCurrentWidget(self.rows)
        self.rows.show_rows(RowQuery(row.dataset_id), data_set, row.id, row.number)
        if data_set is None:
            self.overview.refresh()

    def show_library(self, library: LibraryState | None) -> None:
        """Take in that the library has changed."""
        del library
        self.overview.refresh()
        if "rows" in self.__dict__:
            self.rows.refresh()

    def show_person(self, name: str) -> None:
        """Take in who signs changes."""
        self._person = name
        if "rows" in self.__dict__:
            self.rows.form.show_person(name)

    def focus_search(self) -> bool:
        """Go to the search for rows; False where no rows are shown."""
        shown = self._stack.currentWidget() is self.__dict__.get("rows")
        if shown:
            self.rows.tools.focus_search()
        return shown

    def redo(self) -> None:
        """Make the correction again that was undone last, where a file is examined."""
        if self._stack.currentWidget() is self.__dict__.get("file"):
            self._files.redo()

    def step_back(self) -> bool:
        """Leave what is open for what it was opened from; False where this is the overview."""
        current = self._stack.currentWidget()
        if self.busy:
            self._files.cancel()
            self.keep.cancel()
        elif current is self.overview:
            return False
        elif current is self.replacement:
            self._show_file()
        elif current is self.rows and self.rows.form.isVisible():
            self.rows.close_row()
        else:
            self.show_overview()
        return True

    def show_failure(self, sentence: Sentence) -> None:
        """Say that something could not be done with the data sets."""
        self.overview.show_failure(sentence)

    def _show_rows(self, query: RowQuery) -> None:
        self._stack.setCurrentWidget(self.rows)
        self.rows.show_rows(query, self.overview.data_set(query.dataset_id))
        self.rows.search_field.setFocus()

    def _show_file(self) -> None:
        self._stack.setCurrentWidget(self.file)

    def _open(self, path: str, replacing: DataSet | None) -> None:
        self._replacing = replacing
        self.file.show_replacing(replacing)
        self.file.show_namesake(None if replacing else self._named(Path(path).name))
        self.file.show_next([Path(other).name for other in self._next])
        self._show_file()
        self._files.open(path)

    # A newer file

    def _named(self, name: str) -> DataSet | None:
        """The newest data set that came from a file of this name, also where it had to be numbered."""
        state = self._library.state
        numbered = re.compile(rf"{re.escape(name)}( \(\d+\))?")
        named = [d for d in state.data_sets if numbered.fullmatch(d.name) and not d.own] if state else []
        return max(named, key=lambda data_set: data_set.imported_at, default=None)

    def _on_replacing_wanted(self) -> None:
        """The file that is open takes the place of the data set named like it, once the changes were looked at."""
        self._replacing = self._named(Path(self._files.path).name)
        self.file.show_replacing(self._replacing)
        self._on_compare()

    def _choose_newer(self, data_set: DataSet) -> None:
        path = choose_data_file(self)
        if path:
            self._next = []
            self._open(path, data_set)

    def _on_compare(self) -> None:
        if self._replacing is not None:
            self.keep.compare(self._files.check_id, self._files.edits, self._replacing.id)

    def _on_compared(self, event: Compared) -> None:
        if self._replacing is not None and self._replacing.id == event.replacement.dataset_id:
            self.replacement.show_told(self._replacing, event.replacement)
            self._stack.setCurrentWidget(self.replacement)

    def _on_replace(self, told: Replacement) -> None:
        name = Path(self._files.path).name
        self._before = self.overview.state_now(told.dataset_id)
        self.keep.replace(self._files.check_id, self._files.edits, told.dataset_id, told.base, name)

    def _on_replaced(self, event: Replaced) -> None:
        told = event.replacement
        counts = {name: getattr(told, name) for name in ("added", "changed", "removed", "same", "kept")}
        self._replacing = None
        self._files.let_go()
        self.file.show_replacing(None)
        self.show_overview()
        words = say(self._language.code, "library_replacement", counts)
        self.overview.show_replaced(event.dataset, words, self._before)

    def _on_failed(self, request: object, sentence: Sentence) -> None:
        match request:
            case CompareRequest():
                self.file._on_failed(sentence)
            case ReplaceRequest():
                self.replacement.show_failure(sentence)
            case AddRowRequest() | EditRowRequest() | ReviewRowsRequest() | RemoveRowRequest():
                self.rows.show_failure(request, sentence)
            case _:
                self.overview.show_failure(sentence)

    def _on_cancelled(self, request: object) -> None:
        if isinstance(request, CompareRequest):
            self._show_file()
