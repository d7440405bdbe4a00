"""How to tune: the presets and one field a setting, all derived from TuningParams and its bounds."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.tuning import BOUNDS, PRESETS, Preset, TuningParams
from medbot_desktop.texts import say
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_fixed, set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.preset_button import PresetButton
from medbot_desktop.ui.tuning.setting_lines import FIELD_WIDTH, SettingLines
from medbot_desktop.ui.tuning.words import about, bad_setting_words, bounds_words, duration_words, value_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from medbot_desktop.domain.tuning import Bounds
    from medbot_desktop.ui.theme import Look


class NumberField(QLineEdit):
    """A setting's value. Up and Down add a step within the bounds; a comma is as good as a point."""

    def __init__(self, bounds: Bounds, language: Language) -> None:
        super().__init__()
        self._bounds, self._language = bounds, language
        self.setProperty("role", "field")
        set_fixed(self, width=FIELD_WIDTH)

    def show_value(self, value: float) -> None:
        self.setText(value_words(value, self._bounds, self._language.locale))

    def value(self) -> float | int | None:
        """What is written, where it is a number; a whole setting takes no decimals."""
        bounds = self._bounds
        written = self.text().strip().replace("−", "-").replace(",", ".")
        try:
            return float(written) if bounds.decimals else int(written)
        except ValueError:
            return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        value, bounds = self.value(), self._bounds
        if event.key() not in steps or value is None:
            super().keyPressEvent(event)
            return
        moved = round(value + steps[Qt.Key(event.key())] * bounds.step, bounds.decimals)
        self.setText(
            number_words(min(max(moved, bounds.low), bounds.high), bounds.decimals, self._language.locale)
        )


class ParamsForm(Translated, QFrame):
    """Emits `changed` when what is written makes other settings; `params` is None while something is wrong."""

    changed = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._params: TuningParams | None = PRESETS[Preset.BALANCED]
        self._filling = False
        self.setObjectName("form")
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        area, host = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        host.setObjectName("form_host")
        area.setWidget(host)
        outer.addWidget(area)
        column = QVBoxLayout(host)
        set_measures(column, 24, 16, 20, 16, 10)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._sub)
        presets = QHBoxLayout()
        set_measures(presets, 0, 2, 0, 6, 6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.preset_buttons = {preset: PresetButton(look) for preset in Preset}
        for preset, button in self.preset_buttons.items():
            button.setProperty("preset", preset.value)
            button.clicked.connect(self._on_preset)
            presets.addWidget(button, 1)
        column.addLayout(presets)
        self.fields = {name: NumberField(BOUNDS[name], language) for name in BOUNDS}
        self._lines = SettingLines()
        for name, field in self.fields.items():
            field.textChanged.connect(self._on_changed)
            self._lines.add_line(name, field)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.retranslate()

    @property
    def params(self) -> TuningParams | None:
        """The settings that are written; None while one of them is none."""
        return self._params

    def show_params(self, params: TuningParams) -> None:
        """Write these settings into the fields."""
        self._filling = True
        for name, field in self.fields.items():
            field.show_value(getattr(params, name))
        self._filling = False
        self._read()

    def show_estimates(self, seconds: Mapping[Preset, float]) -> None:
        """Say how long each preset takes, as far as the worker has told."""
        self._seconds = seconds
        for preset, button in self.preset_buttons.items():
            if preset in seconds:
                button.show_remark(about(seconds[preset]), duration_words(seconds[preset]))
            else:
                button.show_remark()

    def lock(self, locked: bool) -> None:
        """While a run is going its settings are read, not changed."""
        for widget in (*self.fields.values(), *self.preset_buttons.values()):
            widget.setEnabled(not locked)
        self._locked = locked
        self._show_sub()

    _locked = False
    _seconds: Mapping[Preset, float] = MappingProxyType({})

    def _on_preset(self) -> None:
        self.show_params(PRESETS[Preset(self.sender().property("preset"))])
        self.changed.emit()

    def _on_changed(self) -> None:
        if not self._filling:
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        """Take the settings from the fields; say under each what is wrong with it."""
        values: dict[str, float | int] = {}
        for name, field in self.fields.items():
            value, bounds = field.value(), BOUNDS[name]
            fits = value is not None and bounds.low <= value <= bounds.high
            if fits and value is not None:
                values[name] = value
            self._show_field(name, wrong=not fits)
        whole = len(values) == len(BOUNDS)
        self._params = TuningParams(**values) if whole else None  # type: ignore[arg-type]
        for preset, button in self.preset_buttons.items():
            button.setChecked(self._params == PRESETS[preset])

    def _show_field(self, name: str, wrong: bool) -> None:
        code, bounds = self._language.code, BOUNDS[name]
        words = say(code, f"tuning_{name}_help")
        if wrong:
            words = bad_setting_words(say(code, f"tuning_{name}"), bounds, self._language)
        self._lines.show_help(name, words, bounds_words(bounds, self._language.locale), wrong=wrong)

    def _show_sub(self) -> None:
        self._sub.setText(
            self.tr("Locked while the run is going")
            if self._locked
            else self.tr("A preset is enough to begin with.")
        )

    def retranslate(self) -> None:
        code = self._language.code
        self._title.setText(self.tr("How to tune"))
        self._show_sub()
        for preset, button in self.preset_buttons.items():
            button.show_words(say(code, f"tuning_preset_{preset.value}"))
        self.show_estimates(self._seconds)
        for name in self.fields:
            self._lines.show_name(name, say(code, f"tuning_{name}"))
        if self._params is not None:
            self.show_params(self._params)
        else:
            self._read()
