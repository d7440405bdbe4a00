"""Qualifiers (retrieval/qualifiers.py): noun phrases, what the nearest row lacks, what it is limited to."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "qualifier_animal": ("animales", "animals"),
    "qualifier_child": ("niños", "children"),
    "qualifier_adult": ("adultos", "adults"),
    "qualifier_age_or_weight": ("edad o peso", "age or weight"),
    "qualifier_pregnancy": ("embarazo", "pregnancy"),
    "qualifier_breast_feeding": ("lactancia", "breast-feeding"),
    "qualifier_old_age": ("personas mayores", "older people"),
    "qualifier_kidney": ("riñón", "the kidneys"),
    "qualifier_liver": ("hígado", "the liver"),
    "qualifier_alcohol": ("alcohol", "alcohol"),
    "qualifier_driving": ("conducir", "driving"),
    "qualifier_allergy": ("alergia", "allergy"),
    "qualifier_maximum": ("dosis máxima", "the maximum dose"),
    "qualifier_usual": ("dosis habitual", "the usual dose"),
    "qualifier_start": ("empezar a tomarlo", "starting it"),
    "qualifier_stop": ("dejar de tomarlo", "stopping it"),
    "qualifier_missed_dose": ("dosis olvidada", "a missed dose"),
    "qualifier_overdose": ("sobredosis", "overdose"),
    "qualifier_mistake": ("un error al tomarlo", "a mistake in taking it"),
    "qualifier_storage": ("conservación", "storage"),
    "qualifier_expired": ("caducidad", "expiry"),
    "qualifier_opened": ("envase abierto", "an opened pack"),
    "qualifier_unopened": ("envase sin abrir", "an unopened pack"),
    "qualifier_crushed": ("triturar, partir o abrir", "crushing, splitting or opening"),
    "qualifier_long_acting": ("liberación prolongada", "extended release"),
    "qualifier_prescription": ("receta", "prescription"),
    "qualifier_usual_told": ("dosis habitual", "the usual dose"),
    "qualifier_frozen": ("congelado", "frozen"),
    "qualifier_onset": ("cuándo actúa y cuánto dura", "when it works and how long"),
    "qualifier_priming": ("primera carga del dispositivo", "priming the device"),
    "qualifier_technique": ("cómo se usa el dispositivo", "how the device is used"),
    "qualifier_blood_donation": ("donar sangre", "giving blood"),
    "qualifier_with_food": ("con comida o en ayunas", "with food or on an empty stomach"),
    "qualifier_form": ("forma del medicamento", "the form of the medicine"),
    "qualifier_form:tablet": ("comprimidos o cápsulas", "tablets or capsules"),
    "qualifier_form:effervescent": ("sobres o efervescentes", "sachets or effervescent tablets"),
    "qualifier_form:syrup": ("jarabe", "syrup"),
    "qualifier_form:drops": ("gotas", "drops"),
    "qualifier_form:eye_drops": ("colirio", "eye drops"),
    "qualifier_form:ear_drops": ("gotas para los oídos", "ear drops"),
    "qualifier_form:nasal_spray": ("spray nasal", "nasal spray"),
    "qualifier_form:inhaler": ("inhalador", "inhaler"),
    "qualifier_form:gel": ("gel", "gel"),
    "qualifier_form:cream": ("crema o pomada", "cream or ointment"),
    "qualifier_form:patch": ("parche", "patch"),
    "qualifier_form:injection": ("inyección", "injection"),
    "qualifier_form:tube": ("por sonda", "through a feeding tube"),
    "qualifier_form:suppository": ("supositorio o enema", "suppository or enema"),
    "qualifier_form:vaginal": ("forma vaginal", "vaginal form"),
    "qualifier_form:lozenge": ("pastillas para chupar o enjuague", "lozenges or mouthwash"),
    "row_lacks_animal": (
        "La fila más cercana es para personas y no dice nada de animales.",
        "The nearest row is for people and says nothing about animals.",
    ),
    "row_lacks_child": (
        "La fila más cercana no dice nada de niños.",
        "The nearest row says nothing about children.",
    ),
    "row_lacks_pregnancy": (
        "La fila más cercana no habla del embarazo.",
        "The nearest row does not speak of pregnancy.",
    ),
    "row_lacks_breast_feeding": (
        "La fila más cercana no habla de la lactancia.",
        "The nearest row does not speak of breast-feeding.",
    ),
    "row_lacks_old_age": (
        "La fila más cercana no dice nada de personas mayores.",
        "The nearest row says nothing about older people.",
    ),
    "row_lacks_kidney": (
        "La fila más cercana no habla de problemas de riñón.",
        "The nearest row does not speak of kidney problems.",
    ),
    "row_lacks_liver": (
        "La fila más cercana no habla de problemas de hígado.",
        "The nearest row does not speak of liver problems.",
    ),
    "row_lacks_alcohol": (
        "La fila más cercana no habla de alcohol.",
        "The nearest row does not speak of alcohol.",
    ),
    "row_lacks_driving": (
        "La fila más cercana no habla de conducir.",
        "The nearest row does not speak of driving.",
    ),
    "row_lacks_allergy": (
        "La fila más cercana no habla de alergias.",
        "The nearest row does not speak of allergies.",
    ),
    "row_lacks_maximum": (
        "La fila más cercana no da una dosis máxima.",
        "The nearest row gives no maximum dose.",
    ),
    "row_lacks_start": (
        "La fila más cercana no habla de cómo empezar.",
        "The nearest row does not speak of starting.",
    ),
    "row_lacks_stop": (
        "La fila más cercana no habla de dejar el tratamiento.",
        "The nearest row does not speak of stopping.",
    ),
    "row_lacks_missed_dose": (
        "La fila más cercana no habla de una dosis olvidada.",
        "The nearest row does not speak of a missed dose.",
    ),
    "row_lacks_mistake": (
        "La fila más cercana no dice qué hacer si se ha tomado mal.",
        "The nearest row does not say what to do after a mistake in taking it.",
    ),
    "row_lacks_expired": (
        "La fila más cercana no habla de un envase caducado.",
        "The nearest row does not speak of an expired pack.",
    ),
    "row_lacks_opened": (
        "La fila más cercana no habla de un envase abierto.",
        "The nearest row does not speak of an opened pack.",
    ),
    "row_lacks_unopened": (
        "La fila más cercana no habla de un envase sin abrir.",
        "The nearest row does not speak of an unopened pack.",
    ),
    "row_lacks_crushed": (
        "La fila más cercana no dice si se puede triturar, partir, masticar o abrir.",
        "The nearest row does not say whether it may be crushed, split, chewed or opened.",
    ),
    "row_lacks_usual": (
        "La fila más cercana no dice qué cantidad ni cada cuánto.",
        "The nearest row does not say how much or how often.",
    ),
    "row_lacks_long_acting": (
        "La fila más cercana no habla de la forma de liberación prolongada.",
        "The nearest row does not speak of the extended-release form.",
    ),
    "row_lacks_prescription": (
        "La fila más cercana no dice si hace falta receta.",
        "The nearest row does not say whether a prescription is needed.",
    ),
    "row_lacks_frozen": (
        "La fila más cercana no dice si puede usarse después de congelado.",
        "The nearest row does not say whether it can be used after freezing.",
    ),
    "row_lacks_onset": (
        "La fila más cercana no dice cuándo empieza a actuar ni cuánto dura su efecto.",
        "The nearest row does not say when it starts to work or how long it lasts.",
    ),
    "row_lacks_priming": (
        "La fila más cercana no dice cómo se ceba antes de usarlo.",
        "The nearest row does not say how it is primed before use.",
    ),
    "row_lacks_technique": (
        "La fila más cercana no explica cómo se usa paso a paso.",
        "The nearest row does not explain how it is used, step by step.",
    ),
    "row_lacks_blood_donation": (
        "La fila más cercana no habla de donar sangre.",
        "The nearest row does not speak of giving blood.",
    ),
    "row_lacks_with_food": (
        "La fila más cercana no dice si se toma con comida, con otra bebida o en ayunas.",
        "The nearest row does not say whether it is taken with food, another drink or on an empty stomach.",
    ),
    "row_lacks_form": (
        "La fila más cercana es de otra forma del medicamento.",
        "The nearest row is about another form of the medicine.",
    ),
    "row_limited_to_animal": (
        "La fila más cercana trata solo de animales.",
        "The nearest row is only about animals.",
    ),
    "row_limited_to_child": (
        "La fila más cercana trata solo de niños.",
        "The nearest row is only about children.",
    ),
    "row_limited_to_pregnancy": (
        "La fila más cercana trata solo del embarazo.",
        "The nearest row is only about pregnancy.",
    ),
    "row_limited_to_breast_feeding": (
        "La fila más cercana trata solo de la lactancia.",
        "The nearest row is only about breast-feeding.",
    ),
    "row_limited_to_old_age": (
        "La fila más cercana trata solo de personas mayores.",
        "The nearest row is only about older people.",
    ),
    "row_limited_to_kidney": (
        "La fila más cercana trata solo de quien tiene problemas de riñón.",
        "The nearest row is only about people with kidney problems.",
    ),
    "row_limited_to_liver": (
        "La fila más cercana trata solo de quien tiene problemas de hígado.",
        "The nearest row is only about people with liver problems.",
    ),
    "row_limited_to_allergy": (
        "La fila más cercana trata solo de quien tiene alergia.",
        "The nearest row is only about people with an allergy.",
    ),
    "row_limited_to_alcohol": (
        "La fila más cercana trata solo de beber alcohol.",
        "The nearest row is only about drinking alcohol.",
    ),
    "row_limited_to_missed_dose": (
        "La fila más cercana trata solo de una dosis olvidada.",
        "The nearest row is only about a missed dose.",
    ),
    "row_limited_to_overdose": (
        "La fila más cercana trata solo de haber tomado demasiado.",
        "The nearest row is only about having taken too much.",
    ),
    "row_limited_to_prescription": (
        "La fila más cercana trata solo de si hace falta receta.",
        "The nearest row is only about whether a prescription is needed.",
    ),
    "row_limited_to_expired": (
        "La fila más cercana trata solo de un envase caducado.",
        "The nearest row is only about an expired pack.",
    ),
    "row_limited_to_long_acting": (
        "La fila más cercana trata solo de la forma de liberación prolongada.",
        "The nearest row is only about the extended-release form.",
    ),
    "row_limited_to_maximum": (
        "La fila más cercana da la dosis máxima, no la habitual.",
        "The nearest row gives the maximum dose, not the usual one.",
    ),
    "row_limited_to_strength": (
        "La fila más cercana trata de otra dosis por unidad (mg).",
        "The nearest row is about another strength (mg).",
    ),
    "row_limited_to_other_medicine": (
        "La fila más cercana trata de este medicamento junto con otro.",
        "The nearest row is about this medicine together with another.",
    ),
    "row_limited_to_use": (
        "La fila más cercana solo dice qué es o para qué se usa.",
        "The nearest row only says what it is or what it is used for.",
    ),
    "row_limited_to_form": (
        "La fila más cercana trata solo de otra forma del medicamento.",
        "The nearest row is only about another form of the medicine.",
    ),
}
