"""A program that writes everything that can be written and is killed in the middle of it, again and again.

The writer says over a pipe what it is about to do and, once a call has returned, that it is done: from then on it is
acknowledged. After each kill the files are opened as at a start and compared with what was acknowledged; what was
being done may be there whole or not at all.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.corrections import Correction, CorrectionState
from medbot_desktop.domain.library import OF_ROWS
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.services.backups import Backups
from medbot_desktop.storage.copies import fault_of, list_copies
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.models import ModelRecord
from medbot_desktop.storage.one_file import open_everything
from medbot_desktop.storage.restoring import finish_restoring
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.storage.vectors import VectorFile

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "storage" / "fixtures"
ROWS = 20
ACTS = (
    "ask", "answer", "stream", "fail", "draft", "rename", "pin", "delete", "put_back", "erase", "judge", "correct",
    "import_rows", "edit", "remove_row", "replace", "roll_back", "enable", "tune", "activate", "settings", "vectors",
    "back_up", "restore", "export", "migrate",
)  # fmt: skip
Facts = dict[str, Any]


# The writer


class Writer:
    """Does one thing after the other at random, until it is killed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self._backups = Backups(folder, lambda: "")
        self._count = 0
        self._before: dict[int, tuple[int, list[str]]] = {}
        self._open()

    def run(self) -> None:
        say({"ready": True})
        while True:
            self._count += 1
            act = self._chance.choice(ACTS)
            say({"act": act})
            getattr(self, f"_{act}")()

    def _open(self) -> None:
        self._history = History.open(self._folder, interrupt_pending=False)
        self._library = Library.open(self._folder)

    def _close(self) -> None:
        self._history.close()
        self._library.close()

    def _some(self, sql: str) -> Any:
        """One of the first column's values, None where there is none."""
        found = self._history._database.rows(sql) if "turns" in sql or "conversations" in sql else []
        return self._chance.choice(found)[0] if found else None

    def _text(self) -> str:
        return f"{self._chance.getrandbits(48):012x} riñón {self._count}"

    def _known(self, change: Facts, act: Callable[[], object]) -> None:
        """A change whose outcome is known before."""
        say({"begin": change})
        act()
        say({"done": change})

    # history

    def _ask(self) -> None:
        conversation = self._some("SELECT id FROM conversations") if self._chance.random() < 0.5 else None
        question = self._text()
        draft = {"draft": None} if conversation is None else {}
        say({"begin": draft, "asked": question})
        turn = self._history.add_turn(question, conversation, time.time())
        say({"done": {f"turn:{turn.id}": question, **draft}})

    def _with_turn(self, act: Callable[[int], None], where: str = "1") -> None:
        turn_id = self._some(f"SELECT id FROM turns WHERE {where} ORDER BY id DESC LIMIT 20")
        if turn_id is not None:
            act(turn_id)

    def _answer(self) -> None:
        def act(turn_id: int) -> None:
            text = self._text()
            answer = Answer(AnswerKind.GENERATED, "es", text=text)
            self._known({f"answer:{turn_id}": text}, lambda: self._history.finish_turn(turn_id, answer, 1.0))

        self._with_turn(act)

    def _stream(self) -> None:
        def act(turn_id: int) -> None:
            for part in range(4):
                text = " ".join(["palabra"] * (part + 1)) + f" {self._text()}"
                state = TurnState.COMPLETE if part == 3 else TurnState.PENDING
                answer = Answer(AnswerKind.GENERATED, "es", text=text)
                self._known(
                    {f"answer:{turn_id}": text},
                    lambda a=answer, s=state, b=part > 0: self._history.keep_answer(
                        turn_id, a, 1.0, "", s, begun=b
                    ),
                )

        self._with_turn(act)

    def _fail(self) -> None:
        self._with_turn(
            lambda turn: self._known(
                {}, lambda: self._history.end_turn(turn, TurnState.FAILED, "worker_gone")
            )
        )

    def _draft(self) -> None:
        text = self._text()
        self._known({"draft": text}, lambda: self._history.save_draft(None, text))

    def _rename(self) -> None:
        number, title = self._some("SELECT id FROM conversations"), self._text()
        if number is not None:
            self._known({f"title:{number}": title}, lambda: self._history.labels.rename(number, title))

    def _pin(self) -> None:
        self._with_turn(
            lambda turn: self._known(
                {f"pinned:{turn}": 1}, lambda: self._history.labels.pin_turns([turn], True)
            )
        )

    def _delete(self) -> None:
        self._with_turn(
            lambda turn: self._known(
                {f"deleted:{turn}": 1}, lambda: self._history.bin.delete_turns([turn], 1.0)
            ),
            "deleted_at IS NULL",
        )

    def _put_back(self) -> None:
        self._with_turn(
            lambda turn: self._known({f"deleted:{turn}": 0}, lambda: self._history.bin.restore_turns([turn])),
            "deleted_at IS NOT NULL",
        )

    def _erase(self) -> None:
        removed = [one for one in self._history.bin.removed() if one.turn_id][:1]
        if not removed:
            return
        turn = removed[0].turn_id
        gone = {f"{what}:{turn}": None for what in ("turn", "answer", "pinned", "deleted", "judged")}
        gone |= {f"title:{removed[0].conversation_id}": "?"}
        self._known(gone, lambda: self._history.bin.erase(removed))
        self._history.bin.erase_step()

    def _judge(self) -> None:
        right = self._chance.random() < 0.5
        self._with_turn(
            lambda turn: self._known(
                {f"judged:{turn}": int(right)}, lambda: self._history.corrections.judge(turn, right, 1.0)
            ),
            "answer IS NOT NULL",
        )

    def _correct(self) -> None:
        key, text = str(uuid.UUID(int=self._chance.getrandbits(128))), self._text()
        correction = Correction(key, "", text, text, "", "", "", "", 1.0, "propias", "es")
        self._known({f"correction:{key}": "pending"}, lambda: self._history.corrections.add(None, correction))
        row = replace(correction_row(correction))
        say({"begin": {}, "imported": [text]})
        added = self._library.add_row(row.fields, own_name="propias", key=key)
        say({"done": self._rows(added.dataset_id)})
        self._known(
            {f"correction:{key}": "applied"},
            lambda: self._history.corrections.set_state(key, CorrectionState.APPLIED, added),
        )

    # library

    def _rows(self, dataset_id: int) -> Facts:
        return {f"rows:{dataset_id}": sorted(row.answer for row in self._library.rows(dataset_id))}

    def _file(self) -> list[Row]:
        mark = self._text()
        return [Row("a.csv", n, f"¿{n}?", f"{mark} {n}", "ibuprofeno") for n in range(1, ROWS + 1)]

    def _import_rows(self) -> None:
        if len(self._library.data_sets()) > 12:
            return
        rows = self._file()
        say({"begin": {}, "imported": sorted(row.answer for row in rows)})
        data_set = self._library.add_data_set("a.csv", rows)
        say({"done": {**self._rows(data_set.id), f"enabled:{data_set.id}": 1}})

    def _with_set(self, act: Callable[[int, list[Row]], None]) -> None:
        sets = self._library.data_sets()
        if sets:
            number = self._chance.choice(sets).id
            act(number, self._library.rows(number))

    def _edit(self) -> None:
        def act(number: int, rows: list[Row]) -> None:
            if rows:
                row, text = self._chance.choice(rows), self._text()
                change = max(c.id for c in self._library.changes.of(number) if c.kind in OF_ROWS)
                self._before[number] = (change, sorted(r.answer for r in rows))
                after = sorted([text, *(r.answer for r in rows if r.id != row.id)])
                fields = replace(row.fields, answer=text)
                self._known({f"rows:{number}": after}, lambda: self._library.edit_row(row.id, fields))

        self._with_set(act)

    def _remove_row(self) -> None:
        def act(number: int, rows: list[Row]) -> None:
            if len(rows) > 1:
                row = self._chance.choice(rows)
                after = sorted(r.answer for r in rows if r.id != row.id)
                self._known({f"rows:{number}": after}, lambda: self._library.remove_row(row.id))

        self._with_set(act)

    def _replace(self) -> None:
        def act(number: int, _rows: list[Row]) -> None:
            # What was written here stays in its place, so only the library knows what it will be.
            say({"begin": {f"rows:{number}": "?"}})
            self._library.replace_rows(number, self._file())
            say({"done": self._rows(number)})

        self._with_set(act)

    def _roll_back(self) -> None:
        if self._before:
            number, (change, answers) = self._chance.choice(sorted(self._before.items()))
            self._known({f"rows:{number}": answers}, lambda: self._library.roll_back(number, change))

    def _enable(self) -> None:
        def act(number: int, _rows: list[Row]) -> None:
            on = self._chance.random() < 0.5
            self._known({f"enabled:{number}": int(on)}, lambda: self._library.set_enabled(number, on))

        self._with_set(act)

    def _tune(self) -> None:
        model = f"m{self._chance.getrandbits(40):x}"
        record = ModelRecord(model, "", "", 1.0, False, None, {})
        (self._folder / "models").mkdir(exist_ok=True)
        path = self._folder / "models" / f"{model}.npz"
        path.with_suffix(".part").write_bytes(model.encode() * 50)
        path.with_suffix(".part").replace(path)
        self._known({f"model:{model}": 1}, lambda: self._library.models.add(record))

    def _activate(self) -> None:
        models = self._library.models.all()
        if models:
            model = self._chance.choice(models).id
            self._known({"active": model}, lambda: self._library.models.activate(model, 1.0))

    # everything else

    def _settings(self) -> None:
        zoom = self._chance.randint(80, 200)
        self._known({"zoom": zoom}, lambda: SettingsFile(self._folder).save(Settings(zoom_percent=zoom)))

    def _vectors(self) -> None:
        vectors = VectorFile.open(self._folder)
        vectors.add({self._chance.randbytes(32): self._chance.randbytes(1_536) for _ in range(80)})
        vectors.close()

    def _back_up(self) -> None:
        say({"begin": {}, "copied": True})
        made = self._backups.make(CopyReason.BY_HAND)
        say({"done": {}, "copy": made.copy.made_at})

    def _restore(self) -> None:
        copies = [
            copy for copy in self._backups.copies() if copy.contents and copy.reason is CopyReason.BY_HAND
        ]
        if not copies or self._chance.random() < 0.5:
            return
        copy = copies[0]
        self._close()
        say({"begin": {}, "restored": copy.made_at})
        self._backups.restore(copy.folder)
        say({"done": {}, "back": copy.made_at})
        self._before.clear()
        self._open()

    def _export(self) -> None:
        say({"begin": {}})
        self._backups.export(self._folder / "todo.medbot")
        say({"done": {}})

    def _migrate(self) -> None:
        ready = self._folder / "old" / f"{self._count}-{self._chance.getrandbits(32):x}"
        place = ready.with_suffix(".part")
        place.mkdir(parents=True)
        for name in ("history", "library"):
            schema = self._chance.choice(sorted(FIXTURES.glob(f"{name}_schema*.db")))
            shutil.copy(schema, place / f"{name}.db")
        place.rename(ready)
        say({"begin": {}})
        History.open(ready).close()
        Library.open(ready).close()
        say({"done": {}})


