"""What the administrator of a computer has fixed for everybody who uses it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medbot_desktop.domain.hosted import EMBEDDED

if TYPE_CHECKING:
    from medbot_desktop.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Administration:
    """Empty where nothing is fixed. `providers` are those that may be used, None leaves it to the user.

    `update_address` and `update_key` are where news of later versions comes from and who has to have signed it.
    `pin` closes the data, the tuning and the models; it is kept as storage.pin.hidden_pin writes it.
    """

    language: str = ""
    country: str = ""
    data_folder: str = ""
    providers: tuple[str, ...] | None = None
    proxy: str = ""
    pin: str = ""
    update_address: str = ""
    update_key: str = ""

    @property
    def fixed(self) -> frozenset[str]:
        """The names of the settings that a user cannot change."""
        return frozenset(name for name in ("language", "country") if getattr(self, name))

    def allows(self, provider: str) -> bool:
        """Whether a provider, by its id, may write answers here."""
        return provider == EMBEDDED or self.providers is None or provider in self.providers

    def applied_to(self, settings: Settings) -> Settings:
        """The settings with what is fixed in the place of what the user chose."""
        settings = replace(settings, **{name: getattr(self, name) for name in self.fixed})
        hosted = settings.hosted
        # What is not allowed is off, as if it had never been switched on: nobody is offered it.
        kept = tuple(one if self.allows(one.id) else replace(one, accepted=False) for one in hosted.providers)
        engine = hosted.engine if self.allows(hosted.engine) else EMBEDDED
        return replace(settings, hosted=replace(hosted, engine=engine, providers=kept))
