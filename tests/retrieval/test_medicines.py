"""Recognition with the shipped tables: what staff type, and what must never be taken for something else."""

from __future__ import annotations

import pytest

from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import across_languages, load_names
from medbot_desktop.retrieval.spelling import one_edit_away
from medbot_desktop.retrieval.text import fold


@pytest.fixture(scope="module")
def medicines() -> Medicines:
    return Medicines(load_names(bundled("data")))


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("¿Puedo tomar Espidifen 600 con sintrom?", {"ibuprofen", "acenocoumarol"}),
        ("ibuprofeno600 en ayunas", {"ibuprofen"}),
        ("IBUPROFENOS y vino", {"ibuprofen"}),
        ("tylenol for a headache", {"paracetamol"}),
        ("acetaminofén y alcohol", {"paracetamol"}),
        ("dipirona en el embarazo", {"metamizole"}),
        ("albuterol side effects", {"salbutamol"}),
        ("glyburide with food", {"glibenclamide"}),
        ("AAS 100 y omeprazol", {"acetylsalicylic-acid", "omeprazole"}),
        ("metfornina para que sirve", {"metformin"}),
        ("amoxisilina", {"amoxicillin"}),
        ("parasetamol o nada", {"paracetamol"}),
        ("ibu profeno y alcohol", {"ibuprofen"}),
        ("omepra en ayunas", {"omeprazole"}),
        ("augmentine amoxicilina", {"amoxicillin--clavulanic-acid"}),
        ("amoxicilina/clavulánico con leche", {"amoxicillin--clavulanic-acid"}),
        ("amoxicilina con ácido clavulánico", {"amoxicillin--clavulanic-acid"}),
        ("amoxicilina con leche", {"amoxicillin"}),
        ("paracetamol e ibuprofeno juntos", {"paracetamol", "ibuprofen"}),
        ("¿cómo está usted?", set()),
    ],
)
def test_names_are_found_as_they_are_typed(medicines: Medicines, question: str, ids: set[str]) -> None:
    assert medicines.asked(question).ids == ids


@pytest.mark.parametrize("name", ["meprednisona", "metilprednisona", "penciclovir", "parecoxib"])
def test_a_medicine_of_another_country_is_not_read_as_its_neighbour(medicines: Medicines, name: str) -> None:
    (mention,) = medicines.asked(f"{name} con comida").mentions
    assert mention.unknown


def test_a_known_name_is_never_corrected_into_another(medicines: Medicines) -> None:
    for name in sorted(medicines.tables.known_names):
        if name.isalpha() and (name,) not in medicines.tables.aliases:
            for mention in medicines.asked(name).mentions:
                assert mention.unknown, name


def test_every_name_of_the_tables_is_read_as_itself(medicines: Medicines) -> None:
    tables = medicines.tables
    for alias, ids in tables.aliases.items():
        if alias in tables.cautions:
            continue
        mentions = medicines.asked(" ".join(alias)).mentions
        assert mentions, alias
        assert set(mentions[0].ids) & set(ids), alias


