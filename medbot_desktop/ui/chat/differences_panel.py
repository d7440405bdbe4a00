"""What a model's text added to the stored answer and left out, line by line below the two cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.domain.differences import differences
from medbot_desktop.ui.chat.markdown_view import MarkdownView
from medbot_desktop.ui.layouts import ANY_WIDTH, add_shown, clear
from medbot_desktop.ui.text_view import Label, TextView
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Generated
    from medbot_desktop.domain.rows import Row
    from medbot_desktop.ui.theme import Look

TITLE_WIDTH = 192
STACK_BELOW = 420
SHOWN_LETTERS = 240


class DifferencesPanel(QFrame):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._direction = QBoxLayout.Direction.LeftToRight
        self._splits: list[tuple[QBoxLayout, QWidget]] = []
        self.setObjectName("panel")
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 0)
        head = QHBoxLayout()
        set_measures(head, 16, 7, 16, 7, 8)
        self._title, self._how = Label(role="strong", wrap=True), Label(role="meta", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._how, 1)
        column.addLayout(head)
        self._lines = QVBoxLayout()
        set_measures(self._lines, 0, 0, 0, 0, 0)
        column.addLayout(self._lines)

    def show_differences(self, row: Row, generated: Generated) -> None:
        """Compare the row's answer with what was written from it."""
        found = differences(row, generated)
        self._title.setText(self.tr("What differs"))
        self._how.setText(self.tr("compared word by word on this computer"))
        clear(self._lines)
        self._splits = []
        self._add_numbers(found.numbers_left_out, found.numbers_added, found.numbers_in_both)
        other = [f"{_short(a.text)} {' '.join(f'[{n}]' for n in a.cited)}" for a in found.added if a.cited]
        if other:
            title = self.tr("Added from another row")
            self._add("plus", "gen", title, "\n\n".join(other), len(generated.rows))
        general = [_short(a.text) for a in found.added if not a.cited]
        if general:
            self._add("kind-not-in-data", "text2", self.tr("Added, in no row"), "\n".join(general))
        if found.left_out or found.names_left_out:
            quoted = self.tr("“{words}”")
            lines = [quoted.format(words=_short(sentence)) for sentence in found.left_out]
            if found.names_left_out:
                names = self.tr("medicines not named: {names}")
                lines.insert(0, names.format(names=", ".join(found.names_left_out)))
            left = "\n".join(lines)
            self._add("warning", "warn", self.tr("Left out"), left)
        else:
            self._add("check", "accent", self.tr("Left out"), self.tr("no sentence of the stored answer"))
        self._look.dress(self)

    def set_width(self, width: int) -> None:
        """Told before the panel is measured: where there is little room, words stand below their title."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._direction = down if width < self._look.px(STACK_BELOW) else across
        for split, title in self._splits:
            split.setDirection(self._direction)
            self._place_title(title)

    def _place_title(self, title: QWidget) -> None:
        """Beside its words a title has the width of the others, above them all there is."""
        below = self._direction is QBoxLayout.Direction.TopToBottom
        width = self._look.px(TITLE_WIDTH)
        title.setMinimumWidth(1 if below else width)
        title.setMaximumWidth(ANY_WIDTH if below else width)

    def _add_numbers(self, left: tuple[str, ...], added: tuple[str, ...], both: tuple[str, ...]) -> None:
        title = self.tr("Numbers and units")
        words = []
        if left:
            words.append(self.tr("only in the stored answer: {numbers}").format(numbers=", ".join(left)))
        if added:
            words.append(self.tr("only in the model's text: {numbers}").format(numbers=", ".join(added)))
        if words:
            self._add("warning", "warn", title, "\n".join(words))
        elif both:
            self._add(
                "check", "accent", title, self.tr("the same: {numbers}").format(numbers=", ".join(both))
            )
        else:
            self._add("check", "accent", title, self.tr("none in either text"))

    def _add(self, icon: str, tone: str, title: str, words: str, citations: int = 0) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        add_shown(self._lines, rule)
        line = QWidget()
        outer = QHBoxLayout(line)
        set_measures(outer, 16, 6, 16, 6, 10)
        parts = QBoxLayout(self._direction)
        set_measures(parts, 0, 0, 0, 0, 6)
        picture = QLabel()
        set_icon(picture, icon, 16, tone)
        name = Label(title, role="strong", wrap=True)
        name.setContentsMargins(0, self._look.px(2), 0, 0)  # on the line of the words beside it
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._splits.append((parts, name))
        self._place_title(name)
        if citations:
            text: TextView = self._with_boxes(words, citations)
        else:
            text = TextView(self._look, 13, 18)
            text.show_text(words)
        text.setAccessibleName(f"{title}: {words}")
        parts.addWidget(name)
        parts.addWidget(text, 1)
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(parts, 1)
        let_shrink(line)
        add_shown(self._lines, line)

    def _with_boxes(self, words: str, citations: int) -> MarkdownView:
        view = MarkdownView(self._look, 13, 18)
        view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        view.show_markdown(words, citations=citations)
        return view


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS].rstrip()}…"
