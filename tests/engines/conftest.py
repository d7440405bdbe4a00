"""Every provider's engine against the same server on this computer."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import warnings
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.grounding import Prompt
from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudSettings
from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS, Access
from medbot_desktop.engines.port import Engine, Timeouts, Told, open_engine
from tests.engines.google_key import write_key_file
from tests.engines.loopback import Loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


KEY = "test-key-8f3a-not-to-be-seen"
QUESTION = "question-7b21-not-to-be-seen"
PROMPT = Prompt("the rules", QUESTION)


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    server = Loopback()
    server.echo = f"{KEY} {QUESTION}"
    yield server
    server.stop()


@pytest.fixture(params=sorted(PROVIDERS))
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def access(loopback: Loopback, provider: str, tmp_path: Path) -> Access:
    if provider == "gemini_cloud":
        return cloud_access(loopback, tmp_path)
    path = "" if provider == "gemini" else "/v1"
    return Access(provider, loopback.address + path, KEY)


def cloud_access(loopback: Loopback, folder: Path) -> Access:
    """A project's own, signed in to with a service account whose tokens come from the same server."""
    place = CloudSettings(write_key_file(folder / "key.json", loopback.address), "shop-1234")
    return Access("gemini_cloud", loopback.address, cloud=CloudAccess(place))


class Asked:
    """What came of one request to `provider`."""

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self.told = Told()
        self.pieces: list[str] = []
        self.failure: ProviderFailed | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def code(self) -> str:
        return self.failure.code if self.failure else ""


class Asking:
    """Opens engines, asks them, lets them go."""

    def __init__(self) -> None:
        self.timeouts = Timeouts(connect_s=2.0, read_s=5.0)
        self.failed: list[Asked] = []

    def open(self, access: Access) -> Engine:
        timeouts = self.timeouts
        if access.provider == "openai_compatible":
            timeouts = replace(timeouts, read_s=timeouts.read_s / 4)
        return open_engine(access, timeouts)

    def __call__(
        self, access: Access, *, effort: str = "", then: Callable[[Engine, str], None] | None = None
    ) -> Asked:
        asked = Asked(access.provider)
        engine = self.open(access)
        with warnings.catch_warnings():
            # As in the engines' own process: what an SDK warns of is not shown.
            warnings.simplefilter("ignore")
            try:
                for piece in engine.pieces(PROMPT, "model-asked", effort, asked.told):
                    asked.pieces.append(piece)
                    if then is not None:
                        then(engine, piece)
            except ProviderFailed as failure:
                asked.failure = failure
                self.failed.append(asked)
            finally:
                engine.close()
        return asked


@pytest.fixture
def ask(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Asking]:
    """After the test what would be written of its failures is written, and searched for key and question."""
    from tests.engines.leaks import Leaks

    asking = Asking()
    leaks = Leaks(tmp_path_factory.mktemp("written"), (KEY, QUESTION))
    try:
        yield asking
        for asked in asking.failed:
            leaks.check(asked)
    finally:
        leaks.close()


@pytest.fixture(scope="module")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company's own authority and a certificate of it for this computer, made by the openssl command."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl command is not installed")
    folder = tmp_path_factory.mktemp("tls")

    def run(*arguments: str) -> None:
        subprocess.run([openssl, *arguments], cwd=folder, check=True, capture_output=True)

    run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
        "-subj", "/CN=Company", "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    run(
        "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "here.key", "-out", "here.csr", "-subj", "/CN=here"
    )
    (folder / "here.ext").write_text("subjectAltName=IP:127.0.0.1\n")
    run("x509", "-req", "-in", "here.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-out", "here.pem", "-days", "2", "-extfile", "here.ext")  # fmt: skip
    return folder


@pytest.fixture
def tls_server(tls_files: Path) -> Iterator[str]:
    """The address of a server with that certificate; it answers everything with 500."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.send_response(500)
            self.send_header("content-length", "0")
            self.end_headers()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls_files / "here.pem", tls_files / "here.key")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a refused handshake
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def tls_authority(tls_files: Path) -> str:
    return str(tls_files / "ca.pem")
