"""The places of the window: each is made, and its code loaded, when it is first opened; says which one is shown.

All of them made at the start took half the time to the first paint.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medbot_desktop.ui.guide.wiring import GuideInWindow
from medbot_desktop.ui.pile import Pile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medbot_desktop.ui.chat.welcome import WelcomePage
    from medbot_desktop.ui.data.place import DataPlace
    from medbot_desktop.ui.history.page import HistoryPage
    from medbot_desktop.ui.main_window import MainWindow
    from medbot_desktop.ui.parts import Parts
    from medbot_desktop.ui.pin_page import BehindPin
    from medbot_desktop.ui.settings.page import SettingsPage
    from medbot_desktop.ui.trouble import TroublePage
    from medbot_desktop.ui.tuning.place import TuningPlace


class Places(QObject):
    """`top` shows the workspace or a page in the place of everything, `beside_rail` what the rail chooses."""

    def __init__(self, parts: Parts, window: MainWindow) -> None:
        super().__init__(window)
        self._parts, self._window, self._look = parts, window, parts.look
        self.top = Pile()
        self.beside_rail = Pile()
        self.guide = GuideInWindow(
            self._look, window.reading, parts.tasks, self.beside_rail, self._country, self
        )

    def _country(self) -> str:
        return self._window.preferences.current().country

    @cached_property
    def settings_page(self) -> SettingsPage:
        from medbot_desktop.ui.settings.page import SettingsPage
        from medbot_desktop.ui.settings.work import SettingsWork

        window, behind = self._window, self._window.behind
        models = behind.hosted.make_page(window.reading)
        page = SettingsPage(
            self._look, window.reading, self._parts.tasks, self._parts.folder, models, window.lock
        )
        page.close_fixed(self._parts.administration.fixed)
        page.general.offer_updates(behind.updates.can_ask)
        models.close_refused(self._parts.administration)
        work = SettingsWork(page, self._parts, window.preferences, behind)
        work.data_wanted.connect(window.navigation.open_overview)
        work.bin_wanted.connect(window.navigation.open_bin)
        page.about.start_wanted.connect(window.navigation.open_welcome)
        page.about.guide_wanted.connect(window.navigation.show_help)
        behind.recovery.serve(page)
        self.beside_rail.addWidget(page)
        return page

    @cached_property
    def history_page(self) -> HistoryPage:
        keeping = self._window.behind.keeping
        place = keeping.place
        place.opened.connect(self._window.navigation.open_found)
        place.ask_wanted.connect(self._window.navigation.ask_gap)
        keeping.add_undo_key(place.page)
        place.page.search.restore(self._window.kept().value("history_splitter"))
        self.beside_rail.addWidget(place.page)
        return place.page

    @cached_property
    def data_place(self) -> DataPlace:
        from medbot_desktop.ui.data.place import DataPlace

        behind, parts = self._window.behind, self._parts
        place = DataPlace(
            self._look,
            parts.language,
            self._window.reading,
            parts.tasks,
            parts.folder,
            behind.library_requests,
            behind.files,
            behind.keep,
        )
        place.ask_wanted.connect(self._window.navigation.ask_from_data)
        place.person_given.connect(behind.sign_as)
        place.show_person(behind.person())
        return place

    @cached_property
    def tuning_place(self) -> TuningPlace:
        return self._window.behind.tuning.place

    @cached_property
    def _tuning_behind_pin(self) -> BehindPin:
        from medbot_desktop.ui.pin_page import BehindPin

        page = BehindPin(self._look, self._window.lock, self.tuning_place)
        self.beside_rail.addWidget(page)
        return page

    @cached_property
    def welcome(self) -> WelcomePage:
        from medbot_desktop.ui.chat.welcome import WelcomePage

        navigation = self._window.navigation
        page = WelcomePage(self._look, self._parts.language)
        page.setting_chosen.connect(self._window.preferences.set)
        page.file_chosen.connect(navigation.start_with_file)
        page.example_wanted.connect(navigation.start_with_example)
        page.copy_chosen.connect(navigation.start_with_copy)
        page.everything_chosen.connect(navigation.start_with_everything)
        page.skipped.connect(navigation.go_on_from_welcome)
        self.top.addWidget(page)
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        from medbot_desktop.ui.trouble import TroublePage

        page = TroublePage(self._look, self._window.reading)
        page.again_wanted.connect(self._window.starting.open_records)
        page.close_wanted.connect(self._window.close)
        self.top.addWidget(page)
        return page

    # What is shown

    def shows(self, page: str) -> bool:
        """Whether the page that this property makes is what is shown, in place of everything or beside the rail."""
        made = self.__dict__.get(page)  # a page that was never wanted is not made for the question
        top, beside_rail = self.top.currentWidget(), self.beside_rail.currentWidget()
        behind_pin: BehindPin | None = self.__dict__.get("_tuning_behind_pin")
        if behind_pin is not None and beside_rail is behind_pin:
            beside_rail = behind_pin.page
        return made is not None and (top is made or (top is self._window.workspace and beside_rail is made))

    def shows_data(self) -> bool:
        """Whether the data is what is looked at: the first step of tuning."""
        is_open = self.shows("tuning_place") and not self._window.lock.is_closed
        return is_open and self.tuning_place.step == "data"

    def show(self, place: str) -> None:
        """Show the place that has this name on the rail."""
        window = self._window
        self.top.setCurrentWidget(window.workspace)
        window.rail.show_place(place)
        if place == "settings":
            self.beside_rail.setCurrentWidget(self.settings_page)
        elif place == "tuning":
            self.beside_rail.setCurrentWidget(self._tuning_behind_pin)
            window.behind.tuning.shown()
        elif place == "history":
            self.beside_rail.setCurrentWidget(self.history_page)
            self.history_page.show_view(self.history_page.view)
            self.history_page.search.focus_search()
        else:
            self.beside_rail.setCurrentWidget(window.chat_place)
            window.chat.composer.setFocus()

    def cover(self, page: QWidget) -> None:
        """Show a page in the place of everything."""
        if self.top.indexOf(page) < 0:
            self.top.addWidget(page)
        self.top.setCurrentWidget(page)

    def uncover(self) -> None:
        """Go back to where the window was, or to the start page where that was not done yet."""
        if self._window.preferences.current().first_start_done:
            self.top.setCurrentWidget(self._window.workspace)
        else:
            self._window.navigation.open_welcome()

    def covered_by(self, page: QWidget) -> bool:
        return self.top.currentWidget() is page
