"""One model in the list of step Use: what it is, how it scored, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.flat_button import FlatButton
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.frames import rule
from medbot_desktop.ui.tuning.words import (
    gain_words,
    kind_words,
    model_name,
    sentence_words,
    worse_words,
)

if TYPE_CHECKING:
    from medbot_desktop.domain.tuned_models import ModelSummary
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look

NAME_LENGTH, NOTE_LENGTH = 80, 300


class ModelLine(QFrame):
    """`acted` carries the model's id, what is wanted of it (use, export, delete, review) and ""; for rename and note
    the third is what was written.
    """

    acted = Signal(str, str, str)

    def __init__(self, look: Look, language: Language, model: ModelSummary, first: bool) -> None:
        super().__init__()
        self._language, self._model = language, model
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        if not first:
            outer.addWidget(rule())
        line = QHBoxLayout()
        set_measures(line, 14, 9, 10, 9, 12)
        outer.addLayout(line)
        mark = QLabel()
        name = "check" if model.active else "tuning" if model.usable else "error"
        set_icon(mark, name, 18, "accent" if model.active else "text3" if model.usable else "red")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 8)
        head.addWidget(ElidedLabel(model_name(model), role="strong"), 0)
        if model.active:
            head.addWidget(Label(self.tr("answers now"), role="tag"))
        if model.imported:
            head.addWidget(Label(self.tr("from a file"), role="tag"))
        head.addStretch(1)
        words.addLayout(head)
        for text, role in self._remarks():
            words.addWidget(Label(text, role=role, wrap=True))
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.returnPressed.connect(self._on_written)
        self.field.hide()
        words.addWidget(self.field)
        line.addLayout(words, 1)
        self._writing = ""
        self._add_buttons(line)
        look.dress(self)

    def _add_buttons(self, line: QHBoxLayout) -> None:
        model, name = self._model, model_name(self._model)
        if not model.active and model.usable:
            use = QPushButton(self.tr("Use"))
            use.setProperty("variant", "small")
            use.setAccessibleName(self.tr("Use {name}").format(name=name))
            use.clicked.connect(self._on_use)
            line.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        if model.id == SHIPPED_MODEL:
            return
        more = FlatButton()
        more.setText(self.tr("More"))
        set_icon(more, "chevron-down", 16)
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more.setAccessibleName(self.tr("More for {name}").format(name=name))
        self.menu = Menu.of(more)
        entries = {"rename": self.tr("Rename"), "note": self.tr("Note")}
        if model.usable:
            entries["export"] = self.tr("Save as a file")
        if not model.imported:
            entries["review"] = self.tr("Its review")
        if not model.active:
            entries["delete"] = self.tr("Delete")
        for what, word in entries.items():
            action = self.menu.add(word)
            action.setData(what)
            action.triggered.connect(self._on_action)
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)

    def _remarks(self) -> list[tuple[str, str]]:
        model, locale = self._model, self._language.locale
        if model.id == SHIPPED_MODEL:
            return [(self.tr("Comes with MedBot. It is always there."), "meta")]
        parts = [model.data_name, moment_words(model.made_at, locale)]
        remarks = [(" · ".join(filter(None, parts)), "meta")]
        if model.gain is not None and model.kind is not None:
            gain, interval = gain_words(model.gain, locale)
            words = self.tr(
                "Right one near the top (MRR@10): {gain} {interval} on {n} questions set aside ({kind})"
            )
            score = words.format(
                gain=gain,
                interval=interval,
                n=locale.toString(model.n_held_out),
                kind=kind_words(model.kind),
            )
            verdict = {
                Verdict.HELPS: self.tr("better"),
                Verdict.NO_CLEAR_GAIN: self.tr("no clear gain"),
                Verdict.WORSE: self.tr("worse"),
                None: "",
            }[model.verdict]
            remarks.append((f"{score}: {verdict}" if verdict else score, "meta"))
        if model.worse:
            worse = ", ".join(map(worse_words, model.worse))
            remarks.append((self.tr("Worse at: {what}").format(what=worse), "warning"))
        if model.trouble is not None:
            remarks.append((sentence_words(model.trouble, self._language), "warning"))
        if model.note:
            remarks.append((model.note, "quiet"))
        return remarks

    def write(self, what: str) -> None:
        """Open the field for the name or the note."""
        model = self._model
        self._writing = what
        self.field.setMaxLength(NAME_LENGTH if what == "rename" else NOTE_LENGTH)
        self.field.setText(model.name if what == "rename" else model.note)
        words = self.tr("New name, then Enter") if what == "rename" else self.tr("Note, then Enter")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def _on_written(self) -> None:
        text = " ".join(self.field.text().split())
        if text or self._writing == "note":
            self.field.hide()
            self.acted.emit(self._model.id, self._writing, text)

    def _on_use(self) -> None:
        self.acted.emit(self._model.id, "use", "")

    def _on_action(self) -> None:
        what = self.sender().data()  # type: ignore[attr-defined]
        if what in ("rename", "note"):
            self.write(what)
        else:
            self.acted.emit(self._model.id, what, "")
