"""The window's part of the self-check: every screen painted in each language and theme, and nothing heavy loaded.

Runs in a process of its own, in a user folder of its own, and writes down how it went.
"""

from __future__ import annotations

import hashlib
import sys
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from medbot_desktop import app as program
from medbot_desktop.domain.answers import Answer, AnswerKind, EmergencyNumber, Sentence
from medbot_desktop.domain.errors import DatabaseNewer
from medbot_desktop.domain.rows import Row
from medbot_desktop.domain.settings import LANGUAGES, Settings, Theme
from medbot_desktop.domain.turns import Turn, TurnState
from medbot_desktop.paths import make_private_folder, user_folder
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.history.page import VIEWS
from medbot_desktop.ui.settings.page import SECTIONS
from medbot_desktop.ui.tuning.steps import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from medbot_desktop.ui.main_window import MainWindow

SIZE = (1280, 800)
DATA_PAGES = ("overview", "rows", "file", "replacement")
FEWEST_COLOURS = 8
HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "google.genai",
    "google.auth",
    "openai",
    "httpx",
    "httpx2",
    "pydantic",
    "cryptography",
)
"""What belongs to the worker, to the engines and to those who switched the news on."""
_ROW = Row(
    "set",
    1,
    "¿El ibuprofeno se toma con comida?",
    "Sí, con comida.",
    "ibuprofeno",
    "interactions",
    "CIMA, AEMPS",
)
TURNS = tuple(
    Turn(number, 1, 1.7e9 + number, question, TurnState.COMPLETE, answer)
    for number, (question, answer) in enumerate(
        (
            ("ibuprofeno con comida", Answer(AnswerKind.STORED, "es", _ROW.answer, _ROW, 0.9)),
            ("para qué sirve la semaglutida", Answer(AnswerKind.NOT_IN_DATA, "es")),
            (
                "me he tomado una caja de paracetamol",
                Answer(AnswerKind.RED_FLAG, "es", numbers=(EmergencyNumber("112", "number_emergency"),)),
            ),
        ),
        start=1,
    )
)
"""What a person sees most: a row with its source, no row, an emergency."""
CANCEL = {"en": "Cancel", "es": "Cancelar"}
"""How Qt's own button is called, from the translations that come with Qt."""


def run(argv: Sequence[str], report: Path) -> int:
    """Paint everything, write the outcome into `report`; 0 if it is as it must be, 3 otherwise."""
    program.give_streams()
    folder = make_private_folder(user_folder())
    SettingsFile(folder).save(Settings(first_start_done=True))
    application = QApplication(list(argv))
    window, finish = program.make_window(application, folder, None)
    window.starting.start_worker = lambda: None  # type: ignore[method-assign]  # it has its own part of the check
    window.resize(*SIZE)
    screens = screens_of(window)
    problems, pictures = [], set()
    for language, theme in product(LANGUAGES, (Theme.LIGHT, Theme.DARK)):
        window.places.settings_page.general.changed.emit("language", language)
        window.places.settings_page.general.changed.emit("theme", theme)
        if QCoreApplication.translate("QPlatformTheme", "Cancel") != CANCEL[language]:
            problems.append(f"Qt's own words are not there: {language}")
        for name, show in screens.items():
            show()
            application.sendPostedEvents()  # the words change by events
            picture = window.grab().toImage()
            pictures.add(hashlib.sha256(bytes(picture.constBits())).digest())
            if is_blank(picture):
                problems.append(f"blank: {language} {theme} {name}")
    finish()
    problems += [f"loaded: {name}" for name in HEAVY if name in sys.modules]
    # A screen that is not shown, or not translated, gives the picture of another.
    wanted = len(LANGUAGES) * 2 * len(screens)
    told = f"{len(pictures)} of {wanted} pictures of {len(screens)} screens differ, as they must"
    report.write_text("; ".join([told, *problems]), encoding="utf-8")
    return 0 if len(pictures) == wanted and not problems else 3


def screens_of(window: MainWindow) -> dict[str, Callable[[], None]]:
    """What shows each screen, by a name; they are shown in this order."""
    place = window.rail.place_chosen.emit

    # Steps and pages that open with data alone are put in front as they are: no worker runs here.

    def tuning(step: str) -> None:
        place("tuning")
        window.places.tuning_place.pages.open(step)

    def data(page: str) -> None:
        tuning("data")
        window.places.data_place._stack.setCurrentWidget(getattr(window.places.data_place, page))

    def history(view: str) -> None:
        place("history")
        window.places.history_page.show_view(view)

    def chat(turns: Sequence[Turn]) -> None:
        place("chat")
        window.chat.pane.show_turns(turns)
        window.chat._stack.setCurrentWidget(window.chat.pane if turns else window.chat.empty)

    screens: dict[str, Callable[[], None]] = {"chat": partial(chat, ()), "answers": partial(chat, TURNS)}
    screens |= {f"history, {view}": partial(history, view) for view in VIEWS}
    screens |= {f"tuning, {step}": partial(tuning, step) for step in STEPS if step != "data"}
    screens |= {f"data, {page}": partial(data, page) for page in DATA_PAGES}
    screens |= {
        f"settings, {section}": partial(window.navigation.show_settings, section) for section in SECTIONS
    }
    screens["guide"] = window.navigation.show_help
    screens["start"] = window.navigation.open_welcome
    screens["trouble"] = lambda: window.show_trouble(Sentence.of(DatabaseNewer(path="history.db")))
    return screens


def is_blank(picture: QImage) -> bool:
    """Whether hardly anything is drawn on it."""
    places = product(range(0, picture.width(), 16), range(0, picture.height(), 8))
    return len({picture.pixel(x, y) for x, y in places}) < FEWEST_COLOURS
