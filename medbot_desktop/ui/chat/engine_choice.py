"""A quiet button below the composer: who answers the next question. Shown only where a hosted model is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import QToolButton

from medbot_desktop.domain.hosted import EMBEDDED, HostedSettings
from medbot_desktop.domain.sentences import Sentence
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from medbot_desktop.ui.menus import Menu
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class EngineChoice(Translated, QToolButton):
    """Emits `engine_chosen` with EMBEDDED or a provider's id."""

    engine_chosen = Signal(str)

    def __init__(self, look: Look, reading: Reading) -> None:
        super().__init__()
        self._look, self._reading = look, reading
        self._hosted = HostedSettings()
        self.setObjectName("engine")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu: Menu | None = None
        self._actions = QActionGroup(self)
        self._actions.setExclusive(True)
        self._actions.triggered.connect(self._on_triggered)
        self.retranslate()

    def show_settings(self, hosted: HostedSettings) -> None:
        self._hosted = hosted
        self.retranslate()

    def retranslate(self) -> None:
        hosted = self._hosted
        self.setToolTip(self.tr("Who answers the next question"))
        self.setVisible(any(one.accepted for one in hosted.providers))
        if self.isHidden():
            return
        from medbot_desktop.domain.providers import PROVIDERS  # for those who switched one on

        switched_on = [provider for provider in PROVIDERS if hosted.of(provider).accepted]
        menu = self._the_menu()
        for action in self._actions.actions():
            self._actions.removeAction(action)
            menu.removeAction(action)
            action.deleteLater()
        for engine in (EMBEDDED, *switched_on):
            action = menu.add_choice(self._name(engine), engine == hosted.engine)
            action.setData(engine)
            self._actions.addAction(action)
        name = self._name(hosted.engine)
        set_icon(self, "computer" if hosted.engine == EMBEDDED else "cloud", 16, "text2")
        self.setText(name)
        self.setAccessibleName(self.tr("Who answers: {name}").format(name=name))
        self._look.dress(self)

    def _the_menu(self) -> Menu:
        if self._menu is None:
            from medbot_desktop.ui.menus import Menu  # for those who switched one on

            self._menu = Menu.of(self)
        return self._menu

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._look.px(16), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._look.px(14)
        chevron = self._look.icons.pixmap(
            "chevron-down", self._look.colour("text2"), size, self.devicePixelRatioF()
        )
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - self._look.px(4), (self.height() - size) // 2, chevron)

    def _name(self, engine: str) -> str:
        if engine == EMBEDDED:
            return self._reading.sentence(Sentence("engine_embedded"))
        from medbot_desktop.domain.providers import PROVIDERS, shown_model  # for those who switched one on

        model = self._hosted.of(engine).model
        return f"{PROVIDERS[engine].name}, {shown_model(model)}" if model else PROVIDERS[engine].name

    def _on_triggered(self, action: object) -> None:
        self.engine_chosen.emit(action.data())  # type: ignore[attr-defined]
