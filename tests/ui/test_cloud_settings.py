"""Settings, Models: Gemini on Google Cloud is signed in to, and its tuned models are listed with base and end."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from medbot_desktop.domain.answers import Sentence
from medbot_desktop.domain.cloud_settings import CloudSettings
from medbot_desktop.domain.providers import HostedSettings, ProviderSettings
from medbot_desktop.storage.settings import SettingsFile
from tests.ui import cloud_screens
from tests.ui.cloud_screens import MODELS, TUNED
from tests.ui.hosted import FakeEngines
from tests.ui.test_accessibility import nameless
from tests.ui.test_models import ENGLISH, click, show, words
from tests.ui.test_settings import pick

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.settings.sign_in_block import SignInBlock
    from tests.ui.test_models import OpenWindow

ON = replace(
    ENGLISH,
    hosted=HostedSettings("gemini_cloud", providers=(ProviderSettings("gemini_cloud", accepted=True),)),
)


def block_of(page: object) -> SignInBlock:
    block: SignInBlock = page.panels["gemini_cloud"].key  # type: ignore[attr-defined]
    return block


def type_project(qtbot: QtBot, block: SignInBlock, project: str) -> None:
    block.project_field.line.setFocus()
    qtbot.keyClicks(block.project_field.line, project)
    qtbot.keyClick(block.project_field.line, Qt.Key.Key_Return)


def test_its_notice_is_read_before_it_is_switched_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=ENGLISH)
    page = show(built)
    qtbot.mouseClick(page.lines["gemini_cloud"], Qt.MouseButton.LeftButton)
    told = words(page)
    assert "leave this computer for Google Cloud" in told
    assert "exclude using these models for clinical purposes" in told
    assert "charges every request to your project" in told
    assert not block_of(page).isVisible()
    click(qtbot, page.panels["gemini_cloud"].on_button)
    assert block_of(page).isVisible()
    assert not block_of(page).test_button.isEnabled()  # there is no project yet
    assert built.engines.requests == []


def test_project_region_and_the_files_place_are_kept_and_the_models_listed(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key.json"
    file.write_text(json.dumps({"private_key": "not-to-be-copied"}), encoding="utf-8")
    built = open_window(settings=ON, engines=FakeEngines(models=MODELS))
    page = show(built)
    block = block_of(page)
    type_project(qtbot, block, "my-pharmacy-1234")
    pick(block.region_field.box, "europe-west4")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    pick(block.way_field.box, True)
    place = CloudSettings(str(file), "my-pharmacy-1234", "europe-west4")
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].cloud == place)
    assert "not-to-be-copied" not in (user_folder / "settings.json").read_text(encoding="utf-8")
    assert "never what it holds" in words(page)
    click(qtbot, block.test_button)
    qtbot.waitUntil(
        lambda: "The sign-in works: 3 models; tuned in this project: 1." in block.status.words.text()
    )
    (access,) = built.engines.accesses()
    assert access.cloud is not None
    assert (access.key, access.cloud.settings) == ("", place)
    assert access.address == "https://europe-west4-aiplatform.googleapis.com"
    box = page.panels["gemini_cloud"].model_field.box
    assert [box.itemText(n) for n in range(3)] == [
        "medbot farmacia, tuned from gemini-3.5-flash-lite, at least until 2027-07-21",
        "gemini-3.8-flash",
        "gemini-3.5-flash, at least until 2027-05-19",
    ]
    # The tuned one is chosen where none was, and is named by what it is asked by.
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].hosted.of("gemini_cloud").model == TUNED)
    assert built.window.chat.engine_choice.text() == "Gemini (Google Cloud), europe-west4/7788"
    pick(block.way_field.box, False)
    qtbot.waitUntil(lambda: SettingsFile(user_folder).load()[0].cloud.credentials_path == "")
    assert block.status.words.text() == ""  # that test was of another sign-in


def test_a_dialog_that_is_closed_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = open_window(settings=ON)
    block = block_of(show(built))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    pick(block.way_field.box, True)
    assert block.way_field.box.currentData() is False
    assert built.window.preferences.current().cloud.credentials_path == ""


def test_what_is_missing_is_said_in_plain_words(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(settings=ON)
    page = show(built)
    block = block_of(page)
    type_project(qtbot, block, "My Pharmacy")
    click(qtbot, block.test_button)
    qtbot.waitUntil(lambda: "does not find the project “My Pharmacy”" in block.status.words.text())
    assert built.engines.requests == []
    billing = Sentence(
        "provider_billing", {"provider": "Gemini (Google Cloud)", "project": "my-pharmacy-1234"}
    )
    page.panels["gemini_cloud"].show_failure(billing)
    assert "Billing is not switched on for the project “my-pharmacy-1234”." in block.status.words.text()


def test_no_keyring_is_opened_for_it(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> None:
        raise AssertionError("a keyring may ask for a password")

    monkeypatch.setattr("medbot_desktop.storage.secrets._backend", opened)
    built = open_window(
        settings=replace(ON, hosted=replace(ON.hosted, cloud=CloudSettings(project="my-pharmacy-1")))
    )
    page = show(built)
    click(qtbot, block_of(page).test_button)
    qtbot.waitUntil(lambda: len(built.engines.requests) == 1)
    assert nameless(page) == []


def test_nothing_is_squeezed_where_letters_are_large_and_the_window_small(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """The longest choice once asked for more width than there was, and everything below it lost its height."""
    built = open_window(settings=replace(ENGLISH, language="es", zoom_percent=200, hosted=cloud_screens.ON))
    built.window.resize(1024, 700)
    block = block_of(show(built))
    qtbot.waitUntil(lambda: block.height() >= block.heightForWidth(block.width()))
    for label in block.findChildren(QLabel):
        if label.isVisible() and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
