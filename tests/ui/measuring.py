"""Questions, texts and figures of a measurement of a hosted model, for tests and pictures."""

from __future__ import annotations

from medbot_desktop.domain.answers import AnswerKind, Generated, Sentence, Statement
from medbot_desktop.domain.measuring import Held, Judged, Measured, Side
from medbot_desktop.domain.rows import Row

ROWS = (
    Row(
        "botica.csv",
        1,
        "¿Dosis de paracetamol en adultos?",
        "500 mg cada 8 horas. Máximo 3 g al día.",
        "paracetamol",
    ),
    Row("botica.csv", 2, "¿El ibuprofeno se toma con comida?", "Mejor con comida.", "ibuprofeno"),
)
QUESTIONS = ("cuánto paracetamol puede tomar un adulto", "ibuprofeno con la comida o antes")
HELD = tuple(
    Held(question, "es", (row,), (row,), AnswerKind.STORED, tokens_in=1_400)
    for question, row in zip(QUESTIONS, ROWS, strict=True)
)


def many(n: int) -> tuple[Held, ...]:
    """So many questions that can be asked."""
    return tuple(
        Held(f"{HELD[k % 2].question} ({k})", "es", ROWS, ROWS[:1], AnswerKind.STORED, (), 1_400)
        for k in range(n)
    )


def wrote(
    text: str, *, cited: tuple[int, ...] = (), rows: tuple[Row, ...] = ROWS, failure: str = ""
) -> Generated:
    said = Sentence(failure, {"provider": "GPT"}) if failure else None
    statements = (Statement(text, cited),) if text else ()
    return Generated("openai", "gpt-6-luna", "gpt-6-luna-2026-10", text, statements, rows=rows, failure=said)


def measured(ended_by: Sentence | None = None) -> Measured:
    grounded = Side(
        (wrote("Tome 500 mg cada 8 horas [1].", cited=(1,)), wrote("Mejor con comida [2].", cited=(2,))),
        (Judged(True), Judged(True)), 2, 0, 1.0, 0.0, 2, 0.0, 0.0, 1_240, 96,
    )  # fmt: skip
    plain = Side(
        (wrote("Tome 1 g cada 6 horas, hasta 4 g.", rows=()), wrote("", rows=(), failure="provider_slow")),
        (Judged(False, ("1 g", "6 horas", "4 g")), Judged(None)), 1, 1, 0.0, None, 3, 1.0, 1.0, 410, 88,
    )  # fmt: skip
    return Measured("gpt-6-luna-2026-10", 2, grounded, plain, ended_by)
