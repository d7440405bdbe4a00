"""How to tune: the presets and one field a setting, all derived from TuningParams and its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
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
from medbot_desktop.ui.tuning.words import about, range_words, setting_words, value_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from medbot_desktop.domain.tuning import Bounds
    from medbot_desktop.ui.theme import Look

FIELD_WIDTH = 96


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
        self._title, self._sub = Label(role="title"), Label(role="quiet", wrap=True)
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
        grid = QGridLayout()
        set_measures(grid, 0, 0, 0, 0, 12)
        grid.setColumnStretch(0, 1)
        self.fields: dict[str, NumberField] = {}
        self._names: dict[str, Label] = {}
        self._helps: dict[str, Label] = {}
        self._ranges: dict[str, Label] = {}
        for number, name in enumerate(BOUNDS):
            self._add_field(grid, number, name)
        column.addLayout(grid)
        column.addStretch(1)
        self.retranslate()

    def _add_field(self, grid: QGridLayout, number: int, name: str) -> None:
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 0)
        self._names[name], self._helps[name] = Label(role="strong"), Label(role="meta", wrap=True)
        words.addWidget(self._names[name])
        words.addWidget(self._helps[name])
        words.addStretch(1)
        grid.addLayout(words, number, 0)
        value = QVBoxLayout()
        set_measures(value, 0, 0, 0, 0, 1)
        field = NumberField(BOUNDS[name], self._language)
        field.textChanged.connect(self._on_changed)
        self.fields[name] = field
        self._ranges[name] = Label(role="meta", wrap=True)
        set_fixed(self._ranges[name], width=FIELD_WIDTH)
        value.addWidget(field)
        value.addWidget(self._ranges[name])
        value.addStretch(1)
        grid.addLayout(value, number, 1, Qt.AlignmentFlag.AlignTop)

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
        for preset, button in self.preset_buttons.items():
            button.show_remark(about(seconds[preset]) if preset in seconds else "")

    def lock(self, locked: bool) -> None:
        """While a run is going its settings are read, not changed."""
        for widget in (*self.fields.values(), *self.preset_buttons.values()):
            widget.setEnabled(not locked)
        self._locked = locked
        self._show_sub()

    _locked = False

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
        field, words = self.fields[name], self._ranges[name]
        allowed = range_words(name, self._language.locale)
        if wrong:
            bounds, locale = BOUNDS[name], self._language.locale
            words.setText(allowed)
            sentence = say(
                self._language.code,
                "bad_setting",
                {
                    "name": say(self._language.code, f"tuning_{name}"),
                    "low": setting_words(name, bounds.low, locale),
                    "high": setting_words(name, bounds.high, locale),
                },
            )
            self._helps[name].setText(sentence)
        else:
            words.setText(allowed)
            self._helps[name].setText(say(self._language.code, f"tuning_{name}_help"))
        field.setAccessibleDescription(f"{self._helps[name].text()} {allowed}")
        for label in (self._helps[name],):
            label.setProperty("role", "wrong" if wrong else "meta")
            label.style().polish(label)
        if field.property("wrong") != wrong:
            field.setProperty("wrong", wrong)
            field.style().polish(field)

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
        for name, label in self._names.items():
            label.setText(say(code, f"tuning_{name}"))
            self.fields[name].setAccessibleName(label.text())
        if self._params is not None:
            self.show_params(self._params)
        else:
            self._read()
