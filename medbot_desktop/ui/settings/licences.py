"""The versions of the program and its data, and the licences of everything inside, each with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.services.versions import Part, Versions, parts, versions
from medbot_desktop.texts import say
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.chosen_bar import ChosenBar
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

LIST_HEIGHT, TEXT_HEIGHT = 220, 260


class LicencesPanel(Translated, QWidget):
    """Reads what it shows off the UI thread, when it is first looked at."""

    def __init__(
        self, look: Look, language: Language, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._tasks = look, language, tasks
        self._asked = False
        self._versions: Versions | None = None
        self._parts: list[Part] = []
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 10)
        self._versions_title, self._licences_title = (
            Label(role="strong", wrap=True),
            Label(role="strong", wrap=True),
        )
        self.lines = [Label(wrap=True) for _ in range(3)]
        self._hint = Label(role="meta", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("licences")
        self.list.setItemDelegate(ChosenBar(look, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.text = QPlainTextEdit()
        self.text.setObjectName("licence_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.hide()
        for widget in (
            self._versions_title,
            *self.lines,
            self._licences_title,
            self._hint,
            self.list,
            self.text,
        ):
            column.addWidget(widget)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self._read)

    def _read(self) -> None:
        self._tasks.start(versions, "io", self._on_versions, self._on_failed)
        self._tasks.start(parts, "io", self._on_parts, self._on_failed)

    def _on_versions(self, found: Versions) -> None:
        self._versions = found
        self.retranslate()

    def _on_parts(self, found: list[Part]) -> None:
        self._parts = found
        for part in found:
            item = QListWidgetItem(self._words(part))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _words(self, part: Part) -> str:
        name = self.tr("Data: names, questions and word lists") if part.name == "data" else part.name
        return f"{name} · {part.licence}" if part.licence else name

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            part = self._parts[row]
            self._tasks.start(part.read, "io", self._on_text, self._on_failed)
            self.text.setAccessibleName(self.tr("Licence of {name}").format(name=part.name))

    def _on_text(self, words: str) -> None:
        self.text.setPlainText(words)
        self.text.show()

    def _on_failed(self, error: Exception) -> None:
        sentence = Sentence.of(error)
        self.text.setPlainText(say(self._language.code, sentence.code, sentence.params))
        self.text.show()

    def retranslate(self) -> None:
        self._versions_title.setText(self.tr("Versions"))
        self._licences_title.setText(self.tr("Licences"))
        self._hint.setText(self.tr("Everything inside, with its licence. Choose one to read its text."))
        self.list.setAccessibleName(self.tr("Licences"))
        self.text.setAccessibleName(self.tr("Licences"))
        for item, part in enumerate(self._parts):
            self.list.item(item).setText(self._words(part))
        found = self._versions
        if found is None:
            return
        locale = self._language.locale
        self.lines[0].setText(self.tr("Model that searches: {encoder}").format(encoder=found.encoder))
        self.lines[1].setText(
            self.tr("Sample rows: {rows}, their sources read up to {day}").format(
                rows=locale.toString(found.starter_rows),
                day=review_date(found.starter_on, self._language.code),
            )
        )
        self.lines[2].setText(
            self.tr("Medicines known by name and brand: {names}").format(names=locale.toString(found.names))
        )

    def _on_look_changed(self) -> None:
        self.list.setFixedHeight(self._look.px(LIST_HEIGHT))
        self.text.setFixedHeight(self._look.px(TEXT_HEIGHT))
