"""What is one product and what are two: a longer name is another product, a plus sign may join or add."""

from __future__ import annotations

import pytest

from medbot_desktop.paths import bundled
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names


@pytest.fixture(scope="module")
def medicines() -> Medicines:
    return Medicines(load_names(bundled("data")))


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("amoxi clav niños", {"amoxicillin--clavulanic-acid"}),
        ("amoxicilina clav con comida", {"amoxicillin--clavulanic-acid"}),
        ("losartan h embarazo", {"losartan--hydrochlorothiazide"}),
        ("losartan h", {"losartan--hydrochlorothiazide"}),
        ("lisinopril hct cough", {"lisinopril--hydrochlorothiazide"}),
        ("jardiance met y alcohol", {"empagliflozin--metformin"}),
        ("loratadina d", {"loratadine--pseudoephedrine"}),
        ("aleve pm and alcohol", {"?aleve-pm"}),
        ("motrin pm pregnant", {"?motrin-pm"}),
        ("tylenol sinus while driving", {"?tylenol-sinus"}),
        ("panadol night alcohol", {"?panadol-night"}),
        ("actron plus en embarazo", {"?actron-plus"}),
        ("clarityne plus da sueño", {"?clarityne-plus"}),
        ("renitec plus tos", {"?renitec-plus"}),
        ("humalog mix a que hora", {"?humalog-mix"}),
    ],
)
def test_a_name_that_goes_on_is_another_product(medicines: Medicines, question: str, ids: set[str]) -> None:
    assert medicines.asked(question).ids == ids


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("zyrtec day or night", {"cetirizine"}),
        ("lipitor night", {"atorvastatin"}),
        ("lisinopril am or pm", {"lisinopril"}),
        ("lisinopril pm", {"lisinopril"}),
        ("tylenol extra strength", {"paracetamol"}),
        ("tylenol for a cold", {"paracetamol"}),
        ("dosis d paracetamol d 500", {"paracetamol"}),
        ("enalapril d la tension", {"enalapril"}),
        ("xanax plus wine", {"alprazolam"}),
        ("ibuprofen plus alcohol", {"ibuprofen"}),
        ("humulin n mix with humalog", {"insulin-human-isophane", "insulin-lispro"}),
        ("paracetamol 500 cada 8 h", {"paracetamol"}),
    ],
)
def test_a_time_a_strength_or_a_glass_of_wine_is_no_part_of_a_name(
    medicines: Medicines, question: str, ids: set[str]
) -> None:
    assert medicines.asked(question).ids == ids


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("warfarin + ibuprofen", [{"warfarin"}, {"ibuprofen"}]),
        ("alopurinol + mercaptopurina", [{"allopurinol"}, {"mercaptopurine"}]),
        ("apap + ibuprofen together", [{"paracetamol"}, {"ibuprofen"}]),
        ("amoxicilina + clavulanico", [{"amoxicillin--clavulanic-acid"}]),
        ("amoxicilina/clavulánico", [{"amoxicillin--clavulanic-acid"}]),
    ],
)
def test_a_plus_sign_makes_a_product_only_of_what_is_one(
    medicines: Medicines, question: str, groups: list[set[str]]
) -> None:
    assert list(map(set, medicines.asked(question).groups)) == groups


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("amoxicilina sin clavulanico para que es", {"amoxicillin"}),
        ("augmentin not plain amoxicillin", {"amoxicillin--clavulanic-acid"}),
        ("tylenol, not advil, for a headache", {"paracetamol"}),
        # What is asked about is named, with or without a "no" before it.
        ("clopidogrel sin omeprazol", {"clopidogrel", "omeprazole"}),
        ("methotrexate without folic acid", {"methotrexate", "folic-acid"}),
        ("no aspirin with warfarin?", {"acetylsalicylic-acid", "warfarin"}),
    ],
)
def test_what_is_said_not_to_be_meant_is_not_asked_about(
    medicines: Medicines, question: str, ids: set[str]
) -> None:
    assert medicines.asked(question).ids == ids
