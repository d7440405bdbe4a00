"""Paper: what is written as a PDF or sent to a printer, and turns as it, with the kind in words and the source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QSaveFile, QSizeF
from PySide6.QtGui import QPageSize, QPdfWriter, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QWidget

from medbot_desktop.answers_as_text import answer_as_text
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import FolderReadOnly
from medbot_desktop.ui.days import written_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QTextBlock
    from PySide6.QtPrintSupport import QPrintDialog

    from medbot_desktop.domain.turns import Turn

LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where paper is US Letter, as CLDR knows it; everywhere else it is A4."""


SCREEN_DPI = 96
PAPER_MARGIN_INCH = 2 / 2.54
"""What QTextDocument leaves free on each side."""


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
    write_document(document_of(html), path, title)


def document_of(html: str, style: str = "") -> QTextDocument:
    """The pages of rich text, dressed by a style sheet."""
    document = QTextDocument()
    document.setDefaultStyleSheet(style)
    document.setHtml(html)
    return document


def write_document(
    document: QTextDocument, path: str, title: str, layout: QPageLayout | None = None, country: str = ""
) -> None:
    """Write a document as a PDF, on the paper of a country without a `layout`; it is there whole or not at all.

    Raises FolderReadOnly.
    """
    # A thread of Python's has no timers of Qt before one is made, and the document's layout starts some.
    timers = QEventLoop()
    target = QSaveFile(path)
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise FolderReadOnly(path=path)
    writer = QPdfWriter(target)
    if layout is None:
        sizes = QPageSize.PageSizeId
        writer.setPageSize(QPageSize(sizes.Letter if country in LETTER else sizes.A4))
    else:
        writer.setPageLayout(layout)
    writer.setTitle(title)
    writer.setCreator("MedBot")
    keep_headings(document, writer)
    document.print_(writer)
    del writer, timers
    if not target.commit():
        raise FolderReadOnly(path=path)


def keep_headings(document: QTextDocument, paper: QPagedPaintDevice) -> None:
    """Let no heading be the last on its page, nor a picture stand on the page before the words below it."""
    # As QTextDocument.print lays it out, but as large as on a screen: a copy is not laid out right for other devices.
    laid, scale = document.clone(), SCREEN_DPI / paper.logicalDpiY()
    shape = laid.rootFrame().frameFormat()
    shape.setMargin(PAPER_MARGIN_INCH * SCREEN_DPI)
    laid.rootFrame().setFrameFormat(shape)
    laid.setPageSize(QSizeF(paper.width() * scale, paper.height() * scale))
    block = laid.begin()
    while block.isValid():
        following = block.next()
        leads = block.blockFormat().headingLevel() or "\ufffc" in block.text()
        if leads and following.isValid() and _page(laid, following) > _page(laid, block):
            broken = QTextBlockFormat()
            broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            for one in (laid, document):
                QTextCursor(one.findBlockByNumber(block.blockNumber())).mergeBlockFormat(broken)
        block = following


def _page(document: QTextDocument, block: QTextBlock) -> int:
    """The page that a block begins on, from 0."""
    return int(document.documentLayout().blockBoundingRect(block).top() // document.pageSize().height())


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
        document = document_of(html)
        keep_headings(document, printer)
        document.print_(printer)
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


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
