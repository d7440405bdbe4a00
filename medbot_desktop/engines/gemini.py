"""Gemini by Google's own SDK, with a key of the Gemini API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
from google import genai
from google.genai import errors, types

from medbot_desktop.domain.providers import GEMINI, ModelInfo
from medbot_desktop.engines.failures import Place, of_connection, of_status
from medbot_desktop.engines.network import Network
from medbot_desktop.engines.port import MAX_OUTPUT_TOKENS, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.answering.grounding import Prompt
    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.port import Timeouts

API_VERSION = "v1"
_MADE_FOR_ELSE = (
    "embedding",
    "image",
    "tts",
    "audio",
    "live",
    "robotics",
    "computer-use",
    "imagen",
    "veo",
    "aqa",
)
_BLOCKED = ("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY")

# Medicines are what every question is about; only the provider's highest concern stops an answer.
_SAFETY = [
    types.SafetySetting(
        category=types.HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
        threshold=types.HarmBlockThreshold.BLOCK_ONLY_HIGH,
    )
]


class GeminiEngine:
    """See `port.Engine`."""

    def __init__(self, access: Access, timeouts: Timeouts, api_version: str = API_VERSION) -> None:
        self._access = access
        self._network = Network(access, timeouts)
        # Kept referenced: a client that is collected closes its connection.
        self._client = self._opened(api_version)

    def _opened(self, api_version: str) -> genai.Client:
        return genai.Client(
            vertexai=False,
            api_key=self._access.key,
            http_options=types.HttpOptions(
                base_url=self._access.address,
                api_version=api_version,
                httpx_client=self._network.client,
                httpx_async_client=self._network.unused,
            ),
        )

    def pieces(self, prompt: Prompt, model: str, effort: str, told: Told) -> Iterator[str]:
        place = self._place(model)
        finish = ""
        wrote = False
        try:
            for chunk in self._client.models.generate_content_stream(
                model=model, contents=prompt.user, config=_config(prompt, effort)
            ):
                told.answered_by = chunk.model_version or told.answered_by
                _count(chunk, told)
                if chunk.prompt_feedback is not None and chunk.prompt_feedback.block_reason is not None:
                    raise place.failed("prompt_blocked")
                for candidate in (chunk.candidates or ())[:1]:
                    if candidate.finish_reason is not None:
                        finish = getattr(candidate.finish_reason, "value", str(candidate.finish_reason))
                    text = _text(candidate)
                    if text:
                        wrote = True
                        yield text
        except errors.APIError as error:
            raise self._refused(place, error) from error
        except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
            raise of_connection(place, error) from error
        except (ValueError, TypeError, AttributeError, RuntimeError) as error:
            raise of_connection(place, error) from error
        if not finish:
            raise place.failed("stream_broken", retry=True)
        if finish == "MAX_TOKENS":
            raise place.failed("cut_off")
        if finish in _BLOCKED:
            raise place.failed("answer_blocked")
        if finish != "STOP":
            raise place.failed("ended_early")
        if not wrote:
            raise place.failed("empty", retry=True)

    def models(self) -> list[ModelInfo]:
        place = self._place()
        try:
            return self._listed()
        except errors.APIError as error:
            raise self._refused(place, error) from error
        except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
            raise of_connection(place, error) from error
        except (ValueError, TypeError, AttributeError, RuntimeError) as error:
            raise of_connection(place, error) from error

    def _listed(self) -> list[ModelInfo]:
        found = []
        for model in self._client.models.list():
            name = (model.name or "").removeprefix("models/")
            actions = model.supported_actions
            if name and (not actions or "generateContent" in actions) and not made_for_else(name):
                found.append(ModelInfo(name, model.display_name or "", name in GEMINI.preferred_models))
        return found

    def cut(self) -> None:
        self._network.cut()

    def close(self) -> None:
        self._client.close()
        self._network.close()

    def _refused(self, place: Place, error: errors.APIError) -> Exception:
        headers = getattr(error.response, "headers", None) or {}
        return of_status(place, error.code or 0, error.details, headers)

    def _place(self, model: str = "") -> Place:
        return Place(self._access, model, self._network.proxy is not None)


def open_engine(access: Access, timeouts: Timeouts) -> GeminiEngine:
    return GeminiEngine(access, timeouts)


def _config(prompt: Prompt, effort: str) -> types.GenerateContentConfig:
    # No temperature: Google has deprecated it. The level of thinking takes its place.
    thinking = types.ThinkingConfig(thinking_level=types.ThinkingLevel(effort.upper())) if effort else None
    return types.GenerateContentConfig(
        system_instruction=prompt.system,
        max_output_tokens=MAX_OUTPUT_TOKENS,
        safety_settings=_SAFETY,
        thinking_config=thinking,
        automatic_continuation=False,
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )


def _text(candidate: types.Candidate) -> str:
    """The text of a candidate's parts without its thoughts; "" where there is none."""
    parts = candidate.content.parts if candidate.content is not None else None
    return "".join(part.text for part in parts or () if part.text and not part.thought)


def _count(chunk: types.GenerateContentResponse, told: Told) -> None:
    used = chunk.usage_metadata
    if used is not None:
        told.tokens_in = used.prompt_token_count or told.tokens_in
        written = (used.candidates_token_count or 0) + (used.thoughts_token_count or 0)
        told.tokens_out = written or told.tokens_out


def made_for_else(name: str) -> bool:
    """Whether a model, by its name, writes something else than answers."""
    return any(word in name for word in _MADE_FOR_ELSE)
