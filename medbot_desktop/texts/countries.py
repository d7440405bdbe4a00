"""Countries whose emergency numbers are known."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "country_AR": ("Argentina", "Argentina"),
    "country_BO": ("Bolivia", "Bolivia"),
    "country_CL": ("Chile", "Chile"),
    "country_CO": ("Colombia", "Colombia"),
    "country_CR": ("Costa Rica", "Costa Rica"),
    "country_CU": ("Cuba", "Cuba"),
    "country_DO": ("República Dominicana", "Dominican Republic"),
    "country_EC": ("Ecuador", "Ecuador"),
    "country_ES": ("España", "Spain"),
    "country_GB": ("Reino Unido", "United Kingdom"),
    "country_GQ": ("Guinea Ecuatorial", "Equatorial Guinea"),
    "country_GT": ("Guatemala", "Guatemala"),
    "country_HN": ("Honduras", "Honduras"),
    "country_MX": ("México", "Mexico"),
    "country_NI": ("Nicaragua", "Nicaragua"),
    "country_PA": ("Panamá", "Panama"),
    "country_PE": ("Perú", "Peru"),
    "country_PR": ("Puerto Rico", "Puerto Rico"),
    "country_PY": ("Paraguay", "Paraguay"),
    "country_SV": ("El Salvador", "El Salvador"),
    "country_US": ("Estados Unidos", "United States"),
    "country_UY": ("Uruguay", "Uruguay"),
    "country_VE": ("Venezuela", "Venezuela"),
    "country_other": ("Otro país", "Another country"),
}
