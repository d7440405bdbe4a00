"""Builds the real window on a real history, with only the worker doubled; for the tests and for screens.py."""

from __future__ import annotations

import itertools
import threading
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from medbot_desktop.domain.administration import Administration
from medbot_desktop.domain.answers import (
    Answer,
    AnswerKind,
    Candidate,
    Choice,
    EmergencyNumber,
    Generated,
    Sentence,
    Statement,
    Understood,
)
from medbot_desktop.domain.errors import MedBotError
from medbot_desktop.domain.rows import DataSet, Row
from medbot_desktop.domain.settings import Settings
from medbot_desktop.paths import bundled
from medbot_desktop.pipeline.examining import Examining
from medbot_desktop.pipeline.keeping import Keeping
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.services.chat import ChatService
from medbot_desktop.services.corrections import CorrectionService
from medbot_desktop.services.workers import Workers
from medbot_desktop.services.writing import Writing
from medbot_desktop.storage.history import History
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.secrets import Secrets
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.events import WorkerEvents
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.language import Language
from medbot_desktop.ui.main_window import MainWindow
from medbot_desktop.ui.parts import Parts
from medbot_desktop.ui.store import Records, Store
from medbot_desktop.ui.tasks import TaskRunner
from medbot_desktop.ui.theme import Look
from medbot_desktop.worker.correction_messages import CorrectRequest, TakeBackRequest
from medbot_desktop.worker.library_messages import LibraryRequest
from medbot_desktop.worker.messages import (
    Answered,
    AskRequest,
    CancelRequest,
    Checked,
    CheckRequest,
    Done,
    EditRequest,
    EnableRequest,
    Event,
    Failed,
    FileRequest,
    FileSeen,
    Imported,
    ImportRequest,
    LibraryChanged,
    LibraryState,
    PageRead,
    PageRequest,
    Ready,
    RemoveRequest,
    Request,
    SaveCopyRequest,
    SaveReportRequest,
    StopRequest,
    Suggestion,
    UseRowsRequest,
    WorkerDied,
)
from medbot_desktop.worker.number_messages import NumbersRead, NumbersRequest
from tests.ui.cloud_doubles import FakeCloud
from tests.ui.hosted import FakeEngines
from tests.ui.tuning_doubles import FakeModels, FakeRuns

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

EMERGENCY_NUMBERS = (
    (EmergencyNumber("112", "number_emergency"), "https://example.org/short-numbers"),
    (
        EmergencyNumber("91 562 04 20", "number_poison", "Servicio de Información Toxicológica"),
        "https://example.org/toxicologia",
    ),
)
FIRST_START_DONE = Settings(language="es", country="ES", first_start_done=True)


