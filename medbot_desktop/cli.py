"""The commands: ask, check, evaluate, import, library, tune, models, doctor, --selfcheck. What the window answers.

Exit codes: 0 done, 2 the input has to change, 3 the computer has to change, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import locale
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop import __version__
from medbot_desktop.commands import cloud, copies, hosted, library, tuning
from medbot_desktop.commands.administration import ask_pin, print_pin_line
from medbot_desktop.commands.answers_as_json import scores_as_json, scores_as_text
from medbot_desktop.commands.asking_session import Session
from medbot_desktop.commands.terminal import print_json
from medbot_desktop.datasets.reading import read_questions
from medbot_desktop.doctor import Finding, examine
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.asking import Ask
from medbot_desktop.domain.errors import MedBotError, ProviderFailed, UserInputError
from medbot_desktop.domain.providers import PROVIDERS
from medbot_desktop.domain.settings import LANGUAGES, Settings
from medbot_desktop.paths import administration_file, bundled, user_folder
from medbot_desktop.pipeline.check import check_file, error_as_json, report_as_json, report_as_text
from medbot_desktop.pipeline.desk import Desk, FileDesk
from medbot_desktop.pipeline.evaluate import LabelledQuestion, evaluate
from medbot_desktop.pipeline.knowledge import load_knowledge
from medbot_desktop.pipeline.measuring import held_of
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.selfcheck import run_selfcheck
from medbot_desktop.storage.administration import load_administration, obey
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medbot_desktop.domain.measuring import Held

STARTER_FILES = ("starter_es.csv", "starter_en.csv")
STOPPED = 130  # what a shell gives for Ctrl+C


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a sign must not lose the answer.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.selfcheck:
        return run_selfcheck()
    if options.command is None:
        parser.print_help()
        return 2
    administration, told = load_administration(administration_file())
    obey(administration)
    try:
        settings, _ = SettingsFile(user_folder()).load()
    except MedBotError:
        settings = Settings()
    settings = administration.applied_to(settings)
    language = options.language or settings.language or _system_language()
    if told is not None:
        print(say(language, told.code, told.params), file=sys.stderr)
    try:
        if options.behind_pin:
            ask_pin(administration, language)
        provider = getattr(options, "provider", None)
        if provider and not administration.allows(provider):
            raise ProviderFailed("not_allowed", provider=PROVIDERS[provider].name)
        command: Callable[[argparse.Namespace, Settings, str], int] = options.run
        return command(options, settings, language)
    except MedBotError as error:
        message = say(language, error.code, error.params)
        if getattr(options, "json", False):
            print_json({"error": {"kind": error.code, "message": message}})
        else:
            print(message, file=sys.stderr)
        return 2 if isinstance(error, UserInputError) else 3
    except KeyboardInterrupt as stop:
        told = stop.sentence if isinstance(stop, tuning.RunStopped) else Sentence("stopped")
        message = say(language, told.code, told.params)
        if getattr(options, "json", False):
            print_json({"error": {"kind": told.code, "message": message}})
        else:
            # A terminal has the count and ^C on its line.
            print(f"\n{message}" if sys.stderr.isatty() else message, file=sys.stderr)
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="medbot", description="Questions about medicines, answered from your own data."
    )
    parser.add_argument("--version", action="version", version=f"MedBot Desktop {__version__}")
    parser.add_argument(
        "--selfcheck", action="store_true", help="prove that this program works here, and report"
    )
    parser.set_defaults(language="", command=None, behind_pin=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    ask = commands.add_parser("ask", help="answer a question")
    ask.add_argument("question", nargs="?", help="the question")
    ask.add_argument(
        "--data", type=Path, metavar="FILE", help="answer from this file alone, without importing it"
    )
    ask.add_argument(
        "--interactive", action="store_true", help="read questions line by line until an empty one"
    )
    hosted.add_options(ask, model="--model")
    ask.set_defaults(run=_ask)

    evaluation = commands.add_parser(
        "evaluate", help="score the answering on questions whose right row is known"
    )
    evaluation.add_argument("--data", type=Path, required=True, metavar="FILE", help="the rows")
    evaluation.add_argument(
        "--questions", type=Path, required=True, metavar="FILE", help="query, expected_row, expected_kind"
    )
    evaluation.add_argument(
        "--model", default="", metavar="ID", help="the model to score; the active one where none is named"
    )
    hosted.add_options(evaluation, model="--provider-model")
    evaluation.add_argument(
        "--limit", type=int, default=20, metavar="N", help="with --provider: so many questions"
    )
    evaluation.add_argument("--yes", action="store_true", help="with --provider: do not ask before sending")
    evaluation.set_defaults(run=_evaluate)

    checking = commands.add_parser("check", help="read a file of questions and answers and say what is wrong")
    checking.add_argument("file", type=Path, metavar="FILE", help="CSV, workbook or JSON lines")
    checking.add_argument("--pairs", action="store_true", help="with --json: the usable pairs too")
    checking.set_defaults(run=_check)

    doctor = commands.add_parser("doctor", help="tell what this program finds on this computer")
    doctor.set_defaults(run=_doctor)
    pin = commands.add_parser("pin", help="for administrators: make the line that closes data and models")
    pin.set_defaults(run=_pin)
    of_library = library.add_commands(commands, _Progress)
    of_tuning = tuning.add_commands(commands)
    for command in (*of_library, *of_tuning):
        command.set_defaults(behind_pin=True)
    of_copies = copies.add_commands(commands)
    of_cloud = cloud.add_commands(commands)
    for command in (ask, evaluation, checking, doctor, pin, *of_library, *of_tuning, *of_copies, *of_cloud):
        command.add_argument("--json", action="store_true", help="print JSON")
        command.add_argument("--language", choices=LANGUAGES, default="", help="language of the sentences")
    return parser


def _ask(options: argparse.Namespace, settings: Settings, language: str) -> int:
    model = None
    if options.provider:
        chosen = hosted.hosted_settings(options, settings, language)
        model = hosted.HostedModel(options.provider, chosen, user_folder(), language)
    desk = _desk(options.data, quiet=options.json)
    history = None if options.data else History.open(user_folder(), interrupt_pending=False)
    try:
        session = Session(desk, history, settings, language, model, as_json=options.json)
        if options.interactive:
            return session.read_questions()
        session.ask(options.question or "")
        return 0
    finally:
        desk.close()
        if model:
            model.close()
        if history:
            history.close()


def _desk(data: Path | None, *, quiet: bool) -> Desk | FileDesk:
    """A desk with every row ready."""
    show = _Progress(quiet)
    if data:
        return FileDesk(data, user_folder(), show)
    desk = Desk(user_folder())
    if not desk.library_state().data_sets:
        for name in STARTER_FILES:
            desk.import_file(bundled("data") / name, name, sample=True, report=show)
    while (step := desk.index_step()) is not None:
        show(*step)
    show.end()
    return desk


class _Progress:
    """A count on the terminal while rows are made ready, once it takes long enough to wonder."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._since = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        if not self._quiet and time.monotonic() - self._since > 1:
            print(f"\r{done} / {total}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def end(self) -> None:
        if self._shown:
            print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)


