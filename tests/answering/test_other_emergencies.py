"""Emergencies beyond poisoning, allergy, breathing and mind that a counter meets, each with its ordinary twins."""

from __future__ import annotations

import pytest

from medbot_desktop.answering.red_flags import RedFlags
from medbot_desktop.paths import bundled

ALARMS = """
bebe de 1 mes con 39 de fiebre apiretal cuanto
recien nacido con fiebre
bebe de 2 meses 38.5
mi bebe de 20 dias tiene fiebre
3 week old with 101 fever how much tylenol
newborn fever 100.8
2 month old has a temp of 101
pregnant and bleeding heavily
embarazada sangrando mucho
embarazada con sangrado de 20 semanas
embarazada con dolor de cabeza fuerte y ve lucecitas
pregnant bad headache seeing spots
fiebre alta y cuello rígido
fever stiff neck
manchas moradas en la piel y fiebre el niño
spots on her legs that dont fade with a glass
snake bit him
le picó un alacrán
carbon monoxide headache whole family
olor a gas y todos mareados
quemadura con aceite hirviendo
scalded with boiling water
se electrocutó
golpe de calor, no suda y delira
heat stroke confused
diabético vomitando, aliento a manzana, respira rápido
diabetic vomiting with fruity breath
erection 5 hours viagra
erección de más de 4 horas con viagra
dolor de testículo fuerte de repente
testicle pain sudden 15 year old
visión perdida de repente en un ojo
ate wild mushrooms vomiting
ha tomado setas y vomita
litio temblando y vomitando confuso
stabbed
sangra mucho y no para
heces negras y mareo con ibuprofeno
bebé no moja pañal y está muy dormido
lleva 3 días vomitando y no orina el niño
rompió aguas la embarazada
""".strip().splitlines()

ORDINARY = """
niño 3 años 39 de fiebre apiretal
my 8 month old has a fever tylenol dose
bebe de 1 mes cuanto hierro
fiebre tras la vacuna de los 2 meses
embarazada con hemorroides que sangran, crema
bleeding gums in pregnancy
riesgo de hemorragia en el embarazo con aspirina
me pican los mosquitos
crema para quemadura de sol
burn cream for sunburn
heartburn in pregnancy
hongos en las uñas
mushroom supplement with warfarin
black stools with iron tablets
heces negras con hierro
aleve and black stools, when to stop
si la ereccion dura mas de 4 horas
cuando consultar por una ereccion de 4 horas
la encia sangra mucho
la regla es abundante
contractura del cuello
stiff neck muscle relaxant
rash with amoxicillin
what bleeding on warfarin should i report
sintrom, qué sangrados hay que comunicar
litio y temblor leve
carbon monoxide detector
perdí la vista de la receta
niño vomitando, suero oral
""".strip().splitlines()


@pytest.fixture(scope="module")
def flags() -> RedFlags:
    return RedFlags.load(bundled("data"))


@pytest.mark.parametrize("sentence", ALARMS)
def test_it_is_an_emergency(flags: RedFlags, sentence: str) -> None:
    assert flags.check(sentence) is not None


@pytest.mark.parametrize("sentence", ORDINARY)
def test_its_ordinary_twin_is_none(flags: RedFlags, sentence: str) -> None:
    assert flags.explain(sentence) == (None, "")
