"""Reading data files: the 38 re-enacted fault reports, then time and memory on large files, beside other readers.

usage: reading.py [ROWS ...]    (10000 100000 1000000 unless given)

csv.reader into a list is the floor. pandas and polars are measured where they can be imported; they are no
requirement of the product. "Kiln", "H2O" and "AutoTrain" are the reading calls of those programs, one line each, given
our column names and as many rights as they take. The whole report is made for 100,000 rows. POSIX only.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.datasets.checking import check
from medbot_desktop.datasets.reading import read_rows
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.check import check_file
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

CASES = Path(__file__).parents[1] / "tests" / "datasets" / "cases"
SIZES = (10_000, 100_000, 1_000_000)
REPORT_ROWS = 100_000
Pairs = list[list[str]]


class LongestGap:
    """A progress call that remembers the longest time between two calls."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.gap_s = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        self.gap_s = max(self.gap_s, now - self._last)
        self._last = now


# The 38 cases.


def ours(path: Path) -> Pairs:
    return [[row.question, row.answer] for row in check(path).usable]


def kiln(path: Path) -> Pairs:
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if not {"question", "answer"} <= set(reader.fieldnames or ()):
            raise ValueError("Missing required headers")
        return [[row["question"], row["answer"]] for row in reader]


def autotrain(path: Path) -> Pairs:
    return _pairs_of(_pandas().read_csv(path))


def h2o(path: Path) -> Pairs:
    # A carriage return left at the end of the last column is forgiven.
    pairs = _pairs_of(_pandas().read_csv(path, lineterminator="\n"))
    return [[question, answer.rstrip("\r")] for question, answer in pairs]


def _pandas() -> Any:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return pandas


def _pairs_of(frame: Any) -> Pairs:
    if frame.shape[1] < 2:
        raise ValueError("one column")
    return [[str(cell) for cell in row[:2]] for row in frame.itertuples(index=False)]


def judged(read: Callable[[Path], Pairs], path: Path, case: dict[str, Any]) -> str:
    """ok: the right rows; stop: refused what has to be; err: refused what can be read; WRONG: wrong rows, no error."""
    try:
        pairs = read(path)
    except FileUnreadable:
        return "stop" if "error" in case else "err"
    # Any failure at all is a refusal: the peers do not say which they raise.
    except Exception:
        return "stop" if "error" in case else "err"
    wanted = [[q, "x" * 200_000 if a == "x*200000" else a] for q, a in case.get("pairs", ())]
    return "ok" if "pairs" in case and pairs == wanted else "WRONG"


def print_cases() -> None:
    expected = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
    readers: dict[str, Callable[[Path], Pairs]] = {"ours": ours, "Kiln": kiln}
    if importlib.util.find_spec("pandas"):
        readers |= {"H2O": h2o, "AutoTrain": autotrain}
    print(f"{'case':42}" + "".join(f"{name:>10}" for name in readers))
    totals: dict[str, dict[str, int]] = {name: {} for name in readers}
    for name, case in expected.items():
        results = {reader: judged(read, CASES / name, case) for reader, read in readers.items()}
        for reader, result in results.items():
            totals[reader][result] = totals[reader].get(result, 0) + 1
        print(f"{name:42}" + "".join(f"{result:>10}" for result in results.values()))
    for kind in ("ok", "stop", "err", "WRONG"):
        print(f"{kind:42}" + "".join(f"{totals[name].get(kind, 0):>10}" for name in readers))


# Large files.


def write_table(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["pregunta", "respuesta", "medicamento", "fuente"])
        for n in range(rows):
            writer.writerow(
                [
                    f"¿Cuál es la dosis máxima del medicamento número {n} en adultos?",
                    f"La dosis máxima del número {n} es de {n % 9} g al día, según la ficha técnica; consulte al "
                    "médico o al farmacéutico si tiene dudas.",
                    f"med{n % 500}",
                    "CIMA, ficha técnica",
                ]
            )


def by_ours(path: Path) -> str:
    longest = LongestGap()
    rows = read_rows(path, "rows", longest)
    return f"{len(rows)} rows, progress at least every {1000 * longest.gap_s:.0f} ms"


def by_csv(path: Path) -> str:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return f"{len(list(csv.reader(file, delimiter=';'))) - 1} rows"


def by_pandas(path: Path) -> str:
    frame = _pandas().read_csv(path, sep=";", encoding="utf-8-sig", dtype=str, keep_default_na=False)
    return f"{len(frame)} rows"


def by_polars(path: Path) -> str:
    import polars  # type: ignore[import-not-found,unused-ignore]

    return f"{len(polars.read_csv(path, separator=';', infer_schema=False))} rows"


def whole_report(path: Path) -> str:
    medicines = Medicines(load_names(bundled("data")))
    longest = LongestGap()
    report = check_file(path, medicines, longest)
    return f"{len(report.usable)} usable, {len(report.findings)} findings, gap {1000 * longest.gap_s:.0f} ms"


def _measured(work: Callable[[Path], str], path: Path, results: Connection) -> None:
    before_mb = _peak_mb()
    started = time.perf_counter()
    said = work(path)
    taken_s = time.perf_counter() - started
    results.send((taken_s, _peak_mb() - before_mb, said))


def _peak_mb() -> int:
    """The most memory this process ever had. Linux lets getrusage inherit the parent's, its status file does not."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(
            line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM")
        )
        return int(line.split()[1]) >> 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)


def print_time_and_memory(name: str, work: Callable[[Path], str], path: Path) -> None:
    """Each in a process of its own, so that nobody's memory counts for another."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(work, path, sender))
    process.start()
    taken_s, extra_mb, said = receiver.recv()
    process.join()
    print(f"  {name:12}{taken_s:8.2f} s{extra_mb:7} MB   {said}", flush=True)


def main() -> None:
    print_cases()
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    readers: dict[str, Callable[[Path], str]] = {"ours": by_ours, "csv.reader": by_csv}
    readers |= {
        name: work
        for name, work in (("pandas", by_pandas), ("polars", by_polars))
        if importlib.util.find_spec(name)
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        for size in sizes:
            write_table(path, size)
            print(f"\n{size} rows, {path.stat().st_size >> 20} MB")
            for name, work in readers.items():
                print_time_and_memory(name, work, path)
        write_table(path, REPORT_ROWS)
        print(f"\nthe whole report on {REPORT_ROWS} rows")
        print_time_and_memory("report", whole_report, path)


if __name__ == "__main__":
    main()
