"""How one signs in to Google Cloud: a key file by its place, or as this computer is signed in; the project, the region.

The file itself is never read here, and nothing is asked until Test is pressed.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud import REGIONS
from medbot_desktop.domain.cloud_tuning import CloudSettings
from medbot_desktop.ui.days import time_words
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.settings.fields import ChoiceField, TextField
from medbot_desktop.ui.settings.provider_notes import StatusLine
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.providers import ModelInfo, ProviderSpec
    from medbot_desktop.ui.chat.card import Reading
    from medbot_desktop.ui.theme import Look

LONGEST_PROJECT = 132


class SignInBlock(QWidget):
    """Stands in the place of a key. `place_changed` carries the CloudSettings as they are to be."""

    place_changed = Signal(object)
    list_wanted = Signal()
    link_clicked = Signal(str)

    def __init__(self, look: Look, reading: Reading, spec: ProviderSpec, *, with_test: bool = True) -> None:
        super().__init__()
        self._look, self._reading, self._spec = look, reading, spec
        self._place = CloudSettings()
        self._outcome: tuple[bool, Sentence, float] | None = None
        self._busy = False
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        way = QVBoxLayout()
        set_measures(way, 0, 0, 0, 0, 4)
        self.way_field = ChoiceField(look)
        self.way_field.box.activated.connect(self._on_way)
        way.addWidget(self.way_field)
        self._file = QWidget()
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._file)
        set_measures(line, 0, 0, 0, 0, 8)
        self._file_name = ElidedLabel(role="key_shown")
        self.file_button = QPushButton()
        set_icon(self.file_button, "file", 16, "text")
        self.file_button.clicked.connect(self._on_file_wanted)
        line.addWidget(self._file_name, 1)
        line.addWidget(self.file_button)
        way.addWidget(self._file)
        self._remark = Label(role="meta", wrap=True)
        way.addWidget(self._remark)
        column.addLayout(way)
        where = self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(where, 0, 0, 0, 0, 12)
        self.project_field = TextField(LONGEST_PROJECT)
        self.project_field.line.setObjectName("field")
        self.project_field.entered.connect(self._on_project)
        self.region_field = ChoiceField(look)
        self.region_field.box.activated.connect(self._on_region)
        where.addWidget(self.project_field, 1, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.region_field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(where)
        ends = QVBoxLayout()
        set_measures(ends, 0, 0, 0, 0, 4)
        self.test_button, self.page_button = QPushButton(), QPushButton()
        set_icon(self.test_button, "play", 16, "text")
        self.test_button.clicked.connect(self.list_wanted)
        self.page_button.setProperty("variant", "small")
        self.page_button.clicked.connect(self._on_page)
        acts = FlowLayout()
        set_measures(acts, 0, 0, 0, 0, 8)
        acts.addWidget(self.test_button)
        if not with_test:
            self.test_button.hide()
        acts.addWidget(self.page_button)
        ends.addLayout(acts)
        self.status = StatusLine(look)
        ends.addWidget(self.status)
        column.addLayout(ends)

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Whether what belongs together stands side by side or one below the other."""
        self._line.setDirection(direction)
        below = direction is QBoxLayout.Direction.TopToBottom
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
        self._line.setAlignment(self.file_button, side)
        self._where.setDirection(direction)

    def show_place(self, place: CloudSettings) -> None:
        """Show what is set. How a test of another place went is no longer true."""
        if place != self._place:
            self._outcome = None
        self._place = place
        self.retranslate()

    def show_tested(self, models: tuple[ModelInfo, ...]) -> None:
        """Say that the sign-in works, with the models that can be asked."""
        told = {"count": len(models), "tuned": sum(bool(model.base) for model in models)}
        self._outcome = (True, Sentence("cloud_works", told), time.time())
        self._show_outcome()

    def show_failure(self, sentence: Sentence) -> None:
        """Say what is missing."""
        self._outcome = (False, sentence, time.time())
        self._show_outcome()

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_button()

    def retranslate(self) -> None:
        by_file = bool(self._place.credentials_path)
        self.way_field.show_words(self.tr("How to sign in"))
        ways: list[tuple[str, object]] = [
            (self.tr("As this computer is signed in to Google"), False),
            (self.tr("With the key file of a service account"), True),
        ]
        self.way_field.show_choices(ways, by_file)
        self._file.setVisible(by_file)
        self._file_name.setText(self._place.credentials_path)
        self._file_name.setAccessibleName(self.tr("The key file"))
        self.file_button.setText(self.tr("Another file…"))
        self._remark.setText(
            self.tr("The file stays where it is. Only its place is kept, never what it holds.")
            if by_file
            else self.tr("For that, “gcloud auth application-default login” was run here once.")
        )
        self.project_field.show_words(self.tr("Project"), self.tr("Its identifier, as in my-pharmacy-1234."))
        self.project_field.show_text(self._place.project)
        self.region_field.show_words(
            self.tr("Region"), self.tr("Where it is asked. A tuned model is asked where it lies.")
        )
        regions = REGIONS if self._place.region in REGIONS else (self._place.region, *REGIONS)
        self.region_field.show_choices([(region, region) for region in regions], self._place.region)
        self.test_button.setText(self.tr("Test"))
        self.page_button.setText(self.tr("Where to get a key file"))
        self._show_outcome()
        self._show_button()

    def _show_outcome(self) -> None:
        if self._outcome is None:
            self.status.show_words("", good=True)
            return
        good, sentence, at = self._outcome
        words = self._reading.sentence(sentence)
        if good:
            when = time_words(at, time.time(), self._reading.language.locale)
            tested = self.tr("Tested at {time}.").format(time=when)
            words = f"{words} {tested}"
        self.status.show_words(words, good=good)

    def _show_button(self) -> None:
        self.test_button.setEnabled(bool(self._place.project) and not self._busy)

    # Acting

    def use_file(self, path: str) -> None:
        """Sign in with this key file from now on."""
        self.place_changed.emit(replace(self._place, credentials_path=path))

    def _on_way(self) -> None:
        if not self.way_field.box.currentData():
            self.place_changed.emit(replace(self._place, credentials_path=""))
        elif not self._place.credentials_path:
            self._on_file_wanted()

    def _on_file_wanted(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("The key file of a service account"),
            "",
            self.tr("Key files (*.json);;All files (*)"),
        )
        if path:
            self.use_file(path)
        else:
            self.retranslate()

    def _on_project(self, project: str) -> None:
        if project != self._place.project:
            self.place_changed.emit(replace(self._place, project=project))

    def _on_region(self) -> None:
        self.place_changed.emit(replace(self._place, region=self.region_field.box.currentData()))

    def _on_page(self) -> None:
        self.link_clicked.emit(self._spec.key_page)