def correction_row(correction: Correction) -> Row:
    return Row("propias", 1, correction.question, correction.answer)


def say(words: Facts) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


# The one that kills and looks


@dataclass
class Report:
    kills: int = 0
    acknowledged: int = 0
    in_the_middle: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def kill_again_and_again(folder: Path, kills: int, seed: int = 1, longest_s: float = 0.6) -> Report:
    """Start the writer on `folder`, kill it at a moment nobody knows, look at everything; `kills` times."""
    chance, report = random.Random(seed), Report()
    facts: Facts = {}
    # By when they were made: a copy may have the name of one that was removed in the same second.
    copies: dict[float, Facts] = {}
    for number in range(kills):
        lines = _one_life(folder, seed * 10_000 + number, chance.uniform(0.0, longest_s))
        pending: Facts = {}
        act = ""
        for line in lines:
            act = line.get("act", act)
            if "begin" in line:
                pending = line
            elif "done" in line:
                facts.update(line["done"])
                report.acknowledged += 1
                if "copy" in line:
                    copies[line["copy"]] = dict(facts)
                if "back" in line:
                    facts = {**copies[line["back"]], **{k: v for k, v in facts.items() if k == "zoom"}}
                pending = {}
        report.kills += 1
        where = act if pending else "-"
        report.in_the_middle[where] = report.in_the_middle.get(where, 0) + 1
        found, problems = _look(folder)
        if "restored" in pending and _differences(facts, found, {}):
            facts = {**copies.get(pending["restored"], {}), **{k: v for k, v in facts.items() if k == "zoom"}}
        problems += _differences(facts, found, pending)
        if pending.get("copied"):  # a copy that was finished and not acknowledged
            for copy in list_copies(folder / "backups"):
                copies.setdefault(copy.made_at, dict(found))
        report.problems += [f"kill {number} in {where}: {problem}" for problem in problems]
        if problems:
            return report
        facts = found
    return report


