"""A pharmacy's file with one of most faults, for the data page's tests and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "pregunta;respuesta;medicamento;fuente;revisada;notas"
GOOD = (
    ("¿La levotiroxina va en ayunas?", "La levotiroxina se toma en ayunas, con agua.", "levotiroxina"),
    (
        "¿Levotiroxina y calcio juntos?",
        "Separe la levotiroxina del calcio al menos cuatro horas.",
        "levotiroxina",
    ),
    (
        "¿Cada cuánto el metotrexato?",
        "El metotrexato se toma un solo día a la semana en artritis.",
        "metotrexato",
    ),
    (
        "¿Simvastatina por la noche?",
        "La simvastatina se toma por la noche, con o sin comida.",
        "simvastatina",
    ),
    ("¿Bisoprolol, dejarlo de golpe?", "El bisoprolol no debe suspenderse de golpe.", "bisoprolol"),
    (
        "¿Metformina y contraste?",
        "La metformina puede tener que suspenderse antes del contraste.",
        "metformina",
    ),
    ("¿Alendronato con el desayuno?", "El alendronato se toma en ayunas, media hora antes.", "alendronato"),
)
BAD = (
    ("¿Cuándo se toma losartán?", "Lorazepam se toma por la noche, antes de dormir.", "losartán"),
    ("¿Sildenafilo con nitroglicerina?", "Tadalafilo no debe tomarse con nitratos.", "sildenafilo"),
    ("¿Omeprazol antes de comer?", "", "omeprazol"),
    ("¿Prednisona, dejarla de golpe?", "pendiente", "prednisona"),
    ("¿Aspirina con comida?", "La acciÃ³n de la aspirina es máxima con comida.", "aspirina"),
    ("¿Amoxicilina con leche?", "<b>La amoxicilina</b> puede tomarse con leche.", "amoxicilina"),
)


def lines(good: int) -> list[str]:
    """`good` sound rows, all different, then the faulty ones, then the first again."""
    made = [HEAD]
    for number in range(good):
        question, answer, medicine = GOOD[number % len(GOOD)]
        more = f" Caso {number}." if number >= len(GOOD) else ""
        made.append(f"{question[:-1]}{more.lower()}?;{answer}{more};{medicine};Ficha técnica;2026-09-14;x")
    made += [f"{q};{a};{m};Ficha técnica;2026-05-11;x" for q, a, m in BAD]
    made.append(
        "¿Nifedipino retard se parte?;El nifedipino retard se traga entero.;nifedipino;Ficha;2024-03-03;x"
    )
    made.append(made[1])
    return made


def write(path: Path, good: int = 30, encoding: str = "utf-8") -> Path:
    path.write_text("\r\n".join(lines(good)) + "\r\n", encoding=encoding, newline="")
    return path