@dataclass
class FakeWorker:
    """A worker client that answers from a function; None leaves the question waiting."""

    answer: Callable[[str], Answer | None] = field(default=lambda question: None)
    library: LibraryState = field(default_factory=lambda: library_state())
    listener: Callable[[Event], None] = field(default=lambda event: None)
    requests: list[Request] = field(default_factory=list)
    started: threading.Event = field(default_factory=threading.Event)

    numbers: dict[str, tuple[tuple[EmergencyNumber, str], ...]] = field(default_factory=dict)
    rows_used: list[Row] = field(default_factory=list)
    tuning: FakeModels = field(default_factory=FakeModels)
    runs: FakeRuns = field(default_factory=FakeRuns)
    cloud: FakeCloud = field(default_factory=FakeCloud)
    keeps: Path | None = None
    """The folder of a library on disk that requests about it are carried out on."""

    def __post_init__(self) -> None:
        self._ids = itertools.count(1)
        self._examining: Examining | None = None

    def next_request_id(self) -> int:
        return next(self._ids)

    def start(self) -> None:
        self.started.set()
        self.listener(Ready("fake", self.library))

    def send(self, request: Request) -> None:
        self.requests.append(request)
        match request:
            case AskRequest():
                answer = self.answer(request.ask.chosen or request.ask.question)
                if answer is not None:
                    self.listener(Answered(request.request_id, answer))
            case ImportRequest():
                name = request.name or Path(request.path).name
                data_set = DataSet(
                    len(self.library.data_sets) + 1, name, "es", 3, "", 0.0, True, request.sample
                )
                self.library = library_state(*self.library.data_sets, data_set)
                self.listener(Imported(request.request_id, data_set))
                self.listener(LibraryChanged(self.library))
            case EnableRequest() | RemoveRequest() if self.keeps is None:
                self.listener(Done(request.request_id))
            case CorrectRequest() | TakeBackRequest() if self.keeps is None:
                pass  # the test tells what came of it
            case _ if isinstance(request, LibraryRequest | EnableRequest | RemoveRequest):
                try:
                    self._keep(request)
                except MedBotError as error:
                    self.listener(Failed(request.request_id, Sentence(error.code, error.params)))
            case CancelRequest() | StopRequest():
                pass
            case NumbersRequest():
                numbers = self.numbers.get(request.country, EMERGENCY_NUMBERS)
                self.listener(NumbersRead(request.request_id, request.country, numbers))
            case _ if self.tuning.send(request, self.listener):  # type: ignore[arg-type]
                pass
            case _:
                try:
                    self._do_with_file(request)
                except MedBotError as error:
                    self.listener(Failed(request.request_id, Sentence(error.code, error.params)))

    def _keep(self, request: LibraryRequest | EnableRequest | RemoveRequest) -> None:
        """Change the library as the real worker does, in the thread of whoever sends."""
        assert self.keeps is not None
        if self._examining is None:
            self._examining = Examining(Medicines(load_names(bundled("data"))))
        with closing(Library.open(self.keeps)) as library:
            event: Event = Done(request.request_id)
            match request:
                case EnableRequest():
                    library.set_enabled(request.dataset_id, request.enabled, who=request.person)
                case RemoveRequest():
                    library.remove(request.dataset_id, who=request.person)
                case _:
                    event = Keeping(library, self._examining).carry_out(request, unheard)
            self.library = library_state(*library.data_sets())._replace(version=library.version)
        self.listener(event)
        self.listener(LibraryChanged(self.library))

    def _do_with_file(self, request: UseRowsRequest | FileRequest) -> None:
        """Examine as the real worker does, in the thread of whoever sends."""
        if self._examining is None:
            self._examining = Examining(Medicines(load_names(bundled("data"))))
        examining, number = self._examining, request.request_id
        match request:
            case CheckRequest():
                path = Path(request.path)
                file = examining.check(
                    number,
                    path,
                    request.choices,
                    request.edits,
                    unheard,
                    lambda layout, rows: self.listener(FileSeen(number, layout, rows)),
                )
                self.listener(Checked(number, file))
            case EditRequest():
                self.listener(Checked(number, examining.edit(request.check_id, request.edits, unheard)))
            case PageRequest():
                page = examining.page(
                    request.check_id, request.kind, request.offset, request.count, request.whole
                )
                self.listener(PageRead(number, page))
            case SaveCopyRequest():
                examining.save_copy(request.check_id, Path(request.path), unheard)
                self.listener(Done(number))
            case SaveReportRequest():
                examining.save_report(request.check_id, Path(request.path), request.language, unheard)
                self.listener(Done(number))
            case UseRowsRequest():
                rows = examining.rows_to_use(request.check_id, request.edits, request.name, unheard)
                self.rows_used = rows
                self.listener(Imported(number, DataSet(1, request.name, "es", len(rows), "", 0.0, True)))

    def asks(self) -> list[AskRequest]:
        return [request for request in self.requests if isinstance(request, AskRequest)]

    def cancelled(self) -> list[int]:
        return [request.request_id for request in self.requests if isinstance(request, CancelRequest)]

    def die(self, *, gave_up: bool = False) -> None:
        self.listener(WorkerDied(tuple(r.request_id for r in self.asks()), gave_up))

    def stop(self, timeout_s: float = 3.0) -> None:
        """Nothing runs."""


def unheard(done: int, total: int) -> None:
    """Nobody waits."""


@dataclass
class Built:
    """The window and what it stands on."""

    window: MainWindow
    worker: FakeWorker
    parts: Parts
    folder: Path
    engines: FakeEngines = field(default_factory=FakeEngines)
    closed: bool = False

    def close(self) -> None:
        """Close the window as the program does; a second time does nothing."""
        if self.closed:
            return
        self.closed = True
        self.window.close()
        self.parts.store.close()
        assert self.parts.tasks.finish("storage", 5.0)
        self.parts.tasks.shutdown(5.0)
        self.parts.language.silence()
        self.window.deleteLater()


