"""Records of JSON lines, or of one JSON list, as fine-tuning uses them: flat pairs and chats alike become cells."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.errors import FileUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medbot_desktop.datasets.delimited import Record

MAX_LIST_CHARACTERS = 300_000_000
# Numbers as they are written: 0.50 must not become 0.5.
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)
_NEXT = re.compile(r"[\s,]*")
_CHATS = ("messages", "conversations", "conversation", "contents", "dialogue")
_LISTS = ("data", "rows", "examples", "items", "train")
_ASKED_BY = ("user", "human", "usuario")
_ANSWERED_BY = ("assistant", "model", "gpt", "bot", "asistente")


class JsonRecords:
    """The records of JSON text, one pass; the header is made of the keys of the first objects.

    `bad_lines` are lines that are no JSON object, `long_chats` those with more than one question: both give a
    record without cells, so that rows keep their numbers.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.bad_lines: set[int] = set()
        self.long_chats: set[int] = set()
        self._lines = lines

    def __iter__(self) -> Iterator[Record]:
        keys: dict[str, int] = {}
        first: list[tuple[int, dict[str, str]]] = []
        objects = self._objects()
        for line, record in objects:
            first.append((line, record))
            for key in record:
                keys.setdefault(key, len(keys))
            if len(first) == 100:
                break
        yield 0, list(keys)
        for line, record in first:
            yield line, [record.get(key, "") for key in keys]
        for line, record in objects:
            yield line, [record.get(key, "") for key in keys]

    def _objects(self) -> Iterator[tuple[int, dict[str, str]]]:
        for number, value in self._values():
            if not isinstance(value, dict):
                self.bad_lines.add(number)
                yield number, {}
                continue
            yield number, self._flat(value, number)

    def _values(self) -> Iterator[tuple[int, Any]]:
        lines = enumerate(self._lines, 1)
        for number, line in lines:
            text = line.strip().lstrip("\ufeff")
            if not text:
                continue
            if text.startswith("[") or text == "{":
                yield from _of_one_value(text, (rest for _, rest in lines))
                return
            try:
                value = _loads(text)
            except (ValueError, RecursionError):
                value = None
            yield number, value

    def _flat(self, value: dict[str, Any], line: int) -> dict[str, str]:
        record: dict[str, str] = {}
        for key, inner in value.items():
            if key in _CHATS and isinstance(inner, list):
                turns = list(_turns(inner))
                asked = [text for by, text in turns if by in _ASKED_BY]
                answered = [text for by, text in turns if by in _ANSWERED_BY]
                if len(asked) == 1 == len(answered):
                    record["question"], record["answer"] = asked[0], answered[0]
                else:
                    self.long_chats.add(line)
            else:
                record[str(key)] = _as_text(inner)
        return record


def looks_like_json(sample: str) -> bool:
    """Whether the text begins as JSON objects or a list of them do."""
    text = sample.lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return False
    first = text.splitlines()[0].rstrip()
    try:
        return isinstance(_loads(first), dict | list)
    except (ValueError, RecursionError):
        rest = text[1:].lstrip()
        return rest.startswith('"') if text[0] == "{" else rest.startswith("{")


def _of_one_value(first: str, rest: Iterable[str]) -> Iterator[tuple[int, Any]]:
    """The values of a list written over several lines, numbered by their place in it and read one at a time."""
    parts = [first]
    size = len(first)
    for line in rest:
        parts.append(line)
        size += len(line)
        if size > MAX_LIST_CHARACTERS:
            raise FileUnreadable("too_big")
    text = "\n".join(part.rstrip("\r\n") for part in parts)
    if text.startswith("{"):
        value = _decoded(text, 0)[0]
        inner = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [value])
        yield from enumerate(inner, 1)
        return
    place = _NEXT.match(text, 1).end()  # type: ignore[union-attr]
    number = 0
    while text[place : place + 1] != "]":
        number += 1
        value, place = _decoded(text, place)
        yield number, value
        place = _NEXT.match(text, place).end()  # type: ignore[union-attr]


def _decoded(text: str, place: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, place)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable("bad_json", line=text.count("\n", 0, place) + 1) from error


def _turns(chat: list[Any]) -> Iterator[tuple[str, str]]:
    for turn in chat:
        if isinstance(turn, dict):
            by = str(turn.get("role", turn.get("from", ""))).lower()
            yield by, _as_text(turn.get("content", turn.get("value", turn.get("parts", ""))))


def _as_text(value: Any) -> str:
    """Text stays, numbers as they were written, null is nothing, parts of a message one after the other."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return str(value["text"])
    if isinstance(value, list) and value and all(isinstance(v, str | dict) for v in value):
        return "\n".join(_as_text(v) for v in value)
    return json.dumps(value, ensure_ascii=False)


def _loads(text: str) -> Any:
    """The value of one line. Raises ValueError, RecursionError."""
    return _DECODER.decode(text)
