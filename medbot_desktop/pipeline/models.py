"""The shelf of tuned models: files in models/ beside their records in library.db, and the one that answers.

A run leaves its file here; whoever looks next takes it in. So a crash between the two loses nothing.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.errors import (
    MadeByNewer,
    MedBotError,
    ModelAltered,
    ModelForAnotherEncoder,
    ModelInUse,
    NeedsConfirmation,
    UnknownModel,
)
from medbot_desktop.domain.plain import as_plain, from_plain
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL, ModelSummary
from medbot_desktop.domain.tuning import QuestionKind, TuningParams
from medbot_desktop.domain.tuning_review import Interval, Review, Verdict
from medbot_desktop.paths import make_private_folder
from medbot_desktop.pipeline.tuning_control import write_whole
from medbot_desktop.storage.folders import translated_os
from medbot_desktop.storage.models import ModelRecord
from medbot_desktop.tuning.model_file import TunedModel, model_bytes, read_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medbot_desktop.answering.answerer import Answerer
    from medbot_desktop.storage.models import Models

FOLDER = "models"
_SCORE = "mrr_at_10"
_SENTENCES = {"Sentence": Sentence}


class ModelShelf:
    """Used from the thread that opened the library. `shipped` answers with what comes with the program."""

    def __init__(
        self,
        user_folder: Path,
        models: Models,
        shipped: Answerer,
        encoder_id: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = user_folder / FOLDER
        self._models = models
        self._shipped = shipped
        self._encoder_id = encoder_id
        self._clock = clock
        self._loaded: tuple[str, Answerer, Sentence | None] = (SHIPPED_MODEL, shipped, None)

    def answerer(self) -> tuple[Answerer, Sentence | None]:
        """What answers now, and what is wrong where the chosen model cannot and the shipped one stands in."""
        active = self._models.active()
        if active != self._loaded[0]:
            try:
                self._loaded = active, self.answerer_of(active), None
            except MedBotError as error:
                self._loaded = active, self._shipped, Sentence.of(error)
        return self._loaded[1:]

    def answerer_of(self, model_id: str) -> Answerer:
        """An answerer with a model, "" for the active one. Raises UnknownModel and what `read_model` raises."""
        model_id = model_id or self._models.active()
        if model_id == SHIPPED_MODEL:
            return self._shipped
        return self._read(model_id).on(self._shipped)

    def keep(self, model: TunedModel, review: Review) -> None:
        """Write a run's model and review. Raises DiskFull, FolderReadOnly."""
        keep_model(self._folder.parent, model, review)
        self.take_in()

    def take_in(self) -> None:
        """Make a record of every file that has none, as a run leaves them."""
        known = {record.id for record in self._models.all()}
        for path in sorted(self._folder.glob("*.npz")) if self._folder.is_dir() else ():
            if path.stem in known:
                continue
            with suppress(ModelAltered, ModelForAnotherEncoder, MadeByNewer):
                model = read_model(path, self._encoder_id)
                if model.id == path.stem:
                    self._record(model, imported=False, at=path.stat().st_mtime)

    def summaries(self) -> tuple[ModelSummary, ...]:
        """The shipped one first, then the newest first."""
        self.take_in()
        active = self._models.active()
        shipped = ModelSummary(SHIPPED_MODEL, "", "", 0.0, active == SHIPPED_MODEL)
        return (shipped, *(self._summary(record, active) for record in self._models.all()))

    def use(self, model_id: str, confirmed: Sequence[str] = ()) -> None:
        """Let a model answer from the next question on; one that cannot be read is refused before.

        Raises UnknownModel, NeedsConfirmation, and what `read_model` raises.
        """
        self.take_in()
        worse: tuple[str, ...] = ()
        if model_id != SHIPPED_MODEL:
            record = self._models.get(model_id)
            if record.deleted_at is not None:
                raise UnknownModel(name=model_id[:80])
            self._read(model_id)
            worse = worse_of(record.facts)
            if not set(worse) <= set(confirmed):
                raise NeedsConfirmation(what=", ".join(worse))
        self._models.activate(model_id, self._clock(), worse)

    def roll_back(self) -> str:
        """Let the model answer that did before; gives its id. Raises NoEarlierModel and what reading it raises.

        What was accepted when it was used is accepted still.
        """
        model_id = self._models.before_active()
        if model_id != SHIPPED_MODEL:
            self._read(model_id)
        accepted = next((a.confirmed for a in self._models.activations(1000) if a.model_id == model_id), ())
        self._models.activate(model_id, self._clock(), accepted)
        return model_id

    def rename(self, model_id: str, name: str) -> None:
        self._ensure_own(model_id)
        self._models.rename(model_id, name.strip()[:80])

    def note(self, model_id: str, note: str) -> None:
        self._ensure_own(model_id)
        self._models.note(model_id, note.strip()[:2000])

    def delete(self, model_id: str) -> None:
        """To the bin; its file stays until it is erased. Raises ModelInUse, UnknownModel."""
        self._ensure_own(model_id)
        if model_id == self._models.active():
            raise ModelInUse()
        self._models.delete(model_id, self._clock())

    def restore(self, model_id: str) -> None:
        self._models.restore(model_id)

    def erase_deleted(self, before: float) -> None:
        """Erase for good what was deleted before this moment, its file too. Raises FolderReadOnly."""
        with translated_os(self._folder):
            for model_id in self._models.erase_deleted(before):
                for path in (self._path(model_id), self._folder / f"{model_id}.review.json"):
                    path.unlink(missing_ok=True)

    def export(self, model_id: str, path: Path) -> None:
        """Write a model as one file. Raises UnknownModel, ModelAltered, DiskFull, FolderReadOnly."""
        self._ensure_own(model_id)
        write_whole(path, model_bytes(self._read(model_id)))

    def import_file(self, path: Path) -> str:
        """Take in a model from a file, without using it; gives its id. Raises what `read_model` raises."""
        model = read_model(path, self._encoder_id)
        make_private_folder(self._folder)
        write_whole(self._path(model.id), model_bytes(model))
        self._record(model, imported=True, at=self._clock())
        return model.id

    def review(self, model_id: str) -> Review:
        """Raises UnknownModel where there is none, as for an imported model."""
        try:
            text = (self._folder / f"{_safe(model_id)}.review.json").read_text(encoding="utf-8")
            return from_plain(Review, json.loads(text), _SENTENCES)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnknownModel(name=model_id[:80]) from error

    def _ensure_own(self, model_id: str) -> None:
        if model_id == SHIPPED_MODEL:
            raise ModelInUse()
        self._models.get(model_id)

    def _read(self, model_id: str) -> TunedModel:
        if not self._path(model_id).exists():
            raise UnknownModel(name=model_id[:80])
        model = read_model(self._path(model_id), self._encoder_id)
        if model.id != model_id:
            raise ModelAltered(path=self._path(model_id).name)
        return model

    def _path(self, model_id: str) -> Path:
        return self._folder / f"{_safe(model_id)}.npz"

    def _record(self, model: TunedModel, *, imported: bool, at: float) -> None:
        name = str(model.manifest.get("data", {}).get("name", ""))[:80]
        self._models.add(ModelRecord(model.id, name, "", at, imported, None, model.manifest))

    def _summary(self, record: ModelRecord, active: str) -> ModelSummary:
        trouble = None
        try:
            self._read(record.id)
        except MedBotError as error:
            trouble = Sentence.of(error)
        facts = record.facts
        score: dict[str, Any] = facts.get("scores", {}).get(_SCORE, {})
        try:
            return ModelSummary(
                id=record.id,
                name=record.name,
                note=record.note,
                made_at=record.made_at,
                active=record.id == active,
                data_name=str(facts["data"]["name"]),
                params=from_plain(TuningParams, facts["params"]),
                kind=QuestionKind(facts["kind"]),
                n_held_out=int(facts["n_held_out"]),
                verdict=Verdict(facts["verdict"]),
                gain=Interval(**score["gain"]),
                before=Interval(**score["before"]),
                after=Interval(**score["after"]),
                worse=worse_of(facts),
                deleted_at=record.deleted_at,
                imported=record.imported,
                usable=trouble is None,
                trouble=trouble,
            )
        except (KeyError, ValueError, TypeError):
            # An imported manifest may say anything beside the arrays; then nothing is shown of it.
            trouble = trouble or Sentence("model_altered", {"path": f"{record.id}.npz"})
            return ModelSummary(
                record.id, record.name, record.note, record.made_at, record.id == active,
                deleted_at=record.deleted_at, imported=record.imported, usable=False, trouble=trouble,
            )  # fmt: skip


def keep_model(user_folder: Path, model: TunedModel, review: Review) -> None:
    """Write a run's model and review to the shelf's folder; the review first, so that no model is without one."""
    folder = make_private_folder(user_folder / FOLDER)
    content = json.dumps(as_plain(review), ensure_ascii=False).encode()
    write_whole(folder / f"{model.id}.review.json", content)
    write_whole(folder / f"{model.id}.npz", model_bytes(model))


def worse_of(facts: dict[str, Any]) -> tuple[str, ...]:
    """What a manifest says a model is worse at."""
    held_out = ("held_out",) if facts.get("verdict") == Verdict.WORSE else ()
    checks: dict[str, Any] = facts.get("checks", {})
    return held_out + tuple(name for name, (_, before, after) in checks.items() if after > before)


def _safe(model_id: str) -> str:
    """An id as part of a file's name. Raises UnknownModel for what is none."""
    if not model_id.isalnum() or not model_id.isascii() or len(model_id) > 40:
        raise UnknownModel(name=model_id[:80])
    return model_id
