"""Answering from a project of Google Cloud: the regions and models offered, and how long models are kept there."""

from __future__ import annotations

import re

from medbot_desktop.domain.cloud_tuning import TUNABLE_MODELS

REGIONS = (
    "us-central1",
    "europe-west4",
    "global",
    "us",
    "eu",
    "us-east1",
    "us-east4",
    "us-west1",
    "us-south1",
    "northamerica-northeast1",
    "southamerica-east1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "europe-west8",
    "europe-west9",
    "europe-southwest1",
    "europe-north1",
    "europe-central2",
    "asia-northeast1",
    "asia-northeast3",
    "asia-southeast1",
    "asia-south1",
    "australia-southeast1",
)
"""Offered in this order: first the two where tuning is documented."""

BASE_MODELS = ("gemini-3.8-flash", *(model.name for model in TUNABLE_MODELS))
"""What is offered where Google's own list may not be read."""


def kept_until(model: str) -> str:
    """The day before which a model is not switched off ("2027-05-19"), by its name with or without a number; "" if
    that is not known.
    """
    name = re.sub(r"-\d{3}$", "", model)
    return next((one.retires_on.isoformat() for one in TUNABLE_MODELS if one.name == name), "")
