"""Tuning on Google Cloud as data: what is refused before anything is sent, named in both languages."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from medbot_desktop.domain.cloud_tuning import (
    CLOUD_BOUNDS,
    ENDED,
    NOT_OFFERED,
    TUNABLE_MODELS,
    CloudJob,
    CloudParams,
    CloudSettings,
    CloudStage,
    CloudState,
    CloudStep,
    tunable_model,
)
from medbot_desktop.domain.errors import BadSetting, CloudFailed
from medbot_desktop.domain.tuning import TuningParams
from medbot_desktop.texts import TEXTS

PLACE = CloudSettings("", "pharmacy-one", "us-central1", "pharmacy-files")


def test_every_state_step_and_setting_has_a_name() -> None:
    for start, values in (
        ("cloud_state_", CloudState),
        ("cloud_stage_", CloudStage),
        ("cloud_step_", CloudStep),
        ("cloud_ok_", CloudStep),
        ("cloud_", CLOUD_BOUNDS),
    ):
        for value in values:
            assert f"{start}{value}" in TEXTS["es"]
    assert set(NOT_OFFERED.values()) <= set(TEXTS["en"])


def test_each_embedded_setting_is_there_or_greyed_out_with_a_reason() -> None:
    there = {"epochs": "epoch_count", "seed": "seed", "folds": "folds"}
    assert {f.name for f in fields(TuningParams)} == there.keys() | NOT_OFFERED.keys()
    assert set(there.values()) <= CLOUD_BOUNDS.keys()


@pytest.mark.parametrize("name", CLOUD_BOUNDS)
def test_a_value_out_of_bounds_is_refused_by_name(name: str) -> None:
    for value in (CLOUD_BOUNDS[name].low - 1, CLOUD_BOUNDS[name].high + 1, float("nan"), float("inf")):
        with pytest.raises(BadSetting) as raised:
            replace(CloudParams(), **{name: value}).check()
        assert raised.value.params["name"] == name


def test_the_adapter_is_of_one_of_the_sizes_there_are() -> None:
    replace(CloudParams(), adapter_size=16).check()
    with pytest.raises(BadSetting):
        replace(CloudParams(), adapter_size=6).check()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("project", ""),
        ("project", "My Pharmacy"),
        ("project", "../other"),
        ("region", "Madrid"),
        ("region", "us-central1.evil.example/"),
        ("bucket", "gs://pharmacy-files"),
        ("bucket", "a/b"),
        ("bucket", ""),
    ],
)
def test_what_cannot_be_a_place_is_refused(name: str, value: str) -> None:
    PLACE.check()
    with pytest.raises(CloudFailed) as raised:
        replace(PLACE, **{name: value}).check()
    assert raised.value.code == f"cloud_{name}_malformed"
    assert raised.value.code in TEXTS["es"]


def test_a_model_is_not_tuned_after_its_day() -> None:
    for model in TUNABLE_MODELS:
        assert model.tunable_until < model.retires_on
        assert tunable_model(model.name) is model
    with pytest.raises(CloudFailed):
        tunable_model("gemini-1.0")


def test_elapsed_time_stands_still_once_it_has_ended() -> None:
    job = CloudJob("j", "data", "m", CloudParams(), PLACE, made_at=5.0)
    assert job.elapsed_s(99.0) == 0.0
    assert replace(job, started_at=10.0).elapsed_s(99.0) == 89.0
    ended = replace(job, started_at=10.0, ended_at=70.0, state=CloudState.FAILED)
    assert (ended.elapsed_s(99.0), ended.ended, ended.usable) == (60.0, True, False)
    assert {CloudState.RUNNING, CloudState.CANCELLING, CloudState.UNKNOWN}.isdisjoint(ENDED)
