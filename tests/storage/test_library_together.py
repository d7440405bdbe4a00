"""Several processes change one library at once: nothing is lost, nothing half seen."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from medbot_desktop.domain.rows import Row
from medbot_desktop.storage.library import Library

ROOT = Path(__file__).parents[2]
EDITS = 40
PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from medbot_desktop.domain.errors import ChangedMeanwhile
from medbot_desktop.domain.rows import RowFields
from medbot_desktop.storage.library import Library
folder, who, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
library = Library.open(folder)
print("ready", flush=True)
sys.stdin.readline()
for n in range(edits):
    while True:
        row = library.rows(1)[n % 5]
        try:
            texts = replace(row.fields, answer=row.answer + who)
            library.edit_row(row.id, texts, seen=row.fields, key=f"{who}{n}", who=who)
        except ChangedMeanwhile:
            continue
        break
    if n % 4 == 0:
        library.add_row(RowFields(f"{who} {n}", "Sí."), own_name="Propias", who=who)
library.close()
"""


def test_edits_of_three_processes_at_once_all_count(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path)) as library:
        library.add_data_set("a", [Row("a", n, f"¿{n}?", "") for n in range(1, 6)])
        # Answers may not be empty when edited, so they begin with a letter.
        library.edit_rows({row.id: replace(row.fields, answer="=") for row in library.rows(1)})
        start = library.version
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", PROGRAM, str(tmp_path), who, str(EDITS)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            )
            for who in "ABC"
        ]  # fmt: skip
        try:
            for writer in writers:
                assert writer.stdout is not None
                assert writer.stdin is not None
                assert writer.stdout.readline() == "ready\n"
                writer.stdin.write("go\n")
                writer.stdin.flush()
            seen = [library.version]
            while any(writer.poll() is None for writer in writers):
                seen.append(library.version)
                changes = library.changes.after(start)
                assert [change.version for change in changes] == [*range(start + 1, start + 1 + len(changes))]
        finally:
            for writer in writers:
                writer.kill()
                writer.communicate()
        assert [writer.returncode for writer in writers] == [0, 0, 0]
        assert seen == sorted(seen)
        letters = "".join(row.answer for row in library.rows(1))
        assert {who: letters.count(who) for who in "ABC"} == dict.fromkeys("ABC", EDITS)
        own = [s for s in library.data_sets() if s.own]
        assert [s.row_count for s in own] == [3 * EDITS // 4]
        assert [row.number for row in library.rows(own[0].id)] == [*range(1, 3 * EDITS // 4 + 1)]
        assert library.version == start + 3 * EDITS + 3 * EDITS // 4 + 1
