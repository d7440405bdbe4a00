"""The page of the guide: its headings at the left, its text at the right, a search, and the guide on paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.guide.headings import HeadingDelegate
from medbot_desktop.ui.guide.paper import write_card, write_guide
from medbot_desktop.ui.guide.pictures import pictures_of, read_pictures
from medbot_desktop.ui.guide.text import guide_text, headings, topic_number
from medbot_desktop.ui.guide.view import GuideView
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.outside import open_link
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.tasks import TaskRunner
    from medbot_desktop.ui.theme import Look

LIST_WIDTH = 220


class GuidePage(Translated, QWidget):
    """`left` when the reader wants to go back to where they were."""

    left = Signal()

    def __init__(
        self,
        look: Look,
        reading: Reading,
        tasks: TaskRunner,
        country: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._reading, self._tasks, self._country = look, reading, tasks, country
        self._text = ""
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        head = QFrame()
        head.setObjectName("head")
        flow = FlowLayout(head)
        set_measures(flow, 16, 11, 16, 11, 8)
        self._title = Label(role="title")
        self.back_button, self.pdf_button = FlatButton(), QPushButton()
        self.back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card_buttons = {"es": QPushButton(), "en": QPushButton()}
        set_icon(self.back_button, "undo", 16)
        set_icon(self.pdf_button, "export", 16, "text")
        self.back_button.clicked.connect(self.left)
        self.pdf_button.clicked.connect(self._on_pdf_wanted)
        for code, button in self.card_buttons.items():
            button.clicked.connect(partial(self._on_card_wanted, code))
            set_icon(button, "file", 16, "text")
        frame = QWidget()
        frame.setObjectName("text_field")
        line = QHBoxLayout(frame)
        set_measures(line, 0, 0, 0, 0, 0)
        self.search_field = QLineEdit()
        self.search_field.textChanged.connect(self._on_search)
        self.search_field.returnPressed.connect(partial(self._on_search, None))
        line.addWidget(self.search_field)
        self._nothing = Label(role="meta")
        for widget in (
            self.back_button,
            self._title,
            frame,
            self._nothing,
            self.pdf_button,
            *self.card_buttons.values(),
        ):
            flow.addWidget(widget)
        column.addWidget(head)
        self.notices = NoticeBar(look)
        self.notices.link_agreed.connect(self._on_link_agreed)
        column.addWidget(self.notices)
        body = QHBoxLayout()
        set_measures(body, 0, 0, 0, 0, 0)
        self.list = QListWidget()
        self.list.setObjectName("guide_headings")
        self.list.setItemDelegate(HeadingDelegate(look, self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = GuideView(look)
        self.list.currentRowChanged.connect(self.view.jump)
        self.view.heading_reached.connect(self._on_heading_reached)
        self.view.anchorClicked.connect(self._on_link)
        self.view.pictures_wanted.connect(self._on_pictures_wanted)
        body.addWidget(self.list)
        body.addWidget(self.view, 1)
        column.addLayout(body, 1)
        look.changed.connect(self._on_look_changed)
        self.retranslate()
        self._on_look_changed()

    def show_topic(self, place: str) -> None:
        """Turn to the section that fits a place of the window."""
        self.list.setCurrentRow(topic_number(self._text, place))
        self.view.jump(self.list.currentRow())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        self.search_field.setFocus()
        self.search_field.selectAll()

    def retranslate(self) -> None:
        row = max(self.list.currentRow(), 0)
        self._title.setText(self.tr("Guide"))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back to where you were (Esc)"))
        self.pdf_button.setText(self.tr("Save as PDF"))
        self.card_buttons["es"].setText(self.tr("Counter card in Spanish"))
        self.card_buttons["en"].setText(self.tr("Counter card in English"))
        self.search_field.setPlaceholderText(self.tr("Search the guide"))
        self.search_field.setAccessibleName(self.tr("Search the guide"))
        self._nothing.setText("")
        self.list.setAccessibleName(self.tr("Sections of the guide"))
        self.view.setAccessibleName(self.tr("Guide"))
        self._text = guide_text(self._reading.language.code)
        silent = QSignalBlocker(self.list)
        self.list.clear()
        for heading in headings(self._text):
            item = QListWidgetItem(heading.words)
            item.setData(Qt.ItemDataRole.UserRole, heading.level)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        silent.unblock()
        self._show_text()

    def _show_text(self) -> None:
        self.view.show_markdown(self._text)
        self.view.jump(self.list.currentRow())

    def _on_pictures_wanted(self, width: int) -> None:
        names, edge = pictures_of(self._text), self._look.colour("line")
        self._tasks.start(
            lambda: read_pictures(names, edge, width), "io", self.view.show_pictures, self._on_failed
        )

    def _on_look_changed(self) -> None:
        self._look.dress(self)
        self.search_field.setFixedWidth(self._look.px(180))
        self._place()
        self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.list.setFixedWidth(min(self._look.px(LIST_WIDTH), max(self.width() // 3, 120)))

    def _on_heading_reached(self, number: int) -> None:
        silent = QSignalBlocker(self.list)
        self.list.setCurrentRow(number)
        silent.unblock()

    # Searching and links

    def _on_search(self, words: str | None) -> None:
        found = self.view.find_words(self.search_field.text(), onwards=words is None)
        self._nothing.setText("" if found else self.tr("Not in the guide"))

    def _on_link(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith("#"):
            slugs = [heading.slug for heading in headings(self._text)]
            wanted = url.fragment()
            if wanted in slugs:
                self.list.setCurrentRow(slugs.index(wanted))
                self.view.jump(slugs.index(wanted))
        elif address.startswith("https://"):
            self.notices.ask_to_open(address)

    def _on_link_agreed(self, address: str) -> None:
        open_link(address)

    # On paper

    def _on_pdf_wanted(self) -> None:
        self._save(self.tr("MedBot guide"), partial(write_guide, self._reading.language.code))

    def _on_card_wanted(self, code: str) -> None:
        self._save(self.card_buttons[code].text(), partial(write_card, code, country=self._country()))

    def _save(self, name: str, write: Callable[[str], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(Path(folder) / f"{name}.pdf"), "PDF (*.pdf)"
        )
        if path:
            self.save(path if path.lower().endswith(".pdf") else f"{path}.pdf", write)

    def save(self, path: str, write: Callable[[str], None]) -> None:
        """Write a file off the UI thread and say what became of it."""

        def work() -> str:
            write(path)
            return path

        self._tasks.start(work, "files", self._on_saved, self._on_failed)

    def _on_saved(self, path: str) -> None:
        self.notices.show_notice(lambda: self.tr("The PDF is saved."), path, warning=False, icon="check")

    def _on_failed(self, error: Exception) -> None:
        sentence = Sentence.of(error)
        self.notices.show_notice(lambda: self._reading.sentence(sentence))
