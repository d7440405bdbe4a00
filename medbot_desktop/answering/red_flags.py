"""Emergencies in a question, the fixed text that answers them and the numbers to call.

Patterns decide first and alone; where none fits, the net may still see one in the question's vector. A missing,
changed or damaged data/red_flags.toml never silences it: the copy carried in red_flags_copy.py takes its place and
`notice` says so.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from medbot_desktop.answering.red_flag_net import NetUnusable, RedFlagNet
from medbot_desktop.answering.red_flags_copy import SOURCE
from medbot_desktop.domain.answers import EmergencyNumber, Sentence
from medbot_desktop.retrieval.patterns import Lexicon, Pattern, PatternIndex, Reading
from medbot_desktop.retrieval.text import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "red_flags.toml"
SHA256 = hashlib.sha256(SOURCE.encode()).hexdigest()


class RedFlag(StrEnum):
    """What the emergency is; its sentences are `red_flag_<value>_...` in texts."""

    ANIMAL_POISONING = "animal_poisoning"
    SUICIDAL_INTENT = "suicidal_intent"
    ANAPHYLAXIS = "anaphylaxis"
    DEPRESSED_BREATHING = "depressed_breathing"
    UNCONSCIOUS = "unconscious"
    HYPOGLYCAEMIA = "hypoglycaemia"
    SEIZURE = "seizure"
    STROKE = "stroke"
    HEART = "heart"
    ANTICOAGULANT_BLEEDING = "anticoagulant_bleeding"
    CHILD_POISONING = "child_poisoning"
    DOSING_ERROR = "dosing_error"
    OVERDOSE = "overdose"
    THUNDERCLAP_HEADACHE = "thunderclap_headache"
    UNSPECIFIED = "unspecified"


TOO_MUCH = frozenset({RedFlag.OVERDOSE, RedFlag.CHILD_POISONING})
_POISON_KINDS = TOO_MUCH | {RedFlag.DOSING_ERROR}


@dataclass(frozen=True, slots=True)
class _Number:
    country: str
    kind: str
    number: EmergencyNumber
    source: str


class RedFlags:
    """The emergencies the program knows. `notice` is set when the file was not the one shipped."""

    def __init__(self, source: str, notice: Sentence | None = None, net: RedFlagNet | None = None) -> None:
        data: dict[str, Any] = tomllib.loads(source)
        self.notice = notice
        self._net = net
        stop_words = STOP_WORDS["es"] | STOP_WORDS["en"]
        self._lexicon = Lexicon(data["classes"], ordinary=stop_words | set(data["ordinary"].split()))
        self._topic = self._lexicon.pattern("@topic")
        self._history = self._lexicon.pattern("@history - @urgent")
        self._calm = tuple(self._lexicon.pattern(source) for source in data["calm"])
        # (kind, whether a question about the subject rules it out), one for each pattern, in their order.
        self._meaning: list[tuple[RedFlag, bool]] = []
        patterns: list[Pattern] = []
        for kind in data["kinds"]:
            for key in ("event", "mention"):
                patterns += [self._lexicon.pattern(source) for source in kind[key]]
                self._meaning += [(RedFlag(kind["name"]), key == "mention")] * len(kind[key])
        self._patterns = PatternIndex(patterns)
        self._numbers = tuple(
            _Number(
                n["country"],
                n["kind"],
                EmergencyNumber(n["number"], f"number_{n['kind']}", n.get("name", "")),
                n.get("source", ""),
            )
            for n in data["numbers"]
        )

    @staticmethod
    def load(folder: Path, encoder_id: str = "") -> RedFlags:
        """Read a data folder; with `encoder_id` the net made for that encoder as well.

        The built-in copy and a notice if red_flags.toml is not the one shipped; patterns alone and a notice if the
        net cannot be used.
        """
        notice = None
        net = None
        if encoder_id:
            try:
                net = RedFlagNet.load(folder, encoder_id)
            except NetUnusable:
                notice = Sentence("red_flags_net_unusable")
        try:
            content = (folder / FILE_NAME).read_bytes().replace(b"\r\n", b"\n")
        except OSError:
            return RedFlags(SOURCE, Sentence("red_flags_file_missing"), net)
        if hashlib.sha256(content).hexdigest() != SHA256:
            return RedFlags(SOURCE, Sentence("red_flags_file_changed"), net)
        return RedFlags(SOURCE, notice, net)

    def check(self, question: str, vector: Iterable[float] | None = None) -> RedFlag | None:
        """The emergency somebody tells of in the question, None if it is an ordinary one.

        `vector` is the question's by the encoder the net was loaded for; without it patterns alone decide.
        """
        reading = self._lexicon.read(question)
        if self._history.matches(reading):
            return None
        about = self._topic.matches(reading)
        flag = self._by_pattern(reading, about)[0]
        if flag is None and vector is not None and self._net is not None and not self._is_calm(reading):
            kind = self._net.kind(vector, about)
            flag = RedFlag(kind) if kind else None
        return flag

    def suspects(self, question: str, vector: Iterable[float]) -> bool:
        """Whether an ordinary-looking question may still tell of an emergency: answer it, but name the number first.

        About 3 in 100 ordinary questions are suspected.
        """
        reading = self._lexicon.read(question)
        if self._net is None or self._history.matches(reading):
            return False
        return self._net.suspects(vector, self._topic.matches(reading))

    def _is_calm(self, reading: Reading) -> bool:
        """Whether it is of what the net alone may not call an emergency."""
        return any(pattern.matches(reading) for pattern in self._calm)

    def explain(self, question: str) -> tuple[RedFlag | None, str]:
        """The emergency and the pattern that found it, for tests and reports."""
        reading = self._lexicon.read(question)
        if self._history.matches(reading):
            return None, ""
        return self._by_pattern(reading, self._topic.matches(reading))

    def _by_pattern(self, reading: Reading, about: bool) -> tuple[RedFlag | None, str]:
        for number, pattern in self._patterns.candidates(reading):
            flag, is_mention = self._meaning[number]
            if not (about and is_mention) and pattern.matches(reading):
                return flag, pattern.source
        return None, ""

    def text(self, flag: RedFlag) -> tuple[Sentence, ...]:
        """What to show first: whom to call, what to do while waiting, what not to do."""
        return tuple(Sentence(f"red_flag_{flag}_{part}") for part in ("call", "meanwhile", "never"))

    def numbers(self, country: str, flag: RedFlag | None = None) -> tuple[EmergencyNumber, ...]:
        """The numbers of a country that serve this emergency, the one to call first in front.

        `country` is ISO 3166 alpha-2. Where none was read: one entry without digits, the local emergency number. None
        for an animal: all of them are for people.
        """
        if flag is RedFlag.ANIMAL_POISONING:
            return ()
        wanted = ["emergency", "ambulance"]
        if flag is None or flag in _POISON_KINDS:
            wanted.append("poison")
        if flag is None or flag is RedFlag.SUICIDAL_INTENT:
            wanted.append("crisis")
        held = [n for n in self._numbers if n.country == country.upper()]
        found = [n.number for kind in wanted for n in held if n.kind == kind]
        if not any(n.kind in ("emergency", "ambulance") for n in held):
            found.insert(0, EmergencyNumber("", "number_emergency_local"))
        return tuple(found)

    def sourced(self, country: str) -> tuple[tuple[EmergencyNumber, str], ...]:
        """Every number of a country that an emergency may show, each with where it was read."""
        sources = {n.number: n.source for n in self._numbers if n.country == country.upper()}
        return tuple((number, sources.get(number, "")) for number in self.numbers(country))
