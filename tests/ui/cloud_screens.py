"""What the screens of Gemini on Google Cloud show: in Settings, and on the tuning page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.providers import HostedSettings, ModelInfo, ProviderSettings

if TYPE_CHECKING:
    from tests.ui import building as b

PLACE = CloudSettings(
    "/home/farmacia/medbot-clave.json", "mi-farmacia-1234", "europe-west4", "mi-farmacia-medbot"
)
TUNED = "projects/mi-farmacia-1234/locations/europe-west4/endpoints/7788"
ON = HostedSettings(
    "gemini_cloud", providers=(ProviderSettings("gemini_cloud", model=TUNED, accepted=True),), cloud=PLACE
)
MODELS = (
    ModelInfo(TUNED, "medbot farmacia", True, base="gemini-3.5-flash-lite", kept_until="2027-07-21"),
    ModelInfo("gemini-3.8-flash", "", True),
    ModelInfo("gemini-3.5-flash", "", True, kept_until="2027-05-19"),
)
ROLE = Sentence(
    "provider_role_missing",
    {
        "project": PLACE.project,
        "permission": "aiplatform.endpoints.predict",
        "provider": "Gemini (Google Cloud)",
    },
)


def settings(built: b.Built) -> None:
    """The provider's own settings, opened."""
    built.window.places.show("settings")
    built.window.places.settings_page.show_section("models")
    built.window.places.settings_page.models.lines["gemini_cloud"].click()


def tested(built: b.Built) -> None:
    settings(built)
    built.window.places.settings_page.models.panels["gemini_cloud"].show_models(MODELS)


def refused(built: b.Built) -> None:
    settings(built)
    built.window.places.settings_page.models.panels["gemini_cloud"].show_failure(ROLE)
