"""The history in files: JSON reads back whole, CSV harms no spreadsheet, what is no export is told."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.answers import Answer, AnswerKind
from medbot_desktop.domain.errors import Cancelled, FileUnreadable, FolderReadOnly, MadeByNewer
from medbot_desktop.domain.history import Gap
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.services.history_files import FileKind, Stop, read_history, write_gaps, write_history
from medbot_desktop.storage.history_archive import Chapter, KeptTurn
from tests.storage.test_history import CHOOSE, ROW, STORED

if TYPE_CHECKING:
    from pathlib import Path


def turn(question: str, answer: Answer | None = STORED, at: float = 1_790_000_000.25) -> KeptTurn:
    state = TurnState.COMPLETE if answer else TurnState.CANCELLED
    return KeptTurn(Turn(0, 0, at, question, state, answer), at if answer else None, "b", ((at, CHOOSE, ""),))


CHAPTERS = (
    Chapter(
        "=1+1", 1.0, 2.0, True, True, ("Guardia",), (turn("¿Daña el riñón?\n=SUM(A1)"), turn("-x", None))
    ),
    Chapter("otra ]},", 3.0, 4.0, turns=(turn('comillas "dobles"', CHOOSE),)),
)


def test_json_reads_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "historial.json"
    assert write_history(CHAPTERS, path, FileKind.JSON, "es") == 3
    assert tuple(read_history(path)) == CHAPTERS
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole["medbot_history"] == 1
    path.write_text(json.dumps(whole, indent=2), encoding="utf-8")  # as another program writes it anew
    assert tuple(read_history(path)) == CHAPTERS


def test_no_conversation_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "leer.json"
    assert write_history([], path, FileKind.JSON, "es") == 0
    assert list(read_history(path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "no json",
        '{"medbot_history": 0, "conversations": []}',
        '{"medbot_history": "2", "conversations": []}',
        '{"medbot_history": 1, "exported_at": 1, "conversations": [\n{"title": 3}\n]}',
        '{"medbot_history": 1, "exported_at": 1, "conversations": [\n',
        '{"medbot_history": 1, "conversations": [{"title": "x", "started_at": 1, "updated_at": 1, "turns": [{}]}]}',
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
    ids=range(10),
)
def test_what_is_no_export_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileUnreadable) as told:
        list(read_history(path))
    assert told.value.code == "file_not_history"


@pytest.mark.parametrize("line", ["\n", ""])
def test_an_export_of_a_later_version_is_told_from_what_is_none(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        f'{{"medbot_history": 2, "exported_at": 1, "conversations": [{line}{{"talk": 1}}{line}]}}'
    )
    with pytest.raises(MadeByNewer) as told:
        list(read_history(path))
    assert told.value.params == {"path": "x.json"}


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as told:
        list(read_history(tmp_path / "no.json"))
    assert told.value.code == "file_missing"


def test_csv_is_calculated_by_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "historial.csv"
    write_history(CHAPTERS, path, FileKind.CSV, "es")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, second, third = csv.reader(file, delimiter=";")
    assert header[:5] == ["fecha", "consulta", "pregunta", "clase de respuesta", "respuesta"]
    assert first[1:5] == [
        "'=1+1",
        "¿Daña el riñón?\n=SUM(A1)",
        "Respuesta de sus datos, palabra por palabra",
        ROW.answer,
    ]
    assert (first[6], first[7], first[8]) == ("datos", "7", "AEMPS")
    assert second[2:5] == ["'-x", "", ""]
    assert "nimoDIPino" in third[4]


def test_markdown_quotes_what_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "historial.md"
    write_history(CHAPTERS, path, FileKind.MARKDOWN, "en")
    text = path.read_text(encoding="utf-8")
    assert '# otra ]},\n\n## comillas "dobles"\n' in text
    assert f"> {ROW.answer}\n" in text
    assert "> No answer is stored.\n" in text


def test_a_stopped_export_leaves_no_file(tmp_path: Path) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        write_history(CHAPTERS, tmp_path / "x.json", FileKind.JSON, "es", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderReadOnly):
        write_history(CHAPTERS, tmp_path / "no" / "x.json", FileKind.JSON, "es")


def test_the_to_do_list_for_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    write_gaps([Gap("=x", 3, 1_790_000_000.0, ("a", "b"))], path, "en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    assert lines[0] == ["question", "times", "last asked", "medicine"]
    assert (lines[1][0], lines[1][1], lines[1][3]) == ("'=x", "3", "a, b")


def test_no_key_is_in_an_export(tmp_path: Path) -> None:
    """AgriciDaniel/claude-seo#122: an export holds what was asked and answered, and nothing of the settings."""
    path = tmp_path / "x.json"
    write_history([replace(CHAPTERS[0])], path, FileKind.JSON, "es")
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert set(whole) == {"medbot_history", "exported_at", "conversations"}
    assert AnswerKind.STORED in path.read_text(encoding="utf-8")
