"""Markdown that a model wrote, made safe to show: no HTML, no pictures, no number changed, nothing left open.

Knows only text. What is escaped here is what a reader of Markdown would swallow: 5*10*2 would read 5102.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
MARK_START, MARK_END = "\ue000", "\ue001"
"""Stand around words that are shown marked; a text that comes with them loses them."""
BETWEEN_DIGITS = re.compile(rf"(?<=[\d.,){MARK_END}])([ \t]?)([*_])(?=[ \t]?[\d.,({MARK_START}])")
ALONE = re.compile(r"(?<![~\\])~(?!~)")
DEFINITION = re.compile(r"^( {0,3})\[(?=[^\]\n]*\]:)")
RULE = re.compile(r"^ {0,3}(-{2,}|={2,})[ \t]*$")
DELIMITER_ROW = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
UNDECIDED_LINE = re.compile(r"^\s*([-*+=#>~_|]+|`{1,2}|\d{1,9}[.)]?|[-*+]\s\[[ xX]?)\s*$")
NEW_BLOCK = re.compile(r"^\s*([-*+]|\d{1,9}[.)]|#{1,6}|>)\s")
UNDECIDED_END = re.compile(r"(?:(?<!\\)[*_~`]+|\\|&[#\w]{0,12}|!)$")
UNFINISHED_LINK = re.compile(r"!?\[([^\[\]\n]*)(\]?)(?:(?<=\])\([^()\n]*)?$")
MARKS = re.compile(r"\\.?|`+|\*+|_+|~+")
LIST_ITEM = re.compile(r"^\s*([-*+]|\d{1,9}[.)])\s")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """The Markdown to hand to a reader of GitHub's dialect that takes HTML for text."""
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines: list[str] = [
        ""
    ]  # a line of three dashes at the very start would hide what follows as front matter
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if fence:
            fence = "" if _ends_fence(line, fence) else fence
            lines.append(line)
        elif mark:
            fence = mark[1]
            lines.append(line)
        else:
            if RULE.match(line) and lines[-1].strip():
                lines.append("")  # a rule, not the mark that makes a heading of the line before
            lines.append(_safe_line(line))
    return "\n".join(_with_even_tables(lines))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with marks around `spans`, (start, end) in it, for `MarkdownView` to show."""
    parts, place = [], 0
    for start, end in sorted(spans):
        if start >= place and end > start:
            parts += [_bare(text[place:start]), MARK_START, _bare(text[start:end]), MARK_END]
            place = end
    return "".join([*parts, _bare(text[place:])])


def _bare(text: str) -> str:
    return text.replace(MARK_START, "").replace(MARK_END, "")


def closed(text: str) -> str:
    """A beginning of a text with nothing left open, so that no mark is shown and taken back as more arrives."""
    text = text.rstrip("\n")
    head, _, last = text.rpartition("\n")
    fence = _open_fence(head)
    if fence and not _ends_fence(last, fence):
        last = "" if re.fullmatch(r" {0,3}[`~]+", last) else last
        return f"{head}\n{last}\n{fence}"
    if fence:
        return text
    if FENCE.match(last) or UNDECIDED_LINE.match(last):
        return closed(head) if head else ""
    lines = text.split("\n")
    first = len(lines) - 1
    while first and lines[first - 1].strip() and not NEW_BLOCK.match(lines[first]):
        first -= 1
    return "\n".join([*lines[:first], _closed_block(lines[first:])])


def settled(text: str, start: int, least: int) -> int:
    """Where, from `start` on, the last blocks end that nothing that follows can change; `start` if there are none.

    They have at least `least` letters. Parts cut there read one after the other as the whole does.
    """
    place, end, fence, blank = start, start, "", False
    for line in text[start:].split("\n")[:-1]:  # the last one may still become something else
        if fence:
            fence = "" if _ends_fence(line, fence) else fence
            blank = False
        else:
            begins = blank and line.strip() and not line[0].isspace() and not LIST_ITEM.match(line)
            if begins and place - start >= least:
                end = place
            mark = FENCE.match(line)
            fence = mark[1] if mark else ""
            blank = not line.strip()
        place += len(line) + 1
    return end


def _safe_line(line: str) -> str:
    line = PICTURE.sub(r"\1", line).replace("![", "!\\[")
    line = DEFINITION.sub(r"\1\\[", line)
    line = BETWEEN_DIGITS.sub(r"\1\\\2", line)
    return ALONE.sub(r"\\~", line)


def _with_even_tables(lines: list[str]) -> list[str]:
    """Give the head of a table as many cells as its longest row: what has no head would be dropped."""
    for number, line in enumerate(lines):
        if not number or not DELIMITER_ROW.match(line) or "|" not in lines[number - 1]:
            continue
        end = number + 1
        while end < len(lines) and lines[end].strip() and "|" in lines[end]:
            end += 1
        head = _cells(lines[number - 1])
        missing = max((_cells(row) for row in lines[number + 1 : end]), default=0) - head
        if missing > 0 and _cells(line) == head:
            lines[number - 1] = lines[number - 1].rstrip().removesuffix("|") + "|" + "  |" * missing
            lines[number] = line.rstrip().removesuffix("|") + "|" + "---|" * missing
    return lines


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))


def _open_fence(text: str) -> str:
    """The marks of the code block that `text` ends in, "" where it ends outside one."""
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif fence and _ends_fence(line, fence):
            fence = ""
    return fence


def _ends_fence(line: str, fence: str) -> bool:
    mark = FENCE.match(line)
    return mark is not None and mark[1].startswith(fence) and not line.strip(" `~")


def _closed_block(lines: list[str]) -> str:
    if not lines[0].lstrip().startswith("|"):
        return _closed_words("\n".join(lines))
    if len(lines) > 2:
        start = lines[-1].rfind("|") + 1
        return "\n".join([*lines[:-1], lines[-1][:start] + _closed_words(lines[-1][start:])])
    if len(lines) == 2 and lines[1].strip(" \t|:-"):
        return _closed_words("\n".join(lines))
    head = lines[0]
    start = head.rfind("|") + 1
    head = head[:start] + _closed_words(head[start:])
    return f"{head}\n|{'---|' * _cells(head)}"


def _closed_words(words: str) -> str:
    """Close code, emphasis and links; a mark that may still become another is left out."""
    before = None
    while words != before:
        before = words
        words = UNDECIDED_END.sub("", words.rstrip())
        code = "`" in _open_marks(words)[-1:]
        link = None if code else UNFINISHED_LINK.search(words)
        if link is not None:
            inner = link[1]
            citation = re.fullmatch(r"[\d ,;]*", inner) is not None
            if not citation:
                words = words[: link.start()] + inner
            elif link[2] != "]":
                words = words[: link.start()]
    return words + "".join(reversed(_open_marks(words)))


def _open_marks(words: str) -> list[str]:
    """The marks of code and emphasis that are open at the end of `words`, in their order."""
    marks: list[str] = []
    place = 0
    while place < len(words):
        found = MARKS.search(words, place)
        if found is None:
            break
        run, place = found[0], found.end()
        if run[0] == "\\":
            continue
        if run[0] == "`":
            end = re.compile(rf"(?<!`){run}(?!`)").search(words, place)
            if end is None:
                return [*marks, run]
            place = end.end()
            continue
        before = words[found.start() - 1] if found.start() else " "
        after = words[place] if place < len(words) else " "
        _note(marks, run, before, after)
    return marks


def _note(marks: list[str], run: str, before: str, after: str) -> None:
    """Keep account of emphasis: a run opens before a word and closes after one."""
    letter, left = run[0], len(run)
    if (before.isdigit() and after.isdigit()) or (letter == "~" and left < 2):
        return
    inside = letter == "_" and before.isalnum() and after.isalnum()
    if not before.isspace() and not inside:
        while left and any(mark[0] == letter for mark in marks):
            at = max(number for number, mark in enumerate(marks) if mark[0] == letter)
            left -= len(marks[at])
            del marks[at:]
    if left > 0 and not after.isspace() and not inside:
        marks += [letter] if left == 1 else [letter * 2] if left == 2 else [letter * 2, letter]
