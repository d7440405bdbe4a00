"""Google Cloud on this computer as its documents describe it: tokens, tuning jobs, the storage's resumable uploads,
the bucket's permissions, models that answer. Well or badly, as a test says.
"""

from __future__ import annotations

import base64
import json
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import google_crc32c

from medbot_desktop.domain.cloud_tuning import CloudAddresses
from tests.engines.serving import QuietHandler, Serving

PROJECT = "shop-1234"
REGION = "us-central1"
BUCKET = "pharmacy-files"
MAX_PIECE = 262_144


def refusal(code: int, status: str, message: str, reason: str = "") -> tuple[int, dict[str, Any]]:
    """An error as Google's services write it."""
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}] if reason else []
    return code, {"error": {"code": code, "status": status, "message": message, "details": details}}


@dataclass
class Seen:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class _Upload:
    name: str
    size: int
    data: bytearray = field(default_factory=bytearray)


@dataclass
class GoogleCloud:
    """`states` are what a job is, one a GET, the last one stays. `refuse` maps "METHOD part-of-path" to a refusal;
    `refuse_once` to one that is used up. `break_pieces` are the numbers of upload requests whose connection is cut,
    after half of the piece was taken in.
    """

    states: list[dict[str, Any]] = field(default_factory=lambda: [{"state": "JOB_STATE_SUCCEEDED"}])
    refuse: dict[str, tuple[int, Any]] = field(default_factory=dict)
    refuse_once: dict[str, tuple[int, Any]] = field(default_factory=dict)
    cut_once: list[str] = field(default_factory=list)
    break_pieces: set[int] = field(default_factory=set)
    alter_upload: bool = False
    permissions: tuple[str, ...] = (
        "storage.objects.create",
        "storage.objects.delete",
        "storage.objects.get",
    )
    answer: str = ""
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    tokens: int = 0

    def __post_init__(self) -> None:
        self.uploads: dict[str, _Upload] = {}
        self.pieces = 0
        self.lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"cloud": self})
        self._serving = Serving(handler, "google cloud")

    @property
    def address(self) -> str:
        return self._serving.address

    @property
    def addresses(self) -> CloudAddresses:
        return CloudAddresses(tuning=self.address, storage=self.address)

    def asked(self, method: str, part: str) -> list[Seen]:
        """The requests of a method whose path holds this."""
        return [one for one in self.seen if one.method == method and part in one.path]

    def stop(self) -> None:
        self._serving.stop()

    def make_job(self, wanted: dict[str, Any]) -> dict[str, Any]:
        number = len(self.jobs) + 1
        name = f"projects/{PROJECT}/locations/{REGION}/tuningJobs/{number}"
        job = {
            **wanted,
            "name": name,
            "state": "JOB_STATE_PENDING",
            "createTime": "2026-11-29T10:00:00Z",
        }
        self.jobs[name] = job
        return job

    def job_now(self, name: str) -> dict[str, Any]:
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        job = {**self.jobs[name], **state}
        if job["state"] == "JOB_STATE_SUCCEEDED":
            job.setdefault("endTime", "2026-11-29T11:30:00Z")
            endpoint = name.replace("tuningJobs", "endpoints")
            job.setdefault("tunedModel", {"model": "projects/p/models/1@1", "endpoint": endpoint})
        return job


