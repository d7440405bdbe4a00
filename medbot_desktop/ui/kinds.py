"""How each kind of answer is told apart: icon, colours, and its words; never by colour alone."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.kinds import AnswerKind


class KindLook(NamedTuple):
    """`tone` and `tint` are token names; `edge` is the style of the card's border, `edge_px` its width."""

    icon: str
    tone: str
    tint: str
    edge: str = "solid"
    edge_px: int = 1


QUIET = "quiet"
KIND_LOOKS = {
    AnswerKind.STORED: KindLook("kind-stored", "accent", "accent_tint"),
    AnswerKind.CHOOSE: KindLook("kind-choose", "choose", "choose_tint"),
    AnswerKind.NOT_IN_DATA: KindLook("kind-not-in-data", "nid", "nid_tint", edge="dashed"),
    AnswerKind.RED_FLAG: KindLook("kind-red-flag", "red", "red_fill", edge_px=2),
    AnswerKind.GENERATED: KindLook("kind-generated", "gen", "gen_tint", edge="dotted"),
    AnswerKind.HELP: KindLook("info", "text2", "sunken"),
}


def kind_title(kind: AnswerKind) -> str:
    """The words in the head of a card."""
    translate = QCoreApplication.translate
    return {
        AnswerKind.STORED: translate("Kinds", "Stored answer, word for word"),
        AnswerKind.CHOOSE: translate("Kinds", "Choose one"),
        AnswerKind.NOT_IN_DATA: translate("Kinds", "Your data does not say"),
        AnswerKind.RED_FLAG: translate("Kinds", "Emergency. Call first."),
        AnswerKind.GENERATED: translate("Kinds", "Written by a model"),
        AnswerKind.HELP: translate("Kinds", "Help"),
    }[kind]


def kind_word(kind: AnswerKind) -> str:
    """The short words of the history list."""
    translate = QCoreApplication.translate
    return {
        AnswerKind.STORED: translate("Kinds", "Your data"),
        AnswerKind.CHOOSE: translate("Kinds", "Choose"),
        AnswerKind.NOT_IN_DATA: translate("Kinds", "Not in data"),
        AnswerKind.RED_FLAG: translate("Kinds", "Emergency"),
        AnswerKind.GENERATED: translate("Kinds", "Model"),
        AnswerKind.HELP: translate("Kinds", "Help"),
    }[kind]
