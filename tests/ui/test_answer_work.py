"""What is done with answers beside asking: the row in full, judging, correcting, a sheet for the patient."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from medbot_desktop.domain.answers import AnswerKind, Sentence
from medbot_desktop.domain.corrections import CorrectionState
from medbot_desktop.domain.settings import Consent, Settings
from medbot_desktop.storage.history import History
from medbot_desktop.storage.settings import SettingsFile
from medbot_desktop.texts import say
from medbot_desktop.ui.buttons import LineButton
from medbot_desktop.ui.chat.cards import StoredCard
from medbot_desktop.ui.chat.hand_out import HandOut, page_html, write_pdf
from medbot_desktop.ui.days import is_review_due
from medbot_desktop.worker.correction_messages import Corrected, CorrectRequest, TakeBackRequest
from medbot_desktop.worker.messages import Failed
from tests.ui import building as b
from tests.ui import library_rows
from tests.ui.acting import ask, press, shown_texts, wait_answered
from tests.ui.building import FIRST_START_DONE, FakeWorker
from tests.ui.test_accessibility import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from medbot_desktop.ui.chat.turn_view import TurnView
    from tests.ui.building import Built

    OpenWindow = Callable[..., Built]

ASKED = FIRST_START_DONE.__class__(
    language="es", country="ES", first_start_done=True, tuning_consent=Consent.REFUSED
)


@pytest.fixture
def answered(qtbot: QtBot, open_window: OpenWindow, user_folder: Path) -> Built:
    """A window with one stored answer, over a library that holds its row."""
    library_rows.fill(user_folder)
    built = open_window(FakeWorker(answer=lambda question: b.stored(library_version=1)), ASKED)
    ask(qtbot, built, "ibuprofeno con el estomago vacio?")
    wait_answered(qtbot, built)
    return built


def stored_card(view: TurnView) -> StoredCard:
    card = view._cards[AnswerKind.STORED]
    assert isinstance(card, StoredCard)
    return card


def show_panel(qtbot: QtBot, built: Built, words: str) -> None:
    press(qtbot, built.window.chat.pane, words)
    qtbot.waitUntil(lambda: built.window.side.panel.isVisible())


def corrections(built: Built) -> list[CorrectRequest]:
    return [request for request in built.worker.requests if isinstance(request, CorrectRequest)]


def write(built: Built, answer: str, initials: str = "MG") -> None:
    form = built.window.side.panel.form
    form.answer_field.setPlainText(answer)
    form.reviewer_field.setText(initials)


def save(qtbot: QtBot, built: Built, count: int = 1) -> CorrectRequest:
    qtbot.mouseClick(built.window.side.panel.form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(corrections(built)) == count)
    return corrections(built)[-1]


# The row in full


def test_the_row_opens_in_full_with_the_words_marked_and_its_neighbours(
    qtbot: QtBot, answered: Built
) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    panel = answered.window.side.panel
    words = shown_texts(panel)
    for part in (b.row().question, b.row().answer, "Ibuprofeno", "14/09/2026", "botica_parque.csv, fila 117"):
        assert part in words
    assert "Más sobre Ibuprofeno" in words
    near = [line.text() for line in panel.findChildren(LineButton) if line.isVisible()]
    asked = [question for _number, question, _answer, _topic in library_rows.QUESTIONS]
    assert near == [*asked, library_rows.PREGNANCY.question]
    marked = panel.source._question.document().toHtml()
    assert marked.count("background-color") == 3  # ibuprofeno, estómago, vacío
    press(qtbot, panel, near[0])
    qtbot.waitUntil(lambda: library_rows.QUESTIONS[0][2] in shown_texts(panel))


def test_the_number_in_the_source_line_opens_the_row_too(qtbot: QtBot, answered: Built) -> None:
    view = answered.window.chat.pane.live_views[0]
    stored_card(view)._source._words.linkActivated.emit("row:")
    qtbot.waitUntil(lambda: answered.window.side.panel.isVisible())
    assert b.row().answer in shown_texts(answered.window.side.panel)


def test_escape_closes_the_panel_and_the_focus_returns(qtbot: QtBot, answered: Built) -> None:
    pane = answered.window.chat.pane
    button = next(t for t in pane.findChildren(QToolButton) if t.text() == "Ver la fila" and t.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: answered.window.side.panel.isVisible())
    assert answered.window.side.panel.isAncestorOf(QApplication.focusWidget())
    answered.window.navigation.go_back()
    assert answered.window.side.panel.isHidden()
    assert QApplication.focusWidget() is button


def test_tab_goes_through_the_panel_and_on_to_the_rail(qtbot: QtBot, answered: Built) -> None:
    window = answered.window
    show_panel(qtbot, answered, "Ver la fila")
    seen = []
    window.chat.composer.field.setFocus()
    for _ in range(40):
        window.focusWidget().focusNextPrevChild(True)
        focused = window.focusWidget()
        seen.append(focused)
        if focused is window.rail.first_button:
            break
    assert window.side.panel.source.copy_button in seen
    assert seen[-1] is window.rail.first_button
    window.rail.first_button.focusNextPrevChild(False)
    assert window.side.panel.isAncestorOf(window.focusWidget())


def test_copying_from_the_panel_names_the_source(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    press(qtbot, answered.window.side.panel, "Copiar con la fuente")
    copied = QApplication.clipboard().text()
    for part in (b.row().answer, "botica_parque.csv", "fila 117", b.row().source_url, "14/09/2026"):
        assert part in copied


def test_an_answer_whose_row_has_changed_says_so_and_shows_how(
    qtbot: QtBot, answered: Built, user_folder: Path
) -> None:
    library_rows.change(user_folder, b.row().answer.replace("con comida", "siempre con comida"))
    answered.window.behind.answers.show_library(b.library_state(b.own_data())._replace(version=2))
    pane = answered.window.chat.pane
    qtbot.waitUntil(lambda: "La fila 117 ha cambiado después de esta respuesta." in shown_texts(pane))
    show_panel(qtbot, answered, "Ver qué cambió")
    words = shown_texts(answered.window.side.panel)
    assert "Ha cambiado desde la respuesta" in words
    html = answered.window.side.panel.source._change.document().toHtml()
    assert "underline" in html
    assert "siempre" in html


def test_the_row_can_be_opened_where_its_data_are(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    press(qtbot, answered.window.side.panel, "Abrir en los datos")
    qtbot.waitUntil(lambda: not answered.window.chat.isVisible())
    form = answered.window.places.data_place.rows.form
    qtbot.waitUntil(lambda: form.isVisible() and form.answer_field.toPlainText() == b.row().answer)


def test_a_row_that_is_gone_is_said_to_be_gone(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()), ASKED)
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    assert "Ver qué cambió" not in shown_texts(built.window.chat.pane)
    show_panel(qtbot, built, "Ver la fila")
    assert "Ya no está en sus datos" in shown_texts(built.window.side.panel)


def test_a_review_is_due_when_it_is_old_and_said_to_be_missing_otherwise() -> None:
    assert is_review_due("2020-01-31")
    assert is_review_due("31/01/2020")
    assert not is_review_due("2999-01-01")
    assert not is_review_due("")


def test_where_there_is_little_room_the_panel_stands_in_place_of_the_chat(
    qtbot: QtBot, answered: Built
) -> None:
    answered.window.resize(700, 600)
    show_panel(qtbot, answered, "Ver la fila")
    assert not answered.window.chat.isVisible()
    answered.window.navigation.go_back()
    assert answered.window.chat.isVisible()
    assert answered.window.side.panel.isHidden()


def test_the_panel_is_as_wide_as_it_was_left(qtbot: QtBot, answered: Built, open_window: OpenWindow) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    splitter = answered.window.chat_place
    qtbot.waitUntil(lambda: splitter.sizes()[-1] == 360)
    answered.window.side.close()
    show_panel(qtbot, answered, "Ver la fila")
    qtbot.waitUntil(lambda: splitter.sizes()[-1] == 360)
    splitter.setSizes([264, 500, 420])
    wide = splitter.sizes()[-1]
    answered.close()
    again = open_window(FakeWorker(), ASKED)
    again.window.chat.open(1)
    qtbot.waitUntil(lambda: len(again.window.chat.pane.turns) == 1)
    show_panel(qtbot, again, "Ver la fila")
    qtbot.waitUntil(lambda: abs(again.window.chat_place.sizes()[-1] - wide) <= 1)


def test_everything_in_the_panel_has_a_name(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    assert nameless(answered.window.side.panel) == []
    press(qtbot, answered.window.side.panel, "Corregir")
    qtbot.waitUntil(lambda: answered.window.side.panel.shows_form)
    assert nameless(answered.window.side.panel) == []


def test_the_panel_speaks_the_language_it_is_switched_to(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Ver la fila")
    answered.window.preferences.set("language", "en")
    qtbot.waitUntil(lambda: "More on Ibuprofeno" in shown_texts(answered.window.side.panel))
    words = shown_texts(answered.window.side.panel)
    assert "Copy with source" in words
    assert "Pregunta" not in words.split("\n")


# Judging


def test_a_judgement_is_stored_with_the_turn_and_can_be_taken_back(qtbot: QtBot, answered: Built) -> None:
    press(qtbot, answered.window.chat.pane, "Sí")
    turn = answered.window.chat.pane.turns[0]
    pane = answered.window.chat.pane
    qtbot.waitUntil(lambda: (r := pane.remarks_of(turn.id)) is not None and r.right is True)
    press(qtbot, pane, "No")
    qtbot.waitUntil(lambda: pane.remarks_of(turn.id).right is False)
    with closing(History.open(answered.folder)) as history:
        assert history.corrections.remarks([turn.id])[turn.id].right is False
    press(qtbot, pane, "No")
    qtbot.waitUntil(lambda: pane.remarks_of(turn.id).right is None)


def test_consent_is_asked_for_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window(FakeWorker(answer=lambda question: b.stored()))
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    press(qtbot, built.window.chat.pane, "Sí")
    assert "¿Usar sus valoraciones y correcciones para entrenar?" in shown_texts(built.window.chat)
    press(qtbot, built.window.chat.notices, "Usarlas")
    assert built.window.preferences.current().tuning_consent is Consent.GIVEN
    press(qtbot, built.window.chat.pane, "No")
    assert built.window.chat.notices.isHidden()
    qtbot.waitUntil(lambda: SettingsFile(built.folder).load()[0].tuning_consent is Consent.GIVEN)


# Correcting


def test_a_correction_is_stored_sent_and_said_to_be_applied(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Corregir")
    form = answered.window.side.panel.form
    assert form.question_field.toPlainText() == b.row().question
    assert "Se cambia la fila 117 de botica_parque.csv. Lo que decía antes queda guardado." in shown_texts(
        form
    )
    assert QApplication.focusWidget() is form.answer_field
    write(answered, "Siempre con comida.")
    sent = save(qtbot, answered).correction
    assert (sent.asked, sent.question) == ("ibuprofeno con el estomago vacio?", b.row().question)
    assert (sent.answer, sent.reviewer, sent.medicine) == ("Siempre con comida.", "MG", "Ibuprofeno")
    assert sent.replaces == b.row()
    assert sent.source_url == b.row().source_url
    assert answered.window.side.panel.isHidden()
    assert answered.window.preferences.current().person == "MG"
    pane = answered.window.chat.pane
    qtbot.waitUntil(lambda: "Responderá en cuanto funcione el buscador" in shown_texts(pane))
    answered.worker.listener(Corrected(corrections(answered)[0].request_id, sent.uuid, b.row()))
    qtbot.waitUntil(lambda: "Respondida de nuevo aquí por MG" in shown_texts(pane))
    press(qtbot, answered.window.chat.notices, "Deshacer")
    qtbot.waitUntil(lambda: isinstance(answered.worker.requests[-1], TakeBackRequest))
    taken_back = answered.worker.requests[-1]
    assert taken_back.uuid == sent.uuid
    answered.worker.listener(Corrected(taken_back.request_id, sent.uuid, None))
    qtbot.waitUntil(lambda: "Respondida de nuevo" not in shown_texts(pane))


def test_a_correction_made_while_the_worker_is_gone_is_sent_when_it_is_back(
    qtbot: QtBot, answered: Built
) -> None:
    show_panel(qtbot, answered, "Corregir")
    write(answered, "Siempre con comida.")
    first = save(qtbot, answered)
    answered.worker.listener(b.WorkerDied((first.request_id,)))
    answered.worker.start()
    qtbot.waitUntil(lambda: len(corrections(answered)) == 2)
    again = corrections(answered)[1]
    assert again.correction == first.correction
    answered.worker.listener(Corrected(again.request_id, again.correction.uuid, b.row()))
    qtbot.waitUntil(lambda: "Respondida de nuevo aquí por MG" in shown_texts(answered.window.chat.pane))


def test_what_cannot_be_applied_is_told_and_an_undo_that_fails_is_no_undo(
    qtbot: QtBot, answered: Built
) -> None:
    show_panel(qtbot, answered, "Corregir")
    write(answered, "Siempre con comida.")
    sent = save(qtbot, answered)
    answered.worker.listener(Failed(sent.request_id, Sentence("disk_full")))
    qtbot.waitUntil(lambda: "No queda sitio en el disco." in shown_texts(answered.window.chat.notices))
    answered.worker.start()
    qtbot.waitUntil(lambda: len(corrections(answered)) == 2)
    uuid = sent.correction.uuid
    answered.worker.listener(Corrected(corrections(answered)[1].request_id, uuid, b.row()))
    pane = answered.window.chat.pane
    qtbot.waitUntil(lambda: "Respondida de nuevo aquí por MG" in shown_texts(pane))
    press(qtbot, pane, "Deshacer")
    qtbot.waitUntil(lambda: isinstance(answered.worker.requests[-1], TakeBackRequest))
    answered.worker.listener(Failed(answered.worker.requests[-1].request_id, Sentence("changed_meanwhile")))
    qtbot.waitUntil(lambda: "Mientras tanto se cambió" in shown_texts(answered.window.chat.notices))
    qtbot.waitUntil(lambda: "Respondida de nuevo aquí por MG" in shown_texts(pane))
    with closing(History.open(answered.folder)) as history:
        assert history.corrections.get(uuid).state is CorrectionState.APPLIED


def test_another_answer_is_added_for_the_question_as_it_was_asked(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Corregir")
    form = answered.window.side.panel.form
    form.add_choice.click()
    assert form.question_field.toPlainText() == "ibuprofeno con el estomago vacio?"
    assert "La fila 117 se queda como está." in shown_texts(form)
    form.change_choice.click()
    assert form.question_field.toPlainText() == b.row().question
    form.add_choice.click()
    write(answered, "Con comida.", initials="")
    form.source_field.setText("Prospecto, https://cima.aemps.es/x")
    sent = save(qtbot, answered).correction
    assert sent.replaces is None
    assert (sent.source, sent.source_url) == ("Prospecto", "https://cima.aemps.es/x")
    assert sent.own_data_set == "Respuestas corregidas aquí"


def test_a_sample_row_gives_way_to_an_own_one(
    qtbot: QtBot, open_window: OpenWindow, user_folder: Path
) -> None:
    library_rows.fill(user_folder, sample=True)
    built = open_window(FakeWorker(answer=lambda question: b.stored()), ASKED)
    ask(qtbot, built, "ibuprofeno")
    wait_answered(qtbot, built)
    show_panel(qtbot, built, "Corregir")
    words = "Las filas de muestra no se cambian: la respuesta va a «Respuestas corregidas aquí»"
    assert words in shown_texts(built.window.side.panel)


def test_what_changes_nothing_is_not_saved(qtbot: QtBot, answered: Built) -> None:
    """Saved as it was, a sample row became a copy that answered in its place."""
    show_panel(qtbot, answered, "Corregir")
    form = answered.window.side.panel.form
    form.reviewer_field.clear()
    assert not form.save_button.isEnabled()
    assert form.source_field.cursorPosition() == 0
    form.reviewer_field.setText("MG")  # a review is a change
    assert form.save_button.isEnabled()
    form.reviewer_field.clear()
    form.medicine_field.setText("otro nombre")
    assert form.save_button.isEnabled()


def test_other_words_with_the_rows_own_source_are_asked_about(qtbot: QtBot, answered: Built) -> None:
    """A pharmacy's own sentence would be shown as the leaflet's."""
    show_panel(qtbot, answered, "Corregir")
    panel, asked = answered.window.side.panel, "¿Sigue siendo esta la fuente"
    assert asked not in shown_texts(panel)
    panel.form.answer_field.setPlainText("Tómelo con comida.")
    assert asked in shown_texts(panel)
    panel.form.source_field.clear()
    assert asked not in shown_texts(panel)


def test_where_the_data_does_not_say_an_answer_can_be_added(qtbot: QtBot, open_window: OpenWindow) -> None:
    understood = b.Understood(unknown_medicines=("semaglutida",))
    answer = replace(b.not_in_data(), understood=understood)
    built = open_window(FakeWorker(answer=lambda question: answer), ASKED)
    ask(qtbot, built, "semaglutida con alcohol")
    wait_answered(qtbot, built)
    show_panel(qtbot, built, "Añadir una respuesta")
    form = built.window.side.panel.form
    assert form.question_field.toPlainText() == "semaglutida con alcohol"
    assert form.medicine_field.text() == "semaglutida"
    assert not form.save_button.isEnabled()
    write(built, "Mejor no.")
    sent = save(qtbot, built).correction
    assert (sent.asked, sent.answer, sent.replaces) == ("semaglutida con alcohol", "Mejor no.", None)


def test_patient_details_are_masked_in_the_form_unless_the_user_decides_otherwise(
    qtbot: QtBot, answered: Built
) -> None:
    show_panel(qtbot, answered, "Corregir")
    write(answered, "A María Pérez, 600 123 456, con comida.")
    qtbot.mouseClick(answered.window.side.panel.form.save_button, Qt.MouseButton.LeftButton)
    assert "Parece que hay datos de un paciente. No se ha guardado nada." in shown_texts(
        answered.window.side.panel
    )
    assert corrections(answered) == []
    assert answered.window.side.panel.form.notices.isAncestorOf(QApplication.focusWidget())
    press(qtbot, answered.window.side.panel, "Guardar sin ellos")
    qtbot.waitUntil(lambda: len(corrections(answered)) == 1)
    saved = corrections(answered)[0].correction.answer
    assert "600 123 456" not in saved
    assert "[teléfono]" in saved


def test_what_was_typed_is_there_after_escape(qtbot: QtBot, answered: Built) -> None:
    show_panel(qtbot, answered, "Corregir")
    write(answered, "A medio escribir")
    answered.window.navigation.go_back()
    show_panel(qtbot, answered, "Corregir")
    assert answered.window.side.panel.form.answer_field.toPlainText() == "A medio escribir"
    press(qtbot, answered.window.side.panel, "Cancelar")
    show_panel(qtbot, answered, "Corregir")
    assert answered.window.side.panel.form.answer_field.toPlainText() == b.row().answer


# A sheet for the patient


def hand_out(**changes: object) -> HandOut:
    sheet = HandOut(b.row().answer, b.row(), sample=False, pharmacy_name="Botica del Parque", country="ES")
    return replace(sheet, **changes)  # type: ignore[arg-type]


def test_the_sheet_holds_the_answer_word_for_word_with_its_source_and_the_pharmacy(answered: Built) -> None:
    words = page_html(hand_out(sample=True), answered.parts.language)
    for part in ("Botica del Parque", b.row().answer, b.row().question, b.row().source, b.row().source_url):
        assert part in words
    assert "revisada el 14/09/2026" in words
    assert "muestra" in words
    assert "&lt;b&gt;" in page_html(hand_out(text="<b>"), answered.parts.language)


@pytest.mark.parametrize(("country", "box"), [("ES", b"595"), ("US", b"612")])
def test_the_pdf_is_one_page_of_the_countrys_paper(
    answered: Built, tmp_path: Path, country: str, box: bytes
) -> None:
    path = tmp_path / "hoja.pdf"
    write_pdf(hand_out(country=country), str(path), answered.parts.language)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1
    media = content[content.index(b"/MediaBox") :][:60]
    assert box in media


def test_a_long_answer_goes_on_on_another_sheet(answered: Built, tmp_path: Path) -> None:
    path = tmp_path / "hoja.pdf"
    write_pdf(hand_out(text="Tome la pastilla con comida. " * 200), str(path), answered.parts.language)
    assert path.read_bytes().count(b"/Type /Page\n") > 1


def test_the_sheet_is_saved_where_the_user_wants_it(
    qtbot: QtBot, answered: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hoja.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(path), ""))
    view = answered.window.chat.pane.live_views[0]
    stored_card(view)._actions.beyond.pdf_action.trigger()
    qtbot.waitUntil(lambda: "La hoja está guardada." in shown_texts(answered.window.chat.notices))
    assert path.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: ("/nowhere/at/all.pdf", ""))
    stored_card(view)._actions.beyond.pdf_action.trigger()
    qtbot.waitUntil(lambda: "/nowhere/at/all.pdf" in shown_texts(answered.window.chat.notices))


def test_without_a_printer_it_is_said(qtbot: QtBot, answered: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    view = answered.window.chat.pane.live_views[0]
    stored_card(view)._actions.beyond.print_action.trigger()
    assert say("es", "no_printer") in shown_texts(answered.window.chat.notices)


# Settings


def test_the_pharmacys_name_is_a_setting(qtbot: QtBot, open_window: OpenWindow) -> None:
    built = open_window()
    general, privacy = built.window.places.settings_page.general, built.window.places.settings_page.privacy
    general.pharmacy_field.line.setText(" Botica del Parque ")
    general.pharmacy_field.line.editingFinished.emit()
    assert built.window.preferences.current().pharmacy_name == "Botica del Parque"
    privacy.consent_field.box.setCurrentIndex(2)
    privacy.consent_field.box.activated.emit(2)
    assert built.window.preferences.current().tuning_consent is Consent.REFUSED
    qtbot.waitUntil(lambda: SettingsFile(built.folder).load()[0].tuning_consent is Consent.REFUSED)
    assert isinstance(SettingsFile(built.folder).load()[0], Settings)
