"""Contrast in every state that the style sheet knows (hovered, pressed, checked, disabled, selected), and in charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.theme import Look
from medbot_desktop.ui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH
from tests.ui.test_theme import luminance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QApplication

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
GROUNDS = ("window", "base", "surface", "sunken")
RING_GROUNDS = (
    *GROUNDS,
    "selected",
    "accent_tint",
    "choose_tint",
    "nid_tint",
    "gen_tint",
    "warn_tint",
    "red_tint",
)
MARKS = ("accent", "text2", "control")
"""What the charts draw their lines, circles, diamonds and whiskers with."""
CHART_GROUNDS = ("surface", "sunken")


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def declared(body: str) -> dict[str, str]:
    return {
        name.strip(): value.strip()
        for name, _, value in (part.partition(":") for part in body.split(";"))
        if value
    }  # fmt: skip


def states(sheet: str) -> Iterator[tuple[str, str, str]]:
    """(selector, colour of the words, ground) of every rule that has a ground of its own, with what its control has
    without the state where the rule does not say it."""
    plain: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(sheet):
        said = declared(body)
        for selector in selectors.split(","):
            control, _, state = selector.strip().partition(":")
            if not state:
                plain[control] = {**plain.get(control, {}), **said}
            kind = re.sub(r"[\[#].*$", "", control)
            known = {**plain.get(kind, {}), **plain.get(control, {}), **said}
            words, ground = known.get("color"), known.get("background")
            if words and ground and ground.startswith("#") and words.startswith("#"):
                yield selector.strip(), words, ground
            if "selection-color" in said and "selection-background-color" in said:
                yield (
                    f"{selector.strip()} selected",
                    said["selection-color"],
                    said["selection-background-color"],
                )


@pytest.mark.parametrize("high", [False, True], ids=["usual", "high"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_words_can_be_read_in_every_state(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, theme: Theme, high: bool
) -> None:
    monkeypatch.setattr("medbot_desktop.ui.theme.wants_high_contrast", lambda app: high)
    look = Look(qapp, Icons(bundled("resources") / "icons"), theme, 100)
    measured = list(states(look._sheet()))
    assert len({selector for selector, _, _ in measured if ":" in selector}) > 15
    faint = [
        f"{selector}: {words} on {ground} {contrast(words, ground):.2f}"
        for selector, words, ground in measured
        if contrast(words, ground) < (7.0 if high else 4.5)
        and "#send" not in selector  # a picture alone, in on_accent: test_theme.py
        and "::separator" not in selector  # a rule without words
    ]
    assert faint == []


@pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH],
    ids=["light", "dark", "light in high contrast", "dark in high contrast"],
)
def test_the_ring_and_the_marks_of_charts_stand_out(tokens: Mapping[str, str]) -> None:
    pairs = [("accent", ground) for ground in RING_GROUNDS]
    pairs += [(mark, ground) for mark in MARKS for ground in CHART_GROUNDS]
    pairs += [
        ("accent", "selected"),
        ("text2", "selected"),
    ]  # the line of a chart that the keyboard has chosen
    faint = [
        f"{over} on {ground} {contrast(tokens[over], tokens[ground]):.2f}"
        for over, ground in pairs
        if contrast(tokens[over], tokens[ground]) < 3.0
    ]
    assert faint == []


@pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH],
    ids=["light", "dark", "light in high contrast", "dark in high contrast"],
)
def test_what_cannot_be_pressed_can_still_be_read(tokens: Mapping[str, str]) -> None:
    """A step that is not open yet, a locked setting, what an administrator fixed: their words mean something."""
    for ground in GROUNDS:
        assert contrast(tokens["text3"], tokens[ground]) >= 4.5, ground
