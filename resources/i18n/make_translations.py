"""Renews the translation sources from the window's code and compiles them.

    python resources/i18n/make_translations.py [--add pt]

`--add` begins the source of one more language. Spanish holds every sentence; English only those with a number, for its
own two forms. `--check` changes nothing in the folder: it fails if renewing would change a source or if a sentence is
not translated.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
CODE = HERE.parent.parent / "medbot_desktop"
SOURCES = {path.stem.partition("_")[2]: path.name for path in sorted(HERE.glob("medbot_*.ts"))}


def tool(name: str) -> str:
    """A PySide6 tool of the environment that runs this. Exits if it is not there."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        sys.exit(f"{name} is not installed; it comes with PySide6")
    return found


def renew(folder: Path) -> None:
    """Bring the sources in `folder` up to date with the code: new sentences added, gone ones dropped."""
    files = [str(path) for path in sorted(CODE.glob("ui/**/*.py"))]
    for language, name in SOURCES.items():
        plural = ["-pluralonly"] if language == "en" else []
        subprocess.run(
            [tool("pyside6-lupdate"), *plural, "-no-obsolete", "-locations", "none",
             "-source-language", "en", "-target-language", language, *files, "-ts", str(folder / name)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def unfinished(source: Path) -> list[str]:
    """The sentences of a source that have no finished translation, in every form."""
    missing = []
    for message in ElementTree.parse(source).iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else [*translation.iter("numerusform")] or [translation]
        done = translation is not None and "type" not in translation.attrib
        if not done or any(not (form.text or "").strip() for form in forms):
            missing.append(message.findtext("source", ""))
    return missing


def compile_all(folder: Path) -> None:
    for name in SOURCES.values():
        source = folder / name
        compiled = ["-qm", str(source.with_suffix(".qm"))]
        subprocess.run(
            [tool("pyside6-lrelease"), str(source), *compiled], check=True, stdout=subprocess.DEVNULL
        )


def check() -> list[str]:
    """What is wrong with the sources as they lie there; nothing is changed."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in SOURCES.values():
            shutil.copy(HERE / name, scratch)
        renew(Path(scratch))
        wrong = [
            f"{name}: not translated: {text}" for name in SOURCES.values() for text in unfinished(HERE / name)
        ]
        for name in SOURCES.values():
            if (Path(scratch) / name).read_bytes() != (HERE / name).read_bytes():
                wrong.append(f"{name}: not up to date with the code; run make_translations.py")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--add", metavar="CODE", help="a language that has no source yet")
    arguments = parser.parse_args()
    if arguments.add:
        SOURCES.setdefault(arguments.add, f"medbot_{arguments.add}.ts")
    if arguments.check:
        wrong = check()
        print("\n".join(wrong) or "up to date")
        return 1 if wrong else 0
    renew(HERE)
    compile_all(HERE)
    missing = [text for name in SOURCES.values() for text in unfinished(HERE / name)]
    print("\n".join(f"not translated: {text}" for text in missing) or "all translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
