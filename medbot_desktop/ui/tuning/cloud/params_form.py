"""How to tune at Google: what can be set there, and of the embedded tuning's settings those that cannot, with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from medbot_desktop.domain.cloud_tuning import ADAPTER_SIZES, CLOUD_BOUNDS, NOT_OFFERED, CloudParams
from medbot_desktop.texts import say
from medbot_desktop.ui.choice_box import ChoiceBox
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures
from medbot_desktop.ui.tuning.params_form import NumberField
from medbot_desktop.ui.tuning.setting_lines import FIELD_WIDTH, SettingLines
from medbot_desktop.ui.tuning.words import bad_setting_words, bounds_words

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
        self._title = Label(role="strong", wrap=True)
        column.addWidget(self._title)
        self._lines = SettingLines()
        self.fields: dict[str, NumberField | ChoiceBox] = {}
        for name in CLOUD_BOUNDS:
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
            self._lines.add_line(name, field)
        self._refused = {name: QLineEdit() for name in NOT_OFFERED}
        for name, none in self._refused.items():
            none.setProperty("role", "field")
            set_fixed(none, width=FIELD_WIDTH)
            none.setEnabled(False)
            none.setText("–")
            self._lines.add_line(name, none)
        column.addLayout(self._lines)
        self.show_params(CloudParams())

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
        code, bounds = self._language.code, CLOUD_BOUNDS[name]
        by_hand = isinstance(self.fields[name], NumberField)
        allowed = bounds_words(bounds, self._language.locale) if by_hand else ""
        words = say(code, f"cloud_{name}_help")
        if wrong:
            words = bad_setting_words(say(code, f"cloud_{name}"), bounds, self._language)
        self._lines.show_help(name, words, allowed, wrong=wrong)

    def retranslate(self) -> None:
        code = self._language.code
        self._title.setText(self.tr("How to tune"))
        for name in self.fields:
            self._lines.show_name(name, say(code, f"cloud_{name}"))
        for name, field in self._refused.items():
            self._lines.show_name(name, say(code, f"tuning_{name}"))
            reason = say(code, NOT_OFFERED[name])
            self._lines.show_help(name, reason)
            field.setToolTip(reason)
        if self._params is not None:
            self.show_params(self._params)
        else:
            self._read()
