"""Records of models and taught questions, and the file of the schema before them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from medbot_desktop.domain.errors import NoEarlierModel, UnknownModel
from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import KnownQuestion
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.models import ModelRecord

FIXTURES = Path(__file__).parent / "fixtures"


def record(model_id: str, at: float = 1.0) -> ModelRecord:
    return ModelRecord(model_id, "name", "", at, False, None, {"kind": "real"})


def test_a_library_from_before_has_no_models_and_the_shipped_one_answers(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "library_schema3.db", tmp_path / "library.db")
    with closing(Library.open(tmp_path)) as library:
        assert library.models.all() == []
        assert library.models.active() == SHIPPED_MODEL
        assert library.models.taught() == []


def test_models_are_kept_with_what_answers_and_what_was_taught(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "library_schema4.db", tmp_path / "library.db")
    with closing(Library.open_to_read(tmp_path)) as library:
        (kept,) = library.models.all()
        assert (kept.id, kept.note, kept.facts["verdict"]) == ("m0123456789abcdef", "una nota", "helps")
        assert library.models.active() == kept.id
        assert library.models.activations()[0].confirmed == ("held_out",)
        ((_, question),) = library.models.taught()
        assert question == KnownQuestion(
            "ibu riñon", "¿El ibuprofeno daña el riñón?", "Puede dañar el riñón."
        )


def test_taking_a_model_in_again_keeps_its_name_and_brings_it_back(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path)) as library:
        models = library.models
        models.add(record("a"))
        models.rename("a", "mine")
        models.delete("a", 5.0)
        models.add(record("a", 9.0))
        (kept,) = models.all()
        assert (kept.name, kept.deleted_at, kept.made_at) == ("mine", None, 1.0)
        with pytest.raises(UnknownModel):
            models.rename("b", "x")


def test_going_back_follows_the_way_there(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path)) as library:
        models = library.models
        with pytest.raises(NoEarlierModel):
            models.before_active()
        for model_id in ("a", "b", "a", "c"):
            models.activate(model_id, 1.0)
        assert models.before_active() == "a"
        models.activate("a", 2.0)
        assert models.before_active() == SHIPPED_MODEL


def test_using_a_model_does_not_rebuild_the_index(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path)) as library:
        version = library.version
        library.models.activate("a", 1.0)
        library.models.teach(KnownQuestion("q", "row", "answer"), 1.0)
        library.models.teach(KnownQuestion("q", "row", "answer"), 2.0)
        assert library.version == version
        assert len(library.models.taught()) == 1