def _one_life(folder: Path, seed: int, after_s: float) -> list[Facts]:
    """What the writer said until it was killed."""
    command = [sys.executable, "-m", "tests.durability.killing", str(folder), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"ready": True}
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    lines = []
    for line in said.splitlines():
        with suppress(ValueError):  # the last one may be cut off
            lines.append(json.loads(line))
    return lines


def _differences(facts: Facts, found: Facts, pending: Facts) -> list[str]:
    """What was acknowledged and is not so, but for what was being done, which is old or new and nothing else."""
    changes = pending.get("begin", {})
    problems = []
    for key, value in facts.items():
        now = found.get(key)
        new = changes.get(key, value)
        if now not in (value, new) and "?" not in (value, new):
            if "imported" in pending and key.startswith("rows:") and set(value) < set(now or ()):
                continue  # one more row of the own answers
            problems.append(f"{key} was {value!r}, is {now!r}")
    for key, value in found.items():
        if key not in facts and key.split(":")[0] in ("turn", "rows", "model", "correction"):
            known = value == changes.get(key)
            asked = key.startswith("turn:") and value == pending.get("asked")
            imported = key.startswith("rows:") and value == pending.get("imported")
            if not (known or asked or imported):
                problems.append(f"{key} is {value!r} and nobody said so")
    return problems


