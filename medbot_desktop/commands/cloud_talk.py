"""One run of the command `cloud`: the service it speaks through, and what it tells the person, in one language."""

from __future__ import annotations

import queue
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from medbot_desktop.commands.terminal import agreed
from medbot_desktop.domain.errors import CloudFailed, MedBotError, WorkerGone
from medbot_desktop.paths import user_folder
from medbot_desktop.services.cloud_tuning import CloudTuning
from medbot_desktop.texts import say
from medbot_desktop.worker.cloud_messages import CloudJobChanged, CloudJobEnded, CloudJobsListed
from medbot_desktop.worker.messages import Failed, Progress, WorkCancelled, WorkerDied

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.cloud_tuning import CloudJob, CloudSettings
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.worker.messages import Event

_E = TypeVar("_E")


class Talk:
    """The service for one run of the command, and what it tells, one event after the other."""

    def __init__(self, options: argparse.Namespace, settings: Settings, language: str) -> None:
        self.language = language
        self.quiet = bool(options.json)
        given = {
            name: str(value)
            for name in ("project", "region", "bucket")
            if (value := getattr(options, name, ""))
        }
        if getattr(options, "credentials", None):
            given["credentials_path"] = str(options.credentials)
        self.place: CloudSettings = replace(settings.cloud, **given)
        hosted = replace(settings.hosted, cloud=self.place)
        self._settings = replace(settings, hosted=hosted)
        self._events: queue.Queue[Event] = queue.Queue()
        self.service = CloudTuning(user_folder(), self._events.put, lambda: self._settings)

    def __enter__(self) -> Talk:
        return self

    def __exit__(self, *_: object) -> None:
        self.service.stop()

    def wait(self, kind: type[_E], number: int, see: Callable[[Event], None] | None = None) -> _E:
        """The event that ends a request; `see` gets those before. Raises what the request failed with."""
        while True:
            event = self._events.get()
            if isinstance(event, WorkerDied) and number in event.request_ids:
                raise WorkerGone()
            if getattr(event, "request_id", None) != number:
                continue
            if isinstance(event, Failed):
                raise Told(event.sentence)
            if isinstance(event, WorkCancelled):
                raise KeyboardInterrupt
            if isinstance(event, kind):
                return event
            if see is not None and not self.quiet:
                see(event)

    def job(self, job_id: str) -> CloudJob:
        """Raises CloudFailed "job_unknown"."""
        for job in self.jobs():
            if job.id == job_id:
                return job
        raise CloudFailed("job_unknown")

    def jobs(self) -> tuple[CloudJob, ...]:
        return self.wait(CloudJobsListed, self.service.list_jobs()).jobs

    def say(self, code: str, **params: str | int) -> str:
        return say(self.language, code, params)

    def sentence(self, sentence: Sentence) -> str:
        return say(self.language, sentence.code, sentence.params)

    def show(self, text: str) -> None:
        if not self.quiet:
            print(text, file=sys.stderr)

    def agreed(self, options: argparse.Namespace) -> bool:
        return options.yes or agreed(self.say("measure_agree"), self.say("measure_needs_yes"))

    def follow(self, number: int) -> CloudJob:
        """A job until its end, a line each time it changed."""
        last = ""

        def see(event: Event) -> None:
            nonlocal last
            if isinstance(event, Progress) and event.what == "uploading" and sys.stderr.isatty():
                print(f"\r{event.done:,} / {event.total:,}", end="", file=sys.stderr, flush=True)
            if isinstance(event, CloudJobChanged) and (line := self.line(event.job)) != last:
                last = line
                print(f"\r{line}", file=sys.stderr)

        try:
            return self.wait(CloudJobEnded, number, see).job
        except KeyboardInterrupt:
            self.show(self.say("cloud_goes_on"))
            raise

    def line(self, job: CloudJob) -> str:
        """A job in a line: its state, how far it is, why it failed."""
        parts = [job.id, self.say(f"cloud_state_{job.state}")]
        if job.stage is not None:
            parts.append(self.say(f"cloud_stage_{job.stage}"))
        if job.steps_done is not None:
            parts.append(f"{job.steps_done}/{job.steps_total or '?'}")
        if job.epochs_done is not None:
            parts.append(f"{job.epochs_done}/{job.params.epoch_count}")
        if elapsed := job.elapsed_s(time.time()):
            parts.append(f"{elapsed / 60:.0f} min")
        parts += [self.sentence(one) for one in (job.failure, job.trouble) if one is not None]
        if job.reason:
            parts.append(f"«{job.reason}»")
        if job.endpoint:
            parts.append(job.endpoint)
        return "  ".join(parts)


class Told(MedBotError):
    """What a request failed with, as it was told."""

    def __init__(self, sentence: Sentence) -> None:
        self.code = sentence.code
        super().__init__()
        self.params = dict(sentence.params)
