"""Words of the tuning place that several of its parts show: times, memory, scores, checks, models, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medbot_desktop.domain.tuned_models import SHIPPED_MODEL
from medbot_desktop.domain.tuning import BOUNDS, QuestionKind
from medbot_desktop.domain.tuning_review import Verdict
from medbot_desktop.texts import say
from medbot_desktop.texts.lists import SEPARATOR
from medbot_desktop.ui.tuning.axes import number_words

if TYPE_CHECKING:
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.tuned_models import ModelSummary
    from medbot_desktop.domain.tuning import Bounds
    from medbot_desktop.domain.tuning_review import Interval, Review
    from medbot_desktop.ui.language import Language


def duration_words(seconds: float) -> str:
    """A length of time as short as it is exact: a guess to the second helps nobody."""
    translate = QCoreApplication.translate
    whole = round(seconds)
    if whole < 1:
        return translate("TuningWords", "less than 1 s")
    if whole < 10:
        return translate("TuningWords", "{seconds} s").format(seconds=whole)
    if whole < 60:
        return translate("TuningWords", "{seconds} s").format(seconds=round(whole / 5) * 5)
    if whole < 170:
        minutes, rest = divmod(round(whole / 10) * 10, 60)
        if not rest:
            return translate("TuningWords", "{minutes} min").format(minutes=minutes)
        return translate("TuningWords", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    if whole < 5_400:
        return translate("TuningWords", "{minutes} min").format(minutes=round(whole / 60))
    hours, minutes = divmod(round(whole / 60), 60)
    return translate("TuningWords", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def _together(words: str) -> str:
    """A time is not broken at the end of a line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def about(seconds: float) -> str:
    if seconds < 1:
        return duration_words(seconds)
    words = QCoreApplication.translate("TuningWords", "about {time}")
    return _together(words.format(time=duration_words(seconds)))


def memory_words(megabytes: float, locale: QLocale) -> str:
    if megabytes < 1_000:
        return f"{max(round(megabytes / 10) * 10, 10)} MB"
    return f"{number_words(megabytes / 1_000, 1, locale)} GB"


def bounds_words(bounds: Bounds, locale: QLocale) -> str:
    """What a value within these bounds may be."""
    low, high = (value_words(value, bounds, locale) for value in (bounds.low, bounds.high))
    if bounds.high > 1_000_000:
        return QCoreApplication.translate("TuningWords", "whole number")
    return f"{low} – {high}"


def setting_words(name: str, value: float, locale: QLocale) -> str:
    """A setting's value with no more decimals than it has."""
    return value_words(value, BOUNDS[name], locale)


def bad_setting_words(name: str, bounds: Bounds, language: Language) -> str:
    """What is wrong with a value that is none within these bounds; `name` is the setting's as the reader knows it."""
    low, high = (value_words(value, bounds, language.locale) for value in (bounds.low, bounds.high))
    return say(language.code, "bad_setting", {"name": name, "low": low, "high": high})


def value_words(value: float, bounds: Bounds, locale: QLocale) -> str:
    """A value with no more decimals than it has."""
    written = number_words(value, bounds.decimals, locale)
    point = locale.decimalPoint()
    return written.rstrip("0").rstrip(point) if point in written else written


def sentence_words(sentence: Sentence, language: Language) -> str:
    """A sentence with the names of settings and checks in the reader's words."""
    params = dict(sentence.params)
    name = str(params.get("name", ""))
    if sentence.code == "bad_setting" and name in BOUNDS:
        return bad_setting_words(say(language.code, f"tuning_{name}"), BOUNDS[name], language)
    if sentence.code == "needs_confirmation":
        names = [part.strip() for part in str(params.get("what", "")).replace(SEPARATOR, ",").split(",")]
        params = {**params, "what": SEPARATOR.join(map(worse_words, names))}
    return say(language.code, sentence.code, params)


def score_words(name: str) -> tuple[str, str]:
    """What a score is in plain words, and its name."""
    translate = QCoreApplication.translate
    return {
        "recall_at_1": (translate("TuningWords", "Right the first time"), "R@1"),
        "recall_at_5": (translate("TuningWords", "Among the first five"), "R@5"),
        "mrr_at_10": (translate("TuningWords", "Right one near the top"), "MRR@10"),
        "answered": (
            translate("TuningWords", "How much it answers"),
            translate("TuningWords", "share given as the answer"),
        ),
        "precision": (
            translate("TuningWords", "Right when it answers"),
            translate("TuningWords", "precision"),
        ),
    }.get(name, (name, ""))


