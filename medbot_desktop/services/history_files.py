"""The history in files of the user's: Markdown and CSV to read, JSON that can be read back whole.

Knows no window; a PDF is the window's.
"""

from __future__ import annotations

import itertools
import json
import threading
import time
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.errors import Cancelled, FileUnreadable, MadeByNewer
from medbot_desktop.storage.history_archive import READ_FAILURES, Chapter
from medbot_desktop.texts import say
from medbot_desktop.whole_files import write_csv_lines, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from medbot_desktop.domain.history import Gap
    from medbot_desktop.storage.history_archive import KeptTurn

FORMAT = 1
_BEGIN = '{"medbot_history": %d, "exported_at": %s, "conversations": ['
_MOST_BYTES = 500_000_000
"""A file that was written anew by another program has to be read at once; ours is read a line at a time."""


class FileKind(StrEnum):
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    PDF = "pdf"


class Stop:
    """Set from another thread, it ends an export before its next conversation."""

    def __init__(self) -> None:
        self._set = threading.Event()

    def set(self) -> None:
        self._set.set()

    def check(self) -> None:
        """Raises Cancelled once it is set."""
        if self._set.is_set():
            raise Cancelled


def write_history(
    chapters: Iterable[Chapter], path: Path, kind: FileKind, language: str, stop: Stop | None = None
) -> int:
    """Write the chapters in the form of `kind`; gives how many turns that were.

    The file is there whole or not at all. Raises DiskFull, FolderReadOnly, Cancelled.
    """
    counted = _Counted(chapters, stop or Stop())
    if kind is FileKind.CSV:
        write_csv_lines(itertools.chain([_header(language)], _lines(counted, language)), path)
    elif kind is FileKind.MARKDOWN:
        write_whole(path, "utf-8", lambda file: _write_markdown(file, counted, language))
    elif kind is FileKind.JSON:
        write_whole(path, "utf-8", lambda file: _write_json(file, counted))
    else:
        raise ValueError(kind)
    return counted.turns


def write_gaps(gaps: Iterable[Gap], path: Path, language: str) -> None:
    """Write the list of answers to find as CSV. Raises DiskFull, FolderReadOnly."""
    header = [say(language, f"column_{name}") for name in ("question", "count", "last_asked", "medicine")]
    lines = ([g.question, str(g.count), _moment(g.last_asked_at), ", ".join(g.medicines)] for g in gaps)
    write_csv_lines(itertools.chain([header], lines), path)


def read_history(path: Path) -> Iterator[Chapter]:
    """The chapters of a JSON export, one at a time. Raises FileUnreadable at the first that is none, MadeByNewer."""
    try:
        with path.open(encoding="utf-8") as file:
            for data in _conversations(file, path.stat().st_size):
                yield Chapter.from_json(data)
    except OSError as error:
        raise FileUnreadable("missing", name=path.name) from error
    except READ_FAILURES as error:
        raise FileUnreadable("not_history", name=path.name) from error
    except _Newer as error:
        raise MadeByNewer(path=path.name) from error


class _Counted:
    def __init__(self, chapters: Iterable[Chapter], stop: Stop) -> None:
        self._chapters, self._stop = chapters, stop
        self.turns = 0

    def __iter__(self) -> Iterator[Chapter]:
        for chapter in self._chapters:
            self._stop.check()
            self.turns += len(chapter.turns)
            yield chapter


def _write_json(file: IO[str], chapters: Iterable[Chapter]) -> None:
    """One conversation a line, so that a large file can be read without holding it."""
    file.write(_BEGIN % (FORMAT, json.dumps(time.time())))
    for number, chapter in enumerate(chapters):
        file.write("\n" if number == 0 else ",\n")
        json.dump(chapter.to_json(), file, ensure_ascii=False, separators=(",", ":"))
    file.write("\n]}\n")


def _conversations(file: IO[str], size: int) -> Iterator[Any]:
    first = file.readline()
    head = _head(first)
    if head is not None:
        for line in file:
            text = line.strip().removesuffix(",")
            if text == "]}":
                return
            yield json.loads(text)
        raise ValueError("cut off")
    if size > _MOST_BYTES:
        raise ValueError("too large")
    whole = json.loads(first + file.read())
    _check_format(whole["medbot_history"])
    yield from whole["conversations"]


def _head(line: str) -> dict[str, Any] | None:
    """The first line of a file of ours as it was written, else None."""
    if not line.rstrip().endswith('"conversations": ['):
        return None
    head = json.loads(line.rstrip() + "]}")
    _check_format(head["medbot_history"])
    return dict(head)


class _Newer(Exception):
    """An export of a later version."""


def _check_format(told: object) -> None:
    if told != FORMAT:
        raise _Newer if type(told) is int and told > FORMAT else ValueError(told)


def _write_markdown(file: IO[str], chapters: Iterable[Chapter], language: str) -> None:
    for chapter in chapters:
        file.write(f"# {chapter.title}\n\n")
        for kept in chapter.turns:
            question = " ".join(kept.turn.question.split())
            file.write(f"## {question}\n\n{_moment(kept.turn.asked_at)}\n\n")
            for line in _answer_words(kept, language).splitlines():
                file.write(f"> {line}\n" if line else ">\n")
            file.write("\n")


def _header(language: str) -> list[str]:
    names = ("asked", "conversation", "question", "kind", "answer", "medicine", "data_set", "row", "source",
             "source_url", "pinned")  # fmt: skip
    return [say(language, f"column_{name}") for name in names]


def _lines(chapters: Iterable[Chapter], language: str) -> Iterator[list[str]]:
    for chapter in chapters:
        for kept in chapter.turns:
            turn, answer = kept.turn, kept.turn.answer
            row = answer.row if answer else None
            yield [
                _moment(turn.asked_at),
                chapter.title,
                turn.question,
                say(language, f"kind_{answer.kind}") if answer else "",
                (answer.text or (row.answer if row else "") or _answer_words(kept, language))
                if answer
                else "",
                ", ".join(answer.understood.medicines) if answer else "",
                row.dataset if row else "",
                str(row.number) if row else "",
                row.source if row else "",
                row.source_url if row else "",
                say(language, "yes") if turn.pinned else "",
            ]


def _answer_words(kept: KeptTurn, language: str) -> str:
    answer = kept.turn.answer
    return answer_as_text(answer, language) if answer else say(language, "no_answer_stored")


def _moment(at: float) -> str:
    """Local time in a form that sorts and that every spreadsheet reads."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))
