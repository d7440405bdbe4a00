"""The computer gets in the way: a sentence each, the typed text stays, nothing acknowledged is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from medbot_desktop.domain.errors import DatabaseUnreachable
from medbot_desktop.storage.history import History
from tests.ui import building as b
from tests.ui.acting import ask, shown_texts, wait_answered
from tests.ui.building import FakeWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.store import Records
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

WITHIN_MS = 15_000


def in_lane(built: Built, sql: str) -> None:
    """Do something to the window's own connection, in its own lane."""
    built.parts.store.run(lambda records: records.history._database.connection.execute(sql).fetchall())
    assert built.parts.tasks.finish("storage", 10.0)


def try_to_ask(qtbot: QtBot, built: Built, question: str) -> None:
    field = built.window.chat.composer.field
    field.setPlainText(question)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def questions(built: Built) -> list[str]:
    with closing(sqlite3.connect(built.folder / "history.db")) as connection:
        return [question for (question,) in connection.execute("SELECT question FROM turns ORDER BY id")]


def held(built: Built, words: str) -> bool:
    window = built.window
    return words in shown_texts(window.chat.notices) and window.chat.composer.text == "omeprazol en ayunas"


def test_a_full_disk_keeps_the_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    """CherryHQ/cherry-studio#15423: a full disk wiped every conversation."""
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)

    def allow_no_more(records: Records) -> None:
        connection = records.history._database.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    built.parts.store.run(allow_no_more)
    long = (
        "omeprazol en ayunas, " + "muy largo " * 350
    )  # a short one fits into what is free in the pages there are
    try_to_ask(qtbot, built, long)
    full = "No queda sitio en el disco."
    qtbot.waitUntil(lambda: full in shown_texts(built.window.chat.notices), timeout=WITHIN_MS)
    assert built.window.chat.composer.text == long
    assert questions(built) == ["ibuprofeno"]
    in_lane(built, "PRAGMA max_page_count = 1073741823")
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    wait_answered(qtbot, built, 2)
    assert len(questions(built)) == 2


def test_a_folder_that_cannot_be_written_keeps_the_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    in_lane(built, "PRAGMA query_only = ON")
    try_to_ask(qtbot, built, "omeprazol en ayunas")
    qtbot.waitUntil(lambda: held(built, "No se puede escribir en la carpeta"), timeout=WITHIN_MS)
    assert questions(built) == []
    in_lane(built, "PRAGMA query_only = OFF")
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    wait_answered(qtbot, built)
    assert questions(built) == ["omeprazol en ayunas"]


def test_a_file_another_program_holds_keeps_the_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    in_lane(built, "PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(built.folder / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try_to_ask(qtbot, built, "omeprazol en ayunas")
        qtbot.waitUntil(lambda: held(built, "Otro programa tiene ocupado el archivo"), timeout=WITHIN_MS)
        other.execute("ROLLBACK")
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    wait_answered(qtbot, built)
    assert questions(built) == ["omeprazol en ayunas"]


def test_a_drive_that_goes_away_keeps_the_text(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))

    def gone(history: History, *_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        with history._database.translated():
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(History, "add_turn", gone)
        try_to_ask(qtbot, built, "omeprazol en ayunas")
        qtbot.waitUntil(lambda: held(built, "el disco no responde"), timeout=WITHIN_MS)
    with pytest.raises(DatabaseUnreachable):
        gone(built.parts.store._records.history)  # type: ignore[union-attr]
    qtbot.keyClick(built.window.chat.composer.field, Qt.Key.Key_Return)
    wait_answered(qtbot, built)
    assert questions(built) == ["omeprazol en ayunas"]


def test_a_setting_that_cannot_be_written_is_said_where_it_was_changed(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    built = open_window()
    file = built.folder / "settings.json"
    file.unlink(missing_ok=True)
    (file / "in the way").mkdir(parents=True)
    built.window.navigation.show_settings("appearance")
    built.window.preferences.zoom_in()
    qtbot.waitUntil(built.window.news.isVisible, timeout=WITHIN_MS)
    assert built.window.news.notices.isVisible()
    assert not built.window.chat.isVisible()
    assert shown_texts(built.window.news).strip()


def test_the_end_of_the_session_keeps_what_is_typed_and_what_is_asked(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """Logging out may end the program without closing its window."""
    built = open_window()
    ask(qtbot, built, "ibuprofeno")  # nobody answers
    built.window.chat.composer.field.setPlainText("a medias")
    built.window.keep_everything()
    with closing(History.open(built.folder)) as history:
        (conversation,) = history.conversations()
        assert history.draft(conversation.id) == "a medias"
        assert [turn.question for turn in history.turns(conversation.id)] == ["ibuprofeno"]
        assert history.turns(conversation.id)[0].state == "interrupted"
