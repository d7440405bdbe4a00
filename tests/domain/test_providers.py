"""Providers as data: addresses, what goes to whom, settings of each."""

from __future__ import annotations

import pytest

from medbot_desktop.domain.errors import AddressRefused
from medbot_desktop.domain.providers import (
    GEMINI,
    LOCAL_SERVERS,
    OPENAI_COMPATIBLE,
    PROVIDERS,
    HostedSettings,
    ProviderSettings,
    address_of,
    checked_address,
    key_name,
)
from medbot_desktop.texts import TEXTS


@pytest.mark.parametrize("address", [server.address for server in LOCAL_SERVERS])
def test_http_to_this_computer_needs_no_confirmation(address: str) -> None:
    assert checked_address(f" {address}/ ") == address


@pytest.mark.parametrize(
    "host", ["192.168.1.20:11434", "pc-rebotica", "localhost.example.org", "127.0.0.1.nip.io"]
)
def test_http_to_anything_else_needs_the_confirmation_of_that_address(host: str) -> None:
    address = f"http://{host}/v1"
    with pytest.raises(AddressRefused) as refused:
        checked_address(address)
    assert refused.value.code == "address_not_secure"
    assert checked_address(address, confirmed=address) == address
    with pytest.raises(AddressRefused):
        checked_address(address, confirmed="http://elsewhere/v1")


@pytest.mark.parametrize(
    "text", ["", "localhost:11434", "ftp://localhost", "http://", "http://a b/v1", "https://u:p@host/v1",
             "https://host/v1?key=1", "https://host:port/v1", "https://hóst/v1"],
)  # fmt: skip
def test_what_is_no_address_is_refused_as_that(text: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        checked_address(text)
    assert refused.value.code == "address_malformed"


def test_a_hosted_provider_has_one_address_whatever_the_settings_say() -> None:
    assert address_of(GEMINI, ProviderSettings("gemini", address="https://elsewhere")) == GEMINI.address


def test_a_key_for_a_server_of_ones_own_belongs_to_that_server() -> None:
    here = key_name(OPENAI_COMPATIBLE, "http://localhost:1234/v1")
    assert here != key_name(OPENAI_COMPATIBLE, "https://models.example.org/v1")
    assert key_name(GEMINI, GEMINI.address) == "gemini"


def test_settings_of_one_provider_leave_the_others() -> None:
    hosted = HostedSettings().with_provider(ProviderSettings("gemini", model="g"))
    hosted = hosted.with_provider(ProviderSettings("openai", model="o"))
    hosted = hosted.with_provider(ProviderSettings("gemini", model="g2"))
    assert (hosted.of("gemini").model, hosted.of("openai").model) == ("g2", "o")
    assert hosted.of("openai_compatible") == ProviderSettings("openai_compatible")


def test_every_code_a_provider_names_has_its_sentence() -> None:
    for spec in PROVIDERS.values():
        for language in ("es", "en"):
            assert not {*spec.notices, spec.tuning, f"engine_{spec.id}"} - TEXTS[language].keys()
