"""Losses, gradients and steps of the one training loop against those torch gave (make_torch_reference.py)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from medbot_desktop.domain.tuning import Part, TuningParams
from medbot_desktop.tuning import adapter, fusion
from medbot_desktop.tuning.training import train

if TYPE_CHECKING:
    from collections.abc import Callable

    from medbot_desktop.tuning.training import Arrays

TOLD = json.loads(Path(__file__).with_name("torch_reference.json").read_text(encoding="utf-8"))


@dataclass
class Given:
    """A task whose every step takes all questions and the same drawn mask, as torch was given them."""

    begin: Arrays
    loss: Callable[[Arrays], tuple[float, Arrays]]
    part: Part = Part.RANKING
    n: int = 1
    rate: float = 1.0
    batches: int = 1

    def start(self, seed: int) -> Arrays:
        return self.begin

    def gradient(self, arrays: Arrays, *drawn: object) -> tuple[float, Arrays]:
        return self.loss(arrays)

    def check(self, arrays: Arrays) -> None:
        return None


def adapter_given() -> Given:
    told = TOLD["adapter"]
    x, answers, mask = (np.array(told[name]) for name in ("x", "answers", "mask"))
    is_right = np.array(told["is_right"])
    begin = (np.array(told["inner"]), np.array(told["outer"]))
    return Given(begin, lambda arrays: adapter.loss_and_gradient(arrays, x, answers, is_right, mask))


def ranking_given() -> Given:
    told = TOLD["ranking"]
    # In float64, as torch had them; the program keeps float32.
    pairs = zip(told["features"], told["right"], strict=True)
    examples = [fusion.Example(np.array(rows), tuple(right)) for rows, right in pairs]
    prior, masks = np.array(told["prior"]), np.array(told["masks"])

    def loss(arrays: Arrays) -> tuple[float, Arrays]:
        value, gradient = fusion.loss_and_gradient(examples, arrays[0], prior, told["pull"], masks)
        return value, (gradient,)

    return Given((np.array(told["start"]),), loss)


@pytest.mark.parametrize(
    ("make", "name"), [(adapter_given, "adapter"), (ranking_given, "ranking")], ids=["adapter", "ranking"]
)
def test_loss_gradient_and_steps_are_those_of_torch(make: Callable[[], Given], name: str) -> None:
    told, given = TOLD[name], make()
    gradients = told["gradients"] if name == "adapter" else [told["gradient"]]
    after = told["after"] if name == "adapter" else [told["after"]]
    loss, gradient = given.loss(given.begin)
    assert loss == pytest.approx(told["losses"][0], rel=1e-9)
    for ours, theirs in zip(gradient, gradients, strict=True):
        assert np.allclose(ours, theirs, rtol=1e-7, atol=1e-10)
    params = TuningParams(
        learning_rate=told["rate"], momentum=told["momentum"], epochs=len(told["losses"]), dropout_rate=0.0
    )
    trained = train(given, params, 1)
    assert [point.train_loss for point in trained.points[1:]] == pytest.approx(told["losses"], rel=1e-9)
    for ours, theirs in zip(trained.arrays, after, strict=True):
        assert np.allclose(ours, theirs, rtol=1e-7, atol=1e-10)
    assert told["losses"][-1] < told["losses"][0]
