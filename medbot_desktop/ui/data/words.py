"""Words and signs of the data page that several of its parts show: states, severities, encodings, delimiters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.checked import RowState, Severity

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

    from medbot_desktop.domain.checked import CheckedRow

STATE_LOOKS = {
    RowState.USED: ("check", "text2"),
    RowState.LOOK_AGAIN: ("warning", "warn"),
    RowState.SET_ASIDE: ("error", "red"),
    RowState.LEFT_OUT: ("close", "text2"),
}
SEVERITY_LOOKS = {
    Severity.SET_ASIDE: ("error", "red"),
    Severity.LOOK_AGAIN: ("warning", "warn"),
    Severity.INFO: ("info", "text2"),
}
ENCODINGS = ("utf-8", "windows-1252", "mac-roman", "utf-16-le", "utf-16-be")
DELIMITERS = (";", ",", "\t", "|")


def state_word(row: CheckedRow) -> str:
    translate = QCoreApplication.translate
    if row.state is RowState.LEFT_OUT:
        return translate("DataWords", "Left out")
    if row.state is RowState.SET_ASIDE:
        return translate("DataWords", "Set aside")
    if row.fixed:
        return translate("DataWords", "Corrected")
    if row.state is RowState.LOOK_AGAIN:
        return translate("DataWords", "Look again")
    return translate("DataWords", "Used")


def severity_words(severity: Severity) -> tuple[str, str]:
    """The title of a group of findings, and what is done with its rows."""
    translate = QCoreApplication.translate
    if severity is Severity.SET_ASIDE:
        return translate("DataWords", "Rows set aside"), translate(
            "DataWords", "they cannot be used like this"
        )
    if severity is Severity.LOOK_AGAIN:
        return translate("DataWords", "Better look again"), translate("DataWords", "they are used")
    return translate("DataWords", "For your information"), translate("DataWords", "nothing to do")


def encoding_word(encoding: str) -> str:
    names = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "windows-1252": "Windows-1252", "mac-roman": "Mac Roman"}
    return names.get(encoding, encoding.upper())


def delimiter_words(delimiter: str) -> str:
    translate = QCoreApplication.translate
    return {
        ";": translate("DataWords", "semicolon ( ; )"),
        ",": translate("DataWords", "comma ( , )"),
        "\t": translate("DataWords", "tab"),
        "|": translate("DataWords", "bar ( | )"),
    }.get(delimiter, delimiter)


def size_words(size_bytes: int, locale: QLocale) -> str:
    """How large a file is, in units of a thousand."""
    decimals = 0 if size_bytes < 1_000_000 else 1
    return locale.formattedDataSize(size_bytes, decimals, locale.DataSizeFormat.DataSizeSIFormat)


def short_name(name: str, most: int = 32) -> str:
    """A name short enough for a button."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
