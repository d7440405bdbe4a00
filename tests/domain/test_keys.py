"""What can be a key, with the true reason where it cannot, and what is shown of one."""

from __future__ import annotations

import pytest

from medbot_desktop.domain.errors import KeyRefused
from medbot_desktop.domain.keys import checked_key, masked_key


@pytest.mark.parametrize("key", ["AIza" + "x" * 35, "AQ.Ab8-_x", "sk-proj-" + "y" * 150, "1", "lm-studio"])
def test_no_format_is_assumed_and_blanks_around_go(key: str) -> None:
    assert checked_key(f"\t{key} \r\n") == key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "key_empty"),
        (" \n ", "key_empty"),
        ("sk-one\nsk-two", "key_two_lines"),
        ("sk-one\r\nsk-two\r\n", "key_two_lines"),
        ("sk-one two", "key_inner_space"),
        ("sk-one\u00a0two", "key_inner_space"),
        ("sk-one\ttwo", "key_inner_space"),
        ("clave“1”", "key_not_text"),
        ("sk-\u200bone", "key_not_text"),
    ],
)
def test_what_cannot_be_a_key_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(KeyRefused) as refused:
        checked_key(text)
    assert refused.value.code == code
    assert "one" not in repr(refused.value) + repr(refused.value.params)


def test_four_characters_are_shown_of_a_long_key_and_none_of_a_short_one() -> None:
    assert masked_key("sk-0123456789abcd") == "••••••••abcd"
    assert masked_key("short-key") == "••••••••"
