"""The library at 100,000 rows: import, search, pages, one edit, a replace with a small change, the index after each.

    PYTHONPATH=. python benchmarks/library.py [rows]

Rows are made up; vectors too (an encoder that counts), so that what is measured is everything but the encoding.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from medbot_desktop.domain.library import RowFilter, RowQuery
from medbot_desktop.domain.rows import Row
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.live_index import LiveIndex
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

MEDICINES = ("ibuprofeno", "metformina", "losartán", "omeprazol", "paracetamol", "amoxicilina", "enalapril")
ABOUT = ("se toma con comida", "da sueño", "se puede partir", "se guarda en la nevera", "daña el riñón")


class CountingEncoder:
    """Vectors that cost nothing; counts them."""

    id = "counting"
    dimension = 384

    def __init__(self) -> None:
        self.count = 0

    def encode(self, text: str) -> NDArray[np.float32]:
        self.count += 1
        vector = np.zeros(self.dimension, np.float32)
        vector[hash(text) % self.dimension] = 1
        return vector

    encode_row_question = encode_answer = encode


class NoStore:
    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:
        return {}

    def add(self, vectors: dict[bytes, bytes]) -> None:
        pass


def rows(count: int) -> list[Row]:
    return [
        Row(
            "f", n, f"¿El {MEDICINES[n % 7]} {ABOUT[n % 5]} en el caso {n}?",
            f"En el caso {n} de {MEDICINES[n % 7]} pregunte antes, con atención al riñón. " * (1 + n % 3),
            MEDICINES[n % 7] if n % 2 else "", "uso", "Ficha técnica", "", f"2025-{1 + n % 12:02}-01", "es",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


def timed(what: str, work: Callable[[], object], times: int = 1) -> None:
    """Print the CPU time of this process, which others that run meanwhile do not lengthen."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(1_000 * (time.process_time() - started))
    taken.sort()
    print(f"{what:58} {taken[len(taken) // 2]:9.1f} ms" + (f"  worst {taken[-1]:.1f}" if times > 1 else ""))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    knowledge, made = load_knowledge(), rows(count)
    with tempfile.TemporaryDirectory() as folder, closing(Library.open(Path(folder))) as library:
        timed(f"import {count} rows", lambda: library.add_data_set("a", made))
        size = (Path(folder) / "library.db").stat().st_size
        print(f"{'library.db':58} {size / 1e6:9.1f} MB")
        read = library.reading
        for words in ("riñon", "omeprazol nevera", "caso 77123"):
            timed(f"search “{words}”, first page", lambda w=words: read.page(RowQuery(1, w), 0, 60))  # type: ignore[misc]
        timed("filter due for review", lambda: read.page(RowQuery(1, filter=RowFilter.DUE), 0, 60))
        timed("filter not reviewed", lambda: read.page(RowQuery(1, filter=RowFilter.UNREVIEWED), 0, 60))
        timed("filter by medicine", lambda: read.page(RowQuery(1, medicine="losartán"), 0, 60))
        timed("all rows, first page", lambda: read.page(RowQuery(1), 0, 60))
        places = iter(np.random.default_rng(1).integers(0, count - 60, 200).tolist())
        timed("all rows, a page anywhere", lambda: read.page(RowQuery(1), next(places), 60), 100)
        timed("review counts", read.review_counts)
        encoder = CountingEncoder()
        live = LiveIndex(knowledge, library, VectorCache(NoStore()))
        started = time.process_time()
        while live.step(encoder):
            pass
        seconds = time.process_time() - started
        print(f"{'index filled, encoding aside':58} {1_000 * seconds / count:9.3f} ms a row")

        def edit() -> None:
            row = library.rows_from(library.data_set(1), count // 2, 1)[0]
            library.edit_row(row.id, replace(row.fields, answer=row.answer + "x"), who="Ana")

        timed("edit one row, on disk", edit, 20)
        live.follow(encoder)

        def edit_and_follow() -> None:
            edit()
            live.follow(encoder)

        timed("edit one row and take it into the index", edit_and_follow, 20)
        newer = [replace(row, number=row.number + 1) for row in made]
        newer[count // 3] = replace(newer[count // 3], answer="Cambiada.")
        newer.insert(0, Row("f", 1, "¿Una nueva delante?", "Sí."))
        encoder.count = 0
        timed("compare with a newer file that adds one row in front", lambda: library.compare(1, newer))
        timed("replace by it (every row gets another number)", lambda: library.replace_rows(1, newer))
        timed("take that into the index", lambda: live.follow(encoder))
        print(f"{'texts encoded for it':58} {encoder.count:9}")
        change = library.changes.of(1)[-1]
        timed("return to the import", lambda: library.roll_back(1, change.id))
        timed("take that into the index", lambda: live.follow(encoder))
        library.add_data_set("b", made[: count // 10])
        live.follow(encoder)
        while live.step(encoder):
            pass
        last = library.data_sets()[-1].id
        timed("switch a tenth off", lambda: library.set_enabled(last, False))
        timed("take that into the index", lambda: live.follow(encoder))


if __name__ == "__main__":
    main()
