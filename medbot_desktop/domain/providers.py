"""Who may write answers beside the embedded engine, as data: what each needs, what it is called, what must be read.

A provider's code is one file in engines/, found by the same id. Knows no SDK.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from medbot_desktop.domain.cloud_access import CloudAccess
from medbot_desktop.domain.cloud_places import TUNED_ENDPOINT, answering_place, service_address
from medbot_desktop.domain.errors import AddressRefused
from medbot_desktop.domain.hosted import EMBEDDED as EMBEDDED
from medbot_desktop.domain.hosted import HostedSettings as HostedSettings  # noqa: TC001, for others too
from medbot_desktop.domain.hosted import ProviderSettings as ProviderSettings  # noqa: TC001, for others too

COMPATIBLE = "openai_compatible"


@dataclass(frozen=True, slots=True)
class ProviderSpec:
    """One provider. Names are proper names, the same in every language; sentences are codes in texts.

    `address` is where it is asked, always given to its SDK; the user's own where `needs_address`.
    `key_variables` are the names its key has in a .env file. `preferred_models` come first in the list.
    `signs_in`: asked in a project of Google Cloud that one signs in to; it has no key and no address of its own.
    `efforts` are how long it may think, least first; none where it is not asked. `notices` have to be read and
    accepted once before it is first used; `tuning` says what it can train with this key.
    """

    id: str
    name: str
    company: str
    address: str
    needs_address: bool = False
    needs_key: bool = True
    signs_in: bool = False
    key_variables: tuple[str, ...] = ()
    key_page: str = ""
    preferred_models: tuple[str, ...] = ()
    efforts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    tuning: str = ""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A program that serves models on this computer, and where it listens unless told otherwise."""

    name: str
    address: str


GEMINI = ProviderSpec(
    id="gemini",
    name="Gemini",
    company="Google",
    address="https://generativelanguage.googleapis.com",
    key_variables=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
    key_page="https://aistudio.google.com/apikey",
    preferred_models=("gemini-3.8-flash", "gemini-3.6-flash", "gemini-3.5-flash-lite"),
    efforts=("low", "medium", "high"),
    notices=("notice_sent_to", "notice_gemini_terms", "notice_gemini_unpaid", "notice_staff_decides"),
    tuning="tuning_gemini",
)
GEMINI_CLOUD = ProviderSpec(
    id="gemini_cloud",
    name="Gemini (Google Cloud)",
    company="Google Cloud",
    address="",
    needs_key=False,
    signs_in=True,
    key_page="https://console.cloud.google.com/iam-admin/serviceaccounts",
    preferred_models=("gemini-3.8-flash", "gemini-3.5-flash", "gemini-3.5-flash-lite"),
    efforts=("low", "medium", "high"),
    notices=("notice_sent_to", "notice_cloud_terms", "notice_cloud_billed", "notice_staff_decides"),
    tuning="tuning_gemini_cloud",
)
OPENAI = ProviderSpec(
    id="openai",
    name="GPT",
    company="OpenAI",
    address="https://api.openai.com/v1",
    key_variables=("OPENAI_API_KEY",),
    key_page="https://platform.openai.com/api-keys",
    preferred_models=("gpt-6-luna",),
    efforts=("low", "medium", "high"),
    notices=("notice_sent_to", "notice_openai_terms", "notice_staff_decides"),
    tuning="tuning_openai",
)
OPENAI_COMPATIBLE = ProviderSpec(
    id=COMPATIBLE,
    name="OpenAI-compatible",
    company="",
    address="http://localhost:11434/v1",
    needs_address=True,
    needs_key=False,
    notices=("notice_own_server", "notice_staff_decides"),
    tuning="tuning_openai_compatible",
)
PROVIDERS = {spec.id: spec for spec in (GEMINI, GEMINI_CLOUD, OPENAI, OPENAI_COMPATIBLE)}

LOCAL_SERVERS = (
    LocalServer("Ollama", "http://localhost:11434/v1"),
    LocalServer("LM Studio", "http://localhost:1234/v1"),
    LocalServer("llama.cpp", "http://localhost:8080/v1"),
    LocalServer("Jan", "http://localhost:1337/v1"),
    LocalServer("vLLM", "http://localhost:8000/v1"),
)


@dataclass(frozen=True, slots=True)
class Access:
    """How a provider is reached: everything is given, nothing is looked up in the environment but the proxy.

    Its repr shows no key, for what a log or a traceback may print. `cloud` is how a Google Cloud project is reached,
    for the provider that is signed in to instead of having a key.
    """

    provider: str
    address: str
    key: str = field(default="", repr=False)
    ca_file: str = ""
    cloud: CloudAccess | None = None


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model a provider offers; `name` is what it is asked by, `preferred` puts it first.

    `ends_on` is the day it is switched off ("2027-01-14"), where the provider tells; `kept_until` a day before which
    it is not. `base` is the model that a tuned one was made from.
    """

    name: str
    label: str = ""
    preferred: bool = False
    ends_on: str = ""
    kept_until: str = ""
    base: str = ""


def shown_model(name: str) -> str:
    """A model's name as it is shown: of a tuned one's endpoint its region and number."""
    found = TUNED_ENDPOINT.fullmatch(name)
    return f"{found[1]}/{found[2]}" if found else name


def address_of(spec: ProviderSpec, settings: ProviderSettings) -> str:
    """Where a provider with an address is asked. Raises AddressRefused."""
    if not spec.needs_address:
        return spec.address
    return checked_address(settings.address or spec.address, confirmed=settings.insecure_address)


def access_to(spec: ProviderSpec, hosted: HostedSettings, address: str = "") -> Access:
    """How a provider is reached, without its key; at `address` where it is not the usual one.

    Raises AddressRefused, or ProviderFailed where the project is missing or cannot be one.
    """
    if not spec.signs_in:
        return Access(spec.id, address or address_of(spec, hosted.of(spec.id)), ca_file=hosted.ca_file)
    place = answering_place(spec.name, hosted.cloud, hosted.of(spec.id).model)
    cloud = CloudAccess(place, hosted.ca_file)
    return Access(spec.id, address or service_address(place.region), ca_file=hosted.ca_file, cloud=cloud)


def checked_address(text: str, confirmed: str = "") -> str:
    """The address as it is used: trimmed, without a slash at the end.

    Raises AddressRefused "address_malformed", or "address_not_secure" for http to anything but this computer
    unless it is the `confirmed` one.
    """
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise AddressRefused("malformed") from error
    written = parts.netloc.isascii() and not any(c.isspace() for c in address)
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not written:
        raise AddressRefused("malformed")
    if parts.query or parts.fragment:
        raise AddressRefused("malformed")
    if parts.scheme == "http" and not is_loopback(host) and address != confirmed:
        raise AddressRefused("not_secure", host=host)
    return address


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself, by its name or number alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def key_name(spec: ProviderSpec, address: str) -> str:
    """The name a key is kept under: for a server of the user's own it holds its host, so that no other gets the key."""
    if not spec.needs_address:
        return spec.id
    parts = urlsplit(address)
    return f"{spec.id} {parts.scheme}://{parts.netloc}"
