"""The program used by somebody who sees only its accessible tree and hears what it announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.settings import Settings
from tests.accessible.bus import wait_for

if TYPE_CHECKING:
    from tests.accessible.bus import Node
    from tests.accessible.conftest import Start

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]
ENGLISH = Settings(language="en", country="US", first_start_done=True)


def words_of(program: Node) -> list[str]:
    """Everything that is showing, in reading order."""
    return [words for node in program.walk() if node.has(25) for words in (node.name, node.text) if words]


def ask(program: Node, question: str) -> None:
    program.named("Question", "text").write(question)
    program.named("Send", "push button").press()


def test_asked_heard_and_found_again(start: Start) -> None:
    program = start(ENGLISH)
    wait_for(lambda: not any("being prepared" in words for words in words_of(program)), "every row")
    ask(program, "is ibuprofen taken with food")
    heard = wait_for(program.bus.announced, "an announcement")
    print(heard)
    print("\n".join(words_of(program)))
    raise AssertionError
