"""How processes are started, from source and in the frozen program."""

from __future__ import annotations

import importlib
import multiprocessing
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

FROZEN_STEP = "pyi_rth_multiprocessing"
"""PyInstaller's own preparation of multiprocessing. It runs it at the start of every program; build.spec makes it a
module instead, for the window paints before it starts a process: 10 ms of the first paint were this."""


def spawning() -> SpawnContext:
    """The one way processes are started here."""
    _prepare()
    return multiprocessing.get_context("spawn")


def be_what_was_started() -> None:
    """Become the worker, or the helper of multiprocessing, that this process was started as, and end as it; return
    if it is neither."""
    _prepare()
    multiprocessing.freeze_support()


def _prepare() -> None:
    if getattr(sys, "frozen", False):
        importlib.import_module(FROZEN_STEP)
