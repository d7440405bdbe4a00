"""The style sheet of lists, tables and scroll bars, in the colours and pixels of the look in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def lists_sheet(c: Callable[[str], str], px: Callable[[float], int]) -> str:
    """`c` gives a colour by its token, `px` a measure at 100 % in pixels."""
    return f"""
        QListWidget#licences {{ border: 1px solid {c("line")}; border-radius: {px(8)}px;
            background: {c("surface")}; padding: {px(4)}px; }}
        QListWidget#licences::item {{ padding: {px(5)}px {px(10)}px; color: {c("text")}; }}
        QListWidget#licences::item:selected {{ background: {c("selected")}; color: {c("text")}; }}
        QPlainTextEdit#licence_text {{ border: 1px solid {c("line")}; border-radius: {px(8)}px; font-size: {px(12)}px;
            background: {c("surface")}; color: {c("text")}; padding: {px(8)}px;
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QPlainTextEdit#licence_text:focus {{ border: 2px solid {c("accent")}; padding: {px(7)}px; }}
        QListWidget#guide_headings {{ border: 0; border-right: 1px solid {c("line")}; background: {c("window")};
            padding: {px(8)}px 0; }}
        QListWidget#bin, QTableView#gaps {{ border: 1px solid {c("line")}; border-radius: {px(8)}px;
            background: {c("surface")}; }}
        QTableView {{ border: 0; background: transparent; }}
        QHeaderView {{ border: 0; background: {c("sunken")}; }}
        QHeaderView::section {{ background: {c("sunken")}; color: {c("text2")}; border: 0; font-weight: bold;
            font-size: {px(12)}px; padding: 0 {px(8)}px; }}
        QTableView#gaps QHeaderView {{ background: transparent; }}
        QTableView#gaps QHeaderView::section {{ border-bottom: 1px solid {c("line")}; padding: 0 {px(12)}px; }}
        QTableView#gaps QHeaderView::section:first {{ border-top-left-radius: {px(7)}px; }}
        QTableView#gaps QHeaderView::section:last {{ border-top-right-radius: {px(7)}px; }}
        QTableView#gaps::item {{ padding: 0 {px(9)}px; border-bottom: 1px solid {c("line")}; }}
        QTableView#gaps::item:selected {{ background: {c("selected")}; color: {c("text")}; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
        QScrollBar::handle {{ background: {c("control")}; border-radius: {px(3)}px; }}
        QScrollBar::handle:vertical {{ min-height: {px(32)}px; margin: {px(2)}px {px(3)}px; }}
        QScrollBar::handle:horizontal {{ min-width: {px(32)}px; margin: {px(3)}px {px(2)}px; }}
        QScrollBar::handle:hover {{ background: {c("text2")}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
        """
