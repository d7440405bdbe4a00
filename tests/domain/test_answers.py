"""An answer survives its file, with what a model wrote and without, of this version and of earlier ones."""

from __future__ import annotations

import json

from medbot_desktop.domain.answers import (
    Answer,
    AnswerKind,
    Candidate,
    Generated,
    Sentence,
    Statement,
)
from medbot_desktop.domain.rows import Row

ROW = Row("set", 3, "¿Dosis?", "500 mg cada 8 h.", "paracetamol")
WRITTEN = Generated(
    "gemini",
    "gemini-3.8-flash",
    answered_by="gemini-3.8-flash-001",
    text="500 mg cada 8 h [1]. Con agua.",
    statements=(Statement("500 mg cada 8 h. ", (1,), ((0, 6),)), Statement("Con agua.")),
    rows=(ROW,),
    general_allowed=True,
    partial=True,
    failure=Sentence("provider_slow", {"provider": "Gemini"}),
    tokens_in=120,
    tokens_out=14,
    first_text_ms=210.5,
    elapsed_ms=900.0,
)


def stored() -> Answer:
    return Answer(AnswerKind.STORED, "es", ROW.answer, ROW, 0.9, candidates=(Candidate(ROW, 0.9, True),))


def test_what_a_model_wrote_is_read_back_as_it_was() -> None:
    answer = stored().with_generated(WRITTEN)
    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer
    assert answer.kind is AnswerKind.GENERATED
    assert answer.row == ROW
    assert answer.text == WRITTEN.text
    assert WRITTEN.rows_cited == (1,)


def test_an_answer_of_a_version_without_models_is_read() -> None:
    data = stored().to_json()
    del data["generated"]
    for candidate in data["candidates"]:
        del candidate["about_it"]
    read = Answer.from_json(data)
    assert read.generated is None
    assert read.candidates == (Candidate(ROW, 0.9),)


def test_every_other_card_stays_what_it_is_and_stands_first() -> None:
    for kind in set(AnswerKind) - {AnswerKind.STORED, AnswerKind.GENERATED}:
        answer = Answer(kind, "es", sentences=(Sentence("no_row_about"),)).with_generated(WRITTEN)
        assert (answer.kind, answer.text, answer.generated) == (kind, "", WRITTEN)


def test_a_model_that_wrote_nothing_leaves_the_stored_answer() -> None:
    failed = Generated("openai", "m", rows=(ROW,), failure=Sentence("provider_offline", {"provider": "GPT"}))
    for before in (stored(), stored().with_generated(WRITTEN)):
        answer = before.with_generated(failed)
        assert (answer.kind, answer.text, answer.row) == (AnswerKind.STORED, ROW.answer, ROW)
        assert answer.generated == failed
