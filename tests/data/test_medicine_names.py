"""The shipped name tables hold together: one meaning a name, no name hidden by a word list."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medbot_desktop.retrieval.names import load_names
from medbot_desktop.retrieval.text import fold

DATA = Path(__file__).parents[2] / "data"
COUNTRIES = {"AR", "BR", "CL", "CO", "CR", "ES", "GB", "MX", "PE", "RS", "US"}
# Parts of combinations that are never a medicine of their own.
ONLY_PARTS = {"electrolytes", "insulin-aspart-protamine", "insulin-lispro-protamine"}
TABLES = ("medicine_names", "ambiguous_brands", "look_alikes", "alias_cautions", "abbreviations")
LISTS = ("known_names", "words_es", "words_en")


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


ENTRIES = {row["id"]: row for row in rows("medicine_names")}
AMBIGUOUS = {fold(row["brand"]): row for row in rows("ambiguous_brands")}
CAUTIONS = {fold(row["alias"]): row["rule"] for row in rows("alias_cautions")}


def brands(entry: dict[str, str]) -> list[tuple[str, list[str]]]:
    return [
        (name, places.split("|")) for name, _, places in (b.partition("@") for b in split(entry["brands"]))
    ]


def aliases(entry: dict[str, str]) -> list[str]:
    return split(entry["names_es"]) + split(entry["names_en"]) + [name for name, _ in brands(entry)]


def meanings() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in ENTRIES.values():
        for alias in aliases(entry):
            found.setdefault(fold(alias), set()).add(entry["id"])
    return found


def test_the_tables_are_as_large_as_promised() -> None:
    assert len(ENTRIES) >= 600
    assert sum("--" in entry for entry in ENTRIES) >= 100
    assert len(rows("look_alikes")) >= 80
    assert {row["language"] for row in rows("look_alikes")} == {"es", "en"}
    assert len(words("known_names")) >= 2000
    assert all(len(words(name)) >= 50_000 for name in ("words_es", "words_en"))


def test_ids_are_unique_and_every_entry_has_a_name_in_both_languages() -> None:
    assert len(ENTRIES) == len(rows("medicine_names"))
    assert [e["id"] for e in ENTRIES.values() if not (split(e["names_es"]) and split(e["names_en"]))] == []


def test_substances_exist_and_no_two_entries_hold_the_same() -> None:
    used = {s for entry in ENTRIES.values() for s in split(entry["substances"])}
    assert used - set(ENTRIES) == ONLY_PARTS
    assert [
        e["id"] for e in ENTRIES.values() if len(split(e["substances"])) == 1 and e["substances"] != e["id"]
    ] == []
    sets = [frozenset(split(entry["substances"])) for entry in ENTRIES.values()]
    assert len(set(sets)) == len(sets)


def test_a_name_means_one_entry_unless_it_is_listed_as_ambiguous() -> None:
    assert {a: ids for a, ids in meanings().items() if len(ids) > 1 and a not in AMBIGUOUS} == {}


def test_an_ambiguous_name_has_several_entries_that_exist_and_a_note_in_both_languages() -> None:
    for row in AMBIGUOUS.values():
        entries = split(row["entries"])
        assert len(entries) >= 2, row["brand"]
        assert set(entries) <= set(ENTRIES), row["brand"]
        assert row["note_es"], row["brand"]
        assert row["note_en"], row["brand"]
        for part in split(row["countries"]):
            country, _, meant = part.partition("=")
            assert country in COUNTRIES
            assert set(meant.split("|")) <= set(entries), row["brand"]


def test_brands_name_the_countries_they_are_known_in() -> None:
    for entry in ENTRIES.values():
        names = [name.casefold() for name, _ in brands(entry)]
        assert len(set(names)) == len(names), entry["id"]
        for name, places in brands(entry):
            assert name, entry["id"]
            assert set(places) <= COUNTRIES, (entry["id"], name)


def test_look_alikes_resolve_to_different_entries_and_the_capitals_spell_the_name() -> None:
    known = meanings()
    for row in rows("look_alikes"):
        one, other = known[fold(row["a"])], known[fold(row["b"])]
        assert one.isdisjoint(other), row
        assert (row["a"].casefold(), row["b"].casefold()) == (
            row["tall_man_a"].casefold(),
            row["tall_man_b"].casefold(),
        )
        assert row["why"]


def test_word_lists_hide_no_medicine() -> None:
    names = set(meanings()) | set(AMBIGUOUS) | set(words("known_names"))
    for language in ("es", "en"):
        hidden = {word for word in map(fold, words(f"words_{language}")) if word in names} - set(CAUTIONS)
        assert hidden == set()


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_read_as_they_are_so_they_hold_folded_words(name: str) -> None:
    assert [word for word in words(name) if word != fold(word)] == []


def test_words_of_the_counter_are_ordinary() -> None:
    spanish, english = set(words("words_es")), set(words("words_en"))
    assert {
        "comprimido",
        "blister",
        "prospecto",
        "jarabe",
        "colirio",
        "posologia",
        "gotas",
        "mg",
        "mcg",
    } <= spanish
    assert {"tablet", "blister", "leaflet", "syrup", "eyedrops", "lozenge", "breastfeeding", "mg"} <= english
    assert not {"ibuprofeno", "ozempic", "calcio", "hierro", "insulina"} & spanish
    assert not {"ibuprofen", "ozempic", "calcium", "iron", "insulin", "cocaine"} & english


def test_cautions_have_a_rule_the_program_knows() -> None:
    assert set(CAUTIONS.values()) <= {"drop", "case", "context"}
    assert CAUTIONS["asa"] == "case"
    assert CAUTIONS["ella"] == "drop"


def test_unsafe_abbreviations_are_not_expanded() -> None:
    expand = {row["abbreviation"]: row["expand"] for row in rows("abbreviations")}
    assert set(expand.values()) == {"yes", "no"}
    assert [a for a in ("HCT", "AZT", "MSO4", "MgSO4", "DPH", "QD", "U", "µg") if expand[a] != "no"] == []
    assert expand["c/8h"] == "yes"


@pytest.mark.parametrize("name", [f"{t}.csv" for t in TABLES] + [f"{t}.txt" for t in LISTS])
def test_files_are_sorted_utf8_without_bom_and_with_plain_line_ends(name: str) -> None:
    raw = (DATA / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    text = raw.decode("utf-8")
    if name.endswith(".txt"):
        lines = text.splitlines()
        assert lines == sorted(set(lines))
    else:
        first = [fold(next(iter(row.values()))) for row in rows(name.removesuffix(".csv"))]
        assert first == sorted(first)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Aspirina", "acetylsalicylic-acid"),
        ("Adiro", "acetylsalicylic-acid"),
        ("Sintrom", "acenocoumarol"),
        ("Nolotil", "metamizole"),
        ("dipirona", "metamizole"),
        ("Ventolin", "salbutamol"),
        ("albuterol", "salbutamol"),
        ("Tylenol", "paracetamol"),
        ("acetaminofén", "paracetamol"),
        ("Apiretal", "paracetamol"),
        ("Dalsy", "ibuprofen"),
        ("Ozempic", "semaglutide"),
        ("Wegovy", "semaglutide"),
        ("Mounjaro", "tirzepatide"),
        ("Eliquis", "apixaban"),
        ("Xarelto", "rivaroxaban"),
        ("Augmentine", "amoxicillin--clavulanic-acid"),
        ("Augmentin", "amoxicillin--clavulanic-acid"),
        ("Enantyum", "dexketoprofen"),
        ("Trankimazin", "alprazolam"),
        ("Lexatin", "bromazepam"),
        ("Orfidal", "lorazepam"),
        ("Eutirox", "levothyroxine"),
        ("omeprazol", "omeprazole"),
        ("glyburide", "glibenclamide"),
        ("diclofenaco sódico", "diclofenac"),
        ("insulina", "insulin"),
        ("hierro", "iron"),
        ("Tylenol PM", "paracetamol--diphenhydramine"),
        ("Gelocatil Gripe", "gelocatil-gripe"),
        ("Buscapina Compositum", "hyoscine-butylbromide--metamizole"),
    ],
)
def test_the_names_of_the_counter_are_found(name: str, entry: str) -> None:
    assert meanings()[fold(name)] == {entry}


@pytest.mark.parametrize(
    "name", ["Blokium", "Dilutol", "Dolex", "Alin", "Benadryl", "Frenadol", "Couldina", "Gaviscon", "Humulin"]
)
def test_names_with_several_meanings_are_listed(name: str) -> None:
    tables = load_names(DATA)
    assert len(tables.aliases[(fold(name),)]) >= 2
