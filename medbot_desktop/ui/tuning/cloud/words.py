"""Words of tuning on Google Cloud that several of its parts show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medbot_desktop.domain.cloud_tuning import CloudSide, CloudState, TunableModel
from medbot_desktop.texts import say
from medbot_desktop.texts.lists import review_date
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.tuning.words import number_words

if TYPE_CHECKING:
    from medbot_desktop.domain.cloud_tuning import CloudJob, LeftOut
    from medbot_desktop.domain.tuning_review import Interval
    from medbot_desktop.ui.language import Language


def model_words(model: TunableModel, language: str) -> str:
    """A model that can be tuned, with the day before which it is not switched off."""
    words = QCoreApplication.translate("CloudWords", "{model}, at least until {day}")
    return words.format(model=model.label, day=review_date(str(model.retires_on), language))


def state_words(job: CloudJob, code: str) -> str:
    return say(code, f"cloud_state_{job.state.value}")


def job_words(job: CloudJob, language: Language) -> str:
    """A job in one line: its data, when it was made, how it stands."""
    parts = (job.data_name, moment_words(job.made_at, language.locale), state_words(job, language.code))
    return " · ".join(parts)


def kind_words(kind: str) -> str:
    """What a personal detail is."""
    translate = QCoreApplication.translate
    return {
        "mail": translate("CloudWords", "an e-mail address"),
        "card": translate("CloudWords", "a bank card"),
        "document": translate("CloudWords", "an identity document"),
        "insurance": translate("CloudWords", "an insurance number"),
        "phone": translate("CloudWords", "a telephone number"),
        "birth_date": translate("CloudWords", "a date of birth"),
        "address": translate("CloudWords", "a postal address"),
        "name": translate("CloudWords", "a person's name"),
    }.get(kind, kind)


def left_out_words(row: LeftOut) -> str:
    """Why a row is not sent."""
    if not row.kinds:
        return QCoreApplication.translate("CloudWords", "too long for one example")
    words = QCoreApplication.translate("CloudWords", "it looks like {details}")
    return words.format(details=", ".join(map(kind_words, row.kinds)))


def share_words(part: int, of: int, locale: QLocale) -> str:
    """A count beside what it is of: a share alone would hide a small number."""
    return f"{locale.toString(part)}/{locale.toString(of)}"


def sure_words(words: str, share: Interval | None, locale: QLocale) -> str:
    """A count with the interval of its share, where it is known."""
    if share is None:
        return words
    low, high = (number_words(value, 3, locale) for value in (share.low, share.high))
    return f"{words} [{low}–{high}]"


def side_words(side: CloudSide, code: str) -> str:
    return say(code, f"cloud_side_{side.name}")


GOING = frozenset(
    {
        CloudState.UPLOADING,
        CloudState.QUEUED,
        CloudState.PENDING,
        CloudState.RUNNING,
        CloudState.CANCELLING,
        CloudState.PAUSED,
        CloudState.UPDATING,
        CloudState.UNKNOWN,
    }
)
"""States in which something may still come of a job at Google."""
