"""What a question takes over from the turn before, and what its user has chosen for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medbot_desktop.answering.asides import is_follow_up, is_joined_follow_up
from medbot_desktop.retrieval.medicines import Asked

if TYPE_CHECKING:
    from medbot_desktop.domain.asking import Before

CARRY_S = 600.0


def carried_on(question: str, before: Before | None, *, joined: bool) -> tuple[frozenset[str], ...]:
    """The medicines of the turn before that a follow-up is about; `joined` where it adds to them by its words."""
    if before is None or before.red_flag or before.age_s > CARRY_S or not before.medicine_ids:
        return ()
    if not joined and not is_follow_up(question) and not is_joined_follow_up(question):
        return ()
    return tuple(frozenset((i,)) for i in before.medicine_ids)


def chosen(asked: Asked, key: str) -> Asked:
    """The medicines with an ambiguous name or a look-alike pair settled by the user's choice."""
    entry_id = key.removeprefix("medicine:")
    if not entry_id or entry_id == key:
        return asked
    mentions = tuple(replace(m, ids=(entry_id,)) if entry_id in m.ids else m for m in asked.mentions)
    groups = tuple(frozenset((entry_id,)) if entry_id in g else g for g in asked.groups)
    return Asked(mentions, groups)
