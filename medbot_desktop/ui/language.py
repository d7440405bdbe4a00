"""The window's language: installs the compiled translations, so that every widget gets a LanguageChange event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from medbot_desktop.domain.settings import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path


def locale_of(code: str, country: str = "") -> QLocale:
    """How numbers and dates are written in a language and a country (ISO 3166 alpha-2); where no such people are known,
    as in the language's most usual country."""
    there, usual = QLocale(f"{code}_{country}"), QLocale(code)
    if there.name() != f"{code}_{country}":
        return usual
    # Qt has English in Spain with Spain's signs, and "1.284 rows" would be read as one row and a bit.
    return usual if code == "en" and there.decimalPoint() != usual.decimalPoint() else there


def system_language() -> str:
    """The system's language if the program speaks it, else English."""
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "en"


class Language:
    """Which language the window speaks: `code`, a key of LANGUAGES; and the locale of its country."""

    def __init__(self, app: QCoreApplication, folder: Path, chosen: str, country: str = "") -> None:
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.code = ""
        self.locale = QLocale()
        self.use(chosen, country)

    def use(self, chosen: str, country: str = "") -> None:
        """Speak `chosen`, or the system's language if it is "", and write numbers and dates as in `country`.

        Every widget is told to say its words again.
        """
        code = chosen if chosen in LANGUAGES else system_language()
        locale = locale_of(code, country)
        if code == self.code and locale == self.locale:
            return
        self.code, self.locale = code, locale
        QLocale.setDefault(locale)
        old, self._installed = self._installed, []
        for folder, name in (
            (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
            (str(self._folder), f"medbot_{code}"),
        ):
            translator = QTranslator()
            if translator.load(name, folder):
                self._installed.append(translator)
                self._app.installTranslator(translator)
        for translator in old:
            self._app.removeTranslator(translator)

    def silence(self) -> None:
        """Take the translations out again: the program ends, or another Language takes over."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []


class Translated:
    """For widgets whose words change with the language: `retranslate` is called when it does."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        parent: Any = super()
        parent.changeEvent(event)

    def retranslate(self) -> None:
        """Set every word of the widget in the language in use."""
        raise NotImplementedError
