"""A server on this computer that speaks as the providers do, well or badly, as a test plans it.

Gemini (generateContent, v1; also as Google Cloud has it, with its tokens), OpenAI's Responses and Chat Completions.
Shapes follow the SDKs' types.
"""

from __future__ import annotations

import json
import select
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.engines.serving import QuietHandler, Serving

if TYPE_CHECKING:
    from collections.abc import Iterator

STALL_S = 20.0
TOKEN_PATH = "/token"
TOKEN = "test-key-8f3a-not-to-be-seen"


@dataclass(frozen=True)
class Plan:
    """What one request gets. `end` names how the stream ends, beside "whole"."""

    pieces: tuple[str, ...] = ("Tome 500 mg ", "cada 8 horas [1].", "\n", "No supere 3 g al día [1].")
    end: str = "whole"
    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    answered_by: str = "model-that-answered"


@dataclass
class Seen:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Loopback(Serving):
    """`plan` is what the next requests get; a list of plans is used up one a request, the last one stays."""

    def __init__(self) -> None:
        self.plans: list[Plan] = [Plan()]
        # Said in every refusal and every broken answer, as some providers repeat what they were sent.
        self.echo = ""
        self.seen: list[Seen] = []
        # What signing in gets, and how often it was done: beside the plans, which are for what is asked then.
        self.token_answer: tuple[int, Any] = (200, {})
        self.tokens_asked: list[bytes] = []
        # None: who signs in may not list Google's own models.
        self.publisher_models: list[dict[str, Any]] | None = PUBLISHER_MODELS
        self.tuned_models: list[dict[str, Any]] = TUNED_MODELS
        self.models: list[dict[str, Any]] = []
        self.closed_by_client = threading.Event()
        self.streaming = threading.Event()
        self.stalling = threading.Event()
        super().__init__(type("Handler", (_Handler,), {"loopback": self}), "loopback")

    def plan(self, *plans: Plan) -> None:
        self.plans = list(plans)

    def next_plan(self) -> Plan:
        return self.plans.pop(0) if len(self.plans) > 1 else self.plans[0]

    def stop(self) -> None:
        self.closed_by_client.set()  # lets what stalls end
        super().stop()


