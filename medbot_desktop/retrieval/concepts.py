"""What a text is about beyond its words: fridge, store and conservar are one concept in both languages.

The shipped table names each concept by the words and phrases that stand for it; `*` stands for any ending, or between
words for up to four of them.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from medbot_desktop.domain.errors import BundleIncomplete
from medbot_desktop.retrieval.text import tokens

if TYPE_CHECKING:
    from pathlib import Path


class Concepts:
    """Finds concepts in texts."""

    def __init__(self, words_of: dict[str, list[str]]) -> None:
        self._patterns = {
            name: re.compile(rf"(?:^| )(?:{'|'.join(map(_pattern, words))})(?= |$)")
            for name, words in words_of.items()
        }
        self._find = lru_cache(maxsize=4096)(self._find_in)

    @classmethod
    def load(cls, folder: Path) -> Concepts:
        """Read concepts.csv of the data folder. Raises BundleIncomplete if it is missing or damaged."""
        try:
            with (folder / "concepts.csv").open(encoding="utf-8", newline="") as file:
                return cls({line["concept"]: line["words"].split(";") for line in csv.DictReader(file)})
        except (OSError, KeyError, UnicodeDecodeError, re.error) as error:
            raise BundleIncomplete(path="concepts.csv") from error

    def find(self, text: str) -> frozenset[str]:
        """The concepts of a text, each as "#name"."""
        return self._find(text)

    def _find_in(self, text: str) -> frozenset[str]:
        flat = " ".join(tokens(text))
        return frozenset(f"#{name}" for name, pattern in self._patterns.items() if pattern.search(flat))


def _pattern(words: str) -> str:
    """ "store*" and "what is * for" as regular expressions over folded words; the rest is one already."""
    return (
        re.sub(r"(?<= )\*(?= )", r"(?:\\S+ ){0,3}\\S+", words).replace("*", r"\S*") if "*" in words else words
    )
