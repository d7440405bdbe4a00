"""Gemini on Google Cloud by Google's own SDK: a project and a sign-in instead of a key, also models tuned there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google import genai
from google.genai import errors, types

from medbot_desktop.domain.cloud import BASE_MODELS, kept_until
from medbot_desktop.domain.providers import GEMINI_CLOUD, ModelInfo
from medbot_desktop.engines.gemini import API_VERSION, GeminiEngine, made_for_else
from medbot_desktop.engines.google_failures import of_cloud
from medbot_desktop.engines.google_sign_in import SignIn

if TYPE_CHECKING:
    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.failures import Place
    from medbot_desktop.engines.port import Timeouts

# Google lists its own models under this version alone.
LISTING_VERSION = "v1beta1"


class CloudGeminiEngine(GeminiEngine):
    """See `port.Engine`. A model is a name of Google's, or the full name of a tuned model's endpoint."""

    def _opened(self, api_version: str) -> genai.Client:
        cloud = self._access.cloud
        assert cloud is not None
        self._sign_in = SignIn(self._access, self._network)
        return genai.Client(
            vertexai=True,
            project=cloud.settings.project,
            location=cloud.settings.region,
            credentials=self._sign_in,
            http_options=types.HttpOptions(
                base_url=self._access.address,
                api_version=api_version,
                httpx_client=self._network.client,
                httpx_async_client=self._network.unused,
            ),
        )

    def _refused(self, place: Place, error: errors.APIError) -> Exception:
        if error.code == 401:
            self._sign_in.forget()
        headers = getattr(error.response, "headers", None) or {}
        return of_cloud(place, error.code or 0, error.details, headers)

    def _listed(self) -> list[ModelInfo]:
        return [*self._tuned(), *self._of_google()]

    def _tuned(self) -> list[ModelInfo]:
        """The models tuned in this project and region, as they are asked."""
        tuned = []
        for model in self._client.models.list(config=types.ListModelsConfig(query_base=False)):
            base = (model.tuned_model_info.base_model if model.tuned_model_info else "") or ""
            for endpoint in model.endpoints or ():
                if endpoint.name:
                    label = model.display_name or endpoint.name.rpartition("/")[2]
                    tuned.append(
                        ModelInfo(endpoint.name, label, True, base=base, kept_until=kept_until(base))
                    )
        return tuned

    def _of_google(self) -> list[ModelInfo]:
        """Google's own. A sign-in that may use them need not be allowed to list them: then those known by name."""
        options = types.HttpOptions(api_version=LISTING_VERSION)
        try:
            listed = list(
                self._client.models.list(config=types.ListModelsConfig(query_base=True, http_options=options))
            )
        except errors.ClientError as error:
            if error.code == 401:
                raise
            names = [(name, "") for name in BASE_MODELS]
        else:
            names = [((one.name or "").rpartition("/")[2], one.display_name or "") for one in listed]
        return [
            ModelInfo(name, label, name in GEMINI_CLOUD.preferred_models, kept_until=kept_until(name))
            for name, label in names
            if name.startswith("gemini-") and not made_for_else(name)
        ]


def open_engine(access: Access, timeouts: Timeouts) -> CloudGeminiEngine:
    return CloudGeminiEngine(access, timeouts, API_VERSION)
