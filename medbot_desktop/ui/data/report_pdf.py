"""The report on a file as a PDF: how it was read, the counts, every kind of finding with its rows."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.checked import Severity
from medbot_desktop.texts import say
from medbot_desktop.ui.data.words import delimiter_words, encoding_word, severity_words
from medbot_desktop.ui.days import written_moment
from medbot_desktop.ui.printing import document_of, write_document

if TYPE_CHECKING:
    from medbot_desktop.domain.checked import CheckedFile, FoundKind
    from medbot_desktop.ui.language import Language

# Shapes that print without colour, as on the page.
_SIGNS = {Severity.SET_ASIDE: "◆", Severity.LOOK_AGAIN: "▲", Severity.INFO: "○"}


def write_pdf(file: CheckedFile, path: str, language: Language) -> None:
    """Write the report; it is there whole or not at all. Raises FolderReadOnly.

    Short, at most a few pages: each kind names its first rows only, the CSV has them all.
    """
    write_document(document_of(_html(file, language)), path, file.name)


def _html(file: CheckedFile, language: Language) -> str:
    translate = QCoreApplication.translate
    code, layout = language.code, file.layout
    title = translate("ReportPdf", "Report on the data")
    counts = translate("ReportPdf", "{read} rows read, {used} are used, {aside} set aside.").format(
        read=file.row_count, used=file.used_count, aside=file.set_aside_count
    )
    written = [encoding_word(layout.encoding), delimiter_words(layout.delimiter), layout.sheet]
    now = written_moment(time.time(), code)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p><b>{escape(file.name)}</b> · {escape(' · '.join(filter(None, written)))} · {escape(now)}</p>",
        f"<p>{escape(counts)}</p>",
        f"<p>SHA-256 {file.fingerprint}</p>",
    ]
    for severity in Severity:
        kinds = [found for found in file.findings if found.severity is severity]
        if kinds:
            name, aside = severity_words(severity)
            parts.append(f"<h2>{_SIGNS[severity]} {escape(name)}: {escape(aside)}</h2>")
            parts += [_of_kind(found, code) for found in kinds]
    return "".join(parts)


def _of_kind(found: FoundKind, code: str) -> str:
    name = escape(say(code, f"finding_{found.kind}"))
    why = escape(say(code, found.why.code, found.why.params))
    count = f" ({found.count})" if found.count else ""
    rows = ", ".join(map(str, found.first_rows)) + (" …" if found.count > len(found.first_rows) else "")
    words = QCoreApplication.translate("ReportPdf", "Rows: {rows}").format(rows=rows) if rows else ""
    return f"<p><b>{name}{count}</b><br>{why}<br>{escape(words)}</p>"
