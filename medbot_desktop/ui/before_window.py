"""What is asked and told in a box of its own, where there is no window yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from medbot_desktop.texts import say
from medbot_desktop.ui.language import system_language

if TYPE_CHECKING:
    from medbot_desktop.domain.errors import MedBotError
    from medbot_desktop.ui.only_copy import OnlyCopy


def tell(error: MedBotError) -> None:
    """Say that a part of the program itself is missing."""
    QMessageBox.critical(None, "MedBot", say(system_language(), error.code, error.params))


def runs_all_the_same(only: OnlyCopy) -> bool:
    """Whether to run although another copy holds the folder and does not answer: its user decides."""
    holder = only.holder
    if holder is None:
        return False
    language = system_language()
    code = "other_computer" if holder.computer else "copy_hangs"
    words = say(language, code, {"computer": holder.computer, "process": holder.process})
    box = QMessageBox(QMessageBox.Icon.Warning, "MedBot", words)
    run = box.addButton(say(language, "run_all_the_same"), QMessageBox.ButtonRole.DestructiveRole)
    close = box.addButton(say(language, "do_not_run"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.exec()
    return box.clickedButton() is run and only.take()
