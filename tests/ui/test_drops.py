"""What is dropped on the window: files one after another, folders, texts and what cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from medbot_desktop.domain.checked import LeaveOut
from tests.ui import data_files
from tests.ui.acting import press, shown_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]


def drop(built: Built, dropped: QMimeData) -> bool:
    """Let go of something over the window; False where the window shows that it takes no such thing."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for kind, act in ((QDragEnterEvent, "dragEnterEvent"), (QDragMoveEvent, "dragMoveEvent")):
        moving = kind(QPoint(400, 300), either, dropped, buttons, keys)
        moving.setDropAction(Qt.DropAction.MoveAction)
        getattr(built.window, act)(moving)
        if not moving.isAccepted():
            return False
        assert moving.dropAction() is Qt.DropAction.CopyAction, "the file manager would take the file away"
    event = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, dropped, buttons, keys)
    built.window.dropEvent(event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return dropped


def wait_examined(qtbot: QtBot, built: Built, name: str) -> None:
    page = built.window.places.data_place.file
    qtbot.waitUntil(lambda: page._file is not None and page.requests.path.endswith(name), timeout=10_000)
    qtbot.waitUntil(lambda: not page.requests.busy)


def test_several_files_are_examined_one_after_another(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    paths = [data_files.write(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv")]
    assert drop(built, files(*paths))
    page = built.window.places.data_place.file
    for name, left in (("a.csv", "Siguiente: b.csv (quedan 2)"), ("b.csv", "Siguiente: c.csv")):
        wait_examined(qtbot, built, name)
        assert left in page.next_button.text()
        page.next_button.click()
    wait_examined(qtbot, built, "c.csv")
    assert not page.next_button.isVisible()


def test_once_a_files_rows_are_used_the_next_one_is_offered(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    drop(built, files(*(data_files.write(tmp_path / name) for name in ("a.csv", "b.csv"))))
    wait_examined(qtbot, built, "a.csv")
    page = built.window.places.data_place.file
    page.use_button.click()
    qtbot.waitUntil(lambda: "añadida" in shown_texts(page))
    press(qtbot, page.notices, "Siguiente: b.csv")
    wait_examined(qtbot, built, "b.csv")


def test_a_folder_brings_its_data_files(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window()
    folder = tmp_path / "datos"
    folder.mkdir()
    for name in ("b.csv", "a.csv"):
        data_files.write(folder / name)
    (folder / "foto.png").write_bytes(b"\x89PNG")
    (folder / ".oculto.csv").write_text("pregunta;respuesta\n")
    assert drop(built, files(folder))
    wait_examined(qtbot, built, "a.csv")
    assert "b.csv" in built.window.places.data_place.file.next_button.text()


def test_a_folder_without_data_files_says_so(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    built = open_window()
    folder = tmp_path / "fotos"
    folder.mkdir()
    (folder / "foto.png").write_bytes(b"\x89PNG")
    assert drop(built, files(folder))
    qtbot.waitUntil(lambda: "«fotos»" in shown_texts(built.window))


def test_a_text_becomes_a_question_that_is_not_asked_yet(open_window: OpenWindow) -> None:
    built = open_window()
    built.window.navigation.open_overview()
    dropped = QMimeData()
    dropped.setText("¿El omeprazol va con comida?")
    assert drop(built, dropped)
    assert built.window.chat.isVisible()
    assert built.window.chat.composer.text == "¿El omeprazol va con comida?"
    assert not built.window.chat.pane.turns


def test_a_web_address_is_told_not_to_be_a_file(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.org/filas.csv")])
    assert drop(built, dropped)
    qtbot.waitUntil(lambda: "archivos de este equipo" in shown_texts(built.window))


@pytest.mark.parametrize("other_first", [False, True])
def test_what_was_mended_in_a_file_is_there_when_it_is_opened_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, other_first: bool
) -> None:
    built = open_window()
    first, second = (data_files.write(tmp_path / name) for name in ("a.csv", "b.csv"))
    drop(built, files(first))
    wait_examined(qtbot, built, "a.csv")
    page = built.window.places.data_place.file
    before = page._file.used_count if page._file else 0
    page.requests.edit(LeaveOut(2, True))
    qtbot.waitUntil(lambda: page._file is not None and page._file.used_count == before - 1)
    if other_first:
        drop(built, files(second))
        wait_examined(qtbot, built, "b.csv")
        assert page._file is not None
        assert page._file.used_count == before
    drop(built, files(first))
    qtbot.waitUntil(lambda: "Sus correcciones de antes" in shown_texts(page), timeout=10_000)
    assert page._file is not None
    assert page.requests.path == str(first)
    assert page._file.used_count == before - 1


def test_closing_asks_before_what_was_mended_is_lost(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    drop(built, files(data_files.write(tmp_path / "botica.csv")))
    wait_examined(qtbot, built, "botica.csv")
    page = built.window.places.data_place.file
    page.requests.edit(LeaveOut(2, True))
    assert not built.window.close()
    assert "botica.csv" in shown_texts(built.window.news)
    press(qtbot, built.window.news, "No cerrar")
    assert built.window.isVisible()
    page.use_button.click()
    qtbot.waitUntil(lambda: "añadida" in shown_texts(page))
    assert built.window.close()


def test_a_file_let_go_over_a_text_is_opened_and_leaves_no_name_there(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    built = open_window()
    path = data_files.write(tmp_path / "botica.csv")
    drop(built, files(path))
    wait_examined(qtbot, built, "botica.csv")
    place = built.window.places.data_place
    fields = (
        place.file.rows.panel.answer_field,
        place.rows.form.answer_field,
        built.window.side.panel.form.answer_field,
    )
    text = QMimeData()
    text.setText("ibuprofeno")
    for field in fields:
        assert not field.canInsertFromMimeData(files(path))
        assert field.canInsertFromMimeData(text)
