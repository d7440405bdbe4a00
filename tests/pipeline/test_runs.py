"""Runs on disk when the disk is full, and after settings that go wrong."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import DiskFull, MedBotError, TrainingDiverged, UnknownRun
from medbot_desktop.domain.tuning import RunState
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.models import FOLDER
from medbot_desktop.pipeline.runs import Runs
from medbot_desktop.tuning.fusion import RankingTask
from tests.pipeline.tuning_files import QUICK, asked_by_answer, inputs, misleading_rows, quick_knowledge

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.tuning import RunProgress
    from medbot_desktop.pipeline.knowledge import Knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return quick_knowledge(load_knowledge())


def unheard(progress: RunProgress) -> None:
    pass


def at_once() -> None:
    pass


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = Runs(tmp_path)
    run_id = runs.create(inputs(misleading_rows(), asked_by_answer()), QUICK)
    fsync, calls = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        runs.execute(run_id, knowledge, unheard, at_once)
    monkeypatch.setattr(os, "fsync", fsync)
    assert not list((tmp_path / FOLDER).glob("*.npz"))
    assert [run.run_id for run in runs.list()] == [run_id]
    review = runs.execute(run_id, knowledge, unheard, at_once).review
    again = runs.create(inputs(misleading_rows(), asked_by_answer()), QUICK)
    assert runs.execute(again, knowledge, unheard, at_once).review.model_id == review.model_id


def test_a_run_out_of_control_is_kept_with_its_advice(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RankingTask, "rate", 1e9)
    runs = Runs(tmp_path)
    params = replace(QUICK, learning_rate=0.5, momentum=0.99)
    run_id = runs.create(inputs(misleading_rows(), asked_by_answer()), params)
    with pytest.raises(TrainingDiverged):
        runs.execute(run_id, knowledge, unheard, at_once)
    (run,) = runs.list()
    assert run.state is RunState.FAILED
    assert run.error is not None
    assert run.error.code == "tuning_diverged"
    assert "epoch" in run.error.params
    runs.remove(run_id)
    assert runs.list() == ()


@pytest.mark.parametrize("name", ["run.json", "inputs.json.gz"])
def test_a_run_whose_files_are_damaged_is_refused_not_guessed(
    knowledge: Knowledge, tmp_path: Path, name: str
) -> None:
    runs = Runs(tmp_path)
    run_id = runs.create(inputs(misleading_rows(), asked_by_answer()), QUICK)
    (tmp_path / FOLDER / "runs" / run_id / name).write_bytes(b"damaged")
    with pytest.raises(UnknownRun):
        runs.execute(run_id, knowledge, unheard, at_once)


@pytest.mark.parametrize("run_id", ["../../library", "", ".", "nothing"])
def test_a_run_id_is_never_a_path(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(MedBotError):
        Runs(tmp_path).remove(run_id)
