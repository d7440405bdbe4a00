"""News of a later version in the built program: nothing unless it is wanted, one small file a day, no more."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.settings import SettingsFile
from tests.accessible.bus import Bus
from tests.accessible.conftest import session  # noqa: F401, a fixture
from tests.packaged.administered import administered
from tests.packaged.conftest import QUESTION, wait_for, with_example
from tests.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.packaged.conftest import Program

    Start = Callable[..., Program]

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(400)]
OFF = Settings(language="en", country="US", first_start_done=True)
ON = replace(OFF, check_updates=True)


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    publisher = Publisher(tmp_path)
    yield publisher
    publisher.stop()


def test_only_where_it_is_wanted_and_once_a_day(
    start: Start,
    session: dict[str, str],  # noqa: F811
    publisher: Publisher,
    example: Path,
    tmp_path: Path,
) -> None:
    publisher.publish("9.1.0")
    lines = {"update_address": publisher.address, "update_key": publisher.public_key}
    before = administered(tmp_path, "".join(f"{name} = {json.dumps(lines[name])}\n" for name in lines))
    folder = with_example(example, tmp_path / "user")
    changes = {**session, "SSL_CERT_FILE": str(publisher.certificate)}

    # Off, as it comes: an answer later nothing was asked.
    running = start(folder, OFF, changes, before=before)
    assert running.ask(QUESTION).answer is not None
    assert running.close() == 0
    assert publisher.asked == []

    # On: asked once, told in the window, and nothing fetched that it tells of.
    running = start(folder, ON, changes, before=before)
    with closing(Bus(session["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        program = bus.application(running.process.pid)
        program.find(lambda node: "9.1.0" in node.name or "9.1.0" in node.text, "the later version")
    assert running.close() == 0
    assert publisher.asked == ["/latest.json"]

    # Again on the same day: not asked.
    running = start(folder, None, changes, before=before)
    assert running.ask(QUESTION).answer is not None
    assert running.close() == 0
    assert publisher.asked == ["/latest.json"]

    # The day after, signed by somebody else: asked, and not believed.
    publisher.publish("9.2.0", key=Ed25519PrivateKey.generate())
    settings, _ = SettingsFile(folder).load()
    day_before = replace(settings, updates_asked_at=settings.updates_asked_at - 90_000)
    running = start(folder, day_before, changes, before=before)
    with closing(Bus(session["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        program = bus.application(running.process.pid)
        wait_for(lambda: len(publisher.asked) == 2, "the question of the next day")
        assert running.ask(QUESTION).answer is not None
        assert not [node.name for node in program.walk() if "9.2.0" in node.name + node.text]
    assert running.close() == 0
