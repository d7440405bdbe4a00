"""After a failure: all the program would write about it, made for real and searched for the key and the question.

Logs and the file of a crash, the failure itself and its sentences, the settings, the history with its exports in all
four forms, the report of a problem.
"""

from __future__ import annotations

import faulthandler
import logging
import pickle
from contextlib import closing, suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from medbot_desktop.domain.answers import Answer, AnswerKind, Generated, Sentence
from medbot_desktop.domain.providers import PROVIDERS, HostedSettings, ProviderSettings
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.logs import FOLDER, Discreet, told
from medbot_desktop.services.history_files import FileKind, write_history
from medbot_desktop.services.report import collect_report, write_report
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.texts import say
from medbot_desktop.ui.printing import turns_as_html, write_pdf
from medbot_desktop.worker.failures import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from medbot_desktop.storage.history_archive import Chapter
    from tests.engines.conftest import Asked

ROW = Row("botica.csv", 1, "¿Dosis de paracetamol?", "500 mg cada 8 horas.", "paracetamol")
TYPED = "¿dosis de paracetamol?"
"""What the history holds: not what was sent, so that the question that was sent may stand nowhere."""


class Leaks:
    """`secrets` may stand in nothing that is written below `folder`."""

    def __init__(self, folder: Path, secrets: Sequence[str]) -> None:
        self._folder, self._secrets = folder, tuple(secrets)
        logs = folder / FOLDER
        logs.mkdir()
        self._handler = RotatingFileHandler(logs / "engines.log", encoding="utf-8")
        self._handler.setFormatter(Discreet())
        self._logger = logging.getLogger("medbot_desktop")
        self._logger.addHandler(self._handler)

    def close(self) -> None:
        self._logger.removeHandler(self._handler)
        self._handler.close()

    def check(self, asked: Asked) -> None:
        """Write down a failure in every way there is, then look for the secrets in all of it."""
        failure = asked.failure
        assert failure is not None
        sentence = Sentence.of(failure)
        provider = asked.provider
        # A bug on the way would be logged with all that led to it: the words of what was received are in there.
        self._logger.error("a bug: %s", told(failure, failure.__traceback__))
        self._logger.error("not caught", exc_info=failure)
        sentence_of(RuntimeError(str(failure.__cause__)))
        with (self._folder / FOLDER / "engines-crash.log").open("w", encoding="utf-8") as crash:
            faulthandler.dump_traceback(crash)
        chosen = ProviderSettings(provider, model="model-asked", accepted=True)
        SettingsFile(self._folder).save(
            Settings("es", "ES", hosted=HostedSettings(provider, providers=(chosen,)))
        )
        self._keep(provider, asked.text, sentence)
        parts = collect_report(self._folder, [sentence])
        write_report(parts, self._folder / "report.zip")
        words = [repr(failure), str(failure), repr(sentence), PROVIDERS[provider].name]
        words += [say(language, sentence.code, sentence.params) for language in ("es", "en")]
        words += [part.text for part in parts]
        self._search("\n".join(words).encode(), "what is told")
        with suppress(TypeError, AttributeError, pickle.PicklingError):
            self._search(pickle.dumps(failure), "the failure between processes")
        for path in self._folder.rglob("*"):
            if path.is_file():
                self._search(path.read_bytes(), path.name)

    def _keep(self, provider: str, text: str, sentence: Sentence) -> None:
        """The turn as the history keeps it, and its export in each form."""
        stored = Answer(AnswerKind.STORED, "es", ROW.answer, ROW, 0.9)
        written = Generated(
            provider, "model-asked", text=text, rows=(ROW,), partial=bool(text), failure=sentence
        )
        with closing(History.open(self._folder)) as history:
            turn = history.add_turn(TYPED, None, 1.0)
            history.finish_turn(turn.id, stored.with_generated(written), 2.0)
            chapters = list(history.archive.chapters())
        for kind in FileKind:
            path = self._folder / f"history.{kind}"
            if kind is FileKind.PDF:
                html = turns_as_html(_pages(chapters), "es")
                self._search(html.encode(), "what the PDF is made of")
                write_pdf(html, str(path), "MedBot")
            else:
                write_history(chapters, path, kind, "es")
                assert TYPED in path.read_text(encoding="utf-8-sig")
            assert path.stat().st_size

    def _search(self, written: bytes, where: str) -> None:
        for secret in self._secrets:
            for form in (secret.encode(), secret.encode("utf-16-le"), secret[:16].encode()):
                assert form not in written, f"{secret} stands in {where}"


def _pages(chapters: Sequence[Chapter]) -> Iterator[tuple[str, list]]:
    for chapter in chapters:
        yield chapter.title, [kept.turn for kept in chapter.turns]
