"""How much memory this process has taken at most."""

from __future__ import annotations

import sys


def peak_memory_mb() -> float:
    """The largest resident size so far, in MB of a million bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _on_windows()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _on_windows() -> float:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in ("peak", "size", "a", "b", "c", "d", "pagefile", "peak_pagefile")
            ),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    read = kernel.K32GetProcessMemoryInfo
    read.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    return (
        counters.peak / 1e6 if read(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb) else 0.0
    )
