"""Repairs the user is offered: damaged characters and left-overs of web pages. Nothing here is done unasked."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from medbot_desktop.datasets.cells import clean

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

    from medbot_desktop.domain.rows import Row

_LOST = re.compile("[\ufffd\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|(?<=[a-záéíóúñü])\\?(?=[a-záéíóúñü])")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>", re.IGNORECASE)
_ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\(([^)\s]{1,500})\)")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_BLANKS = re.compile(r"\n\s*\n+")


def is_damaged(text: str) -> bool:
    """Whether letters were lost or changed on the way to this text ("MÃ¡ximo", "m?xima", U+FFFD)."""
    if text.isascii():
        return _LOST.search(text) is not None
    from ftfy.badness import is_bad  # not at the start of every worker: 40 ms

    return _LOST.search(text) is not None or is_bad(text)


def with_characters(row: Row) -> Row:
    """The row with its characters set right where they can be; what was lost stays lost."""
    return replace(row, question=_characters(row.question), answer=_characters(row.answer))


def without_markup(row: Row) -> Row:
    """The row as plain text: tags gone, entities as characters, links as text with their address."""
    return replace(row, question=_unmarked(row.question), answer=_unmarked(row.answer))


def _characters(text: str) -> str:
    import ftfy

    return clean(ftfy.fix_text(text, _characters_only())) or text


@cache
def _characters_only() -> TextFixerConfig:
    """Mend only what was damaged on the way; quotation marks, ligatures and widths are the writer's own."""
    import ftfy

    return ftfy.TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
        explain=False,
    )


def _unmarked(text: str) -> str:
    bare = _ITEM.sub("- ", _BREAK.sub("\n", text))
    bare = html.unescape(_TAG.sub("", bare))
    bare = _HEADING.sub("", _BOLD.sub(r"\2", _LINK.sub(r"\1 (\2)", bare)))
    return clean(_BLANKS.sub("\n", bare)) or text
