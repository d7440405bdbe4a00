"""Draws app.svg into the icon files that Windows and macOS want; build.spec calls it.

    python resources/icons/make_app_icon.py FILE.ico FILE.icns

Both hold pictures as PNG: .ico by the layout of the Windows icon directory, .icns by Apple's four-letter types.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_TYPES = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024, "ic11": 32, "ic12": 64,
              "ic13": 256, "ic14": 512}  # fmt: skip


def picture(size: int) -> bytes:
    """The icon as PNG, `size` pixels a side."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "app.svg")).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def ico() -> bytes:
    pictures = [(size, picture(size)) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    directory, content = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in pictures:
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset + len(content))
        content += data
    return directory + content


def icns() -> bytes:
    content = b"".join(
        kind.encode() + struct.pack(">I", 8 + len(data)) + data
        for kind, data in ((kind, picture(size)) for kind, size in ICNS_TYPES.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


def main(arguments: list[str]) -> None:
    app = QGuiApplication([])
    for place in map(Path, arguments):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(ico() if place.suffix == ".ico" else icns())
    del app


if __name__ == "__main__":
    main(sys.argv[1:])
