"""What every provider can do, and how one is opened by its id."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.answering.grounding import Prompt
    from medbot_desktop.domain.providers import Access, ModelInfo

# The longest answer asked for; models that think spend part of it on that.
MAX_OUTPUT_TOKENS = 8_000

# What the SDKs read from the environment: addresses, accounts, logging of requests. All of it is given here instead.
IGNORED_VARIABLES = ("OPENAI_", "AZURE_OPENAI_", "GOOGLE_", "GEMINI_", "GCLOUD_")
# What names this computer's Google sign-in, for those who choose it.
KEPT_VARIABLES = ("GOOGLE_APPLICATION_CREDENTIALS",)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `read_s` is the longest silence, before the first piece or between two."""

    connect_s: float = 10.0
    read_s: float = 90.0


@dataclass(slots=True)
class Told:
    """What a provider tells beside the text; filled in while the pieces are read."""

    answered_by: str = ""
    tokens_in: int = 0
    tokens_out: int = 0


class Engine(Protocol):
    """One provider with one key. Used for one request and closed."""

    def pieces(self, prompt: Prompt, model: str, effort: str, told: Told) -> Iterator[str]:
        """The text as it comes, never an empty piece. Raises ProviderFailed, also half way."""
        ...

    def models(self) -> list[ModelInfo]:
        """The models that can write answers, as the provider orders them. Raises ProviderFailed."""
        ...

    def cut(self) -> None:
        """Shut the connection, from any thread: what waits for it fails at once."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class _ProviderFile(Protocol):
    def open_engine(self, access: Access, timeouts: Timeouts) -> Engine: ...


def open_engine(access: Access, timeouts: Timeouts | None = None) -> Engine:
    """The provider's engine, its SDK loaded (about a second the first time). Raises ProviderFailed "ca_file"."""
    module = importlib.import_module(f"medbot_desktop.engines.{access.provider}")
    return cast("_ProviderFile", module).open_engine(access, timeouts or Timeouts())


def ignore_environment() -> None:
    """Take out of this process's environment what would change where and how a provider is asked."""
    for name in tuple(os.environ):
        if name.upper().startswith(IGNORED_VARIABLES) and name.upper() not in KEPT_VARIABLES:
            del os.environ[name]
