"""The style sheet of the tuning place, in the colours and pixels of the look in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

VERDICTS = {
    "helps": ("accent_tint", "accent"),
    "no_clear_gain": ("sunken", "control"),
    "worse": ("warn_tint", "warn"),
}


def tuning_sheet(c: Callable[[str], str], px: Callable[[float], int]) -> str:
    """`c` gives a colour by its token, `px` a measure at 100 % in pixels."""
    verdicts = "".join(
        f"""
        QFrame#verdict[way="{way}"] {{ background: {c(ground)}; border: 1px solid {c(edge)};
            border-radius: {px(8)}px; }}"""
        for way, (ground, edge) in VERDICTS.items()
    )
    return f"""{verdicts}
        QToolButton::menu-indicator {{ image: none; width: 0; }}
        QPushButton[variant="segment"] {{ min-height: {px(26)}px; padding: 0 {px(9)}px; }}
        QPushButton[variant="toggle"]:checked, QPushButton[variant="segment"]:checked {{ font-weight: normal; }}
        QFrame#form {{ background: {c("surface")}; border: 0; border-right: 1px solid {c("line")}; }}
        QScrollArea > QWidget > QWidget#form_host {{ background: {c("surface")}; }}
        QLabel[role="figure"] {{ font-size: {px(20)}px; font-weight: bold; }}
        QLabel[role="wrong"] {{ font-size: {px(12)}px; color: {c("red")}; font-weight: bold; }}
        QLabel[role="good"] {{ font-weight: bold; color: {c("accent")}; }}
        QLabel[role="bad"] {{ font-weight: bold; color: {c("warn")}; }}
        QLineEdit[role="field"] {{ min-height: {px(30)}px; padding: 0 {px(9)}px; border: 1px solid {c("control")};
            border-radius: {px(4)}px; background: {c("surface")}; color: {c("text")};
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QLineEdit[role="field"]:focus {{ border: 2px solid {c("accent")}; padding: 0 {px(8)}px; }}
        QLineEdit[role="field"]:disabled {{ background: {c("sunken")}; color: {c("text2")};
            border-color: {c("line")}; }}
        QLineEdit[role="field"][wrong="true"] {{ border: 2px solid {c("red")}; padding: 0 {px(8)}px; }}
        QFrame#panel QTableView {{ alternate-background-color: {c("sunken")};
            selection-background-color: {c("selected")}; selection-color: {c("text")}; }}
        QListWidget#questions {{ border: 1px solid {c("line")}; border-radius: {px(4)}px; background: {c("surface")}; }}
        QListWidget#questions::item {{ padding: {px(4)}px {px(8)}px; color: {c("text")}; }}
        QListWidget#questions::item:selected {{ background: {c("selected")}; color: {c("text")}; }}
        """