def build(
    app: QApplication,
    folder: Path,
    worker: FakeWorker,
    settings: Settings = FIRST_START_DONE,
    engines: FakeEngines | None = None,
    administration: Administration | None = None,
) -> Built:
    """Make the window as app.py does; nothing is shown or opened yet."""
    administration = administration or Administration()
    settings = administration.applied_to(settings)
    resources = bundled("resources")
    icons = Icons(resources / "icons")
    language = Language(app, resources / "i18n", settings.language, settings.country)
    look = Look(app, icons, settings.theme, settings.zoom_percent)
    tasks = TaskRunner()
    events = WorkerEvents()
    worker.listener = events.post
    engine_events = WorkerEvents()
    engines = engines or FakeEngines()
    engines.listener = engine_events.post
    secrets = Secrets()
    run_events = WorkerEvents()
    worker.runs.listener = run_events.post

    def open_records() -> Records:
        history = History.open(folder)
        writing = Writing(engines, secrets, lambda: window.preferences.current().hosted, engine_events.post)
        chat = ChatService(history, worker, writing=writing)  # type: ignore[arg-type]
        return Records(history, chat, CorrectionService(history, worker))  # type: ignore[arg-type]

    store = Store(tasks, open_records)
    samples = [Path("starter_en.csv"), Path("starter_es.csv")]
    workers = Workers(worker, engines, worker.runs, secrets, samples, worker.cloud)  # type: ignore[arg-type]
    parts = Parts(
        look,
        language,
        tasks,
        store,
        SettingsFile(folder),
        folder,
        events,
        engine_events,
        run_events,
        lambda: workers,
        administration,
    )
    window = MainWindow(parts, settings)
    return Built(window, worker, parts, folder, engines)


# Data to show. Names are invented, texts are short.


def row(number: int = 117, **changes: object) -> Row:
    values: dict[str, object] = {
        "dataset": "botica_parque.csv",
        "number": number,
        "question": "¿Se puede tomar ibuprofeno con el estómago vacío?",
        "answer": (
            "El ibuprofeno se toma con comida o justo después de comer, con un vaso de agua, sobre todo si la persona "
            "suele tener molestias de estómago."
        ),
        "medicine": "Ibuprofeno",
        "topic": "Cómo se toma",
        "source": "Ficha técnica de ibuprofeno, CIMA",
        "source_url": "https://cima.aemps.es/cima/dochtml/ft/62976/FT_62976.html",
        "reviewed_on": "2026-09-14",
        "language": "es",
    }
    return Row(**{**values, **changes})  # type: ignore[arg-type]


def stored(from_row: Row | None = None, **changes: object) -> Answer:
    from_row = from_row or row()
    return Answer(AnswerKind.STORED, "es", text=from_row.answer, row=from_row, confidence=0.97, **changes)  # type: ignore[arg-type]


def carried(medicine: str) -> Understood:
    return Understood(medicines=(medicine,), medicine_ids=(medicine,), carried=True)


def not_in_data() -> Answer:
    nearest = (
        row(402, question="Can metformin be taken with alcohol?", medicine="metformin"),
        row(366, question="Can insulin glargine be mixed with other insulins?", medicine="insulin glargine"),
    )
    return Answer(
        AnswerKind.NOT_IN_DATA,
        "en",
        sentences=(Sentence("no_row_about", {"medicine": "semaglutide"}),),
        candidates=tuple(Candidate(near, 0.4) for near in nearest),
    )


def choose() -> Answer:
    return Answer(
        AnswerKind.CHOOSE,
        "en",
        sentences=(Sentence("choose_look_alike"),),
        choices=(
            Choice(
                "medicine:hydroxyzine",
                "hydroxyzine",
                "hydrOXYzine",
                "Vistaril",
                row(
                    351,
                    question="What is hydroxyzine for?",
                    answer="Hydroxyzine is an antihistamine used for itching caused by allergy and for anxiety.",
                ),
            ),
            Choice(
                "medicine:hydralazine",
                "hydralazine",
                "hydrALAZINE",
                "",
                row(
                    348,
                    question="What is hydralazine for?",
                    answer="Hydralazine widens blood vessels and is used for high blood pressure.",
                ),
            ),
        ),
    )


def contradicting() -> Answer:
    sides = (
        row(51, question="¿Cuál es la dosis máxima de paracetamol?", answer="Hasta 3 g al día."),
        row(
            88, question="¿Cuánto paracetamol se puede tomar al día?", answer="Hasta 4 g al día, con control."
        ),
    )
    return Answer(
        AnswerKind.CHOOSE,
        "es",
        sentences=(Sentence("choose_contradicting"),),
        choices=tuple(Choice(f"row:{r.number}", r.question, "", r.source, r) for r in sides),
    )


