"""Makes what is handed out from dist/medbot: installers of this system, an SBOM, checksums.

    python resources/installers/make_installers.py [FOLDER]      (default dist/installers)

Called by `python3 dev.py installers`, which builds and checks dist/medbot before. Linux: .deb and .rpm by nfpm.
Windows: a set-up program by NSIS. macOS: a disk image of MedBot.app, signed by build.spec and notarised here where
these are set: MEDBOT_CODESIGN_IDENTITY, MEDBOT_NOTARY_PROFILE (of `xcrun notarytool store-credentials`, in the key
chain MEDBOT_NOTARY_KEYCHAIN if it is not the user's own). On Windows MEDBOT_SIGN_COMMAND signs a file whose path is put
after it: the program, the set-up program and the one that removes it.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import bill

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT = ROOT / "dist" / "medbot"
APP = BUILT.parent / "MedBot.app"
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
ARCHITECTURES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
ARCHITECTURE = ARCHITECTURES.get(platform.machine().lower(), platform.machine().lower())
# Its own installer leaves it out of PATH.
NSIS_PLACES = [
    str(Path(os.environ[name]) / "NSIS")
    for name in ("ProgramFiles(x86)", "ProgramFiles")
    if name in os.environ
]
MAINTAINER = "MedBot Desktop contributors"


def main(arguments: list[str]) -> int:
    """Make everything into one folder; gives the exit code of the process."""
    into = Path(arguments[0]).resolve() if arguments else ROOT / "dist" / "installers"
    if not BUILT.is_dir():
        print("dist/medbot is not there: python3 dev.py package makes it", file=sys.stderr)
        return 2
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    if sys.platform == "win32":
        windows_setup(into)
    elif sys.platform == "darwin":
        mac_image(into)
    else:
        linux_packages(into)
    bill_of_materials(into)
    checksums(into)
    return 0


def linux_packages(into: Path) -> None:
    """A .deb and an .rpm that ask for what Qt needs and for the libc of this machine or a later one."""
    values = {
        "MEDBOT_ARCH": ARCHITECTURE,
        "MEDBOT_VERSION": VERSION,
        "MEDBOT_BUILT": str(BUILT),
        "MEDBOT_HERE": str(HERE),
        "MEDBOT_ROOT": str(ROOT),
        "MEDBOT_GLIBC": platform.libc_ver()[1],
        "MEDBOT_MAINTAINER": os.environ.get("MEDBOT_MAINTAINER", MAINTAINER),
    }
    config = (HERE / "linux" / "nfpm.yaml").read_text(encoding="utf-8")
    for name, value in values.items():
        config = config.replace(f"${{{name}}}", value)
    filled = into / "nfpm.yaml"
    filled.write_text(config, encoding="utf-8")
    for packager in ("deb", "rpm"):
        _call("nfpm", "package", "--config", filled, "--packager", packager, "--target", into)
    filled.unlink()


def windows_setup(into: Path, slash: str = "\\") -> Path:
    """A set-up program for one user, without administrator rights. Also made on other systems, for the test."""
    output = into / f"medbot-{VERSION}-setup.exe"
    values = {
        "VERSION": VERSION,
        "BUILT": BUILT,
        "ICON": ROOT / "build" / "medbot.ico",
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": output,
        "SLASH": slash,
    }
    command = os.environ.get("MEDBOT_SIGN_COMMAND")
    if command:
        for name in ("medbot.exe", "medbot-cli.exe"):
            _sign(command, BUILT / name)
        values["SIGN_COMMAND"] = command
    _call(
        "makensis",
        "-V2",
        *(f"-D{name}={value}" for name, value in values.items()),
        HERE / "windows" / "medbot.nsi",
    )
    if command:
        _sign(command, output)
    return output


def mac_image(into: Path) -> None:
    """A disk image with the program and a way to the Applications folder."""
    output = into / f"medbot-{VERSION}-{ARCHITECTURE}.dmg"
    staged = into / "image"
    shutil.copytree(APP, staged / APP.name, symlinks=True)
    (staged / "Applications").symlink_to("/Applications")
    image = ["create", "-ov", "-volname", "MedBot", "-srcfolder", staged, "-format", "UDZO", output]
    _call("hdiutil", *image, tries=5)  # "Resource busy" while macOS looks the new program through
    shutil.rmtree(staged)
    if identity := os.environ.get("MEDBOT_CODESIGN_IDENTITY"):
        _call("codesign", "--sign", identity, "--timestamp", output)
    if profile := os.environ.get("MEDBOT_NOTARY_PROFILE"):
        chain = os.environ.get("MEDBOT_NOTARY_KEYCHAIN")
        place = ["--keychain", chain] if chain else []
        _call("xcrun", "notarytool", "submit", output, "--keychain-profile", profile, *place, "--wait")
        _call("xcrun", "stapler", "staple", output)


def bill_of_materials(into: Path) -> None:
    """What is inside, as CycloneDX."""
    lock, output = ROOT / "requirements" / "run.txt", into / f"medbot-{VERSION}.cdx.json"
    main_component = ["--pyproject", ROOT / "pyproject.toml"]
    _call("cyclonedx-py", "requirements", lock, *main_component, "--output-reproducible", "-o", output)
    # What is signed last differs from what was collected.
    inside = APP / "Contents" / "Frameworks" if sys.platform == "darwin" else BUILT / "_internal"
    bill.fill(output, inside, ROOT / "build" / "parts.json")


def checksums(into: Path) -> None:
    """SHA256SUMS over all that lies in the folder, as `sha256sum --check` reads it."""
    lines = []
    for file in sorted(path for path in into.iterdir() if path.is_file()):
        with file.open("rb") as content:
            lines.append(f"{hashlib.file_digest(content, 'sha256').hexdigest()}  {file.name}")
    (into / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _sign(command: str, file: Path) -> None:
    """By the system's shell, as NSIS calls it too: the command may have quotes of its own."""
    if failed := subprocess.run(f'{command} "{file}"', shell=True, check=False).returncode:
        sys.exit(f"signing {file.name} failed with {failed}")


def _call(name: str, *arguments: str | Path, tries: int = 1) -> None:
    """A tool of this environment or of the system. Exits where it is missing or fails so often."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", ""), *NSIS_PLACES]
    tool = shutil.which(name, path=os.pathsep.join(places))
    if tool is None:
        sys.exit(f"{name} is not installed")
    # cyclonedx-py warns of the graph of dependencies, which `bill` fills in.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore::UserWarning"}
    for left in reversed(range(tries)):
        failed = subprocess.run([tool, *arguments], env=environment, check=False).returncode
        if not failed:
            return
        if left:
            time.sleep(5)
    sys.exit(f"{name} failed with {failed}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
