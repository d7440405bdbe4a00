"""The filters of a search: kind, date, medicine, data set, label, pinned, corrected; each says what it lets through."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.history import Wanted
from medbot_desktop.ui.checkable import Checkable
from medbot_desktop.ui.flow import FlowLayout
from medbot_desktop.ui.kinds import KIND_LOOKS, kind_word
from medbot_desktop.ui.language import Language, Translated
from medbot_desktop.ui.menus import Menu
from medbot_desktop.ui.text_view import Label, elided
from medbot_desktop.ui.theme import set_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent

    from medbot_desktop.domain.history import Label as HistoryLabel
    from medbot_desktop.ui.theme import Look

MEDICINES_SHOWN = 30
LIST_ROOM = 200
"""Pixels: where the filters leave less to what is found, they fold into one button."""
BETWEEN = "between"


class FilterButton(Checkable, QAbstractButton):
    """A name and the value in bold; with a tick and a tint while it lets not everything through."""

    def __init__(self, look: Look, chevron: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._chevron = look, chevron
        self._value, self._active = "", False
        self.setCheckable(not chevron)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def is_active(self) -> bool:
        return self._active

    def show_value(self, name: str, value: str, active: bool) -> None:
        self._value, self._active = value, active
        self.setText(f"{name}:" if value else name)
        self.setAccessibleName(f"{name}: {value}" if value else name)
        self.setToolTip(self.accessibleName())
        if not self._chevron:
            self.setChecked(active)
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[int, int]:
        name = QFontMetrics(self._look.font(13)).horizontalAdvance(self.text())
        bold = QFontMetrics(self._look.font(13, bold=True))
        value = min(bold.horizontalAdvance(self._value), self._look.px(180)) if self._value else 0
        return name + 1, value + 1

    def sizeHint(self) -> QSize:
        px = self._look.px
        name, value = self._parts()
        width = px(10) + name + (px(5) + value if self._value else 0) + px(10)
        width += px(22) if self._active else 0
        width += px(22) if self._chevron else 0
        return QSize(width, px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour, ratio = self._look.px, self._look.colour, self.devicePixelRatioF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour("accent" if self._active else "control")), 1))
        ground = "selected" if self._active else "sunken" if self.underMouse() else "surface"
        painter.setBrush(QColor(colour(ground)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        left = px(10)
        icon = px(16)
        if self._active:
            tick = self._look.icons.pixmap("check", colour("accent"), icon, ratio)
            painter.drawPixmap(left - px(2), (self.height() - icon) // 2, tick)
            left += px(20)
        name, value = self._parts()
        painter.setPen(QColor(colour("text")))
        painter.setFont(self._look.font(13))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, name, self.height()), middle, self.text())
        left += name + px(5)
        if self._value:
            bold = self._look.font(13, bold=True)
            shown = elided(QFontMetrics(bold), self._value, value)
            painter.setFont(bold)
            painter.drawText(QRect(left, 0, value + px(2), self.height()), middle, shown)
        if self._chevron:
            way = "chevron-right" if self.isCheckable() and not self.isChecked() else "chevron-down"
            chevron = self._look.icons.pixmap(way, colour("text2"), icon, ratio)
            painter.drawPixmap(self.width() - icon - px(8), (self.height() - icon) // 2, chevron)


class FilterBar(Translated, QWidget):
    """Emits `changed` with what is wanted now, the words left empty.

    Where there is little room the filters stand behind `fold`, which tells how many of them are active.
    """

    changed = Signal(object)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._wanted = Wanted()
        self._period = ""
        self._medicines: Sequence[tuple[str, int]] = ()
        self._datasets: Sequence[str] = ()
        self._labels: Sequence[HistoryLabel] = ()
        self._room: tuple[int, int] | None = None
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 6)
        self.fold = FilterButton(look)
        self.fold.hide()
        self.fold.clicked.connect(self._show_folded)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        set_measures(flow, 0, 0, 0, 0, 8)
        self.kind, self.date, self.medicine = (FilterButton(look) for _ in range(3))
        self.dataset, self.label = FilterButton(look), FilterButton(look)
        self.pinned, self.corrected = FilterButton(look, chevron=False), FilterButton(look, chevron=False)
        self.clear = QToolButton()
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (*self._filters(), self.clear):
            flow.addWidget(button)
        column.addWidget(self._buttons)
        column.addWidget(self._dates())
        self.kind.clicked.connect(self._on_kind)
        self.date.clicked.connect(self._on_date)
        self.medicine.clicked.connect(self._on_medicine)
        self.dataset.clicked.connect(self._on_dataset)
        self.label.clicked.connect(self._on_label)
        self.pinned.clicked.connect(self._on_pinned)
        self.corrected.clicked.connect(self._on_corrected)
        self.clear.clicked.connect(self.clear_all)
        self.retranslate()

    def _dates(self) -> QWidget:
        self._between = QWidget()
        line = QHBoxLayout(self._between)
        set_measures(line, 0, 0, 0, 0, 8)
        self._from_words, self._to_words = Label(), Label()
        self.since, self.until = QDateEdit(), QDateEdit()
        for words, field in ((self._from_words, self.since), (self._to_words, self.until)):
            field.setCalendarPopup(True)
            field.setDate(QDate.currentDate())
            field.dateChanged.connect(self._on_between)
            words.setBuddy(field)
            line.addWidget(words)
            line.addWidget(field)
        line.addStretch(1)
        self._between.hide()
        return self._between

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    def show_names(
        self, medicines: Sequence[tuple[str, int]], datasets: Sequence[str], labels: Sequence[HistoryLabel]
    ) -> None:
        """The names that the menus offer."""
        self._medicines, self._datasets, self._labels = medicines, datasets, labels
        self.retranslate()

    def clear_all(self) -> None:
        """Let everything through again."""
        self._period = ""
        self._want(Wanted())

    def retranslate(self) -> None:
        wanted, every = self._wanted, self.tr("any")
        self.kind.show_value(
            self.tr("Answer"),
            kind_word(wanted.kind) if wanted.kind else self.tr("all"),
            wanted.kind is not None,
        )
        periods = self._periods()
        self.date.show_value(
            self.tr("Date"), periods[self._period] if self._period else self.tr("any day"), bool(self._period)
        )
        self.medicine.show_value(self.tr("Medicine"), wanted.medicine or every, bool(wanted.medicine))
        self.dataset.show_value(self.tr("Data"), wanted.dataset or every, bool(wanted.dataset))
        self.label.show_value(self.tr("Label"), wanted.label or every, bool(wanted.label))
        self.pinned.show_value(self.tr("Pinned"), "", wanted.pinned)
        self.corrected.show_value(self.tr("Corrected"), "", wanted.corrected)
        self.medicine.setVisible(bool(self._medicines) or bool(wanted.medicine))
        self.dataset.setVisible(len(self._datasets) > 1 or bool(wanted.dataset))
        self.label.setVisible(bool(self._labels) or bool(wanted.label))
        self.clear.setText(self.tr("Clear filters"))
        self.clear.setVisible(wanted != Wanted())
        self._from_words.setText(self.tr("From"))
        self._to_words.setText(self.tr("to"))
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))
        for field in (self.since, self.until):
            field.setLocale(self._language.locale)
        count = sum(filter_.is_active for filter_ in self._filters())
        self.fold.show_value(
            self.tr("Filters"), self.tr("%Ln active", "", count) if count else self.tr("none"), count > 0
        )
        self._fit()

    def fit(self, width: int, height: int) -> None:
        """Fold where the filters would leave too little of this room to what is found."""
        self._room = (width, height)
        self._fit()

    def _filters(self) -> tuple[FilterButton, ...]:
        return self.kind, self.date, self.medicine, self.dataset, self.label, self.pinned, self.corrected

    def _fit(self) -> None:
        if self._room is not None:
            width, height = self._room
            wanted = self._buttons.heightForWidth(width)
            one_line = wanted < 2 * self.fold.sizeHint().height()
            folded = not one_line and height - wanted < self._look.px(LIST_ROOM)
            self.fold.setVisible(folded)
        self._show_folded()

    def _show_folded(self) -> None:
        """Show the filters or put them away; what is open stays open while another one is chosen."""
        folded = not self.fold.isHidden()
        self.fold.setCheckable(folded)
        shown = not folded or self.fold.isChecked()
        inside: QWidget | None = self.focusWidget()
        if not shown and inside is not None and inside is not self.fold and inside.hasFocus():
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self._buttons.setVisible(shown)
        self._between.setVisible(shown and self._period == BETWEEN)

    def _periods(self) -> dict[str, str]:
        return {
            "today": self.tr("today"),
            "week": self.tr("last 7 days"),
            "month": self.tr("last 30 days"),
            "quarter": self.tr("last 3 months"),
            "year": self.tr("last 12 months"),
            BETWEEN: self.tr("between two days"),
        }

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.retranslate()
        self.changed.emit(wanted)

    # The menus; each is made anew, for names come and go

    def _menu(self, button: FilterButton, entries: Sequence[tuple[str, object]], now: object) -> Menu:
        menu = Menu(self, button.accessibleName() or button.text())
        for words, value in entries:
            menu.add_choice(words, value == now).setData(value)
        menu.open_at(button.mapToGlobal(button.rect().bottomLeft()))
        return menu

    def _all(self) -> tuple[str, object]:
        return self.tr("Any"), ""

    def _on_kind(self) -> None:
        kinds: list[tuple[str, object]] = [(kind_word(kind), kind) for kind in KIND_LOOKS]
        menu = self._menu(self.kind, [self._all(), *kinds], self._wanted.kind or "")
        menu.triggered.connect(self._on_kind_chosen)

    def _on_kind_chosen(self, act: QAction) -> None:
        self._want(replace(self._wanted, kind=act.data() or None))

    def _on_date(self) -> None:
        periods: list[tuple[str, object]] = [(words, name) for name, words in self._periods().items()]
        menu = self._menu(self.date, [self._all(), *periods], self._period)
        menu.triggered.connect(self._on_date_chosen)

    def _on_date_chosen(self, act: QAction) -> None:
        self.choose_period(act.data())

    def choose_period(self, name: str) -> None:
        """Let through what was asked in a period by its name, "" for all times."""
        self._period = name
        if name == BETWEEN:
            self._on_between()
            return
        days = {"today": 0, "week": 6, "month": 29, "quarter": 90, "year": 364}.get(name)
        since = None
        if days is not None:
            midnight = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
            since = (midnight - timedelta(days=days)).timestamp()
        self._want(replace(self._wanted, since=since, until=None))

    def _on_between(self) -> None:
        if self._period != BETWEEN:
            return
        first, last = sorted((self.since.date().toPython(), self.until.date().toPython()))  # type: ignore[type-var]
        since = datetime(first.year, first.month, first.day)  # type: ignore[attr-defined]
        until = datetime(last.year, last.month, last.day) + timedelta(days=1)  # type: ignore[attr-defined]
        self._want(replace(self._wanted, since=since.timestamp(), until=until.timestamp()))

    def _on_medicine(self) -> None:
        names: list[tuple[str, object]] = [
            (f"{name} ({count})", name) for name, count in self._medicines[:MEDICINES_SHOWN]
        ]
        menu = self._menu(self.medicine, [self._all(), *names], self._wanted.medicine)
        menu.triggered.connect(self._on_medicine_chosen)

    def _on_medicine_chosen(self, act: QAction) -> None:
        self._want(replace(self._wanted, medicine=act.data()))

    def _on_dataset(self) -> None:
        names: list[tuple[str, object]] = [(name, name) for name in self._datasets]
        menu = self._menu(self.dataset, [self._all(), *names], self._wanted.dataset)
        menu.triggered.connect(self._on_dataset_chosen)

    def _on_dataset_chosen(self, act: QAction) -> None:
        self._want(replace(self._wanted, dataset=act.data()))

    def _on_label(self) -> None:
        names: list[tuple[str, object]] = [(label.name, label.name) for label in self._labels]
        menu = self._menu(self.label, [self._all(), *names], self._wanted.label)
        menu.triggered.connect(self._on_label_chosen)

    def _on_label_chosen(self, act: QAction) -> None:
        self._want(replace(self._wanted, label=act.data()))

    def _on_pinned(self) -> None:
        self._want(replace(self._wanted, pinned=not self._wanted.pinned))

    def _on_corrected(self) -> None:
        self._want(replace(self._wanted, corrected=not self._wanted.corrected))
