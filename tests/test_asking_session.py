"""What a terminal that stays open for days carries from one question to the next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from medbot_desktop.commands import asking_session
from medbot_desktop.domain.answers import Answer, AnswerKind, Understood
from medbot_desktop.domain.settings import Settings

if TYPE_CHECKING:
    import pytest

    from medbot_desktop.domain.asking import Ask

NIGHT_S = 9 * 3_600.0


class OneMedicine:
    """In place of a desk: answers everything about ibuprofen and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Ask] = []

    def ask(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        understood = Understood(medicines=("ibuprofeno",), medicine_ids=("ibuprofen",))
        return Answer(AnswerKind.NOT_IN_DATA, "es", understood=understood)


def test_the_night_the_computer_slept_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asleep, the system's steady clock stands still and the wall clock does not."""
    now = 1_790_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    desk = OneMedicine()
    session = asking_session.Session(desk, None, Settings(), "es", None, as_json=False)  # type: ignore[arg-type]
    session.ask("ibuprofeno")
    now += 60
    session.ask("¿y en el embarazo?")
    now += NIGHT_S
    session.ask("¿y con comida?")
    first, soon, late = (ask.before for ask in desk.asked)
    assert first is None
    assert soon is not None
    assert soon.age_s == 60
    assert late is not None
    assert late.age_s == NIGHT_S
