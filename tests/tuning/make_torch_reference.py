"""Record what torch makes of the two losses, their gradients and a few steps; writes torch_reference.json.

    /path/to/a/python/with/torch tests/tuning/make_torch_reference.py

torch is no development requirement: it is larger than all the others together. Written with torch 2.13.0.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

TEMPERATURE = 0.02
PULL = 0.02
RATE, MOMENTUM, STEPS = 0.03, 0.9, 5


def main() -> None:
    """Write the file beside this one."""
    told = {"torch": torch.__version__.split("+")[0], "adapter": adapter(), "ranking": ranking()}
    path = Path(__file__).with_name("torch_reference.json")
    path.write_text(json.dumps(told, indent=None, separators=(",", ":")) + "\n", encoding="utf-8")


def adapter() -> dict[str, Any]:
    """InfoNCE over cosines of a residual step, with several right answers and units left out."""
    random = np.random.default_rng(4)
    x, answers = unit(random.normal(size=(5, 8))), unit(random.normal(size=(7, 8)) + 1)
    inner, outer = random.normal(size=(8, 6)), random.normal(size=(6, 8)) / 3
    is_right = np.zeros((5, 7), np.bool_)
    is_right[np.arange(5), [3, 1, 6, 0, 2]] = True
    is_right[0, 4] = is_right[2, 5] = True
    mask = (random.random((5, 6)) >= 0.3) / 0.7
    w1, w2 = (torch.tensor(a, requires_grad=True) for a in (inner, outer))
    steps = torch.optim.SGD([w1, w2], lr=RATE, momentum=MOMENTUM)
    losses = []
    for step in range(STEPS):
        steps.zero_grad()
        q = torch.tensor(x)
        moved = q + (torch.relu(q @ w1) * torch.tensor(mask)) @ w2
        logits = torch.nn.functional.normalize(moved, dim=1) @ torch.tensor(answers).T / TEMPERATURE
        shares = torch.nn.functional.log_softmax(logits, dim=1)
        right = shares.masked_fill(~torch.tensor(is_right), -torch.inf)
        loss = -torch.logsumexp(right, dim=1).mean()
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            gradients = [w1.grad.tolist(), w2.grad.tolist()]
        steps.step()
    return {
        "x": x.tolist(), "answers": answers.tolist(), "inner": inner.tolist(), "outer": outer.tolist(),
        "is_right": is_right.tolist(), "mask": mask.tolist(), "gradients": gradients, "losses": losses,
        "after": [w1.tolist(), w2.tolist()], "rate": RATE, "momentum": MOMENTUM,
    }  # fmt: skip


def ranking() -> dict[str, Any]:
    """Softmax over all rows of one weight a feature, pulled to a prior, with features left out of a question."""
    random = np.random.default_rng(9)
    features = [random.normal(size=(n, 4)) for n in (6, 9, 4)]
    right = [[2], [0, 7], [3]]
    prior, start = random.normal(size=4), random.normal(size=4)
    masks = (random.random((3, 4)) >= 0.25) / 0.75
    w = torch.tensor(start, requires_grad=True)
    steps = torch.optim.SGD([w], lr=RATE, momentum=MOMENTUM)
    losses = []
    for step in range(STEPS):
        steps.zero_grad()
        loss = PULL / 2 * ((w - torch.tensor(prior)) ** 2).sum()
        for number, rows in enumerate(features):
            shares = torch.log_softmax(torch.tensor(rows) @ (w * torch.tensor(masks[number])), dim=0)
            loss = loss - torch.logsumexp(shares[right[number]], dim=0) / len(features)
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            gradient = w.grad.tolist()
        steps.step()
    return {
        "features": [f.tolist() for f in features], "right": right, "prior": prior.tolist(),
        "start": start.tolist(), "masks": masks.tolist(), "pull": PULL, "gradient": gradient,
        "losses": losses, "after": w.tolist(), "rate": RATE, "momentum": MOMENTUM,
    }  # fmt: skip


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
