"""What a model writes is shown safely, whole, and without anything shown and taken back while it arrives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextTable

from medbot_desktop.domain.settings import Theme
from medbot_desktop.paths import bundled
from medbot_desktop.ui.chat.markdown import closed, marked, safe, settled
from medbot_desktop.ui.chat.markdown_view import FEATURES, MarkdownView
from medbot_desktop.ui.icons import Icons
from medbot_desktop.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ANSWER = """Avoid **omeprazole** with *clopidogrel* [1]. Use `pantoprazole` instead [1, 2], see [label](https://x.org/a).

## Dose
1. Take **500 mg** twice
2. Never more than ***3 g*** a day
   - with *food*
   - with water

| Drug | Max |
|---|---|
| Ibuprofen | **400 mg** |
| Paracetamol | `1 g` |

```python
x = 5*10*2
```

> Quote _here_ and ~~there~~ end.

- a & b
- snake_case_name 5*10*2 and ~5 mg
The end."""


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp, Icons(bundled("resources") / "icons"), Theme.LIGHT, 100)


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> MarkdownView:
    shown = MarkdownView(look, 15, 23)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    return shown


def plain(text: str) -> str:
    document = QTextDocument()
    document.setMarkdown(safe(text), FEATURES)
    return document.toPlainText().strip("\n")


def test_what_is_shown_is_never_taken_back_while_it_arrives(qapp: QApplication) -> None:
    whole, before = plain(ANSWER), ""
    for length in range(1, len(ANSWER) + 1):
        shown = plain(closed(ANSWER[:length])).rstrip()
        assert whole.startswith(shown), ANSWER[max(0, length - 30) : length]
        assert len(shown) >= len(before) - 3, ANSWER[max(0, length - 30) : length]
        before = shown


def test_parts_read_one_after_the_other_as_the_whole_does(qapp: QApplication) -> None:
    text, start, parts = ANSWER.replace("\n- a & b", "\nA & b\n\n- a"), 0, []
    for length in range(len(text)):
        end = settled(text[:length], start, 20)
        if end > start:
            parts.append(plain(text[start:end]))
            start = end
    assert len(parts) > 2
    # A table stands between empty lines of its own.
    assert re.sub(r"\n+", "\n", "\n".join([*parts, plain(text[start:])])) == re.sub(r"\n+", "\n", plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "2*500*3 mg",
        "5 * 10 * 2",
        "~5 mg to ~10~ mg",
        "---\ndose: 5 mg\n---\n5 mg",
        "[1]: 500 mg\n\nsee [1]",
        "<0.5 mg/kg> and <b>9 mg</b>",
        "![400 mg](https://x.org/1.png)",
        "| a |\n|---|\n| 1 | 22 | 333 |",
        "500\n---\n20",
        "up to 3_000_000 IU, 1_2_3",
    ],
)
def test_no_number_is_lost(qapp: QApplication, text: str) -> None:
    """A reader of Markdown that takes 5*10*2 for emphasis shows 5102."""
    wanted = re.findall(r"\d+", text.replace("https://x.org/1.png", ""))
    assert re.findall(r"\d+", plain(text)) == wanted


@given(st.text(alphabet="ab 12.*_~`[]()!|<>#-\n\\&", max_size=60))
def test_digits_stay_in_their_order_whatever_is_written(text: str) -> None:
    hidden = re.sub(r"\]\([^)\n]*\)", "](", text)  # an address is not shown
    shown = [c for c in plain(text) if c.isdigit()]
    wanted = [c for c in hidden if c.isdigit()]
    # The numbers of a list are drawn before its lines, not in them.
    assert len(shown) <= len([c for c in text if c.isdigit()])
    if not re.search(r"^\s*(>|[-*+]\s)*\s*\d+[.)]", text, re.MULTILINE) and "](" not in text:
        assert shown == wanted
    closed(text)


def test_html_is_text_and_pictures_are_their_words(view: MarkdownView) -> None:
    view.show_markdown(
        '<script>alert(1)</script> <img src="https://x.org/a.png"> ![a leaf](https://x.org/b.png)'
    )
    words = view.toPlainText()
    assert '<script>alert(1)</script> <img src="https://x.org/a.png"> a leaf' in words
    assert "\ufffc" not in words
    assert view.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_only_https_is_a_link_and_it_is_only_told(view: MarkdownView, qtbot: QtBot) -> None:
    view.show_markdown(
        "[a](https://a.org) [b](http://b.org) [c](javascript:alert) [d](file:///etc/passwd) www.e.org"
    )
    html = view.toHtml()
    assert re.findall(r'href="([^"]*)"', html) == ["https://a.org"]
    with qtbot.waitSignal(view.link_clicked) as told:
        view.anchorClicked.emit(QUrl("https://a.org"))
    assert told.args == ["https://a.org"]
    assert view.source().isEmpty()


def test_row_numbers_become_boxes_to_press(view: MarkdownView, qtbot: QtBot) -> None:
    view.show()
    view.show_markdown("One [1]. Two [1, 2]. Nine [9].", citations=2)
    assert view.toPlainText() == "One [1]. Two [1] [2]. Nine [9]."
    assert len(list(view._rectangles())) == 3
    with qtbot.waitSignal(view.cited) as told:
        view.anchorClicked.emit(QUrl("cite:2"))
    assert told.args == [2]


def test_marked_words_are_underlined_and_keep_their_letters(view: MarkdownView) -> None:
    text = "Take **999 mg** and 5*10 mg."
    view.show_markdown(marked(text, [(7, 13), (20, 21), (22, 24)]))
    assert view.toPlainText() == "Take 999 mg and 5*10 mg."
    wavy = QTextCharFormat.UnderlineStyle.WaveUnderline
    parts = [part.fragment() for part in view.document().firstBlock()]  # type: ignore[attr-defined]
    assert [p.text() for p in parts if p.charFormat().underlineStyle() is wavy] == ["999 mg", "5", "10"]


def test_a_cell_without_a_heading_is_shown(view: MarkdownView) -> None:
    view.show_markdown("| a | b |\n|---|---|\n| 1 | 2 | 3 |")
    table = next(f for f in view.document().rootFrame().childFrames() if isinstance(f, QTextTable))
    assert table.columns() == 3
    assert "3" in view.toPlainText()


def test_long_words_and_code_wrap(view: MarkdownView) -> None:
    view.show_markdown(f"{'electroencefalografista' * 8}\n\n```\n{'x = 1; ' * 60}\n```")
    view.resize(300, 400)
    view.show()
    assert view.horizontalScrollBar().maximum() == 0