def red_flag(*, held: Row | None = None) -> Answer:
    return Answer(
        AnswerKind.RED_FLAG,
        "en",
        row=held,
        sentences=tuple(Sentence(f"red_flag_overdose_{part}") for part in ("call", "meanwhile", "never")),
        numbers=(
            EmergencyNumber("911", "number_emergency", "Emergency"),
            EmergencyNumber("1-800-222-1222", "number_poison", "Poison Help"),
        ),
    )


def help_topics() -> Answer:
    return Answer(
        AnswerKind.HELP,
        "es",
        sentences=(Sentence("help_topics", {"medicine": "ibuprofeno"}),),
        topics=(
            "¿Se puede tomar ibuprofeno con el estómago vacío?",
            "¿Se puede tomar ibuprofeno durante el embarazo?",
            "¿Qué ocurre si se toma ibuprofeno con enalapril?",
        ),
        understood=Understood(medicines=("ibuprofeno",), medicine_ids=("ibuprofeno",)),
    )


CLOPIDOGREL = {
    "dataset": "main_street.csv",
    "medicine": "Clopidogrel",
    "topic": "Interactions",
    "language": "en",
}


def clopidogrel_rows() -> tuple[Row, Row]:
    return (
        row(
            204,
            question="Can clopidogrel be taken with omeprazole?",
            answer=(
                "Avoid omeprazole and esomeprazole with clopidogrel: they reduce its effect on platelets. "
                "Pantoprazole and lansoprazole have less effect on it. Ask the prescriber before any change."
            ),
            source="Label, DailyMed",
            **CLOPIDOGREL,
        ),
        row(
            207,
            question="Can clopidogrel be stopped?",
            answer="Clopidogrel is not stopped without the prescriber: the risk of cardiovascular events rises.",
            source="Label, DailyMed",
            **CLOPIDOGREL,
        ),
    )


def written(**changes: object) -> Generated:
    """What a model wrote from two rows, a doubtful number and a piece of general knowledge with it."""
    effect = "Omeprazole should be avoided with clopidogrel, because it lowers its **effect on platelets** by 45 %."
    place = effect.index("45 %")
    statements = (
        Statement(effect, (1,), ((place, place + 4),)),
        Statement(" Pantoprazole and lansoprazole affect it less.", (1,)),
        Statement(" Clopidogrel must not be stopped without the prescriber.", (2,)),
        Statement(" Clopidogrel becomes active through the liver enzyme CYP2C19.", ()),
    )
    values: dict[str, object] = {
        "provider": "openai",
        "model": "gpt-6-luna",
        "answered_by": "gpt-6-luna-2026-09",
        "text": (
            f"{effect} [1] Pantoprazole and lansoprazole affect it less [1]. Clopidogrel must not be stopped "
            "without the prescriber [2]. Clopidogrel becomes active through the liver enzyme CYP2C19."
        ),
        "statements": statements,
        "rows": clopidogrel_rows(),
        "general_allowed": True,
        "tokens_in": 1812,
        "tokens_out": 96,
        "elapsed_ms": 2430.0,
        "names_left_out": ("esomeprazole",),
    }
    return Generated(**{**values, **changes})  # type: ignore[arg-type]


def embedded_for_model() -> Answer:
    """The embedded answer that the model's text stands beside."""
    return replace(stored(clopidogrel_rows()[0]), language="en")


def generated(**changes: object) -> Answer:
    return embedded_for_model().with_generated(written(**changes))


def library_state(*data_sets: DataSet) -> LibraryState:
    rows = sum(data_set.row_count for data_set in data_sets if data_set.enabled)
    suggestions = (
        Suggestion("¿Cuánto se separan la levotiroxina y el calcio?", "es"),
        Suggestion("¿Se puede tomar clopidogrel con omeprazol?", "es"),
    )
    return LibraryState(1, data_sets, rows, rows, suggestions if rows else ())


def own_data() -> DataSet:
    return DataSet(1, "botica_parque.csv", "es", 1284, "x", 1_790_000_000.0, True)


def sample_data() -> DataSet:
    return DataSet(2, "starter_es.csv", "es", 300, "y", 1_790_000_000.0, True, sample=True)
