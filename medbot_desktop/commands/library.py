"""The commands `import` and `library`: the data sets without a window, beside a window that may be running.

Each change is one transaction of library.db; a running window takes it in before its next answer.
"""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medbot_desktop.commands.terminal import print_either
from medbot_desktop.datasets.findings import CONFIRMABLE
from medbot_desktop.datasets.writing import write_csv, write_jsonl
from medbot_desktop.domain.errors import BadArgument, FileUnreadable, UnknownDataSet
from medbot_desktop.paths import bundled, user_folder
from medbot_desktop.pipeline.check import check_file
from medbot_desktop.retrieval.medicines import Medicines
from medbot_desktop.retrieval.names import load_names
from medbot_desktop.services.person import person_of
from medbot_desktop.storage.library import Library
from medbot_desktop.texts import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from medbot_desktop.domain.library import Change, Replacement
    from medbot_desktop.domain.ports import ReportProgress
    from medbot_desktop.domain.rows import DataSet, Row
    from medbot_desktop.domain.settings import Settings


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], progress: Callable[[bool], ReportProgress]
) -> list[argparse.ArgumentParser]:
    """Add the parsers; `progress` makes what shows how far it is, quietly or not. Gives those that print."""
    importing = commands.add_parser("import", help="add a file of questions and answers to your data")
    importing.add_argument("file", type=Path, metavar="FILE", help="CSV, workbook or JSON lines")
    importing.add_argument("--name", default="", help="what the data is called; the file's name if not given")
    importing.add_argument(
        "--replace", default="", metavar="ID", help="put the rows in the place of those of this data"
    )
    importing.add_argument(
        "--dry-run", action="store_true", help="with --replace: only tell what would change"
    )
    importing.set_defaults(
        run=lambda options, settings, language: _import(options, settings, language, progress)
    )

    library = commands.add_parser("library", help="list, export or switch your data on and off")
    acts = library.add_subparsers(dest="act", metavar="ACT", required=True)

    def add_act(name: str, help: str) -> argparse.ArgumentParser:
        act = acts.add_parser(name, help=help)
        act.add_argument("id", metavar="ID", help="its number or its name")
        return act

    listing = acts.add_parser("list", help="tell what data there is")
    listing.set_defaults(run=_list)
    exporting = add_act("export", "write the rows to a file")
    exporting.add_argument("path", type=Path, metavar="FILE", help=".jsonl for JSON lines, else CSV")
    exporting.set_defaults(run=_export)
    enabling = add_act("enable", "let it answer")
    enabling.set_defaults(run=_enable, enabled=True)
    disabling = add_act("disable", "let it answer no more")
    disabling.set_defaults(run=_enable, enabled=False)
    changes = add_act("changes", "tell who changed what and when")
    changes.set_defaults(run=_changes)
    returning = add_act("rollback", "let the rows be as they were after a change")
    returning.add_argument("change", type=int, metavar="CHANGE", help="the number `library changes` tells")
    returning.set_defaults(run=_roll_back)
    return [importing, listing, exporting, enabling, disabling, changes, returning]


def _import(
    options: argparse.Namespace,
    settings: Settings,
    language: str,
    progress: Callable[[bool], ReportProgress],
) -> int:
    report = progress(options.json)
    checked = check_file(options.file, Medicines(load_names(bundled("data"))), report)
    aside = {n for found in checked.findings if found.kind in CONFIRMABLE for n in found.rows}
    rows = [row for row in checked.usable if row.number not in aside]
    if aside:
        print(say(language, "library_set_aside", {"rows": _listed(aside)}), file=sys.stderr)
    if not rows:
        raise FileUnreadable("no_usable_rows")
    who = person_of(settings)
    with closing(Library.open(user_folder())) as library:
        if not options.replace:
            if options.dry_run:
                raise BadArgument(argument="--dry-run")
            added = library.add_data_set(options.name or options.file.name, rows, who=who)
            print_either(options, _as_json(added), _imported(added, language))
            return 0
        data_set = data_set_named(library, options.replace)
        told = library.compare(data_set.id, rows, report)
        if not options.dry_run:
            library.replace_rows(
                data_set.id, rows, base=told.base, source=options.file.name, who=who, report=report
            )
            if options.name and options.name != data_set.name:
                library.set_details(data_set.id, options.name, data_set.owner, who=who)
        print_either(options, _replacement_json(told), _replaced(told, data_set, options.dry_run, language))
    return 0


