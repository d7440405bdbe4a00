"""Turns on paper: as a PDF or on a printer, with the kind in words, the source, and when it was asked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QSaveFile
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import FolderReadOnly
from medbot_desktop.ui.days import written_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrintDialog

    from medbot_desktop.domain.turns import Turn


def turns_as_html(chapters: Iterable[tuple[str, Sequence[Turn]]], language: str) -> str:
    """Each chapter is a title and its turns; everything that was typed or comes from the data is escaped."""
    translate = QCoreApplication.translate
    parts = []
    for title, turns in chapters:
        parts.append(f"<h2>{escape(title)}</h2>")
        for turn in turns:
            moment = written_moment(turn.asked_at, language)
            words = (
                answer_as_text(turn.answer, language)
                if turn.answer is not None
                else translate("Printing", "No answer is stored.")
            )
            parts.append(
                f"<p>{escape(moment)}<br><b>{_lines(turn.question)}</b></p><p>{_lines(words)}</p><hr>"
            )
    about = translate(
        "Printing", "A look-up for professionals, made with MedBot. It does not replace the pharmacist."
    )
    return f"{''.join(parts)}<p><small>{escape(about)}</small></p>"


def write_pdf(html: str, path: str, title: str) -> None:
    """Write the file; it is there whole or not at all. Raises FolderReadOnly.

    May be called in a lane: everything it makes lives and dies inside the call, which Qt allows for documents.
    """
    document = QTextDocument()
    document.setHtml(html)
    write_document(document, path, title)


def write_document(document: QTextDocument, path: str, title: str) -> None:
    """Write a document as a PDF on A4; it is there whole or not at all. Raises FolderReadOnly."""
    timers = (
        QEventLoop()
    )  # a thread of Python's has no timers of Qt before one is made, and the layout starts some
    target = QSaveFile(path)
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise FolderReadOnly(path=path)
    writer = QPdfWriter(target)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(title)
    writer.setCreator("MedBot")
    document.print_(writer)
    del writer, timers
    if not target.commit():
        raise FolderReadOnly(path=path)


def print_html(html: str, title: str, parent: QWidget) -> Sentence | None:
    """Ask for a printer and print; what has to be said if there is none to ask for."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return Sentence("no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    name_fields(dialog)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        _print(html, printer)
    return None


def name_fields(dialog: QPrintDialog) -> None:
    """Say for a screen reader what Qt's own dialog leaves unsaid; it has none of this where the system's is shown."""
    translate = QCoreApplication.translate
    for field, words in (
        ("fileBrowser", translate("Printing", "Choose the file")),
        ("from", translate("Printing", "First page")),
        ("to", translate("Printing", "Last page")),
        ("pagesLineEdit", translate("Printing", "Pages to print")),
    ):
        widget = dialog.findChild(QWidget, field)
        if widget is not None:
            widget.setAccessibleName(words)
    for field, words in (
        ("printers", translate("Printing", "Printer")),
        ("pageSetCombo", translate("Printing", "All pages, or each second")),
    ):
        widget = dialog.findChild(QWidget, field)
        if widget is not None:
            widget.setAccessibleDescription(words)  # on Linux its name is what is chosen


def _print(html: str, device: QPagedPaintDevice) -> None:
    document = QTextDocument()
    document.setHtml(html)
    document.print_(device)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
