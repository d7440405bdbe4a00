"""Whether what is shown of a window has the room it needs: words whole, nothing squeezed, nothing out of reach."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)

from medbot_desktop.ui.chat.fitting_button import FittingButton
from medbot_desktop.ui.text_view import ElidedLabel, TextView

CONTROLS = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | QAbstractItemView
LEAST_IN_SIGHT = 60
"""Pixels of a page or a list that scrolls: less is no more than a slit."""


def cut(root: QWidget) -> list[str]:
    """What is shown of `root` and does not have the room for its words."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text():
            why = why_cut(widget) or _beyond(widget, root)
            if why:
                around = type(widget.parentWidget()).__name__
                found.append(f"{type(widget).__name__} in {around}, {why}: {widget.text()[:60]!r}")
    return found


def why_cut(widget: QLabel | QAbstractButton) -> str:
    """What its words lack, "" for nothing."""
    if isinstance(widget, ElidedLabel | FittingButton):
        return ""
    if isinstance(widget, QLabel):
        if widget.textFormat() is Qt.TextFormat.RichText:
            return ""
        if widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
            return f"{widget.height()} of {wanted} px high" if wanted > widget.height() + 1 else ""
        metrics = QFontMetrics(widget.font())
        wanted = max(metrics.horizontalAdvance(line) for line in widget.text().split("\n"))
        room = widget.contentsRect().width()
        return f"{room} of {wanted} px" if wanted > room + 1 else ""
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        if widget.hasHeightForWidth():
            return ""  # its words wrap, in the height that `squeezed` looks at
        if (
            isinstance(widget, QToolButton)
            and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
            and not widget.icon().isNull()
        ):
            return ""
        wanted = widget.sizeHint().width()
        return f"{widget.width()} of {wanted} px" if wanted > widget.width() + 1 else ""
    return ""  # the program's own buttons wrap or end in an ellipsis


def _beyond(widget: QWidget, root: QWidget) -> str:
    """Whether it goes beyond the right edge of something around it."""
    around = widget.parentWidget()
    while around is not None and around is not root.parentWidget():
        right = widget.mapTo(around, widget.rect().topRight()).x()
        if right > around.width() + 1:
            return f"ends {right - around.width()} px beyond {type(around).__name__}"
        if around is root:
            break
        around = around.parentWidget()
    return ""


def squeezed(root: QWidget) -> list[str]:
    """What is shown of `root` and is lower than it needs to be, or goes on below something that does not scroll."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | TextView):
            continue
        words = widget.toPlainText() if isinstance(widget, TextView) else widget.text()
        if not words:
            continue
        if widget.hasHeightForWidth():
            wanted = widget.heightForWidth(widget.width())
        elif isinstance(widget, QLabel):
            wanted = widget.fontMetrics().height() * (words.count("\n") + 1)
        else:
            wanted = widget.minimumSizeHint().height()
        if widget.height() < wanted - 1:
            found.append(f"{type(widget).__name__} {widget.height()} of {wanted} px high: {words[:60]!r}")
        elif beyond := _below(widget, root):
            found.append(f"{type(widget).__name__} {beyond}: {words[:60]!r}")
    return found


def _below(widget: QWidget, root: QWidget) -> str:
    around = widget.parentWidget()
    while around is not None and around is not root:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return ""
        bottom = widget.mapTo(around, widget.rect().bottomLeft()).y()
        if bottom > around.height():
            return f"ends {bottom - around.height()} px below {type(around).__name__}"
        around = around.parentWidget()
    return ""


def sideways(root: QWidget) -> list[str]:
    """Pages that have to be scrolled sideways to be read."""
    return [
        f"{area.horizontalScrollBar().maximum()} px of {type(area.widget()).__name__} are out of sight"
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def out_of_reach(root: QWidget) -> list[str]:
    """Controls that stand outside the window where nothing scrolls, and pages and lists of which a slit is seen."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not root.window():
            continue
        if isinstance(widget, CONTROLS) and not _scrolls(widget, root):
            place = widget.geometry().translated(widget.parentWidget().mapTo(root, QPoint(0, 0)))
            if not root.rect().adjusted(-1, -1, 1, 1).contains(place):
                found.append(f"{type(widget).__name__} {widget.accessibleName()!r} is outside the window")
        if isinstance(widget, QScrollArea | QAbstractItemView) and not _scrolls(widget, root):
            seen, hidden = widget.viewport().height(), widget.verticalScrollBar().maximum()
            if hidden > 0 and seen < LEAST_IN_SIGHT:
                found.append(f"{type(widget).__name__} shows {seen} px of {seen + hidden}")
    return found


def _scrolls(widget: QWidget, root: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None and around is not root:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False


def narrow_heads(root: QWidget) -> list[str]:
    """Columns of a table that is not scrolled and whose head has less room than its word, though there is some."""
    found = []
    for table in root.findChildren(QTableView):
        header = table.horizontalHeader()
        if not table.isVisible() or table.window().width() < 1200:
            continue
        for column in range(header.count()):
            if header.sectionSize(column) < header.sectionSizeHint(column) - 1 and not header.isSectionHidden(
                column
            ):
                word = table.model().headerData(column, header.orientation())
                found.append(f"{word}: {header.sectionSize(column)} of {header.sectionSizeHint(column)} px")
    return found


def faults(root: QWidget) -> list[str]:
    """All of it, each thing once."""
    found = [*cut(root), *squeezed(root), *sideways(root), *out_of_reach(root)]
    return list(dict.fromkeys(found))
