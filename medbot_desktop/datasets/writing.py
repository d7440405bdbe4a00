"""Rows into files: CSV that a Spanish Excel opens unharmed, JSON lines for fine-tuning. We read both back unchanged."""

from __future__ import annotations

import itertools
import json
from typing import IO, TYPE_CHECKING

from medbot_desktop.whole_files import write_csv_lines, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from medbot_desktop.domain.rows import Row

HEADER = ("question", "answer", "medicine", "topic", "source", "source_url", "reviewed_on", "language")


def write_csv(rows: Iterable[Row], path: Path) -> None:
    """Write rows under their HEADER as `write_csv_lines` does. Raises DiskFull, FolderReadOnly."""
    lines = ([getattr(row, column) for column in HEADER] for row in rows)
    write_csv_lines(itertools.chain([HEADER], lines), path)


def write_report(lines: Iterable[tuple[str, ...]], path: Path) -> None:
    """Write lines of text in the same form as `write_csv`. Raises as `write_csv`."""
    write_csv_lines(lines, path)


def write_jsonl(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON lines, prompt and completion first, then what the row has besides. Raises as `write_csv`."""

    def write(file: IO[str]) -> None:
        for row in rows:
            more = {column: getattr(row, column) for column in HEADER[2:] if getattr(row, column)}
            file.write(
                json.dumps({"prompt": row.question, "completion": row.answer, **more}, ensure_ascii=False)
                + "\n"
            )

    write_whole(path, "utf-8", write)
