"""Step Run: how to tune at the left; at the right the live curves, how far it is, and pause, resume and cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from medbot_desktop.domain.tuning import RunPhase, RunState
from medbot_desktop.texts import say
from medbot_desktop.ui.announcing import announce
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.days import moment_words
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.layouts import ANY_WIDTH
from medbot_desktop.ui.progress_bar import ProgressBar
from medbot_desktop.ui.text_view import Label
from medbot_desktop.ui.theme import set_measures
from medbot_desktop.ui.tuning.axes import number_words
from medbot_desktop.ui.tuning.curves import CurvesPanel
from medbot_desktop.ui.tuning.frames import FigureRow, Foot, action_button, scrolling, show_primary
from medbot_desktop.ui.tuning.params_form import ParamsForm
from medbot_desktop.ui.tuning.steps import RoundBars
from medbot_desktop.ui.tuning.words import (
    about,
    duration_words,
    memory_words,
    part_words,
    sentence_words,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.tuning import Estimate, RunProgress, RunSummary
    from medbot_desktop.ui.theme import Look


"""Qt's own limit of a width, where there is to be none."""


class RunPage(Translated, QWidget):
    """What is to be done leaves as signals; `resume_wanted` carries a RunSummary, or None for the paused run."""

    start_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal(object)
    cancel_wanted = Signal(str)
    review_wanted = Signal()

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._progress: RunProgress | None = None
        self._estimate: Estimate | None = None
        self._trouble: Sentence | None = None
        self._unfinished: RunSummary | None = None
        self._has_source = self._going = self._finished = self._asked_to_cancel = False
        outer = QVBoxLayout(self)
        set_measures(outer, 0, 0, 0, 0, 0)
        line = QHBoxLayout()
        set_measures(line, 0, 0, 0, 0, 0)
        self.form = ParamsForm(look, language)
        line.addWidget(self.form)
        host = QWidget()
        self._host = host
        column = QVBoxLayout(host)
        set_measures(column, 24, 14, 24, 14, 12)
        self._make_head(column)
        self.notices = NoticeBar(look)
        self.notices.acted.connect(self._on_acted)
        column.addWidget(self.notices)
        self.curves = CurvesPanel(look, language)
        column.addWidget(self.curves, 1)
        self._figures = FigureRow(look, 3)
        self._cards = self._figures.cards
        column.addWidget(self._figures)
        self._beside = Label(role="quiet", wrap=True)
        column.addWidget(self._beside)
        self._right = scrolling(host)
        line.addWidget(self._right, 1)
        outer.addLayout(line, 1)
        self.start_button = action_button("play", primary=True)
        self.pause_button, self.resume_button = action_button("pause"), action_button("play")
        self.cancel_button = action_button("close")
        self.review_button = action_button("chevron-right")
        self.foot = Foot(
            self.start_button, self.pause_button, self.resume_button, self.cancel_button, self.review_button
        )
        outer.addWidget(self.foot)
        self.start_button.clicked.connect(self.start_wanted)
        self.pause_button.clicked.connect(self.pause_wanted)
        self.resume_button.clicked.connect(self._on_resume)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.review_button.clicked.connect(self.review_wanted)
        self.form.changed.connect(self._show_state)
        self.retranslate()

    def _make_head(self, column: QVBoxLayout) -> None:
        head = self._head = QHBoxLayout()
        set_measures(head, 0, 0, 0, 0, 16)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 2)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        head.addLayout(words, 1)
        self.bars = RoundBars(self._look)
        head.addWidget(self.bars)
        column.addLayout(head)
        self.bar = ProgressBar()
        column.addWidget(self.bar)

    # What is shown

    def show_source(self, has_source: bool) -> None:
        self._has_source = has_source
        self._show_state()

    def show_estimate(self, estimate: Estimate | None, trouble: Sentence | None = None) -> None:
        """What a run with these settings takes here; None while the worker has not told, or what is in the way."""
        self._estimate, self._trouble = estimate, trouble
        params = self.form.params
        if params is not None and not self._going and self._unfinished is None and not self._finished:
            self.curves.curves.show_last(params.epochs)
        self._show_state()

    def show_unfinished(self, run: RunSummary | None) -> None:
        """A run that was cut off and can be taken up again, or that failed."""
        self._unfinished = run
        if run is not None and not self._going:
            self.form.show_params(run.params)
            if run.progress is not None:
                self.curves.clear()
                self.curves.add_points(run.progress.points)
        self._show_state()

    def begin(self) -> None:
        """A run has been asked for."""
        self._progress, self._going, self._finished = None, True, False
        self._asked_to_cancel = False
        self.notices.close_notice()
        # A run that is taken up again sends its points from the first.
        self.curves.clear()
        self._unfinished = None
        self.form.lock(True)
        self._show_state()

    def show_progress(self, progress: RunProgress) -> None:
        self._progress = progress
        self.curves.add_points(progress.points)
        if progress.part is not None and progress.epoch:
            self.curves.show_chosen(
                progress.part, progress.round, progress.best_epoch, progress.patience, progress.epochs
            )
        self._show_state()

    def end(self, finished: bool) -> None:
        """The run is over."""
        self._going, self._finished = False, finished
        self.form.lock(False)
        self._show_state()

    def show_failure(self, sentence: Sentence) -> None:
        """Say why the run ended, with what to do about it."""
        code = sentence.code
        self.notices.show_notice(
            lambda: sentence_words(sentence, self._language), lambda: self._advice(code), icon="error"
        )

    def _advice(self, code: str) -> str:
        return {
            "tuning_diverged": self.tr(
                "Nothing has changed. Choose a preset, or lower one of the two, and start."
            ),
            "tuning_too_little": self.tr("Add rows, or questions people ask, in the steps before."),
            "tuning_cut_off": self.tr("What it had learned is kept: it goes on from its last epoch."),
        }.get(code, self.tr("Nothing has changed: the model in use still answers."))

    def show_cancelled(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("The run was cancelled and removed."),
            lambda: self.tr("Nothing has changed: the model in use still answers."),
            warning=False,
        )

    # What is done

    def _on_resume(self) -> None:
        self.resume_wanted.emit(None if self._going else self._unfinished)

    def _on_cancel(self) -> None:
        if not self._going and self._unfinished is not None:
            self.cancel_wanted.emit(self._unfinished.run_id)
            return
        self.notices.show_notice(
            lambda: self.tr("Cancel the run?"),
            lambda: self.tr("What it has learned so far is removed. The model in use is not touched."),
            [("cancel", lambda: self.tr("Cancel the run")), ("go_on", lambda: self.tr("Go on"))],
        )

    def _on_acted(self, action: str) -> None:
        self.notices.close_notice()
        if action == "cancel":
            self._asked_to_cancel = True
            self.cancel_wanted.emit("")
            self._show_state()

    # Looks

    def _show_state(self) -> None:
        progress, going = self._progress, self._going
        paused = going and progress is not None and progress.state is RunState.PAUSED
        unfinished = None if going else self._unfinished
        self.start_button.setVisible(not going)
        ready = self._has_source and self.form.params is not None and self._trouble is None
        self.start_button.setEnabled(ready)
        self.pause_button.setVisible(going and not paused)
        self.pause_button.setEnabled(progress is not None and not self._asked_to_cancel)
        resumable = unfinished is not None and unfinished.state is not RunState.FAILED
        self.resume_button.setVisible(paused or resumable)
        main = {
            self.start_button: not resumable,
            self.resume_button: resumable,
            self.review_button: self._finished,
        }
        if any([show_primary(button, primary) for button, primary in main.items()]):
            self._look.dress(self.foot)
        self.cancel_button.setVisible(going or unfinished is not None)
        self.cancel_button.setEnabled((progress is not None or not going) and not self._asked_to_cancel)
        self.review_button.setEnabled(self._finished)
        title = self._title_words(paused)
        if going and title != self._title.text():
            announce(self, title)
        self._title.setText(title)
        self._sub.setText(self._sub_words())
        self._show_bars()
        self._show_cards()
        self.cancel_button.setText(self.tr("Cancel run") if going else self.tr("Remove it"))
        self._fold()
        self.foot.words.setText(self._foot_words())
        self._beside.setVisible(going)

    def _title_words(self, paused: bool) -> str:
        progress = self._progress
        if self._going:
            if progress is None:
                return self.tr("Starting…")
            if paused:
                words = self.tr("Paused: round {round} of {rounds}")
            elif progress.phase is RunPhase.TRAINING and progress.round:
                words = self.tr("Running: round {round} of {rounds}")
            else:
                return say(self._language.code, f"tuning_phase_{progress.phase.value}")
            if not progress.round:
                return self.tr("Paused")
            return words.format(round=progress.round, rounds=progress.rounds)
        if self._unfinished is not None:
            if self._unfinished.state is RunState.FAILED:
                return self.tr("The last run failed")
            return self.tr("A run was cut off")
        if self._finished:
            return self.tr("The run has ended")
        return self.tr("Nothing is running")

    def _sub_words(self) -> str:
        progress, locale = self._progress, self._language.locale
        if self._going and progress is not None:
            parts = []
            if progress.part is not None and progress.phase is RunPhase.TRAINING:
                parts.append(part_words(progress.part.value))
            if progress.epochs and progress.phase in (RunPhase.TRAINING, RunPhase.FINAL):
                epoch = self.tr("epoch {epoch} of {epochs} at most")
                parts.append(epoch.format(epoch=progress.epoch, epochs=progress.epochs))
            elif progress.total > 1:
                done = self.tr("{done} of {total}")
                parts.append(
                    done.format(done=locale.toString(progress.done), total=locale.toString(progress.total))
                )
            if progress.seconds_left is not None and progress.state is RunState.RUNNING:
                left = self.tr("{time} left")
                parts.append(left.format(time=about(progress.seconds_left)))
            return " · ".join(parts)
        if self._going:
            return ""
        if self._unfinished is not None:
            run = self._unfinished
            began = self.tr("{data}, begun {when}").format(
                data=run.data_name, when=moment_words(run.started_at, locale)
            )
            if run.error is not None and self.notices.isHidden():
                return f"{began}. {sentence_words(run.error, self._language)}"
            if run.state is RunState.FAILED:
                return began
            return self.tr("{run}. It can go on from its last epoch.").format(run=began)
        if self._finished:
            return self.tr("The result is in step 4.")
        if not self._has_source:
            return self.tr("Choose in step 2 what it learns from.")
        if self.form.params is None:
            return self.tr("One of the settings is not right; its line says why.")
        if self._trouble is not None:
            return sentence_words(self._trouble, self._language)
        if self._estimate is None:
            return self.tr("Estimating how long it takes here…")
        return self.tr("It takes {time} here, and {memory} of memory.").format(
            time=about(self._estimate.seconds), memory=memory_words(self._estimate.memory_mb, locale)
        )

    def _show_bars(self) -> None:
        progress = self._progress if self._going else None
        shares: list[float] = []
        if progress is not None and progress.rounds and progress.phase is RunPhase.TRAINING:
            now = progress.epoch / progress.epochs if progress.epochs else 0.0
            shares = [
                1.0 if number < progress.round else now if number == progress.round else 0.0
                for number in range(1, progress.rounds + 1)
            ]
            words = self.tr("Round {round} of {rounds}").format(round=progress.round, rounds=progress.rounds)
            self.bars.show_shares(shares, words)
        else:
            self.bars.show_shares([], "")
        counting = progress is not None and not shares and progress.total > 0
        self.bar.setVisible(counting or (self._going and progress is None))
        if counting and progress is not None:
            self.bar.show_part(progress.done, progress.total)
        else:
            self.bar.show_busy()

    def _show_cards(self) -> None:
        progress, locale = self._progress, self._language.locale
        shown = self._going and progress is not None and progress.part is not None and progress.epoch > 0
        self._figures.setVisible(shown)
        if not shown or progress is None or progress.part is None:
            return
        best = self.curves.value_at(progress.part, progress.round, progress.best_epoch)
        self._cards[0].show_figure(
            self.tr("Best so far"),
            "–" if best is None else number_words(best, 3, locale),
            self.tr("error, epoch {epoch}").format(epoch=progress.best_epoch),
        )
        self._cards[1].show_figure(
            self.tr("Without progress"),
            self.tr("{done} of {total}").format(done=progress.without_progress, total=progress.patience),
            self.tr("epochs, then it stops by itself"),
        )
        self._cards[2].show_figure(
            self.tr("Questions, this round"),
            f"{locale.toString(progress.n_train)} + {locale.toString(progress.n_check)}",
            self.tr("to learn + to check; {n} set aside").format(n=locale.toString(progress.n_held_out)),
        )

    def _foot_words(self) -> str:
        if self._going and self._progress is not None:
            spent = duration_words(self._progress.seconds_spent)
            return self.tr("Running for {time} · what it learns is saved as it goes").format(time=spent)
        return ""

    def retranslate(self) -> None:
        self.start_button.setText(self.tr("Start"))
        self.pause_button.setText(self.tr("Pause"))
        self.resume_button.setText(self.tr("Go on"))
        self.review_button.setText(self.tr("Review"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._beside.setText(
            self.tr(
                "You can keep asking questions: the run works beside the chat. Nothing changes for your colleagues "
                "until you choose Use in step 5."
            )
        )
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where both sides do not fit, the settings show before a run and the curves from then on."""
        px, room = self._look.px, self.width()
        both = room >= px(760)
        busy = self._going or self._finished or self._unfinished is not None
        self.form.setVisible(both or not busy)
        if both:
            self.form.setFixedWidth(px(404) if room >= px(1000) else px(340))
        else:  # alone, and never wider than the window lets it be
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(ANY_WIDTH)
        self._right.setVisible(both or busy)
        beside = (room - self.form.width() if both else room) >= px(560)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)
        self._head.setStretch(0, 1 if beside else 0)
