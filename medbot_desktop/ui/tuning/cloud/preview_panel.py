"""What is about to leave this computer, exactly, and the consent without which nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.texts import say
from medbot_desktop.ui.check_box import CheckBox
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.cloud.words import left_out_words
from medbot_desktop.ui.tuning.frames import FigureRow, Panel, rule
from medbot_desktop.ui.tuning.numbers import NumbersTable

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import CloudPreview
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look


class PreviewPanel(QWidget):
    """`agreed_changed` tells that the box was ticked or cleared; ticked, `agreed` holds for the preview shown alone."""

    agreed_changed = Signal()
    price_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._reading = Reading(language)
        self._preview: CloudPreview | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 12)
        figures = FigureRow(look, 3)
        self._cards = figures.cards
        column.addWidget(figures)
        self._what = Panel()
        self._sample = Label(role="meta", wrap=True)
        self._what.column.addWidget(self._sample)
        self._names = [Label(role="strong", wrap=True) for _ in range(3)]
        self._texts = [TextView(look, 12, 17) for _ in range(3)]
        for name, text in zip(self._names, self._texts, strict=True):
            self._what.column.addWidget(name)
            self._what.column.addWidget(text)
        self.file_button = QPushButton()
        self.file_button.setProperty("variant", "small")
        self.file_button.clicked.connect(self._on_file)
        self._what.column.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._what)
        self._private = Panel()
        self.left_out = NumbersTable(look, left=2, stretch=1, most_rows=6)
        self._private.column.addWidget(self.left_out)
        column.addWidget(self._private)
        self._price = Panel()
        self.price_button = QPushButton()
        self.price_button.setProperty("variant", "small")
        self.price_button.clicked.connect(self.price_wanted)
        self._price.column.addWidget(self.price_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._price)
        self._consent = Panel()
        self._terms = Label(wrap=True)
        self._sent_to = Label(role="strong", wrap=True)
        self.agree_box = CheckBox()
        self.agree_box.toggled.connect(self.agreed_changed)
        for part in (self._terms, rule(), self._sent_to, self.agree_box):
            self._consent.column.addWidget(part)
        column.addWidget(self._consent)

    @property
    def preview(self) -> CloudPreview | None:
        return self._preview

    @property
    def agreed(self) -> bool:
        """Whether the user has agreed to what is shown and nothing stands in its way."""
        return self._preview is not None and not self._preview.blockers and self.agree_box.isChecked()

    def show_preview(self, preview: CloudPreview | None) -> None:
        """Show what would leave. Consent to another preview does not hold for this one."""
        self._preview = preview
        self.agree_box.setChecked(False)
        if preview is not None:
            self.retranslate()

    def retranslate(self) -> None:
        preview, locale = self._preview, self._language.locale
        if preview is None:
            return
        number = locale.toString
        self._cards[0].show_figure(
            self.tr("Examples sent"),
            number(preview.n_train + preview.n_validation),
            self.tr("{train} to learn + {check} to check").format(
                train=number(preview.n_train), check=number(preview.n_validation)
            ),
        )
        self._cards[1].show_figure(
            self.tr("Stay here"),
            number(preview.n_held_out),
            self.tr("questions set aside, to score the result"),
        )
        self._cards[2].show_figure(
            self.tr("Tokens, about"),
            number(preview.billed_tokens),
            self.tr("{tokens} × {epochs} epochs").format(
                tokens=number(preview.tokens), epochs=number(preview.params.epoch_count)
            ),
        )
        self._show_sample(preview)
        self._show_left_out(preview)
        self._price.show_words(
            self.tr("What it costs"),
            self.tr(
                "Google charges for the tokens it trains on, and later for every question. The price is Google's."
            ),
        )
        self.price_button.setText(self.tr("Google's page of prices"))
        self._show_consent(preview)

    def _show_sample(self, preview: CloudPreview) -> None:
        self._what.show_words(
            self.tr("What leaves"),
            self.tr(
                "The questions and answers of your rows, and questions you taught or brought in a file, as examples. "
                "Nothing of the history."
            ),
        )
        names = (
            self.tr("The rules it is told"),
            self.tr("What it is asked"),
            self.tr("What it is to answer"),
        )
        first = preview.samples[0] if preview.samples else None
        texts = (first.system, first.user, first.model) if first is not None else ("", "", "")
        self._sample.setText(self.tr("The first of them, whole:"))
        self._sample.setVisible(first is not None)
        for label, view, name, text in zip(self._names, self._texts, names, texts, strict=True):
            label.setText(name)
            label.setVisible(first is not None)
            view.setAccessibleName(name)
            view.show_text(text)
            view.setVisible(first is not None)
        self.file_button.setText(self.tr("Open the file that would be sent"))
        self.file_button.setVisible(bool(preview.train_path))

    def _show_left_out(self, preview: CloudPreview) -> None:
        rows = self._language.locale.toString(preview.n_rows)
        if preview.left_out:
            count = self.tr("%Ln row(s) are not sent", "", len(preview.left_out))
            sub = self.tr("Every one of the {rows} rows was looked through. These are left out.")
        else:
            count = self.tr("No personal details were found")
            sub = self.tr("Every one of the {rows} rows was looked through.")
        self._private.show_words(count, sub.format(rows=rows))
        self.left_out.setVisible(bool(preview.left_out))
        self.left_out.setAccessibleName(count)
        told = [(str(one.row), left_out_words(one)) for one in preview.left_out]
        self.left_out.show_numbers((self.tr("Row"), self.tr("Why")), told)

    def _show_consent(self, preview: CloudPreview) -> None:
        code = self._language.code
        blocked = bool(preview.blockers)
        if blocked:
            self._consent.show_words(self.tr("It cannot be sent like this"))
            told = [self._reading.sentence(one) for one in preview.blockers]
        else:
            self._consent.show_words(self.tr("Before it is sent"))
            told = [
                say(code, "notice_cloud_terms"),
                self._reading.sentence(Sentence("notice_cloud_billed")),
                self.tr(
                    "What is sent stays in your bucket until you remove it, and Google keeps what it trained."
                ),
            ]
        self._terms.setText("\n\n".join(told))
        place = preview.place
        words = self.tr("It goes to the bucket “{bucket}” of the project “{project}”, region {region}.")
        self._sent_to.setText(words.format(bucket=place.bucket, project=place.project, region=place.region))
        self.agree_box.setText(self.tr("I have read it and agree that it is sent"))
        for part in (self._sent_to, self.agree_box):
            part.setVisible(not blocked)

    def _on_file(self) -> None:
        if self._preview is not None:
            self.file_wanted.emit(self._preview.train_path)