class _Handler(QuietHandler):
    loopback: Loopback

    def do_GET(self) -> None:
        self._take(None)
        plan = self.loopback.next_plan()
        if plan.status != 200:
            self._json(plan.status, plan.body, plan.headers)
        elif plan.end == "broken_json":
            self._raw(200, f"{{not json {self.loopback.echo}".encode(), "application/json")
        elif self.path.startswith("/v1beta1/publishers/google/models"):
            if self.loopback.publisher_models is None:
                self._json(403, {"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "no"}})
            else:
                self._json(200, {"publisherModels": self.loopback.publisher_models})
        elif self.path.startswith("/v1/projects/"):
            self._json(200, {"models": self.loopback.tuned_models})
        elif (
            "/v1beta/" in self.path
            or not self.path.startswith("/v1/models")
            or "x-goog-api-key" in self.headers
        ):
            self._json(200, {"models": self.loopback.models or GEMINI_MODELS})
        else:
            self._json(200, {"object": "list", "data": self.loopback.models or OPENAI_MODELS})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path == TOKEN_PATH:
            self.loopback.tokens_asked.append(raw)
            status, answer = self.loopback.token_answer
            given = {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"}
            self._json(status, given | answer if status == 200 else answer)
            return
        body = json.loads(raw)
        self._take(body)
        plan = self.loopback.next_plan()
        if plan.status != 200:
            self._json(plan.status, plan.body, plan.headers)
        elif (events := events_of(self.path, plan)) is not None:
            self._stream(plan, events)
        else:
            self._json(404, {"error": {"message": f"no such path {self.path}", "code": 404}}, {})

    def _take(self, body: Any) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.loopback.seen.append(Seen(self.command, self.path, headers, body))

    def _json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        if status != 200 and self.loopback.echo:
            body = _echoing(body, self.loopback.echo)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self._raw(status, raw, "application/json", headers)

    def _raw(self, status: int, raw: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(raw)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def _stream(self, plan: Plan, events: Iterator[bytes]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        try:
            for event in events:
                self._chunk(self._echoing(event))
                self.loopback.streaming.set()
                if plan.delay_s and self._is_closed(plan.delay_s):
                    return
            if plan.end == "stall":
                self.loopback.stalling.set()
                self._is_closed(STALL_S)
                return
            if plan.end == "cut":
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.loopback.closed_by_client.set()
            self.close_connection = True

    def _echoing(self, event: bytes) -> bytes:
        """What goes wrong inside a stream repeats what was sent as well."""
        echo = self.loopback.echo.encode()
        if not event.rstrip().endswith((b"}", b"[DONE]")):
            return event.rstrip() + b' "' + echo + b"\n\n"
        return event.replace(b"overloaded", b"overloaded " + echo)

    def _chunk(self, event: bytes) -> None:
        self.wfile.write(b"%x\r\n" % len(event) + event + b"\r\n")
        self.wfile.flush()

    def _is_closed(self, seconds: float) -> bool:
        """Wait; true once the client has closed the connection, as an attentive server sees it."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at and not self.loopback.closed_by_client.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.02)
            if readable:
                try:
                    gone = self.connection.recv(1) == b""
                except OSError:
                    gone = True
                if gone:
                    self.loopback.closed_by_client.set()
        if self.loopback.closed_by_client.is_set():
            self.close_connection = True
            return True
        return False


def _echoing(body: Any, echo: str) -> Any:
    """A refusal that repeats what was sent."""
    if isinstance(body, bytes):
        return body + echo.encode()
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        error = body["error"]
        return {**body, "error": {**error, "message": f"{error.get('message', '')} {echo}"}}
    if isinstance(body, dict) and isinstance(body.get("error"), str):
        return {**body, "error": f"{body['error']} {echo}"}
    return body


def events_of(path: str, plan: Plan) -> Iterator[bytes] | None:
    """The events of a stream as the provider with this path writes them; None where no provider has it."""
    if "GenerateContent" in path:
        return _gemini(plan)
    if path.endswith("/responses"):
        return _responses(plan)
    return _chat(plan) if path.endswith("/chat/completions") else None


GEMINI_MODELS = [
    {"name": f"models/{name}", "displayName": label, "supportedGenerationMethods": ["generateContent"]}
    for name, label in [
        ("gemini-other", "Gemini Other"),
        ("gemini-3.6-flash", "Gemini 3.6 Flash"),
        ("gemini-3.8-flash", "Gemini 3.8 Flash"),
        ("gemini-3.8-flash-image", "Gemini 3.8 Flash Image"),
    ]
] + [{"name": "models/gemini-embedding-2", "supportedGenerationMethods": ["embedContent"]}]

PUBLISHER_MODELS = [
    {"name": f"publishers/google/models/{name}", "versionId": "default"}
    for name in ("gemini-other", "gemini-3.5-flash", "gemini-3.8-flash", "gemini-3.8-flash-image", "veo-4")
]
TUNED_ENDPOINT = "projects/shop-1234/locations/us-central1/endpoints/7788"
TUNED_MODELS = [
    {
        "name": "projects/shop-1234/locations/us-central1/models/55",
        "displayName": "medbot farmacia",
        "labels": {"google-vertex-llm-tuning-base-model-id": "gemini-3.5-flash-lite", "tune-type": "sft"},
        "deployedModels": [{"endpoint": TUNED_ENDPOINT, "deployedModelId": "9"}],
    },
]

OPENAI_MODELS = [
    {"id": "gpt-5.4", "object": "model", "created": 10, "owned_by": "openai", "shutdown_date": "2026-12-11"},
    {"id": "gpt-6-luna", "object": "model", "created": 20, "owned_by": "openai"},
    {"id": "gpt-6-audio", "object": "model", "created": 30, "owned_by": "openai"},
    {"id": "text-embedding-4", "object": "model", "created": 30, "owned_by": "openai"},
]


def _event(value: Any, name: str = "") -> bytes:
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(value)}\n\n".encode()


def _gemini(plan: Plan) -> Iterator[bytes]:
    def chunk(parts: list[dict[str, Any]] | None, **more: Any) -> bytes:
        candidate: dict[str, Any] = {"index": 0, **more}
        if parts is not None:
            candidate["content"] = {"role": "model", "parts": parts}
        used = {
            "promptTokenCount": 120,
            "candidatesTokenCount": 30,
            "thoughtsTokenCount": 12,
            "totalTokenCount": 162,
        }
        return _event({"candidates": [candidate], "modelVersion": plan.answered_by, "usageMetadata": used,
                       "responseId": "r-1"})  # fmt: skip

    if plan.end == "blocked_prompt":
        yield _event(
            {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": plan.answered_by}
        )
        return
    if plan.end == "empty":
        yield chunk([], finishReason="STOP")
        return
    for piece in plan.pieces:
        yield chunk([{"text": piece}])
    match plan.end:
        case "whole":
            yield chunk([{"text": ""}], finishReason="STOP")
        case "max_tokens":
            yield chunk(None, finishReason="MAX_TOKENS")
        case "blocked_answer":
            yield chunk(None, finishReason="SAFETY")
        case "unknown_enum":
            yield chunk([{"text": "?"}], finishReason="STOP", safetyRatings=[
                {"category": "HARM_CATEGORY_OF_TOMORROW", "probability": "MAYBE"}])  # fmt: skip
        case "unknown_ending":
            yield chunk(None, finishReason="REASON_OF_TOMORROW")
        case "thoughts":
            yield chunk([{"text": "a thought", "thought": True}, {"text": "no thought"}], finishReason="STOP")
        case "error_event":
            yield _event({"error": {"code": 503, "message": "overloaded", "status": "UNAVAILABLE"}})
        case "broken_json":
            yield b'data: {"candidates": [{"content"\n\n'


def _responses(plan: Plan) -> Iterator[bytes]:
    number = iter(range(10_000))

    def response(status: str, **more: Any) -> dict[str, Any]:
        return {
            "id": "resp_1", "object": "response", "created_at": 1, "model": plan.answered_by, "status": status,
            "output": [], "parallel_tool_calls": True, "tool_choice": "auto", "tools": [], "error": None,
            "incomplete_details": None, "instructions": None, "metadata": {}, "temperature": None, "top_p": None,
            **more,
        }  # fmt: skip

    def event(kind: str, **more: Any) -> bytes:
        return _event({"type": kind, "sequence_number": next(number), **more}, kind)

    used = {
        "input_tokens": 120,
        "output_tokens": 42,
        "total_tokens": 162,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 12},
    }
    yield event("response.created", response=response("in_progress"))
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    if plan.end == "blocked_prompt":
        yield event("response.refusal.delta", delta="No puedo.", **place)
        yield event("response.completed", response=response("completed", usage=used))
        return
    if plan.end != "empty":
        for piece in plan.pieces:
            yield event("response.output_text.delta", delta=piece, logprobs=[], **place)
    match plan.end:
        case "whole" | "empty":
            yield event("response.completed", response=response("completed", usage=used))
        case "max_tokens":
            yield event("response.incomplete", response=response(
                "incomplete", usage=used, incomplete_details={"reason": "max_output_tokens"}))  # fmt: skip
        case "blocked_answer":
            yield event("response.incomplete", response=response(
                "incomplete", usage=used, incomplete_details={"reason": "content_filter"}))  # fmt: skip
        case "unknown_enum":
            yield event("response.of_tomorrow", what="?")
            yield event(
                "response.completed", response=response("completed", usage=used, service_tier="of_tomorrow")
            )
        case "unknown_ending":
            yield event("response.incomplete", response=response(
                "incomplete", usage=used, incomplete_details={"reason": "reason_of_tomorrow"}))  # fmt: skip
        case "error_event":
            yield event("error", code="server_error", message="overloaded", param=None)
        case "failed":
            yield event("response.failed", response=response(
                "failed", error={"code": "server_error", "message": "overloaded"}))  # fmt: skip
        case "broken_json":
            yield b'event: response.output_text.delta\ndata: {"type": "response.outp\n\n'


def _chat(plan: Plan) -> Iterator[bytes]:
    def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
        return _event({
            "id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": plan.answered_by,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        })  # fmt: skip

    yield chunk({"role": "assistant", "content": ""})
    if plan.end not in ("empty", "blocked_prompt"):
        for piece in plan.pieces:
            yield chunk({"content": piece})
    match plan.end:
        case "whole" | "empty":
            yield chunk({}, "stop")
        case "max_tokens":
            yield chunk({}, "length")
        case "blocked_answer" | "blocked_prompt":
            yield chunk({}, "content_filter")
        case "unknown_enum":
            yield chunk({"mood": "?"}, "stop")
        case "unknown_ending":
            yield chunk({}, "reason_of_tomorrow")
        case "error_event":
            yield _event({"error": {"message": "overloaded", "type": "server_error", "code": 503}})
        case "broken_json":
            yield b'data: {"id": "c-1", "choi\n\n'
    if plan.end in ("whole", "empty", "max_tokens", "blocked_answer", "blocked_prompt", "unknown_enum"):
        used = {"prompt_tokens": 120, "completion_tokens": 42, "total_tokens": 162}
        yield _event({
            "id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": plan.answered_by, "choices": [],
            "usage": used,
        })  # fmt: skip
        yield b"data: [DONE]\n\n"
