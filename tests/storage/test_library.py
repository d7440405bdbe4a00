"""The library: rows word for word, data sets all or none, a version that tells each change."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.errors import Cancelled, DiskFull, UnknownDataSet
from medbot_desktop.domain.rows import Row
from medbot_desktop.storage.library import Library
from medbot_desktop.storage.library_migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parent / "fixtures"

FULL = Row(
    "file.csv",
    3,
    " ¿0,025 mg\no «007654»? ",
    "Sí:\t0,025 mg; 😀\0",
    "levotiroxina",
    "dosis",
    "AEMPS",
    "https://cima.aemps.es",
    "2026-02-01",
    "es",
)


def rows(count: int, language: str = "es") -> list[Row]:
    return [Row("", n, f"q{n}", f"a{n}", language=language) for n in range(1, count + 1)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path)) as opened:
        yield opened


def test_rows_come_back_word_for_word(library: Library, tmp_path: Path) -> None:
    added = library.add_data_set("Mostrador", [FULL], sample=True, at=5.0)
    assert (added.name, added.row_count, added.language) == ("Mostrador", 1, "es")
    assert (added.imported_at, added.enabled, added.sample) == (5.0, True, True)
    (row,) = library.rows(added.id)
    assert row == Row("Mostrador", *[getattr(FULL, name) for name in FULL.__slots__[1:]])
    library.close()
    with closing(Library.open(tmp_path)) as again:
        assert again.data_sets() == [added]
        assert again.enabled_rows() == [row]


def test_a_name_in_use_gets_a_number(library: Library) -> None:
    names = [
        library.add_data_set(name, rows(1)).name for name in ("Fichas", "fichas", "Fichas", "ÁREA", "área")
    ]
    assert names == ["Fichas", "fichas (2)", "Fichas (3)", "ÁREA", "área (2)"]


def test_the_language_is_that_of_most_rows(library: Library) -> None:
    assert library.add_data_set("a", rows(2, "en") + rows(0, "es") + [FULL]).language == "en"
    assert library.add_data_set("b", rows(2, "")).language == ""
    assert library.add_data_set("c", rows(2, ""), language="es").language == "es"


def test_the_hash_is_that_of_the_content(library: Library) -> None:
    first = library.add_data_set("a", rows(3)).content_hash
    assert library.add_data_set("b", rows(3)).content_hash == first
    assert library.add_data_set("c", rows(2)).content_hash != first
    split = [Row("", 1, "q", "ab"), Row("", 1, "qa", "b")]
    assert (
        library.add_data_set("d", split[:1]).content_hash != library.add_data_set("e", split[1:]).content_hash
    )


def test_each_change_raises_the_version(library: Library) -> None:
    seen = [library.version]
    added = library.add_data_set("a", rows(1))
    seen.append(library.version)
    library.set_enabled(added.id, False)
    seen.append(library.version)
    library.set_enabled(added.id, False)
    assert library.version == seen[-1]
    library.remove(added.id)
    seen.append(library.version)
    assert seen == sorted(set(seen))


def test_only_enabled_data_sets_answer(library: Library) -> None:
    first, second = library.add_data_set("a", rows(2)), library.add_data_set("b", rows(1))
    library.set_enabled(first.id, False)
    assert [(r.dataset, r.number) for r in library.enabled_rows()] == [("b", 1)]
    library.set_enabled(first.id, True)
    assert [(r.dataset, r.number) for r in library.enabled_rows()] == [("a", 1), ("a", 2), ("b", 1)]
    library.remove(first.id)
    assert [r.dataset for r in library.enabled_rows()] == ["b"]
    with pytest.raises(UnknownDataSet):
        library.rows(first.id)
    assert library.rows(second.id)


def test_rows_that_stop_halfway_leave_nothing(library: Library) -> None:
    def stopped() -> Iterator[Row]:
        yield from rows(3)
        raise Cancelled

    with pytest.raises(Cancelled):
        library.add_data_set("half", stopped())
    assert (library.data_sets(), library.version) == ([], 0)
    assert library.add_data_set("half", rows(1)).name == "half"


def test_unknown_data_sets(library: Library) -> None:
    for call in (
        lambda: library.set_enabled(4, True),
        lambda: library.remove(4),
        lambda: library.rows(4),
    ):
        with pytest.raises(UnknownDataSet):
            call()
    assert library.version == 0


def test_reading_beside_the_worker(library: Library, tmp_path: Path) -> None:
    library.add_data_set("a", rows(2))
    with closing(Library.open_to_read(tmp_path)) as reader:
        assert len(reader.enabled_rows()) == 2
        library.add_data_set("b", rows(1))
        assert [s.name for s in reader.data_sets()] == ["a", "b"]
        assert reader.version == 2


def test_there_is_no_library_before_the_first_start(tmp_path: Path) -> None:
    with closing(Library.open_to_read(tmp_path / "nowhere")) as reader:
        assert (reader.data_sets(), reader.enabled_rows(), reader.version) == ([], [], 0)


@pytest.mark.parametrize("schema", range(1, len(MIGRATIONS) + 1))
def test_a_library_of_each_earlier_schema_is_opened_whole(tmp_path: Path, schema: int) -> None:
    """The files were written by the program of that schema: `fixtures/README.md`."""
    shutil.copy(FIXTURES / f"library_schema{schema}.db", tmp_path / "library.db")
    with closing(Library.open(tmp_path)) as library:
        assert library.notice is None
        assert [(s.name, s.enabled, s.row_count, s.sample) for s in library.data_sets()] == [
            ("datos", True, 2, True),
            ("datos (2)", False, 0, False),
        ]
        assert [r.number for r in library.enabled_rows()] == [7, 8]
        assert library.enabled_rows()[0].answer == "Puede dañar el riñón."
        assert library.version == 3


def test_a_disk_that_fills_during_an_import_leaves_the_library_as_before(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    kept = library.add_data_set("kept.csv", [Row("kept.csv", 1, "¿Una?", "Sí.")])
    version = library.version
    library._database.execute("PRAGMA max_page_count = 40")
    large = (Row("large.csv", number, f"¿{number}?", "palabra " * 500) for number in range(1, 2_000))
    with pytest.raises(DiskFull):
        library.add_data_set("large.csv", large)
    assert library.data_sets() == [kept]
    assert library.version == version
    assert [row.question for row in library.enabled_rows()] == ["¿Una?"]
    library.close()
