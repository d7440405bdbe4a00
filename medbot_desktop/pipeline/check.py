"""Check a file with all that this program knows of medicines, languages and persons, and give it as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medbot_desktop.datasets.checking import CheckReport, check
from medbot_desktop.datasets.doctor import Lookups
from medbot_desktop.domain import privacy
from medbot_desktop.retrieval.text import language_of
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path

    from medbot_desktop.domain.checked import Choices
    from medbot_desktop.domain.errors import MedBotError
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.retrieval.medicines import Medicines


def check_file(
    path: Path, medicines: Medicines, report: ReportProgress, choices: Choices | None = None
) -> CheckReport:
    """Read and examine a file. Raises FileUnreadable, Cancelled."""
    return check(path, lookups_with(medicines), choices, report=report)


def lookups_with(medicines: Medicines) -> Lookups:
    """What the doctor is told about a text, from all that this program knows."""
    return Lookups(
        medicines_of=lambda text: frozenset(i for mention in medicines.named(text) for i in mention.ids),
        language_of=language_of,
        has_personal_details=lambda text: bool(privacy.find(text)),
    )


def report_as_json(report: CheckReport, language: str, pairs: bool = False) -> dict[str, Any]:
    """The report as `check --json` prints it; `pairs` adds the usable pairs themselves."""
    layout, usable = report.layout, report.usable
    table: dict[str, Any] = {
        "encoding": layout.encoding or None,
        "delimiter": layout.delimiter or None,
        "header_row": layout.header_line,
        "columns": {role: layout.columns.name_of(role) for role in ("question", "answer")},
        "usable_pairs": len(usable),
        "findings": [
            {
                "kind": finding.kind,
                "severity": finding.severity.value,
                "rows": list(finding.rows),
                "message": say(language, finding.sentence.code, finding.sentence.params),
            }
            for finding in report.findings
        ],
        "error": None,
    }
    if pairs:
        table["pairs"] = [[row.question, row.answer] for row in usable]
    return table


def error_as_json(error: MedBotError, language: str, pairs: bool = False) -> dict[str, Any]:
    """What `check --json` prints where the file cannot be read: the same keys, empty."""
    table: dict[str, Any] = {
        "encoding": None,
        "delimiter": None,
        "header_row": None,
        "columns": {"question": None, "answer": None},
        "usable_pairs": 0,
        "findings": [],
        "error": {
            "kind": error.code.removeprefix("file_"),
            "message": say(language, error.code, error.params),
        },
    }
    if pairs:
        table["pairs"] = []
    return table


def report_as_text(report: CheckReport, language: str) -> str:
    """The report as the command line prints it."""
    layout = report.layout
    written = [layout.encoding, {"\t": "tab"}.get(layout.delimiter, layout.delimiter), layout.sheet]
    columns = " | ".join(layout.columns.name_of(role) for role in ("question", "answer"))
    lines = [
        f"{report.name}: {'  '.join(filter(None, written))}  {columns}",
        say(language, "check_counts", {"read": report.row_count, "usable": len(report.usable)}),
    ]
    severity = None
    for finding in report.findings:
        if finding.severity != severity:
            severity = finding.severity
            lines.append(f"\n{say(language, f'severity_{severity.value}')}")
        count = f" ({len(finding.rows)})" if finding.rows else ""
        lines.append(f"  {say(language, finding.title.code)}{count}: {_rows(finding.rows)}")
        lines.append(f"    {say(language, finding.sentence.code, finding.sentence.params)}")
    return "\n".join(lines)


def _rows(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown + (" …" if len(numbers) > 10 else "")
