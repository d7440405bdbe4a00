"""The commands of tuning: tune, models. The same runs as the window's, in this one process."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.commands.terminal import agreed, print_json
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import BadArgument, NeedsConfirmation, UnknownModel, UnknownRun
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import BOUNDS, PRESETS, Preset, RunPhase, RunState, TuningParams
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.paths import user_folder
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.memory import peak_memory_mb
from medbot_desktop.pipeline.models import ModelShelf
from medbot_desktop.pipeline.runs import Runs, read_source
from medbot_desktop.storage.library import Library
from medbot_desktop.texts import say
from medbot_desktop.worker.tuning_messages import RunSource

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.domain.tuned_models import ModelSummary
    from medbot_desktop.domain.tuning import RunProgress
    from medbot_desktop.domain.tuning_review import Review
    from medbot_desktop.pipeline.knowledge import Knowledge

NEWEST = "newest"
_SCORES = ("recall_at_1", "recall_at_5", "mrr_at_10")
_MODELS_COMMANDS = ("list", "use", "rollback", "export", "import")


class RunStopped(KeyboardInterrupt):
    """Ctrl+C during a run; `sentence` says that it is kept and how it goes on."""

    def __init__(self, run_id: str) -> None:
        super().__init__()
        self.sentence = Sentence("tuning_stopped", {"run": run_id})


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> list[argparse.ArgumentParser]:
    """Add `tune` and `models`; gives their parsers."""
    tune = commands.add_parser("tune", help="tune on a file and score the result on questions set aside")
    tune.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the rows")
    tune.add_argument(
        "--questions", type=Path, metavar="FILE", help="questions really asked: query, expected_row"
    )
    tune.add_argument(
        "--resume",
        nargs="?",
        const=NEWEST,
        default="",
        metavar="RUN",
        help="go on with a run that was stopped, the newest unless one is named, with its own rows and settings",
    )
    tune.add_argument("--preset", choices=[str(p) for p in Preset], default=str(Preset.BALANCED))
    for name, bounds in BOUNDS.items():
        tune.add_argument(
            f"--{name.replace('_', '-')}",
            type=float if bounds.decimals else int,
            metavar="X" if bounds.decimals else "N",
            help=f"{say('en', f'tuning_{name}_help')} {bounds.low:g} to {bounds.high:g}",
        )
    tune.set_defaults(run=_tune)

    models = commands.add_parser("models", help="list tuned models, use one, go back, pass one on")
    models.add_argument("action", choices=_MODELS_COMMANDS)
    models.add_argument("model", nargs="?", default="", metavar="ID|FILE", help="the model; a file to import")
    models.add_argument("target", nargs="?", type=Path, metavar="FILE", help="with export: the file to write")
    models.add_argument(
        "--confirm",
        action="store_true",
        help="with use: what the model is worse at is shown, and it is used without asking; on a terminal it asks",
    )
    models.set_defaults(run=_models)
    return [tune, models]


def answerer_with(knowledge: Knowledge, model_id: str) -> Answerer:
    """An answerer with a tuned model, "" for the active one. Raises UnknownModel, ModelAltered."""
    if model_id == SHIPPED_MODEL:
        return knowledge.answerer
    with closing(Library.open_to_read(user_folder())) as library:
        shelf = ModelShelf(user_folder(), library.models, knowledge.answerer, knowledge.encoder.id)
        return shelf.answerer_of(model_id)


def _tune(options: argparse.Namespace, settings: Settings, language: str) -> int:
    if bool(options.file) == bool(options.resume):
        raise BadArgument(argument="FILE, --resume")
    started = time.perf_counter()
    runs = Runs(user_folder())
    run_id = _stopped_run(runs, options.resume) if options.resume else _created(runs, options)
    show = _Shown(language, quiet=options.json)
    try:
        finished = runs.execute(run_id, load_knowledge(), show, lambda: None)
    except KeyboardInterrupt as stop:
        raise RunStopped(run_id) from stop
    except BaseException:
        if not options.resume:
            runs.remove(run_id)
        raise
    finally:
        show.end()
    seconds = time.perf_counter() - started
    if options.json:
        print_json(review_as_json(finished.review, seconds))
    else:
        print(_review_as_text(finished.review, language))
    return 0


def _created(runs: Runs, options: argparse.Namespace) -> str:
    preset = PRESETS[Preset(options.preset)]
    chosen = {f.name: getattr(options, f.name) for f in fields(TuningParams)}
    params = TuningParams(
        **{name: getattr(preset, name) if value is None else value for name, value in chosen.items()}
    )
    params.check()
    source = RunSource(path=str(options.file), questions_path=str(options.questions or ""))
    return runs.create(read_source(user_folder(), source, lambda done, total: None), params)


def _stopped_run(runs: Runs, named: str) -> str:
    """Raises UnknownRun."""
    for run in runs.list():
        if run.state is RunState.INTERRUPTED and named in (NEWEST, run.run_id):
            return run.run_id
    raise UnknownRun()


def review_as_json(review: Review, seconds: float) -> dict[str, Any]:
    """The review as `tune --json` prints it; a rank is null where the right row is not among the first ten."""
    main = review.main
    pairs = {name: main.score(name) for name in _SCORES}
    return {
        "n_rows": review.n_rows,
        "n_groups": review.n_groups,
        "n_held_out": len(main.questions),
        "kind_of_questions": str(main.kind),
        "baseline": {name: pair.before.mean for name, pair in pairs.items()},
        "tuned": {name: pair.after.mean for name, pair in pairs.items()},
        "gain": {
            name: {"mean": pair.gain.mean, "low": pair.gain.low, "high": pair.gain.high}
            for name, pair in pairs.items()
        },
        "verdict": str(review.verdict),
        "model_id": review.model_id,
        "worse": list(review.worse),
        "parts": [
            {"name": p.name, "kept": p.kept, "reason": p.reason, "n": p.n, "epochs": p.epochs}
            for p in review.parts
        ],
        "checks": [
            {
                "name": c.name,
                "n": c.n,
                "wrong_before": c.wrong_before,
                "wrong_after": c.wrong_after,
                "rate_after": [round(c.rate_after.low, 4), round(c.rate_after.high, 4)],
            }
            for c in review.checks
        ],
        "seconds_encoding": round(review.seconds_encoding, 2),
        "seconds_training": round(review.seconds_training, 2),
        "seconds": round(seconds, 2),
        "peak_memory_mb": round(peak_memory_mb(), 1),
        "questions": [
            {"query": q.query, "rank_before": q.rank_before or None, "rank_after": q.rank_after or None}
            for q in main.questions
        ],
    }


def _review_as_text(review: Review, language: str) -> str:
    lines = _scores_as_lines(review, language)
    lines += [say(language, n.code, n.params) for n in review.notices]
    lines.append(f"{review.seconds:.0f} s, {review.peak_memory_mb:.0f} MB")
    if review.model_id != SHIPPED_MODEL:
        code = "tuning_use_by" if review.verdict is Verdict.HELPS else "tuning_kept_unused"
        lines.append(say(language, code, {"model": review.model_id}))
    return "\n".join(lines)


def _scores_as_lines(review: Review, language: str) -> list[str]:
    main = review.main
    lines = [
        say(language, f"tuning_verdict_{review.verdict}"),
        say(language, f"tuning_scored_on_{main.kind}", {"n": len(main.questions), "groups": main.n_groups}),
    ]
    for pair in main.scores:
        gain = f"{pair.gain.mean:+.3f} [{pair.gain.low:+.3f}, {pair.gain.high:+.3f}]"
        name = say(language, f"tuning_score_{pair.name}")
        lines.append(f"{name:34s} {pair.before.mean:.3f} -> {pair.after.mean:.3f}   {gain}")
    for check in review.checks:
        name = say(language, f"tuning_check_{check.name}")
        low, high = (round(100 * share) for share in (check.rate_after.low, check.rate_after.high))
        wrong = {
            "before": check.wrong_before,
            "after": check.wrong_after,
            "n": check.n,
            "low": low,
            "high": high,
        }
        mark = f"  {say(language, 'tuning_check_worse')}" if check.worse else ""
        lines.append(f"{name:34s} {say(language, 'tuning_check_of', wrong)}{mark}")
    return lines


class _Shown:
    """How far a run is, on the terminal."""

    def __init__(self, language: str, *, quiet: bool) -> None:
        self._language = language
        self._quiet = quiet or not sys.stderr.isatty()

    def __call__(self, progress: RunProgress) -> None:
        if self._quiet:
            return
        text = say(self._language, f"tuning_phase_{progress.phase}")
        if progress.phase is RunPhase.TRAINING:
            text += f" {progress.round}/{progress.rounds}, {progress.epoch}/{progress.epochs}"
        elif progress.total:
            text += f" {progress.done}/{progress.total}"
        print(f"\r{text:60s}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if not self._quiet:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)


def _models(options: argparse.Namespace, settings: Settings, language: str) -> int:
    knowledge = load_knowledge()
    with closing(Library.open(user_folder())) as library:
        shelf = ModelShelf(user_folder(), library.models, knowledge.answerer, knowledge.encoder.id)
        _carry_out(options, shelf, language)
        models = shelf.summaries()
    if options.json:
        print_json({"models": [_model_as_json(m) for m in models]})
    else:
        print("\n".join(_lines(models, language)))
    return 0


def _carry_out(options: argparse.Namespace, shelf: ModelShelf, language: str) -> None:
    match options.action:
        case "use":
            wanted = next((m for m in shelf.summaries() if m.id == options.model), None)
            if wanted is None:
                raise UnknownModel(name=options.model[:80])
            if wanted.worse:
                print(_comparison(shelf, wanted, language), file=sys.stderr)
                if not options.confirm and not agreed(say(language, "tuning_use_all_the_same")):
                    worse = (say(language, f"tuning_check_{name}") for name in wanted.worse)
                    raise NeedsConfirmation(what=", ".join(worse))
            shelf.use(wanted.id, wanted.worse)
        case "rollback":
            shelf.roll_back()
        case "export":
            shelf.export(options.model, options.target or Path(f"{options.model}.npz"))
        case "import":
            shelf.import_file(Path(options.model))


def _comparison(shelf: ModelShelf, model: ModelSummary, language: str) -> str:
    """What is better and worse with a model; of an imported one, which has no review, what its file says."""
    try:
        return "\n".join(_scores_as_lines(shelf.review(model.id), language))
    except UnknownModel:
        worse = say(language, "tuning_check_worse")
        return "\n".join(f"{say(language, f'tuning_check_{name}'):34s} {worse}" for name in model.worse)


def _model_as_json(model: ModelSummary) -> dict[str, Any]:
    gain = model.gain
    return {
        "id": model.id,
        "name": model.name,
        "note": model.note,
        "active": model.active,
        "data": model.data_name,
        "verdict": str(model.verdict) if model.verdict else None,
        "gain": {"mean": gain.mean, "low": gain.low, "high": gain.high} if gain else None,
        "n_held_out": model.n_held_out,
        "worse": list(model.worse),
        "deleted": model.deleted_at is not None,
        "usable": model.usable,
    }


def _lines(models: tuple[ModelSummary, ...], language: str) -> Iterator[str]:
    for model in models:
        if model.deleted_at is not None:
            continue
        gain = f"{model.gain.mean:+.3f}" if model.gain else ""
        trouble = say(language, model.trouble.code, model.trouble.params) if model.trouble else ""
        yield f"{'*' if model.active else ' '} {model.id:18s} {gain:8s} {model.name} {trouble}".rstrip()
