"""Whoever tells of later versions: an https server of this computer, with a key of its own."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from medbot_desktop.services.updates import Updates

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "https://example.org/medbot"


class Publisher:
    """Hands out one file, whose places it was asked for are in `asked`, and holds the key that signs it."""

    def __init__(self, folder: Path) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.content = b""
        self.asked: list[str] = []
        self.redirect = ""
        self.raw: bytes | None = None
        """What is said in the place of an answer."""
        certificate, private = _certificate(folder)
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append(self.path)
                if publisher.raw is not None:
                    self.wfile.write(publisher.raw)
                    self.close_connection = True
                    return
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

    @property
    def public_key(self) -> str:
        """As it stands in the administrator's file."""
        raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
        return base64.b64encode(self.key.public_key().public_bytes(*raw)).decode()

    def updates(self, version: str = "1.2.0", address: str = "", key: str = "") -> Updates:
        return Updates(
            address or self.address,
            key or self.public_key,
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
