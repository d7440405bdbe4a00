"""What a model added to the stored answer and what it left out."""

from __future__ import annotations

from dataclasses import replace

from medbot_desktop.domain.answers import Generated, Statement
from medbot_desktop.domain.differences import Added, differences
from medbot_desktop.domain.rows import Row

ROW = Row(
    "a.csv",
    1,
    "¿Cuánto ibuprofeno?",
    "Se toman 400 mg cada 8 horas. No se pasa de 1.200 mg al día. Consulte si está embarazada.",
)
OTHER = Row("a.csv", 2, "¿Con comida?", "Se toma con comida.")


def written(*statements: Statement) -> Generated:
    return Generated("openai", "m", text="x", statements=statements, rows=(ROW, OTHER))


def test_the_same_said_otherwise_differs_in_nothing() -> None:
    found = differences(
        ROW,
        written(
            Statement("Se toman 400 mg cada 8 horas, sin pasar de 1.200 mg al día.", (1,)),
            Statement(" Si está embarazada, consulte.", (1,)),
        ),
    )
    assert found.left_out == ()
    assert found.added == ()
    assert found.numbers_in_both == ("400 mg", "8 horas", "1.200 mg")
    assert found.numbers_left_out == found.numbers_added == ()


def test_another_number_a_lost_warning_and_what_was_added_are_told() -> None:
    found = differences(
        ROW,
        written(
            Statement("Se toman 600 mg cada 8 horas, como mucho 1.200 mg al día.", (1,)),
            Statement(" Con comida.", (2,)),
            Statement(" El estómago lo agradece.", ()),
        ),
    )
    assert found.numbers_left_out == ("400 mg",)
    assert found.numbers_added == ("600 mg",)
    assert found.left_out == ("Consulte si está embarazada.",)
    assert found.added == (Added("Con comida.", (2,)), Added("El estómago lo agradece.", ()))


def test_digits_in_a_name_are_no_number() -> None:
    text = "La enzima CYP2C19, según gpt-4o."
    assert differences(ROW, written(Statement(text, (1,)))).numbers_added == ()


def test_a_number_comes_with_its_unit_and_with_no_other_word() -> None:
    text = "De la semana 20 de embarazo a los 2-3 días: 5 mg/kg, 37 °C o el 50 %."
    found = differences(ROW, written(Statement(text, (1,))))
    assert found.numbers_added == ("20", "2-3 días", "5 mg/kg", "37 °C", "50 %")


def test_names_left_out_are_told_of_the_row_they_were_looked_for_in() -> None:
    text = replace(written(Statement("Se toma con comida.", (2,))), names_left_out=("ibuprofeno",))
    assert differences(ROW, text).names_left_out == ("ibuprofeno",)
    assert differences(OTHER, text).names_left_out == ()
