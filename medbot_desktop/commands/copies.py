"""The command `copies`: make, list, prove, restore, and everything as one file, without a window.

Restoring asks nothing: without `--yes` it only tells what would change. It is refused while a window is open.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.commands.terminal import print_either
from medbot_desktop.domain.copies import CopyReason
from medbot_desktop.domain.errors import FileUnreadable
from medbot_desktop.paths import user_folder
from medbot_desktop.services.backups import Backups
from medbot_desktop.texts import say

if TYPE_CHECKING:
    import argparse

    from medbot_desktop.domain.copies import Contents, Copy
    from medbot_desktop.domain.settings import Settings
    from medbot_desktop.services.backups import Offer


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> list[argparse.ArgumentParser]:
    """Add the parsers; gives those that print."""
    copies = commands.add_parser("copies", help="copies of everything: make, list, prove, restore")
    acts = copies.add_subparsers(dest="act", metavar="ACT", required=True)
    listing = acts.add_parser("list", help="tell what copies there are")
    listing.set_defaults(run=_list)
    making = acts.add_parser("make", help="make a copy now and read it back")
    making.set_defaults(run=_make)
    proving = acts.add_parser("prove", help="restore the newest into an empty folder and read it whole")
    proving.set_defaults(run=_prove)
    restoring = acts.add_parser("restore", help="put a copy in the place of what is here")
    restoring.add_argument(
        "source", metavar="COPY", help="its name, a folder, or a file with everything inside"
    )
    restoring.add_argument(
        "--yes", action="store_true", help="do it; without this only tell what would change"
    )
    restoring.set_defaults(run=_restore, behind_pin=True)
    exporting = acts.add_parser("export", help="write everything as one file, for another computer")
    exporting.add_argument("path", type=Path, metavar="FILE", help="the file, usually .medbot")
    exporting.set_defaults(run=_export)
    return [listing, making, proving, restoring, exporting]


def _backups(settings: Settings) -> Backups:
    return Backups(user_folder(), lambda: settings.copies_folder)


def _list(options: argparse.Namespace, settings: Settings, language: str) -> int:
    copies = _backups(settings).copies()
    lines = [_line(copy) for copy in copies]
    print_either(options, {"copies": [_as_json(copy) for copy in copies]}, "\n".join(lines))
    return 0


def _make(options: argparse.Namespace, settings: Settings, language: str) -> int:
    made = _backups(settings).make(CopyReason.BY_HAND)
    trouble = say(language, made.trouble.code, made.trouble.params) if made.trouble else ""
    print_either(
        options, {**_as_json(made.copy), "trouble": trouble}, "\n".join([_line(made.copy), trouble]).strip()
    )
    return 3 if trouble else 0


def _prove(options: argparse.Namespace, settings: Settings, language: str) -> int:
    proof = _backups(settings).prove()
    held = proof.contents
    whole = proof.turns_read == held.turns and proof.rows_read == held.rows and proof.found_by_search
    params: dict[str, str | int] = {
        "name": proof.copy.name, "turns": proof.turns_read, "all_turns": held.turns,
        "rows": proof.rows_read, "all_rows": held.rows,
    }  # fmt: skip
    print_either(
        options,
        {**params, "whole": whole, "seconds": round(proof.seconds, 2)},
        say(language, "copy_proved", params),
    )
    return 0 if whole else 3


def _restore(options: argparse.Namespace, settings: Settings, language: str) -> int:
    backups = _backups(settings)
    offer = _offer(backups, options.source)
    try:
        preview = offer.preview
        told: dict[str, str | int] = {
            "here": preview.here.turns, "there": preview.there.turns, "lost": preview.lost_turns,
        }  # fmt: skip
        lines = [say(language, "copy_compared", told)]
        answer: dict[str, Any] = {"preview": asdict(preview), "restored": False}
        if options.yes:
            restored = backups.restore(offer.source)
            lines.append(say(language, "copy_restored", {"turns": restored.turns, "rows": restored.rows}))
            answer |= {"restored": True, "kept": restored.kept.name if restored.kept else None}
        print_either(options, answer, "\n".join(lines))
    finally:
        offer.let_go()
    return 0


def _export(options: argparse.Namespace, settings: Settings, language: str) -> int:
    copy = _backups(settings).export(options.path)
    print_either(options, {"file": str(options.path), "contents": asdict(copy.contents)}, str(options.path))  # type: ignore[arg-type]
    return 0


def _offer(backups: Backups, named: str) -> Offer:
    for copy in backups.copies():
        if copy.name == named:
            return backups.offer_folder(copy.folder)
    path = Path(named)
    if not path.exists():
        raise FileUnreadable("missing")
    return backups.offer_folder(path) if path.is_dir() else backups.offer_file(path)


def _as_json(copy: Copy) -> dict[str, Any]:
    return {
        "name": copy.name,
        "folder": str(copy.folder),
        "made_at": copy.made_at,
        "reason": copy.reason,
        "size_bytes": copy.size_bytes,
        "contents": asdict(copy.contents) if copy.contents else None,
        "checked_at": copy.checked_at,
        "fault": copy.fault,
    }


def _line(copy: Copy) -> str:
    made = datetime.fromtimestamp(copy.made_at).strftime("%Y-%m-%d %H:%M")
    return f"{copy.name}  {made}  {copy.reason}  {copy.size_bytes / 1e6:.1f} MB  {_counts(copy.contents)}{copy.fault}"


def _counts(contents: Contents | None) -> str:
    return f"{contents.turns} questions, {contents.rows} rows  " if contents else ""
