"""The guide on paper: the card for the counter, and what is said once a file is saved."""

from __future__ import annotations

SENTENCES = {
    "guide_card_title": ("MedBot en el mostrador", "MedBot at the counter"),
    "guide_card_call": ("A quién llamar", "Whom to call"),
    "guide_card_number": ("Teléfono", "Number"),
    "guide_card_number_to_write": (
        "Teléfono: escríbalo y compruébelo aquí",
        "Number: write it here and check it",
    ),
    "guide_title": ("Guía de MedBot", "MedBot guide"),
}
