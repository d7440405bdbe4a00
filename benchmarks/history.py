"""Searching, asking and opening a history of many turns, beside raw FTS5 on the same file in the same run.

usage: history.py [TURNS]    (200,000 unless given)
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Answer, AnswerKind, Candidate, Understood
from medbot_desktop.domain.history import Wanted
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.history import History
from medbot_desktop.storage.history_records import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TURNS = 200_000
TURNS_A_CONVERSATION = 20
VOCABULARY = 30_000
WORDS_A_TEXT = 14
ROUNDS = 40
RAW = "SELECT rowid FROM turns_fts WHERE turns_fts MATCH ? ORDER BY rowid DESC LIMIT 50"


def vocabulary(chance: random.Random) -> list[str]:
    syllables = [c + v for c in "bcdfglmnprst" for v in ("a", "e", "i", "o", "u", "á", "ó", "ñe")]
    words = {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(2 * VOCABULARY)}
    return ["riñón", *sorted(words)[: VOCABULARY - 1]]


def fill(folder: Path, turns: int) -> tuple[str, str]:
    """Write turns as `History` does, in bulk; gives the commonest word and one of the rare ones."""
    History.open(folder).close()
    chance = random.Random(1)
    words = vocabulary(chance)
    # Zipf, as words of a language are distributed.
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def text() -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=WORDS_A_TEXT))

    def records() -> Iterator[tuple[object, ...]]:
        for number in range(turns):
            row = Row("datos", number % 600 + 1, text(), text(), "ibuprofeno", source="AEMPS")
            answer = Answer(
                AnswerKind.STORED,
                "es",
                row.answer,
                row=row,
                confidence=0.9,
                candidates=(Candidate(row, 0.9),) * 5,
                understood=Understood(("ibuprofeno",), ("ibuprofeno",)),
            )
            conversation = number // TURNS_A_CONVERSATION + 1
            kind = AnswerKind.RED_FLAG if number % 1_000 == 0 else answer.kind
            yield (
                conversation, float(number), text(), TurnState.COMPLETE, packed(answer), row.answer, kind, row.dataset
            )  # fmt: skip

    conversations = (
        (f"conversación {n}", float(n), float(n)) for n in range(turns // TURNS_A_CONVERSATION + 1)
    )
    with closing(sqlite3.connect(folder / "history.db")) as connection, connection:
        connection.executemany(
            "INSERT INTO conversations (title, started_at, updated_at) VALUES (?, ?, ?)", conversations
        )
        connection.executemany(
            "INSERT INTO turns (conversation_id, asked_at, question, state, answer, answer_text, kind, row_dataset) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            records(),
        )
        connection.execute("INSERT INTO turn_medicines SELECT 'ibuprofeno', id FROM turns WHERE id % 7 = 0")
    return words[0], words[VOCABULARY // 2]


def times_ms(work: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile of ROUNDS calls."""
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


def show(name: str, ours: Callable[[], object], raw: Callable[[], object] | None = None) -> None:
    p50, p95 = times_ms(ours)
    beside = "{:10.2f}{:10.2f}".format(*times_ms(raw)) if raw else f"{'':20}"
    print(f"{name:38}{p50:10.2f}{p95:10.2f}{beside}", flush=True)


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    with tempfile.TemporaryDirectory(prefix="medbot-bench-") as name:
        folder = Path(name)
        common, rare = fill(folder, turns)
        size_mb = (folder / "history.db").stat().st_size / 1e6
        print(f"{turns} turns, {size_mb:.0f} MB, SQLite {sqlite3.sqlite_version}; ms, {ROUNDS} rounds")
        print(f"{'':38}{'p50':>10}{'p95':>10}{'raw p50':>10}{'raw p95':>10}")
        (folder / "empty").mkdir()
        show(
            "open, beside an empty history",
            lambda: History.open(folder).close(),
            lambda: History.open(folder / "empty").close(),
        )
        with (
            closing(History.open(folder)) as history,
            closing(sqlite3.connect(folder / "history.db")) as raw,
        ):

            def search(label: str, typed: str, expression: str) -> None:
                show(
                    f"search, {label}",
                    lambda: history.search(typed),
                    lambda: raw.execute(RAW, (expression,)).fetchall(),
                )

            search("one letter", "r", '"r"*')
            search("rare word", rare, f'"{rare}"*')
            search("commonest word, no accents", "rinon", '"rinon"*')
            search("two letters", common[:2], f'"{common[:2]}"*')
            search("two words", f"{common} {rare}", f'"{common}" "{rare}"*')
            search("nothing found", "zzzz", '"zzzz"*')
            old = turns * 0.1
            for label, wanted in (
                ("commonest word, 1 of 1,000 kinds", Wanted("rinon", kind=AnswerKind.RED_FLAG)),
                ("commonest word, a medicine", Wanted("rinon", medicine="ibuprofeno")),
                ("commonest word, oldest tenth", Wanted("rinon", until=old)),
                ("commonest word, without another", Wanted(f"{rare[:2]} -rinon")),
                ("no words, a kind", Wanted(kind=AnswerKind.RED_FLAG)),
                ("no words, oldest tenth", Wanted(until=old)),
                ("no words, nothing pinned", Wanted(pinned=True)),
            ):
                show(f"page, {label}", lambda wanted=wanted: history.finder.find(wanted))
            show("count, commonest word (to 1,000)", lambda: history.finder.count(Wanted("rinon")))
            show("count, all turns", history.finder.turn_count)
            show("first page of conversations (200)", history.conversations)
            show("a conversation", lambda: history.turns(turns // TURNS_A_CONVERSATION // 2))
            show("store a question (synchronous=FULL)", lambda: history.add_turn("¿Y con comida?", 1, 1.0))


if __name__ == "__main__":
    main()
