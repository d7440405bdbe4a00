"""News above the composer: a frame in the page, never a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.labels import Label
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.theme import set_icon, set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from medbot_desktop.ui.theme import Look


_OPEN, _CANCEL = "open_link", "cancel_link"
Words = str | Callable[[], str]
"""What a notice says: given as a function, it is said again when the language changes."""


class Notice(NamedTuple):
    what: Words
    why: Words
    actions: tuple[tuple[str, Words], ...]
    warning: bool
    icon: str
    lasting: bool


class NoticeBar(Translated, QFrame):
    """One notice at a time: a sentence in bold, one below it, up to two buttons below and a cross."""

    acted = Signal(str)
    link_agreed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Notice | None = None
        self._waiting: list[Notice] = []
        self._link = ""
        self.setObjectName("notice")
        line = QHBoxLayout(self)
        set_measures(line, 12, 8, 10, 8, 10)
        self._picture = QLabel()
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 1, 0, 0, 1)
        self._what = Label(role="strong", wrap=True)
        self._why = Label(wrap=True)
        words.addWidget(self._what)
        words.addWidget(self._why)
        line.addLayout(words, 1)
        self._actions = QWidget()
        actions = FlowLayout(self._actions)
        set_measures(actions, 0, 8, 0, 2, 8)
        words.addWidget(self._actions)
        self._buttons = [QPushButton(), QPushButton()]
        for button in self._buttons:
            button.setProperty("variant", "small")
            button.clicked.connect(self._on_clicked)
            actions.addWidget(button)
        words.addStretch(1)  # a single line stays beside its picture
        self._close = QToolButton()
        self._close.setObjectName("close")
        set_icon(self._close, "close", 16)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.close_notice)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    def show_notice(
        self,
        what: Words,
        why: Words = "",
        actions: Sequence[tuple[str, Words]] = (),
        warning: bool = True,
        icon: str = "",
        lasting: bool = False,
    ) -> None:
        """Show a notice in place of the one before; `actions` are (name, words), `acted` carries the name pressed.

        A `lasting` one has to be read: it waits for others to be closed, and stays until it is closed itself.
        """
        notice = Notice(what, why, tuple(actions), warning, icon, lasting)
        shown = self._shown
        if shown is not None and shown.lasting:
            if lasting:
                self._waiting.append(notice)
                return
            self._waiting.insert(0, shown)
        self._show(notice)

    def ask_to_open(self, address: str) -> None:
        """Ask before a page of the internet is opened in the browser; `link_agreed` carries its address."""
        self._link = address
        self.show_notice(
            lambda: self.tr("Open this page in the browser?"),
            address,
            [(_OPEN, lambda: self.tr("Open")), (_CANCEL, lambda: self.tr("Cancel"))],
            warning=False,
            icon="link",
        )

    def dismiss(self) -> None:
        """Close what is shown unless it is lasting: it belonged to what was there before."""
        if self._shown is not None and not self._shown.lasting:
            self.close_notice()

    def close_notice(self) -> None:
        self._shown = None
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))

    def _show(self, notice: Notice) -> None:
        self._shown = notice
        self.setProperty("tone", "warning" if notice.warning else "info")
        icon = notice.icon or ("warning" if notice.warning else "info")
        set_icon(self._picture, icon, 18, "warn" if notice.warning else "text2")
        self._say(notice)
        self._actions.setVisible(bool(notice.actions))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(notice.actions))
            if number < len(notice.actions):
                button.setProperty("action", notice.actions[number][0])
        self.style().polish(self)
        self._look.dress(self)
        self.show()
        announce(self, f"{self._what.text()} {self._why.text()}".strip(), unseen=True)

    def _say(self, notice: Notice) -> None:
        self._what.setText(_said(notice.what))
        self._why.setText(_said(notice.why))
        self._why.setVisible(bool(self._why.text()))
        for button, (_, words) in zip(self._buttons, notice.actions, strict=False):
            button.setText(_said(words))

    def retranslate(self) -> None:
        if self._shown is not None:
            self._say(self._shown)
        words = self.tr("Close")
        self._close.setToolTip(words)
        self._close.setAccessibleName(words)

    def _on_clicked(self) -> None:
        action = self.sender().property("action")
        if action not in (_OPEN, _CANCEL):
            self.acted.emit(action)
            return
        self.close_notice()
        if action == _OPEN:
            self.link_agreed.emit(self._link)


class NoticeLine(QWidget):
    """A notice with room around it, which goes with it: the bar hides itself."""

    def __init__(self, bar: NoticeBar, left: int, top: int, right: int, bottom: int) -> None:
        super().__init__()
        self._bar = bar
        line = QVBoxLayout(self)
        set_measures(line, left, top, right, bottom, 0)
        line.addWidget(bar)
        bar.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._bar and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._bar.isHidden())
        return super().eventFilter(watched, event)


def _said(words: Words) -> str:
    return words if isinstance(words, str) else words()
