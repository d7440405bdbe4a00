"""Hosted models on the command line: an answer written from the rows, and a measurement of a model.

The key comes from the keyring, the models' code runs in the engines' own process, as with the window.
"""

from __future__ import annotations

import queue
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.commands.terminal import agreed
from medbot_desktop.domain.errors import BadArgument, MedBotError, ProviderFailed, WorkerGone
from medbot_desktop.domain.grounds import why_not
from medbot_desktop.domain.measuring import what_it_takes
from medbot_desktop.domain.providers import PROVIDERS, HostedSettings, access_to, key_name
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.services.writing import Writing
from medbot_desktop.storage.secrets import Secrets
from medbot_desktop.texts import say
from medbot_desktop.worker.client import WorkerClient, run_engines
from medbot_desktop.worker.measuring_messages import Measurement, MeasureRequest, MeasuringWent
from medbot_desktop.worker.messages import CancelRequest, Failed, WorkerDied

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.domain.measuring import Held, Measured
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.services.writing import Change
    from medbot_desktop.worker.messages import Event


def add_options(command: argparse.ArgumentParser, *, model: str) -> None:
    """The options that name a hosted model; `model` is what the option for its name is called."""
    command.add_argument("--provider", choices=sorted(PROVIDERS), help="let this hosted model write besides")
    command.add_argument(
        model, dest="hosted_model", default="", metavar="M", help="its model, if not the set one"
    )
    command.add_argument("--general", action="store_true", help="let it add what stands in no row, set apart")
    command.add_argument(
        "--accept", action="store_true", help="I have read and accept the provider's notices"
    )


def hosted_settings(options: argparse.Namespace, settings: Settings, language: str) -> HostedSettings:
    """The settings with what the options say. Raises ProviderFailed where the notices are not accepted."""
    spec = PROVIDERS[options.provider]
    chosen = settings.hosted.of(spec.id)
    if options.accept:
        chosen = replace(chosen, accepted=True)
    if options.hosted_model:
        chosen = replace(chosen, model=options.hosted_model)
    if not chosen.accepted:
        for notice in spec.notices:
            print(say(language, notice, {"company": spec.company}), file=sys.stderr)
        raise ProviderFailed("not_accepted", provider=spec.name)
    general = options.general or settings.hosted.general_knowledge
    return replace(settings.hosted.with_provider(chosen), general_knowledge=general)


class HostedModel:
    """One provider for a run of a command. Its process starts with the first question that needs it."""

    def __init__(self, provider: str, hosted: HostedSettings, folder: Path, language: str) -> None:
        self._provider = provider
        self._hosted = hosted
        self._language = language
        self._secrets = Secrets()
        self._events: queue.Queue[Event] = queue.Queue()
        self._engines = WorkerClient(folder, self._events.put, run_engines)
        self._writing = Writing(self._engines, self._secrets, lambda: hosted, self._events.put)

    def close(self) -> None:
        self._engines.stop()

    def write(self, question: str, embedded: Answer, keep: Callable[[Change], None]) -> Answer:
        """The embedded answer with what the model wrote; `keep` gets what has come, to be written down.

        Ctrl+C stops the model and keeps what has come.
        """
        reason = why_not(embedded, general_knowledge=self._hosted.general_knowledge, forced=False)
        if reason is not None:
            return embedded.with_notice(reason)
        underway = self._writing.begin(
            Turn(1, 1, 0.0, question, TurnState.PENDING), embedded, self._provider, ""
        )
        while True:
            try:
                event = self._events.get()
            except KeyboardInterrupt:
                self._writing.stop(1)
                continue
            for change in self._writing.accept(event):
                keep(change)
                if change.ended:
                    return change.underway.answer
                failure = underway.generated.failure
                if failure is not None:
                    print(say(self._language, failure.code, failure.params), file=sys.stderr)

    def measurement(self, held: Sequence[Held]) -> MeasureRequest:
        """The request that measures it. Raises ProviderFailed or AddressRefused where something has to be set first."""
        access, chosen = self._writing.access(self._provider, self._hosted), self._hosted.of(self._provider)
        number = self._engines.next_request_id()
        return MeasureRequest(number, access, chosen.model, chosen.effort, tuple(held))

    def measure(self, request: MeasureRequest) -> Measured:
        """Carry it out; Ctrl+C ends it with what there is by then. Raises WorkerGone."""
        self._engines.send(request)
        while True:
            try:
                event = self._events.get()
            except KeyboardInterrupt:
                self._engines.send(CancelRequest(request.request_id))
                continue
            match event:
                case Measurement():
                    return event.measured
                case MeasuringWent() if event.news is not None:
                    print(say(self._language, event.news.code, event.news.params), file=sys.stderr)
                case MeasuringWent():
                    told = {"done": event.done, "total": event.total}
                    print(say(self._language, "measure_went", told), file=sys.stderr)
                case Failed() | WorkerDied():
                    raise WorkerGone()


def measure_model(
    options: argparse.Namespace, settings: Settings, language: str, folder: Path, held: Sequence[Held]
) -> Measured | None:
    """Measure a hosted model on questions whose row is known, once the user agrees to what it takes; else None."""
    hosted = hosted_settings(options, settings, language)
    model = HostedModel(options.provider, hosted, folder, language)
    if not held:
        raise BadArgument(argument="--questions")
    request = model.measurement(held)
    for sentence in what_it_takes(PROVIDERS[options.provider], request.model, held):
        print(say(language, sentence.code, sentence.params), file=sys.stderr)
    if not options.yes and not agreed(say(language, "measure_agree"), say(language, "measure_needs_yes")):
        return None
    try:
        return model.measure(request)
    finally:
        model.close()


def measured_as_text(measured: Measured, language: str) -> str:
    """The figures side by side."""
    lines = [say(language, "measured_head", {"model": measured.model, "n": measured.n})]
    if measured.ended_by is not None:
        lines.append(say(language, measured.ended_by.code, measured.ended_by.params))
    for name, side in (("measured_grounded", measured.grounded), ("measured_plain", measured.plain)):
        lines.append(
            say(
                language,
                name,
                {
                    "answered": side.answered,
                    "cited": _share(side.cited_right),
                    "wrong": _share(side.wrong_citations),
                    "unsupported": _share(side.unsupported_numbers),
                    "numbers": side.numbers,
                    "general": _share(side.general),
                    "sent": side.tokens_in,
                    "written": side.tokens_out,
                    "failed": side.failed,
                },
            )
        )
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def providers_found(settings: HostedSettings) -> list[tuple[str, str]]:
    """(provider, what is set of it) for `doctor`: nothing is asked over a network."""
    found = []
    secrets = Secrets()
    for spec in PROVIDERS.values():
        chosen = settings.of(spec.id)
        try:
            address = access_to(spec, settings).address
            if spec.signs_in:
                file = settings.cloud.credentials_path or "this computer's own sign-in"
                key = f"project {settings.cloud.project} with {file}"
            else:
                state = secrets.state(key_name(spec, address))
                key = f"key {state.masked} in the {state.place.value}" if state else "no key"
        except MedBotError as error:
            found.append((spec.id, say("en", error.code, error.params)))
            continue
        used = "writes answers" if settings.engine == spec.id else "off"
        found.append((spec.id, f"{used}; {key}; model {chosen.model or 'not chosen'}; {address}"))
    return found
