"""Every line of the administrator's file in the built program, in its window and in its commands."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings
from medbot_desktop.storage.pin import hidden_pin
from medbot_desktop.storage.settings import SettingsFile
from tests.accessible.bus import SHOWING, Bus
from tests.accessible.conftest import session  # noqa: F401, a fixture
from tests.packaged.administered import administered
from tests.packaged.conftest import with_example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.packaged.conftest import Program

    Start = Callable[..., Program]

pytestmark = pytest.mark.timeout(400)
PIN = "4815"
OWN_SERVER = ProviderSettings(
    "openai_compatible", model="some-model", address="https://models.example/v1", accepted=True
)
CHOSEN = Settings(
    language="es",
    country="ES",
    first_start_done=True,
    hosted=HostedSettings(providers=(OWN_SERVER, ProviderSettings("openai", model="m", accepted=True))),
)
EMERGENCY = "my kid swallowed a whole bottle of tylenol"
QUESTION = "el ibuprofeno se toma con comida"


class Computer:
    """Runs the built commands under one administrator's file, as a user who chose Spanish and hosted models."""

    def __init__(self, built: Path, folder: Path, example: Path, lines: dict[str, Any]) -> None:
        text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in lines.items())
        self.before = administered(folder, text)
        self.user = with_example(example, folder / "user")
        SettingsFile(self.user).save(CHOSEN)
        self._program = str(built / "medbot-cli")

    def run(self, *arguments: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        """`typed` is what it reads."""
        return subprocess.run(
            [*self.before, self._program, *arguments],
            env={**os.environ, "MEDBOT_DATA_DIR": str(self.user), **variables},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=200,
        )


@pytest.fixture
def computer(built: Path, example: Path, tmp_path: Path) -> Callable[..., Computer]:
    return lambda **lines: Computer(built, tmp_path, example, lines)


def test_language_and_country(computer: Callable[..., Computer]) -> None:
    done = computer(language="en", country="MX").run("ask", EMERGENCY)
    assert done.returncode == 0, done.stderr
    assert "911" in done.stdout
    assert "112" not in done.stdout
    refused = computer(language="en").run("check", "no-such-file.csv")
    assert "The file is not there" in refused.stderr, refused


def test_the_data_folder(computer: Callable[..., Computer], example: Path, tmp_path: Path) -> None:
    shared = with_example(example, tmp_path / "for all")
    one = computer(data_folder=str(shared))
    assert one.run("ask", QUESTION).returncode == 0
    assert (shared / "history.db").exists()
    assert not (one.user / "history.db").exists()


def test_providers_that_are_not_allowed(computer: Callable[..., Computer]) -> None:
    one = computer(providers=["openai_compatible"])
    refused = one.run("ask", QUESTION, "--provider", "openai", "--accept", "--language", "en")
    assert refused.returncode == 3
    assert "does not allow GPT" in refused.stderr
    refused = one.run("cloud", "list", "--language", "en")
    assert refused.returncode == 3
    assert "does not allow Gemini" in refused.stderr


def test_the_proxy_also_where_the_user_has_another(computer: Callable[..., Computer]) -> None:
    with proxy() as (address, asked):
        done = computer(proxy=address).run(
            "ask",
            QUESTION,
            "--provider",
            "openai_compatible",
            https_proxy="http://127.0.0.1:9",
            no_proxy="*",
        )
    assert done.returncode == 0, done.stderr
    assert asked[0] == "CONNECT models.example:443 HTTP/1.1"


@contextmanager
def proxy() -> Iterator[tuple[str, list[str]]]:
    """One that writes down what it is asked for and refuses it."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(4000).decode().partition("\r\n")[0])
                    connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_the_pin_before_a_command(computer: Callable[..., Computer], tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("question,answer\n¿Qué es el agua?,Agua.\n", encoding="utf-8")
    one = computer(pin=hidden_pin(PIN))
    for command in (["import", str(rows)], ["models", "list"], ["copies", "restore", "1"]):
        refused = one.run(*command, "--language", "en", typed="1234\n")
        assert refused.returncode != 0, command
        assert "That is not the PIN" in refused.stderr, (command, refused)
    assert one.run("import", str(rows), typed=f"{PIN}\n").returncode == 0
    assert one.run("ask", QUESTION).returncode == 0


def test_the_line_with_the_pin_is_made_and_accepted(
    computer: Callable[..., Computer], tmp_path: Path
) -> None:
    made = computer().run("pin", typed=f"{PIN}\n{PIN}\n")
    assert made.returncode == 0
    assert PIN not in made.stdout
    name, hidden = made.stdout.strip().split(" = ")
    assert name == "pin"
    one = computer(pin=json.loads(hidden))
    assert one.run("models", "list", typed=f"{PIN}\n").returncode == 0


@pytest.mark.parametrize(
    ("lines", "told"),
    [({"langauge": "es"}, "“langauge” is not understood"), ({"pin": "1234"}, "“pin” is not understood")],
)
def test_a_slip_is_named_and_opens_nothing(
    computer: Callable[..., Computer], lines: dict[str, str], told: str
) -> None:
    one = computer(**lines)
    done = one.run("ask", QUESTION, "--language", "en")
    assert done.returncode == 0
    assert told in done.stderr
    refused = one.run("models", "list", "--language", "en", typed="1234\n")
    assert "That is not the PIN" in refused.stderr
    examined = one.run("doctor", "--json", "--language", "en")
    assert examined.returncode == 3
    assert not json.loads(examined.stdout)["administrator's file"]["ok"]


def test_the_doctor_tells_what_is_set(computer: Callable[..., Computer]) -> None:
    done = computer(language="es", providers=[], pin=hidden_pin(PIN)).run("doctor", "--json")
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)["administrator's file"]
    assert told["ok"]
    assert told["value"].endswith("administration.toml sets language, providers, pin")


@pytest.mark.xvfb
def test_the_window_obeys_every_line(
    start: Start,
    session: dict[str, str],  # noqa: F811
    computer: Callable[..., Computer],
    example: Path,
    tmp_path: Path,
) -> None:
    shared = with_example(example, tmp_path / "for all")
    one = computer(
        language="en",
        country="US",
        data_folder=str(shared),
        providers=["gemini"],
        pin=hidden_pin(PIN),
    )
    SettingsFile(shared).save(CHOSEN)
    running = start(shared, None, {**session, "MEDBOT_DATA_DIR": str(one.user)}, before=one.before)
    with closing(Bus(session["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        program = bus.application(running.process.pid)
        program.named("Send", "push button")
        turn = running.ask(EMERGENCY)
        assert turn.answer is not None
        assert turn.answer.language == "en"
        program.find(
            lambda node: "911" in node.name or "911" in node.text, "the emergency number of the country"
        )
        # Settings > Models, behind the PIN, has what is allowed and nothing else.
        program.named("Settings", "push button", "radio button", "check box").press()
        program.named("Models").press()
        field = program.named("The administrator's PIN", "password text", "text")
        field.write("1234")
        program.named("Open", "push button").press()
        program.find(lambda node: "That is not the PIN" in node.name, "the refusal")
        field.write(PIN)
        program.named("Open", "push button").press()
        program.named("Also Gemini")
        others = [node for node in program.walk() if node.name.startswith("Also GPT")]
        assert not any(node.has(SHOWING) for node in others)
    assert running.close() == 0
    assert not (one.user / "history.db").exists()


@pytest.mark.xvfb
def test_the_window_names_a_slip(
    start: Start,
    session: dict[str, str],  # noqa: F811
    computer: Callable[..., Computer],
) -> None:
    one = computer(langauge="es")
    running = start(one.user, None, session, before=one.before)
    with closing(Bus(session["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        program = bus.application(running.process.pid)
        program.find(lambda node: "langauge" in node.name or "langauge" in node.text, "the slip")
    assert running.close() == 0
