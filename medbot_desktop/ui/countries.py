"""The countries whose emergency numbers are known, named in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale

COUNTRIES = (
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GB", "GQ", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY",
    "SV", "US", "UY", "VE",
)  # fmt: skip


def countries(language: str) -> list[tuple[str, str]]:
    """(code, name), by name; last "" for any other country."""
    from medbot_desktop.texts import say  # not for the first paint, which may ask where this computer stands

    named = sorted(((code, say(language, f"country_{code}")) for code in COUNTRIES), key=lambda c: c[1])
    return [*named, ("", say(language, "country_other"))]


def system_country() -> str:
    """The country of the system's locale if it is one of COUNTRIES, else ""."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in COUNTRIES else ""
