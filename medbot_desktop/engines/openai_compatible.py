"""Any server that speaks OpenAI's Chat Completions: Ollama, LM Studio, llama.cpp, Jan, vLLM and others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.providers import ModelInfo
from medbot_desktop.engines.openai import SDK_ERRORS, OverSdk, ends_on, of_sdk
from medbot_desktop.engines.port import MAX_OUTPUT_TOKENS, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.answering.grounding import Prompt
    from medbot_desktop.domain.providers import Access
    from medbot_desktop.engines.port import Timeouts

# A computer of one's own may load a model for minutes before the first word.
PATIENCE = 4
_THOUGHTS = ("<think>", "</think>")


class CompatibleEngine(OverSdk):
    """See `port.Engine`."""

    def __init__(self, access: Access, timeouts: Timeouts) -> None:
        super().__init__(access, replace(timeouts, read_s=timeouts.read_s * PATIENCE))

    def pieces(self, prompt: Prompt, model: str, effort: str, told: Told) -> Iterator[str]:
        place = self._place(model)
        finish = ""
        wrote = False
        thoughts = _WithoutThoughts()
        try:
            with self._client.chat.completions.create(
                model=model,
                messages=[
                    {"role": "system", "content": prompt.system},
                    {"role": "user", "content": prompt.user},
                ],
                max_tokens=MAX_OUTPUT_TOKENS,
                stream=True,
                stream_options={"include_usage": True},
            ) as stream:
                for chunk in stream:
                    told.answered_by = chunk.model or told.answered_by
                    if chunk.usage is not None:
                        told.tokens_in = chunk.usage.prompt_tokens or 0
                        told.tokens_out = chunk.usage.completion_tokens or 0
                    for choice in (chunk.choices or ())[:1]:
                        finish = choice.finish_reason or finish
                        text = thoughts.take((choice.delta.content if choice.delta else "") or "")
                        if text:
                            wrote = True
                            yield text
        except SDK_ERRORS as error:
            raise of_sdk(place, error) from error
        rest = thoughts.rest()
        if rest:
            wrote = True
            yield rest
        if finish == "length":
            raise place.failed("cut_off")
        if finish == "content_filter":
            raise place.failed("answer_blocked")
        if not finish:
            raise place.failed("stream_broken", retry=True)
        if finish != "stop":
            raise place.failed("ended_early")
        if not wrote:
            raise place.failed("empty", retry=True)

    def models(self) -> list[ModelInfo]:
        try:
            listed = list(self._client.models.list())
        except SDK_ERRORS as error:
            raise of_sdk(self._place(), error) from error
        return [ModelInfo(one.id, "", False, ends_on(one)) for one in listed]


def open_engine(access: Access, timeouts: Timeouts) -> CompatibleEngine:
    return CompatibleEngine(access, timeouts)


class _WithoutThoughts:
    """Leaves out what some models think aloud between two tags before they answer."""

    def __init__(self) -> None:
        self._held = ""
        self._begun = self._thinking = False

    def take(self, text: str) -> str:
        """What may be shown now that `text` has come."""
        if self._begun:
            return text
        self._held += text
        if self._thinking:
            return self._after_thoughts()
        start = self._held.lstrip()
        if start.startswith(_THOUGHTS[0]):
            self._thinking = True
            return self._after_thoughts()
        if _THOUGHTS[0].startswith(start):
            return ""
        return self._let_go(self._held)

    def rest(self) -> str:
        """What was held back at the end: thoughts that never ended are no answer."""
        return "" if self._thinking or self._begun else self._let_go(self._held.strip())

    def _after_thoughts(self) -> str:
        _, tag, after = self._held.partition(_THOUGHTS[1])
        return self._let_go(after.lstrip()) if tag and after.strip() else ""

    def _let_go(self, text: str) -> str:
        self._begun, self._thinking, self._held = True, False, ""
        return text
