"""Write data/red_flags.toml into the module the program carries as its copy."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = '''"""The program's own copy of data/red_flags.toml, written by tools/copy_red_flags.py; do not edit."""

# ruff: noqa: E501
from __future__ import annotations

SOURCE = r\'\'\''''


def module_of(source: str) -> str:
    """The text of red_flags_copy.py for a source. Raises ValueError for one that a raw string cannot hold."""
    if "'''" in source or "\\" in source:
        raise ValueError("red_flags.toml may hold neither ''' nor a backslash")
    return f"{HEAD}{source}'''\n"


def main() -> None:
    source = (ROOT / "data" / "red_flags.toml").read_text(encoding="utf-8")
    target = ROOT / "medbot_desktop" / "answering" / "red_flags_copy.py"
    target.write_text(module_of(source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
