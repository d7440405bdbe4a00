"""The look of the window: theme, zoom, palette and style sheet; every measure is multiplied by the zoom.

Widgets state what they are (`role`, `kind`, `variant`); layouts and icons state their measures at 100 %
(`set_measures`, `set_icon`), and `Look.dress` turns them into pixels again whenever the look changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QLayout, QToolButton, QWidget

from medbot_desktop.domain.settings import ZOOM_PERCENT_RANGE, Theme
from medbot_desktop.ui.kinds import KIND_LOOKS, QUIET
from medbot_desktop.ui.lists_sheet import lists_sheet
from medbot_desktop.ui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH
from medbot_desktop.ui.tuning.sheet import tuning_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medbot_desktop.ui.focus_style import FocusStyle
    from medbot_desktop.ui.icons import Icons

PALETTE = {
    QPalette.ColorRole.Window: "base",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
}


ICON_GAP = 3
"""Between the icon and the words of a button, added to Fusion's own four pixels."""


class Look(QObject):
    """Tokens, pixels and fonts of the theme and zoom in use; `changed` after either has changed."""

    changed = Signal()

    def __init__(
        self, app: QApplication, icons: Icons, theme: Theme, zoom_percent: int, plain: bool = False
    ) -> None:
        """With `plain` the style stays the application's own, which is to be Fusion, until `complete` is called, and
        nothing is dressed before the end of `undressed`."""
        super().__init__()
        self._app = app
        self.icons = icons
        self._theme = theme
        self.zoom_percent = zoom_percent
        self._style: FocusStyle | None = None
        self._family = app.font().family()
        self._waits = plain
        # Asked before this program's own is set: where the system's contrast is high, Qt tells of no scheme.
        self._system_is_dark = app.palette().window().color().lightness() < 128
        self._set_tokens()
        for effect in Qt.UIEffect:
            app.setEffectEnabled(effect, False)  # nothing slides or fades, whatever the system does
        if not plain:
            self.complete()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply()

    def complete(self) -> None:
        """Have the program's own focus ring and check boxes, unless they are there."""
        if self._style is None:
            from medbot_desktop.ui.focus_style import FocusStyle

            self._style = FocusStyle(self._tokens)
            self._colour_style()
            self._app.setStyle(self._style)

    def _colour_style(self) -> None:
        if self._style is not None:
            self._style.colours, self._style.zoom = self._tokens, self.zoom_percent / 100

    def set(self, theme: Theme, zoom_percent: int) -> None:
        """Use another theme or zoom; nothing happens if both are in use already."""
        low, high = ZOOM_PERCENT_RANGE
        zoom_percent = min(max(zoom_percent, low), high)
        if (theme, zoom_percent) == (self._theme, self.zoom_percent):
            return
        self._theme, self.zoom_percent = theme, zoom_percent
        self._apply()

    def colour(self, token: str) -> str:
        return self._tokens[token]

    def px(self, measure: float) -> int:
        """A measure at 100 % in pixels."""
        return round(measure * self.zoom_percent / 100)

    def font(self, measure: float, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(max(1, self.px(measure)))
        font.setBold(bold)
        return font

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Dress nothing until the end, then everything at once, by `changed`: Qt works out the style of widgets anew
        each time they are put into another one, which took half the time of making the window."""
        self._waits = True
        self._app.setStyleSheet("")
        yield
        self._waits = False
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def dress(self, root: QWidget) -> None:
        """Turn the measures stated in `root` and below into pixels, fonts and coloured icons."""
        if self._waits:
            return
        for layout in root.findChildren(QLayout):
            self.measure(layout)
        for widget in {root, *self._stated(root)}:
            self._dress_widget(widget)

    def _stated(self, root: QWidget) -> list[QWidget]:
        """What measures may have been stated of below `root`; for the first paint without what Qt itself puts there:
        handed over, one of those has the binding load every kind of widget."""
        if self._style is not None:
            return root.findChildren(QWidget)
        return [*root.findChildren(QFrame), *root.findChildren(QAbstractButton)]

    def measure(self, layout: QLayout) -> None:
        """Turn the measures stated of one layout into pixels."""
        measures = layout.property("measures")
        if measures:
            left, top, right, bottom, gap = (self.px(m) for m in measures)
            layout.setContentsMargins(left, top, right, bottom)
            layout.setSpacing(gap)

    def _dress_widget(self, widget: QWidget) -> None:
        widget.ensurePolished()  # so that it can be measured before it is shown
        icon = widget.property("icon_name")
        if icon:
            size, colour = self.px(widget.property("icon_size")), self.colour(widget.property("icon_tone"))
            if isinstance(widget, QLabel):
                widget.setPixmap(self.icons.pixmap(icon, colour, size, widget.devicePixelRatioF()))
            elif isinstance(widget, QAbstractButton):
                gap = self.px(ICON_GAP) if _has_words(widget) else 0
                # What can be pressed at the first paint is dressed again when it cannot any more.
                drawn = self._style is not None or not widget.isEnabled()
                disabled = self.colour("text3") if drawn else ""
                widget.setIcon(self.icons.icon(icon, colour, size, disabled=disabled, gap=gap))
                widget.setIconSize(QSize(size + gap, size))
        fixed = widget.property("fixed")
        if fixed:
            width, height = fixed
            if width:
                widget.setFixedWidth(self.px(width))
            if height:
                widget.setFixedHeight(self.px(height))

    def _is_dark(self) -> bool:
        if self._theme is Theme.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            if self.high_contrast and scheme is Qt.ColorScheme.Unknown:
                return self._system_is_dark
            return scheme is Qt.ColorScheme.Dark
        return self._theme is Theme.DARK

    def _set_tokens(self) -> None:
        self.high_contrast = wants_high_contrast(self._app)
        self.dark = self._is_dark()
        high, usual = (DARK_HIGH, DARK) if self.dark else (LIGHT_HIGH, LIGHT)
        self._tokens = high if self.high_contrast else usual

    def _on_system_changed(self) -> None:
        before = self._tokens
        self._set_tokens()
        if self._tokens is not before:
            self._apply()

    def _apply(self) -> None:
        self._set_tokens()
        self._colour_style()
        palette = QPalette()
        for role, token in PALETTE.items():
            palette.setColor(role, QColor(self.colour(token)))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.colour("text3")))
        self._app.setPalette(palette)
        self._app.setFont(self.font(13))
        if self._waits:
            return
        # Taken away first: Qt goes from one sheet to another in 240 ms where there are 290 widgets and in 1,790 where
        # there are 1,950; to none and from none in 38 and 260.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        c, px = self.colour, self.px
        sheet = f"""
        QLabel {{ color: {c("text")}; background: transparent; }}
        QLabel[role="quiet"] {{ color: {c("text2")}; }}
        QLabel[role="meta"] {{ font-size: {px(12)}px; color: {c("text2")}; }}
        QLabel[role="hint"] {{ font-size: {px(12)}px; color: {c("text3")}; }}
        QLabel[role="warning"] {{ font-size: {px(12)}px; color: {c("warn")}; font-weight: bold; }}
        QLabel[role="hosted"] {{ font-size: {px(12)}px; color: {c("gen")}; }}
        QLabel[role="key_shown"] {{ font-family: monospace; min-height: {px(30)}px; padding: 0 {px(10)}px;
            border: 1px solid {c("line")}; border-radius: {px(4)}px; background: {c("sunken")}; }}
        QLineEdit#field {{ min-height: {px(30)}px; padding: 0 {px(10)}px; border: 1px solid {c("control")};
            border-radius: {px(4)}px; background: {c("surface")}; color: {c("text")};
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")};
            placeholder-text-color: {c("text3")}; }}
        QLineEdit#field:focus {{ border: 2px solid {c("accent")}; padding: 0 {px(9)}px; }}
        QToolButton#engine {{ font-size: {px(12)}px; padding: {px(1)}px {px(20)}px {px(1)}px {px(4)}px; }}
        QToolButton#engine::menu-indicator {{ image: none; width: 0; }}
        QLabel[role="strong"] {{ font-weight: bold; }}
        QLabel[role="group"] {{ font-size: {px(12)}px; font-weight: bold; color: {c("text2")}; }}
        QLabel[role="service"] {{ font-size: {px(12)}px; font-weight: bold; }}
        QLabel[role="heading"] {{ font-size: {px(15)}px; font-weight: bold; }}
        QLabel[role="medicine"] {{ font-size: {px(17)}px; font-weight: bold; }}
        QLabel[role="name"] {{ font-size: {px(17)}px; }}
        QLabel[role="title"] {{ font-size: {px(20)}px; font-weight: bold; }}
        QLabel[role="tag"] {{ font-size: {px(12)}px; color: {c("text2")}; border: 1px solid {c("line")};
            border-radius: {px(3)}px; padding: {px(1)}px {px(6)}px; }}
        QLabel[role="sample"] {{ font-size: {px(12)}px; color: {c("warn")}; background: {c("warn_tint")};
            border: 1px solid {c("warn")}; border-radius: {px(3)}px; padding: 0 {px(6)}px; }}
        QLabel[role="key"] {{ font-size: {px(11)}px; color: {c("text3")}; border: 1px solid {c("line")};
            border-radius: {px(3)}px; padding: 0 {px(4)}px; background: {c("surface")}; }}
        QFrame#rail, QFrame#sections {{ background: {c("window")}; border: 0;
            border-right: 1px solid {c("line")}; }}
        QFrame#side, QFrame#side QFrame#head {{ background: {c("surface")}; }}
        QFrame#side {{ border: 0; border-left: 1px solid {c("line")}; }}
        QFrame#sidebar {{ background: {c("window")}; border: 0; }}
        QFrame#head {{ border: 0; border-bottom: 1px solid {c("line")}; background: {c("base")}; }}
        QFrame#rule {{ background: {c("line")}; border: 0; max-height: 1px; min-height: 1px; }}
        QFrame#column_rule {{ background: {c("line")}; border: 0; max-width: 1px; min-width: 1px; }}
        QFrame#panel {{ background: {c("surface")}; border: 1px solid {c("line")}; border-radius: {px(8)}px; }}
        QFrame#general {{ background: {c("sunken")}; border: 0; border-radius: {px(6)}px; }}
        QFrame#opened_row {{ background: {c("surface")}; border: 1px solid {c("line")}; }}
        QFrame#source {{ background: {c("sunken")}; border: 0; border-top: 1px solid {c("line")}; }}
        QFrame#actions {{ background: transparent; border: 0; border-top: 1px solid {c("line")}; }}
        QFrame#last_source {{ background: {c("sunken")}; border: 0; border-top: 1px solid {c("line")};
            border-bottom-left-radius: {px(6)}px; border-bottom-right-radius: {px(6)}px; }}
        QFrame#number {{ background: {c("red_tint")}; border: 1px solid {c("red")}; border-radius: {px(6)}px; }}
        QFrame#search {{ background: {c("surface")}; border: 1px solid {c("control")}; border-radius: {px(4)}px; }}
        QFrame#search[active="true"], QFrame#composer[active="true"] {{ border: 2px solid {c("accent")}; }}
        QFrame#composer {{ background: {c("surface")}; border: 1px solid {c("control")};
            border-radius: {px(8)}px; }}
        QFrame#search QLineEdit, QFrame#composer QPlainTextEdit {{ border: 0; background: transparent;
            padding: 0; selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QFrame#side QPlainTextEdit, QFrame#side QLineEdit {{ background: {c("surface")};
            border: 1px solid {c("control")}; border-radius: {px(4)}px; padding: {px(3)}px {px(6)}px;
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QWidget#text_field QLineEdit {{ min-height: {px(30)}px; padding: 0 {px(10)}px;
            border: 1px solid {c("control")}; border-radius: {px(4)}px; background: {c("surface")};
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QWidget#text_field QLineEdit:focus {{ border: 2px solid {c("accent")}; }}
        QFrame#side QLineEdit {{ min-height: {px(24)}px; }}
        QFrame#side QPlainTextEdit:focus, QFrame#side QLineEdit:focus {{ border: 2px solid {c("accent")}; }}
        QFrame#composer QPlainTextEdit {{ font-size: {px(15)}px; }}
        QFrame#notice {{ background: {c("warn_tint")}; border: 1px solid {c("warn")};
            border-radius: {px(6)}px; }}
        QFrame#notice[tone="aside"] {{ background: {c("red_tint")}; border: 1px solid {c("red")}; }}
        QFrame#notice[tone="info"] {{ background: {c("sunken")}; border: 1px solid {c("control")}; }}
        QTextBrowser {{ border: 0; background: transparent; color: {c("text")};
            selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
        QTextBrowser[role="quiet"] {{ color: {c("text2")}; }}
        QScrollArea, QListView {{ border: 0; background: transparent; }}
        QScrollArea > QWidget > QWidget#host {{ background: {c("base")}; }}
        QPushButton {{ min-height: {px(30)}px; padding: 0 {px(12)}px; border: 1px solid {c("control")};
            border-radius: {px(4)}px; background: {c("surface")}; color: {c("text")}; }}
        QPushButton:hover {{ background: {c("sunken")}; }}
        QPushButton:pressed {{ background: {c("selected")}; }}
        QPushButton:checked {{ background: {c("selected")}; border-color: {c("accent")}; font-weight: bold; }}
        QPushButton:disabled {{ color: {c("text3")}; border-color: {c("line")}; }}
        QPushButton[variant="small"] {{ min-height: {px(26)}px; padding: 0 {px(9)}px; }}
        QPushButton[variant="tiny"] {{ min-height: {px(20)}px; padding: 0 {px(7)}px; font-size: {px(12)}px; }}
        QPushButton[variant="primary"] {{ background: {c("accent")}; border-color: {c("accent")};
            color: {c("on_accent")}; font-weight: bold; }}
        QPushButton[variant="primary"]:hover {{ background: {c("accent_hover")}; }}
        QPushButton[variant="primary"]:disabled, QToolButton#send:disabled {{ background: {c("sunken")};
            border: 1px solid {c("line")}; color: {c("text3")}; }}
        QToolButton {{ border: 0; border-radius: {px(4)}px; padding: {px(4)}px {px(8)}px; color: {c("text2")};
            background: transparent; }}
        QToolButton:hover {{ background: {c("selected")}; }}
        QToolButton:checked {{ background: {c("selected")}; color: {c("text")}; border: 1px solid {c("accent")};
            padding: {px(4) - 1}px {px(8) - 1}px; }}
        QToolButton[variant="judge"] {{ padding: {px(1)}px {px(6)}px; font-size: {px(12)}px; }}
        QToolButton[variant="judge"]:checked {{ background: {c("selected")}; color: {c("text")};
            border: 0; padding: {px(1)}px {px(6)}px; font-weight: bold; }}
        QToolButton#send {{ background: {c("accent")}; padding: 0; }}
        QToolButton#send:hover {{ background: {c("accent_hover")}; }}
        QToolButton#close {{ padding: {px(2)}px; }}
        QComboBox {{ min-height: {px(30)}px; padding: 0 {px(10)}px; border: 1px solid {c("control")};
            border-radius: {px(4)}px; background: {c("surface")}; color: {c("text")}; }}
        QComboBox:disabled {{ color: {c("text2")}; background: {c("sunken")}; border-color: {c("line")}; }}
        QComboBox::drop-down {{ border: 0; width: {px(26)}px; }}
        QComboBox::down-arrow {{ image: none; }}
        QComboBox QAbstractItemView {{ border: 1px solid {c("control")}; background: {c("surface")};
            selection-background-color: {c("selected")}; selection-color: {c("text")}; }}
        QFrame#preview {{ background: {c("surface")}; border: 0; }}
        QScrollArea > QWidget > QWidget#preview_host,
        QScrollArea > QWidget > QWidget#side_host {{ background: {c("surface")}; }}
        QFrame#report {{ background: {c("surface")}; border: 0; border-right: 1px solid {c("line")}; }}
        QFrame#foot {{ background: {c("base")}; border: 0; border-top: 1px solid {c("line")}; }}
        QFrame#row_panel {{ background: {c("surface")}; border: 0; border-top: 1px solid {c("line")}; }}
        QFrame#row_panel[boxed="true"] {{ border: 1px solid {c("line")}; border-radius: {px(8)}px; }}
        QFrame#row_panel QPlainTextEdit {{ background: {c("surface")}; border: 1px solid {c("control")};
            border-radius: {px(4)}px; padding: {px(3)}px {px(6)}px; selection-background-color: {c("accent")};
            selection-color: {c("on_accent")}; }}
        QFrame#row_panel QPlainTextEdit:focus {{ border: 2px solid {c("accent")}; }}
        QLabel[role="used_figure"] {{ font-size: {px(20)}px; font-weight: bold; color: {c("accent")}; }}
        QLabel[role="aside_figure"] {{ font-size: {px(20)}px; font-weight: bold; color: {c("red")}; }}
        QProgressBar {{ border: 1px solid {c("control")}; border-radius: {px(2)}px; background: {c("surface")};
            max-height: {px(8)}px; }}
        QProgressBar::chunk {{ background: {c("accent")}; }}
        QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
        QMenu {{ background: {c("surface")}; color: {c("text")}; border: 1px solid {c("control")};
            padding: {px(4)}px; }}
        QMenu::item {{ padding: {px(6)}px {px(16)}px; border: 1px solid transparent; border-radius: {px(3)}px; }}
        QMenu::item:selected {{ background: {c("selected")}; color: {c("text")}; border-color: {c("accent")}; }}
        QMenu::separator {{ height: 1px; margin: {px(3)}px {px(6)}px; background: {c("line")}; }}
        QToolTip {{ background: {c("surface")}; color: {c("text")}; border: 1px solid {c("control")};
            padding: {px(4)}px; }}
        QSplitter::handle {{ background: {c("line")}; }}
        QFrame#card[kind="{QUIET}"] {{ background: {c("surface")}; border: 1px solid {c("line")};
            border-radius: {px(8)}px; }}
        """
        return (
            sheet
            + lists_sheet(c, px)
            + tuning_sheet(c, px)
            + "".join(self._card_sheet(kind) for kind in KIND_LOOKS)
        )

    def _card_sheet(self, kind: str) -> str:
        look = KIND_LOOKS[kind]  # type: ignore[index]
        filled = look.tint == "red_fill"
        edge = "line" if look.tone == "text2" else look.tone
        head = self.colour("on_red" if filled else look.tone)
        radius = self.px(8) - look.edge_px
        rule = "0" if filled else f"1px solid {self.colour('line')}"
        line = (
            self.colour(edge) if look.edge == "solid" else "transparent"
        )  # the card draws its dashes itself
        return f"""
        QFrame#card[kind="{kind}"] {{ background: {self.colour("surface")}; border-radius: {self.px(8)}px;
            border: {look.edge_px}px solid {line}; }}
        QFrame#kind[kind="{kind}"] {{ background: {self.colour(look.tint)}; border: 0; border-bottom: {rule};
            border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; }}
        QFrame#kind[kind="{kind}"] QLabel {{ color: {head}; font-size: {self.px(13 if filled else 12)}px; }}
        QFrame#kind[kind="{kind}"] QLabel[role="strong"] {{ font-weight: bold; }}
        QFrame#kind[kind="{kind}"] QLabel[role="aside"] {{ font-size: {self.px(12)}px;
            color: {head if filled else self.colour("text2")}; }}
        QFrame#kind[kind="{kind}"] QLabel[role="sample"] {{ font-size: {self.px(12)}px;
            color: {self.colour("warn")}; }}
        """


def wants_high_contrast(app: QApplication) -> bool:
    """Whether the system is asked for high contrast. .1 ms, before the first paint."""
    hints = app.styleHints()  # kept by its name: what it gave out is gone with it
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _has_words(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton):
        return button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return True


def let_shrink(root: QWidget) -> None:
    """Take away the least width of `root` and of everything in it that is laid out.

    Qt gives what wants more width than there is the height of the width it wants: words below would be cut.
    """
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.layout() is not None:
            widget.setMinimumWidth(1)


def set_measures(layout: QLayout, left: int, top: int, right: int, bottom: int, gap: int) -> None:
    """State a layout's margins and spacing at 100 %."""
    layout.setProperty("measures", [left, top, right, bottom, gap])
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)


def set_icon(widget: QLabel | QAbstractButton, name: str, size: int, tone: str = "text2") -> None:
    """State a label's or button's icon, its size at 100 % and its colour by token."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_size", size)
    widget.setProperty("icon_tone", tone)


def set_fixed(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """State a fixed width, height or both at 100 %; 0 leaves it free."""
    widget.setProperty("fixed", [width, height])
