"""Settings, Models: who answers. This computer alone, or also a hosted provider that was switched on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medbot_desktop.domain.providers import EMBEDDED, PROVIDERS, HostedSettings
from medbot_desktop.ui.chat.notices import NoticeBar
from medbot_desktop.ui.language import Translated
from medbot_desktop.ui.settings.engine_line import EngineLine
from medbot_desktop.ui.settings.fields import ChoiceField
from medbot_desktop.ui.settings.provider_panel import STACK_BELOW, ProviderPanel
from medbot_desktop.ui.text_view import ElidedLabel, Label
from medbot_desktop.ui.theme import let_shrink, set_icon, set_measures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from medbot_desktop.domain.administration import Administration
    from medbot_desktop.domain.answers import Sentence
    from medbot_desktop.domain.keys import KeyState
    from medbot_desktop.storage.env_file import FoundKey
    from medbot_desktop.ui.hosted_requests import HostedRequests
    from medbot_desktop.ui.reading import Reading
    from medbot_desktop.ui.theme import Look


class ModelSettings(Translated, QWidget):
    """`changed` carries the name of the setting and the HostedSettings it becomes."""

    changed = Signal(str, object)
    link_clicked = Signal(str)

    def __init__(
        self, look: Look, reading: Reading, requests: HostedRequests, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._reading, self._requests = look, reading, requests
        self._hosted = HostedSettings()
        self._shown = EMBEDDED
        self._keys_read: set[str] = set()
        self._file: tuple[Path, FoundKey] | None = None
        self._waiting: list[FoundKey] = []
        column = QVBoxLayout(self)
        set_measures(column, 0, 0, 0, 0, 14)
        heading = QVBoxLayout()
        set_measures(heading, 0, 0, 0, 0, 1)
        self._title, self._sub = Label(role="title", wrap=True), Label(role="quiet", wrap=True)
        heading.addWidget(self._title)
        heading.addWidget(self._sub)
        column.addLayout(heading)
        column.addWidget(self._engine_list())
        self.bar = NoticeBar(look)
        self.bar.acted.connect(self._on_acted)
        self.bar.link_agreed.connect(self.link_clicked)
        column.addWidget(self.bar)
        self.panels = {spec.id: ProviderPanel(look, reading, spec) for spec in PROVIDERS.values()}
        for provider, panel in self.panels.items():
            panel.setProperty("provider", provider)
            panel.switched.connect(self._on_switched)
            panel.changed.connect(self._on_provider_changed)
            panel.place_changed.connect(self._on_place_changed)
            panel.key_kept.connect(self._on_key_kept)
            panel.key_removed.connect(self._on_key_removed)
            panel.list_wanted.connect(self._on_list_wanted)
            panel.file_wanted.connect(self._on_file_wanted)
            panel.link_clicked.connect(self.bar.ask_to_open)
            column.addWidget(panel)
        column.addWidget(self._common_block())
        column.addStretch(1)
        self._connect_requests()
        self.retranslate()

    def close_refused(self, administration: Administration) -> None:
        """Take away the providers that the administrator does not allow."""
        for provider in PROVIDERS:
            self.lines[provider].setVisible(administration.allows(provider))

    def _engine_list(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        lines = QVBoxLayout(frame)
        set_measures(lines, 0, 0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.lines = {
            engine: EngineLine(self._look, "computer" if engine == EMBEDDED else "cloud", first=not number)
            for number, engine in enumerate((EMBEDDED, *PROVIDERS))
        }
        for engine, line in self.lines.items():
            line.setProperty("engine", engine)
            line.clicked.connect(self._on_line_clicked)
            self._group.addButton(line)
            lines.addWidget(line)
        return frame

    def _common_block(self) -> QWidget:
        self._common = QWidget()
        column = QVBoxLayout(self._common)
        set_measures(column, 0, 0, 0, 0, 14)
        self.general_field = ChoiceField(self._look)
        self.general_field.box.activated.connect(self._on_general)
        column.addWidget(self.general_field)
        block = QVBoxLayout()
        set_measures(block, 0, 0, 0, 0, 4)
        self._ca_label = Label(role="strong", wrap=True)
        block.addWidget(self._ca_label)
        line = self._ca_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_measures(line, 0, 0, 0, 0, 8)
        self._ca_name = ElidedLabel()
        self.ca_button, self.ca_remove_button = QPushButton(), QPushButton()
        self.ca_button.clicked.connect(self._on_ca_wanted)
        self.ca_remove_button.clicked.connect(self._on_ca_removed)
        line.addWidget(self._ca_name, 1)
        line.addWidget(self.ca_button)
        line.addWidget(self.ca_remove_button)
        block.addLayout(line)
        self._ca_remark = Label(role="meta", wrap=True)
        block.addWidget(self._ca_remark)
        column.addLayout(block)
        private = QFrame()
        private.setObjectName("panel")
        inner = QHBoxLayout(private)
        set_measures(inner, 14, 10, 14, 10, 12)
        picture = QLabel()
        set_icon(picture, "privacy", 20)
        inner.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_measures(words, 0, 0, 0, 0, 1)
        self._private_title, self._private = Label(role="strong", wrap=True), Label(role="quiet", wrap=True)
        words.addWidget(self._private_title)
        words.addWidget(self._private)
        inner.addLayout(words, 1)
        column.addWidget(private)
        let_shrink(self._common)
        return self._common

    def _connect_requests(self) -> None:
        requests = self._requests
        requests.key_read.connect(self._on_key_read)
        requests.listed.connect(self._on_listed)
        requests.failed.connect(self._on_failed)
        requests.busy_changed.connect(self._on_busy)
        requests.found_in_file.connect(self._on_found)
        requests.taken_from_file.connect(self._on_taken)
        requests.removed_from_file.connect(self._on_removed)
        requests.file_failed.connect(self._on_file_failed)

    # Showing

    def show_settings(self, hosted: HostedSettings) -> None:
        """Show what is set; the provider in use is opened, unless another one is being looked at."""
        if hosted.engine != self._hosted.engine or self._shown == EMBEDDED:
            self._shown = hosted.engine
        self._hosted = hosted
        for provider, panel in self.panels.items():
            panel.show_settings(hosted.of(provider))
            panel.show_place(hosted.cloud)
        self.retranslate()

    def show_provider(self, provider: str) -> None:
        """Open the settings of a provider, whoever answers now."""
        self._shown = provider
        self.retranslate()
        self._read_key(provider)

    def show_tokens(self, counts: dict[str, tuple[int, int]]) -> None:
        """Show the tokens of this month, (sent, written) by provider."""
        for provider, panel in self.panels.items():
            panel.show_tokens(*counts.get(provider, (0, 0)))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Models"))
        self._sub.setText(self.tr("Who answers when you ask."))
        below = {
            EMBEDDED: self.tr("Answers from your rows, word for word. Nothing leaves."),
            "gemini": self.tr("Read the notice before you switch it on."),
            "gemini_cloud": self.tr("In a project of your own; also a model tuned on your rows."),
            "openai": self.tr("Writes from your rows and cites them."),
            "openai_compatible": self.tr("Ollama, LM Studio, llama.cpp, Jan, vLLM: here or in your network."),
        }
        names = {
            EMBEDDED: self.tr("This computer only"),
            "gemini": self.tr("Also Gemini, by Google"),
            "gemini_cloud": self.tr("Also Gemini on Google Cloud"),
            "openai": self.tr("Also GPT, by OpenAI"),
            "openai_compatible": self.tr("Also another server"),
        }
        for engine, line in self.lines.items():
            in_use = engine == self._hosted.engine
            on = engine == EMBEDDED or self._hosted.of(engine).accepted
            state = "" if engine == EMBEDDED else self.tr("off")
            if in_use:
                unfinished = engine != EMBEDDED and not self._hosted.of(engine).model
                state = self.tr("no model chosen") if unfinished else self.tr("in use")
            elif on and engine != EMBEDDED:
                state = self.tr("on")
            line.show_words(names[engine], below[engine], state, in_use)
            line.setChecked(engine == self._shown)
        for provider, panel in self.panels.items():
            panel.setVisible(provider == self._shown)
        self._show_common()

    def _show_common(self) -> None:
        self._common.setVisible(self._shown != EMBEDDED and self._hosted.of(self._shown).accepted)
        self.general_field.show_words(
            self.tr("What a model may write"),
            self.tr("What is in none of your rows is always shown apart."),
        )
        self.general_field.show_choices(
            [
                (self.tr("Only my data"), False),
                (self.tr("My data, and general knowledge apart from it"), True),
            ],
            self._hosted.general_knowledge,
        )
        self._ca_label.setText(self.tr("Certificates of your network"))
        ca = self._hosted.ca_file
        self._ca_name.setText(ca or self.tr("those of the system"))
        self.ca_button.setText(self.tr("Choose a file…"))
        self.ca_button.setAccessibleName(self.tr("Choose a file with certificates"))
        self.ca_remove_button.setText(self.tr("Remove"))
        self.ca_remove_button.setAccessibleName(self.tr("Use the certificates of the system"))
        self.ca_remove_button.setVisible(bool(ca))
        self._ca_remark.setText(
            self.tr("Only for networks that check what passes. A proxy set in the system is used.")
        )
        self._private_title.setText(self.tr("Personal details are masked"))
        self._private.setText(
            self.tr("What looks like a name, a number or an address of a person is masked before it is sent.")
            + " "
            + self.tr("This cannot be switched off. In an emergency no model is asked unless you say so.")
        )

    # Which one

    def _on_line_clicked(self) -> None:
        engine = self.sender().property("engine")
        self._shown = engine
        self.bar.close_notice()
        if engine == EMBEDDED or self._hosted.of(engine).accepted:
            self._set(replace(self._hosted, engine=engine))
            self._read_key(engine)
        self.retranslate()

    def open_provider(self, provider: str) -> None:
        """Show the panel of a provider; who answers stays as it is."""
        self._shown = provider
        self.bar.close_notice()
        self._read_key(provider)
        self.retranslate()

    def _read_key(self, engine: str) -> None:
        """Look for the key once, when its provider is opened: not for those that are off."""
        if engine != EMBEDDED and self._hosted.of(engine).accepted and engine not in self._keys_read:
            self._keys_read.add(engine)
            self._requests.read_key(engine)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(STACK_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ca_line.setDirection(down if narrow else across)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._read_key(self._shown)

    def _provider(self) -> str:
        return str(self.sender().property("provider"))

    def _on_switched(self, on: bool) -> None:
        provider = self._provider()
        hosted = self._hosted.with_provider(replace(self._hosted.of(provider), accepted=on))
        engine = provider if on else EMBEDDED if hosted.engine == provider else hosted.engine
        self._shown = provider
        self._set(replace(hosted, engine=engine))
        self._shown = provider
        self.retranslate()
        self._read_key(provider)

    def _on_provider_changed(self, settings: object) -> None:
        provider = self._provider()
        before = self._hosted.of(provider)
        self._set(self._hosted.with_provider(settings))  # type: ignore[arg-type]
        if self._hosted.of(provider).address != before.address:
            self._requests.read_key(provider)

    def _on_place_changed(self, place: object) -> None:
        self._set(replace(self._hosted, cloud=place))  # type: ignore[arg-type]

    def _set(self, hosted: HostedSettings) -> None:
        self._hosted = hosted
        self.changed.emit("hosted", hosted)

    # Keys and models

    def _on_key_kept(self, text: str) -> None:
        self._requests.keep_key(self._provider(), text)

    def _on_key_removed(self) -> None:
        self._requests.remove_key(self._provider())

    def _on_list_wanted(self) -> None:
        self._requests.list_models(self._provider())

    def _on_key_read(self, provider: str, key: KeyState | None) -> None:
        self.panels[provider].show_key(key)

    def _on_listed(self, provider: str, models: object) -> None:
        self.panels[provider].show_models(models)  # type: ignore[arg-type]

    def _on_failed(self, provider: str, sentence: Sentence) -> None:
        self.panels[provider].show_failure(sentence)

    def _on_busy(self, provider: str, busy: bool) -> None:
        self.panels[provider].show_busy(busy)

    # A .env file

    def _on_file_wanted(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("A file with keys"), "", "")
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """Look for keys in a .env file and offer the one of the provider that is open."""
        self._requests.read_file(path)

    def _on_found(self, path: Path, keys: tuple[FoundKey, ...]) -> None:
        found = next((key for key in keys if key.provider == self._shown), None)
        if found is None:
            names = ", ".join(PROVIDERS[self._shown].key_variables) if self._shown in PROVIDERS else ""
            self.bar.show_notice(
                lambda: self.tr("{file} holds no key of this provider ({names}).").format(
                    file=path.name, names=names
                )
            )
            return
        self._file = (path, found)
        self.bar.show_notice(
            lambda: self.tr("{file} holds {variable}: {key}").format(
                file=path.name, variable=found.variable, key=found.masked
            ),
            lambda: self.tr("It is kept in the system's keyring. The file stays as it is until you say so."),
            [("take", lambda: self.tr("Keep this key")), ("cancel", lambda: self.tr("Cancel"))],
            warning=False,
            icon="key",
        )

    def _on_taken(self, path: Path, found: FoundKey) -> None:
        self._file = (path, found)
        self.bar.show_notice(
            lambda: self.tr("The key is kept. Take it out of {file}?").format(file=path.name),
            lambda: self.tr("A key in a file can be read and copied by others. Only its line is removed."),
            [
                ("remove_line", lambda: self.tr("Take it out")),
                ("cancel", lambda: self.tr("Leave the file as it is")),
            ],
            icon="key",
        )

    def _on_removed(self, path: Path) -> None:
        self.bar.show_notice(
            lambda: self.tr("The key is no longer in {file}.").format(file=path.name), warning=False
        )

    def _on_file_failed(self, sentence: Sentence) -> None:
        self.bar.show_notice(lambda: self._reading.sentence(sentence))

    def _on_acted(self, action: str) -> None:
        self.bar.close_notice()
        if action == "take" and self._file is not None:
            self._requests.take_from_file(*self._file)
        elif action == "remove_line" and self._file is not None:
            self._requests.remove_from_file(*self._file)

    # What holds for all of them

    def _on_general(self) -> None:
        self._set(replace(self._hosted, general_knowledge=bool(self.general_field.box.currentData())))

    def _on_ca_wanted(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificates"), "", self.tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        )
        if path:
            self._set(replace(self._hosted, ca_file=path))
            self.retranslate()

    def _on_ca_removed(self) -> None:
        self._set(replace(self._hosted, ca_file=""))
        self.retranslate()
