"""One answer in large print for the patient, on one sheet: the words of the row, its source, the day, the pharmacy."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from medbot_desktop.domain.answers import SAMPLE_NOTICE
from medbot_desktop.texts import say
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.printing import document_of, write_document

if TYPE_CHECKING:
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.ui.language import Language

TEXT_PT = 18
"""Large print, as associations of the blind ask for it: 16 to 18 points."""
LETTER_COUNTRIES = frozenset(
    {"US", "CA", "MX", "CL", "CO", "VE", "PH", "CR", "GT", "PA", "DO", "SV", "NI", "HN"}
)
MARGIN_MM = 5.0  # QTextDocument adds two centimetres of its own


@dataclass(frozen=True, slots=True)
class HandOut:
    """What stands on the sheet. `text` is the answer word for word, `country` decides the paper."""

    text: str
    row: Row
    sample: bool
    pharmacy_name: str
    country: str


def write_pdf(hand_out: HandOut, path: str, language: Language) -> None:
    """Write the sheet, a long answer on a second one; it is there whole or not at all. Raises FolderReadOnly."""
    size = QPageSize.PageSizeId.Letter if hand_out.country in LETTER_COUNTRIES else QPageSize.PageSizeId.A4
    layout = QPageLayout(
        QPageSize(size),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    document = document_of(page_html(hand_out, language))
    document.setDocumentMargin(0)
    write_document(document, path, hand_out.row.medicine or hand_out.row.question, layout)


def page_html(hand_out: HandOut, language: Language) -> str:
    """The sheet as the rich text it is drawn from; everything that comes from the data is escaped."""
    translate = QCoreApplication.translate
    row = hand_out.row
    today = language.locale.toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    source = row.source or row.source_url or translate("HandOut", "no source given")
    reviewed = (
        translate("HandOut", "reviewed on {date}").format(date=review_date(row.reviewed_on, language.code))
        if row.reviewed_on
        else translate("HandOut", "not reviewed by a pharmacist")
    )
    where = translate("HandOut", "Source: {source}, {reviewed}").format(source=source, reviewed=reviewed)
    small = [where]
    if row.source_url and row.source:
        small.append(row.source_url)
    if hand_out.sample:
        small.append(say(language.code, SAMPLE_NOTICE))
    ask = translate("HandOut", "If anything is unclear, ask at the pharmacy.")
    heading = [hand_out.pharmacy_name] if hand_out.pharmacy_name else []
    answer = "<br>".join(escape(line) for line in hand_out.text.split("\n"))
    return "".join(
        [
            f"<p style='font-size:{TEXT_PT - 4}pt'>",
            " · ".join(f"<b>{escape(words)}</b>" for words in heading) + (" · " if heading else ""),
            f"{escape(today)}</p><hr>",
            f"<p style='font-size:{TEXT_PT + 8}pt'><b>{escape(row.medicine)}</b></p>" if row.medicine else "",
            f"<p style='font-size:{TEXT_PT}pt'><b>{escape(row.question)}</b></p>",
            f"<p style='font-size:{TEXT_PT}pt; line-height:140%'>{answer}</p><hr>",
            *(f"<p style='font-size:{TEXT_PT - 5}pt'>{escape(words)}</p>" for words in small),
            f"<p style='font-size:{TEXT_PT - 3}pt'><b>{escape(ask)}</b></p>",
        ]
    )