def _look(folder: Path) -> tuple[Facts, list[str]]:
    """Open everything as at a start; what is there, and what does not hold together."""
    problems: list[str] = []
    finish_restoring(folder)
    with closing(History.open(folder)) as history, closing(Library.open(folder)) as library:
        problems += [f"{notice}" for notice in (history.damage, library.notice) if notice]
        pending = history._database.rows("SELECT count(*) FROM turns WHERE state = 'pending'")
        if pending != [(0,)]:
            problems.append("a question is still waiting")
    found: Facts = {}
    with closing(sqlite3.connect(folder / "history.db")) as connection:
        problems += _integrity(connection)
        connection.execute("INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        query = "SELECT id, question, answer_text, pinned, deleted_at IS NOT NULL FROM turns"
        for number, question, text, pinned, deleted in connection.execute(query):
            found |= {f"turn:{number}": question, f"pinned:{number}": pinned, f"deleted:{number}": deleted}
            found[f"answer:{number}"] = text
        found |= {
            f"title:{n}": title for n, title in connection.execute("SELECT id, title FROM conversations")
        }
        draft = connection.execute("SELECT text FROM drafts WHERE conversation_id = 0").fetchone()
        found |= {"draft": draft[0]} if draft else {}
        found |= {f"correction:{u}": s for u, s in connection.execute("SELECT uuid, state FROM corrections")}
        judged = connection.execute('SELECT turn_id, "right" FROM judgements').fetchall()
        found |= {f"judged:{turn}": right for turn, right in judged}
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        problems += _integrity(connection)
        for number, count, enabled in connection.execute(
            "SELECT id, row_count, enabled FROM data_sets"
        ).fetchall():
            rows = connection.execute("SELECT answer FROM rows WHERE dataset_id = ?", (number,)).fetchall()
            if count != len(rows):
                problems.append(f"data set {number} counts {count} rows of {len(rows)}")
            found |= {f"rows:{number}": sorted(answer for (answer,) in rows), f"enabled:{number}": enabled}
        found |= {f"model:{m}": 1 for (m,) in connection.execute("SELECT id FROM models")}
        active = connection.execute("SELECT model_id FROM activations ORDER BY id DESC LIMIT 1").fetchone()
        found |= {"active": active[0]} if active else {}
    settings, notice = SettingsFile(folder).load()
    found["zoom"] = settings.zoom_percent
    problems += [f"{notice}"] if notice else []
    problems += [f"{copy.name}: {copy.fault}" for copy in list_copies(folder / "backups") if copy.fault]
    for copy in list_copies(folder / "backups")[:1]:
        if copy.contents and fault_of(copy.folder):
            problems.append(f"{copy.name} is not whole")
    if (folder / "todo.medbot").exists():
        shutil.rmtree(open_everything(folder / "todo.medbot", folder / "opened"))
    problems += [f"left: {path.name}" for path in folder.glob("*restoring*")]
    problems += _migrated(folder / "old")
    return found, problems


def _migrated(place: Path) -> list[str]:
    """A file that was being migrated is whole, of the old schema or the newest, and is migrated now."""
    problems = []
    for folder in place.iterdir() if place.is_dir() else ():
        if not folder.suffix:
            with closing(History.open(folder)) as history, closing(Library.open(folder)) as library:
                problems += [f"{folder.name}: {n}" for n in (history.damage, library.notice) if n]
                turns = history._database.rows("SELECT count(*) FROM turns")[0][0]
                rows = library._database.rows("SELECT count(*) FROM rows")[0][0]
                if turns < 4 or rows < 2:
                    problems.append(f"{folder.name} has {turns} turns and {rows} rows")
        shutil.rmtree(folder)
    return problems


def _integrity(connection: sqlite3.Connection) -> list[str]:
    found = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    return found + [f"points nowhere: {line}" for line in connection.execute("PRAGMA foreign_key_check")]


if __name__ == "__main__":
    Writer(Path(sys.argv[1]), int(sys.argv[2])).run()
