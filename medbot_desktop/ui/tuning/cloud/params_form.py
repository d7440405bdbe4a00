"""How to tune at Google: what can be set there, and of the embedded tuning's settings those that cannot, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from medbot_desktop.domain.cloud_tuning import ADAPTER_SIZES, CLOUD_BOUNDS, NOT_OFFERED, CloudParams
from medbot_desktop.texts import say
from medbot_desktop.ui.buttons import ChoiceBox
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures
from medbot_desktop.ui.tuning.params_form import FIELD_WIDTH, NumberField
from medbot_desktop.ui.tuning.words import bounds_words, value_words

if TYPE_CHECKING:
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look


class CloudParamsForm(QWidget):
    """Emits `changed` when what is written makes other settings; `params` is None while something is wrong."""

    changed = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._language = language
        self._params: CloudParams | None = CloudParams()
        self._filling = False
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 10)
        self._title = Label(role="strong")
        column.addWidget(self._title)
        grid = QGridLayout()
        set_measures(grid, 0, 0, 0, 0, 12)
        grid.setColumnStretch(0, 1)
        self.fields: dict[str, NumberField | ChoiceBox] = {}
        self._names: dict[str, Label] = {}
        self._helps: dict[str, Label] = {}
        self._ranges: dict[str, Label] = {}
        for number, name in enumerate(CLOUD_BOUNDS):
            field: NumberField | ChoiceBox
            if name == "adapter_size":
                field = ChoiceBox(look)
                for size in ADAPTER_SIZES:
                    field.addItem(str(size), size)
                set_fixed(field, width=FIELD_WIDTH)
                field.activated.connect(self._on_changed)
            else:
                field = NumberField(CLOUD_BOUNDS[name], language)
                field.textChanged.connect(self._on_changed)
            self.fields[name] = field
            self._add_line(grid, number, name, field)
        self._refused = {name: QLineEdit() for name in NOT_OFFERED}
        for number, (name, none) in enumerate(self._refused.items(), len(CLOUD_BOUNDS)):
            none.setProperty("role", "field")
            set_fixed(none, width=FIELD_WIDTH)
            none.setEnabled(False)
            none.setText("–")
            self._add_line(grid, number, name, none)
        column.addLayout(grid)
        self.show_params(CloudParams())

    def _add_line(self, grid: QGridLayout, number: int, name: str, field: QWidget) -> None:
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 0)
        self._names[name], self._helps[name] = Label(role="strong", wrap=True), Label(role="meta", wrap=True)
        words.addWidget(self._names[name])
        words.addWidget(self._helps[name])
        words.addStretch(1)
        grid.addLayout(words, number, 0)
        value = QVBoxLayout()
        set_measures(value, 0, 0, 0, 0, 1)
        self._ranges[name] = Label(role="meta", wrap=True)
        set_fixed(self._ranges[name], width=FIELD_WIDTH)
        value.addWidget(field)
        value.addWidget(self._ranges[name])
        value.addStretch(1)
        grid.addLayout(value, number, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def params(self) -> CloudParams | None:
        """The settings that are written; None while one of them is none."""
        return self._params

    def show_params(self, params: CloudParams) -> None:
        """Write these settings into the fields."""
        self._filling = True
        for name, field in self.fields.items():
            value = getattr(params, name)
            if isinstance(field, NumberField):
                field.show_value(value)
            else:
                field.setCurrentIndex(max(field.findData(value), 0))
        self._filling = False
        self._read()

    def _on_changed(self) -> None:
        if not self._filling:
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        """Take the settings from the fields; say under each what is wrong with it."""
        values: dict[str, float | int] = {}
        for name, field in self.fields.items():
            bounds = CLOUD_BOUNDS[name]
            value = field.value() if isinstance(field, NumberField) else field.currentData()
            fits = value is not None and bounds.low <= value <= bounds.high
            if fits and value is not None:
                values[name] = value
            self._show_field(name, wrong=not fits)
        whole = len(values) == len(CLOUD_BOUNDS)
        self._params = CloudParams(**values) if whole else None  # type: ignore[arg-type]

    def _show_field(self, name: str, wrong: bool) -> None:
        field, bounds, code, locale = (
            self.fields[name],
            CLOUD_BOUNDS[name],
            self._language.code,
            self._language.locale,
        )
        allowed = bounds_words(bounds, locale) if isinstance(field, NumberField) else ""
        self._ranges[name].setText(allowed)
        self._ranges[name].setVisible(bool(allowed))
        words = say(code, f"cloud_{name}_help")
        if wrong:
            low, high = (value_words(value, bounds, locale) for value in (bounds.low, bounds.high))
            words = say(code, "bad_setting", {"name": say(code, f"cloud_{name}"), "low": low, "high": high})
        help_ = self._helps[name]
        help_.setText(words)
        help_.setProperty("role", "wrong" if wrong else "meta")
        help_.style().polish(help_)
        field.setAccessibleDescription(f"{words} {allowed}".strip())
        if field.property("wrong") != wrong:
            field.setProperty("wrong", wrong)
            field.style().polish(field)

    def retranslate(self) -> None:
        code = self._language.code
        self._title.setText(self.tr("How to tune"))
        for name in self.fields:
            self._names[name].setText(say(code, f"cloud_{name}"))
            self.fields[name].setAccessibleName(self._names[name].text())
        for name, field in self._refused.items():
            self._names[name].setText(say(code, f"tuning_{name}"))
            reason = say(code, NOT_OFFERED[name])
            self._helps[name].setText(reason)
            self._ranges[name].hide()
            field.setAccessibleName(self._names[name].text())
            field.setAccessibleDescription(reason)
            field.setToolTip(reason)
        if self._params is not None:
            self.show_params(self._params)
        else:
            self._read()
