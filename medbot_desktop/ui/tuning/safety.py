"""What must not get worse: emergencies, look-alikes, the wrong medicine, false alarms; before and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medbot_desktop.ui.flow import FlowLabel
from medbot_desktop.ui.layouts import add_shown, clear
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_icon, set_measures
from medbot_desktop.ui.tuning.frames import Panel
from medbot_desktop.ui.tuning.words import check_words, rate_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning_review import SafetyCheck
    from medbot_desktop.ui.language import Language
    from medbot_desktop.ui.theme import Look


class CheckLine(QWidget):
    """A check: tick or triangle, what went wrong, how often before and now."""

    def __init__(self, look: Look, language: Language, check: SafetyCheck) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        set_measures(line, 0, 3, 0, 3, 8)
        icon = QLabel()
        name = "warning" if check.worse else "check" if check.n else "info"
        set_icon(icon, name, 16, "warn" if check.worse else "accent" if check.n else "text2")
        line.addWidget(icon)
        line.addWidget(Label(check_words(check.name), role="bad" if check.worse else "", wrap=True), 1)
        figures = FlowLabel(role="quiet")
        figures.setText(self.figures(check, language))
        line.addWidget(figures)
        look.dress(self)

    def figures(self, check: SafetyCheck, language: Language) -> str:
        number = language.locale.toString
        if not check.n:
            return self.tr("nothing to check")
        words = self.tr("{before} → {now} of {n} ({rate})")
        if check.wrong_before == check.wrong_after:
            words = self.tr("{now} of {n} ({rate})")
        return words.format(
            before=number(check.wrong_before),
            now=number(check.wrong_after),
            n=number(check.n),
            rate=rate_words(check.rate_after, language.locale),
        )


class SafetyPanel(Panel):
    """All checks, and what follows if one is worse."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._lines = QVBoxLayout()
        set_measures(self._lines, 0, 0, 0, 0, 0)
        self.column.addLayout(self._lines)
        self._remark = Label(role="meta", wrap=True)
        self.column.addWidget(self._remark)
        self.column.addStretch(1)

    def show_checks(self, checks: Sequence[SafetyCheck]) -> None:
        worse = any(check.worse for check in checks)
        clear(self._lines)
        for check in checks:
            add_shown(self._lines, CheckLine(self._look, self._language, check))
        self.show_words(
            self.tr("Safety: something is worse") if worse else self.tr("Safety: nothing is worse")
        )
        self._remark.setText(
            self.tr(
                "How many went wrong, and in brackets where the true share may lie now. If one is worse, the model "
                "is used only after you confirm it."
            )
        )
