"""A run's surroundings while it trains: progress, metrics.jsonl, checkpoints, pause and cancel.

A checkpoint is one file a round and part. Training draws its chance by epoch, so that going on from one gives the
bytes that going through would have given.
"""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from medbot_desktop.domain.errors import DiskFull, FolderReadOnly
from medbot_desktop.domain.tuning import EpochPoint, Part, RunPhase, RunProgress, RunState, TuningParams
from medbot_desktop.tuning.training import Training

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from medbot_desktop.tuning.rounds import Split

METRICS_FILE = "metrics.jsonl"
PROGRESS_S = 0.1
CHECKPOINT_S = 1.0


class RunControl:
    """`tell` gets progress at most ten times a second; `wait` is called at every step: it returns at once, returns
    late where the run is paused, or raises Cancelled.
    """

    def __init__(
        self,
        run_id: str,
        params: TuningParams,
        folder: Path | None,
        tell: Callable[[RunProgress], None],
        wait: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._params = params
        self._folder = folder
        self._tell = tell
        self._wait = wait
        self._clock = clock
        self._started = clock()
        self._due = 0.0
        self._saved_at = clock()
        self._progress = RunProgress(
            run_id, RunState.RUNNING, RunPhase.READING, rounds=params.folds, patience=params.patience
        )
        self._waiting_points: list[EpochPoint] = []
        self._kept = _checkpoints(folder) if folder else {}
        # Rounds run one after the other: what stands beyond the last checkpoint is written again.
        length = max((facts["metrics_bytes"] for facts, _ in self._kept.values()), default=0)
        self._metrics = _Metrics(folder / METRICS_FILE, length) if folder else None
        self._phase_started = self._started
        self._round_started = self._started
        self._round_seconds: list[float] = []
        self.points: list[EpochPoint] = []

    @property
    def progress(self) -> RunProgress:
        return self._progress

    def phase(self, phase: RunPhase) -> None:
        """Another phase begins; told at once."""
        self._phase_started = self._clock()
        self._say(replace(self._progress, phase=phase, done=0, total=0, seconds_left=None), at_once=True)

    def count(self, done: int, total: int) -> None:
        """How far within the phase."""
        self._wait()
        left = self._progress.seconds_left
        if self._progress.phase not in (RunPhase.TRAINING, RunPhase.FINAL):
            spent = max(0.0, self._clock() - self._phase_started)
            left = max(0.0, spent / done * (total - done)) if spent > 1 and done else None
        self._say(replace(self._progress, done=done, total=total, seconds_left=left))

    def begin_round(self, split: Split, n_learn: int, n_check: int, n_held_out: int) -> None:
        """A round begins, the last one, on all rows, with number 0; how many questions it has for what."""
        self._round_started = self._clock()
        self._say(
            replace(
                self._progress,
                phase=RunPhase.TRAINING if split.round else RunPhase.FINAL,
                round=split.round,
                epoch=0,
                done=max(0, split.round - 1) if split.round else self._params.folds,
                total=self._params.folds,
                n_train=n_learn,
                n_check=n_check,
                n_held_out=n_held_out,
            ),
            at_once=True,
        )

    def end_round(self) -> None:
        self._round_seconds.append(max(0.0, self._clock() - self._round_started))

    def resumed(self, part: Part, round_number: int) -> Training | None:
        """Where a part of a round stood at its last checkpoint; None where it begins."""
        training = self._read_checkpoint(part, round_number)
        for point in training.points if training else ():
            self._add_point(point)
        return training

    def on_step(self, part: Part, round_number: int, epoch: int, step: int, loss: float) -> None:
        """After each step; blocks while the run is paused, raises what stops it."""
        self._wait()
        if self._metrics:
            self._metrics.write(
                {"round": round_number, "part": part, "epoch": epoch, "step": step, "loss": loss}
            )

    def on_epoch(self, part: Part, round_number: int, training: Training) -> None:
        """After each epoch; writes a checkpoint where one is due. Blocks and raises as `on_step`."""
        self._wait()
        point = training.points[-1]
        self._add_point(point)
        if self._metrics:
            self._metrics.write(asdict(point))
        over = training.over or training.epoch >= self._params.epochs
        if self._folder and (over or self._clock() - self._saved_at >= CHECKPOINT_S):
            self._write_checkpoint(part, round_number, training)
            self._saved_at = self._clock()
        self._say(
            replace(
                self._progress,
                part=part,
                epoch=training.epoch,
                epochs=self._params.epochs,
                best_epoch=training.best_epoch,
                without_progress=training.without_progress,
                seconds_left=self._left(part, training.epoch),
            )
        )

    def _add_point(self, point: EpochPoint) -> None:
        self.points.append(point)
        self._waiting_points.append(point)

    def _left(self, part: Part, epoch: int) -> float | None:
        """From the mean of the rounds so far; in the first one, from its epochs, which may end early."""
        spent = max(0.0, self._clock() - self._round_started)
        rounds_to_come = self._params.folds + 1 - max(1, self._progress.round or self._params.folds + 1)
        if self._round_seconds:
            mean = sum(self._round_seconds) / len(self._round_seconds)
            return max(0.0, mean - spent) + mean * rounds_to_come
        if epoch < 2:
            return None
        whole = spent / epoch * self._params.epochs
        return max(0.0, whole - spent) + whole * rounds_to_come

    def _say(self, progress: RunProgress, *, at_once: bool = False) -> None:
        now = self._clock()
        self._progress = replace(progress, seconds_spent=max(0.0, now - self._started))
        # A clock set back must not silence the run.
        if at_once or now >= self._due or self._due - now > 2 * PROGRESS_S:
            self._due = now + PROGRESS_S
            points, self._waiting_points = tuple(self._waiting_points), []
            self._tell(replace(self._progress, points=points))

    def flush(self) -> None:
        """Send what waits, as before a pause or at the end."""
        self._say(self._progress, at_once=True)

    def close(self) -> None:
        if self._metrics:
            self._metrics.close()

    def _checkpoint(self, part: Part, round_number: int) -> Path | None:
        return self._folder / f"{part}-{round_number}.npz" if self._folder else None

    def _write_checkpoint(self, part: Part, round_number: int, training: Training) -> None:
        path = self._checkpoint(part, round_number)
        if path is None:
            return
        over = training.over or training.epoch >= self._params.epochs
        kinds = ("best",) if over else ("arrays", "velocity", "best")
        arrays = {f"{kind}_{i}": a for kind in kinds for i, a in enumerate(getattr(training, kind))}
        facts = {
            "epoch": training.epoch,
            "best_epoch": training.best_epoch,
            "best_decides": training.best_decides,
            "first_loss": training.first_loss,
            "over": over,
            "points": [asdict(p) for p in training.points],
            "metrics_bytes": self._metrics.flush() if self._metrics else 0,
        }
        content = io.BytesIO()
        packed = np.frombuffer(json.dumps(facts).encode(), np.uint8)
        np.savez(content, facts=packed, **arrays)
        write_whole(path, content.getvalue())

    def _read_checkpoint(self, part: Part, round_number: int) -> Training | None:
        if (part, round_number) not in self._kept:
            return None
        facts, arrays = self._kept[part, round_number]
        best = arrays["best"]
        return Training(
            arrays=arrays["arrays"] or best,
            velocity=arrays["velocity"] or tuple(np.zeros_like(a) for a in best),
            best=best,
            epoch=facts["epoch"],
            best_epoch=facts["best_epoch"],
            best_decides=facts["best_decides"],
            first_loss=facts["first_loss"],
            over=facts["over"],
            points=[EpochPoint(**{**p, "part": Part(p["part"])}) for p in facts["points"]],
        )


_Kept = tuple[dict[str, Any], dict[str, tuple[np.ndarray[Any, np.dtype[Any]], ...]]]


def _checkpoints(folder: Path) -> dict[tuple[Part, int], _Kept]:
    """What was kept of an earlier attempt; a damaged file is as none: that round is trained again."""
    found: dict[tuple[Part, int], _Kept] = {}
    for path in folder.glob("*.npz"):
        part, _, number = path.stem.partition("-")
        try:
            with np.load(path, allow_pickle=False) as kept:
                facts: dict[str, Any] = json.loads(kept["facts"].tobytes())
                arrays = {
                    kind: tuple(
                        kept[f"{kind}_{i}"] for i in range(sum(n.startswith(kind) for n in kept.files))
                    )
                    for kind in ("arrays", "velocity", "best")
                }
            found[Part(part), int(number)] = facts, arrays
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
            continue
    return found


class _Metrics:
    """metrics.jsonl: one line a step and one an epoch, each once, also after a crash. `length` bytes of it count."""

    def __init__(self, path: Path, length: int) -> None:
        self._path = path
        try:
            self._file = path.open("ab")
            self._file.truncate(min(length, path.stat().st_size))
            self._file.seek(0, os.SEEK_END)
        except OSError as error:
            raise _translated(error, path) from error

    def write(self, line: dict[str, object]) -> None:
        try:
            self._file.write(json.dumps(line).encode() + b"\n")
        except OSError as error:
            raise _translated(error, self._path) from error

    def flush(self) -> int:
        """On disk; gives the length."""
        try:
            self._file.flush()
        except OSError as error:
            raise _translated(error, self._path) from error
        return self._file.tell()

    def close(self) -> None:
        try:
            self._file.close()
        except OSError as error:
            raise _translated(error, self._path) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one. Raises DiskFull, FolderReadOnly."""
    partial = path.with_name(path.name + ".part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise _translated(error, path) from error


def _translated(error: OSError, path: Path) -> DiskFull | FolderReadOnly:
    return DiskFull() if error.errno in (28, 122) else FolderReadOnly(path=str(path.parent))
