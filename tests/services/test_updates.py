"""The notice of a later version: believed only when signed, asked for at most once a day, over https alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from medbot_desktop.domain.clock import DAY_S
from medbot_desktop.domain.errors import UpdateUnknown
from medbot_desktop.services.updates import Update, Updates
from medbot_desktop.storage.administration import load_administration
from tests.publisher import PAGE, Publisher
from tests.storage.test_administration import written

if TYPE_CHECKING:
    from collections.abc import Iterator

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "administration.md"


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    publisher = Publisher(tmp_path)
    yield publisher
    publisher.stop()


@pytest.mark.parametrize(
    ("there", "told"), [("1.10.0", True), ("1.2.1", True), ("1.2.0", False), ("0.9.9", False)]
)
def test_a_later_version_is_told(publisher: Publisher, there: str, told: bool) -> None:
    publisher.publish(there)
    assert publisher.updates().look() == (Update(there, PAGE) if told else None)


def test_what_the_key_did_not_sign_is_not_believed(publisher: Publisher) -> None:
    publisher.publish("9.0.0", key=Ed25519PrivateKey.generate())
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()
    publisher.publish("9.0.0")
    publisher.content = publisher.content.replace(b"9.0.0", b"9.0.1")
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b"{}", b"x" * 100_000, b'{"signed": 1, "signature": "#"}']
)
def test_what_is_not_understood_says_nothing(publisher: Publisher, content: bytes) -> None:
    publisher.content = content
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()


def test_what_the_guide_for_administrators_makes_is_believed(publisher: Publisher, tmp_path: Path) -> None:
    """Its lines, one block after the other, in a folder of their own."""
    if not all(map(shutil.which, ("sh", "openssl", "base64"))):
        pytest.skip("openssl is not installed")
    folder = tmp_path / "publisher"
    folder.mkdir()
    once, each = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    made = subprocess.run(["sh", "-ec", once], cwd=folder, capture_output=True, text=True, check=True)
    subprocess.run(["sh", "-ec", each], cwd=folder, capture_output=True, check=True)
    publisher.content = (folder / "medbot.json").read_bytes()
    fixed, told = load_administration(
        written(tmp_path, f'update_address = "{publisher.address}"\nupdate_key = "{made.stdout.strip()}"\n')
    )
    assert told is None
    updates = publisher.updates(version="1.1.9", key=fixed.update_key)
    assert updates.look() == Update("1.2.0", "https://example.org/medbot")


def test_only_https_is_asked_followed_and_named(publisher: Publisher) -> None:
    publisher.publish("9.0.0", page="http://example.org")
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()
    publisher.redirect = "http://127.0.0.1:9/latest.json"
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()
    asked = list(publisher.asked)
    plain = publisher.updates(address=publisher.address.replace("https", "http"))
    assert not plain.can_ask
    with pytest.raises(UpdateUnknown):
        plain.look()
    assert publisher.asked == asked


def test_a_server_that_is_not_there_is_no_harm(publisher: Publisher) -> None:
    with pytest.raises(UpdateUnknown):
        publisher.updates(address="https://127.0.0.1:9/latest.json").look()


@pytest.mark.parametrize(
    "answer", [b"", b"no http\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nshort"]
)
def test_a_server_that_does_not_speak_as_it_should_is_no_harm(publisher: Publisher, answer: bytes) -> None:
    """A portal of the network that answers in its place, a line that breaks."""
    publisher.raw = answer
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()


def test_it_is_asked_at_most_once_a_day(publisher: Publisher) -> None:
    updates = publisher.updates()
    assert updates.is_due(0.0)
    assert updates.is_due(1_000_000.0 - DAY_S)
    assert not updates.is_due(1_000_000.0 - DAY_S + 1)
    assert updates.is_due(1_000_000.0 + DAY_S)  # the clock was set back
    assert not Updates("", "", "1.2.0").is_due(0.0)
