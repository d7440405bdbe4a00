"""How much of the computer a computing process takes: its threads, before numpy is loaded, and its priority."""

from __future__ import annotations

import os


def leave_a_core() -> None:
    """Let BLAS take all cores but one, which is the window's; the same in every process, so results are the same."""
    threads = str(max(1, (os.cpu_count() or 2) - 1))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, threads)


def step_back() -> None:
    """Let the window and the answers go first, where the system knows priorities of this kind."""
    if hasattr(os, "nice"):
        os.nice(10)
