"""Settings, Models: off until read and switched on, keys pasted once and never shown again, models listed live."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from medbot_desktop.domain.keys import KeyPlace, KeyState
from medbot_desktop.domain.providers import EMBEDDED, HostedSettings, ModelInfo, ProviderSettings
from medbot_desktop.domain.settings import Theme
from medbot_desktop.storage.secrets import SERVICE
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.ui.focus import tab_stops
from medbot_desktop.ui.text_view import Label
from tests.ui.building import FIRST_START_DONE
from tests.ui.hosted import FakeEngines
from tests.ui.test_accessibility import nameless
from tests.ui.test_settings import pick

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.settings.models import ModelSettings
    from medbot_desktop.ui.settings.provider_panel import ProviderPanel
    from tests.conftest import MemoryKeyring
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

KEY = "sk-abcdefghijklmnop-3f7Q"
ENGLISH = replace(FIRST_START_DONE, language="en", country="US", theme=Theme.LIGHT)
WITH_GPT = replace(
    ENGLISH, hosted=HostedSettings("openai", providers=(ProviderSettings("openai", accepted=True),))
)


def show(built: Built) -> ModelSettings:
    built.window.places.show("settings")
    built.window.places.settings_page.show_section("models")
    return built.window.places.settings_page.models


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(panel: ProviderPanel, qtbot: QtBot, text: str) -> None:
    QApplication.clipboard().setText(text)
    panel.key.field.setFocus()
    qtbot.keyClick(panel.key.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def words(page: ModelSettings) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_nothing_is_on_until_its_notice_was_shown_and_it_was_switched_on(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(settings=ENGLISH)
    page = show(built)
    assert page._hosted.engine == EMBEDDED
    assert not built.window.chat.engine_choice.isVisibleTo(built.window.chat)
    qtbot.mouseClick(page.lines["gemini"], Qt.MouseButton.LeftButton)
    panel = page.panels["gemini"]
    assert "terms do not allow Gemini in clinical practice" in words(page)
    assert "Google may read and use what is sent" in words(page)
    assert not panel.key.field.isVisible()
    assert built.window.preferences.current().hosted.engine == EMBEDDED
    click(qtbot, panel.on_button)
    assert panel.key.field.isVisible()
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.engine == "gemini")
    assert built.window.chat.engine_choice.isVisibleTo(built.window.chat)
    assert built.engines.requests == []  # nothing is asked by itself
    click(qtbot, panel.off_button)
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.engine == EMBEDDED)
    assert not built.window.chat.engine_choice.isVisibleTo(built.window.chat)


def test_a_pasted_key_is_kept_tested_masked_replaced_and_removed(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path, memory_keyring: MemoryKeyring
) -> None:
    built = open_window(settings=WITH_GPT, engines=FakeEngines(good_key=KEY))
    page = show(built)
    panel = page.panels["openai"]
    paste(panel, qtbot, f"  {KEY}\n")
    click(qtbot, panel.key.keep_button)
    qtbot.waitUntil(lambda: "The key works: 3 models." in panel.key.status.words.text())
    assert memory_keyring.get_password(SERVICE, "openai") == KEY
    assert [access.key for access in built.engines.accesses()] == [KEY]
    assert panel.key.masked.text() == "••••••••3f7Q"
    assert not panel.key.field.isVisible()
    assert panel.key.field.text() == ""
    assert "Kept in the system’s keyring." in words(page)
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.of("openai").model == "gpt-6-luna")
    click(qtbot, panel.key.replace_button)
    paste(panel, qtbot, "sk-another-key-that-is-wrong-9999")
    qtbot.keyClick(panel.key.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "refused the key" in panel.key.status.words.text())
    assert panel.key.masked.text() == "••••••••9999"
    click(qtbot, panel.key.remove_button)
    qtbot.waitUntil(lambda: panel.key.field.isVisible())
    assert memory_keyring.get_password(SERVICE, "openai") is None
    assert all(KEY.encode() not in path.read_bytes() for path in user_folder.rglob("*") if path.is_file())


def test_the_keyboard_stays_beside_a_key_that_is_tested(
    qtbot: QtBot, open_window: OpenWindow, memory_keyring: MemoryKeyring
) -> None:
    built = open_window(settings=WITH_GPT, engines=FakeEngines(silent=True))
    page = show(built)
    block = page.panels["openai"].key
    paste(page.panels["openai"], qtbot, KEY)
    block.keep_button.setFocus()
    qtbot.keyClick(block.keep_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: block.masked.isVisible() and block.test_button.text() == "Testing…")
    assert built.window.focusWidget() is block.test_button
    qtbot.keyClick(block.test_button, Qt.Key.Key_Space)
    qtbot.wait(50)
    assert memory_keyring.get_password(SERVICE, "openai") == KEY
    assert len(built.engines.accesses()) == 1
    assert "no model chosen" in page.lines["openai"].accessibleDescription()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sk-one\nsk-two", "more than one line"),
        ("sk-one sk-two", "space inside"),
        ("  \n ", "Paste the key."),
        ("clé-é", "a character that no key can have"),
    ],
)
def test_what_cannot_be_a_key_is_refused_with_the_reason(
    qtbot: QtBot, open_window: OpenWindow, text: str, reason: str
) -> None:
    built = open_window(settings=WITH_GPT)
    panel = show(built).panels["openai"]
    paste(panel, qtbot, text)
    assert reason in panel.key.status.words.text()
    assert panel.key.field.text() == ""
    assert built.engines.requests == []


def test_without_a_keyring_it_says_that_the_key_is_for_now_only(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medbot_desktop.storage.secrets._backend", lambda: None)
    built = open_window(settings=WITH_GPT)
    page = show(built)
    page.panels["openai"].key_kept.emit(KEY)
    qtbot.waitUntil(lambda: "until you close the program and is not kept" in words(page))


def test_models_are_listed_with_the_day_they_end_and_the_choice_is_kept(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(settings=WITH_GPT)
    panel = show(built).panels["openai"]
    panel.key_kept.emit(KEY)
    box = panel.model_field.box
    qtbot.waitUntil(lambda: box.count() == 3)
    assert [box.itemText(n) for n in range(3)] == ["gpt-6-luna", "gpt-5-nano, until 2027-01-14", "o9"]
    pick(box, "o9")
    pick(panel.effort_field.box, "high")
    pick(built.window.places.settings_page.models.general_field.box, True)

    def stored() -> bool:
        hosted = SettingsFile(user_folder).load()[0].hosted
        one = hosted.of("openai")
        return (one.model, one.effort, hosted.general_knowledge) == ("o9", "high", True)

    qtbot.waitUntil(stored)


def test_http_beyond_this_computer_only_after_a_confirmation(qtbot: QtBot, open_window: OpenWindow) -> None:
    settings = replace(
        ENGLISH, hosted=HostedSettings(providers=(ProviderSettings("openai_compatible", accepted=True),))
    )
    built = open_window(settings=settings)
    page = show(built)
    qtbot.mouseClick(page.lines["openai_compatible"], Qt.MouseButton.LeftButton)
    panel = page.panels["openai_compatible"]

    def address() -> str:
        return built.window.preferences.current().hosted.of("openai_compatible").address

    def enter(text: str) -> None:
        panel.address.field.setFocus()
        panel.address.field.setText(text)
        qtbot.keyClick(panel.address.field, Qt.Key.Key_Return)

    enter("server")
    assert "not an address" in words(page)
    enter("http://192.0.2.7:8000/v1")
    assert "can be read by anyone on the network" in words(page)
    assert address() == ""
    click(qtbot, panel.address.confirm_button)
    assert address() == "http://192.0.2.7:8000/v1"
    enter("http://192.0.2.8:8000/v1")  # the confirmation was for the other one
    assert panel.address.confirm_button.isVisible()
    assert address() == "http://192.0.2.7:8000/v1"
    panel.address.servers.setCurrentIndex(panel.address.servers.findData("http://localhost:1234/v1"))
    panel.address.servers.activated.emit(panel.address.servers.currentIndex())
    assert address() == "http://localhost:1234/v1"
    click(qtbot, panel.key.test_button)
    qtbot.waitUntil(lambda: "The server answers: 3 models." in panel.key.status.words.text())
    assert built.engines.accesses()[-1].address == "http://localhost:1234/v1"
    assert built.engines.accesses()[-1].key == ""


def test_a_key_of_one_server_does_not_go_to_another(qtbot: QtBot, open_window: OpenWindow) -> None:
    one = ProviderSettings("openai_compatible", accepted=True, address="http://localhost:1234/v1")
    built = open_window(
        settings=replace(ENGLISH, hosted=HostedSettings("openai_compatible", providers=(one,)))
    )
    page = show(built)
    panel = page.panels["openai_compatible"]
    panel.key_kept.emit(KEY)
    qtbot.waitUntil(lambda: bool(panel.key.masked.text()))
    panel.address.field.setText("http://localhost:9999/v1")
    panel.address._on_typed()
    qtbot.waitUntil(lambda: not panel.key.masked.text())
    click(qtbot, panel.key.test_button)
    qtbot.waitUntil(lambda: len(built.engines.accesses()) == 2)
    assert [a.key for a in built.engines.accesses()] == [KEY, ""]


def test_a_model_can_be_named_where_a_server_gives_no_list(qtbot: QtBot, open_window: OpenWindow) -> None:
    one = ProviderSettings("openai_compatible", accepted=True)
    built = open_window(
        settings=replace(ENGLISH, hosted=HostedSettings("openai_compatible", providers=(one,)))
    )
    panel = show(built).panels["openai_compatible"]
    qtbot.keyClicks(panel.name_field, "my-model")
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Return)
    assert built.window.preferences.current().hosted.of("openai_compatible").model == "my-model"
    assert panel.model_field.box.currentText() == "my-model"
    panel.show_models((ModelInfo("other"),))
    assert not panel.name_field.isVisible()


def test_a_key_that_is_there_is_seen_when_the_page_is_opened_and_nothing_is_asked(
    qtbot: QtBot, open_window: OpenWindow, memory_keyring: MemoryKeyring
) -> None:
    memory_keyring.set_password(SERVICE, "openai", KEY)
    built = open_window(settings=WITH_GPT)
    page = show(built)
    qtbot.waitUntil(lambda: page.panels["openai"].key.masked.text() == "••••••••3f7Q")
    assert built.engines.requests == []


def test_how_a_key_did_is_announced(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "medbot_desktop.ui.settings.provider_notes.QAccessible.updateAccessibility",
        lambda event: told.append(event.message()),
    )
    panel = show(open_window(settings=WITH_GPT)).panels["openai"]
    panel.key_kept.emit(KEY)
    qtbot.waitUntil(lambda: any("The key works: 3 models." in words for words in told))


def test_a_key_of_a_file_is_shown_masked_kept_and_taken_out(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"# ours\nOTHER=1\nOPENAI_API_KEY='{KEY}'\n", encoding="utf-8")
    built = open_window(settings=WITH_GPT)
    page = show(built)
    page.read_file(file)
    qtbot.waitUntil(lambda: ".env holds OPENAI_API_KEY: ••••••••3f7Q" in words(page))
    assert KEY not in words(page)
    click(qtbot, page.bar._buttons[0])
    qtbot.waitUntil(lambda: "Take it out of .env?" in words(page))
    assert memory_keyring.get_password(SERVICE, "openai") == KEY
    assert KEY in file.read_text(encoding="utf-8")
    click(qtbot, page.bar._buttons[0])
    qtbot.waitUntil(lambda: "no longer in .env" in words(page))
    assert file.read_text(encoding="utf-8") == "# ours\nOTHER=1\n"


def test_a_file_without_a_key_of_this_provider_says_so(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "a.env"
    file.write_text("GEMINI_API_KEY=AQ.abcdefghijkl\n", encoding="utf-8")
    built = open_window(settings=WITH_GPT)
    page = show(built)
    page.read_file(file)
    qtbot.waitUntil(lambda: "a.env holds no key of this provider (OPENAI_API_KEY)." in words(page))


def test_the_choice_below_the_composer_changes_who_answers(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    built = open_window(settings=WITH_GPT)
    choice = built.window.chat.engine_choice
    assert choice.isVisible()
    assert "GPT" in built.window.chat.head._place_words.text()
    actions = choice._actions.actions()
    assert [action.data() for action in actions] == [EMBEDDED, "openai"]
    actions[0].trigger()
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.engine == EMBEDDED)
    assert built.window.chat.head._place_words.text() == "On this computer only"
    assert choice.text() == "This computer only"


def test_settings_hold_no_key(qtbot: QtBot, open_window: OpenWindow, user_folder: Path) -> None:
    built = open_window(settings=WITH_GPT)
    panel = show(built).panels["openai"]
    panel.key_kept.emit(KEY)
    qtbot.waitUntil(lambda: bool(panel.key.masked.text()))
    pick(panel.effort_field.box, "low")
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.of("openai").effort == "low")
    assert "3f7Q" not in json.dumps(json.loads((user_folder / "settings.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("provider", ["gemini", "gemini_cloud", "openai", "openai_compatible"])
@pytest.mark.parametrize("accepted", [True, False])
def test_everything_has_a_name_and_the_keyboard_reaches_it_from_top_to_bottom(
    qtbot: QtBot, open_window: OpenWindow, provider: str, accepted: bool
) -> None:
    one = ProviderSettings(provider, accepted=accepted)
    built = open_window(settings=replace(ENGLISH, hosted=HostedSettings(providers=(one,))))
    page = show(built)
    qtbot.keyClick(page.lines[provider], Qt.Key.Key_Space)
    page.panels[provider].show_key(
        KeyState("••••3f7Q", KeyPlace.KEYRING, "key_in_keyring") if accepted else None
    )
    assert nameless(page) == []
    stops = tab_stops(page)
    page.lines[EMBEDDED].setFocus()
    reached = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if not page.isAncestorOf(focused):
            break
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [stop for stop in stops if stop not in page.lines.values()]
    assert [stop for stop in reached if stop in wanted] == wanted
