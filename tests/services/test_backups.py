"""The copy of the day, the second place, and what is told when something is in the way."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from medbot_desktop.domain.copies import CopyFault, CopyReason
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.services.backups import Backups, second_name
from medbot_desktop.storage.copies import fault_of, read_copy
from medbot_desktop.storage.history import History
from medbot_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3_600.0


class Clock:
    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(tmp_path: Path, clock: Clock) -> Backups:
    history = History.open(tmp_path / "user")
    history.add_turn("¿uno?", None, clock.now)
    history.close()
    return Backups(tmp_path / "user", lambda: "", clock)


def test_one_copy_a_day_is_made_by_itself(backups: Backups, clock: Clock) -> None:
    assert backups.make_if_due() is not None
    clock.now += 8 * HOUR
    assert backups.make_if_due() is None
    clock.now += 16 * HOUR
    assert backups.make_if_due() is not None
    clock.now -= 300 * HOUR  # a clock that was set back
    assert backups.make_if_due() is not None
    assert len(backups.copies()) == 3


def test_a_copy_made_while_the_clock_was_ahead_is_not_the_newest_for_a_year(
    backups: Backups, clock: Clock
) -> None:
    right, clock.now = clock.now, clock.now + 365 * 24 * HOUR
    ahead = backups.make_if_due()
    clock.now = right
    today = backups.make_if_due()
    assert ahead is not None
    assert today is not None
    assert backups.newest_good() == today.copy
    assert not backups.due()
    for _day in range(20):
        clock.now += 24 * HOUR
        made = backups.make_if_due()
        assert made is not None
        assert backups.newest_good() == made.copy


def test_nothing_is_copied_where_there_is_nothing(tmp_path: Path, clock: Clock) -> None:
    backups = Backups(tmp_path / "empty", lambda: "", clock)
    assert not backups.due()
    assert backups.copies() == []
    with pytest.raises(FileUnreadable):
        backups.prove()


def test_a_copy_before_a_restore_does_not_stand_in_for_that_of_the_day(
    backups: Backups, clock: Clock
) -> None:
    backups.make(CopyReason.DAILY)
    clock.now += 24 * HOUR
    before = backups.place / "before-restore-20300101-000000"
    before.mkdir()
    (before / "history.db").write_bytes(b"")
    assert backups.due()


def test_a_second_place_has_each_copy_too(tmp_path: Path, backups: Backups, clock: Clock) -> None:
    stick = tmp_path / "stick"
    both = Backups(tmp_path / "user", lambda: str(stick), clock)
    made = both.make(CopyReason.BY_HAND)
    assert made.trouble is not None
    for language in ("es", "en"):
        assert str(stick) in say(language, made.trouble.code, made.trouble.params)
    stick.mkdir()
    clock.now += HOUR
    assert both.make(CopyReason.BY_HAND).trouble is None
    assert [path.name for path in stick.iterdir()] == [second_name()]
    for path in both.place.iterdir():
        path.rename(tmp_path / path.name)
    (there,) = both.copies()
    assert there.elsewhere
    assert both.prove().turns_read == 1


def test_a_second_place_that_cannot_be_written_is_told_and_the_copy_is_here(
    tmp_path: Path, backups: Backups, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / second_name()).write_text("in the way")
    made = Backups(tmp_path / "user", lambda: str(stick), clock).make(CopyReason.BY_HAND)
    assert made.trouble is not None
    assert made.trouble.code == "second_place_failed"
    assert len(backups.copies()) == 1


def test_a_proof_is_noted_in_the_list(backups: Backups, clock: Clock) -> None:
    backups.make(CopyReason.DAILY)
    clock.now += HOUR
    assert backups.prove().turns_read == 1
    assert backups.copies()[0].checked_at == clock.now


def test_one_file_is_offered_with_what_it_would_change_and_leaves_nothing(
    tmp_path: Path, backups: Backups, clock: Clock
) -> None:
    backups.export(tmp_path / "todo.medbot")
    new = Backups(tmp_path / "new", lambda: "", clock)
    offer = new.offer_file(tmp_path / "todo.medbot")
    assert offer.preview.there.turns == 1
    assert offer.preview.here.turns == 0
    offer.let_go()
    assert list(new.place.iterdir()) == []


def test_what_is_erased_for_good_is_erased_from_every_copy(
    tmp_path: Path, backups: Backups, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    both = Backups(tmp_path / "user", lambda: str(stick), clock)
    both.make(CopyReason.BY_HAND)
    (tmp_path / "user" / "history-damaged-20260101-000000.db").write_bytes(b"damaged")
    with closing(History.open(tmp_path / "user")) as history:
        history.bin.delete_conversations([1], clock.now)
        histories = both.histories()
        assert len(histories) == 3
        refused = history.bin.erase(history.bin.removed(), histories)
        assert refused == ["history-damaged-20260101-000000.db"]
        both.list_anew(histories)
    for path in histories[:2]:
        assert "¿uno?".encode() not in path.read_bytes()
        assert fault_of(path.parent) is CopyFault.NONE
        assert read_copy(path.parent).contents.turns == 0
