"""GPT by OpenAI's own SDK: the Responses API, with nothing stored there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import openai

from medbot_desktop.domain.providers import OPENAI, ModelInfo
from medbot_desktop.engines.failures import Place, of_connection, of_status
from medbot_desktop.engines.network import Network
from medbot_desktop.engines.port import MAX_OUTPUT_TOKENS, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medbot_desktop.answering.grounding import Prompt
    from medbot_desktop.domain.errors import ProviderFailed
    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.port import Timeouts

_WRITES = ("gpt-", "o1", "o3", "o4", "chatgpt-")
_MADE_FOR_ELSE = (
    "audio",
    "realtime",
    "tts",
    "transcribe",
    "image",
    "search",
    "instruct",
    "moderation",
    "codex",
)
SDK_ERRORS = (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, OSError, ValueError, TypeError,
              AttributeError, RuntimeError)  # fmt: skip


class OverSdk:
    """What an engine over this SDK stands on: its connection, and where a failure was met."""

    def __init__(self, access: Access, timeouts: Timeouts) -> None:
        self._access = access
        self._network = Network(access, timeouts)
        self._client = open_client(access, self._network)

    def cut(self) -> None:
        self._network.cut()

    def close(self) -> None:
        self._client.close()
        self._network.close()

    def _place(self, model: str = "") -> Place:
        return Place(self._access, model, self._network.proxy is not None)


class OpenAIEngine(OverSdk):
    """See `port.Engine`."""

    def pieces(self, prompt: Prompt, model: str, effort: str, told: Told) -> Iterator[str]:
        place = self._place(model)
        ended = ""
        wrote = refused = False
        more: dict[str, Any] = {"reasoning": {"effort": effort}} if effort else {}
        try:
            # No temperature: the current models refuse it. Effort takes its place.
            with self._client.responses.create(
                model=model,
                instructions=prompt.system,
                input=[{"role": "user", "content": prompt.user}],
                max_output_tokens=MAX_OUTPUT_TOKENS,
                store=False,
                stream=True,
                **more,
            ) as stream:
                for event in _once(stream):
                    match event.type:
                        case "response.output_text.delta":
                            if event.delta:
                                wrote = True
                                yield event.delta
                        case "response.refusal.delta":
                            refused = True
                        case "response.created" | "response.in_progress":
                            told.answered_by = event.response.model or told.answered_by
                        case "response.completed" | "response.incomplete" | "response.failed":
                            _count(event.response, told)
                            ended = _ending(event.response)
                        case "error":
                            raise of_status(place, _status_of(event.code), _plain(event))
                        case _:
                            pass
        except SDK_ERRORS as error:
            raise of_sdk(place, error) from error
        if ended == "completed" and (wrote or refused):
            if refused and not wrote:
                raise place.failed("prompt_blocked")
            return
        raise _unfinished(place, ended)

    def models(self) -> list[ModelInfo]:
        try:
            listed = list(self._client.models.list())
        except SDK_ERRORS as error:
            raise of_sdk(self._place(), error) from error
        return [
            ModelInfo(one.id, "", one.id in OPENAI.preferred_models, ends_on(one))
            for one in sorted(listed, key=lambda one: -(one.created or 0))
            if one.id.startswith(_WRITES) and not any(word in one.id for word in _MADE_FOR_ELSE)
        ]


def open_engine(access: Access, timeouts: Timeouts) -> OpenAIEngine:
    return OpenAIEngine(access, timeouts)


def open_client(access: Access, network: Network) -> openai.OpenAI:
    """The SDK's client with everything given, and without retries of its own: ours are shown."""
    # It insists on a key; where there is none the network takes the header out again.
    return openai.OpenAI(
        api_key=access.key or "none", base_url=access.address, max_retries=0, http_client=network.client
    )


def of_sdk(place: Place, error: Exception) -> ProviderFailed:
    """What an exception of the SDK means."""
    if isinstance(error, openai.APIStatusError):
        return of_status(place, error.status_code, error.body or error.message, error.response.headers)
    if isinstance(error, openai.APIConnectionError):
        return of_connection(place, error)
    if isinstance(error, openai.APIResponseValidationError):
        return place.failed("unreadable")
    if isinstance(error, openai.APIError):
        # An error inside a stream that had begun well.
        return of_status(place, _status_of(error.code or error.type), error.body or error.message)
    return of_connection(place, error)


def ends_on(model: openai.types.Model) -> str:
    """The day a model is switched off, "" where the provider does not tell."""
    told = (model.model_extra or {}).get("shutdown_date")
    return told[:10] if isinstance(told, str) else ""


def _once(stream: Iterable[Any]) -> Iterator[Any]:
    """The events without those that came before: one sent twice on the way would write a dose twice."""
    newest = -1
    for event in stream:
        number = getattr(event, "sequence_number", None)
        if isinstance(number, int):
            if number <= newest:
                continue
            newest = number
        yield event


def _count(response: Any, told: Told) -> None:
    told.answered_by = response.model or told.answered_by
    if response.usage is not None:
        told.tokens_in = response.usage.input_tokens or 0
        told.tokens_out = response.usage.output_tokens or 0


def _ending(response: Any) -> str:
    """How a response ended: "completed", a reason as "max_output_tokens", or "!" and an error's code."""
    if response.incomplete_details is not None:
        return str(response.incomplete_details.reason)
    if response.error is not None:
        return f"!{response.error.code}"
    return str(response.status)


def _unfinished(place: Place, ended: str) -> ProviderFailed:
    if ended == "max_output_tokens":
        return place.failed("cut_off")
    if ended == "content_filter":
        return place.failed("answer_blocked")
    if ended == "completed":
        return place.failed("empty", retry=True)
    if not ended:
        return place.failed("stream_broken", retry=True)
    if not ended.startswith("!"):
        return place.failed("ended_early")
    return of_status(place, _status_of(ended[1:]), ended)


def _status_of(code: object) -> int:
    """The status an error inside a stream would have had as an answer of its own."""
    told = str(code or "")
    if told.isdigit():
        return int(told)
    if "rate_limit" in told or "quota" in told:
        return 429
    if told in ("invalid_prompt", "invalid_request_error") or "content" in told:
        return 400
    return 500


def _plain(event: Any) -> dict[str, Any]:
    return {"code": event.code, "message": event.message}