def _list(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with closing(Library.open(user_folder())) as library:
        counts = library.reading.review_counts()
        sets = library.data_sets()
    table = []
    lines = []
    for data_set in sets:
        count = counts.get(data_set.id)
        reviewed = count.reviewed if count else 0
        due = count.due if count else 0
        table.append({**_as_json(data_set), "reviewed": reviewed, "due": due})
        kind = ["is_on" if data_set.enabled else "is_off"]
        kind += ["is_sample"] if data_set.sample else ["is_own"] if data_set.own else []
        words = [say(language, "library_rows", {"rows": data_set.row_count})]
        words += [say(language, f"library_{code}") for code in kind]
        words += [data_set.owner] if data_set.owner else []
        words.append(_when(data_set.imported_at))
        lines.append(f"{data_set.id:>4}  {data_set.name}  ({', '.join(words)})")
    print_either(options, table, "\n".join(lines) or say(language, "library_empty"))
    return 0


def _export(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with closing(Library.open(user_folder())) as library:
        data_set = data_set_named(library, options.id)
        rows: list[Row] = library.rows(data_set.id)
    write = write_jsonl if options.path.suffix.lower() in (".jsonl", ".ndjson") else write_csv
    write(rows, options.path)
    told: dict[str, str | int] = {"rows": len(rows), "path": str(options.path)}
    print_either(options, told, say(language, "library_exported", told))
    return 0


def _enable(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with closing(Library.open(user_folder())) as library:
        data_set = data_set_named(library, options.id)
        library.set_enabled(data_set.id, options.enabled, who=person_of(settings))
        data_set = library.data_set(data_set.id)
    code = "library_on" if data_set.enabled else "library_off"
    print_either(options, _as_json(data_set), say(language, code, {"name": data_set.name}))
    return 0


def _changes(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with closing(Library.open(user_folder())) as library:
        changes = library.changes.of(data_set_named(library, options.id).id)
    lines = [
        f"{change.id:>6}  {_when(change.made_at)}  {change.made_by:<12}  {change_words(change, language)}"
        for change in changes
    ]
    print_either(options, [asdict(change) for change in changes], "\n".join(lines))
    return 0


def _roll_back(options: argparse.Namespace, settings: Settings, language: str) -> int:
    with closing(Library.open(user_folder())) as library:
        data_set = data_set_named(library, options.id)
        library.roll_back(data_set.id, options.change, who=person_of(settings))
        data_set = library.data_set(data_set.id)
    told: dict[str, str | int] = {"name": data_set.name, "change": options.change}
    print_either(options, _as_json(data_set), say(language, "library_returned", told))
    return 0


def change_words(change: Change, language: str) -> str:
    """What a change did, in one line."""
    counts: dict[str, str | int] = {
        "added": change.added,
        "changed": change.changed,
        "removed": change.removed,
    }
    words = say(language, f"change_{change.kind.value}", counts)
    return f"{words} ({change.source})" if change.source else words


def _listed(numbers: set[int]) -> str:
    shown = ", ".join(map(str, sorted(numbers)[:20]))
    return shown + (" …" if len(numbers) > 20 else "")


def data_set_named(library: Library, name: str) -> DataSet:
    """The data set with this number or name. Raises UnknownDataSet."""
    for data_set in library.data_sets():
        if name in (str(data_set.id), data_set.name):
            return data_set
    raise UnknownDataSet(name=name)


def _imported(added: DataSet, language: str) -> str:
    told: dict[str, str | int] = {"name": added.name, "id": added.id, "rows": added.row_count}
    return say(language, "library_imported", told)


def _replaced(told: Replacement, data_set: DataSet, dry_run: bool, language: str) -> str:
    lines = [say(language, "library_replacement", _counts(told))]
    if told.lost_edits:
        lines.append(say(language, "library_lost_edits", {"count": told.lost_edits}))
    code = "library_not_replaced" if dry_run else "library_replaced"
    lines.append(say(language, code, {"name": data_set.name}))
    return "\n".join(lines)


def _counts(told: Replacement) -> dict[str, str | int]:
    return {
        "added": told.added,
        "changed": told.changed,
        "removed": told.removed,
        "same": told.same,
        "kept": told.kept,
    }


def _replacement_json(told: Replacement) -> dict[str, Any]:
    return {"dataset": told.dataset_id, **_counts(told), "lost_edits": told.lost_edits}


def _as_json(data_set: DataSet) -> dict[str, Any]:
    return {
        "id": data_set.id,
        "name": data_set.name,
        "owner": data_set.owner,
        "language": data_set.language,
        "rows": data_set.row_count,
        "content_hash": data_set.content_hash,
        "imported_at": data_set.imported_at,
        "enabled": data_set.enabled,
        "sample": data_set.sample,
    }


def _when(moment: float) -> str:
    return datetime.fromtimestamp(moment).strftime("%Y-%m-%d %H:%M")
