"""What the user chose of hosted models, apart from what providers are: the settings are read before the first paint."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from medbot_desktop.domain.cloud_settings import CloudSettings

EMBEDDED = "embedded"
"""The engine that is always there: this computer only, nothing is sent."""


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """What the user chose for one provider; never its key.

    `model` "" until one is chosen, `effort` "" leaves it to the provider. `address` only where the spec needs one;
    `insecure_address` is the http address beyond this computer that the user confirmed, it covers no other.
    """

    id: str
    model: str = ""
    effort: str = ""
    address: str = ""
    insecure_address: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class HostedSettings:
    """`engine` writes the answers: EMBEDDED or a provider's id. `ca_file` is a company's own certificates, or "".

    `general_knowledge`: whether a model may add what stands in no row, shown apart. `cloud` is the project of Google
    Cloud that answers and tunes, for providers that sign in.
    """

    engine: str = EMBEDDED
    general_knowledge: bool = False
    ca_file: str = ""
    providers: tuple[ProviderSettings, ...] = ()
    cloud: CloudSettings = field(default_factory=CloudSettings)

    def of(self, provider: str) -> ProviderSettings:
        """The settings of a provider, those of nobody's choosing where there are none."""
        return next((one for one in self.providers if one.id == provider), ProviderSettings(provider))

    def with_provider(self, changed: ProviderSettings) -> HostedSettings:
        """The same with one provider's settings replaced."""
        others = tuple(one for one in self.providers if one.id != changed.id)
        return replace(self, providers=(*others, changed))