def test_ordinary_words_are_no_medicines(medicines: Medicines) -> None:
    for language in ("es", "en"):
        words = (bundled("data") / f"words_{language}.txt").read_text(encoding="utf-8").split("\n")
        # A few are medicines as well (ginger, biotin), or brands that count only beside a strength.
        plain = [w for w in words if w and (fold(w),) not in medicines.tables.aliases]
        sample = plain[:: len(plain) // 2_000][:2_000]
        assert len(sample) == 2_000
        wrong = [w for w in sample if medicines.asked(w).mentions]
        assert not wrong, wrong[:20]


def test_a_word_nobody_knows_counts_as_an_unknown_medicine(medicines: Medicines) -> None:
    assert medicines.asked("dosis de fluribaxol").unknown == ("fluribaxol",)


def test_slips_in_ordinary_words_are_no_medicines(medicines: Medicines) -> None:
    assert not medicines.asked("se puede tomar enbarazada o dando el pechoo").mentions


def test_a_misspelling_between_look_alikes_stays_ambiguous(medicines: Medicines) -> None:
    asked = medicines.asked("hydraxyzine what is it for")
    assert asked.ambiguous
    assert set(asked.ambiguous[0].ids) >= {"hydroxyzine", "hydralazine"}


def test_a_brand_with_several_meanings_is_ambiguous(medicines: Medicines) -> None:
    assert set(medicines.asked("Blokium después de comer").ambiguous[0].ids) == {"atenolol", "diclofenac"}


def test_or_makes_alternatives_and_with_makes_a_further_medicine(medicines: Medicines) -> None:
    asked = medicines.asked("paracetamol or ibuprofen with warfarin")
    assert asked.groups == (frozenset({"paracetamol", "ibuprofen"}), frozenset({"warfarin"}))


def test_who_compares_two_medicines_asks_about_both(medicines: Medicines) -> None:
    groups = medicines.asked("lorazepam o alprazolam, ¿qué diferencia hay?").groups
    assert groups == (frozenset({"lorazepam"}), frozenset({"alprazolam"}))


def test_no_two_entries_share_a_name_across_languages(medicines: Medicines) -> None:
    owner: dict[str, str] = {}
    for entry in medicines.tables.entries.values():
        for name in {fold(n) for names in entry.names.values() for n in names}:
            if name.isalpha() and len(name) >= 7:
                assert owner.setdefault(across_languages(name), entry.id) == entry.id, name


def test_plus_before_another_medicine_joins_them(medicines: Medicines) -> None:
    assert medicines.asked("Cozaar plus ibuprofen").ids == {"losartan", "ibuprofen"}
    assert medicines.asked("cozaar plus side effects").ids == {"losartan--hydrochlorothiazide"}


@pytest.mark.parametrize(
    "question", ["insulina Lantus", "lantus insulin storage", "guardar la insulina glargina"]
)
def test_a_class_beside_its_member_is_no_second_medicine(medicines: Medicines, question: str) -> None:
    assert medicines.asked(question).groups == (frozenset({"insulin-glargine"}),)


def test_every_member_of_a_class_is_an_entry(medicines: Medicines) -> None:
    tables = medicines.tables
    assert tables.classes
    assert frozenset().union(*tables.classes.values()) <= tables.entries.keys()
    assert "oxycodone" in medicines.of_classes("alprazolam with opioid painkillers?")
    assert "warfarin" in medicines.of_classes("Can I take a blood thinner with it?")
    assert not medicines.of_classes("¿El ibuprofeno se toma con comida?")


def test_a_group_of_medicines_is_no_choice_but_has_to_be_spoken_of(medicines: Medicines) -> None:
    asked = medicines.asked("amoxicilina en alérgicos a penicilina")
    assert not asked.ambiguous
    assert asked.ids == {"amoxicillin", "penicillin"}


def test_a_row_is_about_its_column_not_about_a_part_of_it(medicines: Medicines) -> None:
    asked = medicines.asked("¿La amoxicilina con clavulánico da diarrea?")
    subject = medicines.subject("amoxicilina/ácido clavulánico", asked)
    assert subject == {"amoxicillin--clavulanic-acid"}


def test_a_name_only_the_data_knows_is_its_own_subject(medicines: Medicines) -> None:
    assert medicines.subject("Fluribaxol", medicines.asked("¿Para qué sirve?")) == {"?fluribaxol"}


def test_edits_of_a_name_never_name_another_entry_with_certainty(medicines: Medicines) -> None:
    """One plain edit of a name is either that name, or ambiguous, or unknown; never surely another."""
    for name, entry in (("nifedipino", "nifedipine"), ("losartan", "losartan"), ("prednisona", "prednisone")):
        for typed in list(one_edit_away(name))[::7]:
            for mention in medicines.asked(typed).mentions:
                if not mention.unknown and (typed,) not in medicines.tables.aliases:
                    assert entry in mention.ids, typed
