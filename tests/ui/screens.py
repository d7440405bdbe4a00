"""Pictures of the window for looking at.

    python -m tests.ui.screens FOLDER [NAME ...]

Each picture is the real window on a temporary history; only the worker is doubled.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keyring
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QScrollArea

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.library import RowFilter, RowQuery
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.domain.settings import Settings, Theme
from medbot_desktop.domain.turns import TurnState
from medbot_desktop.storage.copies import make_copy
from medbot_desktop.storage.history import History
from medbot_desktop.ui.chat.acts import Act
from medbot_desktop.ui.guide.pictures import pictures_of
from medbot_desktop.ui.pin_page import PinPage
from medbot_desktop.worker.engine_messages import Delta, Written
from tests.conftest import MemoryKeyring
from tests.ui import building as b
from tests.ui import cloud_screens, data_files, extreme_screens, library_rows, state_screens, tuning_screens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from medbot_desktop.domain.answers import Answer
    from medbot_desktop.ui.settings.copies import CopiesSettings

DAY = 86_400.0
DONE = Settings(language="es", country="ES", theme=Theme.LIGHT, first_start_done=True)


CLOSED = Administration(
    country="MX", pin="$$", update_address="https://example.org/medbot.json", update_key="A" * 44
)


@dataclass(frozen=True)
class Screen:
    """`turns` are (question, answer); `act` does something to the window before the picture is taken."""

    settings: Settings
    turns: tuple[tuple[str, Answer], ...] = ()
    size: tuple[int, int] = (1280, 800)
    act: Callable[[b.Built], None] | None = None
    sample: bool = False
    administration: Administration | None = None


def _erase_all(built: b.Built) -> None:
    _settings("privacy")(built)
    privacy = built.window.places.settings_page.privacy
    _settle(QApplication.instance(), privacy.erase_button.isEnabled)  # type: ignore[arg-type]
    privacy.erase_button.click()


def _refused_pin(built: b.Built) -> None:
    built.window.rail.place_chosen.emit("tuning")
    (page,) = [page for page in built.window.findChildren(PinPage) if page.isVisible()]
    page.field.setText("1234")
    built.window.lock.refused.emit(False)


def _settings(section: str) -> Callable[[b.Built], None]:
    def act(built: b.Built) -> None:
        app, page = QApplication.instance(), built.window.places.settings_page
        assert isinstance(app, QApplication)
        page.show_section(section)
        built.window.places.show("settings")
        if section == "about":  # its licences are read from every package
            _settle(app, lambda: bool(page.about.licences.text.toPlainText()))

    return act


def _guide(section: str = "", place: str = "chat") -> Callable[[b.Built], None]:
    def act(built: b.Built) -> None:
        if section:
            built.window.navigation.show_settings(section)
        else:
            built.window.places.show(place)
        built.window.navigation.show_help()
        app, view = QApplication.instance(), built.window.places.guide.page.view
        assert isinstance(app, QApplication)
        name = QUrl(pictures_of(built.window.places.guide.page._text)[0])
        kind = QTextDocument.ResourceType.ImageResource
        _settle(app, lambda: view.document().resource(kind, name).width() > 1)

    return act


def _copies(
    act: Callable[[b.Built, CopiesSettings], None] | None = None,
) -> Callable[[b.Built], None]:
    """The page of copies with a week of them, one of them broken."""

    def show(built: b.Built) -> None:
        app, page = QApplication.instance(), built.window.places.settings_page.copies
        assert isinstance(app, QApplication)
        backups, now = built.window.behind.copies.backups, time.time()
        for days in (9, 3, 2, 1):
            make_copy(built.folder, backups.place, CopyReason.DAILY, now - days * DAY)
        made = make_copy(built.folder, backups.place, CopyReason.BY_HAND, now - 0.3 * DAY)
        (backups.copies()[2].folder / "history.db").unlink()
        history = History.open(built.folder, interrupt_pending=False)
        history.add_turn("¿Se parte el bisoprolol?", None, now)
        history.close()
        _settings("copies")(built)
        built.window.behind.copies._refresh()
        _settle(app, lambda: len(page._copies) == 5)
        if act is not None:
            act(built, page)
            _pause(app, 0.8)
        assert made.folder.is_dir()

    return show


def _compare(built: b.Built, page: CopiesSettings) -> None:
    page._on_restore_wanted(page._copies[1])


def _prove(built: b.Built, page: CopiesSettings) -> None:
    page.prove_button.click()


def _second(built: b.Built, page: CopiesSettings) -> None:
    page.show_copies(page._copies, "/media/farmacia/USB")


def _safe_mode(built: b.Built) -> None:
    make_copy(built.folder, built.window.behind.copies.backups.place, CopyReason.DAILY, time.time() - DAY)
    params = {"path": "history.db", "kept": "history-damaged-20261129-090312.db", "saved": 1_204, "lost": 12}
    built.window.behind.recovery.tell([Sentence("database_salvaged", params)])


def _crash(built: b.Built) -> None:
    built.window.starting.offer_logs()


def _report(built: b.Built) -> None:
    app, page = QApplication.instance(), built.window.places.settings_page
    assert isinstance(app, QApplication)
    _settings("about")(built)
    page.about.report.open_button.click()
    _settle(app, lambda: page.about.report.files.count() > 0)
    area = page._stack.currentWidget()
    assert isinstance(area, QScrollArea)
    _pause(app, 0.2)
    area.ensureWidgetVisible(page.about.report)


def _data(kind: str = "", row: int = -1, change: bool = False, text: str = "") -> Callable[[b.Built], None]:
    """The data page with the faulty file; `kind` is chosen, a row opened, the fields shown."""

    def act(built: b.Built) -> None:
        app, page = QApplication.instance(), built.window.places.data_place.file
        assert isinstance(app, QApplication)
        path = built.folder / "botica_parque.csv"
        data_files.write(path)
        if text:
            path.write_text(text, encoding="utf-8")
        built.window.navigation.open_file(str(path))
        _settle(app, lambda: not page.requests.busy)
        if kind:
            page._show_kind(kind)
            page.report.show_file(page._file, kind)
            _pause(app, 0.2)
        if row >= 0:
            page.rows.table.selectRow(row)
            _settle(app, page.rows.panel.isVisible)
        page.layout_bar.show_fields(change)

    return act


def _row_panel(change: str = "") -> Callable[[b.Built], None]:
    """The panel with the row of the last answer; with `change` the row says that now."""

    def act(built: b.Built) -> None:
        app, window = QApplication.instance(), built.window
        assert isinstance(app, QApplication)
        if change:
            library_rows.change(built.folder, change)
            window.behind.answers.show_library(b.library_state(b.own_data())._replace(version=9))
        turn = window.chat.pane.turns[0]
        window.behind.answers._on_acted(Act.SHOW_ROW, turn, None)
        _settle(app, lambda: not window.side.panel.isHidden())
        _pause(app, 0.3)

    return act


def _form(
    act_name: Act = Act.CORRECT, answer: str = "", index: int = 0, save: bool = False
) -> Callable[[b.Built], None]:
    def act(built: b.Built) -> None:
        app, window = QApplication.instance(), built.window
        assert isinstance(app, QApplication)
        window.behind.answers._on_acted(act_name, window.chat.pane.turns[index], None)
        _settle(app, lambda: not window.side.panel.isHidden())
        form = window.side.panel.form
        if answer:
            form.answer_field.setPlainText(answer)
            form.reviewer_field.setText("MG")
        if save:
            form.save()
            _pause(app, 0.3)

    return act


def _judged(built: b.Built) -> None:
    window = built.window
    window.behind.answers._on_acted(Act.JUDGE, window.chat.pane.turns[0], True)


def _data_start(built: b.Built) -> None:
    built.window.navigation.open_data()
    built.window.places.data_place._show_file()


def _library(built: b.Built) -> None:
    """The overview with a data set that was changed, its history open."""
    app, window = QApplication.instance(), built.window
    assert isinstance(app, QApplication)
    number = library_rows.fill_larger(built.folder)
    window.navigation.open_data()
    place = window.places.data_place
    _settle(app, lambda: place.overview.data_set(number) is not None)
    place.overview.card(number).history_button.click()
    _pause(app, 0.2)


def _library_rows(query: RowQuery, number: int = 0) -> Callable[[b.Built], None]:
    def act(built: b.Built) -> None:
        app, window = QApplication.instance(), built.window
        assert isinstance(app, QApplication)
        first = library_rows.fill_larger(built.folder)
        window.navigation.open_data()
        place = window.places.data_place
        _settle(app, lambda: place.overview.data_set(first) is not None)
        place._show_rows(replace(query, dataset_id=first))
        _settle(app, lambda: place.rows.model.rowCount() > 0)
        if number:
            place.rows.table.selectRow(number - 1)
            _settle(app, lambda: place.rows.form.isVisible())
        _pause(app, 0.3)

    return act


def _replacement(built: b.Built) -> None:
    app, window = QApplication.instance(), built.window
    assert isinstance(app, QApplication)
    built.worker.keeps = built.folder
    first = library_rows.fill_larger(built.folder)
    window.navigation.open_data()
    place = window.places.data_place
    _settle(app, lambda: place.overview.data_set(first) is not None)
    path = library_rows.write_newer(built.folder)
    place._open(str(path), place.overview.data_set(first))
    _settle(app, lambda: place.file._file is not None and not built.window.behind.files.busy)
    place.file.use_button.click()
    _settle(app, lambda: place.replacement.isVisible())
    _pause(app, 0.2)


def _search(built: b.Built) -> None:
    built.window.sidebar.search_field.setText("ibuprofeno estomago")


def _history(
    view: str = "search", text: str = "", choose: bool = False, ask: bool = False
) -> Callable[[b.Built], None]:
    """The History place with what was searched, its first hit chosen; in the bin, the question before erasing."""

    def act(built: b.Built) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = built.window
        with_turns = History.open(built.folder, interrupt_pending=False)
        last = with_turns.conversations()[0]
        with_turns.labels.label([last.id], "Guardia")
        with_turns.labels.pin_turns([with_turns.turns(last.id)[0].id], True)
        if view == "bin":
            with_turns.bin.delete_conversations([1], time.time() - 3 * DAY)
            with_turns.bin.delete_turns([with_turns.turns(2)[0].id], time.time() - DAY)
        with_turns.close()
        window.places.show("history")
        page = window.places.history_page
        page.search.field.setText(text)
        page.show_view(view)
        _pause(app, 0.6)
        if choose:
            page.search.list.choose_first()
        if ask:
            page.bin._on_erase_all()

    return act


def _draft(built: b.Built) -> None:
    built.window.chat.composer.field.setPlainText("una línea\ndos líneas\ntres líneas")


def _private(built: b.Built) -> None:
    built.window.chat.ask("Mary Kowalski 03/14/1958 takes clopidogrel, can she take ibuprofen?")


ENGLISH = replace(DONE, language="en", country="US")
STORED = (
    ("ibuprofeno con el estomago vacio?", b.stored()),
    ("¿y en el embarazo?", b.stored(library_rows.PREGNANCY, understood=b.carried("ibuprofeno"))),
)
KINDS = (
    ("took a whole bottle of tylenol", b.red_flag()),
    ("can semaglutide be taken with alcohol", b.not_in_data()),
    ("hydraxyzine what is it for", b.choose()),
)
MORE = (
    ("paracetamol dosis maxima", b.contradicting()),
    ("ibuprofeno", b.help_topics()),
    (
        "se ha tomado toda la caja",
        replace(
            b.red_flag(held=b.row(reviewed_on="", dataset="starter_es.csv")),
            numbers=tuple(number for number, _source in b.EMERGENCY_NUMBERS),
        ),
    ),
)
MODEL = (("can clopidogrel be taken with omeprazole, and what instead?", b.generated()),)
MODEL_FIRST = (
    ("can semaglutide be taken with clopidogrel", b.not_in_data().with_generated(b.written())),
    (
        "can clopidogrel be taken with omeprazole",
        b.embedded_for_model().with_generated(
            b.written(text="", statements=(), failure=Sentence("worker_gone"))
        ),
    ),
)


def _alone(built: b.Built) -> None:
    built.window.chat.pane._on_side_by_side_wanted(False)
    card = next(iter(built.window.chat.pane.live_views.values()))._written
    assert card is not None
    card._on_cited(2)


def _sent(built: b.Built) -> None:
    card = next(iter(built.window.chat.pane.live_views.values()))._written
    assert card is not None
    card.sent_button.click()


GPT = ProviderSettings("openai", model="gpt-6-luna", effort="low", accepted=True)
WITH_GPT = HostedSettings("openai", providers=(GPT,))


def _models(provider: str, key: str = "sk-test-0000-not-a-key-3f7Q") -> Callable[[b.Built], None]:
    """The settings of a provider, with a key that was tried."""

    def act(built: b.Built) -> None:
        app, window = QApplication.instance(), built.window
        assert isinstance(app, QApplication)
        _settings("models")(built)
        page = window.places.settings_page.models
        page.lines[provider].click()
        if key and window.preferences.current().hosted.of(provider).accepted:
            page.panels[provider].key_kept.emit(key)
            _pause(app, 0.3)

    return act


def _writing(built: b.Built) -> None:
    """A model in the middle of its text, after one that was asked again in vain."""
    app, window, engines = QApplication.instance(), built.window, built.engines
    assert isinstance(app, QApplication)
    keyring.set_password("MedBot Desktop", "openai", "sk-test-0000-not-a-key-3f7Q")
    built.worker.answer = lambda question: b.embedded_for_model()
    for number, question in enumerate(
        ("clopidogrel with omeprazole?", "and if it is needed for the stomach?"), 1
    ):
        window.chat.ask(question)
        _settle(app, lambda number=number: len(engines.generations()) == number)
        _pause(app, 0.2)
        request = engines.generations()[-1]
        if number == 1:
            slow = Sentence("provider_model_unknown", {"provider": "GPT", "model": "gpt-6-luna"})
            engines.listener(
                Written(request.request_id, b.written(text="", statements=(), failure=slow, tokens_in=0))
            )
            _settle(app, lambda: window.chat.pane.turns[-1].state is TurnState.COMPLETE)
            continue
        text = "Two things matter:\n\n1. **Omeprazole** lowers the effect of clopidogrel [1].\n2. Pantoprazole affects"
        engines.listener(Delta(request.request_id, f"{text} it **less"))
        _pause(app, 0.3)


def _hosted_private(built: b.Built) -> None:
    _private(built)


SCREENS = {
    "writing-en": Screen(replace(ENGLISH, hosted=WITH_GPT), size=(1280, 1000), act=_writing),
    "writing-dark-small": Screen(
        replace(DONE, theme=Theme.DARK, hosted=WITH_GPT), size=(900, 1000), act=_writing
    ),
    "models": Screen(DONE, act=_settings("models")),
    "models-gpt": Screen(replace(DONE, hosted=WITH_GPT), size=(1280, 1100), act=_models("openai")),
    "models-gpt-es": Screen(replace(DONE, hosted=WITH_GPT), act=_models("openai")),
    "models-gpt-en": Screen(replace(ENGLISH, theme=Theme.DARK, hosted=WITH_GPT), act=_models("openai")),
    "models-gpt-en-dark": Screen(
        replace(ENGLISH, theme=Theme.DARK, hosted=WITH_GPT), size=(1280, 1100), act=_models("openai")
    ),
    "models-gemini-off": Screen(DONE, act=_models("gemini")),
    "models-server": Screen(
        replace(
            DONE,
            hosted=HostedSettings(providers=(ProviderSettings("openai_compatible", accepted=True),)),
        ),
        size=(1280, 1100),
        act=_models("openai_compatible", ""),
    ),
    "models-zoom-150": Screen(
        replace(ENGLISH, zoom_percent=150, hosted=WITH_GPT), size=(1280, 1000), act=_models("openai")
    ),
    "hosted-private-en": Screen(replace(ENGLISH, hosted=WITH_GPT), STORED, act=_hosted_private),
    "generated-en": Screen(ENGLISH, MODEL),
    "generated-dark": Screen(replace(DONE, theme=Theme.DARK), MODEL),
    "generated-small": Screen(DONE, MODEL, (900, 900)),
    "generated-alone": Screen(DONE, MODEL, act=_alone),
    "generated-sent": Screen(ENGLISH, MODEL, (1280, 900), act=_sent),
    "generated-zoom-150": Screen(replace(ENGLISH, zoom_percent=150), MODEL, (1280, 1000)),
    "generated-zoom-200-small": Screen(replace(DONE, zoom_percent=200), MODEL, (1024, 2600)),
    "models-zoom-200-small": Screen(
        replace(DONE, zoom_percent=200, hosted=WITH_GPT), size=(1024, 3000), act=_models("openai")
    ),
    "generated-second": Screen(DONE, MODEL_FIRST, (1280, 1000)),
    "pin": Screen(DONE, act=_refused_pin, administration=CLOSED),
    "pin-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_settings("models"), administration=CLOSED),
    "settings-fixed": Screen(DONE, act=_settings("general"), administration=CLOSED),
    "welcome": Screen(replace(DONE, first_start_done=False)),
    "welcome-en-dark": Screen(replace(ENGLISH, first_start_done=False, theme=Theme.DARK)),
    "empty": Screen(DONE),
    "empty-sample-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), sample=True),
    "stored": Screen(DONE, STORED),
    "stored-en": Screen(ENGLISH, (("can clopidogrel be taken with omeprazole?", b.embedded_for_model()),)),
    "stored-dark": Screen(replace(DONE, theme=Theme.DARK), STORED),
    "stored-sample-small": Screen(DONE, STORED, (1024, 700), sample=True),
    "kinds-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK, zoom_percent=90), KINDS),
    "kinds-en": Screen(ENGLISH, KINDS),
    "more": Screen(DONE, MORE, sample=True),
    "more-dark": Screen(replace(DONE, theme=Theme.DARK), MORE, sample=True),
    "zoom-150": Screen(replace(DONE, zoom_percent=150), STORED),
    "zoom-200-small": Screen(replace(DONE, zoom_percent=200), STORED, (1024, 700)),
    "zoom-200-kinds": Screen(replace(ENGLISH, zoom_percent=200), KINDS),
    "zoom-80": Screen(replace(DONE, zoom_percent=80), (*STORED, *KINDS)),
    "search": Screen(DONE, STORED, act=_search),
    "history": Screen(DONE, (*STORED, *MORE), act=_history(text="ibuprofeno rinon", choose=True)),
    "history-all-en-dark": Screen(
        replace(ENGLISH, theme=Theme.DARK), (*STORED, *KINDS, *MORE), act=_history(choose=True)
    ),
    "history-small": Screen(DONE, STORED, (1024, 700), act=_history(text="ibuprofeno")),
    "history-zoom-150": Screen(replace(DONE, zoom_percent=150), STORED, act=_history(choose=True)),
    "history-nothing": Screen(DONE, STORED, act=_history(text="rinon tos")),
    "history-gaps": Screen(DONE, STORED, act=_history("gaps")),
    "history-bin": Screen(DONE, STORED, act=_history("bin", ask=True)),
    "history-bin-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), STORED, act=_history("bin")),
    "draft": Screen(DONE, STORED, act=_draft),
    "private-en": Screen(ENGLISH, STORED, act=_private),
    "library": Screen(DONE, act=_library),
    "library-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_library),
    "library-small": Screen(DONE, size=(1024, 700), act=_library),
    "library-zoom-150": Screen(replace(DONE, zoom_percent=150), act=_library),
    "library-rows": Screen(DONE, act=_library_rows(RowQuery(1), 2)),
    "library-rows-en-dark": Screen(
        replace(ENGLISH, theme=Theme.DARK), act=_library_rows(RowQuery(1, filter=RowFilter.DUE), 1)
    ),
    "library-rows-small": Screen(DONE, size=(1024, 700), act=_library_rows(RowQuery(1), 2)),
    "library-rows-zoom-200": Screen(
        replace(DONE, zoom_percent=200), act=_library_rows(RowQuery(1, words="levotiroxina"))
    ),
    "library-replace": Screen(DONE, act=_replacement),
    "library-replace-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_replacement),
    "data-start": Screen(DONE, act=_data_start),
    "data": Screen(DONE, act=_data("other_medicine", 0)),
    "data-all": Screen(DONE, act=_data(change=True)),
    "data-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_data("damaged_characters", 0)),
    "data-small": Screen(DONE, size=(1024, 700), act=_data("missing_answer", 0)),
    "data-zoom-150": Screen(replace(DONE, zoom_percent=150), act=_data("other_medicine", 0)),
    "data-zoom-200-small": Screen(replace(DONE, zoom_percent=200), size=(1024, 700), act=_data("markup", 0)),
    "data-unreadable": Screen(DONE, act=_data(text='pregunta;respuesta\n"a;b\nc;d\ne;f\n')),
    "row": Screen(DONE, STORED, act=_row_panel()),
    "row-dark": Screen(replace(DONE, theme=Theme.DARK), STORED, act=_row_panel()),
    "row-changed-en": Screen(
        ENGLISH, STORED, act=_row_panel("El ibuprofeno se toma siempre con comida y agua.")
    ),
    "row-sample-small": Screen(DONE, STORED, (1024, 700), act=_row_panel(), sample=True),
    "row-zoom-150": Screen(replace(DONE, zoom_percent=150), STORED, act=_row_panel()),
    "correct": Screen(DONE, STORED, act=_form(answer="Siempre con comida.")),
    "correct-en-dark": Screen(
        replace(ENGLISH, theme=Theme.DARK), STORED, act=_form(answer="Always with food.")
    ),
    "correct-sample": Screen(DONE, STORED, act=_form(), sample=True),
    "correct-private": Screen(
        DONE,
        STORED,
        act=_form(answer="María Pérez (600 123 456) lo toma con comida.", save=True),
    ),
    "correct-zoom-200-small": Screen(replace(DONE, zoom_percent=200), STORED, (1024, 700), act=_form()),
    "corrected": Screen(DONE, STORED, act=_form(answer="Siempre con comida.", save=True)),
    "add-en": Screen(ENGLISH, KINDS, act=_form(Act.ADD, "Not with alcohol.", 1)),
    "judged": Screen(DONE, STORED, act=_judged),
    "settings": Screen(DONE, act=_settings("general")),
    **{
        f"settings-{section}{look}": Screen(settings, STORED, act=_settings(section))
        for section in ("appearance", "country", "data", "privacy")
        for look, settings in (("", DONE), ("-en-dark", replace(ENGLISH, theme=Theme.DARK)))
    },
    "settings-country-zoom-200-small": Screen(
        replace(DONE, zoom_percent=200), size=(1024, 700), act=_settings("country")
    ),
    "settings-privacy-erase": Screen(DONE, STORED, act=_erase_all),
    "settings-copies": Screen(DONE, act=_copies()),
    "settings-copies-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_copies(_second)),
    "settings-copies-compare": Screen(DONE, act=_copies(_compare)),
    "settings-copies-compare-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_copies(_compare)),
    "settings-copies-proof": Screen(DONE, act=_copies(_prove)),
    "settings-copies-small": Screen(replace(DONE, zoom_percent=150), size=(1024, 700), act=_copies(_compare)),
    "safe-mode": Screen(DONE, act=_safe_mode),
    "safe-mode-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_safe_mode),
    "crash-offer": Screen(DONE, STORED, act=_crash),
    "crash-offer-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), STORED, act=_crash),
    "settings-report": Screen(DONE, act=_report),
    "settings-report-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_report),
    "guide": Screen(DONE, act=_guide()),
    "guide-en-dark": Screen(replace(ENGLISH, theme=Theme.DARK), act=_guide("models")),
    "guide-zoom-200-small": Screen(replace(DONE, zoom_percent=200), size=(1024, 700), act=_guide("copies")),
    "settings-help-dark": Screen(replace(DONE, theme=Theme.DARK), act=_settings("about")),
}


LOOKS = {
    "": DONE,
    "-en": ENGLISH,
    "-dark": replace(DONE, theme=Theme.DARK),
    "-en-dark": replace(ENGLISH, theme=Theme.DARK),
}
SCREENS |= {
    f"tuning-{name}{look}": Screen(settings, act=act)
    for name, act in tuning_screens.ACTS.items()
    for look, settings in LOOKS.items()
}
SCREENS |= {
    f"tuning-{name}-zoom-200-small": Screen(replace(DONE, zoom_percent=200), size=(1024, 700), act=act)
    for name, act in tuning_screens.ACTS.items()
    if name in ("aside", "teach", "idle", "running", "review", "models")
}
SCREENS |= {
    "models-cloud-off": Screen(DONE, act=cloud_screens.settings),
    "models-cloud": Screen(
        replace(DONE, hosted=cloud_screens.ON), size=(1280, 1200), act=cloud_screens.tested
    ),
    "models-cloud-small": Screen(
        replace(DONE, hosted=cloud_screens.ON), size=(1024, 700), act=cloud_screens.tested
    ),
    "models-cloud-zoom-200-small": Screen(
        replace(DONE, hosted=cloud_screens.ON, zoom_percent=200), size=(1024, 2600), act=cloud_screens.tested
    ),
    "models-cloud-en-dark": Screen(
        replace(ENGLISH, theme=Theme.DARK, hosted=cloud_screens.ON),
        size=(1280, 1200),
        act=cloud_screens.refused,
    ),
}
SCREENS |= {
    f"cloud-{name}{look}": Screen(replace(settings, hosted=cloud_screens.ON), size=size, act=act)
    for name, act in cloud_screens.ACTS.items()
    for look, settings, size in (
        ("", DONE, (1280, 900)),
        ("-en-dark", replace(ENGLISH, theme=Theme.DARK), (1280, 900)),
        ("-small", DONE, (1024, 700)),
    )
}
SCREENS |= {
    f"state-{name}{look}": Screen(settings, turns, size, act)
    for name, (turns, act) in state_screens.ACTS.items()
    for look, settings, size in (
        ("", DONE, (1280, 800)),
        ("-en-dark-small", replace(ENGLISH, theme=Theme.DARK), (1024, 700)),
        ("-zoom-200-small", replace(DONE, zoom_percent=200), (1024, 700)),
    )
}


SCREENS |= {
    f"{name}{look}": Screen(settings, size=size, act=act)
    for name, act in {**extreme_screens.ACTS, **extreme_screens.MANY}.items()
    for look, settings, size in (
        ("", DONE, (1280, 800)),
        ("-en-dark", replace(ENGLISH, theme=Theme.DARK), (1280, 800)),
        ("-small", DONE, (1024, 700)),
        ("-zoom-200-small", replace(DONE, zoom_percent=200), (1024, 700)),
    )
}


def _settle(app: QApplication, until: Callable[[], bool], timeout_s: float = 10.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not until() and time.monotonic() < deadline:
        app.processEvents()
        time.sleep(0.005)


def _pause(app: QApplication, seconds: float) -> None:
    _settle(app, lambda: False, seconds)


def _fill(folder: Path, screen: Screen) -> None:
    history = History.open(folder)
    now = time.time()
    for title, days in (
        ("Metotrexato", 8),
        ("semaglutida nevera viaje", 1),
        ("losartan o lorazepam 50", 0.02),
    ):
        turn = history.add_turn(title, None, now - days * DAY)
        history.finish_turn(turn.id, b.choose() if days < 1 else b.not_in_data(), now - days * DAY)
    conversation = None
    for number, (question, answer) in enumerate(screen.turns):
        turn = history.add_turn(question, conversation, now + number * 60)
        conversation = turn.conversation_id
        history.finish_turn(turn.id, answer, now + number * 60)
    history.close()


@contextmanager
def opened(app: QApplication, screen: Screen, folder: Path) -> Iterator[b.Built]:
    """The window as `screen` says, on an empty `folder`."""
    _fill(folder, screen)
    library_rows.fill(folder, sample=screen.sample)
    sets = (b.sample_data(),) if screen.sample else (b.own_data(),)
    worker = b.FakeWorker(library=b.library_state(*sets))
    built = b.build(app, folder, worker, screen.settings, administration=screen.administration)
    try:
        window = built.window
        window.resize(*screen.size)
        window.show()
        window.starting.open_records()
        _settle(
            app,
            lambda: (
                window.behind.library_requests.state is not None
                and window.sidebar.lines.model().rowCount() > 0
            ),
        )
        if screen.turns:
            window.chat.open(1 + 3)
            _settle(app, lambda: len(window.chat.pane.turns) == len(screen.turns))
        if screen.act is not None:
            screen.act(built)
        _pause(app, 0.4)
        yield built
    finally:
        built.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def picture(app: QApplication, screen: Screen, path: Path) -> None:
    """Save the window as `screen` says."""
    with tempfile.TemporaryDirectory() as folder, opened(app, screen, Path(folder)) as built:
        built.window.grab().save(str(path))


def main(arguments: list[str]) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    keyring.set_keyring(MemoryKeyring())
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or SCREENS:
        picture(app, SCREENS[name], folder / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
