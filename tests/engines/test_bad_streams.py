"""Streams as bad networks, proxies and hasty servers write them: what came stays, the sentence says what happened."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.cloud_tuning import CloudAccess, CloudSettings
from medbot_desktop.domain.providers import Access
from medbot_desktop.texts import say
from tests.engines.conftest import KEY, PROMPT, QUESTION, Asking
from tests.engines.google_key import write_key_file
from tests.engines.loopback import Plan
from tests.engines.raw_server import RawHandler, RawServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Serve = Callable[..., Access]

WHOLE = "Tome 500 mg cada 8 horas [1].\nNo supere 3 g al día [1]."
PAGE = b"<!doctype html><html><body><h1>Bad Gateway</h1>" + f"{KEY} {QUESTION}".encode() + b"</body></html>"


@pytest.fixture
def servers() -> Iterator[list[RawServer]]:
    running: list[RawServer] = []
    yield running
    for server in running:
        server.stop()


@pytest.fixture
def serve(servers: list[RawServer], provider: str, tmp_path: Path) -> Serve:
    """Start a server for the provider and give the way to it."""

    def make(answering: Callable[[RawHandler, list[bytes]], None], plan: Plan | None = None) -> Access:
        server = RawServer(answering, plan)
        servers.append(server)
        if provider == "gemini_cloud":
            place = CloudSettings(write_key_file(tmp_path / "key.json", server.address), "shop-1234")
            return Access(provider, server.address, cloud=CloudAccess(place))
        return Access(provider, server.address + ("" if provider == "gemini" else "/v1"), KEY)

    return make


def test_a_slow_drip_comes_whole(serve: Serve, ask: Asking) -> None:
    def drip(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin()
        stream = b"".join(events)
        for at in range(0, len(stream), 7):  # never a whole event, nor a whole letter
            handler.write(stream[at : at + 7])
            time.sleep(0.001)

    asked = ask(serve(drip))
    assert (asked.text, asked.failure) == (WHOLE, None)
    assert (asked.told.tokens_in, asked.told.tokens_out) == (120, 42)


def test_cut_in_the_middle_of_a_letter_what_came_before_stays(serve: Serve, ask: Asking) -> None:
    def cut(handler: RawHandler, events: list[bytes]) -> None:
        stream = b"".join(events)
        handler.begin()
        handler.write(stream[: stream.index("í".encode()) + 1])
        handler.hang_up()

    asked = ask(serve(cut))
    assert asked.text.startswith("Tome 500 mg cada 8 horas [1].")
    assert "�" not in asked.text
    assert asked.code in ("provider_stream_broken", "provider_unreadable")


def test_doubled_ends_count_nothing_twice(serve: Serve, ask: Asking) -> None:
    def double_the_end(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin()
        for event in events:
            handler.write(
                event if b"500 mg" in event or b"horas" in event or b"supere" in event else event * 2
            )

    asked = ask(serve(double_the_end, Plan(pieces=("Tome 500 mg.",))))
    assert (asked.text, asked.failure) == ("Tome 500 mg.", None)
    assert (asked.told.tokens_in, asked.told.tokens_out) == (120, 42)


@pytest.mark.parametrize("provider", ["openai"], indirect=True)
def test_what_is_numbered_and_comes_twice_is_written_once(serve: Serve, ask: Asking) -> None:
    """A proxy that sends again what it sent: where the events have numbers, as GPT's, nothing is said twice."""

    def double(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin()
        for event in events:
            handler.write(event * 2)

    asked = ask(serve(double))
    assert (asked.text, asked.failure) == (WHOLE, None)


def test_one_giant_line_comes_whole(serve: Serve, ask: Asking) -> None:
    giant = "á" * 2_000_000

    def write(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin()
        for event in events:
            handler.write(event)

    asked = ask(serve(write, Plan(pieces=(giant,))))
    assert asked.failure is None
    assert asked.text == giant


def test_a_packed_stream_is_unpacked(serve: Serve, ask: Asking) -> None:
    def pack(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin(content_encoding="gzip")
        handler.write(gzip.compress(b"".join(events)))

    asked = ask(serve(pack))
    assert (asked.text, asked.failure) == (WHOLE, None)


def test_a_stream_that_is_not_packed_as_it_says(serve: Serve, ask: Asking) -> None:
    def lie(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin(content_encoding="gzip")
        handler.write(b"".join(events))

    asked = ask(serve(lie))
    assert (asked.text, bool(asked.failure)) == ("", True)
    assert asked.code in ("provider_unreadable", "provider_stream_broken")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_neither_key_nor_question_follow_to_another_host(
    serve: Serve, servers: list[RawServer], ask: Asking, status: int
) -> None:
    elsewhere = RawServer(lambda handler, events: handler.whole(200, b"{}", "application/json"))
    servers.append(elsewhere)
    target = f"http://localhost:{elsewhere.port}/v1/responses"
    asked = ask(serve(lambda handler, events: handler.whole(status, PAGE, "text/html", location=target)))
    assert elsewhere.heads == elsewhere.bodies == []
    assert asked.code == "provider_proxy"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (300, "provider_proxy"),
        (400, "provider_request_refused"),
        (403, "provider_forbidden"),
        (404, "provider_not_found"),
        (429, "provider_rate_limited"),
        (500, "provider_down"),
        (502, "provider_down"),
        (503, "provider_down"),
        (504, "provider_slow"),
    ],
)
def test_a_page_for_people_in_the_place_of_an_answer(
    serve: Serve, ask: Asking, status: int, code: str
) -> None:
    asked = ask(serve(lambda handler, events: handler.whole(status, PAGE, "text/html; charset=utf-8")))
    assert asked.code == code
    assert asked.failure is not None
    for language in ("es", "en"):
        assert "<" not in say(language, asked.failure.code, asked.failure.params)


def test_a_page_that_calls_itself_a_success(serve: Serve, ask: Asking) -> None:
    """The sign-in page of a hotel's network answers everything with 200."""
    asked = ask(serve(lambda handler, events: handler.whole(200, PAGE, "text/html")))
    assert asked.pieces == []
    assert asked.code in ("provider_unreadable", "provider_empty", "provider_stream_broken")


def test_a_stream_by_another_name_is_read(serve: Serve, ask: Asking) -> None:
    def misname(handler: RawHandler, events: list[bytes]) -> None:
        handler.begin("text/plain")
        handler.write(b"".join(events))

    asked = ask(serve(misname))
    assert (asked.text, asked.failure) == (WHOLE, None)


def test_a_connection_closed_between_two_questions_is_opened_again(
    serve: Serve, servers: list[RawServer], ask: Asking
) -> None:
    def answer_and_close(handler: RawHandler, events: list[bytes]) -> None:
        # Promised to stay open, and closed all the same: what a server does that was idle for long.
        handler.whole(200, b"".join(events), "text/event-stream", connection="keep-alive")
        handler.hang_up()

    access = serve(answer_and_close)
    again: list[str] = []

    first = ask(access)
    engine = ask.open(access)
    try:
        for _ in range(2):
            told = replace(first.told)
            again.append("".join(engine.pieces(PROMPT, "model-asked", "", told)))
            time.sleep(0.05)
    finally:
        engine.close()
    assert again == [WHOLE, WHOLE]
