"""The index follows the library: whatever changes, in whatever order, it answers like one that was filled anew."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.rows import Row, RowFields
from medbot_desktop.pipeline.desk import Desk
from medbot_desktop.pipeline.knowledge import Knowledge, load_knowledge
from medbot_desktop.pipeline.live_index import LiveIndex
from medbot_desktop.retrieval.kept_readings import ReadingCache
from medbot_desktop.retrieval.vectors import VectorCache
from medbot_desktop.storage.library import Library
from medbot_desktop.worker.library_messages import AddRowRequest, EditRowRequest, RemoveRowRequest

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MEDICINES = ("ibuprofeno", "metformina", "losartán", "omeprazol", "zzrara", "paracetamol")
ABOUT = ("¿{} se toma con comida?", "¿{} da sueño?", "¿Qué hago si olvido {}?", "¿{} en el embarazo?")


class CountingEncoder:
    """Vectors by the text's letters; counts what it encodes."""

    id = "counting"

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.texts: list[str] = []

    def _vector(self, text: str) -> NDArray[np.float32]:
        self.texts.append(text)
        vector = np.zeros(self.dimension, np.float32)
        for place, letter in enumerate(text.encode()):
            vector[(letter * 7 + place) % self.dimension] += 1
        return vector / np.float32(max(1e-6, np.linalg.norm(vector)))

    encode_row_question = encode_answer = _vector


class Store(dict[bytes, bytes]):
    def get(self, keys: list[bytes]) -> dict[bytes, bytes]:  # type: ignore[override]
        return {key: self[key] for key in keys if key in self}

    def add(self, vectors: dict[bytes, bytes]) -> None:
        self.update(vectors)


class Readings(dict[int, bytes]):
    def readings(self, row_ids: list[int]) -> dict[int, bytes]:
        return {i: self[i] for i in row_ids if i in self}

    def keep_readings(self, readings: dict[int, bytes]) -> None:
        self.update(readings)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def rows(count: int, start: int = 0) -> list[Row]:
    return [
        Row(
            "f", n + 1, ABOUT[k % 4].format(MEDICINES[k % 6]), f"Respuesta {k} sobre {MEDICINES[k % 6]}.",
            MEDICINES[k % 6] if k % 3 else "",
        )
        for n, k in enumerate(range(start, start + count))
    ]  # fmt: skip


def filled(live: LiveIndex, encoder: CountingEncoder) -> None:
    while live.step(encoder):
        pass


QUESTIONS = (
    "¿la metformina se toma con comida?",
    "ibuprofeno embarazo",
    "¿zzrara da sueño?",
    "respueta cambiadda",
    "¿Qué hago si olvido omeprazol?",
)


def seen(
    knowledge: Knowledge, live: LiveIndex, encoder: CountingEncoder
) -> tuple[list[object], NDArray[np.float32]]:
    """What is read in some questions, the rows in the order of equal scores, and their features in that order."""
    index = live.index
    order = index.best(np.zeros(len(index), np.float32), len(index))
    read: list[object] = [index.rows[place].row for place in order]
    tables = []
    for question in QUESTIONS:
        asked = knowledge.answerer.asked(question, index)
        query = knowledge.reader.query(question, encoder._vector(question), asked, "es", index)
        read.append((asked.ids, query.stems, [row.row.number for row in index.with_subject("?zzrara")]))
        tables.append(index.features(query)[order])
    return read, np.concatenate(tables)


