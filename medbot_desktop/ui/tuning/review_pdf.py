"""The review on one page to print: verdict, scores before and now, what is worse or not, groups, settings."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.texts import say
from medbot_desktop.ui.days import written_moment
from medbot_desktop.ui.printing import document_of, write_document
from medbot_desktop.ui.tokens import LIGHT
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.words import (
    check_words,
    duration_words,
    gain_words,
    kind_words,
    memory_words,
    part_words,
    rate_words,
    score_words,
    setting_words,
    verdict_words,
    way_of,
    way_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medbot_desktop.domain.tuning_review import Interval, KindScores, Review
    from medbot_desktop.ui.language import Language

STYLE = (
    "body { font-size: 9pt; } h1 { font-size: 15pt; } h2 { font-size: 11pt; margin-top: 12px; }"
    "p { margin-top: 8px; margin-bottom: 4px; }"
    f"td, th {{ padding: 3px 8px; border: 1px solid {LIGHT['line']}; }}"
    f"th {{ background-color: {LIGHT['sunken']}; }}"
)


def write_review_pdf(review: Review, grounds: str, path: str, language: Language) -> None:
    """Write the report; it is there whole or not at all. `grounds` is the banner's sentence. Raises FolderReadOnly."""
    write_document(document_of(review_html(review, grounds, language), STYLE), path, review.data_name)


def review_html(review: Review, grounds: str, language: Language) -> str:
    """The page as HTML."""
    translate, code, locale = QCoreApplication.translate, language.code, language.locale
    heading, meaning = verdict_words(review)
    now = written_moment(time.time(), code)
    rows = translate("ReviewPdf", "{rows} rows in {groups} groups").format(
        rows=locale.toString(review.n_rows), groups=locale.toString(review.n_groups)
    )
    parts = [
        f"<h1>{escape(heading)}</h1>",
        f"<p>{escape(grounds)} {escape(meaning)}</p>",
        f"<p><b>{escape(review.data_name)}</b> · {escape(rows)} · {escape(now)}</p>",
    ]
    for scores in filter(None, (review.main, review.other)):
        parts.append(_scores(scores, language))
    parts.append(_checks(review, language))
    done = [
        f"{part_words(one.name)}: {say(code, one.reason, {'n': locale.toString(one.n)})}"
        for one in review.parts
    ]
    sizes = ", ".join(f"{locale.toString(n)} × {locale.toString(size)}" for size, n in review.group_sizes)
    settings = ", ".join(
        f"{say(code, f'tuning_{name}').lower()} {setting_words(name, getattr(review.params, name), locale)}"
        for name in review.params.__dataclass_fields__
    )
    took = translate("ReviewPdf", "{time}, {memory} of memory").format(
        time=duration_words(review.seconds), memory=memory_words(review.peak_memory_mb, locale)
    )
    for title, text in (
        (translate("ReviewPdf", "What was done"), "\n".join(done)),
        (translate("ReviewPdf", "Groups, how many × questions in each"), sizes),
        (translate("ReviewPdf", "Settings"), settings),
        (translate("ReviewPdf", "Took"), took),
        (translate("ReviewPdf", "Fingerprint of the data"), review.content_hash),
        (translate("ReviewPdf", "Model"), f"{review.model_id} · {review.encoder_id}"),
    ):
        if text:
            lines = "<br>".join(map(escape, text.splitlines()))
            parts.append(f"<p><b>{escape(title)}</b><br>{lines}</p>")
    return "".join(parts)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Words at the left, figures at the right of their columns, a rule under each line."""
    top = "".join(f'<th align="{_side(n)}">{escape(words)}</th>' for n, words in enumerate(head))
    lines = "".join(
        "<tr>"
        + "".join(f'<td align="{_side(n)}">{escape(words)}</td>' for n, words in enumerate(row))
        + "</tr>"
        for row in rows
    )
    frame = 'width="100%" cellspacing="0" border="1" style="border-collapse: collapse"'
    return f"<table {frame}><tr>{top}</tr>{lines}</table>"


def _side(column: int) -> str:
    return "right" if column else "left"


def _scores(scores: KindScores, language: Language) -> str:
    translate, locale = QCoreApplication.translate, language.locale

    def figure(part: Interval) -> str:
        mean, low, high = (number_words(value, 3, locale) for value in (part.mean, part.low, part.high))
        return f"{mean} [{low}–{high}]"

    rows = []
    for pair in scores.scores:
        name, remark = score_words(pair.name)
        gain, interval = gain_words(pair.gain, locale)
        rows.append(
            (
                f"{name} ({remark})",
                locale.toString(pair.n),
                figure(pair.before),
                figure(pair.after),
                f"{gain} {interval}",
                way_words(way_of(pair.gain)),
            )
        )
    title = translate("ReviewPdf", "Before and now, on {kind}").format(kind=kind_words(scores.kind))
    head = [
        translate("ReviewPdf", "Score"),
        "n",
        translate("ReviewPdf", "Before"),
        translate("ReviewPdf", "Now"),
        translate("ReviewPdf", "Change"),
        "",
    ]
    return f"<h2>{escape(title)}</h2>{_table(head, rows)}"


def _checks(review: Review, language: Language) -> str:
    translate, number = QCoreApplication.translate, language.locale.toString

    def wrong(count: int, rate: Interval) -> str:
        return f"{number(count)} ({rate_words(rate, language.locale)})"

    worse = translate("ReviewPdf", "worse")
    rows = [
        (
            check_words(check.name),
            number(check.n),
            wrong(check.wrong_before, check.rate_before),
            wrong(check.wrong_after, check.rate_after),
            f"▲ {worse}" if check.worse else "",
        )
        for check in review.checks
    ]
    head = [
        translate("ReviewPdf", "What went wrong"),
        "n",
        translate("ReviewPdf", "Before"),
        translate("ReviewPdf", "Now"),
        "",
    ]
    title = translate("ReviewPdf", "Safety")
    return f"<h2>{escape(title)}</h2>{_table(head, rows)}" if rows else ""
