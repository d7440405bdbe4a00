"""Refresh the ordinary words in red_flags.toml and qualifiers.toml and write the program's copy of the first.

    PYTHONPATH=. python data/make_red_flags.py

Run it after every change to either file or to the word lists. The ordinary words are those of the shipped lists that
would be taken for a misspelt word of the patterns.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from pathlib import Path

from medbot_desktop.retrieval.patterns import Lexicon
from medbot_desktop.retrieval.text import STOP_WORDS, fold, stem

DATA = Path(__file__).resolve().parent
WORD_LISTS = ("words_es.txt", "words_en.txt", "pharmacy_words_es.txt", "pharmacy_words_en.txt")
# In the lists, but at a counter the misspelling that they look like.
MISSPELT = frozenset({"legia"})
HEAD = '''"""The program's own copy of data/red_flags.toml, written by data/make_red_flags.py; do not edit."""

# ruff: noqa: E501
from __future__ import annotations

SOURCE = r\'\'\''''
_BLOCK = re.compile(r'^ordinary = """\n.*?"""\n', re.DOTALL | re.MULTILINE)


def ordinary_words() -> list[str]:
    """The folded words of the shipped lists of both languages."""
    lines = (line for name in WORD_LISTS for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    return sorted({fold(line) for line in lines if line and not line.startswith("#")})


def taken_for_another(lexicon: Lexicon, words: list[str]) -> list[tuple[str, str]]:
    """(word, what it is read as) where that is another word, not another form of the same."""
    read = ((word, lexicon.read(word).words) for word in words if word.isalpha() and len(word) > 4)
    return [(word, as_[0]) for word, as_ in read if as_ and not _same(word, as_[0]) and word not in MISSPELT]


def lexicon_of(source: str, ordinary: str) -> Lexicon:
    """The words of a pattern file, with what its patterns add to its classes."""
    data = tomllib.loads(source)
    lexicon = Lexicon(data["classes"], STOP_WORDS["es"] | STOP_WORDS["en"] | set(ordinary.split()))
    for kind in data["kinds"] + data.get("forms", []):
        for key in ("event", "mention", "says", "not", "row_not"):
            for pattern in kind.get(key, ()):
                lexicon.pattern(pattern)
    return lexicon


def copy_of(source: str) -> str:
    """The text of red_flags_copy.py. Raises ValueError for a source that a raw string cannot hold."""
    if "'''" in source or "\\" in source:
        raise ValueError("red_flags.toml may hold neither three single quotes nor a backslash")
    return f"{HEAD}{source}'''\n"


def _same(one: str, other: str) -> bool:
    return one == other or stem(one) == stem(other) or (len(one) > 5 and one[:5] == other[:5])


def main() -> None:
    words = ordinary_words()
    for name in ("red_flags.toml", "qualifiers.toml"):
        path = DATA / name
        source = path.read_text(encoding="utf-8")
        found = " ".join(word for word, _ in taken_for_another(lexicon_of(source, ""), words))
        block = 'ordinary = """\n' + textwrap.fill(found, 118) + '\n"""\n'
        before, after = _BLOCK.split(source, maxsplit=1)
        path.write_text(before + block + after, encoding="utf-8", newline="\n")
    copy = DATA.parent / "medbot_desktop" / "answering" / "red_flags_copy.py"
    copy.write_text(
        copy_of((DATA / "red_flags.toml").read_text(encoding="utf-8")), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
