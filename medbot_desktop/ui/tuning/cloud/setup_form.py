"""Where and as whom one tunes at Google: sign-in, project, region, bucket, model, what a test found, the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medbot_desktop.domain.cloud_tuning import TUNABLE_MODELS, CloudSettings
from medbot_desktop.domain.providers import GEMINI_CLOUD
from medbot_desktop.texts import say
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.reading import Reading
from medbot_desktop.ui.settings.fields import ChoiceField, TextField
from medbot_desktop.ui.settings.sign_in_block import SignInBlock
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures
from medbot_desktop.ui.tuning.cloud.params_form import CloudParamsForm
from medbot_desktop.ui.tuning.cloud.words import model_words
from medbot_desktop.ui.tuning.frames import action_button, rule, scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.cloud_tuning import CloudFinding
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

LONGEST_BUCKET = 222
MARKS = {True: ("check", "accent"), False: ("warning", "warn"), None: ("info", "text3")}


class FindingsList(QWidget):
    """What the connection test found, a step a line: a sign, the step, what is missing and the page to put it right."""

    page_wanted = Signal(str)

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__()
        self._look, self._reading = look, reading
        self._findings: Sequence[CloudFinding] = ()
        self._column = QVBoxLayout(self)
        set_measures(self._column, 0, 0, 0, 0, 8)
        self.hide()

    def show_findings(self, findings: Sequence[CloudFinding]) -> None:
        self._findings = findings
        self.retranslate()

    def retranslate(self) -> None:
        clear(self._column)
        for finding in self._findings:
            add_shown(self._column, self._line(finding))
        self.setVisible(bool(self._findings))
        self._look.dress(self)

    def _line(self, finding: CloudFinding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_measures(row, 0, 0, 0, 0, 8)
        picture = QLabel()
        set_icon(picture, MARKS[finding.ok][0], 16, MARKS[finding.ok][1])
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 0)
        step = say(self._reading.language.code, f"cloud_step_{finding.step.value}")
        told = self._reading.sentence(finding.sentence)
        words.addWidget(Label(step, role="strong", wrap=True))
        words.addWidget(Label(told, role="meta", wrap=True))
        row.addLayout(words, 1)
        line.setAccessibleName(f"{step}: {told}")
        if finding.page and not finding.ok:
            button = QPushButton(self.tr("Open its page"))
            button.setProperty("variant", "small")
            button.setProperty("page", finding.page)
            button.setAccessibleName(self.tr("Open the page for: {step}").format(step=step))
            button.clicked.connect(self._on_page)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _on_page(self) -> None:
        self.page_wanted.emit(self.sender().property("page"))


class SetupForm(QFrame):
    """`place_changed` carries the CloudSettings as they are to be, `changed` that another model or setting is set."""

    place_changed = Signal(object)
    changed = Signal()
    test_wanted = Signal(str)
    link_clicked = Signal(str)

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._reading = Reading(language)
        self._place = CloudSettings()
        self._busy = False
        self.setObjectName("form")
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        host = QWidget()
        area = scrolling(host, "form_host")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        column = QVBoxLayout(host)
        set_measures(column, 24, 16, 20, 16, 12)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        self.sign_in = SignInBlock(look, self._reading, GEMINI_CLOUD, with_test=False)
        self.sign_in.set_direction(QBoxLayout.Direction.TopToBottom)
        self.sign_in.place_changed.connect(self.place_changed)
        self.sign_in.link_clicked.connect(self.link_clicked)
        column.addWidget(self.sign_in)
        self.bucket_field = TextField(LONGEST_BUCKET)
        self.bucket_field.line.setObjectName("field")
        self.bucket_field.entered.connect(self._on_bucket)
        column.addWidget(self.bucket_field)
        self.model_field = ChoiceField(look)
        self.model_field.box.activated.connect(self._on_model)
        column.addWidget(self.model_field)
        self.test_button = action_button("play")
        self.test_button.clicked.connect(self._on_test)
        column.addWidget(self.test_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.findings = FindingsList(look, self._reading)
        self.findings.page_wanted.connect(self.link_clicked)
        column.addWidget(self.findings)
        column.addWidget(rule())
        self.params_form = CloudParamsForm(look, language)
        self.params_form.changed.connect(self.changed)
        column.addWidget(self.params_form)
        column.addStretch(1)
        let_shrink(host)

    @property
    def model(self) -> str:
        """The model to tune, "" where none can be tuned any more."""
        return str(self.model_field.box.currentData() or "")

    @property
    def ready(self) -> bool:
        """Whether what is written is enough to prepare."""
        place = self._place
        whole = bool(place.project and place.bucket and place.region)
        return whole and bool(self.model) and self.params_form.params is not None

    def show_place(self, place: CloudSettings) -> None:
        """Show what is set. What a test of another place found is no longer true."""
        if place != self._place:
            self.findings.show_findings(())
        self._place = place
        self.sign_in.show_place(place)
        self.bucket_field.show_text(place.bucket)
        self._show_button()

    def show_findings(self, findings: Sequence[CloudFinding]) -> None:
        self.findings.show_findings(findings)

    def show_failure(self, sentence: Sentence) -> None:
        """The test itself could not be made."""
        self.sign_in.show_failure(sentence)

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_button()

    def _show_button(self) -> None:
        self.test_button.setEnabled(bool(self._place.project) and bool(self.model) and not self._busy)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Gemini on Google Cloud"))
        self._sub.setText(self.tr("In your own project. Nothing leaves until you agree to what is shown."))
        self.sign_in.retranslate()
        self.bucket_field.show_words(
            self.tr("Bucket"), self.tr("In Cloud Storage, where the file is put. Its name, without gs://.")
        )
        self.bucket_field.show_text(self._place.bucket)
        chosen = self.model
        self.model_field.show_words(
            self.tr("Model"), self.tr("A tuned model ends with the model it was made from.")
        )
        today = date.today()
        offered = [model for model in TUNABLE_MODELS if model.tunable_until >= today]
        choices = [(model_words(model, self._language.code), model.name) for model in offered]
        self.model_field.show_choices(list(choices), chosen)
        self.test_button.setText(self.tr("Test the connection"))
        self.findings.retranslate()
        self.params_form.retranslate()
        self._show_button()

    def _on_bucket(self, bucket: str) -> None:
        bucket = bucket.removeprefix("gs://").strip("/")
        if bucket != self._place.bucket:
            self.place_changed.emit(replace(self._place, bucket=bucket))

    def _on_model(self) -> None:
        self.findings.show_findings(())
        self.changed.emit()

    def _on_test(self) -> None:
        self.test_wanted.emit(self.model)
