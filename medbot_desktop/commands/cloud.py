"""The command `cloud`: Gemini tuned in a Google Cloud project, from the connection test to the scores.

The same service and process as the window's. Nothing is sent before the preview was shown and agreed to.
"""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.commands.cloud_talk import Talk
from medbot_desktop.commands.library import data_set_named
from medbot_desktop.commands.terminal import print_either
from medbot_desktop.domain.cloud_tuning import (
    CLOUD_BOUNDS,
    PRICE_PAGE,
    TUNABLE_MODELS,
    CloudParams,
    CloudState,
)
from medbot_desktop.domain.errors import BadArgument, CloudFailed
from medbot_desktop.domain.providers import GEMINI_CLOUD
from medbot_desktop.paths import user_folder
from medbot_desktop.storage.library import Library
from medbot_desktop.texts import say
from medbot_desktop.worker.cloud_messages import (
    CloudEvaluated,
    CloudEvaluationEstimated,
    CloudJobsListed,
    CloudPrepared,
    CloudTested,
)
from medbot_desktop.worker.messages import Done
from medbot_desktop.worker.tuning_messages import RunSource

if TYPE_CHECKING:
    import argparse

    from medbot_desktop.domain.cloud_tuning import CloudJob, CloudPreview, CloudScores
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.tuning_review import Interval


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> list[argparse.ArgumentParser]:
    """Add the parsers; gives those that print."""
    cloud = commands.add_parser("cloud", help="tune Gemini in a Google Cloud project of your own")
    acts = cloud.add_subparsers(dest="act", metavar="ACT", required=True)
    check = acts.add_parser("check", help="tell what is missing to tune there; no row is sent")
    start = acts.add_parser("start", help="show what would be sent, send it once agreed to, and train")
    start.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the rows")
    start.add_argument(
        "--data-set", default="", metavar="ID|NAME", help="a data set of the library, in place of a file"
    )
    start.add_argument(
        "--questions", type=Path, metavar="FILE", help="questions really asked: query, expected_row"
    )
    for name, bounds in CLOUD_BOUNDS.items():
        start.add_argument(
            f"--{name.replace('_', '-')}",
            type=float if bounds.decimals else int,
            metavar="X" if bounds.decimals else "N",
            help=f"{say('en', f'cloud_{name}_help')} {bounds.low:g} to {bounds.high:g}",
        )
    start.add_argument("--prepare-only", action="store_true", help="make the files and stop; nothing is sent")
    for one in (check, start):
        names = [model.name for model in TUNABLE_MODELS]
        one.add_argument("--model", choices=names, default=names[0], help="the model to tune")
        one.add_argument("--project", default="", metavar="ID", help="the project, if not the set one")
        one.add_argument("--region", default="", metavar="R", help="the region, if not the set one")
        one.add_argument("--bucket", default="", metavar="B", help="the bucket, if not the set one")
    listing = acts.add_parser("list", help="tell what jobs are known here")
    watch = acts.add_parser("watch", help="follow a job until its end; Ctrl+C ends the following alone")
    cancel = acts.add_parser("cancel", help="have Google end a job")
    remove = acts.add_parser("remove-files", help="remove an ended job's files from the bucket")
    forget = acts.add_parser("forget", help="take a job that is not going off the list")
    evaluation = acts.add_parser(
        "evaluate", help="score a tuned model beside the plain and the embedded one, on what was not sent"
    )
    evaluation.add_argument("--limit", type=int, default=50, metavar="N", help="so many questions")
    for one in (watch, cancel, remove, forget, evaluation):
        one.add_argument("job", metavar="JOB", help="its id, as `list` tells it")
    for one in (check, start, watch, cancel, remove, evaluation):
        one.add_argument(
            "--credentials",
            type=Path,
            metavar="FILE",
            help="a service account's key file, if not the set one",
        )
    for one in (start, evaluation):
        one.add_argument("--yes", action="store_true", help="I agree to what is sent")
    runs = {
        check: _check, start: _start, listing: _list, watch: _watch, cancel: _cancel, remove: _remove,
        forget: _forget, evaluation: _evaluate,
    }  # fmt: skip
    for parser, run in runs.items():
        # The provider is what an administrator allows or not.
        parser.set_defaults(run=run, behind_pin=True, provider=GEMINI_CLOUD.id)
    return list(runs)


