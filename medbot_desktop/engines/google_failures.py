"""What a refusal of Google Cloud means: who asks, the project, its billing, a role, the region. Else as of any other.

Google names the reason in `details`, or only in the message, which is read and not kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.engines.failures import Place, of_status

if TYPE_CHECKING:
    from collections.abc import Mapping

_BILLING = re.compile(r"BILLING_DISABLED|billing[^.]{0,60}(?:disabled|not enabled|enabled on|to be enabled|closed)|"
                      r"requires billing|billing account", re.IGNORECASE)  # fmt: skip
_SERVICE = re.compile(r"SERVICE_DISABLED|has not been used in project|API .{0,60}is disabled", re.IGNORECASE)
_PROJECT = re.compile(r"CONSUMER_INVALID|PROJECT_(?:NOT_FOUND|INVALID|DELETED)|USER_PROJECT_DENIED|"
                      r"project .{0,80}(?:not found|does not exist|been deleted)|invalid project|"
                      r"unknown project", re.IGNORECASE)  # fmt: skip
_REGION = re.compile(r"(?:region|location)s?\b.{0,80}(?:not supported|unsupported|not available|invalid)|"
                     r"(?:unsupported|invalid|unknown) (?:region|location)|"
                     r"not (?:supported|available) in (?:this |the )?(?:region|location)", re.IGNORECASE)  # fmt: skip
_SCOPE = re.compile(r"ACCESS_TOKEN_SCOPE_INSUFFICIENT", re.IGNORECASE)
_ROLE = re.compile(r"IAM_PERMISSION_DENIED|PERMISSION_DENIED|does not have .{0,60}(?:permission|access)|"
                   r"permission .{0,120}denied", re.IGNORECASE)  # fmt: skip
_PERMISSION = re.compile(r"\b([a-z]+\.[a-zA-Z]+\.[a-zA-Z]+)\b")
_ENDPOINT = re.compile(r"endpoint", re.IGNORECASE)
_BASE_MODEL = re.compile(r"publisher model", re.IGNORECASE)


def of_cloud(
    place: Place, status: int, body: Any, headers: Mapping[str, str] | None = None
) -> ProviderFailed:
    """What Google Cloud's refusal means, with the project, the region or the permission it is about."""
    told = json.dumps(body, ensure_ascii=False) if not isinstance(body, str) else body
    cloud = place.access.cloud
    assert cloud is not None
    if status == 401 or _SCOPE.search(told):
        return place.failed("sign_in_refused" if cloud.settings.credentials_path else "sign_in_expired")
    provider, project = PROVIDERS[place.access.provider].name, cloud.settings.project
    if status in (400, 403, 404):
        if _BILLING.search(told):
            return ProviderFailed("billing", provider=provider, project=project)
        if _SERVICE.search(told):
            return ProviderFailed("service_off", provider=provider, project=project)
        if _PROJECT.search(told):
            return ProviderFailed("project_unknown", provider=provider, project=project)
        if status != 403 and _REGION.search(told) and not _BASE_MODEL.search(told):
            return ProviderFailed("cloud_region", provider=provider, region=cloud.settings.region)
    if status == 403 and _ROLE.search(told):
        permission = _permission(told)
        return ProviderFailed("role_missing", provider=provider, project=project, permission=permission)
    if status == 404 and _ENDPOINT.search(told) and place.model:
        return ProviderFailed("tuned_gone", provider=provider, project=project, region=cloud.settings.region)
    return of_status(place, status, body, headers)


def _permission(told: str) -> str:
    """The permission that is missing as Google names it, "aiplatform.endpoints.predict", else what using needs."""
    for found in _PERMISSION.findall(told):
        if found.startswith(("aiplatform.", "storage.", "serviceusage.", "resourcemanager.", "iam.")) and (
            ".googleapis." not in found
        ):
            return str(found)
    return "aiplatform.endpoints.predict"
