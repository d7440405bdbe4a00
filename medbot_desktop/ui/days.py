"""When something happened, in the words of a list: its day's group and its time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medbot_desktop.domain.review import due_before, review_day
from medbot_desktop.texts.lists import review_date

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale


def day_group(at: float, now: float, locale: QLocale) -> str:
    """The group a moment (UTC seconds) belongs to: today, yesterday, this week, last week, a month.

    A moment to come is none of them: the clock was ahead then, or is behind now.
    """
    day, today = datetime.fromtimestamp(at).date(), datetime.fromtimestamp(now).date()
    monday = today - timedelta(days=today.weekday())
    translate = QCoreApplication.translate
    if day > today:
        return translate("Days", "Date in the future")
    if day == today:
        return translate("Days", "Today")
    if day == today - timedelta(days=1):
        return translate("Days", "Yesterday")
    if day >= monday:
        return translate("Days", "This week")
    if day >= monday - timedelta(days=7):
        return translate("Days", "Last week")
    month = locale.standaloneMonthName(day.month)
    month = month[:1].upper() + month[1:]
    return month if day.year == today.year else f"{month} {day.year}"


def time_words(at: float, now: float, locale: QLocale) -> str:
    """The time of a moment: the hour, with the weekday from two days ago on, the date from two weeks ago on.

    Of a moment to come, which only a wrong clock makes, the date.
    """
    moment, today = datetime.fromtimestamp(at), datetime.fromtimestamp(now).date()
    hour = f"{moment.hour}:{moment.minute:02d}"
    if moment.date() > today:
        return date_words(moment.date(), today, locale)
    if moment.date() >= today - timedelta(days=1):
        return hour
    if moment.date() >= today - timedelta(days=today.weekday() + 7):
        weekday = locale.dayName(moment.isoweekday(), locale.FormatType.ShortFormat).rstrip(".")
        return f"{weekday} {hour}"
    return date_words(moment.date(), today, locale)


def date_words(day: date, today: date, locale: QLocale) -> str:
    """A day without its hour; the year only where it is another one."""
    month = locale.monthName(day.month, locale.FormatType.ShortFormat).rstrip(".")
    month_first = locale.dateFormat(locale.FormatType.ShortFormat).startswith("M")
    words = f"{month} {day.day}" if month_first else f"{day.day} {month}"
    return words if day.year == today.year else f"{words} {day.year}"


def moment_words(at: float, locale: QLocale) -> str:
    """A day and its hour: 28 nov, 9:05."""
    moment = datetime.fromtimestamp(at)
    return f"{date_words(moment.date(), datetime.now().date(), locale)}, {moment.hour}:{moment.minute:02d}"


def written_moment(at: float, language: str) -> str:
    """A day with its year, and its hour, for what is printed or kept: 28/11/2026, 9:05."""
    moment = datetime.fromtimestamp(at)
    return f"{review_date(moment.date().isoformat(), language)}, {moment.hour}:{moment.minute:02d}"


def is_review_due(reviewed_on: str) -> bool:
    """Whether a review, as the data tells it, is too long ago; not where there was none: that is said by itself."""
    day = review_day(reviewed_on)
    return bool(day) and day < due_before(date.today())
