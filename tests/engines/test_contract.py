"""What every provider has to do alike: whole answers, broken ones, refusals, silence, a stop. Nothing leaves here."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import ProviderFailed
from medbot_desktop.domain.providers import PROVIDERS, Access
from medbot_desktop.engines.network import proxy_for
from medbot_desktop.engines.port import Engine, Timeouts, ignore_environment
from medbot_desktop.texts import TEXTS, say
from tests.engines.conftest import PROMPT, Asking
from tests.engines.loopback import Loopback, Plan

if TYPE_CHECKING:
    from pathlib import Path


KEY, QUESTION = "test-key-8f3a-not-to-be-seen", "question-7b21-not-to-be-seen"


@pytest.fixture(autouse=True)
def nothing_told(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Any:
    """Neither key nor question in any log or on any stream, whatever a test does."""
    caplog.set_level(logging.WARNING)
    yield
    written = capfd.readouterr()
    told = caplog.text + written.out + written.err
    assert KEY not in told
    assert QUESTION not in told


def test_the_pieces_join_to_the_answer(loopback: Loopback, access: Access, ask: Asking) -> None:
    asked = ask(access)
    assert asked.text == "Tome 500 mg cada 8 horas [1].\nNo supere 3 g al día [1]."
    assert asked.failure is None
    assert all(asked.pieces)
    assert asked.told.answered_by == "model-that-answered"
    assert (asked.told.tokens_in, asked.told.tokens_out) == (120, 42)


def test_the_key_goes_in_one_header_and_the_question_in_the_body_alone(
    loopback: Loopback, access: Access, ask: Asking, provider: str
) -> None:
    ask(access)
    (seen,) = loopback.seen
    carrying = [name for name, value in seen.headers.items() if KEY in value]
    assert carrying == ["x-goog-api-key" if provider == "gemini" else "authorization"]
    assert KEY not in seen.path + str(seen.body)
    assert QUESTION not in seen.path + str(seen.headers)
    assert QUESTION in str(seen.body)
    assert "the rules" in str(seen.body)


def test_nothing_asks_for_a_temperature_or_for_storage(
    loopback: Loopback, access: Access, ask: Asking, provider: str
) -> None:
    ask(access, effort="low" if PROVIDERS[provider].efforts else "")
    body = loopback.seen[0].body
    assert "temperature" not in str(body)
    if provider == "openai":
        assert body["store"] is False
        assert body["reasoning"] == {"effort": "low"}
    if provider == "gemini":
        assert "LOW" in str(body["generationConfig"])


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("cut", "provider_stream_broken"),
        ("silent", "provider_stream_broken"),
        ("broken_json", "provider_unreadable"),
        ("error_event", "provider_down"),
        ("max_tokens", "provider_cut_off"),
        ("blocked_answer", "provider_answer_blocked"),
        ("unknown_ending", "provider_ended_early"),
    ],
)
def test_what_came_before_a_failure_is_there(
    loopback: Loopback, access: Access, ask: Asking, end: str, code: str
) -> None:
    loopback.plan(Plan(end=end))
    asked = ask(access)
    assert asked.code == code
    assert asked.text.startswith("Tome 500 mg cada 8 horas")


def test_empty_parts_are_no_answer(loopback: Loopback, access: Access, ask: Asking) -> None:
    """google/adk-python#1357, googleapis/python-genai#774: a blank reply without a reason."""
    loopback.plan(Plan(end="empty"))
    asked = ask(access)
    assert (asked.pieces, asked.code) == ([], "provider_empty")


def test_a_blocked_question_says_so(loopback: Loopback, access: Access, ask: Asking, provider: str) -> None:
    loopback.plan(Plan(end="blocked_prompt"))
    asked = ask(access)
    # Chat Completions have one word for both.
    blocked = "answer" if provider == "openai_compatible" else "prompt"
    assert (asked.pieces, asked.code) == ([], f"provider_{blocked}_blocked")


