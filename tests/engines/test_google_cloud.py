"""Gemini on Google Cloud: signing in, what may be missing in a project, and the models tuned there."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.cloud import kept_until
from medbot_desktop.domain.cloud_places import answering_place, service_address
from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudSettings
from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS, HostedSettings, ProviderSettings, access_to
from tests.engines.conftest import Asking, cloud_access
from tests.engines.google_key import private_key, write_key_file
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.providers import Access

TUNED = "projects/shop-1234/locations/us-central1/endpoints/7788"


@pytest.fixture
def access(loopback: Loopback, tmp_path: Path) -> Access:
    return cloud_access(loopback, tmp_path)


def google_error(code: int, status: str, message: str, reason: str = "") -> dict[str, Any]:
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return {
        "error": {"code": code, "status": status, "message": message, "details": [info] if reason else []}
    }


def ask_model(ask: Asking, access: Access, model: str) -> str:
    """The code of the failure of asking one model."""
    from medbot_desktop.answering.grounding import Prompt
    from medbot_desktop.engines.port import Told

    engine = ask.open(access)
    try:
        for _ in engine.pieces(Prompt("rules", "dosis"), model, "", Told()):
            pass
    except ProviderFailed as failure:
        return failure.code
    finally:
        engine.close()
    return ""


def test_a_base_model_and_a_tuned_one_are_asked_in_the_project_and_region(
    loopback: Loopback, access: Access, ask: Asking
) -> None:
    assert ask_model(ask, access, "gemini-3.8-flash") == ""
    assert ask_model(ask, access, TUNED) == ""
    base, tuned = (seen.path for seen in loopback.seen)
    models = "/v1/projects/shop-1234/locations/us-central1/publishers/google/models"
    assert base == f"{models}/gemini-3.8-flash:streamGenerateContent?alt=sse"
    assert tuned == f"/v1/{TUNED}:streamGenerateContent?alt=sse"


def test_one_sign_in_does_for_many_questions(loopback: Loopback, access: Access, ask: Asking) -> None:
    for _ in range(3):
        assert ask(access).failure is None
    assert len(loopback.tokens_asked) == 1
    assert [seen.headers["authorization"] for seen in loopback.seen] == [
        "Bearer test-key-8f3a-not-to-be-seen"
    ] * 3


def test_a_token_the_service_refuses_is_asked_for_anew(
    loopback: Loopback, access: Access, ask: Asking
) -> None:
    loopback.plan(
        Plan(status=401, body=google_error(401, "UNAUTHENTICATED", "x", "ACCESS_TOKEN_EXPIRED")), Plan()
    )
    assert ask(access).code == "provider_sign_in_refused"
    assert ask(access).failure is None
    assert len(loopback.tokens_asked) == 2


def test_a_token_about_to_end_is_renewed(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.token_answer = (200, {"expires_in": 60})
    assert ask(access).failure is None
    assert ask(access).failure is None
    assert len(loopback.tokens_asked) >= 2


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}, "sign_in_refused"),
        (400, {"error": "invalid_grant", "error_description": "account not found"}, "sign_in_refused"),
        (400, {"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived token (60 "
         "minutes) and in a reasonable timeframe. Check your iat and exp values"}, "sign_in_clock"),
        (503, {"error": "unavailable"}, "down"),
        (200, {"access_token": None}, "unreadable"),
    ],
)  # fmt: skip
def test_no_token_says_why(
    loopback: Loopback, access: Access, ask: Asking, status: int, body: dict[str, Any], code: str
) -> None:
    loopback.token_answer = (status, body)
    asked = ask(access)
    assert asked.code == f"provider_{code}"
    assert loopback.seen == []


def test_a_server_of_tokens_that_is_off(loopback: Loopback, ask: Asking, tmp_path: Path) -> None:
    file = write_key_file(tmp_path / "key.json", "http://127.0.0.1:9")
    there = access_of(loopback, file)
    started = time.monotonic()
    assert ask(there).code == "provider_offline"
    assert time.monotonic() - started < 5


def access_of(loopback: Loopback, file: str) -> Access:
    from medbot_desktop.domain.providers import Access

    return Access("gemini_cloud", loopback.address, cloud=CloudAccess(CloudSettings(file, "shop-1234")))


@pytest.mark.parametrize(
    "content",
    [None, "", "hello", "{}", json.dumps({"type": "authorized_user"}), json.dumps({"type": "external_account"}),
     json.dumps({"type": "service_account", "private_key": "none"}), "[]"],
)  # fmt: skip
def test_a_file_that_is_no_key_file(
    loopback: Loopback, ask: Asking, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "other.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ProviderFailed) as failed:
        ask.open(access_of(loopback, str(file)))
    assert (failed.value.code, failed.value.params["path"]) == ("provider_sign_in_file", "other.json")


def test_this_computers_sign_in_is_used_where_it_is_chosen(
    loopback: Loopback, ask: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path / "gcloud"))
    here = access_of(loopback, "")
    with pytest.raises(ProviderFailed) as failed:
        ask.open(here)
    assert failed.value.code == "provider_sign_in_missing"
    # As "gcloud auth application-default login" leaves it.
    monkeypatch.setattr(
        "google.oauth2.credentials._GOOGLE_OAUTH2_TOKEN_ENDPOINT", f"{loopback.address}/token"
    )
    (tmp_path / "gcloud").mkdir()
    told = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r",
            "quota_project_id": "shop-1234"}  # fmt: skip
    (tmp_path / "gcloud" / "application_default_credentials.json").write_text(
        json.dumps(told), encoding="utf-8"
    )
    assert ask(here).failure is None
    assert b"refresh_token=r" in loopback.tokens_asked[0]
    assert loopback.seen[0].headers["x-goog-user-project"] == "shop-1234"
    # It ends, as such sign-ins do.
    told["refresh_token"] = "another"
    file = tmp_path / "elsewhere.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    loopback.token_answer = (
        400,
        {"error": "invalid_grant", "error_description": "Token has been expired or revoked."},
    )
    assert ask(here).code == "provider_sign_in_expired"


REFUSALS = [
    (403, "PERMISSION_DENIED", "This API method requires billing to be enabled.", "BILLING_DISABLED", "billing"),
    (403, "PERMISSION_DENIED", "Vertex AI API has not been used in project shop-1234 before or it is disabled.",
     "SERVICE_DISABLED", "service_off"),
    (403, "PERMISSION_DENIED", "Permission 'aiplatform.endpoints.predict' denied on resource "
     "'//aiplatform.googleapis.com/projects/shop-1234/locations/us-central1/publishers/google/models/g' (or it may "
     "not exist).", "IAM_PERMISSION_DENIED", "role_missing"),
    (403, "PERMISSION_DENIED", "Permission denied on resource project shop-9.", "CONSUMER_INVALID", "project_unknown"),
    (403, "PERMISSION_DENIED", "Request had insufficient scopes.", "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
     "sign_in_refused"),
    (400, "FAILED_PRECONDITION", "Unsupported region for Vertex AI, select from {us-central1}", "", "cloud_region"),
    (404, "NOT_FOUND", "Publisher Model `projects/shop-1234/locations/us-central1/publishers/google/models/g` was "
     "not found or your project does not have access to it. Please ensure you are using a valid model version.", "",
     "model_unknown"),
    (429, "RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later.", "", "rate_limited"),
    (503, "UNAVAILABLE", "The service is currently unavailable.", "", "down"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "name", "message", "reason", "kind"), REFUSALS)
def test_what_the_project_lacks_is_named(
    loopback: Loopback,
    access: Access,
    ask: Asking,
    status: int,
    name: str,
    message: str,
    reason: str,
    kind: str,
) -> None:
    loopback.plan(Plan(status=status, body=google_error(status, name, message, reason)))
    asked = ask(access)
    assert asked.code == f"provider_{kind}"
    assert asked.failure is not None
    if kind in ("billing", "service_off", "role_missing", "project_unknown"):
        assert asked.failure.params["project"] == "shop-1234"
    if kind == "role_missing":
        assert asked.failure.params["permission"] == "aiplatform.endpoints.predict"


def test_a_tuned_model_that_is_gone(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.plan(Plan(status=404, body=google_error(404, "NOT_FOUND", f"Endpoint `{TUNED}` not found.")))
    assert ask_model(ask, access, TUNED) == "provider_tuned_gone"


def test_tuned_models_are_listed_with_their_base_and_how_long_it_is_kept(
    loopback: Loopback, access: Access, ask: Asking
) -> None:
    engine = ask.open(access)
    tuned, *others = engine.models()
    engine.close()
    assert (tuned.name, tuned.label) == (TUNED, "medbot farmacia")
    assert (tuned.base, tuned.kept_until) == ("gemini-3.5-flash-lite", "2027-07-21")
    assert {one.name: one.kept_until for one in others}["gemini-3.5-flash"] == "2027-05-19"
    # Who may not list Google's own still has those known by name.
    loopback.publisher_models = None
    engine = ask.open(access)
    names = [one.name for one in engine.models()]
    engine.close()
    assert names[0] == TUNED
    assert "gemini-3.8-flash" in names


def test_a_region_is_part_of_a_hosts_name_and_nothing_else() -> None:
    assert service_address("global") == "https://aiplatform.googleapis.com"
    assert service_address("eu") == "https://aiplatform.eu.rep.googleapis.com"
    assert service_address("us-central1") == "https://us-central1-aiplatform.googleapis.com"
    shop = CloudSettings(project="shop-1234")
    for region in ("", "evil.example.org/", "us central1", "US-CENTRAL1", "a@b"):
        with pytest.raises(ProviderFailed) as failed:
            answering_place("P", replace(shop, region=region), "m")
        assert failed.value.code == "provider_cloud_region"
    with pytest.raises(ProviderFailed) as failed:
        answering_place("P", shop, "projects/shop-1234/locations/evil.example.org/endpoints/1")
    assert failed.value.code == "provider_cloud_region"
    for project in ("x", "a/b", "Shop 1234", "shop?x=1"):
        with pytest.raises(ProviderFailed) as failed:
            answering_place("P", replace(shop, project=project), "m")
        assert failed.value.code == "provider_project_unknown"
    with pytest.raises(ProviderFailed) as failed:
        answering_place("P", replace(shop, project=" "), "m")
    assert failed.value.code == "provider_project_missing"
    assert (
        answering_place("P", replace(shop, project=" example.com:shop-1234 "), "").project
        == "example.com:shop-1234"
    )


def test_the_settings_give_the_way_there_and_a_tuned_model_is_asked_where_it_lies() -> None:
    spec = PROVIDERS["gemini_cloud"]
    cloud = CloudSettings("/k.json", "shop-1234", "eu")
    hosted = HostedSettings(cloud=cloud, ca_file="/ca.pem").with_provider(
        ProviderSettings(spec.id, "gemini-3.8-flash")
    )
    access = access_to(spec, hosted)
    assert access.address == "https://aiplatform.eu.rep.googleapis.com"
    assert (access.cloud, access.ca_file) == (CloudAccess(cloud, "/ca.pem"), "/ca.pem")
    tuned = access_to(spec, hosted.with_provider(ProviderSettings(spec.id, TUNED)))
    assert tuned.address == "https://us-central1-aiplatform.googleapis.com"
    assert tuned.cloud is not None
    assert tuned.cloud.settings.region == "us-central1"
    with pytest.raises(ProviderFailed) as failed:
        access_to(spec, replace(hosted, cloud=CloudSettings()))
    assert failed.value.code == "provider_project_missing"


def test_the_day_is_found_by_the_name_a_model_begins_with() -> None:
    assert kept_until("gemini-3.5-flash-lite-001") == "2027-07-21"
    assert kept_until("gemini-3.5-flash-001") == "2027-05-19"
    assert kept_until("gemini-9") == ""


def test_the_key_itself_is_never_sent(loopback: Loopback, access: Access, ask: Asking) -> None:
    ask(access)
    body = private_key().splitlines()[1]
    assert body.encode() not in loopback.tokens_asked[0]
    assert "private_key" not in str(loopback.seen)