def check_words(name: str) -> str:
    """A safety check by what went wrong in its cases."""
    translate = QCoreApplication.translate
    return {
        "red_flag": translate("TuningWords", "Emergencies missed"),
        "false_alarm": translate("TuningWords", "False alarms"),
        "look_alike": translate("TuningWords", "Look-alike names confused"),
        "wrong_medicine": translate("TuningWords", "Wrong medicine first"),
    }.get(name, name)


def worse_words(name: str) -> str:
    """What a model is worse at, inside a sentence."""
    translate = QCoreApplication.translate
    return {
        "held_out": translate("TuningWords", "the questions set aside"),
        "red_flag": translate("TuningWords", "recognising emergencies"),
        "false_alarm": translate("TuningWords", "false alarms"),
        "look_alike": translate("TuningWords", "names that look alike"),
        "wrong_medicine": translate("TuningWords", "answers about another medicine"),
    }.get(name, name)


def part_words(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "ranking": translate("TuningWords", "Order of the rows"),
        "adapter": translate("TuningWords", "Sense of the questions"),
        "calibration": translate("TuningWords", "When to answer"),
    }.get(name, name)


def kind_words(kind: QuestionKind) -> str:
    translate = QCoreApplication.translate
    if kind is QuestionKind.REAL:
        return translate("TuningWords", "questions people asked")
    return translate("TuningWords", "the rows' own questions")


def verdict_words(review: Review) -> tuple[str, str]:
    """The verdict as a heading, and what it means for what answers."""
    translate = QCoreApplication.translate
    if review.verdict is Verdict.HELPS:
        return (
            translate("TuningWords", "The tuned model is better with your questions"),
            translate("TuningWords", "It answers only once you choose Use in step 5."),
        )
    if review.verdict is Verdict.WORSE:
        return (
            translate("TuningWords", "The tuned model is worse with your questions"),
            translate("TuningWords", "The original stays. Nothing has changed."),
        )
    more = translate("TuningWords", "More real questions help most: teach some, or bring a file of them.")
    changed = any(one.rank_before != one.rank_after for one in review.main.questions)
    reason = translate("TuningWords", "The difference is too small to tell from chance.")
    if not changed:
        reason = translate("TuningWords", "No right row has changed its place.")
    return translate("TuningWords", "Tuning did not help. The original stays."), f"{reason} {more}"


def gain_words(gain: Interval, locale: QLocale) -> tuple[str, str]:
    """A gain with its sign, and its interval in brackets."""
    low, high = (number_words(value, 3, locale, sign=True) for value in (gain.low, gain.high))
    interval = QCoreApplication.translate("TuningWords", "[{low} to {high}]").format(low=low, high=high)
    return number_words(gain.mean, 3, locale, sign=True), interval


def rate_words(rate: Interval, locale: QLocale) -> str:
    """Where the true share may lie, in whole percent."""
    low, high = (number_words(value * 100, 0, locale) for value in (rate.low, rate.high))
    return QCoreApplication.translate("TuningWords", "{low}–{high}%").format(low=low, high=high)


def way_of(gain: Interval) -> str:
    """ "better", "worse" or "same": only an interval that leaves zero out says which."""
    return "better" if gain.low > 0 else "worse" if gain.high < 0 else "same"


def way_words(way: str) -> str:
    translate = QCoreApplication.translate
    return {
        "better": translate("TuningWords", "better"),
        "worse": translate("TuningWords", "worse"),
        "same": translate("TuningWords", "no clear change"),
    }[way]


def rank_words(rank: int, locale: QLocale) -> str:
    """A place among the rows; 0 is none of the first ten."""
    translate = QCoreApplication.translate
    if not rank:
        return translate("TuningWords", "not in 10")
    return translate("TuningWords", "place {rank}").format(rank=locale.toString(rank))


def model_name(model: ModelSummary) -> str:
    if model.id == SHIPPED_MODEL:
        return QCoreApplication.translate("TuningWords", "The program's own")
    return model.name
