"""The second look by the question's vector: what it adds, and that it never takes anything away."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.answering.red_flag_net import NetUnusable, RedFlagNet
from medbot_desktop.answering.red_flags import RedFlag, RedFlags
from medbot_desktop.domain.answers import AnswerKind
from medbot_desktop.retrieval.encoder import Encoder

if TYPE_CHECKING:
    from tests.answering.chain import Counter

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT / "data"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ROOT / "resources" / "encoder")


@pytest.fixture(scope="module")
def flags(encoder: Encoder) -> RedFlags:
    flags = RedFlags.load(DATA, encoder.id)
    assert flags.notice is None, "fit the net again: data/make_red_flag_net.py"
    return flags


def _lines(part: str) -> list[dict[str, str]]:
    with (HERE / "red_flag_sentences.csv").open(encoding="utf-8", newline="") as file:
        return [line for line in csv.DictReader(file) if line["part"] == part]


def test_it_catches_what_patterns_do_not_know(flags: RedFlags, encoder: Encoder) -> None:
    # Sentences neither the patterns nor the net were fitted on.
    told = [line["sentence"] for line in _lines("round_9") if line["must_alarm"] == "yes"]
    vectors = {s: encoder.encode_question(s).tolist() for s in told}
    by_patterns = sum(flags.check(s) is not None for s in told)
    with_net = sum(flags.check(s, vectors[s]) is not None for s in told)
    noticed = sum(flags.check(s, vectors[s]) is not None or flags.suspects(s, vectors[s]) for s in told)
    assert by_patterns < with_net
    assert with_net >= 0.8 * len(told)
    assert noticed >= 0.9 * len(told)


def test_it_seldom_cries_wolf(flags: RedFlags, encoder: Encoder) -> None:
    questions = []
    for language in ("es", "en"):
        name = ROOT / "tests" / "questions" / f"questions_{language}.csv"
        with name.open(encoding="utf-8-sig", newline="") as file:
            questions += [
                line["query"]
                for line in csv.DictReader(file)
                if line["half"] == "report" and line["expected_kind"] != "red_flag"
            ]
    cried = [q for q in questions if flags.check(q, encoder.encode_question(q).tolist())]
    assert len(cried) <= 0.02 * len(questions), cried


def test_it_tells_whom_to_call(flags: RedFlags, encoder: Encoder) -> None:
    question = "mi mejor amigo me ha dejado un mensaje de que no estará mañana"
    assert flags.check(question) is None
    assert flags.check(question, encoder.encode_question(question).tolist()) is RedFlag.SUICIDAL_INTENT


def test_patterns_decide_without_it(flags: RedFlags) -> None:
    nothing = [0.0] * 384
    assert flags.check("me quiero morir", nothing) is RedFlag.SUICIDAL_INTENT


@pytest.mark.parametrize("damage", ["missing", "json", "other encoder", "short", "not a number"])
def test_without_a_usable_net_patterns_go_on(tmp_path: Path, encoder: Encoder, damage: str) -> None:
    (tmp_path / "red_flags.toml").write_bytes((DATA / "red_flags.toml").read_bytes())
    content = json.loads((DATA / "red_flag_net.json").read_text(encoding="utf-8"))
    if damage == "other encoder":
        content["encoder"] = "another"
    elif damage == "short":
        content["alarm"]["weights"].pop()
    elif damage == "not a number":
        content["alarm"]["bias"] = float("nan")
    text = "{" if damage == "json" else json.dumps(content)
    if damage != "missing":
        (tmp_path / "red_flag_net.json").write_text(text, encoding="utf-8")
    with pytest.raises(NetUnusable):
        RedFlagNet.load(tmp_path, encoder.id)
    flags = RedFlags.load(tmp_path, encoder.id)
    assert flags.notice is not None
    assert flags.notice.code == "red_flags_net_unusable"
    assert flags.check("me quiero morir", [0.0] * 384) is RedFlag.SUICIDAL_INTENT


def test_the_whole_chain_shows_the_fixed_text(spanish: Counter) -> None:
    answer = spanish.ask("mi mejor amigo me ha dejado un mensaje de que no estará mañana")
    assert answer.kind is AnswerKind.RED_FLAG
    assert [n.number for n in answer.numbers] == ["112", "024"]


def test_what_is_only_suspected_is_answered_with_a_notice(spanish: Counter, flags: RedFlags) -> None:
    question = "me hace ir mucho al baño la metformina"
    vector = spanish.knowledge.encoder.encode_question(question).tolist()
    suspected = flags.suspects(question, vector)
    answer = spanish.ask(question)
    assert answer.kind is not AnswerKind.RED_FLAG
    assert any(notice.code == "maybe_emergency" for notice in answer.notices) is suspected
