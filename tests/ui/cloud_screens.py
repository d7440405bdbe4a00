"""What the screens of Gemini on Google Cloud show: in Settings, and on the tuning page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_tuning import CloudState
from medbot_desktop.domain.providers import HostedSettings, ModelInfo, ProviderSettings
from medbot_desktop.ui.tuning.cloud.page import CloudPage
from medbot_desktop.ui.tuning.cloud.where import WherePicker
from tests.ui import cloud_doubles as d
from tests.ui import tuning_screens

if TYPE_CHECKING:
    from tests.ui import building as b

PLACE = d.PLACE
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


# The tuning page


def cloud_page(built: b.Built) -> CloudPage:
    """Step Run at Google, with data and a project."""
    tuning_screens.open_place(built, "run")
    place = built.window.places.tuning_place
    picker = place.findChild(WherePicker)
    assert picker is not None
    picker.cloud_button.click()
    tuning_screens.settle()
    page = place.findChild(CloudPage)
    assert page is not None
    return page


def cloud_new(built: b.Built) -> None:
    page = cloud_page(built)
    page.setup.test_button.click()
    tuning_screens.settle()


def cloud_preview(built: b.Built) -> None:
    page = cloud_page(built)
    page.prepare_button.click()
    tuning_screens.settle()


def cloud_agreed(built: b.Built) -> None:
    cloud_preview(built)
    page = cloud_page(built)
    page.preview.agree_box.setChecked(True)
    bar = page._right.verticalScrollBar()
    bar.setValue(bar.maximum())
    tuning_screens.settle()


def cloud_running(built: b.Built) -> None:
    built.worker.cloud.jobs = [d.job(CloudState.RUNNING, **d.RUNNING)]
    cloud_page(built)
    tuning_screens.settle()


def cloud_failed(built: b.Built) -> None:
    reason = "The training dataset has 3 examples that exceed the token limit."
    built.worker.cloud.jobs = [
        d.job(CloudState.FAILED, ended_at=time.time() - 60, failure=Sentence("cloud_failed"), reason=reason)
    ]
    cloud_page(built).show_job(d.JOB_ID)
    tuning_screens.settle()


def cloud_scored(built: b.Built) -> None:
    built.worker.cloud.jobs = [d.ended(scores=d.scores())]
    cloud_page(built).show_job(d.JOB_ID)
    tuning_screens.settle()


ACTS = {
    "new": cloud_new,
    "preview": cloud_preview,
    "agreed": cloud_agreed,
    "running": cloud_running,
    "failed": cloud_failed,
    "scored": cloud_scored,
}
