"""The pages of the tuning place: each made when it is opened, or in turns of its own once the place has been seen.

All at once they held the window up for a third of a second.
"""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medbot_desktop.ui.pile import Pile
from medbot_desktop.ui.tuning.steps import STEPS
from medbot_desktop.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look
    from medbot_desktop.ui.tuning.aside_page import AsidePage
    from medbot_desktop.ui.tuning.requests import ModelRequests, RunRequests
    from medbot_desktop.ui.tuning.review_page import ReviewPage
    from medbot_desktop.ui.tuning.run_page import RunPage
    from medbot_desktop.ui.tuning.sitting import Sitting
    from medbot_desktop.ui.tuning.source import ChosenSource
    from medbot_desktop.ui.tuning.teach_page import TeachPage
    from medbot_desktop.ui.tuning.use_page import UsePage

Page = TypeVar("Page", bound=QWidget)
TEACH = "teach"


class Pages(Pile):
    """One page a step, and that of teaching. `made` names a page that is new, for the place to show what it knows."""

    made = Signal(str)

    def __init__(
        self,
        look: Look,
        language: Language,
        make_data: Callable[[], DataPlace],
        runs: RunRequests,
        models: ModelRequests,
        source: ChosenSource,
        sitting: Sitting,
    ) -> None:
        super().__init__()
        self._look, self._language, self._make_data = look, language, make_data
        self._runs, self._models, self._source, self._sitting = runs, models, source, sitting
        self._wanted = STEPS[0]
        self._instead: dict[str, QWidget | None] = {}
        self._turns = Turns(self)
        self.addWidget(QWidget())  # in sight until the wanted page is made

    def is_made(self, page: str) -> bool:
        return page in self.__dict__

    def open(self, page: str) -> None:
        """Bring a page into sight, made now where it is not."""
        self._wanted = page
        self.setCurrentWidget(self._instead.get(page) or getattr(self, page))

    def put_instead(self, name: str, page: QWidget | None) -> None:
        """Open this page in place of the one of that name; None opens its own again."""
        if page is not None and self.indexOf(page) < 0:
            self.addWidget(page)
        self._instead[name] = page

    @property
    def opened(self) -> str:
        """The page that is in sight, or will be when its turn has come."""
        return self._wanted

    def make_in_turns(self) -> None:
        """Make those that are missing, code and page apart: each takes about as long as a turn may."""
        for page in (*STEPS, TEACH):
            if not self.is_made(page):
                self._turns.add(self._pieces(page))
        self._turns.add([lambda: self._turns.add(self.data.pieces())])

    def _pieces(self, page: str) -> list[Callable[[], object]]:
        names = {"data": ("data.place",), "review": ("tuning.review_panels", "tuning.review_page")}
        modules = names.get(page, (f"tuning.{page}_page",))
        pieces: list[Callable[[], object]] = [
            partial(import_module, f"medbot_desktop.ui.{name}") for name in modules
        ]
        pieces.append(partial(getattr, self, page))
        if page == "review":
            pieces.append(lambda: self.review.panels)
        return pieces

    @cached_property
    def data(self) -> DataPlace:
        return self._taken_in("data", self._make_data())

    @cached_property
    def aside(self) -> AsidePage:
        from medbot_desktop.ui.tuning.aside_page import AsidePage

        return self._taken_in("aside", AsidePage(self._look, self._language, self._source))

    @cached_property
    def teach(self) -> TeachPage:
        from medbot_desktop.ui.tuning.teach_page import TeachPage

        page = TeachPage(self._look, self._language)
        self._sitting.serve(page)
        return self._taken_in(TEACH, page)

    @cached_property
    def run(self) -> RunPage:
        from medbot_desktop.ui.tuning.run_page import RunPage

        page, runs = RunPage(self._look, self._language), self._runs
        page.pause_wanted.connect(runs.pause)
        page.resume_wanted.connect(runs.resume)
        page.cancel_wanted.connect(runs.cancel)
        return self._taken_in("run", page)

    @cached_property
    def review(self) -> ReviewPage:
        from medbot_desktop.ui.tuning.review_page import ReviewPage

        page, runs = ReviewPage(self._look, self._language), self._runs
        runs.evaluated.connect(page.evaluate.show_scores)
        runs.not_evaluated.connect(page.evaluate.show_failure)
        return self._taken_in("review", page)

    @cached_property
    def use(self) -> UsePage:
        from medbot_desktop.ui.tuning.use_page import UsePage

        page, models = UsePage(self._look, self._language), self._models
        models.used.connect(page.show_used)
        models.deleted.connect(page.show_deleted)
        models.exported.connect(page.show_saved)
        models.imported.connect(page.show_imported)
        page.use_wanted.connect(models.use)
        page.roll_back_wanted.connect(models.roll_back)
        page.rename_wanted.connect(models.rename)
        page.note_wanted.connect(models.note)
        page.delete_wanted.connect(models.delete)
        page.restore_wanted.connect(models.restore)
        page.export_wanted.connect(models.export)
        page.import_wanted.connect(models.import_)
        page.review_wanted.connect(models.read_review)
        return self._taken_in("use", page)

    def _taken_in(self, name: str, page: Page) -> Page:
        # The property is not filled yet; what is told of the page needs it.
        self.__dict__[name] = page
        self.addWidget(page)
        self._look.dress(page)
        if name == self._wanted:
            self.setCurrentWidget(self._instead.get(name) or page)
        self.made.emit(name)
        return page