def _check(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        findings = talk.wait(CloudTested, talk.service.test(options.model)).findings
    told = [
        {"step": str(one.step), "ok": one.ok, "code": one.sentence.code, "message": talk.sentence(one.sentence),
         "page": one.page}
        for one in findings
    ]  # fmt: skip
    marks = {True: "ok ", False: "BAD", None: "-  "}
    lines = [
        f"{marks[one.ok]}  {talk.say(f'cloud_step_{one.step}')}: {talk.sentence(one.sentence)} {one.page}".rstrip()
        for one in findings
    ]
    print_either(options, {"steps": told}, "\n".join(lines))
    return 0 if all(one.ok for one in findings) else 3


def _start(options: argparse.Namespace, settings: Settings, language: str) -> int:
    chosen = {f.name: getattr(options, f.name) for f in fields(CloudParams)}
    params = replace(CloudParams(), **{name: value for name, value in chosen.items() if value is not None})
    params.check()
    source = _source(options)
    with Talk(options, settings, language) as talk:
        if not options.prepare_only:
            talk.place.check()
        number = talk.service.prepare(source, options.model, params)
        preview = talk.wait(CloudPrepared, number).preview
        if options.prepare_only:
            print_either(options, _preview_as_json(preview), _preview_as_text(talk, preview))
            return 0
        print(_preview_as_text(talk, preview), file=sys.stderr)
        if preview.blockers or not talk.agreed(options):
            return 2
        job = talk.follow(talk.service.start(preview, agreed=True))
        print_either(options, _job_as_json(talk, job), talk.line(job))
    return 0 if job.usable else 3


def _source(options: argparse.Namespace) -> RunSource:
    """A file, or a data set as the window sends it: with what was taught, without what the chat knows."""
    if bool(options.file) == bool(options.data_set):
        raise BadArgument(argument="FILE, --data-set")
    questions = str(options.questions.absolute()) if options.questions else ""
    if options.file:
        return RunSource(path=str(options.file.absolute()), questions_path=questions)
    with closing(Library.open_to_read(user_folder())) as library:
        data_set = data_set_named(library, options.data_set)
    return RunSource(data_set.id, questions_path=questions, taught_only=True)


def _preview_as_text(talk: Talk, preview: CloudPreview) -> str:
    place = preview.place
    lines = [
        talk.say(
            "cloud_preview",
            train=preview.n_train,
            validation=preview.n_validation,
            held_out=preview.n_held_out,
            bucket=place.bucket or "-",
            project=place.project or "-",
            region=place.region,
        ),
        preview.train_path,
        *([preview.validation_path] if preview.validation_path else []),
        talk.say(
            "cloud_preview_tokens", tokens=preview.tokens, billed=preview.billed_tokens, page=PRICE_PAGE
        ),
    ]
    if preview.left_out:
        rows = ", ".join(str(n) for n in dict.fromkeys(one.row for one in preview.left_out))
        lines.append(talk.say("cloud_preview_left_out", n=len(preview.left_out), rows=rows))
    lines += [talk.sentence(one) for one in preview.blockers]
    if preview.samples:
        first = preview.samples[0]
        lines += ["", first.user, f"-> {first.model}", ""]
    return "\n".join(lines)


def _list(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        _print_jobs(options, talk, talk.jobs())
    return 0


def _watch(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        job = talk.job(options.job)
        if not job.ended:
            job = talk.follow(talk.service.watch(job))
        print_either(options, _job_as_json(talk, job), talk.line(job))
    return 0 if job.usable or job.state is CloudState.CANCELLED else 3


def _cancel(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        talk.wait(Done, talk.service.cancel(talk.job(options.job)))
        _print_jobs(options, talk, talk.jobs())
    return 0


def _remove(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        number = talk.service.remove_files(talk.job(options.job))
        _print_jobs(options, talk, talk.wait(CloudJobsListed, number).jobs)
    return 0


def _forget(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with Talk(options, settings, language) as talk:
        number = talk.service.forget(options.job)
        _print_jobs(options, talk, talk.wait(CloudJobsListed, number).jobs)
    return 0


def _evaluate(options: argparse.Namespace, settings: Settings, language: str) -> int:
    if options.limit < 1:
        raise BadArgument(argument="--limit")
    with Talk(options, settings, language) as talk:
        job = talk.job(options.job)
        if not job.usable:
            raise CloudFailed("job_not_ready")
        number = talk.service.estimate_evaluation(job, options.limit)
        expected = talk.wait(CloudEvaluationEstimated, number).estimate
        told = {"questions": expected.n, "requests": expected.requests}
        told |= {"sent": expected.tokens_in, "written": expected.tokens_out}
        print(talk.say("measure_estimate", **told), file=sys.stderr)
        if not talk.agreed(options):
            return 2
        number = talk.service.evaluate(job, options.limit, agreed=True)
        scores = talk.wait(CloudEvaluated, number).scores
        print_either(options, asdict(scores), _scores_as_text(talk, scores))
    return 0


def _scores_as_text(talk: Talk, scores: CloudScores) -> str:
    lines = [talk.say(f"cloud_scored_on_{scores.kind}", n=scores.n)]
    for side in scores.sides:
        lines.append(
            talk.say(
                "cloud_scores",
                side=talk.say(f"cloud_side_{side.name}"),
                answered=_sure(side.answered, side.answered_share),
                right=_sure(side.right, side.right_share),
                unsupported=_sure(side.unsupported, side.unsupported_share),
                numbers=side.numbers,
                failed=side.failed,
            )
        )
    return "\n".join(lines)


def _sure(count: int, share: Interval | None) -> str:
    """A count with the 95 % interval of its share, where it is known."""
    return f"{count} [{share.low:.3f}–{share.high:.3f}]" if share is not None else str(count)


def _print_jobs(options: argparse.Namespace, talk: Talk, jobs: tuple[CloudJob, ...]) -> None:
    text = "\n".join(talk.line(job) for job in jobs)
    print_either(options, {"jobs": [_job_as_json(talk, job) for job in jobs]}, text)


def _job_as_json(talk: Talk, job: CloudJob) -> dict[str, Any]:
    failure = job.failure
    return asdict(job) | {
        "state": str(job.state),
        "failure": failure and {"kind": failure.code, "message": talk.sentence(failure)},
        "trouble": job.trouble and talk.sentence(job.trouble),
        "elapsed_s": round(job.elapsed_s(time.time()), 1),
    }


def _preview_as_json(preview: CloudPreview) -> dict[str, Any]:
    told = asdict(preview)
    del told["samples"]
    return told | {"billed_tokens": preview.billed_tokens, "price_page": PRICE_PAGE}
