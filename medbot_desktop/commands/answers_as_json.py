"""Answers and scores as the commands print them with --json."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from medbot_desktop.answers_as_text import sentences_as_text
from medbot_desktop.texts import say
from medbot_desktop.tuning.calibration import reliability

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.pipeline.evaluate import Scores


def answer_as_json(answer: Answer, language: str) -> dict[str, Any]:
    """The answer as `ask --json` prints it."""
    row = answer.row
    return {
        "kind": answer.kind,
        "answer": answer.text or sentences_as_text(answer.sentences, language),
        "source": None
        if row is None
        else {
            "dataset": row.dataset,
            "row": row.number,
            "question": row.question,
            "answer": row.answer,
            "medicine": row.medicine,
            "topic": row.topic,
            "source": row.source,
            "source_url": row.source_url,
            "reviewed_on": row.reviewed_on,
        },
        "confidence": answer.confidence,
        "candidates": [
            {"dataset": c.row.dataset, "row": c.row.number, "question": c.row.question, "score": c.score}
            for c in answer.candidates
        ],
        "choices": [
            {
                "key": c.key,
                "label": c.tall_man or c.label,
                "detail": c.detail,
                "row": c.row.number if c.row else None,
            }
            for c in answer.choices
        ],
        "numbers": [
            {"number": n.number, "label": n.label or say(language, n.label_code)} for n in answer.numbers
        ],
        "topics": list(answer.topics),
        "understood": {
            "medicines": list(answer.understood.medicines),
            "qualifiers": list(answer.understood.qualifiers),
            "unknown_medicines": list(answer.understood.unknown_medicines),
            "carried": answer.understood.carried,
        },
        "notices": [say(language, n.code, n.params) for n in answer.notices],
        "generated": _generated_as_json(answer, language),
        "language": answer.language,
        "model": answer.model,
        "elapsed_ms": answer.elapsed_ms,
    }


def _generated_as_json(answer: Answer, language: str) -> dict[str, Any] | None:
    """What a hosted model wrote, with the rows its numbers in brackets mean."""
    written = answer.generated
    if written is None:
        return None
    failure = written.failure
    return {
        "provider": written.provider,
        "model": written.answered_by or written.model,
        "text": written.text,
        "statements": [
            {
                "text": statement.text,
                "rows": [written.rows[number - 1].number for number in statement.cited],
                "general": statement.is_general,
                "unsupported": [statement.text[start:end] for start, end in statement.unsupported],
            }
            for statement in written.statements
        ],
        "rows": [{"dataset": row.dataset, "row": row.number} for row in written.rows],
        "partial": written.partial,
        "failure": failure and {"kind": failure.code, "message": say(language, failure.code, failure.params)},
        "tokens_in": written.tokens_in,
        "tokens_out": written.tokens_out,
    }


def scores_as_json(scores: Scores) -> dict[str, Any]:
    """The scores as `evaluate --json` prints them."""
    table = asdict(scores)
    outcomes = table.pop("outcomes")
    table["questions"] = [
        {
            "query": o["question"]["query"],
            "kind": o["kind"],
            "row": o["row"],
            "confidence": o["confidence"],
            "candidates": list(o["ranked"]),
        }
        for o in outcomes
    ]
    table["reliability"] = [
        {"confidence": round(mean, 3), "right": round(right, 3), "n": n}
        for mean, right, n in _reliability(scores)
    ]
    return table


def _reliability(scores: Scores) -> list[tuple[float, float, int]]:
    with_row = [o for o in scores.outcomes if o.question.expected_rows and o.ranked]
    right = [o.ranked[0] in o.question.expected_rows for o in with_row]
    return reliability([o.confidence for o in with_row], right)


def scores_as_text(scores: Scores) -> str:
    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.3f}"

    lines = [
        f"n {scores.n}",
        f"R@1 {share(scores.recall_at_1)}  R@5 {share(scores.recall_at_5)}  MRR@10 {share(scores.mrr_at_10)}",
        f"answered {share(scores.answered)}  precision {share(scores.precision)}  "
        f"wrong medicine {scores.wrong_medicine}",
    ]
    lines += [f"{kind}: {count.right} of {count.n}" for kind, count in scores.kinds.items()]
    lines.append("confidence  right  n")
    lines += [f"{mean:.2f}        {right:.2f}   {n}" for mean, right, n in _reliability(scores)]
    return "\n".join(lines)
