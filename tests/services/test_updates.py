"""The notice of a later version: believed only when signed, asked for at most once a day, over https alone."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from medbot_desktop.domain.errors import UpdateUnknown
from medbot_desktop.services.updates import DAY_S, Update, Updates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "https://example.org/medbot"


class Publisher:
    """An https server of this computer that hands out one file, and the key that signs it."""

    def __init__(self, folder: Path) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.content = b""
        self.asked = 0
        self.redirect = ""
        certificate, private = _certificate(folder)
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked += 1
                self.send_response(302 if publisher.redirect else 200)
                if publisher.redirect:
                    self.send_header("Location", publisher.redirect)
                self.end_headers()
                self.wfile.write(publisher.content)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing on the terminal."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, private)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"https://127.0.0.1:{self._server.server_port}/latest.json"
        self.certificate = certificate

    def publish(self, version: str, page: str = PAGE, key: Ed25519PrivateKey | None = None) -> None:
        signed = json.dumps({"version": version, "page": page})
        signature = (key or self.key).sign(signed.encode())
        self.content = json.dumps(
            {"signed": signed, "signature": base64.b64encode(signature).decode()}
        ).encode()

    def updates(self, version: str = "1.2.0", address: str = "") -> Updates:
        public = self.key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        return Updates(
            address or self.address,
            base64.b64encode(public).decode(),
            version,
            clock=lambda: 1_000_000.0,
            context=lambda: ssl.create_default_context(cafile=str(self.certificate)),
        )

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    places = folder / "certificate.pem", folder / "key.pem"
    places[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    places[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return places


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


def test_only_https_is_asked_followed_and_named(publisher: Publisher) -> None:
    publisher.publish("9.0.0", page="http://example.org")
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()
    publisher.redirect = "http://127.0.0.1:9/latest.json"
    with pytest.raises(UpdateUnknown):
        publisher.updates().look()
    asked = publisher.asked
    plain = publisher.updates(address=publisher.address.replace("https", "http"))
    assert not plain.can_ask
    with pytest.raises(UpdateUnknown):
        plain.look()
    assert publisher.asked == asked


def test_a_server_that_is_not_there_is_no_harm(publisher: Publisher) -> None:
    with pytest.raises(UpdateUnknown):
        publisher.updates(address="https://127.0.0.1:9/latest.json").look()


def test_it_is_asked_at_most_once_a_day(publisher: Publisher) -> None:
    updates = publisher.updates()
    assert updates.is_due(0.0)
    assert updates.is_due(1_000_000.0 - DAY_S)
    assert not updates.is_due(1_000_000.0 - DAY_S + 1)
    assert updates.is_due(1_000_000.0 + DAY_S)  # the clock was set back
    assert not Updates("", "", "1.2.0").is_due(0.0)
