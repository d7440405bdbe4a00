"""The bill of materials: what lies in dist/medbot, part by part, with every native file and its digest.

What the parts are tells build/parts.json, which build.spec writes from what it collected; what the packages of Python
are, cyclonedx-py from the lock they were installed from.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent.parent
ENCODER = ROOT / "resources" / "encoder"


def fill(bill_file: Path, inside: Path, parts_file: Path) -> None:
    """Keep of the lock's packages those that are `inside` the built program's folder of libraries, add the rest.

    Raises ValueError where the schema is broken.
    """
    bill = json.loads(bill_file.read_text(encoding="utf-8"))
    of_lock = {_plain(component["name"]): component for component in bill["components"]}
    parts = json.loads(parts_file.read_text(encoding="utf-8"))
    components = []
    for part in parts:
        component = _component(part, of_lock)
        if files := [_file(inside, place) for place in part["files"]]:
            component["components"] = files
        components.append(component)
    components += [_encoder(), _data()]
    bill["components"] = components
    root = bill["metadata"]["component"]["bom-ref"]
    references = [component["bom-ref"] for component in components]
    bill["dependencies"] = [
        {"ref": root, "dependsOn": sorted(references)},
        *({"ref": reference} for reference in sorted(references)),
    ]
    text = json.dumps(bill, indent=1, sort_keys=True) + "\n"
    if error := JsonStrictValidator(SchemaVersion.from_version(bill["specVersion"])).validate_str(text):
        raise ValueError(f"not as CycloneDX wants it: {error}")
    bill_file.write_text(text, encoding="utf-8", newline="\n")


def _component(part: dict[str, Any], of_lock: dict[str, dict[str, Any]]) -> dict[str, Any]:
    kind, name, version = part["kind"], part["name"], part["version"]
    known = [{"expression": part["licence"]}] if part.get("licence") else []
    if kind == "pypi" and (found := of_lock.get(_plain(name))):
        return {**found, "licenses": known} if known else found
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{kind}:{name}",
        "name": name,
        "version": version,
        "purl": f"pkg:{kind}/{_maker(kind)}{name}@{quote(version, safe='')}",
    }
    if known:
        component["licenses"] = known
    if source := part.get("source"):
        component["description"] = f"of the source package {source}"
    return component


def _maker(kind: str) -> str:
    """Whose packages they are: the system's on which the program was built."""
    return f"{platform.freedesktop_os_release()['ID']}/" if kind == "deb" else ""


def _encoder() -> dict[str, Any]:
    told = tomllib.loads((ENCODER / "provenance.toml").read_text(encoding="utf-8"))
    return {
        "type": "machine-learning-model",
        "bom-ref": "encoder",
        "name": "multilingual-e5-small, cut to Spanish and English",
        "version": told["encoder_id"],
        "licenses": [{"license": {"id": "MIT"}}],
        "components": [_file(ROOT, f"resources/encoder/{name}") for name in told["sha256"]],
    }


def _data() -> dict[str, Any]:
    """Names, rows and word lists; whose they are tells data/LICENSES.md."""
    made_with = (".py", ".pyc")
    files = sorted(
        path for path in (ROOT / "data").iterdir() if path.is_file() and path.suffix not in made_with
    )
    return {
        "type": "data",
        "bom-ref": "data",
        "name": "data",
        "description": "Names of medicines, sample rows and word lists; whose they are stands in data/LICENSES.md",
        "components": [_file(ROOT, path.relative_to(ROOT).as_posix()) for path in files],
    }


def _file(folder: Path, place: str) -> dict[str, Any]:
    with (folder / place).open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    hashes = [{"alg": "SHA-256", "content": digest}]
    return {"type": "file", "bom-ref": f"file:{place}", "name": place, "hashes": hashes}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
