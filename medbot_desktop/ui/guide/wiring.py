"""The guide among the places of the window: opened at what fits the place, closed to where the reader was."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from medbot_desktop.ui.guide.page import GuidePage
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look


class GuideInWindow(QObject):
    def __init__(
        self,
        look: Look,
        reading: Reading,
        tasks: TaskRunner,
        places: QStackedWidget,
        country: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look, self._reading, self._tasks, self._places = look, reading, tasks, places
        self._country = country
        self._before: QWidget | None = None
        self._focus: QWidget | None = None

    @cached_property
    def page(self) -> GuidePage:
        from medbot_desktop.ui.guide.page import GuidePage

        page = GuidePage(self._look, self._reading, self._tasks, self._country)
        page.left.connect(self.leave)
        self._places.addWidget(page)
        return page

    @property
    def shown(self) -> bool:
        made = self.__dict__.get("page")
        return made is not None and self._places.currentWidget() is made

    def open(self, place: str) -> None:
        """Open it at the section that fits `place`; nothing where it is open already."""
        if self.shown:
            return
        self._before, self._focus = self._places.currentWidget(), self._places.window().focusWidget()
        self._places.setCurrentWidget(self.page)
        self.page.show_topic(place)

    def leave(self) -> None:
        """Go back to the page the reader was on."""
        if self._before is not None:
            self._places.setCurrentWidget(self._before)
            if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
                self._focus.setFocus()
