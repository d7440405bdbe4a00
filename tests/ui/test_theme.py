"""Colours that can be read, sizes that follow the zoom, icons in the colour asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from medbot_desktop.domain.settings import Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.kinds import KIND_LOOKS
from medbot_desktop.ui.theme import Look
from medbot_desktop.ui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

GROUNDS = ("window", "base", "surface", "sunken")
PAIRS = [
    *((text, ground, 4.5) for text in ("text", "text2", "text3") for ground in GROUNDS),
    *((text, "selected", 4.5) for text in ("text", "text2")),
    *((look.tone, look.tint, 4.5) for look in KIND_LOOKS.values() if look.tint != "red_fill"),
    ("on_red", "red_fill", 4.5),
    ("text", "red_tint", 4.5),
    ("text", "warn_tint", 4.5),
    ("warn", "warn_tint", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_mark", "mark", 4.5),
    ("on_accent", "accent_hover", 4.5),
    *(("accent", ground, 4.5) for ground in (*GROUNDS, "accent_tint", "selected")),
    *(
        (tone, ground, 4.5)
        for tone in ("choose", "nid", "red", "gen", "warn")
        for ground in ("base", "surface")
    ),
    *(("text2", tint, 4.5) for tint in ("accent_tint", "choose_tint", "nid_tint", "gen_tint", "warn_tint")),
    *(("control", ground, 3.0) for ground in ("window", "base", "surface")),
]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    told = QColor(colour)
    return 0.2126 * linear(told.redF()) + 0.7152 * linear(told.greenF()) + 0.0722 * linear(told.blueF())


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("over", "ground", "floor"), PAIRS)
def test_contrast(tokens: dict[str, str], over: str, ground: str, floor: float) -> None:
    lighter, darker = sorted((luminance(tokens[over]), luminance(tokens[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= floor


@pytest.mark.parametrize("tokens", [LIGHT_HIGH, DARK_HIGH], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("over", "ground", "floor"), [*PAIRS, *(("line", ground, 3.0) for ground in GROUNDS)]
)
def test_high_contrast(tokens: dict[str, str], over: str, ground: str, floor: float) -> None:
    """What has to be read 7, what has to be seen 4.5, and the rules are seen too."""
    test_contrast(tokens, over, ground, 7.0 if floor == 4.5 else 4.5)


def test_every_theme_has_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys() == LIGHT_HIGH.keys() == DARK_HIGH.keys()


def test_the_contrast_that_the_system_asks_for(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Followed at the start and when it changes, in either theme; nobody can set what Qt tells of the system."""
    asked = {"high": True}
    monkeypatch.setattr("medbot_desktop.ui.theme.wants_high_contrast", lambda app: asked["high"])
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    changes: list[str] = []
    look.changed.connect(lambda: changes.append(look.colour("text")))
    assert look.high_contrast
    assert look.colour("control") == LIGHT_HIGH["control"]
    assert LIGHT_HIGH["control"] in qapp.styleSheet()
    look.set(Theme.DARK, 100)
    assert qapp.palette().color(QPalette.ColorRole.Mid).name().upper() == DARK_HIGH["control"]
    asked["high"] = False
    style_hints = qapp.styleHints()
    hints = style_hints.accessibility()
    hints.contrastPreferenceChanged.emit(hints.contrastPreference())
    assert changes == [DARK_HIGH["text"], DARK["text"]]
    assert not look.high_contrast
    hints.contrastPreferenceChanged.emit(hints.contrastPreference())
    assert len(changes) == 2  # nothing has changed


def test_high_contrast_without_a_scheme_goes_by_the_systems_own_ground(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows tells of neither light nor dark there."""
    monkeypatch.setattr("medbot_desktop.ui.theme.wants_high_contrast", lambda app: True)
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    before = qapp.palette()
    for ground, tokens in (("#000000", DARK_HIGH), ("#FFFFFF", LIGHT_HIGH)):
        system = QPalette(before)
        system.setColor(QPalette.ColorRole.Window, QColor(ground))
        qapp.setPalette(system)
        look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.SYSTEM, 100)
        assert look.colour("base") == tokens["base"]


def test_theme_and_zoom(qapp: QApplication) -> None:
    look = Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    changes: list[bool] = []
    look.changed.connect(lambda: changes.append(look.dark))
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == LIGHT["surface"]
    look.set(Theme.DARK, 150)
    look.set(Theme.DARK, 150)
    assert changes == [True]
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK["surface"]
    assert look.px(8) == 12
    assert look.font(15).pixelSize() == 22
    look.set(Theme.DARK, 1_000)
    assert look.zoom_percent == 200
    look.set(Theme.DARK, 10)
    assert look.zoom_percent == 80


def test_nothing_slides_or_fades(qapp: QApplication) -> None:
    Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)
    assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)


def test_every_icon_is_drawn_in_its_colour(qapp: QApplication) -> None:
    folder = bundled("resources") / "icons"
    icons = Icons(folder)
    names = sorted(path.stem for path in folder.glob("*.svg"))
    assert {look.icon for look in KIND_LOOKS.values()} <= set(names)
    for name in names:
        picture = icons.pixmap(name, "#A8201A", 24, 2.0).toImage()
        assert picture.width() == 48
        pixels = (picture.pixelColor(x, y) for x in range(48) for y in range(48))
        solid = {pixel.getRgb()[:3] for pixel in pixels if pixel.alpha() == 255}
        assert solid, name
        wanted = QColor("#A8201A").getRgb()[:3]
        off = max(abs(part - want) for pixel in solid for part, want in zip(pixel, wanted, strict=True))
        assert name == "app" or off <= 3, name  # rounding at the edges