@pytest.mark.parametrize("seed", range(5))
def test_after_any_changes_it_is_as_one_filled_anew(knowledge: Knowledge, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    library, encoder = Library.open(tmp_path), CountingEncoder(knowledge.encoder.dimension)
    sets = [library.add_data_set(name, rows(30, 40 * n)).id for n, name in enumerate("abc")]
    readings = ReadingCache(knowledge.reader, Readings(), knowledge.reader_id)
    live = LiveIndex(knowledge, library, VectorCache(Store()), readings)
    if seed % 2:
        filled(live, encoder)
    else:  # changes in the middle of the filling
        for _ in range(40):
            live.step(encoder)
    for turn in range(20):
        dataset_id = chance.choice(sets)
        there = library.rows(dataset_id)
        row = chance.choice(there)
        match chance.choice(("edit", "edits", "add", "remove", "replace", "off", "name", "back", "new")):
            case "edit":
                library.edit_row(row.id, replace(row.fields, answer=f"Respuesta cambiada {turn}."))
            case "edits":
                some = chance.sample(there, min(15, len(there)))
                library.edit_rows({r.id: replace(r.fields, question=f"¿Cambiada {r.number}?") for r in some})
            case "add":
                library.add_row(RowFields(f"¿Añadida {turn} de qwertina?", "Sí."), dataset_id=dataset_id)
            case "remove":
                library.remove_row(row.id)
            case "replace":
                kept = [r for r in there if chance.random() < 0.9] + rows(3, 200 + turn)
                chance.shuffle(kept)
                library.replace_rows(dataset_id, [replace(r, number=n) for n, r in enumerate(kept, 1)])
            case "off":
                enabled = {s.id for s in library.data_sets() if s.enabled}
                library.set_enabled(dataset_id, dataset_id not in enabled)
            case "name":
                library.set_details(dataset_id, f"nombre {turn}", "Ana")
            case "back":
                library.roll_back(dataset_id, library.changes.of(dataset_id)[-1].id)
            case "new":
                sets.append(library.add_data_set("x", rows(5, 300 + turn)).id)
        if chance.random() < 0.7:
            live.follow(encoder)
        for _ in range(chance.randrange(30)):
            live.step(encoder)
    live.follow(encoder)
    filled(live, encoder)
    anew = LiveIndex(knowledge, library, VectorCache(Store()))
    filled(anew, encoder)
    assert len(live.index) == len(anew.index) == live.total
    read, table = seen(knowledge, live, encoder)
    read_anew, table_anew = seen(knowledge, anew, encoder)
    assert read == read_anew
    assert np.allclose(table, table_anew, atol=1e-4)
    labels = {(r.row.dataset, r.row.dataset_id, r.row.number) for r in live.index.rows}
    assert labels == {(r.row.dataset, r.row.dataset_id, r.row.number) for r in anew.index.rows}
    looked_up = LiveIndex(knowledge, library, VectorCache(Store()), readings)
    filled(looked_up, encoder)
    assert looked_up.index.rows == anew.index.rows
    library.close()


def test_a_large_replace_encodes_only_the_changed_rows(knowledge: Knowledge, tmp_path: Path) -> None:
    library, encoder = Library.open(tmp_path), CountingEncoder(knowledge.encoder.dimension)
    old = [Row("f", n, f"¿Pregunta número {n}?", f"Respuesta {n}.") for n in range(1, 2_001)]
    added = library.add_data_set("a", old)
    live = LiveIndex(knowledge, library, VectorCache(Store()))
    filled(live, encoder)
    encoder.texts.clear()
    newer = [Row("f", 1, "¿Una nueva delante?", "Sí."), *(replace(r, number=r.number + 1) for r in old)]
    newer[700] = replace(newer[700], answer="Cambiada.")
    del newer[1500]
    library.replace_rows(added.id, newer)
    live.follow(encoder)
    filled(live, encoder)
    assert sorted(encoder.texts) == ["Cambiada.", "Sí.", "¿Una nueva delante?"]
    assert len(live.index) == 2_000
    library.close()


def nothing(done: int, total: int) -> None:
    pass


def test_a_correction_answers_the_very_next_ask(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "f.csv"
    path.write_text(
        "pregunta,respuesta,medicamento\n¿La metformina se toma con comida?,Da igual.,metformina\n"
        "¿El losartán da sueño?,No.,losartán\n",
        encoding="utf-8",
    )
    desk = Desk(tmp_path / "user", knowledge)
    desk.import_file(path, "", False, nothing)
    while desk.index_step():
        pass
    ask = Ask("¿La metformina se toma con comida?")
    row = desk.ask(ask).row
    assert row is not None
    before = row.fields
    desk.keep(
        EditRowRequest(1, "k", row.id, replace(before, answer="Sí, con comida."), "Ana", before), nothing
    )
    answer = desk.ask(ask)
    assert answer.row is not None
    assert (answer.text, answer.row.edited_by) == ("Sí, con comida.", "Ana")
    assert answer.library_version == desk.library_state().version
    new = RowFields("¿La metformina se guarda en la nevera?", "No hace falta nevera.", "metformina")
    desk.keep(AddRowRequest(2, "k2", new, "Ana", own_name="Propias"), nothing)
    assert desk.ask(Ask("¿La metformina se guarda en la nevera?")).text == "No hace falta nevera."
    desk.keep(RemoveRowRequest(3, row.id, "Ana"), nothing)
    assert desk.ask(ask).kind is not AnswerKind.STORED
    # Another process writes: the next ask knows it, without being told.
    other = Library.open(tmp_path / "user")
    own = next(r for r in other.enabled_rows() if r.dataset == "Propias")
    other.edit_row(own.id, replace(own.fields, answer="Nunca en la nevera."))
    other.close()
    assert desk.ask(Ask("¿La metformina se guarda en la nevera?")).text == "Nunca en la nevera."
    desk.close()


def test_asks_are_answered_while_a_change_waits_for_another_process(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    desk = Desk(tmp_path, knowledge)
    desk.keep(AddRowRequest(1, "a", RowFields("¿El losartán da sueño?", "No."), "Ana", own_name="P"), nothing)
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answers = []

    def meanwhile(done: int, total: int) -> None:
        answers.append(desk.ask(Ask("¿El losartán da sueño?")).text)
        if len(answers) == 3 and other.in_transaction:
            other.execute("COMMIT")

    new = RowFields("¿El losartán con comida?", "Da igual.", "losartán")
    desk.keep(AddRowRequest(2, "b", new, "Ana"), meanwhile)
    assert answers[:3] == ["No."] * 3
    assert desk.ask(Ask("¿El losartán con comida?")).text == "Da igual."
    other.close()
    desk.close()


def test_rows_without_a_medicine_column_are_found_by_the_medicine_read(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    path = tmp_path / "f.csv"
    path.write_text("pregunta,respuesta\n¿El Nolotil da sueño?,No.\n", encoding="utf-8")
    desk = Desk(tmp_path / "user", knowledge)
    added = desk.import_file(path, "", False, nothing)
    while desk.index_step():
        pass
    desk.close()
    library = Library.open_to_read(tmp_path / "user")
    assert [name.lower() for name in library.reading.medicines(added.id)] == ["metamizol"]
    assert library.rows(added.id)[0].medicine == ""
    library.close()