def _evaluate(options: argparse.Namespace, settings: Settings, language: str) -> int:
    knowledge = load_knowledge()
    answerer = tuning.answerer_with(knowledge, options.model)
    desk = FileDesk(options.data, user_folder(), _Progress(options.json), knowledge)
    questions = [
        LabelledQuestion(q.query, q.expected_rows, q.expected_kind) for q in read_questions(options.questions)
    ]
    try:
        if options.provider:
            return _measure(options, settings, language, desk, questions)
        scores = evaluate(answerer, desk.index, questions)
    finally:
        desk.close()
    if options.json:
        print_json(scores_as_json(scores))
    else:
        print(scores_as_text(scores))
    return 0


def _measure(
    options: argparse.Namespace,
    settings: Settings,
    language: str,
    desk: FileDesk,
    questions: list[LabelledQuestion],
) -> int:
    """Measure a hosted model on the first `--limit` questions whose row is known."""
    held: list[Held] = []
    for question in [question for question in questions if question.expected_rows]:
        if len(held) >= max(1, options.limit):
            break
        answer = desk.ask(Ask(question.query, language=language, country=settings.country))
        right = tuple(desk.index.rows[number - 1].row for number in question.expected_rows)
        one = held_of(question.query, answer, right)
        held += [one] if one is not None else []
    measured = hosted.measure_model(options, settings, language, user_folder(), held)
    if measured is None:
        return 2
    if options.json:
        table = asdict(measured)
        for side in ("grounded", "plain"):
            for outcome in table[side]["outcomes"]:
                del outcome["rows"]
        print_json(table)
    else:
        print(hosted.measured_as_text(measured, language))
    return 0


def _check(options: argparse.Namespace, settings: Settings, language: str) -> int:
    try:
        medicines = Medicines(load_names(bundled("data")))
        progress = _Progress(quiet=options.json)
        report = check_file(options.file, medicines, progress)
        progress.end()
    except UserInputError as error:
        if not options.json:
            raise
        print_json(error_as_json(error, language, options.pairs))
        return 2
    if options.json:
        print_json(report_as_json(report, language, options.pairs))
    else:
        print(report_as_text(report, language))
    return 0


def _pin(options: argparse.Namespace, settings: Settings, language: str) -> int:
    return print_pin_line(language)


def _doctor(options: argparse.Namespace, settings: Settings, language: str) -> int:
    findings = examine(load_knowledge)
    findings += [Finding(name, True, told) for name, told in hosted.providers_found(settings.hosted)]
    if options.json:
        print_json({f.name: {"ok": f.ok, "value": f.value} for f in findings})
    else:
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'BAD'}  {finding.name}: {finding.value}")
    return 0 if all(f.ok for f in findings) else 3


def _system_language() -> str:
    name = locale.getlocale()[0] or ""
    return "es" if name.lower().startswith(("es", "spanish")) else "en"
