"""The settings of tuning: declared once, checked, named in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medbot_desktop.domain.errors import BadSetting
from medbot_desktop.domain.tuning import BOUNDS, PRESETS, Preset, RunPhase, TuningParams
from medbot_desktop.domain.tuning_review import HeldOutQuestion
from medbot_desktop.texts import TEXTS


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_is_allowed(preset: Preset) -> None:
    PRESETS[preset].check()
    assert f"tuning_preset_{preset}" in TEXTS["en"]


@pytest.mark.parametrize("name", BOUNDS)
def test_a_value_out_of_bounds_is_refused_by_name(name: str) -> None:
    for value in (BOUNDS[name].low - 1, BOUNDS[name].high + 1, float("nan"), float("inf")):
        with pytest.raises(BadSetting) as raised:
            replace(TuningParams(), **{name: value}).check()
        assert raised.value.params["name"] == name


def test_a_whole_number_is_wanted_where_only_those_make_sense() -> None:
    with pytest.raises(BadSetting):
        replace(TuningParams(), batch_size=10.5).check()  # type: ignore[arg-type]


def test_settings_and_phases_have_their_words() -> None:
    for language in ("es", "en"):
        for name in BOUNDS:
            assert TEXTS[language][f"tuning_{name}"]
            assert TEXTS[language][f"tuning_{name}_help"]
        assert all(f"tuning_phase_{phase}" in TEXTS[language] for phase in RunPhase)


def test_a_question_lost_from_the_first_ten_is_worse() -> None:
    assert HeldOutQuestion("q", 1, 0, 0, 1).worse
    assert HeldOutQuestion("q", 0, 10, 0, 1).better
    assert not HeldOutQuestion("q", 0, 0, 0, 1).better
