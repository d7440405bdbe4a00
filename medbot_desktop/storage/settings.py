"""The user's settings in settings.json, read field by field: one bad value costs one setting. Never keys."""

from __future__ import annotations

import errno
import json
import os
import time
from contextlib import suppress
from dataclasses import MISSING, asdict, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.errors import DiskFull, EnvironmentFailure, FolderReadOnly
from medbot_desktop.domain.hosted import EMBEDDED, HostedSettings, ProviderSettings
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.domain.settings import LANGUAGES, NAME_LENGTH, ZOOM_PERCENT_RANGE, Settings
from medbot_desktop.paths import make_private_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "settings.json"


class SettingsFile:
    """settings.json in the user's folder, replaced as a whole so that it is never half written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def load(self) -> tuple[Settings, Sentence | None]:
        """The settings, and what has to be said where a value had to be replaced by its default.

        Raises FolderReadOnly if there is a file that may not be read.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
            stored = json.loads(text)
            if not isinstance(stored, dict):
                raise TypeError(type(stored))
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            raise FolderReadOnly(path=str(self._path)) from error
        except (ValueError, TypeError, RecursionError):
            return Settings(), Sentence("settings_set_aside", {"kept": self._set_aside()})
        values, refused = {}, []
        for name in (field.name for field in fields(Settings)):
            if name in stored:
                try:
                    values[name] = _read_value(name, stored[name])
                except (TypeError, ValueError):
                    refused.append(name)
        settings = Settings(**values)
        if not refused:
            return settings, None
        kept = self._set_aside()
        # So that it is said once; where it cannot be written it is said again at the next start.
        with suppress(EnvironmentFailure):
            self.save(settings)
        return settings, Sentence("settings_fields_reset", {"fields": ", ".join(refused), "kept": kept})

    def save(self, settings: Settings) -> None:
        """Write all settings. Raises FolderReadOnly or DiskFull; the file is then as it was."""
        make_private_folder(self._path.parent)
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
        scratch = self._path.with_suffix(".json.part")
        try:
            scratch.unlink(missing_ok=True)
            descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(self._path)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull() from error
            raise FolderReadOnly(path=str(self._path.parent)) from error

    def _set_aside(self) -> str:
        """Rename the file, bad values and all; gives its name, the old one where it cannot be renamed."""
        kept = self._path.with_stem(f"{self._path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            self._path.replace(kept)
        except OSError:
            return self._path.name
        return kept.name


def _read_value(name: str, value: Any) -> Any:
    """The value of a field as its type. Raises TypeError or ValueError for any other."""
    default = getattr(Settings(), name)
    if isinstance(default, StrEnum):
        return type(default)(value)
    if isinstance(default, HostedSettings):
        return _read_hosted(value)
    if type(value) is not type(default):
        raise TypeError(name)
    if name == "zoom_percent" and not ZOOM_PERCENT_RANGE[0] <= value <= ZOOM_PERCENT_RANGE[1]:
        raise ValueError(name)
    if name == "language" and value not in ("", *LANGUAGES):
        raise ValueError(name)
    if name in ("pharmacy_name", "person") and len(value) > NAME_LENGTH:
        raise ValueError(name)
    if name == "country" and not (value == "" or (len(value) == 2 and value.isascii() and value.isupper())):
        raise ValueError(name)
    return value


def _read_hosted(value: Any) -> HostedSettings:
    """What was chosen of hosted models. Raises TypeError or ValueError where any of it is not as it was written."""
    if not isinstance(value, dict):
        raise TypeError("hosted")
    providers = tuple(_checked(ProviderSettings(**one)) for one in value.get("providers", ()))
    cloud = _checked(CloudSettings(**value.get("cloud", {})))
    hosted = _checked(HostedSettings(**{**value, "providers": providers, "cloud": cloud}))
    if hosted.engine == EMBEDDED:
        return hosted
    from medbot_desktop.domain.providers import PROVIDERS  # not for the first paint of those who use none

    if hosted.engine not in PROVIDERS:
        raise ValueError("engine")
    return hosted


_Read = TypeVar("_Read", HostedSettings, ProviderSettings, CloudSettings)


def _checked(read: _Read) -> _Read:
    """The same, if every field has the type of its default. Raises TypeError."""
    for field in fields(read):
        if field.default_factory is not MISSING:
            continue  # a part that was checked on its own
        wanted = str if field.default is MISSING else type(field.default)
        if type(getattr(read, field.name)) is not wanted:
            raise TypeError(field.name)
    return read