def test_values_nobody_knows_yet_do_no_harm(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.plan(Plan(end="unknown_enum"))
    asked = ask(access)
    assert asked.failure is None
    assert asked.text.startswith("Tome 500 mg")


def test_a_silent_server_is_not_waited_for_for_ever(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.plan(Plan(end="stall"))
    ask.timeouts = Timeouts(1.0, 0.4)
    started = time.monotonic()
    asked = ask(access)
    assert asked.code == "provider_slow"
    assert asked.text.startswith("Tome 500 mg")
    assert time.monotonic() - started < 5


def test_a_very_long_answer_comes_whole(loopback: Loopback, access: Access, ask: Asking) -> None:
    pieces = tuple(f"palabra {number} " for number in range(4_000))
    loopback.plan(Plan(pieces=pieces))
    asked = ask(access)
    assert asked.text == "".join(pieces)


@pytest.mark.parametrize("where", ["streaming", "silent"])
def test_a_stop_closes_the_connection_at_once(
    loopback: Loopback, access: Access, ask: Asking, where: str
) -> None:
    if where == "streaming":
        loopback.plan(Plan(pieces=("a ",) * 1_000, delay_s=0.05))
    else:
        loopback.plan(Plan(pieces=("a ",), end="stall"))
    ask.timeouts = Timeouts(2.0, 30.0)
    cutters: list[threading.Thread] = []
    cut_at: list[float] = []

    def cut_in_the_middle(engine: Engine) -> None:
        if where == "silent":
            loopback.stalling.wait(30)
        cut_at.append(time.monotonic())
        engine.cut()

    def cut_soon(engine: Engine, _piece: str) -> None:
        if not cutters:
            cutters.append(threading.Thread(target=cut_in_the_middle, args=(engine,)))
            cutters[0].start()

    asked = ask(access, then=cut_soon)
    ended = time.monotonic()
    cutters[0].join()
    assert asked.code == "provider_stream_broken"
    assert ended - cut_at[0] < 3
    assert loopback.closed_by_client.wait(3)


def test_letting_go_half_way_closes_the_connection(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.plan(Plan(pieces=("a ",) * 1_000, delay_s=0.05))
    engine = ask.open(access)
    from medbot_desktop.engines.port import Told

    pieces = engine.pieces(PROMPT, "m", "", Told())
    assert next(pieces) == "a "
    engine.close()
    pieces.close()  # type: ignore[attr-defined]
    assert loopback.closed_by_client.wait(3)


def gemini_error(code: int, status: str, message: str, **details: Any) -> dict[str, Any]:
    return {
        "error": {"code": code, "status": status, "message": message, "details": [details] if details else []}
    }


def openai_error(message: str, code: str | None, kind: str = "invalid_request_error") -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


REFUSALS: list[tuple[str, int, Any, str]] = [
    ("gemini", 400, gemini_error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.",
     reason="API_KEY_INVALID"), "key_refused"),
    ("gemini", 401, gemini_error(401, "UNAUTHENTICATED", "API keys are not supported"), "key_refused"),
    ("gemini", 403, gemini_error(403, "PERMISSION_DENIED", "Your API key was reported as leaked."), "key_refused"),
    ("gemini", 403, gemini_error(403, "PERMISSION_DENIED", "The caller does not have permission"), "forbidden"),
    ("gemini", 400, gemini_error(400, "FAILED_PRECONDITION",
     "User location is not supported for the API use."), "region"),
    ("gemini", 404, gemini_error(404, "NOT_FOUND",
     "models/gemini-1.0-pro is not found for API version v1"), "model_unknown"),
    ("gemini", 429, gemini_error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.",
     quotaId="GenerateRequestsPerMinutePerProjectPerModel"), "rate_limited"),
    ("gemini", 429, gemini_error(429, "RESOURCE_EXHAUSTED",
     "You exceeded your current quota, please check your plan and billing details.",
     quotaId="GenerateRequestsPerDayPerProjectPerModel"), "no_credit"),
    ("gemini", 400, gemini_error(400, "INVALID_ARGUMENT",
     "The input token count (1200000) exceeds the maximum number of tokens allowed"), "too_long"),
    ("gemini", 400, gemini_error(400, "INVALID_ARGUMENT", "Thinking level is not supported"), "request_refused"),
    ("openai", 401, openai_error("Incorrect API key provided", "invalid_api_key"), "key_refused"),
    ("openai", 403, openai_error("Country, region, or territory not supported",
     "unsupported_country_region_territory"), "region"),
    ("openai", 403, openai_error("You do not have access to this", None), "forbidden"),
    ("openai", 404, openai_error("The model `gpt-3` does not exist or you do not have access to it.",
     "model_not_found"), "model_unknown"),
    ("openai", 429, openai_error("Rate limit reached for requests per min", "rate_limit_exceeded", "requests"),
     "rate_limited"),
    ("openai", 429, openai_error("You exceeded your current quota, please check your plan and billing details.",
     "insufficient_quota", "insufficient_quota"), "no_credit"),
    ("openai", 400, openai_error("Your input exceeds the context window", "context_length_exceeded"), "too_long"),
    ("openai", 400, openai_error("Invalid prompt: flagged as violating our usage policy", "invalid_prompt"),
     "prompt_blocked"),
    ("openai", 400, openai_error("Unsupported value: reasoning.effort", "unsupported_value"), "request_refused"),
    ("openai_compatible", 401, openai_error("Unauthorized", None), "key_refused"),
    ("openai_compatible", 404, {"error": {"message": "model 'x' not found, try pulling it first"}}, "model_unknown"),
    ("openai_compatible", 404, b"404 page not found", "not_found"),
    ("openai_compatible", 400, {"error": "the request exceeds the available context size"}, "too_long"),
    ("openai_compatible", 429, {"error": {"message": "busy"}}, "rate_limited"),
    ("openai_compatible", 503, {"error": {"message": "Loading model", "code": 503}}, "down"),
]  # fmt: skip


@pytest.mark.parametrize(("provider", "status", "body", "kind"), REFUSALS)
def test_each_refusal_has_its_own_meaning(
    loopback: Loopback, ask: Asking, access: Access, status: int, body: Any, kind: str
) -> None:
    loopback.plan(Plan(status=status, body=body))
    asked = ask(access)
    assert asked.code == f"provider_{kind}"
    assert not asked.pieces


@pytest.mark.parametrize(
    ("status", "kind", "retry"),
    [(408, "slow", True), (500, "down", True), (502, "down", True), (503, "down", True), (504, "slow", True),
     (302, "proxy", False), (407, "proxy", False), (413, "too_long", False), (402, "no_credit", False)],
)  # fmt: skip
def test_a_page_of_something_between_is_understood_too(
    loopback: Loopback, access: Access, ask: Asking, status: int, kind: str, retry: bool
) -> None:
    loopback.plan(
        Plan(status=status, body=b"<html>not JSON</html>", headers={"location": "http://elsewhere/"})
    )
    asked = ask(access)
    assert asked.code == f"provider_{kind}"
    assert asked.failure is not None
    assert asked.failure.retry is retry
    # A key never follows a redirect.
    assert len(loopback.seen) == 1


def test_the_wait_a_provider_asks_for_is_known(loopback: Loopback, access: Access, ask: Asking) -> None:
    loopback.plan(Plan(status=429, body={"error": {"message": "per minute"}}, headers={"retry-after": "7"}))
    asked = ask(access)
    assert asked.failure is not None
    assert asked.failure.wait_s == 7.0


def test_google_says_how_long_to_wait_in_the_body(loopback: Loopback, ask: Asking) -> None:
    body = gemini_error(429, "RESOURCE_EXHAUSTED", "per minute", retryDelay="34.5s")
    loopback.plan(Plan(status=429, body=body))
    asked = ask(Access("gemini", loopback.address, KEY))
    assert asked.failure is not None
    assert asked.failure.wait_s == 34.5


def test_a_server_that_is_off(access: Access, ask: Asking, loopback: Loopback, provider: str) -> None:
    loopback.stop()
    code = ask(access).code
    assert code == ("provider_server_off" if provider == "openai_compatible" else "provider_offline")


def test_a_certificate_nobody_vouches_for(
    access: Access, ask: Asking, tls_server: str, tls_authority: str
) -> None:
    there = replace(access, address=tls_server)
    assert ask(there).code == "provider_certificate"
    # With the company's own file the same server is trusted, and answers what it is asked to.
    vouched = ask(replace(there, ca_file=tls_authority))
    assert vouched.code == "provider_down"


def test_a_certificate_file_that_is_none(access: Access, ask: Asking, tmp_path: Any) -> None:
    for name, content in (("missing.pem", None), ("empty.pem", ""), ("text.pem", "hello")):
        if content is not None:
            (tmp_path / name).write_text(content)
        with pytest.raises(ProviderFailed) as failed:
            ask.open(replace(access, ca_file=str(tmp_path / name)))
        assert failed.value.code == "provider_ca_file"


def test_the_models_are_listed_and_test_the_key(
    loopback: Loopback, access: Access, ask: Asking, provider: str
) -> None:
    engine = ask.open(access)
    names = [model.name for model in engine.models()]
    engine.close()
    if provider == "gemini":
        assert names == ["gemini-other", "gemini-3.6-flash", "gemini-3.8-flash"]
    elif provider == "openai":
        assert names == ["gpt-6-luna", "gpt-5.4"]
    elif provider == "gemini_cloud":
        # The tuned one by its endpoint; of Google's own those that write answers.
        tuned = "projects/shop-1234/locations/us-central1/endpoints/7788"
        assert names == [tuned, "gemini-other", "gemini-3.5-flash", "gemini-3.8-flash"]
    else:
        # A server of one's own may call its models anything.
        assert len(names) == 4
    assert KEY in str(loopback.seen[0].headers)
    loopback.plan(Plan(status=401, body=openai_error("no", "invalid_api_key")))
    engine = ask.open(access)
    with pytest.raises(ProviderFailed) as refused:
        engine.models()
    engine.close()
    way_in = "sign_in" if provider == "gemini_cloud" else "key"
    assert refused.value.code == f"provider_{way_in}_refused"
    loopback.plan(Plan(end="broken_json"))
    engine = ask.open(access)
    with pytest.raises(ProviderFailed) as broken:
        engine.models()
    engine.close()
    assert broken.value.code == "provider_unreadable"


def test_a_server_without_a_key_gets_none(loopback: Loopback, ask: Asking) -> None:
    asked = ask(Access("openai_compatible", f"{loopback.address}/v1"))
    assert asked.failure is None
    assert "authorization" not in loopback.seen[0].headers


def test_thoughts_are_not_shown(loopback: Loopback, ask: Asking) -> None:
    loopback.plan(Plan(end="thoughts"))
    assert ask(Access("gemini", loopback.address, KEY)).text.endswith("no thought")
    assert "a thought" not in ask(Access("gemini", loopback.address, KEY)).text
    for pieces, text in [
        (("<thi", "nk>500 mg?", " hm</th", "ink>\n\nTome ", "1 g."), "Tome 1 g."),
        (("\n<think></think>Sí.",), "Sí."),
        (("<", "3 horas"), "<3 horas"),
        (("<think>for ever",), ""),
    ]:
        loopback.plan(Plan(pieces=pieces))
        assert ask(Access("openai_compatible", f"{loopback.address}/v1")).text == text


def test_the_environment_changes_neither_address_nor_account(
    loopback: Loopback, access: Access, ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_BASE_URL", "GOOGLE_GEMINI_BASE_URL", "GOOGLE_VERTEX_BASE_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/elsewhere")
    for name in ("OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "true")
    monkeypatch.setenv("OPENAI_LOG", "debug")
    ignore_environment()
    assert ask(access).failure is None
    (seen,) = loopback.seen
    assert "from-the-environment" not in str(seen)


def test_the_proxy_of_the_system_is_used_but_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    assert proxy_for("https://api.example.org/v1") is None
    monkeypatch.setenv("https_proxy", "proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "intranet.example.org")
    assert proxy_for("https://api.example.org/v1") == "http://proxy.example.org:3128"
    assert proxy_for("https://intranet.example.org/v1") is None
    for address in ("http://localhost:11434/v1", "http://127.0.0.1:1/v1", "https://[::1]/v1"):
        assert proxy_for(address) is None


def test_a_proxy_that_does_not_answer_is_told_apart_from_being_offline(
    ask: Asking, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert ask(replace(access, address="https://api.example.org/v1")).code == "provider_proxy"


def test_a_request_goes_through_the_proxy_of_the_system(
    loopback: Loopback, ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", loopback.address)
    asked = ask(Access("openai_compatible", "http://models.example.org/v1", KEY))
    assert asked.text.startswith("Tome 500 mg")
    assert [seen.path for seen in loopback.seen] == ["http://models.example.org/v1/chat/completions"]


def test_the_search_for_leaks_finds_one(ask: Asking, tmp_path: Path) -> None:
    from tests.engines.conftest import Asked
    from tests.engines.leaks import Leaks

    for leaky in (
        ProviderFailed("down", provider="P", model=QUESTION),
        ProviderFailed("server_off", provider="P", address=f"http://{KEY}"),
    ):
        asked, folder = Asked("openai"), tmp_path / leaky.code
        asked.failure = leaky
        folder.mkdir()
        leaks = Leaks(folder, (KEY, QUESTION))
        with pytest.raises(AssertionError, match="stands in"):
            leaks.check(asked)
        leaks.close()


def test_every_failure_has_its_sentence_in_both_languages() -> None:
    import re
    from pathlib import Path

    import medbot_desktop

    root = Path(medbot_desktop.__file__).parent
    code = "".join(path.read_text("utf-8") for path in (*root.glob("engines/*.py"), root / "pipeline/hosted.py",
                                                         root / "services/writing.py"))  # fmt: skip
    kinds = set(re.findall(r"(?:failed|ProviderFailed)\(\s*\"(\w+)\"", code)) | {
        "stopped",
        "gone",
        "retrying",
    }
    assert len(kinds) > 20
    params = {
        "provider": "P",
        "model": "M",
        "address": "A",
        "path": "F",
        "seconds": 1,
        "attempt": 2,
        "attempts": 3,
        "project": "shop",
        "region": "eu",
        "permission": "a.b.c",
    }
    for kind in kinds:
        for language in ("es", "en"):
            assert f"provider_{kind}" in TEXTS[language]
            sentence = Sentence(f"provider_{kind}", params)
            assert say(language, sentence.code, sentence.params)