class _Handler(QuietHandler):
    cloud: GoogleCloud

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def do_PUT(self) -> None:
        self._serve("PUT")

    def do_DELETE(self) -> None:
        self._serve("DELETE")

    def _serve(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        cloud = self.cloud
        path = unquote(urlsplit(self.path).path)
        with cloud.lock:
            cloud.seen.append(Seen(method, self.path, headers, body))
            for wanted in cloud.cut_once:
                if self._is(method, wanted):
                    cloud.cut_once.remove(wanted)
                    if method == "POST" and path.endswith("/tuningJobs"):
                        cloud.make_job(json.loads(body))  # made, but the answer never arrives
                    self.close_connection = True
                    self.connection.close()
                    return
            for refusals in (cloud.refuse_once, cloud.refuse):
                for wanted in list(refusals):
                    if self._is(method, wanted):
                        code, told = refusals[wanted]
                        if refusals is cloud.refuse_once:
                            del refusals[wanted]
                        self._json(told, code)
                        return
            if path == "/token":
                cloud.tokens += 1
                self._json(
                    {"access_token": f"token-{cloud.tokens}", "expires_in": 3600, "token_type": "Bearer"}
                )
                return
            if not headers.get("authorization", "").startswith("Bearer token-"):
                self._json(*reversed(refusal(401, "UNAUTHENTICATED", "no token")))
                return
            self._answer(method, path, body, headers)

    def _is(self, method: str, wanted: str) -> bool:
        wanted_method, part = wanted.split(" ", 1)
        return method == wanted_method and part in unquote(self.path)

    def _answer(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> None:
        cloud = self.cloud
        jobs = f"/v1beta1/projects/{PROJECT}/locations/{REGION}/tuningJobs"
        if path == jobs and method == "POST":
            self._json(cloud.make_job(json.loads(body)))
        elif path == jobs:
            self._json({"tuningJobs": [cloud.job_now(name) for name in cloud.jobs]} if cloud.jobs else {})
        elif path.startswith(jobs) and path.endswith(":cancel"):
            cloud.states[:] = [{"state": "JOB_STATE_CANCELLING"}, {"state": "JOB_STATE_CANCELLED"}]
            self._json({})
        elif path.startswith(jobs) and path.removeprefix("/v1beta1/") in cloud.jobs:
            self._json(cloud.job_now(path.removeprefix("/v1beta1/")))
        elif path.startswith("/v1beta1/publishers/google/models/") and method == "GET":
            self._json({"name": path.removeprefix("/v1beta1/")})
        elif path == f"/storage/v1/b/{BUCKET}/iam/testPermissions":
            asked = parse_qs(urlsplit(self.path).query)["permissions"]
            self._json({"permissions": [one for one in asked if one in cloud.permissions]})
        elif path.startswith(f"/storage/v1/b/{BUCKET}/o/") and method == "DELETE":
            name = path.removeprefix(f"/storage/v1/b/{BUCKET}/o/")
            found = cloud.objects.pop(name, None)
            self._json({}, 204) if found is not None else self._json(
                *reversed(refusal(404, "NOT_FOUND", "no"))
            )
        elif path == f"/upload/storage/v1/b/{BUCKET}/o" and method == "POST":
            number = str(len(cloud.uploads) + 1)
            name = json.loads(body)["name"]
            cloud.uploads[number] = _Upload(name, int(headers["x-upload-content-length"]))
            self._json({}, 200, {"location": f"{cloud.address}/upload/{number}"})
        elif path.startswith("/upload/") and method == "PUT":
            self._take_piece(cloud.uploads[path.rpartition("/")[2]], body, headers)
        elif "GenerateContent" in path:
            self._write(path, json.loads(body))
        else:
            self._json(*reversed(refusal(404, "NOT_FOUND", f"no such path {path}")))

    def _take_piece(self, upload: _Upload, body: bytes, headers: dict[str, str]) -> None:
        cloud = self.cloud
        if headers["content-range"] == "bytes */*":
            self._unfinished(upload)
            return
        cloud.pieces += 1
        first = int(re.match(r"bytes (\d+)-", headers["content-range"])[1])  # type: ignore[index]
        assert first == len(upload.data), "a piece was sent twice or left out"
        if cloud.pieces in cloud.break_pieces:
            upload.data += body[: len(body) // 2 // MAX_PIECE * MAX_PIECE]
            self.close_connection = True
            self.connection.close()
            return
        upload.data += body
        if len(upload.data) < upload.size:
            self._unfinished(upload)
            return
        data = bytes(upload.data)
        if cloud.alter_upload:
            data = data[:-1] + b"!"
        cloud.objects[upload.name] = data
        crc = google_crc32c.Checksum(data).digest()
        self._json({"name": upload.name, "size": str(len(data)), "crc32c": base64.b64encode(crc).decode()})

    def _unfinished(self, upload: _Upload) -> None:
        taken = {"range": f"bytes=0-{len(upload.data) - 1}"} if upload.data else {}
        self._json(None, 308, taken)

    def _write(self, path: str, body: dict[str, Any]) -> None:
        """An answer: what the test said, else the first row's own, cited by a tuned model alone."""
        user = body["contents"][0]["parts"][0]["text"]
        row = re.search(r"answer: (.*)", user)
        text = self.cloud.answer or (row[1] if row else "Nada.")
        if "endpoints" in path and not self.cloud.answer:
            text += " [1]"
        event = {
            "candidates": [
                {"index": 0, "content": {"role": "model", "parts": [{"text": text}]}, "finishReason": "STOP"}
            ],
            "modelVersion": path.rpartition("/")[2].partition(":")[0],
            "usageMetadata": {"promptTokenCount": 100, "candidatesTokenCount": 20},
        }
        raw = f"data: {json.dumps(event)}\r\n\r\n".encode()
        self._raw(200, raw, "text/event-stream", {})

    def _json(self, body: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        raw = b"" if body is None or status == 204 else json.dumps(body).encode()
        self._raw(status, raw, "application/json", headers or {})

    def _raw(self, status: int, raw: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(raw)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)


def wait_for(found: Any, seconds: float = 20.0) -> Any:
    """What `found` gives, once it gives something. Raises AssertionError after a time."""
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        value = found()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("it did not come")
