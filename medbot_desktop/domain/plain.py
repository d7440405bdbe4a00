"""Frozen values as plain ones of JSON and back, by their declared types."""

from __future__ import annotations

import types
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_plain(value: Any) -> dict[str, Any]:
    """A dataclass as what JSON holds."""
    return asdict(value)


def from_plain(kind: type[T], value: Any, names: dict[str, Any] | None = None) -> T:
    """A dataclass from what `as_plain` gave, after JSON. `names` are types its module imports for checking alone.

    Raises ValueError, KeyError or TypeError where it is something else; a field that is missing takes its default.
    """
    hints = get_type_hints(kind, localns=names)
    known = {f.name: hints[f.name] for f in fields(cast("Any", kind))}
    return kind(
        **{name: _read(known[name], given, names) for name, given in dict(value).items() if name in known}
    )


def _read(hint: Any, value: Any, names: dict[str, Any] | None) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _read(next(i for i in inner if i is not type(None)), value, names)
    if origin is tuple:
        kinds = (inner[0],) * len(value) if inner[-1] is ... else inner
        return tuple(_read(k, v, names) for k, v in zip(kinds, value, strict=True))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if is_dataclass(hint):
        return from_plain(cast("type[Any]", hint), value, names)
    return value
