"""Rows edited, files replaced, states brought back: everything told in the log, everything undone by it."""

from __future__ import annotations

import datetime
import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.errors import (
    ChangedMeanwhile,
    NameTaken,
    RowIncomplete,
    UnknownDataSet,
    UnknownRow,
)
from medbot_desktop.domain.library import ChangeKind, Fate, RowFilter, RowQuery
from medbot_desktop.domain.rows import Row, RowFields
from medbot_desktop.storage.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(*questions: str) -> list[Row]:
    return [Row("f.csv", n, q, f"Respuesta a {q}", "ibuprofeno") for n, q in enumerate(questions, 1)]


def contents(library: Library, dataset_id: int) -> list[tuple[int, RowFields]]:
    return [(row.number, row.fields) for row in library.rows(dataset_id)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path)) as opened:
        yield opened


def kinds(library: Library, dataset_id: int) -> list[ChangeKind]:
    return [change.kind for change in library.changes.of(dataset_id)]


def test_an_edit_tells_who_when_and_what(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?", "¿Dos?"), who="Ana", at=1.0)
    row = library.rows(added.id)[1]
    edited = library.edit_row(row.id, replace(row.fields, answer="Otra."), who="Eva", at=9.0)
    assert (edited.id, edited.number, edited.answer) == (row.id, 2, "Otra.")
    assert (edited.edited_by, edited.edited_at) == ("Eva", 9.0)
    (change,) = library.changes.of_row(row.id)
    assert change.before is not None
    assert change.after is not None
    assert (change.change.made_by, change.before.answer, change.after.answer) == ("Eva", row.answer, "Otra.")
    assert kinds(library, added.id) == [ChangeKind.ROW_EDITED, ChangeKind.IMPORTED]
    # Back to what the file says: it counts as not edited any more.
    again = library.edit_row(row.id, row.fields, who="Eva")
    assert (again.edited_by, again.edited_at) == ("", 0.0)
    assert library.data_set(added.id).content_hash == added.content_hash


def test_an_edit_that_came_second_is_refused(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?"))
    row = library.rows(added.id)[0]
    library.edit_row(row.id, replace(row.fields, answer="Primera."), seen=row.fields)
    with pytest.raises(ChangedMeanwhile):
        library.edit_row(row.id, replace(row.fields, answer="Segunda."), seen=row.fields)
    assert library.rows(added.id)[0].answer == "Primera."
    with pytest.raises(RowIncomplete):
        library.edit_row(row.id, replace(row.fields, answer=" "))
    with pytest.raises(UnknownRow):
        library.edit_row(99, row.fields)


def test_a_correction_sent_twice_counts_once(library: Library) -> None:
    texts = RowFields("¿Nueva?", "Sí.")
    first = library.add_row(texts, own_name="Propias", key="k1", who="Ana", at=3.0)
    version = library.version
    assert library.add_row(texts, own_name="Propias", key="k1", who="Ana", at=4.0) == first
    assert library.version == version
    own = library.data_set(first.dataset_id)
    assert (own.name, own.own, own.row_count) == ("Propias", True, 1)
    assert (first.edited_by, first.edited_at) == ("Ana", 3.0)
    second = library.add_row(texts, key="k2")
    assert (second.dataset_id, second.number) == (own.id, 2)
    edited = library.edit_row(second.id, replace(texts, answer="No."), key="k3")
    assert library.edit_row(second.id, replace(texts, answer="No."), key="k3", seen=texts) == edited


def test_a_row_removed_comes_back_with_its_id(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?", "¿Dos?"))
    before = contents(library, added.id)
    last = library.rows(added.id)[1]
    library.remove_row(last.id)
    assert library.data_set(added.id).row_count == 1
    later = library.add_row(RowFields("¿Tres?", "Sí."), dataset_id=added.id)
    assert later.id > last.id
    assert library.reading.fate_of(last).fate is Fate.REMOVED
    imported = library.changes.of(added.id)[-1]
    library.roll_back(added.id, imported.id, who="Ana")
    assert contents(library, added.id) == before
    assert library.rows(added.id)[1].id == last.id
    assert library.data_set(added.id).content_hash == added.content_hash
    assert library.changes.of(added.id)[0].returned_to == imported.id


def test_a_newer_file_changes_what_it_changes_and_keeps_what_was_written_here(library: Library) -> None:
    old = rows("¿Una?", "¿Dos?", "¿Tres?", "¿Cuatro?", "¿Cinco?")
    added = library.add_data_set("a", old)
    ids = {row.question: row.id for row in library.rows(added.id)}
    # Corrected here; the newer file knows nothing of it. "¿Cinco?" is corrected here and in the file.
    library.edit_row(ids["¿Dos?"], replace(old[1].fields, answer="Corregida."), who="Ana")
    library.edit_row(ids["¿Cinco?"], replace(old[4].fields, answer="Nuestra."))
    library.add_row(RowFields("¿Escrita aquí?", "Sí."), dataset_id=added.id)
    newer = [
        Row("n", 1, "¿Nueva?", "Sí.", "ibuprofeno"),
        replace(old[0], number=2),
        replace(old[1], number=3),
        replace(old[2], number=4, answer="Cambiada en el archivo."),
        replace(old[4], number=5, answer="La del archivo."),
    ]
    told = library.compare(added.id, newer)
    counts = told.same, told.added, told.changed, told.removed, told.kept, told.lost_edits
    assert counts == (1, 1, 2, 1, 2, 1)
    assert [d.edited_here for d in told.first if d.before and d.after] == [False, True]
    library.replace_rows(added.id, newer, base=told.base, source="n.csv", who="Eva")
    assert [(n, texts.question, texts.answer) for n, texts in contents(library, added.id)] == [
        (1, "¿Nueva?", "Sí."),
        (2, "¿Una?", "Respuesta a ¿Una?"),
        (3, "¿Dos?", "Corregida."),
        (4, "¿Tres?", "Cambiada en el archivo."),
        (5, "¿Cinco?", "La del archivo."),
        (6, "¿Escrita aquí?", "Sí."),
    ]
    assert {row.question: row.id for row in library.rows(added.id)}["¿Tres?"] == ids["¿Tres?"]
    change = library.changes.of(added.id)[0]
    assert (change.kind, change.source, change.added, change.changed, change.removed) == (
        ChangeKind.REPLACED, "n.csv", 1, 2, 1,
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        library.replace_rows(added.id, newer, base=told.base)
    assert library.compare(added.id, newer).changes_nothing


def test_the_same_file_again_changes_nothing(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?", "¿Dos?"))
    version = library.version
    assert library.replace_rows(added.id, rows("¿Una?", "¿Dos?")).changes_nothing
    assert library.version == version


@pytest.mark.parametrize("seed", range(6))
def test_every_state_can_be_brought_back(library: Library, seed: int) -> None:
    """Random changes; then each state that was there, in any order, row by row as it was."""
    chance = random.Random(seed)
    added = library.add_data_set("a", rows(*(f"¿{n}?" for n in range(8))))
    states: dict[int, tuple[list[tuple[int, int, RowFields]], str]] = {}

    def state() -> tuple[list[tuple[int, int, RowFields]], str]:
        kept = [(row.id, row.number, row.fields) for row in library.rows(added.id)]
        return kept, library.data_set(added.id).content_hash

    states[library.changes.of(added.id)[0].id] = state()
    for turn in range(12):
        there = library.rows(added.id)
        row = chance.choice(there)
        match chance.choice(("edit", "add", "remove", "replace", "back")):
            case "edit":
                library.edit_row(row.id, replace(row.fields, answer=f"Cambio {turn}"))
            case "add":
                library.add_row(RowFields(f"¿Añadida {turn}?", "Sí."), dataset_id=added.id)
            case "remove" if len(there) > 2:
                library.remove_row(row.id)
            case "replace":
                kept = [replace(r) for r in there if chance.random() < 0.8] + rows(f"¿Archivo {turn}?")
                chance.shuffle(kept)
                library.replace_rows(added.id, [replace(r, number=n) for n, r in enumerate(kept, 1)])
            case "back":
                library.roll_back(added.id, chance.choice(list(states)))
        states[library.changes.of(added.id)[0].id] = state()
    for change_id in chance.sample(list(states), len(states)):
        library.roll_back(added.id, change_id)
        assert state() == states[change_id]
    assert library.data_set(added.id).row_count == len(library.rows(added.id))


def test_a_deleted_data_set_comes_back_or_is_erased(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?"))
    library.remove(added.id, at=100.0)
    assert library.data_sets() == []
    assert library.enabled_rows() == []
    assert [s.id for s in library.deleted_data_sets()] == [added.id]
    assert library.add_data_set("a", rows("¿Otra?")).name == "a (2)"
    assert library.restore(added.id) == added
    library.remove(added.id, at=100.0)
    library.erase_deleted(100.0)
    assert library.deleted_data_sets()
    library.erase_deleted(101.0)
    assert library.deleted_data_sets() == []
    with pytest.raises(UnknownDataSet):
        library.restore(added.id)


def run_on_days(library: Library, first: int, count: int) -> list[float]:
    """The program ran on each of these days since 1970, and erased what was to be erased."""
    told = [library.erasable_before(day * DAY_S) for day in range(first, first + count)]
    for before in told:
        library.erase_deleted(before)
    return told


@pytest.mark.parametrize("days_ahead", [31, 365, 30_000])
def test_a_clock_set_forward_erases_no_data_set(library: Library, days_ahead: int) -> None:
    added = library.add_data_set("a", rows("¿Una?"))
    run_on_days(library, 19_960, 41)
    library.remove(added.id, at=20_000 * DAY_S)
    run_on_days(library, 20_000 + days_ahead, 5)
    assert library.deleted_data_sets()
    run_on_days(library, 20_006, 25)
    assert [s.name for s in library.deleted_data_sets()] == ["a"]
    run_on_days(library, 20_031, 1)
    assert library.deleted_data_sets() == []


def test_a_data_set_deleted_while_the_clock_was_ahead_waits_from_when_it_is_right(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?"))
    library.remove(added.id, at=20_365 * DAY_S)
    run_on_days(library, 20_000, 31)
    assert library.deleted_data_sets()
    run_on_days(library, 20_031, 1)
    assert library.deleted_data_sets() == []


def test_a_name_belongs_to_one(library: Library) -> None:
    first = library.add_data_set("a", rows("¿Una?"), who="Ana")
    library.add_data_set("b", rows("¿Una?"))
    with pytest.raises(NameTaken):
        library.set_details(first.id, "B", "Ana")
    renamed = library.set_details(first.id, "A", "Eva")
    assert (first.owner, renamed.owner, renamed.name) == ("Ana", "Eva", "A")
    assert library.changes.of(first.id)[0].source == "a"


def test_rows_are_searched_and_filtered(library: Library) -> None:
    day = datetime.date.today()
    texts = [
        ("¿Daña el riñón?", "No.", "ibuprofeno", day.isoformat()),
        ("¿Con comida?", "Mejor con comida, por el riñón.", "naproxeno", "01/02/2019"),
        ("¿Cuánto dura?", "Un día.", "", ""),
        ("¿Y «x-y* OR z»?", "Sí.", "", "no se sabe"),
    ]
    added = library.add_data_set(
        "a", [Row("a", n, q, a, m, reviewed_on=r) for n, (q, a, m, r) in enumerate(texts, 1)]
    )
    library.set_named([(library.rows(added.id)[2].id, "paracetamol")])
    read = library.reading

    def found(words: str = "", filter: RowFilter = RowFilter.ALL, medicine: str = "") -> list[int]:
        page = read.page(RowQuery(added.id, words, filter, medicine), 0, 10)
        assert page.total == len(page.rows)
        return [row.row.number for row in page.rows]

    assert found("rinon") == [1, 2]
    assert found("RIÑÓN comi") == [2]
    assert found('x-y* OR "z') == [4]
    assert found("nada de esto") == []
    assert found(filter=RowFilter.DUE) == [2]
    assert found(filter=RowFilter.UNREVIEWED) == [3, 4]
    assert found(medicine="paracetamol") == [3]
    assert read.medicines(added.id) == ["ibuprofeno", "naproxeno", "paracetamol"]
    count = read.review_counts()[added.id]
    assert (count.rows, count.reviewed, count.due) == (4, 2, 1)
    library.edit_row(library.rows(added.id)[0].id, RowFields("¿Hígado?", "No."))
    assert found("rinon") == [2]
    assert found("higado", RowFilter.EDITED) == [1]
    assert read.place_of(RowQuery(added.id), library.rows(added.id)[3].id) == 3
    assert [r.row.number for r in read.page(RowQuery(added.id), 2, 2).rows] == [3, 4]
    assert read.page(RowQuery(words="higado"), 0, 5).total == 1


def test_what_became_of_the_row_of_an_old_answer(library: Library) -> None:
    added = library.add_data_set("a", rows("¿Una?", "¿Dos?"))
    row = library.rows(added.id)[0]
    # As an answer of an earlier version kept it, without ids.
    old = Row("a", 1, row.question, row.answer, row.medicine)
    assert library.reading.fate_of(row).fate is Fate.SAME
    assert library.reading.fate_of(old).fate is Fate.SAME
    edited = library.edit_row(row.id, replace(row.fields, answer="Otra."))
    for kept in (row, old):
        now = library.reading.fate_of(kept)
        assert (now.fate, now.row) == (Fate.CHANGED, edited)
    library.set_enabled(added.id, False)
    assert library.reading.fate_of(edited).fate is Fate.OFF
    library.remove(added.id)
    assert library.reading.fate_of(row).fate is Fate.REMOVED
